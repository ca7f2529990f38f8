"""One side of a comparison: a document with its language, sentences and vectors."""

from __future__ import annotations

from dataclasses import dataclass

from transcheck.document import Document, Sentence
from transcheck.encoder import Encoder, Encoding
from transcheck.outline import outline
from transcheck.results import Language, Passage

__all__ = ["Side", "prepare"]


@dataclass(frozen=True, slots=True)
class Side:
    """A document made ready for comparison.

    Attributes:
        document: The document.
        language: Its language.
        passages: Its passages by language.
        sentences: Its sentences, each with the language of its passage.
        encodings: Vectors of each sentence.
    """

    document: Document
    language: Language
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    encodings: tuple[Encoding, ...]


def prepare(document: Document, encoder: Encoder) -> Side:
    """Find language, sentences and vectors of a document."""
    parts = outline(document)
    encodings = encoder.encode([sentence.text for sentence in parts.sentences])
    return Side(document, parts.language, parts.passages, parts.sentences, tuple(encodings))
