"""Whether something ends or begins at a date or time: “until March 31” became “from March 31”, in any two languages.

The date is the same on both sides; the small word before it, or behind it in languages that put it there, says which
side of it is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from transcheck.counted import agreeing_figures
from transcheck.figures import Figure, Kind, Match
from transcheck.issues import Issue, Quote, Severity, quote
from transcheck.lexical.lexicon import Cue, load_lexicon
from transcheck.results import Pair
from transcheck.side import Side

__all__ = ["bound_issues"]

_KINDS = frozenset({Kind.DATE, Kind.TIME})
# Between a word and its date: an article or a preposition (“until the 31st”, “od dnia 3 maja”).
_BEFORE = re.compile(r"\s*(?:[^\W\d]{1,5}\s+)?")
# What may stand between a date and the word behind it: a case ending, a particle (“2030'dan önce”, 2030年の).
_BEHIND = re.compile(r"(?:['’][^\W\d]{1,4})?\s?")
_FOLLOWS = "/behind"  # of the classes of words that stand behind a date
_CONFIDENCE = 0.75


def bound_issues(canonical: Side, copy: Side, pairs: Iterable[Pair], matches: Sequence[Match]) -> list[Issue]:
    """Issues about agreeing dates and times of aligned sentences at which one side ends what the other begins.

    Args:
        canonical: The canonical article.
        copy: The copy, in any language; without a lexicon of it there are no issues.
        pairs: Aligned sentences.
        matches: The figures of both sides and their counterparts.
    """
    issues = []
    for one, other, row, column in agreeing_figures(canonical, copy, pairs, matches):
        if one.kind in _KINDS and other.kind in _KINDS:
            left, right = _bound(canonical, row, one), _bound(copy, column, other)
            if left and right and left[0] != right[0]:
                issues.append(_issue(left[1], right[1]))
    return issues


def _bound(side: Side, index: int, figure: Figure) -> tuple[str, Quote] | None:
    """The class of the word that bounds a date, with a quote of both; None where there is none or they differ."""
    sentence = side.sentences[index]
    text, start, end = sentence.text, figure.start - sentence.start, figure.end - sentence.start
    cues = [
        cue
        for cue in load_lexicon("bounds", sentence.language or "und").find(text)
        if (_follows(text, cue, end) if cue.kind.endswith(_FOLLOWS) else _leads(text, cue, start))
    ]
    told = {cue.kind.removesuffix(_FOLLOWS) for cue in cues}
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
