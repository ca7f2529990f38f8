"""`transcheck schema`."""

from __future__ import annotations

import json

import click

from transcheck.cli.console import emit

__all__ = ["command"]


@click.command("schema")
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """Print the JSON Schema (draft 2020-12) of an output; without NAME list the outputs.

    \b
    Example:
      transcheck schema audit > audit.schema.json
    """
    from transcheck.schema import names, schema

    if name is None:
        emit("".join(f"{item}\n" for item in names()))
        return
    if name not in names():
        raise click.BadParameter(f"{name!r} is none of {', '.join(names())}", param_hint="NAME")
    emit(json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n")
