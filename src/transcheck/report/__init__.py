"""Reports: one plain function a format, from an `AuditReport` to a string."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from transcheck.report import csv, github, html, json, junit, markdown, sarif, text
from transcheck.results import AuditReport

__all__ = ["FORMATS", "render"]

FORMATS: Final[dict[str, Callable[[AuditReport], str]]] = {
    "json": json.render,
    "jsonl": json.render_lines,
    "csv": csv.render,
    "markdown": markdown.render,
    "html": html.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "github": github.render,
}


def render(audit: AuditReport, format: str = "text", *, color: bool = False, width: int = 80) -> str:  # noqa: A002 (the word users know from `--format`)
    """Write a report.

    Args:
        audit: What to report.
        format: `text` or a key of `FORMATS`.
        color: Whether `text` may use terminal colours; other formats have none.
        width: Columns of the terminal, for `text`.

    Returns:
        The whole report, ending in a line break.

    Raises:
        ValueError: If the format is unknown.
    """
    if format == "text":
        return text.render(audit, color=color, width=width)
    if format not in FORMATS:
        raise ValueError(f"unknown format {format!r}, one of text, {', '.join(FORMATS)}")
    return FORMATS[format](audit)
