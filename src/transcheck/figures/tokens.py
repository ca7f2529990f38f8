"""Tokens that figures are read from: digit groups, words, and single letters of scripts written without spaces."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transcheck.figures.digits import Number

__all__ = ["DIGITS", "HYPHENS", "NEAR_DIGITS", "Tokens", "split", "tokenize"]

# Thai, Lao, Myanmar, Khmer, kana, Han, Hangul: figures and words touch there, so each letter is a token.
_LETTERS = "\u0e01-\u0e4f\u0e80-\u0ecf\u1000-\u103f\u1780-\u17d3\u3005-\u3007\u3041-\u30fa\u30fc-\u30ff\u3400-\u4dbf"
_LETTERS += "\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7a3"
# What ends a word, beside spaces and digits. A negated class keeps combining marks inside it, which `\w` does not.
_BREAKS = r"!-/:-@\[-`{-~\u00a1-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb-\u00bf\u2000-\u200b\u200e-\u206f"
_BREAKS += r"\u20a0-\u20cf\u2100-\u2bff\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
_BREAKS += r"\u060c\u061b\u061f\u066a-\u066d\u0964\u0965"
# Marks beside such letters, each a token wherever one begins.
_PUNCTUATION = r"!-/:-@\[-`{-~\u3001-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
_SEPARATORS = ".,’'\u066b\u066c\uff0e"
_NUMBER = (  # behind its first digit
    r"\d{0,2}(?:[\u00a0\u202f\u2009]\d{3}(?!\d))+(?:[.,]\d+)?"
    rf"|\d*(?:[{_SEPARATORS}]\d+|\u060c\d{{3}}(?!\d)|\uff0c[\uff10-\uff19]{{3}}(?!\d))*"
)
_LETTER = re.compile(f"[{_LETTERS}]")
# Where Unicode has decimal digits; a look at every character would take a tenth of the time of the import.
_DIGIT_BLOCKS = (
    (0x30, 0x3A), (0x660, 0x1C5A), (0xA620, 0xABFA), (0xFF10, 0xFF1A), (0x104A0, 0x11F60), (0x16A60, 0x16E00),
    (0x1CCF0, 0x1CCFA), (0x1D7CE, 0x1D800), (0x1E140, 0x1E960), (0x1FBF0, 0x1FBFA),
)  # fmt: skip
DIGITS = frozenset(char for first, end in _DIGIT_BLOCKS for char in map(chr, range(first, end)) if char.isdecimal())
HYPHENS = frozenset("-‐‑")
_SPACES = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
NEAR_DIGITS = "".join(sorted(char for char in DIGITS if char < "\U00010000"))
# Split by these, a text is blanks and tokens by turns; or blanks, a run of tokens of one character each and another
# token, one of the two None. The second one is for texts without characters beyond U+FFFF: a class that lists all its
# characters is a single look into a table. All begin with a plain class, by which the engine passes over blanks.
_LETTER_OF_WORD = rf"[^\s\d{_BREAKS}{_LETTERS}]"
_NEAR_LETTER = f"[^{_SPACES}{NEAR_DIGITS}{_BREAKS}{_LETTERS}]"
_TOKEN = re.compile(rf"(\S(?:(?<={_LETTER_OF_WORD}){_LETTER_OF_WORD}*+|(?<=\d)(?:{_NUMBER})|))")
_NEAR_TOKEN = re.compile(rf"([^{_SPACES}](?:(?<={_NEAR_LETTER}){_NEAR_LETTER}*+|(?<=\d)(?:{_NUMBER})|))")
_RUN_OR_TOKEN = re.compile(rf"([{_LETTERS}{_PUNCTUATION}]++)|({_LETTER_OF_WORD}++|[^\s\d]|\d(?:{_NUMBER}))")
# Spelling variants that say nothing: vowel points, tatweel, nukta, joiners; Arabic and Persian letters that look alike.
_FOLD: dict[int, str | None] = dict.fromkeys([*range(0x64B, 0x653), 0x640, 0x93C, 0x9BC, 0xAD, 0x200C, 0x200D])
_FOLD |= {0x623: "ا", 0x625: "ا", 0x622: "ا", 0x643: "ک", 0x64A: "ی", 0x649: "ی", 0x624: "و", 0x626: "ی", 0x629: "ه"}
_FOLD |= dict.fromkeys(range(0x5B0, 0x5C3)) | {0x5F4: '"'}
_FOLD |= {0x219: "ş", 0x21B: "ţ"}  # Romanian with a comma below, and with the cedilla of older fonts
_FOLDED = "\u0219\u021b\u05b0-\u06ff\u093c\u09bc\u00ad\u200c\u200d\u0958-\u095f\u09dc-\u09df"
_NEEDS_FOLD = re.compile(f"[{_FOLDED}]")
_UNUSUAL = re.compile(f"[{_FOLDED}\U00010000-\U0010ffff]")
_RESPELT = frozenset("İȘșȚțЁё")  # letters below U+0530 that become others
_DENSE = 2  # bytes a character
# What no character of `_UNUSUAL` begins with in UTF-8, but for the three after it: to look at bytes is much quicker.
_USUAL = bytes({*range(0x100)} - {0xC8, *range(0xD6, 0xDC), 0xE0, *range(0xF0, 0xF5)})
_ASCII = bytes(range(0x80))
# Characters that are not of `_UNUSUAL`, as NFC has them, and that join with none before or behind them.
_PLAIN = "\x80-\xac\xae-\u0217\u021c-\u02ff\u0400-\u0482\u2002-\u200b\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
_PLAIN += "\u2190-\u22ff\u3001-\u3029\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5f"
_NOT_PLAIN = re.compile(f"[^{_PLAIN}]")
_UNSEEN = "\u00ad\u200c\u200d"
# Before a text is cut: marks that are alike wherever they stand, and Russian ё, which is mostly written е.
_MARKS = {"“": '"', "”": '"', "／": "/", "’": "'", "ё": "е"}


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, in order.

    Attributes:
        text: The text.
        words: The tokens, lower-cased and without spelling variants.
        starts: Offsets of their first characters.
        ends: Offsets after their last characters.
        numbers: The numbers that were read at tokens so far, None where there is none; kept, since a date, a time and
            a quantity begin with the same number.
        letters: The text in small letters, of which the tokens are slices, where most of them are single letters;
            empty elsewhere.
        inner: Where the numbers begin that are being read as parts of others, from the outermost to the innermost.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    numbers: dict[int, Number | None] = field(default_factory=dict, repr=False, compare=False)
    letters: str = field(default="", repr=False, compare=False)
    inner: list[int] = field(default_factory=list, repr=False, compare=False)

    def glued(self, position: int) -> bool:
        """Whether no space stands between the token at `position` and the one before."""
        return 0 < position < len(self.words) and self.ends[position - 1] == self.starts[position]


def _fold(word: str) -> str:
    word = unicodedata.normalize("NFC", word)
    return word.translate(_FOLD) if _NEEDS_FOLD.search(word) else word


def tokenize(text: str) -> Tokens:
    """Split a text. Linear in its length: no alternative of the pattern can be re-read."""
    lower = text.replace("İ", "i").lower()  # the one letter that becomes two in small letters
    for mark, plain in _MARKS.items():
        lower = lower.replace(mark, plain)
    coded = text.encode(errors="surrogatepass")
    dense = len(coded) >= _DENSE * len(text)  # letters that touch take three bytes each
    usual = not dense and _is_plain(coded)
    unusual = not usual and _may_be_unusual(text, coded) and _UNUSUAL.search(text) is not None
    letters = lower if dense and _LETTER.search(lower) is not None else ""
    if letters:
        words, starts, ends = _cut_letters(lower)
    else:
        words, starts, ends = _cut(lower, _TOKEN if unusual else _NEAR_TOKEN)
    if (unusual and _NEEDS_FOLD.search(text)) or not (usual or unicodedata.is_normalized("NFC", text)):
        words = [word if word.isascii() else _fold(word) or word for word in words]
        letters = ""
    return Tokens(text, words, starts, ends, letters=letters)


def _is_plain(coded: bytes) -> bool:
    """Whether a text in UTF-8 is ASCII and characters of `_PLAIN` alone; quick where most of it is ASCII."""
    others = coded.translate(None, _ASCII)
    return not others or _NOT_PLAIN.search(others.decode(errors="surrogatepass")) is None


def _may_be_unusual(text: str, coded: bytes) -> bool:
    """Whether a text, with its bytes in UTF-8, may have characters of `_UNUSUAL`."""
    return bool(coded.translate(None, _USUAL)) or any(char in text for char in _UNSEEN)


def _cut(text: str, token: re.Pattern[str]) -> tuple[list[str], list[int], list[int]]:
    """The tokens of a text, where they start and where they end."""
    pieces = token.split(text)
    offsets = list(accumulate(map(len, pieces)))
    return pieces[1::2], offsets[:-1:2], offsets[1::2]


def _cut_letters(text: str) -> tuple[list[str], list[int], list[int]]:
    """As `_cut`, run by run: faster where most of a text are letters that are tokens of their own."""
    offsets = list(range(len(text) + 1))
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    pieces, end = iter(_RUN_OR_TOKEN.split(text)), 0
    for blank, run, word in zip(pieces, pieces, pieces, strict=False):  # the last blank has nothing behind it
        start = end + len(blank)
        if run is None:
            end = start + len(word)
            words.append(word)
            starts.append(start)
            ends.append(end)
        else:
            end = start + len(run)
            words += run
            starts += offsets[start:end]
            ends += offsets[start + 1 : end + 1]
    return words, starts, ends


def split(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase of a table, folded as those of texts."""
    if phrase.replace(" ", "").isalpha() and max(phrase) < "\u0530" and _RESPELT.isdisjoint(phrase):
        return tuple(phrase.lower().split())  # most phrases: words of Latin, Greek or Cyrillic letters
    return tuple(tokenize(phrase).words)
