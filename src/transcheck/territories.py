"""Countries that became other countries, in any two languages that CLDR has the names of.

"Slovakia" and "Slovenia", "Niger" and "Nigeria" look alike to a reader in a hurry and to every model of meaning. Their
names are a closed list, so they are compared by code, as figures are by value. Source of the names: Unicode CLDR, the
names of territories (in Babel).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError

from transcheck.bundled import read_toml
from transcheck.changes import Drift
from transcheck.document import overlap
from transcheck.issues import Issue, Severity
from transcheck.stretch import UNSPACED, Stretch

__all__ = ["Territory", "find_territories", "territory_issues"]

# Names as short as this are part of many words; only the name itself counts.
_SHORT = 4
# Letters that an ending may have after the stem, as in Finnish "Slovakiassa".
_ENDING = 4
# Scripts of India and Indochina, whose vowel signs are no letters to a pattern.
_INDIC = re.compile(r"[\u0900-\u0dff]")
# Codes of what is no country, and names that nobody writes as CLDR does: "Congo - Kinshasa", "Myanmar (Burma)".
# Saints have churches and towns everywhere.
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ", "BL", "LC", "MF", "SH", "SX"})
_QUALIFIED = re.compile(r" [-–] |[(（]")
# What stands before the first dash of an article, if it begins in capitals or ends with a year.
_DATELINE = re.compile(r"(?:(?=[^\W\d_a-z]{3}[^\n–—]{0,40}[,(])[^\n–—]{3,80}?|[^\n–—]{1,80}?\d{4}\)?)\s[–—-]{1,2}\s")
# How sure it is that a linked name of another territory is an error: both are names, of different things.
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Territory:
    """A country or territory that a text names.

    Attributes:
        start: Offset of the name in the text.
        end: Offset after it.
        code: ISO 3166-1 alpha-2.
    """

    start: int
    end: int
    code: str


def find_territories(text: str, language: str) -> list[Territory]:
    """The territories that a text names, in its order; none in a language whose names CLDR lacks.

    The longest name wins ("South Korea" before "Korea"). In languages other than English a name of five letters or more
    is known with another ending, too: "Словакии", "Slovakiassa".

    Args:
        text: Any text.
        language: Its code, BCP 47.
    """
    pattern = _pattern(language)
    return [Territory(*match.span(), str(match.lastgroup)) for match in pattern.finditer(text)] if pattern else []


def territory_issues(drift: Drift, canonical_language: str, copy_language: str) -> list[Issue]:
    """An issue for each territory of a canonical passage for which the copy's passage has another one.

    The names must be linked word to word, and neither may be named on the other side at all.
    """
    judged = drift.judged
    left = _told(find_territories(judged.canonical.text, canonical_language), judged.canonical)
    right = _told(find_territories(judged.copy.text, copy_language), judged.copy)
    issues = []
    for one, other in _linked(drift, left, right):
        named = {item.code for item in right} | _otherwise(judged.copy.text, copy_language)
        told = {item.code for item in left} | _otherwise(judged.canonical.text, canonical_language)
        if one.code in named or other.code in told:
            continue
        quoted, found = judged.canonical.quote(one.start, one.end), judged.copy.quote(other.start, other.end)
        issues.append(
            judged.issue(
                category="accuracy/mistranslation/entity",
                severity=Severity.MAJOR,
                confidence=_SURE,
                message=f"“{quoted.text}” ({one.code}) became “{found.text}” ({other.code}), another country.",
                canonical=quoted,
                copy=found,
            )
        )
    return issues


def _otherwise(text: str, language: str) -> set[str]:
    """The territories that a text names as CLDR does not: “U.S.”, アメリカ."""
    return {code for code, known in _press().items() if any(name in text for name in known.get(language, ()))}


@cache
def _press() -> dict[str, dict[str, list[str]]]:
    return read_toml("wording/territories.toml")


def _told(found: Sequence[Territory], stretch: Stretch) -> list[Territory]:
    """Those that the sentences name, without the dateline of the article: “GRAZ, Austria, April 12, 2025 – …”."""
    dateline = _DATELINE.match(stretch.text) if stretch.sentences[0].start == 0 else None
    return [item for item in found if dateline is None or item.end > dateline.end()]


def _linked(
    drift: Drift, left: Sequence[Territory], right: Sequence[Territory]
) -> Iterator[tuple[Territory, Territory]]:
    """Territories of which some words stand for each other, each in one pair at most."""
    used: set[Territory] = set()
    for one in left:
        for other in right:
            linked = any(
                overlap(drift.canonical[link.canonical], one) and overlap(drift.copy[link.copy], other)
                for link in drift.links
            )
            if linked and other not in used:
                used.add(other)
                yield one, other
                break


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """Finds the names of a language, each in a group that is called by its code; None without names."""
    base = language.partition("-")[0]
    try:
        named = Locale.parse(language, sep="-").territories
    except (UnknownLocaleError, ValueError):
        return None
    codes = {
        name: code
        for code, name in named.items()
        if re.fullmatch("[A-Z]{2}", code) and code not in _NO_COUNTRIES and not _QUALIFIED.search(name)
    }
    if not codes:
        return None
    spaced = base not in UNSPACED
    names = [f"(?P<{codes[name]}>{_forms(name, base)})" for name in sorted(codes, key=lambda name: (-len(name), name))]
    # A look at the first letter spares most places the comparison with all names.
    first = "".join(sorted({re.escape(name[0]) for name in codes}))
    before, after = (r"(?<!\w)", rf"(?!\w|{_INDIC.pattern})") if spaced else ("", "")
    return re.compile(f"{before}(?=[{first}])(?:{'|'.join(names)}){after}")


def _forms(name: str, language: str) -> str:
    """A pattern for a name with the endings that it may have."""
    if language == "en" or language in UNSPACED:
        return re.escape(name)
    if language == "ko":
        return rf"{re.escape(name)}\w{{0,{_ENDING}}}"
    if len(name) <= _SHORT:
        return re.escape(name)
    if _INDIC.search(name):
        return rf"{re.escape(name)}(?:\w|{_INDIC.pattern}){{0,{_ENDING}}}"
    return rf"{re.escape(name[:-1])}\w{{1,{_ENDING}}}"
