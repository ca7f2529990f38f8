from __future__ import annotations

from dataclasses import replace

import html5lib
from markdown_it import MarkdownIt

from transcheck.report import render
from transcheck.results import AuditReport

XHTML = "{http://www.w3.org/1999/xhtml}"


def parsed(report: AuditReport) -> html5lib.treebuilders.base.Document:
    """The report as a page, made by a CommonMark renderer that lets HTML through."""
    renderer = MarkdownIt("commonmark", {"html": True}).enable("table")
    return html5lib.parse(renderer.render(render(report, "markdown")))


def names(page: html5lib.treebuilders.base.Document) -> set[str]:
    return {element.tag.removeprefix(XHTML) for element in page.iter()}


def test_one_table_row_a_copy_and_one_a_figure(audit: AuditReport) -> None:
    tables = list(parsed(audit).iter(f"{XHTML}table"))
    rows = [len(list(table.iter(f"{XHTML}tr"))) - 1 for table in tables]
    assert rows == [len(audit.copies), len(audit.copies[0].facts)]
    for table in tables:
        cells = {len(list(row)) for row in table.iter(f"{XHTML}tr")}
        assert len(cells) == 1


def test_both_sides_of_every_issue_are_quoted(audit: AuditReport) -> None:
    bold = ["".join(element.itertext()) for element in parsed(audit).iter(f"{XHTML}b")]
    sides = [side for issue in audit.issues for side in (issue.canonical, issue.copy) if side is not None]
    assert sorted(bold) == sorted(side.text for side in sides)


def test_documents_cannot_write_markup(audit: AuditReport, hostile: AuditReport) -> None:
    assert names(parsed(hostile)) <= names(parsed(audit)) | {"blockquote", "h2", "h3"}


def test_list_marks_and_pipes_in_texts_stay_text(audit: AuditReport) -> None:
    page = parsed(replace(audit, copies=(), errors=("1. one | two", "- three", "# four", "2.3 million")))
    texts = ["".join(element.itertext()) for element in page.iter(f"{XHTML}li")]
    assert texts == [f"Not audited: {error}" for error in ("1. one | two", "- three", "# four", "2.3 million")]
