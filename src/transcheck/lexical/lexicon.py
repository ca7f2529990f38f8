"""Lexicons: tables of words and phrases by language and class, and the search for them in a text.

A table has lines of three fields: language, class, and patterns joined by `|`. A pattern is a phrase of one or more
words; each word of it is literal, or

    stem*    a word that begins so            *end     a word that ends so
    *part*   a word with that inside it       ~lemma   an English word in any inflection

In scripts without spaces a pattern is a plain string. At one place the longest pattern wins, so that a longer harmless
phrase ("not only") can take a place from a shorter telling one ("not").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from transcheck.stretch import UNSPACED
from transcheck.wordnet import lemmas
from transcheck.words import WORD

__all__ = ["IGNORED", "Cue", "Lexicon", "Token", "load_lexicon", "tokens_of"]

# The class of phrases that take their place from shorter patterns and mean nothing here.
IGNORED = "none"

# Compounds of this length and more are only compared literally: no language needs longer ones.
_LONGEST = 60

# Every table is searched for in the same texts, and texts of one story have the same words: what is kept of both.
_TEXTS = 1 << 8
_FORMS = 1 << 13


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: `text[start:end].casefold()`, with straight apostrophes, is `form`."""

    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern found: `text[start:end]` belongs to the class `kind` of a lexicon."""

    kind: str
    start: int
    end: int
    text: str


@lru_cache(_TEXTS)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a text with their offsets."""
    return tuple(Token(match[0].casefold().replace("’", "'"), *match.span()) for match in WORD.finditer(text))


@dataclass(frozen=True, slots=True)
class _Word:
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
    kind: str
    words: tuple[_Word, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The patterns of one table in one language.

    Attributes:
        language: The language.
        strings: For scripts without spaces: class of each string.
    """

    language: str
    strings: Mapping[str, str]
    _first: Mapping[tuple[str, str], Sequence[_Pattern]] = field(repr=False)
    _lengths: Mapping[str, Sequence[int]] = field(repr=False)

    def __bool__(self) -> bool:
        """Whether there is any pattern."""
        return bool(self.strings or self._first)

    def find(self, text: str) -> list[Cue]:
        """The cues of a text in its order, none overlapping another; those of the class `none` are left out."""
        found = self._find_strings(text) if self.language in UNSPACED else self._find_words(text)
        return [cue for cue in found if cue.kind != IGNORED]

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
        position = 0
        while position < len(tokens):
            best = self._longest(text, tokens, position)
            if best is None:
                position += 1
                continue
            start, end = tokens[position].start, tokens[position + len(best.words) - 1].end
            yield Cue(best.kind, start, end, text[start:end])
            position += len(best.words)

    def _longest(self, text: str, tokens: Sequence[Token], position: int) -> _Pattern | None:
        """The longest pattern that begins at a token; only white space may stand between its words."""
        best: _Pattern | None = None
        for pattern in _candidates(self, tokens[position].form):
            size = len(pattern.words)
            here = tokens[position : position + size]
            if (
                (best is None or size > len(best.words))
                and size == len(here)
                and all(word.fits(token.form) for word, token in zip(pattern.words[1:], here[1:], strict=True))
                and all(text[one.end : other.start].isspace() for one, other in pairwise(here))
            ):
                best = pattern
        return best

    def candidates(self, form: str) -> Iterator[_Pattern]:
        """Patterns whose first word fits: literal ones before lemmas, longer stems before shorter."""
        yield from self._first.get(("literal", form), ())
        if len(form) > _LONGEST:
            return
        if self._lengths["lemma"]:
            yield from self._first.get(("lemma", form), ())
            for lemma in lemmas(form):
                if lemma != form:
                    yield from self._first.get(("lemma", lemma), ())
        for how in ("prefix", "suffix"):
            for length in self._lengths[how]:
                if length <= len(form):
                    yield from self._first.get((how, form[:length] if how == "prefix" else form[-length:]), ())
        for length in self._lengths["infix"]:
            for start in range(len(form) - length + 1):
                yield from self._first.get(("infix", form[start : start + length]), ())


@lru_cache(_FORMS)
def _candidates(lexicon: Lexicon, form: str) -> tuple[_Pattern, ...]:
    return tuple(lexicon.candidates(form))


@cache
def load_lexicon(table: str, language: str) -> Lexicon:
    """The patterns of `data/lexical/<table>.tsv` in a language; empty where it has none."""
    strings: dict[str, str] = {}
    first: dict[tuple[str, str], list[_Pattern]] = {}
    for kind, written in _rows(table, language):
        if language in UNSPACED:
            strings[written] = kind
        else:
            pattern = _Pattern(kind, tuple(_word(part) for part in written.split()))
            first.setdefault((pattern.words[0].how, pattern.words[0].text), []).append(pattern)
    lengths = {
        how: sorted({len(text) for kind, text in first if kind == how}, reverse=True)
        for how in ("lemma", "prefix", "suffix", "infix")
    }
    return Lexicon(language, strings, first, lengths)


def _rows(table: str, language: str) -> Iterator[tuple[str, str]]:
    content = files("transcheck").joinpath(f"data/lexical/{table}.tsv").read_text(encoding="utf-8")
    for line in content.splitlines():
        code, _, rest = line.partition("\t")
        if code == language:
            kind, _, patterns = rest.partition("\t")
            for written in patterns.split("|"):
                if written.strip():
                    yield kind, written.strip().casefold()
