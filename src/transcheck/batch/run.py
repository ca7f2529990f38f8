"""A batch from sources to files: what was audited before is not audited again, and a stop loses nothing.

Results live in `cache.jsonl`, keyed by the content of copy and canonical article, the models, the code and the options.
When all copies are there, the outputs are written from it in the order of the sources, each in one step: they do not
depend on the engine, the number of workers, the order in which copies were done, or on how often the run was stopped.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any, Literal, Protocol

from transcheck.audit import Auditor, Options
from transcheck.baseline import Baseline
from transcheck.batch.auditing import Outcome, Setup, Task, audit_task, start_worker
from transcheck.batch.corrections import Correction, Corrections, remember_articles
from transcheck.batch.keys import Keys, document_digest
from transcheck.batch.ledger import Input, Ledger
from transcheck.batch.outputs import Outputs
from transcheck.batch.place import Place
from transcheck.batch.store import Store
from transcheck.batch.summary import Row, Summary, row_of
from transcheck.batch.workers import Died, Pool
from transcheck.document import Document
from transcheck.errors import InputError
from transcheck.models import bundled
from transcheck.reading import read_documents

__all__ = ["BatchResult", "EngineName", "Progress", "run_batch"]

JSON = dict[str, Any]
EngineName = Literal["local", "ray"]


class Engine(Protocol):
    """What does the work: processes of this machine, or actors of a cluster."""

    def run(self, tasks: Iterable[Task]) -> Generator[tuple[Task, Outcome | Died], None, None]:
        """Each task with its outcome, as they are done; few tasks are read ahead. Closing it gives up the others."""


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

    def pace(self, seconds: float) -> str:
        """The rate of this run and the time left at that rate: `2.1 copies/s, 0:03:10 left`.

        Args:
            seconds: Since the run began.
        """
        if not self.audited or seconds <= 0:
            return ""
        rate = self.audited / seconds
        left = round((self.total - self.done) / rate)
        return f"{rate:.2g} copies/s, {left // 3600}:{left // 60 % 60:02}:{left % 60:02} left"


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What a batch came to.

    Attributes:
        summary: All copies in a few numbers, and the worst of them.
        failed: How many inputs have no audit.
        audited: How many copies were audited in this run; the others came from the cache.
        corrected: How many articles were corrected since the last run into this folder.
        place: Where the files are.
    """

    summary: Summary
    failed: int
    audited: int
    corrected: int
    place: Place

    def copies(self) -> Iterator[JSON]:
        """The reports of the copies as in the JSON of an audit, one by one from the file."""
        return (line["copy"] for line in _json_lines(self.place.file("results.jsonl")))

    def rows(self) -> Iterator[Row]:
        """The numbers of each copy, in the order of the sources, one by one from the file."""
        return map(row_of, _json_lines(self.place.file("results.jsonl")))

    def errors(self) -> Iterator[tuple[str, str]]:
        """Path and reason of each input without an audit, in the order of the sources, one by one from the file."""
        return ((line["path"], line["error"]) for line in _json_lines(self.place.file("errors.jsonl")))

    def corrections(self) -> Iterator[Correction]:
        """The copies that still say what a corrected article no longer says, one by one from the file."""
        lines = _json_lines(self.place.file("corrections.jsonl")) if self.corrected else ()
        return (Correction(**line) for line in lines)


def _json_lines(path: Path) -> Iterator[JSON]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


@dataclass(slots=True)
class _Work:
    """Where the batch stands while it runs. `pending` are the digests of texts that a worker has."""

    sources: int
    ledger: Ledger
    inputs: int = 0
    pending: set[str] = field(default_factory=set)
    looked_at: int = 0
    audited: int = 0

    @property
    def progress(self) -> Progress:
        """As others see it."""
        return Progress(self.inputs - len(self.pending), self.inputs + self.sources - self.looked_at, self.audited)

    def add(self, item: Input) -> None:
        """Note the next input."""
        self.inputs += 1
        self.ledger.add_input(item)


def run_batch(
    sources: Sequence[str],
    canonicals: Sequence[Document],
    options: Options,
    place: Place,
    *,
    workers: int = 1,
    engine: EngineName = "local",
    encoding: str | None = None,
    offline: bool = False,
    baseline: Baseline | None = None,
    pages: bool = True,
    form: str | None = None,
    on_progress: Callable[[Progress], None] = lambda _: None,
) -> BatchResult:
    """Audit all copies in sources and write results, errors, summaries, facts, family trees and pages.

    Args:
        sources: Files, URLs and containers; each may hold several copies.
        canonicals: The canonical articles. With several, each copy is compared with the one whose story it tells.
        options: What to check and how; `threads` holds for each worker.
        place: Where to write, and which part of the sources to take.
        workers: Worker processes or actors. No result depends on it.
        engine: `local` for processes of this machine, `ray` for actors of a Ray cluster.
        encoding: Encoding of text files; None to detect it.
        offline: Whether URLs are refused.
        baseline: Known issues: they are marked in the results, left out of the pages and not counted in the summary.
        pages: Whether to write an index and a page a copy.
        form: The format of a report of all copies of an article, which is then written as well; None for none.
        on_progress: Called after each copy.

    Raises:
        InputError: If the folder cannot be written to, or another run writes to it.
        ModelError: If a model is missing or damaged.
        TranscheckError: If the engine is not installed or its machines have another version of transcheck.
    """
    try:
        place.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(str(place.folder), f"cannot be written to ({error.strerror})") from error
    mine = [source for source in sources if place.shard is None or place.shard.holds(source)]
    signature = Auditor(canonicals[0], options).signature
    _check_models()
    keys = Keys(signature, options, canonicals)
    setup = Setup(tuple(canonicals), replace(options, threads=options.threads or 1), baseline, pages)
    with (
        _only_run(place.file("batch.lock")),
        _disk(place.folder),
        Store(place.file("cache.jsonl")) as store,
        Ledger(place.file("batch.ledger")) as ledger,
    ):
        work = _Work(len(mine), ledger)
        corrections = Corrections(canonicals, keys, store)
        outputs = Outputs(place, signature, canonicals, keys, store, ledger, baseline=baseline, pages=pages, form=form)
        tasks = _tasks(_read(mine, work, encoding, offline), work, store, keys, corrections)
        on_progress(work.progress)
        with closing(_engine(engine, workers, setup).run(tasks)) as outcomes:
            for task, outcome in outcomes:
                work.pending.discard(task.digest)
                _keep(task, outcome, work, store, keys, outputs)
                on_progress(work.progress)
        on_progress(work.progress)
        written = outputs.write(corrections)
        of_articles = remember_articles(canonicals, keys, store)
        of_copies = (key for item in ledger.inputs() if item.digest for key in keys.of(item.digest, store))
        store.keep(chain([of_articles], of_copies))
    return BatchResult(written.summary, written.failed, work.audited, len(corrections), place)


def _check_models() -> None:
    """Find damage here, where it is one error; a worker that cannot start would be taken for one that died.

    Raises:
        ModelError: If a bundled model is missing or damaged.
    """
    for model in bundled():
        for name in model.checksums:
            model.file(name)


def _engine(name: EngineName, workers: int, setup: Setup) -> Engine:
    if name == "local":
        return Pool(audit_task, workers, start_worker, (setup,))
    from transcheck.batch.cluster import Cluster

    return Cluster(workers, setup)


def _read(sources: Sequence[str], work: _Work, encoding: str | None, offline: bool) -> Iterator[Document]:
    """The documents of the sources; what cannot be read becomes an entry with its reason."""
    for source in sources:
        work.looked_at += 1
        try:
            for found in read_documents(source, encoding=encoding, offline=offline):
                if isinstance(found, InputError):
                    work.add(Input(found.path, reason=found.reason))
                else:
                    yield found
        except InputError as error:
            work.add(Input(error.path, reason=error.reason))


def _tasks(
    documents: Iterator[Document], work: _Work, store: Store, keys: Keys, corrections: Corrections
) -> Iterator[Task]:
    """The copies that have to be audited; of equal texts only the first."""
    for document in documents:
        digest = document_digest(document)
        work.add(Input(document.path, digest))
        if digest in work.pending or work.ledger.has_failed(digest):
            continue
        known, canonical = keys.chosen(digest, store)
        if known and (canonical is None or keys.audit(digest, canonical) in store):
            continue
        cached = frozenset[int]() if known else keys.cached(digest, store)
        work.pending.add(digest)
        yield Task(document, digest, cached, corrections.known(digest))


def _keep(task: Task, outcome: Outcome | Died, work: _Work, store: Store, keys: Keys, outputs: Outputs) -> None:
    if isinstance(outcome, Died):
        work.ledger.fail(task.digest, "the process that audited it died (out of memory?)")
    elif outcome.error:
        work.ledger.fail(task.digest, outcome.error)
    else:
        if outcome.audit is not None and outcome.canonical is not None:
            store.add(keys.audit(task.digest, outcome.canonical), outcome.audit)
            work.audited += 1
            if outcome.page:
                outputs.add_page(task.document.path, task.digest, outcome.canonical, outcome.page)
        if not keys.chosen(task.digest, store)[0]:
            store.add(keys.match(task.digest), {"canonical": outcome.canonical})


@contextmanager
def _disk(folder: Path) -> Iterator[None]:
    """Say of a full disk that it is one.

    Raises:
        InputError: If a database in the folder cannot be written.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise InputError(str(folder), f"cannot be written ({error})") from error


@contextmanager
def _only_run(path: Path) -> Iterator[None]:
    """Hold a lock that ends with the process, however it ends.

    Raises:
        InputError: If another run holds it, or the folder cannot be written to.
    """
    try:
        import fcntl
    except ImportError:  # no such locks on this system
        yield
        return
    try:
        file = path.open("w", encoding="utf-8")
    except OSError as error:
        raise InputError(str(path.parent), f"cannot be written to ({error.strerror})") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise InputError(str(path.parent), "another run writes to this folder") from error
        yield
