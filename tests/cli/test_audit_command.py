from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import jsonschema
import pytest

from transcheck.schema import schema

from .dam import CANONICAL, FAITHFUL, WRONG, Run

AUDIT = ("audit", "--canonical", "canonical.txt")


def test_statuses_tell_clean_from_wrong(run: Run) -> None:
    assert run(*AUDIT, "faithful.txt").exit_code == 0
    assert run(*AUDIT, "wrong.txt").exit_code == 1
    assert run(*AUDIT, "wrong.txt", "faithful.txt").exit_code == 1


def test_a_copy_equal_to_the_canonical_article_has_no_issue(run: Run) -> None:
    result = run(*AUDIT, "canonical.txt", "--format", "json", "--fail-on", "minor")
    assert result.exit_code == 0
    (copy,) = json.loads(result.stdout)["copies"]
    assert copy["issues"] == []
    assert {claim["verdict"] for claim in copy["claims"]} == {"kept"}


def test_a_copy_that_tells_another_story_is_noted(run: Run, folder: Path) -> None:
    (folder / "other.txt").write_text("The museum bought a cello. Its strings are new. Visitors may hear it in June.")
    result = run(*AUDIT, "other.txt", "faithful.txt", "--format", "json")
    other, faithful = json.loads(result.stdout)["copies"]
    assert {claim["verdict"] for claim in other["claims"] if claim["canonical"]} == {"omitted"}
    assert ["another story" in note for note in other["notes"]] == [True]
    assert faithful["notes"] == []
    shown = run(*AUDIT, "other.txt").stdout.replace("\n", " ")
    assert "The copy could not be compared: no sentence has a counterpart in the article." in shown


def test_lines_of_json_on_standard_input_are_copies(run: Run) -> None:
    lines = [json.dumps({"id": "first", "text": WRONG}), "{", json.dumps({"text": FAITHFUL})]
    result = run(*AUDIT, "-", "--format", "json", "--quiet", stdin="\n".join(lines))
    assert [copy["path"] for copy in json.loads(result.stdout)["copies"]] == ["first", "-#3"]
    assert (result.exit_code, result.stderr) == (2, "transcheck: -#2: is not JSON\n")


def test_somebody_s_file_in_an_audited_folder_is_not_lost(run: Run, folder: Path) -> None:
    copies = folder / "copies"
    copies.mkdir()
    (copies / "wrong.txt").write_text(WRONG, encoding="utf-8")
    (copies / "report.md").write_text(FAITHFUL, encoding="utf-8")
    refused = run(*AUDIT, "copies", "--output", "copies/report.md")
    assert (refused.exit_code, "is read and would be lost" in refused.stderr) == (2, True)
    assert (copies / "report.md").read_text(encoding="utf-8") == FAITHFUL
    for _ in range(2):
        assert run(*AUDIT, "copies/wrong.txt", "copies", "--output", "copies/own.md", "--quiet").exit_code == 1


def test_a_record_that_is_no_text_does_not_stop_the_others(run: Run, folder: Path) -> None:
    texts = [FAITHFUL, "Half \ud800 of a character.", WRONG]
    (folder / "rows.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    result = run(*AUDIT, "rows.jsonl", "--format", "json", "--quiet")
    assert result.exit_code == 2
    assert [copy["path"] for copy in json.loads(result.stdout)["copies"]] == ["rows.jsonl#1", "rows.jsonl#3"]
    assert result.stderr == "transcheck: rows.jsonl#2: has half of a character (a lone surrogate) at 5\n"


def test_an_archive_without_documents_is_no_pass(run: Run, folder: Path) -> None:
    ZipFile(folder / "empty.zip", "w").close()
    result = run(*AUDIT, "empty.zip", "faithful.txt")
    assert (result.exit_code, result.stderr) == (2, "transcheck: empty.zip: holds no document\n")


def test_a_copy_in_a_language_that_was_not_measured_is_noted_in_words(run: Run, folder: Path) -> None:
    (folder / "copy.txt").write_text("Id-diga ngħalqet nhar it-Tnejn wara spezzjoni ta' ġimagħtejn, qalet l-awtorità.")
    (copy,) = json.loads(run(*AUDIT, "copy.txt", "--format", "json").stdout)["copies"]
    assert "The models were not measured on Maltese: take what is found with care." in copy["notes"]


def test_json_follows_its_schema_and_quotes_what_stands_there(run: Run) -> None:
    result = run(*AUDIT, "wrong.txt", "faithful.txt", "--format", "json")
    report = json.loads(result.stdout)
    jsonschema.validate(report, schema("audit"))
    assert [copy["path"] for copy in report["copies"]] == ["wrong.txt", "faithful.txt"]
    issues = report["copies"][0]["issues"]
    assert {issue["copy"]["quote"] for issue in issues if issue["severity"] == "critical"} >= {"41"}
    for issue in issues:
        for side, text in (("canonical", CANONICAL), ("copy", WRONG)):
            if issue[side]:
                assert text[issue[side]["start"] : issue[side]["end"]] == issue[side]["quote"]


def test_the_output_does_not_depend_on_company_or_threads(run: Run) -> None:
    def copies(*arguments: str) -> dict[str, object]:
        report = json.loads(run(*AUDIT, *arguments, "--format", "json").stdout)
        return {copy["path"]: copy for copy in report["copies"]}

    together = copies("wrong.txt", "faithful.txt", "--threads", "1")
    assert together == copies("faithful.txt", "wrong.txt", "--threads", "2")
    assert together["wrong.txt"] == copies("wrong.txt")["wrong.txt"]


def test_inputs_that_cannot_be_read_are_named_and_the_rest_goes_on(run: Run, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.bin").write_bytes(bytes(range(256)) * 20)
    result = run(*AUDIT, "missing.txt", "empty.txt", "wrong.txt", "binary.bin", "--format", "json")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "transcheck: missing.txt: does not exist",
        "transcheck: empty.txt: is empty",
        "transcheck: binary.bin: is binary, not text",
    ]
    report = json.loads(result.stdout)
    assert [copy["path"] for copy in report["copies"]] == ["wrong.txt"]
    assert len(report["errors"]) == 3


def test_an_unreadable_canonical_article_is_one_line(run: Run) -> None:
    result = run("audit", "--canonical", "none.txt", "wrong.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "transcheck: none.txt: does not exist\n"


@pytest.mark.parametrize(
    ("text", "language"),
    [("周一，老桥大坝在为期两周的检查后关闭。工程师在混凝土中发现了14条裂缝。", "zh"), ("Dam", "und"), ("14", "und")],
)
def test_odd_copies_are_audited(run: Run, folder: Path, text: str, language: str) -> None:
    (folder / "copy.txt").write_text(text, encoding="utf-8")
    result = run(*AUDIT, "copy.txt", "--format", "json", "--fail-on", "never")
    assert result.exit_code == 0
    (copy,) = json.loads(result.stdout)["copies"]
    assert copy["language"]["code"] == language
    assert not [issue for issue in copy["issues"] if issue["severity"] == "critical"]


def test_standard_input_is_a_copy_or_the_article(run: Run) -> None:
    copy = run(*AUDIT, "-", "--format", "json", stdin=WRONG)
    assert json.loads(copy.stdout)["copies"][0]["path"] == "-"
    article = run("audit", "--canonical", "-", "wrong.txt", "--format", "json", stdin=CANONICAL)
    issues = [json.loads(result.stdout)["copies"][0]["issues"] for result in (copy, article)]
    assert issues[0] == issues[1]
    assert run("audit", "--canonical", "-", "-", stdin=WRONG).exit_code == 2


def test_a_folder_stands_for_the_files_below_it_but_not_for_the_article(run: Run, folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "deep.md").write_text(FAITHFUL, encoding="utf-8")
    (folder / "sub" / ".hidden").write_text("x", encoding="utf-8")
    result = run(*AUDIT, ".", "--format", "json")
    paths = [copy["path"] for copy in json.loads(result.stdout)["copies"]]
    assert paths == ["faithful.txt", "sub/deep.md", "wrong.txt"]


def test_an_empty_folder_is_no_pass(run: Run, folder: Path) -> None:
    (folder / "sub").mkdir()
    result = run(*AUDIT, "sub")
    assert result.exit_code == 2
    assert "sub: is an empty folder" in result.stderr


def test_a_folder_of_nothing_but_the_article_is_no_pass(run: Run, folder: Path) -> None:
    (folder / "articles").mkdir()
    (folder / "canonical.txt").rename(folder / "articles" / "canonical.txt")
    result = run("audit", "--canonical", "articles/canonical.txt", "articles")
    assert result.exit_code == 2
    assert result.stderr.startswith("transcheck: articles: holds no copy: ")


def test_links_in_a_circle_are_named_and_the_rest_goes_on(run: Run, folder: Path) -> None:
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "folder").symlink_to(".")
    result = run(*AUDIT, ".", "--format", "json")
    assert (result.exit_code, result.stderr) == (2, "transcheck: loop.txt: is a link that leads nowhere\n")
    assert [copy["path"] for copy in json.loads(result.stdout)["copies"]] == ["faithful.txt", "wrong.txt"]


def test_urls_are_refused_offline(run: Run) -> None:
    result = run(*AUDIT, "https://example.org/copy", "--offline")
    assert result.exit_code == 2
    assert "https://example.org/copy: is a URL, which --offline forbids" in result.stderr


@pytest.mark.parametrize("fail_on", ["major", "minor", "never"])
def test_the_threshold_decides_the_status_not_the_report(run: Run, fail_on: str) -> None:
    default = run(*AUDIT, "wrong.txt", "--format", "json")
    result = run(*AUDIT, "wrong.txt", "--format", "json", "--fail-on", fail_on)
    assert result.stdout == default.stdout
    assert result.exit_code == (0 if fail_on == "never" else 1)


def test_categories_are_selected_and_ignored_by_their_beginnings(run: Run) -> None:
    def categories(*arguments: str) -> set[str]:
        report = json.loads(run(*AUDIT, "wrong.txt", "--format", "json", *arguments).stdout)
        return {issue["category"] for issue in report["copies"][0]["issues"]}

    assert categories("--select", "accuracy/mistranslation/number,fluency") == {"accuracy/mistranslation/number"}
    assert "accuracy/mistranslation/number" not in categories("--ignore", "accuracy/mistranslation")
    assert not categories("--select", "accuracy/mistranslation", "--ignore", "accuracy/mistranslation/number")
    result = run(*AUDIT, "wrong.txt", "--ignore", "accuracy/mistake")
    assert result.exit_code == 2
    assert "'accuracy/mistake' is no category" in result.stderr


def test_a_choice_that_leaves_nothing_to_report_is_no_pass(run: Run, folder: Path) -> None:
    (folder / "transcheck.toml").write_text('ignore = ["style"]\n', encoding="utf-8")
    result = run(*AUDIT, "wrong.txt", "--select", "style/framing")
    assert (result.exit_code, "leave no category" in result.stderr) == (2, True)
    assert run(*AUDIT, "wrong.txt", "--min-confidence", "nan").exit_code == 2


def test_issues_of_little_confidence_can_be_left_out(run: Run) -> None:
    def confidences(*arguments: str) -> list[float]:
        report = json.loads(run(*AUDIT, "wrong.txt", "--format", "json", *arguments).stdout)
        return [issue["confidence"] for issue in report["copies"][0]["issues"]]

    everything = confidences()
    assert everything
    assert confidences("--min-confidence", str(min(everything))) == everything
    assert confidences("--min-confidence", "1") == []
    assert run(*AUDIT, "wrong.txt", "--min-confidence", "1.5").exit_code == 2


def test_the_baseline_leaves_only_new_issues(run: Run, folder: Path) -> None:
    written = run(*AUDIT, "wrong.txt", "--write-baseline", "known.json", "--format", "json")
    assert written.exit_code == 0
    assert json.loads(written.stdout)["copies"][0]["issues"]
    known = run(*AUDIT, "wrong.txt", "--baseline", "known.json", "--format", "json", "--fail-on", "minor")
    assert known.exit_code == 0
    assert json.loads(known.stdout)["copies"][0]["issues"] == []
    assert "left out" in json.loads(known.stdout)["copies"][0]["notes"][-1]
    (folder / "wrong.txt").write_text(WRONG.replace("5,900", "7,700"), encoding="utf-8")
    changed = run(*AUDIT, "wrong.txt", "--baseline", "known.json", "--format", "json", "--fail-on", "minor")
    assert changed.exit_code == 1
    quotes = [issue["copy"]["quote"] for issue in json.loads(changed.stdout)["copies"][0]["issues"]]
    assert any("7,700" in quote for quote in quotes)
    assert not any("41" in quote for quote in quotes)


def test_a_baseline_of_the_settings_may_be_written_for_the_first_time(run: Run, folder: Path) -> None:
    (folder / "transcheck.toml").write_text('baseline = "known.json"', encoding="utf-8")
    assert "known.json' does not exist" in run(*AUDIT, "wrong.txt").stderr
    assert run(*AUDIT, "wrong.txt", "--write-baseline", "./known.json").exit_code == 0
    assert json.loads(run(*AUDIT, "wrong.txt", "--format", "json").stdout)["copies"][0]["issues"] == []


def test_an_unreadable_input_wins_over_a_written_baseline(run: Run, folder: Path) -> None:
    assert run(*AUDIT, "wrong.txt", "none.txt", "--write-baseline", "known.json").exit_code == 2


def test_a_damaged_baseline_is_no_pass(run: Run, folder: Path) -> None:
    (folder / "known.json").write_text("{}", encoding="utf-8")
    result = run(*AUDIT, "faithful.txt", "--baseline", "known.json")
    assert result.exit_code == 2
    assert result.stderr.startswith("transcheck: known.json: is no baseline")


def test_a_sheet_of_figures_stands_in_place_of_the_article(run: Run, folder: Path) -> None:
    assert run("figures", "--as-facts", "canonical.txt", "--output", "facts.toml").exit_code == 0
    assert run("audit", "--figures", "facts.toml", "faithful.txt").exit_code == 0
    result = run("audit", "--figures", "facts.toml", "wrong.txt", "--format", "json")
    assert result.exit_code == 1
    categories = {issue["category"] for issue in json.loads(result.stdout)["copies"][0]["issues"]}
    assert "accuracy/mistranslation/number" in categories
    assert "accuracy/addition" not in categories


def test_a_sheet_of_figures_beside_the_article_speaks_for_what_the_article_does_not_have(
    run: Run, folder: Path
) -> None:
    def critical(sheet: str, copy: str) -> set[tuple[str, str]]:
        (folder / "facts.toml").write_text(sheet, encoding="utf-8")
        (report,) = json.loads(run(*AUDIT, "--figures", "facts.toml", copy, "--format", "json").stdout)["copies"]
        found = [issue for issue in report["issues"] if issue["severity"] != "minor"]
        return {(issue["canonical"]["quote"], issue["copy"]["quote"]) for issue in found}

    people = '[[figure]]\nquote = "3,200"\nstatement = "About 3,200 people live below the dam."\n'
    corrected = '[[figure]]\nquote = "15"\nstatement = "Engineers found 15 cracks in the concrete."\n'
    assert critical(people, "wrong.txt") == {("14", "41"), ("About 3,200", "Around 5,900")}
    assert critical(people, "faithful.txt") == set()
    assert critical(corrected, "faithful.txt") == {("15", "14")}
    (folder / "new.txt").write_text(FAITHFUL.replace("14", "15"), encoding="utf-8")
    assert critical(corrected, "new.txt") == set()


def test_statements_of_a_sheet_alone_are_no_words_of_the_article(run: Run, folder: Path) -> None:
    (folder / "facts.toml").write_text(
        '[[figure]]\nquote = "15"\nstatement = "Engineers found 15 cracks in the concrete."\n', encoding="utf-8"
    )
    (copy,) = json.loads(run(*AUDIT, "--figures", "facts.toml", "faithful.txt", "--format", "json").stdout)["copies"]
    (issue,) = (issue for issue in copy["issues"] if issue["canonical"]["quote"] == "15")
    start = len(CANONICAL) + 1 + "Engineers found 15 cracks".index("15")
    assert (issue["canonical"]["start"], issue["canonical"]["end"]) == (start, start + 2)
    verdicts = {claim["canonical"]["sentence"][:7]: claim["verdict"] for claim in copy["claims"] if claim["canonical"]}
    assert verdicts["The Old"] == "kept"


def test_a_figure_of_a_sheet_is_compared_with_the_one_that_stands_for_it(run: Run, folder: Path) -> None:
    (folder / "article.txt").write_text(
        "The repair of the dam will cost $1.2 million, a spokesman said.", encoding="utf-8"
    )
    (folder / "copy.txt").write_text("A spokesman said the repair will cost $1.2 billion.", encoding="utf-8")
    assert run("figures", "--as-facts", "article.txt", "--output", "facts.toml").exit_code == 0
    result = run("audit", "--figures", "facts.toml", "copy.txt", "--format", "json")
    (issue,) = json.loads(result.stdout)["copies"][0]["issues"]
    assert (issue["severity"], issue["copy"]["quote"]) == ("critical", "$1.2 billion")


def test_without_article_and_figures_there_is_nothing_to_compare_with(run: Run) -> None:
    result = run("audit", "wrong.txt")
    assert result.exit_code == 2
    assert "--canonical" in result.stderr


def test_a_term_list_is_kept_to(run: Run, folder: Path) -> None:
    (folder / "terms.csv").write_text("term,translation\nriver authority,River Board\n", encoding="utf-8")
    result = run(*AUDIT, "faithful.txt", "--terms", "terms.csv", "--fail-on", "major", "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["copies"][0]["issues"][0]["category"] == "terminology/wrong-term"
    (folder / "terms.csv").write_text("no,list\n", encoding="utf-8")
    result = run(*AUDIT, "faithful.txt", "--terms", "terms.csv")
    assert result.exit_code == 2
    assert result.stderr.startswith("transcheck: terms.csv: is no term list")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("term,translation\n", "lists no term"),
        ("term,note\nriver authority,x\n", "has no column 'translation': its first line must name it"),
        ('term,translation\n"river authority,x\n', "is no term list (unexpected end of data)"),
        ("term,translation,language\na,b,German\n", "line 2: 'German' is no language code"),
        ("term,translation\n" + "x" * 200_000, "is no term list (field larger than field limit (131072))"),
    ],
)
def test_a_term_list_that_says_nothing_is_no_pass(run: Run, folder: Path, content: str, reason: str) -> None:
    (folder / "terms.csv").write_text(content, encoding="utf-8")
    result = run(*AUDIT, "faithful.txt", "--terms", "terms.csv")
    assert (result.exit_code, result.stderr) == (2, f"transcheck: terms.csv: {reason}\n")


def test_a_term_list_of_a_spreadsheet_is_read(run: Run, folder: Path) -> None:
    (folder / "terms.csv").write_bytes(
        "Term;Translation;Language\r\nriver authority;Bürgeramt;en-GB\r\n".encode("cp1252")
    )
    result = run(*AUDIT, "faithful.txt", "--terms", "terms.csv", "--select", "terminology", "--format", "json")
    (issue,) = json.loads(result.stdout)["copies"][0]["issues"]
    assert "“Bürgeramt”" in issue["message"]
    assert result.stderr == "terms.csv: The encoding is not stated; the text was read as cp1252.\n"


def test_what_belongs_to_the_audit_is_no_copy(run: Run, folder: Path) -> None:
    (folder / "terms.csv").write_text("term,translation\ndam,\n", encoding="utf-8")
    (folder / "transcheck.toml").write_text('terms = "terms.csv"\n', encoding="utf-8")
    for _ in range(2):
        result = run(*AUDIT, ".", "--write-baseline", "known.json", "--output", "report.json")
        assert result.exit_code == 0, result.stderr
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert [copy["path"] for copy in report["copies"]] == ["faithful.txt", "wrong.txt"]
    batch = ("batch", ".", "--canonical", "canonical.txt", "--baseline", "known.json", "--output", "out")
    assert run(*batch).exit_code == 2
    failed = [json.loads(line)["path"] for line in (folder / "out" / "errors.jsonl").read_text().splitlines()]
    assert failed == ["report.json"]


def test_a_model_that_is_not_there_is_no_pass(run: Run) -> None:
    result = run(*AUDIT, "faithful.txt", "--entailment-model", "./none", "--offline")
    assert result.exit_code == 2
    assert result.stderr.startswith("transcheck: model ./none: ")
    assert len(result.stderr.splitlines()) == 1


def test_the_ending_of_the_output_chooses_the_form(run: Run, folder: Path) -> None:
    result = run(*AUDIT, "wrong.txt", "--output", "report.sarif")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "written: report.sarif\n"
    assert json.loads((folder / "report.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    result = run(*AUDIT, "wrong.txt", "--output", "report.xml", "--quiet")
    assert result.stderr == ""
    ET.fromstring((folder / "report.xml").read_text(encoding="utf-8"))
    run(*AUDIT, "wrong.txt", "--output", "report.txt", "--format", "json")
    assert json.loads((folder / "report.txt").read_text(encoding="utf-8"))["copies"]


@pytest.mark.parametrize(
    ("name", "begins"), [("a.htm", "<!DOCTYPE"), ("a.markdown", "##"), ("a.sarif.json", '{\n "$sch')]
)
def test_other_endings_of_a_form_stand_for_it_too(run: Run, folder: Path, name: str, begins: str) -> None:
    run(*AUDIT, "wrong.txt", "--output", name)
    assert (folder / name).read_text(encoding="utf-8").startswith(begins)


def test_an_ending_that_stands_for_no_form_is_refused(run: Run, folder: Path) -> None:
    result = run(*AUDIT, "wrong.txt", "--output", "report.pdf")
    assert result.exit_code == 2
    assert "'.pdf', the ending of --output" in result.stderr
    assert not (folder / "report.pdf").exists()
    assert run("figures", "wrong.txt", "--output", "figures.csv").exit_code == 2
    assert run("figures", "wrong.txt", "--as-facts", "--output", "figures.sheet").exit_code == 0
    assert run(*AUDIT, "wrong.txt", "--output", "report.log", "--format", "text").exit_code == 1
    (folder / "transcheck.toml").write_text('format = "json"\n', encoding="utf-8")
    run(*AUDIT, "wrong.txt", "--output", "report.data")
    assert json.loads((folder / "report.data").read_text(encoding="utf-8"))["copies"]


@pytest.mark.parametrize(
    "arguments",
    [
        (*AUDIT, "wrong.txt", "--output", "./canonical.txt"),
        (*AUDIT, "wrong.txt", "faithful.txt", "--output", "wrong.txt"),
        (*AUDIT, "wrong.txt", "--write-baseline", "wrong.txt"),
        ("batch", "wrong.txt", "--canonical", "canonical.txt", "--output", "out", "--write-baseline", "canonical.txt"),
        ("figures", "wrong.txt", "--output", "wrong.txt"),
        ("align", "canonical.txt", "wrong.txt", "--output", "wrong.txt"),
        ("score", "--reference", "canonical.txt", "--hypothesis", "wrong.txt", "--output", "wrong.txt"),
    ],
)
def test_what_is_read_is_not_written_over(run: Run, folder: Path, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.exit_code, "is read and would be lost" in result.stderr) == (2, True), result.stderr
    texts = [(folder / f"{name}.txt").read_text(encoding="utf-8") for name in ("canonical", "wrong")]
    assert texts == [CANONICAL, WRONG]


def test_a_baseline_is_not_lost_to_the_report(run: Run, folder: Path) -> None:
    refused = run(*AUDIT, "wrong.txt", "--write-baseline", "known.json", "--output", "./known.json")
    assert (refused.exit_code, (folder / "known.json").exists()) == (2, False)
    assert "--output and --write-baseline name one file, 'known.json'" in refused.stderr
    run(*AUDIT, "wrong.txt", "--write-baseline", "known.json")
    before = (folder / "known.json").read_bytes()
    refused = run(*AUDIT, "wrong.txt", "--baseline", "known.json", "--output", "known.json")
    assert (refused.exit_code, "is read and would be lost" in refused.stderr) == (2, True)
    assert (folder / "known.json").read_bytes() == before
    assert run(*AUDIT, "wrong.txt", "--baseline", "known.json", "--write-baseline", "known.json").exit_code == 0


def test_a_place_for_the_output_is_looked_for_before_the_work(run: Run) -> None:
    result = run(*AUDIT, "wrong.txt", "--output", "none/report.html")
    assert result.exit_code == 2
    assert "does not exist" in result.stderr


@pytest.mark.parametrize("form", ["text", "csv", "markdown", "html", "github", "jsonl", "junit"])
def test_every_form_names_the_wrong_figure(run: Run, form: str) -> None:
    assert "41" in run(*AUDIT, "wrong.txt", "--format", form).stdout


def test_colours_are_for_terminals_and_those_who_ask(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in run(*AUDIT, "wrong.txt").stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run(*AUDIT, "wrong.txt").stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run(*AUDIT, "wrong.txt").stdout


def test_control_characters_of_a_copy_do_not_reach_the_terminal(run: Run, folder: Path) -> None:
    (folder / "copy.txt").write_text(WRONG.replace("41", "\x1b[2J41"), encoding="utf-8")
    assert "\x1b" not in run(*AUDIT, "copy.txt").stdout


def test_defaults_come_from_the_file_and_the_command_line_wins(run: Run, folder: Path) -> None:
    (folder / "transcheck.toml").write_text('fail-on = "never"\nformat = "json"\n', encoding="utf-8")
    result = run(*AUDIT, "wrong.txt")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["copies"]
    assert run(*AUDIT, "wrong.txt", "--fail-on", "critical", "--format", "text").exit_code == 1


def test_a_wrong_key_of_the_file_is_one_line(run: Run, folder: Path) -> None:
    (folder / "transcheck.toml").write_text("fail_on = 1\n", encoding="utf-8")
    result = run(*AUDIT, "faithful.txt")
    assert result.exit_code == 2
    assert result.stderr.endswith("transcheck.toml: unknown key 'fail_on': did you mean 'fail-on'?\n")
    (folder / "mine.toml").write_text("quiet = true\n", encoding="utf-8")
    assert run("--config", "mine.toml", *AUDIT, "faithful.txt").exit_code == 0
