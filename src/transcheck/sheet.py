"""A sheet of canonical figures beside an article: the sheet speaks for the figures that the article does not have.

Figures that both have are compared by way of the article, whose aligned sentences tell which figure stands for which.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from transcheck.document import Document
from transcheck.figures import FactSheet, FigureComparison
from transcheck.figures.compare import Match
from transcheck.figures.model import Figure
from transcheck.issues import Issue, Quote
from transcheck.results import Fact, FactState, FigureCounts

__all__ = ["beside"]

Found = TypeVar("Found", Issue, Fact)
Span = tuple[int, int]


def beside(
    by_sheet: FigureComparison, by_article: FigureComparison, sheet: FactSheet, article: Document
) -> FigureComparison:
    """Join what a sheet and what an article says of the figures of one copy.

    Args:
        by_sheet: The comparison of the sheet with the copy.
        by_article: The comparison of the article with the same copy.
        sheet: The sheet.
        article: The article.

    Returns:
        What the sheet finds of figures that the article does not have, and what the article finds at all other places
        of the copy. Statements of the sheet that stand in the article as well are quoted from there; of the others the
        offsets count on behind the article's end, as if the sheet followed it after a line break, so that nothing takes
        them for words of the article. The matches are those of the article.
    """
    known = {_value(match.canonical) for match in by_article.matches if match.canonical}
    own = [match for match in by_sheet.matches if match.canonical and _value(match.canonical) not in known]
    listed = [(match.canonical.start, match.canonical.end) for match in own if match.canonical]
    told = [(match.copy.start, match.copy.end) for match in own if match.copy]

    def of_sheet(found: Issue | Fact) -> bool:
        return _meets(found.canonical, listed)

    def of_article(found: Issue | Fact | Match) -> bool:
        return not _meets(found.copy, told)

    matches = [*own, *filter(of_article, by_article.matches)]
    return FigureComparison(
        issues=(
            *(_quoted_from(article, sheet, item) for item in filter(of_sheet, by_sheet.issues)),
            *filter(of_article, by_article.issues),
        ),
        facts=(
            *(_quoted_from(article, sheet, item) for item in filter(of_sheet, by_sheet.facts)),
            *filter(of_article, by_article.facts),
        ),
        counts=FigureCounts(
            matched=sum(match.state in (FactState.AGREE, FactState.HEDGED) for match in matches),
            mismatched=sum(match.state is FactState.WRONG for match in matches),
            omitted=sum(match.copy is None for match in matches),
            added=sum(match.canonical is None for match in matches),
        ),
        matches=by_article.matches,
        retellings=by_article.retellings,
        rests=by_article.rests,
    )


def _value(figure: Figure) -> tuple[str, str, str | None]:
    return figure.kind.value, figure.normalized, figure.unit


def _meets(place: Quote | Figure | None, spans: list[Span]) -> bool:
    return place is not None and any(place.start < end and start < place.end for start, end in spans)


def _quoted_from(article: Document, sheet: FactSheet, found: Found) -> Found:
    """A finding with its canonical words where they stand in the article, or behind its end."""
    quote = found.canonical
    if quote is None:
        return found
    statement = next(item for item in sheet.sentences if item.start <= quote.start < item.end)
    place = article.text.find(statement.text)
    moved = place - statement.start if place >= 0 else len(article.text) + 1
    return replace(found, canonical=replace(quote, start=quote.start + moved, end=quote.end + moved))
