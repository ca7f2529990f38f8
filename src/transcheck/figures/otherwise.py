"""Figures that the copy tells another way: a weekday for a date, a total for its parts, a share for two numbers.

Each function takes the board of a comparison and links the values on it that say the same in different figures, or
notes which words of both sides that explains. Honest rewrites do all this; docs/figures.md says what was measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from transcheck.figures.board import SMALL, Board, Link, is_vague
from transcheck.figures.days import days_between, minutes_between, names_day
from transcheck.figures.derived import factors_in, is_start, is_step, is_whole, parts_of, rest_of, worked_out
from transcheck.figures.halves import halves_in, same_minute
from transcheck.figures.judge import Fit, Role, Value, same_length, units_agree
from transcheck.figures.model import Figure, Kind
from transcheck.figures.rates import same_rate
from transcheck.figures.retellings import Rest, Retelling
from transcheck.figures.sides import Side

__all__ = [
    "derived_values",
    "match_days",
    "match_lengths",
    "match_minutes",
    "match_rates",
    "match_shares",
    "match_steps",
    "match_totals",
    "match_written",
    "note_rests",
]

_SHARE_ROUNDING = Decimal("0.012")  # 33 % for one in three, 17 % for one in six
_ROUGHLY = Decimal("0.05")  # “some 30 percent” for a third
_WHOLE = Decimal(100)
_SPACED = re.compile(r"\d+(?:\s\d+)+")
_DOTTED = re.compile(r"\d+\.\d+")  # Japanese newspapers write 1・5
_MONTHS = 12
_BEFORE = re.compile(r"\b(?:before|ahead of|prior to)\s(?:the\s(?:start|beginning)\sof\s)?$", re.IGNORECASE)
_END_OF = re.compile(r"\b(?:by|until|till|before)\s(?:the\s)?(?:very\s)?end\sof\s$", re.IGNORECASE)
_OF_THE = 12  # characters between a share and its whole: “a quarter of the 80 seats”


def match_days(board: Board, first: Sequence[int], second: Sequence[int]) -> None:
    """Link days, and years, that the two sides name in different ways."""
    for a in board.free_left(first):
        one = board.left.values[a]
        for b in board.free_right(second):
            if _same_time(board, one, board.right.values[b]):
                board.link(a, b, Fit.EQUAL, local=True)
                break


def match_minutes(board: Board, first: Sequence[int], second: Sequence[int]) -> None:
    """Link minutes of a match that the sides count from two beginnings: the 71st, the 26th of the second half."""
    for a in board.free_left(first):
        one = board.left.values[a]
        ours = _halves(board.left, one)
        for b in board.free_right(second):
            two = board.right.values[b]
            if same_minute(one, two, (ours, _halves(board.right, two))):
                board.link(a, b, Fit.EQUAL, local=True)
                break


def _halves(side: Side, value: Value) -> set[int]:
    sentence = side.sentences[value.sentence]
    return halves_in(sentence.text, sentence.language)


def _same_time(board: Board, one: Value, two: Value) -> bool:
    """Whether two values name one time: Tuesday and March 11, May 8 and two days after May 6, 2015 and a decade."""
    if names_day(one) and names_day(two) and one.role is not two.role and board.calendar.same(one, two):
        return True
    if _ends_before(board, one, two):
        return True
    if one.role is Role.YEAR or two.role is Role.YEAR:
        year, length, side = (one, two, 1) if one.role is Role.YEAR else (two, one, 0)
        return bool(board.calendar.spans(length, year, side))
    if one.role is two.role is Role.TIME:
        near = [item for item in board.left.values if item.sentence == one.sentence]
        return any(minutes_between(one, two, length) for length in near)
    if Role.DAY in (one.role, two.role) and Role.AMOUNT in (one.role, two.role):
        day, length, days = (one, two, board.left) if one.role is Role.DAY else (two, one, board.right)
        return any(
            days_between(other, day, length) or days_between(day, other, length)
            for other in days.values
            if other.role is Role.DAY
        )
    return False


def _ends_before(board: Board, one: Value, two: Value) -> bool:
    """Whether an English month or year is the end that one side names and the beginning that the other one names.

    “Before October” is “by the end of September”, and “before 2027” “by the end of 2026”.
    """
    if one.role is not two.role or one.role not in (Role.MONTH, Role.YEAR):
        return False
    step = int(two.amount - one.amount)
    if one.role is Role.MONTH:
        step = (step + 1) % _MONTHS - 1  # from December to January
    if step not in (1, -1):
        return False
    leads = _lead(board.left, one), _lead(board.right, two)
    earlier, later = leads if step == 1 else leads[::-1]
    return bool(_END_OF.search(earlier) and _BEFORE.search(later))


def _lead(side: Side, value: Value) -> str:
    """What stands before an English value in its sentence; empty in other languages."""
    sentence = side.sentences[value.sentence]
    return sentence.text[: side.quote(value).start - sentence.start] if sentence.language == "en" else ""


def match_lengths(board: Board, first: Sequence[int], second: Sequence[int]) -> None:
    """Link a length of time in several units with the same one in a single unit: five years and six months, 5.5."""
    for parts in _lengths_among(board.left, board.free_left(first)):
        whole = board.left.values[parts[0]].figure
        for b in board.free_right(second):
            if _says_length(board.right.values[b], whole):
                board.of_left |= {a: Link(a, b, Fit.EQUAL, local=True) for a in parts}
                board.of_right[b] = Link(parts[0], b, Fit.EQUAL, local=True)
                break
    for parts in _lengths_among(board.right, board.free_right(second)):
        whole = board.right.values[parts[0]].figure
        for a in board.free_left(first):
            if _says_length(board.left.values[a], whole):
                board.of_right |= {b: Link(a, b, Fit.EQUAL, local=True) for b in parts}
                board.of_left[a] = Link(a, parts[0], Fit.EQUAL, local=True)
                break


def match_written(board: Board, first: Sequence[int], second: Sequence[int]) -> None:
    """Link one figure with the several that its characters are in the other language: the telephone 116 123, 1・5."""
    for a in board.free_left(first):
        for b in (several := _same_characters(board.left.values[a], board.right, board.free_right(second))):
            board.of_right[b] = board.of_left[a] = Link(a, several[0], Fit.EQUAL, local=True)
    for b in board.free_right(second):
        for a in (several := _same_characters(board.right.values[b], board.left, board.free_left(first))):
            board.of_left[a] = board.of_right[b] = Link(several[0], b, Fit.EQUAL, local=True)


def _same_characters(whole: Value, side: Side, values: Sequence[int]) -> list[int]:
    """Values of a side, two or more, that together are written as one of the other side: 116 123, or 1・5 for 1.5."""
    quote = whole.figure.quote
    dotted = _DOTTED.match(quote)
    if not dotted and not _SPACED.fullmatch(quote):
        return []
    written = dotted[0].replace(".", "・") if dotted else quote
    for position, first in enumerate(values):
        start = side.values[first].figure.start
        inside = [index for index in values[position:] if side.values[index].figure.start < start + len(written)]
        if len(inside) > 1 and side.document.text.startswith(written, start):
            return inside
    return []


def _lengths_among(side: Side, values: Iterable[int]) -> list[list[int]]:
    """The lengths of time in several units of which all parts are among the values: the indices of these."""
    found: dict[int, list[int]] = {}
    for index in values:
        figure = side.values[index].figure
        if figure.kind is Kind.DURATION and figure.ends is not None and figure.low == figure.high:
            found.setdefault(figure.start, []).append(index)
    return [parts for parts in found.values() if len(parts) == len(side.values[parts[0]].figure.ends or ())]


def _says_length(value: Value, whole: Figure) -> bool:
    return value.kind is Kind.DURATION and value.figure.ends is None and same_length(whole, value)


def match_rates(board: Board, first: Sequence[int], second: Sequence[int]) -> None:
    """Link amounts that are the same in another time: 1,500 euros a month, 18,000 a year."""
    for a in board.free_left(first):
        one = board.left.values[a]
        for b in board.free_right(second):
            two = board.right.values[b]
            times = board.left.times_at(one.sentence), board.right.times_at(two.sentence)
            units = same_rate(one, two, times)
            if units is not None:
                board.link(a, b, Fit.ROUNDED, local=True)
                words = (
                    (board.left.with_noun(one), times[0][units[0]]),
                    (board.right.with_noun(two), times[1][units[1]]),
                )
                board.retellings.append(Retelling(*words))
                break


def match_totals(board: Board, first: Sequence[int], second: Sequence[int]) -> None:
    """Find what the copy sums up: twelve men and eight women are twenty people."""
    for b in board.free_right(second):
        total = board.right.values[b]
        for sentence in dict.fromkeys(board.left.values[a].sentence for a in first):
            inside = [a for a in first if board.left.values[a].sentence == sentence]
            parts = [inside[index] for index in parts_of(total, [board.left.values[a] for a in inside])]
            if parts and _sums_up(board, total, parts):
                _retell_total(board, b, parts)
                break


def _sums_up(board: Board, total: Value, parts: Sequence[int]) -> bool:
    """Whether parts are told by their total: none stands beside it, or it is not small and leads those that do."""
    told = [board.right.values[board.of_left[a].copy] for a in parts if a in board.of_left]
    if len(told) == len(parts):
        return False
    return not told or (total.amount >= SMALL and all(total.part.start < part.part.start for part in told))


def _retell_total(board: Board, b: int, parts: Sequence[int]) -> None:
    board.summed |= {a: b for a in parts if a not in board.of_left}
    ends = [board.left.with_noun(board.left.values[a]) for a in parts]
    total = board.right.with_noun(board.right.values[b])
    board.retellings.append(Retelling(((ends[0][0], ends[-1][1]),), (total,)))


def match_steps(board: Board, first: Sequence[int], second: Sequence[int]) -> None:
    """Find what the copy tells as a step from a figure that it leaves out to one that it has: two euros, three."""
    for b in board.free_right(second):
        two = board.right.values[b]
        sentence = board.right.sentences[two.sentence]
        span = board.right.quote(two).start - sentence.start, two.part.end - sentence.start
        said = is_step(sentence.text, sentence.language, *span)
        retold = two.sentence in board.retold and two.figure.ends is None
        if not said and not retold:
            continue
        for a in board.free_left(first):
            one = board.left.values[a]
            ends = [board.left.values[end] for end in (a - 1, a + 1) if end in board.of_left and end in first]
            whole = [end for end in ends if one.figure is end.figure or one.figure.ends is end.figure.ends is None]
            if any(rest_of(two, one, end) for end in whole) and (said or _is_start(board, one)):
                board.summed[a] = b
                break


def note_rests(board: Board, first: Sequence[int], second: Sequence[int]) -> None:
    """Note where the copy tells what a canonical figure leaves over of another one that the copy tells as well."""
    for b in board.free_right(second):
        value = board.right.values[b]
        for a in board.free_left(first):
            one = board.left.values[a]
            wholes = [end for end in first if end in board.of_left and rest_of(value, one, board.left.values[end])]
            if not wholes and not (value.kind is one.kind is Kind.PERCENT and value.amount + one.amount == _WHOLE):
                continue
            sentences = board.left.sentences[one.sentence], board.right.sentences[value.sentence]
            board.rests.append(
                Rest(
                    ((sentences[0].start, sentences[0].end), (sentences[1].start, sentences[1].end)),
                    ((one.part.start, one.part.end), (value.part.start, value.part.end)),
                )
            )
            if value.sentence in board.retold and any(_is_whole(board, board.of_left[end].copy) for end in wholes):
                board.left_over.add((a, b))
            break


def _is_start(board: Board, one: Value) -> bool:
    sentence = board.left.sentences[one.sentence]
    return is_start(sentence.text, sentence.language, one.figure.start - sentence.start)


def _is_whole(board: Board, b: int) -> bool:
    value = board.right.values[b]
    sentence = board.right.sentences[value.sentence]
    return is_whole(sentence.text, sentence.language, value.part.start - sentence.start)


def match_shares(board: Board, first: Sequence[int], second: Sequence[int]) -> None:
    """Compare a share with what the other side says of the same whole: a third, 33 %, every fourth, 20 of the 60.

    Their numbers are small words, which are too weak to be wrong alone; a share that is the only one left over on
    its side is not.
    """
    lefts = _shares_among(board.left, board.free_left(first))
    rights = _shares_among(board.right, (b for b in board.free_right(second) if b not in board.derived))
    if not lefts and len(rights) == 1:
        _match_counted_share(board, first, *rights[0])
    if not rights and len(lefts) == 1:
        _match_share_in_counts(board, second, *lefts[0])
    if len(lefts) != 1 or len(rights) != 1:
        return
    (one, ours), (two, theirs) = lefts[0], rights[0]
    if one.kind is two.kind is Kind.PERCENT and one.ends is None and two.ends is None:
        return  # figures like any other
    if _says_share(one, _part_of_one(two)) or _says_share(two, _part_of_one(one)):
        for a in ours:
            board.of_left[a] = Link(a, theirs[-1], Fit.EQUAL, local=False)
        for b in theirs:
            board.of_right[b] = Link(ours[-1], b, Fit.EQUAL, local=False)
    else:
        board.wrong.append((ours[-1], theirs[-1]))


def _says_share(share: Figure, part: Decimal) -> bool:
    """Whether a share, with its hedge, is a part of one."""
    scale = 100 if share.kind is Kind.PERCENT else 1
    low, high = share.interval or (_part_of_one(share) * scale,) * 2
    slack = _ROUGHLY if share.hedge is not None else _SHARE_ROUNDING
    return low - slack * scale <= part * scale <= high + slack * scale


def _match_counted_share(board: Board, first: Sequence[int], share: Figure, theirs: Sequence[int]) -> None:
    """Compare a share with the two numbers that the canonical sentence has instead: 15 of 60.

    A share is wrong only where their whole follows it, as in “half of the 80 seats”: elsewhere it may be one of
    something else.
    """
    counts = [a for a in first if _counts(board.left.values[a])]
    part = _part_of(board.left, board.free_left(counts), [a for a in counts if a in board.of_left])
    if part is None:
        return
    if _says_share(share, part[1]):
        board.summed[part[0]] = theirs[-1]
    elif share.words and share.hedge is None and _precedes_whole(board, share, counts):
        board.wrong.append((part[0], theirs[-1]))


def _match_share_in_counts(board: Board, second: Sequence[int], share: Figure, ours: Sequence[int]) -> None:
    """Compare a canonical share with the two numbers that the copy has instead: 40 of the 80 for half of the 80."""
    counts = [b for b in second if _counts(board.right.values[b])]
    part = _part_of(board.right, board.free_right(counts), [b for b in counts if b in board.of_right])
    if part is not None and _says_share(share, part[1]):
        board.of_left[ours[-1]] = board.of_right[part[0]] = Link(ours[-1], part[0], Fit.EQUAL, local=False)


def _counts(value: Value) -> bool:
    return value.kind is Kind.NUMBER and not is_vague(value)


def _part_of(side: Side, free: Sequence[int], matched: Sequence[int]) -> tuple[int, Decimal] | None:
    """The only number of a sentence that the other side lacks, and its share of the only one that both have."""
    wholes = [side.values[index] for index in matched if not side.values[index].soft]
    if len(free) != 1 or len(wholes) != 1:
        return None
    part = side.values[free[0]]
    if part.soft or part.amount >= wholes[0].amount or not units_agree(part, wholes[0]):
        return None
    return free[0], part.amount / wholes[0].amount


def _precedes_whole(board: Board, share: Figure, counts: Sequence[int]) -> bool:
    """Whether a share of the copy stands just before the counterpart of one of some canonical values."""
    starts = [board.right.values[board.of_left[a].copy].part.start for a in counts if a in board.of_left]
    return any(0 <= start - share.end <= _OF_THE for start in starts)


def _shares_among(side: Side, values: Iterable[int]) -> list[tuple[Figure, list[int]]]:
    """The fractions and percentages that have some of the values, with these by size."""
    found: dict[int, tuple[Figure, list[int]]] = {}
    for index in values:
        figure = side.values[index].figure
        if figure.kind in (Kind.FRACTION, Kind.PERCENT):
            found.setdefault(figure.start, (figure, []))[1].append(index)
    for _, indices in found.values():
        indices.sort(key=lambda index: side.values[index].amount)
    return list(found.values())


def derived_values(board: Board) -> frozenset[int]:
    """The copy's values that follow from others of the canonical text, where it is put in other words.

    Plain numbers may rest on those beside them only, what has a unit on all that have it. Elsewhere, and in
    translations, figures are kept, and one that adds up by chance is wrong.
    """
    found: set[int] = set()
    for b in board.free_right(range(len(board.right.values))):
        value = board.right.values[b]
        if value.sentence in board.retold:
            near = board.retold[value.sentence]
            sources = [one for one in board.left.values if one.sentence in near or one.unit is not None]
            told = [board.left.sentences[index] for index in near if 0 <= index < len(board.left.sentences)]
            factors = {factor for one in told for factor in factors_in(one.text, one.language)}
            found |= {b} if worked_out(value, sources, factors) else set()
    return frozenset(found)


def _part_of_one(figure: Figure) -> Decimal:
    """A fraction or percentage as a part of one."""
    amount = figure.low if figure.low is not None else Decimal(0)
    return amount / 100 if figure.kind is Kind.PERCENT else amount
