"""The bundled encoder: sentence vectors and token vectors of multilingual-e5-small.

Source of the method: Wang et al. 2024, "Multilingual E5 Text Embeddings": mean pooling of the last layer over the
tokens of `query: ` + text, unit length. Token vectors are states of a middle layer, which align words better than the
last one (Jalili Sabet et al. 2020, "SimAlign").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from transcheck.models import Model, find
from transcheck.runtime import Body
from transcheck.vocabulary import BOS, EOS, Pieces, Vocabulary, load_vocabulary

__all__ = ["Encoder", "TokenVectors", "load_encoder"]

Array = NDArray[np.float32]

_OVERLAP = 64


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """States of the pieces of one text.

    Attributes:
        spans: (start, end) of each piece in the text, Unicode code points.
        vectors: (pieces, 384), unit length.
    """

    spans: tuple[tuple[int, int], ...]
    vectors: Array


class Encoder:
    """Sentence and token vectors. Texts over the model's 512 tokens are read in overlapping windows, never cut.

    Args:
        model: The encoder's folder.
        vocabulary: The shared vocabulary.
        threads: Texts encoded at the same time; None for one a core.
    """

    def __init__(self, model: Model, vocabulary: Vocabulary, threads: int | None = None) -> None:
        self.model = model
        self.vocabulary = vocabulary
        self._body = Body(model.file("model.onnx"), threads)
        self._prefix = vocabulary.pieces(str(model.config["prefix"])).ids
        self._room = int(model.config["max_tokens"]) - len(self._prefix) - 2

    def embed(self, texts: Sequence[str]) -> Array:
        """Sentence vectors (n, 384) of unit length. A text without any piece gets a zero vector."""
        vectors = np.zeros((len(texts), 384), np.float32)
        for index, states in enumerate(self._encode(texts, "last")):
            if len(states):
                mean = states.mean(0)
                vectors[index] = mean / np.linalg.norm(mean)
        return vectors

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """Token vectors of each text, from the layer best for word alignment."""
        result = []
        for text, states in zip(texts, self._encode(texts, "tokens"), strict=True):
            pieces = self.vocabulary.pieces(text)
            own = states[1 + len(self._prefix) : -1] if len(states) else states
            norms = np.linalg.norm(own, axis=1, keepdims=True)
            result.append(TokenVectors(pieces.spans, own / np.maximum(norms, 1e-12)))
        return result

    def _encode(self, texts: Sequence[str], output: str) -> list[Array]:
        """States of `<s> query: text </s>` for each text; of several windows, overlaps averaged."""
        tokenised = [self.vocabulary.pieces(text) for text in texts]
        windows = [window for pieces in tokenised for window in self._windows(pieces)]
        rows = [self.vocabulary.rows(np.array([BOS, *self._prefix, *ids, EOS], np.int64)) for _, ids in windows]
        states = iter(self._body.run(rows, [output]))
        return [self._join(pieces, [next(states)[0] for _ in self._windows(pieces)]) for pieces in tokenised]

    def _windows(self, pieces: Pieces) -> list[tuple[int, tuple[int, ...]]]:
        if not pieces.ids:
            return []
        step = self._room - _OVERLAP
        starts = range(0, max(len(pieces) - _OVERLAP, 1), step) if len(pieces) > self._room else range(1)
        return [(start, pieces.ids[start : start + self._room]) for start in starts]

    def _join(self, pieces: Pieces, states: list[Array]) -> Array:
        if len(states) == 1:
            return states[0]
        if not states:
            return np.zeros((0, 384), np.float32)
        head = 1 + len(self._prefix)
        total = np.zeros((len(pieces), 384), np.float32)
        counts = np.zeros((len(pieces), 1), np.float32)
        for (start, ids), state in zip(self._windows(pieces), states, strict=True):
            total[start : start + len(ids)] += state[head:-1]
            counts[start : start + len(ids)] += 1
        return np.concatenate([states[0][:head], total / counts, states[-1][-1:]])


@cache
def load_encoder(threads: int | None = None) -> Encoder:
    """The bundled encoder, loaded once."""
    return Encoder(find("encoder"), load_vocabulary(), threads)
