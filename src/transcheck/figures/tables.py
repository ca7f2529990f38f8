"""Tables of a language: what CLDR knows (`data/cldr`, generated) and what it does not (`data/own`)."""

from __future__ import annotations

import itertools
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import Any, Generic, TypeAlias, TypeVar

from transcheck.figures.model import Hedge
from transcheck.figures.tokens import DIGITS, HYPHENS, NEAR_DIGITS, Tokens, split

__all__ = ["MOST_KEPT", "QUOTES", "VULGAR", "Atom", "Phrases", "Profile", "languages", "profile"]

T = TypeVar("T")
# Phrases by their second word, and by their length, the longest first; and what begins with a word: the value of the
# word alone, and the phrases that it begins.
_Longer: TypeAlias = dict[str, tuple[tuple[int, dict[tuple[str, ...], T]], ...]]
_Begun: TypeAlias = tuple[T | None, _Longer[T] | None]
# The words that go on with a phrase, each with those that go on behind it; None where a phrase ends.
_Rest: TypeAlias = "dict[str, _Rest | None]"
VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
_TIMES = frozenset(
    ("second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "half-year", "year", "decade",
     "century")
)  # fmt: skip
_ROMAN = (
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
    "xviii", "xix", "xx", "xxi",
)  # fmt: skip
# What can follow the short name of a month that begins a date: Oct. 2, Oct 2nd, Oct 2016.
_DAYS = frozenset((*map(str, range(1, 32)), *map("{:02d}".format, range(1, 10))))
_BESIDE_MONTHS = frozenset((".", "-", "/")) | _DAYS
_YEARS = frozenset(map(str, range(1900, 2100)))
QUOTES = frozenset(("「」", "『』", "“”", '""', "‘’"))  # marks before and after a numeral that is spoken of
_BESIDE_MONTHS |= _YEARS
_PER_MILLE = frozenset(
    ("‰", "promille", "promil", "promile", "mille", "mil", "промилле", "проміле", "ezrelék", "الالف", "بالالف")
)
_MILLION = 6  # as a power of ten
_LONG_SCALE = 4  # letters
_LONG_WORD = 7  # letters from which a word can be made up of number words
MOST_KEPT = 20_000  # words, some two megabytes
_SHORTEST_RESPELT = 3  # letters
_JOINTS = frozenset("-/")
_LONG_STEM = 6  # letters; inflection is guessed only after so many
_DATA = files("transcheck.figures") / "data"
# Which words are also read as they are written without accents, or with ae for ä: those whose other spelling is hardly
# ever another word. Number words and ranks are read without accents in every language.
_RESPELT = {
    "bare": frozenset(
        ("months", "days", "units", "currencies", "relative_days", "turns", "turns_after", "month_turns", "quantities",
         "hedges_before", "hedges_after", "holidays", "dozens")
    ),
    "umlauts": frozenset(
        ("cardinals", "ordinals", "fractions", "fraction_words", "months", "days", "units", "currencies",
         "relative_days", "turns", "turns_after", "month_turns", "quantities", "hedges_before", "hedges_after",
         "holidays", "dozens", "and_half", "length_numbers")
    ),
}  # fmt: skip
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
# Codes that other standards or older ones use for the languages of the tables.
_ALIASES = {"no": "nb", "nn": "nb", "iw": "he", "in": "id", "tl": "fil", "yue": "zh", "hbs": "sr", "zsm": "ms"}


class Phrases(dict[str, _Begun[T]], Generic[T]):
    """Words and phrases with a value each, looked up forwards or backwards from a token.

    A dictionary by their first words, and `ends` one by their last words, so that most look-ups, which miss, cost no
    call: `word in phrases.firsts`, the same words as a plain set, in which Python looks several times as fast as in a
    dictionary of a class of its own. Of phrases with stems and endings (scales, units, currencies) it says less than
    `after`.
    """

    __slots__ = ("_endings", "_heads", "_lengths", "_one", "_phrases", "_stems", "ends", "firsts")

    def __init__(self, entries: Mapping[str, T], *, stems: bool = False, endings: int = 0) -> None:
        """Take `entries`, phrase -> value.

        Args:
            entries: The phrases.
            stems: Whether a phrase that ends in `*` stands for all words it begins.
            endings: How many letters of inflection a word may have beyond a phrase of six letters or more.
        """
        self._endings = endings
        self._stems: dict[str, T] = {}
        self._phrases: dict[tuple[str, ...], T] = {}
        for phrase, value in entries.items():
            if stems and phrase.endswith("*"):
                self._stems["".join(split(phrase[:-1]))] = value
            elif words := split(phrase):
                self._phrases.setdefault(words, value)
        self._one = {words[0]: value for words, value in self._phrases.items() if len(words) == 1}
        # Longer phrases by their first two or last two words: most look-ups miss.
        longer = {words: value for words, value in self._phrases.items() if len(words) > 1}
        by_start = _nested(longer, lambda words: (words[0], words[1]))
        by_end = _nested(longer, lambda words: (words[-1], words[-2]))
        super().__init__({word: (self._one.get(word), by_start.get(word)) for word in self._one | by_start})
        self.firsts = frozenset(self)
        self.ends = {word: (self._one.get(word), by_end.get(word)) for word in self._one | by_end}
        # The first letters of words that can be inflected: a cheap test before the search for a stem.
        long = (word for word in self._one if endings and len(word) >= _LONG_STEM)
        self._heads = frozenset(word[:3] for word in (*self._stems, *long))
        # How long the stems with the same head are, so that no other beginnings of a word are looked up.
        lengths: dict[str, set[int]] = {}
        for stem in self._stems:
            lengths.setdefault(stem[:3], set()).add(len(stem))
        self._lengths = {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}

    def is_short(self, word: str) -> bool:
        """Whether a word begins phrases and has no more than two ASCII letters."""
        return len(word) < 3 and word.isascii() and word in self.firsts

    @property
    def heads(self) -> frozenset[str]:
        """The first three letters of the words that can be inflected."""
        return self._heads

    @property
    def phrases(self) -> Mapping[tuple[str, ...], T]:
        """All phrases, as their words."""
        return self._phrases

    @property
    def single(self) -> Mapping[str, T]:
        """The phrases of one word."""
        return self._one

    def seconds(self, word: str) -> Iterable[str]:
        """The second words of the phrases of several words that a word begins."""
        return () if word not in self else self[word][1] or ()

    def after(self, tokens: Tokens, position: int) -> tuple[T, int] | None:
        """The longest phrase that begins at `position`: its value and the position after it."""
        words = tokens.words
        try:
            word = words[position]
        except IndexError:
            return None
        if (begun := self.get(word)) is not None:
            value, longer = begun
            if longer is not None and position + 1 < len(words):
                for length, phrases in longer.get(words[position + 1], ()):
                    phrase = tuple(words[position : position + length])
                    if phrase in phrases:
                        return phrases[phrase], position + length
            if value is not None:
                return value, position + 1
        if self._heads and word[:3] in self._heads and (found := self._inflected(word)) is not None:
            return found, position + 1
        return None

    def _inflected(self, word: str) -> T | None:
        for length in self._lengths.get(word[:3], ()):
            if (found := self._stems.get(word[:length])) is not None:
                return found
        for length in range(len(word) - 1, max(_LONG_STEM, len(word) - self._endings) - 1, -1) if self._endings else ():
            if (found := self._one.get(word[:length])) is not None:
                return found
        return None

    def before(self, tokens: Tokens, position: int, *, longest: bool = True) -> tuple[T, int] | None:
        """The longest (or shortest) phrase that ends before `position`: its value and the position where it begins."""
        if position <= 0:
            return None
        words = tokens.words
        word = words[position - 1]
        if word in self.ends:
            value, longer = self.ends[word]
            if value is not None and not longest:
                return value, position - 1
            if longer is not None and position > 1:
                candidates = longer.get(words[position - 2], ())
                for length, phrases in candidates if longest else reversed(candidates):
                    phrase = tuple(words[max(0, position - length) : position])
                    if phrase in phrases:
                        return phrases[phrase], position - length
            if value is not None:
                return value, position - 1
        if self._heads and word[:3] in self._heads and (found := self._inflected(word)) is not None:
            return found, position - 1
        return None


def _nested(
    phrases: Mapping[tuple[str, ...], T], pair: Callable[[tuple[str, ...]], tuple[str, str]]
) -> dict[str, _Longer[T]]:
    """Phrases by one and another of their words, then by their length, the longest first."""
    found: dict[str, dict[str, dict[int, dict[tuple[str, ...], T]]]] = {}
    for words, value in phrases.items():
        one, two = pair(words)
        found.setdefault(one, {}).setdefault(two, {}).setdefault(len(words), {})[words] = value
    return {
        one: {two: tuple(sorted(lengths.items(), reverse=True)) for two, lengths in seconds.items()}
        for one, seconds in found.items()
    }


class Begins(dict[str, "bool | _Rest"]):
    """Whether a figure can begin at a word: True, False, or what must follow.

    Texts repeat their words, so what was worked out for a word is kept, for `MOST_KEPT` words.
    """

    def __init__(self, anchors: frozenset[str], openings: Mapping[str, _Rest], heads: frozenset[str]) -> None:
        super().__init__()
        self._anchors, self._openings, self._heads = anchors, openings, heads

    def __missing__(self, word: str) -> bool | _Rest:
        long = len(word) >= _LONG_WORD and (word[:3] in self._heads or word[:2] in self._heads)
        found: bool | _Rest = word[0] in DIGITS or word in self._anchors or long
        if word in self._openings and word in self._anchors and not (word[0] in DIGITS or long):
            found = self._openings[word]
        if len(self) < MOST_KEPT:
            self[word] = found
        return found

    def at(self, words: list[str], position: int) -> bool:
        """Whether a figure can begin at a token, by it and the words after it."""
        found = self[words[position]]
        if isinstance(found, bool):
            return found
        rest: _Rest | None = found
        while rest is not None:
            position += 1
            if position == len(words) or words[position] not in rest:
                return False
            rest = rest[words[position]]
        return True


class Openers(dict[str, "frozenset[str] | None"]):
    """The first words of phrases, each with the words that come second there; None where nothing need follow.

    `firsts` are the first words alone, as of `Phrases`.
    """

    __slots__ = ("firsts",)

    def __init__(self, entries: Mapping[str, frozenset[str] | None] | None = None) -> None:
        super().__init__(entries or {})
        self.firsts = frozenset(self)

    def at(self, words: list[str], position: int) -> bool:
        """Whether a phrase may begin at a token, by its first two words."""
        seconds = self.get(words[position], ())
        if not seconds:
            return seconds is None
        return position + 1 < len(words) and words[position + 1] in seconds


@dataclass(frozen=True, slots=True)
class Atom:
    """A number word: its value and, for a multiplier such as “thousand”, its power of ten (0 for others)."""

    value: int
    power: int = 0


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Profile:
    """How a language writes figures.

    Attributes:
        language: Its code; `und` for a language without tables.
        decimal: Its decimal separator.
        group: Its thousands separator.
        order: Order of day, month and year in numeric dates: `dmy`, `mdy` or `ymd`.
        anchors: Words at which a figure can begin or which can be one.
        openings: Anchors that open phrases of several words alone, with what can follow them.
        spaced_groups: Whether a plain space separates thousands.
    """

    language: str
    decimal: str
    group: str
    order: str
    spaced_groups: bool
    anchors: frozenset[str]
    openings: Mapping[str, _Rest]
    numbers: Phrases[Atom]
    scales: Phrases[int]
    ordinals: Phrases[int]
    ordinal_before: Phrases[bool]
    ordinal_after: Phrases[bool]
    glued_suffixes: frozenset[str]  # of ranks, which are words of their own behind a space: 4थी, but 4 थी
    fractions: Phrases[tuple[int, int]]
    fraction_words: Phrases[tuple[int, int]]
    of_parts: Phrases[bool]
    and_half: Phrases[tuple[int, int]]
    dozens: Phrases[int]
    joins: frozenset[str]
    ones: frozenset[str]
    vague: Phrases[tuple[int, int]]
    percent_before: Phrases[bool]
    percent_after: Phrases[int]
    units: Phrases[str]
    not_units: Phrases[bool]
    counters: Phrases[str]
    currencies: Phrases[str]
    currencies_before: Phrases[str]
    hedges_before: Phrases[Hedge]
    hedges_after: Phrases[Hedge]
    between: Phrases[bool]
    to: Phrases[bool]
    range_and: Phrases[bool]
    range_join: Phrases[bool]
    range_end: Phrases[bool]
    months: Phrases[int]
    short_months: Phrases[int]
    weekdays: Phrases[int]
    short_weekdays: Phrases[int]
    weak_days: frozenset[str]
    weak_months: frozenset[str]
    relative_days: Phrases[int]
    turns: Phrases[int]
    turns_after: Phrases[int]
    ago_before: Phrases[bool]
    ago_after: Phrases[bool]
    hence_before: Phrases[bool]
    hence_after: Phrases[bool]
    shifts: Phrases[tuple[int, str]]
    shift_closes: bool
    before_date: Phrases[bool]
    after_date: Phrases[bool]
    spelled_days: bool
    spelled_first: bool
    date_joins: frozenset[str]
    year_before: Phrases[bool]
    year_after: Phrases[bool]
    month_after: Phrases[bool]
    day_after: Phrases[bool]
    am: Phrases[bool]
    pm: Phrases[bool]
    oclock: Phrases[bool]
    clock: Phrases[int]
    hour_marks: Phrases[bool]
    minute_marks: Phrases[bool]
    half_past: Phrases[int]
    clock_before: Phrases[bool]
    clock_prepositions: Phrases[bool]
    hour_alone: bool
    bare_month: bool
    decades: Phrases[bool]
    not_figures: Phrases[bool]
    compounds: Mapping[str, list[tuple[str, Atom]]]
    numerals: Mapping[str, int]
    powers: Mapping[str, int]
    letters: frozenset[str]
    points: frozenset[str]
    several: frozenset[str]
    odd: Phrases[bool]
    continued: bool
    short_tail: bool
    comma_joins: bool
    compound_heads: frozenset[str]
    glued_words: bool
    dot_ordinal: bool
    dot_leads: frozenset[str]
    enclosed: Phrases[bool]
    from_endings: tuple[str, ...]
    strict_letters: bool
    prefixes: tuple[str, ...]
    prefix_letters: frozenset[str]
    known: frozenset[str]
    quantities: Phrases[tuple[float, str]]
    hedged_units: Phrases[str]
    month_before: Phrases[bool]
    year_offset: tuple[int, int, int] | None
    other_months: Phrases[tuple[str, int]]
    solar_years: bool
    eras: Phrases[int]
    decade_before: Phrases[bool]
    tenths: Phrases[bool]
    tenth_tails: Phrases[int]
    per_scales: Phrases[int]
    small_coins: Phrases[int]
    year_one: frozenset[str]
    decimal_words: frozenset[str]
    weak_decimals: frozenset[str]
    locatives: Mapping[str, int]
    cardinal_tens: bool
    divided: Phrases[bool]
    fraction_joins: frozenset[str]
    scale_first: bool
    over: Phrases[bool]
    negative_words: Phrases[bool]
    units_before: Phrases[str]
    half_before: Phrases[tuple[int, int]]
    parts_of: Phrases[bool]
    part_endings: tuple[tuple[str, str], ...]
    plural_ranks: Mapping[str, int]
    part_marks: Phrases[bool]
    units_first: bool
    hours_from_dawn: bool
    scores: frozenset[int]
    lengths: tuple[tuple[str, str], ...]
    length_numbers: Mapping[str, int]
    length_before: Phrases[bool]
    one_words: frozenset[str]
    time_words: frozenset[str]
    in_future: Phrases[bool]
    in_future_after: Phrases[bool]
    future: frozenset[str]
    future_endings: tuple[str, ...]
    paired_years: bool
    double_months: bool
    year_links: frozenset[str]
    year_stems: frozenset[str]
    clock_hedges: Phrases[Hedge]
    slash_decimals: bool
    not_millions: Phrases[bool]
    day_leads: frozenset[str]
    digit_months: frozenset[str]
    month_ranks: bool
    holidays: Phrases[str]
    counted: Mapping[str, int]
    counted_glued: frozenset[str]
    particles: Phrases[bool]
    copulas: Phrases[bool]
    not_powers: Phrases[bool]
    before_numerals: frozenset[str]
    after_numerals: frozenset[str]
    share_links: frozenset[str]
    share_nouns: frozenset[str]
    power_words: Phrases[int]
    power_joins: Phrases[bool]
    power_ends: Phrases[bool]
    times: Phrases[bool]
    than_before: Phrases[bool]
    than_after: Phrases[Hedge]
    kana: Mapping[str, int]
    kana_runs: re.Pattern[str] | None
    ratio: Phrases[bool]
    zones: Phrases[int]
    capitals: frozenset[str]
    rate_joins: Phrases[bool]
    whole_first: bool
    whole_and: bool
    month_turns: Phrases[int]
    decade_names: Phrases[int]
    base_joins: Phrases[int]
    ratio_nouns: Phrases[bool]
    ratio_endings: tuple[str, ...]
    whole_before: Phrases[bool]
    whole_links: Phrases[bool]
    whole_words: Phrases[int]
    part_words: Phrases[int]
    share_ones: frozenset[str]
    share_closers: frozenset[str]
    noun_endings: tuple[str, ...]
    every: Phrases[int]
    every_after: Phrases[int]
    every_pronouns: frozenset[str]
    every_leads: frozenset[str]
    rhythms: Phrases[bool]
    part_leads: frozenset[str]
    multiples: Mapping[str, int]
    whole_leads: frozenset[str]
    rates: Phrases[str]
    step_leads: frozenset[str]
    step_tails: frozenset[str]
    after_parts: frozenset[str]
    comparatives: frozenset[str]
    rank_nouns: bool
    middles: Phrases[bool]
    reaching: frozenset[str]
    moves: tuple[str, ...]
    noun_first: bool
    hour_ranks: bool
    dative_endings: tuple[str, ...]
    below_zero: Phrases[bool]
    of_articles: frozenset[str]
    clock_parts: Phrases[int]
    clock_hours: Phrases[int]
    weak_clock_parts: Phrases[bool]
    hour_words: Phrases[int]
    # Which words are worth a look into the tables, by `_with_indices`: those that begin (or end) any phrase that could
    # count at that place. Each set holds at least the words that matter, so a miss there is a miss in the tables.
    date_words: frozenset[str] = frozenset()  # begin a date
    clock_words: frozenset[str] = frozenset()  # begin a time of day
    after_ones: frozenset[str] = frozenset()  # make an article one: a | million
    day_followers: frozenset[str] = frozenset()  # follow a day in digits that goes on with its month
    articles: frozenset[str] = frozenset()  # are one or an article, and count nothing by themselves
    article_follows: frozenset[str] = frozenset()  # follow such a word where it is one
    number_marks: frozenset[str] = frozenset()  # join the parts of a number
    date_followers: frozenset[str] = frozenset()  # follow the number that begins a date
    follower_heads: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()  # stand before a numeral that is also a letter
    date_leads: frozenset[str] = frozenset()  # begin a date that is no mere name of a day or month
    day_words: frozenset[str] = frozenset()  # begin a day of the month in words
    month_words: frozenset[str] = frozenset()  # begin the name of a month
    dated_marks: frozenset[str] = frozenset()  # mark a year, month, day or decade behind its number
    scale_openers: frozenset[str] = frozenset()  # multiply: 5 | million
    number_heads: frozenset[str] = frozenset()  # first letters of words that go on with a number
    scale_heads: frozenset[str] = frozenset()  # first letters of words that multiply
    leads: frozenset[str] = frozenset()  # begin a quantity that is more than a number
    signs: frozenset[str] = frozenset()  # stand before a number: minus, a point
    marks_before: frozenset[str] = frozenset()  # say before a number what it measures: $, No.
    hedge_ends: frozenset[str] = frozenset()  # end a hedge before a figure
    middle_words: frozenset[str] = frozenset()  # end what names the middle of a time
    unit_hedges: frozenset[str] = frozenset()  # begin a hedge before one of a unit
    unit_leads: frozenset[str] = frozenset()  # those, and what can be one of a unit or of what follows
    not_numerals: frozenset[str] = frozenset()  # begin a word that a letter of it is no numeral of
    single_ones: frozenset[str] = frozenset()  # are one by themselves, which can be a part of a whole
    share_joins: frozenset[str] = frozenset()  # begin what joins one to the whole that it is a part of
    noun_links: frozenset[str] = frozenset()  # join a part and the noun of it to the whole, or are part of the noun
    range_leads: frozenset[str] = frozenset()  # stand before a numeral that is an end of a range, or hedged
    range_follows: frozenset[str] = frozenset()  # stand behind one
    range_openers: frozenset[str] = frozenset()  # join the ends of a range or share
    clock_leads: frozenset[str] = frozenset()  # make the number behind them a time
    clock_names: frozenset[str] = frozenset()  # begin a time of day that is no mere number
    shift_leads: frozenset[str] = frozenset()  # say before a length of time what it counts from
    shift_marks: frozenset[str] = frozenset()  # say so behind it
    clock_openers: frozenset[str] = frozenset()  # make the number before them a time
    clock_marks: frozenset[str] = frozenset()  # those, and what separates hours from minutes
    mark_heads: frozenset[str] = frozenset()  # first letters of words in `mark_openers`
    decade_leads: frozenset[str] = frozenset()  # stand before a number that may be a decade
    beginnings: frozenset[str] = frozenset()  # begin a figure only by what stands beside them, or one of a unit
    other_marks: frozenset[str] = frozenset()  # are marks behind a number that are no unit, or can be another one too
    hedge_follows: frozenset[str] = frozenset()  # begin a hedge behind a figure, or what it counts before the hedge
    uncounted: frozenset[str] = frozenset()  # are part of what counts nothing
    begins: Begins = field(default_factory=lambda: Begins(frozenset(), {}, frozenset()))
    first_letters: re.Pattern[str] | None = None  # of words that begin a figure, where letters touch
    alone: Mapping[str, Decimal] = field(default_factory=dict)  # values of words that are numbers by themselves
    bare_days: frozenset[str] = frozenset()  # number words and ranks that begin a date only before more of it
    dated_words: Mapping[str, frozenset[str] | None] = field(default_factory=dict)
    opening_words: Openers = field(default_factory=Openers)  # begin a figure of their own: 几十, 半年, 어제
    not_figure_openers: Openers = field(default_factory=Openers)  # begin what counts nothing
    not_figure_leads: Mapping[str, frozenset[str]] = field(default_factory=dict)  # its later words by those before
    part_openers: Openers = field(default_factory=Openers)  # go on with a fraction or power
    number_openers: Openers = field(default_factory=Openers)  # go on with a number
    followers: Openers = field(default_factory=Openers)  # go on with a figure: scales, units, currencies, hedges
    letter_followers: Openers = field(default_factory=Openers)  # those, and what else shows that a letter is a numeral
    mark_openers: Openers = field(default_factory=Openers)  # units and other marks

    def may_open(self, words: list[str], position: int) -> bool:
        """Whether a numeral that is also a letter of words can begin a figure, by what stands beside it."""
        if position + 1 == len(words) or self.letter_followers.at(words, position + 1):
            return True
        after = words[position + 1]
        before = words[position - 1] if position > 0 else ""
        beyond = words[position + 2] if position + 2 < len(words) else ""
        if after in self.fraction_joins and beyond and (beyond in self.letters or beyond[0] in DIGITS):
            return True
        if after == "、" and self.either(words, position):
            return True
        if before + after in QUOTES:
            return True
        if after in self.after_numerals or (after in ".。，、" and before in self.before_numerals):
            return True
        return before in self.openers or (bool(before) and after[0] in DIGITS)

    def is_article(self, words: list[str], position: int) -> bool:
        """Whether a word for one is a mere article, since nothing beside it makes it a number: eine Statistik."""
        if words[position] not in self.articles or position + 1 >= len(words):
            return False
        if position > 0 and words[position - 1] in self.negative_words.ends:
            return False
        after = words[position + 1]
        head = after[:3]
        counted = after in self.article_follows or after[0] in DIGITS
        return not (counted or head in self.follower_heads or head in self.compound_heads)

    def either(self, words: list[str], position: int) -> bool:
        """Whether two digits in a row with a mark between them count one or the other of them: 二、三人."""
        if words[position + 1 : position + 2] != ["、"] or position + 3 >= len(words):
            return False
        first, second, after = self.numerals.get(words[position]), self.numerals.get(words[position + 2]), position + 3
        if first is None or second is None or not 0 < first < 9 or second != first + 1:
            return False
        return words[after] in self.powers or words[after] in self.counters or words[after] in self.units

    def may_name_date(self, words: list[str], position: int) -> bool:
        """Whether a numeral can begin the name of a day or month (一月), by the word after it."""
        word = words[position]
        if word not in self.dated_words:
            return False
        after = self.dated_words[word]
        return after is None or (position + 1 < len(words) and words[position + 1] in after)

    def may_follow(self, words: list[str], position: int) -> bool:
        """Whether words from a token on can go on with a figure: a scale, unit, currency, mark or hedge."""
        return self.followers.at(words, position) or words[position][:3] in self.follower_heads

    def may_not_count(self, words: list[str], position: int) -> bool:
        """Whether a token may begin or go on with a phrase that counts nothing: no one, 统一."""
        if self.not_figure_openers.at(words, position):
            return True
        return position > 0 and words[position - 1] in self.not_figure_leads.get(words[position], ())


def _read(folder: str, code: str) -> dict[str, Any]:
    path = _DATA / folder / f"{code}.json"
    if not path.is_file():
        return {}
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


@lru_cache(maxsize=1)
def languages() -> frozenset[str]:
    """Codes of the languages that have tables of their own."""
    names = (entry.name for folder in ("cldr", "own") for entry in (_DATA / folder).iterdir())
    return frozenset(name[:-5] for name in names if name.endswith(".json")) - {"und"}


@lru_cache(maxsize=128)
def profile(language: str | None) -> Profile:
    """The profile of a language (BCP 47 or ISO 639 code), or the one of symbols and digits for an unknown one."""
    code = (language or "und").replace("_", "-").split("-")[0].lower()
    code = _ALIASES.get(code, code)
    return _build(code if code in languages() else "und")


def _flags(*lists: Iterable[str]) -> Phrases[bool]:
    return Phrases({word: True for words in lists for word in words})


def _build(code: str) -> Profile:
    cldr, own, base = _read("cldr", code), _read("own", code), _read("own", "und")
    dropped, respelling = own.get("drop", {}), own.get("respelling", "")

    def merged(key: str) -> dict[str, Any]:
        generated = {} if key in own.get("drop_all", ()) else cldr.get(key, {})
        entries = {word: value for word, value in generated.items() if word not in dropped.get(key, ())}
        whole = {**base.get(key, {}), **_inflected(own, key), **entries, **own.get(key, {})}
        if key in _RESPELT.get(respelling, ()):
            whole = _respelt(whole, respelling, own.get("not_respelt", ())) | whole
        # CLDR writes the apostrophe inside Ukrainian words as a letter; texts mostly do not.
        return whole | {word.replace("ʼ", "'"): value for word, value in whole.items() if "ʼ" in word}

    def listed(key: str) -> list[str]:
        return [*base.get(key, ()), *own.get(key, ())]

    def pairs(key: str) -> Phrases[tuple[Any, Any]]:
        return Phrases(_two(merged(key)))

    # CLDR's short amounts of money end in their sign (1,2 M€).
    scales = {word: power for word, power in merged("scales").items() if not word.endswith("€")}
    multipliers, cards = merged("multipliers"), merged("cardinals")
    atoms = _atoms(own, cards, multipliers, scales)
    months, short_months = _by_length(merged("months"), own)
    weekdays, short_weekdays = _by_length(merged("days"), own)
    numbers = Phrases(atoms)
    counted = cards | {word: 10**power for word, power in multipliers.items()}
    ranks = _ranks(own, merged("ordinals"), atoms, counted)
    ordinals, vague = Phrases(ranks), Phrases(_two(merged("vague")) | _ages(listed("age_leads"), merged("ages")))
    halves, parts = pairs("fraction_words"), merged("fractions") | merged("fraction_words")
    dozens = Phrases(_parts_of_scales(parts, scales | multipliers, listed("of_parts"), ranks) | merged("dozens"))
    per_scales = Phrases(merged("per_scales"))
    holidays, decade_names = Phrases(merged("holidays")), Phrases(merged("decade_names"))
    relative, clock, turns = Phrases(merged("relative_days")), Phrases(merged("clock")), Phrases(merged("turns"))
    other_months = Phrases({word: (value[0], value[1]) for word, value in merged("other_months").items()})
    month_names, weekday_names, month_turns = Phrases(months), Phrases(weekdays), Phrases(merged("month_turns"))
    short_month_names, short_weekday_names = Phrases(short_months), Phrases(short_weekdays)
    units = _filled(merged("units"), listed("unit_fillers"))
    time_words = frozenset(split(word)[0] for word, unit in units.items() if unit in _TIMES)
    led_units = _led_units(listed("couples"), 2, merged("units")) | _led_units(listed("wholes"), 1, merged("units"))
    quantities, shifts, hedged_units = (
        Phrases(led_units | _two(merged("quantities"))),
        pairs("shifts"),
        Phrases(_hedged_units(merged("hedges_before"), own.get("one_units", {}))),
    )
    whole_words, clock_parts, hour_words = (
        Phrases(merged("whole_words")), Phrases(merged("clock_parts")), Phrases(merged("hour_words")),
    )  # fmt: skip
    half_before, month_before, eras = pairs("half_before"), _flags(listed("month_before")), Phrases(merged("eras"))
    endings = int(own.get("endings", 2))
    numerals: dict[str, int] = {**base["han_digits"], **own.get("numerals", {})}
    powers: dict[str, int] = {**base["han_powers"], **own.get("powers", {})}
    several = own.get("several_letters", base["han_several"])
    letters = frozenset((*numerals, *powers, *several))
    # “Next month” begins a date only where its day has a mark of its own (来月15日).
    tables: tuple[Phrases[Any], ...] = (
        numbers, ordinals, vague, halves, dozens, relative, clock, month_names, weekday_names, quantities, half_before,
        month_before, eras, holidays, decade_names, per_scales, shifts, hedged_units, whole_words, clock_parts,
        hour_words, *([month_turns] if listed("day_after") else []),
    )  # fmt: skip
    single = letters | set(listed("share_ones")) | set(listed("ones")) | set(VULGAR) | set(own.get("counted", ()))
    shift, order = own.get("year_offset"), own.get("date_order", cldr.get("date_order", "dmy"))
    anchors = {*single, *listed("another"), *(first for table in (*tables, turns) for first in table)}
    dated = {*weekday_names, *short_weekday_names, *listed("date_of"), *holidays}
    openings = dict.fromkeys(listed("another"), dict.fromkeys(time_words)) | _openings(tables, turns, dated, single)
    sure = anchors - openings.keys()  # words that begin a figure whatever follows
    short = {word for word in short_month_names if word[0].isalpha() and "." not in word and word not in sure}
    beside = _BESIDE_MONTHS | frozenset(ordinals) if order == "mdy" else _JOINTS | _YEARS
    openings |= {word: {**openings.get(word, {}), **dict.fromkeys(beside)} for word in short}
    # Only symbols and codes stand before an amount in every language: “won 3–2” is no money.
    symbols = {word: unit for word, unit in merged("currencies").items() if not word.replace(" ", "").isalpha()}
    built = Profile(
        language=code,
        decimal=own.get("decimal", cldr.get("decimal", ".")),
        group=own.get("group", cldr.get("group", ",")),
        order=order,
        spaced_groups=own.get("spaced_groups", cldr.get("group", "") in "\u00a0\u202f\u2009 " and bool(cldr)),
        anchors=frozenset(anchors | short) - DIGITS,
        openings=openings,
        numbers=numbers,
        scales=Phrases(scales, endings=endings),
        ordinals=ordinals,
        ordinal_before=_flags(listed("ordinal_before")),
        ordinal_after=_flags(listed("ordinal_suffixes")),
        glued_suffixes=frozenset(listed("glued_suffixes")),
        fractions=Phrases(_accentless({word: (value[0], value[1]) for word, value in merged("fractions").items()})),
        fraction_words=halves,
        of_parts=_flags(listed("of_parts")),
        and_half=pairs("and_half"),
        dozens=dozens,
        joins=frozenset(listed("and")),
        ones=frozenset(listed("ones")),
        vague=vague,
        percent_before=_flags(listed("percent_before")),
        percent_after=_percents(listed("percent_after"), listed("basis_points")),
        units=Phrases(units, stems=True, endings=endings),
        not_units=_flags(listed("not_units")),
        counters=Phrases(merged("counters")),
        currencies=Phrases(merged("currencies"), stems=True, endings=endings),
        currencies_before=Phrases({**symbols, **_leading(base["currencies"]), **merged("currencies_before")}),
        hedges_before=_hedges(merged("hedges_before"), own.get("comparisons", ())),
        hedges_after=_hedges(merged("hedges_after"), own.get("comparisons_after", ()), behind=True),
        between=_flags(listed("between")),
        to=_flags(listed("to")),
        range_and=_flags(listed("range_and")),
        range_join=_flags(listed("range_join")),
        range_end=_flags(listed("range_end")),
        months=month_names,
        short_months=short_month_names,
        weekdays=weekday_names,
        short_weekdays=short_weekday_names,
        weak_days=frozenset(own.get("weak_names", ())) & own.get("days", {}).keys(),
        weak_months=frozenset(own.get("weak_names", ())) & own.get("months", {}).keys(),
        relative_days=relative,
        turns=turns,
        turns_after=Phrases(merged("turns_after")),
        ago_before=_flags(listed("ago_before")),
        ago_after=_flags(listed("ago_after")),
        hence_before=_flags(listed("hence_before")),
        hence_after=_flags(listed("hence_after")),
        shifts=shifts,
        shift_closes=bool(own.get("shift_closes")),
        before_date=_flags(listed("before_date")),
        after_date=_flags(listed("after_date")),
        spelled_days=bool(own.get("spelled_days")),
        spelled_first=bool(own.get("spelled_first")),
        date_joins=frozenset(listed("date_of")),
        year_before=_flags(listed("year_before")),
        year_after=_flags(listed("year_after")),
        month_after=_flags(listed("month_after")),
        day_after=_flags(listed("day_after")),
        am=_flags(listed("am")),
        pm=_flags(listed("pm")),
        oclock=_flags(listed("oclock")),
        clock=clock,
        hour_marks=_flags(listed("hour_marks")),
        minute_marks=_flags(listed("minute_marks")),
        half_past=Phrases(dict.fromkeys(listed("half_past"), 30) | merged("past")),
        clock_before=_flags(listed("clock_before")),
        clock_prepositions=_flags(listed("clock_prepositions")),
        hour_alone=bool(own.get("hour_alone")),
        bare_month=bool(own.get("bare_month", True)),
        decades=_flags(listed("decade_suffixes")),
        not_figures=_flags(listed("not_figures")),
        compounds=_by_head(atoms | {word: Atom(value) for word, value in own.get("compound_parts", {}).items()})
        if own.get("compounds")
        else {},
        numerals=numerals,
        powers=powers,
        letters=letters,
        points=frozenset(own.get("points", base["han_points"])),
        several=frozenset(several),
        odd=_flags(own.get("odd", base["han_odd"])),
        continued=bool(own.get("continued")),
        short_tail=bool(own.get("short_tail")),
        comma_joins=bool(own.get("comma_joins")),
        compound_heads=frozenset(
            word[:3] for word in (*atoms, *own.get("length_numbers", ())) if own.get("compounds") or own.get("lengths")
        ),
        glued_words=bool(own.get("glued_words")),
        dot_ordinal=bool(own.get("dot_ordinal")),
        dot_leads=frozenset(listed("dot_leads")),
        enclosed=_flags(listed("enclosed")),
        from_endings=tuple(own.get("from_endings", ())),
        strict_letters=bool(own.get("strict_letters")),
        prefixes=tuple(sorted(own.get("prefixes", ()), key=len, reverse=True)),
        prefix_letters=frozenset(prefix[0] for prefix in own.get("prefixes", ())),
        known=_known(cldr, own, joins=own.get("and", ())) if own.get("prefixes") else frozenset(),
        quantities=quantities,
        hedged_units=hedged_units,
        month_before=month_before,
        other_months=other_months,
        solar_years=bool(own.get("solar_years")),
        year_offset=(shift["from"], shift["to"], shift["minus"]) if shift else None,
        eras=eras,
        decade_before=_flags(listed("decade_before")),
        decimal_words=frozenset(listed("decimal_words")),
        weak_decimals=frozenset(listed("weak_decimals")),
        locatives=own.get("locatives", {}),
        cardinal_tens=bool(own.get("cardinal_tens")),
        divided=_flags(listed("divided")),
        tenths=_flags(listed("tenths")),
        tenth_tails=Phrases(merged("tenth_tails")),
        per_scales=per_scales,
        small_coins=Phrases(merged("small_coins")),
        year_one=frozenset(listed("year_one")),
        fraction_joins=frozenset([*listed("fraction_joins"), *listed("and")]),
        over=_flags(listed("over")),
        negative_words=_flags(listed("negative_words")),
        scale_first=bool(own.get("scale_first")),
        units_before=Phrases(merged("units_before")),
        half_before=half_before,
        parts_of=_flags(listed("parts_of")),
        part_endings=tuple((ending, singular) for ending, singular in own.get("part_endings", ())),
        plural_ranks=_plural_ranks(own, numbers, ordinals),
        part_marks=_flags(listed("part_marks")),
        units_first=bool(own.get("units_first")),
        hours_from_dawn=bool(own.get("hours_from_dawn")),
        scores=frozenset(own.get("scores", ())),
        lengths=tuple(own.get("lengths", {}).items()),
        length_numbers=merged("length_numbers"),
        length_before=_flags(listed("length_before")),
        one_words=frozenset(listed("ones"))
        | frozenset(listed("another"))
        | {word for word, atom in atoms.items() if atom == Atom(1)},
        time_words=time_words,
        in_future=_flags(listed("in_future")),
        in_future_after=_flags(listed("in_future_after")),
        future=frozenset(listed("future")),
        future_endings=tuple(own.get("future_endings", ())),
        paired_years=bool(own.get("paired_years")),
        double_months=bool(own.get("double_months")),
        year_links=frozenset(listed("year_links")),
        year_stems=frozenset(listed("year_stems")),
        clock_hedges=Phrases({word: Hedge(value) for word, value in merged("clock_hedges").items()}),
        slash_decimals=bool(own.get("slash_decimals")),
        not_millions=_flags(listed("not_millions")),
        day_leads=frozenset(listed("day_leads")),
        digit_months=frozenset(listed("digit_months")),
        month_ranks=bool(own.get("month_ranks")),
        holidays=holidays,
        counted=own.get("counted", {}),
        counted_glued=frozenset(listed("counted_glued")),
        particles=_flags(listed("particles")),
        copulas=_flags(listed("copulas")),
        not_powers=_flags(listed("not_powers")),
        before_numerals=frozenset(listed("before_numerals")),
        after_numerals=frozenset(listed("after_numerals")),
        share_links=frozenset(listed("share_links")),
        share_nouns=frozenset(listed("share_nouns")),
        power_words=Phrases(merged("power_words")),
        power_joins=Phrases({word: bool(alone) for word, alone in merged("power_joins").items()}),
        power_ends=_flags(listed("power_ends")),
        times=_flags(listed("times")),
        than_before=_flags(listed("than_before")),
        than_after=Phrases({word: Hedge(value) for word, value in merged("than_after").items()}),
        kana=own.get("kana", {}),
        kana_runs=_kana_runs(own["kana"]) if "kana" in own else None,
        whole_first=bool(own.get("whole_first")),
        whole_and=bool(own.get("whole_and")),
        ratio=Phrases({word: bool(sure) for word, sure in merged("ratio").items()}),
        capitals=frozenset(listed("capitals")),
        zones=Phrases(merged("zones")),
        rate_joins=_flags(listed("rate_joins")),
        month_turns=month_turns,
        decade_names=decade_names,
        base_joins=Phrases(merged("base_joins")),
        ratio_nouns=Phrases({word: bool(sure) for word, sure in merged("ratio_nouns").items()}),
        ratio_endings=tuple(own.get("ratio_endings", ())),
        whole_before=_flags(listed("whole_before")),
        whole_links=_flags(listed("whole_links")),
        whole_words=whole_words,
        part_words=Phrases(merged("part_words")),
        share_ones=frozenset(listed("share_ones")),
        share_closers=frozenset(listed("share_closers")),
        noun_endings=tuple(own.get("noun_endings", ())),
        every=Phrases(merged("every")),
        every_after=Phrases(merged("every_after")),
        every_pronouns=frozenset(listed("every_pronouns")),
        every_leads=frozenset(listed("every_leads")),
        rhythms=_flags(listed("rhythms")),
        part_leads=frozenset(listed("part_leads")),
        multiples=own.get("multiples", {}),
        whole_leads=frozenset(listed("whole_leads")),
        rates=Phrases(merged("rates")),
        step_leads=frozenset(listed("step_leads")),
        step_tails=frozenset(listed("step_tails")),
        after_parts=frozenset(listed("after_parts")),
        comparatives=frozenset(listed("comparatives")),
        rank_nouns=bool(own.get("rank_nouns")),
        middles=_flags(listed("middles")),
        reaching=frozenset(listed("reaching")),
        moves=tuple(own.get("moves", ())),
        noun_first=bool(own.get("noun_first")),
        hour_ranks=bool(own.get("hour_ranks")),
        dative_endings=tuple(own.get("dative_endings", ())),
        below_zero=_flags(listed("below_zero")),
        of_articles=frozenset(listed("of_articles")),
        clock_parts=clock_parts,
        clock_hours=Phrases(merged("clock_hours")),
        hour_words=hour_words,
        weak_clock_parts=_flags(listed("weak_clock_parts")),
    )
    return _with_indices(built)


def _inflected(own: Mapping[str, Any], key: str) -> dict[str, Any]:
    """The words of a table that are written as stems with their endings."""
    return {
        stem + ending: value
        for paradigm in own.get("paradigms", ())
        if paradigm["of"] == key
        for stem, value in paradigm["words"].items()
        for ending in paradigm["endings"].split()
    }


def _atoms(
    own: dict[str, Any], cards: Mapping[str, int], multipliers: Mapping[str, int], scales: Mapping[str, int]
) -> dict[str, Atom]:
    """The number words of a language, also without their accents."""
    atoms = {word: Atom(value) for word, value in cards.items()}
    # CLDR has “ten lakh” as one scale in some languages; its words are read one by one.
    scales = {word: power for word, power in scales.items() if word.partition(" ")[0] not in cards or " " not in word}
    multipliers = {
        word: power for word, power in multipliers.items() if word.partition(" ")[0] not in cards or " " not in word
    }
    atoms |= {word: Atom(10**power, power) for word, power in multipliers.items()}
    long_scales = {word: power for word, power in scales.items() if len(word) > 3 or word in own.get("scales", {})}
    atoms |= {word: Atom(10**power, power) for word, power in long_scales.items() if word not in own.get("short", ())}
    return {bare: atom for word, atom in atoms.items() if (bare := _bare(word)) not in atoms and len(bare) > 3} | atoms


def _parts_of_scales(
    parts: Mapping[str, Iterable[int]], scales: Mapping[str, int], joins: Iterable[str], ranks: Mapping[str, int]
) -> dict[str, int]:
    """“Quarter of a million”, “quart de million”, “viertel Million”: halves and quarters of scale words."""
    made: dict[str, int] = {}
    for word, (upper, lower) in parts.items():
        if lower not in (2, 4) or upper >= lower:
            continue
        for scale, power in scales.items():
            if power < _MILLION or len(scale) < _LONG_SCALE:
                continue
            for join in ("", *joins):
                if join or word not in ranks:
                    made[f"{word} {join} {scale}".replace("  ", " ")] = 10**power * upper // lower
    return made


def _ranks(
    own: dict[str, Any], listed: dict[str, int], atoms: Mapping[str, Atom], counted: Mapping[str, int]
) -> dict[str, int]:
    """The ordinals of a language: those listed, centuries in Roman numerals, and cardinals with an ending."""
    # CLDR writes some Korean ranks as the bare numeral, and gives the cardinal where it knows no great rank.
    bare = {*own.get("numerals", ()), *own.get("powers", ())}
    ranks = {
        word: rank
        for word, rank in _accentless(listed).items()
        if (word in listed or word not in atoms) and not set(word) <= bare
        if word in own.get("ordinals", ()) or not all(part in atoms for part in word.split())
    }
    for pattern in own.get("century_patterns", ()):
        ranks |= {pattern.format(numeral): rank for rank, numeral in enumerate(_ROMAN, 1)}
    for ending in own.get("ordinal_endings", ()):
        ranks |= {
            word + ending: value for word, value in counted.items() if " " not in word and word + ending not in ranks
        }
    return ranks


def _percents(percent: Iterable[str], basis_points: Iterable[str]) -> Phrases[int]:
    """Percent signs and words with the powers of ten that they stand below one: 1 for per mille, 2 for basis points."""
    signs = {word: int(split(word)[-1] in _PER_MILLE) for word in percent}
    return Phrases(signs | dict.fromkeys(basis_points, 2))


def _plural_ranks(own: dict[str, Any], numbers: Phrases[Atom], ordinals: Phrases[int]) -> dict[str, int]:
    """Ranks in the plural and numbers with an ending, which name parts: fifths, quintos, veinticincoavos."""
    found: dict[str, int] = {}
    for ending in own.get("part_stems", ()):
        for word, atom in numbers.single.items():
            found.setdefault(word + ending, atom.value)
    for ending, singular in own.get("part_endings", ()):
        for word, rank in ordinals.single.items() if ending else ():
            stem = word.removesuffix(singular)
            if word.endswith(singular) and len(stem) > 1:
                found.setdefault(stem + ending, rank)
    return found


def _leading(currencies: dict[str, str]) -> dict[str, str]:
    """Signs and codes of currencies without those of Han and Hangul (元, 원), which stand behind the amount."""
    return {word: unit for word, unit in currencies.items() if not "\u3005" <= word[0] <= "\ud7a3"}


def _hedges(
    listed: dict[str, str], comparisons: Iterable[dict[str, list[str]]], *, behind: bool = False
) -> Phrases[Hedge]:
    """Hedges, with those that a comparative, the word for “than”, “or equal to” and a negation make of each other.

    A comparison has the lists `more`, `less`, `than`, and may have `equal` (“or equal to”), `equal_first` (“equal to
    or”) and `not`; `behind` says that they follow the number (“10'dan büyük veya eşit”).
    """
    made: dict[str, Hedge] = {}
    for comparison in comparisons:
        for equal in comparison.get("equal", ()) if not behind else ():
            bounds = (Hedge.AT_LEAST, Hedge.UP_TO)  # “at least or equal to”
            made.update({f"{word} {equal}": Hedge(value) for word, value in listed.items() if Hedge(value) in bounds})
        for words, plain, weak, negated in (
            (comparison["more"], Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.UP_TO),
            (comparison["less"], Hedge.LESS_THAN, Hedge.UP_TO, Hedge.AT_LEAST),
        ):
            for word, than in ((word, than) for word in words for than in comparison["than"]):
                phrase = f"{than} {word}".strip() if behind else f"{word} {than}".strip()
                made.setdefault(phrase, plain)
                for equal in comparison.get("equal", ()):
                    made.setdefault(f"{phrase} {equal}", weak)
                    made.setdefault(f"{word} {equal}" if not behind else f"{phrase} {equal}", weak)
                for equal in comparison.get("equal_first", ()):
                    made.setdefault(f"{equal} {word}" if behind else f"{equal} {phrase}", weak)
                for no in comparison.get("not", ()):
                    made.setdefault(f"{phrase} {no}" if behind else f"{no} {phrase}", negated)
                    for equal in comparison.get("equal", ()) if not behind else ():
                        made.setdefault(f"{no} {phrase} {equal}", negated)  # no less than or equal to
    return Phrases(made | {word: Hedge(value) for word, value in listed.items()})


def _filled(units: dict[str, str], fillers: Iterable[str]) -> dict[str, str]:
    """Units of time with the adjectives that stand between them and their number: working days, more weeks."""
    timed = {word: unit for word, unit in units.items() if unit in _TIMES and len(word) > 1 and "*" not in word}
    return {f"{filler} {word}": unit for filler in fillers for word, unit in timed.items()} | units


def _two(entries: dict[str, list[Any]]) -> dict[str, tuple[Any, Any]]:
    """The lists of two values that JSON has, as tuples."""
    return {word: (value[0], value[1]) for word, value in entries.items()}


def _led_units(leads: Iterable[str], count: int, units: dict[str, str]) -> dict[str, tuple[float, str]]:
    """Units of time behind words that count them: two in “a couple of weeks”, one in “a full week”."""
    timed = {word: unit for word, unit in units.items() if unit in _TIMES and len(word) > 1 and "*" not in word}
    return {f"{lead} {word}": (count, unit) for lead in leads for word, unit in timed.items()}


def _ages(leads: Iterable[str], ages: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Ten years of age by name, which are years of a century without a word like “her” before them: her thirties."""
    return {f"{lead} {name}": (age, age + 9) for lead in leads for name, age in ages.items()}


def _hedged_units(hedges: Mapping[str, str], units: Mapping[str, str]) -> dict[str, str]:
    """One of a unit behind a hedge, without a numeral: более года, ponad godzinę, أكثر من ساعة.

    Not behind “up to”, which in many of these languages is “until” as well.
    """
    sure = [hedge for hedge, value in hedges.items() if value != Hedge.UP_TO]
    return {f"{hedge} {word}": unit for hedge in sure for word, unit in units.items()}


def _openings(
    tables: Iterable[Phrases[Any]], turns: Phrases[int], dated: set[str], alone: Iterable[str]
) -> dict[str, _Rest]:
    """Words that begin no figure unless others follow: those of longer phrases, and “next” before a weekday."""
    found: _Rest = {}
    whole = set(alone)
    for phrase in (phrase for table in tables for phrase in table.phrases):
        if len(phrase) == 1:
            whole.add(phrase[0])
        else:
            _grow(found, phrase)
    for phrase in turns.phrases:
        for after in (*dated, *_DAYS) if len(phrase) == 1 else phrase[1:2]:
            _grow(found, (phrase[0], after))
    return {word: rest for word, rest in found.items() if rest is not None and word not in whole}


def _grow(tree: _Rest, phrase: tuple[str, ...]) -> None:
    """Add a phrase to those that go on from one word to the next."""
    for word in phrase[:-1]:
        rest = tree.setdefault(word, {})
        if rest is None:
            return  # a shorter phrase
        tree = rest
    tree[phrase[-1]] = None


def _with_indices(built: Profile) -> Profile:
    """Add the sets by which most words are passed over without a look into the tables."""

    def firsts(*tables: Phrases[Any]) -> frozenset[str]:
        return frozenset(word for table in tables for word in table)

    def lasts(*tables: Phrases[Any]) -> frozenset[str]:
        return frozenset(word for table in tables for word in table.ends)

    after = (
        built.scales, built.numbers, built.units, built.counters, built.currencies, built.percent_after, built.of_parts,
        built.ordinal_after, built.fractions, built.and_half, built.dozens, built.parts_of, built.decades, built.over,
        built.tenths, built.ordinals, built.divided, built.power_words, built.power_joins, built.times,
    )  # fmt: skip
    marks = (
        built.tenths, built.decades, built.percent_after, built.ordinal_after, built.currencies, built.units,
        built.of_parts,
    )  # fmt: skip
    scales = firsts(built.scales, built.numbers) | HYPHENS | {"m", "b"}
    part_tables: tuple[Phrases[Any], ...] = (
        built.times, built.power_words, built.power_joins, built.parts_of, built.and_half, built.divided, built.over,
        built.fractions, built.ordinals, built.numbers,
    )  # fmt: skip
    part_words = (
        *VULGAR, "/", *HYPHENS, *built.plural_ranks, *built.locatives, *built.decimal_words, *built.weak_decimals,
        *built.fraction_joins, *built.share_links,
    )  # fmt: skip
    number_openers = _openers(
        part_tables, {*part_words, *scales, *built.letters, *built.points, *firsts(built.odd), *"x×e^"}
    )
    values = {word: atom.value for word, atom in built.numbers.single.items()}
    values |= {word: 10**power for word, power in built.powers.items()} | dict(built.numerals)
    # Words that begin longer numbers, unless what follows them there is among the words that go on with any number.
    longer = (phrase for phrase in built.numbers.phrases if len(phrase) > 1)
    goes_on = ((word, next((after for after in rest if after not in HYPHENS), "")) for word, *rest in longer)
    unseen = {word for word, after in goes_on if number_openers.get(after, ()) is not None}
    named: tuple[Phrases[Any], ...] = (
        built.months, built.short_months, built.weekdays, built.short_weekdays, built.relative_days, built.turns,
        built.month_before, built.eras, built.holidays, built.decade_names, built.shifts,
        *([built.month_turns] if built.day_after else []),
    )  # fmt: skip
    dates = firsts(*named, built.ordinals, *([built.numbers] if built.spelled_days or built.spelled_first else []))
    after_ones = firsts(built.numbers, built.dozens, built.fractions, built.scales) | frozenset(
        word for phrase in built.vague.phrases for word in phrase[1:2]
    )
    # An article that is no number word begins a figure only before what it can count.
    indefinite = {
        word: dict.fromkeys(after_ones | built.time_words)
        for word in built.ones
        if word not in built.numbers and word not in built.hedged_units
    }
    openings = {**built.openings, **indefinite}
    articles = frozenset(
        word
        for word in firsts(built.not_figures) & built.numbers.single.keys()
        if built.numbers.single[word] == Atom(1) and built.not_figures[word][0]
        if word not in built.ones | built.letters and word not in built.year_before
    )
    openers, followers = _openers(part_tables, part_words), _openers(after, ("-", "‐", "‑", "/", "^", "e", *VULGAR))
    number_marks = frozenset((
        *built.points, *firsts(built.odd, built.and_half, built.ratio), *built.several, "x", "×", *built.fraction_joins,
        *built.decimal_words, *built.weak_decimals,
    ))  # fmt: skip
    calendar_marks = (
        firsts(built.year_after, built.month_after, built.day_after, built.hour_marks, built.minute_marks)
        | built.points
        | firsts(built.odd)
        | built.several
    )
    month_words = firsts(built.months, built.month_before, built.short_months)
    date_followers = (
        dates
        | built.date_joins
        | firsts(built.ordinal_after, built.year_after, built.month_after, built.day_after, built.decades)
        | firsts(built.other_months)
        | built.year_links
        | built.joins
        | firsts(built.to, built.month_turns)
        | frozenset("-/.,(（،")
    )
    single_ones = built.share_ones | {word for word, atom in built.numbers.single.items() if atom == Atom(1)}
    not_figure_openers = _openers((built.not_figures,), firsts(built.year_before) & firsts(built.numbers))
    not_figure_leads = _leads(built.not_figures)
    counted_hedges = built.glued_words or built.strict_letters  # a hedge can follow what is counted: 300人以上
    spoken = built.hour_marks or built.oclock or built.am or built.pm
    return replace(
        built,
        date_words=dates | built.letters,
        bare_days=frozenset(
            word
            for table in (built.numbers, built.ordinals)
            for word in table
            if date_followers.issuperset(table.seconds(word))
        )
        - firsts(*named)
        - built.letters,
        dated_words=_dated_words(built),
        clock_words=firsts(built.clock, built.clock_parts, built.hour_words, built.half_before)
        | (firsts(built.numbers, built.clock_hours) | built.letters if spoken else frozenset())
        | (firsts(built.ordinals) if built.clock_before else frozenset()),
        after_ones=after_ones,
        articles=articles,
        article_follows=frozenset(openers)
        | frozenset(followers)
        | number_marks
        | built.letters
        | firsts(built.months)
        | {word for phrase in (*built.quantities.phrases, *built.not_figures.phrases) for word in phrase[1:2]}
        | {","},
        opening_words=_openers((built.numbers, built.quantities, built.relative_days, built.per_scales, built.vague)),
        letter_followers=Openers({**followers, **dict.fromkeys((*built.letters, *calendar_marks))}),
        followers=followers,
        number_marks=number_marks,
        date_followers=date_followers,
        day_followers=month_words
        | firsts(built.month_turns, built.other_months, built.to, built.ordinals)
        | built.date_joins
        | built.joins
        | built.digit_months
        | frozenset(",.-/"),
        follower_heads=frozenset(head for table in after for head in table.heads),
        begins=Begins(built.anchors, openings, built.compound_heads),
        first_letters=None
        if built.compound_heads or built.prefixes or not built.glued_words
        else _first_letters(built.anchors, openings),
        date_leads=firsts(built.holidays, built.decade_names, built.shifts, built.turns, built.month_turns),
        day_words=firsts(built.ordinals, built.numbers),
        month_words=month_words,
        dated_marks=firsts(built.year_after, built.month_after, built.day_after, built.decades),
        openers=lasts(built.ordinal_before, built.negative_words),
        part_openers=openers,
        scale_openers=scales,
        number_openers=number_openers,
        scale_heads=built.scales.heads,
        number_heads=built.scales.heads | built.compound_heads,
        alone={word: Decimal(value) for word, value in values.items() if word not in unseen},
        leads=firsts(
            built.percent_before,
            built.per_scales,
            built.quantities,
            built.ordinals,
            built.vague,
            built.half_before,
            built.fraction_words,
            built.dozens,
            *([built.numbers] if built.scale_first else []),
        )
        | built.ones,
        signs=lasts(built.negative_words) | {".", built.decimal, "-", "−", "－"},
        marks_before=lasts(
            built.percent_before, built.per_scales, built.ordinal_before, built.currencies_before, built.units_before
        ),
        hedge_ends=lasts(built.hedges_before, built.than_before) | built.ones | built.one_words,
        middle_words=lasts(built.middles),
        unit_hedges=firsts(built.hedged_units),
        unit_leads=firsts(built.hedged_units) | built.one_words | built.ones,
        not_figure_openers=not_figure_openers,
        not_figure_leads=not_figure_leads,
        not_numerals=firsts(built.not_powers, built.copulas, built.range_end),
        single_ones=single_ones,
        share_joins=firsts(built.ratio, built.ratio_nouns, built.whole_words),
        noun_links=firsts(built.ratio_nouns) | frozenset("'’"),
        range_leads=lasts(built.than_before, built.to, built.hedges_before, built.range_and),
        range_follows=firsts(built.to, built.hedges_after, built.range_and),
        range_openers=firsts(built.to, built.range_and, built.range_join),
        clock_leads=lasts(built.am, built.pm, built.clock_before),
        clock_names=firsts(built.clock, built.hour_words, built.clock_parts, built.half_before),
        shift_leads=lasts(built.ago_before, built.hence_before, built.in_future),
        shift_marks=firsts(
            built.before_date, built.after_date, built.ago_after, built.hence_after, built.in_future_after
        ),
        clock_openers=firsts(built.am, built.pm, built.oclock),
        clock_marks=firsts(built.am, built.pm, built.oclock, built.hour_marks) | frozenset(":："),
        mark_openers=_openers((*marks, built.minute_marks) if built.glued_words else marks, HYPHENS),
        mark_heads=frozenset(head for table in marks for head in table.heads),
        other_marks=firsts(built.tenths, built.decades, built.percent_after, built.ordinal_after, built.minute_marks)
        | HYPHENS
        | {"."},
        hedge_follows=firsts(built.hedges_after, *([built.counters] if counted_hedges else [])),
        decade_leads=lasts(built.decade_before) | (frozenset("'’‘") if built.decade_before else frozenset()),
        beginnings=frozenset(
            (
                *built.one_words,
                *built.hedged_units,
                *built.ones,
                *built.letters,
                *single_ones,
                *articles,
                *not_figure_openers,
                *not_figure_leads,
                *lasts(built.middles),
            )
        ),
        uncounted=frozenset(not_figure_openers) | frozenset(not_figure_leads),
    )


def _first_letters(anchors: frozenset[str], openings: Mapping[str, _Rest]) -> re.Pattern[str]:
    """The first letters of words at which a figure can begin, as `Begins` has them.

    Those of openings only before the first letter of a word that may follow one: one of them all, which is quick.
    """
    opening = {word for word in anchors & openings.keys() if len(word) == 1}
    sure = "".join(sorted({word[0] for word in anchors - opening}))
    unsure = "".join(sorted(opening.difference(sure)))
    seconds = "".join(sorted({word[0] for opener in opening for word in openings[opener] or ()}))
    sure, unsure, seconds = NEAR_DIGITS + re.escape(sure), re.escape(unsure), re.escape(seconds)
    return re.compile(rf"[{sure}{unsure}](?:(?<=[{sure}])|(?=\s*+[{seconds}]))" if seconds else f"[{sure}]")


def _kana_runs(kana: Iterable[str]) -> re.Pattern[str]:
    """The first letter of a run of kana that can be a numeral, which is quick to find, with the run as its group."""
    words = sorted(kana, key=lambda word: (-len(word), word))
    firsts = "".join(sorted({word[0] for word in words}))
    run = f"(?:{'|'.join(words)}){{1,30}}(?![ぁ-ゟー])"
    return re.compile(f"[{firsts}](?<![ぁ-ゟー]{{2}})(?<=(?=({run})).)")


def _openers(tables: Iterable[Phrases[Any]], alone: Iterable[str] = ()) -> Openers:
    """The first words of phrases with those that come second there, and words behind which nothing need follow."""
    found: dict[str, set[str] | None] = {}
    for phrase in (phrase for table in tables for phrase in table.phrases):
        seconds = found.setdefault(phrase[0], set())
        if len(phrase) == 1:
            found[phrase[0]] = None
        elif seconds is not None:
            seconds.add(phrase[1])
    found |= dict.fromkeys(alone)
    return Openers({word: None if seconds is None else frozenset(seconds) for word, seconds in found.items()})


def _leads(table: Phrases[Any]) -> dict[str, frozenset[str]]:
    """The words of phrases but for the first ones, with those that stand right before them there."""
    found: dict[str, set[str]] = {}
    for phrase in table.phrases:
        for lead, word in itertools.pairwise(phrase):
            found.setdefault(word, set()).add(lead)
    return {word: frozenset(leads) for word, leads in found.items()}


def _dated_words(built: Profile) -> dict[str, frozenset[str] | None]:
    """Numerals that begin phrases of dates, with the words that follow them there; None where nothing need follow."""
    tables: tuple[Phrases[Any], ...] = (
        built.months, built.short_months, built.weekdays, built.short_weekdays, built.relative_days, built.turns,
        built.month_before, built.eras, built.holidays, built.ordinals, built.decade_names, built.month_turns,
        built.numbers, built.other_months,
    )  # fmt: skip
    found: dict[str, frozenset[str] | None] = {}
    for phrase in (phrase for table in tables for phrase in table.phrases):
        word, after = phrase[0], frozenset(phrase[1:2])
        if word in built.letters or word in built.eras:
            known = found.get(word, frozenset())
            found[word] = known | after if after and known is not None else None
    return found


def _bare(word: str) -> str:
    """A word of the Latin script without its accents, as it is written in haste."""
    return "".join(char for char in unicodedata.normalize("NFD", word) if not 0x300 <= ord(char) < 0x370)


def _respelt(entries: Mapping[str, T], how: str, never: Iterable[str]) -> dict[str, T]:
    """Words in the spelling of keyboards without their letters: without accents, or with ae for ä and ss for ß."""
    spelt = {word.translate(_UMLAUTS) if how == "umlauts" else _bare(word): value for word, value in entries.items()}
    return {word: value for word, value in spelt.items() if len(word) >= _SHORTEST_RESPELT and word not in never}


def _accentless(entries: dict[str, T]) -> dict[str, T]:
    """Words with those that are the same without their accents."""
    return {bare: value for word, value in entries.items() if (bare := _bare(word)) not in entries} | entries


def _by_head(atoms: dict[str, Atom]) -> dict[str, list[tuple[str, Atom]]]:
    """Number words that make up longer ones, the longest first, by their first two letters."""
    found: dict[str, list[tuple[str, Atom]]] = {}
    for word, atom in sorted(atoms.items(), key=lambda item: (-len(item[0]), item[0])):
        if word.isalpha() and len(word) > 1:
            found.setdefault(word[:2], []).append((word, atom))
    return found


def _known(*tables: dict[str, Any], joins: Iterable[str]) -> frozenset[str]:
    """Every word of the tables, so that a prefix is taken off only where what is left is one of them.

    Without those that only follow another word and are a known word with “and” before it: وعشرون in ثلاثة وعشرون.
    """
    phrases = [
        split(phrase)
        for table in tables
        for key, entries in table.items()
        if isinstance(entries, dict | list) and key not in ("prefixes", "drop")
        for entry in entries
        for phrase in (itertools.chain.from_iterable(entry.values()) if isinstance(entry, dict) else (entry,))
    ]
    firsts = {phrase[0] for phrase in phrases if phrase}
    words = {word for phrase in phrases for word in phrase}
    joins = tuple(joins)
    joined = {word for word in words - firsts for join in joins if word.startswith(join) and word[len(join) :] in words}
    return frozenset(words - joined)


def _by_length(names: dict[str, int], own: dict[str, Any]) -> tuple[dict[str, int], dict[str, int]]:
    """Full names, and abbreviations (which are read only beside a number)."""
    weak, strong = set(own.get("weak_names", ())), set(own.get("full_names", ()))
    short = {
        w: n
        for w, n in names.items()
        if w in weak
        or (
            len(w) <= 4
            and w not in strong
            and any(m == n and len(v) > len(w) and v.startswith(w[:2]) for v, m in names.items())
        )
    }
    return {w: n for w, n in names.items() if w not in short}, short
