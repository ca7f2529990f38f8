"""Options that several commands share, each group of them handed to the command as one value."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import wraps
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from transcheck.config import ENDINGS, FAIL_ON, FORMATS, Config, is_category

__all__ = [
    "Checks",
    "Engine",
    "Output",
    "Run",
    "check_options",
    "engine_options",
    "output_options",
    "run_options",
    "spare_inputs",
    "threads_option",
]

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

_DEFAULTS = Config()
_HUB_OFFLINE = "HF_HUB_OFFLINE"


@dataclass(frozen=True, slots=True)
class Run:
    """How a command reads and works.

    Attributes:
        encoding: Encoding of text files; None to detect it.
        offline: Whether all network access is forbidden.
        quiet: Whether progress and messages are left out.
    """

    encoding: str | None
    offline: bool
    quiet: bool


@dataclass(frozen=True, slots=True)
class Engine:
    """Which models, and where they run.

    Attributes:
        entailment_model: Name or folder; None for the bundled one.
        device: Where a model of the hub runs; `cpu` for the bundled ones.
        threads: Sentences worked on at the same time; None for one a core.
    """

    entailment_model: str | None
    device: str
    threads: int | None


@dataclass(frozen=True, slots=True)
class Checks:
    """What an audit checks, and what counts."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    min_confidence: float
    fail_on: str
    baseline: Path | None
    write_baseline: Path | None
    figures: Path | None
    terms: Path | None

    @property
    def files(self) -> tuple[Path, ...]:
        """The lists named here, which are no copies where they lie beside them."""
        named = (self.baseline, self.write_baseline, self.figures, self.terms)
        return tuple(path for path in named if path is not None)


@dataclass(frozen=True, slots=True)
class Output:
    """In which form, and where to.

    Attributes:
        format: The format asked for, or by the ending of `path`, or the default.
        path: A file, or None for standard output.
    """

    format: str
    path: Path | None


def _categories(_ctx: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Category names, several parted by commas; the beginning of a name up to a slash stands for all under it."""
    names = tuple(name.strip() for value in values for name in value.split(","))
    for name in names:
        if not is_category(name):
            raise click.BadParameter(f"{name!r} is no category; see transcheck explain")
    return names


def _number(_ctx: click.Context, _parameter: click.Parameter, value: float) -> float:
    """What is in no range, `nan`, passes click's ranges."""
    if math.isnan(value):
        raise click.BadParameter("nan is no number")
    return value


def _forbid_network(ctx: click.Context, _parameter: click.Parameter, offline: bool) -> bool:
    """Forbid the network to the client of the hub, too, and to worker processes, until the command is done."""
    if offline:
        before = os.environ.get(_HUB_OFFLINE)
        os.environ[_HUB_OFFLINE] = "1"

        def restore() -> None:
            os.environ.pop(_HUB_OFFLINE)
            if before is not None:
                os.environ[_HUB_OFFLINE] = before

        ctx.call_on_close(restore)
    return offline


def _in_existing_folder(_ctx: click.Context, _parameter: click.Parameter, path: Path | None) -> Path | None:
    """Say before the work is done that its result has no place."""
    if path is not None and not path.parent.is_dir():
        raise click.BadParameter(f"the folder {str(path.parent)!r} does not exist")
    return path


def _known_issues(ctx: click.Context, _parameter: click.Parameter, path: Path | None) -> Path | None:
    """The baseline to read; none where the one that the run writes is still to come."""
    if path is None or path.exists():
        return path
    written = ctx.params["write_baseline"]
    if written is not None and os.path.realpath(written) == os.path.realpath(path):
        return None
    raise click.BadParameter(f"File {str(path)!r} does not exist.")


def _grouped(kind: type[Run | Engine | Checks | Output], keyword: str, *options: Decorator) -> Decorator:
    """Collect the values of options into one value of `kind`, given to the command as `keyword`."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def collected(*args: Any, **values: Any) -> Any:
            group = kind(**{field.name: values.pop(field.name) for field in fields(kind)})
            return function(*args, **values, **{keyword: group})

        decorated: Callable[..., Any] = collected
        for option in reversed(options):
            decorated = option(decorated)
        return decorated

    return decorate


_EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)
_TARGET = click.Path(dir_okay=False, writable=True, path_type=Path)

run_options = _grouped(
    Run,
    "run",
    click.option("--encoding", metavar="NAME", help="Encoding of text files. Default: UTF-8, else detected."),
    click.option(
        "--offline", is_flag=True, callback=_forbid_network, help="Forbid all network access: URLs and models by name."
    ),
    click.option("-q", "--quiet", is_flag=True, help="No progress and no messages, only results and errors."),
)

threads_option = click.option(
    "--threads", type=click.IntRange(1), metavar="N", help="Sentences worked on at once. Default: one a core."
)

_engine_options = _grouped(
    Engine,
    "engine",
    click.option(
        "--entailment-model",
        metavar="NAME",
        help="An NLI model of the Hugging Face hub, or a folder, in place of the bundled one; needs transcheck[torch].",
    ),
    click.option(
        "--device",
        default=_DEFAULTS.device,
        show_default=True,
        metavar="NAME",
        help="Where a model of the hub runs: cpu, cuda.",
    ),
    threads_option,
)


def engine_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--entailment-model`, `--device` and `--threads`, given to the command as `engine`."""

    @wraps(function)
    def placed(*args: Any, engine: Engine, **values: Any) -> Any:
        return function(*args, **values, engine=_placed(engine))

    return _engine_options(placed)


def _placed(engine: Engine) -> Engine:
    """Without a model of the hub a device holds for none: one of the defaults waits for it.

    Raises:
        click.UsageError: If somebody asks for a device here and now.
    """
    if engine.entailment_model is not None or engine.device == _DEFAULTS.device:
        return engine
    if click.get_current_context().get_parameter_source("device") is ParameterSource.DEFAULT_MAP:
        return replace(engine, device=_DEFAULTS.device)
    raise click.UsageError(
        f"--device {engine.device} is for a model of the hub, named by --entailment-model; the bundled ones run on cpu"
    )


check_options = _grouped(
    Checks,
    "checks",
    click.option(
        "--select",
        multiple=True,
        metavar="CATEGORY",
        callback=_categories,
        help="Report only these categories; repeat or part by commas. accuracy stands for all under it.",
    ),
    click.option(
        "--ignore",
        multiple=True,
        metavar="CATEGORY",
        callback=_categories,
        help="Do not report these categories; as --select.",
    ),
    click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        default=_DEFAULTS.min_confidence,
        metavar="SHARE",
        callback=_number,
        help="Report only issues of at least this confidence, 0 to 1. Default: all that the audit reports.",
    ),
    click.option(
        "--fail-on",
        type=click.Choice(FAIL_ON),
        default=_DEFAULTS.fail_on,
        show_default=True,
        help="The least severity that makes the exit status 1.",
    ),
    click.option(
        "--baseline",
        type=click.Path(dir_okay=False, path_type=Path),
        callback=_known_issues,
        help="Known issues; only new ones are reported and count.",
    ),
    click.option(
        "--write-baseline",
        type=_TARGET,
        is_eager=True,  # a baseline that it is about to write for the first time need not be there yet
        callback=_in_existing_folder,
        help="Write all issues found as known; the exit status is then 0 or 2.",
    ),
    click.option("--figures", type=_EXISTING, help="Canonical figures (TOML), see transcheck figures --as-facts."),
    click.option(
        "--terms", type=_EXISTING, help="Agreed terms and names that must not be translated (CSV: term,translation)."
    ),
)


# Bytes of a file in which the name of the program stands if it wrote it.
_SIGNED = 65_536
# Parameters of commands that name what is read.
_READ = (
    "canonical", "copies", "copy", "files", "pairs", "reference", "hypotheses", "more", "source", "sources", "figures",
    "terms",
)  # fmt: skip


def spare_inputs(ctx: click.Context, option: str, path: Path | None) -> None:
    """Refuse to write over a file that the command reads, or over somebody's file in a folder that it reads.

    Args:
        ctx: The command and its parameters.
        option: The option that names the file to write.
        path: That file, if there is one.

    Raises:
        click.BadParameter: If a parameter names the same file, or a folder with it, and it is no earlier output.
    """
    if path is None:
        return
    # A baseline may be written anew over the one that is read.
    names = _READ if option == "--write-baseline" else (*_READ, "baseline")
    values = (ctx.params.get(name) for name in names)
    named = [item for value in values for item in (value if isinstance(value, tuple) else (value,)) if item is not None]
    places = {os.path.realpath(item) for item in named}
    place = Path(os.path.realpath(path))
    inside = not places.isdisjoint(map(str, place.parents)) and place.is_file() and not _written_before(place)
    if inside or str(place) in places:
        raise click.BadParameter(f"{str(path)!r} is read and would be lost", ctx, param_hint=f"'{option}'")


def _written_before(path: Path) -> bool:
    """Whether a file names this program near its beginning, as its reports do, or is a table of issues."""
    with path.open("rb") as file:
        begin = file.read(_SIGNED)
    return b"transcheck" in begin or begin.startswith(b"path,language,")


def _form(ctx: click.Context, form: str, path: Path | None, formats: tuple[str, ...]) -> str:
    """The format asked for, or the one of the file's ending.

    Raises:
        click.UsageError: If nobody asked for a format, and the ending stands for none that the command writes.
    """
    source = ctx.get_parameter_source("format")
    if path is None or source is ParameterSource.COMMANDLINE or not path.suffix:
        return form
    name = path.name.lower()
    ending = max((ending for ending in ENDINGS if name.endswith(ending)), key=len, default="")
    if ENDINGS.get(ending) in formats:
        return ENDINGS[ending]
    if source is ParameterSource.DEFAULT and not ctx.params.get("as_facts"):
        endings = ", ".join(ending for ending, name in ENDINGS.items() if name in formats)
        raise click.UsageError(
            f"{path.suffix!r}, the ending of --output, stands for no form that is written here (these do: {endings}); "
            "name one with --format"
        )
    return form


def output_options(formats: tuple[str, ...] = FORMATS, default: str = _DEFAULTS.format) -> Decorator:
    """`--format` with the given choices, and `--output`, whose ending chooses where `--format` is not given."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def collected(*args: Any, **values: Any) -> Any:
            form, path, ctx = values.pop("format"), values.pop("output"), click.get_current_context()
            spare_inputs(ctx, "--output", path)
            return function(*args, **values, output=Output(_form(ctx, form, path, formats), path))

        decorated = click.option(
            "--output",
            type=_TARGET,
            callback=_in_existing_folder,
            help="Write to this file; its ending chooses the form where --format does not.",
        )(collected)
        return click.option(
            "--format", type=click.Choice(formats), default=default, show_default=True, help="Form of the result."
        )(decorated)

    return decorate
