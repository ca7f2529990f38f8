"""Which format a source is in, by content first and name second, and what reads it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from transcheck.document import Document
from transcheck.errors import InputError
from transcheck.reading.html import is_html, read_html
from transcheck.reading.sources import Limits, Source, load
from transcheck.reading.text import read_markdown, read_text

__all__ = ["read", "read_bytes", "read_documents"]

Reader = Callable[[Source, Limits], Iterator[Document | InputError]]
ArchiveReader = Callable[[Source, Limits, Reader], Iterator[Document | InputError]]

_XML_EXTENSIONS = {"xml", "xlf", "xliff", "tmx", "rss", "atom", "nml"}

_REFUSED = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Office file (.doc, .xls); save it as .docx"),
    (b"{\\rtf", "is RTF, which is not read; save it as .docx or text"),
    (b"\x89PNG", "is a picture"),
    (b"\xff\xd8\xff", "is a picture"),
    (b"GIF8", "is a picture"),
)


def read(
    source: str | Path, *, encoding: str | None = None, offline: bool = False, limits: Limits | None = None
) -> Document:
    """Read the one document of a source.

    Args:
        source: A path, `-` for standard input, or an http(s) URL.
        encoding: The encoding of a text; by default UTF-8 with or without BOM, else the one that fits best, with a
            note in the document.
        offline: Refuse URLs.
        limits: What the source may cost.

    Raises:
        InputError: One line with the reason: missing, empty, binary, too large, no text, not decodable, a format that
            is not read, several documents in one file, a URL under `offline`.
    """
    source = str(source)
    documents = read_documents(source, encoding=encoding, offline=offline, limits=limits)
    first = next(documents)
    if isinstance(first, InputError):
        raise first
    if next(documents, None) is not None:
        raise InputError(source, "holds several documents, where one is meant")
    return first


def read_documents(
    source: str, *, encoding: str | None = None, offline: bool = False, limits: Limits | None = None
) -> Iterator[Document | InputError]:
    """Read all documents of a source, one after the other.

    Args:
        source: As in `read`.
        encoding: As in `read`.
        offline: As in `read`.
        limits: What the source, and each document in it, may cost.

    Yields:
        Documents, and for each member of a container that cannot be read the error that says why. A document of a
        container has a path of its own: `archive.zip/page.html`, `rows.jsonl#17`.

    Raises:
        InputError: If the source as a whole cannot be read.
    """
    kept = limits or Limits()
    yield from _some(_documents(load(source, encoding=encoding, offline=offline, limits=kept), kept), source)


def read_bytes(
    data: bytes, name: str, *, path: str | None = None, encoding: str | None = None, limits: Limits | None = None
) -> Iterator[Document | InputError]:
    """Read the documents of bytes held in memory, as `read_documents` does those of a file of that name."""
    found = _documents(Source(data, path or name, name, charset=encoding), limits or Limits())
    yield from _some(found, path or name)


def _some(found: Iterator[Document | InputError], path: str) -> Iterator[Document | InputError]:
    """What was found, and an error where that is nothing: an empty archive or table must not go unnoticed."""
    first = next(found, None)
    if first is None:
        raise InputError(path, "holds no document")
    yield first
    yield from found


def _documents(source: Source, limits: Limits, *, inside_archive: bool = False) -> Iterator[Document | InputError]:
    for start, reason in _REFUSED:
        if source.data.startswith(start):
            raise InputError(source.path, reason)
    container = None if inside_archive else _archive_reader(source)
    if container is not None:
        yield from container(source, limits, _inside)
    else:
        yield from _reader(source)(source, limits)


def _inside(source: Source, limits: Limits) -> Iterator[Document | InputError]:
    """The documents of an archive's member. An archive in an archive is not opened: its size could not be foreseen."""
    # A packed tar archive is one archive, not two.
    is_tar_in_gzip = source.name.endswith(".tar") and source.path.endswith((".tar.gz", ".tgz"))
    yield from _documents(source, limits, inside_archive=not is_tar_in_gzip)


def _archive_reader(source: Source) -> ArchiveReader | None:
    from transcheck.reading import archive

    if source.data.startswith(b"\x1f\x8b"):
        return archive.read_gzip
    if archive.is_tar(source.data):
        return archive.read_tar
    if _is_zip(source.data) and _zip_reader(source) is None:
        return archive.read_zip
    return None


def _is_zip(data: bytes) -> bool:
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _zip_reader(source: Source) -> Reader | None:
    """The reader of a document that is a zip archive inside, None for an archive of documents.

    Raises:
        InputError: If it is damaged, or a document of a kind that is not read.
    """
    from transcheck.reading.office import is_docx, office_kind, read_docx

    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise InputError(source.path, "is a damaged zip archive") from error
    if is_docx(names):
        return read_docx
    kind = office_kind(names)
    if kind:
        raise InputError(source.path, f"is {kind}, which is not read")
    return None


def _reader(source: Source) -> Reader:
    """The reader of a document's format, by content first.

    Raises:
        InputError: If the format is known and not read.
    """
    data = source.data
    if b"%PDF-" in data[:1024]:
        from transcheck.reading.office import read_pdf

        return read_pdf
    if _is_zip(data) and (reader := _zip_reader(source)):
        return reader
    if _is_zip(data) or data.startswith(b"\x1f\x8b"):
        raise InputError(source.path, "is an archive inside an archive")
    if source.media_type == "message/rfc822" or source.extension == "eml":
        from transcheck.reading.mail import read_mail

        return read_mail
    if source.media_type in {"text/html", "application/xhtml+xml"} or is_html(data):
        return read_html
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") or source.extension in _XML_EXTENSIONS:
        return _xml_reader(source)
    return _text_reader(source)


def _xml_reader(source: Source) -> Reader:
    from transcheck.reading import bitext, news
    from transcheck.reading.xml import local_name, parse_xml

    readers: dict[str, Reader] = {
        "html": read_html,
        "xliff": bitext.read_xliff,
        "tmx": bitext.read_tmx,
        "newsItem": news.read_newsml,
        "newsMessage": news.read_newsml,
        "rss": news.read_feed,
        "feed": news.read_feed,
        "RDF": news.read_feed,
    }
    root = local_name(parse_xml(source.data, source.path))
    if root not in readers:
        raise InputError(source.path, f"is XML of a kind that is not read (root element {root[:40]})")
    return readers[root]


def _text_reader(source: Source) -> Reader:
    from transcheck.reading import bitext, news, records

    readers: dict[str, Reader] = {
        "html": read_html,
        "htm": read_html,
        "md": read_markdown,
        "markdown": read_markdown,
        "jsonl": records.read_json_lines,
        "ndjson": records.read_json_lines,
        "csv": records.read_table,
        "tsv": records.read_table,
        "json": news.read_ninjs,
        "po": bitext.read_po,
        "pot": bitext.read_po,
    }
    unnamed = records.read_json_lines if source.path == "-" and records.begins_record(source.data) else read_text
    return readers.get(source.extension, unnamed)
