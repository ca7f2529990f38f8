"""Writing files so that nobody ever sees half of one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from transcheck.errors import InputError, first_line

__all__ = ["replacing", "write_atomically"]


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file to be written beside its place, which it then takes in one step; it is deleted where anything fails.

    A link stays one, and a file that is replaced keeps its permissions.

    Args:
        path: The place.

    Yields:
        The file to write.

    Raises:
        InputError: If it cannot be written.
    """
    place = Path(os.path.realpath(path))
    temporary = place.with_name(f".{place.name}.{os.getpid()}.tmp")
    try:
        yield temporary
        if place.exists():
            shutil.copymode(place, temporary)
        temporary.replace(place)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        with suppress(OSError):  # a disk that takes nothing gives nothing back either
            temporary.unlink(missing_ok=True)


def write_atomically(path: Path, text: str | Iterable[str]) -> None:
    """Write UTF-8 text to a file beside its place, then move it there in one step, see `replacing`.

    Args:
        path: The file.
        text: Its content, whole or in pieces.

    Raises:
        InputError: If it cannot be written.
    """
    if path.exists() and not path.is_file():  # a pipe or a terminal, which cannot be replaced
        try:
            _write(path, text)
        except OSError as error:
            raise _unwritable(path, error) from error
    else:
        with replacing(path) as temporary:
            _write(temporary, text, lasting=True)


def _write(path: Path, text: str | Iterable[str], *, lasting: bool = False) -> None:
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.writelines([text] if isinstance(text, str) else text)
        if lasting:
            file.flush()
            os.fsync(file.fileno())


def _unwritable(path: Path, error: OSError) -> InputError:
    return InputError(str(path), f"cannot be written ({error.strerror or first_line(error)})")
