"""When, why or for which side: “before the vote” became “after the vote”, between two languages.

The words of `data/lexical/prepositions.tsv` exclude each other where they go with words that stand for each other. What
goes with them has to be the same on both sides: “the talks before the vote” is also “the vote after the talks”.
"""

from __future__ import annotations

import re

from transcheck.issues import Issue, Severity
from transcheck.lexical.events import negators
from transcheck.lexical.lexicon import Cue
from transcheck.lexical.passage import Pairing, Passage
from transcheck.lexical.support import issue

__all__ = ["preposition_issues"]

_TABLE = "prepositions"
_BEHIND = "behind"
_STOP = re.compile(r"[,;:.!?()“”\"–—，；：。！？、؛،]")
# Words looked at beside a preposition, and content words among them.
_WINDOW, _GOVERNED = 5, 2
_BASE = 0.7


def preposition_issues(forth: Pairing) -> list[Issue]:
    """Prepositions that exclude each other at words that stand for each other, from the canonical side."""
    if forth.same_language or any(negators(side.text, side.language) for side in (forth.here, forth.there)):
        return []
    here, there = forth.here.cues(_TABLE), forth.there.cues(_TABLE)
    told = {_concept(cue) for cue in here}, {_concept(cue) for cue in there}
    return [
        issue(
            forth,
            "accuracy/mistranslation",
            Severity.CRITICAL,
            _BASE,
            f"“{one.text}” became “{other.text}”: the opposite.",
            one,
            other,
        )
        for one in here
        for other in there
        if _concept(one)[0] == _concept(other)[0]
        and _concept(one) not in told[1]
        and _concept(other) not in told[0]
        and _of_same(forth, one, other)
    ][:1]


def _concept(cue: Cue) -> tuple[str, str]:
    """What a word says (`order`, `before`), wherever it stands."""
    about, concept, *_ = cue.kind.split("/")
    return about, concept


def _of_same(forth: Pairing, one: Cue, other: Cue) -> bool:
    """Whether the nearest word that each preposition goes with stands for one that the other goes with."""
    left, right = _governed(forth.here, one), _governed(forth.there, other)
    if not left or not right:
        return False
    back = forth.turned()
    return not (
        set(right).isdisjoint(forth.counterparts(left[:1], firm=True))
        or set(left).isdisjoint(back.counterparts(right[:1], firm=True))
    )


def _governed(side: Passage, cue: Cue) -> list[int]:
    """The content words that a preposition goes with, the nearest first: behind it, or before 前に and *sonra*."""
    start, end = side.sentence_at(cue.start)
    if cue.kind.endswith(_BEHIND):
        stops = [match.end() for match in _STOP.finditer(side.text, start, cue.start)]
        words = side.words_in(max(stops, default=start), cue.start)[: -_WINDOW - 1 : -1]
    else:
        stop = _STOP.search(side.text, cue.end, end)
        words = side.words_in(cue.end, stop.start() if stop else end)[:_WINDOW]
    return [word for word in words if side.words[word].content][:_GOVERNED]
