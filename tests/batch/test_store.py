from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from transcheck.batch.store import KEY_LENGTH, Store
from transcheck.errors import InputError

A, B, C = ("a" * KEY_LENGTH, "b" * KEY_LENGTH, "c" * KEY_LENGTH)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with two results."""
    with Store(tmp_path / "cache.jsonl") as store:
        store.add(A, {"text": "Straße {\n}"})
        store.add(B, {"number": 2})
    return tmp_path / "cache.jsonl"


def test_results_are_found_again(path: Path) -> None:
    with Store(path) as store:
        assert len(store) == 2
        assert store.get(A) == {"text": "Straße {\n}"}
        assert C not in store
        with pytest.raises(KeyError):
            store.get(C)


def test_every_cut_of_the_file_leaves_only_whole_results(path: Path) -> None:
    content = path.read_bytes()
    first = content.index(b"\n") + 1
    for length in (*range(0, len(content), 9), first - 1, first, first + 1, len(content) - 1):
        path.write_bytes(content[:length])
        with Store(path) as store:
            assert (A in store, B in store) == (length >= first, False)
            store.add(C, {"after": "the cut"})
        with Store(path) as store:
            assert store.get(C) == {"after": "the cut"}
            assert (A in store) == (length >= first)


def test_a_damaged_line_is_no_result(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"number": 2', b'"number": 3'))
    with Store(path) as store:
        assert A in store
        assert B not in store


def test_zeros_left_by_a_loss_of_power_are_no_result(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(b"\0" * 300 + b"\n" + content)
    with Store(path) as store:
        assert store.get(B) == {"number": 2}


def test_the_last_result_of_a_key_counts(path: Path) -> None:
    with Store(path) as store:
        store.add(A, {"text": "new"})
    with Store(path) as store:
        assert store.get(A) == {"text": "new"}


def test_what_is_not_kept_is_gone_and_the_rest_can_be_added_to(path: Path) -> None:
    with Store(path) as store:
        store.keep({B, C})
        assert A not in store
        store.add(C, {"number": 3})
        assert [store.get(key)["number"] for key in (B, C)] == [2, 3]
    with Store(path) as store:
        assert len(store) == 2


@pytest.mark.parametrize(
    ("limit", "step"),
    [
        (100_200, lambda store: store.add("d" * KEY_LENGTH, {"text": "much " * 200})),
        (50_000, lambda store: store.keep({C})),
    ],
    ids=["add", "keep"],
)
def test_a_full_disk_is_named_and_nothing_is_lost(path: Path, limit: int, step: Callable[[Store], None]) -> None:
    resource = pytest.importorskip("resource", reason="no limits of files on this system")
    with Store(path) as store:
        store.add(C, {"text": "x" * 99_500})

    def work() -> None:
        with Store(path) as store:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
            step(store)

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        with pytest.raises(InputError, match=r"cache\.jsonl: cannot be written \(File too large\)"):
            work()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [item.name for item in path.parent.iterdir()] == [path.name]
    with Store(path) as store:
        assert [key in store for key in (A, B, C)] == [True, True, True]


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        Store(tmp_path)
