"""Defaults from `transcheck.toml`, or from `[tool.transcheck]` of `pyproject.toml`.

Defaults are seeded first, so a file only overrides the keys it sets. A key that is not known is an error: a threshold
that is silently ignored because of a typing mistake would let everything pass.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from transcheck.errors import InputError
from transcheck.issues import CATEGORIES, Severity

__all__ = ["ENDINGS", "FAIL_ON", "FORMATS", "Config", "find_config", "is_category", "is_reported", "read_config"]

FORMATS = ("text", "json", "jsonl", "csv", "markdown", "html", "sarif", "junit", "github")
"""Formats of an audit."""

ENDINGS = {
    ".txt": "text",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".sarif": "sarif",
    ".sarif.json": "sarif",
    ".xml": "junit",
}
"""The format that the ending of a file's name stands for; the first ending of a format is the one that batch writes."""

FAIL_ON = (*(severity.value for severity in Severity), "never")
"""Values of `fail-on`."""

_OWN = "transcheck.toml"
_SHARED = "pyproject.toml"
_OF_SHARED = "transcheck"


@dataclass(frozen=True, slots=True)
class Config:
    """What a file may set; keys are the names with hyphens, as on the command line. Paths are resolved already.

    Attributes:
        select: Categories to report; all if empty.
        ignore: Categories not to report.
        min_confidence: The least confidence of an issue that is reported, 0…1.
        fail_on: The least severity that makes the exit status 1, or `never`.
        format: Format of `audit`; no other command heeds it.
        baseline: Known issues.
        figures: Canonical figures.
        terms: Terminology.
        entailment_model: Name or folder of an entailment model; None for the bundled one.
        device: Where a model of the hub runs.
        threads: Sentences worked on at the same time; None for one a core.
        encoding: Encoding of text files; None to detect it.
        offline: Whether all network access is forbidden.
        quiet: Whether progress and messages are left out.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float = 0.0
    fail_on: str = Severity.CRITICAL.value
    format: str = "text"
    baseline: Path | None = None
    figures: Path | None = None
    terms: Path | None = None
    entailment_model: str | None = None
    device: str = "cpu"
    threads: int | None = None
    encoding: str | None = None
    offline: bool = False
    quiet: bool = False


def is_category(name: str) -> bool:
    """Whether `name` is a category or the beginning of one, cut at a slash."""
    return any(category == name or category.startswith(f"{name}/") for category in CATEGORIES)


def is_reported(category: str, select: Iterable[str], ignore: Iterable[str]) -> bool:
    """Whether a category is one of those selected (all if none are named) and not ignored; beginnings count."""

    def under(names: Iterable[str]) -> bool:
        return any(category == name or category.startswith(f"{name}/") for name in names)

    wanted = tuple(select)
    return (not wanted or under(wanted)) and not under(ignore)


def find_config(folder: Path) -> Path | None:
    """The file that holds for a folder: the nearest one above it that has a word for transcheck, or None.

    Raises:
        InputError: If a `pyproject.toml` on the way is not TOML.
    """
    for parent in (folder.resolve(), *folder.resolve().parents):
        if (parent / _OWN).is_file():
            return parent / _OWN
        shared = parent / _SHARED
        if shared.is_file() and _OF_SHARED in _tool(shared):
            return shared
    return None


def read_config(path: Path) -> Config:
    """Read a file of defaults.

    Args:
        path: A `transcheck.toml`, or a `pyproject.toml` with a table `[tool.transcheck]`.

    Raises:
        InputError: If it cannot be read, a key is not known, or a value is not of its kind; file and key are named.
    """
    table = _tool(path).get(_OF_SHARED, {}) if path.name == _SHARED else _load(path)
    if not isinstance(table, dict):
        raise InputError(str(path), f"key 'tool.{_OF_SHARED}' must be a table")
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in _PARSERS:
            close = difflib.get_close_matches(key.replace("_", "-"), _PARSERS, 1)
            hint = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(_PARSERS)}"
            raise InputError(str(path), f"unknown key {key!r}: {hint}")
        try:
            values[key.replace("-", "_")] = _PARSERS[key](value, path.parent)
        except ValueError as error:
            raise InputError(str(path), f"key {key!r} {error}") from error
    return Config(**values)


def _tool(path: Path) -> Mapping[str, Any]:
    """The table `tool` of a `pyproject.toml`; empty if it has none."""
    tool = _load(path).get("tool", {})
    return tool if isinstance(tool, dict) else {}


def _load(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"is not TOML ({error})") from error
    except RecursionError as error:
        raise InputError(str(path), "is nested too deeply") from error


def _string(value: object, _folder: Path) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("must be a string that is not empty")
    return value


def _path(value: object, folder: Path) -> Path:
    return folder / _string(value, folder)


def _model(value: object, folder: Path) -> str:
    """A folder beside the file wins over a name of the hub."""
    name = _string(value, folder)
    return str(folder / name) if (folder / name).is_dir() else name


def _flag(value: object, _folder: Path) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")  # noqa: TRY004 (as all values that are not of their kind)
    return value


def _count(value: object, _folder: Path) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError("must be a whole number above 0")
    return value


def _share(value: object, _folder: Path) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError("must be a number from 0 to 1")
    return float(value)


def _categories(value: object, _folder: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError("must be a list of categories")
    for name in value:
        if not is_category(name):
            raise ValueError(f"names no category: {name!r}; see transcheck explain")
    return tuple(value)


def _one_of(*allowed: str) -> Callable[[object, Path], str]:
    def parse(value: object, _folder: Path) -> str:
        if value not in allowed:
            raise ValueError(f"must be one of {', '.join(allowed)}")
        return str(value)

    return parse


_PARSERS: dict[str, Callable[[object, Path], object]] = {
    "select": _categories,
    "ignore": _categories,
    "min-confidence": _share,
    "fail-on": _one_of(*FAIL_ON),
    "format": _one_of(*FORMATS),
    "baseline": _path,
    "figures": _path,
    "terms": _path,
    "entailment-model": _model,
    "device": _string,
    "threads": _count,
    "encoding": _string,
    "offline": _flag,
    "quiet": _flag,
}
assert [key.replace("-", "_") for key in _PARSERS] == [field.name for field in fields(Config)]
