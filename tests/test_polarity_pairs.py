"""The pairs of stated and denied sentences: well formed, balanced, and with words that stand in them."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[1] / "benchmarks" / "polarity" / "polarity.jsonl"
ROWS: list[dict[str, Any]] = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
FIELDS = {
    "id",
    "split",
    "language",
    "kind",
    "phenomenon",
    "canonical",
    "copy",
    "canonical_words",
    "copy_words",
}


def test_rows_are_well_formed() -> None:
    assert len({row["id"] for row in ROWS}) == len({row["canonical"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert set(row) == FIELDS, row
        assert row["split"] in {"dev", "held-out"}, row
        assert row["kind"] in {"changed", "same"}, row
        assert row["canonical"] != row["copy"], row
        assert row["id"].startswith(f"{row['language']}-{row['kind']}-"), row


def test_changed_words_stand_once_in_their_texts() -> None:
    for row in ROWS:
        if row["kind"] == "changed":
            assert row["canonical"].count(row["canonical_words"]) == 1, row
            assert row["copy"].count(row["copy_words"]) == 1, row
        else:
            assert row["canonical_words"] is row["copy_words"] is None, row


def test_counts() -> None:
    cells = Counter((row["split"], row["kind"], row["language"] == "en") for row in ROWS)
    assert set(cells.values()) == {40, 41}
    assert len({row["language"] for row in ROWS}) == 22
