"""Clauses of a sentence that make claims of their own.

A sentence is split only where both parts could stand alone: at a semicolon in any language, and in English before a
coordinating or contrasting conjunction after a comma, if both sides have a subject and a finite verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transcheck.document import Sentence
from transcheck.english import english
from transcheck.wordnet import lemmas, parts_of_speech

__all__ = ["split_clauses"]

_SEMICOLON = re.compile(r"[;；؛]\s*")
_CONJUNCTION = re.compile(r",\s+(?=(?:and|but|while|whereas|although|though)\s)")
_OPENING = re.compile(r"(?:and|but|while|whereas|although|though)\s+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FEWEST_WORDS = 4
_FEWEST_CHARACTERS = 6


def split_clauses(sentence: Sentence) -> list[tuple[int, int]]:
    """Spans of the clauses of a sentence, as offsets into its text; one span where it makes one claim.

    Conjunctions and separators are left out of the spans.
    """
    english = sentence.language == "en"
    text = sentence.text
    cuts = [(match.start(), match.end()) for match in _SEMICOLON.finditer(text)]
    if english:
        cuts += [(match.start(), match.end()) for match in _CONJUNCTION.finditer(text)]
    spans = [(0, len(text))]
    for start, end in sorted(cuts):
        first, last = spans[-1]
        opening = _OPENING.match(text, end) if english else None
        begin = opening.end() if opening else end
        if _stands_alone(text[first:start], english=english) and _stands_alone(text[begin:last], english=english):
            spans[-1:] = [(first, start), (begin, last)]
    return spans


def _stands_alone(text: str, *, english: bool) -> bool:
    words = _WORD.findall(text)
    if not english:
        return len(text.strip()) >= _FEWEST_CHARACTERS
    return len(words) >= _FEWEST_WORDS and _has_finite_verb(words)


def _has_finite_verb(words: Sequence[str]) -> bool:
    """Whether a word other than the first looks like a finite verb: the first would leave no room for a subject."""
    return any(word.casefold() in english("finite") or _regular_past(word) for word in words[1:])


def _regular_past(word: str) -> bool:
    lower = word.casefold()
    return (
        word == lower
        and lower.endswith("ed")
        and "v" in parts_of_speech(lower)
        and any(item != lower for item in lemmas(lower))
    )
