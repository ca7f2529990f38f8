"""Names that one side lacks: exchanged, left out, put in; and the ways in which a name may be written otherwise."""

from __future__ import annotations

import pytest
from tests.marked_pairs import DECISION, drift

from transcheck.issues import Severity
from transcheck.names import known_in, name_issues, spellings
from transcheck.words import WORD


def found(
    canonical: str, copy: str, marks: dict[str, float], links: str = "", elsewhere: tuple[str, str] = ("", "")
) -> list[tuple[str, str | None, str | None, Severity]]:
    known = spellings(WORD.findall(f"{canonical} {elsewhere[0]}")), spellings(WORD.findall(f"{copy} {elsewhere[1]}"))
    pair = drift(canonical, copy, marks, links)
    return [
        (i.category, i.canonical.text if i.canonical else None, i.copy.text if i.copy else None, i.severity)
        for i in name_issues(pair, *known, DECISION)
    ]


def test_an_exchanged_name_is_quoted_on_both_sides() -> None:
    assert found(
        "The ferry from Bergen arrived.",
        "The ferry from Malmö arrived.",
        {"Bergen": 0.9, "Malmö": 0.5},
        "Bergen:Malmö",
    ) == [("accuracy/mistranslation/entity", "Bergen", "Malmö", Severity.MAJOR)]


def test_the_only_name_that_went_and_the_only_one_that_came_were_exchanged() -> None:
    canonical, copy = "In London he sold boats.", "He sold boats in Bergen."
    marks = {"London": 0.6, "Bergen": 0.9}
    assert found(canonical, copy, marks) == [("accuracy/mistranslation/entity", "London", "Bergen", Severity.MAJOR)]
    known = found(canonical, copy, marks, elsewhere=("They like Bergen.", ""))
    assert known == [("accuracy/omission", "London", None, Severity.MINOR)]


def test_an_acronym_is_neither_a_pronoun_nor_the_beginning_of_a_word() -> None:
    assert not known_in("US", spellings(["He", "used", "it", "with", "us"]))
    assert known_in("US", spellings(["the", "US’s", "navy"]))
    assert known_in("EU", spellings(["European", "rules"]))


def test_an_acronym_has_the_initials_of_names_side_by_side_not_of_any_name() -> None:
    known = spellings(["Doctors", "of", "the", "WHO"])
    assert not known_in("Weber", known)
    assert known_in("World", known, ("the", "Health"))
    assert known_in("Health", known, ("World", ""))
    assert known_in("Defence", spellings(["MOD"]), ("Ministry", "said"))
    assert not known_in("Keller", spellings(["STORM", "BREAKS", "LINK"]), ("", "spoke"))


def test_a_name_in_brackets_or_quotation_marks_is_named() -> None:
    canonical, copy = "The captain Keller told reporters.", "The captain told reporters."
    for elsewhere in ("(Keller was not hurt.)", "“Keller was not hurt,” the owner said."):
        assert found(canonical, copy, {"Keller": 0.9}, elsewhere=("", elsewhere)) == []


def test_a_lost_name_and_a_new_one() -> None:
    assert found("The ferry from Bergen arrived.", "The ferry arrived.", {"Bergen": 0.6}) == [
        ("accuracy/omission", "Bergen", None, Severity.MINOR)
    ]
    assert found("The ferry arrived.", "The ferry to Ole Lund arrived.", {"Lund": 0.9}) == [
        ("accuracy/addition", None, "Ole Lund", Severity.MAJOR)
    ]


def test_a_name_that_the_article_has_elsewhere_was_not_lost() -> None:
    assert (
        found("The ferry from Bergen arrived.", "The ferry arrived.", {"Bergen": 0.9}, elsewhere=("", "in Bergen"))
        == []
    )


@pytest.mark.parametrize(
    ("canonical", "copy"),
    [
        ("It was sold to Norway.", "It went to a Norwegian buyer."),
        ("The flag of the World Health Organization flew.", "The flag of the WHO flew."),
        ("A visit of the WHO ended.", "A visit of the World Health Organization ended."),
        ("They met Lund’s wife.", "They met the wife of Lund."),
        ("They came on Monday.", "They came."),
        ("They came in Sept.", "They came."),
        ("They met Lund.", "They met Mr Lund."),
        ("BERGEN, Norway – The ferry arrived.", "The ferry arrived."),
    ],
)
def test_names_written_otherwise_and_dates_are_no_lone_names(canonical: str, copy: str) -> None:
    marks = dict.fromkeys((canonical + copy).replace(".", " ").split(), 0.9)
    assert found(canonical, copy, marks) == []


def test_a_name_without_mark_is_not_reported() -> None:
    assert found("The ferry from Bergen arrived.", "The ferry arrived.", {}) == []


def test_a_name_that_went_with_the_rest_of_its_sentence_is_minor() -> None:
    canonical = "The ferry from Bergen carried timber and tar to the yards of the north."
    alike = found(canonical, canonical.replace("from Bergen ", ""), {"Bergen": 0.9})
    anew = found(canonical, "The ferry brought wood.", {"Bergen": 0.9})
    assert [item[3] for item in (*alike, *anew)] == [Severity.MAJOR, Severity.MINOR]
