"""Whether an audit sees what became of who, which, how many, when and why: `python benchmarks/retold.py`."""

from __future__ import annotations

import sys
from pathlib import Path

from pairs import PairSet

from transcheck.issues import CATEGORIES

SET = PairSet(
    "mistranslation",
    Path(__file__).with_name("retold") / "retold.jsonl",
    frozenset(name for name in CATEGORIES if name.startswith("accuracy/mistranslation")),
)

if __name__ == "__main__":
    sys.exit(SET.measure(__doc__))
