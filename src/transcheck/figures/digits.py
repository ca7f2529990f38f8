"""Digit strings of every locale, and what a number is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from transcheck.figures.model import Hedge
from transcheck.figures.tables import MOST_KEPT, Profile
from transcheck.figures.tokens import DIGITS, Tokens

__all__ = ["LONGEST", "Digits", "Number", "digits_at", "read_digits"]

LONGEST = 30  # digits; longer runs are identifiers
_MOST_GROUPS = 8
# Points as ASCII has them, and no marks that only group.
_GROUPS = "\u00a0\u202f\u2009'’\u066c\u060c\uff0c"
_PLAIN = str.maketrans({"\u066b": ".", "\uff0e": "."} | dict.fromkeys(_GROUPS))


class Digits(NamedTuple):
    """A digit string read by a locale.

    Attributes:
        value: Its value.
        other: The value by the opposite convention of separators, where that differs; None otherwise.
        plain: Whether it has no separator.
        length: How many digits it has before any separator.
        foreign: Whether `value` goes against the locale's convention.
    """

    value: Decimal
    other: Decimal | None
    plain: bool
    length: int
    foreign: bool = False


@dataclass(slots=True)
class Number:
    """A number in a run of tokens: positions `start` to `end` (exclusive), value or range of values.

    Attributes:
        start: First token.
        end: After the last token.
        low: The value, or the least one.
        high: The value, or the greatest one.
        words: Whether it is written in words.
        other: The value by the opposite convention of separators.
        hedge: What a word inside it puts on the value (三十多万).
        plain: The digits it consists of, where it is nothing but digits.
        fraction: Whether it is a fraction.
        several: Whether it counts vaguely (十几).
        foreign: Whether its separators are not those of the language.
        scale: The power of ten that words after it multiplied it with.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    words: bool = False
    other: Decimal | None = None
    hedge: Hedge | None = None
    plain: Digits | None = None
    fraction: bool = False
    several: bool = False
    foreign: bool = False
    scale: Decimal = Decimal(1)

    def copy(self) -> Number:
        """The same number, to be changed on its own; `dataclasses.replace` takes several times as long."""
        return Number(
            self.start, self.end, self.low, self.high, self.words, self.other, self.hedge, self.plain, self.fraction,
            self.several, self.foreign, self.scale,
        )  # fmt: skip


def read_digits(text: str, decimal: str) -> Digits | None:
    """Read a digit string with separators by the convention of a locale.

    Where the locale's own reading is one that nobody writes (`930.000` in English: a value with the decimals 000), the
    other convention is taken, and `other` keeps the locale's reading.

    Returns:
        None for strings that are no number in any locale (`1.2.3`, `192.168.1.1`, more than 30 digits).
    """
    return _read(text, decimal) if len(text) <= 2 * LONGEST else None


@lru_cache(maxsize=MOST_KEPT)
def _read(text: str, decimal: str) -> Digits | None:
    """As `read_digits`, for what is not too long; kept, since texts repeat their numbers."""
    if text.isdecimal():
        return Digits(Decimal(text), None, True, len(text)) if len(text) <= LONGEST else None
    clean = text.translate(_PLAIN)
    marks = [char for char in clean if char in ".,"]
    if not marks:
        return _grouped_only(text, clean)
    last = marks[-1]
    whole, _, tail = clean.rpartition(last)
    if len(set(marks)) == 2:
        if marks.count(last) > 1 or last == marks[0]:
            return None
        return Digits(Decimal(_bare(whole) + "." + tail), None, False, len(_bare(whole)))
    if len(marks) > 1:
        return _groups_of(clean, last)
    as_decimal = Decimal(_bare(whole) + "." + tail)
    spaced = len(clean) < len(text)
    could_group = len(tail) == 3 and 0 < len(whole) <= 3 and whole[0] not in "0٠۰०" and not spaced
    if not could_group:
        return Digits(as_decimal, None, False, len(whole))
    as_group = Decimal(_bare(clean))
    if last == decimal and tail != "000":
        return Digits(as_decimal, as_group, False, len(whole))
    return Digits(as_group, as_decimal, False, len(_bare(clean)), foreign=last == decimal)


def _grouped_only(text: str, clean: str) -> Digits | None:
    """Digits in groups that no decimal mark can be mistaken for: 1 234 567, 1'234'567."""
    head = next(index for index, char in enumerate(text) if not char.isdecimal())
    groups = "".join(char if char.isdecimal() else " " for char in text[head + 1 :]).split()
    if not all(len(part) == 3 for part in groups):
        return None
    return Digits(Decimal(clean), None, False, len(clean))


def _groups_of(clean: str, mark: str) -> Digits | None:
    """Digits with the same mark several times: 1.234.567, and 12,34,567 as it is written in India."""
    parts = clean.split(mark)
    indian = len(parts[-1]) == 3 and all(len(part) == 2 for part in parts[1:-1])
    if (indian or all(len(part) == 3 for part in parts[1:])) and 0 < len(parts[0]) <= 3:
        return Digits(Decimal(_bare(clean)), None, False, len(_bare(clean)))
    return None


def _bare(text: str) -> str:
    return text.replace(",", "").replace(".", "")


def digits_at(profile: Profile, tokens: Tokens, position: int) -> tuple[Digits, int] | None:
    """The digit string at a token, with thousands grouped by plain spaces: one group where the language does so."""
    words = tokens.words
    if position >= len(words) or words[position][0] not in DIGITS:
        return None
    text, end = words[position], position + 1
    if text.isdecimal() and len(text) <= 3 and text[0] != "0":
        grouped, after = _spaced(tokens, position, profile.decimal)
        if after - position > (1 if profile.spaced_groups else 2):
            text, end = grouped, after
    digits = read_digits(text, profile.decimal)
    return (digits, end) if digits else None


def _spaced(tokens: Tokens, position: int, decimal: str) -> tuple[str, int]:
    """Digits and the groups of three that follow them after single spaces, the last one with decimals."""
    words = tokens.words
    text, end = words[position], position + 1
    while (
        end < len(words)
        and end - position <= _MOST_GROUPS
        and tokens.starts[end] - tokens.ends[end - 1] == 1
        and _is_group(words[end], decimal)
    ):
        text += words[end]
        end += 1
        if not text.isdecimal():
            break
    return text, end


def _is_group(word: str, decimal: str) -> bool:
    """Whether digits are a group of three, with decimals behind a comma or the language's own mark."""
    if word.isdecimal():
        return len(word) == 3
    whole, mark, decimals = word.partition("," if "," in word else decimal)
    return bool(mark) and len(whole) == 3 and whole.isdecimal() and decimals.isdecimal()
