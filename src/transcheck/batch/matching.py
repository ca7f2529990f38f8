"""Which canonical article a copy tells, by the vectors of its sentences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from transcheck.document import Document
from transcheck.encoder import WIDTH, Encoder
from transcheck.outline import outline

__all__ = ["Matcher", "sample"]

# Mean over the copy's sentences of the best cosine in the article. On the four development stories (benchmarks/stories)
# with their 20 copies in 7 languages, copies reach 0.866 and more with their own article, 0.840 and less with others.
_SAME_STORY = 0.85
_SENTENCES = 24
_SHORTEST = 20


class Matcher:
    """Finds the article of a copy. With one article there is nothing to choose, and nothing is compared.

    Args:
        canonicals: The canonical articles.
        encoder: The bundled encoder.
    """

    def __init__(self, canonicals: Sequence[Document], encoder: Encoder) -> None:
        self._encoder = encoder
        vectors = [self._vectors(document, None) for document in canonicals] if len(canonicals) > 1 else []
        self._vectors_of_all = np.concatenate(vectors) if vectors else np.zeros((0, WIDTH), np.float32)
        self._starts = np.cumsum([0, *(len(item) for item in vectors)])[:-1]

    def match(self, copy: Document) -> int | None:
        """The index of the copy's article; None if it tells the story of none of them."""
        if not len(self._vectors_of_all):
            return 0
        cosines = self._vectors(copy, _SENTENCES) @ self._vectors_of_all.T
        scores = np.maximum.reduceat(cosines, self._starts, axis=1).mean(0)
        best = int(scores.argmax())
        return best if scores[best] >= _SAME_STORY else None

    def _vectors(self, document: Document, most: int | None) -> NDArray[np.float32]:
        texts = [sentence.text for sentence in outline(document).sentences]
        return self._encoder.embed(sample([text for text in texts if len(text) >= _SHORTEST] or texts, most))


def sample(texts: Sequence[str], most: int | None) -> list[str]:
    """At most so many texts, spread evenly over all; all of them for None."""
    if most is None or len(texts) <= most:
        return list(texts)
    return [texts[index * len(texts) // most] for index in range(most)]
