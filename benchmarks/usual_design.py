"""What the usual design finds: every sentence of a copy with every sentence of its article.

After Laban et al. 2022, "SummaC". A sentence is scored by the sentence of the other side that supports it best: the
greatest difference of entailment and contradiction (the zero-shot rule of SummaC). Sentences scored below a threshold
are flagged: those of the copy by the article, and those of the article by the copy, which are its omissions.

The network is the bundled entailment model before it was made small: fp32, on torch. So the two designs differ in what
they ask the model, and not in what it knows.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from transcheck.document import Sentence
from transcheck.outline import outline
from transcheck.reading import read
from transcheck.vocabulary import BOS, EOS, load_vocabulary

GROUP: Final = 16
"""Pairs that go through the network together, sorted by length."""

Gold = Mapping[str, Any]


@dataclass(frozen=True)
class Side:
    """The sentences of one side with their scores.

    Attributes:
        text: The document.
        sentences: Its sentences.
        scores: -1…1, one a sentence; higher is better supported.
        marked: For each issue that an editor marked on this side the sentences that hold its words, by index.
        agreed: The same for words that an editor found right.
    """

    text: str
    sentences: Sequence[Sentence]
    scores: NDArray[np.float64]
    marked: Sequence[frozenset[int]]
    agreed: Sequence[frozenset[int]]


@dataclass(frozen=True)
class Flagged:
    """What is flagged at a threshold.

    Attributes:
        threshold: Sentences scored below it are flagged.
        found: Marked issues in flagged sentences.
        sentences: Flagged sentences.
        false: Flagged sentences without a marked issue.
        disturbed: Words found right by the editor in such sentences.
    """

    threshold: float
    found: int
    sentences: int
    false: int
    disturbed: int


class Network:
    """The fp32 network of a training checkpoint, or the mean of several.

    Args:
        checkpoints: Of training/train_entailment.py.
        shares: Of each checkpoint in the mean.
        encoder: The encoder's folder with its fp32 weights.
    """

    def __init__(self, checkpoints: Sequence[Path], shares: Sequence[float], encoder: Path) -> None:
        import torch

        sys.path.insert(0, str(Path(__file__).parent.parent / "training"))
        from export_entailment import average_model

        torch.set_num_threads(1)
        self._torch = torch
        self._model, self._table, _ = average_model(checkpoints, shares, encoder)
        self._vocabulary = load_vocabulary()

    def support(self, premises: Sequence[str], hypotheses: Sequence[str]) -> NDArray[np.float64]:
        """Entailment less contradiction of each premise (row) for each hypothesis (column)."""
        torch = self._torch
        left, right = ([self._vocabulary.pieces(text).ids for text in texts] for texts in (premises, hypotheses))
        pairs = [[BOS, *one, EOS, EOS, *other, EOS] for one in left for other in right]
        order = sorted(range(len(pairs)), key=lambda index: len(pairs[index]))
        found = np.empty(len(pairs))
        with torch.inference_mode():
            for start in range(0, len(order), GROUP):
                group = order[start : start + GROUP]
                longest = max(len(pairs[index]) for index in group)
                ids = torch.tensor([pairs[index] + [EOS] * (longest - len(pairs[index])) for index in group])
                mask = torch.tensor([[1] * len(pairs[i]) + [0] * (longest - len(pairs[i])) for i in group])
                shares = torch.softmax(self._model(self._table[ids], mask)[0], dim=-1)
                found[group] = (shares[:, 0] - shares[:, 2]).numpy()
        return found.reshape(len(left), len(right))


def score(folder: Path, network: Network) -> tuple[list[Side], int, float]:
    """Score both sides of every copy of a story with a gold file (see benchmarks/gold.py).

    Returns:
        The sides, the number of pairs judged, and the processor seconds that took, reading included.
    """
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    start = time.process_time()
    article = outline(read(str(folder / gold["canonical"])))
    sides, pairs = [], 0
    for name, marks in gold["copies"].items():
        copy = outline(read(str(folder / name)))
        texts = [[sentence.text for sentence in side.sentences] for side in (article, copy)]
        forward, backward = network.support(*texts), network.support(*reversed(texts))
        pairs += forward.size + backward.size
        agreed = [item["quote"] for item in gold["must_agree"] if item["copy"] == name]
        said = [item["copy"] for item in marks["must_find"] if item["copy"]]
        omitted = [item["canonical"] for item in marks["must_find"] if not item["copy"]]
        for side, scores, marked, right in (
            (copy, forward.max(0), said, agreed),
            (article, backward.max(0), omitted, []),
        ):
            places = [[holding(side.document.text, side.sentences, words) for words in of] for of in (marked, right)]
            sides.append(Side(side.document.text, side.sentences, scores, *places))
    return sides, pairs, time.process_time() - start


def holding(text: str, sentences: Sequence[Sentence], words: str) -> frozenset[int]:
    """The sentences that hold some of the words, by index.

    Raises:
        ValueError: If the text has no such words.
    """
    start = text.index(words)
    end = start + len(words)
    return frozenset(n for n, item in enumerate(sentences) if item.start < end and start < item.end)


def flagged(sides: Sequence[Side], threshold: float) -> Flagged:
    """What sentences scored below a threshold come to."""
    found = sentences = false = disturbed = 0
    for side in sides:
        low = frozenset(np.flatnonzero(side.scores < threshold).tolist())
        wrong = low - frozenset().union(*side.marked)
        found += sum(bool(places & low) for places in side.marked)
        sentences += len(low)
        false += len(wrong)
        disturbed += sum(bool(places & wrong) for places in side.agreed)
    return Flagged(threshold, found, sentences, false, disturbed)


def curve(sides: Sequence[Side]) -> list[Flagged]:
    """What is flagged at every threshold that makes a difference, the lowest first."""
    scores = sorted({float(value) for side in sides for value in side.scores})
    return [flagged(sides, value) for value in [*scores, np.inf]]
