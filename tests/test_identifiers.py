"""Numbers of models and telephones, and addresses of mail."""

from __future__ import annotations

import pytest

from transcheck.document import Document, Sentence
from transcheck.identifiers import find_identifiers, identifier_issues
from transcheck.results import Language
from transcheck.side import Side


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("models HL-620 and A320", [("code", "HL620"), ("code", "A320")]),
        ("CVE-2024-3094", [("code", "CVE20243094")]),
        ("HL-620和ＨＬ－625两款", [("code", "HL620"), ("code", "HL625")]),
        ("call 1-800-555-0142 now", [("telephone", "18005550142")]),
        ("tél. 01 42 68 53 00", [("telephone", "0142685300")]),
        ("٠٢٠ ٧٩٤٦ ٠٩٥٨", [("telephone", "02079460958")]),
        ("write to help@example.org.", [("mail", "help@example.org")]),
        # Figures, dates, results, quarters and amounts are none.
        ("4 500 000 t, 18-11-2025, 2015-2019, 12.30-14.15, 7-6 6-7 7-5 6-4", []),
        ("Q2 2024, FY24, G7, USD14, 46.2C, 750lb, 5G", []),
    ],
)
def test_what_is_an_identifier(text: str, found: list[tuple[str, str]]) -> None:
    items = find_identifiers(text)
    assert [(item.kind, item.key) for item in items] == found


def side(text: str) -> Side:
    sentence = Sentence(text, 0, len(text), "en")
    return Side(Document.from_text(text), Language("en", 1.0, True), (), (sentence,), ())


@pytest.mark.parametrize(
    ("canonical", "copy", "quotes"),
    [
        ("It recalls HL-620 and HL-625.", "It recalls HL-620 and HL-652.", [("HL-625", "HL-652")]),
        ("Es geht um Flug QX417.", "Es geht um Flug QZ417.", [("QX417", "QZ417")]),
        ("Call 1-800-555-0142.", "Appelez le 1 800 555 0124.", [("1-800-555-0142", "1 800 555 0124")]),
        ("Write to help@example.org.", "Write to halp@example.org.", [("help@example.org", "halp@example.org")]),
        # The same with other separators or prefixes, one left out, another thing.
        ("It recalls HL-620 and HL-625.", "It recalls the HL620 and the HL 625.", []),
        ("Call 020 7946 0958.", "Call +44 20 7946 0958.", []),
        ("It recalls HL-620 and HL-625.", "It recalls HL-620.", []),
        ("It recalls HL-620.", "It recalls HL-620, and not HL-680.", []),
        ("It flew an A320.", "It flew past the M25.", []),
    ],
)
def test_an_identifier_with_other_characters(canonical: str, copy: str, quotes: list[tuple[str, str]]) -> None:
    issues = identifier_issues(side(canonical), side(copy))
    assert [(item.canonical and item.canonical.text, item.copy and item.copy.text) for item in issues] == quotes
    assert all(item.severity == "critical" for item in issues)
    for item in issues:
        assert item.copy is not None
        assert copy[item.copy.start : item.copy.end] == item.copy.text


@pytest.mark.parametrize(
    "around", ["发邮件给{}，或者来访。", "{}へEメールを。", "이메일은 {}에 보내세요.", "{}-এ লিখুন।", "à {}."]
)
def test_addresses_between_letters_of_another_script(around: str) -> None:
    text = around.format("jo@mill.example.org")
    assert [text[item.start : item.end] for item in find_identifiers(text)] == ["jo@mill.example.org"]
