"""What is known of how a language writes figures: the tables of words, and the indices made of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from transcheck.figures.model import Hedge
from transcheck.figures.phrases import Begins, Following, Openers, Phrases
from transcheck.figures.tokens import DIGITS

__all__ = ["QUOTES", "VULGAR", "Atom", "Profile"]

VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
QUOTES = frozenset(("「」", "『』", "“”", '""', "‘’"))  # marks before and after a numeral that is spoken of


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
    openings: Mapping[str, Following]
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
    hedges_parted: Phrases[Hedge]
    hedge_gaps: Phrases[bool]
    hedges_after: Phrases[Hedge]
    nights: Phrases[bool]
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
    result_joins: frozenset[str]
    moves: tuple[str, ...]
    noun_first: bool
    hour_ranks: bool
    dative_endings: tuple[str, ...]
    below_zero: Phrases[bool]
    counted_nouns: Phrases[bool]
    counting_hedges: Phrases[bool]
    from_zero: Phrases[bool]
    of_articles: frozenset[str]
    clock_parts: Phrases[int]
    clock_hours: Phrases[int]
    weak_clock_parts: Phrases[bool]
    hour_words: Phrases[int]
    # Which words are worth a look into the tables, by `with_indices`: those that begin (or end) any phrase that could
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
