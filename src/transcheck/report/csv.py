"""CSV for spreadsheets: one row an issue."""

from __future__ import annotations

import csv
import io

from transcheck.issues import Issue, Quote
from transcheck.report.view import one_line, sorted_issues
from transcheck.results import AuditReport, CopyReport

__all__ = ["COLUMNS", "render", "safe_cell"]

COLUMNS = (
    "path",
    "language",
    "machine_translation",
    "machine_translation_probability",
    "id",
    "severity",
    "category",
    "confidence",
    "direction",
    "message",
    "canonical_quote",
    "copy_quote",
    "canonical_start",
    "canonical_end",
    "copy_start",
    "copy_end",
    "canonical_sentence",
    "copy_sentence",
)

_FORMULA = ("=", "+", "-", "@")


def safe_cell(value: object) -> object:
    """A text that a spreadsheet would take for a formula begins with an apostrophe; other values stay as they are."""
    return f"'{value}" if isinstance(value, str) and value.lstrip().startswith(_FORMULA) else value


def render(audit: AuditReport) -> str:
    """One row an issue, copies in the order given; a copy without issues has one row with empty columns.

    Texts are on one line. Those that a spreadsheet would take for a formula begin with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for copy in audit.copies:
        for issue in sorted_issues(copy) or (None,):
            writer.writerow(_copy_cells(copy) + (_issue_cells(issue) if issue else [""] * (len(COLUMNS) - 4)))
    return out.getvalue()


def _copy_cells(copy: CopyReport) -> list[object]:
    origin = copy.machine_translation
    return [_safe(copy.path), copy.language.code, origin.verdict.value, f"{origin.probability:.4f}"]


def _issue_cells(issue: Issue) -> list[object]:
    return [
        issue.id,
        issue.severity.value,
        issue.category,
        f"{issue.confidence:.4f}",
        issue.direction.value if issue.direction else "",
        _safe(issue.message),
        *(_safe(side.text) if side else "" for side in (issue.canonical, issue.copy)),
        *_span(issue.canonical),
        *_span(issue.copy),
        *(_safe(side.sentence) if side else "" for side in (issue.canonical, issue.copy)),
    ]


def _span(quote: Quote | None) -> list[str]:
    return [str(quote.start), str(quote.end)] if quote else ["", ""]


def _safe(text: str) -> object:
    return safe_cell(one_line(text))
