"""Findings about words count for less in a copy that tells the story anew."""

from __future__ import annotations

import numpy as np
import pytest

from transcheck.document import Document
from transcheck.encoder import Encoding
from transcheck.issues import Issue, Quote, Severity
from transcheck.outline import outline
from transcheck.results import Pair
from transcheck.retelling import eased, told_anew
from transcheck.side import Side

COUNT = ["one", "two", "three", "four", "five", "six", "seven", "eight"]
TEXT = " ".join(f"Sentence number {word} is about the harbour." for word in COUNT)


def side() -> Side:
    document = Document.from_text(TEXT)
    parts = outline(document)
    blank = Encoding(np.zeros(384, np.float32), (), np.zeros((0, 384), np.float32))
    return Side(document, parts.language, parts.passages, parts.sentences, (blank,) * len(parts.sentences))


def aligned(*similarities: float) -> list[Pair]:
    return [Pair((index,), (index,), similarity) for index, similarity in enumerate(similarities)]


def issue(one: Side, index: int) -> Issue:
    sentence = one.sentences[index]
    quote = Quote(sentence.text[:8], sentence.start, sentence.start + 8, sentence.text)
    return Issue(
        category="accuracy/mistranslation",
        severity=Severity.CRITICAL,
        confidence=0.8,
        message="",
        canonical=quote,
        copy=quote,
    )


@pytest.mark.parametrize(
    ("similarities", "anew"),
    [
        ((0.7,) * 5 + (0.95,) * 3, True),
        ((0.7,) * 3 + (0.85,) + (0.95,) * 4, False),
        ((0.7,) * 7, False),  # too few to tell
    ],
)
def test_a_copy_is_told_anew_if_most_of_it_is(similarities: tuple[float, ...], anew: bool) -> None:
    assert told_anew(side(), side(), aligned(*similarities)) is anew


def test_only_sentences_told_alike_keep_the_gravity() -> None:
    one = side()
    found = [issue(one, 0), issue(one, 7)]
    anew, alike = eased(found, one, one, aligned(*(0.7,) * 5, 0.95, 0.95, 0.95))
    assert (anew.severity, anew.confidence) == (Severity.MINOR, 0.4)
    assert (alike.severity, alike.confidence) == (Severity.CRITICAL, 0.8)
    assert eased(found, one, one, aligned(*(0.9,) * 8)) == found
