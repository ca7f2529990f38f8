"""Web pages: the article without the page around it, with its title, its visible dates and its own notices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from transcheck.bundled import read_rows
from transcheck.document import Document
from transcheck.errors import InputError
from transcheck.reading.sources import Limits, Source
from transcheck.reading.text import decode, finish, parse_date

__all__ = ["article", "is_html", "read_html"]

# A comment ends at its first mark of an end: were it free to run on, many comments could be read in ever more ways.
_START = re.compile(rb"\s*(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_LEFT_OUT = re.compile(r"<template\b|\bhidden\b|<article\b", re.IGNORECASE)
# What no reader sees. A page that hides its article shows it by a script; what a search in the page finds is text.
_HIDDEN = (
    "//template | //body//*[@hidden and translate(@hidden, 'UNTILFOD', 'untilfod') != 'until-found']"
    "[not(descendant-or-self::*[self::article or self::main or self::h1])]"
)
_NOTICE_LENGTH = (8, 400)
_BLOCKS = frozenset({"p", "div", "ul", "ol", "table", "section", "footer"})
_DATE_LENGTH = 80
_MAX_DATES = 3


def is_html(data: bytes) -> bool:
    """Whether bytes begin like a web page."""
    return _START.match(data[:2000]) is not None


def read_html(source: Source, limits: Limits) -> Iterator[Document]:
    """The document of a web page."""
    charset = source.charset
    if charset is None and (stated := _META_CHARSET.search(source.data[:4096])):
        charset = stated[1].decode("ascii")
    try:
        markup, notes = decode(Source(source.data, source.path, source.name, charset=charset))
    except InputError:
        if source.charset or not charset:
            raise
        # Pages often state an encoding that they do not keep.
        markup, notes = decode(Source(source.data, source.path, source.name))
    text, published = article(markup)
    yield finish(text, source, limits, published=published, notes=notes)


def article(markup: str) -> tuple[str, date | None]:
    """Text and publication date of a page; the text is empty where the page has none.

    trafilatura finds the article. It leaves out some of what an auditor needs: the date lines (`<time>`), which
    relative dates count from, and notices that the text was translated, often in the footer. Both are kept.
    """
    import trafilatura

    if "<body" not in markup.lower():
        markup = f"<html><body>{markup}</body></html>"
    markup = _shown(markup)
    tree = trafilatura.load_html(markup)
    if tree is None:
        return "", None
    extra = list(_dates(tree)), list(_notices(tree))
    found = trafilatura.bare_extraction(
        markup,
        favor_recall=True,
        include_comments=False,
        with_metadata=True,
        # What the page states, not what could be concluded from its text.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or not (found.text or "").strip():
        return trafilatura.html2txt(tree).strip(), None
    lines = [_row(line) if line.startswith("|") else line for line in found.text.strip().split("\n")]
    title = (found.title or "").strip()
    if title and not any(_same(title, line) for line in lines[:3]):
        lines.insert(0, title)
    dates = [text for text in extra[0] if not any(text in line for line in lines)]
    notices = [text for text in extra[1] if not any(text in line for line in lines)]
    lines[1 if title else 0 : 1 if title else 0] = dates[:_MAX_DATES]
    return "\n\n".join([*lines, *notices]), parse_date(found.date)


def _shown(markup: str) -> str:
    """A page without what it hides and without teasers of other articles; as it is if nothing else has text."""
    import trafilatura
    from lxml import html

    tree = trafilatura.load_html(markup) if _LEFT_OUT.search(markup) else None
    if tree is None:
        return markup
    unwanted = [*tree.xpath(_HIDDEN), *(element for element in tree.xpath("//article//article") if _is_teaser(element))]
    for element in unwanted:
        element.drop_tree()
    left = any(character.isalnum() for character in tree.text_content())
    return str(html.tostring(tree, encoding="unicode")) if unwanted and left else markup


def _is_teaser(article: Any) -> bool:
    """Whether the whole heading of an article within another one leads to another page."""
    heading = next(article.iter("h1", "h2", "h3", "h4", "h5", "h6"), None)
    if heading is None or heading.tag == "h1":
        return False
    links = [*heading.iter("a"), *heading.iterancestors("a")]
    title = " ".join(heading.text_content().split())
    return any(
        not link.get("href", "#").strip().startswith(("#", "?")) and title in " ".join(link.text_content().split())
        for link in links
    )


def _dates(tree: object) -> Iterator[str]:
    from lxml import html

    assert isinstance(tree, html.HtmlElement)
    for element in tree.iter("time"):
        text = " ".join(element.text_content().split())
        if 0 < len(text) <= _DATE_LENGTH and re.search(r"\d", text):
            yield text


def _notices(tree: object) -> Iterator[str]:
    from lxml import html

    assert isinstance(tree, html.HtmlElement)
    for element in tree.iter("p", "div", "span", "small", "footer"):
        if (
            any(child.tag in _BLOCKS for child in element)
            or next(element.iterancestors("nav", "aside", "a"), None) is not None
        ):
            continue
        text = " ".join(element.text_content().split())
        if _NOTICE_LENGTH[0] <= len(text) <= _NOTICE_LENGTH[1] and _translation().search(text):
            yield text


@cache
def _translation() -> re.Pattern[str]:
    """Words for translating in any language."""
    stems = (stem for _, stems in read_rows("language/translated.tsv") for stem in stems.split("|"))
    return re.compile("|".join(map(re.escape, stems)), re.IGNORECASE)


def _row(line: str) -> str:
    """A table row as trafilatura writes it, without the outer strokes."""
    return " | ".join(cell.strip() for cell in line.split("|") if cell.strip())


def _same(one: str, other: str) -> bool:
    return one.casefold().strip(" #") == other.casefold().strip(" #")
