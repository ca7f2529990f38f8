"""Which sentences belong to training, to development and to the benchmarks: by a hash of the English text."""

from __future__ import annotations

import hashlib
import re
from typing import Final

SPLITS: Final = {"dev": (0.0, 0.03), "benchmark": (0.03, 0.1), "train": (0.1, 1.0), "weighing": (0.1, 0.25)}
"""Shares of the English sentences, by hash. Dev and benchmark also use word pairs that training does not. The share
`weighing` of the training sentences shows what the network of contrasts found, and weighs it with the other signs: the
network is not trained on it."""


def hash_fraction(text: str) -> float:
    """A stable number in [0, 1) for a string: the basis of every split."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:12], 16) / 16**12


def belongs(english: str, split: str) -> bool:
    """Whether a sentence is of this split."""
    low, high = SPLITS[split]
    return low <= hash_fraction(re.sub(r"\W+", " ", english.lower()).strip()) < high
