"""What `audit` and `batch` prepare in the same way: canonical articles and options."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transcheck.cli.inputs import decoded
from transcheck.cli.options import Checks, Engine, Run
from transcheck.config import is_reported
from transcheck.document import Document
from transcheck.errors import InputError
from transcheck.issues import CATEGORIES

if TYPE_CHECKING:
    from transcheck.audit import Options

__all__ = ["prepare_audit"]


def prepare_audit(
    canonical: str | None, checks: Checks, engine: Engine, run: Run
) -> tuple[tuple[Document, ...], Options]:
    """Read the canonical articles, the sheet of figures and the term list.

    Args:
        canonical: A file, a folder of articles, a URL, `-`; None where a sheet of figures stands in its place.
        checks: What to check.
        engine: With which model.
        run: How to read.

    Returns:
        The articles, and the options of the audit.

    Raises:
        click.UsageError: If there is nothing to compare with.
        InputError: If one of them cannot be read.
    """
    from transcheck.audit import Options
    from transcheck.figures import read_facts
    from transcheck.reading import expand, read
    from transcheck.terminology import read_terms

    facts = read_facts(decoded(str(checks.figures), run), str(checks.figures)) if checks.figures else None
    if canonical is not None:
        names = expand([canonical])
        if not names:
            raise InputError(canonical, "is an empty folder")
        articles = tuple(read(name, encoding=run.encoding, offline=run.offline) for name in names)
    elif facts is not None:
        articles = (facts.document,)
    else:
        raise click.UsageError("name the canonical article with --canonical, or canonical figures with --figures")
    # Against a sheet of figures, whatever else an article says is no addition.
    ignored = checks.ignore if canonical else (*checks.ignore, "accuracy/addition")
    if not any(is_reported(name, checks.select, ignored) for name in CATEGORIES):
        raise click.UsageError("--select and --ignore leave no category; a file of defaults may name some as well")
    return articles, Options(
        select=checks.select,
        ignore=ignored,
        min_confidence=checks.min_confidence,
        facts=facts,
        terms=read_terms(decoded(str(checks.terms), run), str(checks.terms)) if checks.terms else (),
        entailment_model=engine.entailment_model,
        device=engine.device,
        threads=engine.threads,
    )
