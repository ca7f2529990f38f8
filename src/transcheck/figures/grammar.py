"""From tokens to figures: one pass over the words at which a figure can begin."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from decimal import Decimal

from transcheck.figures.dates import When, clock, when
from transcheck.figures.model import Figure, Hedge, Kind
from transcheck.figures.numerals import Number, number
from transcheck.figures.tables import Profile, profile
from transcheck.figures.tokens import DIGITS, Tokens, tokenize

__all__ = ["extract"]

_DURATIONS = {
    "second": ("PT", "S"), "minute": ("PT", "M"), "hour": ("PT", "H"), "day": ("P", "D"), "week": ("P", "W"),
    "month": ("P", "M"), "year": ("P", "Y"),
}  # fmt: skip
_MULTIPLES = {"decade": (10, "year"), "century": (100, "year"), "fortnight": (2, "week"), "quarter": (3, "month")}
# What looks like figures and is none, each behind a sign that must occur in the text. No pattern can be re-read: each
# begins with a literal or stands behind a bounded look.
_NOT_TEXT = (
    ("://", re.compile(r"https?://[^\s<>\"']{1,2000}")),
    ("www.", re.compile(r"www\.[^\s<>\"']{1,2000}")),
    ("@", re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){0,4}")),
    ("@", re.compile(r"(?<!\w)@\w{1,64}")),
    ("#", re.compile(r"(?<!\w)#\w{1,64}")),
    ("+", re.compile(r"(?<![\w+])\+\d{1,3}[ .(-]{0,2}\d{1,4}(?:[ .)(-]{1,2}\d{2,4}){1,5}\b")),
    ("0", re.compile(r"(?<![\w.,])\(?0\d{2,4}\)?[ -]\d{3,4}[ -]?\d{3,4}\b")),
    ("-", re.compile(r"(?<!\d)\d{3}-\d{3}-\d{4}(?!\d)")),
)


@dataclass(frozen=True, slots=True)
class _Context:
    profile: Profile
    tokens: Tokens
    published: dt.date | None
    hidden: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Quantity:
    """A number with what stands around it; positions are tokens."""

    start: int
    end: int
    value: Number
    kind: Kind
    unit: str | None
    marked: bool = False


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
    anchors = rules.anchors
    starts = [index for index, word in enumerate(tokens.words) if word in anchors or word[0] in DIGITS]
    if rules.compounds:
        heads = rules.compound_heads
        words = enumerate(tokens.words)
        starts = sorted({*starts, *(index for index, word in words if len(word) > 6 and word[:3] in heads)})
    if not starts:
        return []
    hidden = _hidden(text)
    context = _Context(rules, tokens, published, hidden)
    found: list[Figure] = []
    done = 0
    hide = 0
    for index in starts:
        if index < done:
            continue
        while hide < len(hidden) and hidden[hide][1] <= tokens.starts[index]:
            hide += 1
        if hide < len(hidden) and hidden[hide][0] <= tokens.starts[index]:
            continue
        result = _read(context, index, done)
        if result is not None:
            figure, end = result
            if figure is not None:
                found.append(figure)
            done = max(end, index + 1)
    return found


def _hidden(text: str) -> tuple[tuple[int, int], ...]:
    """Web and mail addresses, handles and telephone numbers: spans in which no figure begins, in order."""
    spans = sorted(match.span() for sign, pattern in _NOT_TEXT if sign in text for match in pattern.finditer(text))
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _strip_prefixes(rules: Profile, tokens: Tokens) -> None:
    """Take conjunctions, prepositions and articles off words, where what is left is known."""
    known, prefixes = rules.known, rules.prefixes
    for index, word in enumerate(tokens.words):
        if len(word) < 3 or word in known or word[0] not in rules.prefix_letters:
            continue
        for prefix in prefixes:
            if word.startswith(prefix) and word[len(prefix) :] in known:
                tokens.words[index] = word[len(prefix) :]
                tokens.starts[index] += len(prefix)
                break


def _read(context: _Context, index: int, floor: int) -> tuple[Figure | None, int] | None:
    """The figure that begins at a token and the token after it; (None, end) for what looks like one and is none."""
    rules, tokens = context.profile, context.tokens
    word = tokens.words[index]
    in_digits = word[0] in DIGITS
    if in_digits and (skip := _designator(rules, tokens, index)) is not None:
        return None, skip
    if not in_digits:
        following = tokens.words[index + 1] if index + 1 < len(tokens.words) else ""
        if word in rules.ones and word not in rules.numbers and following not in rules.after_ones:
            return None
        if word in rules.letters and not rules.may_open(tokens.words, index):
            return None
        if (skip := _no_figure(rules, tokens, index)) is not None:
            return None, skip
    date = when(rules, tokens, index) if in_digits or word in rules.date_words else None
    if date is not None and _is_date(context, date, index):
        return _date_figure(context, date)
    if (in_digits or word in rules.clock_words) and (time := clock(rules, tokens, index)) is not None:
        quote = tokens.text[tokens.starts[time.start] : tokens.ends[time.end - 1]]
        minutes = Decimal(time.minutes)
        figure = Figure(
            quote, tokens.starts[time.start], tokens.ends[time.end - 1], Kind.TIME, minutes, minutes,
            unit="6h" if rules.hours_from_dawn else None if time.half_known else "12h", normalized=time.normalized(),
        )  # fmt: skip
        return figure, time.end
    quantity = _quantity(context, index, floor)
    if quantity is None:
        return None
    return _ranged(context, quantity, floor)


def _no_figure(rules: Profile, tokens: Tokens, index: int) -> int | None:
    """After a phrase with a number word that counts nothing (“no one”, “one another”), or None."""
    if len(tokens.words) == 1:
        return None
    phrase = rules.not_figures.after(tokens, index)
    end = phrase[1] if phrase else index + 1
    if phrase is None and rules.not_figures.before(tokens, index + 1) is None:
        return None
    longer = number(rules, tokens, index)
    if longer is None:
        return end
    return end if longer.end <= end and rules.currencies.after(tokens, longer.end) is None else None


def _designator(rules: Profile, tokens: Tokens, index: int) -> int | None:
    """After digits that are part of a name or a list (COVID-19, G7, A380, 1080p, “2.” before an item), or None."""
    words = tokens.words
    if tokens.glued(index):
        before = words[index - 1]
        alpha = before[-1].isalpha() and before not in rules.letters
        if (
            alpha
            and before.isascii()
            and not rules.glued_words
            and rules.currencies_before.before(tokens, index) is None
        ):
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
                if tail is None and not (stem in rules.to.words or rules.months.before(tokens, index - 1)):
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


def _is_date(context: _Context, date: When, index: int) -> bool:
    """Whether four digits alone are a year: by the words around them, else by their size."""
    if date.month or date.day or date.weekday or date.decade or date.offset is not None or date.year is None:
        return True
    rules, tokens = context.profile, context.tokens
    if rules.year_after.before(tokens, date.end) or str(date.year) not in tokens.words[index]:
        return True
    end = date.end
    hyphen = end < len(tokens.words) and tokens.words[end] in "-‐‑"
    for table in (rules.scales, rules.units, rules.currencies, rules.percent_after, rules.counters):
        if table.after(tokens, end) or (hyphen and table is rules.units and table.after(tokens, end + 1)):
            return False
    if rules.currencies_before.before(tokens, index) is not None:
        return False
    if rules.hedges_before.before(tokens, index) is not None and not 1900 <= date.year < 2100:
        return False
    if rules.year_before.before(tokens, index):
        return date.certain
    return 1900 <= date.year < 2100


def _date_figure(context: _Context, date: When) -> tuple[Figure, int]:
    rules, tokens = context.profile, context.tokens
    first = _dated(context, date)
    end = date.end
    link = rules.to.after(tokens, end)
    hyphen = bool(link) and tokens.words[end] in "-–—~～〜‐‑−"
    opened = rules.between.before(tokens, date.start)
    if link is None and opened:
        link = rules.range_and.after(tokens, end)
    if link is not None and link[1] < len(tokens.words) and (date.month or date.year or date.weekday):
        second = when(rules, tokens, link[1])
        if second is not None and hyphen and date.day and second.year is None and second.day is None:
            second = None
        if (
            second is None
            and date.day
            and hyphen
            and tokens.words[link[1]].isdecimal()
            and len(tokens.words[link[1]]) <= 2
        ):
            last_day = int(tokens.words[link[1]])
            if date.day < last_day <= 31:
                second = When(link[1], link[1] + 1, date.year, date.month, last_day)
        if second is None and date.year and not date.month and hyphen and tokens.words[link[1]].isdecimal():
            short = tokens.words[link[1]]
            if len(short) == 2 and int(short) > date.year % 100:
                second = When(link[1], link[1] + 1, date.year // 100 * 100 + int(short))
        if second is not None and _comparable(date, second) and _is_date(context, second, link[1]):
            if date.year is None and second.year is not None:
                date = replace(date, year=second.year)
                first = _dated(context, date)
            last = _dated(context, second)
            close = rules.range_end.after(tokens, second.end)
            stop = close[1] if close else second.end
            quote = tokens.text[first.start : tokens.ends[stop - 1]]
            figure = Figure(
                quote, first.start, tokens.ends[stop - 1], Kind.RANGE, first.low, last.high, unit="date",
                normalized=f"{first.normalized}/{last.normalized}", ends=(first, last),
            )  # fmt: skip
            return figure, stop
    return first, end


def _comparable(first: When, second: When) -> bool:
    """Whether two dates are the ends of one stretch: both days, both months, both years, both weekdays."""
    grains = [(bool(item.day), bool(item.month), bool(item.weekday and not item.day)) for item in (first, second)]
    return grains[0] == grains[1] and (first.offset is None) == (second.offset is None)


def _dated(context: _Context, date: When) -> Figure:
    tokens = context.tokens
    resolved = date.resolve(context.published)
    bounds = resolved.bounds()
    start, end = tokens.starts[date.start], tokens.ends[date.end - 1]
    return Figure(
        tokens.text[start:end], start, end, Kind.DATE,
        bounds[0] if bounds else None, bounds[1] if bounds else None,
        normalized=date.normalized(), when=date,
    )  # fmt: skip


def _value(context: _Context, index: int) -> tuple[Number, Hedge | None] | None:
    """The number at a token, whether definite (“1.4 million”) or vague (“hundreds of thousands”, “a few dozen”)."""
    rules, tokens = context.profile, context.tokens
    vague = rules.vague.after(tokens, index)
    if vague is not None:
        several = _several(rules, tokens, index, vague)
        return (several, Hedge.SEVERAL) if several else None
    found = _half_and(rules, tokens, index) or _share_of(rules, tokens, index)
    if found is None and rules.scale_first:
        found = _scale_first(rules, tokens, index)
    if found is not None:
        return found, None
    if tokens.words[index] in rules.ones:
        found = _with_one(rules, tokens, index)
        return (found, None) if found else None
    dozen = rules.dozens.after(tokens, index)
    if dozen is not None:
        return Number(index, dozen[1], Decimal(dozen[0]), Decimal(dozen[0]), words=True), None
    read = number(rules, tokens, index)
    if read is None:
        return None
    dozen = rules.dozens.after(tokens, read.end)
    if dozen is not None and read.low < 100:
        read.low, read.high, read.end, read.plain = read.low * dozen[0], read.high * dozen[0], dozen[1], None
    return read, read.hedge or (Hedge.SEVERAL if read.several else None)


def _several(rules: Profile, tokens: Tokens, index: int, vague: tuple[tuple[int, int], int]) -> Number | None:
    """“Hundreds”, “several million”, “a few dozen”; None for “several” alone, which counts nothing exactly."""
    (low, high), end = vague
    scale = rules.scales.after(tokens, end) or _power(rules, tokens, end)
    if scale is not None:
        factor = Decimal(10) ** scale[0]
        low, high = (1, 10) if low < 10 else (low, high)
        return Number(index, scale[1], low * factor, high * factor - 1, words=True)
    dozen = rules.dozens.after(tokens, end)
    if dozen is not None:
        return Number(index, dozen[1], Decimal(24), Decimal(120), words=True)
    return Number(index, end, Decimal(low), Decimal(high), words=True) if low >= 10 else None


def _half_and(rules: Profile, tokens: Tokens, index: int) -> Number | None:
    """A number with a half or quarter named before it: साढ़े तीन हज़ार."""
    half = rules.half_before.after(tokens, index)
    read = number(rules, tokens, half[1]) if half and half[1] < len(tokens.words) else None
    if half is None or read is None:
        return None
    (upper, lower), _ = half
    atom = rules.numbers.before(tokens, read.end)
    unit = Decimal(atom[0].value) if atom and atom[0].power else Decimal(1)
    read.low += unit * upper / lower
    read.high, read.start, read.plain = read.low, index, None
    return read


def _share_of(rules: Profile, tokens: Tokens, index: int) -> Number | None:
    """“Half”, “half a million”, “a quarter of a million”."""
    part = rules.fraction_words.after(tokens, index)
    if part is None:
        return None
    (upper, lower), end = part
    value = Decimal(upper) / lower
    joined = rules.of_parts.after(tokens, end)
    rest = joined[1] if joined else end
    scale = rules.scales.after(tokens, rest) or _power(rules, tokens, rest)
    if scale is not None and scale[0] >= 3:
        value *= Decimal(10) ** scale[0]
        return Number(index, scale[1], value, value, words=True)
    if (dozen := rules.dozens.after(tokens, rest)) is not None:
        return Number(index, dozen[1], value * dozen[0], value * dozen[0], words=True)
    return Number(index, end, value, value, words=True, fraction=True)


def _scale_first(rules: Profile, tokens: Tokens, index: int) -> Number | None:
    """A number whose scale words stand before what they multiply: “elfu tano”, “milioni 1.4”, “mia mbili na tatu”."""
    total, position, last = Decimal(0), index, Decimal("Infinity")
    end = index
    while (scale := _power(rules, tokens, position)) is not None and Decimal(10) ** scale[0] < last:
        last = Decimal(10) ** scale[0]
        after, factor, digits = scale[1], Decimal(1), False
        inner = _power(rules, tokens, after)
        multiplier = Decimal(1)
        if inner is not None and Decimal(10) ** inner[0] < last:
            multiplier, after = Decimal(10) ** inner[0], inner[1]
        operand = number(rules, tokens, after) if after < len(tokens.words) else None
        if operand is not None and operand.low < last:
            factor, after, digits = operand.low, operand.end, not operand.words
        total += last * multiplier * factor
        position = end = after
        if digits:
            break
        while position < len(tokens.words) and (tokens.words[position] in rules.joins or tokens.words[position] == ","):
            position += 1
    if end == index:
        return None
    if position > end and (rest := number(rules, tokens, position)) is not None and rest.words and rest.low < last:
        total, end = total + rest.low, rest.end
    return Number(index, end, total, total, words=tokens.words[end - 1][0] not in DIGITS)


def _power(rules: Profile, tokens: Tokens, position: int) -> tuple[int, int] | None:
    atom = rules.numbers.after(tokens, position)
    return (atom[0].power, atom[1]) if atom and atom[0].power else None


def _with_one(rules: Profile, tokens: Tokens, index: int) -> Number | None:
    """“a million”, “a third”, “a dozen”: an article that stands for one."""
    after = index + 1
    if after >= len(tokens.words):
        return None
    if (scale := _power(rules, tokens, after)) is not None:
        found = number(rules, tokens, index)
        if found is not None and found.end > after:
            return found
        value = Decimal(10) ** scale[0]
        return Number(index, scale[1], value, value, words=True)
    if (dozen := rules.dozens.after(tokens, after)) is not None:
        return Number(index, dozen[1], Decimal(dozen[0]), Decimal(dozen[0]), words=True)
    part = rules.fractions.after(tokens, after)
    if part is not None and (part[1] == len(tokens.words) or rules.of_parts.after(tokens, part[1])):
        value = Decimal(part[0][0]) / part[0][1]
        return Number(index, part[1], value, value, words=True, fraction=True)
    return None


def _quantity(context: _Context, index: int, floor: int) -> _Quantity | None:  # noqa: C901, PLR0912, PLR0915
    """The number at a token with its currency, percent sign, unit or ordinal mark."""
    rules, tokens = context.profile, context.tokens
    words = tokens.words
    lead = rules.percent_before.after(tokens, index)
    if lead is not None and lead[1] < len(words) and (words[lead[1]][0] in DIGITS or words[lead[1]] in rules.anchors):
        return _quantity(context, lead[1], index)
    fixed = rules.quantities.after(tokens, index)
    if fixed is not None:
        count = Decimal(fixed[0][0])
        found = Number(index, fixed[1], count, count, words=True)
        kind = Kind.DURATION if fixed[0][1] in _DURATIONS or fixed[0][1] in _MULTIPLES else Kind.NUMBER
        return _Quantity(index, fixed[1], found, kind, fixed[0][1], marked=True)
    ordinal = rules.ordinals.after(tokens, index)
    read = _value(context, index)
    rank = _rank(rules, tokens, index, read[0] if read else None, ordinal)
    if rank is not None:
        return _Quantity(index, rank.end, rank, Kind.ORDINAL, None, marked=True)
    if read is None:
        return None
    value, hedge = read
    value.hedge = hedge
    start, end = value.start, value.end
    start = _signed(rules, tokens, value, start, floor)
    follow = end < len(words) and rules.may_follow(words[end])
    tenths = rules.tenths.after(tokens, end) if follow else None
    if tenths is not None:
        value.low, value.high = value.low * 10, value.high * 10
        return _Quantity(start, tenths[1], value, Kind.PERCENT, "%", marked=True)
    after_hyphen = end
    if follow:
        ages = rules.decades.after(tokens, end)
        if ages is not None and tokens.glued(end) and value.plain and value.low in range(10, 100, 10):
            value.high = value.low + 9
            return _Quantity(start, ages[1], value, Kind.NUMBER, None)
        if words[end] in "-‐‑" and end + 1 < len(words):
            after_hyphen = end + 1
        percent = rules.percent_after.after(tokens, end) or rules.percent_after.after(tokens, after_hyphen)
        if percent is not None:
            if words[percent[1] - 1] == "‰":
                value.low, value.high = value.low / 10, value.high / 10
            return _Quantity(start, percent[1], value, Kind.PERCENT, "%", marked=True)
    percent = rules.percent_before.before(tokens, start)
    if percent is not None and percent[1] >= floor:
        return _Quantity(percent[1], end, value, Kind.PERCENT, "%", marked=True)
    mark = rules.ordinal_after.after(tokens, end) if follow and not value.fraction else None
    if mark is not None and (paid := rules.currencies.after(tokens, end)) is not None and paid[1] > mark[1]:
        mark = None
    if mark is not None and (tokens.glued(end) or not rules.ordinal_after.is_short(words[end])):
        return _Quantity(start, mark[1], value, Kind.ORDINAL, None, marked=True)
    before = rules.ordinal_before.before(tokens, start)
    if before is not None and before[1] >= floor:
        return _Quantity(before[1], end, value, Kind.ORDINAL, None, marked=True)
    currency = rules.currencies_before.before(tokens, start)
    if currency is not None and any(not tokens.glued(at) for at in range(currency[1] + 1, start)):
        # “a $5 fine” costs no Australian dollars.
        currency = rules.currencies_before.before(tokens, start, longest=False)
    if currency is not None and currency[1] >= floor and not value.fraction:
        return _Quantity(currency[1], value.end, value, Kind.MONEY, currency[0], marked=True)
    of = rules.of_parts.after(tokens, end) if follow and (value.words or value.low >= 1000) else None
    for position in (end, after_hyphen, *([of[1]] if of else [])) if follow else ():
        if (money := rules.currencies.after(tokens, position)) is not None and (
            position <= end + 1 or value.low >= 1000 or hedge
        ):
            return _with_cents(context, _Quantity(start, money[1], value, Kind.MONEY, money[0], marked=True))
        if (unit := rules.units.after(tokens, position)) is not None and _unit_fits(rules, tokens, position, unit):
            kind = Kind.DURATION if unit[0] in _DURATIONS or unit[0] in _MULTIPLES else Kind.NUMBER
            stop = unit[1]
            half = rules.and_half.after(tokens, stop) if not rules.glued_words or tokens.glued(stop) else None
            if half is not None and value.low == value.high:
                value.low = value.high = value.low + Decimal(half[0][0]) / half[0][1]
                stop = half[1]
            return _Quantity(start, stop, value, kind, unit[0], marked=True)
    if (
        rules.dot_ordinal
        and end < len(words)
        and words[end] == "."
        and tokens.glued(end)
        and words[end - 1].isdecimal()
    ):
        follows = tokens.text[tokens.ends[end] : tokens.ends[end] + 2]
        if len(words[end - 1]) <= 3 and follows[:1] == " " and follows[1:].islower():
            return _Quantity(start, end + 1, value, Kind.ORDINAL, None, marked=True)
    if (unit := rules.units_before.before(tokens, start)) is not None and unit[1] >= floor:
        kind = Kind.DURATION if unit[0] in _DURATIONS or unit[0] in _MULTIPLES else Kind.NUMBER
        return _Quantity(unit[1], end, value, kind, unit[0], marked=True)
    counter = rules.counters.after(tokens, end) if follow else None
    if not _plausible(context, value, counter is not None):
        return None
    kind = Kind.FRACTION if value.fraction else Kind.NUMBER
    tail = words[end] if end < len(words) and tokens.glued(end) and words[end - 1][0] in DIGITS else ""
    if tail[:1].isalpha() and tail.isascii() and not rules.glued_words and counter is None:
        return None
    return _Quantity(start, end, value, kind, None)


def _signed(rules: Profile, tokens: Tokens, value: Number, start: int, floor: int) -> int:
    """Take in a leading point and a sign, “.5”, “-5”, “minus five”; returns where the figure begins."""
    words = tokens.words

    def free(position: int) -> bool:
        if rules.glued_words and words[position] in "−－":
            return True
        return position == 0 or not tokens.glued(position) or words[position - 1] in "([$€£-−"

    digits = words[start][0] in DIGITS
    if digits and start > floor and words[start - 1] == "." and tokens.glued(start) and free(start - 1) and value.plain:
        shift = Decimal(10) ** len(words[start])
        value.low, value.high, value.plain, start = value.low / shift, value.high / shift, None, start - 1
    sign = start - 1
    if digits and sign >= floor and words[sign] in "-−－" and (tokens.glued(start) or sign == 0) and free(sign):
        line = tokens.text[max(0, tokens.starts[sign] - 1) : tokens.starts[sign]]
        if line != "\n":
            value.low, value.high, start = -value.high, -value.low, sign
    elif (negative := rules.negative_words.before(tokens, start)) is not None and negative[1] >= floor:
        value.low, value.high, start = -value.high, -value.low, negative[1]
    return start


def _rank(
    rules: Profile, tokens: Tokens, index: int, read: Number | None, first: tuple[int, int] | None
) -> Number | None:
    """An ordinal in words, whole (“fifth”) or built from several (“one hundred and fifth”, “vigésimo quinto”)."""
    if first is None and read is None and rules.compounds:
        return _compound_rank(rules, tokens, index)
    if first is not None and (read is None or first[1] >= read.end):
        total, end = Decimal(first[0]), first[1]
    elif read is not None and read.words and not read.fraction and read.low == read.low.to_integral_value():
        end = read.end
        look = (
            end + 1
            if end < len(tokens.words) and (tokens.words[end] in rules.joins or tokens.words[end] == "-")
            else end
        )
        after = rules.ordinals.after(tokens, look)
        if after is None:
            return None
        total = read.low * after[0] if after[0] >= 1000 > read.low else read.low + after[0]
        if after[0] < 1000 and (read.low % 100 and (read.low % 10 or after[0] > 9)):
            return None
        end = after[1]
    else:
        return None
    while (more := rules.ordinals.after(tokens, end)) is not None and total % (
        1000 if more[0] > 99 else 100 if more[0] > 9 else 10
    ) == 0:
        total, end = total + more[0], more[1]
    return Number(index, end, total, total, words=True)


def _compound_rank(rules: Profile, tokens: Tokens, index: int) -> Number | None:
    """An ordinal written as one word with what stands before it: honderdvijfentwintigste."""
    word = tokens.words[index]
    for cut in range(3, min(len(word) - 2, 40)):
        tail = rules.ordinals.words.get(word[cut:])
        if tail is None:
            continue
        head = word[:cut]
        for join in ("", *rules.joins):
            if head.endswith(join):
                before = number(rules, tokenize(head[: len(head) - len(join)]), 0) if len(head) > len(join) else None
                if before is not None and before.words and before.end == 1:
                    rank = rules.ordinals.after(tokenize(word[cut:]), 0)
                    if rank is not None and (before.low % 100 == 0 or rank[0] >= 1000):
                        value = before.low * rank[0] if rank[0] >= 1000 else before.low + rank[0]
                        return Number(index, index + 1, value, value, words=True)
    return None


def _unit_fits(rules: Profile, tokens: Tokens, position: int, unit: tuple[str, int]) -> bool:
    """Whether one or two letters after a number are a unit: after digits, and no part of another word."""
    word, end = tokens.words[position], unit[1]
    if rules.not_units.after(tokens, position) is not None:
        return False
    if len(word) > 2 or not word.isascii() or end != position + 1 or (len(word) == 2 and unit[0] in _DURATIONS):
        return True
    if tokens.words[position - 1][0] not in DIGITS:
        return False
    if end < len(tokens.words) and tokens.words[end] in "'’" and tokens.glued(end):
        return False
    return len(word) == 2 or tokens.text[tokens.starts[position]].islower() or tokens.glued(position)


def _plausible(context: _Context, value: Number, counted: bool) -> bool:
    """Whether numerals that are also letters of words (一, 이, 三) count something here."""
    rules, tokens = context.profile, context.tokens
    first = tokens.words[value.start]
    if first[0] in DIGITS or first not in rules.letters:
        return True
    length = value.end - value.start
    if value.fraction or length == len(tokens.words):
        return True
    if rules.strict_letters:
        scaled = any(word in rules.powers for word in tokens.words[value.start : value.end])
        alone = not tokens.glued(value.start) and (value.end == len(tokens.words) or not tokens.glued(value.end))
        return length > 1 and (counted or (scaled and length > 2 and alone))
    if counted:
        return True
    if length == 1:
        return len(tokens.words) == 1
    powers = sum(word in rules.powers for word in tokens.words[value.start : value.end])
    return (powers > 0 and (length > 2 or value.low >= 100 or not tokens.glued(value.end))) or length >= 3


def _with_cents(context: _Context, amount: _Quantity) -> _Quantity:
    """Add “and 50 cents” to “12 dollars”."""
    rules, tokens = context.profile, context.tokens
    position = amount.end
    if position < len(tokens.words) and tokens.words[position] in rules.joins:
        position += 1
    if position >= len(tokens.words) or amount.unit is None or amount.unit.endswith("/100"):
        return amount
    if tokens.words[position][0] not in DIGITS and tokens.words[position] not in rules.anchors:
        return amount
    small = number(rules, tokens, position)
    if small is None or small.low >= 100:
        return amount
    cents = rules.currencies.after(tokens, small.end)
    if cents is not None and cents[0].endswith("/100"):
        amount.value.low += small.low / 100
        amount.value.high += small.high / 100
        amount.end = cents[1]
    return amount


def _ranged(context: _Context, first: _Quantity, floor: int) -> tuple[Figure, int]:
    """The quantity, or the range that it opens: “5–10 %”, “$3 to $5 million”, “between two and four weeks”."""
    rules, tokens = context.profile, context.tokens
    end = first.end
    link = rules.to.after(tokens, end)
    opened = rules.between.before(tokens, first.start)
    if link is None and opened is not None:
        link = rules.range_and.after(tokens, end)
    if link is None and (joined := rules.range_join.after(tokens, end)) is not None:
        link = joined
    if link is None or link[1] >= len(tokens.words) or (first.kind is Kind.ORDINAL and not opened):
        return _figure(context, first, floor)
    mark = tokens.words[end] in "-–—~～〜‐‑−"
    if mark and tokens.glued(end) != tokens.glued(link[1]):
        return _figure(context, first, floor)
    position = link[1]
    prefix = rules.currencies_before.after(tokens, position) or rules.percent_before.after(tokens, position)
    if prefix is not None and tokens.words[position][0] not in DIGITS:
        position = prefix[1]
    if position >= len(tokens.words) or not (
        tokens.words[position][0] in DIGITS or tokens.words[position] in rules.anchors
    ):
        return _figure(context, first, floor)
    second = _quantity(context, position, link[1])
    if second is None or not _one_range(first, second, mark):
        return _figure(context, first, floor)
    if mark and second.end < len(tokens.words) and tokens.words[second.end] in "-/" and tokens.glued(second.end):
        return _figure(context, first, floor)
    _share_scale(rules, tokens, first.value, second.value)
    if not first.marked and second.marked:
        first.kind, first.unit = second.kind, second.unit
    elif first.marked and not second.marked:
        second.kind, second.unit = first.kind, first.unit
    left, _ = _figure(context, first, floor, hedged=False)
    right, _ = _figure(context, second, link[1], hedged=False)
    close = rules.range_end.after(tokens, second.end)
    stop = close[1] if close else second.end
    start = tokens.starts[first.start]
    low, high = sorted((first.value.low, second.value.high))
    hedge, hedge_span, _, _ = _hedge(context, first.start, stop, floor)
    figure = Figure(
        tokens.text[start : tokens.ends[stop - 1]], start, tokens.ends[stop - 1], Kind.RANGE, low, high,
        unit=first.unit, hedge=hedge, normalized=f"{left.normalized}/{right.normalized}",
        words=first.value.words, hedge_span=hedge_span, ends=(left, right),
    )  # fmt: skip
    return figure, stop


def _one_range(first: _Quantity, second: _Quantity, mark: bool) -> bool:
    """Whether two quantities are the ends of one range."""
    if first.marked and second.marked and (first.kind, first.unit) != (second.kind, second.unit):
        return False
    if first.marked and not second.marked and not mark and first.kind is not Kind.MONEY:
        return False
    if Kind.ORDINAL in (first.kind, second.kind):
        return first.kind == second.kind
    return mark or first.value.low < second.value.high


def _share_scale(rules: Profile, tokens: Tokens, first: Number, second: Number) -> None:
    """“3 to 5 million”: the scale of the second number holds for the first one too."""
    if first.plain is None or second.plain is not None or second.end - second.start < 2:
        return
    if tokens.words[second.start][0] not in DIGITS:
        return
    scale = rules.scales.after(tokens, second.start + 1) or _power(rules, tokens, second.start + 1)
    if scale is None and second.start + 1 < len(tokens.words):
        power = rules.powers.get(tokens.words[second.start + 1])
        scale = (power, second.start + 2) if power else None
    if scale is not None and first.low < second.low / 10 ** scale[0]:
        first.low *= Decimal(10) ** scale[0]
        first.high *= Decimal(10) ** scale[0]


def _hedge(
    context: _Context, start: int, end: int, floor: int
) -> tuple[Hedge | None, tuple[int, int] | None, int, int]:
    """The hedge before or after tokens `start` to `end`, its span in the text, and where it ends."""
    rules, tokens = context.profile, context.tokens
    before = rules.hedges_before.before(tokens, start)
    if before is None and start > floor and tokens.words[start - 1] in rules.ones:
        before = rules.hedges_before.before(tokens, start - 1)
    if before is not None and before[1] >= floor:
        return before[0], (tokens.starts[before[1]], tokens.ends[start - 1]), before[1], end
    after = rules.hedges_after.after(tokens, end)
    if after is not None:
        return after[0], (tokens.starts[end], tokens.ends[after[1] - 1]), start, after[1]
    return None, None, start, end


def _figure(context: _Context, quantity: _Quantity, floor: int, *, hedged: bool = True) -> tuple[Figure, int]:
    tokens, value = context.tokens, quantity.value
    start, end = tokens.starts[quantity.start], tokens.ends[quantity.end - 1]
    hedge, span, stop = value.hedge, None, quantity.end
    if hedged:
        around, span, _, stop = _hedge(context, quantity.start, quantity.end, floor)
        if around is not None and hedge is not Hedge.SEVERAL:
            hedge = around
    unit, low, high, other = quantity.unit, value.low, value.high, value.other
    if unit is not None and unit.endswith("/100"):
        unit, low, high = unit[:-4], low / 100, high / 100
    figure = Figure(
        tokens.text[start:end], start, end, quantity.kind, low, high, unit=unit, hedge=hedge,
        normalized=_normalized(quantity.kind, low, high, unit), words=value.words, other=other, foreign=value.foreign,
        hedge_span=span,
    )  # fmt: skip
    return figure, stop


def _plain(value: Decimal) -> str:
    """A decimal without exponent and trailing zeros."""
    if value == value.to_integral_value():
        return str(int(value))
    return f"{value.normalize():f}" if abs(value.adjusted()) < 25 else str(value.normalize())


def _normalized(kind: Kind, low: Decimal, high: Decimal, unit: str | None) -> str:
    amount = _plain(low) if low == high else f"{_plain(low)}..{_plain(high)}"
    if kind is Kind.PERCENT:
        return f"{amount}%"
    if kind is Kind.MONEY:
        return f"{unit} {amount}"
    if kind is Kind.ORDINAL:
        return f"#{amount}"
    if kind is Kind.DURATION and unit is not None:
        if low != high:
            return f"{amount} {unit}"
        factor, base = _MULTIPLES.get(unit, (1, unit))
        before, letter = _DURATIONS[base]
        return f"{before}{_plain(low * factor)}{letter}"
    return f"{amount} {unit}" if unit else amount
