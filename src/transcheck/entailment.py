"""Entailment: does one text make another true, leave it open, or make it false.

Two engines give the same values: the bundled model on ONNX Runtime, which also says which words moved the meaning, and
any sequence-classification model of the Hugging Face hub through `transformers` (extra `transcheck[torch]`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from transcheck.errors import ModelError
from transcheck.inference import LABELS, Probabilities
from transcheck.models import Model, find, models_folder
from transcheck.runtime import Body
from transcheck.vocabulary import BOS, EOS, Vocabulary, load_vocabulary

__all__ = [
    "BundledEntailment",
    "EntailmentModel",
    "Judgement",
    "Mark",
    "combine",
    "load_entailment",
    "probabilities_array",
]

Array = NDArray[np.float32]

_OVERLAP = 32


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of text with the model's estimate that it is part of what moved the meaning.

    Attributes:
        start: Offset in the text judged (Unicode code points).
        end: Offset after the piece.
        score: 0…1.
    """

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a model says of one pair.

    Attributes:
        probabilities: Of the three classes, calibrated.
        premise_marks: One mark a piece of the premise; empty if the model has no token head.
        hypothesis_marks: One mark a piece of the hypothesis.
        windows: How many windows the pair was read in; 1 unless it is longer than the model's input.
    """

    probabilities: Probabilities
    premise_marks: tuple[Mark, ...] = ()
    hypothesis_marks: tuple[Mark, ...] = ()
    windows: int = 1


class EntailmentModel(Protocol):
    """What the audit needs of an entailment model."""

    @property
    def signature(self) -> str:
        """Name and fingerprint, for reports."""

    def judge(self, premises: Sequence[str], hypotheses: Sequence[str]) -> list[Judgement]:
        """One judgement a pair, in order. Every pair is judged as if alone."""


class BundledEntailment:
    """The bundled model. Pairs longer than its input are read in overlapping windows of the longer side.

    Args:
        model: The model's folder.
        vocabulary: The shared vocabulary.
        threads: Pairs judged at the same time; None for one a core.
    """

    def __init__(self, model: Model, vocabulary: Vocabulary, threads: int | None = None) -> None:
        self.model = model
        self._vocabulary = vocabulary
        self._body = Body(model.file("model.onnx"), threads)
        self._room = int(model.config.get("max_tokens", 512)) - 4
        self._offsets = np.array([float(model.config.get("entailment_offset", 0.0)), 0.0, 0.0])
        self._temperature = float(model.config.get("temperature", 1.0))
        self._slope = float(model.config.get("changed_slope", 1.0))
        self._offset = float(model.config.get("changed_offset", 0.0))

    @property
    def signature(self) -> str:
        """Name and fingerprint."""
        return f"{self.model.name}@{self.model.fingerprint}"

    def judge(self, premises: Sequence[str], hypotheses: Sequence[str]) -> list[Judgement]:
        """One judgement a pair, in order.

        Raises:
            ValueError: If the two sequences differ in length.
        """
        inputs: list[_Input] = []
        for index, (premise, hypothesis) in enumerate(zip(premises, hypotheses, strict=True)):
            inputs += self._windows(index, premise, hypothesis)
        outputs = self._body.run([self._rows(item) for item in inputs], ["logits", "changed"])
        grouped: list[dict[int, list[Judgement]]] = [{} for _ in premises]
        for item, (logits, changed) in zip(inputs, outputs, strict=True):
            grouped[item.index].setdefault(item.part, []).append(self._judgement(item, logits, changed))
        return [combine(list(parts.values())) for parts in grouped]

    def _windows(self, index: int, premise: str, hypothesis: str) -> list[_Input]:
        left, right = self._vocabulary.pieces(premise), self._vocabulary.pieces(hypothesis)
        if len(left) + len(right) <= self._room:
            return [_Input(index, 0, left.ids, left.spans, right.ids, right.spans)]
        half = self._room // 2
        left_room = self._room - len(right) if len(right) <= half else max(half, self._room - len(right))
        right_room = self._room - min(len(left), left_room)
        return [
            _Input(index, k, left.ids[i:j], left.spans[i:j], right.ids[k:n], right.spans[k:n])
            for k, n in _cuts(len(right), right_room)
            for i, j in _cuts(len(left), left_room)
        ]

    def _rows(self, item: _Input) -> Array:
        ids = [BOS, *item.left, EOS, EOS, *item.right, EOS]
        return self._vocabulary.rows(np.array(ids, np.int64))

    def _judgement(self, item: _Input, logits: Array, changed: Array) -> Judgement:
        scaled = (logits.astype(np.float64) + self._offsets) / self._temperature
        exponents = np.exp(scaled - scaled.max())
        shares = exponents / exponents.sum()
        scores = 1 / (1 + np.exp(-(changed.astype(np.float64) * self._slope + self._offset)))
        left = scores[1 : 1 + len(item.left)]
        right = scores[3 + len(item.left) : -1]
        return Judgement(
            Probabilities(*(float(share) for share in shares)),
            tuple(Mark(*span, float(score)) for span, score in zip(item.left_spans, left, strict=True)),
            tuple(Mark(*span, float(score)) for span, score in zip(item.right_spans, right, strict=True)),
        )


@dataclass(frozen=True, slots=True)
class _Input:
    index: int
    part: int
    left: tuple[int, ...]
    left_spans: tuple[tuple[int, int], ...]
    right: tuple[int, ...]
    right_spans: tuple[tuple[int, int], ...]


def _cuts(length: int, room: int) -> list[tuple[int, int]]:
    if length <= room:
        return [(0, length)]
    step = max(room - _OVERLAP, 1)
    return [(start, min(start + room, length)) for start in range(0, length - _OVERLAP, step)]


def combine(parts: Sequence[Sequence[Judgement]]) -> Judgement:
    """Join the windows of a pair, given for each part of the hypothesis by window of the premise.

    A part of the hypothesis holds if some window of the premise entails it (Laban et al. 2022, "SummaC"); the whole
    hypothesis is only as good as its worst part.
    """
    windows = [window for part in parts for window in part]
    if len(windows) == 1:
        return windows[0]
    best = [max(part, key=lambda item: item.probabilities.entailment) for part in parts]
    worst = min(best, key=lambda item: item.probabilities.entailment)
    return Judgement(
        worst.probabilities,
        _merge([window.premise_marks for window in windows]),
        _merge([window.hypothesis_marks for window in windows]),
        len(windows),
    )


def _merge(groups: Sequence[Sequence[Mark]]) -> tuple[Mark, ...]:
    """The least score that any window gave a piece: a counterpart in one window is enough to clear it."""
    lowest: dict[tuple[int, int], float] = {}
    for mark in (mark for group in groups for mark in group):
        key = (mark.start, mark.end)
        lowest[key] = min(mark.score, lowest.get(key, 1.0))
    return tuple(Mark(*key, score) for key, score in sorted(lowest.items()))


@cache
def load_entailment(name: str | None = None, threads: int | None = None, device: str = "cpu") -> EntailmentModel:
    """The bundled entailment model, or another one by name.

    Args:
        name: None for the bundled one; a folder, or a model of the Hugging Face hub.
        threads: Pairs judged at the same time, or cores that torch may use; None for one a core.
        device: `cpu` or a torch device, for models run by `transformers`.

    Raises:
        ModelError: If it cannot be loaded, or does not run on the device.
    """
    if name is None:
        return _bundled(find("entailment"), threads, device)
    folder = Path(name)
    own = folder if (folder / "config.json").is_file() else models_folder() / name
    if (own / "config.json").is_file():
        model = find(str(own))
        if model.kind == "entailment":
            return _bundled(model, threads, device)
    from transcheck.hub import TransformersEntailment

    return TransformersEntailment(name, threads, device)


def _bundled(model: Model, threads: int | None, device: str) -> BundledEntailment:
    if device != "cpu":
        raise ModelError(f"model {model.name}: runs on cpu; {device} is for models of the hub")
    return BundledEntailment(model, load_vocabulary(), threads)


def probabilities_array(judgements: Sequence[Judgement]) -> NDArray[np.float64]:
    """Array (n, 3) in the order entailment, neutral, contradiction."""
    return np.array(
        [[getattr(item.probabilities, label) for label in LABELS] for item in judgements], np.float64
    ).reshape(-1, 3)
