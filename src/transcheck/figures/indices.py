"""Indices of a profile: sets of words made of its tables once, so that most looks at a text cost one look-up."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from transcheck.figures.phrases import Begins, Following, Openers, Phrases
from transcheck.figures.profiles import VULGAR, Atom, Profile
from transcheck.figures.tokens import HYPHENS, NEAR_DIGITS

__all__ = ["with_indices"]


def with_indices(built: Profile) -> Profile:
    """Add the sets by which most words are passed over without a look into the tables."""

    def firsts(*tables: Phrases[Any]) -> frozenset[str]:
        return frozenset(word for table in tables for word in table)

    def lasts(*tables: Phrases[Any]) -> frozenset[str]:
        return frozenset(word for table in tables for word in table.ends)

    after = (
        built.scales, built.numbers, built.units, built.counters, built.currencies, built.percent_after, built.of_parts,
        built.ordinal_after, built.fractions, built.and_half, built.dozens, built.parts_of, built.decades, built.over,
        built.tenths, built.ordinals, built.divided, built.power_words, built.power_joins, built.times,
    )  # fmt: skip
    marks = (
        built.tenths, built.decades, built.percent_after, built.ordinal_after, built.currencies, built.units,
        built.of_parts,
    )  # fmt: skip
    scales = firsts(built.scales, built.numbers) | HYPHENS | {"m", "b"}
    part_tables: tuple[Phrases[Any], ...] = (
        built.times, built.power_words, built.power_joins, built.parts_of, built.and_half, built.divided, built.over,
        built.fractions, built.ordinals, built.numbers,
    )  # fmt: skip
    part_words = (
        *VULGAR, "/", *HYPHENS, *built.plural_ranks, *built.locatives, *built.decimal_words, *built.weak_decimals,
        *built.fraction_joins, *built.share_links,
    )  # fmt: skip
    number_openers = _openers(
        part_tables, {*part_words, *scales, *built.letters, *built.points, *firsts(built.odd), *"x×e^"}
    )
    values = {word: atom.value for word, atom in built.numbers.single.items()}
    values |= {word: 10**power for word, power in built.powers.items()} | dict(built.numerals)
    # Words that begin longer numbers, unless what follows them there is among the words that go on with any number.
    longer = (phrase for phrase in built.numbers.phrases if len(phrase) > 1)
    goes_on = ((word, next((after for after in rest if after not in HYPHENS), "")) for word, *rest in longer)
    unseen = {word for word, after in goes_on if number_openers.get(after, ()) is not None}
    named: tuple[Phrases[Any], ...] = (
        built.months, built.short_months, built.weekdays, built.short_weekdays, built.relative_days, built.turns,
        built.month_before, built.eras, built.holidays, built.decade_names, built.shifts,
        *([built.month_turns] if built.day_after else []),
    )  # fmt: skip
    dates = firsts(*named, built.ordinals, *([built.numbers] if built.spelled_days or built.spelled_first else []))
    after_ones = firsts(built.numbers, built.dozens, built.fractions, built.scales) | frozenset(
        word for phrase in built.vague.phrases for word in phrase[1:2]
    )
    # An article that is no number word begins a figure only before what it can count.
    indefinite = {
        word: dict.fromkeys(after_ones | built.time_words)
        for word in built.ones
        if word not in built.numbers and word not in built.hedged_units
    }
    openings = {**built.openings, **indefinite}
    articles = frozenset(
        word
        for word in firsts(built.not_figures) & built.numbers.single.keys()
        if built.numbers.single[word] == Atom(1) and built.not_figures[word][0]
        if word not in built.ones | built.letters and word not in built.year_before
    )
    openers, followers = _openers(part_tables, part_words), _openers(after, ("-", "‐", "‑", "/", "^", "e", *VULGAR))
    number_marks = frozenset((
        *built.points, *firsts(built.odd, built.and_half, built.ratio), *built.several, "x", "×", *built.fraction_joins,
        *built.decimal_words, *built.weak_decimals,
    ))  # fmt: skip
    calendar_marks = (
        firsts(built.year_after, built.month_after, built.day_after, built.hour_marks, built.minute_marks)
        | built.points
        | firsts(built.odd)
        | built.several
    )
    month_words = firsts(built.months, built.month_before, built.short_months)
    date_followers = (
        dates
        | built.date_joins
        | firsts(built.ordinal_after, built.year_after, built.month_after, built.day_after, built.decades)
        | firsts(built.other_months)
        | built.year_links
        | built.joins
        | firsts(built.to, built.month_turns)
        | frozenset("-/.,(（،")
    )
    single_ones = built.share_ones | {word for word, atom in built.numbers.single.items() if atom == Atom(1)}
    not_figure_openers = _openers((built.not_figures,), firsts(built.year_before) & firsts(built.numbers))
    not_figure_leads = _leads(built.not_figures)
    counted_hedges = built.glued_words or built.strict_letters  # a hedge can follow what is counted: 300人以上
    spoken = built.hour_marks or built.oclock or built.am or built.pm
    return replace(
        built,
        date_words=dates | built.letters,
        bare_days=frozenset(
            word
            for table in (built.numbers, built.ordinals)
            for word in table
            if date_followers.issuperset(table.seconds(word))
        )
        - firsts(*named)
        - built.letters,
        dated_words=_dated_words(built),
        clock_words=firsts(built.clock, built.clock_parts, built.hour_words, built.half_before)
        | (firsts(built.numbers, built.clock_hours) | built.letters if spoken else frozenset())
        | (firsts(built.ordinals) if built.clock_before else frozenset()),
        after_ones=after_ones,
        articles=articles,
        article_follows=frozenset(openers)
        | frozenset(followers)
        | number_marks
        | built.letters
        | firsts(built.months)
        | {word for phrase in (*built.quantities.phrases, *built.not_figures.phrases) for word in phrase[1:2]}
        | {","},
        opening_words=_openers((built.numbers, built.quantities, built.relative_days, built.per_scales, built.vague)),
        letter_followers=Openers({**followers, **dict.fromkeys((*built.letters, *calendar_marks))}),
        followers=followers,
        number_marks=number_marks,
        date_followers=date_followers,
        day_followers=month_words
        | firsts(built.month_turns, built.other_months, built.to, built.ordinals)
        | built.date_joins
        | built.joins
        | built.digit_months
        | frozenset(",.-/"),
        follower_heads=frozenset(head for table in after for head in table.heads),
        begins=Begins(built.anchors, openings, built.compound_heads),
        first_letters=None
        if built.compound_heads or built.prefixes or not built.glued_words
        else _first_letters(built.anchors, openings),
        date_leads=firsts(built.holidays, built.decade_names, built.shifts, built.turns, built.month_turns),
        day_words=firsts(built.ordinals, built.numbers),
        month_words=month_words,
        dated_marks=firsts(built.year_after, built.month_after, built.day_after, built.decades),
        openers=lasts(built.ordinal_before, built.negative_words),
        part_openers=openers,
        scale_openers=scales,
        number_openers=number_openers,
        scale_heads=built.scales.heads,
        number_heads=built.scales.heads | built.compound_heads,
        alone={word: Decimal(value) for word, value in values.items() if word not in unseen},
        leads=firsts(
            built.percent_before,
            built.per_scales,
            built.quantities,
            built.ordinals,
            built.vague,
            built.half_before,
            built.fraction_words,
            built.dozens,
            *([built.numbers] if built.scale_first else []),
        )
        | built.ones,
        signs=lasts(built.negative_words) | {".", built.decimal, "-", "−", "－"},
        marks_before=lasts(
            built.percent_before, built.per_scales, built.ordinal_before, built.currencies_before, built.units_before
        ),
        hedge_ends=lasts(built.hedges_before, built.than_before, built.hedge_gaps) | built.ones | built.one_words,
        middle_words=lasts(built.middles),
        unit_hedges=firsts(built.hedged_units),
        unit_leads=firsts(built.hedged_units) | built.one_words | built.ones,
        not_figure_openers=not_figure_openers,
        not_figure_leads=not_figure_leads,
        not_numerals=firsts(built.not_powers, built.copulas, built.range_end),
        single_ones=single_ones,
        share_joins=firsts(built.ratio, built.ratio_nouns, built.whole_words),
        noun_links=firsts(built.ratio_nouns) | frozenset("'’"),
        range_leads=lasts(built.than_before, built.to, built.hedges_before, built.range_and),
        range_follows=firsts(built.to, built.hedges_after, built.range_and),
        range_openers=firsts(built.to, built.range_and, built.range_join),
        clock_leads=lasts(built.am, built.pm, built.clock_before),
        clock_names=firsts(built.clock, built.hour_words, built.clock_parts, built.half_before),
        shift_leads=lasts(built.ago_before, built.hence_before, built.in_future),
        shift_marks=firsts(
            built.before_date, built.after_date, built.ago_after, built.hence_after, built.in_future_after
        ),
        clock_openers=firsts(built.am, built.pm, built.oclock),
        clock_marks=firsts(built.am, built.pm, built.oclock, built.hour_marks) | frozenset(":："),
        mark_openers=_openers((*marks, built.minute_marks) if built.glued_words else marks, HYPHENS),
        mark_heads=frozenset(head for table in marks for head in table.heads),
        other_marks=firsts(built.tenths, built.decades, built.percent_after, built.ordinal_after, built.minute_marks)
        | HYPHENS
        | {"."},
        hedge_follows=firsts(built.hedges_after, *([built.counters] if counted_hedges else [])),
        decade_leads=lasts(built.decade_before) | (frozenset("'’‘") if built.decade_before else frozenset()),
        beginnings=frozenset(
            (
                *built.one_words,
                *built.hedged_units,
                *built.ones,
                *built.letters,
                *single_ones,
                *articles,
                *not_figure_openers,
                *not_figure_leads,
                *lasts(built.middles),
            )
        ),
        uncounted=frozenset(not_figure_openers) | frozenset(not_figure_leads),
    )


def _first_letters(anchors: frozenset[str], openings: Mapping[str, Following]) -> re.Pattern[str]:
    """The first letters of words at which a figure can begin, as `Begins` has them.

    Those of openings only before the first letter of a word that may follow one: one of them all, which is quick.
    """
    opening = {word for word in anchors & openings.keys() if len(word) == 1}
    sure = "".join(sorted({word[0] for word in anchors - opening}))
    unsure = "".join(sorted(opening.difference(sure)))
    seconds = "".join(sorted({word[0] for opener in opening for word in openings[opener] or ()}))
    sure, unsure, seconds = NEAR_DIGITS + re.escape(sure), re.escape(unsure), re.escape(seconds)
    return re.compile(rf"[{sure}{unsure}](?:(?<=[{sure}])|(?=\s*+[{seconds}]))" if seconds else f"[{sure}]")


def _openers(tables: Iterable[Phrases[Any]], alone: Iterable[str] = ()) -> Openers:
    """The first words of phrases with those that come second there, and words behind which nothing need follow."""
    found: dict[str, set[str] | None] = {}
    for phrase in (phrase for table in tables for phrase in table.phrases):
        seconds = found.setdefault(phrase[0], set())
        if len(phrase) == 1:
            found[phrase[0]] = None
        elif seconds is not None:
            seconds.add(phrase[1])
    found |= dict.fromkeys(alone)
    return Openers({word: None if seconds is None else frozenset(seconds) for word, seconds in found.items()})


def _leads(table: Phrases[Any]) -> dict[str, frozenset[str]]:
    """The words of phrases but for the first ones, with those that stand right before them there."""
    found: dict[str, set[str]] = {}
    for phrase in table.phrases:
        for lead, word in itertools.pairwise(phrase):
            found.setdefault(word, set()).add(lead)
    return {word: frozenset(leads) for word, leads in found.items()}


def _dated_words(built: Profile) -> dict[str, frozenset[str] | None]:
    """Numerals that begin phrases of dates, with the words that follow them there; None where nothing need follow."""
    tables: tuple[Phrases[Any], ...] = (
        built.months, built.short_months, built.weekdays, built.short_weekdays, built.relative_days, built.turns,
        built.month_before, built.eras, built.holidays, built.ordinals, built.decade_names, built.month_turns,
        built.numbers, built.other_months,
    )  # fmt: skip
    found: dict[str, frozenset[str] | None] = {}
    for phrase in (phrase for table in tables for phrase in table.phrases):
        word, after = phrase[0], frozenset(phrase[1:2])
        if word in built.letters or word in built.eras:
            known = found.get(word, frozenset())
            found[word] = known | after if after and known is not None else None
    return found
