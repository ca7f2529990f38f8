"""Figures that a copy works out from others: 26 of 310 shops are closed, “which leaves it with 284”."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations

from transcheck.figures.judge import Role, Value, units_agree
from transcheck.figures.model import Hedge, Kind
from transcheck.figures.tables import profile
from transcheck.figures.tokens import tokenize

__all__ = ["factors_in", "is_start", "is_step", "is_whole", "parts_of", "rest_of", "worked_out"]

_LEAST = 10  # small whole numbers are sums and differences by chance
_MOST = 60  # values; among more anything adds up
_MOST_PARTS = 6
_KINDS = frozenset((Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.DURATION))
_COUNTS = frozenset((Kind.NUMBER, Kind.MONEY))
_WHOLE_LEAD = 6  # words before a figure: of the town council's 31 seats
_CHANGED = Decimal("0.006")  # a change of so many percent is rounded itself
_STEP_TAIL = 3  # words behind a figure: 2 Euro pro Fahrt mehr
_WHOLE = Decimal(100)
_ROUNDING = Decimal("0.000001")  # thirds have no end
_SHORT = 1000  # from here on the currency is often named once for two amounts: “1.9 million of the 5 million euros”


def worked_out(value: Value, sources: Sequence[Value], factors: Iterable[int] = ()) -> bool:
    """Whether a value is the sum or difference of two others, a share of one or its rest, or one end of a change.

    Args:
        value: A value of the copy that the canonical text does not state.
        sources: The canonical values that it may rest on; nothing is told of more than `_MOST`.
        factors: By how much something grew or shrank, where words say it (“doubled to 80”, from 40).
    """
    span = _admitted(value)
    if span is None or len(sources) > _MOST:
        return False
    amounts = [one.amount for one in sources if _alike(one, value)]
    results = {result for one, two in combinations(amounts, 2) for result in (one + two, abs(one - two))}
    shares = [one.amount for one in sources if one.kind is Kind.FRACTION and 0 < one.amount < 1]
    results |= {part * amount for amount in amounts for share in shares for part in (share, 1 - share)}
    if value.kind is Kind.PERCENT:
        results |= {_WHOLE - amount for amount in amounts}
    slack = _ROUNDING * value.amount
    alone = value.figure.ends is None  # 20 and 30 do not make a range that ends with 50
    if alone and any(span[0] - slack <= result <= span[1] + slack for result in results if result):
        return True
    if value.kind is Kind.PERCENT:  # so much less than a percentage is meant in points
        return False
    shares += [one.amount / _WHOLE for one in sources if one.kind is Kind.PERCENT and 0 < one.amount < _WHOLE]
    scales = {Decimal(factor) for factor in factors} | {1 + share for share in shares} | {1 - share for share in shares}
    ends = (end for amount in amounts for scale in scales for end in (amount * scale, amount / scale))
    slack = _CHANGED * value.amount
    return any(span[0] - slack <= end <= span[1] + slack for end in ends)


def factors_in(text: str, language: str | None) -> set[int]:
    """The factors that the words of a sentence name: 2 for “doubled” and “halved”."""
    rules = profile(language)
    return {rules.multiples[word] for word in tokenize(text).words if word in rules.multiples}


def parts_of(total: Value, values: Sequence[Value]) -> list[int]:
    """The values that a total sums up, as indices: two or more that follow each other; empty where none do.

    Args:
        total: A value of the copy.
        values: The values of a canonical sentence, in its order.
    """
    if not _summable(total):
        return []
    alike = [index for index, one in enumerate(values) if _summable(one) and _one_unit(one, total)]
    for count in range(2, min(len(alike), _MOST_PARTS) + 1):
        for first in range(len(alike) - count + 1):
            parts = alike[first : first + count]
            if sum(values[index].amount for index in parts) == total.amount:
                return parts
    return []


def rest_of(value: Value, one: Value, other: Value) -> bool:
    """Whether a value of the copy is what one canonical value leaves of another: 9 of 28 boats, where 19 arrived."""
    numbers = all(_summable(item, ends=item.figure.kind is not Kind.FRACTION) for item in (value, one, other))
    return (
        numbers and _one_unit(one, other) and _one_unit(value, one) and value.amount == abs(one.amount - other.amount)
    )


def is_step(text: str, language: str | None, start: int, end: int) -> bool:
    """Whether the words before or behind a figure say how far something moved: “by 20 km/h”, “one euro more”.

    Args:
        text: A sentence.
        language: Its language.
        start: Where the figure or its hedge begins.
        end: Where the figure ends.
    """
    rules = profile(language)
    before, after = tokenize(text[:start]).words[-1:], tokenize(text[end:]).words[:_STEP_TAIL]
    return not rules.step_leads.isdisjoint(before) or not rules.step_tails.isdisjoint(after)


def is_start(text: str, language: str | None, start: int) -> bool:
    """Whether the word before a figure says that something moved from it; see `is_whole`."""
    return not profile(language).between.single.keys().isdisjoint(tokenize(text[:start]).words[-1:])


def is_whole(text: str, language: str | None, start: int) -> bool:
    """Whether the words before a figure make it the whole of another one: “five of the hospital's 14 ventilators”.

    Args:
        text: A sentence.
        language: Its language.
        start: Where the figure begins.
    """
    return not profile(language).whole_leads.isdisjoint(tokenize(text[:start]).words[-_WHOLE_LEAD:])


def _summable(value: Value, *, ends: bool = False) -> bool:
    """Whether a value is a definite amount; one end of a range is none of its own, unless `ends` says so."""
    definite = value.role is Role.AMOUNT and value.part.hedge is not Hedge.SEVERAL
    return definite and value.kind in _KINDS and value.amount > 0 and (ends or value.figure.ends is None)


def _one_unit(one: Value, two: Value) -> bool:
    """Whether two values can count the same thing; the unit may stand at one of them alone."""
    return (one.kind is two.kind or {one.kind, two.kind} == _COUNTS) and units_agree(one, two)


def _admitted(value: Value) -> tuple[Decimal, Decimal] | None:
    """The values that the words admit; None for those that nobody works out, or that come about by chance."""
    if not _summable(value, ends=value.figure.kind is not Kind.FRACTION):
        return None
    whole = value.amount == value.amount.to_integral_value()
    span = value.part.interval
    if (whole and value.amount < _LEAST) or span is None or not all(end.is_finite() for end in span):
        return None
    return span


def _alike(source: Value, value: Value) -> bool:
    """Whether two values count in one unit; points between two percentages often stand without theirs."""
    if source.role is not Role.AMOUNT or source.kind not in _KINDS or source.part.hedge is Hedge.SEVERAL:
        return False
    points = source.kind is Kind.PERCENT and value.kind is Kind.NUMBER and value.unit is None
    short = {source.kind, value.kind} == _COUNTS and min(source.amount, value.amount) >= _SHORT
    return points or (short and units_agree(source, value)) or (source.kind is value.kind and source.unit == value.unit)
