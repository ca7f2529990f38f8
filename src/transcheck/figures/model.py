"""A figure of a text: what was written, what it means, and the interval of values it admits."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from transcheck.figures.dates import When

__all__ = ["Figure", "Hedge", "Kind"]

# How far a hedge reaches, as factors of the value: what English readers accept as "nearly 1,000" or "about 1,000".
# Chosen by judgement (round numbers), checked against the development half of the paraphrase data (docs/figures.md).
ABOUT = Decimal("0.1")
NEARLY = Decimal("0.1")
MORE = Decimal("0.25")


class Kind(StrEnum):
    """What a figure measures."""

    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    ORDINAL = "ordinal"
    RANGE = "range"
    FRACTION = "fraction"


class Hedge(StrEnum):
    """How a text qualifies a figure, as an operator on its value."""

    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more-than"
    AT_LEAST = "at-least"
    LESS_THAN = "less-than"
    UP_TO = "up-to"
    SEVERAL = "several"


# Python 3.11 takes a call to look up each `Kind.NUMBER`; later ones have the members as plain attributes, as here.
for _member in (*Kind, *Hedge):
    type.__setattr__(type(_member), _member.name, _member)


class Figure(NamedTuple):
    """One figure: `text[start:end] == quote`.

    A named tuple, which is made several times as fast as a frozen dataclass.

    Attributes:
        quote: The words as written, without the hedge.
        start: Offset of the first character (Unicode code points).
        end: Offset after the last character.
        kind: What it measures. Ranges of dates, money and so on keep the kind of their ends where that is not a number.
        low: The value, or the lower end of a range; in `unit`, percent as 12.5 for 12.5 %. Dates with a known year:
            the proleptic Gregorian ordinal (`datetime.date.toordinal`) of the first day. Times: minutes after
            midnight. None where no value follows from the words (a weekday, a date without its year).
        high: As `low`, the upper end; equal to `low` for a single value. Dates: ordinal of the last day (a month, year
            or decade is a stretch of days).
        unit: ISO 4217 code for money, CLDR name of a unit of measure or duration (`month`, `km`), or None.
        hedge: The operator that the words around it put on the value, or None.
        normalized: What was understood: `1400000`, `2023-05-27`, `XXXX-05-27`, `P2M`, `USD 3500000`, `12.5%`.
        words: Whether the value was written in words, not digits.
        foreign: Whether `low` goes against the separators of the text's language because nobody writes what they say.
        other: The value if the separators are read by another locale's convention (930 for `930.000` in English
            text, which is understood as 930000), where the two readings differ.
        hedge_span: Offsets of the words of the hedge, which stand outside `quote`; None where it has none of its own.
        when: The parts of a date as the words gave them; None for other kinds.
        ends: Both ends of a range in the order written, the parts of a length of time in several units (“8 days 20
            hours”, whose values count in the smallest of them), or both numbers of a share (“3 out of 10”, whose value
            is 0.3); None for other figures.
    """

    quote: str
    start: int
    end: int
    kind: Kind
    low: Decimal | None
    high: Decimal | None
    unit: str | None = None
    hedge: Hedge | None = None
    normalized: str = ""
    words: bool = False
    other: Decimal | None = None
    foreign: bool = False
    hedge_span: tuple[int, int] | None = None
    when: When | None = None
    ends: tuple[Figure, ...] | None = None

    @property
    def interval(self) -> tuple[Decimal, Decimal] | None:
        """The values that the figure with its hedge admits (ends can be infinite), or None where it has no value."""
        if self.low is None or self.high is None:
            return None
        low, high = self.low, self.high
        match self.hedge:
            case Hedge.ABOUT:
                return low - abs(low) * ABOUT, high + abs(high) * ABOUT
            case Hedge.NEARLY:
                return low - abs(low) * NEARLY, high
            case Hedge.MORE_THAN:
                return low, high + abs(high) * MORE
            case Hedge.AT_LEAST:
                return low, Decimal("Infinity")
            case Hedge.LESS_THAN | Hedge.UP_TO:
                return Decimal("-Infinity"), high
            case _:
                return low, high

    @property
    def misread(self) -> bool:
        """Whether a reader of the text's language takes the separators otherwise than `low` (`930.000` in English)."""
        return self.foreign and self.other is not None

    def moved(self, offset: int) -> Figure:
        """The same figure in a text where everything stands `offset` characters later."""
        if offset == 0:
            return self
        span = (self.hedge_span[0] + offset, self.hedge_span[1] + offset) if self.hedge_span else None
        ends = tuple(end.moved(offset) for end in self.ends) if self.ends else None
        return self._replace(start=self.start + offset, end=self.end + offset, hedge_span=span, ends=ends)

    def to_dict(self) -> dict[str, Any]:
        """As in the contract."""
        return {
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "kind": self.kind.value,
            "low": _number(self.low),
            "high": _number(self.high),
            "unit": self.unit,
            "hedge": self.hedge.value if self.hedge else None,
            "normalized": self.normalized,
        }


def _number(value: Decimal | None) -> int | float | None:
    """A JSON number: an integer where the value is one."""
    if value is None or not value.is_finite():
        return None
    return int(value) if value == value.to_integral_value() else float(value)
