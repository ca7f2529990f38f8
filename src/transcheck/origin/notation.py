"""Signs in the notation: numbers, quotation marks and punctuation of another locale, damaged characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale, UnknownLocaleError

from transcheck.document import Document
from transcheck.language import UNDETERMINED
from transcheck.origin.lexicon import measure
from transcheck.results import Evidence

__all__ = ["find_notation"]

NUMBER_WEIGHT = 1.0
"""Log odds of an English number in the notation of another locale. In other languages people copy English notation as
often as machines do, so there it is a slip to correct and no evidence."""
PUNCTUATION_WEIGHT = 0.6
"""Log odds of punctuation that the language does not use."""
ENCODING_WEIGHT = 1.2
"""Log odds of a token that only machines leave behind (`&quot;`, `⁇`, `@-@`)."""

_GROUPS = {
    ",": re.compile(r"(?<![\w.,])[1-9]\d{0,2}(?:,\d{3})+(?![\w]|[.,]\d)"),
    ".": re.compile(r"(?<![\w.,])[1-9]\d{0,2}(?:\.\d{3})+(?![\w]|[.,]\d)"),
}
_FRACTIONS = {
    ",": re.compile(r"(?<![\w.,])\d{1,3},\d{1,2}(?=\s?(?:%|[€$£°]|(?!and\b|or\b|to\b)[^\W\d_]{3,}))"),
    ".": re.compile(r"(?<![\w.,])\d{1,3}\.\d{1,2}(?=\s?(?:%|[€$£]))"),
}
# No number is grouped so, whatever follows.
_ZERO = re.compile(r"(?<![\w.,])0,\d{1,4}(?![\w,]|\.\d)")
# As in Turkish and Basque (percentFormat of CLDR).
_PERCENT_FIRST = re.compile(r"(?<![\w%/=])%[ \u00a0]?\d+(?:[.,]\d+)?(?![\w%])")
_ADDRESS = re.compile(r"[12]\d\d(?:\.[12]\d\d){3}")
_LEFT_BY_MACHINES = re.compile(
    r"⁇|<unk>|&(?:quot|amp|apos|lt|gt|nbsp|#\d{2,5});|@-@|▁|â€[™œ\u009d“”˜]|Ã[©¨¼¶¤±³¡]|\ufffd|<br\s?/?>|<0x[0-9A-F]{2}>"
)
_FULL_WIDTH = re.compile(r"[，。：；！？（）「」『』《》【】、]+")
_GERMAN_QUOTES = re.compile(r"„[^„“”\"\n]{1,200}[“”]")
_GUILLEMETS = re.compile(r"[«»]")
_SPACED = re.compile(r"(?<=\w)[ \u00a0\u202f][;:!?](?=\s)")

_LATIN = re.compile(r"[A-Za-z]")


@cache
def _separators(language: str) -> tuple[str, str] | None:
    """Decimal and grouping sign of a language (CLDR, by babel), or None where it is unknown or accepts both."""
    if language == UNDETERMINED:
        return None
    try:
        symbols = Locale.parse(language).number_symbols["latn"]
    except (UnknownLocaleError, ValueError, KeyError):
        return None
    return symbols["decimal"], symbols["group"]


def find_notation(document: Document, language: str) -> tuple[Evidence, ...]:
    """Numbers, punctuation and characters that do not belong into a text of `language`, in order."""
    spans = [*_numbers(document.text, language), *_encoding(document.text)]
    if language == "en":
        spans += _punctuation(document.text)
    return tuple(
        Evidence(kind, document.text[start:end], start, end, message, weight)
        for start, end, kind, message, weight in sorted(spans)
    )


_Found = tuple[int, int, str, str, float]


def _numbers(text: str, language: str) -> Iterator[_Found]:
    separators = _separators(language)
    if separators is None or separators[0] not in _GROUPS:
        return
    decimal, group = separators
    foreign = "," if decimal == "." else "."
    weight = NUMBER_WEIGHT if language == "en" else 0.0
    for match in _GROUPS[decimal].finditer(text):
        # "1.234" may be a decimal number; "12.500" and "1.234.567" are not written so by anyone who groups by commas.
        if _ADDRESS.fullmatch(match[0]):
            continue
        if match[0].count(decimal) > 1 or (match[0].endswith("0") and not measure().match(text, match.end())):
            yield (
                *match.span(),
                "number-format",
                f"“{match[0]}” groups its digits by “{decimal}”, which separates decimals in this language.",
                weight,
            )
    decimals = {match.span() for match in _FRACTIONS[foreign].finditer(text) if measure().match(text, match.end())}
    if language == "en":
        decimals |= {match.span() for match in _ZERO.finditer(text)}
        for match in _PERCENT_FIRST.finditer(text):
            yield (
                *match.span(),
                "number-format",
                f"“{match[0]}” has its percent sign in front, as other languages do.",
                weight,
            )
    for start, end in sorted(decimals) if group != " " else ():
        yield (
            start,
            end,
            "number-format",
            f"“{text[start:end]}” separates its decimals by “{foreign}”, as other languages do.",
            weight,
        )


def _encoding(text: str) -> Iterator[_Found]:
    for match in _LEFT_BY_MACHINES.finditer(text):
        yield *match.span(), "encoding", f"“{match[0]}” was left by a program.", ENCODING_WEIGHT


def _punctuation(text: str) -> Iterator[_Found]:
    for match in _FULL_WIDTH.finditer(text):
        around = text[max(0, match.start() - 2) : match.start()] + text[match.end() : match.end() + 2]
        if _LATIN.search(around):
            yield (
                *match.span(),
                "punctuation",
                "Full-width punctuation of Chinese or Japanese stands in Latin text.",
                PUNCTUATION_WEIGHT,
            )
    for match in _GERMAN_QUOTES.finditer(text):
        yield (
            match.start(),
            match.start() + 1,
            "punctuation",
            "The quotation opens below the line, as in German or Czech.",
            PUNCTUATION_WEIGHT,
        )
    for match in _GUILLEMETS.finditer(text):
        yield (
            *match.span(),
            "punctuation",
            "Angle quotation marks are those of French, Russian and others.",
            PUNCTUATION_WEIGHT,
        )
    spaced = list(_SPACED.finditer(text))
    if len(spaced) > 1:
        for match in spaced:
            yield (
                *match.span(),
                "punctuation",
                "A space stands before the punctuation, as in French.",
                PUNCTUATION_WEIGHT / 2,
            )
