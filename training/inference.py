"""Natural language inference written for training: premises in one language, each with four hypotheses.

`training/inference/*.jsonl` has one premise a line: `lang`, `genre`, `premise`, and the hypotheses `entailed`,
`neutral`, `neutral2` and `contradicted`, in the language of the premise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rows import read_rows
from splits import hash_fraction

FOLDER: Final = Path(__file__).parent / "inference"
SPLITS: Final = {"dev": (0.0, 0.05), "train": (0.05, 1.0)}
"""Shares of the premises, by hash."""
CAPTIONS: Final = "caption"
"""In captions both neutral hypotheses count: two people who describe one picture mostly leave each other's words open.
Of the other genres every other premise has its second one left out, so that less is left open."""
LABELS: Final = {"entailed": 0, "neutral": 1, "neutral2": 1, "contradicted": 2}


@dataclass(frozen=True)
class Hypothesis:
    """A premise and one of its hypotheses.

    Attributes:
        language: Of both.
        premise: The one.
        hypothesis: The other.
        label: 0 entailment, 1 neutral, 2 contradiction.
    """

    language: str
    premise: str
    hypothesis: str
    label: int


def read_inference(split: str, folder: Path = FOLDER) -> Iterator[Hypothesis]:
    """The pairs of a split.

    Raises:
        ValueError: A line lacks a field, or one is empty.
    """
    first, end = SPLITS[split]
    for path in sorted(folder.glob("*.jsonl")):
        for number, row in enumerate(read_rows(path), 1):
            missing = [name for name in ("lang", "genre", "premise", *LABELS) if not (row.get(name) or "").strip()]
            if missing:
                raise ValueError(f"{path.name}, line {number}: no {', '.join(missing)}")
            place = hash_fraction(row["premise"])
            if not first <= place < end:
                continue
            spare = not row["genre"].startswith(CAPTIONS) and int(place * 10**6) % 2 == 0
            for name, label in LABELS.items():
                if not (spare and name == "neutral2"):
                    yield Hypothesis(row["lang"], row["premise"], row[name], label)
