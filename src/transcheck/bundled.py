"""Tables that travel with the package: files below `transcheck/data`, named by their path there."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

__all__ = ["read_bytes", "read_rows", "read_text", "read_toml"]


def read_bytes(path: str) -> bytes:
    """The content of a file."""
    return files("transcheck").joinpath("data", path).read_bytes()


def read_text(path: str) -> str:
    """The text of a file."""
    return read_bytes(path).decode()


def read_rows(path: str) -> Iterator[list[str]]:
    """The fields of each line of a `.tsv` file; comments, which begin with “# ”, and empty lines are left out."""
    for line in read_text(path).splitlines():
        if line and not line.startswith("# "):
            yield line.split("\t")


def read_toml(path: str) -> dict[str, Any]:
    """The tables of a `.toml` file."""
    return tomllib.loads(read_text(path))
