from __future__ import annotations

from dataclasses import replace

import html5lib
import pytest
import story

from transcheck import notebook
from transcheck.results import AuditReport, AuditSet

pytest.importorskip("pandas", reason="needs transcheck[notebook]")
matplotlib = pytest.importorskip("matplotlib", reason="needs transcheck[notebook]")
matplotlib.use("Agg")


def test_frame_has_a_row_an_issue(audit: AuditReport) -> None:
    frame = audit.to_frame()
    assert len(frame) == len(audit.issues)
    assert frame["severity"].min() == "critical"
    assert frame.loc[frame["copy_quote"] == "sank", "canonical_quote"].tolist() == ["retired"]
    for row in frame.dropna(subset=["copy_start"]).itertuples():
        text = next(copy.document.text for copy in audit.copies if copy.path == row.path)
        assert text[row.copy_start : row.copy_end] == row.copy_quote
    assert set(frame["id"]) == {issue.id for issue in audit.issues}


def test_frame_of_nothing_keeps_its_columns(audit: AuditReport) -> None:
    empty = notebook.to_frame(replace(audit, copies=()))
    assert list(empty.columns) == list(audit.to_frame().columns)
    assert empty.empty


def test_frames_of_several_audits_follow_each_other(audit: AuditReport) -> None:
    first, second = replace(audit, copies=audit.copies[:2]), replace(audit, copies=audit.copies[2:])
    frame = notebook.copies_frame([first, second])
    assert frame["path"].tolist() == [copy.path for copy in audit.copies]
    assert frame["critical"].tolist() == [0, 3, 1, 2, 0]
    assert frame["claims_contradicted"].sum() == 6
    assert len(notebook.to_frame([first, second])) == len(audit.issues)


def test_matrices_hold_states_and_verdicts(audit: AuditReport) -> None:
    facts = audit.fact_matrix()
    assert facts.shape == (9, 5)
    assert facts.loc[("duration", "three-week"), "harbour-post"] == "wrong"
    claims = notebook.claim_matrix(audit)
    assert claims.loc[("claim", "No passengers were injured."), "harbour-post"] == "contradicted"


def test_a_set_is_the_fact_matrix(audit: AuditReport) -> None:
    audits = AuditSet.of(audit)
    matrix = audits.to_frame()
    assert matrix.equals(audit.fact_matrix())
    assert matrix.shape == (len(audits.rows), len(audits.columns)) == (9, 5)
    assert list(matrix.columns) == list(audits.columns)
    assert [cell.state.value if cell else None for cell in audits.rows[0].cells] == matrix.iloc[0].tolist()
    assert repr(audits) == f"<AuditSet {audit.canonical.path!r}: 9 facts in 5 copies, {len(audit.issues)} issues>"
    page = html5lib.HTMLParser(strict=True).parseFragment(audits._repr_html_())
    tables = list(page.iter("{http://www.w3.org/1999/xhtml}table"))
    assert [len(list(table.iter("{http://www.w3.org/1999/xhtml}tr"))) for table in tables] == [6, 10]
    assert "wrong" in audits._repr_html_()


def test_a_set_is_a_report_as_well(audit: AuditReport) -> None:
    audits = AuditSet.of(audit)
    assert audits.to_dict() == audit.to_dict()
    assert audits.issues == audit.issues
    assert audits.to_frame("issues").equals(audit.to_frame())
    assert audit.to_frame("facts").equals(audits.to_frame())
    assert "<table>" not in AuditSet.of(replace(audit, copies=()))._repr_html_().partition("</table>")[2]
    with pytest.raises(ValueError, match="rows must be issues or facts"):
        audits.to_frame("claims")  # type: ignore[arg-type] (wrong on purpose)


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({}, 16),
        ({"severity": "critical"}, 6),
        ({"severity": "major", "copy": "harbour-post"}, 7),
        ({"category": "accuracy/mistranslation"}, 9),
        ({"category": "accuracy/mistrans"}, 0),
        ({"direction": "harsher"}, 7),
        ({"direction": "softer"}, 0),
        ({"copy": "copies/daily-courier.txt"}, 1),
    ],
)
def test_highlight_filters(audit: AuditReport, filters: dict[str, str], count: int) -> None:
    page = html5lib.HTMLParser().parse(notebook.highlight(audit, **filters)._repr_html_())
    assert len(list(page.iter("{http://www.w3.org/1999/xhtml}tr"))) == count + 1


def test_notebook_html_is_escaped_and_well_formed(audit: AuditReport) -> None:
    for report in (audit, AuditSet.of(audit), story.hostile(), AuditSet.of(story.hostile())):
        for piece in (report._repr_html_(), notebook.highlight(report).html):
            html5lib.HTMLParser(strict=True).parseFragment(piece)
            assert "<script" not in piece
            assert "<img" not in piece


def test_report_shows_itself(audit: AuditReport) -> None:
    assert "3 of 5 copies tell readers something false." in audit._repr_html_()
    assert audit._repr_markdown_().startswith("## 3 of 5 copies")


@pytest.mark.parametrize("of", ["figures", "claims"])
def test_heat_map_draws_a_cell_a_fact_and_copy(audit: AuditReport, of: str) -> None:
    axes = notebook.heat_map(audit, of)
    (image,) = axes.get_images()
    rows = {"figures": 9, "claims": 7}[of]
    assert image.get_array().shape == (rows, 5)
    letters = {text.get_text() for text in axes.texts}
    assert letters == {"figures": {"h", "w", "a"}, "claims": {"p", "c", "o"}}[of]
    matplotlib.pyplot.close(axes.figure)


def test_severity_bars_add_up(audit: AuditReport) -> None:
    axes = notebook.severity_bars(notebook.copies_frame(audit))
    assert sum(bar.get_width() for bar in axes.patches) == len(audit.issues)
    matplotlib.pyplot.close(axes.figure)


def test_evidence_is_quoted(audit: AuditReport) -> None:
    frame = notebook.evidence_frame(audit)
    assert frame["quote"].tolist() == ["Leer más:", "1.200", "ships ships"]
    text = audit.copies[1].document.text
    assert all(text[row.start : row.end] == row.quote for row in frame.itertuples())


def test_distribution_draws_a_dot_a_row_and_a_median_a_group(audit: AuditReport) -> None:
    frame = notebook.copies_frame([audit, audit])
    axes = notebook.distribution(frame, "quality", by="language")
    dots, bars = axes.lines[::2], axes.lines[1::2]
    assert sum(len(line.get_xdata()) for line in dots) == len(frame)
    medians = frame.groupby("language")["quality"].median()
    assert sorted(bar.get_xdata()[0] for bar in bars) == sorted(medians.tolist())
    matplotlib.pyplot.close(axes.figure)


def test_reports_describe_themselves_briefly(audit: AuditReport) -> None:
    assert len(repr(audit)) < 300
    assert repr(audit.copies[1]) == "<CopyReport 'copies/harbour-post.txt': machine-translated, 10 issues>"
