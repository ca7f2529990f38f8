"""How a name sounds, whatever script it is written in.

A name is romanised (by anyascii), and letters that languages write for each other's sounds become one, in the manner of
Soundex (Russell, US patent 1,261,167, 1918), so that "Keller", «Келлер», 켈러 and كيلر are near to each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from anyascii import anyascii

__all__ = ["consonants", "heard", "likeness", "nearness", "sound"]

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


@lru_cache(_KEPT)
def sound(word: str) -> str:
    """A word in letters for its sounds, a…z; empty where it has none."""
    heard = anyascii(word).lower()
    for written, letter in _SOUNDS:
        heard = written.sub(letter, heard)
    return heard


@lru_cache(_KEPT)
def consonants(word: str) -> str:
    """The consonants of a word's `sound`."""
    return _VOWELS.sub("", sound(word))


def likeness(one: str, other: str, least: float = 0.0) -> float:
    """How alike two words sound, 0…1: the mean of all their sounds in common and of their consonants, in order.

    Args:
        one: A word.
        other: A word.
        least: A likeness that matters; less of it may be told as 0, which is faster.
    """
    firm = _common(consonants(one), consonants(other))
    return (_common(sound(one), sound(other)) + firm) / 2 if firm + 1 >= 2 * least else 0.0


def nearness(name: str, word: str) -> float:
    """How alike a name in Latin letters and a word of any script sound in the likest reading of their letters, 0…1."""
    said = dict.fromkeys((name, _SOFT.sub("j", name), name.replace("j", "y")))
    return max(likeness(one, other) for one in said for other in _readings(word))


def heard(name: str, words: Iterable[str]) -> bool:
    """Whether some word may be a name, or what it is short for (“Seve”, Северьяно)."""
    return any(
        _begins(name, spelt) or likeness(name, spelt, _ALIKE) >= _ALIKE for word in words for spelt in _readings(word)
    )


def _readings(word: str) -> Iterable[str]:
    return dict.fromkeys((word, *(word.replace(letter, other) for letter, other in _OTHERWISE)))


def _begins(one: str, other: str) -> bool:
    short, long = sorted((sound(one), sound(other)), key=len)
    return len(short) >= _SHORT and long.startswith(short)


def _common(one: str, other: str) -> float:
    """The longest common subsequence, as a share of both: 2·common / (length + length)."""
    if not one or not other:
        return 0.0
    above = [0] * (len(other) + 1)
    for char in one:
        row = [0]
        for place, second in enumerate(other):
            row.append(above[place] + 1 if char == second else max(above[place + 1], row[place]))
        above = row
    return 2 * above[-1] / (len(one) + len(other))
