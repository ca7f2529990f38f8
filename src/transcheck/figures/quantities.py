"""Quantities: the number at a token with its currency, percent sign, unit, ordinal mark or sign."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from transcheck.figures.model import Hedge, Kind
from transcheck.figures.numerals import Number, number, own_number
from transcheck.figures.scales import scale_at
from transcheck.figures.spelled import compound, in_one_word
from transcheck.figures.tables import MOST_KEPT, QUOTES, Profile
from transcheck.figures.tokens import DIGITS, HYPHENS, Tokens, tokenize

__all__ = [
    "DEGREES",
    "DURATIONS",
    "MULTIPLES",
    "SECONDS",
    "Context",
    "Quantity",
    "beside_range",
    "is_made_up",
    "one_unit",
    "quantity",
]

# Units of time with their ISO 8601 marks, and those that are multiples of them.
DURATIONS = {
    "second": ("PT", "S"), "minute": ("PT", "M"), "hour": ("PT", "H"), "day": ("P", "D"), "week": ("P", "W"),
    "month": ("P", "M"), "year": ("P", "Y"),
}  # fmt: skip
# Seconds in a unit of time; months and years are mean Gregorian ones.
SECONDS = {
    "second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2629746, "year": 31556952,
}  # fmt: skip
MULTIPLES = {
    "decade": (10, "year"), "century": (100, "year"), "fortnight": (2, "week"), "quarter": (3, "month"),
    "bimester": (2, "month"), "quadrimester": (4, "month"), "half-year": (6, "month"), "biennium": (2, "year"),
    "triennium": (3, "year"), "lustrum": (5, "year"), "millennium": (1000, "year"), "fifteen-days": (15, "day"),
}  # fmt: skip


# Python 3.11 finds the names of a module at once, but takes several steps to find the members of an enumeration.
_NUMBER, _DURATION = Kind.NUMBER, Kind.DURATION
_SIXTY = 60
_MYRIAD = 4  # the power of ten of the least scale of East Asian numerals
_HUNDRED = 100
_THOUSAND = 1000
_GREATER = 10**6
_GREAT = 10**12  # ranks of greater numbers are not said
_GREATEST = 10**24  # which `Decimal` still divides by one
_THOUSANDS, _MILLION = 3, 6  # as powers of ten
_FEW = 10  # from here on, a vague number counts by itself: “dozens”, but “several”
_LETTERS = 3  # a scale word has more: “5 $ mn” may be another column
_STRICT = 2  # letters of a Hangul numeral: one alone is too often another word
_LEAST_TAIL = 10  # of a currency: “5 euros 7” are no seven cents
_SHORTEST_LENGTH = 6  # letters of a length of time in one word (kétéves)
_LONGEST_NUMBER = 40
_LONGEST_HEAD = 60  # letters before the rank in a word


@dataclass(frozen=True, slots=True)
class Context:
    """A text as it is read: tables of its language, tokens, date of the article."""

    profile: Profile
    tokens: Tokens
    published: dt.date | None


DEGREES = frozenset(("°C", "°F", "°"))
"""Units of heat."""


@dataclass(slots=True)
class Quantity:
    """A number with what stands around it; positions are tokens.

    Attributes:
        start: First token.
        end: After the last token.
        value: The number.
        kind: What it measures.
        unit: Its unit or currency; one that ends in `/100` counts hundredths, one in `*1000000` millions.
        marked: Whether words or signs around the number say what it is.
    """

    start: int
    end: int
    value: Number
    kind: Kind
    unit: str | None
    marked: bool = False


def _value(context: Context, index: int) -> Number | None:
    """The number at a token, whether definite (“1.4 million”) or vague (“hundreds of thousands”, “a few dozen”)."""
    rules, tokens = context.profile, context.tokens
    word = tokens.words[index]
    if word in rules.leads:
        vague = rules.vague.after(tokens, index) if word in rules.vague.firsts else None
        if vague is not None:
            return _several(rules, tokens, index, vague)
        if word in rules.half_before.firsts and (found := _half_and(rules, tokens, index)) is not None:
            return found
        if word in rules.fraction_words.firsts and (found := _share_of(rules, tokens, index)) is not None:
            return found
        if rules.scale_first and (found := _scale_first(rules, tokens, index)) is not None:
            return found
        if word in rules.ones:
            return _with_one(rules, tokens, index)
        counts = word in rules.dozens.firsts and (not rules.glued_words or rules.strict_letters)
        dozen = rules.dozens.after(tokens, index) if counts else None
        if dozen is not None:
            return Number(index, dozen[1], Decimal(dozen[0]), Decimal(dozen[0]), words=True)
    read = own_number(rules, tokens, index)
    if read is None:
        return None
    if read.several and read.hedge is None:
        read.hedge = Hedge.SEVERAL
    end, words = read.end, tokens.words
    if end < len(words) and words[end] in rules.dozens.firsts:
        _count_dozens(rules, tokens, read)
    return read


def _count_dozens(rules: Profile, tokens: Tokens, read: Number) -> None:
    """Multiply a number by the dozens behind it: two dozen and a half, three hundred and two dozen."""
    dozen = rules.dozens.after(tokens, read.end)
    if dozen is not None and (read.low < _HUNDRED or (read.words and read.low in (100, 200, 500, 1000))):
        (upper, lower), end = rules.and_half.after(tokens, dozen[1]) or ((0, 1), dozen[1])
        more = Decimal(dozen[0]) * upper / lower  # two dozen and a half
        read.low, read.high, read.end, read.plain = read.low * dozen[0] + more, read.high * dozen[0] + more, end, None
    elif dozen is not None and read.words and read.low == read.high and (few := read.low % _HUNDRED):
        # “Three hundred and two dozen”: the hundreds are counted by one.
        read.low = read.high = read.low - few + few * dozen[0]
        read.end = dozen[1]


def _several(rules: Profile, tokens: Tokens, index: int, vague: tuple[tuple[int, int], int]) -> Number | None:
    """“Hundreds”, “several million”, “a few dozen”; None for “several” alone, which counts nothing exactly."""
    (low, high), end = vague
    scale, dozen = scale_at(rules, tokens, end), rules.dozens.after(tokens, end)
    if scale is not None:
        factor, end = 10 ** scale[0], scale[1]
        low, high = (factor, 10 * factor - 1) if low < _FEW else (low * factor, high * factor - 1)
    elif dozen is not None:
        low, high, end = 2 * dozen[0], 10 * dozen[0], dozen[1]
    elif low < _FEW:
        return None
    while (more := _vague_scale(rules, tokens, end)) is not None:
        low, high, end = low * more[0], high * more[0] + more[0] - 1, more[1]
    return Number(index, end, Decimal(low), Decimal(high), words=True, hedge=Hedge.SEVERAL)


def _vague_scale(rules: Profile, tokens: Tokens, position: int) -> tuple[int, int] | None:
    """What multiplies a vague number before it, and where it ends: several hundred | thousand, centaines | de milliers.

    Behind “of” it must be vague itself: “hundreds of million-dollar homes”.
    """
    scale = scale_at(rules, tokens, position)
    if scale is not None and scale[0] >= _THOUSANDS:
        return 10 ** scale[0], scale[1]
    of = rules.of_parts.after(tokens, position)
    vague = rules.vague.after(tokens, of[1]) if of is not None else None
    if vague is None or vague[0][0] < _THOUSAND or str(vague[0][0]).strip("0") != "1":
        return None
    return vague[0][0], vague[1]


def _half_and(rules: Profile, tokens: Tokens, index: int) -> Number | None:
    """A number with a half or quarter named before it: साढ़े तीन हज़ार."""
    half = rules.half_before.after(tokens, index)
    read = number(rules, tokens, half[1]) if half and half[1] < len(tokens.words) else None
    if half is None or read is None:
        return None
    (upper, lower), _ = half
    read = read.copy()
    atom = rules.numbers.before(tokens, read.end)
    unit = Decimal(atom[0].value) if atom and atom[0].power else Decimal(1)
    if unit == 1 and read.words and read.low < 1000 and read.low % _HUNDRED == 0:
        unit = Decimal(_HUNDRED)
    read.low += unit * upper / lower
    read.high, read.start, read.plain, read.hedge = read.low, index, None, None
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
    if rest + 1 < len(tokens.words) and tokens.words[rest] in HYPHENS:
        rest += 1  # un demi-million
    scale = scale_at(rules, tokens, rest)
    if scale is not None and (scale[0] >= 3 or value > 1):
        value *= Decimal(10) ** scale[0]
        return Number(index, scale[1], value, value, words=True)
    if (dozen := rules.dozens.after(tokens, rest)) is not None:
        return Number(index, dozen[1], value * dozen[0], value * dozen[0], words=True)
    return Number(index, end, value, value, words=True, fraction=value < 1)


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
    rest = number(rules, tokens, position) if end < position < len(tokens.words) else None
    if rest is not None and rest.words and rest.low < last:
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
            found = found.copy()
            found.hedge = None
            return found
        value = Decimal(10) ** scale[0]
        return Number(index, scale[1], value, value, words=True)
    if (dozen := rules.dozens.after(tokens, after)) is not None:
        return Number(index, dozen[1], Decimal(dozen[0]), Decimal(dozen[0]), words=True)
    part = rules.fractions.after(tokens, after)
    if part is not None and (
        part[1] == len(tokens.words)
        or rules.of_parts.after(tokens, part[1])
        or _names_part(rules, tokens, index, part[1])
    ):
        value = Decimal(part[0][0]) / part[0][1]
        return Number(index, part[1], value, value, words=True, fraction=True)
    return None


def _names_part(rules: Profile, tokens: Tokens, start: int, end: int) -> bool:
    """Whether a word that is a rank as well names a part, since no noun can follow it: “fell by a third to 20”."""
    words = tokens.words
    after = words[end] if end < len(words) else "."
    if after in rules.comparatives:
        return True
    led = start > 0 and words[start - 1] in rules.part_leads
    led = led or rules.hedges_before.before(tokens, start) is not None
    return led and (after in rules.after_parts or not (after[0].isalnum() or after in HYPHENS))


def _rank_of_noun(rules: Profile, tokens: Tokens, part: Number) -> Number | None:
    """The rank of “un cinquième mandat”, which reads like a fifth: a noun follows."""
    words, last = tokens.words, part.end - 1
    if not (rules.rank_nouns and part.words and part.end - part.start > 1 and part.end < len(words)):
        return None
    after, rank = words[part.end], rules.ordinals.single.get(words[last])
    tables = (rules.after_parts, rules.comparatives, rules.of_parts, rules.percent_after)
    named = after[0].isalpha() and not any(after in table for table in tables)
    led = part.start > 0 and words[part.start - 1] in rules.part_leads
    if rank is None or part.low != Decimal(1) / rank or led or not named:
        return None
    return Number(part.start, part.end, Decimal(rank), Decimal(rank), words=True)


class _Spot:
    """A number in its place, for the readers of what stands around it."""

    __slots__ = ("after", "context", "end", "floor", "follow", "led", "rules", "start", "tokens", "value")

    def __init__(
        self, context: Context, value: Number, start: int, floor: int, led: bool = False, follow: bool = False
    ) -> None:
        self.context, self.value, self.start, self.end, self.floor = context, value, start, value.end, floor
        self.rules, self.tokens = context.profile, context.tokens
        self.led, self.follow = led, follow  # whether the words before and behind it can belong to the figure
        words = context.tokens.words
        self.after = words[value.end] if value.end < len(words) else ""

    @property
    def after_hyphen(self) -> int:
        """Past a hyphen after the number: “two-month”."""
        words = self.tokens.words
        return self.end + 1 if self.end + 1 < len(words) and words[self.end] in HYPHENS else self.end

    def as_kind(self, kind: Kind, unit: str | None, end: int, *, start: int | None = None) -> Quantity:
        """The quantity that a mark makes of the number."""
        return Quantity(self.start if start is None else start, end, self.value, kind, unit, True)

    def measure(self, unit: str, end: int, *, start: int | None = None) -> Quantity:
        """The quantity with a unit of measure or time."""
        if unit == "%":
            return self.as_kind(Kind.PERCENT, unit, end, start=start)
        timed = unit in DURATIONS or unit in MULTIPLES
        return self.as_kind(_DURATION if timed else _NUMBER, unit, end, start=start)


def quantity(context: Context, index: int, floor: int) -> Quantity | None:
    """The quantity at a token, or None; `floor` is the first token that words before it may take in."""
    rules, tokens = context.profile, context.tokens
    words = tokens.words
    if words[index] in rules.leads:
        index = _past_percent(rules, tokens, _past_percent(rules, tokens, index))  # 百分之百分之三
    word = words[index]
    ordinal: tuple[int, int] | None = None
    if word in rules.leads:
        ordinal = rules.ordinals.after(tokens, index) if word in rules.ordinals.firsts else None
    if word[0] not in DIGITS and (fixed := _fixed(rules, tokens, index)) is not None:
        count = Decimal(str(fixed[0][0]))
        spot = _Spot(context, Number(index, fixed[1], count, count, words=True), index, floor)
        return spot.measure(fixed[0][1], fixed[1])
    value = _value(context, index)
    if (rules.ordinals or rules.compounds) and (ordinal is not None or value is None or value.words):
        rank = _rank(rules, tokens, index, value, ordinal)
        if rank is not None:
            return Quantity(index, rank.end, rank, Kind.ORDINAL, None, marked=True)
    if value is None:
        return None
    if value.fraction and (rank := _rank_of_noun(rules, tokens, value)) is not None:
        return Quantity(rank.start, rank.end, rank, Kind.ORDINAL, None, marked=True)
    start, end = value.start, value.end
    before = words[start - 1] if start else ""
    if before in rules.signs:
        start = _signed(rules, tokens, value, start, floor)
        before = words[start - 1] if start else ""
    led = before in rules.marks_before
    after = words[end] if end < len(words) else ""
    follow = after in rules.mark_openers.firsts and rules.mark_openers.at(words, end)
    if not follow and rules.mark_heads:
        follow = after[:3] in rules.mark_heads
    if led or follow or (after == "." and rules.dot_ordinal):
        spot = _Spot(context, value, start, floor, led, follow)
        behind = _MARKS_BEHIND if after in rules.other_marks or value.fraction else _UNITS
        for reader in _MARKS if led else behind:
            if (found := reader(spot)) is not None:
                return found
    return _bare(context, value, start)


def _past_percent(rules: Profile, tokens: Tokens, index: int) -> int:
    """Past a percent sign or a word for it, and a minus behind it, where a number follows."""
    words = tokens.words
    if words[index] not in rules.percent_before.firsts and words[index] not in rules.per_scales.firsts:
        return index
    lead: tuple[object, int] | None = rules.percent_before.after(tokens, index) or rules.per_scales.after(tokens, index)
    if lead is None or lead[1] >= len(words):
        return index
    minus = rules.negative_words.after(tokens, lead[1])
    at = minus[1] if minus is not None and minus[1] < len(words) else lead[1]
    return at if words[at][0] in DIGITS or words[at] in rules.anchors else index


def _fixed(rules: Profile, tokens: Tokens, index: int) -> tuple[tuple[float, str], int] | None:
    """A number and unit that one word or phrase names, and where it ends: “fortnight”, 半年, sechswöchig."""
    word = tokens.words[index]
    if word in rules.quantities.firsts and (fixed := rules.quantities.after(tokens, index)) is not None:
        return fixed
    length = _length(rules, word) if rules.lengths else None
    return None if length is None else (length, index + 1)


def one_unit(rules: Profile, tokens: Tokens, index: int) -> Quantity | None:
    """An article and a unit of time, for one of it or one and a half: “a week (ago)”, “a year and a half”."""
    unit = rules.units.after(tokens, index + 1)
    if unit is None or not (unit[0] in DURATIONS or unit[0] in MULTIPLES):
        return None
    (upper, lower), end = rules.and_half.after(tokens, unit[1]) or ((0, 1), unit[1])
    count = 1 + Decimal(upper) / lower
    one = Number(index, end, count, count, words=True)
    return Quantity(index, end, one, Kind.DURATION, unit[0], marked=True)


def _length(rules: Profile, word: str) -> tuple[float, str] | None:
    """The length of time that one word names: sechswöchig, driedaagse, двухлетний, háromnapos."""
    return _count_and_unit(rules, word) if len(word) >= _SHORTEST_LENGTH else None


@lru_cache(maxsize=MOST_KEPT)
def _count_and_unit(rules: Profile, word: str) -> tuple[int, str] | None:
    """The number and the unit of time that make up a word; kept, since texts repeat their words."""
    for stem, unit in rules.lengths:
        cut = word.find(stem, 2)
        if cut < 0 or cut > _LONGEST_NUMBER:
            continue
        count = rules.length_numbers.get(word[:cut])
        if count is None and (atom := rules.numbers.single.get(word[:cut])) is not None:
            count = atom.value
        if count is None and rules.compounds and (read := compound(rules, tokenize(word[:cut]), 0)) is not None:
            count = int(read.low)
        if count:
            return count, unit
    return None


def is_made_up(rules: Profile, word: str) -> bool:
    """Whether a word that stands in no table is a number, a rank or a length of time made up of several."""
    if rules.compounds and (in_one_word(rules, word) is not None or _rank_in_word(rules, word) is not None):
        return True
    return _length(rules, word) is not None


def _tenths(spot: _Spot) -> Quantity | None:
    """三割, 두 할: tenths as a percentage."""
    tenths = spot.rules.tenths.after(spot.tokens, spot.end) if spot.after in spot.rules.tenths.firsts else None
    if tenths is None:
        return None
    rules, tokens, value, end = spot.rules, spot.tokens, spot.value, tenths[1]
    if value.low <= 10:  # 八五折 are 85 %
        value.low, value.high = value.low * 10, value.high * 10
    half = rules.and_half.after(tokens, end)
    if half is not None and tokens.glued(end) and value.low < _HUNDRED:
        value.low = value.high = value.low + Decimal(10) * half[0][0] / half[0][1]  # 三成半
        return spot.as_kind(Kind.PERCENT, "%", half[1])
    last = 1  # the power of ten below which the next digit stands
    while end < len(tokens.words) and value.low <= _HUNDRED and value.low % Decimal(10) ** last == 0:
        digit = tokens.words[end]
        tail = int(digit) if digit.isdecimal() and len(digit) == 1 else rules.numerals.get(digit)
        mark = rules.tenth_tails.after(tokens, end + 1) if tail else None
        alone = not rules.tenth_tails and tokens.glued(end) and _no_count(rules, tokens, end + 1)
        if not tail or (mark is None and not alone):
            break
        power = mark[0] if mark is not None else 0
        if power >= last:
            break
        value.low = value.high = value.low + tail * Decimal(10) ** power
        last, end = power, mark[1] if mark is not None else end + 1
        if mark is None:
            break
    return spot.as_kind(Kind.PERCENT, "%", end)


def _no_count(rules: Profile, tokens: Tokens, position: int) -> bool:
    """Whether a numeral before a token stands alone: it counts nothing and no other numeral follows."""
    if position >= len(tokens.words):
        return True
    word = tokens.words[position]
    return not (word in rules.letters or word[0] in DIGITS or rules.counters.after(tokens, position))


def _ages(spot: _Spot) -> Quantity | None:
    """“In his 60s”: sixty to sixty-nine."""
    ages = spot.rules.decades.after(spot.tokens, spot.end) if spot.after in spot.rules.decades.firsts else None
    value = spot.value
    if ages is None or not spot.tokens.glued(spot.end) or not value.plain or value.low not in range(10, 100, 10):
        return None
    value.high = value.low + 9
    return Quantity(spot.start, ages[1], value, Kind.NUMBER, None)


def _percent(spot: _Spot) -> Quantity | None:
    """12.5 %, 5‰, %12, yüzde beş, twelve-per-cent, 25 basis points."""
    rules, tokens, value = spot.rules, spot.tokens, spot.value
    if spot.follow:
        after = rules.percent_after.after(tokens, spot.end) if spot.after in rules.percent_after.firsts else None
        if after is None and spot.after in HYPHENS:
            after = rules.percent_after.after(tokens, spot.after_hyphen)
        if after is None and value.fraction and (of := rules.of_parts.after(tokens, spot.end)) is not None:
            after = rules.percent_after.after(tokens, of[1])  # half a per cent, a tenth of a percent
        if after is not None:
            value.low, value.high = value.low.scaleb(-after[0]), value.high.scaleb(-after[0])
            return spot.as_kind(Kind.PERCENT, "%", after[1])
    if not spot.led:
        return None
    before: tuple[object, int] | None = rules.percent_before.before(tokens, spot.start)
    if before is None and (per := rules.per_scales.before(tokens, spot.start)) is not None and per[1] >= spot.floor:
        value.low, value.high, before = value.low.scaleb(2 - per[0]), value.high.scaleb(2 - per[0]), per
    if before is None or before[1] < spot.floor:
        return None
    negative = rules.negative_words.before(tokens, before[1])
    if negative is not None and negative[1] >= spot.floor:
        value.low, value.high = -value.high, -value.low
        return spot.as_kind(Kind.PERCENT, "%", spot.end, start=negative[1])
    return spot.as_kind(Kind.PERCENT, "%", spot.end, start=before[1])


def _ordinal(spot: _Spot) -> Quantity | None:
    """20th, 第3, 3번째."""
    rules, tokens = spot.rules, spot.tokens
    mark = None
    if spot.after in rules.ordinal_after.firsts and not spot.value.fraction:
        mark = rules.ordinal_after.after(tokens, spot.end)
    if mark is not None:
        measured = rules.currencies.after(tokens, spot.end) or rules.units.after(tokens, spot.end)
        mark = None if measured is not None and measured[1] > mark[1] else mark  # 31 °C
    apart = mark is not None and not tokens.glued(spot.end)
    word = tokens.words[spot.end] if apart else ""
    if mark is not None and not (apart and (word in rules.glued_suffixes or rules.ordinal_after.is_short(word))):
        return spot.as_kind(Kind.ORDINAL, None, mark[1])
    before = rules.ordinal_before.before(tokens, spot.start) if spot.led else None
    if before is not None and before[1] >= spot.floor:
        return spot.as_kind(Kind.ORDINAL, None, spot.end, start=before[1])
    return None


def _money_before(spot: _Spot) -> Quantity | None:
    """$5, US$ 3.5bn, Rp1,5 triliun."""
    rules, tokens = spot.rules, spot.tokens
    currency = rules.currencies_before.before(tokens, spot.start)
    if currency is not None and any(not tokens.glued(at) for at in range(currency[1] + 1, spot.start)):
        # “a $5 fine” costs no Australian dollars.
        currency = rules.currencies_before.before(tokens, spot.start, longest=False)
    if currency is None or currency[1] < spot.floor or spot.value.fraction or _is_word(rules, tokens, currency[1]):
        return None
    start, value = currency[1], spot.value
    sign = start - 1
    if sign >= spot.floor and tokens.words[sign] in "-−－" and tokens.glued(start) and not tokens.glued(sign):
        value.low, value.high, start = -value.high, -value.low, sign
    return spot.as_kind(Kind.MONEY, currency[0], spot.end, start=start)


def _measured(spot: _Spot) -> Quantity | None:
    """5 dollars, 3 km, two-month, a million (of) euros."""
    if not spot.follow:
        return None
    rules, tokens, words, value = spot.rules, spot.tokens, spot.tokens.words, spot.value
    parted = spot.after in rules.of_parts.firsts and (value.words or value.low >= 1000)
    of = rules.of_parts.after(tokens, spot.end) if parted else None
    if of is not None and value.low > 1 and words[spot.end] in rules.ones:
        of = None  # “one in three a decade ago”
    places = [spot.end]
    if spot.after in HYPHENS:
        places.append(spot.after_hyphen)
    if of is not None:
        places.append(of[1])
    for position in places:
        money = rules.currencies.after(tokens, position)
        named = money is not None and not _is_word(rules, tokens, position)
        if money is not None and named and (position <= spot.end + 1 or value.low >= 1000 or value.hedge):
            end = _scale_behind(spot, money[1])
            return _with_cents(spot.context, spot.as_kind(Kind.MONEY, money[0], end))
        unit = rules.units.after(tokens, position)
        if of is not None and position == of[1] and words[position - 1] in rules.of_articles:
            unit = None  # 3.400 millones del año anterior
        if unit is not None and _unit_fits(rules, tokens, position, unit):
            odd = rules.glued_words and not rules.odd.keys().isdisjoint(words[position : unit[1]])
            if odd and any(rules.odd.after(tokens, at) for at in range(position, unit[1])):
                value.hedge = Hedge.MORE_THAN  # 一个多小时
            return _below_zero(spot, spot.measure(unit[0], _and_half(spot, unit[1])))
    return None


def _below_zero(spot: _Spot, found: Quantity) -> Quantity:
    """Degrees of frost are below zero: 12 grados bajo cero, 12 градусов мороза, 12 minusgrader."""
    if found.unit not in DEGREES or found.value.low <= 0:
        return found
    below = spot.rules.below_zero
    cold = below.after(spot.tokens, found.end)
    if cold is not None or below.before(spot.tokens, found.end) is not None:
        found.value.low, found.value.high = -found.value.high, -found.value.low
        found.end = cold[1] if cold is not None else found.end
    return found


def _is_word(rules: Profile, tokens: Tokens, position: int) -> bool:
    """Whether a word that is spelled like the code of a currency is none: “they try 3 more”, but 3 TRY."""
    written = tokens.text[tokens.starts[position] : tokens.ends[position]]
    return tokens.words[position] in rules.capitals and not written.isupper()


def _scale_behind(spot: _Spot, end: int) -> int:
    """Multiply by a scale word behind the currency (75 USD millones, 5 $ million); returns where the amount ends."""
    scale = spot.rules.scales.after(spot.tokens, end)
    if scale is None or scale[0] < _MILLION or spot.value.scale != 1 or len(spot.tokens.words[end]) <= _LETTERS:
        return end
    factor = Decimal(10) ** scale[0]
    spot.value.low, spot.value.high, spot.value.scale = spot.value.low * factor, spot.value.high * factor, factor
    spot.value.other = None
    return scale[1]


def _and_half(spot: _Spot, end: int) -> int:
    """Add “and a half” after the unit; returns where the quantity ends."""
    rules, tokens, value = spot.rules, spot.tokens, spot.value
    spaced = not rules.glued_words or rules.strict_letters
    joined = end < len(tokens.words) and tokens.words[end] in rules.and_half.firsts
    half = rules.and_half.after(tokens, end) if joined and (spaced or tokens.glued(end)) else None
    if half is None or value.low != value.high or rules.units.after(tokens, half[1]) is not None:
        return end  # “zwei Tage und eine halbe Stunde” are two units
    value.low = value.high = value.low + Decimal(half[0][0]) / half[0][1]
    return half[1]


def _dotted(spot: _Spot) -> Quantity | None:
    """3. in languages that write ordinals so: before a word in small letters, or after an article."""
    rules, tokens, end = spot.rules, spot.tokens, spot.end
    words = tokens.words
    if not rules.dot_ordinal or end >= len(words) or words[end] != "." or not tokens.glued(end):
        return None
    if not words[end - 1].isdecimal() or len(words[end - 1]) > 3:
        return None
    follows = tokens.text[tokens.ends[end] : tokens.ends[end] + 2]
    led = spot.start > 0 and words[spot.start - 1] in rules.dot_leads and follows[1:].isalpha()
    if follows[:1] != " " or not (follows[1:].islower() or led):
        return None
    return spot.as_kind(Kind.ORDINAL, None, end + 1)


def _unit_before(spot: _Spot) -> Quantity | None:
    """Units that stand before their number."""
    unit = spot.rules.units_before.before(spot.tokens, spot.start)
    if unit is None or unit[1] < spot.floor:
        return None
    return spot.measure(unit[0], spot.end, start=unit[1])


def _bare(context: Context, value: Number, start: int) -> Quantity | None:
    """A number without a mark, where it counts something."""
    rules, tokens, end = context.profile, context.tokens, value.end
    words = tokens.words
    after = words[end] if end < len(words) else ""
    counter = rules.counters.after(tokens, end) if after in rules.counters.firsts else None
    if words[value.start] in rules.letters and not _plausible(context, value, counter is not None):
        return None
    glued = counter is None and not rules.glued_words and after.isascii() and after[:1].isalpha() and tokens.glued(end)
    if glued and words[end - 1][0] in DIGITS:
        return None
    return Quantity(start, end, value, Kind.FRACTION if value.fraction else _NUMBER, None)


def _minutes(spot: _Spot) -> Quantity | None:
    """20分40秒: the mark of minutes is a unit where seconds follow."""
    rules, tokens = spot.rules, spot.tokens
    mark = rules.minute_marks.after(tokens, spot.end) if rules.glued_words and spot.value.low < _SIXTY else None
    if mark is None or mark[1] >= len(tokens.words):
        return None
    word = tokens.words[mark[1]]
    seconds = number(rules, tokens, mark[1]) if word[0] in DIGITS or word in rules.letters else None
    unit = rules.units.after(tokens, seconds.end) if seconds is not None else None
    return spot.measure("minute", mark[1]) if unit is not None and unit[0] == "second" else None


_MARKS = (_tenths, _ages, _percent, _ordinal, _money_before, _unit_before, _minutes, _measured, _dotted)
_MARKS_BEHIND = (_tenths, _ages, _percent, _ordinal, _minutes, _measured, _dotted)
_UNITS = (_measured,)  # all that a word can be which is not among `other_marks`


def _signed(rules: Profile, tokens: Tokens, value: Number, start: int, floor: int) -> int:
    """Take in a leading point and a sign, “.5”, “-5”, “minus five”; returns where the figure begins."""
    words = tokens.words

    def free(position: int) -> bool:
        if position and tokens.glued(position) and words[position - 1].isdecimal():
            return False
        if rules.glued_words and (words[position] in "−－" or not words[position - 1].isascii()):
            return True
        return position == 0 or not tokens.glued(position) or words[position - 1] in "([$€£-−+<>≤≥="

    digits = words[start][0] in DIGITS
    point = words[start - 1] if start > floor and value.plain else ""
    if digits and point and point in (".", rules.decimal) and tokens.glued(start) and free(start - 1):
        shift = Decimal(10) ** len(words[start])
        value.low, value.high, value.plain, start = value.low / shift, value.high / shift, None, start - 1
    sign = start - 1
    whole = sign == 0 and value.end == len(words)  # “- 5” alone; before more words the sign opens an item of a list
    if digits and sign >= floor and words[sign] in "-−－" and free(sign) and (tokens.glued(start) or whole):
        line = tokens.text[max(0, tokens.starts[sign] - 1) : tokens.starts[sign]]
        if line != "\n":
            value.low, value.high, start = -value.high, -value.low, sign
    elif (negative := _minus(rules, tokens, start)) is not None and negative >= floor:
        value.low, value.high, start = -value.high, -value.low, negative
    return start


def _minus(rules: Profile, tokens: Tokens, start: int) -> int | None:
    """Where a word for minus before a number begins, unless it is the end of a hedge (“al menos”)."""
    negative = rules.negative_words.before(tokens, start)
    if negative is None:
        return None
    hedge = rules.hedges_before.before(tokens, start)
    return negative[1] if hedge is None or hedge[1] >= negative[1] else None


def _rank(
    rules: Profile, tokens: Tokens, index: int, read: Number | None, first: tuple[int, int] | None
) -> Number | None:
    """An ordinal in words, whole (“fifth”) or built from several (“one hundred and fifth”, “vigésimo quinto”)."""
    if first is None and read is None and rules.compounds:
        return _compound_rank(rules, tokens, index)
    if first is not None and (read is None or first[1] >= read.end):
        total, end = Decimal(first[0]), first[1]
    elif read is not None and read.words and not read.fraction and read.low < _GREATEST and not read.low % 1:
        behind = _rank_behind(rules, tokens, read)
        if behind is None:
            return None
        total, end = behind
    else:
        return None
    while (more := rules.ordinals.after(tokens, end)) is not None and total % (
        1000 if more[0] > 99 else 100 if more[0] > 9 else 10
    ) == 0:
        total, end = total + more[0], more[1]
    if (
        total >= _GREATER
        and total % _GREATER == 0
        and end < len(tokens.words)
        and tokens.words[end] in rules.numbers.firsts
    ):
        # dois milionésimo trezentos milésimo vigésimo
        rest = _rank(rules, tokens, end, number(rules, tokens, end), rules.ordinals.after(tokens, end))
        if rest is not None and rest.low < _GREATER:
            total, end = total + rest.low, rest.end
    if rules.units_first and rules.prefixes and (tens := _joined_tens(rules, tokens, end, int(total))):
        total, end = total + tens[0], tens[1]  # الخامسة و عشرون, المائة وخمسة وعشرون
    return Number(index, end, total, total, words=True)


def _rank_behind(rules: Profile, tokens: Tokens, read: Number) -> tuple[Decimal, int] | None:
    """The rank that ends what a number begins (“one hundred and | fifth”), and where it ends."""
    words, look = tokens.words, read.end
    while look < len(words) and look < read.end + 3 and (words[look] in rules.joins or words[look] == "-"):
        look += 1  # hundred and fifth, cent-et-unième
    after = rules.ordinals.after(tokens, look) if look < len(words) and words[look] in rules.ordinals.firsts else None
    if after is None:
        whole = rules.compounds and look < len(words) and read.low < _GREAT and read.low % _THOUSAND == 0
        tail = _compound_rank(rules, tokens, look) if whole else None  # drieduizend tweehonderdtwintigste
        fits = tail is not None and tail.low < (_THOUSAND if read.low % _GREATER else _GREATER)
        return (read.low + tail.low, tail.end) if tail is not None and fits else None
    unit = rules.units.after(tokens, look)
    if unit is not None and unit[0] == "second" and look == read.end and read.low > 1:
        return None  # cuarenta segundos
    rank = after[0]
    hundreds = rank == _HUNDRED and 0 < read.low % _THOUSAND < _LEAST_TAIL
    if rank >= _THOUSAND or hundreds:
        # “thirteen million four hundred thousandth”: what stands below the next scale counts the thousands.
        below = read.low % (_THOUSAND if hundreds else rank * _THOUSAND)
        if below >= rank and not hundreds:
            return None  # a million and a half of the million
        total = read.low - below + max(below, Decimal(1)) * rank
        return (total, after[1]) if total < _GREATEST else None
    score = read.low in rules.scores and rank in range(10, 20)  # soixante et onzième
    if not score and read.low % _HUNDRED and (read.low % 10 or rank > 9):
        return None
    return read.low + rank, after[1]


def _joined_tens(rules: Profile, tokens: Tokens, end: int, rank: int) -> tuple[int, int] | None:
    """Tens behind units, or what is below a hundred behind hundreds, joined by “and”, and where they end.

    “And” may have been taken off the word behind it.
    """
    if end >= len(tokens.words) or rank % _HUNDRED >= _LEAST_TAIL:
        return None
    apart = tokens.words[end] in rules.joins
    stripped = tokens.text[tokens.ends[end - 1] : tokens.starts[end]].strip()  # و, وال
    if not apart and not (stripped and stripped.startswith(tuple(rules.joins))):
        return None
    if rank >= _HUNDRED and rank % _HUNDRED == 0:
        below = number(rules, tokens, end + apart) if end + apart < len(tokens.words) else None
        fits = below is not None and below.words and not below.fraction and 0 < below.low < _HUNDRED
        return (int(below.low), below.end) if below is not None and fits else None
    found = rules.numbers.after(tokens, end + apart)
    tens = found is not None and not found[0].power and found[0].value in range(20, 100, 10)
    return (found[0].value, found[1]) if found is not None and tens else None


def _compound_rank(rules: Profile, tokens: Tokens, index: int) -> Number | None:
    """An ordinal written as one word with what stands before it: honderdvijfentwintigste."""
    value = _rank_in_word(rules, tokens.words[index])
    return None if value is None else Number(index, index + 1, value, value, words=True)


@lru_cache(maxsize=MOST_KEPT)
def _rank_in_word(rules: Profile, word: str) -> Decimal | None:
    """The rank that a word of a number and a rank means; kept, since texts repeat their words."""
    for cut in range(3, min(len(word) - 2, _LONGEST_HEAD)):
        if word[cut:] not in rules.ordinals.firsts:
            continue
        head = word[:cut]
        for join in ("", *rules.joins):
            if head.endswith(join):
                before = number(rules, tokenize(head[: len(head) - len(join)]), 0) if len(head) > len(join) else None
                if before is not None and before.words and before.end == 1:
                    rank = rules.ordinals.after(tokenize(word[cut:]), 0)
                    tens = rank is not None and bool(join) and before.low < 10 and rank[0] in range(20, 100, 10)
                    if tens and rank is not None:
                        return before.low + rank[0]  # enogtyvende
                    ranked = _ranked(before.low, rank[0]) if rank is not None else None
                    if ranked is not None:
                        return ranked
    return None


def _ranked(before: Decimal, rank: int) -> Decimal | None:
    """The rank in one word of a number and a rank: neunzehn|hundertste, eenmiljoentwee|duizendste; None for no such."""
    if rank == _HUNDRED and 1 < before < _HUNDRED:
        return before * rank
    if rank >= _THOUSAND:
        below = before % (rank * _THOUSAND)  # what counts the thousands
        return before - below + max(below, Decimal(1)) * rank
    return before + rank if before % _HUNDRED == 0 else None


def _unit_fits(rules: Profile, tokens: Tokens, position: int, unit: tuple[str, int]) -> bool:
    """Whether one or two letters after a number are a unit: after digits, and no part of another word."""
    word, end = tokens.words[position], unit[1]
    other = word in rules.not_units.firsts and rules.not_units.after(tokens, position) is not None
    if other and rules.ago_after.after(tokens, end) is None:
        return False  # วันที่ is a date, but สามวันที่แล้ว three days ago
    if len(word) > 2 or not word.isascii() or end != position + 1 or (len(word) == 2 and unit[0] in DURATIONS):
        return True
    if tokens.words[position - 1][0] not in DIGITS:
        return False
    if end < len(tokens.words) and tokens.words[end] in "'’" and tokens.glued(end):
        return False
    return len(word) == 2 or tokens.text[tokens.starts[position]].islower() or tokens.glued(position)


def _plausible(context: Context, value: Number, counted: bool) -> bool:
    """Whether numerals that are also letters of words (一, 이, 三) count something here."""
    rules, tokens = context.profile, context.tokens
    if counted and not rules.strict_letters:
        return True
    first = tokens.words[value.start]
    if first[0] in DIGITS:
        return True
    length = value.end - value.start
    scale = length == 1 and not rules.strict_letters and rules.powers.get(first, 0) >= _MYRIAD  # 万 alone
    whole = length == len(tokens.words) and not scale
    if value.fraction or value.low != value.low.to_integral_value() or value.low < 0 or whole:
        return True
    if rules.strict_letters and beside_range(rules, tokens, value.start, value.end):
        return True
    if rules.strict_letters:
        scaled = any(word in rules.powers for word in tokens.words[value.start : value.end])
        stop = rules.particles.after(tokens, value.end)
        ends = (value.end,) if stop is None else (value.end, stop[1])
        alone = not tokens.glued(value.start) and not all(tokens.glued(end) for end in ends)
        if length == 1 and counted and scaled and not tokens.glued(value.end) and not tokens.glued(value.start):
            return True  # 천 명
        tens = scaled and all(rules.powers.get(word, 1) == 1 for word in tokens.words[value.start : value.end])
        return length > 1 and (counted or (scaled and (length > 2 or tens) and alone))
    if beside_range(rules, tokens, value.start, value.end):
        return True
    if length == 1:
        return len(tokens.words) > 1 and _stands_alone(rules, tokens, value)
    hedge = rules.hedges_before.before(tokens, value.start)
    powers = sum(word in rules.powers for word in tokens.words[value.start : value.end])
    if (hedge is not None and value.start - hedge[1] > 1) or (powers and _stands_alone(rules, tokens, value)):
        return True  # 大于二十的, 六十は
    return (powers > 0 and (length > 2 or value.low >= 100 or not tokens.glued(value.end))) or length >= 3


def beside_range(rules: Profile, tokens: Tokens, start: int, end: int) -> bool:
    """Whether a numeral is an end of a range (五到十, 从五到十), or a hedge stands before it (至少五)."""
    if not rules.glued_words:
        return False
    words = tokens.words
    lead, follow = words[start - 1] if start else "", words[end] if end < len(words) else ""
    if lead not in rules.range_leads and follow not in rules.range_follows:
        return False

    def numeral(position: int) -> bool:
        return 0 <= position < len(words) and (words[position] in rules.letters or words[position][0] in DIGITS)

    after = rules.to.after(tokens, end) if follow in rules.to.firsts else None
    # 백 이상, 천에서 천오백: a power alone where it stands apart.
    power = words[start] in rules.powers and (after is None or tokens.glued(end))
    short = end - start < _STRICT and not power
    if rules.strict_letters and (tokens.glued(start) or short):
        return False
    behind = rules.hedges_after.after(tokens, end) if follow in rules.hedges_after.firsts else None
    if behind is not None and behind[1] > end + 1:
        return True  # 五未満, 五十左右
    than = lead in rules.than_before.ends and rules.than_before.before(tokens, start) is not None
    if than and rules.than_after.after(tokens, end) is not None:
        return True
    if after is not None and numeral(after[1]):
        return True
    before = rules.to.before(tokens, start) if lead in rules.to.ends else None
    if before is not None and numeral(before[1] - 1):
        return True
    hedged = lead in rules.hedges_before.ends and rules.hedges_before.before(tokens, start) is not None
    if hedged and not follow.isalpha():
        return True
    join = rules.range_and.after(tokens, end) if follow in rules.range_and.firsts else None
    other = rules.range_and.before(tokens, start) if lead in rules.range_and.ends else None
    if join is not None and numeral(join[1]) and rules.between.before(tokens, start) is not None:
        return True
    return other is not None and numeral(other[1] - 1) and rules.range_end.after(tokens, end) is not None


def _stands_alone(rules: Profile, tokens: Tokens, value: Number) -> bool:
    """Whether a single numeral is spoken of as a number: between particles or marks (答えは四です, 答案是五。)."""
    before = tokens.words[value.start - 1] if value.start else "."
    after = tokens.words[value.end] if value.end < len(tokens.words) else "."
    if before + after in QUOTES:
        return True  # 「五」
    return (before in rules.before_numerals or before in ".。、，,") and (
        after in rules.after_numerals or after in ".。、，,"
    )


def _with_cents(context: Context, amount: Quantity) -> Quantity:
    """Add “and 50 cents” to “12 dollars”, and 50 to “12 dollars 50” where nothing follows that it could count."""
    rules, tokens = context.profile, context.tokens
    position = amount.end
    if rules.small_coins and (coins := _coins(rules, tokens, amount)) is not None:
        return coins
    if position < len(tokens.words) and tokens.words[position] in rules.fraction_joins:
        position += 1
    if position >= len(tokens.words) or amount.unit is None or amount.unit.endswith("/100"):
        return amount
    if tokens.words[position][0] not in DIGITS and tokens.words[position] not in rules.anchors:
        return amount
    small = number(rules, tokens, position)
    if small is None or small.low != small.high:
        return amount
    count, end = small.low, small.end
    cents = rules.currencies.after(tokens, end)
    if cents is None and small.low >= _HUNDRED and (inside := rules.currencies.before(tokens, end)) is not None:
        # “Quarante-cinq cents” behind euros are no hundreds.
        cents, count = (inside[0], end), small.low / _HUNDRED
    if cents is not None and cents[0].endswith("/100") and count < _HUNDRED:
        end = cents[1]
    elif cents is not None or not _is_tail(context, amount, small):
        return amount
    amount.value.low += count / _HUNDRED
    amount.value.high += count / _HUNDRED
    amount.end = end
    return amount


def _coins(rules: Profile, tokens: Tokens, amount: Quantity) -> Quantity | None:
    """5元5角, 3元2角5分, 五块五: tenths and hundredths of a currency behind it."""
    words, end, parts = tokens.words, amount.end, Decimal(0)
    while end < len(words) and (words[end].isdecimal() or words[end] in rules.numerals):
        read = number(rules, tokens, end)
        coin = rules.small_coins.after(tokens, read.end) if read is not None else None
        if read is None or coin is None or not 0 < read.low < _HUNDRED:
            break
        parts, end = parts + read.low * coin[0], coin[1]
    if end == amount.end and words[end - 1] in ("块", "塊") and end < len(words) and words[end] in rules.numerals:
        if not _no_count(rules, tokens, end + 1):
            return None
        parts, end = Decimal(10 * rules.numerals[words[end]]), end + 1
    if not parts:
        return None
    amount.value.low += parts / _HUNDRED
    amount.value.high, amount.end = amount.value.low, end
    return amount


def _is_tail(context: Context, amount: Quantity, small: Number) -> bool:
    """Whether a number of two digits behind a currency counts its hundredths: nothing follows in the clause."""
    tokens, end = context.tokens, small.end
    whole = amount.value.scale == 1 and amount.value.low == amount.value.low.to_integral_value()
    if not whole or not _LEAST_TAIL <= small.low < _HUNDRED or small.fraction or small.low % 1:
        return False
    if context.profile.between.before(tokens, amount.start) is not None:
        return False
    follows = end < len(tokens.words)
    return not follows or (tokens.words[end] in ".,;!?)" and not tokens.glued(end + 1))
