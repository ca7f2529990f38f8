"""The bundled encoder: sentence vectors and token vectors of multilingual-e5-small.

Source of the method: Wang et al. 2024, "Multilingual E5 Text Embeddings": mean pooling of the last layer over the
tokens of `query: ` + text, unit length. Token vectors are states of a middle layer, which align words better than the
last one (Jalili Sabet et al. 2020, "SimAlign").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from transcheck.models import Model, find
from transcheck.runtime import Body
from transcheck.vocabulary import BOS, EOS, Pieces, Vocabulary, load_vocabulary

__all__ = ["WIDTH", "Encoder", "Encoding", "load_encoder"]

Array = NDArray[np.float32]

WIDTH = 384
"""Numbers in a vector of the bundled encoder."""
_OVERLAP = 64


@dataclass(frozen=True, slots=True)
class Encoding:
    """The vectors of one text.

    Attributes:
        vector: Sentence vector (384,), unit length; zero for a text without any piece.
        spans: (start, end) of each piece in the text, Unicode code points.
        tokens: (pieces, 384), unit length, from the layer best for word alignment.
    """

    vector: Array
    spans: tuple[tuple[int, int], ...]
    tokens: Array


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

    @cached_property
    def _prefix(self) -> tuple[int, ...]:
        return self.vocabulary.pieces(str(self.model.config["prefix"])).ids

    @cached_property
    def _room(self) -> int:
        return int(self.model.config["max_tokens"]) - len(self._prefix) - 2

    def encode(self, texts: Sequence[str]) -> list[Encoding]:
        """Sentence vector and token vectors of each text, from one pass through the model."""
        tokenised = [self.vocabulary.pieces(text) for text in texts]
        rows = [
            self.vocabulary.rows(np.array([BOS, *self._prefix, *ids, EOS], np.int64))
            for pieces in tokenised
            for _, ids in self._windows(pieces)
        ]
        states = iter(self._body.run(rows, ["tokens", "last"]))
        return [self._encoding(pieces, [next(states) for _ in self._windows(pieces)]) for pieces in tokenised]

    def embed(self, texts: Sequence[str]) -> Array:
        """Sentence vectors (n, 384) of unit length. A text without any piece gets a zero vector."""
        return np.array([item.vector for item in self.encode(texts)], np.float32).reshape(-1, WIDTH)

    def _encoding(self, pieces: Pieces, states: list[list[Array]]) -> Encoding:
        if not states:
            return Encoding(np.zeros(WIDTH, np.float32), (), np.zeros((0, WIDTH), np.float32))
        tokens = self._join(pieces, [layers[0] for layers in states])[1 + len(self._prefix) : -1]
        mean = self._join(pieces, [layers[1] for layers in states]).mean(0)
        norms = np.linalg.norm(tokens, axis=1, keepdims=True)
        return Encoding(mean / np.linalg.norm(mean), pieces.spans, tokens / np.maximum(norms, 1e-12))

    def _windows(self, pieces: Pieces) -> list[tuple[int, tuple[int, ...]]]:
        if not pieces.ids:
            return []
        step = self._room - _OVERLAP
        starts = range(0, max(len(pieces) - _OVERLAP, 1), step) if len(pieces) > self._room else range(1)
        return [(start, pieces.ids[start : start + self._room]) for start in starts]

    def _join(self, pieces: Pieces, states: list[Array]) -> Array:
        """States of `<s> query: text </s>` from those of its windows, overlaps averaged."""
        if len(states) == 1:
            return states[0]
        head = 1 + len(self._prefix)
        total = np.zeros((len(pieces), WIDTH), np.float32)
        counts = np.zeros((len(pieces), 1), np.float32)
        for (start, ids), state in zip(self._windows(pieces), states, strict=True):
            total[start : start + len(ids)] += state[head:-1]
            counts[start : start + len(ids)] += 1
        return np.concatenate([states[0][:head], total / counts, states[-1][-1:]])


@cache
def load_encoder(threads: int | None = None) -> Encoder:
    """The bundled encoder, loaded once."""
    return Encoder(find("encoder"), load_vocabulary(), threads)
