"""Events that exclude each other, in one language and across two."""

from __future__ import annotations

import pytest
from tests.lexical.pairs import issues

from transcheck.inference import Probabilities
from transcheck.issues import Severity

NO = Probabilities(0.02, 0.08, 0.9)


def found(canonical: str, copy: str, pairs: str = "", language: str = "en") -> list[tuple[str, str, str, str | None]]:
    return [
        (
            issue.canonical.text if issue.canonical else "",
            issue.copy.text if issue.copy else "",
            issue.severity.value,
            issue.direction.value if issue.direction else None,
        )
        for issue in issues(canonical, copy, pairs, language)
        if issue.message.endswith("another event.")
    ]


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language", "expected"),
    [
        (
            "The jury acquitted the banker.",
            "The jury convicted the banker.",
            "acquitted:convicted",
            "en",
            ("acquitted", "convicted", "critical", "harsher"),
        ),
        (
            "The suspect was arrested in March.",
            "The suspect was detained in March.",
            "arrested:detained",
            "en",
            ("arrested", "detained", "major", "softer"),
        ),
        (
            "Two miners were injured.",
            "Zwei Bergleute wurden getötet.",
            "injured:getötet",
            "de",
            ("injured", "getötet", "critical", "harsher"),
        ),
        ("The parliament approved the law.", "议会否决了该法案。", "", "zh", ("approved", "否决", "major", None)),
    ],
)
def test_another_event_is_reported(
    canonical: str, copy: str, pairs: str, language: str, expected: tuple[str, str, str, str | None]
) -> None:
    assert found(canonical, copy, pairs, language) == [expected]


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language"),
    [
        ("The jury acquitted the banker.", "The banker was found not guilty.", "banker:banker", "en"),
        ("Two miners were injured.", "Dos mineros resultaron heridos.", "injured:heridos", "es"),
        ("Police arrested a man.", "La policía detuvo a un hombre.", "arrested:detuvo", "es"),
        ("He was charged, then acquitted.", "He was acquitted after he was charged.", "", "en"),
    ],
)
def test_the_same_event_in_other_words_is_silent(canonical: str, copy: str, pairs: str, language: str) -> None:
    assert found(canonical, copy, pairs, language) == []


def test_a_contradiction_makes_unranked_events_critical() -> None:
    (issue,) = issues("The parliament approved the law.", "议会否决了该法案。", language="zh", forward=NO, backward=NO)
    assert issue.severity.value == "critical"


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language", "words"),
    [
        ("Prices rose before the strike.", "Prices rose after the strike.", "", "en", ("before", "after")),
        ("The former director spoke.", "The current director spoke.", "", "en", ("former", "current")),
        (
            "The former director spoke.",
            "Der derzeitige Direktor sprach.",
            "director:direktor",
            "de",
            ("former", "derzeitige"),
        ),
        ("They slept outside the town.", "Durmieron dentro del pueblo.", "town:pueblo", "es", ("outside", "dentro")),
    ],
)
def test_small_words_turn_a_statement_round(
    canonical: str, copy: str, pairs: str, language: str, words: tuple[str, str]
) -> None:
    (found,) = issues(canonical, copy, pairs, language)
    assert (found.canonical.text if found.canonical else None, found.copy.text if found.copy else None) == words
    assert found.severity is Severity.MAJOR


@pytest.mark.parametrize(
    ("canonical", "copy"),
    [
        ("The talks took place before the vote.", "The vote took place after the talks."),
        ("He spoke before and after the match.", "He spoke before and after the match, twice."),
        ("Sales fell after all.", "Sales fell before long."),
    ],
)
def test_other_orders_of_the_same_time_are_silent(canonical: str, copy: str) -> None:
    assert issues(canonical, copy) == []
