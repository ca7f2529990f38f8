"""The pairs of exchanged words: well formed, balanced, and different where they say so."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[1] / "benchmarks" / "substitutions" / "substitutions.jsonl"
ROWS: list[dict[str, Any]] = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
FIELDS = {
    "id",
    "lang_premise",
    "lang_hypothesis",
    "premise",
    "hypothesis",
    "kind",
    "premise_words",
    "hypothesis_words",
    "severity",
}
LANGUAGES = {"ar", "de", "en", "es", "fr", "id", "ja", "ko", "ru", "zh"}


def test_rows_are_well_formed() -> None:
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert set(row) == FIELDS, row
        assert row["kind"] in {"changed", "same"}, row
        assert row["severity"] in ({"critical", "major"} if row["kind"] == "changed" else {None}), row
        assert row["id"].startswith(f"{row['lang_hypothesis']}-{row['kind']}-"), row


def test_words_stand_once_in_their_sentences() -> None:
    for row in ROWS:
        assert row["premise"].count(row["premise_words"]) == 1, row
        assert row["hypothesis"].count(row["hypothesis_words"]) == 1, row


def test_pairs_of_one_language_differ_in_the_words_alone() -> None:
    for row in ROWS:
        if row["lang_premise"] == row["lang_hypothesis"]:
            exchanged = row["premise"].replace(row["premise_words"], row["hypothesis_words"])
            assert exchanged == row["hypothesis"] != row["premise"], row


def test_counts() -> None:
    assert {row["lang_hypothesis"] for row in ROWS} == LANGUAGES
    assert {row["lang_premise"] for row in ROWS} == LANGUAGES
    cells = Counter((row["lang_hypothesis"], row["kind"]) for row in ROWS)
    assert min(cells.values()) >= 11
    assert Counter(row["kind"] for row in ROWS) == {"changed": 116, "same": 112}
    crossed = [row for row in ROWS if row["lang_premise"] != row["lang_hypothesis"]]
    assert all(row["lang_premise"] == "en" for row in crossed)
    abroad = sum(row["lang_hypothesis"] != "en" for row in ROWS)
    assert len(crossed) / abroad >= 1 / 3


def test_no_sentence_is_used_twice() -> None:
    assert len({row["premise"] for row in ROWS}) == len(ROWS)
