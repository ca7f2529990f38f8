"""How far something moved, and where it came to: “lowered by 25 metres” became “lowered to 25 metres”.

The value is the same on both sides; the small word before it tells whether it is the way or the end of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from transcheck.document import Sentence
from transcheck.figures import Figure, Match
from transcheck.figures.model import Kind
from transcheck.issues import Issue, Quote, Severity
from transcheck.lexical.lexicon import load_lexicon
from transcheck.results import FactState, Pair
from transcheck.side import Side

__all__ = ["step_issues"]

_STEP = re.compile(r"\b(by|to)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
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
    aligned = {(row, column) for pair in pairs for row in pair.canonical for column in pair.copy}
    issues = []
    for match in matches:
        one, other = match.canonical, match.copy
        if one is None or other is None or match.state is FactState.WRONG or one.kind not in _KINDS:
            continue
        left, right = _sentence(canonical, one), _sentence(copy, other)
        if left is None or right is None or (left, right) not in aligned:
            continue
        steps = _step(canonical.sentences[left], one), _step(copy.sentences[right], other)
        if None not in steps and steps[0] != steps[1]:
            quotes = _quote(canonical, left, one), _quote(copy, right, other)
            issues.append(_issue(*quotes))
    return issues


def _sentence(side: Side, figure: Figure) -> int | None:
    return next((i for i, one in enumerate(side.sentences) if one.start <= figure.start < one.end), None)


def _step(sentence: Sentence, figure: Figure) -> str | None:
    """The “by” or “to” before a figure, where the sentence tells of a rise or fall before it; “fell 5 %” is by 5 %."""
    before = sentence.text[: figure.start - sentence.start]
    moves = [cue for cue in load_lexicon("relations", "en").find(before) if cue.kind.startswith("move/")]
    if not moves:
        return None
    if found := _STEP.search(before):
        return found[1].casefold()
    beside = len(before[moves[-1].end :].split()) <= _HEDGE
    return "by" if figure.kind is Kind.PERCENT and beside else None


def _quote(side: Side, index: int, figure: Figure) -> Quote:
    sentence = side.sentences[index]
    found = _STEP.search(sentence.text[: figure.start - sentence.start])
    start = sentence.start + found.start() if found else figure.start
    return Quote(side.document.text[start : figure.end], start, figure.end, sentence.text)


def _issue(one: Quote, other: Quote) -> Issue:
    return Issue(
        category="accuracy/mistranslation/number",
        severity=Severity.CRITICAL,
        confidence=0.75,
        message=f"“{one.text}” became “{other.text}”: how far something moved is not where it came to.",
        canonical=one,
        copy=other,
    )
