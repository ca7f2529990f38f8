"""The terminal report: the answer, the fact matrix, then each copy with its evidence.

Everything fits the given width; nothing depends on colour.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from rich.cells import cell_len, set_cell_size
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from transcheck.document import Document, Sentence, language_name
from transcheck.issues import Issue, Quote, Severity
from transcheck.report import view
from transcheck.results import AuditReport, CopyReport, FactState, OriginVerdict

__all__ = ["render"]

_MIN_WIDTH, _MAX_WIDTH = 40, 100
_SEVERITY_STYLES = {Severity.CRITICAL: "bold red", Severity.MAJOR: "bold yellow", Severity.MINOR: "bold cyan"}
_STATE_STYLES = {
    FactState.AGREE: "green",
    FactState.HEDGED: "yellow",
    FactState.WRONG: "bold red",
    FactState.ABSENT: "dim",
}


def render(audit: AuditReport, *, color: bool = False, width: int = 80) -> str:
    """Write the terminal report.

    Args:
        audit: What to report.
        color: Whether to emit ANSI colours. Without them, quoted words stand between `>>` and `<<`.
        width: Columns of the terminal; the report uses 40…100 of them.

    Returns:
        The report, ending in a line break.
    """
    out = io.StringIO()
    console = Console(
        file=out,
        width=min(max(width, _MIN_WIDTH), _MAX_WIDTH),
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    with console.capture() as capture:
        for part in _parts(audit, console.width, color):
            console.print(part)
    return "".join(line.rstrip() + "\n" for line in capture.get().splitlines())


def _parts(audit: AuditReport, width: int, color: bool) -> Iterator[RenderableType]:
    copies = view.by_gravity(audit)
    names = view.short_names([copy.path for copy in copies])
    against = view.plural(len(copies), "copy", "copies")
    yield Text(
        f"{against} against {view.one_line(audit.canonical.path)} ({language_name(audit.language.code)})",
        style="dim",
    )
    yield Text(view.headline(audit), style="bold")
    yield ""
    for number, (copy, name) in enumerate(zip(copies, names, strict=True), start=1):
        yield _summary(copy, f"{number}  {name}" if len(copies) > 1 else name)
    yield from _matrix(copies, names, width)
    for copy, name in zip(copies, names, strict=True):
        yield from _copy(audit, copy, name, color)
    if audit.errors:
        yield _rule("Not audited")
        for error in audit.errors:
            yield _indented(Text(view.one_line(error), style="bold red"), 2)
        yield ""
    yield Text(f"signature {view.one_line(audit.signature)}", style="dim")


def _rule(title: str) -> Rule:
    return Rule(Text(title, style="bold", overflow="ellipsis"), align="left", style="dim")


def _indented(content: RenderableType, columns: int) -> Padding:
    return Padding(content, (0, 0, 0, columns))


def _summary(copy: CopyReport, name: str) -> RenderableType:
    """Origin, counts, the gravest issue, and every other critical issue in a line."""
    head = Text.assemble((name, "bold"), "  ", _origin(copy), "  ", _counts(copy), overflow="fold")
    first = view.gravest(copy)
    if first is None:
        return Group(head, "")
    change, *message = view.change_and_message(first)
    lines = [Text(change, style="bold"), *map(Text, message)]
    lines += [
        Text(f"also {view.change_phrase(issue)}")
        for issue in view.sorted_issues(copy)
        if issue.severity is Severity.CRITICAL and issue is not first
    ]
    return Group(head, *(_indented(line, 5) for line in lines), "")


def _origin(copy: CopyReport) -> Text:
    origin = copy.machine_translation
    name = view.ORIGIN_NAMES[origin.verdict]
    if origin.verdict is OriginVerdict.MACHINE:
        return Text(f"{name.upper()} {view.origin_share(origin)}", style="bold magenta")
    return Text(f"{name} ({view.origin_share(origin)})")


def _counts(copy: CopyReport) -> Text:
    phrase = Text()
    for severity in Severity:
        if count := copy.count(severity):
            phrase.append(", " if phrase else "").append(f"{count} {severity.value}", style=_SEVERITY_STYLES[severity])
    return phrase or Text("no issues", style="green")


def _matrix(copies: Sequence[CopyReport], names: Sequence[str], width: int) -> Iterator[RenderableType]:
    """The fact matrix under the names of the copies if these fit, else under their numbers, in blocks if need be."""
    rows = view.figure_rows(copies)
    if not rows:
        return
    yield _rule("Figures and dates")
    first = min(30, max(cell_len(view.one_line(row.canonical.text)) for row in rows))
    heads = [_fit(name, 14) for name in names]
    too_wide = 2 + first + sum(2 + max(3, cell_len(head)) for head in heads) > width
    if too_wide or len(set(heads)) < len(heads):  # numbers tell apart what was cut to the same name
        heads = [str(number) for number in range(1, len(copies) + 1)]
    room = max(1, (width - 2 - first - 2) // (2 + max(3, *map(cell_len, heads))))
    for at in range(0, len(copies), room):
        block = slice(at, at + room)
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=first)
        for head in heads[block]:
            table.add_column(width=max(3, cell_len(head)), justify="center")
        table.add_row("", *(Text(head, style="dim") for head in heads[block]))
        for row in rows:
            cells = [
                Text(view.STATE_SYMBOLS[cell.state], style=_STATE_STYLES[cell.state]) if cell else Text("?")
                for cell in row.cells[block]
            ]
            table.add_row(Text(_fit(view.one_line(row.canonical.text), first)), *cells)
        yield _indented(table, 2)
        yield ""
    legend = "= agrees   ~ hedged   x wrong   - absent"
    if any(cell is None for row in rows for cell in row.cells):
        legend += "   ? not compared"
    yield _indented(Text(legend, style="dim"), 2)
    yield ""


def _fit(text: str, columns: int) -> str:
    return text if cell_len(text) <= columns else set_cell_size(text, columns - 1).rstrip() + "…"


def _copy(audit: AuditReport, copy: CopyReport, name: str, color: bool) -> Iterator[RenderableType]:
    yield _rule(name)
    yield Text(f"{view.one_line(copy.path)} ({language_name(copy.language.code)})", style="dim")
    origin = copy.machine_translation
    yield Text.assemble(
        (view.origin_phrase(origin), "bold"), f", probability of machine translation {origin.probability:.2f}"
    )
    signs = Table.grid(padding=(0, 2, 0, 0))
    signs.add_column()
    signs.add_column(overflow="fold")
    for sign in origin.evidence:
        words, message = f"“{view.one_line(sign.quote)}”", view.one_line(sign.message)
        signs.add_row(Text(sign.kind, style="dim"), message if words in message else f"{words}: {message}")
    if origin.evidence:
        yield _indented(signs, 2)
    for note in view.notes(copy):
        yield _indented(Text(f"note: {view.one_line(note)}"), 2)
    yield Text(_numbers(copy), style="dim")
    yield ""
    for issue in view.sorted_issues(copy):
        yield _issue(audit, copy, issue, color)
        yield ""


def _numbers(copy: CopyReport) -> str:
    claims = ", ".join(f"{count} {verdict.value}" for verdict, count in view.claim_counts(copy).items() if count)
    figures, scores = copy.figures, copy.scores
    parts = [
        f"claims: {claims or 'none'}",
        f"figures: {figures.matched} match, {figures.mismatched} differ, {figures.omitted} absent, {figures.added} new",
        f"quality {scores.quality:.2f}, MQM {scores.mqm:.1f} per 100 words, coverage {scores.coverage:.0%}",
    ]
    if scores.bleu is not None and scores.chrf is not None and scores.ter is not None:
        parts.append(f"BLEU {scores.bleu:.1f}, chrF {scores.chrf:.1f}, TER {scores.ter:.1f}")
    return "\n".join(parts)


def _issue(audit: AuditReport, copy: CopyReport, issue: Issue, color: bool) -> RenderableType:
    direction = f"  {issue.direction.value}" if issue.direction else ""
    head = Text.assemble(
        (issue.severity.value.upper(), _SEVERITY_STYLES[issue.severity]),
        f"  {issue.category}{direction}",
        (f"  confidence {issue.confidence:.2f}", "dim"),
    )
    quotes = Table.grid(padding=(0, 2, 0, 0))
    quotes.add_column(width=9, no_wrap=True)
    quotes.add_column(overflow="fold")
    for label, quote, document, sentences in view.sides(audit, copy, issue):
        quotes.add_row(Text(label, style="dim"), _quoted(document, sentences, quote, issue.severity, color))
    return Group(head, _indented(Text(view.one_line(issue.message)), 2), _indented(quotes, 2))


def _quoted(document: Document, sentences: Sequence[Sentence], quote: Quote, severity: Severity, color: bool) -> Text:
    part = view.snippet(document, sentences, quote, 56)
    words = part.words if color else f">>{part.words}<<"
    return Text.assemble(part.before, (words, f"{_SEVERITY_STYLES[severity]} underline"), part.after)
