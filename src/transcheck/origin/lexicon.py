"""Word lists of the origin checks, read once from `transcheck/data/origin`; each file states its source and licence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from babel import Locale, UnknownLocaleError

from transcheck.bundled import read_toml

__all__ = [
    "Calque",
    "Disclaimers",
    "agreement",
    "calques",
    "disclaimers",
    "doubled_words_allowed",
    "function_words",
    "grammar",
    "inflections",
    "languages_by_name",
    "latin_languages",
    "measure",
    "pairs_allowed",
    "reduplicating",
    "style_words",
]


@dataclass(frozen=True, slots=True)
class Calque:
    """A word-for-word rendering; the attributes are described in `calques.toml`."""

    pattern: re.Pattern[str]
    languages: tuple[str, ...]
    source: str
    natural: str
    strength: str
    times: int


@dataclass(frozen=True)
class Disclaimers:
    """How pages in one language say that a machine translated them; described in `disclaimers.toml`.

    Patterns are made when they are first asked for: of most languages a text only meets `act` and `formula`.
    """

    language: str
    rows: Mapping[str, Sequence[str]]

    @cached_property
    def subject(self) -> re.Pattern[str]:
        """Words by which a page speaks of itself."""
        return self._pattern("subject")

    @cached_property
    def act(self) -> re.Pattern[str]:
        """Words for what the machine did."""
        return self._pattern("act")

    @cached_property
    def negation(self) -> re.Pattern[str]:
        """Words that deny it."""
        return self._pattern("negation")

    @cached_property
    def formula(self) -> re.Pattern[str]:
        """What says so as a whole line."""
        return self._pattern("formula")

    def _pattern(self, key: str) -> re.Pattern[str]:
        joined = "|".join(f"(?:{pattern})" for pattern in self.rows[key])
        if "{languages}" in joined:
            names = sorted(map(re.escape, languages_by_name(self.language)), key=lambda name: (-len(name), name))
            joined = joined.replace("{languages}", "|".join(names))
        return re.compile(joined, re.IGNORECASE)


@cache
def _table(name: str) -> dict[str, Any]:
    return read_toml(f"origin/{name}.toml")


@cache
def calques() -> tuple[Calque, ...]:
    """The calques, in the order of the file."""
    return tuple(
        Calque(
            re.compile(row["pattern"], re.IGNORECASE),
            tuple(row["languages"]),
            row["source"],
            row["natural"],
            row["strength"],
            row.get("times", 1),
        )
        for row in _table("calques")["calque"]
    )


@cache
def disclaimers() -> dict[str, Disclaimers]:
    """Disclaimer patterns by language of the page."""
    return {language: Disclaimers(language, rows) for language, rows in _table("disclaimers").items()}


@cache
def languages_by_name(language: str) -> dict[str, str]:
    """Codes of the languages that disclaimers speak of, by their name in `language`, in lower case (CLDR, by babel)."""
    try:
        names = Locale.parse(language).languages
    except (UnknownLocaleError, ValueError):
        return {}
    codes = [*_table("disclaimers"), *_table("languages")["more"]]
    return {names[code].lower(): code for code in codes if code in names}


@cache
def doubled_words_allowed(language: str) -> frozenset[str]:
    """Words that may stand twice in a row, in lower case."""
    return frozenset(_table("duplication")["words"].get(language, ()))


@cache
def reduplicating() -> frozenset[str]:
    """Languages in which doubling a word is grammar."""
    return frozenset(_table("duplication")["reduplicating"])


@cache
def pairs_allowed(language: str) -> frozenset[str]:
    """Neighbours that end or begin alike without being a doubled stem, in lower case, joined by a space."""
    return frozenset(pair.lower() for pair in _table("duplication")["pairs"].get(language, ()))


@cache
def inflections(language: str) -> frozenset[str]:
    """Endings that make another form of the same word."""
    return frozenset(_table("duplication")["inflections"].get(language, ()))


@cache
def function_words() -> frozenset[str]:
    """English words that the classifier sees as they are."""
    return frozenset(_table("function_words")["en"].split())


@cache
def style_words() -> dict[str, frozenset[str]]:
    """English words whose share the classifier sees, by the name of the measure."""
    return {name: frozenset(words) for name, words in _table("function_words")["style"].items()}


@cache
def measure() -> re.Pattern[str]:
    """What makes a number before it one that counts or measures: a sign or the beginning of an English word."""
    return re.compile(rf"\s?(?:{'|'.join(map(re.escape, _table('grammar')['measures']))})")


@cache
def latin_languages() -> frozenset[str]:
    """Languages in whose texts words of another script are foreign."""
    return frozenset(_table("languages")["latin"])


@cache
def agreement() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns of broken agreement in English, each with the sentence that explains it."""
    return tuple((re.compile(row["pattern"]), row["message"]) for row in _table("grammar")["agreement"])


@cache
def grammar(key: str) -> frozenset[str]:
    """A list of English words from `grammar.toml`."""
    return frozenset(_table("grammar")[key])
