"""The page's own statement that a machine translated it, in the languages of `data/origin/disclaimers.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from transcheck.document import Document, Sentence
from transcheck.origin.lexicon import disclaimers, languages_by_name
from transcheck.results import Evidence

__all__ = ["WEIGHT", "find_disclaimers", "stated_source"]

WEIGHT = 9.0
"""Log odds of a disclaimer: it convicts alone, whatever the classifier says."""

REACH = 120
"""Characters that may lie between the words for the page and the words for the machine."""

MESSAGE = "The page says itself that a machine translated it."
_LINE = re.compile(r"[^\n]+")
_FORMULA_EDGE = " \t\r[](){}【】（）*_-–—:|.!。·•#>\"“”'"


def find_disclaimers(document: Document, sentences: Sequence[Sentence]) -> tuple[Evidence, ...]:
    """Sentences by which the page says that it, or its versions in other languages, were translated by a machine.

    A text about machine translation is no disclaimer: the sentence must speak of the page itself ("this article", "the
    English version"), or be a short line that holds nothing but a formula ("Translated by DeepL").
    """
    spans = dict.fromkeys([*_sentences(sentences), *_lines(document.text)])
    return tuple(Evidence("disclaimer", document.text[start:end], start, end, MESSAGE, WEIGHT) for start, end in spans)


def _sentences(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    for sentence in sentences:
        for patterns in disclaimers().values():
            act = patterns.act.search(sentence.text)
            if act is None:
                continue
            subjects = patterns.subject.finditer(sentence.text)
            if any(_joined(sentence.text, subject, act, patterns.negation) for subject in subjects):
                yield sentence.start, sentence.end
                break


def _joined(text: str, subject: re.Match[str], act: re.Match[str], negation: re.Pattern[str]) -> bool:
    start, end = min(subject.start(), act.start()), max(subject.end(), act.end())
    gap = max(subject.start(), act.start()) - min(subject.end(), act.end())
    return gap <= REACH and negation.search(text, start, min(end + 12, len(text))) is None


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for line in _LINE.finditer(text):
        if len(line[0]) > REACH:
            continue
        content = line[0].strip(_FORMULA_EDGE)
        if content and any(patterns.formula.fullmatch(content) for patterns in disclaimers().values()):
            start = line.start() + line[0].index(content)
            yield start, start + len(content)


def stated_source(text: str) -> str | None:
    """The language a disclaimer names as the original ("translated from Spanish"), or None."""
    names = languages_by_name("en")
    match = _source_pattern().search(text)
    return names[next(name for name in match.groups() if name).lower()] if match else None


@cache
def _source_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, languages_by_name("en")), key=lambda name: (-len(name), name)))
    return re.compile(
        rf"\bfrom (?:the )?(?:original )?({names})\b"
        rf"|\b({names})(?: language)? (?:as|is|remains) (?:\w+ ){{0,2}}?(?:main|original|source|official)\b"
        rf"|\b(?:main|original|source) language is ({names})\b"
        rf"|\b(?:original|source) ({names})\b",
        re.IGNORECASE,
    )
