"""Whether an audit sees who says so, and how surely, when one of them changed: `python benchmarks/stance.py`."""

from __future__ import annotations

import sys
from pathlib import Path

from pairs import PairSet

SET = PairSet(
    "stance",
    Path(__file__).with_name("stance") / "stance.jsonl",
    frozenset(
        {
            "accuracy/mistranslation/attribution",
            "accuracy/mistranslation/duration",
            "accuracy/mistranslation/modality",
            "style/framing",
        },
    ),
)

if __name__ == "__main__":
    sys.exit(SET.measure(__doc__))
