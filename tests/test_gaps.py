"""Gaps that lost words leave in English sentences."""

from __future__ import annotations

import pytest
from tests.lexical.pairs import passage
from tests.marked_pairs import drift

from transcheck.gaps import find_gaps, gap_issues
from transcheck.issues import Severity


def gaps(text: str) -> list[str]:
    stretch, _ = passage(text, "en")
    return [text[gap.start : gap.end] for gap in find_gaps(stretch)]


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("The of the council spoke.", "The of"),
        ("She praised the, then left.", "the,"),
        ("A man from the was seen.", "the was"),
        ("Nobody saw a of the kind.", "a of"),
        ("The plan of, the owner, is good.", "of,"),
        ("They the vote after midnight.", "They the"),
        ("He didn't the petition.", "didn't the"),
        ("He stayed because was late.", "because was"),
        ("Was also treated for a cut.", "Was also"),
        ("It rained.\nSaid on Monday that all was well.", "Said on"),
        ("The mayor, , refused.", ", ,"),
    ],
)
def test_words_that_cannot_meet(text: str, gap: str) -> None:
    assert gaps(text) == [gap]


@pytest.mark.parametrize(
    "text",
    [
        "The country they live in is small.",
        "Was it the council that met?",
        "Group A of the cup was hard.",
        "She spoke of that, and of the vote.",
        "We gave them the an-eye-for-an-eye speech.",
        "The by-election was close.",
        "Because of that he left early.",
        "He did not know what the U.S. wanted.",
    ],
)
def test_sentences_that_people_write(text: str) -> None:
    assert gaps(text) == []


def test_the_lost_word_of_the_article_is_quoted() -> None:
    (found,) = gap_issues(drift("The director of the museum spoke.", "The of the museum spoke.", {}))
    assert (found.category, found.severity) == ("accuracy/omission", Severity.MAJOR)
    assert found.canonical is not None
    assert found.copy is not None
    assert (found.canonical.text, found.copy.text) == ("director", "The of")
    assert "the noun" in found.message


def test_without_a_lost_word_the_sentence_is_broken() -> None:
    (sure,) = gap_issues(drift("Museum spoke.", "Museum spoke the of.", {}))
    assert (sure.category, sure.severity, sure.canonical) == ("fluency/grammar", Severity.MAJOR, None)
    (doubtful,) = gap_issues(drift("Museum spoke.", "Museum spoke with, so.", {}))
    assert doubtful.severity is Severity.MINOR


def test_what_the_article_says_itself_is_no_gap() -> None:
    assert gap_issues(drift("Sign here: the of.", "Sign there: the of.", {})) == []
