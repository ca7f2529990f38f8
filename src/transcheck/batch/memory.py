"""Judgements of the entailment model kept with an audit, so that a corrected article is not judged anew as a whole.

An audit depends on the whole article: sentences are aligned by what sets them apart from all others. What can be kept
without changing any result is the model's judgement of a pair of texts, because every pair is judged as if alone. After
a correction only the pairs that it touches are judged; the rest of the audit is done again and is that of a fresh run.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from transcheck.entailment import EntailmentModel, Judgement, Mark
from transcheck.inference import Probabilities
from transcheck.vocabulary import load_vocabulary

__all__ = ["Remembering"]

_Spans = Sequence[tuple[int, int]]


class Remembering:
    """An entailment model that judges no pair of a copy twice.

    Args:
        model: The model asked about what is not known.
    """

    def __init__(self, model: EntailmentModel) -> None:
        self._model = model
        self._known: Mapping[str, Any] = {}
        self._asked: dict[str, tuple[str, str, Judgement]] = {}

    def begin(self, known: Mapping[str, Any]) -> None:
        """Forget the last copy; `known` is what `kept` gave for the next one before, from the same model."""
        self._known = known
        self._asked = {}

    @property
    def signature(self) -> str:
        """Name and fingerprint of the model."""
        return self._model.signature

    def judge(self, premises: Sequence[str], hypotheses: Sequence[str]) -> list[Judgement]:
        """One judgement a pair, in order."""
        pairs = list(zip(premises, hypotheses, strict=True))
        keys = [_key(*pair) for pair in pairs]
        for key, pair in zip(keys, pairs, strict=True):
            if key not in self._asked and key in self._known:
                self._asked[key] = (*pair, _read(*pair, self._known[key]))
        missing = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in self._asked}
        found = self._model.judge([left for left, _ in missing.values()], [right for _, right in missing.values()])
        for (key, pair), judgement in zip(missing.items(), found, strict=True):
            self._asked[key] = (*pair, judgement)
        return [self._asked[key][2] for key in keys]

    def kept(self) -> dict[str, Any]:
        """What was judged, for JSON; pairs longer than the model's input are left out."""
        written = ((key, _write(*item)) for key, item in sorted(self._asked.items()))
        return {key: value for key, value in written if value is not None}


def _key(premise: str, hypothesis: str) -> str:
    text = f"{len(premise)}:{premise}{hypothesis}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _write(premise: str, hypothesis: str, judgement: Judgement) -> list[Any] | None:
    """Probabilities and the scores of the marks, exactly; the marks' places follow from the texts. None for windows."""
    if judgement.windows > 1:
        return None
    found = judgement.probabilities
    scores = []
    for text, marks in ((premise, judgement.premise_marks), (hypothesis, judgement.hypothesis_marks)):
        if marks and [(mark.start, mark.end) for mark in marks] != list(_spans(text)):
            return None
        scores.append(base64.b64encode(np.array([mark.score for mark in marks], "<f8").tobytes()).decode())
    return [found.entailment, found.neutral, found.contradiction, *scores]


def _read(premise: str, hypothesis: str, value: Sequence[Any]) -> Judgement:
    left, right = (
        tuple(
            Mark(*span, float(score))
            for span, score in zip(
                _spans(text) if scores else (), np.frombuffer(base64.b64decode(scores), "<f8"), strict=True
            )
        )
        for text, scores in ((premise, value[3]), (hypothesis, value[4]))
    )
    return Judgement(Probabilities(*(float(share) for share in value[:3])), left, right)


def _spans(text: str) -> _Spans:
    return load_vocabulary().pieces(text).spans
