"""Names that became other names between an English article and a copy in another language: “Keller”, «Вебер».

Names survive translation, but no model of meaning compares them, least of all across scripts: an exchanged one is as
near to its counterpart as an honest one. Their sounds can be compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcheck.changes import Drift
from transcheck.document import overlap
from transcheck.english import english
from transcheck.issues import Issue, Severity
from transcheck.language import is_latin
from transcheck.names import is_name, without_possessive
from transcheck.places import find_places
from transcheck.sounds import Sounds, consonants, heard
from transcheck.stretch import UNSPACED
from transcheck.wordnet import names_a, parts_of_speech
from transcheck.words import WORD, Word

__all__ = ["respelt_issues", "sound_apart"]

# Names of fewer consonants sound like too many words.
_LEAST = 2
# Shorter ones are short for others (“Lt”), as are those in capitals.
_LETTERS = 4
# Logit of the contrast from which the words may say different things; set on human translations of the training split
# in seven languages of other scripts and in fourteen of the Latin one, as they are and with names exchanged.
_DIFFERENT, _DIFFERENT_IN_LATIN = -1.0, -2.0
# Share of its senses in which a noun of WordNet is a person, from which it is somebody's name or hardly anything else.
_PERSONS = 0.8
_CONFIDENCE = 0.7
# Names of other languages in Japanese, whose other words are left alone; a point stands between two of them.
_KATAKANA = re.compile(r"[ァ-ヺー]{2,}")


class _Told(NamedTuple):
    """A word of a passage of the copy that may be a name: `passage[start:end] == text`."""

    start: int
    end: int
    text: str


_Exchange = tuple[Word, _Told]


def respelt_issues(drift: Drift, known: Sounds) -> list[Issue]:
    """An issue for each name of an English passage for which the copy has a name that sounds otherwise.

    The words must be linked, the network of contrasts must find that they say different things, nothing in the copy's
    passage may sound like the name, and nothing in the article like the copy's word. Places are compared by code.

    Args:
        drift: The pair with its words linked.
        known: The words of the canonical article.
    """
    judged = drift.judged
    one, other = judged.languages
    if one != "en" or other == "en":
        return []
    spoken = list(_spoken(judged.copy.text, other))
    spelt = [item.text for item in spoken]
    places, others = find_places(judged.canonical.text, one), find_places(judged.copy.text, other)
    exchanged: list[_Exchange] = []
    for link in drift.links:
        name, word = drift.canonical[link.canonical], drift.copy[link.copy]
        told = next((item for item in spoken if overlap(item, word)), None)
        if (
            told
            and drift.canonical_contrasts[link.canonical] >= _different(told.text)
            and _compared(name, judged.canonical.text)
            and len(consonants(told.text)) >= _LEAST
            and not any(overlap(name, place) for place in places)
            and not any(overlap(word, place) for place in others)
            and not heard(without_possessive(name.text), spelt)
            and not known.heard(told.text)
        ):
            exchanged.append((name, told))
    issues = []
    for run in _runs(exchanged):
        left = judged.canonical.quote(run[0][0].start, run[-1][0].end)
        right = judged.copy.quote(min(told.start for _, told in run), max(told.end for _, told in run))
        issues.append(
            judged.issue(
                category="accuracy/mistranslation/entity",
                severity=Severity.MAJOR,
                confidence=_CONFIDENCE,
                message=f"“{left.text}” became “{right.text}”, which sounds like another name.",
                canonical=left,
                copy=right,
            )
        )
    return issues


def _different(word: str) -> float:
    """The least contrast with a word of the copy, which depends on its script."""
    return _DIFFERENT_IN_LATIN if is_latin(word) else _DIFFERENT


def sound_apart(drift: Drift, names: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether English names and the words of another language in their place are names, and sound otherwise.

    Args:
        drift: The pair with its words linked.
        names: Names of the canonical passage.
        words: Words of the copy's passage.
    """
    judged = drift.judged
    if judged.languages[0] != "en":
        return False
    spoken = list(_spoken(judged.copy.text, judged.languages[1]))
    told = [item.text for item in spoken if any(overlap(item, word) for word in words)]
    article = [word.text for word in drift.canonical]
    compared = [without_possessive(name.text) for name in names if _compared(name, judged.canonical.text)]
    return (
        bool(told and compared)
        and not any(heard(name, (item.text for item in spoken)) for name in compared)
        and not any(heard(text, article) for text in told)
    )


def _compared(name: Word, text: str) -> bool:
    """Whether a word is a name, and no word of English that a translator would translate (“White”, “Southern”)."""
    bare = without_possessive(name.text)
    known = parts_of_speech(bare)
    person = known == {"n"} and names_a(bare, "person", _PERSONS) and not _group_or_rank(bare)
    own = not known or person
    spelt_out = len(bare) >= _LETTERS and not bare.isupper()
    return own and spelt_out and is_name(name, text) and len(consonants(name.text)) >= _LEAST


def _group_or_rank(word: str) -> bool:
    return word.endswith("s") or word.casefold() in english("ranks")


def _spoken(text: str, language: str) -> Iterator[_Told]:
    """Words of a copy that may be names: in katakana, or in capitals where the script has them.

    Other scripts without spaces show no name where it begins and ends.
    """
    if language in UNSPACED and language != "ja":
        return
    for match in (_KATAKANA if language == "ja" else WORD).finditer(text):
        letter = match[0][0]
        if letter.isupper() or letter.lower() == letter.upper():
            yield _Told(*match.span(), match[0])


def _runs(exchanged: Sequence[_Exchange]) -> list[list[_Exchange]]:
    """Names side by side on the English side as one: “Anna Keller”."""
    runs: list[list[_Exchange]] = []
    for item in sorted(exchanged, key=lambda item: item[0].start):
        if runs and item[0].start - runs[-1][-1][0].end <= 1:
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs
