"""Comparison of two texts of any languages by their figures alone: no model is loaded."""

from __future__ import annotations

from collections.abc import Sequence

from transcheck.document import Document, Sentence
from transcheck.figures.compare import FigureComparison, compare_figures
from transcheck.issues import Issue
from transcheck.language import identify
from transcheck.segment import segment

__all__ = ["compare_documents", "compare_texts", "sentences_of"]


def sentences_of(document: Document) -> Sequence[Sentence]:
    """The sentences of a document, each with the document's language (stated, or identified)."""
    language = document.language or identify(document.text).code
    return [
        Sentence(sentence.text, sentence.start, sentence.end, sentence.language or language)
        for sentence in segment(document, language)
    ]


def compare_documents(canonical: Document, copy: Document) -> FigureComparison:
    """Compare the figures of two documents; sentences are paired by shared words, values and position."""
    return compare_figures(
        canonical, copy, canonical_sentences=sentences_of(canonical), copy_sentences=sentences_of(copy)
    )


def compare_texts(
    canonical: Document | str,
    copy: Document | str,
    *,
    canonical_language: str | None = None,
    copy_language: str | None = None,
) -> list[Issue]:
    """Compare the figures of two texts.

    Args:
        canonical: The canonical text.
        copy: The copy, in any language.
        canonical_language: The language of a `canonical` given as a string; identified where None.
        copy_language: Likewise for `copy`.

    Returns:
        Issues in the order of the copy, omissions last.
    """
    left = canonical if isinstance(canonical, Document) else Document.from_text(canonical, language=canonical_language)
    right = copy if isinstance(copy, Document) else Document.from_text(copy, language=copy_language)
    return list(compare_documents(left, right).issues)
