from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from transcheck.report import render
from transcheck.results import AuditReport

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def squeeze(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_every_line_fits(audit: AuditReport, hostile: AuditReport, width: int) -> None:
    for report in (audit, hostile, replace(audit, copies=audit.copies * 4)):
        assert max(map(cell_len, render(report, width=width).splitlines())) <= width


def test_answer_comes_first(audit: AuditReport) -> None:
    first = render(audit).splitlines()[:8]
    assert first[1] == "3 of 5 copies tell readers something false. 2 are machine translations."
    assert "harbour-post  MACHINE TRANSLATION 0.97  3 critical, 4 major, 3 minor" in first[3]
    assert "“three-week” became “three-month”" in first[4]
    assert "also “retired” became “sank”" in first[6]


def test_evidence_quotes_both_sides_in_their_context(audit: AuditReport) -> None:
    text = " ".join(render(audit).split())
    assert "canonical The company >>retired<< the 46-year-old ferry Meridian last month" in text
    assert "copy The company >>sank<< the 46-year-old ferry Meridian last month" in text


def test_nothing_is_cut(audit: AuditReport) -> None:
    squeezed = squeeze(render(audit, width=60))
    for issue in audit.issues:
        for side in (issue.canonical, issue.copy):
            assert side is None or squeeze(side.text) in squeezed
        assert squeeze(issue.message) in squeezed


def test_colour_changes_only_the_marking(audit: AuditReport) -> None:
    plain, coloured = render(audit), render(audit, color=True)
    assert "\x1b[" not in plain
    assert "\x1b[1;31m" in coloured
    assert squeeze(ANSI.sub("", coloured)) == squeeze(plain).replace(">>", "").replace("<<", "")


def test_issues_with_one_side_say_what_was_added_or_left_out(audit: AuditReport) -> None:
    post = audit.copies[1]
    added = next(issue for issue in post.issues if issue.canonical is None and issue.severity == "major")
    omitted = next(issue for issue in post.issues if issue.copy is None)
    for issue, words in ((added, "adds “The opposition"), (omitted, "leaves out “Tickets bought")):
        assert words in render(replace(audit, copies=(replace(post, issues=(issue,)),)))


def test_figures_that_were_not_compared_are_shown_as_such(audit: AuditReport) -> None:
    shorter = replace(audit.copies[0], facts=audit.copies[0].facts[1:])
    text = render(replace(audit, copies=(shorter, audit.copies[1])))
    assert "? not compared" in text
    assert "? not compared" not in render(audit)


def test_every_input_error_is_named(audit: AuditReport) -> None:
    assert "copies/scan.pdf: has no text layer" in render(audit)


def test_documents_cannot_send_codes_to_the_terminal(hostile: AuditReport) -> None:
    text = render(hostile)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "␛[31m␀" in text


def test_an_audit_without_copies_says_so(audit: AuditReport) -> None:
    assert "No copy could be audited." in render(replace(audit, copies=()))


def test_unknown_format_is_refused(audit: AuditReport) -> None:
    with pytest.raises(ValueError, match="unknown format 'pdf'"):
        render(audit, "pdf")


def test_copies_that_are_cut_to_the_same_name_are_numbered(audit: AuditReport) -> None:
    two = [
        replace(copy, document=replace(copy.document, path=f"professional-translation-{at}.txt"))
        for at, copy in enumerate(audit.copies[:2])
    ]
    text = render(replace(audit, copies=tuple(two)), width=100)
    head = text[text.index("Figures and dates") :].splitlines()[1]
    assert head.split() == ["1", "2"]
