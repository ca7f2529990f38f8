"""Names that a copy whose letters have capitals spells otherwise, or exchanges behind a first name that it keeps.

Within the Latin script translators copy a name letter by letter, or write its sounds in their own letters if it comes
from another script. “Johnston” for “Johnson” is neither; nor is “Robert Jackson” for “Robert Johnson”. Only a name that
stands nowhere in the other text is looked at, so that one left out once, or put in for “he”, is no issue.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

from transcheck.english import english
from transcheck.issues import Issue, Quote, Severity, quote
from transcheck.language import has_capitals, is_latin
from transcheck.places import Place, find_places
from transcheck.results import Pair
from transcheck.side import Side
from transcheck.sounds import Sounds, as_read
from transcheck.wordnet import lemmas, names_a, parts_of_speech
from transcheck.words import WORD, figure_word, folded, function_words

__all__ = ["Misnamed", "misnamed_issues"]

_CATEGORY: Final = "accuracy/mistranslation/entity"

_LETTERS: Final = 4
"""Of a name at least; shorter ones are close to too many words."""
_FIRST: Final = 3
"""Letters of a first name at least."""
_CONSONANTS: Final = 2
_ALIKE: Final = 0.8
"""Share of the letters in common (Ratcliff and Obershelp, 1988) from which one name is the other one, misspelt."""
_PERSONS: Final = 0.8
"""Share of its senses in which a noun of WordNet is a person, from which it is hardly anything but a name."""
_TITLED: Final = 0.65
"""Share of words with a capital above which a line is a headline whose every word has one."""
_CONFIDENCE: Final = 0.75
_UNINFLECTED: Final = frozenset(
    ("en", "fr", "es", "it", "pt", "ca", "gl", "nl", "de", "sv", "da", "no", "id", "ms", "vi", "af")
)
"""Languages that put no more than an s behind a name."""
_CAPITALISING: Final = frozenset(("en", "de", "lb", "vi"))
"""Languages whose capital letters show no name: nouns have them, or syllables. English has `names.py`."""
_PART: Final = re.compile(r"[^\W\d_]+")
_READINGS: Final = tuple(
    (re.compile(written), readings)
    for written, readings in (
        (r"(?:tsch|tch|tsh|sch|sh|zh|cz|cs|ds|sz|tz|ts|dz|z|s)+", ("s",)),
        (r"rz", ("s", "rs", "r")),
        (r"dj", ("s", "t")),
        (r"x", ("ks", "s", "k", "")),
        (r"ch|j|g(?:u(?=[ei])|h)?", ("", "s", "k")),
        (r"c(?!k|q)", ("k", "s")),
        (r"kh", ("", "k")),
        (r"(?:ck|qu|[ckq])+", ("k",)),
        (r"(?:th|[dt])+", ("t",)),
        (r"(?:ph|[bpf])+", ("p",)),
        (r"m+", ("m",)),
        (r"n+", ("n",)),
        (r"l+", ("l",)),
        (r"r+", ("r",)),
    )
)
"""What groups of letters stand for in languages of the Latin script: х is kh, ch, h, j or g, ш is sh, ch, sch or sz.
Vowels, and v, w, y and h, which are written for each other and for vowels, stand for nothing."""
_SIBILANTS: Final = str.maketrans(dict.fromkeys("çčćşșšśžźż", "s") | {"ł": "l", "đ": "dj", "ð": "d", "þ": "t"})
_MARKS: Final = " \n\t\u00a0\"'“”‘’„«»([-–—•*"
_BEFORE: Final = 8
"""Characters before a word in which marks may part it from the end of what goes before."""
_ENDS: Final = frozenset(("", ".", "!", "?", ":", "…"))
_MOST_READINGS: Final = 243


class _Name(NamedTuple):
    """A word that may be a name.

    Attributes:
        text: The word.
        start: Offset in the document.
        end: Offset after it.
        sentence: Index of its sentence.
        opens: Whether nothing stands before it in its sentence but marks, so that any word has a capital there.
        titled: Whether most words of its sentence have a capital, as those of a headline.
        before: The word with a capital right before it; "" for none.
        led: Whether that word opens the sentence.
    """

    text: str
    start: int
    end: int
    sentence: int
    opens: bool
    titled: bool
    before: str
    led: bool


class Misnamed(NamedTuple):
    """What a copy calls by another name.

    Attributes:
        issues: One a name, at its first place.
        again: The same at its other places, which need not be told once more.
    """

    issues: list[Issue]
    again: list[Issue]


def misnamed_issues(canonical: Side, copy: Side, pairs: Sequence[Pair]) -> Misnamed:
    """The names of an English article that a copy gives otherwise; none in scripts without capitals.

    Args:
        canonical: The canonical article.
        copy: The copy.
        pairs: Aligned sentences.
    """
    found = Misnamed([], [])
    if canonical.language.code != "en" or not has_capitals(copy.document.text):
        return found
    places = list(_unmatched(canonical, copy, pairs))
    called: dict[str, tuple[str, str]] = {}
    for names, others in places:
        for name, other, wording in _exchanged(names, others, alone=copy.language.code not in _CAPITALISING):
            called.setdefault(name.text, (folded(other.text), wording))
    reported: set[str] = set()
    for names, others in places:
        for name in names:
            called_so, wording = called.get(name.text, ("", ""))
            word = next((word for word in others if folded(word.text) == called_so), None)
            if word is not None:
                one, two = _quote(canonical, name), _quote(copy, word)
                message = wording.format(one.text, two.text)
                severity = Severity.MINOR if _alike(one.text, two.text) else Severity.MAJOR
                issue = Issue(_CATEGORY, severity, _CONFIDENCE, message, canonical=one, copy=two)
                (found.again if name.text in reported else found.issues).append(issue)
                reported.add(name.text)
    return found


def _unmatched(canonical: Side, copy: Side, pairs: Sequence[Pair]) -> Iterator[tuple[list[_Name], list[_Name]]]:
    """Of aligned sentences the names that the copy has no form of, and the words that are no form of any name."""
    ours, theirs = list(_capitalised(canonical)), list(_capitalised(copy))
    same = _same_in(copy.language.code or "")
    written = {folded(word[0]) for word in _PART.finditer(canonical.document.text)}
    told, known = {name.text for name in theirs}, {name.text for name in ours}
    own = {name.text for name in ours if _is_name(name)}
    abroad = {word for word in told if not is_latin(word)} if copy.language.code != "en" else set()
    forms, names = _Index(told - abroad), _Index(known)
    spoken = Sounds(spelt for word in abroad for spelt in as_read(word))
    sounds = Sounds(name for name in known if is_latin(name)) if abroad else spoken
    gone = {name for name in own if not any(same(name, word) for word in forms.near(name)) and not spoken.heard(name)}
    lost, words = _by_sentence(canonical, (name for name in ours if name.text in gone)), _by_sentence(copy, theirs)
    came: dict[str, bool] = {}
    for pair in pairs:
        left = [name for sentence in pair.canonical for name in lost.get(sentence, ())]
        right = [word for sentence in pair.copy for word in words.get(sentence, ())] if left else []
        for text in {word.text for word in right} - came.keys():
            if text in abroad:
                known_here = any(sounds.heard(spelt) for spelt in as_read(text))
            else:
                known_here = any(same(name, text) for name in names.near(text))
            came[text] = folded(text) not in written and not known_here
        new = [word for word in right if came[word.text]]
        if new:
            yield left, new


class _Index:
    """Words, to be looked up by what a form of one of them shares with it: its first letters, or its consonants.

    Args:
        words: The words.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._known: dict[str, list[str]] = {}
        for word in sorted(words):
            for key in _keys(word):
                self._known.setdefault(key, []).append(word)

    def near(self, word: str) -> Iterator[str]:
        """The words that may be a form of a word, perhaps some of them twice."""
        for key in _keys(word):
            yield from self._known.get(key, ())


def _keys(word: str) -> Iterator[str]:
    yield from (f"={reading}" for reading in _readings(word))
    yield _plain(word)[:_LETTERS]


def _by_sentence(side: Side, names: Iterable[_Name]) -> dict[int, list[_Name]]:
    """Names that are not part of a place, which languages have names of their own for."""
    language = side.language.code or "und"
    found: dict[int, list[_Name]] = {}
    for name in names:
        found.setdefault(name.sentence, []).append(name)
    return {
        number: [name for name in here if not any(_within(side, name, place) for place in places)]
        for number, here in found.items()
        for places in [find_places(side.sentences[number].text, language)]
    }


def _exchanged(names: Sequence[_Name], others: Sequence[_Name], *, alone: bool) -> Iterator[tuple[_Name, _Name, str]]:
    """Names and the words that stand for them in a copy, and how to say so.

    Args:
        names: Names of aligned canonical sentences that the copy lacks.
        others: Words of the sentences of the copy that the article lacks.
        alone: Whether the language gives a capital to hardly anything but names, so that the only name that went and
            the only one that came stand for each other.
    """
    found = False
    for name in names:
        shares = [(_letters_in_common(name.text, other.text), other) for other in others]
        near = max((share for share, _ in shares), default=0.0)
        behind = [other for other in others if _same_first(name.before, other) and not _alike(name.text, other.text)]
        if near >= _ALIKE:
            found = True
            other = next(other for share, other in shares if share == near)
            yield name, other, "“{}” is spelt “{}”, which may be another name."
        elif len({folded(other.text) for other in behind}) == 1:
            found = True
            yield name, behind[0], f"Behind “{name.before}”, “{{}}” became “{{}}”, another name."
    left, right = _runs(names), _runs([other for other in others if not other.opens])
    if alone and not found and len(left) == len(right) == 1 and _alone(left[0]) and _alone(right[0]):
        yield left[0], right[0], "“{}” became “{}”, another name."


def _same_first(first: str, other: _Name) -> bool:
    """Whether the word before a word of the copy is surely this first name, no article and no word in a headline."""
    spelt = other.before
    if min(len(first), len(spelt)) < _FIRST:
        return False
    if _plain(first) == _plain(spelt):
        return True
    alike = max(map(len, _readings(first) & _readings(spelt)), default=0)
    return not other.led and alike >= _CONSONANTS


def _runs(names: Sequence[_Name]) -> list[_Name]:
    """The last word of each run of names side by side."""
    last: list[_Name] = []
    for name in names:
        if last and name.start == last[-1].end + 1:
            last.pop()
        last.append(name)
    return last


def _alone(name: _Name) -> bool:
    """Whether a word is surely a name by its capital."""
    plain = name.text[1:].islower() and not name.titled
    return plain and len(name.text) >= _LETTERS and not parts_of_speech(name.text)


def _letters_in_common(one: str, other: str) -> float:
    left, right = _plain(one), _plain(other)
    if left[0] != right[0] or min(len(left), len(right)) < _LETTERS:
        return 0.0
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def _capitalised(side: Side) -> Iterator[_Name]:
    """The words of a text with a capital letter, and parts of such words, that may be names."""
    for number, sentence in enumerate(side.sentences):
        words = _PART.findall(sentence.text)
        titled = sum(word[0].isupper() for word in words) > _TITLED * len(words)
        before, led, end = "", False, -1
        for word in WORD.finditer(sentence.text):
            for part in _PART.finditer(word[0]):
                text, start = part[0], word.start() + part.start()
                if not text[0].isupper() or text.isupper():
                    before = ""
                    continue
                opens = sentence.text[max(0, start - _BEFORE) : start].rstrip(_MARKS)[-1:] in _ENDS
                place, adjacent = sentence.start + start, start == end + 1
                yield _Name(
                    text, place, place + len(text), number, opens, titled, before if adjacent else "", adjacent and led
                )
                before, led, end = text, opens, start + len(text)


def _is_name(name: _Name) -> bool:
    """Whether WordNet does not know a word, or knows a noun that stands behind a first name (“Robert Johnson”)."""
    text, listed = name.text, english("calendar") | english("titles") | english("ranks") | function_words("en")
    if len(text) < _LETTERS or not is_latin(text) or figure_word(text) or folded(text) in listed:
        return False
    known = parts_of_speech(text)
    surname = known == {"n"} and names_a(text, "person") and lemmas(text) == (folded(text),)
    surname = surname and not name.titled and _first_name(name.before)
    return (not known or surname) and all(len(reading) >= _CONSONANTS for reading in _readings(text))


def _first_name(text: str) -> bool:
    known = parts_of_speech(text)
    return bool(text) and (not known or (known == {"n"} and names_a(text, "person", _PERSONS)))


def _within(side: Side, name: _Name, place: Place) -> bool:
    start = side.sentences[name.sentence].start
    return place.start + start < name.end and name.start < place.end + start


def _same_in(language: str) -> Callable[[str, str], bool]:
    """What tells whether a word of a copy in some language, in the Latin script, may be an English name."""
    if language == "en":
        return _begins_alike
    bare = language in _UNINFLECTED
    return lambda name, word: _same(name, word, bare=bare)


def _quote(side: Side, name: _Name) -> Quote:
    return quote(side.document, name.start, name.end, side.sentences[name.sentence].text)


def _same(name: str, word: str, *, bare: bool) -> bool:
    """Whether a word of another language may be an English name, as that language spells and inflects it."""
    if _begins_alike(name, word) or _alike(name, word):
        return True
    one, other = _plain(name), _plain(word)
    short, long = sorted((one.rstrip("s"), other), key=len)
    return not bare and one[-2:] != other[-2:] and long.startswith(short[: max(_LETTERS, len(short) // 2)])


def _begins_alike(name: str, word: str) -> bool:
    """Whether one of two names is the other with an ending."""
    short, long = sorted((_plain(name).rstrip("s"), _plain(word)), key=len)
    return len(short) >= _LETTERS and long.startswith(short)


def _alike(name: str, word: str) -> bool:
    """Whether two names may be written for the same consonants."""
    return not _readings(name).isdisjoint(_readings(word))


@lru_cache(1 << 13)
def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", folded(name).translate(_SIBILANTS))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(1 << 13)
def _readings(name: str) -> frozenset[str]:
    """The consonants that a name may be written for, one letter a sound."""
    text, at = _plain(name), 0
    choices: list[tuple[str, ...]] = []
    while at < len(text):
        match, readings = _sound_at(text, at)
        choices.append(readings)
        at = match.end() if match else at + 1
    count = 1
    for index, readings in enumerate(choices):
        count *= len(readings)
        if count > _MOST_READINGS:
            choices[index:] = [item[-1:] for item in choices[index:]]
            break
    return frozenset("".join(_once(reading)) for reading in product(*choices))


def _sound_at(text: str, at: int) -> tuple[re.Match[str] | None, tuple[str, ...]]:
    """The group of letters at a place and what it may stand for; None for a letter that stands for nothing."""
    for pattern, readings in _READINGS:
        if (match := pattern.match(text, at)) is not None:
            return match, readings
    return None, ("",)


def _once(sounds: Sequence[str]) -> Iterator[str]:
    """Sounds without the silent ones and without one said twice."""
    before = ""
    for sound in sounds:
        if sound and sound != before:
            yield sound
        before = sound or before
