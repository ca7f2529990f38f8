"""Two values side by side: equal, rounded, hedged, written in another locale's way, or another value."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as day_of
from decimal import Decimal
from enum import IntEnum, StrEnum

from transcheck.figures.dates import When
from transcheck.figures.model import Figure, Hedge, Kind
from transcheck.figures.quantities import DEGREES, MULTIPLES, SECONDS

__all__ = [
    "Fit",
    "Role",
    "Value",
    "comparable",
    "converted",
    "fit",
    "gap",
    "is_decade",
    "is_measure",
    "rounds_to",
    "same_kind",
    "same_length",
    "units_agree",
    "values_of",
]

# How much of a unit is still called over one: “more than a week” are nine days.
_OVER_ONE = Decimal("1.5")
_QUARTER, _TEN_MINUTES = 15, 10
_ZONE = re.compile(r"([+-])(\d\d):(\d\d)$")  # of a time in ISO 8601
_DAY, _HALF_DAY = 24 * 60, 12 * 60  # minutes
_SUMMER = 60  # minutes: many write EST or CET the whole year

# Units in a common base, for “24 months” against “two years” and “10 miles” against “16 km”. Conversions of measures:
# NIST Special Publication 811; months and years are mean Gregorian ones.
_BASES: dict[str, tuple[str, Decimal]] = {
    **{unit: ("s", Decimal(seconds)) for unit, seconds in SECONDS.items()},
    **{unit: ("s", Decimal(count * SECONDS[base])) for unit, (count, base) in MULTIPLES.items()},
    "mm": ("m", Decimal("0.001")), "cm": ("m", Decimal("0.01")), "m": ("m", Decimal(1)), "km": ("m", Decimal(1000)),
    "in": ("m", Decimal("0.0254")), "ft": ("m", Decimal("0.3048")), "yd": ("m", Decimal("0.9144")),
    "mi": ("m", Decimal("1609.344")), "li": ("m", Decimal(500)), "nmi": ("m", Decimal(1852)),
    "µm": ("m", Decimal("0.000001")), "nm": ("m", Decimal("0.000000001")),
    "µg": ("kg", Decimal("0.000000001")), "stone": ("kg", Decimal("6.35029318")), "carat": ("kg", Decimal("0.0002")),
    "cm2": ("m2", Decimal("0.0001")), "dunam": ("m2", Decimal(1000)), "rai": ("m2", Decimal(1600)),
    "feddan": ("m2", Decimal(4200)), "tsubo": ("m2", Decimal("3.305785")), "are": ("m2", Decimal(100)),
    "cl": ("l", Decimal("0.01")), "dl": ("l", Decimal("0.1")), "hl": ("l", Decimal(100)),
    "gal": ("l", Decimal("3.785411784")), "bbl": ("l", Decimal("158.987294928")), "ft3": ("l", Decimal("28.316846592")),
    "kcal": ("J", Decimal(4184)), "kJ": ("J", Decimal(1000)), "hp": ("W", Decimal("745.699872")),
    "kB": ("B", Decimal("0.001")), "PB": ("B", Decimal(10) ** 9), "kHz": ("Hz", Decimal(1000)),
    "Hz": ("Hz", Decimal(1)), "MHz": ("Hz", Decimal(10) ** 6), "GHz": ("Hz", Decimal(10) ** 9),
    "ms": ("s", Decimal("0.001")),
    "mg": ("kg", Decimal("0.000001")), "g": ("kg", Decimal("0.001")), "kg": ("kg", Decimal(1)),
    "t": ("kg", Decimal(1000)), "lb": ("kg", Decimal("0.45359237")), "oz": ("kg", Decimal("0.028349523")),
    "GBP": ("kg", Decimal("0.45359237")),
    "jin": ("kg", Decimal("0.5")),
    "m2": ("m2", Decimal(1)), "ha": ("m2", Decimal(10000)), "km2": ("m2", Decimal(1000000)),
    "acre": ("m2", Decimal("4046.8564224")), "mi2": ("m2", Decimal("2589988.11")), "ft2": ("m2", Decimal("0.09290304")),
    "mu": ("m2", Decimal("666.6667")),
    "l": ("l", Decimal(1)), "ml": ("l", Decimal("0.001")), "m3": ("l", Decimal(1000)),
    "W": ("W", Decimal(1)), "kW": ("W", Decimal(1000)), "MW": ("W", Decimal(1000000)), "GW": ("W", Decimal(10) ** 9),
    "MB": ("B", Decimal(1)), "GB": ("B", Decimal(1000)), "TB": ("B", Decimal(1000000)),
}  # fmt: skip
# “Scores” and “dozens” are one, “hundreds” are more. A range reaches far beyond what a vague word says, so its last
# power of ten does not count: “thousands” may be tens of thousands, but no hundreds.
_MAGNITUDE, _TOP = 4, 10
_TENS = 10
_SHARES = Decimal("0.004")  # a third against 33 %
_LENGTHS = Decimal("0.005")  # months and years are mean ones
# Translators round converted measures: by so much, or by so many times what the digits of both leave open.
_CONVERTED, _EXACTLY, _LEFT_OPEN = Decimal("0.08"), Decimal("0.02"), 3
# Hundredths of a currency that their name leaves open, at the end of an amount: “42 cents”, “42 céntimos”, but 42 美分.
_CENTS = re.compile(
    r"(?<![^\W\d_])(?<!euro\s)(?<!us\s)(?<!s\.\s)(?<!american\s)"
    r"(?:cents?|cèntims|c[eéê]ntimos?|centimes?|centavos?|centesim[io]|centy|centů|centów|centen|sent[ei]?|sentin|sen"
    r"|xu|цент[ауыіиво]{0,2}|סנטים|סנט|سنت|سنتا|سنتًا|سنتات|सेंट|सेन्ट|সেন্ট|セント|센트|เซนต์)$",
    re.IGNORECASE,
)
_MILLE = re.compile("‰|mill|promil|prómil|千分|binde|промил|проміл|ألف|हज़ार|हजार|천분", re.IGNORECASE)
_KILO = re.compile("(?:キロ|킬로)$")  # kilometres or kilograms
_DOTTED = re.compile(r"(\d{1,2})[.,٫](\d\d)")  # 17.25; “at 1.52” may be a number that others write 1,52
_PER_HOUR = {"mph": "mi", "km/h": "km"}  # “per hour” often stands apart from the figure
_POUNDS = frozenset(("GBP", "lb"))  # one word, and one unit where it weighs
# Units whose everyday names are one word: “dollar”, “peso”, “crown”, “yuan and yen share ¥”.
_NAMESAKES = (
    frozenset(("USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "JMD", "BND", "FJD")),
    frozenset(("MXN", "ARS", "CLP", "COP", "PHP", "CUP", "UYU", "DOP")),
    frozenset(("SEK", "NOK", "DKK", "CZK", "ISK", "EEK", "SKK", "CSK")),
    frozenset(("JPY", "CNY")),
    frozenset(("INR", "PKR", "LKR", "NPR", "IDR")),
    frozenset(("CHF", "XAF", "XOF", "FRF", "BEF")),
    frozenset(("DEM", "FIM", "BAM")),
    frozenset(("GBP", "EGP", "TRY", "ILS", "LBP", "SYP", "ITL", "IEP")),
    frozenset(("AED", "MAD")),
    frozenset(("RUB", "BYN", "SUR")),
    frozenset(("KGS", "UZS")),
    frozenset(("RON", "MDL")),
    frozenset(("BGN", "ALL")),
    frozenset(("IRR", "SAR", "QAR", "OMR", "YER", "KHR", "BRL")),
    frozenset(("°", "°C")),
    frozenset(("°", "°F")),
    frozenset(("mph", "mi")),  # “85 miles per hour”: where “per hour” stands apart from the figure
    frozenset(("km/h", "km")),
    frozenset(("m/s", "m")),
    frozenset(("GBP", "lb")),  # the English word “pound”
    frozenset(("KES", "TZS", "UGX", "SOS")),
    frozenset(("DIN", "RSD", "IQD", "KWD", "DZD", "TND", "JOD", "BHD", "LYD", "MKD")),
)
# Currencies whose hundredths are called cents, in some form of the word.
_IN_CENTS = frozenset(
    ("EUR", "CHF", "ZAR", "MYR", "BRL", "MAD", "KES", "TZS", "UGX", "NLG", "EEK", "LTL",
     *_NAMESAKES[0], *_NAMESAKES[1])
)  # fmt: skip


class Role(StrEnum):
    """What part of a figure a value is."""

    AMOUNT = "amount"
    YEAR = "year"
    DECADE = "decade"
    DAY = "day"  # a day of the year, as 100 × month + day
    MONTH = "month"
    MONTHDAY = "monthday"  # a day of an unnamed month
    WEEKDAY = "weekday"
    TIME = "time"
    OFFSET = "offset"  # yesterday, today


@dataclass(slots=True)
class Value:
    """One comparable value of a figure.

    Attributes:
        figure: The figure it is a part of.
        part: The figure that is quoted for it: an end of a range, or `figure` itself.
        role: What it is.
        amount: The value; days as 100 × month + day.
        sentence: Index of its sentence.
        place: Its relative position in the sentence, 0…1.
        soft: Whether it is too weak to be missed or to be wrong by itself: small number words, weekdays.
    """

    figure: Figure
    part: Figure
    role: Role
    amount: Decimal
    sentence: int
    place: float
    soft: bool
    other: Decimal | None = None
    unit: str | None = None
    kind: Kind = Kind.NUMBER
    hedge: Hedge | None = None

    @property
    def high(self) -> Decimal:
        """The greatest value that the words admit, without their hedge."""
        return self.amount if self.part.when is not None or self.part.high is None else self.part.high


class Fit(IntEnum):
    """How well two values go together, best first."""

    SAME = 0
    EQUAL = 1  # equal, but of another kind: 20 against 20th, 0.5 against 50 %
    FORMAT = 2  # equal if the separators are read by another locale
    ROUNDED = 3  # equal as far as the rounder one goes, or converted to another unit
    HEDGED = 4  # the hedge of one side admits the other
    NONE = 9


def values_of(figure: Figure, sentence: int, place: float) -> Iterator[Value]:
    """The comparable values of a figure."""
    if figure.ends is not None:
        for end in figure.ends:
            for value in values_of(end, sentence, place):
                value.figure = figure
                if value.role is Role.AMOUNT and figure.hedge:
                    value.hedge = figure.hedge
                yield value
        return
    date = figure.when
    if date is None:
        if figure.low is None:
            return
        role = Role.TIME if figure.kind is Kind.TIME else Role.AMOUNT
        plain = figure.unit is None and figure.kind in (Kind.NUMBER, Kind.FRACTION)
        soft = (
            role is Role.AMOUNT
            and figure.words
            and (
                (plain and figure.low <= 12)
                or figure.kind in (Kind.ORDINAL, Kind.FRACTION)
                or (figure.low in (1, 2) and plain)
                or (figure.low == 1 and figure.kind is Kind.DURATION and figure.hedge is None)
            )
        )
        yield Value(
            figure,
            figure,
            role,
            figure.low,
            sentence,
            place,
            soft,
            figure.other,
            figure.unit,
            figure.kind,
            figure.hedge,
        )
        return
    if date.shift is not None and date.day is None:
        count, unit = date.shift
        yield Value(
            figure, figure, Role.AMOUNT, Decimal(abs(count)), sentence, place, abs(count) == 1, unit=unit,
            kind=Kind.DURATION, hedge=figure.hedge,
        )  # fmt: skip
        if date.base is not None:
            yield from _dated_values(figure, date.base, sentence, place)
        return
    yield from _dated_values(figure, date, sentence, place)


def _dated_values(figure: Figure, date: When, sentence: int, place: float) -> Iterator[Value]:
    """The parts of a date."""
    unresolved = (
        (Role.DECADE if date.decade else Role.YEAR, date.year, False),
        (Role.DAY, 100 * (date.month or 0) + date.day if date.day and date.month else None, date.feast is not None),
        (Role.MONTH, date.month if not date.day else None, False),
        (Role.MONTHDAY, date.day if not date.month else None, False),
        (Role.WEEKDAY, date.weekday, True),
        (Role.OFFSET, date.offset, True),
    )
    for role, amount, soft in unresolved:
        if amount is not None:
            also = Decimal(date.also) if date.also is not None and role is Role.YEAR else None
            yield Value(figure, figure, role, Decimal(amount), sentence, place, soft, also, kind=Kind.DATE)


def rounds_to(precise: Decimal, rough: Decimal) -> bool:
    """Whether `rough` is `precise` rounded to the digits that it shows, at least two, of thousands or of decimals."""
    if precise == 0 or rough == 0 or precise.is_signed() != rough.is_signed():
        return False
    digits = len(rough.normalize().as_tuple().digits)
    if digits < 2 or len(precise.normalize().as_tuple().digits) <= digits:
        return False
    step = Decimal(10) ** (rough.adjusted() - digits + 1)
    return not 1 < step < 1000 and abs(precise - rough) <= step / 2


def same_kind(one: Value, two: Value) -> bool:
    """Whether two values can stand for one another: one role, and kinds that do not exclude each other."""
    if one.role is not two.role:
        return False
    if one.role is not Role.AMOUNT or one.kind is two.kind:
        return True
    kinds = {one.kind, two.kind}
    if Kind.ORDINAL in kinds:
        return False
    # 550 pounds may be money in one language and a weight in the other.
    return Kind.NUMBER in kinds and (one.unit is None or two.unit is None or units_agree(one, two))


def comparable(one: Value, two: Value) -> bool:
    """Whether two languages could have put one value into these two forms: 34th and minute 34, 1930s and 1930."""
    roles = {one.role, two.role}
    if Role.DECADE in roles and (is_decade(one) or is_decade(two)):  # «in den Fünfzigern» is an age and the 1950s
        return True
    if not same_kind(one, two) and (one.part.words or two.part.words) and one.kind is not two.kind:
        return False
    if roles == {Role.AMOUNT}:
        kinds = {one.kind, two.kind}
        return not (kinds <= {Kind.MONEY, Kind.PERCENT} and len(kinds) == 2)
    if len(roles) == 1 or roles == {Role.YEAR, Role.DECADE}:
        return True
    plain = one if one.role is Role.AMOUNT else two
    if Role.AMOUNT not in roles:
        return False
    dated = two if plain is one else one
    if dated.role is Role.MONTHDAY and plain.unit == "day":
        return True
    if plain.kind not in (Kind.NUMBER, Kind.ORDINAL) or plain.unit is not None:
        return False
    if dated.role in (Role.YEAR, Role.DECADE):
        return 1000 <= plain.amount < 3000
    return dated.role in (Role.DAY, Role.TIME, Role.MONTHDAY) and plain.amount <= 60


def _kinds_go(one: Value, two: Value) -> bool:
    """Whether equal values of two kinds can be one: not a rank in words (“second”) and a number in digits (2)."""
    ranks = [value for value in (one, two) if value.kind is Kind.ORDINAL]
    return len(ranks) != 1 or one.part.words == two.part.words or not ranks[0].part.words


def _share(one: Value) -> Decimal | None:
    """A percentage or fraction as a part of one."""
    if one.kind is Kind.PERCENT:
        return one.amount / 100
    return one.amount if one.kind is Kind.FRACTION else None


def units_agree(one: Value, two: Value) -> bool:
    """Whether two values can be of one unit: it is the same, has the same name, or stands at one of them alone."""
    if one.unit is None or two.unit is None or one.unit == two.unit:
        return True
    if one.unit in _IN_CENTS and two.unit in _IN_CENTS and any(_CENTS.search(value.part.quote) for value in (one, two)):
        return True
    if {one.unit, two.unit} == {"km", "kg"} and any(_KILO.search(value.part.quote) for value in (one, two)):
        return True
    return any(one.unit in group and two.unit in group for group in _NAMESAKES)


def gap(one: Value, two: Value) -> Decimal:
    """How far two amounts are apart, as a share of the greater one, 0…; in a common unit where they have one."""
    bases = _BASES.get(one.unit or ""), _BASES.get(two.unit or "")
    left, right = one.amount, two.amount
    if bases[0] is not None and bases[1] is not None and bases[0][0] == bases[1][0]:
        left, right = left * bases[0][1], right * bases[1][1]
    return abs(left - right) / (max(abs(left), abs(right)) or 1)


def _left_open(amount: Decimal) -> Decimal:
    """The share by which an amount may be off, as far as its digits show it: half of 1 in 74, half of 100 in 1,200."""
    _, digits, _ = amount.normalize().as_tuple()
    return Decimal("0.5") / max(1, int("".join(map(str, digits))))


def is_measure(value: Value) -> bool:
    """Whether a value is in a unit of length, weight, area, volume or the like, that others may be converted to."""
    return value.unit in DEGREES or _BASES.get(value.unit or "", ("s",))[0] != "s"


def converted(one: Value, two: Value) -> bool:
    """Whether both are the same quantity in two units."""
    if one.unit is None or two.unit is None or (one.unit == two.unit and one.unit != "°"):
        return False
    if {one.unit, two.unit} <= DEGREES:
        return _same_heat(one.amount, two.amount) or _same_heat(two.amount, one.amount)
    left, right = _BASES.get(_PER_HOUR.get(one.unit, one.unit)), _BASES.get(_PER_HOUR.get(two.unit, two.unit))
    if left is None or right is None or left[0] != right[0] or (one.unit in _POUNDS and two.unit in _POUNDS):
        return False
    first, second = one.amount * left[1], two.amount * right[1]
    rounding = min(left[1], right[1]) if max(abs(one.amount), abs(two.amount)) <= 20 else Decimal(0)
    share = min(_CONVERTED, max(_EXACTLY, _LEFT_OPEN * (_left_open(one.amount) + _left_open(two.amount))))
    if abs(first - second) <= max(share * max(abs(first), abs(second)), rounding):
        return True
    return _covers(one.part, left[1], second) or _covers(two.part, right[1], first)


def same_length(whole: Figure, value: Value) -> bool:
    """Whether a length of time in several units is the one that a value gives in one: 2 hours 30 minutes, 2.5 hours."""
    bases = _BASES.get(whole.unit or ""), _BASES.get(value.unit or "")
    if whole.low is None or bases[0] is None or bases[1] is None or bases[0][0] != bases[1][0]:
        return False
    first, second = whole.low * bases[0][1], value.amount * bases[1][1]
    return abs(first - second) <= _LENGTHS * first or _covers(value.part, bases[1][1], first)


def _covers(figure: Figure, base: Decimal, amount: Decimal) -> bool:
    """Whether the hedge of a figure admits an amount in its base unit: “over two weeks” are 16 days."""
    span = figure.interval if figure.hedge in (Hedge.ABOUT, Hedge.NEARLY, Hedge.MORE_THAN) else None
    if span is not None and figure.hedge is Hedge.MORE_THAN and figure.low == 1:
        span = span[0], _OVER_ONE
    return span is not None and span[0] * base <= amount <= span[1] * base


def _same_heat(fahrenheit: Decimal, celsius: Decimal) -> bool:
    """Whether two temperatures, or differences of temperature, are the same in two scales, rounded by a translator."""
    return abs(celsius * 9 / 5 + 32 - fahrenheit) <= 2 or (fahrenheit <= 50 and abs(celsius * 9 / 5 - fahrenheit) <= 2)


def _tens_of_fahrenheit(one: Value, two: Value) -> bool:
    """Whether a canonical “widespread 80s” or “in the 80s” is a temperature that the copy gives in degrees Celsius."""
    decade = one.role is Role.DECADE
    if not (decade or (one.unit is None and one.high == one.amount + _TENS - 1)) or two.unit not in DEGREES:
        return False
    low = one.amount % 100 if decade else one.amount
    return low - 2 <= two.amount * 9 / 5 + 32 <= low + 11


def _in_metres(one: Value, two: Value) -> bool:
    """Whether what was read as “5.5 m”, millions, are the metres of the other side."""
    millions = one.unit is None and one.part.quote.endswith("m") and two.unit in ("m", "m/s")
    return millions and one.amount == two.amount * 10**6


def fit(one: Value, two: Value) -> Fit:
    """How well a canonical value and one of the copy go together."""
    if one.role is not two.role:
        return _across_roles(one, two)
    if one.role is Role.TIME:
        return _times(one, two)
    if one.role is not Role.AMOUNT:
        return Fit.SAME if one.amount == two.amount or _other_calendar(one, two) else Fit.NONE
    if Hedge.SEVERAL in (one.part.hedge, two.part.hedge):
        return _vague(one, two)
    if one.amount == two.amount and one.high == two.high:
        return _equal(one, two)
    return _unequal(one, two)


def _zone(time: Value) -> int | None:
    """Minutes ahead of UTC, where a time of day names its zone (T17:30+01:00)."""
    named = _ZONE.search(time.part.normalized)
    return None if named is None else int(named[1] + "1") * (60 * int(named[2]) + int(named[3]))


def _times(one: Value, two: Value) -> Fit:
    zones = _zone(one), _zone(two)
    gap = one.amount - two.amount
    if zones[0] is not None and zones[1] is not None and (gap or abs(zones[0] - zones[1]) > _SUMMER):
        gap = (gap - zones[0] + zones[1]) % _DAY
    if gap == 0:
        return Fit.SAME
    # A clock counted from dawn (Swahili) may have been translated literally or not, and leaves the half open.
    period = 360 if "6h" in (one.unit, two.unit) else 720 if "12h" in (one.unit, two.unit) else 0
    if period:
        gap = abs(gap) % period
        if gap == 0:
            return Fit.SAME
        gap = min(gap, period - gap)
    # “About three o'clock” for 2:52 is a rounding, 2:52 for “about three o'clock” is news.
    rounder = one.part.hedge is None and two.part.hedge is not None and two.amount % _QUARTER == 0
    return Fit.ROUNDED if rounder and abs(gap) <= _TEN_MINUTES else Fit.NONE


def _other_calendar(one: Value, two: Value) -> bool:
    """Whether a year lies in both, or a day may be the other one because the month began by sighting."""
    if one.role is Role.YEAR:
        return one.amount == two.other or (one.other is not None and one.other in (two.amount, two.other))
    if one.role is not Role.DAY or not any(value.part.when and value.part.when.observed for value in (one, two)):
        return False
    days = [day_of(2000, int(value.amount) // 100, int(value.amount) % 100).timetuple().tm_yday for value in (one, two)]
    return (days[0] - days[1]) % 366 in (1, 365)


def _equal(one: Value, two: Value) -> Fit:
    """Equal amounts: the same where kinds and units go together."""
    if not units_agree(one, two):
        return Fit.NONE
    if same_kind(one, two):
        return Fit.SAME
    return Fit.EQUAL if _kinds_go(one, two) else Fit.NONE


def _unequal(one: Value, two: Value) -> Fit:
    """Unequal amounts: another way to write, another unit, a rounding, a range, a hedge, or another value."""
    part, other = _share(one), _share(two)
    if part is not None and other is not None and one.kind is not two.kind and abs(part - other) <= _SHARES:
        return Fit.EQUAL
    if _per_thousand(one, two) or _per_thousand(two, one):
        return Fit.EQUAL
    if converted(one, two) or _tens_of_fahrenheit(one, two):
        return Fit.ROUNDED
    if _in_metres(one, two) or _in_metres(two, one):
        return Fit.EQUAL
    if not units_agree(one, two):
        return Fit.NONE
    digits = not (one.part.words or two.part.words)
    if digits and (_read_otherwise(two, one) or _read_otherwise(one, two)):
        return Fit.FORMAT
    if one.high > one.amount or two.high > two.amount:
        inside = one.amount <= two.amount <= one.high or two.amount <= one.amount <= two.high
        return Fit.ROUNDED if inside and _kinds_go(one, two) else Fit.NONE
    if one.amount == -two.amount:
        return Fit.EQUAL  # -5 per cent, down 5 per cent
    return _near(one, two) if same_kind(one, two) else Fit.NONE


def _per_thousand(share: Value, number: Value) -> bool:
    """Whether a share in thousandths is the number that goes with “per 1,000”: 千分之0.4, “0.4 per 1,000”."""
    if share.kind is not Kind.PERCENT or number.kind is not Kind.NUMBER or number.unit is not None:
        return False
    return share.amount * 10 == number.amount and _MILLE.search(share.part.quote) is not None


def _read_otherwise(value: Value, meant: Value) -> bool:
    """Whether another locale's separators make a value the one that is meant: 4.500 is 4,500, but 900,000 is no 900."""
    if value.other is None or value.other != meant.amount:
        return False
    readings = (value.amount, value.other)
    return value.part.misread or any(amount != amount.to_integral_value() for amount in readings)


def _near(one: Value, two: Value) -> Fit:
    """Amounts that a rounding or a hedge can make of each other."""
    precise = len(one.amount.normalize().as_tuple().digits) > 2
    if rounds_to(one.amount, two.amount) or (precise and rounds_to(two.amount, one.amount)):
        return Fit.ROUNDED
    hedged = _admits(one.part, two.part) or _admits(two.part, one.part)
    return Fit.HEDGED if hedged else Fit.NONE


def _admits(hedged: Figure, other: Figure) -> bool:
    """Whether the interval of a hedged figure contains the other one and the hedge is not one-sided and far off."""
    if hedged.hedge is None or hedged.interval is None or other.low is None or other.high is None:
        return False
    low, high = hedged.interval
    if hedged.hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN) and hedged.high is not None:
        high = hedged.high * Decimal("1.25")
    if hedged.hedge in (Hedge.UP_TO, Hedge.LESS_THAN) and hedged.low is not None:
        low = hedged.low * Decimal("0.8")
    return low <= other.low and other.high <= high


def _vague(one: Value, two: Value) -> Fit:
    """“Hundreds of thousands” against another vague quantity or a definite one."""
    left, right = one.part, two.part
    if left.low is None or right.low is None or left.high is None or right.high is None:
        return Fit.NONE
    if not units_agree(one, two):
        return Fit.NONE
    if left.hedge is right.hedge:
        if left.low == right.low:
            return Fit.SAME
        if is_decade(one) and is_decade(two):
            return Fit.NONE
        less, more = sorted(((left.low, left.high), (right.low, right.high)))
        return Fit.ROUNDED if more[0] <= max(_MAGNITUDE * less[0], less[1] / _TOP) else Fit.NONE
    vague, definite = (left, right) if left.hedge is Hedge.SEVERAL else (right, left)
    if vague.low is None or vague.high is None or definite.low is None or definite.high is None:
        return Fit.NONE
    return Fit.HEDGED if vague.low <= definite.low and definite.high <= vague.high else Fit.NONE


def is_decade(value: Value) -> bool:
    """Whether a value is ten years of age, or ten degrees, called by their tens: “in his thirties”, “in the 80s”."""
    whole = value.role is Role.AMOUNT and value.part.hedge is Hedge.SEVERAL and value.amount % _TENS == 0
    return whole and value.high == value.amount + _TENS - 1


def same_order(one: Decimal, two: Decimal) -> bool:
    """Whether two values are less than a factor of ten apart, both ends included."""
    return abs(math.log10(float(one)) - math.log10(float(two))) <= 1.0 if one > 0 and two > 0 else False


def _as_a_number(value: Value, minutes: Decimal) -> bool:
    """Whether a number may be a time of day: 5 for 5 pm or 17:00, 17.25, which many languages write without a word."""
    if value.unit not in (None, "hour", "minute", "second"):
        return False
    dotted = _DOTTED.fullmatch(value.part.quote)
    if dotted is not None and value.unit is None:
        return (60 * int(dotted[1]) + int(dotted[2]) - minutes) % _HALF_DAY == 0
    hours, minutes = divmod(minutes, 60)
    return value.amount in ((minutes, hours) if minutes else (hours, hours % 12 or 12))


def _across_roles(one: Value, two: Value) -> Fit:
    """Values that two languages classify in two ways: 2018 as a year and as a number, 5 pm as a time and as 5."""
    if two.role is Role.AMOUNT and _tens_of_fahrenheit(one, two):
        return Fit.ROUNDED
    for left, right in ((one, two), (two, one)):
        if right.role is Role.AMOUNT:
            if left.role in (Role.YEAR, Role.DECADE) and left.amount == right.amount:
                return Fit.EQUAL
            if left.role is Role.DAY and right.unit is None and left.amount % 100 == right.amount:
                return Fit.EQUAL
            if (
                left.role in (Role.MONTHDAY, Role.MONTH)
                and left.amount == right.amount
                and right.unit in (None, "day", "month")
            ):
                return Fit.EQUAL
            if left.role is Role.TIME and _as_a_number(right, left.amount):
                return Fit.EQUAL
            if left.role is Role.DECADE and left.amount % 100 == right.amount:
                return Fit.EQUAL
        if left.role is Role.DAY and right.role is Role.MONTHDAY and left.amount % 100 == right.amount:
            return Fit.SAME
        if left.role is Role.DAY and right.role is Role.MONTH and left.amount // 100 == right.amount:
            return Fit.EQUAL
        if left.role is Role.YEAR and right.role is Role.DECADE and left.amount == right.amount:
            return Fit.EQUAL
    return Fit.NONE
