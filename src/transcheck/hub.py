"""Entailment models of the Hugging Face hub, or of a folder, through `transformers` (extra `transcheck[torch]`)."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from transcheck.entailment import Judgement, combine
from transcheck.errors import ModelError, first_line
from transcheck.inference import LABELS, Probabilities

__all__ = ["TransformersEntailment", "label_order"]

# Pieces that neighbouring windows share when a text exceeds the model's input.
_OVERLAP = 64
_MOST_TOKENS = 4096


class TransformersEntailment:
    """Any sequence-classification model trained on natural language inference.

    Only safetensors weights are loaded and no code of the model's repository is run.

    Args:
        name: Name on the hub, or a folder.
        threads: Cores that torch may use, in the whole process; None to leave that to torch.
        device: A torch device.

    Raises:
        ModelError: If the extra is not installed, the model cannot be loaded or does not run on the device, or its
            labels are not those of NLI.
    """

    def __init__(self, name: str, threads: int | None = None, device: str = "cpu") -> None:
        try:
            import torch
            from transformers import AutoModelForSequenceClassification, AutoTokenizer
        except ImportError as error:
            raise ModelError(f"model {name}: install transcheck[torch] to use models of the hub") from error
        offline = os.environ.get("HF_HUB_OFFLINE") == "1"
        try:
            self._tokenizer: Any = AutoTokenizer.from_pretrained(name, local_files_only=offline)
            self._model: Any = AutoModelForSequenceClassification.from_pretrained(
                name, use_safetensors=True, local_files_only=offline
            )
        except Exception as error:  # transformers lets errors of several libraries through: safetensors, torch, the hub
            raise ModelError(f"model {name}: cannot be loaded ({first_line(error)})") from error
        self._torch: Any = torch
        self._device = device
        try:
            self._model.to(device).eval()
        except (RuntimeError, AssertionError) as error:  # no such device; torch built without it
            raise ModelError(f"model {name}: does not run on {device} ({first_line(error)})") from error
        if threads is not None:
            torch.set_num_threads(threads)
        self._order = label_order(name, self._model.config.id2label)
        self._name = name
        limit = min(self._tokenizer.model_max_length, getattr(self._model.config, "max_position_embeddings", 512))
        self._room = min(limit, _MOST_TOKENS)

    @property
    def signature(self) -> str:
        """Name and the revision the hub gave."""
        revision = getattr(self._model.config, "_commit_hash", None)
        return f"{self._name}@{str(revision)[:8]}" if revision else self._name

    def judge(self, premises: Sequence[str], hypotheses: Sequence[str]) -> list[Judgement]:
        """One judgement a pair, in order; no marks, since such models have no token head."""
        return [self._judge_one(*pair) for pair in zip(premises, hypotheses, strict=True)]

    def _judge_one(self, premise: str, hypothesis: str) -> Judgement:
        return combine([self._judge_part(premise, part) for part in self._parts(hypothesis)])

    def _parts(self, text: str) -> list[str]:
        """The text, or stretches of it that take half of the model's input each."""
        half = self._room // 2
        found = self._tokenizer(
            text,
            truncation=True,
            max_length=half,
            stride=min(_OVERLAP, half // 4),
            return_overflowing_tokens=True,
            return_offsets_mapping=True,
        )
        if len(found["input_ids"]) == 1:
            return [text]
        return [text[min(s for s, e in spans if e) : max(e for _, e in spans)] for spans in found["offset_mapping"]]

    def _judge_part(self, premise: str, hypothesis: str) -> list[Judgement]:
        windows = self._tokenizer(
            premise,
            hypothesis,
            truncation="only_first",
            max_length=self._room,
            stride=min(_OVERLAP, self._room // 8),
            return_overflowing_tokens=True,
            padding=True,
            return_tensors="pt",
        )
        windows.pop("overflow_to_sample_mapping", None)
        with self._torch.inference_mode():
            logits = self._model(**windows.to(self._device)).logits.float().cpu()
        return [Judgement(Probabilities(*shares)) for shares in logits.softmax(-1)[:, self._order].tolist()]


def label_order(name: str, labels: Mapping[int, str]) -> list[int]:
    """Positions of entailment, neutral and contradiction among a model's labels, in whatever order they stand.

    Raises:
        ModelError: If the labels are not those of natural language inference.
    """
    found = {str(label).lower().replace("-", "_"): int(index) for index, label in labels.items()}
    order = [next((index for label, index in found.items() if label.startswith(wanted[:6])), None) for wanted in LABELS]
    if None in order:
        raise ModelError(f"model {name}: its labels {sorted(found)} are not entailment, neutral, contradiction")
    return [index for index in order if index is not None]
