"""Measures batches: `python benchmarks/throughput.py --copies 1000`.

Results go to `results/throughput.csv`, plots to `docs/`. Texts are generated here from a seed: an article of news
sentences, and copies that reword, leave out, add and get figures wrong. Sections, chosen with `--parts`:

- `speed`: a batch of `--copies` copies on `--workers` processes: seconds, processor seconds, memory of all processes
  (proportional set size, so shared pages count once), sampled five times a second. `audits a second on two cores` is
  two divided by the processor seconds an audit, which other work on the machine hardly changes. Each sentence of a copy
  names somebody of its own, so no two copies share one, and what a worker remembers is of no use. Processor seconds and
  memory after each tenth of the copies show how cost grows with their number;
- `shared`: the same with `--shared-copies` copies that have many sentences in common, as copies of copies have;
- `stages`: where the processor time of an audit goes;
- `length`: processor seconds of an audit by the length of the copy, the article staying the same; and of both together;
- `processes`: memory of all processes while workers audit `--many-copies` copies of two or three sentences, no two of
  them alike, sampled once a second; after each twentieth the peak since the one before, and the same of what stands in
  no file. Pages of mapped files (models, word vectors, libraries) count once they were touched; the system takes them
  back when it needs them. 20,000 copies take more than an hour of processor time;
- `memory`: peak memory of the parent process by the number of copies, the audits replaced by one that a worker made
  before it ended;
- `worker`: memory of one worker after each eighth of `--worker-copies` copies, without mapped files, which other
  processes share;
- `dense`: the usual design (Laban et al. 2022, "SummaC": every sentence of the copy with every sentence of the article)
  through `transformers` in fp32 (needs torch). Some pairs are timed and the seconds a pair multiplied by the pairs of
  the copies. The networks have random weights: time depends on shapes alone. `small` has the body of the bundled model
  (12 layers of 384), `base` that of the usual models (12 layers of 768), `mdeberta` is the network that is taken for
  entailment in many languages (mDeBERTa-v3 base, 12 layers of 768 whose attention knows distances), `summac` the one
  that SummaC comes with (ALBERT xlarge, 24 layers of 2048; a tenth of the pairs is timed);
- `recall`: what transcheck and the usual design find of the issues that an editor marked in the folder `--seeds` (see
  usual_design.py), and the processor time of both, the usual design with each of these networks (needs torch);
- `kill`: a batch is killed (SIGKILL) at random moments and started again, `--kills` times; its output must then be that
  of an unbroken run, byte for byte.

Linux only. What was measured with which sizes stands in the table.
"""

from __future__ import annotations

import argparse
import csv
import filecmp
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from transcheck.audit import Auditor, Options
from transcheck.batch import Place, run, run_batch
from transcheck.batch.auditing import Outcome, Setup, Task, Worker, audit_task, start_worker
from transcheck.batch.workers import Died, Pool
from transcheck.document import Document
from transcheck.outline import outline
from transcheck.runtime import Body

HERE: Final = Path(__file__).parent
PARTS: Final = ("speed", "shared", "stages", "length", "processes", "memory", "worker", "dense", "recall", "kill")
OUTPUTS: Final = ("results.jsonl", "errors.jsonl", "summary.csv", "facts.csv", "family.txt", "index.html")
COMMAND: Final = (sys.executable, "-c", "from transcheck.cli import main; main()", "batch")

# Each word with others that a second writer might have taken.
WHO: Final = (
    ("The harbour authority", "The port authority"), ("The mayor", "The head of the city"),
    ("The union", "The workers' union"),
    ("A spokeswoman for the airline", "A speaker of the airline"), ("The ministry of health", "The health ministry"),
    ("The school board", "The board of schools"), ("The court", "The regional court"),
    ("The power company", "The utility"),
)  # fmt: skip
DID: Final = (
    ("said", "stated"), ("announced", "made known"), ("confirmed", "acknowledged"),
    ("told reporters", "told the press"),
    ("wrote in a statement", "declared in a statement"), ("warned", "cautioned"),
)  # fmt: skip
WHAT: Final = (
    ("that {n} passengers had been brought to safety", "that {n} travellers had been rescued"),
    ("that repairs would cost about {n} euros", "that mending it would cost around {n} euros"),
    ("that the bridge would stay closed for {k} weeks", "that the bridge would not open for {k} weeks"),
    ("that {n} homes were without power on {day}", "that {n} households had no electricity on {day}"),
    ("that the vote had been put off until {day}", "that the ballot had been postponed to {day}"),
    ("that nobody was injured in the fire at the depot", "that no one was hurt when the depot burned"),
    ("that {k} of the {n} samples had shown traces of lead", "that traces of lead were in {k} of {n} samples"),
    ("that the contract with the builder had been ended", "that it had terminated the builder's contract"),
)  # fmt: skip
WHERE: Final = ("in Larnholm", "near Vesterby", "on the east bank", "in the old town", "at the northern terminal", "")
SYLLABLES: Final = (
    "bel",
    "dra",
    "fen",
    "gor",
    "hal",
    "kes",
    "lun",
    "mar",
    "nor",
    "pel",
    "ros",
    "tav",
    "ul",
    "vek",
    "zan",
)
DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Sentence = tuple[tuple[str, str], tuple[str, str], tuple[str, str], str, int, int, str]


@dataclass(frozen=True)
class Result:
    """One line of the table."""

    part: str
    name: str
    value: float
    unit: str
    size: str


def sentence(random_: random.Random) -> Sentence:
    """The parts of a sentence, each in two wordings."""
    number, count = random_.randrange(200, 90_000), random_.randrange(2, 60)
    return (
        random_.choice(WHO), random_.choice(DID), random_.choice(WHAT), random_.choice(WHERE), number, count,
        random_.choice(DAYS),
    )  # fmt: skip


def written(parts: Sentence, wording: Sequence[int], *, wrong: bool = False) -> str:
    """A sentence in one of its wordings; `wrong` exchanges digits of its figures."""
    who, did, what, where, number, count, day = parts
    if wrong:
        number, count = int(str(number)[::-1]) + 1, count + 11
    said = what[wording[2]].format(n=f"{number:,}", k=count, day=day)
    return " ".join(f"{who[wording[0]]} {did[wording[1]]} {said} {where}".split()) + "."


def article(random_: random.Random, length: int) -> list[Sentence]:
    """The sentences of an article."""
    return [sentence(random_) for _ in range(length)]


def text(sentences: Iterable[str]) -> str:
    """Sentences in paragraphs of three."""
    lines = list(sentences)
    return "\n\n".join(" ".join(lines[start : start + 3]) for start in range(0, len(lines), 3)) + "\n"


def original(parts: Sequence[Sentence]) -> str:
    """The article as it was published."""
    return text(written(item, (0, 0, 0)) for item in parts)


def copy_of(parts: Sequence[Sentence], random_: random.Random, length: int, *, shared: bool = False) -> str:
    """A copy of so many sentences: some of the article's in order, reworded, a few wrong, filled up with others.

    Unless it is `shared`, each sentence names somebody, so that no other copy has it.
    """
    chosen = sorted(random_.sample(range(len(parts)), min(len(parts), length)))
    lines = [
        written(parts[index], [random_.randrange(2) for _ in range(3)], wrong=random_.random() < 0.1)
        for index in chosen
    ]
    lines += [written(sentence(random_), (0, 0, 0)) for _ in range(length - len(chosen))]
    return text(lines if shared else [f"{line[:-1]}, according to {name(random_)}." for line in lines])


def name(random_: random.Random) -> str:
    """A name that hardly any other text has."""
    return " ".join("".join(random_.choices(SYLLABLES, k=count)).capitalize() for count in (2, 3))


def write_copies(
    folder: Path, parts: Sequence[Sentence], number: int, seed: int, lengths: tuple[int, int], *, shared: bool = False
) -> None:
    """Write an article and copies of it, no two alike, with lengths spread evenly over a range."""
    random_ = random.Random(seed)
    (folder / "copies").mkdir(parents=True)
    (folder / "article.txt").write_text(original(parts), encoding="utf-8")
    written_before = set[str]()
    while len(written_before) < number:
        content = copy_of(parts, random_, random_.randint(*lengths), shared=shared)
        if content not in written_before:
            (folder / "copies" / f"{len(written_before):06}.txt").write_text(content, encoding="utf-8")
            written_before.add(content)


@dataclass(frozen=True)
class Sample:
    """What a command has used, with all its processes.

    Attributes:
        seconds: Of processors.
        megabytes: Held now, shared pages divided among those who share them.
        anonymous: Of these in no file.
        audits: Lines in the cache.
    """

    seconds: float
    megabytes: float
    anonymous: float
    audits: int


def sample_of(root: int, audits: int) -> Sample:
    """What a process and all its descendants have used until now; ended ones are left out."""
    children: dict[int, list[int]] = defaultdict(list)
    used: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text(encoding="utf-8", errors="replace")
            except OSError:
                continue
            fields = stat.rpartition(")")[2].split()
            children[int(fields[1])].append(int(entry.name))
            used[int(entry.name)] = int(fields[11]) + int(fields[12])
    waiting, ticks, held = [root], 0, Counter[str]()
    while waiting:
        pid = waiting.pop()
        waiting += children[pid]
        ticks += used.get(pid, 0)
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
        except OSError:
            continue
        for kind, kilobytes in (line.split()[:2] for line in lines if line.startswith("Pss")):
            held[kind] += int(kilobytes)
    return Sample(ticks / os.sysconf("SC_CLK_TCK"), held["Pss:"] / 1024, held["Pss_Anon:"] / 1024, audits)


class Lines:
    """Counts the lines of a file that grows."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._place = self._count = 0

    def count(self) -> int:
        """Lines until now."""
        if self._path and self._path.is_file():
            with self._path.open("rb") as file:
                file.seek(self._place)
                while block := file.read(1 << 20):
                    self._count += block.count(b"\n")
                    self._place += len(block)
        return self._count


def batch(folder: Path, output: str, workers: int, *more: str) -> list[str]:
    """The command of a batch."""
    names = (str(folder / "copies"), "--canonical", str(folder / "article.txt"), "--output", str(folder / output))
    return [*COMMAND, *names, "--workers", str(workers), "--fail-on", "never", "--quiet", *more]


def measured_run(
    command: Sequence[str], cache: Path | None = None, pause: float = 0.2
) -> tuple[float, float, list[Sample]]:
    """Seconds and processor seconds of a command with all its processes, and samples on the way."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    process, lines, samples = subprocess.Popen(command, stdout=subprocess.DEVNULL), Lines(cache), []
    while process.poll() is None:
        samples.append(sample_of(process.pid, lines.count()))
        time.sleep(pause)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise SystemExit(f"the batch ended with {process.returncode}")
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, used, samples


def peak(samples: Sequence[Sample]) -> float:
    """Megabytes at most."""
    return max(item.megabytes for item in samples)


def stretches(samples: Sequence[Sample], counts: Iterable[int]) -> Iterator[tuple[int, Sequence[Sample]]]:
    """For each number of copies the samples up to the first with so many audits, from where the one before ended."""
    first = 0
    for count in counts:
        last = next((at for at in range(first, len(samples)) if samples[at].audits >= count), len(samples) - 1)
        yield count, samples[first : last + 1]
        first = last


def speed(options: argparse.Namespace, folder: Path) -> Iterator[Result]:
    yield from _speed("speed", options, folder, options.copies)


def shared(options: argparse.Namespace, folder: Path) -> Iterator[Result]:
    yield from _speed("shared", options, folder, options.shared_copies)


def _speed(part: str, options: argparse.Namespace, folder: Path, copies: int) -> Iterator[Result]:
    parts = article(random.Random(1), options.sentences)
    write_copies(folder, parts, copies, 2, options.lengths, shared=part == "shared")
    cache = folder / "out" / "cache.jsonl"
    seconds, used, samples = measured_run(batch(folder, "out", options.workers), cache)
    size = f"{copies} copies of {options.lengths[0]}–{options.lengths[1]} sentences, {options.workers} workers"
    yield Result(part, "wall clock", seconds, "s", size)
    yield Result(part, "processor time an audit, start included", used / copies, "s", size)
    yield Result(part, "audits a second on two cores", 2 * copies / used, "1/s", size)
    yield Result(part, "peak memory of all processes", peak(samples), "MB", size)
    left = cache.stat().st_size + (folder / "out" / "results.jsonl").stat().st_size
    yield Result(part, "cache and results a copy", left / copies / 1024, "KB", size)
    for count, stretch in stretches(samples, [copies * tenth // 10 for tenth in range(1, 11)]):
        yield Result(part, f"after {count} copies", stretch[-1].seconds, "s", size)
        yield from _memory_after(part, count, stretch, size)


def _memory_after(part: str, count: int, stretch: Sequence[Sample], size: str) -> Iterator[Result]:
    yield Result(part, f"after {count} copies: peak since before", peak(stretch), "MB", size)
    yield Result(part, f"in no file after {count} copies: peak", max(item.anonymous for item in stretch), "MB", size)


def processes(options: argparse.Namespace, folder: Path) -> Iterator[Result]:
    copies, lengths = options.many_copies, (2, 3)
    write_copies(folder, article(random.Random(1), 4), copies, 9, lengths)
    command = batch(folder, "out", options.workers)
    _, used, samples = measured_run(command, folder / "out" / "cache.jsonl", pause=1.0)
    size = f"{copies} copies of {lengths[0]}–{lengths[1]} sentences, {options.workers} workers"
    yield Result("processes", "processor time an audit, start included", used / copies, "s", size)
    for count, stretch in stretches(samples, [copies * part // 20 for part in range(1, 21)]):
        yield from _memory_after("processes", count, stretch, size)


def auditor_of(parts: Sequence[Sentence]) -> Auditor:
    auditor = Auditor(Document.from_text(original(parts), "article"), Options(threads=1))
    auditor.audit(Document.from_text(original(parts[:3]), "first"))
    return auditor


def stages(options: argparse.Namespace, _: Path) -> Iterator[Result]:
    parts = article(random.Random(1), options.sentences)
    auditor, random_ = auditor_of(parts), random.Random(2)
    documents = [
        Document.from_text(copy_of(parts, random_, random_.randint(*options.lengths)), str(index))
        for index in range(options.sample)
    ]
    names = {
        "prepare": "sentences and vectors of the copy", "similarity": "similarity of all sentences",
        "judge_pairs": "entailment of aligned pairs", "compare_figures": "figures",
        "counted_issues": "what figures count",
        "drift_issues": "words that moved the meaning", "addition_issues": "additions (with entailment)",
        "score_copy": "scores (BLEU, chrF, TER)", "merge_issues": "merging",
    }  # fmt: skip
    spent: dict[str, float] = defaultdict(float)

    def timed(function: Callable[..., Any], label: str) -> Callable[..., Any]:
        def measured(*args: Any, **values: Any) -> Any:
            start = time.process_time()
            try:
                return function(*args, **values)
            finally:
                spent[label] += time.process_time() - start

        return measured

    module: Any = sys.modules[Auditor.__module__]
    kept = {name: getattr(module, name) for name in names}
    detect, through_models = module.origin.detect_origin, Body.run
    for name, label in names.items():
        setattr(module, name, timed(kept[name], label))
    module.origin.detect_origin = timed(detect, "origin")
    setattr(Body, "run", timed(through_models, "models"))  # noqa: B010 (not for a type checker)
    start = time.process_time()
    for document in documents:
        auditor.audit(document)
    total = time.process_time() - start
    for name, function in kept.items():
        setattr(module, name, function)
    module.origin.detect_origin = detect
    setattr(Body, "run", through_models)  # noqa: B010 (not for a type checker)
    inside = spent.pop("models")
    size = f"{len(documents)} copies of {options.lengths[0]}–{options.lengths[1]} sentences"
    yield Result("stages", "an audit", total / len(documents), "s", size)
    for label, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        yield Result("stages", label, 100 * seconds / total, "%", size)
    yield Result("stages", "within these: inside ONNX Runtime", 100 * inside / total, "%", size)
    yield Result("stages", "all else", 100 * (total - sum(spent.values())) / total, "%", size)


def length(options: argparse.Namespace, _: Path) -> Iterator[Result]:
    """Two curves: the copy alone grows; the article grows with it."""
    random_ = random.Random(3)
    fixed = article(random_, options.sentences)
    auditor = auditor_of(fixed)
    for name, both in (("copy alone", False), ("article and copy", True)):
        for count in options.by_length:
            parts = article(random_, count) if both else fixed
            judge = auditor_of(parts) if both else auditor
            copies = [Document.from_text(copy_of(parts, random_, count), "copy") for _ in range(options.repeat)]
            start = time.process_time()
            for copy in copies:
                judge.audit(copy)
            used = (time.process_time() - start) / len(copies)
            yield Result("length", f"{name}: {count} sentences", used, "s", f"{len(copies)} copies")


class Ready:
    """An engine that has one copy audited, in a process that then ends, and gives its audit to all others."""

    def __init__(self, setup: Setup) -> None:
        self._pool: Pool[Task, Outcome] = Pool(audit_task, 1, start_worker, (setup,))

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Outcome | Died]]:
        """Each task with the same outcome."""
        waiting = iter(tasks)
        [(first, outcome)] = self._pool.run([next(waiting)])
        yield first, outcome
        for task in waiting:
            yield task, outcome


def memory(options: argparse.Namespace, folder: Path) -> Iterator[Result]:
    for count in options.by_memory:
        inner = folder / str(count)
        write_copies(inner, article(random.Random(1), 30), count, 5, (20, 20))
        command = [sys.executable, __file__, "--parent-of", str(inner)]
        _, _, samples = measured_run(command, inner / "out" / "cache.jsonl")
        alone = [item for item in samples if item.audits > 1]
        used = (alone[-1].seconds - alone[0].seconds) / count
        yield Result("memory", f"{count} copies", peak(alone), "MB", "parent process, no pages")
        anonymous = max(item.anonymous for item in alone)
        yield Result("memory", f"{count} copies: in no file", anonymous, "MB", "parent process, no pages")
        yield Result("memory", f"{count} copies: processor time a copy", used * 1000, "ms", "parent process")


def worker(options: argparse.Namespace, _: Path) -> Iterator[Result]:
    parts, random_ = article(random.Random(1), options.sentences), random.Random(2)
    audits = Worker(Setup((Document.from_text(original(parts), "article"),), Options(threads=1)))
    size = f"copies of {options.lengths[0]}–{options.lengths[1]} sentences, no two of which share one"
    for count in range(1, options.worker_copies + 1):
        copy = Document.from_text(copy_of(parts, random_, random_.randint(*options.lengths)), str(count))
        audits.audit(Task(copy, str(count), frozenset()))
        if count % max(options.worker_copies // 8, 1) == 0:
            lines = Path("/proc/self/smaps_rollup").read_text(encoding="utf-8").splitlines()
            kilobytes = next(int(line.split()[1]) for line in lines if line.startswith("Anonymous:"))
            yield Result("worker", f"after {count} copies", kilobytes / 1024, "MB", size)


def parent_of(folder: Path) -> None:
    """Run the parent of a batch of the copies in a folder."""
    setattr(run, "_engine", lambda _name, _workers, setup: Ready(setup))  # noqa: B010 (not for a type checker)
    sources = sorted(str(path) for path in (folder / "copies").iterdir())
    canonical = Document((folder / "article.txt").read_text(encoding="utf-8"), "article")
    run_batch(sources, [canonical], Options(threads=1), Place(folder / "out"), pages=False)


def dense(options: argparse.Namespace, _: Path) -> Iterator[Result]:
    import usual_design

    parts, random_ = article(random.Random(1), options.sentences), random.Random(2)
    left = [item.text for item in outline(Document.from_text(original(parts))).sentences]
    copies = [copy_of(parts, random_, random_.randint(*options.lengths)) for _ in range(options.sample)]
    rights = [[item.text for item in outline(Document.from_text(copy)).sentences] for copy in copies]
    pairs = sum(len(left) * len(right) for right in rights) / len(rights)
    lengths = [
        usual_design.pair_lengths([random_.choice(left)], [random_.choice(random_.choice(rights))])[0]
        for _ in range(options.pairs)
    ]
    auditor = auditor_of(parts)
    start = time.process_time()
    for copy in copies:
        auditor.audit(Document.from_text(copy))
    own = (time.process_time() - start) / len(copies)
    size = f"{len(copies)} copies, one thread"
    yield Result("dense", "transcheck, an audit", own, "s", size)
    yield Result("dense", "pairs of a copy", pairs, "pairs", size)
    for network, each, timed in _seconds_a_pair(lengths):
        timing = f"{size}, {timed} pairs timed"
        yield Result("dense", f"{network}: a pair", each * 1000, "ms", timing)
        yield Result("dense", f"{network}: a copy, extrapolated", each * pairs, "s", timing)
        yield Result("dense", f"{network}: times as long as transcheck", each * pairs / own, "×", timing)


def _seconds_a_pair(lengths: Iterable[int]) -> Iterator[tuple[str, float, int]]:
    """For each network its name, the processor seconds of a pair in one thread, and how many pairs were timed.

    Args:
        lengths: Pieces of each pair.
    """
    import torch

    torch.set_num_threads(1)
    lengths = sorted(lengths)
    for name, model in _networks():
        timed = lengths[:: 10 if name == "summac" else 1]
        # Sorted by length, 16 at a time: the least padding a user of this design would get.
        groups = [timed[first : first + 16] for first in range(0, len(timed), 16)]
        inputs = [torch.randint(5, 1000, (len(group), max(group))) for group in groups]
        with torch.inference_mode():
            model(inputs[0])
            start = time.process_time()
            for ids in inputs:
                model(ids)
        yield name, (time.process_time() - start) / len(timed), len(timed)


def _networks() -> Iterator[tuple[str, Any]]:
    """Networks of the shapes in use, fp32, with random weights."""
    from transformers import (
        AlbertConfig,
        AlbertForSequenceClassification,
        BertConfig,
        BertForSequenceClassification,
        DebertaV2Config,
        DebertaV2ForSequenceClassification,
    )

    for name, hidden in (("small", 384), ("base", 768)):
        shape = BertConfig(vocab_size=1000, hidden_size=hidden, num_hidden_layers=12, intermediate_size=4 * hidden)
        yield name, BertForSequenceClassification(shape).eval()
    # As MoritzLaurer/mDeBERTa-v3-base-mnli-xnli, but for the vocabulary, which costs no time.
    multilingual = DebertaV2Config(
        vocab_size=1000, hidden_size=768, num_hidden_layers=12, num_attention_heads=12, intermediate_size=3072,
        type_vocab_size=0, position_biased_input=False, relative_attention=True, position_buckets=256,
        max_relative_positions=-1, pos_att_type=["p2c", "c2p"], share_att_key=True, norm_rel_ebd="layer_norm",
        layer_norm_eps=1e-7, num_labels=3,
    )  # fmt: skip
    yield "mdeberta", DebertaV2ForSequenceClassification(multilingual).eval()
    # As tals/albert-xlarge-vitaminc-mnli, again but for the vocabulary.
    large = AlbertConfig(
        vocab_size=1000, hidden_size=2048, num_hidden_layers=24, num_attention_heads=16, intermediate_size=8192
    )
    yield "summac", AlbertForSequenceClassification(large).eval()


def recall(options: argparse.Namespace, _: Path) -> Iterator[Result]:
    import gold
    import usual_design

    auditor_of(article(random.Random(1), 3))
    start = time.process_time()
    rows = gold.judge(options.seeds, Options(threads=1), "", verbose=False)
    own = time.process_time() - start
    sides, lengths = usual_design.score(options.seeds)
    marked, sentences = sum(row.marked for row in rows), sum(len(side.sentences) for side in sides)
    size = f"{len(rows)} copies, {marked} marked issues, {sentences} sentences, one thread"
    place, other = sum(row.place for row in rows), sum(row.other for row in rows)
    yield Result("recall", "transcheck: all copies", own, "s", size)
    yield Result("recall", "transcheck: marked issues found at their words", place, "issues", size)
    yield Result("recall", "transcheck: with their category", sum(row.found for row in rows), "issues", size)
    yield Result("recall", "transcheck: other issues, major or critical", other, "issues", size)
    yield Result("recall", "transcheck: disturbed agreements", sum(row.disturbed for row in rows), "quotes", size)
    yield Result("recall", "usual design: pairs", len(lengths), "pairs", size)
    for network, each, timed in _seconds_a_pair(random.Random(1).sample(lengths, min(options.pairs, len(lengths)))):
        used, timing = each * len(lengths), f"{size}, {timed} pairs timed"
        yield Result("recall", f"usual design, {network}: all copies, extrapolated", used, "s", timing)
        yield Result("recall", f"usual design, {network}: times as long as transcheck", used / own, "×", timing)
    found = usual_design.curve(sides)
    same = next(item for item in found if item.found >= place)
    for name, item in (
        ("at the same recall", same),
        ("with as few false alarms", max((item for item in found if item.false <= other), key=lambda item: item.found)),
        ("at threshold 0", usual_design.flagged(sides, 0.0)),
    ):
        yield Result("recall", f"usual design, {name}: marked issues in flagged sentences", item.found, "issues", size)
        yield Result("recall", f"usual design, {name}: flagged sentences", item.sentences, "sentences", size)
        yield Result("recall", f"usual design, {name}: of these without one", item.false, "sentences", size)
        yield Result("recall", f"usual design, {name}: disturbed agreements", item.disturbed, "quotes", size)


def kill(options: argparse.Namespace, folder: Path) -> Iterator[Result]:
    parts = article(random.Random(1), 8)
    write_copies(folder, parts, options.kill_copies, 7, (4, 8))
    start = time.perf_counter()
    subprocess.run(batch(folder, "whole", options.workers), check=True, stdout=subprocess.DEVNULL)
    whole, random_, done, rounds, equal = time.perf_counter() - start, random.Random(8), 0, 0, 0
    in_audits = 0
    while done < options.kills:
        process = subprocess.Popen(batch(folder, "out", options.workers), stdout=subprocess.DEVNULL)
        timer = threading.Timer(random_.uniform(0.1, 1.0) * whole, os.kill, (process.pid, signal.SIGKILL))
        timer.start()
        killed = process.wait() == -signal.SIGKILL
        timer.cancel()
        done += killed
        cache = folder / "out" / "cache.jsonl"
        in_audits += killed and cache.is_file() and cache.stat().st_size > 0
        if killed and done < options.kills:
            continue
        subprocess.run(batch(folder, "out", options.workers), check=True, stdout=subprocess.DEVNULL)
        rounds += 1
        equal += not filecmp.cmpfiles(folder / "whole", folder / "out", OUTPUTS, shallow=False)[1]
        shutil.rmtree(folder / "out")
    size = f"{options.kill_copies} copies, {options.workers} workers"
    yield Result("kill", "runs killed", done, "runs", size)
    yield Result("kill", "of these after some audits", in_audits, "runs", size)
    yield Result("kill", "runs brought to their end after that", rounds, "runs", size)
    yield Result("kill", "of these equal to an unbroken run", equal, "runs", size)


def plot(results: Sequence[Result], docs: Path) -> None:
    """Draw time by length, and time and memory by number of copies, whichever was measured."""
    import matplotlib as mpl

    mpl.use("agg")
    from matplotlib import pyplot as plt

    def points(part: str, start: str, unit: str = "s") -> list[tuple[int, float]]:
        """Size and value; the size is the first number of the name after its start."""
        found = [item for item in results if (item.part, item.unit) == (part, unit) and item.name.startswith(start)]
        return [(int(item.name.removeprefix(start).split()[0]), item.value) for item in found]

    panels = {
        ("sentences", "processor seconds an audit"): {
            "the copy alone grows": points("length", "copy alone: "),
            "article and copy grow": points("length", "article and copy: "),
        },
        ("copies audited", "processor seconds of the batch until then"): {"": points("speed", "after ")},
        ("copies audited", "MB of all processes, at most"): {
            "all": points("speed", "after ", "MB"),
            "in no file": points("speed", "in no file after ", "MB"),
        },
        ("copies of 2 or 3 sentences audited", "MB of all processes, at most"): {
            "all": points("processes", "after ", "MB"),
            "in no file": points("processes", "in no file after ", "MB"),
        },
    }
    measured = {axes: {label: line for label, line in lines.items() if line} for axes, lines in panels.items()}
    drawn = {axes: lines for axes, lines in measured.items() if lines}
    if not drawn:
        return
    figure, axes = plt.subplots(1, len(drawn), figsize=(5 * len(drawn), 3.6), layout="constrained", squeeze=False)
    for place, ((across, up), lines) in zip(axes[0], drawn.items(), strict=True):
        for label, line in lines.items():
            place.plot(*zip(*line, strict=True), "o-", label=label)
        place.set(xlabel=across, ylabel=up, xlim=(0, None), ylim=(0, None))
        if len(lines) > 1:
            place.legend()
    figure.savefig(docs / "throughput.png", dpi=110, metadata={"Software": None})


def save(results: Sequence[Result], path: Path) -> list[Result]:
    """Replace the lines of the parts that were measured; the others stay. Returns all lines."""
    parts = {item.part for item in results}
    kept: list[Result] = []
    if path.is_file():
        with path.open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        kept = [
            Result(r["part"], r["name"], float(r["value"]), r["unit"], r["size"]) for r in rows if r["part"] in PARTS
        ]
    lines = sorted([item for item in kept if item.part not in parts] + list(results), key=lambda r: PARTS.index(r.part))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["part", "name", "value", "unit", "size"])
        writer.writerows([r.part, r.name, f"{r.value:.4g}", r.unit, r.size] for r in lines)
    return lines


def numbers(value: str) -> tuple[int, ...]:
    return tuple(int(part) for part in value.split(","))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parts", default=",".join(PARTS), help="sections, parted by commas")
    parser.add_argument("--copies", type=int, default=1000)
    parser.add_argument("--shared-copies", type=int, default=200)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--sentences", type=int, default=30, help="of the article")
    parser.add_argument("--lengths", type=numbers, default=(5, 40), help="least and most sentences of a copy")
    parser.add_argument("--sample", type=int, default=40, help="copies of the sections stages and dense")
    parser.add_argument("--pairs", type=int, default=640, help="pairs timed for the sections dense and recall")
    parser.add_argument("--by-length", type=numbers, default=(10, 20, 40, 80, 160))
    parser.add_argument("--repeat", type=int, default=5, help="copies of each length")
    parser.add_argument("--many-copies", type=int, default=20000, help="of the section processes")
    parser.add_argument("--by-memory", type=numbers, default=(1000, 5000, 20000))
    parser.add_argument("--seeds", type=Path, default=HERE.parent / "seeds", help="a folder with a gold.json")
    parser.add_argument("--worker-copies", type=int, default=400, help="of the section worker")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--kill-copies", type=int, default=12)
    parser.add_argument("--csv", type=Path, default=HERE / "results" / "throughput.csv")
    parser.add_argument("--docs", type=Path, default=HERE.parent / "docs", help="where to write the plots")
    parser.add_argument("--parent-of", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.parent_of:
        parent_of(options.parent_of)
        return 0
    sections = {part: globals()[part] for part in PARTS}
    results: list[Result] = []
    lines: list[Result] = []
    for part in options.parts.split(","):
        with tempfile.TemporaryDirectory() as folder:
            for result in sections[part](options, Path(folder)):
                print(
                    f"{result.part:9} {result.name:48} {result.value:10.4g} {result.unit:6} {result.size}", flush=True
                )
                results.append(result)
        lines = save(results, options.csv)
    plot(lines, options.docs)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
