"""The parts of a document that need no model: its language, its passages, its sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from transcheck.document import Document, Sentence, language_name
from transcheck.language import UNDETERMINED, identify, is_supported, passages
from transcheck.results import Language, Passage
from transcheck.segment import segment

__all__ = ["Outline", "caveat", "outline"]


@dataclass(frozen=True, slots=True)
class Outline:
    """A document cut into passages and sentences.

    Attributes:
        document: The document.
        language: Its language: the one it states, or the one identified.
        passages: Its passages by language.
        sentences: Its sentences, each with the language of its passage.
    """

    document: Document
    language: Language
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]


def outline(document: Document) -> Outline:
    """Find language, passages and sentences of a document."""
    stated = document.language
    language = Language(stated, 1.0, is_supported(stated)) if stated else identify(document.text)
    sentences = segment(document, language.code)
    found = passages(document.text, sentences, language)
    labelled = tuple(replace(sentence, language=_language_at(found, sentence, language)) for sentence in sentences)
    return Outline(document, language, found, labelled)


def caveat(language: Language) -> str:
    """A sentence on what a language that is not supported means for what is found; "" for one that is."""
    if language.supported:
        return ""
    if language.code == UNDETERMINED:
        return "The words do not tell which language this is: take what is found with care."
    name = language_name(language.code)
    if language.doubtful:
        return f"The language is in doubt ({name} is the nearest that is known): take what is found with care."
    return f"The models were not measured on {name}: take what is found with care."


def _language_at(found: Sequence[Passage], sentence: Sentence, whole: Language) -> str:
    index = bisect_right(found, sentence.start, key=lambda item: item.start) - 1
    inside = index >= 0 and sentence.start < found[index].end
    code = found[index].language if inside else whole.code
    return whole.code if code == UNDETERMINED else code
