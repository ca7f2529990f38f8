"""The invented stories: their gold files quote what really stands in their texts."""

import json
from pathlib import Path
from typing import Any

import pytest

from transcheck.issues import CATEGORIES, Severity

STORIES = Path(__file__).parents[1] / "benchmarks" / "stories"
FOLDERS = sorted(folder for folder in STORIES.iterdir() if folder.is_dir())


def read_text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def read_gold(folder: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads(read_text(folder / "gold.json"))
    return gold


def name(folder: Path) -> str:
    return folder.name


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_gold_names_every_text(folder: Path) -> None:
    gold = read_gold(folder)
    assert folder.name.startswith(("dev-", "test-"))
    assert {path.name for path in folder.glob("*.txt")} == {gold["canonical"], *gold["copies"]}
    assert len(gold["copies"]) >= 3


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_canonical_length(folder: Path) -> None:
    assert 250 <= len(read_text(folder / "canonical.txt").split()) <= 400


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_issues_are_quoted(folder: Path) -> None:
    gold = read_gold(folder)
    canonical = read_text(folder / gold["canonical"])
    seen: set[str] = set()
    for copy, expected in gold["copies"].items():
        text = read_text(folder / copy)
        assert expected["machine_translated"] == bool(expected["machine_translation_evidence"]), copy
        for evidence in expected["machine_translation_evidence"]:
            assert evidence["quote"], copy
            assert evidence["quote"] in text, (copy, evidence)
            assert evidence["why"], copy
        for issue in expected["must_find"]:
            assert set(issue) == {"id", "category", "severity", "canonical", "copy", "note"}, (copy, issue)
            assert issue["id"] not in seen, issue
            seen.add(issue["id"])
            assert issue["category"] in CATEGORIES, issue
            assert issue["severity"] in set(Severity), issue
            assert issue["canonical"] or issue["copy"], issue
            assert issue["canonical"] in canonical, issue
            assert issue["copy"] in text, issue
            assert issue["note"], issue


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_agreements_are_quoted(folder: Path) -> None:
    gold = read_gold(folder)
    canonical = read_text(folder / gold["canonical"])
    for agreement in gold["must_agree"]:
        assert agreement["copy"] in gold["copies"], agreement
        assert agreement["canonical"], agreement
        assert agreement["quote"], agreement
        assert agreement["canonical"] in canonical, agreement
        assert agreement["quote"] in read_text(folder / agreement["copy"]), agreement
    assert 8 <= len(gold["must_agree"]) <= 24


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_agreements_and_issues_do_not_overlap(folder: Path) -> None:
    """A quote that must stay silent may not contain, or lie within, one that must be reported."""
    gold = read_gold(folder)
    for agreement in gold["must_agree"]:
        for issue in gold["copies"][agreement["copy"]]["must_find"]:
            if issue["copy"]:
                assert issue["copy"] not in agreement["quote"], (issue, agreement)
                assert agreement["quote"] not in issue["copy"], (issue, agreement)


def test_there_are_stories_held_out() -> None:
    kinds = [folder.name.split("-")[0] for folder in FOLDERS]
    assert kinds == ["dev"] * 21 + ["test"] * 10
