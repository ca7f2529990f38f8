"""How a name sounds, whatever script it is written in.

A name is romanised (by anyascii), and letters that languages write for each other's sounds become one, in the manner of
Soundex (Russell, US patent 1,261,167, 1918), so that "Keller", «Келлер», 켈러 and كيلر are near to each other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from anyascii import anyascii
from numpy.typing import NDArray

__all__ = ["Sounds", "as_read", "consonants", "heard", "likeness", "nearness", "sound"]

# Letters and groups of them that stand for one sound; groups go first.
_SOUNDS = tuple(
    (re.compile(written), sound)
    for written, sound in (
        (r"(.)\1+", r"\1"),
        (r"augh|ough", "o"),
        (r"sch|sh|tch|ch|zh|cz|sz|dz|ts|tz|j", "s"),
        (r"ph|[fvb]", "p"),
        (r"th|d", "t"),
        (r"ck|qu|kh|gh|[gq]|c(?![eiy])", "k"),
        (r"[cz]", "s"),
        (r"x", "ks"),
        (r"r", "l"),
        (r"y", "i"),
        (r"[ow]", "u"),
        (r"[^a-z]|h", ""),
    )
)
_VOWELS = re.compile("[aeiu]")
# What is written for a sound that anyascii does not read: Egypt says g where other Arabs say j, and many write foreign
# names so; Russian writes h with the letter for kh, or with that for g, as Ukrainian does.
_OTHERWISE = (("ج", "گ"), ("х", ""), ("Х", ""), ("г", ""), ("Г", ""))
# What many languages say as an English j: Gerrard.
_SOFT = re.compile("g(?=[eiy])", re.IGNORECASE)
# From this likeness on two words may be one name; on names of the training split in six languages of other scripts 0.7
# to 0.8 part those that were rendered from those that were exchanged about equally well.
_ALIKE = 0.75
# Sounds of a short name at least.
_SHORT = 4
# What is kept of words that the texts of a story have in common.
_KEPT = 1 << 13
# Letters of a word of which each is one bit of a number of 64, and what is 1 in each number of eight bits.
_BITS = 63
_ONES = np.array([value.bit_count() for value in range(256)], np.int64)


@lru_cache(_KEPT)
def sound(word: str) -> str:
    """A word in letters for its sounds, a…z; empty where it has none."""
    heard = anyascii(word).lower()
    for written, letter in _SOUNDS:
        heard = written.sub(letter, heard)
    return heard


def consonants(word: str) -> str:
    """The consonants of a word's `sound`."""
    return _consonants(sound(word))


@lru_cache(_KEPT)
def _consonants(heard: str) -> str:
    return _VOWELS.sub("", heard)


def likeness(one: str, other: str, least: float = 0.0) -> float:
    """How alike two words sound, 0…1: the mean of all their sounds in common and of their consonants, in order.

    Args:
        one: A word.
        other: A word.
        least: A likeness that matters; less of it may be told as 0, which is faster.
    """
    return _likeness(sound(one), sound(other), least)


def _likeness(one: str, other: str, least: float) -> float:
    firm = _common(_consonants(one), _consonants(other))
    return (_common(one, other) + firm) / 2 if firm + 1 >= 2 * least else 0.0


def nearness(name: str, word: str) -> float:
    """How alike a name in Latin letters and a word of any script sound in the likest reading of their letters, 0…1."""
    said = dict.fromkeys((name, _SOFT.sub("j", name), name.replace("j", "y")))
    return max(likeness(one, other) for one in said for other in as_read(word))


def heard(name: str, words: Iterable[str]) -> bool:
    """Whether some word may be a name, or what it is short for (“Seve”, Северьяно)."""
    return any(
        _begins(name, spelt) or likeness(name, spelt, _ALIKE) >= _ALIKE for word in words for spelt in as_read(word)
    )


def as_read(word: str) -> Iterable[str]:
    """A word, and as it is read where a letter of it was written for another sound."""
    return dict.fromkeys((word, *(word.replace(letter, other) for letter, other in _OTHERWISE)))


class Sounds:
    """Words among which many names are looked up: `heard` of all of them, without comparing each with each in turn.

    Args:
        words: The words, as they are read.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._sorted = sorted({sound(word) for word in words})
        self._known = frozenset(self._sorted)
        self._lengths = sorted({len(said) for said in self._known if len(said) >= _SHORT})
        self._long = [said for said in self._sorted if len(said) > _BITS]
        short = [said for said in self._sorted if len(said) <= _BITS]
        groups = {firm: number for number, firm in enumerate(dict.fromkeys(map(_consonants, short)))}
        self._group = np.array([groups[_consonants(said)] for said in short], np.int64)
        self._sounds, self._firm = _Packed(short), _Packed(tuple(groups))
        self._near: dict[str, tuple[NDArray[np.int64], NDArray[np.float64]]] = {}

    def heard(self, name: str) -> bool:
        """Whether some of the words may be a name, or what it is short for."""
        said = sound(name)
        return self._begin(said) or self._alike(said)

    def _begin(self, said: str) -> bool:
        place = bisect_left(self._sorted, said)
        if len(said) >= _SHORT and place < len(self._sorted) and self._sorted[place].startswith(said):
            return True
        return any(said[:length] in self._known for length in self._lengths if length <= len(said))

    def _alike(self, said: str) -> bool:
        firm = _consonants(said)
        if firm not in self._near:
            shares = self._firm.common(firm)[self._group]
            among = np.flatnonzero(shares + 1 >= 2 * _ALIKE)
            self._near[firm] = among, shares[among]
        among, shares = self._near[firm]
        return bool(((self._sounds.common(said, among) + shares) / 2 >= _ALIKE).any()) or any(
            _likeness(said, other, _ALIKE) >= _ALIKE for other in self._long
        )


class _Packed:
    """Texts of at most `_BITS` letters, compared with another one all at once.

    Args:
        texts: The texts.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._lengths = np.array([len(text) for text in texts], np.int64)
        self._places: dict[str, NDArray[np.uint64]] = {}
        for index, text in enumerate(texts):
            for char, bits in _places(text).items():
                if char not in self._places:
                    self._places[char] = np.zeros(len(texts), np.uint64)
                self._places[char][index] = bits

    def common(self, text: str, among: NDArray[np.int64] | slice = slice(None)) -> NDArray[np.float64]:
        """The longest subsequence in common with each of some texts, as `_common` has it."""
        lengths = self._lengths[among]
        if not text or len(text) > 3 * _BITS:  # less than half of both would be in common
            return np.zeros(len(lengths))
        places = {char: self._places[char][among] for char in dict.fromkeys(text) if char in self._places}
        rest: NDArray[np.uint64] = np.full(len(lengths), ~np.uint64(0))
        for char in text:
            if char in places:
                taken = rest & places[char]
                rest = np.bitwise_or(rest + taken, rest - taken)
        count = _ONES[(~rest).view(np.uint8)].reshape(-1, 8).sum(1)
        shares: NDArray[np.float64] = 2 * count / (lengths + len(text))
        return shares


def _begins(one: str, other: str) -> bool:
    short, long = sorted((sound(one), sound(other)), key=len)
    return len(short) >= _SHORT and long.startswith(short)


def _common(one: str, other: str) -> float:
    """The longest common subsequence, as a share of both: 2·common / (length + length).

    A bit for each letter of the other text, row by row of the usual table (Hyyrö 2004).
    """
    if not one or not other:
        return 0.0
    places, full = _places(other), (1 << len(other)) - 1
    rest = full
    for char in one:
        taken = rest & places.get(char, 0)
        rest = ((rest + taken) | (rest - taken)) & full
    return 2 * (len(other) - rest.bit_count()) / (len(one) + len(other))


def _places(text: str) -> dict[str, int]:
    """The places of each letter of a text, as the bits of a number."""
    places: dict[str, int] = {}
    for place, char in enumerate(text):
        places[char] = places.get(char, 0) | 1 << place
    return places
