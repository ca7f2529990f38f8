"""Office documents: DOCX, and PDF with a text layer."""

from __future__ import annotations

import io
import logging
import zipfile
from collections.abc import Iterator

from lxml import etree

from transcheck.document import Document
from transcheck.errors import InputError
from transcheck.reading.sources import Limits, Source
from transcheck.reading.text import finish
from transcheck.reading.xml import local_name, parse_xml

__all__ = ["is_docx", "office_kind", "read_docx", "read_pdf", "read_zip_member"]

_MAX_RATIO = 200
"""Packed to unpacked size above which an archive member counts as a bomb; real documents stay under 50."""
_RATIO_FROM = 1_000_000

_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
"""Elements of a run that stand for a character."""

_KINDS = {
    "xl/": "a spreadsheet (.xlsx)",
    "ppt/": "a presentation (.pptx)",
    "META-INF/container.xml": "an e-book (.epub)",
}


def office_kind(names: list[str]) -> str | None:
    """What kind of document of an unread format a zip archive with these members is; None for a plain archive."""
    if "mimetype" in names and "content.xml" in names:
        return "an OpenDocument file"
    return next((kind for start, kind in _KINDS.items() if any(name.startswith(start) for name in names)), None)


def is_docx(names: list[str]) -> bool:
    """Whether a zip archive with these members is a DOCX file."""
    return "word/document.xml" in names


def read_zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, limits: Limits) -> bytes:
    """The content of a member, within the limits.

    Raises:
        InputError: If it is encrypted, damaged, too large, or packed beyond reason.
    """
    if info.flag_bits & 1:
        raise InputError(path, "is encrypted")
    # Sizes in the directory can lie: they are checked before, what is really read after.
    if info.file_size > limits.size:
        raise InputError(path, f"unpacks to more than {limits.size:,} bytes")
    if info.file_size > _RATIO_FROM and info.file_size > _MAX_RATIO * max(info.compress_size, 1):
        raise InputError(path, "is packed beyond reason (a zip bomb?)")
    try:
        with archive.open(info) as member:
            data = member.read(limits.size + 1)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise InputError(path, "is a damaged archive member") from error
    if len(data) > limits.size:
        raise InputError(path, f"unpacks to more than {limits.size:,} bytes")
    return data


def read_docx(source: Source, limits: Limits) -> Iterator[Document]:
    """The document of a DOCX file: paragraphs, list items, tables (a row a line), text boxes, notes.

    Tracked changes are read as accepted: inserted text counts, deleted text does not.
    """
    with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
        members = {info.filename: info for info in archive.infolist()}
        bodies = [
            parse_xml(read_zip_member(archive, members[name], source.path, limits), source.path)
            for name in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
            if name in members
        ]
    paragraphs = [text for body in bodies for text in _blocks(body)]
    notes = ("Footnotes and endnotes follow the text.",) if len(bodies) > 1 else ()
    yield finish("\n\n".join(paragraphs), source, limits, notes=notes)


def _blocks(root: etree._Element) -> Iterator[str]:
    """Paragraphs outside tables, and rows of tables."""
    for element in root.iter():
        name = local_name(element)
        if name == "tr" and not _inside(element, "Fallback"):
            cells = (" ".join(_paragraphs(cell)) for cell in element if local_name(cell) == "tc")
            row = " | ".join(cell for cell in cells if cell)
        elif name == "p" and not _inside(element, "tc", "Fallback"):
            row = _paragraph(element)
        else:
            continue
        if row.strip():
            yield row


def _inside(element: etree._Element, *names: str) -> bool:
    return any(local_name(ancestor) in names for ancestor in element.iterancestors())


def _paragraphs(cell: etree._Element) -> Iterator[str]:
    for element in cell.iter():
        if local_name(element) == "p" and (text := _paragraph(element).strip()):
            yield text


def _paragraph(paragraph: etree._Element) -> str:
    """Text of a paragraph. Paragraphs inside it (text boxes) stand for themselves."""
    parts: list[str] = []
    for element in paragraph.iter():
        name = local_name(element)
        # Tabs stand in the settings of a paragraph as well, where they are no text.
        character = _CHARACTERS.get(name, "") if local_name(element.getparent()) == "r" else ""
        if (character or name == "t") and _owner(element) is paragraph:
            parts.append(character or element.text or "")
    return "".join(parts)


def _owner(element: etree._Element) -> etree._Element | None:
    """The innermost paragraph around an element."""
    return next((ancestor for ancestor in element.iterancestors() if local_name(ancestor) == "p"), None)


def read_pdf(source: Source, limits: Limits) -> Iterator[Document]:
    """The document of a PDF file with a text layer; line breaks are those of the page.

    Raises:
        InputError: If it is damaged, encrypted or a scan, or breaks a limit.
    """
    from pypdf.errors import LimitReachedError

    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        pages = _pages(source, limits)
    except InputError:
        raise
    except LimitReachedError as error:
        raise InputError(source.path, "is a PDF with a part that unpacks to more than is read") from error
    except Exception as error:  # pypdf raises errors of many kinds on damaged files
        raise InputError(source.path, f"is a damaged PDF ({type(error).__name__})") from error
    finally:
        logger.setLevel(level)
    text = "\n".join(page.strip("\n") for page in pages if page.strip())
    if not any(character.isalnum() for character in text):
        raise InputError(source.path, "is a PDF without a text layer (a scan?)")
    empty = sum(not page.strip() for page in pages)
    notes = (f"{empty} of {len(pages)} pages have no text.",) if empty else ()
    yield finish(_without_surrogates(text), source, limits, notes=notes)


def _pages(source: Source, limits: Limits) -> list[str]:
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(source.data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise InputError(source.path, "is an encrypted PDF")
    if len(reader.pages) > limits.pages:
        raise InputError(source.path, f"has more than {limits.pages:,} pages")
    # One small stream may be the content of many pages, and forms stand in others, so both sums are looked at.
    pages: list[str] = []
    unpacked = characters = 0
    for page in reader.pages:
        content = page.get_contents()
        unpacked += 0 if content is None else len(content.get_data())
        if unpacked > limits.size:
            raise InputError(source.path, f"unpacks to more than {limits.size:,} bytes")
        pages.append(page.extract_text())
        characters += len(pages[-1])
        if characters > limits.characters:
            raise InputError(source.path, f"is longer than {limits.characters:,} characters")
    return pages


def _without_surrogates(text: str) -> str:
    """Characters that a broken font table maps to halves of characters become U+FFFD, as text must be encodable."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
