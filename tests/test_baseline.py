from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from transcheck.baseline import read_baseline, write_baseline
from transcheck.document import Document
from transcheck.errors import InputError
from transcheck.issues import Issue, Quote, Severity
from transcheck.results import CopyReport, FigureCounts, Language, MachineTranslation, OriginVerdict, Scores


def issue(words: str, category: str = "accuracy/mistranslation") -> Issue:
    return Issue(category, Severity.MAJOR, 0.9, "It differs.", copy=Quote(words, 0, len(words), f"{words} was seen."))


def copy(path: Path | str, *issues: Issue) -> CopyReport:
    return CopyReport(
        document=Document("text", str(path)),
        language=Language("en", 1.0),
        machine_translation=MachineTranslation(0.1, OriginVerdict.HUMAN),
        issues=issues,
        claims=(),
        facts=(),
        figures=FigureCounts(),
        scores=Scores(1.0, 0.0, 1.0, 1.0),
        sentences=(),
        pairs=(),
    )


def written(*copies: CopyReport) -> list[dict[str, object]]:
    return [report.to_dict() for report in copies]


def test_only_new_issues_stay(tmp_path: Path) -> None:
    old, new = issue("a wolf"), issue("a bear")
    write_baseline(tmp_path / "known.json", written(copy(tmp_path / "a.txt", old)))
    known = read_baseline(tmp_path / "known.json")
    found = known.without_known(copy(tmp_path / "a.txt", old, new))
    assert found.issues == (new,)
    assert found.notes == ("1 known issue of the baseline left out",)


def test_an_issue_is_known_in_its_copy_only(tmp_path: Path) -> None:
    write_baseline(tmp_path / "known.json", written(copy(tmp_path / "a.txt", issue("a wolf"))))
    found = read_baseline(tmp_path / "known.json").without_known(copy(tmp_path / "b.txt", issue("a wolf")))
    assert found.issues == (issue("a wolf"),)
    assert found.notes == ()


def test_an_issue_that_moved_is_still_known(tmp_path: Path) -> None:
    old = issue("a wolf")
    assert old.copy
    moved = replace(old, copy=replace(old.copy, start=100, end=106), severity=Severity.CRITICAL, confidence=0.4)
    write_baseline(tmp_path / "known.json", written(copy(tmp_path / "a.txt", old)))
    assert not read_baseline(tmp_path / "known.json").without_known(copy(tmp_path / "a.txt", moved)).issues


def test_the_same_baseline_holds_from_any_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "copies").mkdir()
    monkeypatch.chdir(tmp_path)
    write_baseline(
        Path("known.json"), written(copy("copies/a.txt", issue("a wolf")), copy("https://x.test/a", issue("b")))
    )
    content = json.loads((tmp_path / "known.json").read_text(encoding="utf-8"))
    assert list(content["copies"]) == ["copies/a.txt", "https://x.test/a"]
    monkeypatch.chdir(tmp_path / "copies")
    assert not read_baseline(Path("../known.json")).without_known(copy("a.txt", issue("a wolf"))).issues


def test_the_order_of_copies_and_issues_does_not_change_the_file(tmp_path: Path) -> None:
    copies = [copy("a", issue("x"), issue("y")), copy("b", issue("z"))]
    write_baseline(tmp_path / "1.json", written(*copies))
    write_baseline(tmp_path / "2.json", written(copies[1], copy("a", issue("y"), issue("x"))))
    assert (tmp_path / "1.json").read_bytes() == (tmp_path / "2.json").read_bytes()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "is not JSON"),
        ("[]", "is no baseline"),
        ("{}", "is no baseline"),
        ('{"schema": "transcheck/baseline/1", "copies": [1]}', "is no baseline"),
        ('{"schema": "transcheck/baseline/9", "copies": {}}', "of this version"),
    ],
)
def test_what_is_no_baseline_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "known.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=reason):
        read_baseline(tmp_path / "known.json")
