from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from transcheck.audit import Auditor, Options
from transcheck.baseline import read_baseline, write_baseline
from transcheck.batch import Place, Progress, Shard, keys, run
from transcheck.batch.run import run_batch
from transcheck.document import Document
from transcheck.entailment import BundledEntailment, Judgement
from transcheck.errors import InputError, ModelError
from transcheck.models import Model, bundled
from transcheck.schema import schema

DAM = "The Oldbridge dam was closed on Monday after a two-week inspection. Engineers found 14 cracks in the concrete."
BAND = "The singer Ana Morel won the Northern Song Prize in Leeds. A jury of nine musicians chose her third album."
COPIES = {
    "a.txt": "Engineers found 41 cracks in the concrete of the Oldbridge dam. It was closed on Monday.",
    "b.txt": "Ana Morel, the singer, has won the Northern Song Prize. Nine musicians sat on the jury.",
    "c.txt": "Engineers found 41 cracks in the concrete of the Oldbridge dam. It was closed on Monday.",
    "d.txt": "Shares of copper mines rose sharply in early trading on the Santiago exchange, brokers said.",
    "e.txt": "",
}
OUTPUTS = ("results.jsonl", "errors.jsonl", "summary.csv", "facts.csv", "family.txt", "index.html")


class Inline:
    """An engine without processes: the tests of what is done with outcomes need none."""

    def __init__(self, function: Callable[[Any], Any], _: int, prepare: Callable[..., None], setup: tuple[Any, ...]):
        prepare(*setup)
        self._function = function

    def run(self, tasks: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        for task in tasks:
            yield task, self._function(task)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copies of two stories, of none, and an empty one."""
    monkeypatch.setattr(run, "Pool", Inline)
    (tmp_path / "copies").mkdir()
    for name, text in COPIES.items():
        (tmp_path / "copies" / name).write_text(text, encoding="utf-8")
    return tmp_path


def batch(folder: Path, output: str = "out", articles: tuple[str, ...] = (DAM, BAND), **settings: Any) -> Any:
    sources = sorted(str(path) for path in (folder / "copies").iterdir())
    canonicals = [Document(text, f"article-{index}") for index, text in enumerate(articles)]
    place = Place(folder / output, settings.pop("shard", None))
    return run_batch(sources, canonicals, settings.pop("options", Options(threads=1)), place, **settings)


def outputs(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in OUTPUTS}


@pytest.mark.parametrize("shard", [None, Shard(1, 1)])
def test_pictures_of_an_earlier_run_go(folder: Path, shard: Shard | None) -> None:
    (folder / "copies" / "f.txt").write_text(COPIES["b.txt"].replace("Nine", "Seven"), encoding="utf-8")
    batch(folder, shard=shard)
    ending = "-1-of-1.svg" if shard else ".svg"
    pictures = {path.name for path in (folder / "out").glob("family*.svg")}
    assert pictures == {f"family-1{ending}", f"family-2{ending}"}
    for name in ("family-1-of-2.svg", "family-tree.svg"):
        (folder / "out" / name).write_text("of others", encoding="utf-8")
    batch(folder, articles=(DAM,), shard=shard)
    pictures = {path.name for path in (folder / "out").glob("family*.svg")}
    assert pictures == {f"family{ending}", "family-1-of-2.svg", "family-tree.svg"}


def test_each_copy_is_compared_with_its_own_article(folder: Path) -> None:
    result = batch(folder)
    assert [(Path(row.path).name, row.canonical) for row in result.rows()] == [
        ("a.txt", "article-0"),
        ("b.txt", "article-1"),
        ("c.txt", "article-0"),
    ]
    assert [(Path(path).name, reason) for path, reason in result.errors()] == [
        ("d.txt", "tells the story of none of the canonical articles"),
        ("e.txt", "is empty"),
    ]
    # Equal texts are audited once.
    assert result.audited == 2
    lines = [json.loads(line) for line in (folder / "out" / "results.jsonl").read_text(encoding="utf-8").splitlines()]
    for line in lines:
        jsonschema.validate(line, schema("audit-line"))
    assert lines[0]["copy"] | {"path": ""} == lines[2]["copy"] | {"path": ""}
    failed = [json.loads(line) for line in (folder / "out" / "errors.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [Path(line["path"]).name for line in failed] == ["d.txt", "e.txt"]


def test_an_audit_in_a_batch_is_the_audit_alone(folder: Path) -> None:
    batch(folder, articles=(DAM,))
    first = json.loads((folder / "out" / "results.jsonl").read_text(encoding="utf-8").splitlines()[0])
    path = str(folder / "copies" / "a.txt")
    alone = Auditor(Document(DAM, "article-0"), Options(threads=1)).audit(Document(COPIES["a.txt"], path))
    assert first["copy"] == json.loads(json.dumps(alone.to_dict()))


def test_a_second_run_audits_only_what_changed_and_writes_the_same(folder: Path) -> None:
    batch(folder)
    before = outputs(folder / "out")
    assert batch(folder).audited == 0
    assert outputs(folder / "out") == before
    (folder / "copies" / "b.txt").write_text(COPIES["b.txt"].replace("Nine", "Eight"), encoding="utf-8")
    assert batch(folder).audited == 1


def test_a_corrected_article_leaves_the_audits_of_the_others(folder: Path) -> None:
    batch(folder)
    assert batch(folder, articles=(DAM.replace("14", "41"), BAND)).audited == 1


def test_a_corrected_article_is_audited_like_a_new_one_but_for_what_the_model_judged_before(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Three sentences: the correction touches one, and the copies say all three.
    article = f"{DAM} The river authority will decide in June whether it can open again."
    more = " In June the authority decides if it may open again."
    for name in ("b.txt", "d.txt", "e.txt"):
        (folder / "copies" / name).unlink()
    (folder / "copies" / "a.txt").write_text(COPIES["a.txt"] + more, encoding="utf-8")
    (folder / "copies" / "c.txt").write_text(COPIES["a.txt"].replace("41", "14") + more, encoding="utf-8")
    batch(folder, articles=(article,))
    assert not (folder / "out" / "corrections.jsonl").exists()
    asked: list[str] = []
    judge = BundledEntailment.judge

    def counting(self: BundledEntailment, premises: Sequence[str], hypotheses: Sequence[str]) -> list[Judgement]:
        asked.extend(premises)
        return judge(self, premises, hypotheses)

    monkeypatch.setattr(BundledEntailment, "judge", counting)
    corrected = article.replace("14", "41")
    result = batch(folder, articles=(corrected,))
    touched = len(asked)
    fresh = batch(folder, "fresh", articles=(corrected,))
    assert outputs(folder / "out") == outputs(folder / "fresh")
    assert 0 < touched < len(asked) - touched
    # The copy that had the figure wrong by the old article has it right now, and the other way round.
    assert (result.audited, result.corrected, fresh.corrected) == (2, 1, 0)
    assert [(Path(item.path).name, item.before, item.after) for item in result.corrections()] == [
        ("c.txt", "Engineers found 14 cracks in the concrete.", "Engineers found 41 cracks in the concrete.")
    ]
    assert next(result.corrections()).quote == "Engineers found 14 cracks in the concrete of the Oldbridge dam."
    written = (folder / "out" / "corrections.jsonl").read_text(encoding="utf-8")
    assert [json.loads(line)["before"] for line in written.splitlines()] == [next(result.corrections()).before]
    # The next run has nothing new to say and leaves what was said.
    assert batch(folder, articles=(corrected,)).corrected == 0
    assert (folder / "out" / "corrections.jsonl").read_text(encoding="utf-8") == written


def test_a_claim_that_was_taken_out_is_carried_by_the_copies_that_make_it(folder: Path) -> None:
    batch(folder, articles=(DAM,))
    first, _ = DAM.split(" Engineers")
    result = batch(folder, articles=(DAM.replace("14", "41"),))
    assert [Path(item.path).name for item in result.corrections()] == []
    result = batch(folder, articles=(first,))
    assert [(Path(item.path).name, item.after) for item in result.corrections()] == [("a.txt", ""), ("c.txt", "")]


def test_the_index_leads_to_a_page_of_every_copy(folder: Path) -> None:
    result = batch(folder)
    index = (folder / "out" / "index.html").read_text(encoding="utf-8")
    pages = {path.name: path.read_text(encoding="utf-8") for path in (folder / "out" / "reports").iterdir()}
    assert len(pages) == result.summary.copies == 3
    assert all(f'href="reports/{name}"' in index for name in pages)
    assert sum("41 cracks" in page for page in pages.values()) == 2
    assert index.index("a.txt") < index.index("b.txt")
    assert "“14” → “41”" in (folder / "out" / "family.txt").read_text(encoding="utf-8")
    assert (folder / "out" / "family-1.svg").is_file()
    # A page that is missing is written from the cache, and is the one that the worker wrote.
    for path in (folder / "out" / "reports").iterdir():
        path.unlink()
    batch(folder)
    assert {path.name: path.read_text(encoding="utf-8") for path in (folder / "out" / "reports").iterdir()} == pages
    # Pages are not written anew, and go with their copies.
    places = {path: path.stat().st_ino for path in (folder / "out" / "reports").iterdir()}
    (folder / "copies" / "c.txt").unlink()
    batch(folder)
    left = {path: path.stat().st_ino for path in (folder / "out" / "reports").iterdir()}
    assert len(left) == 2
    assert left.items() <= places.items()


def test_files_of_others_stay_in_the_folder_of_reports(folder: Path) -> None:
    reports = folder / "out" / "reports"
    (reports / "of my own").mkdir(parents=True)
    (reports / "notes.html").write_text("mine", encoding="utf-8")
    for name in (f"{'0' * 20}.html", f".{'0' * 20}.html.12.tmp"):
        (reports / name).write_text("of an earlier run", encoding="utf-8")
    batch(folder)
    assert (reports / "notes.html").read_text(encoding="utf-8") == "mine"
    assert (reports / "of my own").is_dir()
    assert not [path.name for path in reports.iterdir() if "0" * 20 in path.name]


@pytest.mark.parametrize("shard", [None, Shard(1, 2)])
def test_what_a_killed_run_left_half_written_goes(folder: Path, shard: Shard | None) -> None:
    part = "-1-of-2" if shard else ""
    out = folder / "out"
    out.mkdir()
    left = [f"results{part}.jsonl", f"family-2{part}.svg", f"report{part}.sarif", f"cache{part}.jsonl"]
    others = ["results-2-of-2.jsonl", "results-1-of-22.jsonl", "notes.txt", *(["index.html"] if shard else [])]
    for name in left + others:
        (out / f".{name}.4711.tmp").write_bytes(b"half")
    batch(folder, shard=shard, pages=False)
    assert {path.name for path in out.glob(".*.tmp")} == {f".{name}.4711.tmp" for name in others}


@pytest.mark.parametrize(
    ("name", "make"),
    [("reports", Path.touch), ("batch.ledger", Path.mkdir), (".cache.jsonl.places", Path.mkdir)],
    ids=["reports", "ledger", "places"],
)
def test_what_stands_in_the_way_of_an_output_is_named(folder: Path, name: str, make: Callable[[Path], None]) -> None:
    (folder / "out").mkdir()
    make(folder / "out" / name)
    with pytest.raises(InputError, match="cannot be written"):
        batch(folder)


def test_pages_can_be_left_out(folder: Path) -> None:
    batch(folder, pages=False)
    assert not (folder / "out" / "reports").exists()
    assert not (folder / "out" / "index.html").exists()


def test_a_page_shows_no_known_issue(folder: Path) -> None:
    write_baseline(folder / "known.json", batch(folder, articles=(DAM,)).copies())
    batch(folder, articles=(DAM,), baseline=read_baseline(folder / "known.json"))
    pages = [path.read_text(encoding="utf-8") for path in (folder / "out" / "reports").iterdir()]
    assert len(pages) == 4
    told = [page for page in pages if "cracks" in page]
    assert told
    assert all("of the baseline left out" in page for page in told)


def test_other_code_is_another_audit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    batch(folder)
    monkeypatch.setattr(keys, "code_fingerprint", lambda: "edited")
    assert batch(folder).audited == 2


def test_other_options_are_other_audits(folder: Path) -> None:
    batch(folder)
    assert batch(folder, options=Options(threads=2)).audited == 0
    assert batch(folder, options=Options(threads=1, ignore=("accuracy/omission",))).audited == 2


def test_the_cache_does_not_grow_with_what_is_no_longer_asked(folder: Path) -> None:
    batch(folder)
    size = (folder / "out" / "cache.jsonl").stat().st_size
    batch(folder, articles=(DAM.replace("two-week", "two-year"), BAND))
    assert (folder / "out" / "cache.jsonl").stat().st_size < 1.2 * size


def test_known_issues_are_marked_and_not_counted(folder: Path) -> None:
    first = batch(folder, articles=(DAM,))
    assert next(first.rows()).critical
    write_baseline(folder / "known.json", first.copies())
    result = batch(folder, articles=(DAM,), baseline=read_baseline(folder / "known.json"))
    assert result.audited == 0
    row = next(result.rows())
    assert row.critical == row.major == 0
    assert row.known
    line = json.loads((folder / "out" / "results.jsonl").read_text(encoding="utf-8").splitlines()[0])
    jsonschema.validate(line, schema("audit-line"))
    assert all(issue["known"] for issue in line["copy"]["issues"])


def test_a_defect_on_one_copy_is_an_error_of_that_copy(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    audit = Auditor.audit

    def broken(self: Auditor, document: Document) -> object:
        if "41 cracks" in document.text:
            raise ZeroDivisionError("by zero")
        return audit(self, document)

    monkeypatch.setattr(Auditor, "audit", broken)
    result = batch(folder)
    assert [Path(row.path).name for row in result.rows()] == ["b.txt"]
    assert "ZeroDivisionError" in next(result.errors())[1]
    monkeypatch.undo()
    monkeypatch.setattr(run, "Pool", Inline)
    assert batch(folder).summary.copies == 3


def test_shards_have_every_copy_once(folder: Path) -> None:
    parts = [batch(folder, shard=Shard(number, 3)) for number in (1, 2, 3)]
    whole = batch(folder, "whole")
    assert sorted(row.path for part in parts for row in part.rows()) == [row.path for row in whole.rows()]
    assert sorted(error for part in parts for error in part.errors()) == list(whole.errors())
    assert (folder / "out" / "results-2-of-3.jsonl").is_file()


def test_progress_ends_with_all_copies(folder: Path) -> None:
    seen: list[Progress] = []
    batch(folder, on_progress=seen.append)
    assert seen[-1] == Progress(5, 5, 2)
    assert all(one.done <= one.total for one in seen)


def test_progress_tells_rate_and_time_left() -> None:
    assert Progress(0, 10, 0).pace(3.0) == ""
    assert Progress(40, 7300, 20).pace(10.0) == "2 copies/s, 1:00:30 left"


def test_two_runs_do_not_write_to_one_folder(folder: Path) -> None:
    pytest.importorskip("fcntl", reason="locks of POSIX")

    def again(_: Progress) -> None:
        with pytest.raises(InputError, match="another run writes to this folder"):
            batch(folder)

    batch(folder, on_progress=again)


KILLED = """
import os, signal, sys
from pathlib import Path
from transcheck.audit import Options
from transcheck.batch import Place, run_batch
from transcheck.reading import expand, read

def kill(progress):
    if progress.audited == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    result = run_batch(
        expand(["copies"]), [read("dam.txt")], Options(), Place(Path(sys.argv[1])), workers=2, on_progress=kill
    )
    print(result.audited)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="signals of POSIX")
def test_a_killed_run_goes_on_and_ends_like_an_unbroken_one(tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    (tmp_path / "dam.txt").write_text(DAM, encoding="utf-8")
    (tmp_path / "batch.py").write_text(KILLED, encoding="utf-8")
    for index in range(6):
        text = COPIES["a.txt"].replace("41", str(20 + index))
        (tmp_path / "copies" / f"{index}.txt").write_text(text, encoding="utf-8")

    def start(output: str, killed_at: int) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "batch.py", output, str(killed_at)]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    for killed_at in (2, 1):
        assert start("out", killed_at).returncode == -signal.SIGKILL
        assert not (tmp_path / "out" / "results.jsonl").exists()
    last = start("out", -1)
    assert (last.returncode, last.stdout) == (0, "3\n"), last.stderr
    assert start("whole", -1).stdout == "6\n"
    assert outputs(tmp_path / "out") == outputs(tmp_path / "whole")


def test_the_signature_names_the_models_that_audit_and_loads_none() -> None:
    auditor = Auditor(Document(DAM), Options(threads=1))
    signature = auditor.signature
    assert not {"encoder", "entailment"} & vars(auditor).keys()
    assert f"|nli:{auditor.entailment.signature}|" in signature
    assert f"|enc:{auditor.encoder.model.name}@{auditor.encoder.model.fingerprint}|" in signature
    assert all(model.fingerprint in signature for model in bundled())


def test_a_damaged_model_ends_the_run_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "model.onnx").write_bytes(b"damaged")
    damaged = Model("mine", "encoder", folder, {"sha256": {"model.onnx": "0" * 64}})
    monkeypatch.setattr(run, "bundled", lambda: (damaged,))
    with pytest.raises(ModelError, match=r"mine: model\.onnx is damaged"):
        batch(folder)
    assert not (folder / "out" / "cache.jsonl").exists()
