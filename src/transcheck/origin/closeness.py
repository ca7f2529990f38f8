"""How closely a copy in another language follows the canonical article, piece by piece.

Machines render what stands there; people say it in their own way. The measure is the precision of BERTScore (Zhang et
al. 2020) across languages: for each piece of the copy, the cosine of its token state with the article's nearest one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from transcheck.align import Similarity
from transcheck.encoder import Encoding

__all__ = ["Beside", "closeness"]


@dataclass(frozen=True, slots=True)
class Beside:
    """From the log odds of a copy alone, and its closeness to the English article, to its log odds beside the article.

    `log odds = slope · alone + by_closeness · closeness + offset`, for equally many human and machine texts.
    """

    slope: float
    by_closeness: float
    offset: float

    def log_odds(self, alone: float, close: float) -> float:
        """Log odds of machine translation."""
        return self.slope * alone + self.by_closeness * close + self.offset


def closeness(scores: Similarity, copy: Sequence[Encoding]) -> float | None:
    """Mean over the copy's pieces of their best match in the canonical sentence that suits their sentence best, 0…1.

    Args:
        scores: The similarity of all sentences, as `transcheck.align.similarity` gives it.
        copy: The vectors of the copy's sentences.

    Returns:
        The mean; None if one side has no words.
    """
    pieces = np.array([len(item.spans) for item in copy], dtype=np.float64)
    if not scores.matched.size or not pieces.sum():
        return None
    return float(np.average(scores.closest, weights=pieces))
