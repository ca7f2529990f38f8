"""A database for as long as somebody works with it, on disk: what is known of every copy must not fill the memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from transcheck.errors import InputError

__all__ = ["Scratch"]


class Scratch:
    """A database in a file that is deleted when it is closed; what a killed process left is deleted first.

    Args:
        path: The file.
        tables: The statements that make its tables.

    Raises:
        InputError: If what stands in its place cannot be deleted.
        sqlite3.Error: If it cannot be written, here or later.
    """

    def __init__(self, path: Path, tables: str) -> None:
        self._path = path
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise InputError(str(path), f"cannot be written ({error.strerror})") from error
        self._connection = sqlite3.connect(path, isolation_level=None)
        # Nobody reads it after a failure: no journal, no waiting for the disk, one transaction without an end.
        self._connection.executescript(
            f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-2048; BEGIN; {tables}"
        )

    def __call__(self, statement: str, *values: object) -> sqlite3.Cursor:
        """Execute a statement."""
        return self._connection.execute(statement, values)

    def many(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Execute a statement for each of some rows."""
        self._connection.executemany(statement, rows)

    def one(self, statement: str, *values: object) -> Any:
        """The first column of the first row found; None if nothing is."""
        found = self(statement, *values).fetchone()
        return None if found is None else found[0]

    def close(self) -> None:
        """Delete it."""
        self._connection.close()
        self._path.unlink(missing_ok=True)
