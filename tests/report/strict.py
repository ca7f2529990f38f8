"""Schemas made strict: what a schema does not name is refused, so that tests notice what the schemas forgot."""

from __future__ import annotations

from typing import Any


def strict(node: Any) -> Any:
    """The schema with `additionalProperties: false` wherever it names properties."""
    if isinstance(node, dict):
        closed = {key: strict(value) for key, value in node.items()}
        if "properties" in node and node.get("type") == "object":
            closed["additionalProperties"] = False
        return closed
    return [strict(value) for value in node] if isinstance(node, list) else node
