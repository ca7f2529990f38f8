"""Tables of a language: what CLDR knows (`data/cldr`, generated) and what it does not (`data/own`)."""

from __future__ import annotations

import itertools
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, TypeVar

from transcheck.figures.indices import with_indices
from transcheck.figures.model import Hedge
from transcheck.figures.phrases import MOST_KEPT, Following, Phrases, flags
from transcheck.figures.profiles import QUOTES, VULGAR, Atom, Profile
from transcheck.figures.tokens import DIGITS, split

__all__ = ["MOST_KEPT", "QUOTES", "VULGAR", "Atom", "Phrases", "Profile", "languages", "profile"]

T = TypeVar("T")
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
_BESIDE_MONTHS |= _YEARS
_PER_MILLE = frozenset(
    ("‰", "promille", "promil", "promile", "mille", "mil", "промилле", "проміле", "ezrelék", "الالف", "بالالف")
)
_MILLION = 6  # as a power of ten
_LONG_SCALE = 4  # letters
_SHORTEST_RESPELT = 3  # letters
_JOINTS = frozenset("-/")
_DATA = files("transcheck.figures") / "data"
# Fields of a profile that are made of the entry of their name in the tables, and of nothing else.
_FLAGS = (  # phrases that are there or not
    "after_date", "ago_after", "ago_before", "am", "before_date", "below_zero", "between", "clock_before",
    "clock_prepositions", "copulas", "counted_nouns", "counting_hedges", "day_after", "decade_before", "divided",
    "enclosed", "from_zero", "hedge_gaps", "hence_after", "hence_before", "hour_marks", "in_future",
    "in_future_after", "length_before", "middles", "minute_marks", "month_after", "negative_words", "nights",
    "not_figures", "not_millions", "not_powers", "not_units", "oclock", "of_parts", "ordinal_before", "over",
    "part_marks", "particles", "parts_of", "percent_before", "pm", "power_ends", "range_and", "range_end", "range_join",
    "rate_joins",
    "rhythms", "tenths", "than_before", "times", "to", "weak_clock_parts", "whole_before", "whole_links",
    "year_after", "year_before",
)  # fmt: skip
_SETS = (  # words
    "after_numerals", "after_parts", "before_numerals", "capitals", "comparatives", "counted_glued", "day_leads",
    "decimal_words", "digit_months", "dot_leads", "every_leads", "every_pronouns", "future", "glued_suffixes",
    "of_articles", "ones", "part_leads", "reaching", "result_joins", "share_closers", "share_links", "share_nouns",
    "share_ones", "step_leads", "step_tails", "weak_decimals", "whole_leads", "year_links", "year_one", "year_stems",
)  # fmt: skip
_TABLES = (  # phrases with a value
    "base_joins", "clock_hours", "counters", "every", "every_after", "part_words", "power_words", "rates",
    "small_coins", "tenth_tails", "turns_after", "units_before", "zones",
)  # fmt: skip
_SWITCHES = (  # whether a language has a habit
    "cardinal_tens", "comma_joins", "continued", "dot_ordinal", "double_months", "glued_words", "hour_alone",
    "hour_ranks", "hours_from_dawn", "month_ranks", "noun_first", "paired_years", "rank_nouns", "scale_first",
    "shift_closes", "short_tail", "slash_decimals", "solar_years", "spelled_days", "spelled_first",
    "strict_letters", "units_first", "whole_and", "whole_first",
)  # fmt: skip
_ENDINGS = (  # ends of words, in their order
    "dative_endings", "from_endings", "future_endings", "moves", "noun_endings", "ratio_endings",
)  # fmt: skip
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


class _Files:
    """What the files say of a language: CLDR's (`cldr`), ours (`own`), and ours for every language (`base`)."""

    def __init__(self, code: str) -> None:
        self.cldr, self.own, self.base = _read("cldr", code), _read("own", code), _read("own", "und")

    def merged(self, key: str) -> dict[str, Any]:
        """The entries of a table: those for every language, CLDR's, ours, and other spellings of them."""
        own = self.own
        dropped, respelling = own.get("drop", {}).get(key, ()), own.get("respelling", "")
        generated = {} if key in own.get("drop_all", ()) else self.cldr.get(key, {})
        entries = {word: value for word, value in generated.items() if word not in dropped}
        whole = {**self.base.get(key, {}), **_inflected(own, key), **entries, **own.get(key, {})}
        if key in _RESPELT.get(respelling, ()):
            whole = _respelt(whole, respelling, own.get("not_respelt", ())) | whole
        # CLDR writes the apostrophe inside Ukrainian words as a letter; texts mostly do not.
        return whole | {word.replace("ʼ", "'"): value for word, value in whole.items() if "ʼ" in word}

    def listed(self, key: str) -> list[str]:
        """The words of a list: those for every language, and ours."""
        return [*self.base.get(key, ()), *self.own.get(key, ())]

    def pairs(self, key: str) -> Phrases[tuple[Any, Any]]:
        """The phrases of a table of two values each."""
        return Phrases(_two(self.merged(key)))

    def plain(self) -> dict[str, Any]:
        """The fields of a profile that are made of the entry of their name alone."""
        return {
            **{name: flags(self.listed(name)) for name in _FLAGS},
            **{name: frozenset(self.listed(name)) for name in _SETS},
            **{name: Phrases(self.merged(name)) for name in _TABLES},
            **{name: bool(self.own.get(name)) for name in _SWITCHES},
            **{name: tuple(self.own.get(name, ())) for name in _ENDINGS},
        }


def _build(code: str) -> Profile:
    found = _Files(code)
    cldr, own, base, merged, listed, pairs = found.cldr, found.own, found.base, found.merged, found.listed, found.pairs
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
    half_before, month_before, eras = pairs("half_before"), flags(listed("month_before")), Phrases(merged("eras"))
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
        ordinal_after=flags(listed("ordinal_suffixes")),
        fractions=Phrases(_accentless({word: (value[0], value[1]) for word, value in merged("fractions").items()})),
        fraction_words=halves,
        dozens=dozens,
        joins=frozenset(listed("and")),
        vague=vague,
        percent_after=_percents(listed("percent_after"), listed("basis_points")),
        units=Phrases(units, stems=True, endings=endings),
        currencies=Phrases(merged("currencies"), stems=True, endings=endings),
        currencies_before=Phrases({**symbols, **_leading(base["currencies"]), **merged("currencies_before")}),
        hedges_before=_hedges(merged("hedges_before"), own.get("comparisons", ())),
        hedges_parted=_parted(merged("hedges_before"), own.get("comparisons", ()), listed("parted_hedges")),
        hedges_after=_hedges(merged("hedges_after"), own.get("comparisons_after", ()), behind=True),
        months=month_names,
        short_months=short_month_names,
        weekdays=weekday_names,
        short_weekdays=short_weekday_names,
        weak_days=frozenset(own.get("weak_names", ())) & own.get("days", {}).keys(),
        weak_months=frozenset(own.get("weak_names", ())) & own.get("months", {}).keys(),
        relative_days=relative,
        turns=turns,
        shifts=shifts,
        date_joins=frozenset(listed("date_of")),
        clock=clock,
        half_past=Phrases(dict.fromkeys(listed("half_past"), 30) | merged("past")),
        bare_month=bool(own.get("bare_month", True)),
        decades=flags(listed("decade_suffixes")),
        compounds=_by_head(atoms | {word: Atom(value) for word, value in own.get("compound_parts", {}).items()})
        if own.get("compounds")
        else {},
        numerals=numerals,
        powers=powers,
        letters=letters,
        points=frozenset(own.get("points", base["han_points"])),
        several=frozenset(several),
        odd=flags(own.get("odd", base["han_odd"])),
        compound_heads=frozenset(
            word[:3] for word in (*atoms, *own.get("length_numbers", ())) if own.get("compounds") or own.get("lengths")
        ),
        prefixes=tuple(sorted(own.get("prefixes", ()), key=len, reverse=True)),
        prefix_letters=frozenset(prefix[0] for prefix in own.get("prefixes", ())),
        known=_known(cldr, own, joins=own.get("and", ())) if own.get("prefixes") else frozenset(),
        quantities=quantities,
        hedged_units=hedged_units,
        month_before=month_before,
        other_months=other_months,
        year_offset=(shift["from"], shift["to"], shift["minus"]) if shift else None,
        eras=eras,
        locatives=own.get("locatives", {}),
        per_scales=per_scales,
        fraction_joins=frozenset([*listed("fraction_joins"), *listed("and")]),
        half_before=half_before,
        part_endings=tuple((ending, singular) for ending, singular in own.get("part_endings", ())),
        plural_ranks=_plural_ranks(own, numbers, ordinals),
        scores=frozenset(own.get("scores", ())),
        lengths=tuple(own.get("lengths", {}).items()),
        length_numbers=merged("length_numbers"),
        one_words=frozenset(listed("ones"))
        | frozenset(listed("another"))
        | {word for word, atom in atoms.items() if atom == Atom(1)},
        time_words=time_words,
        clock_hedges=Phrases({word: Hedge(value) for word, value in merged("clock_hedges").items()}),
        holidays=holidays,
        counted=own.get("counted", {}),
        power_joins=Phrases({word: bool(alone) for word, alone in merged("power_joins").items()}),
        than_after=Phrases({word: Hedge(value) for word, value in merged("than_after").items()}),
        kana=own.get("kana", {}),
        kana_runs=_kana_runs(own["kana"]) if "kana" in own else None,
        ratio=Phrases({word: bool(sure) for word, sure in merged("ratio").items()}),
        month_turns=month_turns,
        decade_names=decade_names,
        ratio_nouns=Phrases({word: bool(sure) for word, sure in merged("ratio_nouns").items()}),
        whole_words=whole_words,
        multiples=own.get("multiples", {}),
        clock_parts=clock_parts,
        hour_words=hour_words,
        and_half=pairs("and_half"),
        **found.plain(),
    )
    return with_indices(built)


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


def _parted(
    listed: dict[str, str], comparisons: Iterable[dict[str, list[str]]], parted: Iterable[str]
) -> Phrases[Hedge]:
    """The hedges before which a preposition is at home: “at least in 40 countries”, не менее чем в 40 странах."""
    hedges = _hedges(listed, comparisons).phrases
    return Phrases({phrase: hedges[words] for phrase in parted if (words := split(phrase)) in hedges})


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
) -> dict[str, Following]:
    """Words that begin no figure unless others follow: those of longer phrases, and “next” before a weekday."""
    found: Following = {}
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


def _grow(tree: Following, phrase: tuple[str, ...]) -> None:
    """Add a phrase to those that go on from one word to the next."""
    for word in phrase[:-1]:
        rest = tree.setdefault(word, {})
        if rest is None:
            return  # a shorter phrase
        tree = rest
    tree[phrase[-1]] = None


def _kana_runs(kana: Iterable[str]) -> re.Pattern[str]:
    """The first letter of a run of kana that can be a numeral, which is quick to find, with the run as its group."""
    words = sorted(kana, key=lambda word: (-len(word), word))
    firsts = "".join(sorted({word[0] for word in words}))
    run = f"(?:{'|'.join(words)}){{1,30}}(?![ぁ-ゟー])"
    return re.compile(f"[{firsts}](?<![ぁ-ゟー]{{2}})(?<=(?=({run})).)")


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
