"""Numbers of every kind at a token: digits, words, Han and Hangul numerals, fractions, and mixtures of them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from transcheck.figures.digits import LONGEST, Digits, Number, read_digits
from transcheck.figures.positional import positional
from transcheck.figures.scales import power_of, raised, scale_at, scaled
from transcheck.figures.spelled import spelled
from transcheck.figures.tables import VULGAR, Phrases, Profile
from transcheck.figures.tokens import DIGITS, HYPHENS, Tokens

__all__ = ["Digits", "Number", "closes", "goes_on", "number", "own_number", "read_digits"]

_MILLION = 10**6
_TEN = 10
_LONG_UPPER = 30  # of a fraction above one: 31/4 is none, 9/4 is
_HUNDRED = 100
_UNNAMED = 10**24  # more than any row of numerals names: digits in a row, as in a cheer (오오오…)
_THOUSAND = 1000
_NESTED = 8  # numbers one in another
_GREAT = 10**12  # parts of greater numbers are not said
_JOINS = frozenset(",、")  # one thousand, two hundred; 二、三人


def number(profile: Profile, tokens: Tokens, position: int) -> Number | None:
    """The longest number that begins at the token, or None; it is kept, so who changes it takes a copy."""
    if position not in tokens.numbers:
        tokens.numbers[position] = _read(profile, tokens, position)
    return tokens.numbers[position]


def own_number(profile: Profile, tokens: Tokens, position: int) -> Number | None:
    """As `number`, for one who changes it: it is kept no longer."""
    if position in tokens.numbers:
        return tokens.numbers.pop(position)
    return _read(profile, tokens, position)


def _read(profile: Profile, tokens: Tokens, position: int) -> Number | None:
    word = tokens.words[position]
    in_digits = word[0] in DIGITS
    if in_digits:
        pass
    elif word in VULGAR:
        value = _quotient(*VULGAR[word])
        return scaled(profile, tokens, Number(position, position + 1, value, value, fraction=True))
    elif word in profile.counted and (counted := _counted(profile, tokens, position)) is not None:
        return counted
    elif profile.strict_letters and word in profile.letters and _is_particle(profile, tokens, position):
        return None
    if not _extends(profile, tokens, position + 1):
        if in_digits:
            return _digits_alone(profile, word, position)
        known = profile.alone.get(word)
        if known is not None and (position + 1 == len(tokens.words) or tokens.words[position + 1] not in _JOINS):
            return Number(position, position + 1, known, known, True)
    found: Number | None = None
    if in_digits or word in profile.letters:
        found = positional(profile, tokens, position)
    spellable = word in profile.numbers.firsts or word in profile.ones or bool(profile.compounds)
    if spellable and (found is None or (not in_digits and found.end == position + 1)):
        words = spelled(profile, tokens, position)
        if words is not None and (found is None or words.end > found.end):
            found = words
    if found is None:
        return None
    if profile.strict_letters and found.words and found.end < len(tokens.words):
        found = _with_native(profile, tokens, found)
    return _with_fraction(profile, tokens, raised(tokens, found))


def _is_particle(profile: Profile, tokens: Tokens, position: int) -> bool:
    """Whether a Hangul numeral ends the word before it, and what follows stands apart: 답이 백과."""
    after = position + 1
    if after >= len(tokens.words) or not tokens.glued(position) or tokens.glued(after):
        return False
    before = tokens.words[position - 1]
    return before[-1].isalpha() and before not in profile.letters


def _digits_alone(profile: Profile, word: str, position: int) -> Number | None:
    digits = read_digits(word, profile.decimal)
    if digits is None:
        return None
    value = digits.value
    return Number(position, position + 1, value, value, False, digits.other, None, digits, False, False, digits.foreign)


def _with_native(profile: Profile, tokens: Tokens, found: Number) -> Number:
    """백스물세 명: a hundred of one row of Korean numerals, and the tens and units of the other one."""
    if not tokens.glued(found.end) or found.low != found.high:
        return found
    if not 0 < found.low < _UNNAMED or found.low % _HUNDRED:
        return found
    native = spelled(profile, tokens, found.end) if tokens.words[found.end] in profile.numbers.firsts else None
    if native is None or not 0 < native.low < _HUNDRED:
        return found
    return _becomes(found, found.low + native.low, native.end)


def _counted(profile: Profile, tokens: Tokens, position: int) -> Number | None:
    """두 달, 세 명, 네개: numerals that are also letters of words, before what they count."""
    after = position + 1
    if tokens.glued(position) or after >= len(tokens.words):
        return None
    if tokens.glued(after) and tokens.words[after] not in profile.counted_glued:
        return None
    tables: tuple[Phrases[Any], ...] = (profile.units, profile.counters, profile.dozens)
    if not any(table.after(tokens, after) for table in tables):
        return None
    value = Decimal(profile.counted[tokens.words[position]])
    return Number(position, after, value, value, words=True)


def _quotient(upper: int | Decimal, lower: int | Decimal) -> Decimal:
    return Decimal(upper) / lower


def _extends(profile: Profile, tokens: Tokens, position: int) -> bool:
    """Whether a token can be part of the number before it: a numeral, scale word, sign of a power or fraction."""
    words = tokens.words
    if position >= len(words):
        return False
    word = words[position]
    if word in HYPHENS:  # two-thirds, but not 74-year-old
        after = words[position + 1] if position + 1 < len(words) else ""
        return after in profile.number_openers.firsts or after[:3] in profile.number_heads
    if word in profile.number_openers.firsts and profile.number_openers.at(words, position):
        return True
    if word[0] in DIGITS or (profile.number_heads and word[:3] in profile.number_heads):
        return True
    return bool(profile.prefixes) and _prefixed_join(profile, tokens, position)


def goes_on(profile: Profile, tokens: Tokens, position: int) -> bool:
    """Whether the token can belong to the number that ends before it."""
    if position >= len(tokens.words):
        return False
    word = tokens.words[position]
    if word in profile.letters or word in profile.number_marks or word[0] in DIGITS:
        return True
    if word[:3] in profile.compound_heads:
        return True
    return profile.may_follow(tokens.words, position)


def _with_fraction(profile: Profile, tokens: Tokens, found: Number) -> Number:
    """Add what follows a whole number: “3½”, “2 1/2”, “two thirds”, “one and a half million”, “2/3”."""
    words, end = tokens.words, found.end
    if end < len(words) and (
        (words[end] in profile.part_openers.firsts and profile.part_openers.at(words, end))
        or words[end][0] in DIGITS
        or _prefixed_join(profile, tokens, end)
    ):
        for read in _ALL_READERS if profile.weak_decimals or profile.locatives else _READERS:
            if (whole := read(profile, tokens, found)) is not None:
                return whole
    return found


def _becomes(found: Number, value: Decimal, end: int, *, fraction: bool = False) -> Number:
    found.low = found.high = value
    found.end, found.plain, found.other = end, None, None
    found.fraction = found.fraction or fraction
    return found


def _vulgar(profile: Profile, tokens: Tokens, found: Number) -> Number | None:
    """3½."""
    part = VULGAR.get(tokens.words[found.end])
    if part is None or found.low != found.high:
        return None
    return scaled(profile, tokens, _becomes(found, found.low + _quotient(*part), found.end + 1))


def _inner(profile: Profile, tokens: Tokens, position: int) -> Number | None:
    """The number at a token that is a part of another one; None where parts are nested as in no text (三分之三分之)."""
    if position not in tokens.numbers and len(tokens.inner) >= _NESTED:
        return None
    tokens.inner.append(position)
    found = number(profile, tokens, position)
    tokens.inner.pop()
    return found


def _denominator_first(profile: Profile, tokens: Tokens, found: Number) -> Number | None:
    """三分之二, 3分の2, 삼분의 이."""
    of = profile.parts_of.after(tokens, found.end) if found.low > 0 else None
    if of is None or of[1] >= len(tokens.words):
        return None
    minus = profile.negative_words.after(tokens, of[1])
    if minus is not None and minus[1] >= len(tokens.words):
        return None
    upper = _inner(profile, tokens, minus[1] if minus is not None else of[1])
    if upper is None:
        return None
    found.words = True
    return _becomes(found, (-upper.low if minus is not None else upper.low) / found.low, upper.end, fraction=True)


def _and_half(profile: Profile, tokens: Tokens, found: Number) -> Number | None:
    """Two and a half, 两个半, drei und ein halb: of the last power, where that is a word (two million and a half)."""
    half = profile.and_half.after(tokens, found.end)
    if half is None or (profile.glued_words and not tokens.glued(found.end)):
        return None
    unit = Decimal(_MILLION if profile.units_first and found.words and found.low % _MILLION == 0 else 1)
    in_words = tokens.words[found.end - 1][0] not in DIGITS
    atom = profile.numbers.before(tokens, found.end) if in_words else None
    dual = atom is not None and not atom[0].power and atom[0].value >= _THOUSAND and profile.units_first  # مليونان
    if atom is not None and (atom[0].power > 2 or dual):
        unit = Decimal(atom[0].value // 2 if dual else atom[0].value)
        below = scale_at(profile, tokens, half[1])
        if below is not None and 0 < below[0] <= unit.adjusted():  # “a billion and half a million”
            part = _quotient(*half[0]) * 10 ** below[0]
            return _becomes(found, found.low + part, below[1])
    return scaled(profile, tokens, _becomes(found, found.low + unit * _quotient(*half[0]), half[1]))


def _spoken_decimals(profile: Profile, tokens: Tokens, found: Number) -> Number | None:
    """“Five point two five”, “bir nokta yirmi beş”: digits one by one, or as a number."""
    if not found.words or tokens.words[found.end] not in profile.decimal_words:
        return None
    index, decimals = found.end + 1, ""
    while index < len(tokens.words) and len(decimals) < LONGEST:
        read = spelled(profile, tokens, index, small=True)
        if read is None or read.low >= 1000 or (read.low >= 10 and decimals.strip("0")):
            break
        decimals, index = decimals + str(int(read.low)), read.end
        if read.low >= 10:
            break
    if not decimals:
        return None
    part = profile.fractions.after(tokens, index)
    if part is not None and part[0] in ((1, 10), (1, 100), (1, 1000)):
        # “Две целых пять десятых”: the place is named.
        value = found.low + _quotient(Decimal(decimals), part[0][1])
        return scaled(profile, tokens, _becomes(found, value, part[1]))
    return scaled(profile, tokens, _becomes(found, found.low + Decimal("0." + decimals), index))


def _weak_decimals(profile: Profile, tokens: Tokens, found: Number) -> Number | None:
    """“Siete con cincuenta por ciento”, “3 con 5 millones”: “with” before decimals, where what follows shows it."""
    if tokens.words[found.end] not in profile.weak_decimals or found.fraction or found.end + 1 >= len(tokens.words):
        return None
    after = tokens.words[found.end + 1]
    if found.low >= _GREAT or found.low % 1 or not (after in profile.numbers.firsts or after.isdecimal()):
        return None
    part = _inner(profile, tokens, found.end + 1)
    if part is None or part.fraction or part.low != part.high:
        return None
    digits = part.low / part.scale
    if digits >= _THOUSAND or digits % 1:
        return None
    percent = profile.percent_after.after(tokens, part.end) is not None
    if not (percent or part.scale > 1 or (found.words and part.words and closes(tokens, part.end))):
        return None
    return _becomes(found, (found.low + Decimal(f"0.{int(digits)}")) * part.scale, part.end)


def _joined_part(profile: Profile, tokens: Tokens, found: Number) -> Number | None:
    """Four and two fifths, 350又三分之一; “six and two thirds million” multiplies both."""
    after = found.end + 1
    if found.fraction:
        return None
    apart = (
        profile.compounds and found.words and found.low < 10**12 and found.low % _HUNDRED == 0
    )  # tweehonderd drie vijfde
    if (apart and tokens.words[found.end] in profile.numbers.firsts) or _prefixed_join(profile, tokens, found.end):
        after = found.end
    elif after >= len(tokens.words) or tokens.words[found.end] not in profile.fraction_joins:
        return None
    part = _part(profile, tokens, after)
    if part is None and profile.units_first and found.low % 100 and (named := profile.fractions.after(tokens, after)):
        # ثلاثة وخمس: five would stand before tens.
        value = _quotient(*named[0])
        part = Number(after, named[1], value, value, words=True, fraction=True)
    if part is None:
        return None
    whole = found.low * part.scale if found.scale == 1 and found.low < 1000 <= part.scale else found.low
    last = profile.numbers.before(tokens, found.end)
    if part.scale == 1 and found.words and not profile.glued_words and last is not None and last[0].power >= 6:
        return _becomes(found, whole + part.low * last[0].value, part.end)  # “six million and two thirds”
    return _becomes(found, whole + part.low, part.end)


def _prefixed_join(profile: Profile, tokens: Tokens, position: int) -> bool:
    """Whether an “and” was taken off the word at a token."""
    if not profile.prefixes or not 0 < position < len(tokens.words):
        return False
    return tokens.text[tokens.ends[position - 1] : tokens.starts[position]].strip() in profile.joins


def _part(profile: Profile, tokens: Tokens, position: int) -> Number | None:
    """A fraction below one at a token, with its scale: “two fifths”, “a third”, 3分の2."""
    word = tokens.words[position]
    if word in profile.ones:
        named = profile.fractions.after(tokens, position + 1)
        if named is None:
            return None
        value = _quotient(*named[0])
        return Number(position, named[1], value, value, words=True, fraction=True)
    if (share := profile.fraction_words.after(tokens, position)) is not None and (
        profile.prefixes or (tokens.words[position - 1] in profile.fraction_joins - profile.joins)  # iki tam üçte bir
    ):
        value = _quotient(*share[0])
        return Number(position, share[1], value, value, words=True, fraction=True)
    if word[0] not in DIGITS and word not in profile.anchors:
        return None
    part = _inner(profile, tokens, position)
    return part if part is not None and part.fraction and part.low < part.scale else None


def _share(profile: Profile, tokens: Tokens, found: Number) -> Number | None:
    """तीन का पाँचवाँ भाग (the fifth part of three); without the noun only for numbers in words."""
    words, after = tokens.words, found.end + 1
    if words[found.end] not in profile.share_links or after >= len(words):
        return None
    rank = profile.ordinals.after(tokens, after)
    if (
        rank is None
        and words[after] in profile.numbers.firsts
        and (whole := spelled(profile, tokens, after)) is not None
    ):
        tail = profile.ordinals.after(tokens, whole.end)  # एक सौ पाँचवाँ
        fits = tail is not None and whole.low < _GREAT and not whole.low % _HUNDRED and tail[0] < _HUNDRED
        rank = (int(whole.low) + tail[0], tail[1]) if tail is not None and fits else None
        if tail is not None and tail[0] >= _THOUSAND > whole.low:
            rank = int(whole.low) * tail[0], tail[1]  # दस लाखवाँ
    if rank is None or rank[0] < 2:
        return None
    named = rank[1] < len(words) and words[rank[1]] in profile.share_nouns
    if not (named or found.words):
        return None
    return _becomes(found, found.low / rank[0], rank[1] + named, fraction=True)


def _divided(profile: Profile, tokens: Tokens, found: Number) -> Number | None:
    """One over three, bir bölü üç."""
    over, improper = profile.divided.after(tokens, found.end), False
    if over is None:
        # “2000 over 3” is a fraction where nothing follows that three could count.
        over, improper = profile.over.after(tokens, found.end), found.low != 1
    if over is None or over[1] >= len(tokens.words):
        return None
    lower = _inner(profile, tokens, over[1])
    if lower is None or lower.low <= 1:
        return None
    rare = found.words and found.low < _THOUSAND  # douze sur dix
    if improper and (rare or not (found.low > lower.low and closes(tokens, lower.end))):
        return None
    return _becomes(found, found.low / lower.low, lower.end, fraction=True)


def closes(tokens: Tokens, position: int) -> bool:
    """Whether a clause ends before a token."""
    return position >= len(tokens.words) or tokens.words[position] in ".,;:!?)。、，؟"


def _locative(profile: Profile, tokens: Tokens, found: Number) -> Number | None:
    """Yirmi beşte üç: the last word of the denominator has the ending for “in”, and the numerator follows."""
    units = profile.locatives.get(tokens.words[found.end])
    if units is None or not found.words or found.low >= _GREAT or found.end + 1 >= len(tokens.words):
        return None
    whole = found.low
    if not ((whole % _HUNDRED == 0 and units < _HUNDRED) or (whole % _TEN == 0 and units < _TEN)):
        return None
    if tokens.words[found.end + 1] not in profile.numbers.firsts:
        return None
    upper = _inner(profile, tokens, found.end + 1)
    if upper is None or upper.fraction or upper.low > whole + units:
        return None
    return _becomes(found, upper.low / (whole + units), upper.end, fraction=True)


def _slash(profile: Profile, tokens: Tokens, found: Number) -> Number | None:
    """2/3, unless it is part of a longer row or its denominator is one that fractions do not have."""
    words, end = tokens.words, found.end
    if words[end] != "/" or end + 1 >= len(words) or found.plain is None or not found.plain.plain:
        return None
    lower = words[end + 1]
    if not (lower.isdecimal() and len(lower) <= 4 and int(lower) > 0 and tokens.glued(end) is tokens.glued(end + 1)):
        return found
    if profile.slash_decimals and (decimal := _slash_decimal(profile, tokens, found)) is not None:
        return decimal
    if (end + 2 < len(words) and words[end + 2] == "/") or (int(lower) > 20 and int(lower) % 10):
        return found
    if found.low >= max(_LONG_UPPER, int(lower)):
        return found  # 201/2: runs and wickets
    return scaled(profile, tokens, _becomes(found, found.low / int(lower), end + 2, fraction=True))


def _slash_decimal(profile: Profile, tokens: Tokens, found: Number) -> Number | None:
    """۹۸/۴ درصد: the slash as the decimal mark of Persian, where what follows counts with the number."""
    end = found.end + 2
    tables: tuple[Phrases[Any], ...] = (profile.percent_after, profile.scales, profile.units, profile.currencies)
    if not any(table.after(tokens, end) for table in tables):
        return None
    decimals = "".join(str(int(digit)) for digit in tokens.words[end - 1])
    return scaled(profile, tokens, _becomes(found, found.low + Decimal(f"0.{decimals}"), end))


def _named_part(profile: Profile, tokens: Tokens, found: Number) -> Number | None:
    """Two thirds, drei Viertel, veinte veinticincoavos, vinte e cinco avos."""
    if found.low != found.low.to_integral_value() or found.low != found.high:
        return None
    start = found.end + (tokens.words[found.end] in HYPHENS)
    part = profile.fractions.after(tokens, start)
    paid = profile.currencies.after(tokens, start) if not found.words or found.low >= 10 else None
    if paid is not None and paid[0].endswith("/100"):
        return None  # 50 centesimi
    timed = profile.units.after(tokens, start) if part is not None and part[0] == (1, 4) else None
    if timed is not None and timed[0] == "quarter" and found.low not in (1, 3):
        return None  # two quarters of a year
    dozen = profile.dozens.after(tokens, start)
    if part is not None and dozen is not None and dozen[1] > part[1]:
        return None  # une demi-douzaine
    plural = profile.units_first and found.words and start < len(tokens.words)  # مئة وثلاثون خمسا
    if part is not None and (found.low < 100 or found.low < part[0][1] // 10 or plural):
        upper, lower = part[0]
        tens = found.words and found.low % 10 == 0
        if found.low > 1 and (lower >= 1000 or tens) and _is_rank(profile, tokens, start):
            return None
        whole = scaled(profile, tokens, _becomes(found, found.low * upper / lower, part[1], fraction=True))
        return _of_scale(profile, tokens, whole)
    if (split := _split_tens(profile, tokens, found, start)) is not None:
        return split
    named = (
        _great_denominator(profile, tokens, found, start)
        or _denominator(profile, tokens, start)
        or _one_of(profile, tokens, found, start)
    )
    if named is None:
        return None
    return scaled(profile, tokens, _becomes(found, found.low / named[0], named[1], fraction=True))


def _split_tens(profile: Profile, tokens: Tokens, found: Number, position: int) -> Number | None:
    """“One hundred thirty-fifths”: the tens belong to the parts, unless “and” joins them to the hundreds."""
    if not found.words or not _HUNDRED < found.low < _GREAT or not profile.part_endings:
        return None
    words, tens = tokens.words, int(found.low % _HUNDRED)
    if tens % _TEN or tens <= _TEN:
        return None
    last = profile.numbers.before(tokens, found.end)
    if last is None or last[0].value != tens or last[1] == found.start or words[last[1] - 1] in profile.joins:
        return None
    joined = position < len(words) and (words[position] in profile.joins or words[position - 1] in HYPHENS)
    if not (joined or profile.cardinal_tens):
        return None  # ciento treinta quintos
    position += position < len(words) and words[position] in profile.joins
    units = profile.plural_ranks.get(words[position]) if position < len(words) else None
    if units is None or not 1 < units < _TEN:
        return None
    return _becomes(found, (found.low - tens) / (tens + units), position + 1, fraction=True)


def _great_denominator(profile: Profile, tokens: Tokens, found: Number, position: int) -> tuple[int, int] | None:
    """The denominator of “five one hundred twentieths”, “trois vingt-et-unièmes”: a number and a rank.

    In the singular only where nothing follows that a rank could belong to.
    """
    if not found.words or position >= len(tokens.words) or not profile.part_endings:
        return None
    if tokens.words[position] not in (profile.ordinals if profile.compounds else profile.numbers):
        return None
    lower = spelled(profile, tokens, position)
    whole, at = (int(lower.low), lower.end) if lower is not None else (0, position)
    words = tokens.words
    while lower is not None and at < len(words) and (words[at] in profile.joins or words[at] in HYPHENS):
        at += 1
    if at >= len(words):
        return None
    rank, end = profile.plural_ranks.get(words[at]), at + 1
    plural = rank is not None and words[at] not in profile.ordinals.single
    own_word = any(len(ending) > 1 for ending, _ in profile.part_endings)  # parts that no rank sounds like: -del, -stel
    if rank is None and not own_word and (singular := profile.ordinals.after(tokens, at)) is not None:
        rank, end = singular
    if rank is None:
        return None
    tens = whole % _HUNDRED
    fits = rank < (_HUNDRED if tens == 0 else _TEN if tens > _TEN and tens % _TEN == 0 else 0)
    if not fits or whole + rank <= 2 * _TEN or (lower is None and not profile.compounds):
        return None
    return (whole + rank, end) if plural or closes(tokens, end) else None


def _is_rank(profile: Profile, tokens: Tokens, position: int) -> bool:
    """Whether “thousandth” after a number is a rank (“the three thousandth”): parts would stand in the plural."""
    rank = profile.ordinals.after(tokens, position)
    if rank is None or not any(ending for ending, _ in profile.part_endings):
        return False
    if profile.plural_ranks.get(tokens.words[position]) is not None:
        return False
    return profile.of_parts.after(tokens, rank[1]) is None


def _of_scale(profile: Profile, tokens: Tokens, found: Number) -> Number:
    """“Three quarters of a million”."""
    of = profile.of_parts.after(tokens, found.end) if found.scale == 1 else None
    scale = scale_at(profile, tokens, of[1]) if of is not None else None
    if scale is not None and scale[0] >= 3 and tokens.words[scale[1] - 1] not in profile.vague.firsts:
        factor = Decimal(10) ** scale[0]
        found.low, found.high, found.scale, found.end = found.low * factor, found.high * factor, factor, scale[1]
    return found


def _one_of(profile: Profile, tokens: Tokens, found: Number, position: int) -> tuple[int, int] | None:
    """The denominator of “one twenty-fifth”, where nothing follows that a rank could belong to."""
    rank = profile.ordinals.after(tokens, position) if found.low == 1 and found.words else None
    if rank is None or rank[0] < 11:
        return None
    end = rank[1]
    closed = end >= len(tokens.words) or tokens.words[end] in ".,;:!?)" or profile.of_parts.after(tokens, end)
    return rank if closed else None


def _denominator(profile: Profile, tokens: Tokens, position: int) -> tuple[int, int] | None:
    """The denominator that a plural ordinal or a word for parts names (“twenty-fifths”, “vinte e cinco avos”)."""
    words = tokens.words
    if position >= len(words) or not (profile.part_endings or profile.part_marks):
        return None
    if (rank := profile.plural_ranks.get(words[position])) is not None:
        return (rank, position + 1) if rank > 2 else None
    if words[position] not in profile.numbers.firsts:
        return None
    if profile.part_marks:
        lower = spelled(profile, tokens, position)
        mark = profile.part_marks.after(tokens, lower.end) if lower is not None else None
        return (int(lower.low), mark[1]) if lower is not None and mark is not None and lower.low > 2 else None
    tens = profile.numbers.after(tokens, position)
    if tens is None or tens[0].power or not 20 <= tens[0].value < 100 or tens[0].value % 10:
        return None
    after = tens[1] + (tens[1] < len(words) and (words[tens[1]] in HYPHENS or words[tens[1]] in profile.joins))
    units = profile.plural_ranks.get(words[after]) if after < len(words) else None
    return (tens[0].value + units, after + 1) if units is not None and units < 10 else None


def _to_power(profile: Profile, tokens: Tokens, found: Number) -> Number | None:
    """Ten to the sixth, 2 hoch 10, elevado al cuadrado, 2の3乗."""
    word = tokens.words[found.end]
    if found.low != found.high or not (word in profile.power_words.firsts or word in profile.power_joins.firsts):
        return None
    known = profile.power_words.after(tokens, found.end)
    if known is not None:
        return power_of(found, found.low, known[0], known[1])
    join = profile.power_joins.after(tokens, found.end)
    if join is None or join[1] >= len(tokens.words):
        return None
    at = join[1]
    minus = profile.negative_words.after(tokens, at)
    sign, at = (-1, minus[1]) if minus is not None else (1, at)
    while at < len(tokens.words) - 1 and tokens.words[at] in "-−－" and at < join[1] + 2:
        sign, at = -sign, at + 1
    exponent = _exponent(profile, tokens, at)
    if exponent is None:
        return None
    close = profile.power_ends.after(tokens, exponent[1])
    if close is None and not (join[0] or found.low == 10):
        return None
    return power_of(found, found.low, sign * exponent[0], close[1] if close is not None else exponent[1])


def _times_power(profile: Profile, tokens: Tokens, found: Number) -> Number | None:
    """12.3×10の14乗, 1.2 mal 10 hoch 6, 3 times ten to the fourth: a number times a power of ten in words."""
    times = profile.times.after(tokens, found.end)
    if times is None or times[1] + 1 >= len(tokens.words) or found.low != found.high:
        return None
    base = tokens.words[times[1]]
    atom = profile.numbers.single.get(base)
    digits = base.isdecimal() and len(base) == 2 and int(base) == _TEN
    if not digits and profile.powers.get(base) != 1 and (atom is None or atom.value != _TEN):
        return None
    power = _inner(profile, tokens, times[1])
    if power is None or power.end <= times[1] + 1 or power.low <= 0 or power.low.scaleb(-power.low.adjusted()) != 1:
        return None
    return _becomes(found, found.low * power.low, power.end)


def _exponent(profile: Profile, tokens: Tokens, position: int) -> tuple[int, int] | None:
    """A small whole number or rank at a token, and where it ends."""
    if position >= len(tokens.words):
        return None
    if (rank := profile.ordinals.after(tokens, position)) is not None and rank[0] < 100:
        return rank
    read = _inner(profile, tokens, position)
    if read is None or read.low != read.high or read.low not in range(100):
        return None
    suffix = profile.ordinal_after.after(tokens, read.end)
    return int(read.low), suffix[1] if suffix is not None else read.end


def _mixed(profile: Profile, tokens: Tokens, found: Number) -> Number | None:
    """2 1/2."""
    words, end = tokens.words, found.end
    if found.plain is None or not found.plain.plain or end + 2 >= len(words) or words[end + 1] != "/":
        return None
    upper, lower = words[end], words[end + 2]
    if not (upper.isdecimal() and lower.isdecimal() and len(lower) <= 2):
        return None
    if not 0 < int(upper) < int(lower) or not 1 <= tokens.starts[end] - tokens.ends[end - 1] <= 2:
        return None
    return scaled(profile, tokens, _becomes(found, found.low + _quotient(int(upper), int(lower)), end + 3))


_READERS: tuple[Callable[[Profile, Tokens, Number], Number | None], ...] = (
    _times_power,
    _to_power,
    _vulgar,
    _denominator_first,
    _and_half,
    _spoken_decimals,
    _joined_part,
    _share,
    _divided,
    _slash,
    _named_part,
    _mixed,
)
_ALL_READERS = (_weak_decimals, _locative, *_READERS)  # with those that few languages need
