"""Numbers of models, flights, cases and telephones, and addresses of mail, that a copy gives with other characters.

They are no figures: nothing rounds them, and no language writes them otherwise but for their separators. One that the
canonical article lacks, close to one that the copy lacks, sends readers to the wrong thing or the wrong person.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from babel import Locale

from transcheck.document import sentences_at
from transcheck.issues import Issue, Quote, Severity, quote
from transcheck.side import Side

__all__ = ["Identifier", "find_identifiers", "identifier_issues"]

# Capital letters and digits in one word that begins with a letter: HL-625, A320, CVE-2024-3094.
_CODE = re.compile(r"(?<![A-Za-z0-9.-])[A-Z]{1,5}(?:-?[A-Z0-9]{1,8}){1,4}(?![A-Za-z0-9])")
# Groups of digits with what stands between those of a telephone number. The library phonenumbers has to be told the
# country of every number without a “+”, and a copy does not say for which country it was written.
_PHONE = re.compile(r"(?<![\w.,/-])(?:\+|\(\+?)?\d{1,5}\)?(?:[ .\u00a0-]{1,2}\(?\d{1,5}\)?){1,6}(?![\w/-]|[.,]\d)")
# In ASCII, since other scripts write what stands beside it without a space: 发邮件给jo@example.org, jo@example.org에.
_MAIL = re.compile(
    r"(?<![A-Za-z0-9_.-])[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,62}[A-Za-z0-9]){1,4}"
)
_GROUPED = re.compile(r"\d{1,3}(?:[ .\u00a0]\d{3})+")  # a figure: 4 500 000
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d")
_DATE = re.compile(r"\d{4}[ .-]\d\d?[ .-]\d\d?|\d\d?[ .-]{1,2}\d\d?[ .-]{1,2}\d{4}")
_LEAST_DIGITS, _MOST_DIGITS = 7, 15  # of a telephone number (ITU-T E.164)
_CODE_DIGITS = 2
_PAIR, _PAIRS = 2, 5
_TAIL = 6  # digits that two numbers share at the end if one is written with other prefixes
_QUARTER = re.compile(r"(?:Q|H|FY)[1-4]?(?:-?\d{2,4})?")
_ALIKE = 0.6  # likeness from which one was meant to be the other
_CONFIDENCE = 0.85


@dataclass(frozen=True, slots=True)
class Identifier:
    """A word that names one thing, person or connection by its characters.

    Attributes:
        start: Offset in the text.
        end: Offset after it.
        kind: `code`, `telephone` or `mail`.
        key: Its characters without separators.
    """

    start: int
    end: int
    kind: str
    key: str


def find_identifiers(text: str) -> list[Identifier]:
    """The identifiers of a text of any language, in its order; codes have a letter and two digits at least."""
    plain = "".join(_plain(char) for char in text)
    found = [*_found(_MAIL, "mail", plain), *_codes(plain), *_telephones(plain)]
    return sorted(found, key=lambda item: item.start)


def identifier_issues(canonical: Side, copy: Side) -> list[Issue]:
    """An issue for each identifier of the copy that is close to one which the copy lacks and the article has.

    Args:
        canonical: The canonical article.
        copy: The copy, in any language.
    """
    ours, theirs = find_identifiers(canonical.document.text), find_identifiers(copy.document.text)
    lost = [one for one in ours if not any(_same(one, other) for other in theirs)]
    new = [other for other in theirs if not any(_same(one, other) for one in ours)]
    issues, told = [], set()
    for other in new:
        near = max(lost, key=lambda one: _likeness(one, other), default=None)
        if near is None or _likeness(near, other) < _ALIKE or other.key in told:
            continue
        told.add(other.key)
        left, right = _quote(canonical, near), _quote(copy, other)
        message = f"“{left.text}” became “{right.text}”, which stands for something else."
        category = "accuracy/mistranslation/entity"
        issues.append(Issue(category, Severity.CRITICAL, _CONFIDENCE, message, canonical=left, copy=right))
    return issues


def _plain(char: str) -> str:
    """A character in ASCII where it is a digit of another script, or of full width."""
    if char.isascii():
        return char
    digit = unicodedata.digit(char, None)
    if digit is not None and char.isdecimal():
        return str(digit)
    wide = "\uff01" <= char <= "\uff5e"
    return chr(ord(char) - 0xFEE0) if wide else char


def _found(pattern: re.Pattern[str], kind: str, text: str) -> Iterator[Identifier]:
    for match in pattern.finditer(text):
        yield Identifier(*match.span(), kind, match[0].casefold())


def _codes(text: str) -> Iterator[Identifier]:
    for match in _CODE.finditer(text):
        key = match[0].replace("-", "")
        letters = re.match("[A-Z]+", key)
        money = letters is not None and letters[0] in _currencies() and "-" not in match[0]
        if sum(char.isdecimal() for char in key) >= _CODE_DIGITS and not money and not _QUARTER.fullmatch(match[0]):
            yield Identifier(*match.span(), "code", key)


def _telephones(text: str) -> Iterator[Identifier]:
    for match in _PHONE.finditer(text):
        groups = re.findall(r"\d+", match[0])
        digits = "".join(groups)
        known = _GROUPED.fullmatch(match[0]) or _DATE.fullmatch(match[0]) or all(map(_YEARS.fullmatch, groups))
        # Results of sets and times of day have groups of one and two; French numbers have five pairs.
        short = all(len(group) <= _PAIR for group in groups)
        known = known or (short and not (len(groups) >= _PAIRS and all(len(group) == _PAIR for group in groups)))
        if _LEAST_DIGITS <= len(digits) <= _MOST_DIGITS and len(groups) > 1 and not known:
            yield Identifier(*match.span(), "telephone", digits)


@cache
def _currencies() -> frozenset[str]:
    """Codes and letters before amounts: USD, NOK, Rp."""
    return frozenset((*Locale("en").currencies, "US", "RM", "RP", "RS", "R", "K", "AU", "HK", "NT", "NZ", "CA"))


def _same(one: Identifier, other: Identifier) -> bool:
    """Whether two identifiers are one, a telephone number perhaps with the prefix of its country or without."""
    if one.kind != other.kind:
        return False
    if one.kind != "telephone" or one.key == other.key:
        return one.key == other.key
    short, long = sorted((one.key.lstrip("0"), other.key.lstrip("0")), key=len)
    return len(short) >= _TAIL and long.endswith(short)


def _likeness(one: Identifier, other: Identifier) -> float:
    """How close two identifiers are, 0…1; codes of different lengths, or that share neither letters nor digits, not."""
    if one.kind != other.kind or (one.kind == "code" and len(one.key) != len(other.key)):
        return 0.0
    if one.kind == "code":
        parts = [[re.sub(kind, "", item.key) for item in (one, other)] for kind in (r"\d", "[A-Z]")]
        if all(left != right for left, right in parts):
            return 0.0
    return SequenceMatcher(None, one.key, other.key, autojunk=False).ratio()


def _quote(side: Side, item: Identifier) -> Quote:
    found = sentences_at(side.sentences, item.start, item.end)
    return quote(side.document, item.start, item.end, side.sentences[found[0]].text if found else "")
