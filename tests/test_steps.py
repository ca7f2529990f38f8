"""Rises and falls by a figure, and to it."""

from __future__ import annotations

import pytest

from transcheck.audit import audit
from transcheck.document import Document

STEP = "how far something moved"


def found(canonical: str, copy: str) -> list[tuple[str, str]]:
    report = audit(Document.from_text(canonical), Document.from_text(copy))
    issues = [issue for issue in report.copies[0].issues if STEP in issue.message]
    return [(issue.canonical.text, issue.copy.text) for issue in issues if issue.canonical and issue.copy]


@pytest.mark.parametrize(
    ("canonical", "copy", "quotes"),
    [
        (
            "The board lowered the quay by 14 metres.",
            "The board lowered the quay to 14 metres.",
            ("by 14 metres", "to 14 metres"),
        ),
        ("The fare rose to 38 crowns.", "The fare rose by about 38 crowns.", ("to 38 crowns", "by about 38 crowns")),
        ("Shares fell 5.8% on Monday.", "Shares fell to 5.8% on Monday.", ("5.8%", "to 5.8%")),
    ],
)
def test_by_is_not_to(canonical: str, copy: str, quotes: tuple[str, str]) -> None:
    assert found(canonical, copy) == [quotes]


@pytest.mark.parametrize(
    ("canonical", "copy"),
    [
        ("The fare rose by 38 crowns.", "The fare went up by 38 crowns."),
        ("Shares fell 5.8% on Monday.", "Shares were down by 5.8% on Monday."),
        ("It was given to 38 pupils.", "It was received by 38 pupils."),
        ("The fare rose from 20 to 38 crowns.", "The fare rose to 38 crowns."),
        ("The herd shrank from 150 elk to 100.", "The herd shrank by a third to 100."),
    ],
)
def test_the_same_step_in_other_words_is_silent(canonical: str, copy: str) -> None:
    assert found(canonical, copy) == []
