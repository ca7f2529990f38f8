"""Word links between a sentence and its translation: mutual best matches of token vectors, and spans carried over."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Span = tuple[int, int]
Link = tuple[Span, Span]
"""Character span of a token in the first sentence, and of its counterpart in the second."""
States = tuple[list[Span], NDArray[np.float16]]
"""Character spans of the tokens of a sentence and their unit vectors (tokens, d)."""


def link(a: States, b: States) -> list[Link]:
    """Mutual best matches as pairs of character spans."""
    if not len(a[0]) or not len(b[0]):
        return []
    similarity = a[1].astype(np.float32) @ b[1].astype(np.float32).T
    best_b, best_a = similarity.argmax(1), similarity.argmax(0)
    return [(a[0][i], b[0][j]) for i, j in enumerate(best_b) if best_a[j] == i]


def project(links: Sequence[Link], start: int, end: int, text: str, spaced: bool) -> Span | None:
    """Span in `text` (the second sentence) of the words at [start, end) in the first, or None where unclear.

    With `spaced` the span grows to whole words; it may hold at most two words more than are linked.
    """
    hits = [t for s, t in links if s[0] < end and s[1] > start and t[1] > t[0]]
    if not hits:
        return None
    low, high = min(t[0] for t in hits), max(t[1] for t in hits)
    if high - low > 2 * sum(t[1] - t[0] for t in hits) + 8:
        return None
    if spaced:
        while low > 0 and text[low - 1].isalnum():
            low -= 1
        while high < len(text) and text[high].isalnum():
            high += 1
    while low < high and not text[low].isalnum():
        low += 1
    while high > low and not text[high - 1].isalnum():
        high -= 1
    return (low, high) if high > low else None
