"""Events at figures: what trades places in a sentence is seen there."""

from __future__ import annotations

import pytest
from tests.aligned_figures import aligned

from transcheck.anchored import anchored_issues, event_at
from transcheck.document import Sentence
from transcheck.figures import extract
from transcheck.issues import Severity


def issues(canonical: str, copy: str, language: str) -> list[tuple[str, str]]:
    found = anchored_issues(*aligned(canonical, copy, language))
    for issue in found:
        for quote, text in ((issue.canonical, canonical), (issue.copy, copy)):
            assert quote is not None
            assert text[quote.start : quote.end] == quote.text
        assert issue.severity is Severity.CRITICAL
    return [(item.canonical.text, item.copy.text) for item in found if item.canonical and item.copy]


@pytest.mark.parametrize(
    ("text", "language", "figure", "event"),
    [
        ("Six were hurt, 21 were arrested.", "en", "21", "arrested"),
        ("Six were hurt, 21 were arrested.", "en", "Six", "hurt"),
        ("The blast killed 14 and wounded 33.", "en", "33", "wounded"),
        ("The blast killed 14 and wounded 33.", "en", "14", None),
        ("Fourteen were killed and 33 left.", "en", "33", None),
        ("None of the 33 was wounded.", "en", "33", None),
        ("The 33, most of them wounded, left.", "en", "33", None),
        ("Of 33 wounded 33 left.", "en", "33", None),
        # What stands behind an “and” may be about something else.
        ("The club has 40 members and detained nobody.", "en", "40", None),
        ("She raised the fee from 40 euros and was arrested.", "en", "40 euros", None),
        ("مقتل 14 شخصا، وإصابة 33.", "ar", "33", "وإصابة"),
        ("Dejó 14 muertos y 22 heridos.", "es", "22", "heridos"),
        ("14人死亡，33人受伤。", "zh", "33", "受伤"),
        ("Es gab 1,5 Millionen Verletzte.", "de", "1,5 Millionen", "Verletzte"),
    ],
)
def test_the_event_of_a_figure(text: str, language: str, figure: str, event: str | None) -> None:
    figures = extract(text, language)
    (one, *_) = [item for item in figures if item.quote == figure]
    found = event_at(Sentence(text, 0, len(text), language), one, figures)
    assert (found.text if found else None) == event


@pytest.mark.parametrize(
    ("canonical", "copy", "language", "expected"),
    [
        (
            "Six were hurt, and 21 were arrested.",
            "Задержали шесть человек, пострадал 21.",
            "ru",
            [("hurt", "Задержали"), ("arrested", "пострадал")],
        ),
        (
            "The flood killed 14, injuring 33.",
            "L'alluvione fece 14 morti, 33 dispersi.",
            "it",
            [("injuring", "dispersi")],
        ),
        ("It will close 41 of its 200 branches.", "200 şubesinden 41'ini açacak.", "tr", [("close", "açacak")]),
        (
            "Crews pulled 52 people alive.",
            "Die Helfer bargen 52 Leichen.",
            "de",
            [("pulled 52 people alive", "Leichen")],
        ),
        ("The panel had upheld 19.", "El panel había rechazado 19.", "es", [("upheld", "rechazado")]),
        ("Prices rose 5 percent, wages 2 percent.", "物价下跌5%，工资2%。", "zh", [("rose", "下跌")]),
        ("The fire killed 12 horses.", "Beim Brand starben 12 Schweine.", "de", [("horses", "Schweine")]),
    ],
)
def test_other_events_at_a_figure_are_reported(
    canonical: str, copy: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert issues(canonical, copy, language) == expected


@pytest.mark.parametrize(
    ("canonical", "copy", "language"),
    [
        ("Six were hurt, and 21 were arrested.", "Пострадали шесть человек, задержан 21.", "ru"),
        ("The flood killed 14, injuring 33.", "L'alluvione fece 14 morti, 33 feriti.", "it"),
        ("More than 90 people were killed and dozens fled.", "قُتل أكثر من 90 شخصا وتم إجلاء العشرات.", "ar"),
        ("Police detained 19 of them.", "La policía arrestó a 19 de ellos.", "es"),
        ("They detained 19.", "They arrested 19.", "en"),
        ("None of the 40 was hurt.", "40人は無事だった。", "ja"),
        ("He sold 40 cows.", "Il vendit 40 vaches.", "fr"),
        ("The firm owns 14 ships.", "Perusahaan itu memiliki 14 kapal.", "id"),
        ("Nine were hurt.", "Devet ljudi je ranjeno.", "hr"),
        ("Lee, 35, was one of 35 people arrested.", "Lee, 35 Jahre alt, war einer von 35 Verhafteten.", "de"),
    ],
)
def test_the_same_events_at_a_figure_are_silent(canonical: str, copy: str, language: str) -> None:
    assert issues(canonical, copy, language) == []
