"""JSON as the contract describes it: the whole audit as one object, or one copy a line."""

from __future__ import annotations

import json
import re

from transcheck.results import AuditReport

__all__ = ["encode", "render", "render_lines"]

# What JSON lets stand in strings and a terminal may obey: DEL, the C1 controls, explicit bidirectional controls.
_OBEYED = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def encode(value: object, indent: int | None = None) -> str:
    """A value as JSON that ends its line and that a terminal shows without harm: what it might obey is escaped.

    Raises:
        ValueError: If a number in it is not finite.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def render(audit: AuditReport) -> str:
    """One object, indented: schema `audit`."""
    return encode(audit.to_dict(), 1)


def render_lines(audit: AuditReport) -> str:
    """One copy a line, each line complete in itself: schema `audit-line`. Inputs with errors come last."""
    whole = audit.to_dict()
    head = {"schema": "transcheck/audit-line/1", "tool": whole["tool"], "canonical": whole["canonical"]}
    lines = [head | {"copy": copy} for copy in whole["copies"]] + [head | {"error": error} for error in whole["errors"]]
    return "".join(map(encode, lines))
