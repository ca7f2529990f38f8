"""Writing files so that nobody ever sees half of one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from transcheck.errors import InputError

__all__ = ["write_atomically"]


def write_atomically(path: Path, text: str | Iterable[str]) -> None:
    """Write UTF-8 text to a file beside its place, then move it there in one step.

    Args:
        path: The file.
        text: Its content, whole or in pieces.

    Raises:
        InputError: If it cannot be written.
    """
    special = path.exists() and not path.is_file()  # a pipe or a terminal, which cannot be replaced
    temporary = path if special else path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.writelines([text] if isinstance(text, str) else text)
            file.flush()
            if not special:
                os.fsync(file.fileno())
        if not special:
            temporary.replace(path)
    except OSError as error:
        if not special:
            temporary.unlink(missing_ok=True)
        raise InputError(str(path), f"cannot be written ({error.strerror})") from error
