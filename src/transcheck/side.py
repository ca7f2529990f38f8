"""One side of a comparison: a document with its language, sentences and vectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from transcheck.document import Document, Sentence
from transcheck.encoder import Encoder, Encoding
from transcheck.language import identify, passages
from transcheck.results import Language, Passage
from transcheck.segment import segment

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
    language = (
        Language(document.language, 1.0, identify(document.text).supported)
        if document.language
        else identify(document.text)
    )
    sentences = segment(document, language.code)
    found = passages(document.text, sentences, language)
    labelled = tuple(replace(sentence, language=_language_at(found, sentence, language)) for sentence in sentences)
    return Side(document, language, found, labelled, tuple(encoder.encode([item.text for item in labelled])))


def _language_at(found: Sequence[Passage], sentence: Sentence, whole: Language) -> str:
    inside = (item for item in found if item.start <= sentence.start < item.end)
    code = next((item.language for item in inside), whole.code)
    return whole.code if code == "und" else code
