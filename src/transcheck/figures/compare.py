"""Whether the figures of a copy say what those of the canonical text say.

Figures are taken apart into values: an amount, the end of a range, a year, a day of the year, a time of day. Values are
matched inside aligned sentences first, then across the whole texts, exact ones before roundings; what is left over on
both sides of an alignment, and of one kind, is a mismatch. docs/figures.md states the rules and how they were measured.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transcheck.document import Document, Sentence
from transcheck.figures.board import Board, Similarity
from transcheck.figures.differences import differ_anywhere, differ_in_groups, differ_in_place
from transcheck.figures.findings import (
    report_additions,
    report_links,
    report_omissions,
    report_weekdays,
    report_wrong,
)
from transcheck.figures.judge import Fit, Value
from transcheck.figures.matching import match_converted, match_repeated, match_restated, match_vague, match_values
from transcheck.figures.model import Figure
from transcheck.figures.otherwise import (
    derived_values,
    match_days,
    match_lengths,
    match_minutes,
    match_rates,
    match_shares,
    match_steps,
    match_totals,
    match_written,
    note_rests,
)
from transcheck.figures.retellings import Rest, Retelling
from transcheck.figures.sides import calendar_of, groups_of, retold_sentences, side_of
from transcheck.figures.tallies import report_tallies
from transcheck.issues import Issue, Quote
from transcheck.results import Fact, FactState, FigureCounts, Pair

__all__ = ["FigureComparison", "Match", "compare_figures"]

_NOWHERE = Quote("", 0, 0, "")
_STATES = {Fit.SAME: FactState.AGREE, Fit.EQUAL: FactState.AGREE, Fit.FORMAT: FactState.WRONG}


@dataclass(frozen=True, slots=True)
class Match:
    """A figure of the canonical text and its counterpart; one of them is None where there is none.

    Attributes:
        canonical: The canonical figure.
        copy: The copy's figure.
        state: Agree, hedged (other precision), wrong; absent for an omission or an addition.
    """

    canonical: Figure | None
    copy: Figure | None
    state: FactState


@dataclass(frozen=True, slots=True)
class FigureComparison:
    """What became of the figures.

    Attributes:
        issues: Findings, in the order of the copy (omissions by their place in the canonical text, at the end).
        facts: One for each distinct figure of the canonical text.
        counts: Figures that agree, differ, are missing or new.
        matches: Every figure of both sides and its counterpart.
        retellings: Words of both sides that differ because a figure is told another way.
        rests: Figures of the copy that say what a canonical one leaves over.
    """

    issues: tuple[Issue, ...]
    facts: tuple[Fact, ...]
    counts: FigureCounts
    matches: tuple[Match, ...]
    retellings: tuple[Retelling, ...] = ()
    rests: tuple[Rest, ...] = ()


def compare_figures(
    canonical: Document,
    copy: Document,
    *,
    canonical_sentences: Sequence[Sentence],
    copy_sentences: Sequence[Sentence],
    pairs: Sequence[Pair] | None = None,
    similarity: Similarity | None = None,
    only: frozenset[tuple[int, int]] | None = None,
) -> FigureComparison:
    """Compare the figures of two texts by value.

    Args:
        canonical: The canonical text.
        copy: The copy, in any language.
        canonical_sentences: Its sentences, each with its language.
        copy_sentences: The sentences of the copy, each with its language.
        pairs: Aligned sentences; without them, sentences are paired by shared words, values and position.
        similarity: Likeness of a canonical sentence and one of the copy, by their indices, above 0 for counterparts;
            used to find what a left-over figure stands for. Without it, shared words do, which needs one language.
        only: Spans of the canonical figures to compare, for a sheet of figures: others are passed over, and figures
            that only the copy has are not additions.

    Returns:
        Issues, the row of each canonical figure in the fact matrix, and counts.
    """
    left = side_of(canonical, canonical_sentences, only)
    right = side_of(copy, copy_sentences)
    groups = groups_of(left, right, pairs)
    retold = retold_sentences(left, right, pairs or ())
    board = Board(left, right, groups, retold, similarity, calendar_of(left, right))
    _link(board)
    report_links(board)
    report_wrong(board)
    report_tallies(board)
    omitted = report_omissions(board)
    added = [] if only is not None else report_additions(board)
    report_weekdays(board)
    return _finish(board, omitted, added)


def _link(board: Board) -> None:
    """Find which values stand for each other, rightly or wrongly: the surest first, as each step takes what is left."""
    for first, second in board.groups:
        match_written(board, first, second)
        match_values(board, first, second, Fit.FORMAT, local=True)
    for first, second in board.groups:
        match_lengths(board, first, second)
    for first, second in board.groups:
        match_values(board, first, second, Fit.HEDGED, local=True)
    for first, second in board.groups:
        match_days(board, first, second)
        match_minutes(board, first, second)
        match_rates(board, first, second)
        match_totals(board, first, second)
        match_steps(board, first, second)
    everything = list(range(len(board.left.values))), list(range(len(board.right.values)))
    match_values(board, *everything, Fit.SAME, local=False)
    match_repeated(board)
    match_values(board, *everything, Fit.EQUAL, local=False)
    match_vague(board, *everything)
    match_restated(board)
    match_converted(board)
    board.derived |= derived_values(board)
    for first, second in board.groups:
        note_rests(board, first, second)
    for first, second in board.groups:
        match_shares(board, first, second)
    differ_in_groups(board)
    differ_in_place(board)
    differ_anywhere(board)


def _finish(board: Board, omitted: list[int], added: list[int]) -> FigureComparison:
    """The board as a result.

    Args:
        board: The board when all is found.
        omitted: Canonical values that the copy leaves out.
        added: Values that only the copy has.
    """
    wrong = dict(board.wrong)
    facts: list[Fact] = []
    matches: list[Match] = []
    seen: set[tuple[int, int]] = set()
    distinct: set[str] = set()
    missing = set(omitted)
    differs = {_span(board.left.values[a]) for a in wrong}
    for a, value in enumerate(board.left.values):
        span = _span(value)
        if span in seen or (span in differs and a not in wrong):
            continue  # a date is as wrong as its wrong part
        b, state = _counterpart(board, a, wrong)
        if b is None and a not in missing:
            continue
        partner = None if b is None else board.right.values[b]
        seen.add(span)
        if a not in board.summed:  # a total and a part of it are no two figures of one thing
            matches.append(Match(value.part, partner.part if partner else None, state))
        label = f"{value.part.kind}:{value.part.unit}:{value.part.normalized}"
        if label not in distinct and not value.soft:
            distinct.add(label)
            facts.append(
                Fact(
                    value.part.kind.value,
                    state,
                    board.left.quote(value),
                    board.right.quote(partner) if partner else None,
                )
            )
    matches.extend(Match(None, board.right.values[b].part, FactState.ABSENT) for b in added)
    counts = FigureCounts(
        matched=sum(match.state in (FactState.AGREE, FactState.HEDGED) for match in matches),
        mismatched=sum(match.state is FactState.WRONG for match in matches),
        omitted=len(omitted),
        added=len(added),
    )
    issues = sorted(
        board.issues,
        key=lambda issue: (issue.copy is None, (issue.copy or issue.canonical or _NOWHERE).start, issue.category),
    )
    return FigureComparison(
        tuple(issues), tuple(facts), counts, tuple(matches), tuple(board.retellings), tuple(board.rests)
    )


def _span(value: Value) -> tuple[int, int]:
    return value.part.start, value.part.end


def _counterpart(board: Board, a: int, wrong: Mapping[int, int]) -> tuple[int | None, FactState]:
    """The copy's value that a canonical one stands for, and how well it does; none and absent where there is none."""
    if a in wrong:
        return wrong[a], FactState.WRONG
    if a in board.of_left:
        link = board.of_left[a]
        return link.copy, _STATES.get(link.fit, FactState.HEDGED)
    return (board.summed[a], FactState.AGREE) if a in board.summed else (None, FactState.ABSENT)
