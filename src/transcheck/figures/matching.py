"""Values that say the same on both sides: exact ones first, then roundings, repetitions, other units.

Each function takes the board of a comparison and links values on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from transcheck.figures.board import ALIKE, SMALL, Board, Link, equal_by_chance, is_vague
from transcheck.figures.judge import Fit, Role, converted, fit, units_agree
from transcheck.figures.model import Kind

__all__ = ["match_converted", "match_repeated", "match_restated", "match_vague", "match_values"]

_CLOSE = Decimal("0.025")  # share of a figure that its rounding may be away to be known anywhere in the text


def match_values(board: Board, first: Sequence[int], second: Sequence[int], worst: Fit, *, local: bool) -> None:
    """Link values that fit, best fits first, then those at like places of their sentences."""
    free_left, free_right = board.free_left(first), board.free_right(second)
    if not free_left or not free_right:
        return
    candidates = []
    buckets: dict[Decimal, list[int]] | None = None
    if len(free_left) * len(free_right) > 4000:
        buckets = {}
        for b in free_right:
            buckets.setdefault(board.right.values[b].amount, []).append(b)
    for a in free_left:
        one = board.left.values[a]
        for b in buckets.get(one.amount, ()) if buckets is not None else free_right:
            two = board.right.values[b]
            found = fit(one, two)
            if not local and equal_by_chance(one, two):
                continue
            if found <= worst and (found <= Fit.FORMAT or is_vague(one) is is_vague(two)):
                shared = len(board.left.context(a) & board.right.context(b)) if not local else 0
                unlike = (one.soft != two.soft, one.unit != two.unit)
                candidates.append((found, unlike, -shared, abs(one.place - two.place), a, b))
    for found, _, _, _, a, b in sorted(candidates):
        if a not in board.of_left and b not in board.of_right:
            board.link(a, b, found, local=local)


def match_vague(board: Board, first: Sequence[int], second: Sequence[int]) -> None:
    """Link a definite figure with a vaguer or rounded one of the same alignment, or that counts the same thing."""
    candidates = []
    together = {(a, b) for lefts, rights in board.groups for a in lefts for b in rights}
    for a in board.free_left(first):
        for b in board.free_right(second):
            likeness = board.likeness(a, b)
            local = (a, b) in together
            if not local and likeness < ALIKE:
                continue
            found = fit(board.left.values[a], board.right.values[b])
            if found in (Fit.ROUNDED, Fit.HEDGED):
                candidates.append((-likeness - 0.2 * local, found, a, b, local))
    for _, found, a, b, local in sorted(candidates):
        if a not in board.of_left and b not in board.of_right:
            board.link(a, b, found, local=local)


def match_repeated(board: Board) -> None:
    """A value that the same side states twice is one fact: the repetition goes with the one that is matched."""
    for at, links, side, free in (
        (0, board.of_left, board.left, board.free_left),
        (1, board.of_right, board.right, board.free_right),
    ):
        # “Three suspects” does not repeat “the third”.
        seen = {
            (value.role, value.amount, value.kind is Kind.ORDINAL, value.unit): link
            for value, link in ((side.values[i], link) for i, link in links.items())
        }
        bare = {key[:3]: link for key, link in seen.items()}
        for index in free(range(len(side.values))):
            value = side.values[index]
            key = (value.role, value.amount, value.kind is Kind.ORDINAL, value.unit)
            link = seen.get(key)
            if value.role is Role.YEAR and _has_rival(board, index, at):
                continue
            length = value.kind is Kind.DURATION
            if link is None and not (length and (value.amount < SMALL or _has_rival(board, index, at))):
                link = bare.get(key[:3])
                if link is not None and not units_agree(value, side.values[(link.canonical, link.copy)[at]]):
                    link = None
            if link is not None:
                links[index] = link


def _has_rival(board: Board, index: int, at: int) -> bool:
    """Whether an aligned sentence has another value of the role and unit that may stand for this one: 31 years, not 13.

    Args:
        board: The board.
        index: A value.
        at: Its side: 0 canonical, 1 copy.
    """
    value = (board.left, board.right)[at].values[index]
    other, free = ((board.right, board.free_right), (board.left, board.free_left))[at]
    return any(
        (other.values[rival].role, other.values[rival].kind, other.values[rival].unit)
        == (value.role, value.kind, value.unit)
        for group in board.groups
        if index in group[at]
        for rival in free(group[1 - at])
    )


def match_restated(board: Board) -> None:
    """Link a figure that a retold sentence rounds with one that it comes near, wherever that stands."""
    for b in board.free_right(range(len(board.right.values))):
        two = board.right.values[b]
        if two.sentence not in board.retold or two.role is not Role.AMOUNT or two.soft or is_vague(two):
            continue
        near = [
            (abs(one.amount - two.amount), a)
            for a, one in enumerate(board.left.values)
            if one.role is Role.AMOUNT
            and (one.kind, one.unit) == (two.kind, two.unit)
            and fit(one, two) in (Fit.ROUNDED, Fit.HEDGED)
            and abs(one.amount - two.amount) <= _CLOSE * one.amount
        ]
        if near:
            a = min(near)[1]
            board.of_right[b] = board.of_left.setdefault(a, Link(a, b, fit(board.left.values[a], two), local=False))


def match_converted(board: Board) -> None:
    """Link what the copy adds to a linked figure: “20 feet (6 metres)”, the other end of 27–31 °C for “the 80s”."""
    for b in board.free_right(range(len(board.right.values))):
        two = board.right.values[b]
        for index in (b - 1, b + 1):
            link = board.of_right.get(index)
            if link is None or (other := board.right.values[index]).sentence != two.sentence:
                continue
            one_range = other.figure is two.figure and fit(board.left.values[link.canonical], two) <= Fit.ROUNDED
            if one_range or (other.role is two.role is Role.AMOUNT and converted(other, two)):
                board.of_right[b] = link
