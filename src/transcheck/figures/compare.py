"""Whether the figures of a copy say what those of the canonical text say.

Figures are taken apart into values: an amount, the end of a range, a year, a day of the year, a time of day. Values are
matched inside aligned sentences first, then across the whole texts, exact ones before roundings; what is left over on
both sides of an alignment, and of one kind, is a mismatch. docs/figures.md states the rules and how they were measured.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from transcheck.document import Document, Sentence
from transcheck.figures.dates import When
from transcheck.figures.days import days_between, minutes_between, names_day
from transcheck.figures.derived import factors_in, is_start, is_step, is_whole, parts_of, rest_of, worked_out
from transcheck.figures.judge import Fit, Role, Value, comparable, converted, fit, same_kind, units_agree
from transcheck.figures.messages import describe, hedge_issue, mismatch
from transcheck.figures.model import Figure, Hedge, Kind
from transcheck.figures.rates import same_rate
from transcheck.figures.retellings import Rest, Retelling
from transcheck.figures.sides import Side, calendar_of, datelines, groups_of, retold_sentences, side_of
from transcheck.figures.sums import broken_sum, totals
from transcheck.figures.tables import profile
from transcheck.issues import Issue, Quote, Severity
from transcheck.results import Fact, FactState, FigureCounts, Pair

__all__ = ["FigureComparison", "Match", "compare_figures"]

Similarity = Callable[[int, int], float]
_BRACKET = re.compile(r"[^\d.,;:()]{0,24}[(\[（［][^\d()]{0,16}")  # with a noun and a hedge: “ prize (about ”
_COMMA_WORD = re.compile(r",\s([^\W\d_]+)\s[^\w\s]?")
_NEAR_DAYS = 3
_AGES = frozenset(("old", "aged"))  # of anybody: an eight-year-old school is no nine-year-old girl
# Figures that honest rewrites work out from others: twelve years since 2011, 50 per cent for half.
_SHARE_ROUNDING = Decimal("0.012")  # 33 % for one in three, 17 % for one in six
_DERIVED = frozenset({Kind.ORDINAL, Kind.DURATION, Kind.PERCENT, Kind.FRACTION})
_MARGIN = 8.0  # the least margin of aligned sentences (0.03) as the likeness `_ALIKE`
_WHOLE = Decimal(100)
_OF_THE = 12  # characters between a share and its whole: “a quarter of the 80 seats”
_LEFT_OVER = 0.4  # confidence in a figure that is wrong unless the words around it say the opposite
_SMALL = 13  # numbers below it stand for many things in one text
_CLOSE = Decimal("0.025")  # share of a figure that its rounding may be away to be known anywhere in the text
_ALIKE = 0.25  # from this likeness on, two figures of different sentences are taken to count the same thing


@dataclass(frozen=True, slots=True)
class Match:
    """A figure of the canonical text and its counterpart; one of them is None where there is none.

    Attributes:
        canonical: The canonical figure.
        copy: The copy's figure.
        state: Agree, hedged (other precision), wrong; absent for an omission or an addition.
    """

    canonical: Figure | None
    copy: Figure | None
    state: FactState


@dataclass(frozen=True, slots=True)
class FigureComparison:
    """What became of the figures.

    Attributes:
        issues: Findings, in the order of the copy (omissions by their place in the canonical text, at the end).
        facts: One for each distinct figure of the canonical text.
        counts: Figures that agree, differ, are missing or new.
        matches: Every figure of both sides and its counterpart.
        retellings: Words of both sides that differ because a figure is told another way.
        rests: Figures of the copy that say what a canonical one leaves over.
    """

    issues: tuple[Issue, ...]
    facts: tuple[Fact, ...]
    counts: FigureCounts
    matches: tuple[Match, ...]
    retellings: tuple[Retelling, ...] = ()
    rests: tuple[Rest, ...] = ()


@dataclass(slots=True)
class _Link:
    canonical: int
    copy: int
    fit: Fit
    local: bool


def compare_figures(
    canonical: Document,
    copy: Document,
    *,
    canonical_sentences: Sequence[Sentence],
    copy_sentences: Sequence[Sentence],
    pairs: Sequence[Pair] | None = None,
    similarity: Similarity | None = None,
    only: frozenset[tuple[int, int]] | None = None,
) -> FigureComparison:
    """Compare the figures of two texts by value.

    Args:
        canonical: The canonical text.
        copy: The copy, in any language.
        canonical_sentences: Its sentences, each with its language.
        copy_sentences: The sentences of the copy, each with its language.
        pairs: Aligned sentences; without them, sentences are paired by shared words, values and position.
        similarity: Likeness of a canonical sentence and one of the copy, by their indices, above 0 for counterparts;
            used to find what a left-over figure stands for. Without it, shared words do, which needs one language.
        only: Spans of the canonical figures to compare, for a sheet of figures: others are passed over, and figures
            that only the copy has are not additions.

    Returns:
        Issues, the row of each canonical figure in the fact matrix, and counts.
    """
    left = side_of(canonical, canonical_sentences, only)
    right = side_of(copy, copy_sentences)
    groups = groups_of(left, right, pairs)
    retold = retold_sentences(left, right, pairs or ())
    return _Comparison(left, right, groups, retold, similarity, partial=only is not None).result()


def _part_of_one(figure: Figure) -> Decimal:
    """A fraction or percentage as a part of one."""
    amount = figure.low if figure.low is not None else Decimal(0)
    return amount / 100 if figure.kind is Kind.PERCENT else amount


class _Comparison:
    """The matching of two sides; built, asked for its result once, and dropped."""

    def __init__(
        self,
        left: Side,
        right: Side,
        groups: list[tuple[list[int], list[int]]],
        retold: dict[int, range],
        similarity: Similarity | None,
        *,
        partial: bool,
    ) -> None:
        self.left, self.right, self.similarity = left, right, similarity
        self.groups, self.retold, self.partial = groups, retold, partial
        self.of_left: dict[int, _Link] = {}
        self.of_right: dict[int, _Link] = {}
        self.wrong: list[tuple[int, int]] = []
        self.derived: frozenset[int] = frozenset()
        self.summed: dict[int, int] = {}  # parts of the canonical text, each with the copy's total
        self.retellings: list[Retelling] = []
        self.rests: list[Rest] = []
        self.left_over: set[tuple[int, int]] = set()  # wrong, unless the copy tells the rest
        self.calendar = calendar_of(left, right)
        self.issues: list[Issue] = []

    def result(self) -> FigureComparison:
        for first, second in self.groups:
            self._match(first, second, Fit.FORMAT, local=True)
        for first, second in self.groups:
            self._match(first, second, Fit.HEDGED, local=True)
        for first, second in self.groups:
            self._match_days(first, second)
            self._match_rates(first, second)
            self._match_totals(first, second)
            self._match_steps(first, second)
        everything = list(range(len(self.left.values))), list(range(len(self.right.values)))
        self._match(*everything, Fit.SAME, local=False)
        self._repeated()
        self._match(*everything, Fit.EQUAL, local=False)
        self._match_vague(*everything)
        self._restated()
        self._in_another_unit()
        self.derived |= self._worked_out()
        for first, second in self.groups:
            self._note_rests(first, second)
        for first, second in self.groups:
            self._match_shares(first, second)
        self._mismatch_groups()
        self._mismatch_anywhere()
        self._report_links()
        omitted = self._omissions()
        added = [] if self.partial else self._additions()
        self._weekdays()
        return self._finish(omitted, added)

    def _free(self, side: dict[int, _Link], values: Iterable[int], role: int) -> list[int]:
        taken = {pair[role] for pair in self.wrong} | (set(self.summed) if role == 0 else set(self.summed.values()))
        return [value for value in values if value not in side and value not in taken]

    def _unexplained(self, values: Iterable[int]) -> list[int]:
        """The copy's values without a counterpart that were not worked out from others either."""
        free = self._free(self.of_right, values, 1)
        return [value for value in free if value not in self.derived and not self._beside_original(value)]

    def _worked_out(self) -> frozenset[int]:
        """The copy's values that follow from others of the canonical text, where it is put in other words.

        Plain numbers may rest on those beside them only, what has a unit on all that have it. Elsewhere, and in
        translations, figures are kept, and one that adds up by chance is wrong.
        """
        found: set[int] = set()
        for b in self._free(self.of_right, range(len(self.right.values)), 1):
            value = self.right.values[b]
            if value.sentence in self.retold:
                near = self.retold[value.sentence]
                sources = [one for one in self.left.values if one.sentence in near or one.unit is not None]
                told = [self.left.sentences[index] for index in near if 0 <= index < len(self.left.sentences)]
                factors = {factor for one in told for factor in factors_in(one.text, one.language)}
                found |= {b} if worked_out(value, sources, factors) else set()
        return frozenset(found)

    def _match(self, first: Sequence[int], second: Sequence[int], worst: Fit, *, local: bool) -> None:
        """Link values that fit, best fits first, then those at like places of their sentences."""
        free_left, free_right = self._free(self.of_left, first, 0), self._free(self.of_right, second, 1)
        if not free_left or not free_right:
            return
        candidates = []
        buckets: dict[Decimal, list[int]] | None = None
        if len(free_left) * len(free_right) > 4000:
            buckets = {}
            for b in free_right:
                buckets.setdefault(self.right.values[b].amount, []).append(b)
        for a in free_left:
            one = self.left.values[a]
            for b in buckets.get(one.amount, ()) if buckets is not None else free_right:
                two = self.right.values[b]
                found = fit(one, two)
                if not local and _by_chance(one, two):
                    continue
                if found <= worst and (found <= Fit.FORMAT or _vague(one) is _vague(two)):
                    shared = len(self.left.context(a) & self.right.context(b)) if not local else 0
                    unlike = (one.soft != two.soft, one.unit != two.unit)
                    candidates.append((found, unlike, -shared, abs(one.place - two.place), a, b))
        for found, _, _, _, a, b in sorted(candidates):
            if a not in self.of_left and b not in self.of_right:
                self.of_left[a] = self.of_right[b] = _Link(a, b, found, local)

    def _match_vague(self, first: Sequence[int], second: Sequence[int]) -> None:
        """Link a definite figure with a vaguer or rounded one of the same alignment, or that counts the same thing."""
        candidates = []
        together = {(a, b) for lefts, rights in self.groups for a in lefts for b in rights}
        for a in self._free(self.of_left, first, 0):
            for b in self._free(self.of_right, second, 1):
                found = fit(self.left.values[a], self.right.values[b])
                if found not in (Fit.ROUNDED, Fit.HEDGED):
                    continue
                likeness = self._likeness(a, b)
                local = (a, b) in together
                if local or likeness >= _ALIKE:
                    candidates.append((-likeness - 0.2 * local, found, a, b, local))
        for _, found, a, b, local in sorted(candidates):
            if a not in self.of_left and b not in self.of_right:
                self.of_left[a] = self.of_right[b] = _Link(a, b, found, local)

    def _match_days(self, first: Sequence[int], second: Sequence[int]) -> None:
        """Link days, and years, that the two sides name in different ways."""
        for a in self._free(self.of_left, first, 0):
            one = self.left.values[a]
            for b in self._free(self.of_right, second, 1):
                if self._same_time(one, self.right.values[b]):
                    self.of_left[a] = self.of_right[b] = _Link(a, b, Fit.EQUAL, local=True)
                    break

    def _same_time(self, one: Value, two: Value) -> bool:
        """Whether two values name one time: Tuesday and March 11, May 8 and two days after May 6, 2015 and a decade."""
        if names_day(one) and names_day(two) and one.role is not two.role and self.calendar.same(one, two):
            return True
        if one.role is Role.YEAR or two.role is Role.YEAR:
            year, length, side = (one, two, 1) if one.role is Role.YEAR else (two, one, 0)
            return bool(self.calendar.spans(length, year, side))
        if one.role is two.role is Role.TIME:
            near = [item for item in self.left.values if item.sentence == one.sentence]
            return any(minutes_between(one, two, length) for length in near)
        if Role.DAY in (one.role, two.role) and Role.AMOUNT in (one.role, two.role):
            day, length, days = (one, two, self.left) if one.role is Role.DAY else (two, one, self.right)
            return any(
                days_between(other, day, length) or days_between(day, other, length)
                for other in days.values
                if other.role is Role.DAY
            )
        return False

    def _other_year(self, one: Value, two: Value) -> bool:
        """Whether “25 years ago” is another year than the one that the other side names."""
        year, length, side = (one, two, 1) if one.role is Role.YEAR else (two, one, 0)
        when = length.part.when
        ago = when is not None and when.shift is not None and when.shift[0] < 0 and when.base is None
        return ago and self.calendar.spans(length, year, side) is False

    def _match_rates(self, first: Sequence[int], second: Sequence[int]) -> None:
        """Link amounts that are the same in another time: 1,500 euros a month, 18,000 a year."""
        for a in self._free(self.of_left, first, 0):
            one = self.left.values[a]
            for b in self._free(self.of_right, second, 1):
                two = self.right.values[b]
                times = self.left.times_at(one.sentence), self.right.times_at(two.sentence)
                units = same_rate(one, two, times)
                if units is not None:
                    self.of_left[a] = self.of_right[b] = _Link(a, b, Fit.ROUNDED, local=True)
                    words = (
                        (self.left.with_noun(one), times[0][units[0]]),
                        (self.right.with_noun(two), times[1][units[1]]),
                    )
                    self.retellings.append(Retelling(*words))
                    break

    def _match_totals(self, first: Sequence[int], second: Sequence[int]) -> None:
        """Find what the copy sums up: twelve men and eight women are twenty people."""
        for b in self._free(self.of_right, second, 1):
            total = self.right.values[b]
            for sentence in dict.fromkeys(self.left.values[a].sentence for a in first):
                inside = [a for a in first if self.left.values[a].sentence == sentence]
                parts = [inside[index] for index in parts_of(total, [self.left.values[a] for a in inside])]
                if parts and self._sums_up(total, parts):
                    self._retell_total(b, parts)
                    break

    def _sums_up(self, total: Value, parts: Sequence[int]) -> bool:
        """Whether parts are told by their total: none stands beside it, or it is not small and leads those that do."""
        told = [self.right.values[self.of_left[a].copy] for a in parts if a in self.of_left]
        if len(told) == len(parts):
            return False
        return not told or (total.amount >= _SMALL and all(total.part.start < part.part.start for part in told))

    def _retell_total(self, b: int, parts: Sequence[int]) -> None:
        self.summed |= {a: b for a in parts if a not in self.of_left}
        ends = [self.left.with_noun(self.left.values[a]) for a in parts]
        total = self.right.with_noun(self.right.values[b])
        self.retellings.append(Retelling(((ends[0][0], ends[-1][1]),), (total,)))

    def _match_steps(self, first: Sequence[int], second: Sequence[int]) -> None:
        """Find what the copy tells as a step from a figure that it leaves out to one that it has: two euros, three."""
        for b in self._free(self.of_right, second, 1):
            two = self.right.values[b]
            sentence = self.right.sentences[two.sentence]
            span = self.right.quote(two).start - sentence.start, two.part.end - sentence.start
            said = is_step(sentence.text, sentence.language, *span)
            retold = two.sentence in self.retold and two.figure.ends is None
            if not said and not retold:
                continue
            for a in self._free(self.of_left, first, 0):
                one = self.left.values[a]
                ends = [self.left.values[end] for end in (a - 1, a + 1) if end in self.of_left and end in first]
                whole = [end for end in ends if one.figure is end.figure or one.figure.ends is end.figure.ends is None]
                if any(rest_of(two, one, end) for end in whole) and (said or self._is_start(one)):
                    self.summed[a] = b
                    break

    def _note_rests(self, first: Sequence[int], second: Sequence[int]) -> None:
        """Note where the copy tells what a canonical figure leaves over of another one that the copy tells as well."""
        for b in self._free(self.of_right, second, 1):
            value = self.right.values[b]
            for a in self._free(self.of_left, first, 0):
                one = self.left.values[a]
                wholes = [end for end in first if end in self.of_left and rest_of(value, one, self.left.values[end])]
                if not wholes and not (value.kind is one.kind is Kind.PERCENT and value.amount + one.amount == _WHOLE):
                    continue
                sentences = self.left.sentences[one.sentence], self.right.sentences[value.sentence]
                self.rests.append(
                    Rest(
                        ((sentences[0].start, sentences[0].end), (sentences[1].start, sentences[1].end)),
                        ((one.part.start, one.part.end), (value.part.start, value.part.end)),
                    )
                )
                if value.sentence in self.retold and any(self._is_whole(self.of_left[end].copy) for end in wholes):
                    self.left_over.add((a, b))
                break

    def _is_start(self, one: Value) -> bool:
        sentence = self.left.sentences[one.sentence]
        return is_start(sentence.text, sentence.language, one.figure.start - sentence.start)

    def _is_whole(self, b: int) -> bool:
        value = self.right.values[b]
        sentence = self.right.sentences[value.sentence]
        return is_whole(sentence.text, sentence.language, value.part.start - sentence.start)

    def _beside_original(self, b: int) -> bool:
        """Whether an amount of money stands beside one in another currency, one in brackets: “45 euros ($52)”."""
        two = self.right.values[b]
        if two.kind is not Kind.MONEY or self._may_replace(two):
            return False
        text = self.right.document.text
        for index in (b - 1, b + 1):
            if not 0 <= index < len(self.right.values) or index not in self.of_right:
                continue
            other = self.right.values[index]
            if other.kind is not Kind.MONEY or other.unit in (None, two.unit):
                continue
            before, after = sorted((other.part, two.part), key=lambda part: part.start)
            end = min(after.start, after.hedge_span[0]) if after.hedge_span is not None else after.start
            if _BRACKET.fullmatch(text, before.end, after.start) or self._or(text[before.end : end]):
                return True
        return False

    def _or(self, between: str) -> bool:
        """Whether a comma and one word stand between two amounts, which is no “and”: “, or”, “, soit”."""
        word = _COMMA_WORD.fullmatch(between)
        return word is not None and word[1].lower() not in profile(self.right.sentences[0].language).joins

    def _may_replace(self, two: Value) -> bool:
        """Whether the canonical text has an amount that the copy lacks, in the same currency or of the same number."""
        return any(
            one.kind is Kind.MONEY and (one.unit == two.unit or one.amount == two.amount)
            for one in (self.left.values[a] for a in self._free(self.of_left, range(len(self.left.values)), 0))
        )

    def _likeness(self, a: int, b: int) -> float:
        """Whether two values count the same thing, 0…1, from the words around them or the sentences' likeness."""
        one, two = self.left.values[a], self.right.values[b]
        near, far = self.left.counted(a) & self.right.counted(b), self.left.context(a) & self.right.context(b)
        size = 1 + min(len(self.left.context(a)), len(self.right.context(b)))
        score = min(1.0, 0.3 * len(near) + len(far) / size)
        if self.similarity is not None:
            score = max(score, min(1.0, _MARGIN * self.similarity(one.sentence, two.sentence)))
        return score

    def _repeated(self) -> None:
        """A value that the same side states twice is one fact: the repetition goes with the one that is matched."""
        for links, side, wrong in ((self.of_left, self.left, 0), (self.of_right, self.right, 1)):
            # “Three suspects” does not repeat “the third”.
            seen = {
                (value.role, value.amount, value.kind is Kind.ORDINAL, value.unit): link
                for value, link in ((side.values[i], link) for i, link in links.items())
            }
            bare = {key[:3]: link for key, link in seen.items()}
            for index in self._free(links, range(len(side.values)), wrong):
                value = side.values[index]
                key = (value.role, value.amount, value.kind is Kind.ORDINAL, value.unit)
                link = seen.get(key)
                if link is None and (value.kind is not Kind.DURATION or value.amount >= _SMALL):
                    link = bare.get(key[:3])
                if link is not None:
                    links[index] = link

    def _restated(self) -> None:
        """Link a figure that a retold sentence rounds with one that it comes near, wherever that stands."""
        for b in self._free(self.of_right, range(len(self.right.values)), 1):
            two = self.right.values[b]
            if two.sentence not in self.retold or two.role is not Role.AMOUNT or two.soft or _vague(two):
                continue
            near = [
                (abs(one.amount - two.amount), a)
                for a, one in enumerate(self.left.values)
                if one.role is Role.AMOUNT
                and (one.kind, one.unit) == (two.kind, two.unit)
                and fit(one, two) in (Fit.ROUNDED, Fit.HEDGED)
                and abs(one.amount - two.amount) <= _CLOSE * one.amount
            ]
            if near:
                a = min(near)[1]
                self.of_right[b] = self.of_left.setdefault(a, _Link(a, b, fit(self.left.values[a], two), local=False))

    def _in_another_unit(self) -> None:
        """Link what the copy adds to a linked figure: “20 feet (6 metres)”, the other end of 27–31 °C for “the 80s”."""
        for b in self._free(self.of_right, range(len(self.right.values)), 1):
            two = self.right.values[b]
            for index in (b - 1, b + 1):
                link = self.of_right.get(index)
                if link is None or (other := self.right.values[index]).sentence != two.sentence:
                    continue
                one_range = other.figure is two.figure and fit(self.left.values[link.canonical], two) <= Fit.ROUNDED
                if one_range or (other.role is two.role is Role.AMOUNT and converted(other, two)):
                    self.of_right[b] = link

    def _match_shares(self, first: Sequence[int], second: Sequence[int]) -> None:
        """Compare “one in three” with what the other side says of the same whole: a third, 33 %, every fourth.

        Their numbers are small words, which are too weak to be wrong alone; a share that is the only one left over on
        its side is not.
        """
        lefts, rights = (
            self._open_shares(self.left, self.of_left, first),
            self._open_shares(self.right, self.of_right, second),
        )
        if not lefts and len(rights) == 1:
            self._match_counted_share(first, *rights[0])
        if len(lefts) != 1 or len(rights) != 1:
            return
        (one, ours), (two, theirs) = lefts[0], rights[0]
        if one.ends is None and two.ends is None:
            return
        gap = abs(_part_of_one(one) - _part_of_one(two))
        if gap <= _SHARE_ROUNDING:
            for a in ours:
                self.of_left[a] = _Link(a, theirs[-1], Fit.EQUAL, local=False)
            for b in theirs:
                self.of_right[b] = _Link(ours[-1], b, Fit.EQUAL, local=False)
        elif one.kind is two.kind:
            self.wrong.append((ours[-1], theirs[-1]))

    def _match_counted_share(self, first: Sequence[int], share: Figure, theirs: Sequence[int]) -> None:
        """Compare a share with the two numbers that the canonical sentence has instead, a part and its whole: 15 of 60.

        Only a part that the copy lacks, of a whole that it has, can be meant; and a share is wrong only where
        that whole follows it, as in “half of the 80 seats”: elsewhere it may be one of something else.
        """
        counts = [a for a in first if self.left.values[a].kind is Kind.NUMBER and not _vague(self.left.values[a])]
        parts = self._free(self.of_left, counts, 0)
        wholes = [self.left.values[a] for a in counts if a in self.of_left and not self.left.values[a].soft]
        if len(parts) != 1 or len(wholes) != 1:
            return
        part = self.left.values[parts[0]]
        if part.soft or part.amount >= wholes[0].amount or not units_agree(part, wholes[0]):
            return
        ratio = part.amount / wholes[0].amount
        low, high = share.interval or (ratio, ratio)
        scale = 100 if share.kind is Kind.PERCENT else 1
        if low - _SHARE_ROUNDING * scale <= ratio * scale <= high + _SHARE_ROUNDING * scale:
            self.summed[parts[0]] = theirs[-1]
        elif share.words and share.hedge is None and self._precedes_whole(share, counts):
            self.wrong.append((parts[0], theirs[-1]))

    def _precedes_whole(self, share: Figure, counts: Sequence[int]) -> bool:
        """Whether a share of the copy stands just before the counterpart of one of some canonical values."""
        starts = [self.right.values[self.of_left[a].copy].part.start for a in counts if a in self.of_left]
        return any(0 <= start - share.end <= _OF_THE for start in starts)

    def _open_shares(
        self, side: Side, links: dict[int, _Link], values: Iterable[int]
    ) -> list[tuple[Figure, list[int]]]:
        """The fractions and percentages among values of which one has no counterpart, with those values by size."""
        found: dict[int, tuple[Figure, list[int]]] = {}
        for index in self._free(links, values, 0 if side is self.left else 1):
            figure = side.values[index].figure
            if figure.kind in (Kind.FRACTION, Kind.PERCENT):
                found.setdefault(figure.start, (figure, []))[1].append(index)
        for _, indices in found.values():
            indices.sort(key=lambda index: side.values[index].amount)
        return list(found.values())

    def _mismatch_groups(self) -> None:
        """Report what is left over on both sides of an alignment."""
        for first, second in self.groups:
            candidates = []
            lefts, rights = self._free(self.of_left, first, 0), self._unexplained(second)
            if any(self.right.values[b].sentence in self.retold for b in rights):
                lefts, rights = self._without_rivals(lefts, rights)
            # A value that is matched where the canonical text says it first can still be wrong where it says it again.
            lefts += [a for a in first if a in self.of_left and self.of_left[a].canonical != a]
            for b in rights:
                two = self.right.values[b]
                for a in lefts:
                    one = self.left.values[a]
                    if not self._can_differ(a, b, alone=self._alone(lefts, rights, one, two)):
                        continue
                    alike = same_kind(one, two) + (one.kind is two.kind and one.unit == two.unit)
                    distance = abs(one.place - two.place) - self._likeness(a, b)
                    candidates.append((-alike, distance, a, b))
            for _, _, a, b in sorted(candidates):
                taken_left, taken_right = {w[0] for w in self.wrong}, {w[1] for w in self.wrong}
                if a not in taken_left and b not in taken_right:
                    self.wrong.append((a, b))

    def _without_rivals(self, lefts: Sequence[int], rights: Sequence[int]) -> tuple[list[int], list[int]]:
        """What is left over, without days that may be named otherwise on the other side: a date for “on Tuesday”."""
        ours, theirs = [self.left.values[a] for a in lefts], [self.right.values[b] for b in rights]

        def free(value: Value, others: Sequence[Value], *, canonical: bool) -> bool:
            return value.role is not Role.DAY or not any(
                other.role in (Role.WEEKDAY, Role.OFFSET)
                and self.calendar.same(*((value, other) if canonical else (other, value))) is None
                for other in others
            )

        return (
            [a for a, one in zip(lefts, ours, strict=True) if free(one, theirs, canonical=True)],
            [b for b, two in zip(rights, theirs, strict=True) if free(two, ours, canonical=False)],
        )

    def _alone(self, lefts: Sequence[int], rights: Sequence[int], one: Value, two: Value) -> bool:
        """Whether nothing else is left over that either of two values could be: “today” is no rival of “two”."""
        return all(
            sum(side.values[index].role is value.role for index in left_over) == 1
            for side, left_over, value in ((self.left, lefts, one), (self.right, rights, two))
        )

    def _can_differ(self, a: int, b: int, *, alone: bool) -> bool:
        """Whether two unmatched values stand for one another and contradict each other."""
        one, two = self.left.values[a], self.right.values[b]
        if {one.role, two.role} == {Role.YEAR, Role.AMOUNT} and Kind.DURATION in (one.kind, two.kind):
            return alone and self._other_year(one, two)
        if one.role is not two.role and names_day(one) and names_day(two):
            return alone and self.calendar.same(one, two) is False
        if Role.OFFSET in (one.role, two.role):
            return one.role is two.role and one.amount * two.amount < 0  # yesterday, tomorrow
        if not comparable(one, two):
            return False
        if self._elsewhere(self.left, one, self.right) or self._elsewhere(self.right, two, self.left):
            return False
        if one.soft or two.soft:
            if one.role is not two.role:
                return False
            if one.role is Role.WEEKDAY:
                return True
            if one.kind is not two.kind or not alone:
                return False
            if one.amount <= 1 or two.amount <= 1:
                return False
            return bool(self.left.counted(a) & self.right.counted(b))
        return True

    def _elsewhere(self, side: Side, value: Value, other: Side) -> bool:
        """Whether the other text states the value too, in whatever sentence; a rank that has its match is no number."""
        links = self.of_right if side is self.left else self.of_left
        return any(
            fit(value, item) <= Fit.EQUAL if side is self.left else fit(item, value) <= Fit.EQUAL
            for index, item in enumerate(other.values)
            if item.amount == value.amount
            and not _by_chance(value, item)
            and not (Kind.ORDINAL in {item.kind, value.kind} and item.kind is not value.kind and index in links)
        )

    def _mismatch_anywhere(self) -> None:
        """Find what a left-over figure of the copy contradicts outside its alignment."""
        for b in self._unexplained(range(len(self.right.values))):
            two = self.right.values[b]
            if two.soft:
                continue
            partner = self._date_partner(b) if two.role is Role.DAY else self._amount_partner(b)
            if partner is not None:
                self.wrong.append((partner, b))

    def _date_partner(self, b: int) -> int | None:
        """The canonical day from which a day of the copy has moved: within a few days of it, none matched first."""
        two = self.right.values[b]
        near = []
        for a, one in enumerate(self.left.values):
            if one.role is Role.DAY and 0 < (gap := abs(_day_number(one) - _day_number(two))) <= _NEAR_DAYS:
                taken = a in self.of_left
                near.append((taken, gap, -self._likeness(a, b), a))
        return min(near)[3] if near else None

    def _amount_partner(self, b: int) -> int | None:
        """The canonical figure that counts the same thing as a figure of the copy, and another number of it."""
        two = self.right.values[b]
        if two.role is not Role.AMOUNT or two.kind is Kind.ORDINAL:
            return None
        found = []
        for a, one in enumerate(self.left.values):
            if one.role is not Role.AMOUNT or one.kind is not two.kind or one.unit != two.unit or one.soft:
                continue
            if _vague(one):
                continue
            common = self.left.counted(a) & self.right.counted(b)
            if one.unit is None and not common and one.kind is Kind.NUMBER:
                continue
            if one.kind is Kind.DURATION and not _AGES.isdisjoint(common):
                continue
            likeness = self._likeness(a, b)
            if likeness >= (0.3 if one.kind is Kind.NUMBER else 0.45) and one.amount > 0 and two.amount > 0:
                gap = abs(math.log10(float(one.amount)) - math.log10(float(two.amount)))
                if gap < 1:
                    found.append((gap, -likeness, a))
        if not found:
            return None
        # A copy that states the canonical value too contradicts it only where it speaks of the same thing.
        return min(found)[2]

    def _report_links(self) -> None:
        done: set[tuple[int, int]] = set()
        for index, link in sorted(self.of_right.items()):
            if link.copy != index:
                continue
            one, two = self.left.values[link.canonical], self.right.values[link.copy]
            key = (one.part.start, two.part.start)
            if key in done:
                continue
            issue = hedge_issue(
                one,
                two,
                link.fit,
                self.left.quote(one),
                self.right.quote(two),
                self.right.sentences[two.sentence].language,
            )
            if issue is not None and (link.local or self._likeness(link.canonical, link.copy) >= _ALIKE):
                done.add(key)
                self.issues.append(issue)
        self._report_wrong()

    def _report_wrong(self) -> None:
        reported: set[tuple[int, int, int, int]] = set()
        sums = totals(self.left.values) if self.wrong else {}
        partners = {a: self.right.values[link.copy] for a, link in self.of_left.items()}
        partners |= {a: self.right.values[b] for a, b in self.wrong}
        for a, b in self.wrong:
            one, two = self.left.values[a], self.right.values[b]
            spans = (one.figure.start, one.figure.end, two.figure.start, two.figure.end)
            if spans in reported:
                continue
            reported.add(spans)
            aligned = a not in self.of_left and any(a in lefts and b in rights for lefts, rights in self.groups)
            sure = aligned and not (self.left.dates_article(one) or self.right.dates_article(two))
            apart = self.calendar.apart(one, two)
            issue = mismatch(one, two, self.left.quote(one), self.right.quote(two), sure=sure, apart=apart)
            if (a, b) in self.left_over:
                message = f"{issue.message[:-1]}, unless it says how many are left."
                issue = replace(issue, severity=Severity.MINOR, confidence=_LEFT_OVER, message=message)
            if (broken := broken_sum(a, sums, partners)) is not None:
                issue = replace(issue, message=f"{issue.message} The parts no longer add up: {broken}.")
            self.issues.append(issue)

    def _omissions(self) -> list[int]:
        wrong = {a for a, _ in self.wrong}
        missing = [
            a
            for a in self._free(self.of_left, range(len(self.left.values)), 0)
            if not (self.left.values[a].soft or self.left.values[a].role is Role.MONTH or _vague(self.left.values[a]))
        ]
        seen: set[tuple[int, int]] = set()
        values: set[tuple[Role, Decimal]] = set()
        sentences = {self.left.values[a].sentence for a in wrong}
        reported: list[int] = []
        for a in missing:
            value = self.left.values[a]
            key = (value.figure.start, value.figure.end)
            if key in seen or (value.role, value.amount) in values:
                continue
            seen.add(key)
            values.add((value.role, value.amount))
            reported.append(a)
            if value.sentence in sentences:
                continue
            sentences.add(value.sentence)
            quote = self.left.quote(value)
            message = f"The copy leaves out {describe(value)} (“{quote.text}”)."
            self.issues.append(Issue("accuracy/omission", Severity.MINOR, 0.6, message, canonical=quote))
        return reported

    def _additions(self) -> list[int]:
        reported: list[int] = []
        values: set[tuple[Role, Decimal]] = set()
        sentences: set[int] = set()
        for b in (b for b in self._free(self.of_right, range(len(self.right.values)), 1) if b not in self.derived):
            value = self.right.values[b]
            if value.soft or value.role in (Role.MONTH, Role.OFFSET) or (value.role, value.amount) in values:
                continue
            values.add((value.role, value.amount))
            reported.append(b)
            if value.sentence in sentences:
                continue
            sentences.add(value.sentence)
            quote = self.right.quote(value)
            definite = value.role is Role.AMOUNT and value.part.hedge is not Hedge.SEVERAL
            definite = definite and not _as_a_word(value, self.right.sentences[value.sentence].language)
            new = definite and value.kind not in _DERIVED and not self._beside_original(b)
            severity = Severity.MAJOR if new else Severity.MINOR
            message = f"The copy gives {describe(value)} (“{quote.text}”), which the canonical text does not contain."
            self.issues.append(Issue("accuracy/addition", severity, 0.5, message, copy=quote))
        return reported

    def _weekdays(self) -> None:
        """Report a weekday that is not that of its date, where the year is known and the canonical text differs."""
        years = [
            value.part.when.year
            for side in (self.left, self.right)
            for value in side.values
            if value.role is Role.YEAR and value.part.when and value.part.when.month
        ]
        dated = [figure.when.year for side in (self.left, self.right) for figure in datelines(side) if figure.when]
        published = [side.document.published.year for side in (self.right, self.left) if side.document.published]
        known = next(iter([*published, *dated, *years]), None)
        stated = {
            (value.part.when.month, value.part.when.day, value.part.when.weekday)
            for value in self.left.values
            if value.part.when is not None
        }
        for value in self.right.values:
            when = value.part.when
            if value.role is not Role.DAY or when is None or when.weekday is None:
                continue
            year = when.year or known
            if year is None or (when.month, when.day, when.weekday) in stated:
                continue
            day = _calendar_day(when, year)
            if day is not None and day.isoweekday() != when.weekday:
                quote = self.right.quote(value)
                names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
                message = f"“{quote.text}”: {day.isoformat()} was a {names[day.weekday()]}."
                self.issues.append(Issue("accuracy/mistranslation/date-time", Severity.MINOR, 0.7, message, copy=quote))

    def _finish(self, omitted: list[int], added: list[int]) -> FigureComparison:
        wrong_left = dict(self.wrong)
        order = {Fit.SAME: FactState.AGREE, Fit.EQUAL: FactState.AGREE, Fit.FORMAT: FactState.WRONG}
        facts: list[Fact] = []
        matches: list[Match] = []
        seen: set[tuple[int, int]] = set()
        distinct: set[str] = set()
        missing = set(omitted)
        for a, value in enumerate(self.left.values):
            span = (value.part.start, value.part.end)
            if span in seen:
                continue
            link = self.of_left.get(a)
            if a in wrong_left:
                state, partner = FactState.WRONG, self.right.values[wrong_left[a]]
            elif link is not None:
                partner = self.right.values[link.copy]
                state = order.get(link.fit, FactState.HEDGED)
            elif a in self.summed:
                state, partner = FactState.AGREE, self.right.values[self.summed[a]]
            elif a in missing:
                state, partner = FactState.ABSENT, None
            else:
                continue
            seen.add(span)
            if a not in self.summed:  # a total and a part of it are no two figures of one thing
                matches.append(Match(value.part, partner.part if partner else None, state))
            label = f"{value.part.kind}:{value.part.unit}:{value.part.normalized}"
            if label not in distinct and not value.soft:
                distinct.add(label)
                facts.append(
                    Fact(
                        value.part.kind.value,
                        state,
                        self.left.quote(value),
                        self.right.quote(partner) if partner else None,
                    )
                )
        matches.extend(Match(None, self.right.values[b].part, FactState.ABSENT) for b in added)
        counts = FigureCounts(
            matched=sum(match.state in (FactState.AGREE, FactState.HEDGED) for match in matches),
            mismatched=sum(match.state is FactState.WRONG for match in matches),
            omitted=len(omitted),
            added=len(added),
        )
        issues = sorted(
            self.issues,
            key=lambda issue: (issue.copy is None, (issue.copy or issue.canonical or _NOWHERE).start, issue.category),
        )
        return FigureComparison(
            tuple(issues), tuple(facts), counts, tuple(matches), tuple(self.retellings), tuple(self.rests)
        )


_NOWHERE = Quote("", 0, 0, "")


def _by_chance(one: Value, two: Value) -> bool:
    """Whether equal values may have nothing to do with each other: “two weeks” and a “2” in another sentence."""
    durations = (one.kind is Kind.DURATION) is not (two.kind is Kind.DURATION)
    return durations and one.role is two.role is Role.AMOUNT and one.amount < _SMALL


def _as_a_word(value: Value, language: str | None) -> bool:
    """Whether a number is one in words, or written in digits as such: 2人, “both”, 1つ, “one of”, 1キロ, “a kilo”."""
    small = value.amount < _SMALL and (value.unit is None or value.amount == 1)
    return value.part.words or (small and profile(language).glued_words)


def _vague(value: Value) -> bool:
    return value.part.hedge is Hedge.SEVERAL


def _calendar_day(when: When, year: int) -> date | None:
    try:
        return date(year, when.month or 1, when.day or 1)
    except ValueError:
        return None


def _day_number(value: Value) -> int:
    """Day of a leap year, for distances between days of the year."""
    month, day = divmod(int(value.amount), 100)
    try:
        return date(2024, month, day).timetuple().tm_yday
    except ValueError:
        return -1000
