"""Where output goes: results to standard output or a file, everything else to standard error."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sized
from pathlib import Path
from typing import TypeVar

import click

from transcheck.errors import InputError
from transcheck.files import write_atomically
from transcheck.issues import Issue, Severity

__all__ = ["emit", "exit_status", "fail", "message", "progress", "use_color", "width"]

Item = TypeVar("Item")


def emit(text: str, path: Path | None = None, *, quiet: bool = False) -> None:
    """Write a result to standard output, or to a file and say so.

    Raises:
        InputError: If the file or standard output cannot be written.
        BrokenPipeError: If nobody reads standard output any more.
    """
    if path is not None:
        write_atomically(path, text)
        message(f"written: {path}", quiet=quiet)
    elif sys.stdout is None:
        raise InputError("standard output", "cannot be written (closed)")
    else:
        try:
            click.echo(text, nl=False, color=True)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise InputError("standard output", f"cannot be written ({error.strerror})") from error


def message(text: str, *, quiet: bool = False) -> None:
    """Tell the user something, in one line on standard error."""
    from transcheck.report.view import one_line

    if not quiet:
        click.echo(one_line(text), err=True)


def fail(text: object) -> None:
    """Report one input that could not be dealt with, in one line on standard error; the run goes on."""
    from transcheck.report.view import one_line

    click.echo(f"transcheck: {one_line(str(text))}", err=True)


def exit_status(issues: Iterable[Issue], fail_on: str) -> int:
    """1 if an issue is at or above a severity, else 0; always 0 for `never`."""
    return int(fail_on != "never" and any(issue.severity.rank <= Severity(fail_on).rank for issue in issues))


def use_color() -> bool:
    """Whether standard output takes colours: never with NO_COLOR, always with FORCE_COLOR, else on a terminal.

    Both variables count when they are set and not empty (https://no-color.org, https://force-color.org).
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns of the terminal; 80 where there is none."""
    return shutil.get_terminal_size((80, 24)).columns


def progress(items: Iterable[Item], label: str, *, quiet: bool = False) -> Iterator[Item]:
    """The items, with a progress bar on standard error if that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    total = len(items) if isinstance(items, Sized) else None
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield from bar.track(items, total=total, description=label)
