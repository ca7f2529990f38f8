"""Times of day: 17:30, half past five, 午後5時30分, alle 17.30, saa kumi na moja."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from transcheck.figures.model import Hedge
from transcheck.figures.numerals import Number, closes, number
from transcheck.figures.tables import Profile
from transcheck.figures.tokens import DIGITS, Tokens

__all__ = ["Clock", "clock", "is_race_time", "zone_at"]

_SHORT_MARK = 2  # letters; “17 h” is a time of day as often as a length
_MINUTE_DIGITS = 2
_MILITARY_DIGITS = 4
_DOTTED = 5  # letters of 17.30
_VERB = "am"  # before a bare number it is the verb as often as a half of the day
_HALF_DAY, _DAY = 12, 24 * 60  # in hours and in minutes
_HOURS, _SIXTY, _RACE_PARTS = 24, 60, 3
_SMALL_HOURS = 5  # hours of the night that are counted from midnight are below it


class Clock(NamedTuple):
    """A time of day: tokens `start` to `end`, minutes after midnight (or noon, where that is open)."""

    start: int
    end: int
    minutes: int
    half_known: bool
    seconds: int | None = None
    zone: int | None = None  # minutes ahead of UTC

    def normalized(self) -> str:
        """ISO 8601: T17:30, T17:30+01:00."""
        text = f"T{self.minutes // 60:02d}:{self.minutes % 60:02d}"
        text = text if self.seconds is None else f"{text}:{self.seconds:02d}"
        if self.zone is None:
            return text
        return f"{text}{'-' if self.zone < 0 else '+'}{abs(self.zone) // 60:02d}:{abs(self.zone) % 60:02d}"


@dataclass(slots=True)
class _Hour:
    """An hour as it was read: the minutes behind it, where it ends, and whether a mark says that it is a time."""

    hour: int
    end: int
    minutes: int | None = None
    seconds: int | None = None
    marked: bool = False

    def move(self, minutes: int) -> None:
        """Go some minutes on from the full hour, or back from it."""
        self.hour, self.minutes = divmod((self.hour * 60 + minutes) % _DAY, 60)


def clock(profile: Profile, tokens: Tokens, position: int) -> Clock | None:
    """The time of day that begins at the token, with its zone, or None."""
    word = tokens.words[position]
    if (
        word[0] in DIGITS
        and len(word) > _MINUTE_DIGITS
        and ("." not in word or len(word) > _DOTTED)
        and not is_race_time(profile, tokens, position)
    ):
        return _without_colon(profile, tokens, position) if len(word) == _MILITARY_DIGITS else None
    if not (profile.clock_hours or profile.clock_before or _may_begin(profile, tokens, position)):
        return None
    found = _clock(profile, tokens, position)
    if found is None:
        return None
    # Some languages have zones among the words that make a number an hour.
    zone = zone_at(profile, tokens, found.end) or zone_at(profile, tokens, found.end - 1)
    return found if zone is None else found._replace(end=zone[1], zone=zone[0])


def is_race_time(profile: Profile, tokens: Tokens, position: int) -> bool:
    """Whether three numbers with dots are hours, minutes and seconds and no day: 2.06.19 uur, 2.06.19 timer."""
    parts = tokens.words[position].split(".")
    if len(parts) != _RACE_PARTS or not all(part.isdecimal() and len(part) == _MINUTE_DIGITS for part in parts[1:]):
        return False
    unit = profile.units.after(tokens, position + 1)
    return (
        unit is not None
        and unit[0] == "hour"
        and parts[0].isdecimal()
        and int(parts[0]) < _HOURS
        and max(int(part) for part in parts[1:]) < _SIXTY
    )


def zone_at(profile: Profile, tokens: Tokens, position: int) -> tuple[int, int] | None:
    """The time zone that a token names in capitals (GMT, EDT, MESZ): minutes ahead of UTC, and where it ends.

    Names that several zones share (CST, IST) are in no table; BST is British.
    """
    found = profile.zones.after(tokens, position)
    return (
        found if found is not None and tokens.text[tokens.starts[position] : tokens.ends[position]].isupper() else None
    )


def _without_colon(profile: Profile, tokens: Tokens, position: int) -> Clock | None:
    """1530 GMT: hours and minutes in four digits before a time zone."""
    word = tokens.words[position]
    if not word.isdecimal() or int(word[:2]) > 23 or int(word[2:]) > 59:
        return None
    zone = zone_at(profile, tokens, position + 1)
    if zone is None:
        return None
    return Clock(position, zone[1], int(word[:2]) * 60 + int(word[2:]), half_known=True, zone=zone[0])


def _clock(profile: Profile, tokens: Tokens, position: int) -> Clock | None:
    word = tokens.words[position]
    named = word in profile.clock_names
    ranked = bool(profile.clock_hours or profile.clock_before)
    if word[0] in DIGITS:
        if "." not in word and not _beside_clock(profile, tokens, position, position + 1):
            of_rank = _ranked_hour(profile, tokens, position) if ranked else None
            return None if of_rank is None else _halved(profile, tokens, position, of_rank)
    elif named and (whole := profile.clock.after(tokens, position)):
        return Clock(position, whole[1], whole[0], half_known=True)
    after = tokens.words[position + 1] if position + 1 < len(tokens.words) else ""
    if named or ranked or after in profile.half_past.firsts:
        for reader in _READERS if named else (_past_hour, _ranked_hour):
            if (read := reader(profile, tokens, position)) is not None:
                return _halved(profile, tokens, position, read)
    read = _hour(profile, tokens, position)
    if read is None:
        return None
    if read.hour > 24 or not _minutes(profile, tokens, position, read):
        return None
    if read.hour == 24 and read.minutes is None and word[0] not in DIGITS:
        return None  # twenty-four hours
    return _halved(profile, tokens, position, read)


def _may_begin(profile: Profile, tokens: Tokens, position: int) -> bool:
    """Whether a time can begin at a token, by it and the words beside the number: a look that spares most the rest."""
    words = tokens.words
    word, end = words[position], position + 1
    after = words[end] if end < len(words) else ""
    if word in profile.clock_names or after in profile.half_past.firsts:
        return True
    if word[0] not in DIGITS:
        read = number(profile, tokens, position)
        return read is not None and _beside_clock(profile, tokens, position, read.end)
    if after in profile.clock_marks or "." in word:
        return True
    return position > 0 and words[position - 1] in profile.clock_leads


def _beside_clock(profile: Profile, tokens: Tokens, position: int, end: int) -> bool:
    """Whether a word beside a number can make it a time of day."""
    words = tokens.words
    after = words[end] if end < len(words) else ""
    return after in profile.clock_marks or (position > 0 and words[position - 1] in profile.clock_leads)


def _hour(profile: Profile, tokens: Tokens, position: int) -> _Hour | None:
    """The hour at a token, where the words around it say that it is a time: 5, 17.30, cinco."""
    word = tokens.words[position]
    if word.isdecimal():
        return _Hour(int(word), position + 1) if len(word) <= 2 else None
    if word[0] in DIGITS:
        return _dotted(profile, tokens, position)
    spelled: Number | None = number(profile, tokens, position)
    if spelled is None or not _beside_clock(profile, tokens, position, spelled.end):
        return None
    if spelled.low != spelled.high or spelled.low != spelled.low.to_integral_value():
        return None
    return _Hour(int(spelled.low), spelled.end) if spelled.low < 25 else None


def _hour_word(profile: Profile, tokens: Tokens, position: int) -> _Hour | None:
    """An hour, whole or half, in one word: kilenckor, полчетвёртого, pusčetros."""
    word = profile.hour_words.after(tokens, position)
    return None if word is None else _Hour(word[0] // 60 % _HALF_DAY, word[1], word[0] % 60, marked=True)


def _ranked_hour(profile: Profile, tokens: Tokens, position: int) -> _Hour | None:
    """The hour that a rank names: o dziewiątej wieczorem, ob 9. uri, الساعة الثالثة والنصف."""
    if not _is_led(profile, tokens, position):
        return None
    word, end = tokens.words[position], position + 1
    if word.isdecimal() and len(word) <= _MINUTE_DIGITS:
        dotted = tokens.words[end : end + 1] == ["."] and tokens.glued(end)
        mark = (True, end + 1) if dotted else profile.ordinal_after.after(tokens, end)
        named = (int(word), mark[1]) if mark is not None else None
        closed = mark is not None and profile.oclock.after(tokens, mark[1]) is not None
    else:
        named = profile.clock_hours.after(tokens, position) or profile.ordinals.after(tokens, position)
        hours = named is not None and profile.ordinals.after(tokens, position) is not None
        asked = profile.hour_ranks and profile.clock_before.before(tokens, position) is not None
        closed = hours and (asked or _closes_hour(profile, tokens, named[1] if named is not None else end))
    if named is None or not closed or not 1 <= named[0] <= (24 if word.isdecimal() else _HALF_DAY):
        return None
    read = _Hour(named[0], named[1], marked=True)
    if (past := profile.half_past.after(tokens, named[1])) is not None:
        read.end = past[1]
        read.move(past[0])
    return read


def _closes_hour(profile: Profile, tokens: Tokens, position: int) -> bool:
    """Whether no noun that a rank could belong to follows it, or only the word for hours or a part of the day."""
    if profile.oclock.after(tokens, position) is not None or _names_half_day(profile, tokens, position):
        return True
    return bool(profile.clock_hours) and closes(tokens, position)


def _by_part(profile: Profile, tokens: Tokens, position: int) -> _Hour | None:
    """Halves and quarters before the hour that they count from or to: “half vier” is 3:30, čtvrt na čtyři 3:15."""
    part = profile.clock_parts.after(tokens, position)
    if (
        part is None
        or part[1] >= len(tokens.words)
        or (position and tokens.words[position - 1] in profile.numbers.firsts)
    ):
        return None  # satu setengah empat
    named = _named_hour(profile, tokens, part[1])
    if named is None or not 1 <= named[0] <= _HALF_DAY or _counts(profile, tokens, named[1]):
        return None
    if profile.weak_clock_parts.after(tokens, position) is not None and _has_noun(profile, tokens, named[1]):
        return None  # в половине пятого сезона
    read = _Hour(named[0] % _HALF_DAY, named[1], marked=True)
    read.move(part[0])
    read.hour %= _HALF_DAY
    return read


def _half_before(profile: Profile, tokens: Tokens, position: int) -> _Hour | None:
    """An hour with a half or quarter named before it: साढ़े नौ बजे is 9:30."""
    half = profile.half_before.after(tokens, position)
    named = _named_hour(profile, tokens, half[1]) if half is not None and half[1] < len(tokens.words) else None
    if half is None or named is None or not 1 <= named[0] <= _HALF_DAY:
        return None
    if profile.oclock.after(tokens, named[1]) is None and profile.hour_marks.after(tokens, named[1]) is None:
        return None
    read = _Hour(named[0] % _HALF_DAY, named[1], marked=True)
    read.move(60 * half[0][0] // half[0][1])
    read.hour %= _HALF_DAY
    return read


def _past_hour(profile: Profile, tokens: Tokens, position: int) -> _Hour | None:
    """An hour in words with a half or quarter behind it: a las tres y media, alle quattro meno un quarto."""
    atom = profile.numbers.single.get(tokens.words[position])
    hour = atom.value if atom is not None else 0
    past = profile.half_past.after(tokens, position + 1) if 1 <= hour <= _HALF_DAY else None
    if past is None or _counts(profile, tokens, past[1]) or not (past[0] < 0 or _is_led(profile, tokens, position)):
        return None
    read = _Hour(hour % _HALF_DAY, past[1], marked=True)
    read.move(past[0])
    read.hour %= _HALF_DAY
    return read


def _named_hour(profile: Profile, tokens: Tokens, position: int) -> tuple[int, int] | None:
    """The hour that a numeral or rank names, and where it ends."""
    word = tokens.words[position]
    if word.isdecimal():
        return (int(word), position + 1) if len(word) <= 2 else None
    if (named := profile.clock_hours.after(tokens, position)) is not None:
        return named
    spelled = number(profile, tokens, position) if word in profile.numbers.firsts else None
    if spelled is not None:
        return (int(spelled.low), spelled.end) if spelled.low == spelled.high and not spelled.low % 1 else None
    return profile.ordinals.after(tokens, position)


def _counts(profile: Profile, tokens: Tokens, position: int) -> bool:
    """Whether what follows a number shows that it is no hour: half vijf miljoen."""
    tables = (profile.scales, profile.currencies, profile.percent_after)
    if any(table.after(tokens, position) is not None for table in tables):
        return True
    unit = profile.units.after(tokens, position)
    return unit is not None and unit[0] != "hour" and not _names_half_day(profile, tokens, position)


def _has_noun(profile: Profile, tokens: Tokens, position: int) -> bool:
    """Whether a word that a rank can belong to follows it."""
    if position >= len(tokens.words) or _names_half_day(profile, tokens, position):
        return False
    word = tokens.words[position]
    return word[0].isalpha() and word not in profile.after_parts


def _names_half_day(profile: Profile, tokens: Tokens, position: int) -> bool:
    return profile.am.after(tokens, position) is not None or profile.pm.after(tokens, position) is not None


def _dotted(profile: Profile, tokens: Tokens, position: int) -> _Hour | None:
    if is_race_time(profile, tokens, position):
        hours, minutes, seconds = map(int, tokens.words[position].split("."))
        return _Hour(hours, position + 2, minutes, seconds, marked=True)
    left, dot, right = tokens.words[position].partition(".")
    if not (dot and left.isdecimal() and right.isdecimal() and len(right) == 2 and len(left) <= 2):
        return None
    if int(left) >= 24 or int(right) >= 60:
        return None
    end = position + 1
    follows = any(table.after(tokens, end) for table in (profile.am, profile.pm, profile.oclock))
    if not follows and _measures(profile, tokens, end):
        return None
    leads = (profile.am, profile.pm, profile.clock_before, profile.clock_prepositions)
    if follows or any(table.before(tokens, position) for table in leads):
        return _Hour(int(left), end, int(right))
    return None


def _measures(profile: Profile, tokens: Tokens, end: int) -> bool:
    """Whether what follows shows a decimal number: “at 6.50 percent”, “at 5.42 million”, “at 5.03 per euro”."""
    if profile.not_units.after(tokens, end):
        return False  # pukul 06.00 hari Rabu
    tables = (profile.percent_after, profile.scales, profile.currencies, profile.units)
    rate = profile.rate_joins.after(tokens, end)
    return any(table.after(tokens, end) for table in tables) or (
        rate is not None and any(table.after(tokens, rate[1]) for table in (profile.currencies, profile.units))
    )


def _minutes(profile: Profile, tokens: Tokens, position: int, read: _Hour) -> bool:
    """Take in the minutes and seconds after an hour; False where what follows shows that it is none."""
    if read.minutes is not None:
        return True
    words, end = tokens.words, read.end
    if end + 1 < len(words) and words[end] in ":：" and words[end + 1].isdecimal():
        return _colon(tokens, position, read)
    mark = profile.hour_marks.after(tokens, end)
    if mark is None:
        return True
    unit = profile.units.after(tokens, end)
    if unit is not None and unit[1] > mark[1]:
        return False  # 24時間
    return _after_mark(profile, tokens, position, read, mark[1])


def _colon(tokens: Tokens, position: int, read: _Hour) -> bool:
    words, end = tokens.words, read.end
    if len(words[end + 1]) != 2 or int(words[end + 1]) > 59 or not words[position].isdecimal():
        return False
    read.minutes, read.end, read.marked = int(words[end + 1]), end + 2, True
    end = read.end
    if end + 1 < len(words) and words[end] in ":：" and len(words[end + 1]) == 2 and words[end + 1].isdecimal():
        read.seconds, read.end = int(words[end + 1]), end + 2
    return True


def _is_length(profile: Profile, tokens: Tokens, position: int, minute: Number) -> bool:
    """Whether hours and full “minutes” are a length of time, since no preposition makes them a time of day."""
    unit = profile.units.after(tokens, minute.end)
    if unit is None or unit[0] != "minute" or profile.glued_words or len(tokens.words[minute.end]) == 1:
        return False
    if _day_half_follows(profile, tokens, unit[1]):
        return False  # 5 giờ 42 phút chiều
    return profile.clock_prepositions.before(tokens, position) is None


def _after_mark(profile: Profile, tokens: Tokens, position: int, read: _Hour, after: int) -> bool:
    """Minutes behind a mark of the hour. “5 h” alone is as often five hours: something must say that it is a time."""
    words = tokens.words
    minute = number(profile, tokens, after) if after < len(words) else None
    if minute is not None and _is_length(profile, tokens, position, minute):
        return False
    if minute is not None and _is_minute(profile, tokens, after, minute):
        ending = profile.minute_marks.after(tokens, minute.end)
        read.minutes, read.end, read.marked = int(minute.low), ending[1] if ending else minute.end, True
        return True
    half = profile.half_past.after(tokens, after)
    if half is not None and _halves_a_length(profile, tokens, position, after):
        return False
    if half is not None:
        read.end, read.marked = half[1], True
        read.move(half[0])
        return True
    before = profile.am.before(tokens, position) or profile.pm.before(tokens, position)
    # “À 17h” is a time, “à trois heures de Paris” a distance.
    led = _is_led(profile, tokens, position) and profile.of_parts.after(tokens, after) is None
    if led or before or profile.hour_alone or profile.am.after(tokens, after) or profile.pm.after(tokens, after):
        read.end, read.marked = after, True
        return True
    return False


def _halves_a_length(profile: Profile, tokens: Tokens, position: int, after: int) -> bool:
    """Whether “duas horas e meia” counts hours: the mark is the word for them, and no preposition makes it a time."""
    unit = profile.units.after(tokens, after - 1)
    if unit is None or unit[0] != "hour" or len(tokens.words[after - 1]) <= _SHORT_MARK or profile.glued_words:
        return False
    return not _is_led(profile, tokens, position)


def _is_led(profile: Profile, tokens: Tokens, position: int) -> bool:
    """Whether words before an hour make it a time of day: at, um, às, الساعة; om ongeveer."""
    about = profile.hedges_before.before(tokens, position)
    if about is not None and about[0] in (Hedge.ABOUT, Hedge.NEARLY):
        position = about[1]
    return bool(profile.clock_prepositions.before(tokens, position) or profile.clock_before.before(tokens, position))


def _day_half_follows(profile: Profile, tokens: Tokens, position: int) -> bool:
    """Whether “in the morning”, “p.m.” or the like stands at a token."""
    return (profile.am.after(tokens, position) or profile.pm.after(tokens, position)) is not None


def _is_minute(profile: Profile, tokens: Tokens, position: int, minute: Number) -> bool:
    if minute.low != minute.low.to_integral_value() or not 0 <= minute.low < 60:
        return False
    word = tokens.words[position]
    apart = not tokens.glued(position) and profile.minute_marks.after(tokens, minute.end) is None
    short = len(tokens.words[position - 1]) == 1 or _day_half_follows(profile, tokens, minute.end)
    if apart and not (short and word.isdecimal() and len(word) == _MINUTE_DIGITS):
        return False  # but 17 h 30, 5 giờ 30 chiều
    return not (minute.low < 10 and word.isdecimal() and len(word) == 1)


def _counts_hours(profile: Profile, tokens: Tokens, position: int, read: _Hour, end: int) -> bool:
    """Whether “dos horas”, “twee uur” are a length of time: the word is one for hours, and no preposition before it."""
    unit = profile.units.after(tokens, end - 1)
    if unit is None or unit[0] != "hour" or read.minutes is not None or len(tokens.words[end - 1]) <= _SHORT_MARK:
        return False
    return not _is_led(profile, tokens, position)


def _counts_days(profile: Profile, tokens: Tokens, position: int, read: _Hour) -> bool:
    """Whether “два дня”, “iki gece” are two days or nights: no minutes, and no preposition of a time of day."""
    if read.marked or read.minutes is not None:
        return False
    unit = profile.units.after(tokens, read.end)
    if unit is None or unit[0] != "day":
        return False
    return not _is_led(profile, tokens, position)


def _halved(profile: Profile, tokens: Tokens, position: int, read: _Hour) -> Clock | None:
    """The time with the half of the day that the words around it name; None for a number that nothing makes a time."""
    start, end = position, read.end
    led = position > 0 and tokens.words[position - 1] in profile.clock_leads
    closed = end < len(tokens.words) and tokens.words[end] in profile.clock_openers
    if not (led or closed or read.marked or read.minutes is not None):
        return None
    lead = profile.clock_before.before(tokens, position)
    first = position if lead is None else lead[1]  # akşam saat 9
    before = profile.am.before(tokens, first), profile.pm.before(tokens, first)
    am, pm = profile.am.after(tokens, end), profile.pm.after(tokens, end)
    oclock = profile.oclock.after(tokens, end)
    counted = oclock and not (am or pm) and not _names_half_day(profile, tokens, oclock[1])
    if counted and oclock and _counts_hours(profile, tokens, position, read, oclock[1]):
        return None
    minute = number(profile, tokens, oclock[1]) if oclock and oclock[1] < len(tokens.words) else None
    if minute is not None and _is_length(profile, tokens, position, minute):
        return None  # 3 h 20 min
    if oclock and not (am or pm):
        end, read.marked = oclock[1], True
        am, pm = profile.am.after(tokens, end), profile.pm.after(tokens, end)
    if not read.marked and read.minutes is None and first > 0 and tokens.words[first - 1] == _VERB:
        before = None, None  # I am 24
    if (am or pm) and _counts_days(profile, tokens, position, read):
        return None
    read_end = end
    if named := am or pm:
        end = named[1]
    elif named := before[0] or before[1]:
        am, pm = before
        start = named[1]
    elif not read.marked and read.minutes is None and profile.clock_before.before(tokens, position) is None:
        return None
    night = named and (profile.nights.after(tokens, read_end) or profile.nights.before(tokens, first))
    hour = _hour_of_night(read.hour) if night else read.hour
    if night:
        pass
    elif pm and hour < 12:
        hour += 12
    elif am and not pm and hour == 12:
        hour = 0
    known = read.hour > 12 or bool(am or pm)
    return Clock(start, end, (hour % 24) * 60 + (read.minutes or 0), known, read.seconds)


def _hour_of_night(hour: int) -> int:
    """An hour that a word for the night names, of 24: 深夜0時 and 밤 12시 are midnight, 2 giờ đêm is 2:00."""
    if hour in (0, _HALF_DAY):
        return 0
    return hour if hour < _SMALL_HOURS or hour > _HALF_DAY else hour + _HALF_DAY


_READERS = (_hour_word, _by_part, _half_before, _past_hour, _ranked_hour)
