from __future__ import annotations

import pytest

from transcheck.document import Document
from transcheck.issues import Severity
from transcheck.origin import evidence_issues, find_evidence, guess_source
from transcheck.origin.detect import evidence_log_odds
from transcheck.results import Evidence
from transcheck.segment import segment

TEXT = (
    "The harbour harbour was closed on Monday. About 12.500 people live there.\n\n"
    "This page was automatically translated from Polish."
)


def signs(text: str, language: str = "en") -> tuple[Document, tuple[Evidence, ...]]:
    document = Document.from_text(text)
    return document, find_evidence(document, segment(document, language), (), language)


def test_evidence_is_quoted_and_sorted() -> None:
    document, found = signs(TEXT)
    assert [item.kind for item in found] == ["disclaimer", "duplication", "number-format"]
    assert [item.weight for item in found] == sorted((item.weight for item in found), reverse=True)
    assert all(document.text[item.start : item.end] == item.quote for item in found)


def test_plain_text_has_none() -> None:
    assert signs("The harbour was closed on Monday. About 12,500 people live there.")[1] == ()
    assert signs("")[1] == ()


def test_some_evidence_is_an_issue_too() -> None:
    document, found = signs(TEXT)
    issue, number = evidence_issues(document, segment(document, "en"), found)
    assert number.category == "locale-convention/number-format"
    assert issue.category == "fluency/duplication"
    assert issue.severity is Severity.MINOR
    assert issue.copy is not None
    assert issue.copy.text == "harbour harbour"
    assert issue.copy.sentence == "The harbour harbour was closed on Monday."


def test_the_source_is_the_one_that_the_page_names() -> None:
    document, found = signs(TEXT)
    assert guess_source(document, found, "en") == "pl"


def test_the_source_is_guessed_from_calques_with_a_margin() -> None:
    chinese = "The relevant departments vigorously promote sports."
    document, found = signs(chinese)
    assert guess_source(document, found, "en") == "zh"
    document, found = signs(
        "The relevant departments met. Recall that the harbour closed. It became known that it opened."
    )
    assert guess_source(document, found, "en") is None
    document, found = signs("The harbour was closed on Monday.")
    assert guess_source(document, found, "en") is None


@pytest.mark.parametrize(
    "text",
    [
        "The relevant departments met on Monday.",
        "The relevant departments met. The relevant departments went home. The relevant departments slept.",
    ],
)
def test_one_calque_however_often_is_no_source(text: str) -> None:
    document, found = signs(text)
    assert {item.kind for item in found} == {"calque"}
    assert guess_source(document, found, "en") is None


def test_slips_of_people_are_corrected_and_convict_nobody() -> None:
    document, found = signs("Es kamen 12,500 Menschen aus aus dem Norden, davon 60,000 Kinder.", "de")
    assert sorted(item.kind for item in found) == ["duplication", "number-format", "number-format"]
    assert evidence_log_odds(found) == 0
    assert len(evidence_issues(document, segment(document, "de"), found)) == 3
