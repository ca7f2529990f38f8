from __future__ import annotations

import pytest

from transcheck.document import Document
from transcheck.errors import InputError
from transcheck.figures import compare_facts, compare_texts, read_facts, to_facts

CANONICAL = Document.from_text("The dam supplies 1.2 million people. It was built in 1987.", language="en")


def test_a_sheet_reads_back() -> None:
    sheet = read_facts(to_facts(CANONICAL))
    assert [item.quote for item in sheet.figures] == ["1.2 million", "1987"]
    for item in sheet.figures:
        assert sheet.document.text[item.figure.start : item.figure.end] == item.figure.quote


def test_a_sheet_of_all_kinds_reads_back() -> None:
    text = (
        "Nearly €5 million was spent by 4 May 2021, some 12.5% of it in three months. About 20 of 30 boats, "
        "10 to 12 metres long, left at 6:30 p.m. for the third time. More than two thirds came back."
    )
    sheet = to_facts(Document.from_text(text, language="en"))
    assert len(read_facts(sheet).figures) == sheet.count("[[figure]]") >= 8
    assert {"unit", "hedge", "kind"} <= {line.split(" ")[0] for line in sheet.splitlines()}


def test_figures_of_one_statement_share_its_line() -> None:
    text = "The dam supplies 1.2 million people in 14 towns. It was built in 1987."
    sheet = read_facts(to_facts(Document.from_text(text, language="en")))
    assert sheet.document.text == "The dam supplies 1.2 million people in 14 towns.\nIt was built in 1987."
    assert [sentence.text for sentence in sheet.sentences] == sheet.document.text.split("\n")
    for item in sheet.figures:
        assert sheet.document.text[item.figure.start : item.figure.end] == item.quote


def test_a_copy_against_a_sheet() -> None:
    sheet = read_facts(to_facts(CANONICAL))
    copy = Document.from_text("The dam supplies 1.3 million people. Built in 1987, it has 4 turbines.", language="en")
    result = compare_facts(sheet, copy)
    assert [issue.category for issue in result.issues] == ["accuracy/mistranslation/number"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("figure = 3", "no [[figure]]"),
        ("[[figure", "not a sheet"),
        ('[[figure]]\nquote = "5"\nstatement = "six"', "does not contain"),
        ('[[figure]]\nquote = "boat"', "not understood"),
        ('[[figure]]\nquote = "5 boats"\nnormalized = "6"', "means 5, not 6"),
        ('[[figure]]\nquote = "5"\ncolour = "red"', "unknown key"),
        ("figure = [3]", "figure 1: is no table"),
        ("[[figure]]\nquote = 5", "figure 1: quote must be a text in quotation marks, not 5"),
        ('[[figure]]\nquote = "5"\n[[figure]]\nkind = "number"', "figure 2: has no quote"),
        ('[[figure]]\nquote = "5"\nlanguage = "Klingon"', "'Klingon' is no code of a language"),
        ('[[figure]]\nquote = "5 boats"\nkind = "money"', "'5 boats' has the kind number, not money"),
        ('[[figure]]\nquote = "€5"\nunit = "USD"', "'€5' has the unit EUR, not USD"),
        ('[[figure]]\nquote = "5 boats"\nunit = "boats"', "'5 boats' has the unit none, not boats"),
        ('[[figure]]\nquote = "5"\nstatement = "About 5."\nhedge = "nearly"', "'5' has the hedge about, not nearly"),
    ],
)
def test_a_bad_sheet_is_refused(text: str, reason: str) -> None:
    with pytest.raises(InputError, match=r"sheet\.toml") as caught:
        read_facts(text, "sheet.toml")
    assert reason in str(caught.value)


def test_texts_of_two_languages() -> None:
    issues = compare_texts(
        "The dam supplies 1.2 million people.", "La presa abastece a 1,3 millones de personas.", copy_language="es"
    )
    assert [issue.category for issue in issues] == ["accuracy/mistranslation/number"]
