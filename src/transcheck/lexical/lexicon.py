"""Lexicons: tables of words and phrases by language and class, and the search for them in a text.

A table has lines of three fields: language, class, and patterns joined by `|`. A pattern is a phrase of one or more
words; each word of it is literal, or

    stem*    a word that begins so            *end     a word that ends so
    *part*   a word with that inside it       ~lemma   an English word in any inflection
    …        up to five words of any kind, between two others ("found … guilty", "sprach … frei")

A phrase in several classes belongs to all of them; in tables of concepts that exclude each other a word also belongs to
those of its class that have its stem (“नर्सों” of one beside “नर्स*” of another). In scripts without spaces a pattern is
a plain string. At one place the longest pattern wins, so that a longer harmless phrase ("not only") can take a place
from a shorter telling one ("not").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple
from unicodedata import normalize

from transcheck.bundled import read_rows, read_toml
from transcheck.stretch import UNSPACED
from transcheck.wordnet import lemmas
from transcheck.words import WORD, folded

__all__ = ["IGNORED", "Cue", "Lexicon", "Token", "denying_prefixes", "languages_where", "load_lexicon", "tokens_of"]

# The class of phrases that take their place from shorter patterns and mean nothing here.
IGNORED = "none"

# Compounds of this length and more are only compared literally: no language needs longer ones.
_LONGEST = 60

# Tables of concepts that exclude each other: there a word may have several, so one form of it must not hide the others.
_CONCEPTS = frozenset({"cohyponyms", "deeds"})

# Letters of an ending at most.
_LONGEST_ENDING = 3

# What stands for words between two others, and how many it stands for at most.
_GAP = "…"
_WIDEST = 5
# What joins the classes of a phrase that stands in several.
_AND = "+"

# Letters that a word has at least behind small words of one letter and behind longer ones, and a beginning (`stem*`)
# behind any but “and”.
_BEHIND_LETTER, _BEHIND_ARTICLE, _BEGINNING = 3, 2, 4
# “To”, and the article, which loses its first letter behind it.
_TO, _THE = "ل", "ال"
# The letter that the Arabic ending of feminine words becomes before “his”, and that ending.
_OPEN, _TIED = "ت", "ة"
# Arabic vowel signs, the stroke that lengthens a word and the sign that parts the letters of one say nothing.
_POINTS = dict.fromkeys([*range(0x64B, 0x653), 0x640, 0x200C])
# Signs that are written for an apostrophe, and how.
_SIGNS = _POINTS | dict.fromkeys(map(ord, "’‘ʼ`´"), "'")

# Every table is searched for in the same texts, and texts of one story have the same words: what is kept of both.
_TEXTS = 1 << 8
_FORMS = 1 << 13
_PATTERNS = 1 << 14


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text.

    `form` is `folded(text[start:end])` in NFC, with straight apostrophes, without Arabic vowel signs and joiners.
    """

    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern found: `text[start:end]` belongs to the class `kind` of a lexicon.

    Attributes:
        kind: The class; several are joined by `+`.
        start: Offset of its first character.
        end: Offset after its last one.
        text: The words, with those that stand in a gap of the pattern.
        gap: Offsets of the gap between two parts of the pattern; None where it has none.
    """

    kind: str
    start: int
    end: int
    text: str
    gap: tuple[int, int] | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The classes it belongs to."""
        return tuple(self.kind.split(_AND))

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Offsets of its own words: of the parts before and behind a gap."""
        return ((self.start, self.gap[0]), (self.gap[1], self.end)) if self.gap else ((self.start, self.end),)


@lru_cache(_TEXTS)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a text with their offsets."""
    return tuple(
        Token(normalize("NFC", folded(match[0])).translate(_SIGNS), *match.span()) for match in WORD.finditer(text)
    )


class _Word(NamedTuple):
    """One word of a pattern."""

    text: str
    how: str  # literal, prefix, suffix, infix, lemma

    def fits(self, form: str) -> bool:
        if self.how == "literal" or len(form) > _LONGEST:
            return form == self.text
        if self.how == "prefix":
            return form.startswith(self.text)
        if self.how == "suffix":
            return form.endswith(self.text)
        if self.how == "infix":
            return self.text in form
        return form == self.text or self.text in lemmas(form)


def _word(written: str) -> _Word:
    if written.startswith("~"):
        return _Word(written[1:], "lemma")
    if written.startswith("*") and written.endswith("*"):
        return _Word(written[1:-1], "infix")
    if written.endswith("*"):
        return _Word(written[:-1], "prefix")
    if written.startswith("*"):
        return _Word(written[1:], "suffix")
    return _Word(written, "literal")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A phrase; `gap` is the index of the word before which others may stand, or None."""

    kind: str
    words: tuple[_Word, ...]
    gap: int | None

    def match(self, text: str, tokens: Sequence[Token], position: int) -> int | None:
        """The index of the first token behind the gap (behind the phrase without one) if the phrase begins here.

        Its first word was compared before. Only white space may stand between the words.
        """
        if len(self.words) == 1:
            return position + 1
        head = self.gap or len(self.words)
        here = tokens[position : position + len(self.words) + (_WIDEST if self.gap else 0)]
        if len(here) < len(self.words) or not _fit(self.words[1:head], here[1:head]):
            return None
        breaks = (index for index, (a, b) in enumerate(pairwise(here), 1) if not text[a.end : b.start].isspace())
        run = next(breaks, len(here))
        if self.gap is None:
            return position + head if run == head else None
        tail = self.words[head:]
        ends = range(head + 1, run - len(tail) + 1)
        return next((position + at for at in ends if _fit(tail, here[at : at + len(tail)])), None)


def _fit(words: Sequence[_Word], tokens: Sequence[Token]) -> bool:
    return all(word.fits(token.form) for word, token in zip(words, tokens, strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The patterns of one table in one language.

    Attributes:
        language: The language.
        kinds: The classes that it has.
        strings: For scripts without spaces: class of each string.
    """

    language: str
    kinds: frozenset[str]
    strings: Mapping[str, str]
    _first: Mapping[_Word, Sequence[tuple[str, str]]] = field(repr=False)  # by first words, to be taken apart when met
    _lengths: Mapping[str, Sequence[int]] = field(repr=False)

    def __bool__(self) -> bool:
        """Whether there is any pattern."""
        return bool(self.strings or self._first)

    def find(self, text: str) -> list[Cue]:
        """The cues of a text in its order; those of the class `none` are left out.

        None shares a word with another, but one may stand in the gap of another.
        """
        return list(_found(self, text))

    def search(self, text: str) -> Iterator[Cue]:
        """The cues of a text, those of the class `none` among them."""
        return self._find_strings(text) if self.language in UNSPACED else self._find_words(text)

    def _find_strings(self, text: str) -> Iterator[Cue]:
        lengths = sorted({len(string) for string in self.strings}, reverse=True)
        position = 0
        while position < len(text):
            for length in lengths:
                kind = self.strings.get(text[position : position + length])
                if kind is not None:
                    yield Cue(kind, position, position + length, text[position : position + length])
                    position += length
                    break
            else:
                position += 1

    def _find_words(self, text: str) -> Iterator[Cue]:
        tokens = tokens_of(text)
        behind: set[int] = set()
        position = 0
        while position < len(tokens):
            found = None if position in behind else self._longest(text, tokens, position)
            if found is None:
                position += 1
                continue
            pattern, tail = found
            head = position + (pattern.gap or len(pattern.words))
            start, end = tokens[position].start, tokens[head - 1].end
            if pattern.gap is None:
                yield Cue(pattern.kind, start, end, text[start:end])
            else:
                last = tail + len(pattern.words) - pattern.gap
                behind.update(range(tail, last))
                whole = tokens[last - 1].end
                yield Cue(pattern.kind, start, whole, text[start:whole], (end, tokens[tail].start))
            position = head

    def _longest(self, text: str, tokens: Sequence[Token], position: int) -> tuple[_Pattern, int] | None:
        """The pattern of most words that begins at a token, and where it goes on behind its gap."""
        best: tuple[_Pattern, int] | None = None
        for pattern in _candidates(self, tokens[position].form):
            if best is None or len(pattern.words) > len(best[0].words):
                tail = pattern.match(text, tokens, position)
                if tail is not None:
                    best = pattern, tail
        return best

    def literal(self, form: str) -> Iterator[_Pattern]:
        """Patterns whose first word is a word itself."""
        return self._beginning(form, "literal")

    def _beginning(self, text: str, how: str) -> Iterator[_Pattern]:
        return (_pattern(*pattern) for pattern in self._first.get(_Word(text, how), ()))

    def candidates(self, form: str) -> Iterator[_Pattern]:
        """Patterns whose first word fits: literal ones before lemmas, longer stems before shorter."""
        yield from self.literal(form)
        if len(form) > _LONGEST:
            return
        if self._lengths["lemma"]:
            yield from self._beginning(form, "lemma")
            for lemma in lemmas(form):
                if lemma != form:
                    yield from self._beginning(lemma, "lemma")
        for how in ("prefix", "suffix"):
            for length in self._lengths[how]:
                if length <= len(form):
                    yield from self._beginning(form[:length] if how == "prefix" else form[-length:], how)
        for length in self._lengths["infix"]:
            for start in range(len(form) - length + 1):
                yield from self._beginning(form[start : start + length], "infix")


@lru_cache(_TEXTS)
def _found(lexicon: Lexicon, text: str) -> tuple[Cue, ...]:
    return tuple(cue for cue in lexicon.search(text) if cue.kind != IGNORED)


@lru_cache(_FORMS)
def _candidates(lexicon: Lexicon, form: str) -> tuple[_Pattern, ...]:
    """Patterns whose first word fits a word, then those that fit what is left of it behind small words."""
    joined, bare, stems = _bared(form, lexicon.language)
    found = [pattern for one in (form, *joined) for pattern in lexicon.candidates(one)]
    for one in bare:
        patterns = lexicon.candidates(one)
        found += (item for item in patterns if item.words[0].how != "prefix" or len(item.words[0].text) >= _BEGINNING)
    found += (pattern for one in stems for pattern in lexicon.literal(one))
    return tuple(found)


@lru_cache(_FORMS)
def _bared(form: str, language: str) -> tuple[list[str], list[str], list[str]]:
    """A word behind what joins it (“l'accuse”), behind Arabic “to” and “the” as well, and before “his”."""
    joined: list[str] = []
    if language in languages_where("elision"):
        joined += filter(None, [form.partition("'")[2]])
    proclitics = _proclitics().get(language)
    if proclitics is None or form in proclitics["whole"]:
        return joined, [], []
    joined += [rest for clitic in proclitics["joining"] for rest in _behind(clitic, form)]
    bare = [form, *joined]
    for group in proclitics["before"]:
        bare += [rest for one in bare for clitic in group for rest in _behind(clitic, one)]
    stems = [rest for one in bare for ending in proclitics["endings"] for rest in _before(ending, one)]
    return joined, bare[1 + len(joined) :], stems


def _behind(clitic: str, form: str) -> Iterator[str]:
    """What is left of a word behind a small word, if there is enough of it."""
    rest = form.removeprefix(clitic)
    if rest != form and len(rest) >= (_BEHIND_LETTER if len(clitic) == 1 else _BEHIND_ARTICLE):
        yield rest
        if clitic == _TO and rest.startswith(_TO):
            yield _THE + rest.removeprefix(_TO)


def _before(ending: str, form: str) -> Iterator[str]:
    """What is left of a word before “his” or “their”, if there is enough of it."""
    rest = form.removesuffix(ending)
    if rest != form and len(rest) >= _BEHIND_LETTER:
        yield rest
        if rest.endswith(_OPEN):
            yield rest.removesuffix(_OPEN) + _TIED


@cache
def _proclitics() -> dict[str, dict[str, Any]]:
    """Small words that are written together with the next one, by language."""
    return read_toml("lexical/proclitics.toml")


@cache
def languages_where(trait: str) -> frozenset[str]:
    """The languages that have a trait described in `data/lexical/languages.toml`.

    Raises:
        KeyError: If the table has no such trait.
    """
    return frozenset(read_toml("lexical/languages.toml")[trait])


@cache
def denying_prefixes(language: str) -> tuple[str, ...]:
    """What a language puts before a word to deny what the rest of it says (un-, in-, 不); empty where none is known."""
    return tuple(read_toml("lexical/denying_prefixes.toml").get(language, ()))


@cache
def load_lexicon(table: str, language: str) -> Lexicon:
    """The patterns of `data/lexical/<table>.tsv` in a language; empty where it has none."""
    kinds: dict[str, dict[str, None]] = {}
    for kind, written in _rows(table, language):
        kinds.setdefault(written, {})[kind] = None
    if table in _CONCEPTS:
        kinds = {written: found | dict.fromkeys(_inflected(written, found, kinds)) for written, found in kinds.items()}
    joined = {written: IGNORED if IGNORED in found else _AND.join(found) for written, found in kinds.items()}
    unspaced = language in UNSPACED
    first: dict[_Word, list[tuple[str, str]]] = {}
    for written, kind in () if unspaced else joined.items():
        first.setdefault(_word(written.partition(" ")[0]), []).append((kind, written))
    lengths = {
        how: sorted({len(word.text) for word in first if word.how == how}, reverse=True)
        for how in ("lemma", "prefix", "suffix", "infix")
    }
    return Lexicon(language, frozenset(joined.values()), joined if unspaced else {}, first, lengths)


def _inflected(written: str, found: Mapping[str, None], kinds: Mapping[str, Mapping[str, None]]) -> list[str]:
    """What else a word of a table may say: the concepts of its class with a beginning that it inflects."""
    classes = {_class_of(kind) for kind in found}
    return [
        kind
        for ending in range(_LONGEST_ENDING + 1)
        for kind in kinds.get(f"{written[: len(written) - ending]}*", ())
        if _class_of(kind) in classes
    ]


def _class_of(kind: str) -> str:
    return kind.partition("/")[0]


@lru_cache(_PATTERNS)
def _pattern(kind: str, written: str) -> _Pattern:
    parts = written.split()
    gap = parts.index(_GAP) if _GAP in parts else None
    return _Pattern(kind, tuple(_word(part) for part in parts if part != _GAP), gap)


def _rows(table: str, language: str) -> Iterator[tuple[str, str]]:
    for _, kind, patterns in read_rows(f"lexical/{table}.tsv", language):
        for written in patterns.split("|"):
            if written.strip():
                yield kind, normalize("NFC", folded(written.strip())).translate(_POINTS)
