"""Which sentences belong to training, to development and to the benchmarks: by a hash of the English text."""

from __future__ import annotations

import hashlib
import re
from typing import Final

SPLITS: Final = {"dev": (0.0, 0.03), "benchmark": (0.03, 0.1), "train": (0.1, 1.0)}
"""Shares of the English sentences, by hash. Dev and benchmark also use word pairs that training does not."""

WEIGHING: Final = (0.1, 0.25)
"""Share of the sentences of the training split that the network of contrasts does not learn from. They show what it
finds, and weigh it with the other signs."""


def hash_fraction(text: str) -> float:
    """A stable number in [0, 1) for a string: the basis of every split."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:12], 16) / 16**12


def belongs(english: str, split: str) -> bool:
    """Whether a sentence is of this split."""
    return _within(english, SPLITS[split])


def weighs(english: str) -> bool:
    """Whether a sentence is of the share `WEIGHING`."""
    return _within(english, WEIGHING)


def _within(english: str, share: tuple[float, float]) -> bool:
    return share[0] <= hash_fraction(re.sub(r"\W+", " ", english.lower()).strip()) < share[1]
