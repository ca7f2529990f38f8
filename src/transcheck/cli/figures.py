"""`transcheck figures`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import click

from transcheck.cli.console import emit
from transcheck.cli.inputs import Inputs
from transcheck.cli.listing import write_all
from transcheck.cli.options import Output, Run, output_options, run_options
from transcheck.document import Document
from transcheck.errors import InputError

if TYPE_CHECKING:
    from transcheck.figures.model import Figure

__all__ = ["command"]


class _Found(NamedTuple):
    document: Document
    figures: list[Figure]


@click.command("figures")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--as-facts", is_flag=True, help="Write a sheet of canonical figures (TOML) for audit --figures.")
@output_options(("text", "json", "jsonl"))
@run_options
@click.pass_context
def command(ctx: click.Context, files: tuple[str, ...], as_facts: bool, output: Output, run: Run) -> None:
    """List every figure of each FILE: place, kind, value or range, unit, hedge.

    A FILE is a file, a folder (all files below it), a URL, or - for standard input.

    \b
    Examples:
      transcheck figures article.txt
      transcheck figures --as-facts article.txt --output facts.toml
      transcheck audit --figures facts.toml copies/
    """
    inputs = Inputs(files, run)
    if as_facts:
        if len(inputs.names) != 1:
            raise click.UsageError("--as-facts writes the sheet of one article: name one file")
        if output.format != "text":
            raise click.UsageError(f"--as-facts writes TOML, not {output.format}")
        from transcheck.figures import to_facts

        sheets = [to_facts(document) for document in inputs.documents()]
        if len(sheets) > 1:
            raise InputError(inputs.names[0], "holds several documents; a sheet is of one")
        for sheet in sheets:
            emit(sheet, output.path, quiet=run.quiet)
    else:
        from transcheck.values import figures

        found = (_Found(document, figures(document)) for document in inputs.documents())
        write_all(found, output, to_text=_text, to_dict=_dict, quiet=run.quiet)
    ctx.exit(2 if inputs.errors else 0)


def _dict(found: _Found) -> dict[str, Any]:
    return {
        "schema": "transcheck/figures/1",
        "path": found.document.path,
        "figures": [figure.to_dict() for figure in found.figures],
    }


def _text(found: _Found) -> str:
    """A line a figure: line and column, kind, what was understood, hedge, quote."""
    from transcheck.report.lines import Lines
    from transcheck.report.view import one_line, plural

    lines = Lines(found.document.text)
    rows = [
        (
            "{}:{}".format(*lines.at(figure.start)),
            figure.kind.value,
            f"{figure.hedge.value} {figure.normalized}" if figure.hedge else figure.normalized,
            f"“{one_line(figure.quote)}”",
        )
        for figure in found.figures
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    table = ("  ".join([*map(str.ljust, row[:3], widths), row[3]]) for row in rows)
    head = f"{one_line(found.document.path)}: {plural(len(rows), 'figure')}"
    return "\n".join([head, *(f"  {row}" for row in table)]) + "\n"
