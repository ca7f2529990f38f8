"""Where the two numbers of a share stand: “un Français sur trois”, üç kişiden biri, “jeder dritte”."""

from __future__ import annotations

from typing import NamedTuple

from transcheck.figures.tables import Profile
from transcheck.figures.tokens import Tokens

__all__ = ["NOUNS", "Link", "every", "link_behind", "link_from_whole"]

NOUNS = 2  # words between a number and what joins it to the other: un jeune adulte sur deux
_LETTERS = 6  # the same in scripts of which each letter is a token
_STEM = 2  # letters of a noun before its case ending, at least
_LAST_RANK = 1000
_OPENS = frozenset('.!?:;"«„“(—–')  # a sentence begins behind these


class Link(NamedTuple):
    """What joins the two numbers of a share.

    Attributes:
        at: The token at which the other number begins.
        sure: Whether it says a share whatever the numbers are.
        whole_first: Whether the number before it is the whole.
        closed: Whether no noun may follow the share: “un film sur deux frères” is none.
    """

    at: int
    sure: bool
    whole_first: bool
    closed: bool = False


def link_behind(rules: Profile, tokens: Tokens, start: int, end: int) -> Link | None:
    """What joins the number at tokens `start` to `end` to the other one of a share."""
    word = tokens.words[end] if end < len(tokens.words) else ""
    near = tokens.words[end : end + 1 + (_LETTERS if rules.glued_words else NOUNS)]
    by_noun = bool(rules.ratio_endings) or not rules.noun_links.isdisjoint(near)
    if not (by_noun or rules.whole_before) and rules.share_joins.isdisjoint(near):
        return None
    if word in rules.ratio.firsts and (direct := rules.ratio.after(tokens, end)) is not None:
        return Link(direct[1], direct[0], rules.whole_first)
    if rules.whole_words and rules.whole_words.after(tokens, end) is not None:
        return Link(end, True, False)  # yksi kolmesta
    if rules.whole_before and rules.whole_before.before(tokens, start) is not None:
        return _whole_before(rules, tokens, end)
    if not (rules.ratio_nouns or rules.ratio_endings) or not by_noun:
        return None
    for at in _behind_nouns(rules, tokens, end):
        if tokens.words[at] in rules.ratio_nouns.firsts and (link := rules.ratio_nouns.after(tokens, at)) is not None:
            return Link(link[1], True, rules.whole_first, closed=not link[0])
        stem = tokens.words[at - 1]
        if rules.ratio_endings and len(stem) > _STEM and stem.endswith(rules.ratio_endings):
            return Link(at, True, rules.whole_first) if _is_part(rules, tokens, at) else None
    return None


def link_from_whole(rules: Profile, tokens: Tokens, index: int) -> tuple[int, int, Link] | None:
    """The whole that a word names by its case (háromból, மூன்றில்), where the word ends, and what joins its part."""
    whole = rules.whole_words.after(tokens, index)
    if whole is None:
        return None
    for at in (whole[1], *_behind_nouns(rules, tokens, whole[1])):
        joined = rules.whole_links.after(tokens, at)
        part = joined[1] if joined is not None else at
        if _is_part(rules, tokens, part):
            return whole[0], whole[1], Link(part, True, True)
    return None


def every(rules: Profile, tokens: Tokens, start: int, end: int, rank: int) -> tuple[int, int] | None:
    """The tokens of “every third”, where the rank at tokens `start` to `end` is a share and no rhythm."""
    lead, close = rules.every.before(tokens, start), rules.every_after.after(tokens, end)
    found = lead or close
    if found is None or not found[0] <= rank <= _LAST_RANK:
        return None
    first, last = (lead[1], end) if lead is not None else (start, close[1] if close is not None else end)
    if last < len(tokens.words) and _is_rhythm(rules, tokens, last):
        return None
    if tokens.words[first] in rules.every_pronouns and not _leads_noun(rules, tokens, first, last):
        return None
    return first, last


def _whole_before(rules: Profile, tokens: Tokens, end: int) -> Link | None:
    """The part behind a whole that a word before it announces: از هر سه نفر یک نفر, cứ ba người thì có một người."""
    for at in _behind_nouns(rules, tokens, end):
        joined = rules.whole_links.after(tokens, at)
        part = joined[1] if joined is not None else at
        if (joined is not None or not rules.whole_links) and _is_part(rules, tokens, part):
            return Link(part, True, True)
    return None


def _behind_nouns(rules: Profile, tokens: Tokens, end: int) -> list[int]:
    """The places behind one, two and more words that may be what a number counts."""
    words, places = tokens.words, []
    most = _LETTERS if rules.glued_words else NOUNS
    for at in range(end, len(words) - 1):
        word = words[at]
        if word in "'’" and tokens.glued(at) and tokens.glued(at + 1):
            most += 2  # Türk'ten
        elif not word[0].isalpha() or (word in rules.numbers.firsts and word not in rules.letters):
            break
        places.append(at + 1)
        if len(places) >= most:
            break
    return places


def _is_part(rules: Profile, tokens: Tokens, position: int) -> bool:
    if position >= len(tokens.words):
        return False
    word = tokens.words[position]
    return word.isdecimal() or word in rules.numbers.firsts or word in rules.part_words.firsts


def _is_rhythm(rules: Profile, tokens: Tokens, position: int) -> bool:
    """Whether days, times or matches follow: “every third day” happens, and is no third of the days."""
    unit = rules.units.after(tokens, position)
    if unit is not None and unit[0] in ("second", "minute", "hour", "day", "week", "month", "quarter", "year"):
        return True
    tables = (rules.rhythms, rules.weekdays, rules.months, rules.units)
    return any(table.after(tokens, position) is not None for table in tables)


def _leads_noun(rules: Profile, tokens: Tokens, first: int, last: int) -> bool:
    """Whether a word that is a pronoun as well (joka, co, var) stands where only “every” can, with a noun behind."""
    words = tokens.words
    before = words[first - 1] if first else "."
    free = before in _OPENS or before in rules.every_leads or rules.hedges_before.before(tokens, first) is not None
    return free and last < len(words) and words[last][0].isalpha() and words[last] not in rules.after_parts
