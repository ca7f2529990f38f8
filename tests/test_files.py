from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from transcheck.errors import InputError
from transcheck.files import write_atomically


def test_a_file_is_replaced_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.txt"
    path.write_text("old", encoding="utf-8")
    seen: list[str] = []
    replace = Path.replace

    def look(self: Path, target: Path) -> Path:
        seen.append(path.read_text(encoding="utf-8"))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", look)
    write_atomically(path, "new\n")
    assert seen == ["old"]
    assert path.read_bytes() == b"new\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_lone_surrogate_of_a_file_name_does_not_stop_the_report(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.json", '"\udcff"')
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == '"\\udcff"'


def test_no_folder_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        write_atomically(tmp_path / "none" / "a.txt", "x")


def test_a_disk_that_may_not_be_written_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor does it let a file go that was never made."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(InputError, match=r"a\.txt: cannot be written \(Read-only file system\)"):
        write_atomically(tmp_path / "a.txt", "x")


def test_a_text_that_ends_in_an_error_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    def pieces() -> Iterator[str]:
        yield "half"
        raise ValueError("no more")

    (tmp_path / "a.txt").write_text("old", encoding="utf-8")
    with pytest.raises(ValueError, match="no more"):
        write_atomically(tmp_path / "a.txt", pieces())
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("a.txt", "old")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a thing of POSIX")
def test_a_pipe_is_written_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_atomically(path, "through")
        assert os.read(reader, 100) == b"through"
    finally:
        os.close(reader)
    assert path.is_fifo()


@pytest.mark.skipif(os.name == "nt", reason="links and permissions are other things on Windows")
def test_a_link_stays_one_and_permissions_stay_as_they_were(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o600)
    link.symlink_to("target")
    write_atomically(link, "new")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"
    assert target.stat().st_mode & 0o777 == 0o600
