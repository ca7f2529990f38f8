"""What a worker does with one copy, the same on this machine and on a cluster."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from transcheck.audit import Auditor, Options
from transcheck.baseline import Baseline
from transcheck.batch.codec import to_json
from transcheck.batch.matching import Matcher
from transcheck.batch.memory import Remembering, RememberingEncoder
from transcheck.batch.pages import render_page
from transcheck.document import Document
from transcheck.encoder import load_encoder
from transcheck.entailment import load_entailment
from transcheck.errors import TranscheckError
from transcheck.results import AuditReport

__all__ = ["Outcome", "Setup", "Task", "Worker", "audit_task", "start_worker"]

JSON = dict[str, Any]
# Articles whose auditors a worker keeps ready.
_READY = 8


@dataclass(frozen=True, slots=True)
class Setup:
    """What all copies of a batch have in common.

    Attributes:
        canonicals: The canonical articles.
        options: What to check and how; `threads` holds for each worker.
        baseline: Known issues, which the pages leave out.
        pages: Whether to write a page a copy.
    """

    canonicals: tuple[Document, ...]
    options: Options
    baseline: Baseline | None = None
    pages: bool = True


@dataclass(frozen=True, slots=True)
class Task:
    """A copy to audit.

    Attributes:
        document: The copy.
        digest: Its digest.
        cached: The articles against which its audit is in the cache, by index.
        known: Judgements of the audit against an article before its correction, see `memory`.
    """

    document: Document
    digest: str
    cached: frozenset[int]
    known: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a copy.

    Attributes:
        canonical: The index of its article; None if there is none.
        audit: What the cache keeps: `report` (see `codec`), `judged` (see `memory`), `language` of the article. None if
            the audit is in the cache.
        page: The report as HTML.
        error: Why there is no audit.
    """

    canonical: int | None
    audit: JSON | None = None
    page: str = ""
    error: str = ""


class Worker:
    """What a worker process keeps between copies: models with what they said of late, and auditors of articles."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._encoder = RememberingEncoder(load_encoder(setup.options.threads))
        self._matcher = Matcher(setup.canonicals, self._encoder)
        self._auditors: OrderedDict[int, Auditor] = OrderedDict()

    @cached_property
    def _entailment(self) -> Remembering:
        options = self._setup.options
        return Remembering(load_entailment(options.entailment_model, options.threads, options.device))

    def audit(self, task: Task) -> Outcome:
        """Choose the copy's article and audit it, unless that is in the cache.

        Raises:
            TranscheckError: If it cannot be audited for a reason that holds for the others too. Any other error is a
                defect and becomes one of this copy: it must not end the batch.
        """
        try:
            return self._audit(task)
        except TranscheckError:
            raise
        except Exception as error:
            return Outcome(None, error=f"a defect of transcheck, please report it: {type(error).__name__}: {error}")

    def _audit(self, task: Task) -> Outcome:
        canonical = self._matcher.match(task.document)
        if canonical is None or canonical in task.cached:
            return Outcome(canonical)
        auditor = self._auditor(canonical)
        self._entailment.begin(task.known)
        copy = auditor.audit(task.document)
        report = replace(copy, document=replace(copy.document, path=""))
        audit = {
            "language": auditor.side.language.code,
            "report": to_json(report),
            "judged": self._entailment.kept(),
        }
        page = self._page(auditor.report([copy])) if self._setup.pages else ""
        return Outcome(canonical, audit, page)

    def _auditor(self, canonical: int) -> Auditor:
        auditor = self._auditors.pop(canonical, None)
        if auditor is None:
            auditor = Auditor(self._setup.canonicals[canonical], self._setup.options)
            auditor.encoder = self._encoder
            auditor.entailment = self._entailment
        self._auditors[canonical] = auditor
        if len(self._auditors) > _READY:
            self._auditors.popitem(last=False)
        return auditor

    def _page(self, report: AuditReport) -> str:
        return render_page(report, self._setup.baseline)


_worker: Worker | None = None


def start_worker(setup: Setup) -> None:
    """Load what `audit_task` needs in this process."""
    global _worker  # noqa: PLW0603 (the state of a worker process lives in its module)
    _worker = Worker(setup)


def audit_task(task: Task) -> Outcome:
    """Audit a copy in this process."""
    assert _worker is not None
    return _worker.audit(task)
