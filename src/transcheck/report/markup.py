"""HTML by construction: text given as `str` is always escaped, markup is a type of its own."""

from __future__ import annotations

from html import escape

from transcheck.report.view import visible

__all__ = ["Markup", "join", "tag", "text"]

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
