"""What the models said before: of the copy in hand, of copies before it, and before a correction of the article.

Copies of one article have many sentences in common, with the article and with each other. Every text is encoded and
every pair is judged as if alone, so what a model said of them holds for the next copy as well; a worker keeps the last
of it.

Judgements are also kept with an audit, so that a corrected article is not judged anew as a whole. An audit depends on
the whole article: sentences are aligned by what sets them apart from all others. After a correction only the pairs that
it touches are judged; the rest of the audit is done again and is that of a fresh run.
"""

from __future__ import annotations

import base64
import hashlib
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from transcheck.encoder import Encoder, Encoding
from transcheck.entailment import EntailmentModel, Judgement, Mark
from transcheck.inference import Probabilities
from transcheck.vocabulary import load_vocabulary

__all__ = ["Remembering", "RememberingEncoder"]

_Spans = Sequence[tuple[int, int]]

# Pieces whose vectors are kept, at 1.5 KB each: 50 MB. Pairs whose judgement is kept, at some 10 KB each: 20 MB.
_PIECES = 1 << 15
_PAIRS = 1 << 11


class RememberingEncoder(Encoder):
    """An encoder that does not encode again what it encoded not long ago.

    Args:
        encoder: The encoder asked about what is not known.
        pieces: How many pieces the texts have that it remembers, at most.
    """

    def __init__(self, encoder: Encoder, pieces: int = _PIECES) -> None:
        self.model = encoder.model
        self.vocabulary = encoder.vocabulary
        self._encoder = encoder
        self._most = pieces
        self._held = 0
        self._recent: OrderedDict[str, Encoding] = OrderedDict()

    def encode(self, texts: Sequence[str]) -> list[Encoding]:
        """Sentence vector and token vectors of each text."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._recent]
        for text, encoding in zip(missing, self._encoder.encode(missing), strict=True):
            self._recent[text] = encoding
            self._held += len(encoding.spans) + 1
        encodings = [self._recent[text] for text in texts]
        for text in texts:
            self._recent.move_to_end(text)
        while self._held > self._most:
            self._held -= len(self._recent.popitem(last=False)[1].spans) + 1
        return encodings


class Remembering:
    """An entailment model that judges no pair of a copy twice, nor one that it judged not long ago.

    Args:
        model: The model asked about what is not known.
        pairs: How many pairs of other copies it remembers, at most.
    """

    def __init__(self, model: EntailmentModel, pairs: int = _PAIRS) -> None:
        self._model = model
        self._most = pairs
        self._known: Mapping[str, Any] = {}
        self._asked: dict[str, tuple[str, str, Judgement]] = {}
        self._recent: OrderedDict[str, Judgement] = OrderedDict()

    def begin(self, known: Mapping[str, Any]) -> None:
        """Turn to the next copy; `known` is what `kept` gave for it before, from the same model."""
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
            if key in self._asked:
                continue
            if key in self._recent:
                self._asked[key] = (*pair, self._recent[key])
            elif key in self._known:
                self._asked[key] = (*pair, _read(*pair, self._known[key]))
        missing = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in self._asked}
        found = self._model.judge([left for left, _ in missing.values()], [right for _, right in missing.values()])
        for (key, pair), judgement in zip(missing.items(), found, strict=True):
            self._asked[key] = (*pair, judgement)
        for key in keys:
            self._recent[key] = self._asked[key][2]
            self._recent.move_to_end(key)
        while len(self._recent) > self._most:
            self._recent.popitem(last=False)
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
