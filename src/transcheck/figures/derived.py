"""Figures that a copy works out from others: 26 of 310 shops are closed, “which leaves it with 284”."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from transcheck.figures.judge import Role, Value
from transcheck.figures.model import Hedge, Kind

__all__ = ["worked_out"]

_LEAST = 10  # small whole numbers are sums and differences by chance
_MOST = 60  # values; among more anything adds up
_KINDS = frozenset((Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.DURATION))
_WHOLE = Decimal(100)
_ROUNDING = Decimal("0.000001")  # thirds have no end


def worked_out(value: Value, sources: Sequence[Value]) -> bool:
    """Whether a value is the sum or the difference of two others, a share of one, or the rest of a share.

    Args:
        value: A value of the copy that the canonical text does not state.
        sources: The canonical values that it may rest on; nothing is told of more than `_MOST`.
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
    return any(span[0] - slack <= result <= span[1] + slack for result in results if result)


def _admitted(value: Value) -> tuple[Decimal, Decimal] | None:
    """The values that the words admit; None for those that nobody works out, or that come about by chance."""
    if value.role is not Role.AMOUNT or value.kind not in _KINDS or value.part.hedge is Hedge.SEVERAL:
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
    return points or (source.kind is value.kind and source.unit == value.unit)
