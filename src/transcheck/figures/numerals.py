"""Numbers: digit strings of every locale, number words, Han and Hangul numerals, and mixtures such as “1.4 million”."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from transcheck.figures.model import Hedge
from transcheck.figures.tables import Profile
from transcheck.figures.tokens import DIGITS, Tokens

__all__ = ["Digits", "Number", "number", "read_digits"]

_LONGEST = 30  # digits; longer runs are identifiers
_HYPHENS = frozenset("-‐‑")
_VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
_GROUPS = frozenset("\u00a0\u202f\u2009'’\u066c\u060c\uff0c")
_ASCII = str.maketrans({"\u066b": ".", "\uff0e": "."})


@dataclass(frozen=True, slots=True)
class Digits:
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
    """A number in a run of tokens: positions `start` to `end` (exclusive), value or range of values."""

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


def read_digits(text: str, decimal: str) -> Digits | None:
    """Read a digit string with separators by the convention of a locale.

    Where the locale's own reading is one that nobody writes (`930.000` in English: a value with the decimals 000), the
    other convention is taken, and `other` keeps the locale's reading.

    Returns:
        None for strings that are no number in any locale (`1.2.3`, `192.168.1.1`, more than 30 digits).
    """
    if text.isdecimal():
        return Digits(Decimal(text), None, True, len(text)) if len(text) <= _LONGEST else None
    if len(text) > 2 * _LONGEST:
        return None
    clean = "".join(char for char in text.translate(_ASCII) if char not in _GROUPS)
    spaced = len(clean) < len(text)
    marks = [char for char in clean if char in ".,"]
    if not marks:
        head = next(index for index, char in enumerate(text) if not char.isdecimal())
        rest = text[head + 1 :]
        if not all(len(part) == 3 for part in _parts(rest)):
            return None
        return Digits(Decimal(clean), None, False, len(clean))
    last = marks[-1]
    whole, _, tail = clean.rpartition(last)
    if len(set(marks)) == 2:
        if marks.count(last) > 1 or last == marks[0]:
            return None
        return Digits(Decimal(_bare(whole) + "." + tail), None, False, len(_bare(whole)))
    parts = clean.split(last)
    if len(marks) > 1:
        indian = len(parts[-1]) == 3 and all(len(part) == 2 for part in parts[1:-1])
        if (indian or all(len(part) == 3 for part in parts[1:])) and 0 < len(parts[0]) <= 3:
            return Digits(Decimal(_bare(clean)), None, False, len(_bare(clean)))
        return None
    as_decimal = Decimal(_bare(whole) + "." + tail)
    could_group = len(tail) == 3 and 0 < len(whole) <= 3 and whole[0] not in "0٠۰०" and not spaced
    if not could_group:
        return Digits(as_decimal, None, False, len(whole))
    as_group = Decimal(_bare(clean))
    if last == decimal and tail != "000":
        return Digits(as_decimal, as_group, False, len(whole))
    return Digits(as_group, as_decimal, False, len(_bare(clean)), foreign=last == decimal)


def _bare(text: str) -> str:
    return text.replace(",", "").replace(".", "")


def _parts(text: str) -> list[str]:
    return "".join(char if char.isdecimal() else " " for char in text).split()


def number(profile: Profile, tokens: Tokens, position: int) -> Number | None:
    """The longest number that begins at the token, or None."""
    word = tokens.words[position]
    if word in _VULGAR:
        upper, lower = _VULGAR[word]
        value = Decimal(upper) / lower
        return Number(position, position + 1, value, value, fraction=True)
    if word[0] in DIGITS and not _goes_on(profile, tokens, position + 1):
        digits = read_digits(word, profile.decimal)
        if digits is None:
            return None
        return Number(
            position, position + 1, digits.value, digits.value, other=digits.other, plain=digits, foreign=digits.foreign
        )
    found: Number | None = None
    if word[0] in DIGITS or word in profile.letters:
        found = _positional(profile, tokens, position)
    spellable = word in profile.numbers or word in profile.ones or bool(profile.compounds)
    if spellable and (found is None or (word[0] not in DIGITS and found.end == position + 1)):
        spelled = _spelled(profile, tokens, position)
        if spelled is not None and (found is None or spelled.end > found.end):
            found = spelled
    return _with_fraction(profile, tokens, _raised(tokens, found)) if found else None


def _goes_on(profile: Profile, tokens: Tokens, position: int) -> bool:
    """Whether the token can belong to the number that ends before it."""
    if position >= len(tokens.words):
        return False
    word = tokens.words[position]
    return word in profile.letters or word in profile.number_marks or word[0] in DIGITS or profile.may_follow(word)


def _digits_at(profile: Profile, tokens: Tokens, position: int) -> tuple[Digits, int] | None:
    """The digit string at a token, with thousands grouped by plain spaces where the language does so."""
    words = tokens.words
    if position >= len(words) or words[position][0] not in DIGITS:
        return None
    text, end = words[position], position + 1
    if profile.spaced_groups and text.isdecimal() and len(text) <= 3 and text[0] != "0":
        while (
            end < len(words)
            and end - position < 9
            and len(words[end].split(",")[0]) == 3
            and words[end].replace(",", "").isdecimal()
            and tokens.starts[end] - tokens.ends[end - 1] == 1
        ):
            text += words[end]
            end += 1
            if "," in text:
                break
    digits = read_digits(text, profile.decimal)
    return (digits, end) if digits else None


def _positional(profile: Profile, tokens: Tokens, position: int) -> Number | None:  # noqa: C901, PLR0912, PLR0915
    """Digits with scale words, or numerals that are built by position: Han, Hangul, and mixtures with digits."""
    words, powers = tokens.words, profile.powers
    total = section = Decimal(0)
    pending: Decimal | None = None
    first: Digits | None = None
    other: Decimal | None = None
    hedge: Hedge | None = None
    several = in_words = fresh = False
    last_power, last_big, run, end, index = 99, 99, 0, position, position
    spread = Decimal(1)
    while index < len(words) and index - position < 40:
        word = words[index]
        if index > position and word[0] not in DIGITS and not tokens.glued(index) and word in profile.numerals:
            break
        if word[0] in DIGITS:
            if pending is not None or (index > position and not fresh):
                break
            if index > position and not (profile.continued and _continues(tokens, index)):
                break
            read = _digits_at(profile, tokens, index)
            if read is None:
                break
            digits, end = read
            pending, fresh, run = digits.value, False, 0
            if index == position:
                first, other = digits, digits.other
            index = end
            continue
        if (value := profile.numerals.get(word)) is not None:
            if index > position and first and pending is not None:
                break
            if pending is None:
                pending, run = Decimal(value), 1
            elif run and not several:
                pending, run = pending * 10 + value, run + 1
            else:
                break
            in_words, fresh, index = True, False, index + 1
            end = index
            continue
        if word in profile.several and not several and pending is None and index + 1 < len(words):
            if powers.get(words[index + 1]) is None and not (fresh and last_power == 1):
                break
            several, in_words, index = True, True, index + 1
            pending = Decimal(1)
            if last_power == 1 and section:  # 十几: eleven to nineteen
                end = index
                break
            continue
        if word in profile.odd and fresh and hedge is None:
            hedge, index = Hedge.MORE_THAN, index + 1
            end = index
            if powers.get(words[index] if index < len(words) else "", 0) < 4:
                break
            continue
        power = powers.get(word)
        if power is None:
            if word in profile.points and pending is not None and run and not several:
                digits_after = ""
                look = index + 1
                while look < len(words) and (value := profile.numerals.get(words[look])) is not None and value < 10:
                    digits_after += str(value)
                    look += 1
                if digits_after and len(digits_after) < _LONGEST:
                    pending += Decimal("0." + digits_after)
                    run, index, end = 0, look, look
                    continue
            break
        if run == 2 and pending is not None and not several and pending > 10 and pending % 10 == pending // 10 + 1:
            spread, pending = (pending % 10) / (pending // 10), pending // 10  # 三四百: three or four hundred
        if power < 4:
            if pending is None:
                pending = Decimal(1)
            section += pending * 10**power
        else:
            amount = section + (pending or 0)
            if total and power > last_big:
                total = (total + amount) * 10**power
            else:
                if amount == 0 and index > position:
                    break
                total += (amount or 1) * 10**power
            section, last_big = Decimal(0), power
            if other is not None:
                other *= 10**power
        in_words = in_words or index == position
        pending, fresh, last_power, run, index = None, True, power, 0, index + 1
        end = index
    if end == position:
        return None
    if pending is not None and profile.short_tail and run == 1 and 2 <= last_power < 99 and pending < 10 and pending:
        previous = words[end - 2] if end - position >= 2 else ""
        if powers.get(previous) == last_power and profile.counters.after(tokens, end) is None:
            pending *= 10 ** (last_power - 1)
    if several and pending is not None and section:
        return Number(position, end, section + 1, section + 9, words=True, several=True)
    amount = total + section + (pending or 0)
    result = Number(position, end, amount, amount, in_words, other, hedge, first if end == position + 1 else None)
    if several:
        result.high, result.several = amount * 10 - 1, True
    elif spread != 1:
        result.high = amount * spread
    result.foreign = first is not None and first.foreign
    return _scaled(profile, tokens, result)


def _continues(tokens: Tokens, index: int) -> bool:
    """Whether digits after a scale word go on with the number: 1億2000万, 6만 7000."""
    return tokens.starts[index] - tokens.ends[index - 1] <= 1


def _raised(tokens: Tokens, found: Number) -> Number:
    """Powers in digits: 1e10, 2^-1."""
    words, end = tokens.words, found.end
    if end + 1 >= len(words) or words[end] not in ("e", "^") or not tokens.glued(end):
        return found
    sign, at = 1, end + 1
    while at < len(words) and words[at] in "+-−" and tokens.glued(at) and at - end < 3:
        sign, at = (-sign if words[at] in "-−" else sign), at + 1
    if at >= len(words) or not words[at].isdecimal() or len(words[at]) > 2 or not tokens.glued(at):
        return found
    exponent = sign * int(words[at])
    base = Decimal(10) if words[end] == "e" else found.low
    if base <= 0 or abs(exponent) * max(1, abs(base.adjusted()) + 1) > 60:
        return found
    power = base ** (exponent if words[end] == "e" else exponent - 1)
    value = found.low * power
    return Number(found.start, at + 1, value, value)


def _scaled(profile: Profile, tokens: Tokens, found: Number) -> Number:
    """Multiply by the scale words that follow: “1.4 million”, “37 mil millones”, “3m”."""
    last = Decimal("Infinity")
    while found.end < len(tokens.words):
        position = found.end
        if tokens.words[position] in _HYPHENS and position + 1 < len(tokens.words):
            position += 1
        scale = profile.scales.after(tokens, position)
        if scale is None:
            atom = profile.numbers.after(tokens, position)
            scale = (atom[0].power, atom[1]) if atom and atom[0].power else None
        if scale is None or (
            found.words and tokens.words[found.end - 1][0] not in DIGITS and not _is_word(tokens, position)
        ):
            break
        power, end = scale
        short = len(tokens.words[position]) == 1 and tokens.words[position].isascii()
        kelvin = found.low >= 1000 and tokens.words[position] == "k"
        if kelvin or (short and (not tokens.glued(position) or (tokens.glued(end) and tokens.words[end][0].isalpha()))):
            break
        factor = Decimal(10) ** power
        if factor >= last and last < 1000:
            break
        found.low *= factor
        found.high *= factor
        if found.other is not None:
            found.other *= factor
        found.plain, found.end, last = None, end, factor
    return found


def _is_word(tokens: Tokens, position: int) -> bool:
    return len(tokens.words[position]) > 1


def _spelled(profile: Profile, tokens: Tokens, position: int) -> Number | None:  # noqa: C901, PLR0912, PLR0915
    """Number words by the usual algebra: values add, multipliers multiply what stands before them."""
    words = tokens.words
    total, current = Decimal(0), None
    scale = Decimal("Infinity")
    index = end = position
    while index < len(words) and index - position < 40:
        at = index
        if index > position and (words[at] in profile.joins or words[at] in _HYPHENS or words[at] == ","):
            if words[at] == "," and not profile.comma_joins:
                break
            joined = words[at] in profile.joins
            at += 1
            if at < len(words) and words[at] in profile.joins:
                joined, at = True, at + 1
        else:
            joined = False
        found = profile.numbers.after(tokens, at)
        if found is None and index == position and profile.compounds:
            return _compound(profile, tokens, position)
        if found is None and index == position and words[at] in profile.ones:
            follow = profile.numbers.after(tokens, at + 1)
            if follow and follow[0].power >= 2:
                current, index = Decimal(1), at + 1
                continue
        if found is None and profile.compounds and index > position:
            compound = _compound(profile, tokens, at)
            if compound is not None and (current is None or (joined and current % 100 == 0 and compound.low < 100)):
                current = (current or 0) + compound.low
                index = end = compound.end
                continue
        if found is None:
            break
        atom, after = found
        value = Decimal(atom.value)
        if atom.power:
            if atom.power < 3 and atom.value < 1000:
                if current is not None and current >= 100:
                    break
                current = (current if current is not None else Decimal(1)) * value
            elif value > scale and total:
                total, current, scale = (total + (current or 0)) * value, None, value
            elif value < scale:
                if current is None and total:
                    break
                total, current, scale = total + (current if current is not None else 1) * value, None, value
            else:
                break
        elif not _adds(current, value, scale, joined):
            break
        else:
            current = (current or 0) + value
        index = end = after
    if end == position:
        return None
    value = total + (current or 0)
    return Number(position, end, value, value, words=True)


def _adds(current: Decimal | None, value: Decimal, scale: Decimal, joined: bool) -> bool:
    """Whether a value can follow what was read: tens after hundreds, units after tens."""
    if value >= scale:
        return False
    if current is None:
        return True
    if joined and current < 100 and current % 10:
        return False
    if current % 100 == 0 and current >= 100:
        return value < 100
    if current % 1000 == 0 and current >= 1000:
        return value < 1000
    return current % 100 >= 20 and current % 10 == 0 and value < 10 and value > 0


def _compound(profile: Profile, tokens: Tokens, position: int) -> Number | None:
    """A number written as one word: zweihundertfünfzig, millequattrocento, kahdeksansataa."""
    word = tokens.words[position]
    if not 5 <= len(word) <= 80:
        return None
    total, current, scale = Decimal(0), None, Decimal("Infinity")
    index = parts = 0
    while index < len(word):
        candidates = profile.compounds.get(word[index : index + 2], ())
        match = next(((text, atom) for text, atom in candidates if word.startswith(text, index)), None)
        if match is None:
            join = next((text for text in profile.joins if word.startswith(text, index)), None)
            if join is None or parts == 0:
                return None
            index += len(join)
            continue
        text, atom = match
        value = Decimal(atom.value)
        if atom.power >= 3:
            if value >= scale:
                return None
            total, current, scale = total + (current if current is not None else 1) * value, None, value
        elif atom.power == 2:
            if current is not None and current >= 100:
                return None
            current = (current if current is not None else Decimal(1)) * value
        elif current is None or (current % 100 == 0 and value < 100):
            current = (current or 0) + value
        elif current % 10 == 0 and value < 10:
            current += value
        else:
            return None
        index += len(text)
        parts += 1
    value = total + (current or 0)
    return Number(position, position + 1, value, value, words=True) if parts > 1 else None


def _with_fraction(profile: Profile, tokens: Tokens, found: Number) -> Number:  # noqa: PLR0912
    """Add what follows a whole number: “3½”, “2 1/2”, “two thirds”, “one and a half million”, “2/3”."""
    words, end = tokens.words, found.end
    if end < len(words) and words[end] in _VULGAR:
        upper, lower = _VULGAR[words[end]]
        found.low = found.high = found.low + Decimal(upper) / lower
        found.end, found.plain, found.other = end + 1, None, None
        return _scaled(profile, tokens, found)
    reverse = profile.parts_of.after(tokens, end) if tokens.glued(end) and end < len(words) else None
    if reverse and reverse[1] < len(words) and found.low > 0 and (profile.strict_letters or tokens.glued(reverse[1])):
        upper_number = number(profile, tokens, reverse[1])
        if upper_number is not None:
            found.low = found.high = upper_number.low / found.low
            found.end, found.plain, found.fraction, found.words = upper_number.end, None, True, True
            return found
    half = profile.and_half.after(tokens, end)
    if half is not None and (not profile.glued_words or tokens.glued(end)):
        (upper, lower), after = half
        unit = Decimal(1)
        if words[end - 1][0] not in DIGITS and (atom := profile.numbers.before(tokens, end)) and atom[0].power:
            unit = Decimal(atom[0].value)
        found.low = found.high = found.low + unit * upper / lower
        found.end, found.plain = after, None
        return _scaled(profile, tokens, found)
    if end + 1 < len(words) and words[end] in profile.decimal_words and found.words:
        return _spoken_decimals(profile, tokens, found)
    if end + 1 < len(words) and words[end] in profile.fraction_joins and not found.fraction:
        rest = _part(profile, tokens, end + 1)
        if rest is not None:
            found.low = found.high = found.low + rest.low
            found.end, found.plain = rest.end, None
            return found
    over = profile.divided.after(tokens, end) or (profile.over.after(tokens, end) if found.low == 1 else None)
    if over is not None and over[1] < len(words):
        lower_number = number(profile, tokens, over[1])
        if lower_number is not None and lower_number.low > 1:
            found.low = found.high = found.low / lower_number.low
            found.end, found.plain, found.fraction = lower_number.end, None, True
            return found
    if found.plain is not None and found.plain.plain and end + 1 < len(words) and words[end] == "/":
        return _slash(profile, tokens, found)
    part = profile.fractions.after(tokens, end + 1 if end < len(words) and words[end] in _HYPHENS else end)
    if part is not None and found.low < 100 and found.low == found.low.to_integral_value():
        (upper, lower), after = part
        found.low = found.high = found.low * upper / lower
        found.end, found.plain, found.fraction = after, None, True
        return _scaled(profile, tokens, found)
    if (
        found.plain is not None
        and found.plain.plain
        and end + 2 < len(words)
        and words[end + 1] == "/"
        and words[end].isdecimal()
        and words[end + 2].isdecimal()
        and len(words[end + 2]) <= 2
        and 0 < int(words[end]) < int(words[end + 2])
        and tokens.starts[end] - tokens.ends[end - 1] == 1
    ):
        found.low = found.high = found.low + Decimal(int(words[end])) / int(words[end + 2])
        found.end, found.plain = end + 3, None
        return _scaled(profile, tokens, found)
    return found


def _spoken_decimals(profile: Profile, tokens: Tokens, found: Number) -> Number:
    """“Five point two five”, “bir nokta yirmi beş”: digits one by one, or as a number."""
    index, decimals = found.end + 1, ""
    while index < len(tokens.words) and len(decimals) < _LONGEST:
        digit = profile.numbers.after(tokens, index)
        if digit is None or digit[0].power:
            break
        after = _spelled(profile, tokens, index) if not decimals else None
        if after is not None and after.low >= 10:
            decimals, index = str(int(after.low)), after.end
            break
        if digit[0].value > 9:
            break
        decimals, index = decimals + str(digit[0].value), digit[1]
    if decimals:
        found.low = found.high = found.low + Decimal("0." + decimals)
        found.end, found.plain = index, None
        return _scaled(profile, tokens, found)
    return found


def _part(profile: Profile, tokens: Tokens, position: int) -> Number | None:
    """A fraction below one at a token: “two fifths”, “a third”, 3分の2."""
    if tokens.words[position] in profile.ones:
        named = profile.fractions.after(tokens, position + 1)
        if named is None:
            return None
        value = Decimal(named[0][0]) / named[0][1]
        return Number(position, named[1], value, value, words=True, fraction=True)
    if tokens.words[position][0] not in DIGITS and tokens.words[position] not in profile.anchors:
        return None
    part = number(profile, tokens, position)
    return part if part is not None and part.fraction and part.low < 1 else None


def _slash(profile: Profile, tokens: Tokens, found: Number) -> Number:
    words, end = tokens.words, found.end
    lower = words[end + 1]
    if not (lower.isdecimal() and len(lower) <= 4 and int(lower) > 0 and tokens.glued(end) and tokens.glued(end + 1)):
        return found
    if end + 2 < len(words) and words[end + 2] == "/":
        return found
    if int(lower) > 20 and int(lower) % 10:
        return found
    found.low = found.high = found.low / int(lower)
    found.end, found.plain, found.fraction = end + 2, None, True
    return _scaled(profile, tokens, found)
