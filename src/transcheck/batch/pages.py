"""The pages of a batch: one report a copy, and the index that leads to them.

The index is one file without scripts that needs no network. Texts of documents are escaped by `report.markup`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path

import transcheck
from transcheck import report as reports
from transcheck.baseline import Baseline
from transcheck.batch.keys import digest_of, fingerprint_of
from transcheck.batch.summary import Mean, Row, Summary
from transcheck.document import language_name
from transcheck.issues import Severity
from transcheck.report import html
from transcheck.report.markup import Markup, page, tag
from transcheck.report.view import ORIGIN_NAMES, STATE_SYMBOLS, one_line, plural, short_names
from transcheck.results import AuditReport, FactState, OriginVerdict

__all__ = ["FactRow", "Listed", "Matrix", "is_page_name", "page_name", "render_index", "render_page"]

_PAGE = re.compile(r"[0-9a-f]{20}\.html|\.[0-9a-f]{20}\.html\.[0-9]+\.tmp")


@dataclass(frozen=True, slots=True)
class Listed:
    """A copy in the index.

    Attributes:
        row: Its numbers.
        page: The address of its report, relative to the index; "" for none.
        gravest: What its gravest issue says; "" without issues.
    """

    row: Row
    page: str
    gravest: str


@dataclass(frozen=True, slots=True)
class FactRow:
    """One figure of an article and what became of it.

    Attributes:
        quote: Its words in the article.
        kind: Kind of figure.
        counts: How many copies agree, hedge, err, leave it out.
        cells: State and words of some copies, those of `Matrix.columns`; None where a copy was not compared.
    """

    quote: str
    kind: str
    counts: Mapping[FactState, int]
    cells: tuple[tuple[FactState, str] | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The fact matrix of one article.

    Attributes:
        canonical: The path of the article.
        copies: How many copies it has.
        columns: The copies that have a column: the worst ones.
        rows: In the order of the article.
    """

    canonical: str
    copies: int
    columns: tuple[Listed, ...]
    rows: tuple[FactRow, ...]


def render_page(report: AuditReport, baseline: Baseline | None) -> str:
    """The report of a copy as one HTML file, without its known issues."""
    if baseline is not None:
        report = replace(report, copies=tuple(baseline.without_known(copy) for copy in report.copies))
    return html.render(report)


def page_name(key: str, path: str, canonical: str, baseline: Baseline | None) -> str:
    """The file name of a copy's report: it changes with everything that the page shows, and with how it shows it.

    Args:
        key: The key of the audit.
        path: The copy.
        canonical: The path of the article.
        baseline: Known issues.
    """
    known = sorted(baseline.ids(path)) if baseline else []
    return f"{digest_of(_report_fingerprint(), key, path, canonical, *known)[:20]}.html"


def is_page_name(name: str) -> bool:
    """Whether a file is named like a copy's report, or like one that was not written to its end."""
    return _PAGE.fullmatch(name) is not None


@cache
def _report_fingerprint() -> str:
    return fingerprint_of(Path(reports.__file__).parent)


def render_index(
    summary: Summary,
    listed: Sequence[Listed],
    matrices: Sequence[Matrix],
    errors: Sequence[tuple[str, str]],
    failed: int,
    pictures: Sequence[tuple[str, str]],
) -> str:
    """Write the index.

    Args:
        summary: All copies.
        listed: Those to list, worst first.
        matrices: The fact matrix of each article.
        errors: Path and reason of inputs without an audit; listed up to the same number as the copies.
        failed: How many inputs have no audit.
        pictures: For each article with a family tree its path and the SVG of the tree.

    Returns:
        A complete HTML document, ending in a line break.
    """
    style = Markup(resources.files("transcheck.batch").joinpath("index.css").read_text("utf-8"))
    title = _headline(summary)
    body = tag(
        "body",
        tag("h1", title),
        _table_of_copies(summary, listed),
        _table_of_means(summary.means) if summary.means else "",
        *(_table_of_facts(matrix) for matrix in matrices if matrix.rows),
        *(_picture(path, svg) for path, svg in pictures),
        _table_of_errors(errors[: max(len(listed), 100)], failed) if errors else "",
    )
    return page(title, transcheck.__version__, style, body)


def _headline(summary: Summary) -> str:
    if not summary.copies:
        return "No copy could be audited."
    false = summary.having.get(Severity.CRITICAL, 0)
    return (
        f"{plural(summary.copies, 'copy', 'copies')}: {false} with critical issues, "
        f"{summary.major} more with major ones, {plural(summary.machine, 'machine translation')}."
    )


def _table(caption: str, heads: Sequence[str], body: Sequence[Markup], numbers: Container[int] = ()) -> Markup:
    """A table; `numbers` are the columns that hold numbers, from 0."""
    cells = [tag("th", head, scope="col", class_="number" if at in numbers else None) for at, head in enumerate(heads)]
    table = tag("table", tag("caption", caption), tag("thead", tag("tr", *cells)), tag("tbody", *body))
    return tag("div", table, class_="scroll", tabindex=0, role="region", aria_label=caption)


def _table_of_copies(summary: Summary, listed: Sequence[Listed]) -> Markup:
    several = len(summary.articles) > 1
    caption = "Worst first"
    if len(listed) < summary.copies:
        caption += f"; the worst {len(listed)} of {summary.copies}, all are in summary.csv"
    heads = ["critical", "major", "minor", "quality", "copy", "the gravest issue", "origin", "language"]
    body = [_row(item, several) for item in listed]
    return _table(caption, [*heads, "canonical article"] if several else heads, body, range(4))


def _row(item: Listed, several: bool) -> Markup:
    row = item.row
    name = tag("bdi", one_line(row.path))
    return tag(
        "tr",
        *(
            tag("td", str(count), class_=f"number {severity if count else ''}".strip())
            for severity, count in (("critical", row.critical), ("major", row.major), ("minor", row.minor))
        ),
        tag("td", f"{row.quality:.2f}", class_="number"),
        tag("th", tag("a", name, href=item.page) if item.page else name, scope="row"),
        tag("td", item.gravest, dir="auto"),
        tag("td", ORIGIN_NAMES[OriginVerdict(row.machine_translation)]),
        tag("td", language_name(row.language)),
        tag("td", one_line(row.canonical)) if several else "",
    )


def _table_of_means(averages: Sequence[Mean]) -> Markup:
    body = [
        tag(
            "tr",
            tag("th", mean.name, scope="row"),
            tag("td", f"{mean.value:.3f}", class_="number"),
            tag("td", mean.interval, class_="number") if mean.interval else "",
        )
        for mean in averages
    ]
    intervals = ["95 % confidence (bootstrap)"] if any(mean.interval for mean in averages) else []
    return _table("Means over all copies", ["mean", "value", *intervals], body, range(1, 3))


def _table_of_facts(matrix: Matrix) -> Markup:
    names = short_names([item.row.path for item in matrix.columns])
    caption = f"What the copies say: figures of {one_line(matrix.canonical)}"
    if len(matrix.columns) < matrix.copies:
        caption += f"; numbers for all {matrix.copies} copies, words for the worst {len(matrix.columns)}"
    states = [f"{STATE_SYMBOLS[state]} {state.value}" for state in FactState]
    body = [
        tag(
            "tr",
            tag("th", tag("bdi", one_line(row.quote)), scope="row"),
            tag("td", row.kind, class_="quiet"),
            *(_count(state, row.counts.get(state, 0)) for state in FactState),
            *(_cell(cell) for cell in row.cells),
        )
        for row in matrix.rows
    ]
    return _table(caption, ["the canonical article", "kind", *states, *names], body, range(2, 6))


def _count(state: FactState, count: int) -> Markup:
    return tag("td", str(count), class_=f"number {state.value if count else ''}".strip())


def _cell(cell: tuple[FactState, str] | None) -> Markup:
    if cell is None:
        return tag("td")
    state, words = cell
    return tag("td", f"{STATE_SYMBOLS[state]} ", tag("bdi", one_line(words)), class_=state.value)


def _picture(path: str, svg: str) -> Markup:
    """A picture made by `family_svg`, which is markup already."""
    return tag(
        "section",
        tag("h2", f"Who copied whom: {one_line(path)}"),
        tag("div", Markup(svg), class_="scroll", tabindex=0, role="region", aria_label="Family tree"),
    )


def _table_of_errors(errors: Sequence[tuple[str, str]], failed: int) -> Markup:
    caption = f"Without an audit: {failed}"
    if failed > len(errors):
        caption += f"; the first {len(errors)}, all are in errors.jsonl"
    body = [tag("tr", tag("th", one_line(path), scope="row"), tag("td", one_line(reason))) for path, reason in errors]
    return _table(caption, ["input", "reason"], body)
