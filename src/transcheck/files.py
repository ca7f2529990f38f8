"""Writing files so that nobody ever sees half of one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from transcheck.errors import InputError

__all__ = ["write_atomically"]


def write_atomically(path: Path, text: str | Iterable[str]) -> None:
    """Write UTF-8 text to a file beside its place, then move it there in one step.

    A link stays one, and a file that is replaced keeps its permissions.

    Args:
        path: The file.
        text: Its content, whole or in pieces.

    Raises:
        InputError: If it cannot be written.
    """
    special = path.exists() and not path.is_file()  # a pipe or a terminal, which cannot be replaced
    place = path if special else Path(os.path.realpath(path))
    temporary = path if special else place.with_name(f".{place.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.writelines([text] if isinstance(text, str) else text)
            file.flush()
            if not special:
                os.fsync(file.fileno())
        if not special:
            if place.exists():
                shutil.copymode(place, temporary)
            temporary.replace(place)
    except OSError as error:
        if not special:
            temporary.unlink(missing_ok=True)
        raise InputError(str(path), f"cannot be written ({error.strerror})") from error
