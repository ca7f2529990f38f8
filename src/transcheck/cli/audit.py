"""`transcheck audit`."""

from __future__ import annotations

from os.path import realpath

import click

from transcheck.cli.console import emit, exit_status, progress, use_color, width
from transcheck.cli.inputs import Inputs
from transcheck.cli.options import (
    Checks,
    Engine,
    Output,
    Run,
    check_options,
    engine_options,
    output_options,
    run_options,
    spare_inputs,
)
from transcheck.cli.setup import prepare_audit

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
    _start_models(engine)
    from transcheck.audit import Auditor
    from transcheck.baseline import read_baseline, write_baseline
    from transcheck.report import render

    if canonical == "-" and "-" in copies:
        raise click.UsageError("standard input cannot be both the canonical article and a copy")
    spare_inputs(ctx, "--write-baseline", checks.write_baseline)
    if output.path and checks.write_baseline and realpath(output.path) == realpath(checks.write_baseline):
        raise click.UsageError(f"--output and --write-baseline name one file, {str(output.path)!r}")
    known = read_baseline(checks.baseline) if checks.baseline else None
    articles, options = prepare_audit(canonical, checks, engine, run)
    if len(articles) > 1:
        raise click.UsageError("audit compares with one article; batch takes a folder of them")
    auditor = Auditor(articles[0], options)
    own = (articles[0].path, *checks.files, *filter(None, (output.path, ctx.obj)))
    inputs = Inputs(copies, run, leave_out=own)
    reports = auditor.audit_all(
        document for name in progress(inputs.names, "audit", quiet=run.quiet) for document in inputs.documents([name])
    )
    if checks.write_baseline:
        write_baseline(checks.write_baseline, (report.to_dict() for report in reports))
    if known:
        reports = [known.without_known(report) for report in reports]
    report = auditor.report(reports, inputs.errors)
    text = render(report, output.format, color=output.path is None and use_color(), width=width())
    emit(text, output.path, quiet=run.quiet)
    ctx.exit(2 if inputs.errors else 0 if checks.write_baseline else exit_status(report.issues, checks.fail_on))


def _start_models(engine: Engine) -> None:
    """Let the bundled models load while the rest of the program is imported and the articles are read."""
    from transcheck.encoder import load_encoder
    from transcheck.entailment import load_entailment

    load_encoder(engine.threads)
    if engine.entailment_model is None:
        load_entailment(None, engine.threads, engine.device)
