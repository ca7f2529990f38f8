"""Markdown (GitHub's dialect) for comments, wikis and notebooks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transcheck.document import Document, Sentence, language_name
from transcheck.issues import Issue, Quote, Severity
from transcheck.report import view
from transcheck.results import AuditReport, CopyReport

__all__ = ["render"]

_CONTEXT = 70
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&])")
_LIST_MARK = re.compile(r"^(\d*)([-+=.)])(?=[\s=-]|$)")


def render(audit: AuditReport) -> str:
    """The answer, a table of the copies, the fact matrix, then the issues of each copy with both sides quoted."""
    copies = view.by_gravity(audit)
    names = view.short_names([copy.path for copy in copies])
    blocks = [
        f"## {view.headline(audit)}",
        f"Canonical article: {_text(audit.canonical.path)} ({language_name(audit.language.code)})",
        _table(
            ["Copy", "Origin", *(severity.value.capitalize() for severity in Severity), "Gravest issue"],
            [_summary(copy, name) for copy, name in zip(copies, names, strict=True)],
        )
        if copies
        else "",
        *_matrix(copies, names),
        *(block for copy, name in zip(copies, names, strict=True) for block in _copy(audit, copy, name)),
        "\n".join(f"- **Not audited:** {_text(error)}" for error in audit.errors),
        f"<sub>transcheck {_text(audit.version)}, signature {_text(audit.signature)}</sub>",
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _text(text: str) -> str:
    """Text of a document with every character that Markdown or HTML could read as markup escaped."""
    return _LIST_MARK.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", view.one_line(text)))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _summary(copy: CopyReport, name: str) -> list[str]:
    origin, issue = copy.machine_translation, view.gravest(copy)
    phrase = f"{view.origin_phrase(origin)} ({view.origin_share(origin)})"
    counts = [str(copy.count(severity)) for severity in Severity]
    return [
        _text(name),
        phrase,
        *counts,
        ": ".join(map(_text, view.change_and_message(issue))) if issue else "none",
    ]


def _matrix(copies: Sequence[CopyReport], names: Sequence[str]) -> Iterator[str]:
    rows = view.figure_rows(copies)
    if not rows:
        return
    yield "### Figures and dates"
    yield _table(
        ["Canonical article", *map(_text, names)],
        [[f"**{_text(row.canonical.text)}**", *map(_cell, row.cells)] for row in rows],
    )


def _cell(cell: view.Cell | None) -> str:
    if cell is None:
        return "not compared"
    words = _text(cell.copy.text) if cell.copy else ""
    if cell.label == "agrees":
        return f"✓ {words}"
    return f"**{cell.label}** {words}".strip()


def _copy(audit: AuditReport, copy: CopyReport, name: str) -> Iterator[str]:
    origin = copy.machine_translation
    yield f"### {_text(name)}"
    language = language_name(copy.language.code)
    yield (
        f"{_text(copy.path)} ({language}): {view.origin_phrase(origin)}, probability of machine translation "
        f"{origin.probability:.2f}; {view.severity_phrase(copy)}."
    )
    yield "\n".join(f"- “{_text(sign.quote)}”: {_text(sign.message)}" for sign in origin.evidence)
    yield "\n".join(f"> {_text(note)}" for note in view.notes(copy))
    yield "\n".join(_issue(audit, copy, issue) for issue in view.sorted_issues(copy))


def _issue(audit: AuditReport, copy: CopyReport, issue: Issue) -> str:
    direction = f", {issue.direction.value}" if issue.direction else ""
    lines = [
        f"- **{issue.severity.value}** `{issue.category}`{direction} ({issue.confidence:.2f}): {_text(issue.message)}"
    ]
    lines += [
        f"  - {label}: {_quoted(document, sentences, quote)}"
        for label, quote, document, sentences in view.sides(audit, copy, issue)
    ]
    return "\n".join(lines)


def _quoted(document: Document, sentences: Sequence[Sentence], quote: Quote) -> str:
    part = view.snippet(document, sentences, quote, _CONTEXT)
    lead = " " if part.before.endswith(" ") else ""
    trail = " " if part.after.startswith(" ") else ""
    return f"{_text(part.before)}{lead}<b>{_text(part.words)}</b>{trail}{_text(part.after)}"
