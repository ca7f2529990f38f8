"""JSON as the contract describes it: the whole audit as one object, or one copy a line."""

from __future__ import annotations

import json

from transcheck.results import AuditReport

__all__ = ["render", "render_lines"]


def render(audit: AuditReport) -> str:
    """One object, indented: schema `audit`."""
    return json.dumps(audit.to_dict(), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def render_lines(audit: AuditReport) -> str:
    """One copy a line, each line complete in itself: schema `audit-line`. Inputs with errors come last."""
    whole = audit.to_dict()
    head = {"schema": "transcheck/audit-line/1", "tool": whole["tool"], "canonical": whole["canonical"]}
    lines = [head | {"copy": copy} for copy in whole["copies"]] + [head | {"error": error} for error in whole["errors"]]
    return "".join(json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n" for line in lines)
