"""`transcheck audit`."""

from __future__ import annotations

from pathlib import Path

import click

from transcheck.cli.console import emit, exit_status, progress, use_color, width
from transcheck.cli.inputs import Inputs, lines
from transcheck.cli.options import (
    Checks,
    Engine,
    Output,
    Run,
    check_options,
    engine_options,
    output_options,
    run_options,
)

__all__ = ["command"]


@click.command("audit")
@click.option("--canonical", metavar="REF", help="The canonical article: a file, a URL, or -. Or give --figures alone.")
@click.argument("copies", nargs=-1, required=True, metavar="COPY...")
@check_options
@output_options()
@engine_options
@run_options
@click.pass_context
def command(
    ctx: click.Context,
    canonical: str | None,
    copies: tuple[str, ...],
    checks: Checks,
    engine: Engine,
    output: Output,
    run: Run,
) -> None:
    """Audit each COPY against the canonical article.

    A COPY is a file, a folder (all files below it), a URL, or - for standard input.

    \b
    Examples:
      transcheck audit --canonical article.txt copies/
      transcheck audit --canonical article.txt --format html --output report.html copy.docx
      curl -s https://example.org/copy | transcheck audit --canonical article.txt -
      transcheck audit --canonical article.txt --fail-on major --ignore style copies/
    """
    from transcheck.audit import Auditor, Options
    from transcheck.baseline import read_baseline, write_baseline
    from transcheck.figures import read_facts
    from transcheck.reading import read
    from transcheck.report import render
    from transcheck.terminology import read_terms

    if canonical == "-" and "-" in copies:
        raise click.UsageError("standard input cannot be both the canonical article and a copy")
    known = read_baseline(checks.baseline) if checks.baseline else None
    facts = read_facts(_content(checks.figures), str(checks.figures)) if checks.figures else None
    options = Options(
        select=checks.select,
        # Against a sheet of figures, whatever else an article says is no addition.
        ignore=checks.ignore if canonical else (*checks.ignore, "accuracy/addition"),
        facts=facts,
        terms=read_terms(_content(checks.terms), str(checks.terms)) if checks.terms else (),
        entailment_model=engine.entailment_model,
        device=engine.device,
        threads=run.threads,
    )
    if canonical:
        article = read(canonical, encoding=run.encoding, offline=run.offline)
    elif facts:
        article = facts.document
    else:
        raise click.UsageError("name the canonical article with --canonical, or canonical figures with --figures")
    auditor = Auditor(article, options)
    inputs = Inputs(copies, run, leave_out=canonical)
    reports = [
        auditor.audit(document)
        for name in progress(inputs.names, "audit", quiet=run.quiet)
        for document in inputs.documents([name])
    ]
    if checks.write_baseline:
        write_baseline(checks.write_baseline, reports)
    if known:
        reports = [known.without_known(report) for report in reports]
    report = auditor.report(reports, inputs.errors)
    text = render(report, output.format, color=output.path is None and use_color(), width=width())
    emit(text, output.path, quiet=run.quiet)
    ctx.exit(2 if inputs.errors else 0 if checks.write_baseline else exit_status(report.issues, checks.fail_on))


def _content(path: Path) -> str:
    """A list in UTF-8, whatever the encoding of the articles is."""
    return "\n".join(lines(str(path), None))
