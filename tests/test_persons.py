"""People of one kind who became others: in sentences told alike, by the contrast of the words."""

from __future__ import annotations

import pytest
from tests.lexical.pairs import pair_of

from transcheck.changes import Drift
from transcheck.persons import person_issues


def found(canonical: str, copy: str, pairs: str, score: float) -> list[tuple[str, str]]:
    """What is told of two sentences in which all words that differ have one contrast."""
    pair = pair_of(canonical, copy, pairs=pairs)
    sides = pair.here.words, pair.there.words
    contrasts = (tuple(score for _ in words) for words in sides)
    drift = Drift(pair.judged, *sides, tuple(pair.links.values()), *contrasts)
    return [(issue.canonical.text, issue.copy.text) for issue in person_issues(drift) if issue.canonical and issue.copy]


def test_other_people_are_told() -> None:
    canonical, copy = "The clinic treated 300 patients a week.", "The clinic treated 300 doctors a week."
    assert found(canonical, copy, "patients:doctors", 1.2) == [("patients", "doctors")]
    assert found(canonical, copy, "patients:doctors", -0.9) == []


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs"),
    [
        ("The bank lost its chairman in May.", "The bank lost its president in May.", "chairman:president"),
        ("The engine failed in May.", "The lorry failed in May.", "engine:lorry"),
        ("The town is in good hands.", "The town is in good care now, mastered in May.", "hands:mastered"),
        ("The nurse waved in May.", "The hands waved in May.", "nurse:hands"),
        ("A nurse met a plumber in May.", "A plumber met a nurse in May.", "nurse:plumber"),
        ("A nurse went to Hull in May after years at home.", "May had a plumber.", "nurse:plumber"),
    ],
)
def test_no_people_the_same_people_and_sentences_told_anew_are_not(canonical: str, copy: str, pairs: str) -> None:
    assert found(canonical, copy, pairs, 1.2) == []
