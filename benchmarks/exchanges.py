"""Whether an audit sees one exchange in a translated passage: `python benchmarks/exchanges.py`."""

from __future__ import annotations

import sys
from pathlib import Path

from pairs import PairSet

SET = PairSet(
    "exchange",
    Path(__file__).with_name("exchanges") / "exchanges.jsonl",
    frozenset(
        {
            "accuracy/mistranslation",
            "accuracy/mistranslation/agency",
            "accuracy/mistranslation/entity",
            "accuracy/mistranslation/negation",
        },
    ),
)

if __name__ == "__main__":
    sys.exit(SET.measure(__doc__))
