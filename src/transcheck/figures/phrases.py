"""Words and phrases with a value each, and what begins them, looked up token by token."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeAlias, TypeVar

from transcheck.figures.tokens import DIGITS, Tokens, split

__all__ = ["MOST_KEPT", "Begins", "Following", "Openers", "Phrases", "flags"]

T = TypeVar("T")
# Phrases by their second word, and by their length, the longest first; and what begins with a word: the value of the
# word alone, and the phrases that it begins.
_Longer: TypeAlias = dict[str, tuple[tuple[int, dict[tuple[str, ...], T]], ...]]
_Begun: TypeAlias = tuple[T | None, _Longer[T] | None]
# The words that go on with a phrase, each with those that go on behind it; None where a phrase ends.
Following: TypeAlias = "dict[str, Following | None]"
_LONG_WORD = 7  # letters from which a word can be made up of number words
MOST_KEPT = 20_000  # words, some two megabytes
_LONG_STEM = 6  # letters; inflection is guessed only after so many


class Phrases(dict[str, _Begun[T]], Generic[T]):
    """Words and phrases with a value each, looked up forwards or backwards from a token.

    A dictionary by their first words, and `ends` one by their last words, so that most look-ups, which miss, cost no
    call: `word in phrases.firsts`, the same words as a plain set, in which Python looks several times as fast as in a
    dictionary of a class of its own. Of phrases with stems and endings (scales, units, currencies) it says less than
    `after`.
    """

    __slots__ = ("_endings", "_heads", "_lengths", "_one", "_phrases", "_stems", "ends", "firsts")

    def __init__(self, entries: Mapping[str, T], *, stems: bool = False, endings: int = 0) -> None:
        """Take `entries`, phrase -> value.

        Args:
            entries: The phrases.
            stems: Whether a phrase that ends in `*` stands for all words it begins.
            endings: How many letters of inflection a word may have beyond a phrase of six letters or more.
        """
        self._endings = endings
        self._stems: dict[str, T] = {}
        self._phrases: dict[tuple[str, ...], T] = {}
        for phrase, value in entries.items():
            if stems and phrase.endswith("*"):
                self._stems["".join(split(phrase[:-1]))] = value
            elif words := split(phrase):
                self._phrases.setdefault(words, value)
        self._one = {words[0]: value for words, value in self._phrases.items() if len(words) == 1}
        # Longer phrases by their first two or last two words: most look-ups miss.
        longer = {words: value for words, value in self._phrases.items() if len(words) > 1}
        by_start = _nested(longer, lambda words: (words[0], words[1]))
        by_end = _nested(longer, lambda words: (words[-1], words[-2]))
        super().__init__({word: (self._one.get(word), by_start.get(word)) for word in self._one | by_start})
        self.firsts = frozenset(self)
        self.ends = {word: (self._one.get(word), by_end.get(word)) for word in self._one | by_end}
        # The first letters of words that can be inflected: a cheap test before the search for a stem.
        long = (word for word in self._one if endings and len(word) >= _LONG_STEM)
        self._heads = frozenset(word[:3] for word in (*self._stems, *long))
        # How long the stems with the same head are, so that no other beginnings of a word are looked up.
        lengths: dict[str, set[int]] = {}
        for stem in self._stems:
            lengths.setdefault(stem[:3], set()).add(len(stem))
        self._lengths = {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}

    def is_short(self, word: str) -> bool:
        """Whether a word begins phrases and has no more than two ASCII letters."""
        return len(word) < 3 and word.isascii() and word in self.firsts

    @property
    def heads(self) -> frozenset[str]:
        """The first three letters of the words that can be inflected."""
        return self._heads

    @property
    def phrases(self) -> Mapping[tuple[str, ...], T]:
        """All phrases, as their words."""
        return self._phrases

    @property
    def single(self) -> Mapping[str, T]:
        """The phrases of one word."""
        return self._one

    def seconds(self, word: str) -> Iterable[str]:
        """The second words of the phrases of several words that a word begins."""
        return () if word not in self else self[word][1] or ()

    def after(self, tokens: Tokens, position: int) -> tuple[T, int] | None:
        """The longest phrase that begins at `position`: its value and the position after it."""
        words = tokens.words
        try:
            word = words[position]
        except IndexError:
            return None
        if (begun := self.get(word)) is not None:
            value, longer = begun
            if longer is not None and position + 1 < len(words):
                for length, phrases in longer.get(words[position + 1], ()):
                    phrase = tuple(words[position : position + length])
                    if phrase in phrases:
                        return phrases[phrase], position + length
            if value is not None:
                return value, position + 1
        if self._heads and word[:3] in self._heads and (found := self._inflected(word)) is not None:
            return found, position + 1
        return None

    def _inflected(self, word: str) -> T | None:
        for length in self._lengths.get(word[:3], ()):
            if (found := self._stems.get(word[:length])) is not None:
                return found
        for length in range(len(word) - 1, max(_LONG_STEM, len(word) - self._endings) - 1, -1) if self._endings else ():
            if (found := self._one.get(word[:length])) is not None:
                return found
        return None

    def before(self, tokens: Tokens, position: int, *, longest: bool = True) -> tuple[T, int] | None:
        """The longest (or shortest) phrase that ends before `position`: its value and the position where it begins."""
        if position <= 0:
            return None
        words = tokens.words
        word = words[position - 1]
        if word in self.ends:
            value, longer = self.ends[word]
            if value is not None and not longest:
                return value, position - 1
            if longer is not None and position > 1:
                candidates = longer.get(words[position - 2], ())
                for length, phrases in candidates if longest else reversed(candidates):
                    phrase = tuple(words[max(0, position - length) : position])
                    if phrase in phrases:
                        return phrases[phrase], position - length
            if value is not None:
                return value, position - 1
        if self._heads and word[:3] in self._heads and (found := self._inflected(word)) is not None:
            return found, position - 1
        return None


def _nested(
    phrases: Mapping[tuple[str, ...], T], pair: Callable[[tuple[str, ...]], tuple[str, str]]
) -> dict[str, _Longer[T]]:
    """Phrases by one and another of their words, then by their length, the longest first."""
    found: dict[str, dict[str, dict[int, dict[tuple[str, ...], T]]]] = {}
    for words, value in phrases.items():
        one, two = pair(words)
        found.setdefault(one, {}).setdefault(two, {}).setdefault(len(words), {})[words] = value
    return {
        one: {two: tuple(sorted(lengths.items(), reverse=True)) for two, lengths in seconds.items()}
        for one, seconds in found.items()
    }


class Begins(dict[str, "bool | Following"]):
    """Whether a figure can begin at a word: True, False, or what must follow.

    Texts repeat their words, so what was worked out for a word is kept, for `MOST_KEPT` words.
    """

    def __init__(self, anchors: frozenset[str], openings: Mapping[str, Following], heads: frozenset[str]) -> None:
        super().__init__()
        self._anchors, self._openings, self._heads = anchors, openings, heads

    def __missing__(self, word: str) -> bool | Following:
        long = len(word) >= _LONG_WORD and (word[:3] in self._heads or word[:2] in self._heads)
        found: bool | Following = word[0] in DIGITS or word in self._anchors or long
        if word in self._openings and word in self._anchors and not (word[0] in DIGITS or long):
            found = self._openings[word]
        if len(self) < MOST_KEPT:
            self[word] = found
        return found

    def at(self, words: list[str], position: int) -> bool:
        """Whether a figure can begin at a token, by it and the words after it."""
        found = self[words[position]]
        if isinstance(found, bool):
            return found
        rest: Following | None = found
        while rest is not None:
            position += 1
            if position == len(words) or words[position] not in rest:
                return False
            rest = rest[words[position]]
        return True


class Openers(dict[str, "frozenset[str] | None"]):
    """The first words of phrases, each with the words that come second there; None where nothing need follow.

    `firsts` are the first words alone, as of `Phrases`.
    """

    __slots__ = ("firsts",)

    def __init__(self, entries: Mapping[str, frozenset[str] | None] | None = None) -> None:
        super().__init__(entries or {})
        self.firsts = frozenset(self)

    def at(self, words: list[str], position: int) -> bool:
        """Whether a phrase may begin at a token, by its first two words."""
        seconds = self.get(words[position], ())
        if not seconds:
            return seconds is None
        return position + 1 < len(words) and words[position + 1] in seconds


def flags(*lists: Iterable[str]) -> Phrases[bool]:
    """Phrases that are there or not, of several lists."""
    return Phrases({word: True for words in lists for word in words})
