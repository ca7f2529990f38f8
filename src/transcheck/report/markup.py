"""HTML by construction: text given as `str` is always escaped, markup is a type of its own."""

from __future__ import annotations

import base64
import hashlib
from html import escape

from transcheck.report.view import visible

__all__ = ["Markup", "join", "page", "tag", "text"]

_VOID = frozenset({"br", "col", "hr", "input", "link", "meta"})


class Markup(str):
    """A string that is HTML already. Made by this module alone, from escaped parts or from files of the package."""

    __slots__ = ()


def text(content: str) -> Markup:
    """Escape a text; characters that HTML forbids become visible ones, offsets stay."""
    return content if isinstance(content, Markup) else Markup(escape(visible(content), quote=True))


def join(*parts: str) -> Markup:
    """Put parts one after the other, escaping those that are not markup."""
    return Markup("".join(map(text, parts)))


def tag(name: str, /, *children: str, **attributes: str | int | bool | None) -> Markup:
    """An element: `tag("a", "more", href="#x", class_="quiet", aria_label="More")`.

    Attribute names lose a trailing underscore and turn the others into hyphens. None and False leave an attribute
    out, True and "" write it without a value.
    """
    written = [name]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        attribute = key.rstrip("_").replace("_", "-")
        written.append(attribute if value is True or value == "" else f'{attribute}="{text(str(value))}"')
    opening = "<" + " ".join(written) + ">"
    return Markup(opening) if name in _VOID else Markup(f"{opening}{join(*children)}</{name}>")


def page(title: str, version: str, style: Markup, body: Markup, script: Markup | None = None) -> str:
    """A complete document whose only style and script are the given ones; its policy forbids all others.

    Args:
        title: Of the document.
        version: Of transcheck, which made it.
        style: CSS.
        body: The element `body`; it has the script, if there is one.
        script: JavaScript.

    Returns:
        HTML, ending in a line break.
    """
    allowed = [f"style-src '{_digest(style)}'", *([f"script-src '{_digest(script)}'"] if script else [])]
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag(
            "meta",
            http_equiv="Content-Security-Policy",
            content=f"default-src 'none'; {'; '.join(allowed)}; base-uri 'none'; form-action 'none'",
        ),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="generator", content=f"transcheck {version}"),
        tag("title", title),
        tag("style", style),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang='en')}\n"


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
