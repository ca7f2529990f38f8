"""Lengths of time without a number: “within hours” told as “within days”, “for decades” as “for centuries”.

Figures compare what has a number. `data/lexical/lengths.tsv` has the units of each language: the forms that stand for
several of them, and the stems by which any mention is known, which only answer. A finding needs one unit of each side
that the other never mentions, at linked words or as the only ones of two single sentences.
"""

from __future__ import annotations

from transcheck.english import english
from transcheck.issues import Issue, Severity
from transcheck.lexical.lexicon import Cue
from transcheck.lexical.passage import Pairing, Passage
from transcheck.lexical.support import issue

__all__ = ["length_issues"]

_CATEGORY = "accuracy/mistranslation/duration"
_TABLE = "lengths"
# The unit of each class.
_UNITS = {
    "minutes": "minute", "hours": "hour", "days": "day", "weeks": "week", "months": "month", "years": "year",
    "decades": "decade", "centuries": "century",
}  # fmt: skip


def length_issues(forth: Pairing) -> list[Issue]:
    """The first unit of an indefinite length of time for which the copy has another, from the canonical side."""
    if not forth.here.knows(_TABLE) or not forth.there.knows(_TABLE):
        return []
    here, there = forth.here.cues(_TABLE), forth.there.cues(_TABLE)
    named = [{unit for cue in cues for unit in _units(cue)} for cues in (here, there)]
    ours = [cue for cue in here if _several(cue, named[1]) and _led(forth.here, cue)]
    theirs = [cue for cue in there if _several(cue, named[0])]
    for one in ours:
        ends = set(forth.counterparts(forth.here.words_of(one)))
        for other in theirs:
            alone = forth.single and len(here) == len(there) == 1
            if alone or not ends.isdisjoint(forth.there.words_of(other)):
                message = f"“{one.text}” became “{other.text}”: another length of time."
                return [issue(forth, _CATEGORY, Severity.MAJOR, 0.65, message, one, other)]
    return []


def _units(cue: Cue) -> set[str]:
    return {_UNITS.get(kind, kind) for kind in cue.kinds}


def _several(cue: Cue, named: set[str]) -> bool:
    """Whether a cue stands for several of a unit that the other side does not name."""
    return not _UNITS.keys().isdisjoint(cue.kinds) and named.isdisjoint(_units(cue))


def _led(side: Passage, cue: Cue) -> bool:
    """Whether a unit of English stands behind a word that makes it a length of time."""
    first = min(side.words_of(cue), default=0)
    return first > 0 and side.words[first - 1].text.casefold() in english("lengths")
