"""Sentences written for training: each in English and two other languages, told twice, and each with one change.

`training/written/*.jsonl` has one item a line: `en`, and `en2`, which tells the same otherwise; `t1` and `t2`, a close
and a free translation into the languages `l1` and `l2`; `c_en`, `c1` and `c2`, copies in which one thing was changed;
`kind`, what was changed; `forward` and `backward`, whether the copy follows from the original and the original from the
copy (`e`, or `n` left open, `c` excluded). `[[ ]]` stands around the words that carry the point.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rows import read_rows
from splits import hash_fraction

FOLDER: Final = Path(__file__).parent / "written"
SPLITS: Final = {"dev": (0.0, 0.07), "benchmark": (0.07, 0.15), "train": (0.15, 1.0)}
"""Shares of the items, by hash of the English sentence."""
LABELS: Final = "enc"

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Told:
    """A sentence of an item: its language, the text, and where the words that carry the point stand."""

    language: str
    text: str
    spans: Spans


@dataclass(frozen=True)
class Written:
    """Two sentences of one item.

    Attributes:
        kind: What was changed; `same` where nothing was.
        premise: The one.
        hypothesis: The other.
        label: 0 entailment, 1 neutral, 2 contradiction.
    """

    kind: str
    premise: Told
    hypothesis: Told
    label: int


def told(language: str, marked: str) -> Told:
    """A sentence without its marks."""
    pieces, spans, length, start = [], [], 0, 0
    for piece in re.split(r"(\[\[|\]\])", marked.strip()):
        if piece == "[[":
            start = length
        elif piece == "]]":
            spans.append((start, length))
        else:
            pieces.append(piece)
            length += len(piece)
    return Told(language, "".join(pieces), tuple(span for span in spans if span[0] < span[1]))


def read_written(split: str, folder: Path = FOLDER) -> Iterator[list[Written]]:
    """The pairs of each item of a split; the two directions of a pair stand beside each other.

    Raises:
        ValueError: An item lacks a field or has an unknown label.
    """
    first, end = SPLITS[split]
    for path in sorted(folder.glob("*.jsonl")):
        for number, row in enumerate(read_rows(path), 1):
            try:
                if first <= hash_fraction(told("en", row["en"]).text) < end:
                    yield _pairs(row)
            except (KeyError, ValueError) as error:
                raise ValueError(f"{path.name}, line {number}: {error}") from error


def _pairs(row: dict[str, str]) -> list[Written]:
    en, en2, t1, t2, c_en, c1, c2 = (
        told(language, row[name])
        for language, name in (
            *(("en", "en"), ("en", "en2"), (row["l1"], "t1"), (row["l2"], "t2")),
            *(("en", "c_en"), (row["l1"], "c1"), (row["l2"], "c2")),
        )
    )
    forward, backward = LABELS.index(row["forward"]), LABELS.index(row["backward"])
    same = ((en, en2), (en, t1), (en, t2), (en2, t1), (t1, t2))
    changed = ((en, c_en), (en, c1), (en, c2), (en2, c1), (t1, c1), (t1, c2), (t2, c2))
    pairs = []
    for one, other in same:
        plain = [Told(item.language, item.text, ()) for item in (one, other)]
        pairs += [Written("same", *plain, 0), Written("same", *reversed(plain), 0)]
    for one, other in changed:
        pairs += [Written(row["kind"], one, other, forward), Written(row["kind"], other, one, backward)]
    return pairs
