"""Tables of documents: JSON Lines, CSV and TSV with named columns."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from typing import Any

from transcheck.document import Document
from transcheck.errors import InputError
from transcheck.reading.sources import Limits, Source
from transcheck.reading.text import decode, finish, parse_date

__all__ = [
    "TEXT",
    "TITLE",
    "begins_record",
    "delimiter_of",
    "field",
    "read_json_lines",
    "read_table",
    "record_document",
]

TEXT = ("text", "body", "content", "article", "copy", "translation", "target", "body_text")
"""Names that the text of a record goes by."""

TITLE = ("title", "headline")
"""Names that its title goes by."""

_LANGUAGE = ("language", "lang")
_PUBLISHED = ("published", "date", "date_published", "versioncreated")
_NAME = ("path", "id", "url", "uri", "name")


def begins_record(data: bytes) -> bool:
    """Whether the first line that is not empty is an object of JSON, as on standard input, which has no name."""
    line = data.removeprefix(codecs.BOM_UTF8).lstrip().partition(b"\n")[0]
    try:
        return line.startswith(b"{") and isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def read_json_lines(source: Source, limits: Limits) -> Iterator[Document | InputError]:
    """The documents of JSON Lines: an object a line with a text under one of the usual names.

    Yields:
        A document named `file#N` by its line or by its `path`, `id` or `url`, which alone name it on standard input; an
        error for a line that holds none.
    """
    text, notes = decode(source)
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place = f"{source.path}#{number}"
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            yield InputError(place, "is not JSON")
            continue
        yield record_document(record, place, source, limits, notes)


def read_table(source: Source, limits: Limits) -> Iterator[Document | InputError]:
    """The documents of a CSV or TSV file whose first row names the columns, parted by commas, semicolons or tabs.

    Raises:
        InputError: If no column has one of the names that a text goes by, or a field is longer than a document may be.
    """
    text, notes = decode(source)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    try:
        with _field_limit(limits.characters):
            names = [name.strip().lower() for name in rows.fieldnames or ()]
        if not set(names) & set(TEXT):
            raise InputError(source.path, f"has no column with a text (one of {', '.join(TEXT)})")
        rows.fieldnames = names
        for number in count(1):
            with _field_limit(limits.characters):
                row = next(rows, None)
            if row is None:
                return
            yield record_document(row, f"{source.path}#{number}", source, limits, notes)
    except csv.Error as error:
        raise InputError(source.path, f"is not a table ({error})") from error


@contextmanager
def _field_limit(limit: int) -> Iterator[None]:
    """Let fields be so long. The limit is that of the whole process, so it is never left while others run."""
    previous = csv.field_size_limit(limit)
    try:
        yield
    finally:
        csv.field_size_limit(previous)


def delimiter_of(text: str) -> str:
    """What parts the columns of a table, told by its first line: a comma, a semicolon or a tab."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def record_document(
    record: object, place: str, source: Source, limits: Limits, notes: tuple[str, ...] = ()
) -> Document | InputError:
    """The document of a record, or what is wrong with it.

    Args:
        record: An object with a text under one of the usual names.
        place: Where it stands, as errors name it, and the document if the record has no name of its own.
        source: What it was read from.
        limits: How large a text may be.
        notes: Those of the source.
    """
    if not isinstance(record, Mapping):
        return InputError(place, "is not a JSON object")
    text = field(record, TEXT)
    if text is None:
        return InputError(place, "holds no text")
    title = field(record, TITLE)
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    name = field(record, _NAME)
    try:
        return finish(
            text.replace("\r\n", "\n").replace("\r", "\n"),
            source,
            limits,
            language=field(record, _LANGUAGE),
            published=parse_date(field(record, _PUBLISHED)),
            notes=notes,
            path=(name if source.path == "-" else f"{source.path}#{name}") if name else place,
        )
    except InputError as error:
        return error


def field(record: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """What a record has under the first of these names that it has a string or a number under; None without one."""
    values = (record.get(name) for name in names)
    found = next((value for value in values if isinstance(value, str | int) and str(value).strip()), None)
    return None if found is None else str(found)
