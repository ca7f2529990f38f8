"""Text to pieces with offsets, and pieces to embedding rows: what all bundled models share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import sentencepiece
from numpy.typing import NDArray

from transcheck.models import Model, find

__all__ = ["BOS", "EOS", "Pieces", "Vocabulary", "load_vocabulary"]

Array = NDArray[np.float32]

BOS, EOS = 0, 2
_BLOCK = 32


@dataclass(frozen=True, slots=True)
class Pieces:
    """A tokenised text.

    Attributes:
        ids: Piece ids, without special tokens.
        spans: For each piece its (start, end) in the text, Unicode code points; a leading space is left out.
    """

    ids: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        """Number of pieces."""
        return len(self.ids)


class Vocabulary:
    """The sentencepiece model of XLM-R (250,002 pieces) and its word embeddings in 4-bit blocks.

    The table (54 MB) is memory-mapped; the rows a text needs are unfolded to float32 on the way
    (format: safetensors with `quants` (pieces, 192) uint8, low nibble first, and `scales` (pieces, 12) float16).
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self._processor = sentencepiece.SentencePieceProcessor()
        self._processor.LoadFromSerializedProto(model.file("sentencepiece.model").read_bytes())
        tensors = model.tensors("embeddings.safetensors")
        self._quants, self._scales = tensors["quants"], tensors["scales"]

    def pieces(self, text: str) -> Pieces:
        """Tokenise. White space at both ends is dropped, offsets stay those of `text`."""
        stripped = text.strip()
        shift = len(text) - len(text.lstrip())
        found = self._processor.encode(stripped, return_type="offset_mapping")
        spans = []
        for start, end in found["offsets"]:
            surface = stripped[start:end]
            spans.append((shift + min(end, start + len(surface) - len(surface.lstrip())), shift + end))
        return Pieces(tuple(found["ids"]), tuple(spans))

    def rows(self, ids: NDArray[np.int64]) -> Array:
        """Word embeddings (n, 384) of piece ids (n,)."""
        packed = self._quants[ids]
        values = np.empty((len(ids), packed.shape[1] * 2), np.float32)
        values[:, 0::2] = packed & 15
        values[:, 1::2] = packed >> 4
        values -= 8
        blocks = values.reshape(len(ids), -1, _BLOCK) * self._scales[ids][..., None].astype(np.float32)
        rows: Array = blocks.reshape(len(ids), -1)
        return rows


@cache
def load_vocabulary() -> Vocabulary:
    """The bundled vocabulary, loaded once."""
    return Vocabulary(find("vocabulary"))
