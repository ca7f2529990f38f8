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
        ("[[figure]]\nquote = 5", "strings"),
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
