"""Full names whose first part stayed and whose last part became another one, in scripts without capitals.

Such scripts do not show which word is a name, but a first name does that sounds like the one in the article, and how
the word behind it sounds can be compared. Chinese and Japanese put a point between the parts of a foreign name
(海伦·阿什比, ヘレン・アシュビー), others a space (헬렌 애슈비, هيلين أشبي).
`misnamed.py` has the scripts with capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from anyascii import anyascii

from transcheck.english import english
from transcheck.issues import Issue, Severity, quote
from transcheck.language import has_capitals
from transcheck.results import Pair
from transcheck.side import Side
from transcheck.sounds import consonants, heard, likeness, nearness
from transcheck.stretch import UNSPACED
from transcheck.vocabulary import load_vocabulary
from transcheck.wordnet import parts_of_speech
from transcheck.words import WORD, folded, function_words

__all__ = ["surname_issues"]

_FIRST: Final = 0.75
"""Likeness of sounds from which a first name is the same one."""
_LAST: Final = 0.45
"""The same of surnames, below which they are different; both set on human translations of the training split."""
_KNOWN: Final = 0.7
"""The same from which a surname of the copy may be any other name of the article."""
_NEARLY: Final = 0.1
"""Likeness that a longer beginning of a name may lack: one character can sound more alike than two."""
_LONGEST: Final = 6
"""Characters of a Chinese surname at most: nothing shows where it ends, or where the first name begins."""
_USUAL: Final = 4
"""Characters of one that are quoted."""
_BEHIND_FIRST: Final = 0.6
"""Likeness below which the words behind a first name are not the surname, in languages with spaces; set on human
translations of the training split in six of them."""
_BEHIND: Final = 3
"""Words behind a first name among which the surname stands."""
_OF_PIECES: Final = 0.5
"""Share of a word's letters in its longest piece, up to which it is rare, as names are: on the training split, by
language, half to nine tenths of the surnames and 5 to 37 % of the other words."""
_CONSONANTS: Final = 2
_CONFIDENCE: Final = 0.7
_CATEGORY: Final = "accuracy/mistranslation/entity"
_PARTS: Final = {
    "zh": re.compile(r"[\u4e00-\u9fff]+(?:[·•・‧][\u4e00-\u9fff]+)+"),
    "ja": re.compile(r"[ァ-ヺー]+(?:[・＝=][ァ-ヺー]+)+"),
}
_POINT: Final = re.compile("[·•・‧＝=]")
_RUN: Final = re.compile(r"[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+)+")
_CAPITALISED: Final = re.compile(r"[A-Z][^\W\d_]+")
# Pinyin writes with x, q and zh what English writes with s, ch and j.
_PINYIN: Final = ((re.compile(r"\bx"), "s"), (re.compile(r"\bq"), "ch"), (re.compile(r"\bzh"), "j"))


class _Full(NamedTuple):
    """A full name with its place in the document, and the index of its sentence."""

    parts: tuple[str, ...]
    start: int
    end: int
    sentence: int


def surname_issues(canonical: Side, copy: Side, pairs: Sequence[Pair]) -> list[Issue]:
    """An issue for each full name of an English article whose surname a copy without capitals exchanges.

    Of the languages without spaces Chinese and Japanese only.

    Args:
        canonical: The canonical article.
        copy: The copy.
        pairs: Aligned sentences.
    """
    language = copy.language.code
    if canonical.language.code != "en":
        return []
    if language not in UNSPACED:
        return [] if has_capitals(copy.document.text) else _spaced_issues(canonical, copy, pairs)
    if language not in _PARTS:
        return []
    meant, told = list(_full_names(canonical)), list(_dotted(copy, language))
    names = set(_CAPITALISED.findall(canonical.document.text))
    issues: dict[str, Issue] = {}
    for pair in pairs:
        here = [other for other in told if other.sentence in pair.copy]
        for full in meant:
            surname = full.parts[-1]
            if full.sentence not in pair.canonical or surname in issues:
                continue
            alike = [other for other in here if _first(full.parts[0], other.parts[0], language)]
            if (
                len(alike) == 1
                and not any(_names(full, other, language) for other in told)
                and not any(_sounds(name, alike[0].parts[-1], language) >= _KNOWN for name in names if consonants(name))
            ):
                issues[surname] = _issue(canonical, copy, full, alike[0])
    return list(issues.values())


def _spaced_issues(canonical: Side, copy: Side, pairs: Sequence[Pair]) -> list[Issue]:
    """The same in a copy with spaces between words, where nothing in it sounds like the surname."""
    meant = [full for full in _full_names(canonical) if _untranslated(full)]
    if not meant:
        return []
    names = {name for name in _CAPITALISED.findall(canonical.document.text) if consonants(name)}
    words = {match[0] for match in WORD.finditer(copy.document.text)}
    issues: dict[str, Issue] = {}
    for pair in pairs:
        here = [name for index in pair.copy for name in _in_a_row(copy, index)]
        for full in meant:
            surname = full.parts[-1]
            if full.sentence not in pair.canonical or surname in issues:
                continue
            alike = [other for other in here if nearness(full.parts[0], other.parts[0]) >= _FIRST]
            if len(alike) != 1:
                continue
            (_, told, *_) = alike[0].parts
            if (
                len(consonants(told)) >= _CONSONANTS
                and _rare(told)
                and not any(nearness(surname, word) >= _BEHIND_FIRST for word in alike[0].parts[1:])
                and not heard(surname, words)
                and not heard(told, names)
            ):
                issues[surname] = _issue(canonical, copy, full, alike[0])
    return list(issues.values())


def _issue(canonical: Side, copy: Side, full: _Full, other: _Full) -> Issue:
    start = other.start
    if copy.language.code == "zh":
        alike = [likeness(full.parts[0], form) for form in _forms(other.parts[0], "zh", True)]
        size = max(size for size, share in enumerate(alike, 1) if share >= max(alike) - _NEARLY)
        start += min(len(other.parts[0]), _LONGEST) - size
    left, right = (
        quote(side.document, start, name.end, side.sentences[name.sentence].text)
        for side, name, start in ((canonical, full, full.start), (copy, other, start))
    )
    message = f"“{left.text}” became “{right.text}”, whose surname sounds like another name."
    return Issue(_CATEGORY, Severity.MAJOR, _CONFIDENCE, message, canonical=left, copy=right)


def _full_names(side: Side) -> Iterator[_Full]:
    """Two capitalised words or more of an English text, without titles, whose first and last ones can be heard."""
    unnamed = english("titles") | english("ranks") | english("calendar") | function_words("en")
    for number, sentence in enumerate(side.sentences):
        for match in _RUN.finditer(sentence.text):
            words = list(re.finditer(r"[^\W\d_]+", match[0]))
            while words and folded(words[0][0]) in unnamed:
                words.pop(0)
            parts = tuple(word[0] for word in words)
            if len(parts) > 1 and all(len(consonants(part)) >= _CONSONANTS for part in (parts[0], parts[-1])):
                start = sentence.start + match.start() + words[0].start()
                yield _Full(parts, start, sentence.start + match.end(), number)


def _dotted(side: Side, language: str) -> Iterator[_Full]:
    """The names of a copy between whose parts stands a point; in Chinese with the characters around them."""
    for number, sentence in enumerate(side.sentences):
        for match in _PARTS[language].finditer(sentence.text):
            parts = _POINT.split(match[0])
            # Nothing shows where a Chinese name begins and ends.
            before = max(0, len(parts[0]) - _LONGEST) if language == "zh" else 0
            behind = max(0, len(parts[-1]) - _USUAL) if language == "zh" else 0
            place = sentence.start + match.start()
            yield _Full(tuple(parts), place + before, place + len(match[0]) - behind, number)


def _in_a_row(side: Side, sentence: int) -> Iterator[_Full]:
    """The words of a sentence of a copy, each with those that follow it, a space between; the first two are quoted."""
    text = side.sentences[sentence].text
    words = list(WORD.finditer(text))
    for place, first in enumerate(words):
        row = [first]
        for word in words[place + 1 : place + 1 + _BEHIND]:
            if text[row[-1].end() : word.start()].strip():
                break
            row.append(word)
        if len(row) > 1:
            start = side.sentences[sentence].start
            yield _Full(tuple(word[0] for word in row), start + first.start(), start + row[1].end(), sentence)


def _rare(word: str) -> bool:
    """Whether the tokeniser knows a word by little pieces only; else a first name may stand alone before it."""
    return max(end - start for start, end in load_vocabulary().pieces(word).spans) <= _OF_PIECES * len(word)


def _untranslated(full: _Full) -> bool:
    """Whether the surname is no word of English, and the first name at most a noun (“Rose”)."""
    return not parts_of_speech(full.parts[-1]) and parts_of_speech(full.parts[0]) <= {"n"}


def _names(full: _Full, other: _Full, language: str) -> bool:
    """Whether one of the later parts of a name of the copy may be one of the later parts of a name."""
    return any(_sounds(part, spelt, language) >= _LAST for part in full.parts[1:] for spelt in other.parts[1:])


def _first(name: str, spelt: str, language: str) -> bool:
    """Whether a first name may be the one that the characters before the point end with."""
    return any(
        likeness(name, form) >= _FIRST or consonants(name) == consonants(form) for form in _forms(spelt, language, True)
    )


def _sounds(name: str, spelt: str, language: str) -> float:
    """How alike a surname sounds to what the characters behind the point begin with, 0…1."""
    return max(likeness(name, form) for form in _forms(spelt, language, False))


def _forms(spelt: str, language: str, last: bool) -> list[str]:
    """What the characters beside a point may say: in Chinese each end, or each beginning, of them."""
    if language != "zh":
        return [spelt]
    sizes = range(1, min(_LONGEST, len(spelt)) + 1)
    return [_pinyin(spelt[-size:] if last else spelt[:size]) for size in sizes]


@lru_cache(1 << 13)
def _pinyin(characters: str) -> str:
    """Chinese characters as an English reader would spell their sounds."""
    spelt = " ".join(anyascii(char) for char in characters).lower()
    for written, sound in _PINYIN:
        spelt = written.sub(sound, spelt)
    return spelt.replace(" ", "")
