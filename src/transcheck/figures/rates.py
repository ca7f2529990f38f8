"""How much in how much time: 1,500 euros a month are 18,000 a year."""

from __future__ import annotations

from decimal import Decimal

from transcheck.figures.judge import Role, Value, units_agree
from transcheck.figures.model import Hedge, Kind
from transcheck.figures.quantities import MULTIPLES, SECONDS
from transcheck.figures.tables import profile
from transcheck.figures.tokens import Tokens, tokenize

__all__ = ["Times", "same_rate", "times_of"]

_LENGTHS = {unit: Decimal(seconds) for unit, seconds in SECONDS.items()}
_LENGTHS |= {unit: Decimal(count * SECONDS[base]) for unit, (count, base) in MULTIPLES.items()}
_KINDS = frozenset((Kind.NUMBER, Kind.MONEY, Kind.PERCENT))
_ROUNDING = Decimal("0.02")  # a month of 30 days, a year of 52 weeks

Times = dict[str, tuple[int, int]]


def times_of(text: str, language: str | None, figures: list[tuple[int, int]]) -> Times:
    """The units of time that a sentence names without a number, and the first place of each.

    Args:
        text: The sentence.
        language: Its language.
        figures: Where its figures stand; “two weeks” is a length of time and no rate.
    """
    rules, tokens = profile(language), tokenize(text)
    found: Times = {}
    for index in range(len(tokens.words)):
        # Where words touch, a letter that names a unit is mostly a part of another word.
        unit = rules.rates.after(tokens, index) or (None if rules.glued_words else rules.units.after(tokens, index))
        if unit is None or unit[0] not in _LENGTHS:
            continue
        place = tokens.starts[index], tokens.ends[unit[1] - 1]
        if not _inside(place, figures) and not _begun(tokens, index):
            found.setdefault(unit[0], place)
    return found


def _inside(place: tuple[int, int], figures: list[tuple[int, int]]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in figures)


def _begun(tokens: Tokens, index: int) -> bool:
    """Whether a number touches a unit: “90-day” counts it where the figure ends before the hyphen."""
    return index > 0 and tokens.words[index - 1].isdecimal()


def same_rate(one: Value, two: Value, times: tuple[Times, Times]) -> tuple[str, str] | None:
    """The units of time in which two amounts are the same rate, where each text names one that the other does not.

    Args:
        one: A canonical amount.
        two: An amount of the copy.
        times: The units of time of their sentences.
    """
    if not (_counts(one) and _counts(two) and units_agree(one, two)) or one.amount == two.amount:
        return None
    for left in times[0].keys() - times[1].keys():
        for right in times[1].keys() - times[0].keys():
            scaled = one.amount * _LENGTHS[right] / _LENGTHS[left]
            low, high = two.part.interval or (two.amount, two.amount)
            slack = _ROUNDING * scaled
            if low - slack <= scaled <= high + slack:
                return left, right
    return None


def _counts(value: Value) -> bool:
    whole = value.role is Role.AMOUNT and value.kind in _KINDS and value.part.hedge is not Hedge.SEVERAL
    return whole and value.amount > 0 and value.unit not in _LENGTHS
