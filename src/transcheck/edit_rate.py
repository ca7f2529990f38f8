"""Translation edit rate (TER): the numbers of sacreBLEU's TER, without its cost.

TER (Snover et al. 2006, "A Study of Translation Edit Rate with Targeted Human Annotation") counts edits of words, where
a run of words may be shifted at the cost of one. The shifts are found greedily, by the rules of Tercom as sacreBLEU has
them: of all shifts that might help, the one that lowers the edit distance most is made, until none does. The time goes
into the edit distances after each possible shift. Here they are counted on the bits of whole numbers, all words of the
reference at once (Hyyrö 2003, "A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances"); the few
for which sacreBLEU's beam may matter are computed within the beam, as arrays.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

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
# Bits of the words of the reference before which the distance is one less, of those where it is one more, and the last.
_Column = tuple[int, int, int]


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
    wanted = [numbers[word] for word in reference]
    words = [numbers[word] for word in hypothesis]
    # So few edits cannot leave the beam: who strays from the diagonal by so many words has to come back.
    near = max(2 * (_BEAM - 1) - abs(len(words) - len(wanted)), _BEAM - 1)
    places: dict[int, int] = {}
    for place, word in enumerate(wanted):
        places[word] = places.get(word, 0) | 1 << place
    shifts = tried = 0
    while True:
        columns = list(_columns(words, places, len(wanted), (0, (1 << len(wanted)) - 1, len(wanted))))
        score = columns[-1][2]
        alignment = _alignment(partial(_cell, columns), words, wanted)
        if score > near:
            distances = _distances(np.array([words], np.int32), np.array(wanted, np.int32))[:, 0]
            score = int(distances[-1, -1])
            alignment = _alignment(distances.item, words, wanted)
        moves = _moves(words, wanted, alignment, _MOST_TRIED - tried)
        tried += len(moves)
        if not moves or tried >= _MOST_TRIED:
            return shifts + score
        moved = [_moved(words, *move) for move in moves]
        scores = [
            list(_columns(after[same:], places, len(wanted), columns[same]))[-1][2]
            for after, same in zip(moved, (min(start, target) for start, _, target in moves), strict=True)
        ]
        far = [index for index, distance in enumerate(scores) if distance > near]
        for index, distance in zip(far, _far_scores([moved[index] for index in far], wanted), strict=True):
            scores[index] = distance
        # Tercom's order among shifts that help as much: the longest run, then the leftmost, then the leftmost target.
        best = min(range(len(moves)), key=lambda at: (scores[at], -moves[at][1], moves[at][0], moves[at][2]))
        if scores[best] >= score:
            return shifts + score
        shifts += 1
        words = moved[best]


def _columns(words: Sequence[int], places: Mapping[int, int], width: int, column: _Column) -> Iterator[_Column]:
    """The edit distances from the beginnings of the reference before the first word and after each, without a beam.

    Args:
        words: What is still to be read.
        places: For each word of the reference the bits of its places.
        width: Words of the reference.
        column: Where to begin.
    """
    yield column
    less, more, distance = column
    every, last = (1 << width) - 1, 1 << width - 1
    for word in words:
        found = places.get(word, 0) | less
        diagonal = (((found & more) + more) ^ more) | found
        right_more, right_less = less | (every & ~(diagonal | more)), diagonal & more
        if right_more & last:
            distance += 1
        elif right_less & last:
            distance -= 1
        right_more = right_more << 1 | 1
        less = right_more & diagonal & every
        more = (right_less << 1 | ~(diagonal | right_more)) & every
        yield less, more, distance


def _cell(columns: Sequence[_Column], row: int, column: int) -> int:
    """The distance of the first words of the sequence from the first of the reference, so many of each."""
    less, more, _ = columns[row]
    before = (1 << column) - 1
    return row + (more & before).bit_count() - (less & before).bit_count()


def _far_scores(sequences: Sequence[Sequence[int]], wanted: Sequence[int]) -> Iterator[int]:
    """Edit distances within the beam of sequences of one length."""
    step = max(_CELLS // (len(wanted) + 1), 1)
    for at in range(0, len(sequences), step):
        some = np.array(sequences[at : at + step], np.int32)
        yield from _distances(some, np.array(wanted, np.int32), last=True)[0, :, -1].tolist()


def _distances(sequences: Array, wanted: Array, *, last: bool = False) -> Array:
    """Edit distances of the beginnings of several sequences of one length from those of the reference.

    Args:
        sequences: Words (n, h).
        wanted: Words (r,).
        last: Whether only the last row is asked for.

    Returns:
        Array (h + 1, n, r + 1), or (1, n, r + 1); about `_NEVER` where the beam does not reach.
    """
    count, height = sequences.shape
    width = len(wanted)
    same = (sequences.T[:, :, None] == wanted).view(np.int8)
    ratio = width / height
    beam = math.ceil(ratio / 2 + _BEAM) if ratio / 2 > _BEAM else _BEAM
    # Distances less the words of the reference until there: to put words in costs nothing then, which a running minimum
    # finds, to keep one is one less, to exchange it nothing, and to leave one out is one more.
    row = np.zeros((count, width + 1), np.int32)
    rows = [row]
    for index in range(1, height + 1):
        new = np.full((count, width + 1), _NEVER, np.int32)
        middle = math.floor(index * ratio)
        low = max(0, middle - beam)
        high = width + 1 if index == height else min(width + 1, middle + beam)
        first = max(low, 1)
        reached, inner = new[:, low:high], new[:, first:high]
        np.add(row[:, low:high], 1, out=reached)
        np.minimum(inner, row[:, first - 1 : high - 1] - same[index - 1, :, first - 1 : high - 1], out=inner)
        np.minimum.accumulate(reached, axis=1, out=reached)
        row = new
        rows.append(row)
    found: Array = np.stack([row] if last else rows)
    return np.add(found, np.arange(width + 1, dtype=np.int32), out=found)


def _alignment(
    cell: Callable[[int, int], int], words: Sequence[int], wanted: Sequence[int]
) -> tuple[list[int], list[bool], list[bool]]:
    """The cheapest edits: for each word of the reference the place it has in the sequence, and the errors of both.

    Where edits cost the same, a word is kept or exchanged rather than left out, and left out rather than put in.
    """
    row, column = len(words), len(wanted)
    places, wrong_wanted, wrong_words = [0] * column, [True] * column, [True] * row
    while row or column:
        here = cell(row, column)
        same = bool(row and column and words[row - 1] == wanted[column - 1])
        if row and column and here == cell(row - 1, column - 1) + (not same):
            row, column = row - 1, column - 1
            places[column] = row
            wrong_wanted[column] = wrong_words[row] = not same
        elif row and here == cell(row - 1, column) + 1:
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


def _moved(words: list[int], start: int, length: int, target: int) -> list[int]:
    """The words with a run moved before the target; a target within the run counts from its start."""
    run, rest = words[start : start + length], words[:start] + words[start + length :]
    at = target - length if target > start + length else target
    return [*rest[:at], *run, *rest[at:]]
