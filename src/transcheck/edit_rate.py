"""Translation edit rate (TER): the numbers of sacreBLEU's TER, without its cost.

TER (Snover et al. 2006, "A Study of Translation Edit Rate with Targeted Human Annotation") counts edits of words, where
a run of words may be shifted at the cost of one. The shifts are found greedily, by the rules of Tercom as sacreBLEU has
them: of all shifts that might help, the one that lowers the edit distance most is made, until none does. The time goes
into the edit distances after each possible shift; here those of one round are computed at once, as arrays.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["count_edits", "edit_rate"]

Array = NDArray[np.int32]

# The limits of sacreBLEU: words and distance of a shift, cells beside the diagonal, shifts tried in a sentence.
_LONGEST = 10
_FARTHEST = 50
_BEAM = 25
_MOST_TRIED = 1000
# Rows of this many words and shifts are computed at once, at 4 bytes a cell.
_CELLS = 1 << 20
_NEVER = 1 << 29

_Shift = tuple[int, int, int]


def edit_rate(hypotheses: Sequence[str], references: Sequence[str]) -> float:
    """TER of a corpus, 0 is best, as `sacrebleu.metrics.TER()`: words between spaces, case ignored.

    Args:
        hypotheses: Segments.
        references: As many segments.

    Raises:
        ValueError: If their numbers differ.
    """
    edits = length = 0
    for hypothesis, reference in zip(hypotheses, references, strict=True):
        wanted = reference.lower().split()
        edits += count_edits(hypothesis.lower().split(), wanted)
        length += len(wanted)
    if not length:
        return 100.0 if edits else 0.0
    return 100 * (edits / length)


def count_edits(hypothesis: Sequence[str], reference: Sequence[str]) -> int:
    """Edits and shifts that make one sequence of words the other."""
    if not hypothesis or not reference:
        return max(len(hypothesis), len(reference))
    numbers = {word: number for number, word in enumerate(dict.fromkeys([*reference, *hypothesis]))}
    wanted = np.array([numbers[word] for word in reference], np.int32)
    words = np.array([numbers[word] for word in hypothesis], np.int32)
    shifts = tried = 0
    while True:
        distances = _distances(words[None], wanted)[:, 0]
        score = int(distances[-1, -1])
        moves = _moves(words.tolist(), wanted.tolist(), _alignment(distances, words, wanted), _MOST_TRIED - tried)
        tried += len(moves)
        if not moves or tried >= _MOST_TRIED:
            return shifts + score
        moved = np.array([_moved(words, *move) for move in moves])
        step = max(_CELLS // (len(wanted) + 1), 1)
        scores = np.concatenate(
            [_distances(moved[at : at + step], wanted, last=True)[0, :, -1] for at in range(0, len(moved), step)]
        )
        # Tercom's order among shifts that help as much: the longest run, then the leftmost, then the leftmost target.
        best = min(range(len(moves)), key=lambda at: (scores[at], -moves[at][1], moves[at][0], moves[at][2]))
        if scores[best] >= score:
            return shifts + score
        shifts += 1
        words = moved[best]


def _distances(sequences: Array, wanted: Array, *, last: bool = False) -> Array:
    """Edit distances of the beginnings of several sequences of one length from those of the reference.

    Args:
        sequences: Words (n, h).
        wanted: Words (r,).
        last: Whether only the last row is asked for.

    Returns:
        Array (h + 1, n, r + 1), or (1, n, r + 1); `_NEVER` where the beam does not reach.
    """
    count, height = sequences.shape
    width = len(wanted)
    places = np.arange(width + 1, dtype=np.int32)
    row = np.broadcast_to(places, (count, width + 1))
    rows = [row]
    ratio = width / height
    beam = math.ceil(ratio / 2 + _BEAM) if ratio / 2 > _BEAM else _BEAM
    for index in range(1, height + 1):
        middle = math.floor(index * ratio)
        low = max(0, middle - beam)
        high = width + 1 if index == height else min(width + 1, middle + beam)
        first = max(low, 1)
        new = np.full((count, width + 1), _NEVER, np.int32)
        if low == 0:
            new[:, 0] = row[:, 0] + 1
        other = sequences[:, index - 1 : index] != wanted[first - 1 : high - 1]
        new[:, first:high] = np.minimum(row[:, first - 1 : high - 1] + other, row[:, first:high] + 1)
        # An insertion comes from the left, in the same row: the least of what stands there and the words since.
        part = new[:, low:high]
        part -= places[low:high]
        np.minimum.accumulate(part, axis=1, out=part)
        part += places[low:high]
        np.minimum(part, _NEVER, out=part)
        row = new
        rows.append(row)
    return row[None] if last else np.stack(rows)


def _alignment(distances: Array, words: Array, wanted: Array) -> tuple[list[int], list[bool], list[bool]]:
    """The cheapest edits: for each word of the reference the place it has in the sequence, and the errors of both.

    Where edits cost the same, a word is kept or exchanged rather than left out, and left out rather than put in.
    """
    row, column = len(words), len(wanted)
    places, wrong_wanted, wrong_words = [0] * column, [True] * column, [True] * row
    while row or column:
        here = int(distances[row, column])
        same = bool(row and column and words[row - 1] == wanted[column - 1])
        if row and column and here == distances[row - 1, column - 1] + (not same):
            row, column = row - 1, column - 1
            places[column] = row
            wrong_wanted[column] = wrong_words[row] = not same
        elif row and here == distances[row - 1, column] + 1:
            row -= 1
        else:
            column -= 1
            places[column] = row - 1
    return places, wrong_wanted, wrong_words


def _moves(
    words: list[int], wanted: list[int], alignment: tuple[list[int], list[bool], list[bool]], most: int
) -> list[_Shift]:
    """Shifts that may help, as (start, words, target): runs of wrong words that the reference has in another place.

    At most so many as the limit, and the rest of those of one run.
    """
    places, wrong_wanted, wrong_words = alignment
    found: list[_Shift] = []
    if not any(wrong_words):
        return found
    for start, there, length in _runs(words, wanted):
        if not any(wrong_words[start : start + length]) or not any(wrong_wanted[there : there + length]):
            continue
        if start <= places[there] < start + length:
            continue
        before = -1
        for offset in range(there - 1, min(there + length, len(places))):
            target = places[offset] + 1 if offset >= 0 else 0
            if target != before:
                found.append((start, length, target))
            before = target
        if len(found) >= most:
            break
    return found


def _runs(words: list[int], wanted: list[int]) -> Iterator[_Shift]:
    """Runs that both have, and all their beginnings, as (start, start in the reference, words)."""
    everywhere: dict[int, list[int]] = {}
    for index, word in enumerate(wanted):
        everywhere.setdefault(word, []).append(index)
    for start, word in enumerate(words):
        for there in everywhere.get(word, ()):
            if abs(there - start) > _FARTHEST:
                continue
            most = min(_LONGEST, len(words) - start, len(wanted) - there)
            for length in range(1, most + 1):
                if words[start + length - 1] != wanted[there + length - 1]:
                    break
                yield start, there, length


def _moved(words: Array, start: int, length: int, target: int) -> Array:
    """The words with a run moved before the target; a target within the run counts from its start."""
    run, rest = words[start : start + length], np.delete(words, slice(start, start + length))
    at = target - length if target > start + length else target
    return np.concatenate([rest[:at], run, rest[at:]])
