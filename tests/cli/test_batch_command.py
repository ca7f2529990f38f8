from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import pytest

from .dam import FAITHFUL, WRONG, Run

BATCH = ("batch", "copies", "--canonical", "canonical.txt", "--output", "copies/out", "--workers", "1")


def test_a_folder_is_audited_and_the_status_tells_of_all(run: Run, folder: Path) -> None:
    (folder / "copies").mkdir()
    (folder / "copies" / "wrong.txt").write_text(WRONG, encoding="utf-8")
    (folder / "copies" / "faithful.txt").write_text(FAITHFUL, encoding="utf-8")
    first = run(*BATCH)
    assert first.exit_code == 1
    assert first.stdout.startswith("2 copies\n")
    assert first.stdout.index("wrong.txt") < first.stdout.index("faithful.txt")
    assert first.stderr.splitlines() == ["2 of 2 copies audited in this run; written: copies/out"]
    # What the batch wrote into the folder is no copy, and nothing is audited twice.
    second = run(*BATCH, "--fail-on", "never", "--write-baseline", "known.json", "--quiet")
    assert (second.exit_code, second.stdout, second.stderr) == (0, first.stdout, "")
    (folder / "copies" / "empty.txt").write_bytes(b"")
    third = run(*BATCH, "--baseline", "known.json", "--fail-on", "minor")
    assert third.exit_code == 2
    assert third.stderr.splitlines()[0] == "transcheck: copies/empty.txt: is empty"
    with (folder / "copies" / "out" / "summary.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [(row["path"], row["critical"], row["major"]) for row in rows] == [
        ("copies/faithful.txt", "0", "0"),
        ("copies/wrong.txt", "0", "0"),
    ]
    assert int(rows[1]["known"]) >= 1
    line = json.loads((folder / "copies" / "out" / "errors.jsonl").read_text(encoding="utf-8"))
    assert line == {"path": "copies/empty.txt", "error": "is empty"}
    index = (folder / "copies" / "out" / "index.html").read_text(encoding="utf-8")
    assert "2 copies: 0 with critical issues" in index
    assert len(list((folder / "copies" / "out" / "reports").iterdir())) == 2


@pytest.mark.parametrize("name", ["index.html", "summary.csv"])
def test_files_of_others_are_not_lost(run: Run, folder: Path, name: str) -> None:
    (folder / "copies" / "out").mkdir(parents=True)
    (folder / "copies" / "out" / name).write_text(WRONG, encoding="utf-8")
    refused = run(*BATCH)
    assert refused.exit_code == 2
    assert f"copies/out/{name}: is no output of a batch and would be lost" in refused.stderr
    assert (folder / "copies" / "out" / name).read_text(encoding="utf-8") == WRONG


def test_after_a_correction_the_run_names_the_copies_with_the_old_claim(run: Run, folder: Path) -> None:
    (folder / "copies").mkdir()
    (folder / "copies" / "faithful.txt").write_text(FAITHFUL, encoding="utf-8")
    assert run(*BATCH, "--no-reports").exit_code == 0
    assert not (folder / "copies" / "out" / "index.html").exists()
    text = (folder / "canonical.txt").read_text(encoding="utf-8")
    (folder / "canonical.txt").write_text(text.replace("14 cracks", "41 cracks"), encoding="utf-8")
    second = run(*BATCH, "--no-reports")
    assert second.exit_code == 1
    assert second.stderr.splitlines()[-1] == "1 corrected article: 1 copy with an old claim: copies/faithful.txt"


def test_a_format_puts_all_copies_of_an_article_into_one_report(run: Run, folder: Path) -> None:
    (folder / "copies").mkdir()
    (folder / "copies" / "wrong.txt").write_text(WRONG, encoding="utf-8")
    (folder / "copies" / "faithful.txt").write_text(FAITHFUL, encoding="utf-8")
    (folder / "copies" / "empty.txt").write_bytes(b"")
    out = folder / "copies" / "out"
    run(*BATCH, "--no-reports", "--format", "json")
    alone = run("audit", "--canonical", "canonical.txt", "copies/faithful.txt", "copies/wrong.txt", "--format", "json")
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert report.pop("errors") == ["copies/empty.txt: is empty"]
    expected = json.loads(alone.stdout)
    assert expected.pop("errors") == []
    assert report == expected
    (out / "report-2.sarif").write_text("{}", encoding="utf-8")  # as a run of more articles left it
    run(*BATCH, "--no-reports", "--format", "sarif")
    assert sorted(path.name for path in out.glob("report*")) == ["report.json", "report.sarif"]
    assert json.loads((out / "report.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_a_folder_that_is_its_own_output_is_no_pass(run: Run, folder: Path) -> None:
    result = run("batch", ".", "--canonical", "canonical.txt", "--output", ".")
    assert result.exit_code == 2
    assert result.stderr.startswith("transcheck: .: holds no copy: ")


def test_an_output_folder_that_cannot_be_made_is_named(run: Run, folder: Path) -> None:
    (folder / "copies").mkdir()
    (folder / "copies" / "faithful.txt").write_text(FAITHFUL, encoding="utf-8")
    result = run("batch", "copies", "--canonical", "canonical.txt", "--output", "canonical.txt/out")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "transcheck: canonical.txt/out: cannot be written to (Not a directory)\n"


def test_the_engine_ray_asks_for_its_extra(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    result = run(*BATCH, "--engine", "ray")
    assert (result.exit_code, result.stderr) == (2, "transcheck: install transcheck[ray] for the engine ray\n")


@pytest.mark.parametrize("shard", ["0/2", "3/2", "1", "a/b", "1/0", "-1/2"])
def test_a_shard_is_a_number_of_several(run: Run, folder: Path, shard: str) -> None:
    result = run(*BATCH, f"--shard={shard}")
    assert result.exit_code == 2
    assert "is not I/N" in result.stderr


def test_articles_that_are_not_there_are_one_line(run: Run, folder: Path) -> None:
    (folder / "articles").mkdir()
    result = run("batch", ".", "--canonical", "articles", "--output", "out")
    assert (result.exit_code, result.stderr) == (2, "transcheck: articles: is an empty folder\n")
