"""Work that must grow with the length of the texts, not with its square: instructions and characters are counted."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType, SimpleNamespace
from typing import Any

import pytest

from transcheck import wording
from transcheck.claims import JudgedPair, claims_of
from transcheck.document import Document, Sentence
from transcheck.entailment import Judgement
from transcheck.inference import Probabilities
from transcheck.issues import Issue, Quote, Severity
from transcheck.misnamed import misnamed_issues
from transcheck.origin.leftover import find_leftovers
from transcheck.origin.terms import find_inconsistent_terms
from transcheck.outline import outline
from transcheck.report.view import short_names
from transcheck.results import Language, Pair, Passage
from transcheck.side import Side
from transcheck.stretch import join

SURE = Judgement(Probabilities(0.9, 0.05, 0.05), (), ())


def instructions(call: Callable[[], object]) -> int:
    """How many instructions of Python a call takes, those of what it calls included."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


def article(sentences: int) -> tuple[Document, list[Sentence]]:
    texts = [f"Nobody saw it number {'abcdefghij'[index % 10]}." for index in range(sentences)]
    found, start = [], 0
    for text in texts:
        found.append(Sentence(text, start, start + len(text)))
        start += len(text) + 1
    return Document.from_text(" ".join(texts)), found


def claims(size: int) -> object:
    document, sentences = article(size)
    pairs = [Pair((index,), (index,), 0.9) for index in range(size)]
    sides = [join(document, sentences, [index]) for index in range(size)]
    judged = [JudgedPair(pair, side, side, SURE, SURE) for pair, side in zip(pairs, sides, strict=True)]
    quotes = [Quote(item.text, item.start, item.end, item.text) for item in sentences]
    issues = [Issue("accuracy/omission", Severity.MAJOR, 0.8, "Lost.", quote, None) for quote in quotes]
    return claims_of(sentences, sentences, judged, pairs, issues=issues)


def figures(size: int) -> object:
    places = [SimpleNamespace(start=20 * index, end=20 * index + 4) for index in range(size)]
    spans = wording._Spans(places), wording._Spans(places)  # type: ignore[arg-type]
    quotes = [Quote("x", 20 * index + 9, 20 * index + 10, "x") for index in range(size)]
    issues = [Issue("accuracy/mistranslation", Severity.MAJOR, 0.8, "Other.", quote, quote) for quote in quotes]
    return wording._not_figures(issues, spans)


def names(size: int) -> object:
    return short_names([f"copies/long-name-of-a-story-{index}.txt" for index in range(size)])


def terms(size: int) -> object:
    letters = "abcdefghij"
    words = ["".join(letters[int(digit)] for digit in f"{index:04}") for index in range(size)]
    text = " ".join(f"“{word} bus” and {word} bus." for word in words)
    copy = Document.from_text(text.replace("bus”", "tram”"))
    return find_inconsistent_terms(copy, (), Document.from_text(text), (), ())


def languages(size: int) -> object:
    text = "\n\n".join(
        ["The council said on Monday that it had closed the bridge.", "在大桥关闭之后市长周二说。"] * size
    )
    return outline(Document.from_text(text, language="en"))


def exchanged_names(size: int) -> object:
    """An article whose names all are other ones in a copy of another script."""

    def told(sentence: str, letters: str, language: str) -> Side:
        texts, places, start = [], [], 0
        for index in range(size):
            consonants = [letters[int(digit)] for digit in f"{index:03}"]
            texts.append(sentence.format("a".join([letters[0], *consonants, letters[1]]).title()))
            places.append(Sentence(texts[-1], start, start + len(texts[-1]), language))
            start += len(texts[-1]) + 1
        return Side(Document.from_text(" ".join(texts)), Language(language, 1.0, True), (), tuple(places), ())

    pairs = [Pair((index,), (index,), 0.9) for index in range(size)]
    return misnamed_issues(told("They met {}.", "bdgklmnpsz", "en"), told("Это был {}.", "щткрнлмсщп", "ru"), pairs)


@pytest.mark.parametrize("work", [claims, figures, names, terms, languages, exchanged_names])
def test_twice_the_length_is_twice_the_work(work: Callable[[int], object]) -> None:
    instructions(lambda: work(20))  # tables are loaded; Python 3.13 misses instructions of code first traced
    once = instructions(lambda: work(100))
    assert instructions(lambda: work(400)) < 5 * once


class Counted(str):
    """A text that counts the characters that are copied out of it."""

    copied = 0

    def __getitem__(self, key: Any) -> str:
        part = super().__getitem__(key)
        type(self).copied += len(part)
        return part


def test_words_of_another_script_in_one_long_line_are_found_without_reading_the_line_for_each() -> None:
    def copied(size: int) -> int:
        text = Counted("The паспорт was sent. " * size)
        Counted.copied = 0
        document = Document.from_text(text, language="en")
        assert len(find_leftovers(document, [Passage(0, len(text), "en", 0.9)], "en")) == size
        return Counted.copied

    assert copied(400) < 5 * copied(100)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said паспорт and left.", ["паспорт"]),
        ("He said “his паспорт” and left.", []),
        ("He said (паспорт) and left.", []),
        ('He said "a паспорт, please" and left.', []),
        ('He said "yes", паспорт and "no".', ["паспорт"]),
        ("He said “yes” and паспорт and (no).", ["паспорт"]),
        ("He said “yes\nand паспорт” is it.", ["паспорт"]),
        ("He said (as паспорт\nor not) there.", ["паспорт"]),
    ],
)
def test_quoted_words_of_another_script_are_meant(text: str, found: list[str]) -> None:
    document = Document.from_text(text, language="en")
    assert [item.quote for item in find_leftovers(document, (), "en")] == found
