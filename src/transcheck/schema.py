"""JSON Schemas (draft 2020-12) of everything transcheck writes as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from typing import Any

from transcheck.issues import CATEGORIES, Direction, Severity
from transcheck.results import ClaimVerdict, FactState, OriginVerdict

__all__ = ["names", "schema"]

JSON = dict[str, Any]

_FOLDER = resources.files("transcheck").joinpath("schemas")
_COMMON = "common"
_REFERENCE = "#/$defs/"


def names() -> tuple[str, ...]:
    """The outputs that have a schema, in alphabetical order."""
    files = (entry.name for entry in _FOLDER.iterdir())
    return tuple(sorted(name.removesuffix(".json") for name in files if name.endswith(".json") and _COMMON not in name))


def schema(name: str) -> JSON:
    """The schema of one output, complete in itself.

    Args:
        name: One of `names()`.

    Returns:
        The schema; allowed values of categories, severities and verdicts come from the code that writes them.

    Raises:
        ValueError: If there is no such output.
    """
    if name not in names():
        raise ValueError(f"no schema {name!r}, one of {', '.join(names())}")
    definitions = _definitions()
    found = _load(name)
    used: JSON = {}
    waiting = [found]
    while waiting:
        for reference in _references(waiting.pop()):
            if reference not in used:
                used[reference] = definitions[reference]
                waiting.append(definitions[reference])
    return found | {"$defs": {key: used[key] for key in sorted(used)}}


def _load(name: str) -> JSON:
    loaded: JSON = json.loads(_FOLDER.joinpath(f"{name}.json").read_text("utf-8"))
    return loaded


def _definitions() -> JSON:
    definitions: JSON = _load(_COMMON)["$defs"]
    definitions["category"]["enum"] = list(CATEGORIES)
    definitions["severity"]["enum"] = list(Severity)
    definitions["direction"]["enum"] = list(Direction)
    definitions["machineTranslation"]["properties"]["verdict"]["enum"] = list(OriginVerdict)
    definitions["claim"]["properties"]["verdict"]["enum"] = list(ClaimVerdict)
    definitions["fact"]["properties"]["state"]["enum"] = list(FactState)
    return definitions


def _references(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref":
                yield value.removeprefix(_REFERENCE)
            else:
                yield from _references(value)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value)
