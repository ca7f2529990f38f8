"""Minutes of a match that some languages count from its beginning and others from that of a half: 71, 後半26分."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from transcheck.figures.judge import Role, Value
from transcheck.figures.model import Kind

__all__ = ["halves_in", "same_minute"]

_LAST = 130  # a match with extra time and what is added to it
_KINDS = frozenset((Kind.NUMBER, Kind.ORDINAL, Kind.DURATION))
_UNITS = frozenset((None, "minute"))


def halves_in(text: str, language: str | None) -> set[int]:
    """The minutes that were played before the later halves of a match which a text names: 45, 90 or 105.

    Args:
        text: A sentence.
        language: Its language.
    """
    words, found = text.casefold(), set()
    for phrase, minutes in _phrases(language or ""):
        if phrase in words:
            found.add(minutes)
            words = words.replace(phrase, " ")  # 延長後半 is no 後半
    return found


def same_minute(one: Value, two: Value, played: tuple[set[int], set[int]]) -> bool:
    """Whether two values are one minute, counted from the beginning of a match and from that of a half.

    Args:
        one: A canonical value.
        two: A value of the copy.
        played: What `halves_in` found in their sentences.
    """
    if not (_may_be_minute(one) and _may_be_minute(two)):
        return False
    return one.amount - two.amount in played[1] or two.amount - one.amount in played[0]


def _may_be_minute(value: Value) -> bool:
    return value.role is Role.AMOUNT and value.kind in _KINDS and value.unit in _UNITS and 0 < value.amount < _LAST


@cache
def _phrases(language: str) -> tuple[tuple[str, int], ...]:
    """The names of later halves, the longest first."""
    table = json.loads((files("transcheck.figures") / "data/halves.json").read_text(encoding="utf-8"))["phrases"]
    return tuple(sorted(table.get(language, {}).items(), key=lambda item: -len(item[0])))
