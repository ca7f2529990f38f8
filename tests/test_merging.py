"""One error, one issue."""

from __future__ import annotations

from dataclasses import replace

from transcheck.document import Document
from transcheck.issues import Issue, Severity, quote
from transcheck.merging import merge_issues, selected

CANONICAL = Document.from_text("The mill employs 300 people in Turku.")
COPY = Document.from_text("The mill employs 900 people in Turku.")


def issue(category: str, severity: Severity, canonical: tuple[int, int] | None, copy: tuple[int, int] | None) -> Issue:
    return Issue(
        category,
        severity,
        0.9,
        "Something differs.",
        quote(CANONICAL, *canonical, CANONICAL.text) if canonical else None,
        quote(COPY, *copy, COPY.text) if copy else None,
    )


def test_the_more_exact_issue_speaks() -> None:
    number = issue("accuracy/mistranslation/number", Severity.CRITICAL, (17, 20), (17, 20))
    vague = issue("accuracy/mistranslation", Severity.CRITICAL, (9, 27), (9, 27))
    assert merge_issues([vague, number]) == (number,)


def test_issues_about_different_words_stay() -> None:
    number = issue("accuracy/mistranslation/number", Severity.CRITICAL, (17, 20), (17, 20))
    place = issue("accuracy/mistranslation/entity", Severity.MAJOR, (31, 36), (31, 36))
    assert merge_issues([place, number]) == (number, place)


def test_an_omission_and_an_addition_share_no_side() -> None:
    omitted = issue("accuracy/omission", Severity.MINOR, (0, 8), None)
    added = issue("accuracy/addition", Severity.MAJOR, None, (0, 8))
    assert merge_issues([omitted, added]) == (added, omitted)


def test_selection_counts_prefixes() -> None:
    number = issue("accuracy/mistranslation/number", Severity.CRITICAL, (17, 20), (17, 20))
    omitted = issue("accuracy/omission", Severity.MINOR, (0, 8), None)
    assert selected([number, omitted], select=["accuracy/mistranslation"]) == (number,)
    assert selected([number, omitted], ignore=["accuracy"]) == ()
    assert selected([number, omitted], select=["acc"]) == ()


def test_selection_by_confidence_keeps_issues_at_the_bound() -> None:
    sure = replace(issue("accuracy/omission", Severity.MINOR, (0, 8), None), confidence=0.6)
    doubtful = replace(issue("accuracy/omission", Severity.MINOR, (10, 18), None), confidence=0.4)
    assert selected([sure, doubtful], min_confidence=0.6) == (sure,)
    assert selected([sure, doubtful], min_confidence=0.4) == (sure, doubtful)
