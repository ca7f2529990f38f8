from __future__ import annotations

import json
import os
from functools import partial
from pathlib import Path

import jsonschema
import pytest

from transcheck.issues import CATEGORIES
from transcheck.reading import Limits
from transcheck.schema import names, schema

from .dam import CANONICAL, FAITHFUL, Run


def rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_detect_writes_an_object_or_a_list(run: Run) -> None:
    one = json.loads(run("detect", "wrong.txt", "--format", "json").stdout)
    jsonschema.validate(one, schema("detect"))
    several = json.loads(run("detect", ".", "--format", "json").stdout)
    assert [item["path"] for item in several] == ["canonical.txt", "faithful.txt", "wrong.txt"]


def test_detect_answers_lines_of_json_one_by_one(run: Run) -> None:
    records = [
        {"id": "a", "text": "Der Hafen war drei Tage lang geschlossen, teilte die Stadt mit."},
        {"text": "El puerto estuvo cerrado durante tres días, dijo la ciudad."},
        {"no": "text"},
        {"id": 7, "text": "12 34", "language": "fr-CA"},
        {"text": "The harbour was closed.", "language": 5},
        {"text": "The harbour was closed \ud800."},
    ]
    lines = [json.dumps(record) for record in records]
    result = run("detect", "-", "--format", "jsonl", stdin="\n".join([*lines[:2], "", "{", *lines[2:]]))
    found = [(item["path"], item["language"]["code"]) for item in map(json.loads, result.stdout.splitlines())]
    assert found == [("a", "de"), ("-#2", "es"), ("7", "fr"), ("-#7", "en")]
    assert result.exit_code == 2
    assert [line.split(":")[1].strip() for line in result.stderr.splitlines()] == ["-#4", "-#5", "-#8"]


def test_detect_takes_any_other_standard_input_for_a_document(run: Run) -> None:
    result = run("detect", "-", "--format", "json", stdin='{"The harbour" was closed for days.')
    assert json.loads(result.stdout)["path"] == "-"
    records = run("detect", "-", "--format", "jsonl", stdin='{"title": "no text"}\n{"text": "It rained for days."}\n')
    assert (records.exit_code, records.stderr) == (2, "transcheck: -#1: holds no text\n")
    assert [item["path"] for item in rows(records.stdout)] == ["-#2"]
    assert run("detect", "-", stdin="").exit_code == 2


def test_detect_refuses_standard_input_beyond_the_limit(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was cut there without a word."""
    monkeypatch.setattr("transcheck.reading.Limits", partial(Limits, size=40))
    result = run("detect", "-", stdin="The harbour was closed.\nNobody said for how many days it would be.\n")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "transcheck: -: is larger than 40 bytes\n"


def test_records_nested_beyond_reason_are_bad_lines(run: Run) -> None:
    deep = "[" * 100_000
    result = run("detect", "-", "--format", "jsonl", stdin=f'{{"text": "It rained."}}\n{{"text": {deep}\n')
    assert len(rows(result.stdout)) == 1
    assert "-#2: is not JSON" in result.stderr
    result = run("entail", "-", stdin=f'{{"premise": {deep}\n{PAIRS}')
    assert len(rows(result.stdout)) == 2
    assert "-:1: is not JSON" in result.stderr


def test_detect_tells_a_person_the_same(run: Run) -> None:
    result = run("detect", "canonical.txt")
    assert result.stdout.startswith("canonical.txt\n  language: English (en, ")
    assert "\n  origin: uncertain (machine 0." in result.stdout


def test_detect_says_that_a_language_is_in_doubt(run: Run, folder: Path) -> None:
    (folder / "klingon.txt").write_text("bIjatlhHa' chugh qaHoH. Heghlu'meH QaQ jajvam. tlhIngan maH! taHjaj wo'.")
    found = json.loads(run("detect", "klingon.txt", "--format", "json").stdout)
    assert not found["language"]["supported"]
    assert found["machine_translation"]["verdict"] == "uncertain"
    assert found["machine_translation"]["evidence"] == []
    assert "note: The language is in doubt (" in run("detect", "klingon.txt").stdout
    assert run("figures", "klingon.txt", "--format", "json").exit_code == 0


def test_detect_judges_texts_together(run: Run) -> None:
    alone, together = (
        json.loads(run("detect", "canonical.txt", "wrong.txt", *options, "--format", "json").stdout)
        for options in ((), ("--together",))
    )
    kinds = [{sign["kind"] for sign in item["machine_translation"]["evidence"]} for item in together]
    assert [item["path"] for item in together] == ["canonical.txt", "wrong.txt"]
    assert all("likeness" in found for found in kinds)
    assert alone != together


def test_figures_are_listed_with_their_place(run: Run) -> None:
    result = run("figures", "canonical.txt")
    assert result.stdout.splitlines()[-1].split() == ["3:50", "number", "about", "3200", "“3,200”"]
    found = json.loads(run("figures", "canonical.txt", "--format", "json").stdout)
    jsonschema.validate(found, schema("figures"))
    for figure in found["figures"]:
        assert CANONICAL[figure["start"] : figure["end"]] == figure["quote"]


def test_a_sheet_of_figures_is_of_one_article(run: Run) -> None:
    assert run("figures", "--as-facts", "canonical.txt").stdout.count("[[figure]]") >= 3
    assert run("figures", "--as-facts", "canonical.txt", "wrong.txt").exit_code == 2
    for more in (("--format", "json"), ("--output", "facts.json")):
        refused = run("figures", "--as-facts", "canonical.txt", *more)
        assert (refused.exit_code, refused.stdout) == (2, "")
        assert "--as-facts writes TOML, not json" in refused.stderr


PAIRS = "The dam was closed.\tThe dam was shut.\nThe dam was closed.\tThe dam was never closed.\n"


@pytest.mark.parametrize(
    "text",
    [
        PAIRS,
        "hypothesis\tpremise\nThe dam was shut.\tThe dam was closed.\nThe dam was never closed.\tThe dam was closed.\n",
        "".join(
            json.dumps({"id": number, "premise": "The dam was closed.", "hypothesis": hypothesis}) + "\n"
            for number, hypothesis in enumerate(("The dam was shut.", "The dam was never closed."), 1)
        ),
    ],
    ids=["tsv", "tsv with head", "jsonl"],
)
def test_entail_reads_pairs_in_three_forms(run: Run, text: str) -> None:
    result = run("entail", "-", stdin=text)
    assert result.exit_code == 0
    found = rows(result.stdout)
    for item in found:
        jsonschema.validate(item, schema("entail"))
    plain = rows(run("entail", "-", stdin=PAIRS).stdout)
    assert [item["entailment"] for item in found] == [item["entailment"] for item in plain]


def test_entail_reads_long_texts(run: Run) -> None:
    """Longer than a cell that Python's reader of CSV takes."""
    pair = {"premise": "The dam was closed." + 140_000 * " ", "hypothesis": "The dam was shut."}
    assert len(rows(run("entail", "-", stdin=json.dumps(pair) + "\n").stdout)) == 1


def test_entail_keeps_ids_and_names_bad_lines(run: Run, folder: Path) -> None:
    (folder / "pairs.jsonl").write_text(
        '{"id": "x", "premise": "A.", "hypothesis": "B."}\n{"id": "y", "premise": "A."}\nnot a pair\n', encoding="utf-8"
    )
    result = run("entail", "pairs.jsonl")
    assert [item["id"] for item in rows(result.stdout)] == ["x"]
    assert result.exit_code == 2
    assert [line.split()[1] for line in result.stderr.splitlines()] == ["pairs.jsonl:2:", "pairs.jsonl:3:"]


def test_entail_names_lines_with_too_little_and_too_much(run: Run) -> None:
    result = run("entail", "-", stdin=f"\tIt rained.\nIt rained.\t \nIt rained.\tIt was wet.\tIt was dry.\n{PAIRS}")
    assert (result.exit_code, len(rows(result.stdout))) == (2, 2)
    assert result.stderr.splitlines() == [
        "transcheck: -:1: has an empty premise or hypothesis",
        "transcheck: -:2: has an empty premise or hypothesis",
        "transcheck: -:3: has 3 columns, not 2",
    ]


def test_entail_tells_ids_that_are_none(run: Run) -> None:
    lines = [json.dumps({"premise": "A.", "hypothesis": "B.", "id": name}) for name in (None, True, ["a"], 1.5)]
    result = run("entail", "-", stdin="\n".join(lines))
    assert result.exit_code == 2
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == [1, 1.5]
    assert result.stderr.count("has an id that is neither a string nor a number") == 2


def test_ids_and_file_names_do_not_reach_the_terminal_raw(run: Run, folder: Path) -> None:
    pair = json.dumps({"premise": "A.", "hypothesis": "B.", "id": "\x1b[31m\n"})
    shown = run("entail", "-", "--format", "text", stdin=pair).stdout
    (folder / "\x1b[31m").write_text(FAITHFUL, encoding="utf-8")
    result = run("score", "--reference", "\x1b[31m", "--hypothesis", "\x1b[31m", "--format", "text")
    written = run("figures", "faithful.txt", "--output", "\x1b[2J").stderr
    assert "\x1b" not in shown + result.stdout + written
    assert "[31m" in shown
    assert "[31m" in result.stdout
    assert len(shown.splitlines()) == 1


def test_json_has_no_characters_that_a_terminal_obeys(run: Run, folder: Path) -> None:
    (folder / "odd.txt").write_text("\x9b31m14 cracks,\u202e 3,200 people.\x7f", encoding="utf-8")
    shown = run("align", "odd.txt", "odd.txt", "--format", "json").stdout
    shown += run("audit", "--canonical", "odd.txt", "odd.txt", "--format", "json").stdout
    assert not set(shown) & set("\x9b\u202e\x7f")
    assert r"cracks,\u202e 3,200 people" in shown


def test_entail_says_what_it_cannot_decode(run: Run, folder: Path) -> None:
    (folder / "pairs.tsv").write_bytes("Straße\tWeg\n".encode("latin-1"))
    result = run("entail", "-", stdin="Straße\tWeg\n".encode("latin-1"))
    assert result.exit_code == 2
    assert "transcheck: -: is not utf-8 after line 0" in result.stderr
    assert run("entail", "pairs.tsv", "--encoding", "latin-1").exit_code == 0
    assert "encoding that is not known" in run("entail", "pairs.tsv", "--encoding", "none").stderr
    assert "cannot be read" in run("entail", "none.tsv").stderr


def test_score_writes_segments_then_systems(run: Run, folder: Path) -> None:
    for name, text in (
        ("ref", "The dam was closed.\nIt rained.\n"),
        ("a", "The dam was shut.\nIt rained.\n"),
        ("b", "A dog.\n\n"),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    result = run("score", "--reference", "ref", "--hypothesis", "a", "--hypothesis", "b")
    assert result.exit_code == 0
    found = rows(result.stdout)
    for item in found:
        jsonschema.validate(item, schema("score"))
    assert [(item["hypothesis"], item["segment"]) for item in found] == [
        ("a", 1),
        ("a", 2),
        ("b", 1),
        ("b", 2),
        ("a", None),
        ("b", None),
    ]
    assert found[1]["quality"] == 1
    assert "signatures" in found[4]
    assert run("score", "--reference", "ref", "--hypothesis", "a", "b").stdout == result.stdout
    assert "nrefs:1" in run("score", "--reference", "ref", "--hypothesis", "a", "--format", "text").stdout


def test_score_refuses_files_of_other_length(run: Run, folder: Path) -> None:
    (folder / "ref").write_text("One.\nTwo.\n", encoding="utf-8")
    (folder / "hyp").write_text("One.\n", encoding="utf-8")
    result = run("score", "--reference", "ref", "--hypothesis", "hyp")
    assert result.exit_code == 2
    assert result.stderr == "transcheck: hyp: has 1 line, ref has 2\n"
    (folder / "none").write_text("", encoding="utf-8")
    assert "none: is empty" in run("score", "--reference", "none", "--hypothesis", "none").stderr


def test_align_follows_its_schema(run: Run) -> None:
    result = run("align", "canonical.txt", "faithful.txt", "--format", "jsonl")
    found = rows(result.stdout)
    assert len(found) > 1
    for item in found:
        jsonschema.validate(item, schema("align"))
    assert "  + Around 3,200 people live below the dam." in run("align", "canonical.txt", "faithful.txt").stdout
    assert run("align", "-", "-").exit_code == 2


def test_align_prints_words_where_they_are_asked_for(run: Run) -> None:
    result = run("align", "--words", "canonical.txt", "faithful.txt", "--format", "jsonl")
    items = rows(result.stdout)
    for item in items:
        jsonschema.validate(item, schema("align"))
    words = {word["canonical"]["quote"]: word["copy"]["quote"] for item in items for word in item["words"]}
    assert {"Oldbridge": "Oldbridge", "cracks": "cracks"}.items() <= words.items()
    assert "\n    3,200 = 3,200\n" in run("align", "--words", "canonical.txt", "faithful.txt").stdout
    assert "words" not in run("align", "canonical.txt", "faithful.txt", "--format", "jsonl").stdout


def test_explain_knows_every_category(run: Run) -> None:
    assert len(run("explain").stdout.splitlines()) == len(CATEGORIES)
    for category in CATEGORIES.values():
        found = run("explain", category.id).stdout
        assert category.description in found
        assert category.example in found
    assert run("explain", "fluency").stdout.count("Example:") == 3
    result = run("explain", "accuracy/typo")
    assert result.exit_code == 2
    assert "is no category" in result.stderr


def test_files_of_a_batch_and_baselines_follow_their_schemas(run: Run, folder: Path) -> None:
    def batch(*more: str) -> dict[str, list[dict[str, object]]]:
        run(
            "batch",
            "copies",
            "--canonical",
            "canonical.txt",
            "--output",
            "out",
            "--no-reports",
            "--workers",
            "1",
            *more,
        )
        files = {"results": "audit-line", "errors": "batch-error", "corrections": "batch-correction"}
        found = {}
        for path in (folder / "out").glob("*s.jsonl"):
            found[path.stem] = rows(path.read_text(encoding="utf-8"))
            assert found[path.stem], path
            for line in found[path.stem]:
                jsonschema.validate(line, schema(files[path.stem]))
        return found

    copies = folder / "copies"
    copies.mkdir()
    for name in ("faithful", "wrong"):
        (copies / f"{name}.txt").write_bytes((folder / f"{name}.txt").read_bytes())
    (copies / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    assert batch("--write-baseline", "known.json").keys() == {"results", "errors"}
    baseline = json.loads((folder / "known.json").read_text(encoding="utf-8"))
    jsonschema.validate(baseline, schema("baseline"))
    assert baseline["copies"]["copies/wrong.txt"]
    corrected = CANONICAL.replace("14 cracks", "41 cracks")
    (folder / "canonical.txt").write_text(corrected, encoding="utf-8")
    found = batch("--baseline", "known.json")
    assert [line["path"] for line in found["corrections"]] == ["copies/faithful.txt"]
    assert '"known": true' in (folder / "out" / "results.jsonl").read_text(encoding="utf-8")


def test_schema_lists_and_prints(run: Run) -> None:
    assert run("schema").stdout.split() == list(names())
    assert json.loads(run("schema", "audit").stdout) == schema("audit")
    assert run("schema", "none").exit_code == 2


def test_models_are_listed_shown_and_verified(run: Run) -> None:
    assert "encoder" in run("models", "list").stdout
    assert '"kind": "encoder"' in run("models", "show", "encoder").stdout
    assert run("models", "verify").exit_code == 0
    assert run("models", "show", "none").exit_code == 2


def test_a_damaged_model_is_found(run: Run, folder: Path) -> None:
    (folder / "mine").mkdir()
    (folder / "mine" / "config.json").write_text('{"kind": "entailment", "sha256": {"a.onnx": "00"}}', encoding="utf-8")
    (folder / "mine" / "a.onnx").write_bytes(b"x")
    result = run("models", "verify", "mine")
    assert result.exit_code == 2
    assert result.stderr == "transcheck: model mine: a.onnx is damaged (its checksum differs from config.json)\n"


def test_models_are_not_fetched_offline(run: Run) -> None:
    result = run("models", "pull", "someone/model", "--offline")
    assert result.exit_code == 2
    assert "network access is forbidden" in result.stderr


def test_the_version_names_the_models(run: Run) -> None:
    for option in ("-V", "--version"):
        lines = run(option).stdout.splitlines()
        assert lines[0].startswith("transcheck ")
        assert any(line.startswith("encoder ") and len(line.split()[1]) == 8 for line in lines)


@pytest.mark.parametrize(
    "command", ["audit", "detect", "figures", "entail", "score", "align", "explain", "schema", "models"]
)
def test_every_command_explains_itself_with_an_example(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"  transcheck {command}" in result.stdout


def test_a_sheet_is_not_written_of_several_documents(run: Run, folder: Path) -> None:
    (folder / "rows.jsonl").write_text('{"text": "14 ferries came."}\n{"text": "15 ferries came."}\n', encoding="utf-8")
    result = run("figures", "--as-facts", "rows.jsonl", "--output", "facts.toml")
    assert (result.exit_code, result.stderr) == (
        2,
        "transcheck: rows.jsonl: holds several documents; a sheet is of one\n",
    )
    assert not (folder / "facts.toml").exists()


def test_lines_that_are_no_pairs_are_told_and_the_rest_goes_on(run: Run) -> None:
    pairs = (
        '{"premise": "half \\ud800", "hypothesis": "b"}\n{bad\n{"premise": "It rained.", "hypothesis": "It rained."}\n'
    )
    result = run("entail", "-", stdin=pairs)
    assert result.exit_code == 2
    assert result.stderr == (
        "transcheck: -:1: has half of a character (a lone surrogate)\ntranscheck: -:2: is not JSON\n"
    )
    assert [row["id"] for row in rows(result.stdout)] == [3]


@pytest.mark.parametrize("nothing", ["", "\n\n", "premise\thypothesis\n"])
def test_no_pair_is_no_answer(run: Run, nothing: str) -> None:
    result = run("entail", "-", stdin=nothing)
    assert (result.exit_code, result.stderr) == (2, "transcheck: -: holds no pair\n")


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_lines_in_other_encodings_are_read_as_articles_are(run: Run, folder: Path, encoding: str) -> None:
    text = "Die Fähre überquerte den Fluss bei Köln.\nDer Fährmann schwieg.\n"
    (folder / "ref.txt").write_text(text, encoding="utf-8")
    (folder / "hyp.txt").write_bytes(text.encode(encoding))
    result = run("score", "--reference", "ref.txt", "--hypothesis", "hyp.txt")
    assert [row["quality"] for row in rows(result.stdout)] == [1.0, 1.0, 1.0]
    assert ("read as cp1252" in result.stderr) == (encoding == "cp1252")


def test_empty_lines_do_not_raise_the_quality_of_a_system(run: Run, folder: Path) -> None:
    (folder / "ref.txt").write_text("The dam was closed.\n\n\nNobody was hurt.\n", encoding="utf-8")
    (folder / "hyp.txt").write_text("The dam was opened.\n\n\nNobody was seen.\n", encoding="utf-8")
    first, _, _, last, system = rows(run("score", "--reference", "ref.txt", "--hypothesis", "hyp.txt").stdout)
    assert system["quality"] == pytest.approx((first["quality"] + last["quality"]) / 2, abs=1e-4)  # type: ignore[operator] (numbers in JSON)


@pytest.mark.parametrize(
    "arguments",
    [
        ("audit", "--canonical", "canonical.txt", "wrong.txt"),
        ("batch", ".", "--canonical", "canonical.txt", "--output", "out"),
        ("entail", "-"),
        ("score", "--reference", "canonical.txt", "--hypothesis", "wrong.txt"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_device_without_a_model_for_it_is_refused(run: Run, folder: Path, arguments: tuple[str, ...]) -> None:
    result = run(*arguments, "--device", "cuda", stdin=PAIRS)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--device cuda is for a model of the hub, named by --entailment-model" in result.stderr
    assert not (folder / "out").exists()


def test_a_device_among_the_defaults_waits_for_a_model(run: Run, folder: Path) -> None:
    (folder / "transcheck.toml").write_text('device = "cuda"', encoding="utf-8")
    assert run("entail", "-", stdin=PAIRS).exit_code == 0
    result = run("entail", "-", "--entailment-model", "entailment", stdin=PAIRS)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "transcheck: model entailment: runs on cpu; cuda is for models of the hub\n"


@pytest.mark.parametrize("command", ["detect", "figures"])
def test_threads_are_offered_where_they_work(run: Run, command: str) -> None:
    result = run(command, "--threads", "2", "canonical.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "No such option" in result.stderr


@pytest.mark.parametrize("before", [None, "0"])
def test_offline_holds_for_the_command_alone(run: Run, monkeypatch: pytest.MonkeyPatch, before: str | None) -> None:
    if before is not None:
        monkeypatch.setenv("HF_HUB_OFFLINE", before)
    assert run("figures", "canonical.txt", "--offline").exit_code == 0
    assert os.environ.get("HF_HUB_OFFLINE") == before
