"""Dates of other calendars as Gregorian ones, by exact arithmetic.

Solar Hijri (Iran, Afghanistan): the 33-year cycle, which agrees with the astronomical calendar from 1178 to 1633
(Borkowski, “The Persian calendar for 3000 years”, Earth, Moon, and Planets 74, 1996). Islamic: the tabular civil
calendar (Reingold and Dershowitz, “Calendrical Calculations”, chapter 7); months that begin by sighting of the moon
can differ from it by a day. Easter: the anonymous Gregorian algorithm (Meeus, “Astronomical Algorithms”, chapter 8).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

__all__ = ["ISLAMIC_YEARS", "SOLAR_YEARS", "gregorian", "holiday"]

SOLAR_YEARS = range(1200, 1500)
ISLAMIC_YEARS = range(1200, 1600)
_SOLAR_EPOCH = date(622, 3, 21).toordinal()
_ISLAMIC_EPOCH = date(622, 7, 19).toordinal()


def gregorian(calendar: str, year: int, month: int, day: int) -> date | None:
    """A date of the `persian` or `islamic` calendar as a Gregorian one; None for a date that does not exist there."""
    if not 1 <= month <= 12:
        return None
    if calendar == "persian":
        leap = (25 * year + 11) % 33 < 8
        length = 31 if month <= 6 else 30 if month < 12 or leap else 29
        if year not in SOLAR_YEARS or not 1 <= day <= length:
            return None
        before = 31 * (month - 1) if month <= 6 else 186 + 30 * (month - 7)
        return date.fromordinal(_SOLAR_EPOCH + 365 * (year - 1) + (8 * year + 21) // 33 + before + day - 1)
    if calendar == "islamic":
        if year not in ISLAMIC_YEARS or not 1 <= day <= 30:
            return None
        before = 29 * (month - 1) + month // 2
        return date.fromordinal(_ISLAMIC_EPOCH + 354 * (year - 1) + (3 + 11 * year) // 30 + before + day - 1)
    return None


_RULE = re.compile(r"(?:(easter|orthodox)|(islamic)?(\d\d)-(\d\d)|(\d\d)-weekday(\d)-(\d))([+-]\d+)?")


def holiday(rule: str, year: int) -> date:
    """The day of a holiday in a year.

    Args:
        rule: `12-25` (month and day), `easter`, `orthodox` (its Easter), `islamic10-01` (the first such day of the
            year, by the tabular calendar) or `11-weekday4-4` (the fourth Thursday of November), with days to add to
            them at the end (`easter-2`).
        year: The Gregorian year.

    Raises:
        ValueError: The rule is none of these.
    """
    match = _RULE.fullmatch(rule)
    if match is None:
        raise ValueError(f"no rule of a holiday: {rule}")
    easter, islamic, month, day, of_month, weekday, rank, shift = match.groups()
    if easter:
        found = _easter(year) if easter == "easter" else _orthodox_easter(year)
    elif islamic:
        found = _islamic_day(int(month), int(day), year)
    elif month:
        found = date(year, int(month), int(day))
    else:
        first = date(year, int(of_month), 1)
        found = first + timedelta(days=(int(weekday) - first.isoweekday()) % 7 + 7 * (int(rank) - 1))
    return found + timedelta(days=int(shift or 0))


def _easter(year: int) -> date:
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _orthodox_easter(year: int) -> date:
    """Easter of the Julian calendar (Meeus, chapter 8), as a Gregorian day."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def _islamic_day(month: int, day: int, year: int) -> date:
    """The first day of a Gregorian year with a month and day of the Islamic calendar, or the last before the year."""
    around = (year - 622) * 33 // 32
    days = [found for step in range(-1, 4) if (found := gregorian("islamic", around + step, month, day)) is not None]
    inside = [found for found in days if found.year == year]
    return min(inside) if inside else max((found for found in days if found.year < year), default=date(year, month, 1))
