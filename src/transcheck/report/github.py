"""Workflow commands of GitHub Actions: each issue is shown beside its line in a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from transcheck.issues import CATEGORIES, Issue, Severity
from transcheck.report import view
from transcheck.report.lines import Lines
from transcheck.results import AuditReport, CopyReport

__all__ = ["render"]

_COMMANDS = {Severity.CRITICAL: "error", Severity.MAJOR: "warning", Severity.MINOR: "notice"}


def render(audit: AuditReport) -> str:
    """A line an issue, gravest first in each copy, and an error for each input that could not be audited."""
    lines = [line for copy in audit.copies for line in _annotations(copy)]
    lines += [f"::error title=transcheck::{_data(view.one_line(error))}" for error in audit.errors]
    return "".join(f"{line}\n" for line in lines)


def _annotations(copy: CopyReport) -> Iterator[str]:
    lines = Lines(copy.document.text)
    for issue in view.sorted_issues(copy):
        yield _annotation(copy, issue, lines)


def _annotation(copy: CopyReport, issue: Issue, lines: Lines) -> str:
    properties = {"file": view.visible(copy.path)}
    if issue.copy is not None:
        (line, column), (end_line, end_column) = lines.at(issue.copy.start), lines.at(issue.copy.end)
        properties |= {"line": str(line), "endLine": str(end_line)}
        if line == end_line:  # GitHub refuses columns of annotations that span lines
            properties |= {"col": str(column), "endColumn": str(end_column)}
    properties["title"] = f"{CATEGORIES[issue.category].title} ({issue.severity.value}, {issue.category})"
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[issue.severity]} {written}::{_data(_message(issue))}"


def _message(issue: Issue) -> str:
    sides = [
        f"{label}: “{view.one_line(side.text)}”"
        for label, side in (("Canonical", issue.canonical), ("Copy", issue.copy))
        if side is not None
    ]
    return "\n".join([view.one_line(issue.message), *sides])


def _data(text: str) -> str:
    """Escape as the runner unescapes: actions/toolkit, core/src/command.ts."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
