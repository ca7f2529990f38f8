"""Tables that travel with the package: files below `transcheck/data`, named by their path there."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

__all__ = ["read_bytes", "read_pairs", "read_rows", "read_text", "read_toml"]


def read_bytes(path: str) -> bytes:
    """The content of a file."""
    return files("transcheck").joinpath("data", path).read_bytes()


def read_text(path: str) -> str:
    """The text of a file."""
    return read_bytes(path).decode()


def read_rows(path: str, first: str | None = None) -> Iterator[list[str]]:
    """The fields of each line of a `.tsv` file; comments, which begin with “# ”, and empty lines are left out.

    Args:
        path: Below `transcheck/data`.
        first: What the first field has to be; None for any.
    """
    # Of a table for many languages the lines of one are taken out before anything is decoded.
    lines = read_bytes(path).splitlines()
    wanted = lines if first is None else [line for line in lines if line.startswith(f"{first}\t".encode())]
    for line in wanted:
        if line and not line.startswith(b"# "):
            yield line.decode().split("\t")


def read_pairs(path: str) -> dict[str, frozenset[str]]:
    """For each item of a `.tsv` file those of its lines, both ways: an item, and others joined by `|`."""
    pairs: dict[str, set[str]] = {}
    for one, others in read_rows(path):
        for other in others.split("|"):
            pairs.setdefault(one, set()).add(other)
            pairs.setdefault(other, set()).add(one)
    return {item: frozenset(others) for item, others in pairs.items()}


def read_toml(path: str) -> dict[str, Any]:
    """The tables of a `.toml` file."""
    return tomllib.loads(read_text(path))
