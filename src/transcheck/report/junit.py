"""JUnit XML for build servers: a suite a copy, a test case for each category and each further issue in it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from transcheck.issues import CATEGORIES, Issue, Severity
from transcheck.report.view import one_line, sorted_issues
from transcheck.results import AuditReport, CopyReport

__all__ = ["render"]


def render(audit: AuditReport) -> str:
    """One suite a copy; critical and major issues are failures, minor ones passed cases with their text as output.

    Categories without an issue are passed cases, so that a server shows when a category begins to fail. An input that
    could not be audited is a suite with one error.
    """
    root = ET.Element("testsuites", name="transcheck")
    for copy in audit.copies:
        _suite(root, copy)
    for error in audit.errors:
        path, _, reason = one_line(error).partition(": ")
        suite = ET.SubElement(root, "testsuite", name=path, tests="1", failures="0", errors="1", skipped="0", time="0")
        case = ET.SubElement(suite, "testcase", name="read", classname=path, time="0")
        ET.SubElement(case, "error", message=reason or path, type="InputError")
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, copy: CopyReport) -> None:
    path = one_line(copy.path)
    suite = ET.SubElement(root, "testsuite", name=path)
    found: dict[str, list[Issue]] = {}
    for issue in sorted_issues(copy):
        found.setdefault(issue.category, []).append(issue)
    for category in CATEGORIES:
        issues = found.get(category, [])
        if not issues:
            ET.SubElement(suite, "testcase", name=category, classname=path, time="0")
        for issue in issues:
            case = ET.SubElement(suite, "testcase", name=f"{category} {issue.id}", classname=path, time="0")
            if issue.severity is Severity.MINOR:
                ET.SubElement(case, "system-out").text = _details(issue)
            else:
                failure = ET.SubElement(case, "failure", message=one_line(issue.message), type=issue.severity.value)
                failure.text = _details(issue)
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(sum(case.find("failure") is not None for case in suite)))
    suite.set("errors", "0")
    suite.set("skipped", "0")
    suite.set("time", "0")


def _details(issue: Issue) -> str:
    lines = [f"{issue.severity.value}: {one_line(issue.message)}"]
    for label, side in (("canonical", issue.canonical), ("copy", issue.copy)):
        if side is not None:
            lines.append(f"{label} [{side.start}:{side.end}]: {one_line(side.text)}")
    return "\n".join(lines)
