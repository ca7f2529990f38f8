"""Figures that a rewrite works out from others are neither wrong nor new."""

from __future__ import annotations

import pytest

from transcheck.document import Document, Sentence
from transcheck.figures.compare import compare_figures
from transcheck.issues import Issue, Severity
from transcheck.results import Pair


def loud(canonical: str, copy: str, similarity: float = 0.75, language: str = "en") -> list[Issue]:
    found = compare_figures(
        Document.from_text(canonical),
        Document.from_text(copy),
        canonical_sentences=[Sentence(canonical, 0, len(canonical), "en")],
        copy_sentences=[Sentence(copy, 0, len(copy), language)],
        pairs=[Pair((0,), (0,), similarity)],
    )
    return [issue for issue in found.issues if issue.severity is not Severity.MINOR]


@pytest.mark.parametrize(
    ("canonical", "copy"),
    [
        ("The chain will close 31 of its 412 bakeries.", "The chain will keep 381 bakeries after closing 31."),
        ("The first boat came after 14 minutes, the second nine minutes later.", "The second came after 23 minutes."),
        ("Of the voters 58% backed the tunnel.", "The tunnel was opposed by 42% of the voters."),
        ("The party won 31.5% of the vote after 43.1% in 2019.", "The party lost more than 11 percentage points."),
        ("Sales fell from 640 million euros to 415 million euros.", "Sales fell by 225 million euros."),
        ("The flock doubled to 90 geese.", "There were 45 geese, and now there are 90."),
        ("Rents rose 14% to 912 euros.", "Rents went from 800 euros to 912."),
        ("Rents fell by a quarter to 750 euros.", "Rents went from 1,000 euros to 750."),
        ("They will save 480 million euros, two thirds of it in ports.", "Ports are to bring 320 million euros."),
    ],
)
def test_what_follows_from_two_figures_is_silent(canonical: str, copy: str) -> None:
    assert loud(canonical, copy) == []


@pytest.mark.parametrize(
    ("canonical", "copy"),
    [
        ("The chain will close 31 of its 412 bakeries.", "The chain will keep 371 bakeries after closing 31."),
        ("Of the voters 58% backed the tunnel.", "The tunnel was opposed by 52% of the voters."),
        ("Sales fell from 640 million euros to 415 million euros.", "Sales fell by 255 million euros."),
        ("The flock doubled to 90 geese.", "There were 35 geese, and now there are 90 geese."),
        ("Rents rose 14% to 912 euros.", "Rents went from 840 euros to 912."),
        # What adds up to a small number does so by chance.
        ("Five boats and 3 rafts sank.", "Five boats and 8 rafts sank."),
    ],
)
def test_what_does_not_is_an_issue(canonical: str, copy: str) -> None:
    assert loud(canonical, copy)


def test_a_sentence_told_alike_or_translated_keeps_its_figures() -> None:
    canonical, copy = "Of its 412 bakeries 31 will close.", "Of its 381 bakeries 31 will close."
    assert loud(canonical, copy) == []
    assert loud(canonical, copy, similarity=0.95)
    assert loud(canonical, "Von den 381 Bäckereien schließen 31.", language="de")


def test_a_sentence_without_a_counterpart_may_rest_on_the_whole_text() -> None:
    canonical = "Crews saved 61% of the 46,300 trees.\nIt took nine days."
    copy = "It took nine days.\nHow much of the rest, 39% of more than 46,000 trees, can be sold?"
    first, second = canonical.index("\n"), copy.index("\n")
    found = compare_figures(
        Document.from_text(canonical),
        Document.from_text(copy),
        canonical_sentences=[
            Sentence(canonical[:first], 0, first, "en"),
            Sentence(canonical[first + 1 :], first + 1, len(canonical), "en"),
        ],
        copy_sentences=[
            Sentence(copy[:second], 0, second, "en"),
            Sentence(copy[second + 1 :], second + 1, len(copy), "en"),
        ],
        pairs=[Pair((1,), (0,), 0.9), Pair((), (1,), 0.0)],
    )
    assert [issue.message for issue in found.issues if issue.severity is not Severity.MINOR] == []
