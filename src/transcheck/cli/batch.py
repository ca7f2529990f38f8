"""`transcheck batch`."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from transcheck.cli.console import emit, fail, message, use_color, width
from transcheck.cli.inputs import Inputs
from transcheck.cli.options import Checks, Engine, Run, check_options, engine_options, run_options, spare_inputs
from transcheck.cli.setup import prepare_audit
from transcheck.config import FORMATS
from transcheck.errors import InputError
from transcheck.issues import Severity

if TYPE_CHECKING:
    from transcheck.batch import BatchResult, Progress, Summary
    from transcheck.batch.run import EngineName

__all__ = ["command"]


def _shard(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[int, int] | None:
    if value is None:
        return None
    match = re.fullmatch(r"([0-9]{1,6})/([0-9]{1,6})", value)
    number, of = (int(part) for part in match.groups()) if match else (0, 0)
    if not 1 <= number <= of:
        raise click.BadParameter(f"{value!r} is not I/N with I from 1 to N")
    return number, of


@click.command("batch")
@click.argument("sources", metavar="FOLDER")
@click.option(
    "--canonical",
    metavar="REF_OR_FOLDER",
    help="The canonical article, or a folder of several. Or give --figures alone.",
)
@click.option(
    "--output",
    "folder",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to; what an earlier run left there is used.",
)
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Worker processes. Default: one a core.")
@click.option(
    "--engine",
    "where",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="Processes of this machine, or actors of the Ray cluster that RAY_ADDRESS names; needs transcheck[ray].",
)
@click.option("--reports/--no-reports", default=True, show_default=True, help="Write index.html and one page a copy.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Write a report of all copies of an article in this form, too; they are in memory at once then.",
)
@click.option("--shard", callback=_shard, metavar="I/N", help="Take only the I-th of N parts of the sources.")
@check_options
@engine_options
@run_options
@click.pass_context
def command(
    ctx: click.Context,
    sources: str,
    canonical: str | None,
    folder: Path,
    workers: int | None,
    where: EngineName,
    reports: bool,
    form: str | None,
    shard: tuple[int, int] | None,
    checks: Checks,
    engine: Engine,
    run: Run,
) -> None:
    """Audit every file below FOLDER (or the copies in one file) and write the results to the --output folder.

    With several canonical articles each copy is compared with the one whose story it tells. A run that was stopped goes
    on where it was; texts that were audited before with the same models and options are not audited again. Each
    worker uses one thread unless --threads says otherwise.

    \b
    The output folder then has
      index.html     the copies, worst first, each with a link to its page below reports/
      results.jsonl  one line a copy, see transcheck schema audit-line
      errors.jsonl   one line for each input without an audit, with the reason
      summary.csv    one row a copy (summary.parquet too where transcheck[parquet] is installed)
      facts.csv      one row a canonical figure: how many copies agree, hedge, err, leave it out
      report.*       with --format: all copies of the article in one report; numbered where there are more articles
      family.txt     who copied whom, and where each change entered; family.svg shows it
      corrections.jsonl  after a correction of an article: which copies still say what it said before
      cache.jsonl    what the next run need not do again; grows while copies are audited; may be deleted

    \b
    Examples:
      transcheck batch copies/ --canonical article.txt --output audits/
      transcheck batch copies/ --canonical articles/ --output audits/ --workers 8
      transcheck batch copies/ --canonical article.txt --output audits/ --shard 3/10 --no-reports
      transcheck batch copies/ --canonical articles/ --output audits/ --engine ray --workers 64
    """
    from transcheck.baseline import read_baseline, write_baseline
    from transcheck.batch import Place, Shard, run_batch
    from transcheck.batch.summary import render_text
    from transcheck.runtime import default_threads

    spare_inputs(ctx, "--write-baseline", checks.write_baseline)
    known = read_baseline(checks.baseline) if checks.baseline else None
    articles, options = prepare_audit(canonical, checks, engine, run)
    own = (*(article.path for article in articles), folder, *checks.files, *filter(None, (ctx.obj,)))
    inputs = Inputs([sources], run, leave_out=own)
    place = Place(folder, Shard(*shard) if shard else None)
    if (foreign := place.foreign()) is not None:
        raise InputError(str(foreign), "is no output of a batch and would be lost: name another folder, or move it")
    with _progress(quiet=run.quiet) as show:
        result = run_batch(
            inputs.names,
            articles,
            options,
            place,
            workers=workers or default_threads(),
            engine=where,
            pages=reports,
            form=form,
            encoding=run.encoding,
            offline=run.offline,
            baseline=known,
            on_progress=show,
        )
    for path, reason in result.errors():
        fail(f"{path}: {reason}")
    if checks.write_baseline:
        write_baseline(checks.write_baseline, result.copies())
    if result.summary.copies:
        emit(render_text(result.summary, color=use_color(), width=width()))
    of = f"{result.audited} of {result.summary.copies} copies"
    message(f"{of} audited in this run; written: {folder}", quiet=run.quiet)
    _tell_of_corrections(result, quiet=run.quiet)
    failed = bool(inputs.errors or result.failed)
    ctx.exit(2 if failed else 0 if checks.write_baseline else _status(result.summary, checks.fail_on))


def _tell_of_corrections(result: BatchResult, *, quiet: bool) -> None:
    """Which copies still say what a corrected article no longer says; all of them are in corrections.jsonl."""
    from transcheck.report.view import one_line, plural

    if not result.corrected:
        return
    paths = list(dict.fromkeys(item.path for item in result.corrections()))
    some = ": " + ", ".join(map(one_line, paths[:10])) + (", …" if len(paths) > 10 else "") if paths else ""
    articles = plural(result.corrected, "corrected article")
    message(f"{articles}: {plural(len(paths), 'copy', 'copies')} with an old claim{some}", quiet=quiet)


def _status(summary: Summary, fail_on: str) -> int:
    """1 if a copy has a new issue at or above a severity, else 0."""
    counted = [] if fail_on == "never" else [item for item in Severity if item.rank <= Severity(fail_on).rank]
    return int(any(summary.having.get(severity) for severity in counted))


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[Progress], None]]:
    """Show how far a batch is, on standard error if that is a terminal: copies, rate, time left."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("copies  {task.fields[pace]}"))
    start = monotonic()
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("batch", total=None, pace="")

        def show(progress: Progress) -> None:
            pace = progress.pace(monotonic() - start)
            bar.update(task, completed=progress.done, total=progress.total, pace=pace)

        yield show
