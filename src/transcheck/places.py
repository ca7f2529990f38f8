"""Countries, cities and parts of the world that became other ones, in any two languages that CLDR has the names of.

"Slovakia" and "Slovenia", "Niger" and "Nigeria" look alike to a reader in a hurry and to every model of meaning. Their
names are a closed list, so they are compared by code, as figures are by value. Source of the names: Unicode CLDR, the
names of territories and the exemplar cities of time zones (in Babel); what is said of a country's people and things
("Dutch", «голландский») and what the press calls it otherwise stand in `data/lexical/nations.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError

from transcheck.changes import Drift
from transcheck.document import overlap
from transcheck.issues import Issue, Severity
from transcheck.lexical.lexicon import IGNORED, load_lexicon
from transcheck.stretch import UNSPACED, Stretch
from transcheck.words import phrase_pattern

__all__ = ["Place", "find_places", "named_places", "place_issues"]

# Names as short as this are part of many words; only the name itself counts.
_SHORT = 4
# Letters that an ending may have after the stem, as in Finnish "Slovakiassa", and behind a short name (Риме).
_ENDING, _SHORT_ENDING = 4, 2
# Languages whose cases show on short names too, and the vowels that an ending takes the place of.
_CASES = frozenset({"be", "bg", "cs", "hr", "mk", "pl", "ru", "sk", "sl", "sr", "uk"})
_VOWELS = "aeiouyаеиоуыіяюйь"
# Languages whose names have no endings, or only those of the genitive and of inhabitants: “Congreso” is no “Congo”.
_PLAIN = frozenset({"ca", "es", "fil", "fr", "gl", "id", "it", "ms", "pt", "vi"})
_GENITIVES = dict.fromkeys(("da", "de", "nb", "nl", "no", "sv"), "(?:s|er|ers|ern)?")
# Scripts of India and Indochina, whose vowel signs are no letters to a pattern.
_INDIC = re.compile(r"[\u0900-\u0dff]")
# Codes of what is no country, and names that nobody writes as CLDR does: "Congo - Kinshasa", "Myanmar (Burma)".
# Saints have churches and towns everywhere.
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ", "BL", "LC", "MF", "SH", "SX"})
_QUALIFIED = re.compile(r" [-–] |[(（,]")
# Parts of the world, by UN M49: Africa, the Americas, Europe, Asia, Oceania.
_WORLD = frozenset({"002", "019", "003", "005", "150", "142", "009"})
# Time zones named for stations and islands, and for towns whose names are words or other towns' names.
_NO_CITIES = re.compile(
    r"Antarctica/|Etc/|Indian/|Arctic/|Atlantic/(?!Reykjavik)|America/(Indiana|Kentucky|North_Dakota|St_)|.*/(Jersey|Guernsey)$"
    r"|Pacific/(?!Auckland|Honolulu|Port_Moresby)|America/(Nome|Resolute|Creston|Sitka|Adak|Dawson|Thule|Phoenix|Merida)"
)
# What stands before the first dash of an article, if it begins in capitals or ends with a year.
_DATELINE = re.compile(r"(?:(?=[^\W\d_a-z]{3}[^\n–—]{0,40}[,(])[^\n–—]{3,80}?|[^\n–—]{1,80}?\d{4}\)?)\s[–—-]{1,2}\s")
# How sure it is that a linked name of another place is an error: both are names, of different things.
_SURE = 0.8
# Several detectors ask for the places of the same passages.
_KEPT = 1 << 8
_SORTS = {
    "country": "another country",
    "city": "another city",
    "region": "another region",
    "part": "another part of the world",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A country, city, region or part of the world that a text names.

    Attributes:
        start: Offset of the name in the text.
        end: Offset after it.
        codes: What it may name: ISO 3166-1 alpha-2 codes, time zones of the IANA database for their cities, codes of
            UN M49 for parts of the world, and `city/…` and `region/…` for what has none of these. One name may be a
            country's and a city's (Singapore).
    """

    start: int
    end: int
    codes: frozenset[str]

    @property
    def countries(self) -> frozenset[str]:
        """Those of its codes that are of countries and territories."""
        return _of("country", self.codes)


@lru_cache(_KEPT)
def named_places(text: str, language: str) -> tuple[Place, ...]:
    """The places that a text calls by the name that CLDR has for them, in its order.

    Args:
        text: Any text.
        language: Its code, BCP 47.
    """
    names, pattern = _names(language)
    found = pattern.finditer(text) if pattern else ()
    return tuple(Place(*match.span(), names[int(str(match.lastgroup)[1:])]) for match in found)


@lru_cache(_KEPT)
def find_places(text: str, language: str) -> tuple[Place, ...]:
    """The places that a text names, in its order; none in a language whose names CLDR lacks.

    The longest name wins ("South Korea" before "Korea"). In languages that have cases a name of five letters or more is
    known with another ending, too: "Словакии", "Slovakiassa".

    Args:
        text: Any text.
        language: Its code, BCP 47.
    """
    base = language.partition("-")[0]
    # What says no place ("guinea pig") keeps its words from saying one; "US-China" names two.
    found = [
        Place(cue.start, cue.end, frozenset(cue.kinds) - {IGNORED})
        for cue in load_lexicon("nations", base).search(text.replace("-", " "))
        if base != "en" or cue.text[0].isupper() or IGNORED in cue.kinds
    ]
    found += named_places(text, language)
    said: dict[tuple[int, int], frozenset[str]] = {}
    for item in found:
        span = item.start, item.end
        said[span] = said.get(span, frozenset()) | item.codes
    longest: list[Place] = []
    for (start, end), codes in sorted(said.items(), key=lambda item: (item[0][0] - item[0][1], item[0])):
        item = Place(start, end, codes)
        if not any(overlap(item, other) for other in longest):
            longest.append(item)
    return tuple(sorted((item for item in longest if item.codes), key=lambda item: item.start))


def place_issues(drift: Drift, canonical_language: str, copy_language: str) -> list[Issue]:
    """An issue for each place of a canonical passage for which the copy's passage has another one of its sort.

    Neither may be named on the other side at all. The names must be linked word to word, or be the only ones that the
    other side lacks, in a pair of single sentences of two languages, and surely stand for no other word.
    """
    judged = drift.judged
    left = _told(find_places(judged.canonical.text, canonical_language), judged.canonical)
    right = _told(find_places(judged.copy.text, copy_language), judged.copy)
    named, told = (frozenset().union(*(item.codes for item in side)) for side in (right, left))
    lost, new = [item for item in left if not item.codes & named], [item for item in right if not item.codes & told]
    pairs = list(_linked(drift, lost, new))
    single = len(judged.canonical.sentences) == len(judged.copy.sentences) == 1
    alone = single and len(lost) == len(new) == 1 and canonical_language != copy_language
    if not pairs and alone and not _told_otherwise(drift, lost[0], new[0]):
        pairs = [(lost[0], new[0])]
    issues = []
    for one, other in pairs:
        sort = next((sort for sort in _SORTS if _of(sort, one.codes) and _of(sort, other.codes)), None)
        if sort is None:
            continue
        quoted, found = judged.canonical.quote(one.start, one.end), judged.copy.quote(other.start, other.end)
        before, after = (", ".join(sorted(_of(sort, item.codes))) for item in (one, other))
        issues.append(
            judged.issue(
                category="accuracy/mistranslation/entity",
                severity=Severity.MAJOR,
                confidence=_SURE,
                message=f"“{quoted.text}” ({before}) became “{found.text}” ({after}), {_SORTS[sort]}.",
                canonical=quoted,
                copy=found,
            )
        )
    return issues


def _of(sort: str, codes: frozenset[str]) -> frozenset[str]:
    """Those of some codes that are of countries, of cities, of regions, or of parts of the world."""
    return frozenset(code for code in codes if _sort(code) == sort)


def _sort(code: str) -> str:
    if "/" in code:
        return "region" if code.startswith("region/") else "city"
    return "part" if code in _WORLD else "country"


def _told(found: Sequence[Place], stretch: Stretch) -> list[Place]:
    """Those that the sentences name, without the dateline of the article: “GRAZ, Austria, April 12, 2025 – …”."""
    dateline = _DATELINE.match(stretch.text) if stretch.sentences[0].start == 0 else None
    return [item for item in found if dateline is None or item.end > dateline.end()]


def _linked(drift: Drift, left: Sequence[Place], right: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """Places of which some words stand for each other, each in one pair at most."""
    used: set[Place] = set()
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


def _told_otherwise(drift: Drift, one: Place, other: Place) -> bool:
    """Whether a place of either side surely stands for another content word."""
    return any(
        not link.leftover
        and (
            (overlap(drift.canonical[link.canonical], one) and drift.copy[link.copy].content)
            or (overlap(drift.copy[link.copy], other) and drift.canonical[link.canonical].content)
        )
        for link in drift.links
    )


@cache
def _names(language: str) -> tuple[list[frozenset[str]], re.Pattern[str] | None]:
    """What each group `n0`, `n1`, … of a pattern for the names of a language names; no pattern without names."""
    base = language.partition("-")[0]
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return [], None
    codes: dict[str, set[str]] = {}
    for code, name in [*locale.territories.items(), *_cities(locale)]:
        country = re.fullmatch("[A-Z]{2}", code) and code not in _NO_COUNTRIES
        if (country or code in _WORLD or "/" in code) and not _QUALIFIED.search(name):
            codes.setdefault(name, set()).add(code)
    if not codes:
        return [], None
    spaced = base not in UNSPACED
    ordered = sorted(codes, key=lambda name: (-len(name), name))
    # A look at the first letter spares most places the comparison with all names.
    by_letter: dict[str, list[str]] = {}
    for index, name in enumerate(ordered):
        by_letter.setdefault(re.escape(name[0]), []).append(f"(?P<n{index}>{_forms(name, base)})")
    names = "|".join(f"(?={letter})(?:{'|'.join(forms)})" for letter, forms in sorted(by_letter.items()))
    before, after = (r"(?<!\w)", rf"(?!\w|{_INDIC.pattern})") if spaced else ("", "")
    pattern = re.compile(f"{before}(?=[{''.join(sorted(by_letter))}])(?:{names}){after}")
    return [frozenset(codes[name]) for name in ordered], pattern


def _cities(locale: Locale) -> Iterator[tuple[str, str]]:
    """Time zones with the names of their cities, which are the last parts of their own where CLDR gives no other."""
    named = locale.time_zones
    for zone in sorted(_zones()):
        if not _NO_CITIES.match(zone):
            yield zone, named.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")


@cache
def _zones() -> frozenset[str]:
    """The time zones that CLDR names; only languages of other scripts than the Latin have to name all."""
    return frozenset(Locale.parse("ru").time_zones)


def _forms(name: str, language: str) -> str:
    """A pattern for a name with the endings that it may have."""
    if language == "en" or language in UNSPACED or language in _PLAIN:
        return phrase_pattern(name)
    if language == "ko":
        return rf"{phrase_pattern(name)}\w{{0,{_ENDING}}}"
    if language in _GENITIVES and len(name) > _SHORT:
        return phrase_pattern(name) + _GENITIVES[language]
    if len(name) <= _SHORT:
        if language not in _CASES:
            return phrase_pattern(name)
        stem = name.rstrip(_VOWELS) if len(name.rstrip(_VOWELS)) > 2 else name
        return rf"{phrase_pattern(stem)}\w{{0,{_SHORT_ENDING}}}"
    if _INDIC.search(name):
        return rf"{phrase_pattern(name)}(?:\w|{_INDIC.pattern}){{0,{_ENDING}}}"
    return rf"{phrase_pattern(name[:-1])}\w{{1,{_ENDING}}}"
