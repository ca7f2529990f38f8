"""How far something moved, and where it came to: “lowered by 25 metres” became “lowered to 25 metres”.

The value is the same on both sides; the small word before it tells whether it is the way or the end of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from transcheck.counted import agreeing_figures
from transcheck.figures import Figure, Match
from transcheck.figures.model import Kind
from transcheck.issues import Issue, Quote, Severity, quote
from transcheck.lexical.lexicon import load_lexicon
from transcheck.results import Pair
from transcheck.side import Side

__all__ = ["step_issues"]

_STEP = re.compile(r"\b(by|to)\s+(?:(?!by\b|to\b)\w+\s+){0,3}$", re.IGNORECASE)
# Words of a hedge between a verb and its figure: “fell more than 5 %”.
_HEDGE = 2
_KINDS = frozenset({Kind.NUMBER, Kind.PERCENT, Kind.MONEY})


def step_issues(canonical: Side, copy: Side, pairs: Iterable[Pair], matches: Sequence[Match]) -> list[Issue]:
    """Issues about rises and falls in English that go “by” a figure on one side and “to” it on the other.

    Args:
        canonical: The canonical article.
        copy: The copy.
        pairs: Aligned sentences.
        matches: The figures of both sides and their counterparts.
    """
    if not canonical.language.code == copy.language.code == "en":
        return []
    issues = []
    for one, other, row, column in agreeing_figures(canonical, copy, pairs, matches):
        if one.kind in _KINDS:
            left, right = _step(canonical, row, one), _step(copy, column, other)
            if left and right and left[0] != right[0]:
                issues.append(_issue(left[1], right[1]))
    return issues


def _step(side: Side, index: int, figure: Figure) -> tuple[str, Quote] | None:
    """The “by” or “to” before a figure with its quote, where the sentence tells of a rise or fall before it.

    “Fell 5 %” is by 5 %.
    """
    sentence = side.sentences[index]
    before = sentence.text[: figure.start - sentence.start]
    moves = [cue for cue in load_lexicon("relations", "en").find(before) if cue.kind.startswith("move/")]
    found = _STEP.search(before)
    bare = figure.kind is Kind.PERCENT and moves and len(before[moves[-1].end :].split()) <= _HEDGE
    if not moves or not (found or bare):
        return None
    start = sentence.start + found.start() if found else figure.start
    words = quote(side.document, start, figure.end, sentence.text)
    return found[1].casefold() if found else "by", words


def _issue(one: Quote, other: Quote) -> Issue:
    return Issue(
        category="accuracy/mistranslation/number",
        severity=Severity.CRITICAL,
        confidence=0.75,
        message=f"“{one.text}” became “{other.text}”: how far something moved is not where it came to.",
        canonical=one,
        copy=other,
    )
