"""Baselines: the issues an editor already knows, so that only new ones count.

A baseline is a JSON file meant to be committed and read in a review. An issue is known if its copy (relative to the
baseline's folder) and its id stand in the file. The id is made from the category, the quoted words and their sentences,
so it survives edits elsewhere in the texts and ends with the sentences it is about.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from transcheck.errors import InputError
from transcheck.files import write_atomically
from transcheck.results import CopyReport

__all__ = ["Baseline", "read_baseline", "write_baseline"]

JSON = Mapping[str, Any]

_SCHEMA = "transcheck/baseline/1"


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known issues.

    Attributes:
        folder: The folder that the copies' paths are relative to.
        known: Ids of the known issues by the copy they stand in.
    """

    folder: Path
    known: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def ids(self, path: str) -> frozenset[str]:
        """Ids of the known issues of the copy at a path."""
        return self.known.get(_key(path, self.folder), frozenset())

    def without_known(self, copy: CopyReport) -> CopyReport:
        """The report of a copy without its known issues, and a note that says how many there were."""
        known = self.ids(copy.path)
        new = tuple(issue for issue in copy.issues if issue.id not in known)
        hidden = len(copy.issues) - len(new)
        if not hidden:
            return copy
        note = f"{hidden} known {'issue' if hidden == 1 else 'issues'} of the baseline left out"
        return replace(copy, issues=new, notes=(*copy.notes, note))


def read_baseline(path: Path) -> Baseline:
    """Read a baseline.

    Raises:
        InputError: If it cannot be read or is no baseline.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise InputError(str(path), f"is not JSON ({error})") from error
    try:
        if content["schema"] != _SCHEMA:
            raise InputError(str(path), f"is no baseline of this version (its schema is {content['schema']!r})")
        known = {name: frozenset(str(issue["id"]) for issue in issues) for name, issues in content["copies"].items()}
    except (AttributeError, KeyError, TypeError) as error:
        raise InputError(str(path), "is no baseline: write one with --write-baseline") from error
    return Baseline(path.resolve().parent, known)


def write_baseline(path: Path, copies: Iterable[JSON]) -> None:
    """Write all issues of the copies as known.

    Args:
        path: The file.
        copies: Reports of copies as in the JSON of an audit.

    Raises:
        InputError: If it cannot be written.
    """
    folder = path.resolve().parent
    known: dict[str, dict[str, JSON]] = {}
    for copy in copies:
        entries = known.setdefault(_key(copy["path"], folder), {})
        for issue in copy["issues"]:
            entry = {name: issue[name] for name in ("id", "category", "severity")}
            entries[issue["id"]] = entry | {"quote": (issue["copy"] or issue["canonical"])["quote"]}
    content = {
        "schema": _SCHEMA,
        "copies": {name: [entries[key] for key in sorted(entries)] for name, entries in sorted(known.items())},
    }
    write_atomically(path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def _key(path: str, folder: Path) -> str:
    """A path that means the same from wherever the tool is started; URLs and standard input stand for themselves."""
    if path == "-" or "://" in path:
        return path
    try:
        return Path(os.path.relpath(Path(path).resolve(), folder)).as_posix()
    except ValueError:  # another drive
        return Path(path).resolve().as_posix()
