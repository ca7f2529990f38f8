"""Alignment of the sentences of two articles that tell the same story, in any order, one to many.

Similarity of two sentences is the sum of the cosine of their sentence vectors and of the token-matching F score of
Zhang et al. 2020 ("BERTScore"), each corrected by the sentences' usual similarity to others (the margin of Artetxe and
Schwenk 2019). On related sentences of one story a raw cosine says little; a margin does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transcheck.encoder import WIDTH, Encoding
from transcheck.results import Pair

__all__ = ["Similarity", "align_sentences", "similarity"]

Array = NDArray[np.float32]

# What unrelated sentences of one story reach, on WMT 2022 news documents: cosine and token F.
BACKGROUND_COSINE = 0.82
BACKGROUND_TOKENS = 0.60
_NEIGHBOURS = 3
_BLOCK = 256  # sentences whose margins are computed together
# The margin at which mutually best sentences count as counterparts; how much more further ones of a group need; and how
# much less halves of a split sentence, which stand side by side.
_MUTUAL = 0.02
_FURTHER = 0.015
_ADJACENT = 0.05
_LARGEST_GROUP = 3
# How much less a sentence needs that stands between two of those into which one canonical sentence was split, and how
# many such there may be of one sentence.
_INSIDE, _MOST_PARTS = 0.1, 5
# Between some languages all margins are low. Where at least this share of the shorter side has a mutually best sentence
# the median of those lowers the margin. Set on half of the stories of benchmarks/alignment.py.
_SAME_STORY = 0.6
_SLOPE, _OFFSET = 0.6, 0.07
_LOWEST = -0.035


@dataclass(frozen=True, slots=True)
class Similarity:
    """Similarities of m canonical and n copy sentences.

    Attributes:
        matched: Token F (m, n): half the mean over the copy sentence's tokens of their best match in the canonical
            sentence, and half the same over the canonical sentence's tokens.
        margin: Sum of cosine and token F over what each sentence usually reaches, (m, n); counterparts are above 0.
        closest: The best that each copy sentence's tokens reach in one canonical sentence, (n,).
    """

    matched: Array
    margin: Array
    closest: Array


def similarity(canonical: Sequence[Encoding], copy: Sequence[Encoding]) -> Similarity:
    """Compare all sentences of one side with all of the other. Takes little more memory than what it returns."""
    shape = (len(canonical), len(copy))
    matched, closest = np.zeros(shape, np.float32), np.zeros(len(copy), np.float32)
    if not all(shape):
        return Similarity(matched, np.zeros(shape, np.float32), closest)
    lengths = np.array([max(len(item.spans), 1) for item in copy])
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    blank = np.zeros((1, WIDTH), np.float32)
    tokens = np.concatenate([item.tokens if len(item.spans) else blank for item in copy])
    for index, item in enumerate(canonical):
        precision = np.zeros(len(copy), np.float32)
        if item.spans:
            matches = item.tokens @ tokens.T
            recall = np.maximum.reduceat(matches, starts, axis=1).mean(0)
            precision = (np.add.reduceat(matches.max(0), starts) / lengths).astype(np.float32)
            matched[index] = (precision + recall) * np.float32(0.5)
        closest = np.maximum(closest, precision) if index else precision
    cosine = np.stack([item.vector for item in canonical]) @ np.stack([item.vector for item in copy]).T
    return Similarity(matched, _margin(cosine, matched), closest)


def _margin(cosine: Array, matched: Array) -> Array:
    """Sum of what cosine and token F are above the mean of the best others of their row and of their column.

    Block by block, and in place of the cosine: for long texts each array of this size takes hundreds of megabytes.
    """
    parts = [
        (scores, _best(scores, background), _best(scores.T, background), background)
        for scores, background in ((cosine, BACKGROUND_COSINE), (matched, BACKGROUND_TOKENS))
    ]
    for rows in _blocks(len(cosine)):
        by_cosine, by_tokens = (
            scores[rows]
            - (_usual(scores[rows], of_rows[rows], floor) + _usual(scores[rows].T, of_columns, floor).T) / 2
            for scores, of_rows, of_columns, floor in parts
        )
        np.add(by_cosine, by_tokens, out=cosine[rows])
    return cosine


def _best(scores: Array, background: float) -> Array:
    """The `_NEIGHBOURS` + 1 best cells of each row, best first, filled up with the background."""
    best = np.empty((len(scores), _NEIGHBOURS + 1), np.float32)
    for rows in _blocks(len(scores)):
        block = scores[rows]
        padded = np.concatenate([block, np.full((len(block), _NEIGHBOURS), background, np.float32)], axis=1)
        best[rows] = -np.sort(np.partition(-padded, _NEIGHBOURS, axis=1)[:, : _NEIGHBOURS + 1], axis=1)
    return best


def _blocks(count: int) -> list[slice]:
    return [slice(start, start + _BLOCK) for start in range(0, count, _BLOCK)]


def _usual(scores: Array, best: Array, background: float) -> Array:
    """For each cell the mean of the best other cells of its row; `best` is of the row."""
    total = best[:, :_NEIGHBOURS].sum(1, keepdims=True)
    among = scores >= best[:, _NEIGHBOURS - 1 : _NEIGHBOURS]
    without = np.where(among, total - scores + best[:, _NEIGHBOURS:], total)
    usual: Array = np.maximum(without / _NEIGHBOURS, background - 0.1)
    return usual


def align_sentences(scores: Similarity) -> tuple[Pair, ...]:
    """Group counterparts. Every sentence of both sides is in exactly one pair; those without counterpart stand alone.

    Groups have up to three sentences a side, or five that one is split into. Pairs come in the order of the copy,
    omitted canonical sentences last.
    """
    margin = scores.margin
    rows, columns = margin.shape
    owner: dict[tuple[str, int], int] = {}
    groups: list[tuple[list[int], list[int]]] = []
    least = _least(margin)
    for row, column in _edges(margin, least):
        _join(groups, owner, row, column)
    if least < _MUTUAL:
        for row, column in _between(margin, owner, least - _ADJACENT):
            _join(groups, owner, row, column)
    for group, column in _inside(margin, groups, owner, least - _INSIDE):
        groups[group][1].append(column)
        owner["copy", column] = group
    pairs = [
        Pair(tuple(sorted(left)), tuple(sorted(right)), _strength(scores, left, right))
        for left, right in groups
        if left
    ]
    pairs += [Pair((), (column,), 0.0) for column in range(columns) if ("copy", column) not in owner]
    pairs.sort(key=lambda pair: pair.copy[0])
    omitted = [Pair((row,), (), 0.0) for row in range(rows) if ("canonical", row) not in owner]
    return (*pairs, *omitted)


def _least(margin: Array) -> float:
    """The margin that mutually best sentences of two texts need to count as counterparts."""
    if not margin.size:
        return _MUTUAL
    best_row, best_column = margin.argmax(0), margin.argmax(1)
    mutual = [margin[row, column] for row, column in enumerate(best_column) if best_row[column] == row]
    if len(mutual) < _SAME_STORY * min(margin.shape):
        return _MUTUAL
    return float(np.clip(_SLOPE * np.median(mutual) - _OFFSET, _LOWEST, _MUTUAL))


def _edges(margin: Array, least: float) -> list[tuple[int, int]]:
    """Candidate counterparts, best first: a cell must lead its row or its column."""
    if not margin.size:
        return []
    best_row, best_column = margin.argmax(0), margin.argmax(1)
    edges = []
    for row, column in {(int(r), c) for c, r in enumerate(best_row)} | {(r, int(c)) for r, c in enumerate(best_column)}:
        mutual = best_row[column] == row and best_column[row] == column
        beside = abs(best_column[row] - column) == 1 or abs(best_row[column] - row) == 1
        if margin[row, column] >= least + (0 if mutual else -_ADJACENT if beside else _FURTHER):
            edges.append((row, column))
    return sorted(edges, key=lambda edge: (-float(margin[edge]), edge))


def _between(margin: Array, owner: Mapping[tuple[str, int], int], least: float) -> list[tuple[int, int]]:
    """Sentences that stand alone, one on each side, between neighbours that are counterparts or at the ends."""
    rows, columns = margin.shape
    lone = np.array([column for column in range(columns) if ("copy", column) not in owner], np.int64)
    return [
        (row, column)
        for row in range(rows)
        if ("canonical", row) not in owner
        for column in lone[margin[row, lone] >= least].tolist()
        if all(
            owner.get(("canonical", row + step), -1) == owner.get(("copy", column + step), -2)
            or (row + step in (-1, rows) and column + step in (-1, columns))
            for step in (-1, 1)
        )
    ]


def _inside(
    margin: Array, groups: Sequence[tuple[list[int], list[int]]], owner: Mapping[tuple[str, int], int], least: float
) -> list[tuple[int, int]]:
    """Groups of one canonical sentence, with sentences between two of theirs that are nearest to it and stand alone."""
    found = []
    for group, (left, right) in enumerate(groups):
        if len(left) == 1 and len(right) > 1:
            lone = [column for column in range(min(right), max(right)) if ("copy", column) not in owner]
            near = [
                column for column in lone if margin[:, column].argmax() == left[0] and margin[left[0], column] >= least
            ]
            near.sort(key=lambda column: -margin[left[0], column])
            found += [(group, column) for column in near[: _MOST_PARTS - len(right)]]
    return found


def _join(groups: list[tuple[list[int], list[int]]], owner: dict[tuple[str, int], int], row: int, column: int) -> None:
    """Add an edge where the group stays small."""
    left, right = owner.get(("canonical", row)), owner.get(("copy", column))
    if left is None and right is None:
        groups.append(([row], [column]))
        owner["canonical", row] = owner["copy", column] = len(groups) - 1
    elif left is None and right is not None and len(groups[right][0]) < _LARGEST_GROUP:
        groups[right][0].append(row)
        owner["canonical", row] = right
    elif right is None and left is not None and len(groups[left][1]) < _LARGEST_GROUP:
        groups[left][1].append(column)
        owner["copy", column] = left


def _strength(scores: Similarity, left: Sequence[int], right: Sequence[int]) -> float:
    """Best token F of the group's cells, 0…1."""
    cells = np.ix_(list(left), list(right))
    return float(scores.matched[cells].max())
