"""Alignment of two documents in one call, as `transcheck align` shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from transcheck.align import align_sentences, similarity
from transcheck.document import Document, Sentence
from transcheck.encoder import load_encoder
from transcheck.outline import outline

__all__ = ["AlignedGroup", "align_documents"]


@dataclass(frozen=True, slots=True)
class AlignedGroup:
    """Sentences of both sides that say the same.

    Attributes:
        canonical: Sentences of the canonical document; empty for an addition.
        copy: Sentences of the copy; empty for an omission.
        similarity: Token match of the two sides, 0…1; 0 where a side is empty.
    """

    canonical: tuple[Sentence, ...]
    copy: tuple[Sentence, ...]
    similarity: float

    def to_dict(self) -> dict[str, Any]:
        """Both sides with their offsets: schema `transcheck/align/1`."""
        return {
            "schema": "transcheck/align/1",
            "canonical": [_place(sentence) for sentence in self.canonical],
            "copy": [_place(sentence) for sentence in self.copy],
            "similarity": round(self.similarity, 4),
        }


def align_documents(canonical: Document, copy: Document, *, threads: int | None = None) -> list[AlignedGroup]:
    """Align the sentences of two documents.

    Args:
        canonical: The canonical document.
        copy: The copy, in any language.
        threads: Sentences encoded at the same time; None for one a core.

    Returns:
        Groups in the order of the copy, omissions last; every sentence of both sides is in exactly one of them.

    Raises:
        ModelError: If the encoder is missing or damaged.
    """
    encoder = load_encoder(threads)
    left, right = outline(canonical).sentences, outline(copy).sentences
    encodings = [encoder.encode([sentence.text for sentence in side]) for side in (left, right)]
    return [
        AlignedGroup(
            tuple(left[index] for index in pair.canonical), tuple(right[index] for index in pair.copy), pair.similarity
        )
        for pair in align_sentences(similarity(*encodings))
    ]


def _place(sentence: Sentence) -> dict[str, Any]:
    return {"start": sentence.start, "end": sentence.end, "sentence": sentence.text}
