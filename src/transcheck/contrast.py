"""How likely two words that stand for each other say different things.

"Delayed" and "cancelled" are as alike to an encoder as "delayed" and "postponed": all stand in the same sentences. A
small network (models/contrast), trained on honest translations and on sentences in which a word was exchanged, looks at
the vectors of the two words and tells the one from the other, within English and across languages.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from transcheck.networks import load_network, logits
from transcheck.words import Link, Word, cosines

__all__ = ["contrast_inputs", "contrast_scores", "counterparts"]

Array = NDArray[np.float32]

# Of words that are written alike, and of function words, which are not looked at.
_NONE = -8.0


def contrast_scores(
    canonical: Sequence[Word], copy: Sequence[Word], links: Sequence[Link]
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """For each word of both sides a score (a logit, -8…8) that it says something else than its counterpart.

    Args:
        canonical: Words of the canonical passage.
        copy: Words of the copy's passage.
        links: Which words stand for each other.

    Returns:
        The scores of the canonical words and those of the copy's words; -8 for function words and for words that are
        written like their counterpart.
    """
    left, right = [_NONE] * len(canonical), [_NONE] * len(copy)
    pairs = counterparts(canonical, copy, links)
    if not pairs:
        return tuple(left), tuple(right)
    inputs = contrast_inputs(
        np.stack([canonical[i].vector for i, _, _ in pairs]), np.stack([copy[j].vector for _, j, _ in pairs])
    )
    scores = np.clip(logits(load_network("contrast"), inputs), _NONE, -_NONE)
    for (i, j, own), score in zip(pairs, scores, strict=True):
        if own != "canonical":
            right[j] = float(score)
        if own != "copy":
            left[i] = float(score)
    return tuple(left), tuple(right)


def counterparts(canonical: Sequence[Word], copy: Sequence[Word], links: Sequence[Link]) -> list[tuple[int, int, str]]:
    """Pairs of words to look at: linked ones (`both`), and the most alike of the other side for words without a link.

    Returns:
        Index of the canonical word, index of the copy's word, and whose counterpart was sought: `both`, `canonical` or
        `copy`. Function words and words that are written alike are left out.
    """
    if not canonical or not copy:
        return []
    cosine = cosines(canonical, copy)
    pairs = [(link.canonical, link.copy, "both") for link in links]
    linked_left, linked_right = {link.canonical for link in links}, {link.copy for link in links}
    pairs += [(i, int(cosine[i].argmax()), "canonical") for i in range(len(canonical)) if i not in linked_left]
    pairs += [(int(cosine[:, j].argmax()), j, "copy") for j in range(len(copy)) if j not in linked_right]
    return [
        (i, j, own)
        for i, j, own in pairs
        if (canonical[i] if own == "canonical" else copy[j]).content
        and canonical[i].text.casefold() != copy[j].text.casefold()
    ]


def contrast_inputs(canonical: Array, copy: Array) -> Array:
    """What the network sees of n pairs of words.

    Args:
        canonical: (n, 384) vectors of the canonical words.
        copy: (n, 384) vectors of the copy's words.

    Returns:
        (n, 1536): both vectors, their product and the size of their difference, part by part.
    """
    return np.concatenate([copy, canonical, copy * canonical * 20, np.abs(copy - canonical)], axis=1)
