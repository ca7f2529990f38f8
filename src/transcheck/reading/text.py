"""Plain text and Markdown: from bytes to a document."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from transcheck.document import Document
from transcheck.errors import InputError
from transcheck.language import familiarity, plausibility
from transcheck.reading.sources import Limits, Source

__all__ = ["decode", "finish", "parse_date", "read_markdown", "read_text"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_MAX_CONTROLS = 0.02
"""Share of control characters from which bytes are not text."""
_GUESS_BYTES = 200_000
"""Bytes that the encoding is guessed from."""
_GUESS_CHARACTERS = 3_000
_MANY_HIGH_BYTES = 0.3
_JAPANESE = ("cp932", "euc_jp")
# Rows of JIS X 0208, by the first byte in EUC-JP: Kana; the same with signs and the kanji of the first level.
_KANA_ROWS = frozenset({0xA4, 0xA5})
_USUAL_ROWS = frozenset({0xA1, 0xA3, *_KANA_ROWS, *range(0xB0, 0xD0)})
_KANA, _USUAL = 0.2, 0.9
_FAMILIAR = 0.1
_SINGLE_BYTE = (
    "cp1252", "cp1250", "cp1254", "cp1257", "cp1258", "iso8859_2", "cp1251", "cp1253", "cp1255", "cp1256", "cp874",
    "koi8_u",
)  # fmt: skip
_MULTI_BYTE = ("gb18030", "big5", "cp932", "euc_jp", "cp949")
_USUAL_SIGNS = "“”‘’«»–—…€£§°¡¿·„‚©®"
_MIXED = re.compile(r"(?<=[A-Za-z])[\u0370-\u1dff]|[\u0370-\u1dff](?=[A-Za-z])")
"""A letter of another script beside a Latin one: Greek, Cyrillic, Hebrew, Arabic, Thai."""
_COMPOSED = "Letters written as several characters are read as one (Unicode NFC); offsets count these."
_INVISIBLE = "Soft hyphens and spaces of no width are left out; offsets count without them."
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def decode(source: Source) -> tuple[str, tuple[str, ...]]:
    """Text of bytes in UTF-8, in the encoding named, or in the one that fits best.

    Line breaks become line feeds. Where the encoding was guessed, a note says so; likewise where single bytes of UTF-8
    are damaged, as in a text that was cut in the middle of a character: each becomes U+FFFD.

    Raises:
        InputError: If the bytes are not text, or not in the encoding that was named.
    """
    for mark, encoding in _BOMS:
        if source.data.startswith(mark):
            return _lines(_strict(source, source.data[len(mark) :], encoding)), ()
    if source.charset:
        return _lines(_strict(source, source.data, source.charset)), ()
    if wide := _wide(source.data):
        return _lines(_strict(source, source.data, wide)), (_guessed(wide),)
    controls = len(source.data) - len(source.data.translate(None, _CONTROLS))
    if b"\0" in source.data or controls > _MAX_CONTROLS * len(source.data):
        raise InputError(source.path, "is binary, not text")
    try:
        return _lines(source.data.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        text, damaged = _mended(source.data)
        if damaged:
            return _lines(text), (f"{damaged} damaged characters of the UTF-8 text are shown as \ufffd.",)
        guess = _guess(source.data)
        if guess is None:
            reason = f"is not UTF-8 (byte 0x{source.data[error.start]:02x} at {error.start}); name its encoding"
            raise InputError(source.path, reason) from error
    return _lines(_strict(source, source.data, guess)), (_guessed(guess),)


def finish(
    text: str,
    source: Source,
    limits: Limits,
    *,
    language: str | None = None,
    published: date | None = None,
    notes: tuple[str, ...] = (),
    path: str | None = None,
) -> Document:
    """A document of a text, if there is text in it.

    Letters that are written as several characters (NFD, as some systems save them) become one (NFC): tables, models and
    quotes know them so. Soft hyphens and spaces of no width, which part words, go. A note says either.

    Raises:
        InputError: If it holds no letter or digit, or more characters than allowed.
    """
    path = path or source.path
    if len(text) > limits.characters:
        raise InputError(path, f"is longer than {limits.characters:,} characters")
    if not any(character.isalnum() for character in text):
        raise InputError(path, "holds no text")
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
        notes = (*notes, _COMPOSED)
    if _UNSEEN.search(text):
        text = _UNSEEN.sub("", text)
        notes = (*notes, _INVISIBLE)
    return Document(text, path, language=language, published=published, notes=notes)


def read_text(source: Source, limits: Limits) -> Iterator[Document]:
    """The document of a plain text file."""
    text, notes = decode(source)
    yield finish(text, source, limits, notes=notes)


def read_markdown(source: Source, limits: Limits) -> Iterator[Document]:
    """The document of a Markdown file, as a reader sees it: without markup, link targets and front matter."""
    text, notes = decode(source)
    front, body = _front_matter(text)
    paragraphs = list(_markdown_blocks(body))
    title = front.get("title")
    if title and (not paragraphs or paragraphs[0] != title):
        paragraphs.insert(0, title)
    yield finish("\n\n".join(paragraphs), source, limits, published=parse_date(front.get("date")), notes=notes)


def parse_date(text: str | None) -> date | None:
    """The date at the start of an ISO 8601 date or time; None where there is none."""
    found = _DATE.match((text or "").strip())
    if not found:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None


def _strict(source: Source, data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except LookupError as error:
        raise InputError(source.path, f"is said to be in an encoding that is not known ({encoding})") from error
    except UnicodeDecodeError as error:
        reason = f"is not {encoding} (byte 0x{error.object[error.start]:02x} at {error.start})"
        raise InputError(source.path, reason) from error
    if "\0" in text:
        raise InputError(source.path, "is binary, not text")
    return text.removeprefix("\ufeff")


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _guessed(encoding: str) -> str:
    return f"The encoding is not stated; the text was read as {encoding}."


def _mended(data: bytes) -> tuple[str, int]:
    """Bytes as UTF-8 with each damaged place as U+FFFD, and how many; 0 where the bytes are another encoding.

    In any other encoding most of what is not ASCII is no UTF-8.
    """
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd") - data.count("\ufffd".encode())
    whole = sum(character > "\x7f" for character in text) - text.count("\ufffd")
    return text, damaged if whole > damaged else 0


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: in text of any script one of two bytes is often zero, or small."""
    head = data[:4000]
    if len(head) < 4 or len(data) % 2 or b"\0" not in head:
        return None
    for encoding, zeros, others in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if zeros.count(0) > 0.05 * len(zeros) and others.count(0) == 0:
            return encoding
    return None


def _guess(data: bytes) -> str | None:
    """The encoding that fits best, or None.

    charset-normalizer is right on scripts that have few ASCII letters among theirs, but takes much Spanish and French
    for Central European. Where most bytes are ASCII, the letters around the others tell: in the right encoding they
    are likely in some language.
    """
    head = data[:_GUESS_BYTES]
    if sum(byte > 127 for byte in head) > _MANY_HIGH_BYTES * len(head):
        for encoding in _JAPANESE:
            if _has_kana(_attempt(data, encoding) or ""):
                return encoding
        from charset_normalizer import from_bytes

        best = from_bytes(head, cp_isolation=[*_MULTI_BYTE, *_SINGLE_BYTE]).best()
        return best.encoding if best else None
    readings = {encoding: text for encoding in _SINGLE_BYTE if (text := _attempt(data, encoding)) is not None}
    return max(readings, key=lambda encoding: _fit(readings[encoding]), default=None)


def _has_kana(text: str) -> bool:
    """Whether a text is Japanese: of what is not ASCII a fifth is Kana, and hardly any sign is rare in Japanese."""
    others = [character for character in text[:_GUESS_CHARACTERS] if character > "\x7f"]
    rows = [character.encode("euc_jp", "replace")[0] for character in others]
    kana = sum(row in _KANA_ROWS for row in rows)
    usual = sum(row in _USUAL_ROWS for row in rows)
    return kana > _KANA * len(others) and usual > _USUAL * len(others)


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _fit(text: str) -> float:
    """How likely the words that are not ASCII are, in nats a letter group, rounded so that the first of equals wins.

    Some languages (Icelandic, Faroese) are met in no table of letters; their frequent words are known, though.
    """
    words = " ".join(word for word in text.split() if not word.isascii())[:_GUESS_CHARACTERS]
    others = [character for character in words if ord(character) > 127]
    odd = sum(not character.isalpha() and character not in _USUAL_SIGNS for character in others)
    odd += len(_MIXED.findall(words))
    familiar = _FAMILIAR * familiarity(text[:_GUESS_CHARACTERS])
    return round(plausibility(words) - odd / max(len(others), 1) + familiar, 2)


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The `key: value` lines between two lines `---` at the start, and the rest."""
    if not text.startswith("---\n"):
        return {}, text
    head, mark, body = text[4:].partition("\n---\n")
    if not mark:
        return {}, text
    pairs = (line.split(":", 1) for line in head.splitlines() if ":" in line and not line.startswith((" ", "#", "-")))
    return {key.strip().lower(): value.strip().strip("\"'") for key, value in pairs}, body


def _markdown_blocks(body: str) -> Iterator[str]:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    def inline(tokens: list[Token]) -> str:
        breaks = {"softbreak": "\n", "hardbreak": "\n"}
        kept = (token for token in tokens if token.type in {"text", "code_inline", *breaks})
        return "".join(breaks.get(token.type, token.content) for token in kept)

    prefix, row = "", list[str]()
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        if token.type == "list_item_open":
            prefix = f"{token.info}. " if token.info else "- "
        elif token.type in {"th_open", "td_open"}:
            row.append("")
        elif token.type == "tr_close":
            yield " | ".join(row)
            row = []
        elif token.type == "inline" and token.children is not None:
            text = inline(token.children)
            if row:
                row[-1] = text
            elif text.strip():
                yield prefix + text
                prefix = ""
        elif token.type in {"code_block", "fence"} and token.content.strip():
            yield token.content.rstrip("\n")
