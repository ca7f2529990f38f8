"""One time named in two ways: “on Wednesday” for March 12, “two days later” for May 8, “a decade ago” for 2015."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from transcheck.figures.dates import When
from transcheck.figures.judge import Role, Value
from transcheck.figures.model import Kind

__all__ = ["Calendar", "days_between", "minutes_between", "names_day"]

_NAMED = frozenset((Role.DAY, Role.WEEKDAY, Role.OFFSET))
_NEWS = 8  # days around the publication on which a weekday alone is used, with one for a copy of the next day
_AROUND = 60  # days around a dated weekday in which others can be told from it
_RECENT = range(2030, 1995, -1)
_WEEK = 7
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MINUTES = {"minute": 1, "hour": 60}
_HALF_DAY = 12 * 60  # minutes
_YEAR = 12  # months
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_AGES = range(10, 116)  # plain numbers that can be years of age


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is known of the days of which two texts speak.

    Attributes:
        published: The day on which the canonical text and the copy appeared, each None where it is unknown.
        anchor: A day whose weekday a text states (“Monday, November 3”), in some year in which it is true; or None.
        stated: Whether both texts say when they appeared; if one does, the other is taken to be of the same day.
    """

    published: tuple[date | None, date | None]
    anchor: date | None
    stated: bool = False

    @classmethod
    def of(cls, published: tuple[date | None, date | None], whens: Iterable[When]) -> Calendar:
        """The calendar of two texts that appeared on these days and name these dates."""
        known = published[0] or published[1]
        stated = (_with_weekday(when) for when in whens if known is None and when.weekday and when.month and when.day)
        days = published[0] or known, published[1] or known
        return cls(days, next(filter(None, stated), None), None not in published)

    def same(self, one: Value, two: Value) -> bool | None:
        """Whether a canonical value and one of the copy name one day; None where that cannot be told."""
        days = self._day(one, 0), self._day(two, 1)
        if Role.WEEKDAY in (one.role, two.role):
            weekdays = [_weekday(value, day) for value, day in zip((one, two), days, strict=True)]
            if None in weekdays:
                return None
            return weekdays[0] == weekdays[1] and self._in_the_news(days[0] or days[1])
        return None if days[0] is None or days[1] is None else days[0] == days[1]

    def moved(self, one: Value, two: Value) -> bool:
        """Whether “yesterday”, “today” and the like of the two texts cannot be one day.

        A copy appears on the day of the article or later, so that its “two days ago” may be the article's “yesterday”,
        but its “in two days” is not the article's “tomorrow”.
        """
        if self.stated:
            return self.same(one, two) is False
        return one.amount * two.amount < 0 or one.amount < two.amount

    def apart(self, one: Value, two: Value) -> int:
        """Days between the weekdays of two days that are not both dates, 0…3; 0 where they are not known."""
        if Role.WEEKDAY not in (one.role, two.role) and one.role is two.role:
            return 0
        weekdays = _weekday(one, self._day(one, 0)), _weekday(two, self._day(two, 1))
        if weekdays[0] is None or weekdays[1] is None:
            return 0
        gap = (weekdays[0] - weekdays[1]) % _WEEK
        return min(gap, _WEEK - gap)

    def spans(self, length: Value, year: Value, side: int) -> bool | None:
        """Whether a length of time, or an age, is that since a year; None where that cannot be told.

        Birthdays may be still to come, and “ten years ago” is no exact day.

        Args:
            length: A length of time, or a plain number that may be an age.
            year: A year.
            side: On which side the length stands: 0 canonical, 1 copy.
        """
        published = self.published[side]
        if length.role is not Role.AMOUNT or published is None:
            return None
        years = published.year - int(year.amount)
        if length.kind is Kind.NUMBER and length.unit is None and length.amount in _AGES:
            return length.amount <= years <= length.amount + 1
        if length.kind is not Kind.DURATION or length.unit not in _MONTHS:
            return None
        months = length.amount * _MONTHS[length.unit]
        if length.unit == "month":
            first, last = (_year_before(published, int(months) + step) for step in (1, -1))
            return first <= year.amount <= last
        slack = Decimal("0.1") * months if length.hedge is not None else Decimal(0)
        return months - slack <= _YEAR * years <= months + max(slack, Decimal(_YEAR))

    def _in_the_news(self, day: date | None) -> bool:
        published = self.published[0]
        return day is None or published is None or abs((day - published).days) <= _NEWS

    def _day(self, value: Value, side: int) -> date | None:
        """The day of a value of one side, where its year is known or does not matter."""
        near = self.published[side] or self.anchor
        if near is None:
            return None
        if (off := _days_off(value)) is not None:
            published = self.published[side]
            return None if published is None else published + timedelta(days=off)
        if value.role is not Role.DAY:
            return None
        day = nearest(int(value.amount), near, value.part.when.year if value.part.when is not None else None)
        far = day is not None and self.published[side] is None and abs((day - near).days) > _AROUND
        return None if far else day


def names_day(value: Value) -> bool:
    """Whether a value names one day: a date, a weekday, “yesterday”, “nine days ago”."""
    return value.role in _NAMED or _days_off(value) is not None


def _days_off(value: Value) -> int | None:
    """Days from the publication, for “yesterday” and “nine days ago”."""
    if value.role is Role.OFFSET:
        return int(value.amount)
    when = value.part.when
    if value.role is not Role.AMOUNT or when is None or when.shift is None or when.base is not None:
        return None
    return when.shift[0] if when.shift[1] == "day" else None


def nearest(monthday: int, near: date, year: int | None = None) -> date | None:
    """The day of 100 × month + day in a year, by default that which brings it nearest to another day."""
    days = []
    for candidate in (year,) if year is not None else range(near.year - 1, near.year + 2):
        try:
            days.append(date(candidate, monthday // 100, monthday % 100))
        except ValueError:
            continue  # February 29
    return min(days, key=lambda day: abs(day - near), default=None)


def _with_weekday(when: When) -> date | None:
    for year in (when.year,) if when.year is not None else _RECENT:
        try:
            day = date(year, when.month or 1, when.day or 1)
        except ValueError:
            continue
        if day.isoweekday() == when.weekday:
            return day
    return None


def _weekday(value: Value, day: date | None) -> int | None:
    return int(value.amount) if value.role is Role.WEEKDAY else None if day is None else day.isoweekday()


def days_between(earlier: Value, later: Value, length: Value) -> bool:
    """Whether a length of time, in days or weeks, is that from one day of the year to another."""
    if length.kind is not Kind.DURATION or length.unit not in _DAYS:
        return False
    first, last = (nearest(int(value.amount), date(2023, 7, 1)) for value in (earlier, later))
    return first is not None and last is not None and (last - first).days == length.amount * _DAYS[length.unit]


def minutes_between(one: Value, other: Value, length: Value) -> bool:
    """Whether a length of time, in minutes or hours, lies between two times of day; “three o'clock” may be pm."""
    if length.kind is not Kind.DURATION or length.unit not in _MINUTES:
        return False
    gap, minutes = abs(one.amount - other.amount), length.amount * _MINUTES[length.unit]
    half = "12h" in (one.unit, other.unit)
    return gap == minutes or (half and any((gap + step) % _HALF_DAY == 0 for step in (minutes, -minutes)))


def _year_before(day: date, months: int) -> int:
    """The year that many months before a day."""
    return (_YEAR * day.year + day.month - 1 - months) // _YEAR
