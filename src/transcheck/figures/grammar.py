"""From tokens to figures: one pass over the words at which a figure can begin."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate, compress, count
from operator import add
from typing import Any

from transcheck.figures.clocks import Clock, clock, is_race_time, zone_at
from transcheck.figures.dates import When, may_begin, spoken_year, when, year_after
from transcheck.figures.model import Figure, Hedge, Kind
from transcheck.figures.numerals import Number, closes, goes_on, number
from transcheck.figures.quantities import (
    DEGREES,
    DURATIONS,
    MULTIPLES,
    SECONDS,
    Context,
    Quantity,
    beside_range,
    is_made_up,
    one_unit,
    quantity,
)
from transcheck.figures.scales import scale_at
from transcheck.figures.shares import NOUNS, Link, every, link_behind, link_from_whole
from transcheck.figures.tables import MOST_KEPT, Phrases, Profile, profile
from transcheck.figures.tokens import DIGITS, HYPHENS, Tokens, tokenize

__all__ = ["extract"]

# What looks like figures and is none, each behind a sign that must occur in the text. No pattern can be re-read: each
# begins with a literal or stands behind a bounded look. Most begin with their sign and look back from it, since a look
# at every character takes some forty times as long; the number says how far back the span begins.
_NOT_TEXT = (
    ("://", 0, re.compile(r"https?://[^\s<>\"']{1,2000}")),
    ("www.", 0, re.compile(r"www\.[^\s<>\"']{1,2000}")),
    ("@", 0, re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){0,4}")),
    ("@", 0, re.compile(r"@(?<!\w@)\w{1,64}")),
    ("#", 0, re.compile(r"#(?<!\w#)\w{1,64}")),
    ("+", 0, re.compile(r"\+(?<![\w+]\+)\d{1,3}[ .(-]{0,2}\d{1,4}(?:[ .)(-]{1,2}\d{2,4}){1,5}\b")),
    ("0", 0, re.compile(r"0(?<![\w.,]0)\d{2,4}\)?[ -]\d{3,4}[ -]?\d{3,4}\b")),
    ("-", 3, re.compile(r"-(?<=\d{3}-)(?<!\d{4}-)\d{3}-\d{4}(?!\d)")),
)


# Python 3.11 finds the names of a module at once, but takes several steps to find the members of an enumeration.
_NUMBER, _DURATION, _ORDINAL = Kind.NUMBER, Kind.DURATION, Kind.ORDINAL
_PERCENT, _MONEY = Kind.PERCENT, Kind.MONEY
# How many of a unit can follow a greater one: 90 minutes are no part of “2 hours”.
_MOST = {"month": 12, "week": 5, "day": 31, "hour": 24, "minute": 60, "second": 60}
# The lesser unit that follows a greater one, and how many of it make one.
_LESSER = {"m": ("cm", 100), "kg": ("g", 1000), "ft": ("in", 12)}
_BEHIND_GREATER = {"cm": (2,), "in": (1, 2)}  # digits of a number that needs no unit there: 1m80, 6ft2, 6-foot-4
_INCHES = frozenset(("in", "ins"))  # which alone is a preposition
_LEAST_LIST = 3  # numbers with commas and no spaces between them
_CLAUSE = 12  # words before and after “in two weeks” among which “will” is looked for
_SHORTEST_FUTURE = 3  # letters of a verb that its ending shows to be one of the future
_YEAR_DIGITS = 4
_TENS = 10
_THOUSANDS = 3  # a power of ten


def extract(text: str, language: str | None = None, *, published: dt.date | None = None) -> list[Figure]:
    """Every figure of a text, by where it begins.

    Args:
        text: The text.
        language: Its language (ISO 639 or BCP 47). Without it, or for a language without tables, digits, symbols and
            the numerals of Han scripts are read, and separators by the English convention.
        published: The date of the article: dates without a year, weekdays and “yesterday” are resolved against it.

    Returns:
        Figures sorted by `start`, without overlaps; `text[figure.start:figure.end] == figure.quote`.
    """
    rules = profile(language)
    tokens = tokenize(text)
    if rules.prefixes:
        _strip_prefixes(rules, tokens)
    joined = [] if rules.kana_runs is None else _join_kana(rules, tokens, rules.kana_runs)
    starts = _starts(rules, tokens, joined)
    if not starts:
        return []
    hidden = _hidden(text)
    if hidden:
        starts = _shown(tokens, starts, hidden)
    context = Context(rules, tokens, published)
    found: list[Figure] = []
    done = 0
    for index in starts:
        if index < done:
            continue
        result = _read(context, index, done)
        if result is not None:
            figure, end = result
            if figure is not None:
                found.append(figure)
            done = end if end > index else index + 1
            tokens.numbers.clear()  # so that numbers that are behind give the garbage collector nothing to look through
        elif "," in tokens.words[index]:
            found += _listed(context, index)
    return found


def _starts(rules: Profile, tokens: Tokens, joined: list[int]) -> list[int]:
    """Tokens at which a figure can begin, where those that begin at the offsets `joined` were made of several."""
    words = tokens.words
    begins, last = rules.begins, len(words) - 1
    if tokens.letters and rules.first_letters is not None:
        pieces = rules.first_letters.split(tokens.letters)  # quicker than a match object of each letter
        offsets = map(add, accumulate(map(len, pieces[:-1])), count())
        known = _tokens_at(tokens, sorted({*offsets, *joined}) if joined else offsets)
    else:
        known = compress(range(len(words)), map(begins.__getitem__, words))
    return [
        index
        for index in known
        if (after := begins[words[index]]) is True
        or (after and index < last and words[index + 1] in after and begins.at(words, index))
    ]


def _tokens_at(tokens: Tokens, offsets: Iterable[int]) -> Iterator[int]:
    """The tokens that begin at some of the offsets, which ascend: most tokens between them are single letters."""
    starts, index, last, end = tokens.starts, 0, 0, 0
    for offset in offsets:
        if offset < end:
            continue
        most = index + offset - last  # if all between are tokens
        if most >= len(starts) or starts[most] != offset:
            most = bisect_left(starts, offset, index, min(most, len(starts)))
        if most < len(starts) and starts[most] == offset:
            index, last, end = most, offset, tokens.ends[most]
            yield index


def _hidden(text: str) -> tuple[tuple[int, int], ...]:
    """Web and mail addresses, handles and telephone numbers: spans in which no figure begins, in order."""
    spans = sorted(
        (match.start() - back, match.end())
        for sign, back, pattern in _NOT_TEXT
        if sign in text
        for match in pattern.finditer(text)
    )
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _shown(tokens: Tokens, starts: list[int], hidden: tuple[tuple[int, int], ...]) -> list[int]:
    """Those of some tokens that do not begin inside hidden spans."""
    shown: list[int] = []
    done = 0
    for first, end in hidden:
        before, done = done, bisect_left(starts, bisect_left(tokens.starts, end))
        shown += starts[before : bisect_left(starts, bisect_left(tokens.starts, first))]
    return shown + starts[done:]


def _strip_prefixes(rules: Profile, tokens: Tokens) -> None:
    """Take conjunctions, prepositions and articles off words, where what is left is known."""
    known, prefixes = rules.known, rules.prefixes
    bare: dict[str, str] = {}
    for word in set(tokens.words):
        if len(word) < 3 or word in known or word[0] not in rules.prefix_letters:
            continue
        for prefix in prefixes:
            # What is left has two letters at least: وألف is “and a thousand”, not “and the” with a letter behind.
            if word.startswith(prefix) and len(word) > len(prefix) + 1 and word[len(prefix) :] in known:
                bare[word] = word[len(prefix) :]
                break
    for index, word in enumerate(tokens.words) if bare else ():
        if (rest := bare.get(word)) is not None:
            tokens.words[index] = rest
            tokens.starts[index] += len(word) - len(rest)


def _join_kana(rules: Profile, tokens: Tokens, runs: re.Pattern[str]) -> list[int]:
    """Make one token of digits of each numeral in kana (にせんごひゃく): a run of kana that is nothing else.

    Returns:
        The offsets at which these tokens begin.
    """
    whole = tokens.text.strip()
    found: list[tuple[int, int, int]] = []
    for match in runs.finditer(tokens.text):
        value, sure = _kana_value(rules, match[1])
        if value is not None and (sure or (len(match[1]) > 1 and match[1] == whole)):
            found.append((match.start(), match.start() + len(match[1]), value))
    if not found:
        return []
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for start, end, value in found:
        first = bisect_left(tokens.starts, start)
        words += (*tokens.words[done:first], str(value))
        starts += (*tokens.starts[done:first], start)
        ends += (*tokens.ends[done:first], end)
        done = first + end - start
    tokens.words[:done], tokens.starts[:done], tokens.ends[:done] = words, starts, ends
    return [start for start, _, _ in found]


@lru_cache(maxsize=MOST_KEPT)
def _kana_value(rules: Profile, run: str) -> tuple[int | None, bool]:
    """The number that kana spell, or None, and whether they are enough to be sure; kept, since texts repeat words."""
    parts: list[int] = []
    index = 0
    while index < len(run):
        word = next((run[index : index + size] for size in (4, 3, 2, 1) if run[index : index + size] in rules.kana), "")
        if not word:
            return None, False
        parts.append(rules.kana[word])
        index += len(word)
    total = section = digit = 0
    for part in parts:
        if part >= 10_000:
            total, section, digit = total + (section + digit or 1) * part, 0, 0
        elif part >= 10:
            section, digit = section + (digit or 1) * part, 0
        elif digit:
            return None, False
        else:
            digit = part
    return total + section + digit, len(parts) > 1 and max(parts) >= _TENS


def _read(context: Context, index: int, floor: int) -> tuple[Figure | None, int] | None:
    """The figure that begins at a token and the token after it; (None, end) for what looks like one and is none."""
    rules, tokens = context.profile, context.tokens
    word = tokens.words[index]
    in_digits = word[0] in DIGITS
    if in_digits and (skip := _designator(rules, tokens, index)) is not None:
        return None, skip
    if not in_digits:
        if word in rules.beginnings:
            goes_on, first = _read_word(context, index, floor)
            if not goes_on:
                return first
        if word not in rules.anchors and not is_made_up(rules, word):
            return None
    date = when(rules, tokens, index) if may_begin(rules, tokens, index) else None
    if date is None and rules.paired_years and word in rules.numbers.firsts:
        date = spoken_year(rules, tokens, index)
    if date is not None and _is_date(context, date, index):
        if (start := max(date.start, min(floor, index))) != date.start:
            date = date._replace(start=start)
        counted = _from_base(context, date)
        return _date_figure(context, date) if counted is None else counted
    if (in_digits or word in rules.clock_words) and (time := clock(rules, tokens, index)) is not None:
        return _time_figure(context, time, max(time.start, min(floor, index)), floor)
    if word in rules.whole_words.firsts and (share := _share_from_whole(context, index, floor)) is not None:
        return share
    found = quantity(context, index, floor)
    return None if found is None else _measured(context, found, floor)


def _read_word(context: Context, index: int, floor: int) -> tuple[bool, tuple[Figure | None, int] | None]:
    """Whether a word can begin a date, time or quantity; if not, what it begins, as `_read` returns it."""
    rules, tokens = context.profile, context.tokens
    word = tokens.words[index]
    if word in rules.unit_leads:
        following = tokens.words[index + 1] if index + 1 < len(tokens.words) else ""
        single = (word in rules.one_words and following in rules.time_words) or word in rules.unit_hedges
        if single and (one := _one_unit(context, index, floor)):
            return False, one
        if word in rules.ones and word not in rules.numbers.firsts and following not in rules.after_ones:
            return False, None
    if word in rules.letters and not (rules.may_open(tokens.words, index) or _opens(rules, tokens, index)):
        return False, None
    if word in rules.single_ones and not rules.share_joins.isdisjoint(tokens.words[index + 1 : index + 2 + NOUNS]):
        share = _share_of_one(context, index, floor)
        if share is not None:
            return False, share
    if word in rules.articles and rules.is_article(tokens.words, index):
        return False, (None, index + 1)
    may_not_count = word in rules.uncounted and rules.may_not_count(tokens.words, index)
    if may_not_count and (skip := _no_figure(rules, tokens, index)) is not None:
        # The article of “gut ein Dutzend” stands between a hedge and its figure.
        return False, (None, skip) if rules.dozens.after(tokens, skip) is None else None
    if word in rules.middle_words and _is_middle(rules, tokens, index):
        return False, (None, index + 1)
    return True, None


def _measured(context: Context, found: Quantity, floor: int) -> tuple[Figure, int]:
    """The figure of a quantity: a share, a length of time, a range, or the quantity alone."""
    if found.kind is _ORDINAL and (share := _every(context, found, floor)) is not None:
        return share
    if found.kind is _DURATION:
        return _length(context, found, floor)
    if found.unit in _LESSER:
        _add_lesser(context, found)
    return _ranged(context, found, floor)


def _length(context: Context, found: Quantity, floor: int) -> tuple[Figure, int]:
    """The figure of a length of time: one that counts from a day, one of several units, or one alone."""
    if (shift := _shift(context, found, floor)) is not None:
        return _shifted_figure(context, shift, floor)
    if (parts := _parts(context, found)) is not None:
        return _in_parts(context, parts, floor)
    return _ranged(context, found, floor)


def _add_lesser(context: Context, found: Quantity) -> None:
    """Add what a lesser unit says behind a greater one: 1 м 85 см for 1.85 m, 1m85, 6ft 2in and 6-foot-2 for 74 in."""
    rules, tokens, words = context.profile, context.tokens, context.tokens.words
    lesser, size = _LESSER[found.unit or ""]
    at = found.end
    joined = at < len(words) and words[at] in HYPHENS and tokens.glued(at)
    at += joined or (at < len(words) and words[at] in rules.fraction_joins)
    if not _whole(found) or at >= len(words) or not words[at].isdecimal():
        return
    count, end = _lesser_at(context, at, lesser)
    if not 0 < count < size:
        return
    if lesser == "in":  # a foot is no round number of inches in decimals
        found.value.low, found.unit = found.value.low * size + count, lesser
    else:
        found.value.low += count / size
    found.value.high = found.value.low
    found.value.plain, found.value.other, found.end = None, None, end


def _lesser_at(context: Context, at: int, unit: str) -> tuple[Decimal, int]:
    """How many of a lesser unit stand at a token behind a greater one, 0 for none, and where they end."""
    tokens, words = context.tokens, context.tokens.words
    named = unit == "in" and at + 1 < len(words) and words[at + 1] in _INCHES
    rest = quantity(context, at, at)
    if rest is not None and rest.start == at and rest.unit == unit:
        return rest.value.low, rest.end
    alone = tokens.glued(at) and len(words[at]) in _BEHIND_GREATER.get(unit, ())
    return (Decimal(words[at]), at + 1 + named) if named or alone else (Decimal(0), at)


def _listed(context: Context, index: int) -> list[Figure]:
    """The numbers of a list without spaces, which are no groups of one number: rooms 12,15,18."""
    word, start = context.tokens.words[index], context.tokens.starts[index]
    parts = word.split(",")
    if len(parts) < _LEAST_LIST or not all(part.isdecimal() and len(part) <= 2 for part in parts):
        return []
    found = []
    for part in parts:
        value = Decimal(part)
        found.append(Figure(part, start, start + len(part), Kind.NUMBER, value, value, normalized=_plain(value)))
        start += len(part) + 1
    return found


def _time_figure(context: Context, time: Clock, first: int, floor: int) -> tuple[Figure, int]:
    """The figure of a time of day, with a hedge that makes it a rough one; “until” and “from” are no hedges of it."""
    rules, tokens = context.profile, context.tokens
    start, end, minutes = tokens.starts[first], tokens.ends[time.end - 1], Decimal(time.minutes)
    hedge, span, _, stop = _hedge(context, first, time.end, floor)
    if hedge not in (Hedge.ABOUT, Hedge.NEARLY):
        hedge, span, stop = None, None, time.end
    if hedge is None and (about := rules.clock_hedges.before(tokens, first)) is not None and about[1] >= floor:
        hedge, span = about[0], (tokens.starts[about[1]], tokens.ends[first - 1])  # gegen 15 Uhr
    unit = "6h" if rules.hours_from_dawn else None if time.half_known else "12h"
    figure = Figure(
        tokens.text[start:end], start, end, Kind.TIME, minutes, minutes, unit=unit, hedge=hedge, hedge_span=span,
        normalized=time.normalized(),
    )  # fmt: skip
    return figure, stop


def _shifted_figure(context: Context, shift: When, floor: int) -> tuple[Figure, int]:
    hedge, span, start, stop = _hedge(context, shift.start, shift.end, floor)
    if hedge in (Hedge.UP_TO, Hedge.MORE_THAN, Hedge.LESS_THAN) and _compares(context, start, shift.start):
        hedge, span = None, None
    return _dated(context, shift)._replace(hedge=hedge, hedge_span=span), stop


def _compares(context: Context, start: int, end: int) -> bool:
    """Whether a hedge before a time compares amounts of then and now: twice as many as a year ago."""
    rules, tokens = context.profile, context.tokens
    led = start > 0 and (rules.times.before(tokens, start) or tokens.words[start - 1] in rules.multiples)
    percent = start > 0 and tokens.words[start - 1] in rules.percent_after.ends
    return bool(led or percent or rules.counting_hedges.before(tokens, end))


def _one_unit(context: Context, index: int, floor: int) -> tuple[Figure, int] | None:
    """“A week ago”, “for an hour”, “a year and a half”, более года: one of a unit, where it is counted."""
    rules, tokens = context.profile, context.tokens
    if (unit := rules.hedged_units.after(tokens, index)) is not None:
        if unit[1] < len(tokens.words) and tokens.words[unit[1]][0] in DIGITS:
            return None  # około godziny 10
        one = Number(unit[1] - 1, unit[1], Decimal(1), Decimal(1), words=True)
        found: Quantity | None = Quantity(one.start, one.end, one, Kind.DURATION, unit[0], marked=True)
    else:
        found = one_unit(rules, tokens, index)
    if found is None:
        return None
    if (shift := _shift(context, found, floor)) is not None:
        return _shifted_figure(context, shift, floor)
    if (parts := _parts(context, found)) is not None:
        return _in_parts(context, parts, floor)
    lead = rules.length_before.before(tokens, found.start)
    counted = not _whole(found) or (lead is not None and lead[1] >= floor)
    figure, stop = _figure(context, found, floor)
    return (figure, stop) if counted or figure.hedge is not None else None


def _parts(context: Context, first: Quantity) -> list[Quantity] | None:
    """The lengths of time that make up one: “8 days 20 hours”, “two years and three months”; None for one alone."""
    parts = [first]
    while (part := _next_part(context, parts[-1])) is not None:
        parts.append(part)
    return parts if len(parts) > 1 and all(_whole(part) for part in parts[:-1]) else None


def _next_part(context: Context, last: Quantity) -> Quantity | None:
    rules, tokens = context.profile, context.tokens
    words, at = tokens.words, last.end
    for _ in range(2):
        if at < len(words) and (
            words[at] in ",，、" or words[at] in rules.fraction_joins or words[at] in rules.range_and.firsts
        ):
            at += 1
    if at >= len(words) or not (words[at][0] in DIGITS or words[at] in rules.anchors):
        return None
    if last.unit not in SECONDS or not _whole(last):
        return None
    if last.unit == "hour" and words[at].isdecimal() and len(words[at]) <= 2 and words[last.end - 1] == "h":
        # 2h30m, 2h 30m, 2h30; “08h00” is a time of day
        marked = words[at + 1 : at + 2] == ["m"] and tokens.glued(at + 1)
        value = Number(at, at + 1, Decimal(words[at]), Decimal(words[at]))
        if value.low < _MOST["minute"] and (
            marked or (tokens.glued(at) and len(words[at]) == 2 and len(words[last.start]) == 1)
        ):
            return Quantity(at, at + 1 + marked, value, Kind.DURATION, "minute", marked=True)
    part = quantity(context, at, at)
    if part is None or part.start != at or part.value.low != part.value.high or part.value.hedge is not None:
        return None
    if part.kind is Kind.NUMBER and last.unit == "hour" and part.unit is None:
        mark = rules.minute_marks.after(tokens, part.end)
        alone = at == last.end and _TENS <= part.value.low < _MOST["minute"] and closes(tokens, part.end)
        if mark is not None or alone:  # two hours fifteen
            part = replace(part, kind=Kind.DURATION, unit="minute", end=mark[1] if mark is not None else part.end)
    if part.kind is not Kind.DURATION or part.unit not in _MOST or not 0 < part.value.low < _MOST[part.unit]:
        return None
    counted = rules.ago_after.after(tokens, part.end) or rules.hence_after.after(tokens, part.end)
    return part if SECONDS[part.unit] < SECONDS[last.unit] and counted is None else None


def _whole(part: Quantity) -> bool:
    return part.value.low == part.value.high == part.value.low.to_integral_value()


def _in_parts(context: Context, parts: list[Quantity], floor: int) -> tuple[Figure, int]:
    """The figure of a length of time in several units, counted in the smallest of them."""
    tokens = context.tokens
    ends = tuple(_figure(context, part, part.start, hedged=False)[0] for part in parts)
    units = [part.unit or "second" for part in parts]
    seconds = sum((part.value.low * SECONDS[unit] for part, unit in zip(parts, units, strict=True)), Decimal(0))
    total = seconds / SECONDS[units[-1]]
    days = "".join(end.normalized[1:] for end in ends if not end.normalized.startswith("PT"))
    times = "".join(end.normalized[2:] for end in ends if end.normalized.startswith("PT"))
    start, end = tokens.starts[parts[0].start], tokens.ends[parts[-1].end - 1]
    hedge, span, _, stop = _hedge(context, parts[0].start, parts[-1].end, floor)
    figure = Figure(
        tokens.text[start:end], start, end, Kind.DURATION, total, total, unit=units[-1], hedge=hedge,
        normalized=f"P{days}" + (f"T{times}" if times else ""), words=parts[0].value.words, hedge_span=span, ends=ends,
    )  # fmt: skip
    return figure, stop


def _opens(rules: Profile, tokens: Tokens, index: int) -> bool:
    """Whether a numeral that is also a letter of words (一, 이) can begin a figure by more than the words beside it."""
    if rules.may_name_date(tokens.words, index):
        return True
    if beside_range(rules, tokens, index, index + 1):
        return True
    if not rules.opening_words.at(tokens.words, index):
        return False
    tables: tuple[Phrases[Any], ...] = (
        rules.numbers, rules.quantities, rules.relative_days, rules.per_scales, rules.vague,
    )  # fmt: skip
    return any(table.after(tokens, index) for table in tables)


def _no_figure(rules: Profile, tokens: Tokens, index: int) -> int | None:
    """After a phrase with a number word that counts nothing (“no one”, “one another”), or None."""
    word, lead = tokens.words[index], tokens.words[index - 1] if index else ""
    if len(tokens.words) == 1:
        return None
    if word in rules.quantities.firsts and rules.quantities.after(tokens, index):
        return None
    if lead in rules.negative_words.ends and rules.negative_words.before(tokens, index):
        return None
    year = rules.year_before.after(tokens, index) if word in rules.year_before.firsts else None
    if year is not None and year[1] < len(tokens.words) and _is_year(tokens.words[year[1]]):
        return year[1]  # năm 2017: the word for year is five as well
    phrase = rules.not_figures.after(tokens, index) if word in rules.not_figures.firsts else None
    end = phrase[1] if phrase else index + 1
    month = phrase is not None and end < len(tokens.words) and tokens.words[end] in rules.months.firsts
    if month and rules.months.after(tokens, end) is not None:
        return None  # uno de mayo
    if phrase is None and (word not in rules.not_figures.ends or rules.not_figures.before(tokens, index + 1) is None):
        return _inside_word(rules, tokens, index) if rules.glued_words else None
    longer = number(rules, tokens, index) if end > index + 1 or _goes_on(rules, tokens, end) else None
    if longer is None:
        return end
    unit = rules.units.after(tokens, longer.end)
    paid = rules.currencies.after(tokens, longer.end)
    counts = any(found is not None and found[1] > end for found in (paid, unit))
    share = rules.ratio.after(tokens, longer.end)  # uno de cada diez
    whole = tokens.words[share[1]] if share is not None and share[1] < len(tokens.words) else ""
    counts = counts or (bool(whole) and (whole[0] in DIGITS or whole in rules.numbers.firsts))
    counts = counts or rules.percent_after.after(tokens, longer.end) is not None
    return end if longer.end <= end and not counts else None


def _is_year(word: str) -> bool:
    return len(word) == _YEAR_DIGITS and word.isdecimal()


def _is_middle(rules: Profile, tokens: Tokens, index: int) -> bool:
    """Whether a word for a half is the middle of the time that follows: w połowie maja, v polovině 90. let."""
    after = index + 1
    if rules.middles.before(tokens, after) is None or after >= len(tokens.words):
        return False
    if rules.decade_before.after(tokens, after) is not None:
        return True
    word = tokens.words[after]
    return (word[0] in DIGITS or word in rules.date_words) and when(rules, tokens, after) is not None


def _inside_word(rules: Profile, tokens: Tokens, index: int) -> int | None:
    """After letters that spell a number inside a word (หก in โกหก), in languages without spaces."""
    read = number(rules, tokens, index)
    around = None
    if read is not None and tokens.words[read.end - 1] in rules.not_figures.ends:
        around = rules.not_figures.before(tokens, read.end)
    return read.end if read is not None and around is not None and around[1] < index else None


def _goes_on(rules: Profile, tokens: Tokens, position: int) -> bool:
    """Whether a number word can have more after it that makes it a figure."""
    after = tokens.words[position] if position < len(tokens.words) else "."
    return after in rules.part_openers.firsts or after == "," or goes_on(rules, tokens, position)


def _designator(rules: Profile, tokens: Tokens, index: int) -> int | None:
    """After digits that are part of a name or a list (COVID-19, G7, A380, 24/7, “2.” before an item), or None."""
    words = tokens.words
    always = words[index] == "24" and words[index + 1 : index + 3] == ["/", "7"]
    if always and tokens.glued(index + 1) and tokens.glued(index + 2):
        return index + 3
    if index > 0 and tokens.ends[index - 1] == tokens.starts[index]:
        before = words[index - 1]
        alpha = before.isascii() and before[-1].isalpha() and before not in rules.letters
        if alpha and rules.currencies_before.before(tokens, index) is None:
            return index + 1
        if before in "-‐‑/" and index >= 2 and tokens.glued(index - 1):
            stem = words[index - 2]
            if (
                stem[-1].isalpha()
                and len(stem) > 1
                and stem.isascii()
                and rules.ordinal_before.before(tokens, index) is None
            ):
                tail = rules.units.after(tokens, index + 1) or rules.numbers.after(tokens, index - 2)
                if stem in rules.year_stems and _is_year(words[index]):
                    return None  # mid-2019
                if tail is None and not (stem in rules.to.firsts or rules.months.before(tokens, index - 1)):
                    return index + 1
    end = index + 1
    if (
        end < len(words)
        and words[end] in ".)"
        and tokens.glued(end)
        and len(words[index]) <= 2
        and words[index].isdecimal()
    ):
        line = tokens.text.rfind("\n", 0, tokens.starts[index]) + 1
        first = not tokens.text[line : tokens.starts[index]].strip()
        if (
            first
            and not tokens.text[tokens.ends[end] : tokens.ends[end] + 2].strip().islower()
            and end + 1 < len(words)
            and not tokens.glued(end + 1)
            and when(rules, tokens, index) is None
        ):
            return end
    return None


def _is_date(context: Context, date: When, index: int) -> bool:
    """Whether four digits alone are a year: by the words around them, else by their size; and no race time a day."""
    if is_race_time(context.profile, context.tokens, index):
        return False
    if date.month or date.day or date.weekday or date.decade or date.offset is not None or date.year is None:
        return True
    rules, tokens = context.profile, context.tokens
    word = tokens.words[index]
    if rules.year_after.before(tokens, date.end) or not word.isdecimal() or int(word) != date.year:
        return True
    end = date.end
    if zone_at(rules, tokens, end) is not None:
        return False  # 2015 GMT
    after = tokens.words[end] if end < len(tokens.words) else "."
    if end < len(tokens.words) and rules.may_follow(tokens.words, end):
        for table in (rules.scales, rules.units, rules.currencies, rules.percent_after, rules.counters):
            if table.after(tokens, end) or (after in HYPHENS and table is rules.units and table.after(tokens, end + 1)):
                return False
    if rules.currencies_before.before(tokens, index) is not None:
        return False
    parted = after in rules.part_openers.firsts and after != "/" and after not in HYPHENS
    if parted and (read := number(rules, tokens, index)) and read.fraction:
        return False  # 2000 over 3
    led = rules.year_before.before(tokens, index) is not None
    hedge = rules.hedges_before.before(tokens, index)
    hedged = hedge is not None
    if 1900 <= date.year < 2100:
        nouns = rules.counted_nouns
        counting = hedge is not None and hedge[0] is not Hedge.UP_TO  # “hasta 2000”: until
        if (counting or not led) and nouns.after(tokens, end):
            return False  # around 2000 people
        noun = nouns.before(tokens, index) if rules.noun_first else None
        if noun is not None and rules.hedges_before.before(tokens, noun[1]) is not None:
            return False  # takriban watu 2000
        return date.certain or not led
    return date.certain and led and not hedged and not rules.hedges_after.after(tokens, end)


def _from_base(context: Context, base: When) -> tuple[Figure, int] | None:
    """“Yarından itibaren üç hafta”, 昨日の2日前, 圣诞节后两天: a length of time behind the day that it counts from.

    The word between them says that the length alone counts ahead (1) or back (-1), or that “ago” or “later” must
    follow (0), as after a holiday with no word between (크리스마스 이틀 후).
    """
    rules, tokens = context.profile, context.tokens
    after = tokens.words[base.end] if base.end < len(tokens.words) else ""
    if after not in rules.base_joins.firsts and not (base.feast and rules.glued_words):
        return None
    day = base.day or base.offset is not None or base.weekday
    join = rules.base_joins.after(tokens, base.end) if day and after in rules.base_joins.firsts else None
    if join is None and base.feast and rules.glued_words:
        join = (0, base.end)
    if join is None or join[1] >= len(tokens.words):
        return None
    word = tokens.words[join[1]]
    if word[0] not in DIGITS and word not in rules.anchors:
        return None
    length = quantity(context, join[1], join[1])
    if length is None or length.kind is not Kind.DURATION or length.unit is None or not _whole(length):
        return None
    factor, unit = MULTIPLES.get(length.unit, (1, length.unit))
    back, ahead = rules.ago_after.after(tokens, length.end), rules.hence_after.after(tokens, length.end)
    if back is None and ahead is None and not join[0]:
        return None
    end = (back or ahead or (True, length.end))[1]
    count = int(length.value.low) * factor * (-1 if back is not None or join[0] < 0 else 1)
    return _dated(context, When(base.start, end, shift=(count, unit), base=base)), end


def _date_figure(context: Context, date: When) -> tuple[Figure, int]:
    rules, tokens = context.profile, context.tokens
    first = _dated(context, date)
    follow = tokens.words[date.end] if date.end < len(tokens.words) else ""
    if follow == "/" and (season := _season(context, date, first)) is not None:
        return season
    ranged = follow in rules.to.firsts or follow in rules.range_and.firsts
    second = _last_date(context, date) if ranged and (date.month or date.year or date.weekday) else None
    if second is None:
        return first, date.end
    if date.year is None and second.year is not None:
        date = date._replace(year=second.year)
    elif date.year is None and (year := year_after(rules, tokens, second)) is not None:
        date, second = date._replace(year=year[0]), second._replace(year=year[0], end=year[1])
    first, last = _dated(context, date), _dated(context, second)
    close = rules.range_end.after(tokens, second.end)
    stop = close[1] if close else second.end
    quote = tokens.text[first.start : tokens.ends[stop - 1]]
    figure = Figure(
        quote, first.start, tokens.ends[stop - 1], Kind.RANGE, first.low, last.high, unit="date",
        normalized=f"{first.normalized}/{last.normalized}", ends=(first, last),
    )  # fmt: skip
    return figure, stop


def _last_date(context: Context, date: When) -> When | None:
    """The date that ends the stretch which another one begins: May 3 to May 5, 3.–5. Mai, 2010–2020."""
    rules, tokens = context.profile, context.tokens
    link = rules.to.after(tokens, date.end)
    hyphen = bool(link) and tokens.words[date.end] in "-–—~～〜‐‑−"
    if link is None and rules.between.before(tokens, date.start):
        link = rules.range_and.after(tokens, date.end)
    if link is None:
        return None
    at = link[1]
    while at + 1 < len(tokens.words) and tokens.words[at] in rules.date_joins:
        at += 1  # från den 3 till den 5 maj
    if at >= len(tokens.words):
        return None
    second = when(rules, tokens, at)
    if second is not None and hyphen and date.day and second.year is None and second.day is None:
        second = None
    if second is None:
        second = _shortened(tokens, date, at) if hyphen else _later_day(rules, tokens, date, at)
    if second is None:
        return None
    if second.day and date.day and date.month and second.month is None:
        inner = second.weekday is None and second.shift is None and second.day > date.day
        second = second._replace(month=date.month, year=date.year) if inner else second
    return second if _comparable(date, second) and _is_date(context, second, at) else None


def _shortened(tokens: Tokens, date: When, position: int) -> When | None:
    """The day or year behind a dash that shares the month or century of the date before it: May 3–5, 2019–20."""
    word = tokens.words[position]
    if not word.isdecimal() or len(word) > 2:
        return None
    if date.day and date.day < int(word) <= 31:
        return When(position, position + 1, date.year, date.month, int(word))
    if date.year and not date.month and len(word) == 2 and int(word) > date.year % 100:
        return When(position, position + 1, date.year // 100 * 100 + int(word))
    return None


def _season(context: Context, date: When, first: Figure) -> tuple[Figure, int] | None:
    """“The 2019/20 season”: two years in a row."""
    tokens, end = context.tokens, date.end
    words = tokens.words
    if date.year is None or date.month or date.decade or end + 1 >= len(words):
        return None
    short = words[end + 1]
    glued = tokens.glued(end) and tokens.glued(end + 1) and short.isdecimal() and len(short) == 2
    if not glued or int(short) != (date.year + 1) % 100 or (end + 2 < len(words) and words[end + 2] == "/"):
        return None
    last = _dated(context, When(end + 1, end + 2, date.year + 1))
    figure = Figure(
        tokens.text[first.start : last.end], first.start, last.end, Kind.RANGE, first.low, last.high, unit="date",
        normalized=f"{first.normalized}/{last.normalized}", ends=(first, last),
    )  # fmt: skip
    return figure, end + 2


def _later_day(rules: Profile, tokens: Tokens, date: When, position: int) -> When | None:
    """The last day of 5월 3일부터 5일까지, which alone would be a length of time."""
    if not date.day:
        return None
    word = tokens.words[position]
    mark = rules.day_after.after(tokens, position + 1)
    if mark is None or not word.isdecimal() or not date.day < int(word) <= 31:
        return None
    return When(position, mark[1], date.year, date.month, int(word))


def _shift(context: Context, found: Quantity, floor: int) -> When | None:
    """A length of time that counts from a date: “two weeks ago”, “il y a deux ans”, “3 days after May 13”."""
    rules, tokens, value = context.profile, context.tokens, found.value
    words = tokens.words
    marked = found.end < len(words) and words[found.end] in rules.shift_marks
    if not marked and not (found.start and words[found.start - 1] in rules.shift_leads):
        return None
    if found.unit is None or value.low != value.high or value.low > 10**6:
        return None
    factor, unit = MULTIPLES.get(found.unit, (1, found.unit))
    length = value.low * factor
    if length % 1 and unit == "year":
        length, unit = length * 12, "month"  # a year and a half ago
    if length % 1:
        return None
    count = int(length)
    # Where one word joins both (قبل يومين من, بعد يومين من), the word before the length says which it is.
    shared = bool(rules.before_date.after(tokens, found.end) and rules.after_date.after(tokens, found.end))
    for sign, before, after, from_date in (
        (-1, rules.ago_before, rules.ago_after, rules.before_date),
        (1, rules.hence_before, rules.hence_after, rules.after_date),
    ):
        lead = before.before(tokens, found.start)
        if lead is not None and lead[1] < floor:
            lead = None
        link = from_date.after(tokens, found.end)
        base = _base(context, link[1]) if link is not None and link[1] < len(tokens.words) else None
        if base is not None and (lead is not None or not shared):
            return When(lead[1] if lead else found.start, base.end, shift=(sign * count, unit), base=base)
        if lead is not None:
            return When(lead[1], found.end, shift=(sign * count, unit))
        if (tail := after.after(tokens, found.end)) is not None:
            return When(found.start, tail[1], shift=(sign * count, unit))
    ahead = rules.in_future.before(tokens, found.start)
    ahead = ahead if ahead is not None and ahead[1] >= floor else None
    behind = rules.in_future_after.after(tokens, found.end)
    if (ahead or behind) and _in_future(rules, tokens, ahead[1] if ahead else found.start, found.end):
        return When(ahead[1] if ahead else found.start, behind[1] if behind else found.end, shift=(count, unit))
    return None


def _in_future(rules: Profile, tokens: Tokens, start: int, end: int) -> bool:
    """Whether a word beside tokens in their clause says that it speaks of the future (“will leave in two weeks”)."""
    for words in (reversed(tokens.words[max(0, start - _CLAUSE) : start]), tokens.words[end : end + _CLAUSE]):
        for word in words:
            if word in rules.future or (len(word) > _SHORTEST_FUTURE and word.endswith(rules.future_endings)):
                return True
            if word in ".;:!?。।":
                break
    return False


def _base(context: Context, position: int) -> When | None:
    """The day that a length of time counts from."""
    rules, tokens = context.profile, context.tokens
    joined = tokens.words[position] in rules.date_joins and rules.holidays.after(tokens, position) is None
    if joined and position + 1 < len(tokens.words):
        position += 1
    if tokens.words[position][0] not in DIGITS and tokens.words[position] not in rules.date_words:
        return None
    base = when(rules, tokens, position)
    counts = base is not None and bool(base.day or base.weekday or base.feast or base.offset is not None)
    return base if counts else None


def _comparable(first: When, second: When) -> bool:
    """Whether two dates are the ends of one stretch: both days, both months, both years, both weekdays."""
    grains = [(bool(item.day), bool(item.month), bool(item.weekday and not item.day)) for item in (first, second)]
    return grains[0] == grains[1] and (first.offset is None) == (second.offset is None)


def _dated(context: Context, date: When) -> Figure:
    tokens = context.tokens
    resolved = date if context.published is None and date.shift is None else date.resolve(context.published)
    bounds = resolved.bounds() if resolved.year is not None else None
    start, end = tokens.starts[date.start], tokens.ends[date.end - 1]
    return Figure(
        tokens.text[start:end], start, end, Kind.DATE,
        bounds[0] if bounds else None, bounds[1] if bounds else None,
        normalized=(resolved if date.base is not None else date).normalized(), when=date,
    )  # fmt: skip


def _ranged(context: Context, first: Quantity, floor: int) -> tuple[Figure, int]:
    """The quantity, or the range that it opens: “5–10 %”, “$3 to $5 million”, “between two and four weeks”."""
    rules, tokens = context.profile, context.tokens
    plain = first.kind is _NUMBER and first.unit is None
    if plain and (share := _share(context, first, floor)) is not None:
        return share
    link = _range_link(context, first)
    if link is None:
        return _figure(context, first, floor)
    at, mark, enclosed = link
    second = quantity(context, _past_prefix(rules, tokens, at), at)
    if second is not None and plain and (cold := _counted_down(rules, tokens, first, second)) is not None:
        return _figure(context, cold, floor)
    frost = second is not None and rules.below_zero.before(tokens, second.end) is not None
    if second is not None and plain and frost and second.value.high < 0 < first.value.low:
        first.value.low, first.value.high, mark = -first.value.high, -first.value.low, True  # 5 to 10 degrees of frost
    prefixed = rules.percent_before.after(tokens, first.start) is not None  # yüzde 5 ila 10
    if second is None or not _one_range(first, second, mark, prefixed=prefixed):
        return _figure(context, first, floor)
    if enclosed and rules.enclosed.after(tokens, second.end) is None:
        return _figure(context, first, floor)
    if mark and second.end < len(tokens.words) and tokens.words[second.end] in "-/" and tokens.glued(second.end):
        return _figure(context, first, floor)
    _share_scale(rules, tokens, first.value, second.value)
    if not first.marked and second.marked:
        first.kind, first.unit = second.kind, second.unit
    elif first.marked and not second.marked:
        second.kind, second.unit = first.kind, first.unit
    return _range(context, first, second, floor, at)


def _counted_down(rules: Profile, tokens: Tokens, zero: Quantity, degrees: Quantity) -> Quantity | None:
    """Degrees of frost that are counted down from a zero that stands before them: शून्य से 5 डिग्री नीचे."""
    cold = rules.from_zero.after(tokens, degrees.end) if zero.value.high == 0 and degrees.unit in DEGREES else None
    if cold is None:
        return None
    value = replace(degrees.value, low=-degrees.value.high, high=-degrees.value.low)
    return replace(degrees, start=zero.start, end=cold[1], value=value)


def _share(context: Context, first: Quantity, floor: int) -> tuple[Figure, int] | None:
    """“3 out of 10”, “one in four”, “un Français sur trois”: a part of one, which keeps both numbers as its ends."""
    rules, tokens = context.profile, context.tokens
    link = link_behind(rules, tokens, first.start, first.end)
    if link is None or not _whole(first):
        return None
    second = _other_number(context, link)
    if second is None:
        return None
    if link.closed and not _closes_share(rules, tokens, second.end):
        return None
    part, whole = (second, first) if link.whole_first else (first, second)
    round_or_one = part.value.low == 1 or whole.value.low in (10, 100)
    # A mere “in” says a share only of one thing or of round wholes: “two in three matches” may be two goals.
    if not (link.sure or round_or_one or _of_whole(rules, tokens, second.end)):
        return None
    return _part_of_whole(context, (part, whole), (first, second), floor)


def _share_of_one(context: Context, index: int, floor: int) -> tuple[Figure, int] | None:
    """“Un Français sur trois”, “eine von vier”: a share that begins with one, which is an article elsewhere."""
    if context.profile.negative_words.before(context.tokens, index):
        return None
    return _share(context, _counted_by(1, index, index + 1), floor)


def _part_of_whole(
    context: Context, numbers: tuple[Quantity, Quantity], ends: tuple[Quantity, Quantity], floor: int
) -> tuple[Figure, int] | None:
    """The figure of a share: its part and whole, which stand in the text as `ends`."""
    part, whole = numbers[0].value.low, numbers[1].value.low
    if not 0 < part < whole:
        return None
    first, second = ends
    figure, _ = _figure(context, first, floor)
    value, end = part / whole, context.tokens.ends[second.end - 1]
    figure = figure._replace(
        quote=context.tokens.text[figure.start : end], end=end, kind=Kind.FRACTION, low=value, high=value,
        normalized=_plain(value), other=None,
        ends=tuple(_figure(context, each, each.start, hedged=False)[0] for each in ends),
    )  # fmt: skip
    return figure, second.end


def _other_number(context: Context, link: Link) -> Quantity | None:
    """The second number of a share, which counts no unit."""
    rules, tokens, at = context.profile, context.tokens, link.at
    if at >= len(tokens.words):
        return None
    named = (rules.part_words if link.whole_first else rules.whole_words).after(tokens, at)
    if named is not None:
        return _counted_by(named[0], at, named[1])
    word = tokens.words[at]
    if word[0] not in DIGITS and word not in rules.anchors and word[:3] not in rules.compound_heads:
        return None
    second = quantity(context, at, at)
    if second is None or second.kind is not Kind.NUMBER or second.unit is not None or not _whole(second):
        return None
    if link.whole_first and (tail := _part_ending(rules, tokens, second.end)) is not None:
        second.end = tail
    return second


def _part_ending(rules: Profile, tokens: Tokens, position: int) -> int | None:
    """Past the ending of a part in digits: her 10 kişiden 7'si."""
    words = tokens.words
    marked = bool(rules.ratio_endings) and words[position : position + 1] == ["'"] and position + 1 < len(words)
    return position + 2 if marked and tokens.glued(position) and tokens.glued(position + 1) else None


def _counted_by(value: int, start: int, end: int) -> Quantity:
    """The number that one word names."""
    return Quantity(start, end, Number(start, end, Decimal(value), Decimal(value), words=True), Kind.NUMBER, None)


def _closes_share(rules: Profile, tokens: Tokens, position: int) -> bool:
    """Whether no noun that the second number counts follows it: the clause ends or goes on with a verb."""
    if closes(tokens, position) or tokens.words[position] in rules.share_closers:
        return True
    word = tokens.words[position]
    return bool(rules.noun_endings) and word[0].isalpha() and not word.endswith(rules.noun_endings)


def _of_whole(rules: Profile, tokens: Tokens, position: int) -> bool:
    """Whether what the whole is made of follows: “four in five of the voters”."""
    return position < len(tokens.words) and tokens.words[position] in rules.share_closers


def _share_from_whole(context: Context, index: int, floor: int) -> tuple[Figure, int] | None:
    """A share whose whole is one word in its case: háromból egy, மூன்றில் ஒருவர்."""
    found = link_from_whole(context.profile, context.tokens, index)
    second = _other_number(context, found[2]) if found is not None else None
    if found is None or second is None:
        return None
    first = _counted_by(found[0], index, found[1])
    return _part_of_whole(context, (second, first), (first, second), floor)


def _every(context: Context, rank: Quantity, floor: int) -> tuple[Figure, int] | None:
    """“Jeder dritte”, “co trzeci”, каждый третий: one of so many, as the rank says."""
    if not _whole(rank):
        return None
    span = every(context.profile, context.tokens, rank.start, rank.end, int(rank.value.low))
    if span is None or span[0] < floor:
        return None
    one, whole = _counted_by(1, *span), _counted_by(int(rank.value.low), rank.start, span[1])
    return _part_of_whole(context, (one, whole), (one, whole), floor)


def _range_link(context: Context, first: Quantity) -> tuple[int, bool, bool] | None:
    """Where the second end of a range can begin, whether a dash joins it, and whether a word must close it.

    “A and B” is a range after “between”, or before a word like 사이 and arasında, which must then be there.
    """
    rules, tokens, words = context.profile, context.tokens, context.tokens.words
    end = first.end
    after = words[end] if end < len(words) else ""
    link, enclosed = rules.to.after(tokens, end) if after in rules.to.firsts else None, False
    if link is None and rules.glued_words and after in rules.counters.firsts:
        counted = rules.counters.after(tokens, end)
        ranged = counted is not None and counted[1] < len(words) and words[counted[1]] in rules.to.firsts
        link = rules.to.after(tokens, counted[1]) if counted is not None and ranged else None  # 5명에서 10명
    if link is None and after not in rules.range_openers and not (rules.from_endings or rules.prefixes):
        return None
    lead = tokens.words[first.start - 1] if first.start else ""
    opened = rules.between.before(tokens, first.start) if lead in rules.between.ends else None
    if link is None and opened is not None:
        link = rules.range_and.after(tokens, end) or _prefixed_and(rules, tokens, end)
    if link is None and after in rules.range_join.firsts:
        link = rules.range_join.after(tokens, end)
    if link is None and rules.from_endings and tokens.words[end - 1].endswith(rules.from_endings):
        link, enclosed = (True, end), True  # binden beş bine kadar
    if link is None and rules.enclosed and after in rules.range_and.firsts:
        link, enclosed = rules.range_and.after(tokens, end), True
    if link is None or link[1] >= len(tokens.words):
        return None
    if first.kind is Kind.ORDINAL and not opened and not enclosed and rules.to.after(tokens, end) is None:
        return None
    mark = tokens.words[end] in "-–—~～〜‐‑−"
    if mark and (tokens.glued(end) != tokens.glued(link[1]) or first.kind is Kind.ORDINAL):
        return None
    at = _past_prefix(rules, tokens, link[1])
    if at >= len(tokens.words):
        return None
    word = tokens.words[at]
    opens = word[0] in DIGITS or word in rules.anchors or word in rules.negative_words.firsts
    return (link[1], mark, enclosed) if opens or word[:3] in rules.compound_heads else None


def _prefixed_and(rules: Profile, tokens: Tokens, end: int) -> tuple[bool, int] | None:
    """“And” that was taken off the word after it (بين عشرة وعشرين)."""
    if not rules.prefixes or not 0 < end < len(tokens.words):
        return None
    between = tokens.text[tokens.ends[end - 1] : tokens.starts[end]].strip()
    return (True, end) if between and between in rules.range_and.firsts else None


def _past_prefix(rules: Profile, tokens: Tokens, position: int) -> int:
    """Past a currency or percent sign before the second end of a range."""
    if tokens.words[position][0] in DIGITS:
        return position
    prefix = (
        rules.currencies_before.after(tokens, position)
        or rules.ordinal_before.after(tokens, position)
        or rules.percent_before.after(tokens, position)
        or rules.negative_words.after(tokens, position)
    )
    return prefix[1] if prefix is not None else position


def _range(context: Context, first: Quantity, second: Quantity, floor: int, link: int) -> tuple[Figure, int]:
    rules, tokens = context.profile, context.tokens
    left, _ = _figure(context, first, floor, hedged=False)
    right, _ = _figure(context, second, link, hedged=False)
    close = rules.range_end.after(tokens, second.end) or rules.enclosed.after(tokens, second.end)
    stop = close[1] if close else second.end
    start = tokens.starts[first.start]
    ends = (left.low, right.high)
    low, high = sorted(end for end in ends if end is not None)
    hedge, hedge_span, _, _ = _hedge(context, first.start, stop, floor)
    if hedge is Hedge.AT_LEAST and rules.between.before(tokens, first.start) is not None:
        hedge, hedge_span = None, None  # от 19 до 24 лет
    figure = Figure(
        tokens.text[start : tokens.ends[stop - 1]], start, tokens.ends[stop - 1], Kind.RANGE, low, high,
        unit=left.unit, hedge=hedge, normalized=f"{left.normalized}/{right.normalized}",
        words=first.value.words, hedge_span=hedge_span, ends=(left, right),
    )  # fmt: skip
    return figure, stop


def _one_range(first: Quantity, second: Quantity, mark: bool, *, prefixed: bool) -> bool:
    """Whether two quantities are the ends of one range."""
    if first.marked and second.marked and (first.kind, first.unit) != (second.kind, second.unit):
        return False
    shared = first.kind is Kind.MONEY or (first.kind is Kind.PERCENT and prefixed)
    if first.marked and not second.marked and not mark and not shared:
        return False
    if Kind.ORDINAL in (first.kind, second.kind):
        return first.kind == second.kind
    amount = second.kind in (Kind.MONEY, Kind.PERCENT) or (second.kind is Kind.NUMBER and second.unit is None)
    if first.kind is Kind.FRACTION and amount and not (mark or second.value.fraction):
        return False  # “fell by a third to 20”
    if first.kind is Kind.MONEY and first.value.low > second.value.low:
        return False
    return mark or first.value.low < second.value.high


def _share_scale(rules: Profile, tokens: Tokens, first: Number, second: Number) -> None:
    """“3 to 5 million”: the scale of the second number holds for the first one too."""
    if second.end - second.start < 2:
        return
    if first.words and second.words:  # “three to four million”
        raised = scale_at(rules, tokens, second.end - 1)
        if raised is not None and raised[0] >= _THOUSANDS and first.low < second.low / 10 ** raised[0] < _TENS**2:
            first.low *= Decimal(10) ** raised[0]
            first.high *= Decimal(10) ** raised[0]
        return
    if first.plain is None or second.plain is not None or tokens.words[second.start][0] not in DIGITS:
        return
    scale = scale_at(rules, tokens, second.start + 1)
    if scale is None and second.start + 1 < len(tokens.words):
        power = rules.powers.get(tokens.words[second.start + 1])
        scale = (power, second.start + 2) if power else None
    if scale is not None and first.low < second.low / 10 ** scale[0]:
        first.low *= Decimal(10) ** scale[0]
        first.high *= Decimal(10) ** scale[0]


def _hedge(context: Context, start: int, end: int, floor: int) -> tuple[Hedge | None, tuple[int, int] | None, int, int]:
    """The hedge before or after tokens `start` to `end`, its span in the text, and where it ends."""
    rules, tokens, words = context.profile, context.tokens, context.tokens.words
    before = than = None
    led = start > floor and (rules.noun_first or words[start - 1] in rules.hedge_ends)
    followed = end < len(words) and words[end] in rules.hedge_follows
    if not (led or followed):
        return None, None, start, end
    if led:
        before = rules.hedges_before.before(tokens, start)
        than = rules.than_before.before(tokens, start) if words[start - 1] in rules.than_before.ends else None
        if before is None and (words[start - 1] in rules.ones or _may_part(rules, tokens, start)):
            before = rules.hedges_before.before(tokens, start - 1)
        parted = _parted_hedge(rules, tokens, start, end)
        if parted is not None and parted[1] >= floor and (before is None or parted[1] < before[1]):
            before = parted
        if before is not None and (before[1] < floor or _is_end_of_move(rules, tokens, before, floor)):
            before = None
    if than is not None and than[1] >= floor and (much := rules.than_after.after(tokens, end)) is not None:
        return much[0], (tokens.starts[than[1]], tokens.ends[start - 1]), than[1], much[1]
    after = _hedge_after(rules, tokens, end) if followed else None
    if before is not None and (after is None or before[0] is not Hedge.ABOUT or after[0] is Hedge.ABOUT):
        return before[0], (tokens.starts[before[1]], tokens.ends[start - 1]), before[1], end
    if after is not None:
        # “About 500 or more”: the bound says more than the word before.
        return after[0], (tokens.starts[after[1]], tokens.ends[after[2] - 1]), start, after[2]
    return None, None, start, end


def _parted_hedge(rules: Profile, tokens: Tokens, start: int, end: int) -> tuple[Hedge, int] | None:
    """The hedge before the preposition of a figure: «не менее чем в 40 странах», “al menos en 40 países”.

    Before a length of time one word can be a superlative, “the fewest in ten years” (najmanje u deset godina).
    """
    gap = rules.hedge_gaps.before(tokens, start) if tokens.words[start - 1] in rules.hedge_gaps.ends else None
    found = rules.hedges_parted.before(tokens, gap[1]) if gap is not None else None
    if gap is None or found is None or (found[1] == gap[1] - 1 and _is_length(rules, tokens, end)):
        return None
    return found


def _is_length(rules: Profile, tokens: Tokens, end: int) -> bool:
    """Whether the last token of a figure is a unit of time."""
    return tokens.words[end - 1] in rules.time_words


def _may_part(rules: Profile, tokens: Tokens, start: int) -> bool:
    """Whether a word can stand between a hedge and its figure: gut | ein | Dutzend, takriban | watu | 1,200."""
    word = tokens.words[start - 1]
    if rules.noun_first:
        ranked = tokens.words[start] in rules.ordinals.firsts
        return word[0].isalpha() and word not in rules.numbers.firsts and not ranked
    return word in rules.one_words and tokens.words[start] in rules.dozens.firsts


def _is_end_of_move(rules: Profile, tokens: Tokens, hedge: tuple[Hedge, int], floor: int) -> bool:
    """Whether “up to” is mere “to”: “creció un 4,5 % hasta 12.300 millones”, “cayó hasta los 20 euros”."""
    start = hedge[1]
    if hedge[0] is not Hedge.UP_TO or tokens.words[start] not in rules.reaching:
        return False
    if floor and floor in (start, start - (tokens.words[start - 1] == ",")):
        return True
    for word in reversed(tokens.words[max(0, start - _CLAUSE) : start]):
        if word.startswith(rules.moves):
            return True
        if word in ".;:!?":
            break
    return False


def _hedge_after(rules: Profile, tokens: Tokens, end: int) -> tuple[Hedge, int, int] | None:
    """The hedge that follows a figure, or what it counts (300人以上, 천 마리 미만), and its first and last token."""
    word = tokens.words[end]
    after = rules.hedges_after.after(tokens, end) if word in rules.hedges_after.firsts else None
    if after is not None and word in rules.odd.firsts and not tokens.glued(end):
        after = None  # 45세 여성, a woman of 45: only behind the numeral itself 여 means “more”
    if after is not None:
        hedge = Hedge.UP_TO if after[0] is Hedge.ABOUT and _in_dative(rules, tokens.words[end - 1]) else after[0]
        return None if _opens_next(rules, tokens, end, after[1]) else (hedge, end, after[1])
    counts = word in rules.counters.firsts and (rules.glued_words or rules.strict_letters)
    counted = rules.counters.after(tokens, end) if counts else None
    behind = counted[1] if counted is not None else len(tokens.words)
    if behind == len(tokens.words) or tokens.words[behind] not in rules.hedges_after.firsts:
        return None
    after = rules.hedges_after.after(tokens, behind)
    return (after[0], behind, after[1]) if after is not None else None


def _in_dative(rules: Profile, word: str) -> bool:
    """Whether a unit or currency stands in the dative, which makes kadar “up to”: iki yıla kadar, but iki yıl kadar."""
    stems = (word.removesuffix(ending) for ending in rules.dative_endings if word.endswith(ending))
    return any(stem in rules.units.single or stem in rules.currencies.single for stem in stems)


def _opens_next(rules: Profile, tokens: Tokens, start: int, end: int) -> bool:
    """Whether the words of a hedge belong to the figure after them: “200 or greater than 190”."""
    for position in range(start, end):
        later = rules.hedges_before.after(tokens, position)
        if later is not None and end < later[1] < len(tokens.words):
            word = tokens.words[later[1]]
            return word[0] in DIGITS or word in rules.numbers.firsts
    return False


def _figure(context: Context, found: Quantity, floor: int, *, hedged: bool = True) -> tuple[Figure, int]:
    tokens, value = context.tokens, found.value
    start, end = tokens.starts[found.start], tokens.ends[found.end - 1]
    hedge, span, stop = value.hedge, None, found.end
    if hedged:
        around, span, _, stop = _hedge(context, found.start, found.end, floor)
        if around is not None and hedge is not Hedge.SEVERAL:
            hedge = around
    unit, low, high, other = found.unit, value.low, value.high, value.other
    if unit is None:
        pass
    elif "/1" in unit and not (part := unit.partition("/1"))[2].strip("0"):
        unit, low, high = part[0], low / int(f"1{part[2]}"), high / int(f"1{part[2]}")
    elif "*" in unit and found.kind is Kind.MONEY:  # MEUR, mkr
        unit, _, many = unit.partition("*")
        low, high, other = low * int(many), high * int(many), None
    figure = Figure(
        tokens.text[start:end], start, end, found.kind, low, high, unit, hedge,
        _normalized(found.kind, low, high, unit), value.words, other, value.foreign, span,
    )  # fmt: skip
    return figure, stop


def _plain(value: Decimal) -> str:
    """A decimal without exponent and trailing zeros."""
    if (text := str(value)).isdecimal():
        return text
    if value == value.to_integral_value():
        return str(int(value))
    return f"{value.normalize():f}" if abs(value.adjusted()) < 25 else str(value.normalize())


def _normalized(kind: Kind, low: Decimal, high: Decimal, unit: str | None) -> str:
    if kind is _DURATION and unit is not None and low == high:
        factor, base = MULTIPLES.get(unit, (1, unit))
        before, letter = DURATIONS[base]
        return f"{before}{_plain(low * factor)}{letter}"
    amount = _plain(low) if low == high else f"{_plain(low)}..{_plain(high)}"
    if kind is _ORDINAL:
        return f"#{amount}"
    if unit is None:
        return amount
    if kind is _PERCENT:
        return f"{amount}%"
    return f"{unit} {amount}" if kind is _MONEY else f"{amount} {unit}"
