"""The command line. Each command's module parses, calls the library and prints; nothing else.

Modules of the library are imported inside the commands, so that `--help` and `--version` answer at once.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

import transcheck
from transcheck.cli import align, audit, batch, detect, entail, explain, figures, models, schema, score
from transcheck.cli.console import fail
from transcheck.config import find_config, read_config
from transcheck.errors import InputError, TranscheckError

__all__ = ["main"]

# What a shell reports for a program that a signal ended: 128 and its number.
_INTERRUPTED = 130
_BROKEN_PIPE = 141
_TERMINATED = 143
# What a disk says that takes no more: it is full, broken, or others' share of it is used up.
_DISK = frozenset({errno.ENOSPC, errno.EIO, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
# Read by the libraries that numpy computes with, when they are loaded: OpenBLAS, MKL, Accelerate.
_BLAS_THREADS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


class _Terminated(KeyboardInterrupt):
    """Somebody asked the process to end, as schedulers do before they kill it: it ends as on an interrupt."""


class _Group(click.Group):
    """A group that keeps the contract's exit statuses and lists its commands in the order a user meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(self.commands)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        with _statuses():  # --help and --version are answered here
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _statuses(), _ending_on_request():
            return super().invoke(ctx)


@contextmanager
def _ending_on_request() -> Iterator[None]:
    """End as on an interrupt where the process is asked to end: scratch files go, and a line says why."""

    def end(*_: object) -> None:
        raise _Terminated

    if threading.current_thread() is not threading.main_thread():  # only there a signal can be dealt with
        yield
        return
    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _statuses() -> Iterator[None]:
    """One line and the contract's exit status for what goes wrong."""
    try:
        yield
    except TranscheckError as error:
        fail(error)
        raise click.exceptions.Exit(2) from error
    except _Terminated as error:
        click.echo("transcheck: terminated", err=True)
        raise click.exceptions.Exit(_TERMINATED) from error
    except KeyboardInterrupt as error:
        click.echo("transcheck: interrupted", err=True)
        raise click.exceptions.Exit(_INTERRUPTED) from error
    except BrokenPipeError as error:
        # Whoever read the output has gone, as `head` does. Nothing may be flushed into the pipe at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(_BROKEN_PIPE) from error
    except (click.ClickException, click.Abort, click.exceptions.Exit):
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _DISK:
            fail(InputError(error.filename or "standard output", f"cannot be written ({error.strerror})"))
        else:
            # Python would leave with 1, which here means that issues were found.
            click.echo(traceback.format_exc(), err=True, nl=False)
            fail("this is a defect of transcheck; please report it with the lines above")
        raise click.exceptions.Exit(2) from error


def _version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    from transcheck.models import bundled

    click.echo(f"transcheck {transcheck.__version__}")
    for model in bundled():
        click.echo(f"{model.name} {model.fingerprint}")
    ctx.exit()


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "-V",
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_version,
    help="Print the version and the checksums of the bundled models.",
)
@click.option(
    "--config",
    "config_path",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Defaults for all commands; else transcheck.toml, or [tool.transcheck] of pyproject.toml, "
    "of this folder or the nearest one above.",
)
@click.pass_context
def main(ctx: click.Context, config_path: Path | None) -> None:
    """Compare an article with the copies others published, in any language.

    transcheck finds, with quotes from both sides, figures that no longer match, words that moved the meaning, and
    signs of machine translation.

    \b
    Exit status of audit and batch:
      0  no issue at or above --fail-on
      1  there are some
      2  wrong usage, an input that cannot be read, or a check that cannot run

    \b
    Examples:
      transcheck audit --canonical article.txt copy.html https://example.org/copy
      transcheck audit --canonical article.txt --format html --output report.html copies/
      transcheck explain accuracy/mistranslation/number
    """
    # numpy's products are small here: threads for them cost more than they gain, and take cores from other processes.
    for name in _BLAS_THREADS:
        os.environ.setdefault(name, "1")
    # Whoever called may have closed them. That standard output is missing is said when there is something to write.
    sys.stdin = sys.stdin or Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 (it lives as long as the process)
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (likewise)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # File names need not be valid Unicode; as `\udc..` they are still valid JSON.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    ctx.obj = path = config_path or find_config(Path.cwd())
    if path:
        defaults = asdict(read_config(path))
        shared = {key: value for key, value in defaults.items() if key != "format"}
        # The format is that of audits; other commands have their own.
        ctx.default_map = {name: defaults if name == "audit" else shared for name in main.commands}


for _command in (
    audit.command,
    batch.command,
    detect.command,
    figures.command,
    entail.command,
    score.command,
    align.command,
    explain.command,
    schema.command,
    models.command,
):
    main.add_command(_command)
