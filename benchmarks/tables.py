"""Tables of results: on the terminal, and as CSV."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path


def show(lines: Sequence[Sequence[str]]) -> None:
    """Prints a table, its columns aligned."""
    widths = [max(len(line[index]) for line in lines) for index in range(len(lines[0]))]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def write(lines: Sequence[Sequence[str]], path: Path | None) -> None:
    """Writes a table as CSV, if there is a path."""
    if path is not None:
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(lines)
