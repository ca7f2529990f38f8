from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from transcheck.batch.workers import Died, Pool

_OFFSET = 0


def prepare(offset: int) -> None:
    global _OFFSET  # noqa: PLW0603
    _OFFSET = offset


def work(number: int) -> int:
    if number == 13:
        os._exit(9)
    if number == 99:
        raise ValueError("ninety-nine")
    return number + _OFFSET


def test_every_task_has_its_outcome_and_one_that_kills_its_worker_takes_nobody_with_it() -> None:
    pool = Pool(work, 2, prepare, (100,))
    found = dict(pool.run([1, 2, 3, 13, 4, 5, 6, 7]))
    assert isinstance(found.pop(13), Died)
    assert found == {number: number + 100 for number in (1, 2, 3, 4, 5, 6, 7)}


def test_tasks_are_not_read_far_ahead_and_errors_come_through() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for number in (1, 2, 3, 99, *range(100, 200)):
            taken.append(number)
            yield number

    with pytest.raises(ValueError, match="ninety-nine"):
        list(Pool(work, 1, prepare, (0,)).run(tasks()))
    assert len(taken) <= 6
