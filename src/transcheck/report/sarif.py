"""SARIF 2.1.0 (OASIS standard) for code hosts and review tools: one result an issue, located in the copy."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote as percent

from transcheck.document import Document
from transcheck.issues import CATEGORIES, Category, Issue, Quote, Severity
from transcheck.report.lines import Lines
from transcheck.report.view import one_line, sorted_issues, stands_in
from transcheck.results import AuditReport, CopyReport

__all__ = ["render"]

JSON = dict[str, Any]

_LEVELS = {Severity.CRITICAL: "error", Severity.MAJOR: "warning", Severity.MINOR: "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_RULES = {name: index for index, name in enumerate(CATEGORIES)}


def render(audit: AuditReport) -> str:
    """One run: a rule for every category, a result for every issue, a notification for every input error.

    Critical is `error`, major `warning`, minor `note`. `partialFingerprints` hold `Issue.id`, which survives edits
    elsewhere. Offsets and columns count Unicode code points of the text as transcheck read it.
    """
    documents = [audit.canonical, *(copy.document for copy in audit.copies)]
    lines = [Lines(document.text) for document in documents]
    run: JSON = {
        "tool": {"driver": _driver(audit)},
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(document, index) for index, document in enumerate(documents)],
        "results": [
            _result(audit, copy, index, issue, lines)
            for index, copy in enumerate(audit.copies, start=1)
            for issue in sorted_issues(copy)
        ],
        "invocations": [
            {
                "executionSuccessful": not audit.errors,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": _plain(error)}} for error in audit.errors
                ],
            }
        ],
        "properties": {
            "copies": [
                {"uri": _uri(copy.path), "machineTranslation": copy.machine_translation.to_dict()}
                for copy in audit.copies
            ]
        },
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _driver(audit: AuditReport) -> JSON:
    return {
        "name": "transcheck",
        "version": audit.version,
        "properties": {"signature": audit.signature},
        "rules": [_rule(category) for category in CATEGORIES.values()],
    }


def _rule(category: Category) -> JSON:
    return {
        "id": category.id,
        "shortDescription": {"text": f"{category.title}."},
        "fullDescription": {"text": category.description},
        "help": {
            "text": f"{category.description} Example: {category.example} MQM: {category.mqm}.",
            "markdown": f"{category.description}\n\nExample: {category.example}\n\nMQM: {category.mqm}.",
        },
        "defaultConfiguration": {"level": _LEVELS[category.severity]},
        "properties": {"tags": ["translation", category.id.partition("/")[0]]},
    }


def _artifact(document: Document, index: int) -> JSON:
    artifact: JSON = {"location": {"uri": _uri(document.path), "index": index}}
    if index == 0:
        return artifact | {"description": {"text": "The canonical article."}}
    return artifact | {"description": {"text": "A copy."}, "roles": ["analysisTarget"]}


def _result(audit: AuditReport, copy: CopyReport, index: int, issue: Issue, lines: Sequence[Lines]) -> JSON:
    result: JSON = {
        "ruleId": issue.category,
        "ruleIndex": _RULES[issue.category],
        "level": _LEVELS[issue.severity],
        "rank": round(100 * issue.confidence, 2),
        "message": {"text": _message(issue)},
        "locations": [_location(copy.document, index, issue.copy, lines[index])],
        "partialFingerprints": {"issueId/v1": issue.id},
        "properties": {
            "severity": issue.severity.value,
            "confidence": round(issue.confidence, 4),
            "direction": issue.direction.value if issue.direction else None,
        },
    }
    if issue.canonical is not None and stands_in(audit.canonical, issue.canonical):
        canonical = _location(audit.canonical, 0, issue.canonical, lines[0])
        result["relatedLocations"] = [canonical | {"id": 1, "message": {"text": "The canonical text."}}]
    return result


def _message(issue: Issue) -> str:
    sides = [
        f"{label}: “{_plain(side.text)}”."
        for label, side in (("Canonical", issue.canonical), ("Copy", issue.copy))
        if side is not None
    ]
    return " ".join([_plain(issue.message), *sides])


def _plain(text: str) -> str:
    """Visible text in which nothing is an embedded link (SARIF 3.11.6)."""
    return one_line(text).replace("](", "] (")


def _location(document: Document, index: int, quote: Quote | None, lines: Lines) -> JSON:
    """The place of a quote; the whole document for what it leaves out, since viewers drop results without a region."""
    start, end = (quote.start, quote.end) if quote else (0, len(document.text))
    (start_line, start_column), (end_line, end_column) = lines.at(start), lines.at(end)
    region: JSON = {
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": start,
        "charLength": end - start,
    }
    if quote is not None:
        region["snippet"] = {"text": quote.text}
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(document.path), "index": index}, "region": region}}


def _uri(path: str) -> str:
    """A URI reference: URLs as they are, absolute paths as `file:`, others relative, `-` as `stdin`."""
    if path == "-":
        return "stdin"
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", path):
        return percent(path, safe="%:/?#[]@!$&'()*+,;=", errors="replace")
    posix = PurePath(path).as_posix()
    try:
        name: str | bytes = posix.encode(errors="surrogateescape")  # bytes of a file's name that are no UTF-8
    except UnicodeEncodeError:  # half of a character, in the name of a record
        name = posix.encode(errors="replace")
    return ("file://" if posix.startswith("/") else "") + percent(name)
