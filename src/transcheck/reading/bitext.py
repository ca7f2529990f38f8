"""Translations with their sources: XLIFF 1.2 and 2, TMX, PO. A document is one language's side of a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from transcheck.document import Document
from transcheck.errors import InputError
from transcheck.reading.sources import Limits, Source
from transcheck.reading.text import decode, finish
from transcheck.reading.xml import local_name, parse_xml, text_of

__all__ = ["Unit", "po_units", "read_po", "read_tmx", "read_xliff", "tmx_units", "xliff_units"]

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Unit:
    """A segment and its translation.

    Attributes:
        part: The file inside the XLIFF, or "".
        source: The segment.
        target: Its translation, "" where there is none.
        language: The translation's language code, or None.
    """

    part: str
    source: str
    target: str
    language: str | None


def read_xliff(source: Source, limits: Limits) -> Iterator[Document]:
    """The translation in each `<file>` of an XLIFF 1.2 or 2 file, a segment a line."""
    yield from _sides(xliff_units(source), source, limits)


def read_tmx(source: Source, limits: Limits) -> Iterator[Document]:
    """The translations of a TMX file: a document for each language but that of the source, a segment a line."""
    yield from _sides(tmx_units(source), source, limits)


def read_po(source: Source, limits: Limits) -> Iterator[Document]:
    """The translation in a PO file, a message a line; fuzzy and obsolete messages are left out."""
    yield from _sides(po_units(source), source, limits)


def _sides(units: Iterator[Unit], source: Source, limits: Limits) -> Iterator[Document]:
    sides: dict[tuple[str, str | None], list[Unit]] = {}
    for unit in units:
        sides.setdefault((unit.part, unit.language), []).append(unit)
    translated = {key: kept for key, found in sides.items() if (kept := [unit for unit in found if unit.target])}
    if not translated:
        raise InputError(source.path, "holds no translation")
    for (part, language), found in translated.items():
        name = "/".join(filter(None, (part, language if len(translated) > 1 else None)))
        missing = len(sides[part, language]) - len(found)
        notes = (f"{missing} segments have no translation.",) if missing else ()
        path = f"{source.path}#{name}" if len(translated) > 1 else source.path
        text = "\n".join(unit.target for unit in found)
        yield finish(text, source, limits, language=language, notes=notes, path=path)


def xliff_units(source: Source) -> Iterator[Unit]:
    """The segments of an XLIFF 1.2 or 2 file, in order."""
    root = parse_xml(source.data, source.path)
    second = root.get("version", "").startswith("2")
    for file in root.iter("{*}file"):
        language = root.get("trgLang") if second else file.get("target-language")
        part = file.get("id" if second else "original", "")
        for unit in file.iter("{*}segment" if second else "{*}trans-unit"):
            original, target = (next(unit.iterchildren(f"{{*}}{name}"), None) for name in ("source", "target"))
            yield Unit(part, _flat(original), _flat(target), language)


def tmx_units(source: Source) -> Iterator[Unit]:
    """The segments of a TMX file: one for each translation of each unit."""
    root = parse_xml(source.data, source.path)
    header = next(root.iter("{*}header"), None)
    origin = (header.get("srclang", "") if header is not None else "").lower()
    for unit in root.iter("{*}tu"):
        sides = [(side.get(_LANG) or side.get("lang") or "", _flat(side)) for side in unit.iterchildren("{*}tuv")]
        own = unit.get("srclang", origin).lower()
        original = next((side for side in sides if side[0].lower() == own), sides[0] if sides else None)
        for side in sides:
            if original is not None and side is not original:
                yield Unit("", original[1], side[1], side[0] or None)


def po_units(source: Source) -> Iterator[Unit]:
    """The messages of a PO file, the plural forms of one message one after the other.

    Raises:
        InputError: If it is no PO file.
    """
    import polib

    text, _ = decode(source)
    try:
        catalogue = polib.pofile(text if "\n" in text else text + "\n")
    except (OSError, ValueError) as error:
        raise InputError(source.path, "is not a PO file") from error
    language = catalogue.metadata.get("Language") or None
    for entry in catalogue:
        if entry.obsolete or entry.fuzzy:
            continue
        for target in entry.msgstr_plural.values() or (entry.msgstr,):
            yield Unit("", entry.msgid, target, language)


def _flat(element: etree._Element | None) -> str:
    """Text of a segment on one line; TMX keeps it in `<seg>`."""
    if element is not None and local_name(element) == "tuv":
        element = next(element.iterchildren("{*}seg"), None)
    return " ".join(text_of(element).split())
