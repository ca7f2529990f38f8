"""Whether something ends or begins at a date or time: “until March 31” became “from March 31”, in any two languages.

The date is the same on both sides; the small word before it, or behind it in languages that put it there, says which
side of it is meant. What is closed until March opens in March: opposites that say so of one date are no issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from transcheck.counted import agreeing_figures
from transcheck.document import overlap
from transcheck.figures import Figure, Kind, Match
from transcheck.issues import Issue, Quote, Severity, quote
from transcheck.lexical.lexicon import Cue, load_lexicon
from transcheck.results import Pair
from transcheck.side import Side

__all__ = ["bound_issues", "without_reopenings"]

_KINDS = frozenset({Kind.DATE, Kind.TIME})
# Between a word and its date: an article or a preposition (“until the 31st”, “od dnia 3 maja”).
_BEFORE = re.compile(r"\s*(?:[^\W\d]{1,5}\s+)?")
# What may stand between a date and the word behind it: a case ending, a particle (“2030'dan önce”, 2030年の).
_BEHIND = re.compile(r"(?:['’][^\W\d]{1,4})?\s?")
_FOLLOWS = "/behind"  # of the classes of words that stand behind a date
_SINCE = "since"
_UNTIL = "until"
_BY = "by"  # before a date: nothing is said to go on until then
# The two states of a door, in `data/lexical/relations.tsv`.
_DOORS = ("door/open", "door/closed")
_CONFIDENCE = 0.75

# The class of the word that bounds a date, with a quote of both.
_Bound: TypeAlias = tuple[str, Quote]


def bound_issues(canonical: Side, copy: Side, pairs: Iterable[Pair], matches: Sequence[Match]) -> list[Issue]:
    """Issues about agreeing dates and times of aligned sentences at which one side ends what the other begins.

    Args:
        canonical: The canonical article.
        copy: The copy, in any language; without a lexicon of it there are no issues.
        pairs: Aligned sentences.
        matches: The figures of both sides and their counterparts.
    """
    issues = []
    for row, column, left, right in _bounds(canonical, copy, pairs, matches):
        if left and right and (left[0] == _SINCE) != (right[0] == _SINCE):
            if (_goes_on(left) or _goes_on(right)) and _opposed(_doors(canonical, row), _doors(copy, column)):
                continue
            issues.append(_issue(left[1], right[1]))
    return issues


def without_reopenings(
    issues: Iterable[Issue], canonical: Side, copy: Side, pairs: Iterable[Pair], matches: Sequence[Match]
) -> list[Issue]:
    """Issues without those that say “closed” for “opens” where one side states until when and the other from when.

    “The museum reopens in March” is “the museum is closed until March” (and “open until March” is “closes in March”):
    the date is the same, and one side alone has an “until” at it.

    Args:
        issues: Issues of wording.
        canonical: The canonical article.
        copy: The copy, in any language; without lexicons of it all issues stay.
        pairs: Aligned sentences.
        matches: The figures of both sides and their counterparts.
    """
    turned = [
        (_doors(canonical, row), _doors(copy, column))
        for row, column, left, right in _bounds(canonical, copy, pairs, matches)
        if _goes_on(left) != _goes_on(right)
    ]
    return [
        issue
        for issue in issues
        if not any(_opposed(_at(issue.canonical, left), _at(issue.copy, right)) for left, right in turned)
    ]


def _bounds(
    canonical: Side, copy: Side, pairs: Iterable[Pair], matches: Sequence[Match]
) -> Iterator[tuple[int, int, _Bound | None, _Bound | None]]:
    """Sentences with an agreeing date or time, and what bounds it on either side."""
    for one, other, row, column in agreeing_figures(canonical, copy, pairs, matches):
        if one.kind in _KINDS and other.kind in _KINDS:
            yield row, column, _bound(canonical, row, one), _bound(copy, column, other)


def _goes_on(bound: _Bound | None) -> bool:
    return bound is not None and bound[0] == _UNTIL


def _doors(side: Side, index: int) -> list[Cue]:
    """Words for open and closed in a sentence, at their offsets in the document."""
    sentence = side.sentences[index]
    return [
        replace(cue, start=sentence.start + cue.start, end=sentence.start + cue.end)
        for cue in load_lexicon("relations", sentence.language or "und").find(sentence.text)
        if _state(cue)
    ]


def _at(words: Quote | None, doors: Sequence[Cue]) -> list[Cue]:
    return [cue for cue in doors if words is not None and overlap(cue, words)]


def _opposed(one: Sequence[Cue], other: Sequence[Cue]) -> bool:
    """Whether one state of a door stands on one side, and the other one on the other."""
    left, right = {_state(cue) for cue in one}, {_state(cue) for cue in other}
    return len(left) == len(right) == 1 and left != right


def _state(cue: Cue) -> str | None:
    return next((state for state in _DOORS for kind in cue.kinds if kind.startswith(state)), None)


def _bound(side: Side, index: int, figure: Figure) -> _Bound | None:
    """The class of the word that bounds a date, with a quote of both; None where there is none or they differ."""
    sentence = side.sentences[index]
    text, start, end = sentence.text, figure.start - sentence.start, figure.end - sentence.start
    cues = [
        cue
        for cue in load_lexicon("bounds", sentence.language or "und").find(text)
        if (_follows(text, cue, end) if cue.kind.endswith(_FOLLOWS) else _leads(text, cue, start))
    ]
    told = {cue.kind.removesuffix(_FOLLOWS) for cue in cues}
    if told == {_UNTIL, _BY}:
        told = {_BY}
    if len(told) != 1:
        return None
    first, last = min(start, *(cue.start for cue in cues)), max(end, *(cue.end for cue in cues))
    return told.pop(), quote(side.document, sentence.start + first, sentence.start + last, text)


def _leads(text: str, cue: Cue, start: int) -> bool:
    return cue.end <= start and _BEFORE.fullmatch(text, cue.end, start) is not None


def _follows(text: str, cue: Cue, end: int) -> bool:
    """Whether a word stands behind a date, or ends with it as its own ending (3월까지)."""
    if cue.start < end:
        return cue.end > end
    return _BEHIND.fullmatch(text, end, cue.start) is not None


def _issue(one: Quote, other: Quote) -> Issue:
    return Issue(
        category="accuracy/mistranslation/date-time",
        severity=Severity.MAJOR,
        confidence=_CONFIDENCE,
        message=f"“{one.text}” became “{other.text}”: what ends there on one side begins there on the other.",
        canonical=one,
        copy=other,
    )
