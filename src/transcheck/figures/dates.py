"""Dates: absolute, partial, weekdays, relative to the article's date."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from transcheck.figures.calendars import SOLAR_YEARS, gregorian, holiday
from transcheck.figures.numerals import Number, number
from transcheck.figures.tables import Phrases, Profile
from transcheck.figures.tokens import DIGITS, Tokens

__all__ = ["When", "may_begin", "spoken_year", "when", "year_after"]

_YEARS = range(1000, 2200)
_SPOKEN = range(17, 21)  # centuries whose years are said in two numbers
_YEAR = 366
NEAREST = 10  # a turn that is no number of weeks
_LAST_YEAR, _LAST_MONTH, _LAST_DAY = 2200, 12, 31
_SHORTEST_YEAR = 10  # letters of a year in one word
_FIXED = 5  # letters of the rule of a holiday with a day of its own: 12-25
_PIVOT = 70  # years in two digits from here on are of the last century, as in POSIX
_PAST = 40  # years in two digits behind an apostrophe from here on are past: ’68
_OF_AGES = frozenset(("s", "-an", "'s", "er", "ern", "'ler", "'lar", "'lerde", "'larda", "'li", "'lı", "'lu"))
_ARTICLES = frozenset(("the", "den", "der", "die", "'", "’", "‘"))
_RANKS = 12  # up to here, ranks in words are more often those of things than days of a month
_YEAR_DIGITS = 4
_JOINTS = frozenset("-/.")  # between the parts of a date in digits
_WEEKS = frozenset(("week", "fortnight", "month", "quarter", "half-year", "year", "decade", "century"))
_SHORT = 2  # letters of a unit or scale that can be another word: “in”, “a”
_PARTS = frozenset((16, 20, 24, 25, 30))  # that things are divided into: 3/16 is no day
_RATIOS = frozenset(((24, 7), (16, 9), (16, 10), (21, 9), (18, 9), (20, 9), (14, 9)))  # no days of months


class When(NamedTuple):
    """A date, as far as the words go. Positions are token indices.

    A named tuple, which is made several times as fast as a frozen dataclass.

    Attributes:
        start: First token.
        end: After the last token.
        year: Year, or first year of a decade.
        month: 1…12.
        day: 1…31.
        weekday: 1 (Monday) … 7.
        decade: Whether `year` begins a decade.
        offset: Days from the article's date, for “yesterday”.
        turn: Weeks from the article's week, for “last Friday”, or `NEAREST` and its negative for the first such day
            after the article and the last one before it (“this coming Friday”, “this past Friday”); with a weekday.
        shift: A signed number of units of time from `base`, for “two weeks ago”; with a day, the months from the
            article's month (“the 15th of next month”).
        base: The date that `shift` counts from; None for the article's own.
        certain: False for four digits that could be a number as well.
        also: The other year in which a year of the Iranian calendar lies.
        observed: Whether the month begins by sighting, so that the day can be one off.
        feast: The rule of a holiday that was named, see `calendars.holiday`.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    decade: bool = False
    offset: int | None = None
    certain: bool = True
    turn: int | None = None
    shift: tuple[int, str] | None = None
    base: When | None = None
    also: int | None = None
    observed: bool = False
    feast: str | None = None

    def resolve(self, published: date | None) -> When:
        """Fill in what the publication date tells: the year nearest to it, the day that “yesterday” was.

        “Last” and “next” count in weeks from Monday, as most style guides and TIMEX3 tools have it. A bare weekday is
        the last one before the publication. Months and years are counted on the calendar and give a nominal day.
        """
        if self.shift is not None and self.day is not None:
            month = None if published is None else shifted(published.replace(day=1), *self.shift)
            inside = month is not None and self.day <= calendar.monthrange(month.year, month.month)[1]
            return self._on(month.replace(day=self.day)) if month is not None and inside else self
        if self.shift is not None:
            start = published if self.base is None else self.base.resolve(published).day_itself()
            return self if start is None else self._on(shifted(start, *self.shift))
        if published is None:
            return self
        if self.feast is not None:
            return self if self.year is not None else self._on(self._feast(self.feast, published))
        if self.offset is not None:
            return self._on(published + timedelta(days=self.offset))
        if self.month and self.day and self.year is None:
            choices = [self._in(published.year + step) for step in (-1, 0, 1)]
            near = min((day for day in choices if day), key=lambda day: abs((day - published).days), default=None)
            return self._replace(year=near.year) if near else self
        if self.day and not self.month and self.year is None:
            return self._on(self._nearest(published))
        if self.weekday and not self.month and not self.day and self.year is None:
            back = (published.isoweekday() - self.weekday) % 7
            if self.turn is not None and abs(self.turn) == NEAREST:
                back = (back or 7) if self.turn < 0 else back - 7
            elif self.turn is not None:
                back = published.isoweekday() - self.weekday - 7 * self.turn
            return self._on(published - timedelta(days=back))
        return self

    def _feast(self, rule: str, published: date) -> date | None:
        """The holiday nearest to the publication, or the last or next one."""
        days = [holiday(rule, year) for year in range(max(published.year - 1, 1), published.year + 2)]
        if self.turn:
            days = [day for day in days if (day - published).days * self.turn > 0]
        return min(days, key=lambda day: abs((day - published).days), default=None)

    def _nearest(self, published: date) -> date | None:
        """The day nearest to the publication that has the number, and the weekday where one is named."""
        for gap in range(_YEAR):
            for day in (published + timedelta(days=gap), published - timedelta(days=gap)):
                if day.day == self.day and self.weekday in (None, day.isoweekday()):
                    return day
        return None

    def _on(self, day: date | None) -> When:
        return self if day is None else self._replace(year=day.year, month=day.month, day=day.day)

    def day_itself(self) -> date | None:
        """The day, where year, month and day are known."""
        return self._in(self.year) if self.year and self.month and self.day else None

    def _in(self, year: int) -> date | None:
        try:
            return date(year, self.month or 1, self.day or 1)
        except ValueError:
            return None

    def bounds(self) -> tuple[Decimal, Decimal] | None:
        """Ordinals of the first and last day, where the year is known."""
        if self.year is None:
            return None
        try:
            if self.month is None:
                last = self.year + 9 if self.decade else self.year
                first, final = date(self.year, 1, 1), date(last, 12, 31)
            elif self.day is None:
                first = date(self.year, self.month, 1)
                final = date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])
            else:
                first = final = date(self.year, self.month, self.day)
        except ValueError:
            return None
        return Decimal(first.toordinal()), Decimal(final.toordinal())

    def normalized(self) -> str:
        """Extended Date/Time Format (ISO 8601-2): unknown digits are X; a bare weekday as in TIMEX3."""
        if self.shift is not None and self.year is None and self.day is None:
            count, unit = self.shift
            return f"P{'T' if unit in ('hour', 'minute', 'second') else ''}{count:+d}{unit[0].upper()}"
        if self.offset is not None and self.year is None:
            return f"P{self.offset:+d}D"
        if self.feast is not None and self.day is None:
            return f"XXXX-{self.feast}"
        if self.year is None and self.month is None and self.day is None:
            return f"XXXX-WXX-{self.weekday}"
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.decade:
            return year[:3] + "X"
        parts = [year]
        if self.month or self.day:
            parts.append(f"{self.month:02d}" if self.month else "XX")
        if self.day:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)


def shifted(day: date, count: int, unit: str) -> date | None:
    """A day some days, weeks, months or years before or after another; None out of the calendar or below a day."""
    try:
        if unit in ("day", "week"):
            return day + timedelta(days=count * (7 if unit == "week" else 1))
        if unit not in ("month", "year"):
            return None
        months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def when(profile: Profile, tokens: Tokens, position: int) -> When | None:
    """The date that begins at the token, or None."""
    words = tokens.words
    word = words[position]
    if word[0] in DIGITS:
        if len(word) > 4 and "." not in word:
            return None
        found = _feast(profile, tokens, position) if word in profile.holidays.firsts else None
        if found is None and ("." in word or _is_joined(profile, tokens, position)):
            found = (
                _numeric(profile, tokens, position)
                or _joined(profile, tokens, position)
                or _day_over_month(profile, tokens, position)
                or _dotted_day(profile, tokens, position)
            )
        found = found or _from_number(profile, tokens, position)
    else:
        # 五月 is the name of a month, 五月二十七号 a date in numerals.
        numerals = word in profile.letters or word in profile.eras.firsts
        if numerals and not profile.may_name_date(words, position):
            return _of_numerals(profile, tokens, position)
        found = _from_number(profile, tokens, position) if numerals else None
        if found is None or (found.month is not None and found.day is None):
            found = _from_name(profile, tokens, position) or found
        if found is None and word in profile.relative_days.firsts:
            found = _relative_day(profile, tokens, position)
    if found is None:
        return None
    if found.weekday is None and found.day is not None:
        found = _with_weekday_after(profile, tokens, found)
    return found


def _is_joined(profile: Profile, tokens: Tokens, position: int) -> bool:
    """Whether other digits or a month follow a number, right behind it or behind a sign."""
    words, at = tokens.words, position + 1
    at += at < len(words) and words[at] in _JOINTS
    return at < len(words) and (words[at][0] in DIGITS or (at > position + 1 and words[at] in profile.month_words))


def _relative_day(profile: Profile, tokens: Tokens, position: int) -> When | None:
    """“Yesterday”, “the day after tomorrow”."""
    offset = profile.relative_days.after(tokens, position)
    return None if offset is None else When(position, offset[1], offset=offset[0])


def _skip(profile: Profile, tokens: Tokens, position: int) -> int:
    """Past a comma and “of”, “de”, “the”, “du mois d’”."""
    words, last = tokens.words, min(position + 4, len(tokens.words))
    while position < last and (words[position] in profile.date_joins or words[position] in ",."):
        position += 1
    return position


def _month_at(profile: Profile, tokens: Tokens, position: int, *, short: bool = True) -> tuple[int, int] | None:
    if position >= len(tokens.words) or tokens.words[position] not in profile.month_words:
        return None
    found = profile.months.after(tokens, position)
    if found is None and (before := profile.month_before.after(tokens, position)) is not None:
        word = tokens.words[before[1]] if before[1] < len(tokens.words) else ""
        if word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 12:
            return int(word), before[1] + 1
    if found is None and short and not _is_number_word(profile, tokens, position):
        found = profile.short_months.after(tokens, position)
        if found and found[1] < len(tokens.words) and tokens.words[found[1]] == "." and tokens.glued(found[1]):
            found = found[0], found[1] + 1
    if profile.double_months and found is not None:
        return _past_other_name(profile, tokens, found)
    return found


def _is_number_word(profile: Profile, tokens: Tokens, position: int) -> bool:
    """Whether the short name of a month is a number here: “dez mil”, but “5 dez 2016”."""
    words = tokens.words
    if position >= len(words) or words[position] not in profile.numbers.firsts:
        return False
    before = words[position - 1] if position else " "
    after = words[position + 1] if position + 1 < len(words) else " "
    dated = before in profile.date_joins or before in "/-" or after == "."
    return not (dated or before[0] in DIGITS or after[0] in DIGITS)


def _past_other_name(profile: Profile, tokens: Tokens, month: tuple[int, int]) -> tuple[int, int]:
    """Past the name that other countries have for the same month: نيسان/أبريل, نيسان (أبريل)."""
    words, end = tokens.words, month[1]
    if end >= len(words) or words[end] not in "/(":
        return month
    other = profile.months.after(tokens, end + 1)
    if other is None or other[0] != month[0]:
        return month
    closed = other[1] < len(words) and words[end] == "(" and words[other[1]] == ")"
    return month[0], other[1] + closed


def _year_at(profile: Profile, tokens: Tokens, position: int) -> tuple[int, int] | None:
    words = tokens.words
    if position >= len(words):
        return None
    word = words[position]
    if (short := _short_year(profile, tokens, position)) is not None:
        return short
    if word.isdecimal() and len(word) == 4 and int(word) in _YEARS:
        after = profile.year_after.after(tokens, position + 1)
        return int(word), after[1] if after else position + 1
    if word.isdecimal() and (year := _shifted(profile, word)) is not None:
        return year, position + 1
    compound = bool(profile.compounds) and len(word) > _SHORTEST_YEAR  # neunzehnhundertneunzig
    if compound or ((profile.spelled_days or profile.paired_years) and word in profile.numbers.firsts):
        spelled = number(profile, tokens, position)
        if spelled is not None and spelled.low == spelled.high and int(spelled.low) in _YEARS:
            return int(spelled.low), spelled.end
        if spelled is not None and profile.paired_years and int(spelled.low) in range(10, 22):
            return _paired_year(profile, tokens, spelled)
    return None


def _paired_year(profile: Profile, tokens: Tokens, century: Number) -> tuple[int, int] | None:
    """The year of two numbers in words, of which one was read: nineteen ninety-nine."""
    rest = number(profile, tokens, century.end) if century.end < len(tokens.words) else None
    if rest is None or not rest.words or rest.low not in range(10, 100):
        return None
    return int(century.low) * 100 + int(rest.low), rest.end


def spoken_year(profile: Profile, tokens: Tokens, position: int) -> When | None:
    """A year of the last centuries in two numbers, without a day or month before it: nineteen ninety-nine."""
    words = profile.paired_years and tokens.words[position] in profile.numbers.firsts
    century = number(profile, tokens, position) if words else None
    if century is None or not century.words or century.low not in _SPOKEN or century.end != position + 1:
        return None
    year = _paired_year(profile, tokens, century)
    return None if year is None or _scaled(profile, tokens, year[1]) else When(position, year[1], year[0])


def year_after(profile: Profile, tokens: Tokens, found: When) -> tuple[int, int] | None:
    """The year behind a day and month, past a comma or “of”, and where it ends."""
    return _year_at(profile, tokens, _skip(profile, tokens, found.end)) if found.day and found.month else None


def _short_year(profile: Profile, tokens: Tokens, position: int) -> tuple[int, int] | None:
    """A year in two digits behind a day and month: ’92, “2 de outubro de 92”."""
    words = tokens.words
    mark = words[position] in "'’‘"
    at = position + mark
    if at >= len(words) or not words[at].isdecimal() or len(words[at]) != 2 or (mark and not tokens.glued(at)):
        return None
    joined = words[position - 1] in profile.date_joins and words[position - 1].isalpha()
    if not mark and not (joined and int(words[at]) > _LAST_DAY and _ends_clause(tokens, at + 1)):
        return None
    short = int(words[at])
    year = _century(short)
    past = mark and short >= _PAST and year >= 2000
    return year - 100 if past else year, at + 1


def _century(short: int) -> int:
    """The year that two digits stand for."""
    return short + (1900 if short >= _PIVOT else 2000)


def _shifted(profile: Profile, word: str) -> int | None:
    """A year of another calendar in common use (the Buddhist era), as a Gregorian one."""
    if profile.year_offset is None or len(word) != 4:
        return None
    first, last, minus = profile.year_offset
    return int(word) - minus if first <= int(word) < last else None


def _day_at(profile: Profile, tokens: Tokens, position: int) -> tuple[int, int] | None:
    """A day of the month: 27, 27th, 27., 1er, premier, 27 日."""
    words = tokens.words
    if position >= len(words):
        return None
    word = words[position]
    if word.isdecimal():
        if len(word) > 2 or not 1 <= int(word) <= 31:
            return None
        end = position + 1
        follow = words[end] if end < len(words) else ""
        suffix = profile.ordinal_after.after(tokens, end) if follow in profile.ordinal_after.firsts else None
        if suffix is not None and tokens.glued(end):
            return int(word), suffix[1]
        if follow in profile.day_after.firsts and (after := profile.day_after.after(tokens, end)) is not None:
            return int(word), after[1]
        if profile.dot_ordinal and end < len(words) and words[end] == "." and tokens.glued(end):
            end += 1
        return int(word), end
    day = _spelled_day(profile, tokens, position) if word in profile.day_words else None
    return None if day is not None and _ranks_another(profile, tokens, position, day[1]) else day


def _ranks_another(profile: Profile, tokens: Tokens, start: int, end: int) -> bool:
    """Whether a rank is that of a week or half beside it: minggu pertama Oktober, অক্টোবরের প্রথম সপ্তাহে."""
    if profile.fraction_words.before(tokens, start) or profile.fraction_words.after(tokens, end):
        return True
    return any(
        unit is not None and unit[0] in _WEEKS
        for unit in (profile.units.before(tokens, start), profile.units.after(tokens, end))
    )


def _spelled_day(profile: Profile, tokens: Tokens, position: int) -> tuple[int, int] | None:
    """A day of the month in words: premier, twenty-fifth, dwudziestego siódmego."""
    if (ordinal := profile.ordinals.after(tokens, position)) and 1 <= ordinal[0] <= 31:
        unit = profile.ordinals.after(tokens, ordinal[1]) if ordinal[0] in (20, 30) else None
        if unit is not None and unit[0] < 10 and ordinal[0] + unit[0] <= _LAST_DAY:
            return ordinal[0] + unit[0], unit[1]  # dwudziestego siódmego
        return ordinal
    tens = profile.numbers.after(tokens, position)
    if tens is not None and tens[0].value in (20, 30):
        unit = profile.ordinals.after(tokens, tens[1])
        if unit is not None and unit[0] < 10 and tens[0].value + unit[0] <= _LAST_DAY:
            return tens[0].value + unit[0], unit[1]
    if profile.spelled_days and tokens.words[position] in profile.numbers.firsts:
        spelled = number(profile, tokens, position)
        if spelled is not None and spelled.low in range(1, 32) and spelled.low == spelled.high:
            return int(spelled.low), spelled.end
    return None


def _plausible_day(profile: Profile, tokens: Tokens, end: int) -> bool:
    """Whether two digits after a month name are a day, not the first part of 20,000, 5 %, 5 million or 10:30."""
    words = tokens.words
    if end < len(words) and words[end] in "%:/" and tokens.glued(end):
        return False
    return not _scaled(profile, tokens, end)


def _from_name(profile: Profile, tokens: Tokens, position: int) -> When | None:
    """A date that begins with the name of a day or month, or with “next” and the like before it."""
    word = tokens.words[position]
    leads = word in profile.date_leads
    if leads and (feast := _feast(profile, tokens, position)) is not None:
        return feast
    if word in profile.decade_names.firsts and (decade := profile.decade_names.after(tokens, position)) is not None:
        return When(position, decade[1], decade[0], decade=True)
    if (found := _joined(profile, tokens, position)) is not None:
        return found
    if word in profile.shifts.firsts and (found := _one_ago(profile, tokens, position)) is not None:
        return found
    day = _day_at(profile, tokens, position)
    if (leads or day is not None) and (found := _turned_day(profile, tokens, position, day)) is not None:
        return found
    turn = profile.turns.after(tokens, position) if word in profile.turns.firsts else None
    if turn is not None and turn[1] < len(tokens.words):
        look = _past_joins(profile, tokens, turn[1])
        if (feast := _feast(profile, tokens, look)) is not None and feast.year is None:
            return feast._replace(start=position, turn=turn[0])
        found = _from_weekday(profile, tokens, look)
        if found is None and look < len(tokens.words) and tokens.words[look][0] in DIGITS:
            return _turned_digits(profile, tokens, position, look)
        return found._replace(start=position, turn=turn[0]) if found is not None and found.turn is None else None
    found = _from_weekday(profile, tokens, position)
    if found is not None:
        return found
    found = _from_month(profile, tokens, position) or _day_month(profile, tokens, position, day)
    return found or _ranked_month(profile, tokens, position, day)


def _one_ago(profile: Profile, tokens: Tokens, position: int) -> When | None:
    """“A week ago” in languages without an article: неделю назад, rok temu, vuosi sitten, قبل أسبوع."""
    shift = profile.shifts.after(tokens, position)
    if shift is None or profile.and_half.after(tokens, shift[1]) is not None:
        return None
    after = tokens.words[shift[1]] if shift[1] < len(tokens.words) else "."
    # قبل عام 2020 is “before the year 2020”, قبل شهر رمضان “before the month of Ramadan”.
    if after[0] in DIGITS or (profile.shift_closes and not _ends_clause(tokens, shift[1])):
        return None
    return When(position, shift[1], shift=shift[0])


def _turned_digits(profile: Profile, tokens: Tokens, position: int, look: int) -> When | None:
    """A day and month behind “next”: next 5/12, le prochain 6 avril."""
    day = _day_at(profile, tokens, look)
    found = _day_and_month(profile, tokens, look) or _day_month(profile, tokens, look, day)
    return found._replace(start=position) if found is not None and "." not in tokens.words[look] else None


def _feast(profile: Profile, tokens: Tokens, position: int) -> When | None:
    """A holiday, with the year behind it: Christmas Day 2010, dag van de arbeid, Ostern."""
    known = position < len(tokens.words) and tokens.words[position] in profile.holidays.firsts
    named = profile.holidays.after(tokens, position) if known else None
    if named is None:
        return None
    rule, end = named
    look = _past_joins(profile, tokens, end)
    year = _year_at(profile, tokens, look) if look < len(tokens.words) else None
    if year is not None:
        day = holiday(rule, year[0])
        observed = rule.startswith("islamic")
        return When(position, year[1], day.year, day.month, day.day, feast=rule, observed=observed)
    if rule[0].isdecimal() and len(rule) == _FIXED:
        return When(position, end, None, int(rule[:2]), int(rule[3:]), feast=rule)
    return When(position, end, feast=rule)


def _past_joins(profile: Profile, tokens: Tokens, position: int) -> int:
    """Past up to three commas, brackets and words like “of” and “the”."""
    words, last = tokens.words, min(position + 3, len(tokens.words))
    while position < last and (words[position] in ",(（،、" or words[position] in profile.date_joins):
        position += 1
    return position


def _from_weekday(profile: Profile, tokens: Tokens, position: int) -> When | None:
    """Friday; Friday, May 26; Friday the 13th; Tuesday of last week."""
    words = tokens.words
    if position >= len(words) or not (
        words[position] in profile.weekdays.firsts or words[position] in profile.short_weekdays.firsts
    ):
        return None
    full = profile.weekdays.after(tokens, position)
    weekday = full or profile.short_weekdays.after(tokens, position)
    if weekday is None:
        return None
    name, after = weekday
    part = profile.fractions.after(tokens, position)
    if part is not None and part[1] > after:
        return None  # a terça parte
    if full is None and after < len(words) and words[after] == "." and tokens.glued(after):
        after += 1
    look = _past_joins(profile, tokens, after)
    inner = _inner_date(profile, tokens, look) if look < len(words) else None
    if inner is not None and inner.day is not None and inner.weekday is None:
        end = inner.end
        if words[look - 1] in "(（" and end < len(words) and words[end] in ")）":
            end += 1
        return inner._replace(start=position, end=end, weekday=name)
    if full is None and words[position] not in profile.weak_days:
        return None
    turn = profile.turns_after.after(tokens, after) or profile.turns_after.after(tokens, look)
    if turn is not None:
        return When(position, turn[1], weekday=name, turn=turn[0])
    # “Na próxima quinta.”, but “a próxima quinta edição”: the name is a rank as well.
    led = full is not None or (profile.turns.before(tokens, position) is not None and _ends_clause(tokens, after))
    return When(position, after, weekday=name) if led else None


def _inner_date(profile: Profile, tokens: Tokens, position: int) -> When | None:
    """The date behind the name of a day: with its month, or the rank of a day alone."""
    in_digits = tokens.words[position][0] in DIGITS
    if in_digits:
        for read in (_numeric, _day_beside_month, _from_number):
            if (found := read(profile, tokens, position)) is not None:
                return found
    elif _month_at(profile, tokens, position):
        return _from_month(profile, tokens, position)
    elif profile.ordinals.after(tokens, position) is None:
        return _named_day(profile, tokens, position)
    day = _day_at(profile, tokens, position)
    if not in_digits and (found := _day_month(profile, tokens, position, day)) is not None:
        return found
    if (found := _ranked_month(profile, tokens, position, day)) is not None:
        return found
    # “Friday first lady Smith spoke”: small ranks in words count what follows them.
    ranked = day is not None and (day[1] > position + 1 if in_digits else day[0] > _RANKS)
    ranked = ranked or (day is not None and not in_digits and _ends_clause(tokens, day[1]))
    ranked = ranked or (day is not None and tokens.words[position - 1] not in ",(（" and _ends_clause(tokens, day[1]))
    return When(position, day[1], day=day[0]) if day is not None and ranked else None


def _named_day(profile: Profile, tokens: Tokens, position: int) -> When | None:
    """“El martes, el día once”: a day in words behind the name of the day and an article, where the clause ends."""
    if not profile.spelled_days or tokens.words[position - 1] not in profile.date_joins:
        return None
    day = _spelled_day(profile, tokens, position) if tokens.words[position] in profile.day_words else None
    return When(position, day[1], day=day[0]) if day is not None and _ends_clause(tokens, day[1]) else None


def _day_beside_month(profile: Profile, tokens: Tokens, position: int) -> When | None:
    """A day and month in digits behind the name of the day, unless they are a quantity: “Tuesday 2.3 million doses”."""
    found = _day_and_month(profile, tokens, position)
    if found is None or _ends_clause(tokens, found.end):
        return found
    dotted = "." in tokens.words[position]
    if dotted and profile.decimal == ".":
        return None
    tables: tuple[Phrases[Any], ...] = (profile.units, profile.currencies, profile.counters)
    counted = _scaled(profile, tokens, found.end) or any(_counts(table, tokens, found.end) for table in tables)
    part = not dotted and profile.of_parts.after(tokens, found.end) is not None  # two thirds of the voters
    return None if counted or part else found


def _scaled(profile: Profile, tokens: Tokens, position: int) -> bool:
    """Whether a scale word or percent sign follows a number, so that it is no day: “in May 5 million people”."""
    return _counts(profile.scales, tokens, position) or _counts(profile.percent_after, tokens, position)


def _counts(table: Phrases[Any], tokens: Tokens, position: int) -> bool:
    """Whether a phrase follows a number; one or two letters that stand apart can be any word (“May 5 in Paris”)."""
    found = table.after(tokens, position)
    if found is None:
        return False
    word = tokens.words[position]
    short = found[1] == position + 1 and len(word) <= _SHORT and word.isascii() and word.isalpha()
    return not short or tokens.glued(position)


def _ends_clause(tokens: Tokens, position: int) -> bool:
    """Whether nothing but punctuation follows, so that a number before it counts nothing (“lundi 21.”)."""
    if position >= len(tokens.words):
        return True
    return tokens.words[position] in ".,;!?)" and not tokens.glued(position + 1)


def _from_month(profile: Profile, tokens: Tokens, position: int) -> When | None:
    """May 26, 2023; May 2023; May."""
    month = _month_at(profile, tokens, position)
    if month is None:
        return None
    number_of_month, after = month
    look = _skip(profile, tokens, after)
    glued = False
    if look + 1 < len(tokens.words) and tokens.words[look] in ("-", "/"):
        glued = tokens.glued(look) and tokens.glued(look + 1) and tokens.words[look + 1].isdecimal()
        look += glued  # Oct-2, October/2, ott/2
    day = _day_at(profile, tokens, look)
    spelled = look < len(tokens.words) and tokens.words[look][0] not in DIGITS
    cardinal = spelled and tokens.words[look] in profile.numbers.firsts
    if spelled and tokens.words[position] in profile.weak_months:
        day = None  # می دهم, “I give”, is no 10 May
    if day is not None and cardinal and day[0] < 13 and not _ends_clause(tokens, day[1]):
        day = None  # “en mayo dos hombres”
    if day is None and spelled and profile.day_after and tokens.words[look] in profile.letters:
        day = _counted_day(profile, tokens, look)
    if day is None and cardinal and look == after:
        day = _last_words(profile, tokens, look)
    # “Maart de vijfde tweeduizend twintig”: a rank behind its article, and nothing that it could count.
    ranked = day is not None and spelled and not cardinal and tokens.words[look - 1] != ","
    if day is not None and ranked:
        ranked = _ends_clause(tokens, day[1]) or _year_at(profile, tokens, day[1]) is not None
    if (
        day is not None
        and (profile.order != "dmy" or look == after or glued or ranked)
        and _plausible_day(profile, tokens, day[1])
    ):
        end = day[1]
        if (ranged := _year_at(profile, tokens, _skip(profile, tokens, end))) is not None:
            return When(position, ranged[1], ranged[0], number_of_month, day[0])
        return When(position, end, None, number_of_month, day[0])
    if (year := _year_at(profile, tokens, look)) is not None:
        return When(position, year[1], year[0], number_of_month)
    if profile.months.after(tokens, position) is None:
        return None
    word = tokens.text[tokens.starts[position] : tokens.ends[position]]
    if profile.language == "en" and not word[0].isupper():
        return None
    return When(position, after, None, number_of_month)


def _counted_day(profile: Profile, tokens: Tokens, position: int) -> tuple[int, int] | None:
    """A day in numerals with its mark behind the name of a month: 시월 십이일."""
    read = number(profile, tokens, position)
    if read is None or read.low != read.high:
        return None
    if (run := _day_in_run(profile, tokens, read)) is not None:
        return run, read.end
    mark = profile.day_after.after(tokens, read.end)
    return (int(read.low), mark[1]) if mark is not None and read.low in range(1, 32) else None


def _last_words(profile: Profile, tokens: Tokens, position: int) -> tuple[int, int] | None:
    """A day in words behind its month at the end of a clause: مايو تسعة وعشرين."""
    read = number(profile, tokens, position)
    if read is None or not read.words or read.low not in range(1, 32) or read.low != read.high:
        return None
    return (int(read.low), read.end) if _ends_clause(tokens, read.end) else None


def _day_month(profile: Profile, tokens: Tokens, position: int, day: tuple[int, int] | None) -> When | None:
    """27 May 2023, 27 de mayo de 2023, 27. Mai, the 27th of May."""
    if day is None and profile.spelled_first and tokens.words[position] in profile.numbers.firsts:
        # “Twenty-five January”; with smaller numbers the month can begin another phrase (“one May morning”).
        read = number(profile, tokens, position)
        day = (int(read.low), read.end) if read is not None and read.low in range(13, 32) else None
    if day is None:
        return None
    look = _skip(profile, tokens, day[1])
    words = tokens.words
    if look < len(words) and words[look] in "-/" and tokens.glued(look):
        look += 1
    month = _month_at(profile, tokens, look)
    if month is None:
        return _with_later_month(profile, tokens, position, day)
    after = month[1]
    look = _skip(profile, tokens, after)
    if look < len(words) and words[look] in "-/" and tokens.glued(look):
        look += 1
    year = _year_at(profile, tokens, look)
    if year is not None:
        return When(position, year[1], year[0], month[0], day[0])
    return When(position, after, None, month[0], day[0])


def _with_later_month(profile: Profile, tokens: Tokens, position: int, day: tuple[int, int]) -> When | None:
    """The first day of “18 and 19 June”, “le 18 et le 19 juin”, “from 3 to 5 May”, “3.–5. Mai”."""
    words, look = tokens.words, day[1]
    if look >= len(words):
        return None
    if words[look] in profile.joins and words[look].isalpha():
        look += 1
    elif words[look] in profile.to.firsts and (link := profile.to.after(tokens, look)) is not None:
        look = link[1]
    else:
        return None
    while look < len(words) and words[look] in profile.date_joins:
        look += 1
    if look >= len(words) or not (words[look].isdecimal() or words[look] in profile.ordinals.firsts):
        return None
    later = _day_at(profile, tokens, look)
    month = _month_at(profile, tokens, _skip(profile, tokens, later[1])) if later is not None else None
    if later is None or month is None or later[0] <= day[0]:
        return None
    year = _year_at(profile, tokens, _skip(profile, tokens, month[1]))
    return When(position, day[1], year[0] if year is not None else None, month[0], day[0])


def _turned_day(profile: Profile, tokens: Tokens, position: int, day: tuple[int, int] | None) -> When | None:
    """The 15th of next month, le 15 du mois prochain, 下个月15号: a day of a month counted from the article's."""
    words = tokens.words
    turn = profile.month_turns.after(tokens, position) if words[position] in profile.month_turns.firsts else None
    if turn is not None:
        day = _day_at(profile, tokens, turn[1])
        # “Next month 15 countries meet”: the day has its own mark there (来月15日, अगले महीने की 15 तारीख).
        marked = day is not None and day[1] > turn[1] + 1
        return When(position, day[1], day=day[0], shift=(turn[0], "month")) if day is not None and marked else None
    if day is None:
        return None
    look = _skip(profile, tokens, day[1])
    if profile.month_turns.keys().isdisjoint((*words[day[1] : day[1] + 1], *words[look : look + 1])):
        return None
    turn = profile.month_turns.after(tokens, day[1]) or profile.month_turns.after(tokens, look)
    return When(position, turn[1], day=day[0], shift=(turn[0], "month")) if turn is not None else None


def _from_number(profile: Profile, tokens: Tokens, position: int) -> When | None:
    """A date that begins with digits: 27 May, 2023年5月27日, 27日, 1990s, 2023."""
    word = tokens.words[position]
    after = tokens.words[position + 1] if position + 1 < len(tokens.words) else ""
    if position and tokens.words[position - 1] in profile.currencies_before.firsts and tokens.glued(position):
        return None
    followed = after in profile.date_followers or word[0] not in DIGITS
    if not followed and len(word) not in (2, _YEAR_DIGITS):
        return None
    found = (_followed if followed else _decade)(profile, tokens, position)
    if found is not None:
        return found
    if not word.isdecimal() or len(word) != 4:
        return None
    if (shifted := _shifted(profile, word)) is not None and profile.year_before.before(tokens, position):
        return When(position, position + 1, shifted)
    year = int(word)
    if profile.solar_years and year in SOLAR_YEARS and profile.year_before.before(tokens, position):
        return When(position, position + 1, year + 621, also=year + 622)
    if year not in _YEARS:
        return None
    month = _month_at(profile, tokens, _skip(profile, tokens, position + 1), short=False)
    if month is not None:
        day = _day_at(profile, tokens, _skip(profile, tokens, month[1]))
        if profile.order == "ymd" or (day is not None and profile.order == "mdy"):
            return When(position, day[1] if day else month[1], year, month[0], day[0] if day else None)
    return When(position, position + 1, year, certain=1500 <= year < 2100)


def _of_numerals(profile: Profile, tokens: Tokens, position: int) -> When | None:
    """A date in numerals that begin no name: 二〇一九年五月二十七日, 九十年代."""
    if position and tokens.words[position - 1] in profile.currencies_before.firsts and tokens.glued(position):
        return None
    read = number(profile, tokens, position)
    alone = read is not None and (read.end >= len(tokens.words) or tokens.words[read.end] not in profile.dated_marks)
    found = None
    if not alone or tokens.words[position] in profile.eras.firsts:
        found = _decade(profile, tokens, position) or _marked(profile, tokens, position)
    if found is None and tokens.words[position] in profile.relative_days.firsts:
        found = _relative_day(profile, tokens, position)
    if found is not None and found.weekday is None and found.day is not None:
        found = _with_weekday_after(profile, tokens, found)
    return found


def may_begin(profile: Profile, tokens: Tokens, position: int) -> bool:
    """Whether a date can begin at a token, by it and what follows: a look that spares most numbers a search for one."""
    words = tokens.words
    word = words[position]
    if word in profile.letters:
        if (
            word in profile.relative_days.firsts
            or word in profile.eras.firsts
            or profile.may_name_date(words, position)
        ):
            return True
        read = number(profile, tokens, position)
        return read is None or (read.end < len(words) and words[read.end] in profile.dated_marks)
    after = words[position + 1] if position + 1 < len(words) else ""
    if word[0] in DIGITS:
        if after in profile.date_followers or "." in word or len(word) == _YEAR_DIGITS or after[:1] in DIGITS:
            return True
        return word in profile.holidays.firsts or (position > 0 and words[position - 1] in profile.decade_leads)
    if word not in profile.date_words:
        return False
    if word not in profile.bare_days or not after:
        return True
    # A number or rank needs more of the date behind it.
    return after in profile.date_followers or after[0] in DIGITS or after[:3] in profile.compound_heads


def _followed(profile: Profile, tokens: Tokens, position: int) -> When | None:
    """A date that begins with a number and goes on with a word, name or mark."""
    day = _day_at(profile, tokens, position)
    if day is None or _may_have_month(profile, tokens, position, day[1]):
        for of_day in _DAY_READERS if day is not None else (_day_month, _turned_day):
            if (found := of_day(profile, tokens, position, day)) is not None:
                return found
    year = len(tokens.words[position]) == _YEAR_DIGITS
    for read in (_decade, _year_first, _marked, _linked_year) if year else (_decade, _marked):
        if (found := read(profile, tokens, position)) is not None:
            return found
    return None


def _may_have_month(profile: Profile, tokens: Tokens, position: int, end: int) -> bool:
    """Whether what follows a day can be its month or go before it: a day in digits is mostly something else."""
    if tokens.words[position][0] not in DIGITS:
        return True
    return end < len(tokens.words) and tokens.words[end] in profile.day_followers


def _day_of_digits(profile: Profile, tokens: Tokens, position: int, day: tuple[int, int] | None) -> When | None:
    """“El 21 del 3”: a day and a month, both in digits, behind an article or the word for day."""
    words = tokens.words
    if day is None or day[1] + 1 >= len(words):
        return None
    if words[day[1]] not in profile.digit_months:
        return _digits_with_year(profile, tokens, position, day)
    month, before = words[day[1] + 1], words[position - 1] if position else ""
    led = before in profile.date_joins or profile.weekdays.before(tokens, position) is not None
    if not led or not month.isdecimal() or len(month) > 2 or not 1 <= int(month) <= 12:
        return None
    end = day[1] + 2
    counted = _scaled(profile, tokens, end) or profile.units.after(tokens, end) or tokens.glued(end)
    if counted and not _ends_clause(tokens, end):
        return None
    if end + 1 < len(words) and words[end] in profile.digit_months and (year := _year_at(profile, tokens, end + 1)):
        return When(position, year[1], year[0], int(month), day[0])  # el 21 del 3 del 2020
    return When(position, end, None, int(month), day[0])


def _digits_with_year(profile: Profile, tokens: Tokens, position: int, day: tuple[int, int]) -> When | None:
    """“9 de 8 de 1971”: a day, a month and a year in digits with the word for “of” between them."""
    words, at = tokens.words, day[1]
    if at + 3 >= len(words) or words[at] != words[at + 2] or not words[at].isalpha():
        return None
    month, year = words[at + 1], words[at + 3]
    dated = words[at] in profile.date_joins and month.isdecimal() and len(month) <= 2 and 1 <= int(month) <= 12
    if not dated or not _is_year(year):
        return None
    found = When(position, at + 4, int(year), int(month), day[0])
    return found if found.day_itself() is not None else None


def _ranked_month(profile: Profile, tokens: Tokens, position: int, day: tuple[int, int] | None) -> When | None:
    """“Am dritten Zehnten”, “7. vierter 2016”, “dritter/11.”: a month by its rank behind the day."""
    words = tokens.words
    if not profile.month_ranks or day is None or day[1] >= len(words):
        return None
    slash = words[day[1]] == "/" and tokens.glued(day[1])
    at = day[1] + slash
    dotted = words[day[1] - 1] == "."
    spelled = words[position][0] not in DIGITS
    month, end = _rank_at(profile, tokens, at)
    if month not in range(1, 13) or not (spelled or (dotted and words[at][0] not in DIGITS)):
        return None
    year = _year_at(profile, tokens, end)
    before = words[position - 1] if position else ""
    led = before in profile.dot_leads or before in ("", ",") or bool(profile.weekdays.before(tokens, position))
    if year is not None:
        return When(position, year[1], year[0], month, day[0])
    if not led or not (_ends_clause(tokens, end) or tokens.text[tokens.starts[end]].islower()):
        return None  # “am siebten vierten zurück”, but no noun
    return When(position, end, None, month, day[0])


def _rank_at(profile: Profile, tokens: Tokens, position: int) -> tuple[int, int]:
    """The rank at a token in words or as digits with a point, 0 for none, and where it ends."""
    words = tokens.words
    if position >= len(words):
        return 0, position
    if words[position].isdecimal() and len(words[position]) <= 2 and words[position + 1 : position + 2] == ["."]:
        return int(words[position]), position + 2
    return profile.ordinals.after(tokens, position) or (0, position)


def _day_elsewhere(profile: Profile, tokens: Tokens, position: int, day: tuple[int, int] | None) -> When | None:
    """A full date of the Iranian or Islamic calendar, as the Gregorian day: ۶ خرداد ۱۴۰۲, 12 Ramadan 1444."""
    look = _skip(profile, tokens, day[1]) if day is not None else len(tokens.words)
    if day is None or look == len(tokens.words) or tokens.words[look] not in profile.other_months.firsts:
        return None
    month = profile.other_months.after(tokens, look)
    if month is None:
        return None
    look = _skip(profile, tokens, month[1])
    word = tokens.words[look] if look < len(tokens.words) else ""
    if not word.isdecimal() or len(word) != 4:
        return None
    calendar_name, number_of_month = month[0]
    found = gregorian(calendar_name, int(word), number_of_month, day[0])
    if found is None:
        return None
    observed = calendar_name == "islamic"
    return When(position, look + 1, found.year, found.month, found.day, observed=observed)


def _joined(profile: Profile, tokens: Tokens, position: int) -> When | None:
    """A day, a month by name and a year with one sign between them, in any order: 2019-Aug-1, 23/Sep/2020."""
    words = tokens.words
    if position + 4 >= len(words) or words[position + 1] not in ("-", "/", "."):
        return None
    parts: dict[str, int] = {}
    at, sign = position, ""
    for index in range(3):
        if index:
            if at + 1 >= len(words) or words[at] not in ("-", "/") or (sign and words[at] != sign):
                return None
            if not tokens.glued(at) or not tokens.glued(at + 1):
                return None
            sign, at = words[at], at + 1
        month = None if words[at][0] in DIGITS else _month_at(profile, tokens, at)
        if month is not None and "month" not in parts:
            parts["month"], at = month
        elif words[at].isdecimal() and len(words[at]) == 4 and int(words[at]) in _YEARS and "year" not in parts:
            parts["year"], at = int(words[at]), at + 1
        elif words[at].isdecimal() and 1 <= int(words[at]) <= _LAST_DAY and "day" not in parts:
            parts["day"], at = int(words[at]), at + 1
        elif words[at].isdecimal() and len(words[at]) == 2 and parts.keys() == {"day", "month"}:
            parts["year"], at = _century(int(words[at])), at + 1  # 25-Dec-19
        else:
            return None
    return When(position, at, parts["year"], parts["month"], parts["day"])


def _year_first(profile: Profile, tokens: Tokens, position: int) -> When | None:
    """A year with its ending, a month by name and a day: 2023ko maiatzaren 27an, 2023. gada 27. maijā."""
    word = tokens.words[position]
    mark = profile.year_after.after(tokens, position + 1)
    if mark is None or not word.isdecimal() or len(word) != 4 or int(word) not in _YEARS:
        return None
    month = _month_at(profile, tokens, mark[1], short=False)
    if month is None:
        day = _day_at(profile, tokens, mark[1])
        month = _month_at(profile, tokens, day[1], short=False) if day is not None else None
        return When(position, month[1], int(word), month[0], day[0]) if day is not None and month is not None else None
    day = _day_at(profile, tokens, month[1])
    if day is None and profile.order != "ymd":
        return None
    return When(position, day[1] if day else month[1], int(word), month[0], day[0] if day else None)


def _linked_year(profile: Profile, tokens: Tokens, position: int) -> When | None:
    """A year with a postposition before its day: 2020 में 28 जून, 2019 का क्रिसमस."""
    words, at = tokens.words, position + 2
    word = words[position]
    if at >= len(words) or words[position + 1] not in profile.year_links:
        return None
    if not (word.isdecimal() and len(word) == 4 and int(word) in _YEARS):
        return None
    if (feast := profile.holidays.after(tokens, at)) is not None:
        day = holiday(feast[0], int(word))
        observed = feast[0].startswith("islamic")
        return When(position, feast[1], day.year, day.month, day.day, feast=feast[0], observed=observed)
    day_at = _day_at(profile, tokens, at) if words[at][0] in DIGITS or words[at] in profile.date_words else None
    found = _day_month(profile, tokens, at, day_at) if day_at is not None else None
    whole = found is not None and found.year is None and found.shift is None
    return found._replace(start=position, year=int(word)) if found is not None and whole else None


def _decade(profile: Profile, tokens: Tokens, position: int) -> When | None:
    """The 1990s, '90s, 1990年代, miaka ya 1990."""
    word = tokens.words[position]
    if word in profile.letters:  # 九十年代
        if profile.decades.keys().isdisjoint(tokens.words[position + 1 : position + 4]):
            return None
        read = number(profile, tokens, position)
        marked = profile.decades.after(tokens, read.end) if read is not None else None
        if read is None or marked is None or read.low != read.high or read.low not in range(10, 100, 10):
            return None
        return When(position, marked[1], 1900 + int(read.low), decade=True)
    follow = tokens.words[position + 1] if position + 1 < len(tokens.words) else ""
    led = position > 0 and tokens.words[position - 1] in profile.decade_leads
    after = profile.decades.after(tokens, position + 1) if follow in profile.decades.firsts else None
    if not (led or after is not None) or not word.isdecimal() or len(word) not in (2, 4):
        return None
    year = int(word) if len(word) == 4 else 1900 + int(word)
    if year not in _YEARS or (len(word) == 2 and year % 10):
        return None
    spaced = after is not None and after[1] > position + 2  # 1990 के दशक
    if (
        after is not None
        and (spaced or tokens.glued(position + 1))
        and (len(word) == 4 or _clearly_decade(tokens, position, after[1]))
    ):
        return When(position, after[1], year, decade=True)
    mark = position > 0 and tokens.words[position - 1] in ("'", "’", "‘")
    before = profile.decade_before.before(tokens, position - mark)
    return When(before[1], position + 1, year, decade=True) if before is not None else None


def _clearly_decade(tokens: Tokens, position: int, end: int) -> bool:
    """Whether two digits and an ending are a decade: “the 60s”, “’60s”, 60er Jahre; “his 60s” are years of age."""
    words = tokens.words
    following = words[end] if end < len(words) else ""
    if "".join(words[position + 1 : end]) not in _OF_AGES or following.startswith(("jahre", "yıl")):
        return True
    stages = 1 + (position > 1 and words[position - 1] in ("early", "late", "mid"))  # the late 90s
    return position >= stages and words[position - stages] in _ARTICLES


def _marked(profile: Profile, tokens: Tokens, position: int) -> When | None:
    """Dates whose parts are marked: 2023年5月27日, 5월 27일, 27日, năm 2023."""
    if not (profile.year_after or profile.month_after or profile.day_after):
        return None
    words = tokens.words
    index = end = position
    era = profile.eras.after(tokens, position) if words[position] in profile.eras.firsts else None
    if era is not None:
        index = era[1]
    at = number(profile, tokens, index) if index < len(words) else None
    if era is not None and index < len(words) and words[index] in profile.year_one:
        at = Number(index, index + 1, Decimal(1), Decimal(1))
    year = month = day = None
    part = _marked_part(profile.year_after, tokens, at, _LAST_YEAR)
    if part is not None and (era is not None or part[0] >= _YEARS.start):
        year, end = part[0] + (era[0] if era is not None else 0), part[1]
        index, at = _next_part(profile, tokens, end)
    if (part := _marked_part(profile.month_after, tokens, at, _LAST_MONTH)) is not None:
        month, end = part
        index, at = _next_part(profile, tokens, end)
    if (part := _marked_part(profile.day_after, tokens, at, _LAST_DAY)) is not None:
        day, end = part
    elif at is not None and month is not None:
        if (run := _day_in_run(profile, tokens, at)) is not None:
            day, end = run, at.end
        elif _is_bare_day(tokens, at, index) or _opens_days(profile, tokens, at):
            day, end = int(at.low), at.end
    if month is None and (day is None) is (year is None):
        return None  # nothing, or a year and a day
    if month is not None and day is None and year is None and not profile.bare_month:
        return None
    alone = day is not None and month is None
    if alone and (_is_length(profile, tokens, end) or _is_counted(profile, tokens, position, end)):
        return None
    return When(position, end, year, month, day)


def _marked_part(marks: Phrases[bool], tokens: Tokens, at: Number | None, limit: int) -> tuple[int, int] | None:
    """The year, month or day that a number is, by the mark behind it, and where the mark ends."""
    if at is None or at.end >= len(tokens.words) or tokens.words[at.end] not in marks.firsts:
        return None
    mark = marks.after(tokens, at.end)
    whole = 1 <= at.low <= limit and at.low == at.high and not at.low % 1
    return (int(at.low), mark[1]) if mark is not None and whole else None


def _next_part(profile: Profile, tokens: Tokens, position: int) -> tuple[int, Number | None]:
    """The place behind a part of a date and a comma, and the number that begins there."""
    words = tokens.words
    if position < len(words) and words[position] in ",，":
        position += 1
    return position, number(profile, tokens, position) if position < len(words) else None


def _day_in_run(profile: Profile, tokens: Tokens, at: Number) -> int | None:
    """The day of a run of Hangul that ends in the mark of the day, which is a numeral too: 칠월 사일, 구월 이십일."""
    words, last = tokens.words, at.end - 1
    if not profile.strict_letters or last <= at.start or words[last] not in profile.numerals:
        return None
    if profile.day_after.after(tokens, last) is None or profile.day_after.after(tokens, at.end) is not None:
        return None
    digit = profile.numerals.get(words[at.start]) if last == at.start + 1 else None
    day = digit or int(at.low) - profile.numerals[words[last]]
    return day if 1 <= day <= _LAST_DAY and at.low == at.high else None


def _is_bare_day(tokens: Tokens, at: Number, position: int) -> bool:
    """Whether a number right behind the mark of a month is the day, without a mark of its own: 5月27."""
    alone = at.start == position and at.low == at.high and tokens.glued(position)
    return alone and at.low in range(1, 32) and _ends_clause(tokens, at.end)


def _opens_days(profile: Profile, tokens: Tokens, at: Number) -> bool:
    """Whether a number behind a month is the first of two days that share a mark: 5月3〜5日."""
    link = profile.to.after(tokens, at.end)
    if link is None or link[1] >= len(tokens.words) or at.low != at.high or at.low not in range(1, 31):
        return False
    last = number(profile, tokens, link[1])
    marked = last is not None and profile.day_after.after(tokens, last.end) is not None
    return marked and last is not None and last.low in range(int(at.low) + 1, 32)


def _is_counted(profile: Profile, tokens: Tokens, start: int, end: int) -> bool:
    """Whether the mark of a day is part of a longer word that counts: 3日間, 三日目, 丸3日, 1日元."""
    at = number(profile, tokens, start)
    if at is None:
        return False
    tables: tuple[Phrases[Any], ...] = (profile.units, profile.ordinal_after, profile.currencies)
    longer = any((found := table.after(tokens, at.end)) is not None and found[1] > end for table in tables)
    longer = longer or (tokens.glued(end) and _goes_on_with_hours(profile, tokens, end))
    return longer or profile.length_before.before(tokens, start) is not None


def _goes_on_with_hours(profile: Profile, tokens: Tokens, position: int) -> bool:
    """Whether a half or hours follow days: 1日半, 3日と4時間."""
    if profile.and_half.after(tokens, position) is not None:
        return True
    position += tokens.words[position] in profile.range_and.firsts
    if position >= len(tokens.words) or tokens.words[position][0] not in DIGITS:
        return False
    hours = number(profile, tokens, position)
    unit = profile.units.after(tokens, hours.end) if hours is not None else None
    return unit is not None and unit[0] == "hour"


def _is_length(profile: Profile, tokens: Tokens, position: int) -> bool:
    """Whether 2日 is two days, by the word after it: 前, 後, 以上."""
    return any(
        table.after(tokens, position) for table in (profile.ago_after, profile.hence_after, profile.hedges_after)
    )


def _with_weekday_after(profile: Profile, tokens: Tokens, found: When) -> When:
    """27 May 2023 (Saturday), 5月27日（周六）."""
    words, end = tokens.words, found.end
    if end < len(words) and words[end] in "(（,":
        weekday = profile.weekdays.after(tokens, end + 1) or profile.short_weekdays.after(tokens, end + 1)
        if weekday is not None and words[end] != ",":
            close = weekday[1]
            if close < len(words) and words[close] in ")）":
                return found._replace(end=close + 1, weekday=weekday[0])
    elif found.month is not None and (weekday := profile.weekdays.after(tokens, end)) is not None:
        return found._replace(end=weekday[1], weekday=weekday[0])
    return found


def _day_and_month(profile: Profile, tokens: Tokens, position: int) -> When | None:
    """A day and month in digits after the name of the day: Jumat (26/5)."""
    words = tokens.words
    parts = words[position].split(".")
    if len(parts) == 2 and all(part.isdecimal() for part in parts):
        # “Friday 7.6”, but “Friday 7.30” is a time of day.
        day, month = (int(parts[0]), int(parts[1])) if profile.order != "mdy" else (int(parts[1]), int(parts[0]))
        fits = len(parts[1]) <= 2 and 1 <= month <= 12 and 1 <= day <= 31 and parts[1] != "10"
        dotted = position + 1 < len(words) and words[position + 1] == "." and profile.dot_ordinal
        return When(position, position + 1 + dotted, None, month, day) if fits else None
    if position + 2 >= len(words) or words[position + 1] != "/" or not tokens.glued(position + 1):
        return None
    first, second = words[position], words[position + 2]
    if not (first.isdecimal() and second.isdecimal() and len(first) <= 2 and len(second) <= 2):
        return None
    if position + 3 < len(words) and words[position + 3] in "/-" and tokens.glued(position + 3):
        return None
    year = words[position + 3] if position + 3 < len(words) else ""
    day_first = profile.order == "dmy" or (profile.order == "ymd" and _is_year(year))  # 4/7 2021
    day, month = (int(first), int(second)) if day_first else (int(second), int(first))
    if month > 12 >= day:
        day, month = month, day
    if 1 <= month <= 12 and 1 <= day <= 31:
        return When(position, position + 3, None, month, day)
    return None


def _day_over_month(profile: Profile, tokens: Tokens, position: int) -> When | None:
    """22/04 or 29/2: a day and a month, where a leading zero or an improper fraction that nobody writes shows it."""
    words = tokens.words
    if position + 2 >= len(words) or words[position + 1] != "/" or not tokens.glued(position + 2):
        return None
    first, second = words[position], words[position + 2]
    if not (first.isdecimal() and second.isdecimal()) or (position and words[position - 1] in "/-" + "$€£"):
        return None
    year = words[position + 3] if position + 3 < len(words) else ""
    dated = _is_year(year) and tokens.glued(position + 1) and not tokens.glued(position + 3)  # 4/7 2021
    day_first = 12 < int(first) <= 31 and 1 <= int(second) <= 12 and (int(first), int(second)) not in _RATIOS
    whole = profile.order == "ymd" and second == "1" and 1 < int(first) <= 12  # 12/1: no one writes it for twelve
    month_first = profile.order != "dmy" and 1 <= int(first) <= 12 < int(second) <= 31 and int(second) not in _PARTS
    if not (day_first or month_first or whole or dated or "0" in (first[0], second[0])):
        return None
    found = _day_and_month(profile, tokens, position)
    if found is not None and dated:
        return found._replace(year=int(year), end=found.end + 1)  # 27/5 2023
    return found


def _is_year(word: str) -> bool:
    return len(word) == _YEAR_DIGITS and word.isdecimal() and int(word) in range(1900, 2100)


def _dotted_day(profile: Profile, tokens: Tokens, position: int) -> When | None:
    """22.04. or “am 22.04” in languages with ordinal points and decimal commas."""
    word = tokens.words[position]
    if not profile.dot_ordinal or profile.decimal != "," or word.count(".") != 1:
        return None
    day, _, month = word.partition(".")
    end = position + 1
    dotted = end < len(tokens.words) and tokens.words[end] == "." and tokens.glued(end)
    led = position > 0 and tokens.words[position - 1] in profile.dot_leads
    short = len(month) == 1 and dotted and position > 0 and tokens.words[position - 1] in profile.day_leads  # am 4.7.
    if not (dotted or led) or not (day.isdecimal() and month.isdecimal()) or not (len(month) == 2 or short):
        return None
    if len(day) > 2:
        return None
    if profile.clock_prepositions.before(tokens, position) or profile.oclock.after(tokens, end):
        return None
    if profile.units.after(tokens, end) or profile.currencies.after(tokens, end):
        return None
    if not (1 <= int(day) <= 31 and 1 <= int(month) <= 12):
        return None
    return When(position, end + dotted, None, int(month), int(day))


def _numeric(profile: Profile, tokens: Tokens, position: int) -> When | None:
    """2023-05-27, 27.05.2023, 5/27/2023, 27-5-2023."""
    words = tokens.words
    word = words[position]
    parts: list[str] | None = None
    end = position + 1
    if word.count(".") == 2 and "," not in word:
        parts = word.split(".")
    elif (
        word.isdecimal()
        and position + 4 < len(words)
        and words[position + 1] in "-/"
        and words[position + 3] == words[position + 1]
        and words[position + 2].isdecimal()
        and words[position + 4].isdecimal()
        and all(tokens.glued(index) for index in range(position + 1, position + 5))
    ):
        parts, end = [word, words[position + 2], words[position + 4]], position + 5
    elif (spaced := _spaced(profile, tokens, position)) is not None:
        parts, end = spaced
    if parts is None or len(parts) < 3 or not all(part.isdecimal() for part in parts):
        return None
    if end < len(words) and words[end] in "-/" and tokens.glued(end):
        return None
    if len(parts[0]) == 4:
        order = (0, 1, 2)
    elif len(parts[2]) in (2, 4) and len(parts[0]) <= 2:
        order = (2, 0, 1) if profile.order == "mdy" else (2, 1, 0)
        if int(parts[order[1]]) > 12:
            order = (order[0], order[2], order[1])
    else:
        return None
    if len(parts[1]) > 2 or any(len(part) > 4 for part in parts):
        return None
    year, month, day = (int(parts[index]) for index in order)
    if len(parts[order[0]]) == 2:
        year = _century(year)
    if year not in _YEARS or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return When(position, end, year, month, day)


def _spaced(profile: Profile, tokens: Tokens, position: int) -> tuple[list[str], int] | None:
    """The parts of a date in digits that stand apart, and where it ends: 02 04 2009, 2016 10 16, 2020. 5. 1."""
    words = tokens.words
    dots = profile.order == "ymd" and words[position + 1 : position + 4 : 2] == [".", "."]
    if dots and len(words[position]) == 4:
        end = position + 5
        end += end < len(words) and words[end] == "." and tokens.glued(end)
        return words[position : position + 5 : 2], end
    parts = tokens.words[position : position + 3]
    lengths = [len(part) for part in parts]
    if lengths not in ([2, 2, 4], [4, 2, 2]) or not all(part.isdecimal() for part in parts):
        return None
    single = all(tokens.starts[at] - tokens.ends[at - 1] == 1 for at in (position + 1, position + 2))
    before = tokens.words[position - 1] if position else ""
    return (parts, position + 3) if single and not before.isdecimal() else None


_DAY_READERS = (_day_month, _turned_day, _day_elsewhere, _day_of_digits, _ranked_month)
