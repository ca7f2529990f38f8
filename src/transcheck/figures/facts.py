"""A sheet of canonical figures: written from an article, edited by hand, compared with copies in place of it.

The sheet is TOML, one table a figure:

    [[figure]]
    quote = "1.2 million"
    normalized = "1200000"
    statement = "The dam supplies 1.2 million people."
    language = "en"

`statement` must contain `quote`. `normalized`, `kind`, `unit` and `hedge` are what transcheck understood; where one of
them stands, reading the sheet fails if the quote means something else, so that a sheet never says one thing and is
compared as another.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from transcheck.document import Document, Sentence, language_code
from transcheck.errors import InputError
from transcheck.figures.compare import FigureComparison, compare_figures
from transcheck.figures.grammar import extract
from transcheck.figures.model import Figure
from transcheck.figures.sides import sentence_figures
from transcheck.figures.texts import sentences_of

__all__ = ["FactSheet", "SheetFigure", "compare_facts", "read_facts", "to_facts"]

_KEYS = {"quote", "statement", "language", "normalized", "kind", "unit", "hedge"}


@dataclass(frozen=True, slots=True)
class SheetFigure:
    """One canonical figure.

    Attributes:
        quote: The words of the figure.
        statement: The sentence that it stands in, which contains `quote`.
        language: The language of the statement.
        figure: What the quote means; offsets count in `FactSheet.document`.
    """

    quote: str
    statement: str
    language: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class FactSheet:
    """Canonical figures.

    Attributes:
        figures: The figures in the order of the sheet.
        document: The statements, each once on a line of its own: what the canonical quotes of issues are offsets into.
        sentences: The statements as sentences of `document`.
    """

    figures: tuple[SheetFigure, ...]
    document: Document
    sentences: tuple[Sentence, ...] = field(repr=False)


def to_facts(document: Document) -> str:
    """Write the sheet of a document's figures as TOML; repetitions of a figure are left out."""
    sentences = sentences_of(document)
    lines = [f"# Canonical figures of {json.dumps(document.path, ensure_ascii=False)}"]
    seen: set[tuple[str, str, str | None]] = set()
    for figure, index in sentence_figures(sentences, published=document.published):
        key = (figure.kind.value, figure.normalized, figure.unit)
        if key in seen:
            continue
        seen.add(key)
        values = {
            "quote": figure.quote,
            "kind": figure.kind.value,
            "normalized": figure.normalized,
            "unit": figure.unit,
            "hedge": figure.hedge.value if figure.hedge else None,
            "statement": sentences[index].text,
            "language": sentences[index].language,
        }
        lines += ["", "[[figure]]"]
        lines += [f"{name} = {_toml(value)}" for name, value in values.items() if value is not None]
    return "\n".join(lines) + "\n"


def _toml(value: str) -> str:
    """A TOML basic string. JSON's escapes are TOML's, but for U+007F, which TOML wants escaped."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def read_facts(text: str, path: str = "-") -> FactSheet:
    """Read a sheet.

    Args:
        text: The TOML.
        path: Its name, for messages.

    Raises:
        InputError: If it is not TOML, or a figure has no quote, stands not in its statement, is no figure, or means
            something else than its `normalized`, `kind`, `unit` or `hedge` says.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(path, f"is not a sheet of figures: {error}") from error
    entries = content.get("figure", [])
    if not isinstance(entries, list) or not entries:
        raise InputError(path, "has no [[figure]]")
    rows = [_row(entry, number, path) for number, entry in enumerate(entries, 1)]
    whole, places = "", {}
    figures, sentences = [], []
    for quote, statement, language, figure in rows:
        if (statement, language) not in places:  # figures of one statement share its line
            start = places[statement, language] = len(whole) + bool(whole)
            whole += f"\n{statement}" if whole else statement
            sentences.append(Sentence(statement, start, start + len(statement), language))
        figures.append(SheetFigure(quote, statement, language, figure.moved(places[statement, language])))
    return FactSheet(tuple(figures), Document.from_text(whole, path), tuple(sentences))


def _row(entry: Any, number: int, path: str) -> tuple[str, str, str, Figure]:
    def fault(reason: str) -> InputError:
        return InputError(path, f"figure {number}: {reason}")

    if not isinstance(entry, dict):
        raise fault("is no table; begin it with [[figure]]")
    for name, value in entry.items():
        if name not in _KEYS:
            raise fault(f"unknown key {name!r}")
        if not isinstance(value, str):
            raise fault(f"{name} must be a text in quotation marks, not {value}")
    quote: str = entry.get("quote", "")
    statement: str = entry.get("statement", quote).replace("\n", " ")
    language = language_code(entry.get("language", "en"))
    if not quote.strip():
        raise fault("has no quote")
    if quote not in statement:
        raise fault(f"the statement does not contain the quote {quote!r}")
    if language is None:
        raise fault(f"{entry['language']!r} is no code of a language")
    start = statement.index(quote)
    found = next(
        (figure for figure in extract(statement, language) if figure.start < start + len(quote) and start < figure.end),
        None,
    )
    if found is None:
        raise fault(f"{quote!r} is not understood as a figure")
    means = {"normalized": found.normalized, "kind": found.kind, "unit": found.unit, "hedge": found.hedge}
    for name, value in means.items():
        wanted = entry.get(name)
        if wanted is not None and wanted != value:
            what = "means" if name == "normalized" else f"has the {name}"
            raise fault(f"{quote!r} {what} {value or 'none'}, not {wanted}")
    return quote, statement, language, found


def compare_facts(
    sheet: FactSheet, copy: Document, copy_sentences: Sequence[Sentence] | None = None
) -> FigureComparison:
    """Compare a copy with a sheet: figures of the sheet that it changes or leaves out. Nothing is an addition.

    Args:
        sheet: The canonical figures.
        copy: The copy, in any language.
        copy_sentences: Its sentences, each with its language; found where None.
    """
    sentences = sentences_of(copy) if copy_sentences is None else copy_sentences
    wanted = frozenset((item.figure.start, item.figure.end) for item in sheet.figures)
    return compare_figures(
        sheet.document, copy, canonical_sentences=sheet.sentences, copy_sentences=sentences, only=wanted
    )
