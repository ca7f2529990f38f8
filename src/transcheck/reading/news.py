"""What newsrooms exchange: ninjs, NewsML-G2, RSS and Atom."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any

from lxml import etree

from transcheck.document import Document
from transcheck.errors import InputError
from transcheck.reading.html import article
from transcheck.reading.records import TEXT, TITLE, field
from transcheck.reading.sources import Limits, Source
from transcheck.reading.text import decode, finish, parse_date
from transcheck.reading.xml import local_name, parse_xml, text_of

__all__ = ["read_feed", "read_newsml", "read_ninjs"]

_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "li", "tr", "hl1", "hl2", "blockquote"})


def read_ninjs(source: Source, limits: Limits) -> Iterator[Document | InputError]:
    """The documents of ninjs: one item, a list of items, or `items`; also of objects with a text under a usual name.

    Raises:
        InputError: If it is not JSON, or JSON of another kind.
    """
    text, notes = decode(source)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(source.path, "is not JSON") from error
    items = value.get("items", [value]) if isinstance(value, dict) else value
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise InputError(source.path, "is JSON of an unknown kind (objects with a text are read, such as ninjs)")
    for number, item in enumerate(items, 1):
        path = f"{source.path}#{item.get('uri', number)}" if len(items) > 1 else source.path
        try:
            yield _ninjs_item(item, path, source, limits, notes)
        except InputError as error:
            yield error


def _ninjs_item(item: dict[str, Any], path: str, source: Source, limits: Limits, notes: tuple[str, ...]) -> Document:
    # ninjs 1 has body_text and headline; ninjs 2 and 3 have lists of them.
    body = _first(item.get("body_text") or item.get("body_xhtml") or item.get("body_html") or item.get("bodies"))
    body = body or field(item, TEXT) or ""
    headline = _first(item.get("headline") or item.get("headlines")) or field(item, TITLE) or ""
    if "<" in body and ">" in body:
        body = article(body)[0]
    if not body:
        raise InputError(path, "holds no text (no body of a ninjs item, and no field such as text or content)")
    text = f"{headline}\n\n{body}" if headline and not body.startswith(headline) else body
    stated = item.get("versioncreated") or item.get("firstcreated") or item.get("versionCreated")
    language = item.get("language")
    return finish(
        text.replace("\r\n", "\n").replace("\r", "\n"),
        source,
        limits,
        language=language if isinstance(language, str) else None,
        published=parse_date(stated if isinstance(stated, str) else None),
        notes=notes,
        path=path,
    )


def _first(value: object) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("value", "")
    return value.strip() if isinstance(value, str) else ""


def read_newsml(source: Source, limits: Limits) -> Iterator[Document | InputError]:
    """The documents of NewsML-G2: the text of each news item, with its headline."""
    root = parse_xml(source.data, source.path)
    items = [root] if local_name(root) == "newsItem" else list(root.iter("{*}newsItem"))
    for number, item in enumerate(items, 1):
        path = f"{source.path}#{item.get('guid', number)}" if len(items) > 1 else source.path
        headline = text_of(next(item.iter("{*}headline"), None)).strip()
        content = next(item.iter("{*}inlineXML", "{*}inlineData"), None)
        blocks = list(_blocks(content)) if content is not None else []
        if headline and headline not in blocks[:2]:
            blocks.insert(0, headline)
        language = next((element.get("tag") for element in item.iter("{*}language")), None)
        stated = text_of(next(item.iter("{*}versionCreated", "{*}contentCreated"), None))
        try:
            yield finish(
                "\n\n".join(blocks), source, limits, language=language, published=parse_date(stated), path=path
            )
        except InputError as error:
            yield error


def _blocks(content: etree._Element) -> Iterator[str]:
    """Paragraphs, headings and items of NITF or XHTML; else all text as it stands."""
    elements = [element for element in content.iter() if local_name(element) in _BLOCKS]
    innermost = [
        element for element in elements if not any(local_name(e) in _BLOCKS for e in element.iterdescendants())
    ]
    texts = (" ".join(text_of(element).split()) for element in innermost)
    found = [text for text in texts if text]
    yield from found or [text_of(content).strip()]


def read_feed(source: Source, limits: Limits) -> Iterator[Document | InputError]:
    """The documents of an RSS or Atom feed: title and text of each entry, as far as the feed holds it."""
    root = parse_xml(source.data, source.path)
    language = next((text_of(element) for element in root.iter("{*}language")), None)
    language = language or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    for number, entry in enumerate(root.iter("{*}item", "{*}entry"), 1):
        fields = {local_name(child): child for child in reversed(entry)}
        name = text_of(fields.get("guid", fields.get("id"))).strip()
        title = text_of(fields.get("title")).strip()
        body_element = next(
            (fields[key] for key in ("encoded", "content", "description", "summary") if key in fields), None
        )
        body = text_of(body_element).strip()
        if "<" in body:
            body = article(body)[0]
        stated = text_of(fields.get("pubDate", fields.get("published", fields.get("updated", fields.get("date")))))
        try:
            yield finish(
                "\n\n".join(filter(None, (title, body))),
                source,
                limits,
                language=language,
                published=_feed_date(stated),
                path=f"{source.path}#{name or number}",
            )
        except InputError as error:
            yield error


def _feed_date(stated: str) -> date | None:
    if found := parse_date(stated):
        return found
    try:
        return parsedate_to_datetime(stated.strip()).date()
    except (ValueError, TypeError):
        return None
