"""`transcheck explain`."""

from __future__ import annotations

import click

from transcheck.cli.console import emit
from transcheck.config import is_category
from transcheck.issues import CATEGORIES, Category

__all__ = ["command"]


@click.command("explain")
@click.argument("category", required=False)
def command(category: str | None) -> None:
    """Say what CATEGORY means, with an example, its usual severity, and how to silence it; without CATEGORY list all.

    \b
    Examples:
      transcheck explain
      transcheck explain accuracy/mistranslation/modality
      transcheck explain fluency
    """
    if category is None:
        width = max(map(len, CATEGORIES))
        emit("".join(f"{item.id:<{width}}  {item.severity.value:<8}  {item.title}\n" for item in CATEGORIES.values()))
        return
    name = category.strip("/")
    if not is_category(name):
        raise click.BadParameter(f"{category!r} is no category; transcheck explain lists them", param_hint="CATEGORY")
    exact = [CATEGORIES[name]] if name in CATEGORIES else []
    emit("\n".join(_text(item) for item in exact or _under(name)))


def _under(name: str) -> list[Category]:
    return [item for item in CATEGORIES.values() if item.id.startswith(f"{name}/")]


def _text(category: Category) -> str:
    return (
        f"{category.id}: {category.title}\n\n"
        f"  {category.description}\n"
        f"  Example: {category.example}\n"
        f"  Usual severity: {category.severity.value} (MQM: {category.severity.penalty} penalty points)\n"
        f"  In MQM: {category.mqm}\n"
        f"  Silence all of them: --ignore {category.id}\n"
        "  Accept single ones: --write-baseline known.json, later --baseline known.json\n"
    )
