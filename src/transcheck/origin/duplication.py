"""Doubled words, doubled stems and doubled phrases that no writer meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from transcheck.document import Document
from transcheck.origin.lexicon import doubled_words_allowed, inflections, pairs_allowed, reduplicating
from transcheck.results import Evidence

__all__ = ["find_duplications"]

CONTENT_WEIGHT = 1.2
"""Log odds of a doubled content word, stem or phrase."""
FUNCTION_WEIGHT = 0.2
"""Log odds of a doubled short English word ("the the"): people slip like that as well, in other languages as often."""

STEM = 4
"""Letters that a doubled stem has at least."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_GAP = re.compile(r"[ \t\u00a0]+")


def find_duplications(document: Document, language: str) -> tuple[Evidence, ...]:
    """Doublings in a text of one language, in order; nothing in languages in which doubling is grammar.

    Three kinds: a word twice in a row; a compound beside its own half ("seaside side"); a phrase of two or three words
    twice in a row. Names ("Duran Duran") and the doublings of `duplication.toml` are left alone.
    """
    if language in reduplicating():
        return ()
    words = list(_WORD.finditer(document.text))
    joined = [_GAP.fullmatch(document.text, left.end(), right.start()) is not None for left, right in pairwise(words)]
    found = sorted([*_phrases(words, joined), *_neighbours(words, joined, language)])
    result: list[Evidence] = []
    for start, end, message, weight in found:
        if not result or start >= result[-1].end:
            result.append(Evidence("duplication", document.text[start:end], start, end, message, weight))
    return tuple(result)


_Found = tuple[int, int, str, float]


def _neighbours(words: list[re.Match[str]], joined: list[bool], language: str) -> Iterator[_Found]:
    allowed, pairs = doubled_words_allowed(language), pairs_allowed(language)
    for index, (left, right) in enumerate(pairwise(words)):
        if not joined[index]:
            continue
        one, two = left[0].lower(), right[0].lower()
        named = left[0][0].isupper() and right[0][0].isupper()
        if one == two:
            if (
                one in allowed
                or named
                or len(one) < 2
                or _new_sentence(left, right)
                or _longer_run(words, joined, index)
            ):
                continue
            weight = CONTENT_WEIGHT if len(one) > STEM else FUNCTION_WEIGHT if language == "en" else 0.0
            yield left.start(), right.end(), f"The word “{one}” stands twice in a row.", weight
        elif not named and f"{one} {two}" not in pairs and _doubled_stem(one, two, language):
            stem = min(one, two, key=len)
            yield (
                left.start(),
                right.end(),
                f"“{stem}” is said twice, as a word and inside “{max(one, two, key=len)}”.",
                CONTENT_WEIGHT,
            )


def _new_sentence(left: re.Match[str], right: re.Match[str]) -> bool:
    """Whether only the second begins with a capital: a heading without a full stop and the sentence after it."""
    return left[0][0].islower() and right[0][0].isupper()


def _longer_run(words: list[re.Match[str]], joined: list[bool], index: int) -> bool:
    """Whether the word stands three times or more in a row, as in chants and laughter."""
    word = words[index][0].lower()
    before = index > 0 and joined[index - 1] and words[index - 1][0].lower() == word
    after = index + 2 < len(words) and joined[index + 1] and words[index + 2][0].lower() == word
    return before or after


def _doubled_stem(one: str, two: str, language: str) -> bool:
    if language != "en":
        return False
    if len(two) >= STEM and one.endswith(two):
        return len(one) - len(two) >= 3
    rest = two.removeprefix(one)
    return len(one) > STEM and rest != two and len(rest) >= 3 and rest not in inflections(language)


def _phrases(words: list[re.Match[str]], joined: list[bool]) -> Iterator[_Found]:
    for size in (3, 2):
        for index in range(len(words) - 2 * size + 1):
            first = [word[0].lower() for word in words[index : index + size]]
            second = [word[0].lower() for word in words[index + size : index + 2 * size]]
            if first != second or not all(joined[index : index + 2 * size - 1]) or len(set(first)) == 1:
                continue
            if {"and", "or"} & set(first) or _new_sentence(words[index], words[index + size]):
                continue
            if max(map(len, first)) <= STEM or all(word[0][0].isupper() for word in words[index : index + size]):
                continue
            start, end = words[index].start(), words[index + 2 * size - 1].end()
            yield start, end, f"The words “{' '.join(first)}” stand twice in a row.", CONTENT_WEIGHT
