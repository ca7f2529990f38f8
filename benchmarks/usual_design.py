"""What the usual design finds: every sentence of a copy with every sentence of its article.

After Laban et al. 2022, "SummaC". A sentence is scored by the sentence of the other side that supports it best: the
greatest difference of entailment and contradiction (the zero-shot rule of SummaC). Sentences scored below a threshold
are flagged: those of the copy by the article, and those of the article by the copy, which are its omissions.

The bundled entailment model gives the scores. So the two designs differ in what they ask the model, and not in what it
knows. What the design costs is timed apart, with the networks that it is used with (throughput.py).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import transcheck
from transcheck.document import Sentence
from transcheck.outline import outline
from transcheck.reading import read
from transcheck.vocabulary import load_vocabulary

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


def score(folder: Path) -> tuple[list[Side], list[int]]:
    """Score both sides of every copy of a story with a gold file (see benchmarks/gold.py).

    Returns:
        The sides, and the length of every pair that was judged, in pieces of the vocabulary.
    """
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    article = outline(read(str(folder / gold["canonical"])))
    sides: list[Side] = []
    lengths: list[int] = []
    for name, marks in gold["copies"].items():
        copy = outline(read(str(folder / name)))
        texts = [[sentence.text for sentence in side.sentences] for side in (article, copy)]
        forward, backward = support(*texts), support(*reversed(texts))
        lengths += 2 * pair_lengths(*texts)
        agreed = [item["quote"] for item in gold["must_agree"] if item["copy"] == name]
        said = [item["copy"] for item in marks["must_find"] if item["copy"]]
        omitted = [item["canonical"] for item in marks["must_find"] if not item["copy"]]
        for side, scores, marked, right in (
            (copy, forward.max(0), said, agreed),
            (article, backward.max(0), omitted, []),
        ):
            places = [[holding(side.document.text, side.sentences, words) for words in of] for of in (marked, right)]
            sides.append(Side(side.document.text, side.sentences, scores, *places))
    return sides, lengths


def support(premises: Sequence[str], hypotheses: Sequence[str]) -> NDArray[np.float64]:
    """Entailment less contradiction of each premise (row) for each hypothesis (column)."""
    pairs = [(premise, hypothesis) for premise in premises for hypothesis in hypotheses]
    shares = transcheck.entail(*zip(*pairs, strict=True), threads=1)
    return (shares[:, 0] - shares[:, 2]).reshape(len(premises), len(hypotheses))


def pair_lengths(premises: Sequence[str], hypotheses: Sequence[str]) -> list[int]:
    """Pieces of each pair of a premise and a hypothesis, with the four that start, part and end them."""
    vocabulary = load_vocabulary()
    left, right = ([len(vocabulary.pieces(text)) for text in texts] for texts in (premises, hypotheses))
    return [one + other + 4 for one in left for other in right]


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
