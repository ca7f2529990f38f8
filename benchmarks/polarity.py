"""Whether an audit sees that a statement was turned into its opposite: `python benchmarks/polarity.py`."""

from __future__ import annotations

import sys
from pathlib import Path

from pairs import PairSet

SET = PairSet(
    "negation",
    Path(__file__).with_name("polarity") / "polarity.jsonl",
    frozenset({"accuracy/mistranslation/negation"}),
)

if __name__ == "__main__":
    sys.exit(SET.measure(__doc__))
