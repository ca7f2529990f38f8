"""Pieces of HTML for notebooks: no page, no style sheet, no script, so that hosting sites show them as well.

Severity is written in words; colours are inline and leave enough contrast on light and dark pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from transcheck.issues import Issue, Quote, Severity
from transcheck.report import view
from transcheck.report.markup import Markup, join, tag
from transcheck.results import AuditReport, AuditSet, CopyReport, FactState, OriginVerdict

__all__ = ["passages", "side_by_side", "summary"]

_CONTEXT = 60
_START = "text-align: start; vertical-align: top"
_TINTS = {Severity.CRITICAL: "#fbd5d1", Severity.MAJOR: "#fbe6bd", Severity.MINOR: "#dbe6f2"}


def summary(audit: AuditReport) -> Markup:
    """The answer and a table of the copies, worst first, each with its gravest issue."""
    copies = view.by_gravity(audit)
    names = view.short_names([copy.path for copy in copies])
    heads = [*("copy", "origin"), *(severity.value for severity in Severity), *("canonical", "copy says", "")]
    rows = [_summary_row(audit, copy, name) for copy, name in zip(copies, names, strict=True)]
    return tag(
        "div",
        tag("p", tag("strong", view.headline(audit))),
        _table(heads, rows),
        *(tag("p", tag("strong", "Not audited: "), view.one_line(error)) for error in audit.errors),
    )


def _summary_row(audit: AuditReport, copy: CopyReport, name: str) -> Markup:
    origin, issue = copy.machine_translation, view.gravest(copy)
    phrase = f"{view.origin_phrase(origin)} ({view.origin_share(origin)})"
    cells = [
        tag("th", tag("bdi", name), scope="row", title=view.one_line(copy.path), style=_START),
        _cell(tag("strong", phrase) if origin.verdict is OriginVerdict.MACHINE else phrase),
        *(_cell(str(copy.count(severity) or "")) for severity in Severity),
    ]
    if issue is None:
        return tag("tr", *cells, tag("td", "no issues", colspan=3, style=_START))
    return tag("tr", *cells, *_sides(audit, copy, issue), _cell(view.one_line(issue.message)))


def side_by_side(audit: AuditSet) -> Markup:
    """The summary, and below it the fact matrix: a row a figure or date of the canonical article, a column a copy."""
    rows = [
        tag(
            "tr",
            tag("th", tag("bdi", view.one_line(row.canonical.text)), scope="row", style=_START),
            *map(_fact_cell, row.cells),
        )
        for row in audit.rows
    ]
    return join(summary(audit), *([_table(["canonical", *audit.columns], rows)] if rows else []))


def _fact_cell(cell: view.Cell | None) -> Markup:
    if cell is None:
        return _cell(tag("em", "not compared"))
    label = cell.label if cell.state is FactState.AGREE else tag("strong", cell.label)
    return _cell(label, *([" ", tag("bdi", view.one_line(cell.copy.text))] if cell.copy else []))


def passages(report: AuditReport, found: Iterable[tuple[CopyReport, Issue]]) -> Markup:
    """A table of issues, both sides quoted in their context."""
    names = dict(
        zip((copy.path for copy in report.copies), view.short_names([c.path for c in report.copies]), strict=True)
    )
    rows = [
        tag(
            "tr",
            tag("th", tag("bdi", names[copy.path]), scope="row", style=_START),
            _cell(
                tag("strong", issue.severity.value),
                tag("br"),
                tag("small", issue.category, f" {issue.direction.value}" if issue.direction else ""),
            ),
            *_sides(report, copy, issue),
            _cell(view.one_line(issue.message)),
        )
        for copy, issue in found
    ]
    return _table(["copy", "severity", "canonical", "copy says", ""], rows)


def _table(heads: Sequence[str], rows: Sequence[Markup]) -> Markup:
    head = tag("tr", *(tag("th", name, scope="col", style=_START) for name in heads))
    return tag("table", tag("thead", head), tag("tbody", *rows))


def _cell(*content: str) -> Markup:
    return tag("td", *content, style=_START)


def _sides(audit: AuditReport, copy: CopyReport, issue: Issue) -> tuple[Markup, Markup]:
    left = _quoted(audit, None, issue.canonical, issue.severity)
    right = _quoted(audit, copy, issue.copy, issue.severity)
    return left, right


def _quoted(audit: AuditReport, copy: CopyReport | None, quote: Quote | None, severity: Severity) -> Markup:
    if quote is None:
        return _cell(tag("em", "nothing"))
    document, sentences, language = (
        (copy.document, copy.sentences, copy.language.code)
        if copy
        else (audit.canonical, audit.sentences, audit.language.code)
    )
    part = view.snippet(document, sentences, quote, _CONTEXT)
    mark = tag("mark", part.words, style=f"background: {_TINTS[severity]}; color: #1d2126; font-weight: bold")
    return tag(
        "td",
        join(part.before, mark, part.after),
        lang="" if language == "und" else language,
        dir="auto",
        style=_START,
    )
