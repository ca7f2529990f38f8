"""A batch from sources to files: what was audited before is not audited again, and a stop loses nothing.

Results live in `cache.jsonl`, keyed by the content of copy and canonical article, the models and the options. When all
copies are there, the outputs are written from it in the order of the sources, each in one step: they do not depend on
the number of workers, on the order in which copies were done, or on how often the run was stopped.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import transcheck
from transcheck.audit import Auditor, Options
from transcheck.baseline import Baseline
from transcheck.batch.matching import Matcher
from transcheck.batch.store import Store
from transcheck.batch.summary import Row, render_csv, row_of, safe_cell, write_parquet
from transcheck.batch.workers import Died, Pool
from transcheck.document import Document
from transcheck.encoder import load_encoder
from transcheck.errors import InputError, TranscheckError
from transcheck.files import write_atomically
from transcheck.models import bundled
from transcheck.reading import read_documents
from transcheck.results import FactState

__all__ = ["BatchResult", "Place", "Progress", "Shard", "run_batch"]

JSON = dict[str, Any]
# Articles whose auditors a worker keeps ready.
_READY = 8


@dataclass(frozen=True, slots=True)
class Shard:
    """One of several parts of a batch, for machines that share nothing but the sources.

    Attributes:
        number: From 1.
        of: How many parts.
    """

    number: int
    of: int

    def holds(self, source: str) -> bool:
        """Whether a source is in this part; it stays there when others come or go."""
        return int.from_bytes(hashlib.sha256(source.encode("utf-8", "surrogatepass")).digest()[:8]) % self.of == (
            self.number - 1
        )


@dataclass(frozen=True, slots=True)
class Place:
    """The folder a batch writes to; the files of a shard have its number in their names."""

    folder: Path
    shard: Shard | None = None

    def file(self, name: str) -> Path:
        """The path of an output."""
        if self.shard is None:
            return self.folder / name
        stem, _, ending = name.rpartition(".")
        return self.folder / f"{stem}-{self.shard.number}-of-{self.shard.of}.{ending}"


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a batch stands.

    Attributes:
        done: Copies dealt with, whether audited, found in the cache, or not readable.
        total: Copies known so far and sources not yet looked at.
        audited: Copies audited in this run.
    """

    done: int
    total: int
    audited: int


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What a batch came to.

    Attributes:
        rows: One a copy, in the order of the sources.
        errors: Path and reason of each input without an audit, in the order of the sources.
        audited: How many copies were audited in this run; the others came from the cache.
        results: The file with a line a copy.
    """

    rows: tuple[Row, ...]
    errors: tuple[tuple[str, str], ...]
    audited: int
    results: Path

    def copies(self) -> Iterator[JSON]:
        """The reports of the copies as in the JSON of an audit, one by one from the file."""
        with self.results.open(encoding="utf-8") as file:
            for line in file:
                yield json.loads(line)["copy"]


@dataclass(frozen=True, slots=True)
class _Task:
    """A copy to audit, and the articles against which its audit is in the cache."""

    document: Document
    digest: str
    cached: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The index of the copy's article (None if there is none), and its audit unless that is in the cache."""

    canonical: int | None
    audit: JSON | None = None
    error: str = ""


@dataclass(slots=True)
class _Work:
    """What is known of the copies while the batch runs: for each its path and its digest, or the reason it has none."""

    sources: int
    entries: list[tuple[str, str, str]] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    pending: set[str] = field(default_factory=set)
    looked_at: int = 0
    audited: int = 0

    @property
    def progress(self) -> Progress:
        """Where it stands."""
        return Progress(
            len(self.entries) - len(self.pending), len(self.entries) + self.sources - self.looked_at, self.audited
        )


def run_batch(
    sources: Sequence[str],
    canonicals: Sequence[Document],
    options: Options,
    place: Place,
    *,
    workers: int = 1,
    encoding: str | None = None,
    offline: bool = False,
    baseline: Baseline | None = None,
    on_progress: Callable[[Progress], None] = lambda _: None,
) -> BatchResult:
    """Audit all copies in sources and write `results.jsonl`, `errors.jsonl`, `summary.csv` and `facts.csv`.

    Args:
        sources: Files, URLs and containers; each may hold several copies.
        canonicals: The canonical articles. With several, each copy is compared with the one whose story it tells.
        options: What to check and how; `threads` holds for each worker.
        place: Where to write, and which part of the sources to take.
        workers: Worker processes. No result depends on it.
        encoding: Encoding of text files; None to detect it.
        offline: Whether URLs are refused.
        baseline: Known issues: they are marked in the results and not counted in the summary.
        on_progress: Called after each copy.

    Raises:
        InputError: If the folder cannot be written to, or another run writes to it.
        ModelError: If a model is missing or damaged.
    """
    place.folder.mkdir(parents=True, exist_ok=True)
    mine = [source for source in sources if place.shard is None or place.shard.holds(source)]
    signature = Auditor(canonicals[0], options).signature
    keys = _Keys(signature, options, canonicals)
    with _only_run(place.file("batch.lock")), Store(place.file("cache.jsonl")) as store:
        work = _Work(len(mine))
        tasks = _tasks(_read(mine, work, encoding, offline), work, store, keys)
        on_progress(work.progress)
        pool = Pool(_audit, workers, _initialize, (tuple(canonicals), replace(options, threads=options.threads or 1)))
        for task, outcome in pool.run(tasks):
            work.pending.discard(task.digest)
            _keep(task, outcome, work, store, keys)
            on_progress(work.progress)
        on_progress(work.progress)
        rows, errors = _write(work, store, keys, _Outputs(place, signature, canonicals), baseline)
        store.keep({key for _, digest, _ in work.entries if digest for key in keys.of(digest, store)})
    return BatchResult(tuple(rows), tuple(errors), work.audited, place.file("results.jsonl"))


class _Keys:
    """Keys of the cache: they change with everything that can change a result, and with nothing else."""

    def __init__(self, signature: str, options: Options, canonicals: Sequence[Document]) -> None:
        # Where and on how many threads a model runs changes no result.
        settings = {key: value for key, value in asdict(options).items() if key not in {"threads", "device"}}
        models = [f"{model.name}@{model.fingerprint}" for model in bundled()]
        self._common = _hash(signature, *models, repr(sorted(settings.items())))
        self._articles = [_hash(self._common, document_digest(document)) for document in canonicals]
        self._all = _hash(*self._articles)

    def match(self, digest: str) -> str:
        """The key of the choice of an article for a copy."""
        return _hash("match", self._all, digest)

    def audit(self, digest: str, canonical: int) -> str:
        """The key of the audit of a copy against an article."""
        return _hash("audit", self._articles[canonical], digest)

    def chosen(self, digest: str, store: Store) -> tuple[bool, int | None]:
        """Whether the article of a copy is known, and its index; None for none of them."""
        if len(self._articles) == 1:
            return True, 0
        key = self.match(digest)
        return (True, store.get(key)["canonical"]) if key in store else (False, None)

    def cached(self, digest: str, store: Store) -> frozenset[int]:
        """The articles against which the audit of a copy is in the cache."""
        return frozenset(index for index in range(len(self._articles)) if self.audit(digest, index) in store)

    def of(self, digest: str, store: Store) -> Iterator[str]:
        """The keys that hold what is known of a copy."""
        _, canonical = self.chosen(digest, store)
        yield self.match(digest)
        if canonical is not None:
            yield self.audit(digest, canonical)


def document_digest(document: Document) -> str:
    """A hash of all of a document that an audit can see: everything but its path."""
    return _hash(document.text, str(document.language), str(document.published), *document.notes)


def _hash(*parts: str) -> str:
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()


def _read(sources: Sequence[str], work: _Work, encoding: str | None, offline: bool) -> Iterator[Document]:
    """The documents of the sources; what cannot be read becomes an entry with its reason."""
    for source in sources:
        work.looked_at += 1
        try:
            for found in read_documents(source, encoding=encoding, offline=offline):
                if isinstance(found, InputError):
                    work.entries.append((found.path, "", found.reason))
                else:
                    yield found
        except InputError as error:
            work.entries.append((error.path, "", error.reason))


def _tasks(documents: Iterator[Document], work: _Work, store: Store, keys: _Keys) -> Iterator[_Task]:
    """The copies that have to be audited; of equal texts only the first."""
    for document in documents:
        digest = document_digest(document)
        work.entries.append((document.path, digest, ""))
        known, canonical = keys.chosen(digest, store)
        cached = keys.cached(digest, store)
        if digest in work.pending or digest in work.failed:
            continue
        if known and (canonical is None or canonical in cached):
            continue
        work.pending.add(digest)
        yield _Task(document, digest, cached)


def _keep(task: _Task, outcome: _Outcome | Died, work: _Work, store: Store, keys: _Keys) -> None:
    if isinstance(outcome, Died):
        work.failed[task.digest] = "the process that audited it died (out of memory?)"
    elif outcome.error:
        work.failed[task.digest] = outcome.error
    else:
        if outcome.audit is not None and outcome.canonical is not None:
            store.add(keys.audit(task.digest, outcome.canonical), outcome.audit)
            work.audited += 1
        if not keys.chosen(task.digest, store)[0]:
            store.add(keys.match(task.digest), {"canonical": outcome.canonical})


def _write(
    work: _Work, store: Store, keys: _Keys, outputs: _Outputs, baseline: Baseline | None
) -> tuple[list[Row], list[tuple[str, str]]]:
    """Write all outputs from the cache, in the order of the sources."""
    rows: list[Row] = []
    errors: list[tuple[str, str]] = []
    facts: Counter[tuple[str, str, int, int, str, str]] = Counter()

    def lines() -> Iterator[str]:
        for path, digest, reason in work.entries:
            why = reason or work.failed.get(digest, "")
            canonical = None if why else keys.chosen(digest, store)[1]
            if canonical is None:
                errors.append((path, why or "tells the story of none of the canonical articles"))
                continue
            line = outputs.line(path, canonical, store.get(keys.audit(digest, canonical)), baseline)
            rows.append(row_of(line))
            facts.update(_states(line))
            yield json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n"

    write_atomically(outputs.place.file("results.jsonl"), lines())
    failures = (json.dumps({"path": path, "error": why}, ensure_ascii=False) + "\n" for path, why in errors)
    write_atomically(outputs.place.file("errors.jsonl"), failures)
    write_atomically(outputs.place.file("summary.csv"), render_csv(rows))
    write_atomically(outputs.place.file("facts.csv"), _facts_csv(facts))
    if find_spec("pyarrow"):
        write_parquet(rows, outputs.place.file("summary.parquet"))
    return rows, errors


@dataclass(frozen=True, slots=True)
class _Outputs:
    """What all lines of the results have in common."""

    place: Place
    signature: str
    canonicals: Sequence[Document]

    def line(self, path: str, canonical: int, audit: JSON, baseline: Baseline | None) -> JSON:
        """A line of results, see schema `audit-line`; issues of the baseline are marked as known."""
        known = baseline.ids(path) if baseline else frozenset()
        copy = audit["copy"] | {"path": path}
        if known:
            copy["issues"] = [issue | {"known": True} if issue["id"] in known else issue for issue in copy["issues"]]
        return {
            "schema": "transcheck/audit-line/1",
            "tool": {"version": transcheck.__version__, "signature": self.signature},
            "canonical": {"path": self.canonicals[canonical].path, "language": audit["language"]},
            "copy": copy,
        }


def _states(line: JSON) -> Iterator[tuple[str, str, int, int, str, str]]:
    for fact in line["copy"]["facts"]:
        place = fact["canonical"]
        yield line["canonical"]["path"], fact["kind"], place["start"], place["end"], place["quote"], fact["state"]


def _facts_csv(counts: Counter[tuple[str, str, int, int, str, str]]) -> str:
    """The fact matrix, summed up: a row a fact, and how many copies agree, hedge, err, or leave it out."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["canonical", "kind", "start", "end", "quote", *FactState])
    for fact in sorted({key[:5] for key in counts}, key=lambda key: (key[0], key[2], key[3], key[1])):
        canonical, kind, start, end, quote = fact
        states = (counts[(*fact, state.value)] for state in FactState)
        writer.writerow([safe_cell(canonical), kind, start, end, safe_cell(" ".join(quote.split())), *states])
    return out.getvalue()


@contextmanager
def _only_run(path: Path) -> Iterator[None]:
    """Hold a lock that ends with the process, however it ends.

    Raises:
        InputError: If another run holds it.
    """
    try:
        import fcntl
    except ImportError:  # no such locks on this system
        yield
        return
    with path.open("w", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise InputError(str(path.parent), "another run writes to this folder") from error
        yield


class _Worker:
    """What a worker process keeps between copies: the matcher, and auditors of the articles met last."""

    def __init__(self, canonicals: tuple[Document, ...], options: Options) -> None:
        self._canonicals = canonicals
        self._options = options
        self._matcher = Matcher(canonicals, load_encoder(options.threads))
        self._auditors: OrderedDict[int, Auditor] = OrderedDict()

    def audit(self, task: _Task) -> _Outcome:
        """Choose the copy's article and audit it, unless that is in the cache."""
        canonical = self._matcher.match(task.document)
        if canonical is None or canonical in task.cached:
            return _Outcome(canonical)
        auditor = self._auditors.pop(canonical, None) or Auditor(self._canonicals[canonical], self._options)
        self._auditors[canonical] = auditor
        if len(self._auditors) > _READY:
            self._auditors.popitem(last=False)
        audit = {"language": auditor.side.language.code, "copy": auditor.audit(task.document).to_dict()}
        return _Outcome(canonical, audit)


_worker: _Worker | None = None


def _initialize(canonicals: tuple[Document, ...], options: Options) -> None:
    global _worker  # noqa: PLW0603 (the state of a worker process lives in its module)
    _worker = _Worker(canonicals, options)


def _audit(task: _Task) -> _Outcome:
    assert _worker is not None
    try:
        return _worker.audit(task)
    except TranscheckError:
        raise
    except Exception as error:  # one copy must not end the batch
        return _Outcome(None, error=f"a defect of transcheck, please report it: {type(error).__name__}: {error}")
