"""The pairs of changed and honest sentences: well formed, balanced, and with words that stand in them."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
SETS: dict[str, list[dict[str, Any]]] = {
    name: [json.loads(line) for line in (BENCHMARKS / name / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    for name in ("exchanges", "polarity", "retold", "stance")
}
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


@pytest.mark.parametrize("name", SETS)
def test_rows_are_well_formed(name: str) -> None:
    rows = SETS[name]
    assert len({row["id"] for row in rows}) == len({(row["canonical"], row["copy"]) for row in rows}) == len(rows)
    for row in rows:
        assert set(row) - {"severity"} == FIELDS, row
        assert row["split"] in {"dev", "held-out"}, row
        assert row["kind"] in {"changed", "same"}, row
        assert row["canonical"] != row["copy"], row
        assert row["id"].startswith(f"{row['language']}-{row['kind']}-"), row


@pytest.mark.parametrize("name", SETS)
def test_changed_words_stand_once_in_their_texts(name: str) -> None:
    for row in SETS[name]:
        if row["kind"] == "changed":
            assert row["canonical"].count(row["canonical_words"]) == 1, row
            assert row["copy"].count(row["copy_words"]) == 1, row
        else:
            assert row["canonical_words"] is row["copy_words"] is None, row


@pytest.mark.parametrize("name", SETS)
def test_pairs_of_one_article_are_in_one_split(name: str) -> None:
    splits: dict[str, set[str]] = {}
    for row in SETS[name]:
        splits.setdefault(row["canonical"], set()).add(row["split"])
    assert all(len(found) == 1 for found in splits.values())


def test_severities() -> None:
    for row in SETS["stance"]:
        assert row["severity"] in ({"minor", "major"} if row["kind"] == "changed" else {None}), row
    for row in SETS["retold"]:
        assert row["severity"] in ({"minor", "major", "critical"} if row["kind"] == "changed" else {None}), row


@pytest.mark.parametrize(("name", "sizes"), [("polarity", {40, 41}), ("stance", {41, 117, 120})])
def test_counts(name: str, sizes: set[int]) -> None:
    cells = Counter((row["split"], row["kind"], row["language"] == "en") for row in SETS[name])
    assert len(cells) == 8
    assert set(cells.values()) == sizes
    assert len({row["language"] for row in SETS[name]}) == 22


def test_counts_of_exchanges() -> None:
    rows = SETS["exchanges"]
    assert Counter((row["split"], row["kind"]) for row in rows) == {
        ("dev", "changed"): 187,
        ("dev", "same"): 187,
        ("held-out", "changed"): 208,
        ("held-out", "same"): 208,
    }
    assert len({row["language"] for row in rows}) == 20


def test_each_exchange_has_its_honest_translation() -> None:
    rows = {row["id"]: row for row in SETS["exchanges"]}
    for name, row in rows.items():
        if row["kind"] == "changed":
            same = rows[name.replace("changed", "same")]
            assert (same["canonical"], same["split"]) == (row["canonical"], row["split"])


def test_every_story_that_is_retold_has_an_honest_copy_and_two_changed_ones_or_one() -> None:
    kinds: dict[str, list[str]] = {}
    for row in SETS["retold"]:
        kinds.setdefault(row["canonical"], []).append(row["kind"])
    counts = Counter(tuple(sorted(found)) for found in kinds.values())
    assert counts == {("changed", "changed", "same"): 63, ("changed", "same"): 50}
