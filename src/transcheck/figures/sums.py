"""Totals and their parts: “of the 67,000, 40,000 were in the north and 27,000 in the south”."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from transcheck.figures.judge import Role, Value
from transcheck.figures.model import Hedge, Kind

__all__ = ["broken_sum", "totals"]

_LEAST = 10  # small numbers add up by chance
_MOST_FIGURES = 12  # of one sentence; more are a table
_KINDS = frozenset((Kind.NUMBER, Kind.MONEY, Kind.PERCENT))


def totals(values: Sequence[Value]) -> dict[int, tuple[int, ...]]:
    """For each total that a text states, the values that add up to it.

    A total and its parts stand in one sentence, count in one unit, and the parts follow each other.

    Args:
        values: The values of a text, in its order.

    Returns:
        Index of the total -> indices of its parts, two or more.
    """
    found: dict[int, tuple[int, ...]] = {}
    groups: dict[tuple[int, Kind, str | None], list[int]] = {}
    for index, value in enumerate(values):
        definite = value.role is Role.AMOUNT and value.kind in _KINDS and value.part.hedge is not Hedge.SEVERAL
        if definite and value.amount >= _LEAST and value.figure.ends is None:
            groups.setdefault((value.sentence, value.kind, value.unit), []).append(index)
    for group in groups.values():
        if 3 <= len(group) <= _MOST_FIGURES:
            found.update(_within(values, group))
    return found


def _within(values: Sequence[Value], group: Sequence[int]) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for total in group:
        rest = [index for index in group if index != total]
        for first in range(len(rest)):
            added = Decimal(0)
            for last in range(first, len(rest)):
                added += values[rest[last]].amount
                if added == values[total].amount and last > first:
                    found[total] = tuple(rest[first : last + 1])
    return found


def broken_sum(index: int, sums: Mapping[int, tuple[int, ...]], partners: Mapping[int, Value]) -> str | None:
    """What no longer adds up in the copy because of a canonical value, “40,000 + 72,000 is not 67,000”, or None.

    Args:
        index: The canonical value that the copy changed.
        sums: The totals of the canonical text.
        partners: The counterparts of the canonical values in the copy, where they have one.
    """
    for total, parts in sums.items():
        members = (*parts, total)
        if index not in members or not all(member in partners for member in members):
            continue
        if sum((partners[part].amount for part in parts), Decimal(0)) != partners[total].amount:
            said = " + ".join(partners[part].part.quote for part in parts)
            return f"{said} is not {partners[total].part.quote}"
    return None
