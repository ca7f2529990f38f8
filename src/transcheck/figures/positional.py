"""Numerals that are built by position: Han, Hangul, and their mixtures with digits (1億2000万, 三十多万, 二〇一九)."""

from __future__ import annotations

from decimal import Decimal

from transcheck.figures.digits import LONGEST, Digits, Number, digits_at
from transcheck.figures.model import Hedge
from transcheck.figures.scales import scaled
from transcheck.figures.tables import Profile
from transcheck.figures.tokens import DIGITS, Tokens

__all__ = ["positional"]

_MOST_TOKENS = 40
_MYRIAD = 4  # the power of ten from which on a scale multiplies all that stands before it


def positional(profile: Profile, tokens: Tokens, position: int) -> Number | None:
    """The number at a token, or None: digits alone, numerals, powers, and vague numerals in any order that counts."""
    return _Run(profile, tokens, position).read()


class _Run:
    """A run of numerals as it is read: `total` of the myriads, `section` below them, and the `pending` digit."""

    __slots__ = (
        "end", "first", "fresh", "hedge", "in_words", "index", "last_myriad", "last_power", "other", "pending",
        "profile", "run", "section", "several", "slack", "spread", "spread_unit", "start", "tokens", "total",
    )  # fmt: skip

    def __init__(self, profile: Profile, tokens: Tokens, position: int) -> None:
        self.profile, self.tokens, self.start = profile, tokens, position
        self.index = self.end = position
        self.total = self.section = Decimal(0)
        self.pending: Decimal | None = None
        self.run = 0  # numerals in `pending`
        self.first: Digits | None = None
        self.other: Decimal | None = None
        self.hedge: Hedge | None = None
        self.several = self.in_words = self.fresh = False  # fresh: the last token was a power
        self.last_power = self.last_myriad = 99
        self.spread: tuple[Decimal, Decimal] | None = None  # 三四百: three to four hundred
        self.spread_unit = Decimal(1)
        self.slack = Decimal(0)  # 十几: eleven to nineteen

    def read(self) -> Number | None:
        words = self.tokens.words
        while self.index < len(words) and self.index - self.start < _MOST_TOKENS and self._step(words[self.index]):
            pass
        return self._result() if self.end > self.start else None

    def _step(self, word: str) -> bool:
        """Take in the token at `index`; False where the number ends before it."""
        if word[0] in DIGITS:
            return self._digits()
        if self.index > self.start and self._ends_here(self.index):
            return False
        numeral = self.profile.numerals.get(word)
        if numeral is not None:
            apart = self.index > self.start and not self.tokens.glued(self.index)
            if apart and (not self.fresh or (self.profile.strict_letters and not self._next_section())):
                return False
            return self._numeral(numeral)
        if word in self.profile.several and not self.several and not self.pending:
            return self._several()
        odd = self.profile.odd.after(self.tokens, self.index) if word in self.profile.odd.firsts else None
        if odd is not None and self.hedge is None:
            return self._odd(odd[1])
        power = self.profile.powers.get(word)
        if power is not None:
            return self._power(power)
        return word in self.profile.points and self._decimals()

    def _next_section(self) -> bool:
        """Whether a numeral behind a myriad begins what stands below it: 일억 이천만, but not 3만 이상."""
        words, after = self.tokens.words, self.index + 1
        myriad = _MYRIAD <= self.last_power < 99 and after < len(words) and self.tokens.glued(after)
        return myriad and words[after] in self.profile.powers

    def _ends_here(self, position: int) -> bool:
        """Whether a letter is no numeral but begins another word: 삼이다 (is three), 4분의 1 조각 (piece), 사이."""
        words = self.tokens.words
        if words[position] not in self.profile.not_numerals:
            return False
        other = self.profile.not_powers.after(self.tokens, position)
        if other is not None:
            # 천사 is an angel, but 삼천사백 is 3,400.
            goes_on = other[1] < len(words) and words[other[1]] in self.profile.powers and self.pending is not None
            return not (goes_on and self.profile.letters.issuperset(words[position : other[1]]))
        return any(table.after(self.tokens, position) for table in (self.profile.copulas, self.profile.range_end))

    def _digits(self) -> bool:
        later = self.index > self.start
        if later and self.pending == 0 and self.run == 1 and self.tokens.glued(self.index):
            self.pending = None  # 1千零1
        elif self.pending is not None or (later and not (self.fresh and self._continues())):
            return False
        read = digits_at(self.profile, self.tokens, self.index)
        if read is None:
            return False
        digits, self.end = read
        self.pending, self.fresh, self.run = digits.value, False, 0
        if not later:
            self.first, self.other = digits, digits.other
        self.index = self.end
        return True

    def _continues(self) -> bool:
        """Whether digits after a scale word go on with the number: 1億2000万, 6만 7000."""
        return self.profile.continued and self.tokens.starts[self.index] - self.tokens.ends[self.index - 1] <= 1

    def _numeral(self, value: int) -> bool:
        if self.first and self.pending is not None and self.index > self.start:
            return False
        if self.pending is None:
            self.pending, self.run = Decimal(value), 1
            if self.profile.either(self.tokens.words, self.index):  # 二、三人
                self.pending, self.run = Decimal(value * 10 + value + 1), 2
                self.index += 2
        elif self.run == 1 and self.section and value == self.pending + 1:
            self.pending, self.run = self.pending * 10 + value, 2  # 十七八
        elif self.run and not self.several and not (self.profile.strict_letters and (self.section or self.total)):
            self.pending, self.run = self.pending * 10 + value, self.run + 1
        else:
            return False
        self.in_words, self.fresh, self.index = True, False, self.index + 1
        self.end = self.index
        return True

    def _several(self) -> bool:
        """几百万, 数千, and 十几 (eleven to nineteen), which a scale can follow."""
        words = self.tokens.words
        following = self.profile.powers.get(words[self.index + 1]) if self.index + 1 < len(words) else None
        teens = self.fresh and self.last_power == 1 and bool(self.section)
        if following is None and not teens:
            return False
        self.in_words, self.index = True, self.index + 1
        self.pending, self.several = Decimal(1), True
        if teens:
            self.slack, self.end = Decimal(8), self.index
        return not teens or (following or 0) >= _MYRIAD

    def _odd(self, after: int) -> bool:
        """三十多万, 500余万: more than what stands before it."""
        words = self.tokens.words
        following = self.profile.powers.get(words[after], 0) if after < len(words) else 0
        if not self.fresh and (self.pending is None or following < _MYRIAD):
            return False
        self.hedge, self.index = Hedge.MORE_THAN, after
        if self.fresh:
            self.end = after
        return following >= _MYRIAD

    def _decimals(self) -> bool:
        """三点一四, 二百・七一."""
        if self.several or self.first is not None or not (self.run or self.fresh):
            return False
        words, look, decimals = self.tokens.words, self.index + 1, ""
        while look < len(words) and (value := self.profile.numerals.get(words[look])) is not None and value < 10:
            if self.profile.strict_letters and self._ends_here(look):
                break
            decimals += str(value)
            look += 1
        if self.profile.powers.get(words[look] if look < len(words) else "") == 1 and words[self.index] == "・":
            units = self.profile.numerals.get(words[look + 1]) if look + 1 < len(words) else None
            decimals, look = decimals + str(units or ""), look + 1 + bool(units)  # 七・八十九
        clock = self.profile.minute_marks.after(self.tokens, look) is not None  # 十点五分
        if not decimals or len(decimals) >= LONGEST or clock:
            return False
        if look < len(words) and self.profile.powers.get(words[look]) == 1:  # 七点五十分
            return False
        self._shorten(counted=False)  # 三千六点五
        self.pending = (self.pending or Decimal(0)) + Decimal("0." + decimals)
        self.run, self.fresh = 0, False
        self.index = self.end = look
        return True

    def _power(self, power: int) -> bool:
        pending = self.pending
        if self.run == 2 and pending is not None and not self.several and pending > 10:
            tens, units = divmod(pending, 10)
            if units == tens + 1:
                self.spread, self.pending, self.spread_unit = (units, tens), tens, Decimal(10) ** power
                pending = tens
        if power < _MYRIAD:
            if pending is None and self.fresh and self.section and power > self.last_power:
                self.section *= 10**power  # 五十千
            elif pending == 0 and (self.section or self.total):
                self.section += 10**power  # 一万零十二
            else:
                self.section += (Decimal(1) if pending is None else pending) * 10**power
        elif not self._myriad(power):
            return False
        self.in_words = self.in_words or self.index == self.start
        self.pending, self.fresh, self.last_power, self.run = None, True, power, 0
        self.index += 1
        self.end = self.index
        return True

    def _myriad(self, power: int) -> bool:
        amount = self.section + (self.pending or 0)
        if amount == 0 and self.fresh and power == self.last_myriad == _MYRIAD and self.index > self.start + 1:
            self.total *= 10**power  # 四万万
            return True
        if self.total and power > self.last_myriad:
            self.total = (self.total + amount) * 10**power
        elif amount == 0 and self.index > self.start:
            return False
        else:
            self.total += (amount or 1) * 10**power
        self.section, self.last_myriad = Decimal(0), power
        if self.spread is not None and self.spread_unit < 10**power:
            self.spread_unit *= 10**power  # 三四百万
        self.slack *= 10**power
        if self.other is not None:
            self.other *= 10**power
        return True

    def _result(self) -> Number:
        self._shorten(counted=self.profile.counters.after(self.tokens, self.end) is not None)
        self._spread()
        amount = self.total + self.section + (self.pending or 0)
        alone = self.first if self.end == self.start + 1 else None
        result = Number(self.start, self.end, amount, amount, self.in_words, self.other, self.hedge, alone)
        if self.slack:
            result.high, result.several = amount + self.slack, True
        elif self.several:
            result.high, result.several = amount * 10 - 1, True
        elif self.spread is not None:
            result.high = amount + (self.spread[0] - self.spread[1]) * self.spread_unit
        result.foreign = self.first is not None and self.first.foreign
        return scaled(self.profile, self.tokens, result)

    def _spread(self) -> None:
        """两三个, 十七八: two digits in a row without a power count one or the other."""
        if self.run != 2 or not self.pending or self.several or self.profile.strict_letters or self.first is not None:
            return
        tens, units = divmod(self.pending, 10)
        if units == tens + 1 and tens > 0:
            self.spread, self.pending, self.spread_unit = (units, tens), tens, Decimal(1)

    def _shorten(self, *, counted: bool) -> None:
        """一万五 for 15,000: a last numeral without its power takes the one below the power before it."""
        if counted or not self.profile.short_tail or self.run != 1 or not self.pending or self.pending >= 10:
            return
        if not 2 <= self.last_power < 99 or self.end - self.start < 2:
            return
        powers = self.profile.powers
        if powers.get(self.tokens.words[self.end - 2]) == self.last_power:
            self.pending *= 10 ** (self.last_power - 1)
