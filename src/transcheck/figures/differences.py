"""Values that stand for each other and differ: what is left over on both sides once all that fits is linked.

Each function takes the board of a comparison; `differ_in_groups`, `differ_in_place` and `differ_anywhere` note on it
what is wrong.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date

from transcheck.english import english
from transcheck.figures.board import ALIKE, SMALL, Board, equal_by_chance, is_vague
from transcheck.figures.days import names_day
from transcheck.figures.judge import Fit, Role, Value, comparable, fit, is_measure, same_kind
from transcheck.figures.model import Kind
from transcheck.figures.sides import Side
from transcheck.figures.tables import profile

__all__ = [
    "beside_original",
    "dates_weekday",
    "differ_anywhere",
    "differ_in_groups",
    "differ_in_place",
    "explains",
    "moved_weekday",
    "says_again",
]

_BRACKET = re.compile(r"[^\d.,;:()]{0,24}[(\[（［][^\d()]{0,16}")  # with a noun and a hedge: “ prize (about ”
_COMMA_WORD = re.compile(r",\s([^\W\d_]+)\s[^\w\s]?")
_NEAR_DAYS = 3
# Words that make an English length of time the distance from something: “five minutes before the break”.
_AFTER_LENGTH = re.compile(
    r"\s(?:before|after|afterwards|later|earlier|ago|from|away|(?:\w+\s){0,3}(?:remaining|left|to (?:go|play)))\b",
    re.IGNORECASE,
)
_BEFORE_LENGTH = re.compile(r"\bafter\s$", re.IGNORECASE)
_NEXT = re.compile(r"\s(\w+)")
_CLOSED = re.compile(r"[ \u00a0]?[CF]?[)\]）］]")  # with the sign of a scale
_UNLIKE = frozenset({Kind.ORDINAL, Kind.DURATION})  # kinds that only stand for others if nothing else stands for those
_FAR = 4  # how many times as large a figure of another kind is no error for it
_PAIR, _TENFOLD = 2, 10
_AGES = frozenset(("old", "aged"))  # of anybody: an eight-year-old school is no nine-year-old girl


def differ_in_groups(board: Board) -> None:
    """Report what is left over on both sides of an alignment."""
    for first, second in board.groups:
        candidates = []
        lefts, rights = board.free_left(first), _unexplained(board, second)
        if any(board.right.values[b].sentence in board.retold for b in rights):
            lefts, rights = _without_rivals(board, lefts, rights)
        # A value that is matched where the canonical text says it first can still be wrong where it says it again.
        lefts += [a for a in first if a in board.of_left and board.of_left[a].canonical != a]
        for b in rights:
            two = board.right.values[b]
            for a in lefts:
                one = board.left.values[a]
                if not _can_differ(board, a, b, alone=_alone(board, lefts, rights, one, two)):
                    continue
                alike = same_kind(one, two) + (one.kind is two.kind and one.unit == two.unit)
                distance = abs(one.place - two.place) - board.likeness(a, b)
                candidates.append((-alike, distance, a, b))
        for _, _, a, b in sorted(candidates):
            taken_left, taken_right = {w[0] for w in board.wrong}, {w[1] for w in board.wrong}
            if a not in taken_left and b not in taken_right:
                board.wrong.append((a, b))


def _without_rivals(board: Board, lefts: Sequence[int], rights: Sequence[int]) -> tuple[list[int], list[int]]:
    """What is left over, without days that may be named otherwise on the other side: a date for “on Tuesday”."""
    ours, theirs = [board.left.values[a] for a in lefts], [board.right.values[b] for b in rights]

    def free(value: Value, others: Sequence[Value], *, canonical: bool) -> bool:
        return value.role is not Role.DAY or not any(
            other.role in (Role.WEEKDAY, Role.OFFSET)
            and board.calendar.same(*((value, other) if canonical else (other, value))) is None
            for other in others
        )

    return (
        [a for a, one in zip(lefts, ours, strict=True) if free(one, theirs, canonical=True)],
        [b for b, two in zip(rights, theirs, strict=True) if free(two, ours, canonical=False)],
    )


def _alone(board: Board, lefts: Sequence[int], rights: Sequence[int], one: Value, two: Value) -> bool:
    """Whether nothing else is left over that either of two values could be: “today” is no rival of “two”."""
    return all(
        sum(side.values[index].role is value.role for index in left_over) == 1
        for side, left_over, value in ((board.left, lefts, one), (board.right, rights, two))
    )


def dates_weekday(board: Board, value: Value) -> bool:
    """Whether a day of the copy is that of a weekday in the canonical text: “on Monday”, “on Monday, 13 May”."""
    return value.role is Role.DAY and any(
        one.role is Role.WEEKDAY and board.calendar.same(one, value) for one in board.left.values
    )


def _dates_event(board: Board, one: Value, two: Value) -> bool:
    """Whether the copy gives the date of a weekday, and the canonical value is only the article's own date."""
    return one.role is Role.DAY and board.left.dates_article(one) and dates_weekday(board, two)


def _can_differ(board: Board, a: int, b: int, *, alone: bool) -> bool:
    """Whether two unmatched values stand for one another and contradict each other."""
    one, two = board.left.values[a], board.right.values[b]
    if {one.role, two.role} == {Role.YEAR, Role.AMOUNT} and Kind.DURATION in (one.kind, two.kind):
        return alone and _other_year(board, one, two)
    if one.role is not two.role and names_day(one) and names_day(two):
        return alone and board.calendar.same(one, two) is False
    if Role.OFFSET in (one.role, two.role):
        return one.role is two.role and alone and board.calendar.moved(one, two)
    if not comparable(one, two) or _dates_event(board, one, two):
        return False
    if _picked_otherwise(board, one, two):
        return False
    if _of_one_month(one, two) or moved_weekday(board, a, b):
        return True
    stated = not _other_unit(one, two) and _elsewhere(board, board.left, one, board.right)
    if stated or _elsewhere(board, board.right, two, board.left):
        return False
    if one.soft or two.soft:
        if one.role is not two.role:
            return False
        if one.role is Role.WEEKDAY:
            return True
        return alone and _small_ones_differ(board, a, b)
    return True


def _small_ones_differ(board: Board, a: int, b: int) -> bool:
    """Whether a small number in words is wrong, where nothing else is left over on either side.

    Within a language both must count the same thing. Across languages that cannot be seen, but hardly a translator
    leaves out one small number and puts in another; “one” may be an article unless it counts people in English, “two”
    may become part of a total, and a far larger number is none for the word of a name (“Five Eyes”).
    """
    one, two = board.left.values[a], board.right.values[b]
    if one.kind is not two.kind:
        return False
    if one.kind is Kind.DURATION and one.amount == 1 and one.unit != two.unit:
        return _only_amounts(board, one, two)
    if two.amount <= 1:
        return False
    if one.amount <= 1:
        return two.amount <= _TENFOLD and _counts_person(board.left, one) and _only_amounts(board, one, two)
    languages = board.left.sentences[one.sentence].language, board.right.sentences[two.sentence].language
    if languages[0] != languages[1] and one.kind in (Kind.NUMBER, Kind.ORDINAL):
        least, most = sorted((one.amount, two.amount))
        if least == _PAIR and not _only_amounts(board, one, two):
            return False
        return most <= _TENFOLD * least and not (is_vague(one) or is_vague(two))
    return bool(board.left.counted(a) & board.right.counted(b))


def _counts_person(side: Side, one: Value) -> bool:
    """Whether an English “one” counts a person, “one man”, in a sentence where nothing else may be counted as two."""
    sentence = side.sentences[one.sentence]
    following = _NEXT.match(sentence.text, one.part.end - sentence.start)
    if sentence.language != "en" or following is None or following[1].lower() not in english("persons"):
        return False
    return english("twos").isdisjoint(sentence.text.casefold().split())


def _only_amounts(board: Board, one: Value, two: Value) -> bool:
    """Whether neither sentence has another amount."""
    return all(
        sum(item.sentence == value.sentence and item.role is Role.AMOUNT for item in side.values) == 1
        for side, value in ((board.left, one), (board.right, two))
    )


def _other_year(board: Board, one: Value, two: Value) -> bool:
    """Whether “25 years ago” is another year than the one that the other side names."""
    year, length, side = (one, two, 1) if one.role is Role.YEAR else (two, one, 0)
    when = length.part.when
    ago = when is not None and when.shift is not None and when.shift[0] < 0 and when.base is None
    return ago and board.calendar.spans(length, year, side) is False


def _of_one_month(one: Value, two: Value) -> bool:
    """Whether two years stand with the same month, and the same day if any: January 2026, January 2027."""
    whens = one.part.when, two.part.when
    if one.role is not Role.YEAR or two.role is not Role.YEAR or whens[0] is None or whens[1] is None:
        return False
    months = [(when.month, when.day) for when in whens if when is not None]
    return months[0][0] is not None and months[0] == months[1]


def moved_weekday(board: Board, a: int, b: int) -> bool:
    """Whether two weekdays of aligned sentences are not one, though the copy has the right one somewhere else.

    They must be the only days on both sides and more than one day apart, and the canonical text must not have the
    copy's.
    """
    if not board.left.values[a].role is board.right.values[b].role is Role.WEEKDAY or b in board.of_right:
        return False
    return board.calendar.apart(board.left.values[a], board.right.values[b]) > 1 and any(
        [index for index in lefts if _tells_day(board.left.values[index], matched=index in board.of_left)] == [a]
        and [index for index in rights if _tells_day(board.right.values[index], matched=index in board.of_right)] == [b]
        for lefts, rights in board.groups
    )


def _tells_day(value: Value, *, matched: bool) -> bool:
    """Whether a value names a day, or is a length of time that only one side has: it may count days from another."""
    length = value.kind is Kind.DURATION and not matched
    return length or names_day(value) or value.role is Role.MONTHDAY


def _picked_otherwise(board: Board, one: Value, two: Value) -> bool:
    """Whether a sentence that tells the story anew has another figure of it, rather than an error for this one.

    Who tells a story anew picks other figures of it: “14 minutes later” or “in the 23rd minute”, 1,050 deaths or
    “in the past four days”. An error is of the same kind, or near.
    """
    if two.sentence not in board.retold or one.role is not two.role or one.role is not Role.AMOUNT:
        return False
    if one.kind is two.kind:
        return one.kind is Kind.DURATION and _away(board.left, one) is not _away(board.right, two)
    if not _UNLIKE.isdisjoint((one.kind, two.kind)) or one.amount <= 0 or two.amount <= 0:
        return True
    return max(one.amount, two.amount) >= _FAR * min(one.amount, two.amount)


def _away(side: Side, value: Value) -> bool:
    """Whether an English length of time says how far from something else: “five minutes before the break”."""
    sentence = side.sentences[value.sentence]
    behind = _AFTER_LENGTH.match(sentence.text, value.part.end - sentence.start)
    return bool(behind or _BEFORE_LENGTH.search(sentence.text[: side.quote(value).start - sentence.start]))


def _other_unit(one: Value, two: Value) -> bool:
    """Whether the same number counts another length of time, whatever else has it: “12 weeks”, “12 months”."""
    return one.kind is two.kind is Kind.DURATION and one.amount == two.amount and one.unit != two.unit


def _elsewhere(board: Board, side: Side, value: Value, other: Side) -> bool:
    """Whether the other text states the value too, in whatever sentence.

    A rank and a length of time that have their match are no number: “13 years” are not the “13 games”.
    """
    links = board.of_right if side is board.left else board.of_left
    return any(
        fit(value, item) <= Fit.EQUAL if side is board.left else fit(item, value) <= Fit.EQUAL
        for index, item in enumerate(other.values)
        if item.amount == value.amount
        and not equal_by_chance(value, item)
        and not (item.kind is not value.kind and index in links and not _UNLIKE.isdisjoint((item.kind, value.kind)))
    )


def differ_in_place(board: Board) -> None:
    """Find figures that are wrong although the canonical text has their values, of something else.

    “17 countries took part; the race lasted 17 seconds”, of 71 countries: of two aligned sentences with as many amounts
    all but one agree in their order, and the canonical one that is left stands nowhere in the copy.
    """
    for first, second in board.groups:
        ours, theirs = _amounts(board.left, first), _amounts(board.right, second)
        if len(ours) != len(theirs):
            continue
        differ = [
            (a, b)
            for a, b in zip(ours, theirs, strict=True)
            if fit(board.left.values[a], board.right.values[b]) > Fit.EQUAL
        ]
        if len(differ) == 1 and _takes_the_place(board, *differ[0], alone=len(ours) == 1):
            a, b = differ[0]
            board.of_right.pop(b, None)
            board.wrong.append((a, b))


def _amounts(side: Side, values: Iterable[int]) -> list[int]:
    """The amounts of a sentence in their order; none where values stand in several sentences."""
    found = [index for index in values if side.values[index].role is Role.AMOUNT]
    return found if len({side.values[index].sentence for index in values}) == 1 else []


def _takes_the_place(board: Board, a: int, b: int, *, alone: bool) -> bool:
    """Whether a value of the copy that only repeats another one stands where a canonical one without counterpart does.

    Args:
        board: The board.
        a: The canonical value.
        b: That of the copy.
        alone: Whether their sentences have no other amount; then small ones are equal by chance too often.
    """
    one, two = board.left.values[a], board.right.values[b]
    if not board.free_left([a]) or b in {wrong for _, wrong in board.wrong} or b in board.derived:
        return False
    if b in board.of_right and board.of_right[b].copy == b:
        return False
    if (one.kind, one.unit) != (two.kind, two.unit) or one.soft or two.soft or is_vague(one) or is_vague(two):
        return False
    if two.sentence in board.retold or one.part is not one.figure or two.part is not two.figure:
        return False
    if alone and two.amount < SMALL:
        return False
    own = board.left.sentences[one.sentence].language == board.right.sentences[two.sentence].language
    if own and one.unit is None and not board.left.counted(a) & board.right.counted(b):
        return False
    return board.similarity is None or board.likeness(a, b) >= ALIKE


def differ_anywhere(board: Board) -> None:
    """Find what a left-over figure of the copy contradicts outside its alignment."""
    for b in _unexplained(board, range(len(board.right.values))):
        two = board.right.values[b]
        if two.soft:
            continue
        partner = _date_partner(board, b) if two.role is Role.DAY else _amount_partner(board, b)
        if partner is not None:
            board.wrong.append((partner, b))


def _date_partner(board: Board, b: int) -> int | None:
    """The canonical day from which a day of the copy has moved: within a few days of it, none matched first."""
    two = board.right.values[b]
    near = []
    for a, one in enumerate(board.left.values):
        if _dates_event(board, one, two):
            continue
        if one.role is Role.DAY and 0 < (gap := abs(_day_number(one) - _day_number(two))) <= _NEAR_DAYS:
            taken = a in board.of_left
            near.append((taken, gap, -board.likeness(a, b), a))
    return min(near)[3] if near else None


def _amount_partner(board: Board, b: int) -> int | None:
    """The canonical figure that counts the same thing as a figure of the copy, and another number of it."""
    two = board.right.values[b]
    if two.role is not Role.AMOUNT or two.kind is Kind.ORDINAL:
        return None
    found = []
    for a, one in enumerate(board.left.values):
        if one.role is not Role.AMOUNT or one.kind is not two.kind or one.unit != two.unit or one.soft:
            continue
        if is_vague(one) or _beside(board, a, two):
            continue
        common = board.left.counted(a) & board.right.counted(b)
        if one.unit is None and not common and one.kind is Kind.NUMBER:
            continue
        if (one.kind is Kind.DURATION and not _AGES.isdisjoint(common)) or _picked_otherwise(board, one, two):
            continue
        likeness = board.likeness(a, b)
        if likeness >= (0.3 if one.kind is Kind.NUMBER else 0.45) and one.amount > 0 and two.amount > 0:
            gap = abs(math.log10(float(one.amount)) - math.log10(float(two.amount)))
            if gap < 1:
                found.append((gap, -likeness, a))
    if not found:
        return None
    # A copy that states the canonical value too contradicts it only where it speaks of the same thing.
    return min(found)[2]


def _beside(board: Board, a: int, two: Value) -> bool:
    """Whether a sentence of the copy says a canonical value beside another one: 40 of the 80 seats."""
    link = board.of_left.get(a)
    return link is not None and board.right.values[link.copy].sentence == two.sentence


def _unexplained(board: Board, values: Iterable[int]) -> list[int]:
    """The copy's values without a counterpart that were not worked out from others either."""
    free = board.free_right(values)
    return [value for value in free if value not in board.derived and not beside_original(board, value)]


def beside_original(board: Board, b: int) -> bool:
    """Whether an amount of money stands beside one in another currency, one in brackets: “45 euros ($52)”."""
    two = board.right.values[b]
    if two.kind is not Kind.MONEY or _may_replace(board, two):
        return False
    text = board.right.document.text
    for index in _neighbours(board, b):
        if index not in board.of_right:
            continue
        other = board.right.values[index]
        if other.kind is not Kind.MONEY or other.unit in (None, two.unit):
            continue
        before, after = sorted((other.figure, two.figure), key=lambda part: part.start)
        end = min(after.start, after.hedge_span[0]) if after.hedge_span is not None else after.start
        if _BRACKET.fullmatch(text, before.end, after.start) or _or(board, text[before.end : end]):
            return True
    return False


def _neighbours(board: Board, b: int) -> list[int]:
    """The values of the copy before and behind a figure: 129 dollars for the 97 pounds of “$129 (£59 to £97)”."""
    values, own = board.right.values, board.right.values[b].figure
    before, after = b, b
    while before >= 0 and values[before].figure is own:
        before -= 1
    while after < len(values) and values[after].figure is own:
        after += 1
    return [index for index in (before, after) if 0 <= index < len(values)]


def explains(board: Board, b: int) -> bool:
    """Whether a measure stands in brackets behind a figure that agrees: “6 pintes américaines (5,7 litres)”."""
    two, text = board.right.values[b], board.right.document.text
    if not is_measure(two) or not b or b - 1 not in board.of_right or is_measure(board.right.values[b - 1]):
        return False
    before, after = board.right.values[b - 1].figure, two.figure
    return before.end <= after.start and _BRACKET.fullmatch(text, before.end, after.start) is not None


def says_again(board: Board, a: int) -> bool:
    """Whether a canonical value only says a matched one in another unit, in brackets: “46.2 degrees (115.2 F)”."""
    one, text = board.left.values[a], board.left.document.text
    if not a or a - 1 not in board.of_left:
        return False
    before, start = board.left.values[a - 1], board.left.quote(one).start
    if not _BRACKET.fullmatch(text, before.figure.end, start) or not _CLOSED.match(text, one.figure.end):
        return False
    money = one.kind is before.kind is Kind.MONEY and one.unit != before.unit
    return money or (is_measure(before) and (one.unit is None or is_measure(one)))


def _or(board: Board, between: str) -> bool:
    """Whether a comma and one word stand between two amounts, which is no “and”: “, or”, “, soit”."""
    word = _COMMA_WORD.fullmatch(between)
    return word is not None and word[1].lower() not in profile(board.right.sentences[0].language).joins


def _may_replace(board: Board, two: Value) -> bool:
    """Whether the canonical text has an amount that the copy lacks, in the same currency or of the same number."""
    return any(
        one.kind is Kind.MONEY and (one.unit == two.unit or one.amount == two.amount)
        for one in (board.left.values[a] for a in board.free_left(range(len(board.left.values))))
    )


def _day_number(value: Value) -> int:
    """Day of a leap year, for distances between days of the year."""
    month, day = divmod(int(value.amount), 100)
    try:
        return date(2024, month, day).timetuple().tm_yday
    except ValueError:
        return -1000
