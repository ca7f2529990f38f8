"""The figures of a whole text: language, sentences and extraction in one call. No model is loaded."""

from __future__ import annotations

from transcheck.document import Document
from transcheck.figures.model import Figure
from transcheck.figures.sides import sentence_figures
from transcheck.outline import outline

__all__ = ["figures"]


def figures(text: Document | str, language: str | None = None) -> list[Figure]:
    """Every figure of a text with its value or range, unit and hedge, in reading order.

    Args:
        text: A text or a document; `text[figure.start:figure.end] == figure.quote`.
        language: The language of a `text` given as a string (ISO 639); identified, passage by passage, where None.
    """
    document = text if isinstance(text, Document) else Document.from_text(text, language=language)
    return [figure for figure, _ in sentence_figures(outline(document).sentences, published=document.published)]
