"""Issues in an editor's words, and how grave a difference between two figures is."""

from __future__ import annotations

from decimal import Decimal

from transcheck.figures.days import names_day
from transcheck.figures.judge import Fit, Role, Value, gap, is_decade, same_order
from transcheck.figures.model import Hedge, Kind
from transcheck.issues import Direction, Issue, Quote, Severity

__all__ = ["describe", "hedge_issue", "mismatch"]

# A definite figure that is off by more than this share tells the reader something false (critical).
_FALSE = Decimal("0.1")
# One behind “about”, “at least” or “nearly” must be further off.
_FALSE_HEDGED = Decimal("0.3")
_NEAR_DAYS = 3
# Readers of these languages meet both marks of thousands: of the numbers in professional translations every third
# and every eighth has the English one. Malay, which has it too, is easily taken for Indonesian. In Arabic the two
# are those of the Mashriq and the Maghreb.
_EITHER_MARK = frozenset(("ar", "id", "vi"))
_BELOW = frozenset((Hedge.LESS_THAN, Hedge.UP_TO, Hedge.NEARLY))
_ABOVE = frozenset((Hedge.MORE_THAN, Hedge.AT_LEAST))
_LOOSE = frozenset((Hedge.ABOUT, Hedge.NEARLY))
_NAMES = {
    Kind.PERCENT: "the percentage", Kind.MONEY: "the amount", Kind.DURATION: "the length of time",
    Kind.ORDINAL: "the rank", Kind.FRACTION: "the share",
}  # fmt: skip


def describe(value: Value) -> str:
    """What a value is, for a sentence: “the amount”, “the year”."""
    names = {
        Role.YEAR: "the year", Role.DECADE: "the decade", Role.DAY: "the date", Role.MONTH: "the month",
        Role.MONTHDAY: "the day", Role.WEEKDAY: "the weekday", Role.TIME: "the time",
        Role.OFFSET: "the day",
    }  # fmt: skip
    return names.get(value.role) or _NAMES.get(value.kind, "the figure")


def _said(quote: Quote) -> str:
    return f"“{quote.text}”"


def hedge_issue(
    one: Value, two: Value, found: Fit, canonical: Quote, copy: Quote, language: str | None
) -> Issue | None:
    """The issue of a matched pair: notation, precision or hedge; None where they agree."""
    if (turned := _turned(one, two, canonical, copy)) is not None:
        return turned
    if found is Fit.FORMAT and two.other is None:
        return None
    if found is Fit.FORMAT or (found <= Fit.EQUAL and two.part.misread and not one.part.misread):
        if language is None:
            return None
        message = (
            f"{_said(copy)} stands for {one.part.normalized}, but a reader of the copy's language sees another value."
        )
        severity = Severity.MINOR if language in _EITHER_MARK else Severity.MAJOR
        return Issue("locale-convention/number-format", severity, 0.9, message, canonical=canonical, copy=copy)
    left, right = one.part.hedge, two.part.hedge
    vague = Hedge.SEVERAL
    if right is vague and left is not vague:
        message = (
            f"The canonical text says {_said(canonical)}, the copy only {_said(copy)}: less exact, not contradicted."
        )
        return Issue("accuracy/mistranslation/number", Severity.MINOR, 0.7, message, canonical, copy, Direction.SOFTER)
    if found is Fit.ROUNDED or found is Fit.HEDGED:
        if one.amount == two.amount or found is Fit.ROUNDED:
            return None
        message = (
            f"The canonical text says {_said(canonical)}, the copy {_said(copy)}: another precision, not contradicted."
        )
        return Issue("accuracy/mistranslation/number", Severity.MINOR, 0.4, message, canonical=canonical, copy=copy)
    if left is right or vague in (left, right) or one.role is not Role.AMOUNT or one.kind is Kind.ORDINAL:
        return None
    return _modality(left, right, canonical, copy)


def _turned(one: Value, two: Value, canonical: Quote, copy: Quote) -> Issue | None:
    """The issue of a length of time or weekday that one side counts into the past and the other into the future."""
    senses = [_sense(value) for value in (one, two)]
    if 0 in senses or senses[0] == senses[1]:
        return None
    message = f"The canonical text says {_said(canonical)}, the copy {_said(copy)}: past and future are exchanged."
    return Issue("accuracy/mistranslation/date-time", Severity.MAJOR, 0.8, message, canonical, copy)


def _sense(value: Value) -> int:
    """−1 for the past, 1 for the future, 0 where the words do not say."""
    when = value.part.when
    if when is None or when.base is not None:
        return 0
    count = when.shift[0] if when.shift is not None else when.turn or 0
    return (count > 0) - (count < 0)


def _modality(left: Hedge | None, right: Hedge | None, canonical: Quote, copy: Quote) -> Issue | None:
    if (left in _LOOSE and right in _LOOSE) or (left in _ABOVE and right in _ABOVE):
        return None
    if (left in _BELOW and right in _BELOW) and Hedge.NEARLY not in (left, right):
        return None
    if left is None and right is Hedge.UP_TO:  # in many languages “up to” is also the end of a way or a span
        return None
    opposed = (left in _ABOVE and right in _BELOW) or (left in _BELOW and right in _ABOVE)
    before = f"“{left.value.replace('-', ' ')}”" if left else "no qualification"
    after = f"“{right.value.replace('-', ' ')}”" if right else "no qualification"
    message = f"The canonical figure {_said(canonical)} carries {before}, the copy's {_said(copy)} carries {after}."
    direction = Direction.HARSHER if right is None else Direction.SOFTER if left is None else None
    severity = Severity.MAJOR if opposed else Severity.MINOR
    return Issue(
        "accuracy/mistranslation/modality", severity, 0.7 if opposed else 0.4, message, canonical, copy, direction
    )


def mismatch(one: Value, two: Value, canonical: Quote, copy: Quote, *, sure: bool, apart: int) -> Issue:
    """The issue of two values that contradict each other.

    Args:
        one: The canonical value.
        two: That of the copy.
        canonical: The words of the canonical value.
        copy: Those of the copy's.
        sure: Whether nothing else can be meant by either.
        apart: Days between their weekdays, 0…3, where they are not both dates.
    """
    said = f"The canonical text says {_said(canonical)}, the copy {_said(copy)}"
    if {one.role, two.role} != {Role.AMOUNT} and not (is_decade(one) or is_decade(two)):
        severity = _severity_of_dates(one, two, sure=sure, apart=apart)
        return Issue(
            "accuracy/mistranslation/date-time", severity, 0.8, f"{said}: {describe(one)} differs.", canonical, copy
        )
    if one.kind is Kind.DURATION and two.kind is Kind.DURATION:
        why = "the unit of time differs" if one.amount == two.amount else "the length of time differs"
        return Issue("accuracy/mistranslation/duration", Severity.CRITICAL, 0.9, f"{said}: {why}.", canonical, copy)
    if one.amount == two.amount and one.unit != two.unit:
        return Issue(
            "accuracy/mistranslation/unit", Severity.CRITICAL, 0.8, f"{said}: the number is the same, the unit is not.",
            canonical, copy,
        )  # fmt: skip
    why = f"{describe(one)} differs"
    if (power := _power_of_ten(one.amount, two.amount)) is not None:
        why = f"{describe(one)} is off by a factor of {power}"
    hedges = {one.part.hedge, two.part.hedge}
    vague = next((value for value in (one, two) if value.part.hedge is Hedge.SEVERAL), None)
    off = vague is None and gap(one, two) > (_FALSE if hedges == {None} else _FALSE_HEDGED)
    severity = Severity.CRITICAL if off and one.kind is not Kind.ORDINAL else Severity.MAJOR
    alike = one.part.hedge is not two.part.hedge and same_order(one.amount, two.amount)
    if vague is not None and alike and not is_decade(vague):
        severity = Severity.MINOR
    return Issue("accuracy/mistranslation/number", severity, 0.85, f"{said}: {why}.", canonical, copy)


def _severity_of_dates(one: Value, two: Value, *, sure: bool, apart: int) -> Severity:
    """How grave two dates or times are that differ.

    A day that moved a little is an error, unless it may be another day (`sure` is False: a dateline, or the copy gives
    the right day as well) or was moved by a calendar: holidays differ by country, Islamic months begin by sighting.
    A weekday is often the next one where a copy dates the news by its own clock.
    """
    if Role.WEEKDAY in (one.role, two.role) or (one.role is not two.role and names_day(one) and names_day(two)):
        return Severity.MAJOR if sure and apart > 1 else Severity.MINOR
    if not one.role is two.role is Role.DAY or _gap(one, two) > _NEAR_DAYS:
        return Severity.CRITICAL
    stated = not any(when is None or when.feast or when.observed for when in (one.part.when, two.part.when))
    return Severity.MAJOR if sure and stated else Severity.MINOR


def _gap(one: Value, two: Value) -> int:
    """Days between two days of the year, counting months as 30 days."""
    left, right = divmod(int(one.amount), 100), divmod(int(two.amount), 100)
    return abs((left[0] - right[0]) * 30 + left[1] - right[1])


def _power_of_ten(one: Decimal, two: Decimal) -> str | None:
    """“1,000” where two values differ by that power of ten alone."""
    if one == 0 or two == 0:
        return None
    ratio = max(abs(one / two), abs(two / one))
    power = ratio.adjusted()
    return f"{10**power:,}" if power >= 1 and ratio == Decimal(10) ** power else None
