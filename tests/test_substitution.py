"""Which words of an English copy may have moved the meaning."""

from __future__ import annotations

import pytest
from tests.marked_pairs import drift

from transcheck.substitution import candidates

NOTHING: frozenset[str] = frozenset()


def words(canonical: str, copy: str, links: str) -> list[str]:
    pair = drift(canonical, copy, {}, links)
    return [copy[item.copy[0] : item.copy[1]] for item in candidates(pair, NOTHING, NOTHING)]


@pytest.mark.parametrize(
    ("canonical", "copy", "links", "suspects"),
    [
        ("He ruled on talks.", "He rejected talks.", "ruled:rejected", ["rejected"]),
        ("He ruled out talks.", "He rejected talks.", "ruled:rejected", []),
        ("They moved boats.", "They moved rotten boats.", "", ["rotten"]),
        ("They moved boats.", "They moved boats away.", "", []),
        ("She bakes, Brown says.", "She bakes, Ms Brown says.", "", []),
        ("He bakes, he said.", "He bakes, he told journalists.", "said:told", []),
    ],
)
def test_what_says_the_same_or_little_is_no_suspect(canonical: str, copy: str, links: str, suspects: list[str]) -> None:
    assert words(canonical, copy, links) == suspects
