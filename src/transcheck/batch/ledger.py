"""What a batch has to know of every copy until its files are written. What outlasts a run stands in the store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from transcheck.batch.codec import from_json, to_json
from transcheck.batch.family import Witness
from transcheck.batch.scratch import Scratch
from transcheck.batch.summary import Row

__all__ = ["Audited", "Input", "Ledger"]

_TABLES = """
    CREATE TABLE inputs (number INTEGER PRIMARY KEY, path BLOB, digest TEXT, reason BLOB);
    CREATE TABLE failures (digest TEXT PRIMARY KEY, reason BLOB) WITHOUT ROWID;
    CREATE TABLE audits (number INTEGER PRIMARY KEY, data BLOB);
    CREATE TABLE witnesses (number INTEGER PRIMARY KEY, canonical INTEGER, data BLOB);
    CREATE INDEX witnesses_of ON witnesses (canonical, number);
    CREATE TABLE pages (name TEXT PRIMARY KEY) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Input:
    """An input: its path and the digest of its text, or the reason why there is no audit of it."""

    path: str
    digest: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Audited:
    """A copy with an audit: its numbers, the digest of its text, and its article by index."""

    row: Row
    digest: str
    canonical: int


class Ledger:
    """The inputs of a run in the order of the sources, and what came of them.

    Args:
        path: A file for the time of the run.

    Raises:
        sqlite3.Error: If it cannot be written, here or later.
    """

    def __init__(self, path: Path) -> None:
        self._database = Scratch(path, _TABLES)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def add_input(self, item: Input) -> None:
        """Note the next input."""
        values = (_bytes(item.path), item.digest, _bytes(item.reason))
        self._database("INSERT INTO inputs (path, digest, reason) VALUES (?, ?, ?)", *values)

    def inputs(self) -> Iterator[Input]:
        """All inputs in order; those whose audit failed with the reason."""
        found = self._database(
            "SELECT path, inputs.digest, COALESCE(failures.reason, inputs.reason) FROM inputs "
            "LEFT JOIN failures ON failures.digest = inputs.digest ORDER BY number"
        )
        return (Input(_text(path), digest, _text(reason)) for path, digest, reason in found)

    def fail(self, digest: str, reason: str) -> None:
        """Note that a text cannot be audited."""
        self._database("INSERT OR REPLACE INTO failures VALUES (?, ?)", digest, _bytes(reason))

    def has_failed(self, digest: str) -> bool:
        """Whether a text cannot be audited."""
        return self._database.one("SELECT 1 FROM failures WHERE digest = ?", digest) is not None

    def add_audit(self, item: Audited) -> None:
        """Note the next copy with an audit."""
        data = json.dumps([astuple(item.row), item.digest, item.canonical])
        self._database("INSERT INTO audits (data) VALUES (?)", data)

    def audits(self) -> Iterator[Audited]:
        """The copies with an audit, in order."""
        for (data,) in self._database("SELECT data FROM audits ORDER BY number"):
            row, digest, canonical = json.loads(data)
            yield Audited(Row(*row), digest, canonical)

    def add_witness(self, canonical: int, witness: Witness) -> None:
        """Note what a copy says of its descent."""
        data = json.dumps(to_json(witness))
        self._database("INSERT INTO witnesses (canonical, data) VALUES (?, ?)", canonical, data)

    def witnesses(self) -> Iterator[tuple[int, list[Witness]]]:
        """The articles in order, each with its witnesses in order."""
        for (canonical,) in self._database("SELECT DISTINCT canonical FROM witnesses ORDER BY canonical").fetchall():
            found = self._database("SELECT data FROM witnesses WHERE canonical = ? ORDER BY number", canonical)
            yield canonical, [from_json(Witness, json.loads(data)) for (data,) in found]

    def add_page(self, name: str) -> None:
        """Note a page of this run."""
        self._database("INSERT OR IGNORE INTO pages VALUES (?)", name)

    def has_page(self, name: str) -> bool:
        """Whether a page is of this run."""
        return self._database.one("SELECT 1 FROM pages WHERE name = ?", name) is not None


def _bytes(text: str) -> bytes:
    """Paths may have what no encoding allows."""
    return text.encode("utf-8", "surrogatepass")


def _text(content: bytes) -> str:
    return content.decode("utf-8", "surrogatepass")
