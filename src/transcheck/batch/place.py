"""Where a batch writes, and which part of the sources is its own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Place", "Shard"]

# What every batch writes, what it writes first, and what it writes with pages.
_ALWAYS, _CACHE, _INDEX = ("results.jsonl", "errors.jsonl", "summary.csv"), "cache.jsonl", "index.html"


@dataclass(frozen=True, slots=True)
class Shard:
    """One of several parts of a batch, for machines that share nothing but the sources.

    Attributes:
        number: From 1.
        of: How many parts.
    """

    number: int
    of: int

    def holds(self, source: str) -> bool:
        """Whether a source is in this part; it stays there when others come or go."""
        return int.from_bytes(hashlib.sha256(source.encode("utf-8", "surrogatepass")).digest()[:8]) % self.of == (
            self.number - 1
        )


@dataclass(frozen=True, slots=True)
class Place:
    """The folder a batch writes to; the files of a shard have its number in their names."""

    folder: Path
    shard: Shard | None = None

    def file(self, name: str) -> Path:
        """The path of an output, `name.ending`, or of a folder of outputs."""
        if self.shard is None:
            return self.folder / name
        stem, dot, ending = name.partition(".")
        return self.folder / f"{stem}-{self.shard.number}-of-{self.shard.of}{dot}{ending}"

    def foreign(self) -> Path | None:
        """A file in the place of an output, in a folder where no batch has written so far; None without one."""
        if self.file(_CACHE).exists() or all(self.file(name).exists() for name in _ALWAYS):
            return None
        return next((path for path in map(self.file, (*_ALWAYS, _INDEX)) if path.exists()), None)
