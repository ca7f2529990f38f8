"""The engine for several machines: actors of a Ray cluster (extra `transcheck[ray]`).

An actor is a process that loads the models once. Each has one copy at a time, so a copy that ends its actor is known,
and no other is lost with it; another actor takes its place.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator
from typing import Any

from transcheck.batch.auditing import Outcome, Setup, Task, Worker
from transcheck.batch.keys import code_fingerprint
from transcheck.batch.workers import Died
from transcheck.errors import TranscheckError
from transcheck.runtime import default_threads

__all__ = ["Cluster"]


class _Actor:
    """A worker on some machine of the cluster."""

    def __init__(self, setup: Setup) -> None:
        self._worker = Worker(setup)

    def fingerprint(self) -> str:
        """That of the code on the actor's machine."""
        return code_fingerprint()

    def audit(self, task: Task) -> Outcome:
        """Audit a copy."""
        return self._worker.audit(task)


class Cluster:
    """Actors that audit copies, with the results of `workers.Pool`.

    The cluster is the one that `RAY_ADDRESS` names, or one started on this machine for the run.

    Args:
        workers: How many actors.
        setup: What all copies have in common.

    Raises:
        TranscheckError: If Ray is not installed, or cannot reach or start the cluster.
    """

    def __init__(self, workers: int, setup: Setup) -> None:
        # Ray reports its use over the network unless told not to; nothing here uses the network unasked.
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        try:
            import ray
        except ImportError as error:
            raise TranscheckError("install transcheck[ray] for the engine ray") from error
        self._ray: Any = ray
        self._started = not ray.is_initialized()
        if self._started:
            resources = {} if os.environ.get("RAY_ADDRESS") else {"num_cpus": max(workers, default_threads())}
            try:
                ray.init(include_dashboard=False, log_to_driver=False, **resources)
            except (ConnectionError, RuntimeError, ValueError) as error:
                raise TranscheckError(f"the Ray cluster cannot be used ({error})") from error
        # Held here as long as actors may have to start: what is put into the cluster's store once, is sent once.
        self._setup = ray.put(setup)
        self._kind = ray.remote(num_cpus=1)(_Actor)
        self.actors: list[Any] = [self._kind.remote(self._setup) for _ in range(workers)]

    def run(self, tasks: Iterable[Task]) -> Generator[tuple[Task, Outcome | Died], None, None]:
        """Each task with its outcome, as they are done; one task an actor is read ahead.

        Errors that an audit raises on purpose are raised here. A task whose actor dies is tried once more.

        Raises:
            TranscheckError: If a machine has other code than this one.
        """
        ray = self._ray
        waiting = iter(tasks)
        flying: dict[Any, tuple[Any, Task, int]] = {}
        try:
            self._check()
            for actor in self.actors:
                self._next(actor, waiting, flying)
            while flying:
                done, _ = ray.wait(list(flying), num_returns=1)
                actor, task, tries = flying.pop(done[0])
                try:
                    outcome = ray.get(done[0])
                except ray.exceptions.RayTaskError as error:
                    raise error.as_instanceof_cause() from None
                except ray.exceptions.RayActorError:
                    actor = self._replace(actor)
                    if tries == 1:
                        flying[actor.audit.remote(task)] = (actor, task, 2)
                        continue
                    outcome = Died()
                self._next(actor, waiting, flying)
                yield task, outcome
        finally:
            for actor in self.actors:
                ray.kill(actor)
            if self._started:
                ray.shutdown()

    def _check(self) -> None:
        ray = self._ray
        try:
            found = set(ray.get([actor.fingerprint.remote() for actor in self.actors]))
        except ray.exceptions.RayActorError as error:
            raise TranscheckError(f"an actor of the Ray cluster cannot start ({error})") from error
        if found - {code_fingerprint()}:
            raise TranscheckError("machines of the Ray cluster have another version of transcheck or of its packages")

    def _replace(self, dead: Any) -> Any:
        actor = self._kind.remote(self._setup)
        self.actors[self.actors.index(dead)] = actor
        return actor

    @staticmethod
    def _next(actor: Any, waiting: Iterator[Task], flying: dict[Any, tuple[Any, Task, int]]) -> None:
        for task in waiting:
            flying[actor.audit.remote(task)] = (actor, task, 1)
            return
