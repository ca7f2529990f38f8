from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from transcheck.batch import summary as summary_module
from transcheck.batch.pages import render_index
from transcheck.batch.summary import (
    COLUMNS,
    Row,
    gravity,
    means,
    render_csv,
    render_text,
    row_of,
    summarize,
    write_parquet,
)

ROW = Row(
    path="a.txt",
    canonical="c.txt",
    language="en",
    machine_translation="human",
    machine_translation_probability=0.2,
    critical=0,
    major=0,
    minor=2,
    known=0,
    quality=0.8,
    mqm=1.0,
    coverage=0.9,
    figure_f1=1.0,
    bleu=None,
    chrf=None,
    ter=None,
    figures_matched=3,
    figures_mismatched=0,
    figures_omitted=0,
    figures_added=0,
)


def test_the_worst_copy_comes_first() -> None:
    rows = [
        replace(ROW, path="clean", minor=0, mqm=0.0),
        replace(ROW, path="major", major=9, mqm=40.0),
        replace(ROW, path="critical", critical=1, mqm=5.0),
        replace(ROW, path="dense", major=9, mqm=50.0),
    ]
    assert [row.path for row in sorted(rows, key=gravity)] == ["critical", "dense", "major", "clean"]


def test_means_have_intervals_that_hold_them_and_shrink() -> None:
    rows = [replace(ROW, quality=index % 10 / 10, critical=index % 2) for index in range(200)]
    few, many = means(rows[:20]), means(rows)
    assert [mean.name for mean in many][:1] == ["quality"]
    for mean in many:
        assert mean.low is not None
        assert mean.high is not None
        assert mean.low - 1e-9 <= mean.value <= mean.high + 1e-9
    assert many[0].value == pytest.approx(0.45)
    assert many[0].high - many[0].low < few[0].high - few[0].low  # type: ignore[operator] (neither is None)
    assert many[4].value == pytest.approx(0.5)
    assert means(rows) == many
    assert means([]) == []


def test_one_copy_has_no_interval() -> None:
    assert [mean.value for mean in means([ROW])] == [0.8, 1.0, 0.9, 1.0, 0.0, 0.0]
    assert all(mean.low is None and mean.high is None for mean in means([ROW]))
    one = summarize([ROW], [ROW])
    for shown in (render_text(one, color=False, width=80), render_index(one, [], [], [], 0, [])):
        assert "0.800" in shown
        assert "95 %" not in shown
        assert "…" not in shown
    assert "95 %" in render_text(summarize([ROW, ROW], [ROW]), color=False, width=80)


def test_the_table_can_be_read_back_and_runs_no_formula() -> None:
    named = replace(ROW, path="=cmd()", canonical="\t=cmd()")
    written = [named, replace(ROW, path='with "quotes", commas.txt', bleu=12.5)]
    text = "".join(render_csv(written))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert tuple(rows[0]) == COLUMNS
    assert (rows[0]["path"], rows[0]["canonical"]) == ("'=cmd()", "'\t=cmd()")
    assert rows[0]["bleu"] == ""
    assert (rows[1]["path"], rows[1]["bleu"]) == ('with "quotes", commas.txt', "12.5")


def test_the_terminal_shows_the_worst_copies_and_the_means() -> None:
    rows = [replace(ROW, path=f"copy-{index}\x1b[2J.txt", critical=index) for index in range(30)]
    summary = summarize(rows, sorted(rows, key=gravity))
    text = render_text(summary, color=False, width=100, most=5)
    assert text.startswith("30 copies, the worst 5\n")
    assert "copy-29" in text
    assert "copy-24" not in text
    assert "\x1b" not in text
    assert "share with critical issues" in text
    assert "\x1b[" in render_text(summary, color=True, width=100)


def test_known_issues_are_counted_apart() -> None:
    line = {
        "canonical": {"path": "c.txt", "language": "en"},
        "copy": {
            "path": "a.txt",
            "language": {"code": "en"},
            "machine_translation": {"verdict": "uncertain", "probability": 0.5},
            "issues": [{"severity": "critical"}, {"severity": "critical", "known": True}, {"severity": "minor"}],
            "figures": {"matched": 1, "mismatched": 2, "omitted": 3, "added": 4},
            "scores": dict.fromkeys(("quality", "mqm", "coverage", "figure_f1"), 0.5)
            | dict.fromkeys(("bleu", "chrf", "ter")),
        },
    }
    row = row_of(line)
    assert (row.critical, row.major, row.minor, row.known) == (1, 0, 1, 1)
    assert (row.figures_matched, row.figures_added, row.bleu) == (1, 4, None)


def test_parquet_keeps_the_types_of_empty_columns(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs transcheck[parquet]")
    write_parquet([ROW, ROW], tmp_path / "summary.parquet")
    table = parquet.read_table(tmp_path / "summary.parquet")
    assert tuple(table.column_names) == COLUMNS
    assert [str(table.schema.field(name).type) for name in ("path", "critical", "bleu")] == [
        "string",
        "int64",
        "double",
    ]


def test_a_summary_counts_copies_by_their_gravest_issues() -> None:
    rows = [
        replace(ROW, critical=2, major=1),
        replace(ROW, major=1, machine_translation="machine-translated", canonical="d.txt"),
        replace(ROW, minor=0),
    ]
    summary = summarize(iter(rows), rows[:1])
    assert (summary.copies, summary.major, summary.machine) == (3, 1, 1)
    assert summary.having == {"critical": 1, "major": 2, "minor": 2}
    assert summary.articles == {"c.txt": 2, "d.txt": 1}
    assert summary.means == tuple(means(rows))


def test_intervals_do_not_depend_on_how_many_rows_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [replace(ROW, quality=index % 7 / 7, mqm=index % 11 / 3, major=index % 2) for index in range(50)]
    whole = means(rows)
    monkeypatch.setattr(summary_module, "_BLOCK", 8)
    assert means(rows) == whole
