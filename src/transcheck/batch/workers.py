"""Worker processes with bounded memory: few tasks in flight, and no task that can take the whole run with it."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import active_children, connection, get_context, parent_process
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

__all__ = ["Died", "Pool"]

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")


class Died:
    """The outcome of a task whose worker died twice over it: killed for its memory, or by a fault of native code."""


class Pool(Generic[Task, Outcome]):
    """Worker processes that are started afresh, so that every one has its own models and nothing inherited.

    Args:
        function: What a worker does with a task; a function of a module.
        workers: How many processes.
        initializer: Called once in each worker.
        setup: Its arguments.
    """

    def __init__(
        self,
        function: Callable[[Task], Outcome],
        workers: int,
        initializer: Callable[..., None],
        setup: tuple[Any, ...] = (),
    ) -> None:
        self._function = function
        self._workers = workers
        self._setup = (initializer, setup)
        self._children: set[BaseProcess] = set()
        self._executor = self._start()

    def run(self, tasks: Iterable[Task]) -> Generator[tuple[Task, Outcome | Died], None, None]:
        """Each task with its outcome, as they are done. At most two tasks a worker are read ahead.

        Errors that `function` raises are raised here. A task whose worker dies is tried once more on its own.
        """
        waiting = iter(tasks)
        flying: dict[Future[Outcome], Task] = {}
        try:
            while True:
                for task in islice(waiting, 2 * self._workers - len(flying)):
                    flying[self._submit(task)] = task
                if not flying:
                    return
                done, _ = wait(flying, return_when=FIRST_COMPLETED)
                if any(isinstance(future.exception(), BrokenProcessPool) for future in done):
                    yield from self._one_by_one(flying)
                    flying = {}
                    continue
                for future in done:
                    yield flying.pop(future), future.result()
        finally:
            if flying:  # given up: nobody waits for what a worker is at, nor for one that is still starting
                for child in self._children:
                    child.terminate()
            self._executor.shutdown(wait=not flying, cancel_futures=True)

    def _one_by_one(self, flying: dict[Future[Outcome], Task]) -> Iterator[tuple[Task, Outcome | Died]]:
        """After a worker's death nobody knows which task was at fault: each runs alone."""
        for future, task in flying.items():
            if future.done() and not future.exception():
                yield task, future.result()
                continue
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = self._start()
            try:
                yield task, self._submit(task).result()
            except BrokenProcessPool:
                yield task, Died()
        self._executor.shutdown(wait=False)
        self._executor = self._start()

    def _submit(self, task: Task) -> Future[Outcome]:
        """Hand a task over; a worker that is started for it knows of no interrupt before `_prepare` deals with it."""
        before = set(active_children())
        with _interrupts_waiting():
            future = self._executor.submit(self._function, task)
        self._children |= set(active_children()) - before
        return future

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._workers, mp_context=get_context("spawn"), initializer=_prepare, initargs=self._setup
        )


@contextmanager
def _interrupts_waiting() -> Iterator[None]:
    """Let interrupts of this thread wait, and those of processes that it starts until they let them through."""
    if not hasattr(signal, "pthread_sigmask"):  # not on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _prepare(initializer: Callable[..., None], setup: tuple[Any, ...]) -> None:
    """Make a worker end with its parent: at once on an interrupt, and when the parent is killed."""
    signal.signal(signal.SIGINT, lambda *_: os._exit(1))
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # see `_interrupts_waiting`
    parent = parent_process()
    assert parent is not None
    threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    initializer(*setup)


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
