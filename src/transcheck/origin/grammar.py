"""Broken English sentences: run-ons and broken agreement. Patterns that people hardly ever write, not a parser."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transcheck.document import Document, Sentence
from transcheck.origin.lexicon import agreement, grammar
from transcheck.results import Evidence

__all__ = ["find_broken_sentences"]

RUN_ON_WEIGHT = 0.8
"""Log odds of two predicates without a connective."""
AGREEMENT_WEIGHT = 0.3
"""Log odds of an article or a verb that does not fit its noun: learners of English write so as well."""

_FINITE = r"(?:was|were|is|are|(?:has|have|had) been)"
_PARTICIPLE = r"[a-z]+(?:ed|en|wn|ung|ught|lt|ut|de|ld|nt)"
_FIRST = re.compile(rf"\b{_FINITE} (?:[a-z]+ly )?({_PARTICIPLE})\b")
_SECOND = re.compile(
    r"\b(?:(?:more|less|fewer) than |over |about |around |nearly |almost |some )?\d[\d.,]* (?:[a-z-]+ ){1,4}?"
    rf"{_FINITE} (?:[a-z]+ly )?{_PARTICIPLE}\b"
)
_BREAK = re.compile(r"[,.:](?!\d)|[;!?()\[\]\"“”„«»…\n]|(?<!\w)[-–—](?!\w)|[–—]")
_SCARE_QUOTES = re.compile(r"[“\"‘](\w+(?:[ -]\w+){0,2})[”\"’]")
_JOINING = re.compile(r"\bas (?:part|well) (?:of|as)\b|\bas a (?:result|consequence)(?: of)?\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")


def find_broken_sentences(document: Document, sentences: Sequence[Sentence], language: str) -> tuple[Evidence, ...]:
    """Run-ons and broken agreement in an English text, in order; nothing for other languages."""
    if language != "en":
        return ()
    found: list[Evidence] = []
    for sentence in sentences:
        for start, end, kind, message, weight in (*_run_ons(sentence), *_agreement(sentence)):
            found.append(Evidence(kind, document.text[start:end], start, end, message, weight))
    return tuple(found)


_Found = tuple[int, int, str, str, float]


def _run_ons(sentence: Sentence) -> Iterator[_Found]:
    """Two finite passives with nothing that joins or parts them, the second with a counted subject of its own."""
    text = sentence.text
    for first in _FIRST.finditer(text):
        second = _SECOND.search(text, first.end())
        if second is None or first[1] in grammar("complement_verbs"):
            continue
        between = text[first.end() : second.end()]
        before_subject = text[first.end() : second.start()]
        if _BREAK.search(_SCARE_QUOTES.sub(r"\1", between)) or len(before_subject) < 8:
            continue
        words = set(_WORD.findall(_JOINING.sub("", between.lower())))
        if words & grammar("connectives") or words & grammar("complement_verbs"):
            continue
        yield (
            sentence.start + first.start(),
            sentence.start + second.end(),
            "run-on",
            "Two predicates follow each other without anything that joins them.",
            RUN_ON_WEIGHT,
        )
        return


def _agreement(sentence: Sentence) -> Iterator[_Found]:
    for pattern, message in agreement():
        for match in pattern.finditer(sentence.text):
            yield sentence.start + match.start(), sentence.start + match.end(), "agreement", message, AGREEMENT_WEIGHT
