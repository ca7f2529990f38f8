"""What figures count and what happened to it."""

from __future__ import annotations

import pytest

from transcheck.align import align_sentences, similarity
from transcheck.counted import counted_issues, read_counted
from transcheck.document import Document, Sentence
from transcheck.encoder import load_encoder
from transcheck.figures import compare_figures
from transcheck.issues import Severity
from transcheck.side import prepare
from transcheck.words import words_of


@pytest.mark.parametrize(
    ("text", "figure", "noun", "verb"),
    [
        ("The navy rescued about 240 stranded sailors on Monday.", "240", "sailors", "rescued"),
        ("Some 240 sailors have been rescued.", "240", "sailors", "rescued"),
        ("In May 1,900 trees were cut down by the storm.", "1,900", "trees", "cut down"),
        ("Some 240 sailors feared to be lost in the storm have been rescued.", "240", "sailors", "rescued"),
        ("The 300 trees planted in May were cut down.", "300", "trees", "cut down"),
        ("Some 600 people gathered in squares where shops were looted.", "600", "people", None),
        ("Another 300 accepted the offer.", "300", None, None),
        ("The crews of more than 40 fishing boats went ashore.", "40", "boats", None),
        ("About 500 homes lost power.", "500", "homes", None),
        ("It took 80 sailors almost six hours.", "80", "sailors", None),
        ("The bell has rung 50 times since Monday.", "50", None, None),
        ("In about 300 cases letters were lost.", "300", None, None),
        ("The clinic treated 300 cases in May.", "300", "cases", "treated"),
    ],
)
def test_noun_and_verb_of_a_figure(text: str, figure: str, noun: str | None, verb: str | None) -> None:
    sentence = Sentence(text, 0, len(text), "en")
    start = text.index(figure)
    found = read_counted(text, words_of(sentence, load_encoder().encode([text])[0]), (start, start + len(figure)))
    assert (text[slice(*found.noun)] if found.noun else None) == noun
    assert (text[slice(*found.verb)] if found.verb else None) == verb


def issues(canonical: str, copy: str) -> list[tuple[str, str, Severity]]:
    encoder = load_encoder()
    left, right = (prepare(Document.from_text(text, language="en"), encoder) for text in (canonical, copy))
    scores = similarity(left.encodings, right.encodings)
    pairs = align_sentences(scores)
    figures = compare_figures(
        left.document,
        right.document,
        canonical_sentences=left.sentences,
        copy_sentences=right.sentences,
        pairs=pairs,
        similarity=lambda row, column: float(scores.margin[row, column]),
    )
    found = counted_issues(left, right, pairs, figures.matches, encoder)
    return [
        (item.canonical.text if item.canonical else "", item.copy.text if item.copy else "", item.severity)
        for item in found
    ]


@pytest.mark.parametrize(
    ("canonical", "copy", "expected"),
    [
        (
            "The harbour authority sold 260 containers last week.",
            "Last week 260 containers were burnt by the harbour authority.",
            [("sold", "burnt", Severity.CRITICAL)],
        ),
        (
            "The ministry vaccinated 1,400 cows in the valley.",
            "In the valley the ministry vaccinated 1,400 children.",
            [("cows", "children", Severity.MAJOR)],
        ),
        # Jobs that are not cut are no people who lose them.
        (
            "About 900 jobs are affected by the merger.",
            "In the merger the firm will dismiss about 900 people.",
            [("jobs", "people", Severity.MAJOR)],
        ),
        (
            "Officers arrested 130 men who had robbed train passengers.",
            "Officers arrested the men of more than 130 train passengers.",
            [("men", "passengers", Severity.CRITICAL)],
        ),
    ],
)
def test_other_things_and_events_are_reported(
    canonical: str, copy: str, expected: list[tuple[str, str, Severity]]
) -> None:
    assert issues(canonical, copy) == expected


@pytest.mark.parametrize(
    ("canonical", "copy"),
    [
        ("The navy rescued 240 sailors.", "Some 240 sailors were saved by the navy."),
        ("The firm dismissed 900 workers in June.", "In June 900 employees were laid off by the firm."),
        ("The storm destroyed 75 houses on the coast.", "On the coast 75 homes were wrecked by the storm."),
        ("Helpers moved 310 residents to a school.", "Helpers moved 310 people to a school."),
        ("The court fined 18 firms in March.", "In March 18 companies were penalised by the court."),
        ("All 27 member states agreed.", "All 27 members agreed."),
        ("The brewery is cutting 700 jobs in Ghent.", "In Ghent 700 workers will lose their jobs at the brewery."),
        ("Some 90 posts will go at the archive.", "The archive will lay off some 90 employees."),
    ],
)
def test_paraphrase_is_left_alone(canonical: str, copy: str) -> None:
    assert issues(canonical, copy) == []
