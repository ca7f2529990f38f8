"""Dates of other calendars as Gregorian ones, by exact arithmetic.

Solar Hijri (Iran, Afghanistan): the 33-year cycle, which agrees with the astronomical calendar from 1178 to 1633
(Borkowski, “The Persian calendar for 3000 years”, Earth, Moon, and Planets 74, 1996). Islamic: the tabular civil
calendar (Reingold and Dershowitz, “Calendrical Calculations”, chapter 7); months that begin by sighting of the moon
can differ from it by a day.
"""

from __future__ import annotations

from datetime import date

__all__ = ["ISLAMIC_YEARS", "SOLAR_YEARS", "gregorian"]

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
