"""Number words, apart (“four hundred and twenty”) and in one word (vierhundertzwanzig)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from transcheck.figures.digits import Number
from transcheck.figures.tables import MOST_KEPT, Atom, Profile
from transcheck.figures.tokens import HYPHENS, Tokens

__all__ = ["compound", "in_one_word", "spelled"]

_MOST_TOKENS = 40
_LONGEST_WORD = 80
_TEN = 10
_HUNDRED = 100
_LAKH = 4  # powers from here on can stand behind another scale
_THOUSAND = 3  # the one power that counts once without a “one” before it: a million (and) thousand
_GREAT = 10**12
_MOST_FACTOR = 4  # words that count thousands behind a comma
_MOST_STEPS = 200  # that the parts of one word are tried in


@dataclass(slots=True)
class _Sum:
    """The usual algebra: values add to `current`, multipliers multiply what stands before them into `total`."""

    total: Decimal = Decimal(0)
    current: Decimal | None = None
    scale: Decimal = Decimal("Infinity")
    scales: list[Decimal] = field(default_factory=list)  # those before `scale`, from the greatest on
    scores: frozenset[int] = frozenset()  # after these, numbers from ten to nineteen go on: soixante et onze

    def take(self, atom: Atom, *, joined: bool, units_first: bool) -> bool:
        """Add or multiply; False where the word cannot go on with the number."""
        value = Decimal(atom.value)
        if not atom.power and value >= 1000 and value % 1000 == 0 and self.current is None and not self.total:
            # A thousand or million in the dual (مليونان): what follows stands below it.
            self.total, self.scale = value, Decimal(1000) ** ((len(str(atom.value)) - 1) // 3)
            return True
        if not atom.power and value >= 1000 and self.current is not None and self.scale > 1000:
            return self._thousands(self.current, value)
        if not atom.power:
            if not self._adds(value, joined=joined, units_first=units_first):
                return False
            self.current = (self.current or 0) + value
            return True
        if atom.power < 3 and atom.value < 1000:
            if self.current is not None and self.current >= 100:
                return False
            self.current = (Decimal(1) if self.current is None else self.current) * value
            return True
        if value > self.scale and self.total:
            self._multiply_below(value)
        elif value < self.scale and self.current is None and 0 < self.total < 1000 * self.scale and atom.power > _LAKH:
            self.total *= value  # trois crore lakh
        elif value < self.scale and not (self.current is None and self.total and atom.power != _THOUSAND):
            self.total += (Decimal(1) if self.current is None else self.current) * value
        else:
            return False
        if self.scale.is_finite() and self.scale > value:
            self.scales.append(self.scale)
        self.current, self.scale = None, value
        return True

    def _thousands(self, hundreds: Decimal, value: Decimal) -> bool:
        """Take some thousands in one word behind the hundreds of thousands: hundert|dreitausend."""
        if hundreds >= 1000 or hundreds % 100 or value >= 100_000 or value % 1000:
            return False
        self.total += (hundreds + value / 1000) * 1000
        self.current, self.scale = None, Decimal(1000)
        return True

    def _multiply_below(self, value: Decimal) -> None:
        """Multiply what stands below a greater scale: “tres billones doscientos mil millones” are 3.2 × 10¹²."""
        while self.scales and self.scales[-1] <= value:
            self.scales.pop()
        below = Decimal(int(self.total) % int(self.scales[-1])) if self.scales else self.total
        self.total += (below + (self.current or 0)) * value - below

    def _adds(self, value: Decimal, *, joined: bool, units_first: bool) -> bool:
        """Whether a value can follow what was read: tens after hundreds, units after tens."""
        current = self.current
        if value >= self.scale or (value == 0 and (self.total or current is not None)):
            return False
        if current is None:
            return True
        if units_first and joined and 0 < current % 100 < 10 and 20 <= value < 100:
            return True  # three-and-twenty
        if joined and current < 100 and current % 10:
            return False
        if current % 1000 == 0 and current >= 1000:
            return value < 1000
        if current % 100 == 0 and current >= 100:
            return value < 100
        if int(current % 100) in self.scores and 10 <= value < 20:
            return True
        return current % 100 >= 20 and current % 10 == 0 and 0 < value < 10

    @property
    def value(self) -> Decimal:
        """What was read so far."""
        return self.total + (self.current or 0)


def spelled(profile: Profile, tokens: Tokens, position: int, *, small: bool = False) -> Number | None:
    """The number in words at a token, as long as it goes on; with `small` only up to the first thousand or million."""
    words = tokens.words
    first: Decimal | None = None
    end = position
    if words[position] not in profile.numbers.firsts or profile.numbers.after(tokens, position) is None:
        if profile.compounds:
            first, end = in_one_word(profile, words[position]), position + 1
        elif words[position] in profile.ones:
            follow = profile.numbers.after(tokens, position + 1)
            first, end = Decimal(1) if follow is not None and follow[0].power >= 2 else None, position + 1
        if first is None:
            return None
    result = _Sum(current=first, scores=profile.scores)
    index = end
    while index < len(words) and index - position < _MOST_TOKENS:
        if small and index > position and (scale := profile.numbers.after(tokens, index)) and scale[0].power > 2:
            break
        after = _next(profile, tokens, index, result, first=index == position)
        if after is None:
            break
        index = end = after
        if profile.from_endings and words[end - 1].endswith(profile.from_endings):
            break  # a case ends the number: binden | beş bine
    return Number(position, end, result.value, result.value, words=True) if end > position else None


def _next(profile: Profile, tokens: Tokens, index: int, result: _Sum, *, first: bool) -> int | None:
    """After the word that goes on with a number at a token, taken into `result`, or None."""
    at, joined = (index, False) if first else _past_join(profile, tokens, index)
    if at is None or at >= len(tokens.words):
        return None
    found = profile.numbers.after(tokens, at)
    if found is not None:
        atom, after = found
        if profile.strict_letters and atom.power and not first and after == at + 1 and len(tokens.words[at]) == 1:
            return None  # 하나만, “only one”: numerals of this row multiply nothing
        if profile.scale_first and not first and atom.power >= _THOUSAND:
            return None  # milioni moja, elfu moja
        # In languages that write a number in one word, the word apart from it counts parts: tweehonderd drie vijfde.
        apart = joined or (bool(profile.compounds) and not first and result.value >= _HUNDRED)
        if apart and _is_numerator(profile, tokens, atom, after):
            return None
        return after if result.take(atom, joined=joined, units_first=profile.units_first) else None
    if not profile.compounds or first:
        return None
    word = compound(profile, tokens, at)
    if word is None or word.low >= result.scale:
        return None
    fits = result.current is not None and word.low < _room(result.current)  # tweeduizend driehonderdvijf
    if result.current is None or fits or (joined and result.current % 100 == 0 and word.low < 100):
        result.current = (result.current or 0) + word.low
        return word.end
    return None


def _room(value: Decimal) -> int:
    """The power of a thousand below which a number can stand behind another: kétmillió-|háromszázezer."""
    room = 1
    while 0 < value < _GREAT**2 and room < _GREAT and value % (room * 1000) == 0:
        room *= 1000
    return room if room > 1 else 0


def _past_join(profile: Profile, tokens: Tokens, index: int) -> tuple[int | None, bool]:
    """Past “and”, a hyphen or a comma inside a number, and whether it was “and”."""
    words, at, joined = tokens.words, index, False
    if words[at] in profile.joins or words[at] in HYPHENS or words[at] == ",":
        if words[at] == "," and not (profile.comma_joins and _goes_on(profile, tokens, at + 1)):
            return None, False
        joined = words[at] in profile.joins
        at += 1
        if at < len(words) and words[at] in profile.joins:
            joined, at = True, at + 1
    elif profile.prefixes and at:
        # A conjunction that was taken off the word stands between the tokens.
        joined = tokens.text[tokens.ends[at - 1] : tokens.starts[at]].strip() in profile.joins
    return at, joined


def _goes_on(profile: Profile, tokens: Tokens, position: int) -> bool:
    """Whether what follows a comma is a part of the number before it: “one thousand, two hundred and six”.

    In languages with the scale word first any number is; elsewhere one that hundreds or thousands are counted with.
    """
    if profile.scale_first:
        return True
    for _ in range(_MOST_FACTOR):
        found = profile.numbers.after(tokens, position)
        if found is None:
            return False
        if found[0].value >= _HUNDRED:
            return True
        position = found[1]
        while position < len(tokens.words) and tokens.words[position] in HYPHENS:
            position += 1
    return False


def _is_numerator(profile: Profile, tokens: Tokens, atom: Atom, after: int) -> bool:
    """Whether a number after “and” is that of a fraction: “a hundred and two fifths”, “and fifty-four hundredths”."""
    if atom.power or not 0 < atom.value < 100:
        return False
    if atom.value >= 10:
        look = after + (after < len(tokens.words) and tokens.words[after] in HYPHENS)
        unit = profile.numbers.after(tokens, look) if atom.value % 10 == 0 and atom.value > 10 else None
        after = unit[1] if unit is not None and 0 < unit[0].value < 10 else after
        part = profile.fractions.after(tokens, after)
        return profile.whole_and and part is not None and part[0][1] in (100, 1000)
    part = profile.fractions.after(tokens, after)
    if part is None and after < len(tokens.words) and (lower := profile.plural_ranks.get(tokens.words[after])):
        return lower > _TEN and atom.value < lower  # con tres veintiunavos
    return part is not None and atom.value < part[0][1]


def compound(profile: Profile, tokens: Tokens, position: int) -> Number | None:
    """A number written as one word: zweihundertfünfzig, millequattrocento, kahdeksansataa."""
    value = in_one_word(profile, tokens.words[position])
    return None if value is None else Number(position, position + 1, value, value, words=True)


@lru_cache(maxsize=MOST_KEPT)
def in_one_word(profile: Profile, word: str) -> Decimal | None:
    """The value of a word that is made up of number words; kept, since texts repeat their words."""
    if not 5 <= len(word) <= _LONGEST_WORD:
        return None
    return _parts_of(profile, word, 0, _Sum(), 0, iter(range(_MOST_STEPS)))


def _parts_of(
    profile: Profile, word: str, index: int, so_far: _Sum, parts: int, steps: Iterator[int]
) -> Decimal | None:
    """The value of a word from one of its letters on: longer parts first, shorter ones where what follows is none.

    “Sataaneljää” begins with “sataan”, but is “sataa” and “neljää”.
    """
    if index == len(word):
        return so_far.value if parts > 1 else None
    for text, atom in profile.compounds.get(word[index : index + 2], ()):
        if not word.startswith(text, index):
            continue
        if next(steps, None) is None:
            return None
        branch = _Sum(so_far.total, so_far.current, so_far.scale, [*so_far.scales], so_far.scores)
        if not branch.take(atom, joined=False, units_first=False):
            continue
        if (value := _parts_of(profile, word, index + len(text), branch, parts + 1, steps)) is not None:
            return value
    join = next((text for text in profile.joins if word.startswith(text, index)), None) if parts else None
    return None if join is None else _parts_of(profile, word, index + len(join), so_far, parts, steps)
