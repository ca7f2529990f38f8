"""The two sides of a comparison of figures, and what is known of them so far.

The steps of a comparison (`matching`, `otherwise`, `differences`, `findings`) read the board and write what they find
on it. Values are named by their indices: `a` is one of the canonical side, `b` one of the copy's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from transcheck.figures.days import Calendar
from transcheck.figures.judge import Fit, Role, Value
from transcheck.figures.model import Hedge, Kind
from transcheck.figures.retellings import Rest, Retelling
from transcheck.figures.sides import Side
from transcheck.issues import Issue

__all__ = ["ALIKE", "SMALL", "Board", "Link", "Similarity", "equal_by_chance", "is_vague"]

Similarity = Callable[[int, int], float]
"""Likeness of a canonical sentence and one of the copy, by their indices, above 0 for counterparts."""
ALIKE = 0.25
"""From this likeness on, two figures of different sentences are taken to count the same thing."""
SMALL = 13
"""Numbers below it stand for many things in one text."""
_BY_CHANCE = tuple({role, Role.AMOUNT} for role in (Role.TIME, Role.DAY, Role.MONTH, Role.MONTHDAY))
_MARGIN = 8.0  # the least margin of aligned sentences (0.03) as the likeness `ALIKE`


@dataclass(frozen=True, slots=True)
class Link:
    """Two values that stand for each other.

    Attributes:
        canonical: Index of the canonical value.
        copy: Index of the copy's value.
        fit: How well they fit.
        local: Whether they stand in aligned sentences.
    """

    canonical: int
    copy: int
    fit: Fit
    local: bool


@dataclass(slots=True)
class Board:
    """What the steps of a comparison share.

    Attributes:
        left: The canonical side.
        right: The copy's side.
        groups: Values of both sides in aligned sentences.
        retold: Sentences of the copy that put canonical ones in other words, each with those that stand near these.
        similarity: Likeness of sentences; None where words in common have to do.
        calendar: What days and years the sides speak of.
        of_left: The link of each canonical value that has one.
        of_right: The link of each value of the copy that has one; a value stated twice has that of the first.
        wrong: Values that stand for each other and differ.
        derived: Values of the copy that follow from canonical ones.
        summed: Canonical values that the copy tells in one of its own: the parts, each with their total.
        retellings: Words of both sides that differ because a figure is told another way.
        rests: Figures of the copy that say what a canonical one leaves over.
        left_over: Pairs of `wrong` that are right if the copy tells the rest.
        issues: What is found.
    """

    left: Side
    right: Side
    groups: list[tuple[list[int], list[int]]]
    retold: dict[int, range]
    similarity: Similarity | None
    calendar: Calendar
    of_left: dict[int, Link] = field(default_factory=dict)
    of_right: dict[int, Link] = field(default_factory=dict)
    wrong: list[tuple[int, int]] = field(default_factory=list)
    derived: frozenset[int] = frozenset()
    summed: dict[int, int] = field(default_factory=dict)
    retellings: list[Retelling] = field(default_factory=list)
    rests: list[Rest] = field(default_factory=list)
    left_over: set[tuple[int, int]] = field(default_factory=set)
    issues: list[Issue] = field(default_factory=list)

    def link(self, a: int, b: int, fit: Fit, *, local: bool) -> None:
        """Note that two values stand for each other."""
        self.of_left[a] = self.of_right[b] = Link(a, b, fit, local)

    def free_left(self, values: Iterable[int]) -> list[int]:
        """Those of some canonical values that have no counterpart, right or wrong."""
        taken = {a for a, _ in self.wrong} | set(self.summed)
        return [value for value in values if value not in self.of_left and value not in taken]

    def free_right(self, values: Iterable[int]) -> list[int]:
        """Those of some values of the copy that have no counterpart, right or wrong."""
        taken = {b for _, b in self.wrong} | set(self.summed.values())
        return [value for value in values if value not in self.of_right and value not in taken]

    def likeness(self, a: int, b: int) -> float:
        """Whether two values count the same thing, 0…1, from the words around them or the sentences' likeness."""
        one, two = self.left.values[a], self.right.values[b]
        near, far = self.left.counted(a) & self.right.counted(b), self.left.context(a) & self.right.context(b)
        size = 1 + min(len(self.left.context(a)), len(self.right.context(b)))
        score = min(1.0, 0.3 * len(near) + len(far) / size)
        if self.similarity is not None:
            score = max(score, min(1.0, _MARGIN * self.similarity(one.sentence, two.sentence)))
        return score


def equal_by_chance(one: Value, two: Value) -> bool:
    """Whether equal values may have nothing to do with each other: “two weeks”, “2 pm”, and a “2” elsewhere."""
    if {one.role, two.role} in _BY_CHANCE:
        return True
    durations = (one.kind is Kind.DURATION) is not (two.kind is Kind.DURATION)
    return durations and one.role is two.role is Role.AMOUNT and one.amount < SMALL


def is_vague(value: Value) -> bool:
    """Whether a value is a “several” of something."""
    return value.part.hedge is Hedge.SEVERAL
