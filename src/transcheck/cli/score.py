"""`transcheck score`."""

from __future__ import annotations

from typing import Any

import click

from transcheck.cli.inputs import lines
from transcheck.cli.listing import write_all
from transcheck.cli.options import Engine, Output, Run, engine_options, output_options, run_options
from transcheck.errors import InputError

__all__ = ["command"]

_FILE = click.Path(allow_dash=True, path_type=str)


@click.command("score")
@click.option("--reference", required=True, type=_FILE, help="The reference, a segment a line.")
@click.option(
    "--hypothesis",
    "hypotheses",
    required=True,
    multiple=True,
    type=_FILE,
    metavar="HYP",
    help="A system's output; more may follow it, or the option be repeated.",
)
@click.argument("more", nargs=-1, type=_FILE, metavar="[HYP]...")
@click.option("--source", type=_FILE, help="What was translated; the quality then counts both.")
@output_options(("jsonl", "text"), default="jsonl")
@engine_options
@run_options
def command(
    reference: str,
    hypotheses: tuple[str, ...],
    more: tuple[str, ...],
    source: str | None,
    output: Output,
    engine: Engine,
    run: Run,
) -> None:
    """Score line-aligned translations: learned quality beside sacreBLEU's BLEU, chrF2 and TER.

    Writes a line of JSON a segment, then one a system with sacreBLEU's signatures. quality is 0…1, higher is better.

    \b
    Examples:
      transcheck score --reference ref.txt --hypothesis system-a.txt system-b.txt
      transcheck score --reference ref.txt --hypothesis out.txt --source src.txt --format text
    """
    from transcheck.report.view import plural
    from transcheck.scoring import rate, score

    hypotheses += more
    names = [name for name in (reference, *hypotheses, source) if name is not None]
    if names.count("-") > 1:
        raise click.UsageError("standard input can be named only once")
    segments = {name: list(lines(name, run)) for name in names}
    for name in names:
        if len(segments[name]) != len(segments[reference]):
            raise InputError(
                name, f"has {plural(len(segments[name]), 'line')}, {reference} has {len(segments[reference])}"
            )
    if not segments[reference]:
        raise InputError(reference, "is empty")
    rows: list[dict[str, Any]] = []
    totals: list[dict[str, Any]] = []
    for name in hypotheses:
        qualities = score(
            segments[reference],
            segments[name],
            segments[source] if source else None,
            model=engine.entailment_model,
            threads=engine.threads,
            device=engine.device,
        )
        scored, total = rate(segments[reference], segments[name], qualities)
        rows += [item.to_dict(name) for item in scored]
        totals.append(total.to_dict(name))
    write_all([*rows, *totals], output, to_text=_text, to_dict=dict, quiet=run.quiet)


def _text(row: dict[str, Any]) -> str:
    from transcheck.report.view import one_line

    numbers = "  ".join(f"{name} {row[name]:7.3f}" for name in ("quality", "bleu", "chrf", "ter"))
    signatures = "".join(f"  {value}\n" for value in row.get("signatures", {}).values())
    segment = "all" if row["segment"] is None else row["segment"]
    return f"{one_line(row['hypothesis'])}  {segment:>5}  {numbers}\n{signatures}"
