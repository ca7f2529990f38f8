"""One sentence a side for tests, aligned, with the figures that agree."""

from __future__ import annotations

from collections.abc import Sequence

from transcheck.document import Document, Sentence
from transcheck.figures import Match, compare_figures
from transcheck.results import Language, Pair
from transcheck.side import Side


def side(text: str, language: str) -> Side:
    document = Document.from_text(text, language=language)
    return Side(document, Language(language, 1.0, True), (), (Sentence(text, 0, len(text), language),), ())


def aligned(canonical: str, copy: str, language: str) -> tuple[Side, Side, list[Pair], Sequence[Match]]:
    """An English sentence, its copy, their alignment and their figures."""
    left, right, pairs = side(canonical, "en"), side(copy, language), [Pair((0,), (0,), 0.9)]
    figures = compare_figures(
        left.document,
        right.document,
        canonical_sentences=left.sentences,
        copy_sentences=right.sentences,
        pairs=pairs,
    )
    return left, right, pairs, figures.matches
