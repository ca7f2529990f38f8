"""`transcheck models`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from transcheck.cli.console import emit, fail, message

__all__ = ["command"]


@click.group("models")
def command() -> None:
    """Show, check and fetch models.

    \b
    Examples:
      transcheck models list
      transcheck models verify
      transcheck models pull cross-encoder/nli-deberta-v3-base --to models/
    """


@command.command("list")
def list_models() -> None:
    """List the bundled models: name, kind, checksum, size, licence."""
    from transcheck.models import bundled

    for model in bundled():
        size = sum((model.folder / name).stat().st_size for name in model.checksums if (model.folder / name).is_file())
        licence = model.config.get("license", "licence not stated")
        emit(f"{model.name:<12} {model.kind:<12} {model.fingerprint}  {size / 1e6:6.1f} MB  {licence}\n")


@command.command("show")
@click.argument("name")
def show(name: str) -> None:
    """Print what is known of a model: its configuration and its model card."""
    from transcheck.models import find

    model = find(name)
    emit(f"{model.name} {model.fingerprint}\nfolder: {model.folder}\n\n")
    emit(json.dumps(dict(model.config), ensure_ascii=False, indent=2) + "\n")
    card = model.folder / "MODEL_CARD.md"
    if card.is_file():
        emit(f"\n{card.read_text(encoding='utf-8')}")


@command.command("verify")
@click.argument("names", nargs=-1, metavar="[NAME...]")
@click.pass_context
def verify_models(ctx: click.Context, names: tuple[str, ...]) -> None:
    """Compare the checksums of all bundled models, or of the ones named; the exit status is 2 if one is damaged."""
    from transcheck.models import bundled, find, verify

    damaged = False
    for model in [find(name) for name in names] if names else bundled():
        problems = verify(model)
        for problem in problems:
            fail(problem)
        if not problems:
            emit(f"{model.name} {model.fingerprint}: all checksums hold\n")
        damaged = damaged or bool(problems)
    ctx.exit(2 if damaged else 0)


@command.command("pull")
@click.argument("name")
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Put the model into a folder below this one, for machines without a network; else into the hub's cache.",
)
@click.option("--offline", is_flag=True, help="Forbid all network access; the command then fails.")
def pull(name: str, folder: Path | None, offline: bool) -> None:
    """Fetch an entailment model of the Hugging Face hub by name; needs transcheck[torch]."""
    from transcheck.pulling import pull_model

    place = pull_model(name, folder, offline=offline)
    message(f"use it with --entailment-model {place if folder else name}")
    emit(f"{place}\n")
