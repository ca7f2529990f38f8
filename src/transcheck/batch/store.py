"""A file of results that survives being killed: one line of JSON a result, appended in one step, found by its key.

A line holds its key and a checksum of its value, both at fixed places, so that opening a file of many gigabytes needs
no parsing, and a line that was cut off or damaged is never taken for a result.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from transcheck.batch.scratch import Scratch
from transcheck.errors import InputError
from transcheck.files import replacing

__all__ = ["KEY_LENGTH", "Store"]

KEY_LENGTH = 64
"""Characters of a key: a SHA-256 in hexadecimal digits."""

# Bytes, since a damaged line may have anything in the place of a key.
_TABLES = "CREATE TABLE places (key BLOB PRIMARY KEY, place INTEGER, length INTEGER) WITHOUT ROWID;"
_HEAD = '{{"key": "{key}", "crc": "{crc:08x}", "value": '
_START = len('{"key": "')
_CRC = _START + KEY_LENGTH + len('", "crc": "')
_VALUE = _CRC + 8 + len('", "value": ')


class Store:
    """Results by key, on disk. The places of their lines are found anew whenever it is opened.

    Args:
        path: The file; made if it does not exist.

    Raises:
        InputError: If the file cannot be read or written.
        sqlite3.Error: If the file beside it with the places of the lines cannot be written, here or later.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._file = path.open("a+b")
            self._places = Scratch(path.with_name(f".{path.name}.places"), _TABLES)
            self._scan()
        except OSError as error:
            raise InputError(str(path), f"cannot be opened ({error.strerror})") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # What the disk does not take at last was not taken before either, and `add` said so.
        with suppress(OSError):
            self._file.close()
        self._places.close()

    def __contains__(self, key: str) -> bool:
        return self._places.one("SELECT 1 FROM places WHERE key = ?", key.encode()) is not None

    def __len__(self) -> int:
        count: int = self._places.one("SELECT COUNT(*) FROM places")
        return count

    def add(self, key: str, value: dict[str, Any]) -> None:
        """Append a result; when this returns, it is on the disk.

        Args:
            key: 64 hexadecimal digits.
            value: What `get` gives back.

        Raises:
            InputError: If the disk is full or gone.
        """
        payload = json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8", "backslashreplace")
        line = _HEAD.format(key=key, crc=zlib.crc32(payload)).encode() + payload + b"}\n"
        try:
            place = self._file.seek(0, os.SEEK_END)
            self._file.write(line)
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise InputError(str(self._path), f"cannot be written ({error.strerror})") from error
        self._found(key.encode(), place, len(line))

    def get(self, key: str) -> dict[str, Any]:
        """A result.

        Raises:
            KeyError: If there is none.
        """
        found = self._places("SELECT place, length FROM places WHERE key = ?", key.encode()).fetchone()
        if found is None:
            raise KeyError(key)
        place, length = found
        self._file.seek(place)
        value: dict[str, Any] = json.loads(self._file.read(length))["value"]
        return value

    def keep(self, keys: Iterable[str]) -> None:
        """Forget all other results; the file is replaced in one step, in the order of its lines.

        Raises:
            InputError: If the disk is full or gone; the file then is as it was.
        """
        self._places("CREATE TABLE kept (key BLOB PRIMARY KEY) WITHOUT ROWID")
        self._places.many("INSERT OR IGNORE INTO kept VALUES (?)", ((key.encode(),) for key in keys))
        if self._places.one("SELECT 1 FROM places WHERE key NOT IN kept") is not None:
            lines = self._places("SELECT place, length FROM places WHERE key IN kept ORDER BY place")
            with replacing(self._path) as temporary, temporary.open("wb") as file:
                for place, length in lines:
                    self._file.seek(place)
                    file.write(self._file.read(length))
                file.flush()
                os.fsync(file.fileno())
            self._file.close()
            self._places("DELETE FROM places")
            self._file = self._path.open("a+b")
            self._scan()
        self._places("DROP TABLE kept")

    def _found(self, key: bytes, place: int, length: int) -> None:
        """The last line of a key counts."""
        self._places("INSERT OR REPLACE INTO places VALUES (?, ?, ?)", key, place, length)

    def _scan(self) -> None:
        """Find all whole lines, and cut off the last one if it is not whole."""
        self._file.seek(0)
        place = 0
        for line in self._file:
            if not line.endswith(b"\n"):
                self._file.truncate(place)
                break
            if self._is_whole(line):
                self._found(line[_START : _START + KEY_LENGTH], place, len(line))
            place += len(line)

    @staticmethod
    def _is_whole(line: bytes) -> bool:
        crc = line[_CRC : _CRC + 8]
        return crc == f"{zlib.crc32(line[_VALUE:-2]):08x}".encode() and line[:_START] == b'{"key": "'
