"""English words that checks ask for by name: the lists of data/wording/english.toml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from transcheck.bundled import read_toml

__all__ = ["english"]


@cache
def english(name: str) -> frozenset[str]:
    """The words or phrases of a list, in small letters.

    Raises:
        KeyError: If the table has no list of that name.
    """
    return frozenset(_lists()[name])


@cache
def _lists() -> Mapping[str, Sequence[str]]:
    return read_toml("wording/english.toml")
