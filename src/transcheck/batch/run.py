"""A batch from sources to files: what was audited before is not audited again, and a stop loses nothing.

Results live in `cache.jsonl`, keyed by the content of copy and canonical article, the models, the code and the options.
When all copies are there, the outputs are written from it in the order of the sources, each in one step: they do not
depend on the engine, the number of workers, the order in which copies were done, or on how often the run was stopped.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, Protocol

from transcheck.audit import Auditor, Options
from transcheck.baseline import Baseline
from transcheck.batch.auditing import Outcome, Setup, Task, audit_task, start_worker
from transcheck.batch.corrections import Correction, Corrections, remember_articles
from transcheck.batch.keys import Keys, document_digest
from transcheck.batch.outputs import Entry, Outputs
from transcheck.batch.place import Place
from transcheck.batch.store import Store
from transcheck.batch.summary import Row
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

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Outcome | Died]]:
        """Each task with its outcome, as they are done; few tasks are read ahead."""


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
        rows: One a copy, in the order of the sources.
        errors: Path and reason of each input without an audit, in the order of the sources.
        audited: How many copies were audited in this run; the others came from the cache.
        corrected: How many articles were corrected since the last run into this folder.
        corrections: Copies that still say what a corrected article no longer says.
        results: The file with a line a copy.
    """

    rows: tuple[Row, ...]
    errors: tuple[tuple[str, str], ...]
    audited: int
    corrected: int
    corrections: tuple[Correction, ...]
    results: Path

    def copies(self) -> Iterator[JSON]:
        """The reports of the copies as in the JSON of an audit, one by one from the file."""
        with self.results.open(encoding="utf-8") as file:
            for line in file:
                yield json.loads(line)["copy"]


@dataclass(slots=True)
class _Work:
    """What is known of the copies while the batch runs."""

    sources: int
    entries: list[Entry] = field(default_factory=list)
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

    def closed(self) -> list[Entry]:
        """The entries; those whose audit failed with the reason."""
        return [
            replace(entry, reason=self.failed[entry.digest]) if entry.digest in self.failed else entry
            for entry in self.entries
        ]


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
        on_progress: Called after each copy.

    Raises:
        InputError: If the folder cannot be written to, or another run writes to it.
        ModelError: If a model is missing or damaged.
        TranscheckError: If the engine is not installed or its machines have another version of transcheck.
    """
    place.folder.mkdir(parents=True, exist_ok=True)
    mine = [source for source in sources if place.shard is None or place.shard.holds(source)]
    signature = Auditor(canonicals[0], options).signature
    _check_models()
    keys = Keys(signature, options, canonicals)
    setup = Setup(tuple(canonicals), replace(options, threads=options.threads or 1), baseline, pages)
    with _only_run(place.file("batch.lock")), Store(place.file("cache.jsonl")) as store:
        work = _Work(len(mine))
        corrections = Corrections(canonicals, keys, store)
        outputs = Outputs(place, signature, canonicals, keys, store, baseline=baseline, pages=pages)
        tasks = _tasks(_read(mine, work, encoding, offline), work, store, keys, corrections)
        on_progress(work.progress)
        for task, outcome in _engine(engine, workers, setup).run(tasks):
            work.pending.discard(task.digest)
            _keep(task, outcome, work, store, keys, outputs)
            on_progress(work.progress)
        on_progress(work.progress)
        rows, errors, carried = outputs.write(work.closed(), corrections)
        of_articles = remember_articles(canonicals, keys, store)
        store.keep({of_articles} | {key for item in work.entries if item.digest for key in keys.of(item.digest, store)})
    return BatchResult(
        tuple(rows), tuple(errors), work.audited, len(corrections), tuple(carried), place.file("results.jsonl")
    )


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
                    work.entries.append(Entry(found.path, reason=found.reason))
                else:
                    yield found
        except InputError as error:
            work.entries.append(Entry(error.path, reason=error.reason))


def _tasks(
    documents: Iterator[Document], work: _Work, store: Store, keys: Keys, corrections: Corrections
) -> Iterator[Task]:
    """The copies that have to be audited; of equal texts only the first."""
    for document in documents:
        digest = document_digest(document)
        work.entries.append(Entry(document.path, digest))
        if digest in work.pending or digest in work.failed:
            continue
        known, canonical = keys.chosen(digest, store)
        if known and (canonical is None or keys.audit(digest, canonical) in store):
            continue
        cached = frozenset[int]() if known else keys.cached(digest, store)
        work.pending.add(digest)
        yield Task(document, digest, cached, corrections.known(digest))


def _keep(task: Task, outcome: Outcome | Died, work: _Work, store: Store, keys: Keys, outputs: Outputs) -> None:
    if isinstance(outcome, Died):
        work.failed[task.digest] = "the process that audited it died (out of memory?)"
    elif outcome.error:
        work.failed[task.digest] = outcome.error
    else:
        if outcome.audit is not None and outcome.canonical is not None:
            store.add(keys.audit(task.digest, outcome.canonical), outcome.audit)
            work.audited += 1
            if outcome.page:
                outputs.add_page(task.document.path, task.digest, outcome.canonical, outcome.page)
        if not keys.chosen(task.digest, store)[0]:
            store.add(keys.match(task.digest), {"canonical": outcome.canonical})


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
