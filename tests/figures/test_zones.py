"""Times of day with their zone: read as ISO 8601, compared by the moment."""

from __future__ import annotations

import pytest

from transcheck.figures import compare_texts, extract


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("at 5 p.m. EDT", "en", "T17:00-04:00"),
        ("at 1500 GMT", "en", "T15:00+00:00"),
        ("at 2015 GMT", "en", "T20:15+00:00"),
        ("um 17:30 MESZ", "de", "T17:30+02:00"),
        ("à 17h EST", "fr", "T17:00-05:00"),
        ("pukul 17.30 WIB", "id", "T17:30+07:00"),
        ("в 17:00 МСК", "ru", "T17:00+03:00"),
        ("at 5:30 pm", "en", "T17:30"),
        ("à 17h est arrivé", "fr", "T17:00"),  # “is”, in small letters
        ("in 2015 they won", "en", "2015"),
    ],
)
def test_zone_in_capitals(text: str, language: str, wanted: str) -> None:
    assert extract(text, language)[0].normalized == wanted


@pytest.mark.parametrize(
    ("canonical", "copy", "language", "differs"),
    [
        ("It began at 5 p.m. EDT.", "Es begann um 23 Uhr MESZ.", "de", False),
        ("It began at 5 p.m. EDT.", "Es begann um 22 Uhr MESZ.", "de", True),
        ("It began at 5 p.m. EDT.", "Es begann um 17 Uhr.", "de", False),
        ("It began at 5 p.m. EST.", "Ça a commencé à 17h EDT.", "fr", False),  # an hour of summer time alone
        ("It began at 1500 GMT.", "Acara dimulai pukul 22.00 WIB.", "id", False),
        ("It began at 1500 GMT.", "Acara dimulai pukul 15.00 WIB.", "id", True),
        ("It began at 10:15 BST.", "Ilianza saa 4:15 BST.", "sw", False),  # counted from dawn
    ],
)
def test_times_are_compared_by_the_moment(canonical: str, copy: str, language: str, differs: bool) -> None:
    issues = compare_texts(canonical, copy, canonical_language="en", copy_language=language)
    assert any(issue.category == "accuracy/mistranslation/date-time" for issue in issues) is differs
