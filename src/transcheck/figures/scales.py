"""What multiplies a number after it: scale words (“1.4 million”, “2 crore 30 lakh”) and powers of ten (“1e10”)."""

from __future__ import annotations

from decimal import Decimal

from transcheck.figures.digits import Digits, Number, digits_at
from transcheck.figures.tables import Profile
from transcheck.figures.tokens import DIGITS, HYPHENS, Tokens

__all__ = ["power_of", "raised", "scale_at", "scaled"]

_INFINITE = Decimal("Infinity")
_SUPERSCRIPTS = {ord(char): str(digit) for digit, char in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")} | {ord("⁻"): "-"}
_MOST_DIGITS = 60  # of a power; greater ones are left as they stand
_HUNDRED = 100
_THOUSAND = 1000
_GROUP = 3  # digits
_LONGER_THAN_YEARS = 10_000
_MILLION = 6  # “2M”; “2m” are metres
_CAPITALS = {"m": _MILLION, "b": 9}  # “1.5 M” and “2 B” apart from their number, before a mark
_MEASURES = frozenset(("mm", "km"))  # also short for millions in Spanish, for thousand millions in Catalan
_CLOSES = frozenset(".,;:!?)€$£")
_SIGNS = frozenset("$€£¥₹")
_KELVIN = 1000  # “5000 K” is a temperature


def scale_at(profile: Profile, tokens: Tokens, position: int) -> tuple[int, int] | None:
    """The power of ten that a scale word at a token stands for, and where the word ends."""
    scale = profile.scales.after(tokens, position)
    if scale is None and (atom := profile.numbers.after(tokens, position)) is not None and atom[0].power:
        scale = atom[0].power, atom[1]
    if scale is None and position < len(tokens.words) and tokens.words[position] == "m" and tokens.glued(position):
        return (_MILLION, position + 1) if tokens.text[tokens.starts[position]] == "M" else None
    if scale is None and _capital(tokens, position):
        return _CAPITALS[tokens.words[position]], position + 1
    return scale


def _capital(tokens: Tokens, position: int) -> bool:
    """Whether a capital M or B stands before a mark or at the end: “1.5 M”."""
    if position >= len(tokens.words) or tokens.words[position] not in _CAPITALS:
        return False
    closed = position + 1 >= len(tokens.words) or tokens.words[position + 1] in _CLOSES
    return closed and tokens.text[tokens.starts[position]].isupper()


def scaled(profile: Profile, tokens: Tokens, found: Number) -> Number:
    """Multiply by the scale words that follow: “1.4 million”, “37 mil millones”, “3m”."""
    after = tokens.words[found.end] if found.end < len(tokens.words) else ""
    if after not in profile.scale_openers and after[:3] not in profile.scale_heads:
        return found
    last = _INFINITE
    in_digits = tokens.words[found.start][0] in DIGITS and tokens.words[found.end - 1][0] in DIGITS
    while found.end < len(tokens.words):
        position = found.end
        if tokens.words[position] in HYPHENS and position + 1 < len(tokens.words):
            position += 1
        if profile.prefixes and tokens.text[tokens.ends[position - 1] : tokens.starts[position]].strip():
            break  # ב-2013 ומיליונים, “in 2013, and millions”
        scale = scale_at(profile, tokens, position)
        if scale is None or not _multiplies(profile, tokens, found, position, scale):
            break
        power, end = scale
        factor = Decimal(10) ** power
        if factor >= last and last < _THOUSAND and not (last == _HUNDRED and factor >= _THOUSAND):
            break  # but 47 hundred million
        _multiply(found, factor, end)
        last = factor
    return _continued(profile, tokens, found, last) if in_digits and last < _INFINITE else found


def _multiply(found: Number, factor: Decimal, end: int) -> None:
    found.low *= factor
    found.high *= factor
    found.scale *= factor
    if found.other is not None:
        found.other *= factor
    found.plain, found.end = None, end


def _multiplies(profile: Profile, tokens: Tokens, found: Number, position: int, scale: tuple[int, int]) -> bool:
    """Whether a scale word belongs to the number: it is no letter of another word, no unit that is spelled alike."""
    word, (power, end) = tokens.words[position], scale
    if profile.not_powers.after(tokens, position) is not None:
        return False
    after_digits = tokens.words[found.end - 1][0] in DIGITS
    if found.words and not after_digits and len(word) == 1:
        return False
    if power == 2 and after_digits and profile.currencies.after(tokens, position) is not None:
        return False  # 34 cents
    if word in _MEASURES:
        return tokens.text[tokens.starts[position]].isupper()  # 31 MM (de dólares), but 31 mm and 31 km
    if len(word) > 1 or not word.isascii():
        return True
    letter_after = end < len(tokens.words) and tokens.words[end][0].isascii() and tokens.words[end][0].isalpha()
    grouped = found.plain is not None and not found.plain.plain and tokens.glued(position)
    if word == "m" and profile.not_millions.after(tokens, end) is not None and not _paid(tokens, found):
        return False  # a 25m pool
    if word == "k" and found.low >= _KELVIN and not grouped:
        return False
    if word in _CAPITALS and not tokens.glued(position):
        return _capital(tokens, position)
    if word == "b":  # 1.2b, $5b; 221b is a house
        amount = found.low % 1 or _paid(tokens, found)
        return bool(amount) and tokens.glued(position) and not (letter_after and tokens.glued(end))
    if tokens.glued(position):
        return not (letter_after and tokens.glued(end))
    # “2.5 k” apart from its number only at the end of a clause: the letter is a word in Czech and its neighbours.
    return word == "k" and (end >= len(tokens.words) or not tokens.words[end][0].isalnum())


def _paid(tokens: Tokens, found: Number) -> bool:
    """Whether the sign of a currency stands before a number."""
    return found.start > 0 and tokens.words[found.start - 1] in _SIGNS


def _continued(profile: Profile, tokens: Tokens, found: Number, last: Decimal) -> Number:
    """Add what digits with a lower scale say after digits with a scale: “2 crore 30 lakh”, “4 thousand 3 hundred”."""
    words = tokens.words
    while found.low == found.high:
        position = found.end
        joined = position < len(words) and words[position] in profile.joins
        position += joined
        if joined and last <= _THOUSAND and (rest := _small(profile, tokens, position)) is not None:
            found.low, found.high, found.other, found.end = found.low + rest[0], found.high + rest[0], None, rest[1]
            break
        read = digits_at(profile, tokens, position)
        gap = tokens.starts[position] - tokens.ends[position - 1] if position < len(words) else 0
        if read is None or not (gap == 1 or (joined and profile.prefixes)):
            break
        digits, end = read
        scale = scale_at(profile, tokens, end)
        factor = Decimal(10) ** scale[0] if scale is not None and len(words[end]) > 1 else Decimal(1)
        if scale is not None and factor > 1 and (above := scale_at(profile, tokens, scale[1])) is not None:
            stacked = factor * Decimal(10) ** above[0]  # 1 million and 5 hundred thousand
            if above[0] > scale[0] and digits.value * stacked < last and len(words[scale[1]]) > 1:
                factor, scale = stacked, (scale[0] + above[0], above[1])
        tail = len(words[found.end - 1]) > 1 and _is_tail(digits, last, joined=joined)
        if digits.value * factor >= last or (factor == 1 and not tail):
            break
        amount = digits.value * factor
        found.low, found.high, found.other = found.low + amount, found.high + amount, None
        found.end = scale[1] if scale is not None and factor > 1 else end
        last = factor
        if factor == 1:
            break
    return found


def _is_tail(digits: Digits, last: Decimal, *, joined: bool) -> bool:
    """Whether digits without a scale are what stands below the last one: “3 hundred 5”, “2 thousand 500”."""
    if last == 10**_MILLION:
        return digits.value >= _LONGER_THAN_YEARS and not digits.value % 1  # 1 million 200,000
    if joined and digits.plain:
        return last <= _THOUSAND and digits.value > 0
    below = digits.value < _HUNDRED if last == _HUNDRED else last == _THOUSAND and digits.length == _GROUP
    return digits.plain and digits.value > 0 and below


def _small(profile: Profile, tokens: Tokens, position: int) -> tuple[int, int] | None:
    """A number below a hundred in words (“3 hundred and one”, “4 thousand and twenty-five”), and where it ends."""
    tens = profile.numbers.after(tokens, position)
    if tens is None or tens[0].power or not 0 < tens[0].value < 100:
        return None
    value, end = tens[0].value, tens[1]
    if value >= 20 and value % 10 == 0:
        look = end + (end < len(tokens.words) and tokens.words[end] in HYPHENS)
        units = profile.numbers.after(tokens, look)
        if units is not None and not units[0].power and 0 < units[0].value < 10:
            value, end = value + units[0].value, units[1]
    follows = profile.numbers.after(tokens, end) or profile.fractions.after(tokens, end)
    return None if follows is not None else (value, end)


def raised(tokens: Tokens, found: Number) -> Number:
    """Powers in digits: 1e10, 2^-1, 1.3×10^6, 3 × 10⁶."""
    words, end = tokens.words, found.end
    if end + 1 >= len(words):
        return found
    if words[end] in ("x", "×") and words[end + 1] == "10":
        power = _exponent(tokens, end + 2)
        if power is None:
            return found
        return _raise(found, Decimal(10), power[0], power[1], times=True)
    if words[end] == "e" and tokens.glued(end) and (power := _signed_digits(tokens, end + 1)) is not None:
        return _raise(found, Decimal(10), power[0], power[1], times=True)
    if words[end] == "^" and tokens.glued(end) and (power := _signed_digits(tokens, end + 1)) is not None:
        return _raise(found, found.low, power[0], power[1], times=False)
    return found


def _exponent(tokens: Tokens, position: int) -> tuple[int, int] | None:
    """^6, ^-6 or ⁶ after 10."""
    if position >= len(tokens.words) or not tokens.glued(position):
        return None
    word = tokens.words[position]
    if word == "^":
        return _signed_digits(tokens, position + 1)
    plain = word.translate(_SUPERSCRIPTS)
    if plain == word or not plain.lstrip("-").isdecimal() or len(plain) > 3:
        return None
    return int(plain), position + 1


def _signed_digits(tokens: Tokens, position: int) -> tuple[int, int] | None:
    words, sign, at = tokens.words, 1, position
    while at < len(words) and words[at] in "+-−" and tokens.glued(at) and at - position < 2:
        sign, at = (-sign if words[at] in "-−" else sign), at + 1
    if at >= len(words) or not words[at].isdecimal() or len(words[at]) > 2 or not tokens.glued(at):
        return None
    return sign * int(words[at]), at + 1


def power_of(found: Number, base: Decimal, exponent: int, end: int) -> Number | None:
    """A number raised to a power; None where that is too great to be written, or has no value."""
    if (base == 0 and exponent <= 0) or abs(exponent) * max(1, abs(base.adjusted()) + 1) > _MOST_DIGITS:
        return None
    return Number(found.start, end, base**exponent, base**exponent, words=found.words)


def _raise(found: Number, base: Decimal, exponent: int, end: int, *, times: bool) -> Number:
    if base <= 0 or abs(exponent) * max(1, abs(base.adjusted()) + 1) > _MOST_DIGITS:
        return found
    value = found.low * base**exponent if times else base**exponent
    return Number(found.start, end, value, value)
