"""What a batch comes to: a row a copy, means with confidence intervals, tables for files and for the terminal."""

from __future__ import annotations

import csv
import io
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from itertools import chain, islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transcheck.errors import TranscheckError
from transcheck.files import replacing
from transcheck.issues import Severity
from transcheck.report.csv import safe_cell
from transcheck.results import OriginVerdict

__all__ = [
    "COLUMNS",
    "Mean",
    "Row",
    "Summary",
    "gravity",
    "means",
    "render_csv",
    "render_text",
    "row_of",
    "summarize",
    "write_parquet",
]

JSON = Mapping[str, Any]

# Short, to leave room for the names of the copies.
_ORIGINS = {OriginVerdict.MACHINE: "machine", OriginVerdict.HUMAN: "human", OriginVerdict.UNCERTAIN: "uncertain"}
_MEANS = (
    "quality", "MQM per 100 words", "coverage", "figure F1", "share with critical issues", "share machine-translated",
)  # fmt: skip
_RESAMPLES = 1000
_SEED = 0
# Rows that are drawn at a time.
_BLOCK = 4096
# Rows in a group of Parquet, which are held at a time: with 4,096, pyarrow holds 20 MB more.
_ROW_GROUP = 1024


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
        low: 2.5th percentile of the means of resampled batches; None for a single copy, which tells nothing of others.
        high: 97.5th percentile, likewise.
    """

    name: str
    value: float
    low: float | None
    high: float | None

    @property
    def interval(self) -> str:
        """The interval as it is shown; "" where there is none."""
        return "" if self.low is None else f"{self.low:.3f}…{self.high:.3f}"


@dataclass(frozen=True, slots=True)
class Summary:
    """All copies in a few numbers.

    Attributes:
        copies: How many.
        worst: Some of them, worst first.
        means: Means over all of them; none without copies.
        having: How many have an issue of a severity.
        major: How many have a major issue and no critical one.
        machine: How many are machine translations.
        articles: How many each article has, by its path.
    """

    copies: int
    worst: tuple[Row, ...]
    means: tuple[Mean, ...]
    having: Mapping[Severity, int]
    major: int
    machine: int
    articles: Mapping[str, int]


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


def summarize(rows: Iterable[Row], worst: Sequence[Row]) -> Summary:
    """Sum up all copies, of which `worst` are shown."""
    having: Counter[Severity] = Counter()
    articles: Counter[str] = Counter()
    major = machine = 0

    def counted() -> Iterator[Row]:
        nonlocal major, machine
        for row in rows:
            found = {Severity.CRITICAL: row.critical, Severity.MAJOR: row.major, Severity.MINOR: row.minor}
            having.update(severity for severity, count in found.items() if count)
            articles[row.canonical] += 1
            major += not row.critical and row.major > 0
            machine += row.machine_translation == OriginVerdict.MACHINE
            yield row

    averages = tuple(means(counted()))
    return Summary(articles.total(), tuple(worst), averages, having, major, machine, articles)


def means(rows: Iterable[Row]) -> list[Mean]:
    """Means of scores and shares over the copies. The same rows give the same intervals (Efron 1979, seed fixed)."""
    numbers = array("d")
    for row in rows:
        machine = row.machine_translation == OriginVerdict.MACHINE
        numbers.extend((row.quality, row.mqm, row.coverage, row.figure_f1, row.critical > 0, machine))
    if not numbers:
        return []
    table = np.frombuffer(numbers, np.float64).reshape(-1, len(_MEANS))
    if len(table) == 1:
        return [Mean(name, float(value), None, None) for name, value in zip(_MEANS, table[0], strict=True)]
    random = np.random.default_rng(_SEED)
    resampled = np.array([_resampled_sum(table, random) for _ in range(_RESAMPLES)]) / len(table)
    low, high = np.percentile(resampled, (2.5, 97.5), axis=0)
    return [
        Mean(name, float(table[:, index].mean()), float(low[index]), float(high[index]))
        for index, name in enumerate(_MEANS)
    ]


def _resampled_sum(table: NDArray[np.float64], random: np.random.Generator) -> NDArray[np.float64]:
    """The sum of as many rows as there are, drawn with replacement; one row is added after the other."""
    total = np.zeros(table.shape[1])
    for start in range(0, len(table), _BLOCK):
        drawn = table[random.integers(0, len(table), min(_BLOCK, len(table) - start))]
        total = np.vstack([total, drawn]).sum(0)
    return total


def gravity(row: Row) -> tuple[int, int, float, str]:
    """Sorts most critical issues first, then most major ones, then the highest penalty per 100 words."""
    return -row.critical, -row.major, -row.mqm, row.path


def render_csv(rows: Iterable[Row]) -> Iterator[str]:
    """The lines of a table, one row a copy in the order given.

    Texts that a spreadsheet would take for a formula begin with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for cells in chain([COLUMNS], map(astuple, rows)):
        writer.writerow(map(safe_cell, cells))
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def write_parquet(rows: Iterable[Row], path: Path) -> None:
    """Write the rows as Parquet, with one type a column even where all values are missing.

    Raises:
        TranscheckError: If pyarrow is not installed.
        InputError: If the file cannot be written.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise TranscheckError("install transcheck[parquet] to write Parquet") from error
    kinds = {"str": pa.string(), "int": pa.int64()}
    schema = pa.schema([(field.name, kinds.get(str(field.type), pa.float64())) for field in fields(Row)])
    waiting = iter(rows)
    with replacing(path) as temporary, pq.ParquetWriter(temporary, schema) as writer:
        while block := list(islice(waiting, _ROW_GROUP)):
            arrays = [pa.array([getattr(row, item.name) for row in block], item.type) for item in schema]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def render_text(summary: Summary, *, color: bool, width: int, most: int = 20) -> str:
    """The worst copies as a table, and the means.

    Args:
        summary: All copies.
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
    shown = summary.worst[:most]
    rest = f", the worst {len(shown)}" if summary.copies > len(shown) else ""
    console.print(Text(f"{plural(summary.copies, 'copy', 'copies')}{rest}"))
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
    if summary.copies > 1:
        averages.add_column("95 % confidence", justify="right")
    for mean in summary.means:
        averages.add_row(mean.name, f"{mean.value:.3f}", *filter(None, [mean.interval]))
    console.print()
    console.print(averages)
    return out.getvalue()
