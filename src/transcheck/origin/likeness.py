"""How alike several texts of one story are: machines put a thing in the same words far more often than people do.

The texts must be in one language and made apart from each other. Two that are almost the same are taken for one text
that was copied, which says nothing of machines.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from transcheck.stretch import UNSPACED

__all__ = ["COPIED", "Among", "Nearest", "Together", "compare", "shared_run"]

COPIED = 0.9
"""Likeness from which one of two texts is taken for a copy of the other."""

_WORD = re.compile(r"\w+|[^\w\s]")
_SIGN = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class Nearest:
    """The text that is most like another one.

    Attributes:
        index: Its place among the texts.
        likeness: The share of runs that the two have in common (Dice), 0…1.
    """

    index: int
    likeness: float


@dataclass(frozen=True, slots=True)
class Among:
    """What the other texts of the story say about one of them.

    Attributes:
        others: Mean log odds of the others, each judged alone: what they share is the subject.
        likeness: That of the nearest one, 0…1.
        start: Offset of the first character of the longest stretch that has all its runs in common with the nearest.
        end: Offset after its last character.
        name: What the nearest is called.
    """

    others: float
    likeness: float
    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Together:
    """From the log odds of texts judged alone, and the likeness of the nearest one, to log odds among other texts.

    `log odds = own · alone + others · mean of the others + (by_likeness + likeness_by_length · l) · likeness + offset +
    offset_by_length · l` with `l = ln(words / 100)`, for equally many human and machine texts.

    Attributes:
        own, others, by_likeness, likeness_by_length, offset, offset_by_length: As in the formula.
        usual: Mean likeness of human texts to the nearest other one.
    """

    own: float
    others: float
    by_likeness: float
    likeness_by_length: float
    offset: float
    offset_by_length: float
    usual: float

    def log_odds(self, alone: float, among: Among, words: int) -> float:
        """Log odds of machine translation; beyond 20 and 1000 words a text counts as one of that length."""
        offset = self.offset + self.offset_by_length * _length(words)
        return self.own * alone + self.others * among.others + self._slope(words) * among.likeness + offset

    def share(self, likeness: float, words: int) -> float:
        """What the likeness adds to the log odds, over what is usual between human texts."""
        return self._slope(words) * (likeness - self.usual)

    def _slope(self, words: int) -> float:
        return self.by_likeness + self.likeness_by_length * _length(words)


def _length(words: int) -> float:
    """The `l` of the formula of `Together`."""
    return math.log(min(max(words, 20), 1000) / 100)


def compare(texts: Sequence[str], language: str) -> list[Nearest | None]:
    """The nearest other text of each, copies of it (`COPIED`) left out; None where there is none.

    Runs are two words or signs, in languages written without blanks three characters; letters count alike, small or
    capital. The time is that of comparing each text with each other.
    """
    runs = [Counter(run for run, _ in _runs(text, language)) for text in texts]
    sizes = [sum(counts.values()) for counts in runs]
    nearest: list[Nearest | None] = [None] * len(texts)
    for one in range(len(texts)):
        for other in range(one):
            common = sum(min(count, runs[other][run]) for run, count in runs[one].items() if run in runs[other])
            likeness = 2 * common / max(sizes[one] + sizes[other], 1)
            if likeness >= COPIED or not sizes[one] or not sizes[other]:
                continue
            for place, rival in ((one, other), (other, one)):
                best = nearest[place]
                if best is None or likeness > best.likeness:
                    nearest[place] = Nearest(rival, likeness)
    return nearest


def shared_run(text: str, other: str, language: str) -> tuple[int, int]:
    """Offsets of the longest stretch of a text all of whose runs the other text has as well; (0, 0) if it has none."""
    known = {run for run, _ in _runs(other, language)}
    best = (0, 0)
    start: int | None = None
    for run, span in _runs(text, language):
        start = None if run not in known else span[0] if start is None else start
        if start is not None and span[1] - start > best[1] - best[0]:
            best = (start, span[1])
    return best


def _runs(text: str, language: str) -> Iterator[tuple[tuple[str, ...], tuple[int, int]]]:
    """Each run with its offsets."""
    if language in UNSPACED:
        signs = list(_SIGN.finditer(text))
        for first, middle, last in zip(signs, signs[1:], signs[2:], strict=False):
            yield (first[0].lower(), middle[0].lower(), last[0].lower()), (first.start(), last.end())
    else:
        for left, right in pairwise(_WORD.finditer(text)):
            yield (left[0].lower(), right[0].lower()), (left.start(), right.end())
