"""The pairs of figures told another way: well formed, and no passage in both splits."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[1] / "benchmarks" / "rewrites" / "rewrites.jsonl"
ROWS: list[dict[str, Any]] = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
FIELDS = ("id", "split", "kind", "honest", "language", "passage", "published", "canonical", "copy", "changed")


def test_rows_are_well_formed() -> None:
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert tuple(row) == FIELDS, row
        assert row["id"].startswith(f"{row['kind']}-{row['language']}-{'honest' if row['honest'] else 'changed'}-"), row
        assert row["published"] is None or date.fromisoformat(row["published"]), row
        assert row["canonical"] != row["copy"], row


def test_changed_words_stand_in_their_texts() -> None:
    for row in ROWS:
        assert row["honest"] is (row["changed"] is None), row
        for side, words in (row["changed"] or {}).items():
            assert words in row[side], row


def test_no_passage_is_in_both_splits() -> None:
    splits = {(row["passage"], row["split"]) for row in ROWS}
    assert len(splits) == len({passage for passage, _ in splits})


def test_counts() -> None:
    assert Counter((row["split"], row["honest"]) for row in ROWS) == {
        ("dev", True): 86, ("dev", False): 39, ("held-out", True): 82, ("held-out", False): 43,
    }  # fmt: skip
    assert Counter(row["language"] == "en" for row in ROWS) == {True: 156, False: 94}
