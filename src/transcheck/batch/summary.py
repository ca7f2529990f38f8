"""What a batch comes to: a row a copy, means with confidence intervals, tables for files and for the terminal."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np

from transcheck.errors import TranscheckError
from transcheck.issues import Severity
from transcheck.results import OriginVerdict

__all__ = [
    "COLUMNS",
    "Mean",
    "Row",
    "means",
    "render_csv",
    "render_text",
    "row_of",
    "safe_cell",
    "worst_first",
    "write_parquet",
]

JSON = Mapping[str, Any]

# Short, to leave room for the names of the copies.
_ORIGINS = {OriginVerdict.MACHINE: "machine", OriginVerdict.HUMAN: "human", OriginVerdict.UNCERTAIN: "uncertain"}
_RESAMPLES = 1000
_SEED = 0
_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Row:
    """One copy in numbers; the fields are the columns of the summary.

    Attributes:
        path: The copy.
        canonical: Its canonical article.
        language: ISO 639 code.
        machine_translation: Verdict on its origin.
        machine_translation_probability: 0…1.
        critical: Issues of this severity.
        major: Issues of this severity.
        minor: Issues of this severity.
        known: Issues of the baseline, not counted above.
        quality: 0…1, higher is better.
        mqm: MQM penalty per 100 words, 0 is best.
        coverage: Share of the canonical claims that the copy keeps, 0…1.
        figure_f1: F1 of the figures, 0…1.
        bleu: 0…100; None across languages.
        chrf: 0…100; None across languages.
        ter: 0 is best; None across languages.
        figures_matched: Figures that agree.
        figures_mismatched: Figures that differ.
        figures_omitted: Figures left out.
        figures_added: Figures that the article does not have.
    """

    path: str
    canonical: str
    language: str
    machine_translation: str
    machine_translation_probability: float
    critical: int
    major: int
    minor: int
    known: int
    quality: float
    mqm: float
    coverage: float
    figure_f1: float
    bleu: float | None
    chrf: float | None
    ter: float | None
    figures_matched: int
    figures_mismatched: int
    figures_omitted: int
    figures_added: int


COLUMNS = tuple(field.name for field in fields(Row))


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean over all copies with its 95 % confidence interval, by bootstrap over copies (percentiles).

    Attributes:
        name: What was averaged.
        value: The mean.
        low: 2.5th percentile of the means of resampled batches.
        high: 97.5th percentile.
    """

    name: str
    value: float
    low: float
    high: float


def row_of(line: JSON) -> Row:
    """The row of a copy from its line of results, see schema `audit-line`. Issues marked as known are not counted."""
    copy = line["copy"]
    new = [issue for issue in copy["issues"] if not issue.get("known")]
    count = {severity: sum(issue["severity"] == severity for issue in new) for severity in Severity}
    origin = copy["machine_translation"]
    return Row(
        path=copy["path"],
        canonical=line["canonical"]["path"],
        language=copy["language"]["code"],
        machine_translation=origin["verdict"],
        machine_translation_probability=origin["probability"],
        critical=count[Severity.CRITICAL],
        major=count[Severity.MAJOR],
        minor=count[Severity.MINOR],
        known=len(copy["issues"]) - len(new),
        **copy["scores"],
        **{f"figures_{name}": value for name, value in copy["figures"].items()},
    )


def means(rows: Sequence[Row]) -> list[Mean]:
    """Means of scores and shares over the copies. The same rows give the same intervals (Efron 1979, seed fixed)."""
    if not rows:
        return []
    values = {
        "quality": [row.quality for row in rows],
        "MQM per 100 words": [row.mqm for row in rows],
        "coverage": [row.coverage for row in rows],
        "figure F1": [row.figure_f1 for row in rows],
        "share with critical issues": [float(row.critical > 0) for row in rows],
        "share machine-translated": [float(row.machine_translation == OriginVerdict.MACHINE) for row in rows],
    }
    table = np.array(list(values.values()), np.float64)
    random = np.random.default_rng(_SEED)
    resampled = np.empty((_RESAMPLES, len(values)))
    for index in range(_RESAMPLES):
        resampled[index] = table[:, random.integers(0, len(rows), len(rows))].mean(1)
    low, high = np.percentile(resampled, (2.5, 97.5), axis=0)
    return [
        Mean(name, float(table[index].mean()), float(low[index]), float(high[index]))
        for index, name in enumerate(values)
    ]


def worst_first(rows: Iterable[Row]) -> list[Row]:
    """Most critical issues first, then most major ones, then the highest penalty per 100 words."""
    return sorted(rows, key=lambda row: (-row.critical, -row.major, -row.mqm, row.path))


def render_csv(rows: Iterable[Row]) -> str:
    """One row a copy in the order given. Texts that a spreadsheet would take for a formula begin with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow(safe_cell(value) for value in astuple(row))
    return out.getvalue()


def safe_cell(value: object) -> object:
    """A text that a spreadsheet would take for a formula begins with an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def write_parquet(rows: Sequence[Row], path: Path) -> None:
    """Write the rows as Parquet, with one type a column even where all values are missing.

    Raises:
        TranscheckError: If pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise TranscheckError("install transcheck[parquet] to write Parquet") from error
    kinds = {"str": pa.string(), "int": pa.int64()}
    types = {field.name: kinds.get(str(field.type), pa.float64()) for field in fields(Row)}
    arrays = [pa.array([getattr(row, name) for row in rows], kind) for name, kind in types.items()]
    temporary = path.with_name(f".{path.name}.tmp")
    pq.write_table(pa.Table.from_arrays(arrays, names=list(types)), temporary)
    temporary.replace(path)


def render_text(rows: Sequence[Row], *, color: bool, width: int, most: int = 20) -> str:
    """The worst copies as a table, and the means.

    Args:
        rows: All copies.
        color: Whether terminal colours may be used.
        width: Columns of the terminal.
        most: How many copies to show.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from transcheck.report.view import one_line, plural

    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=color, no_color=not color, highlight=False)
    shown = worst_first(rows)[:most]
    rest = f", the worst {len(shown)}" if len(rows) > len(shown) else ""
    console.print(Text(f"{plural(len(rows), 'copy', 'copies')}{rest}"))
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("critical", "major", "minor", "quality"):
        table.add_column(name, justify="right")
    table.add_column("origin")
    table.add_column("copy", overflow="fold")
    for row in shown:
        style = "bold red" if row.critical else "yellow" if row.major else ""
        counts = (Text(str(value), style=style) for value in (row.critical, row.major, row.minor))
        table.add_row(
            *counts, f"{row.quality:.2f}", _ORIGINS[OriginVerdict(row.machine_translation)], Text(one_line(row.path))
        )
    console.print(table)
    averages = Table(box=None, pad_edge=False, header_style="bold")
    averages.add_column("mean over all copies")
    averages.add_column("value", justify="right")
    averages.add_column("95 % confidence", justify="right")
    for mean in means(rows):
        averages.add_row(mean.name, f"{mean.value:.3f}", f"{mean.low:.3f}…{mean.high:.3f}")
    console.print()
    console.print(averages)
    return out.getvalue()
