"""A place among others that was lost or gained: “one of the worst storms” became “the worst storm”.

`data/lexical/ranks.tsv` has superlatives and the words that take their edge off: one of, second, third. Such a word on
one side alone, at superlatives that stand for each other, is an issue.
"""

from __future__ import annotations

import re

from transcheck.issues import Issue, Severity
from transcheck.lexical.lexicon import Cue
from transcheck.lexical.passage import Pairing, Passage
from transcheck.lexical.support import issue

__all__ = ["rank_issues"]

_TABLE = "ranks"
_TOP = "top"
# A place as a digit: 2nd, 2., n.º 2.
_DIGITS = {"second": re.compile(r"(?<!\d)[2２](?!\d)"), "third": re.compile(r"(?<!\d)[3３](?!\d)")}
# Words between a superlative and what takes its edge off: “one of the country's largest”.
_BETWEEN = 3
_BASE = 0.7


def rank_issues(forth: Pairing) -> list[Issue]:
    """Superlatives of which one side alone says that there are several, or that another comes first."""
    if not (forth.here.knows(_TABLE) and forth.there.knows(_TABLE)):
        return []
    return (_lost(forth, "lost") or _lost(forth.turned(), "put in"))[:1]


def _lost(pairing: Pairing, what: str) -> list[Issue]:
    """The places beside superlatives here of which the other side has no word at all, though it has the superlative."""
    told = {cue.kind for cue in pairing.there.cues(_TABLE)}
    tops = [cue for cue in pairing.there.cues(_TABLE) if cue.kind == _TOP]
    issues = []
    for place, top in _places(pairing.here):
        digits = _DIGITS.get(place.kind)
        if place.kind in told or (digits and digits.search(pairing.there.text)):
            continue
        ends = set(pairing.counterparts(_region(pairing.here, top)))
        other = next((cue for cue in tops if not ends.isdisjoint(_region(pairing.there, cue))), None)
        if other is not None:
            quote = pairing.here.stretch.quote(min(place.start, top.start), max(place.end, top.end))
            message = f"“{place.text}” was {what}: the rank differs."
            issues.append(issue(pairing, "accuracy/mistranslation", Severity.MAJOR, _BASE, message, quote, other))
    return issues


def _places(side: Passage) -> list[tuple[Cue, Cue]]:
    """The words of a passage that take the edge off a superlative, each with that superlative."""
    cues = side.cues(_TABLE)
    pairs = []
    for place in cues:
        if place.kind != _TOP:
            near = [cue for cue in cues if cue.kind == _TOP and _apart(side, place, cue) <= _BETWEEN]
            pairs += [(place, min(near, key=lambda cue: _apart(side, place, cue)))] if near else []
    return pairs


def _apart(side: Passage, one: Cue, other: Cue) -> int:
    """How many words stand between two cues."""
    first, second = sorted((one, other), key=lambda cue: cue.start)
    return len(side.words_in(first.end, second.start))


def _region(side: Passage, top: Cue) -> list[int]:
    """The words of a superlative and the content words beside it: most | violent, le plus | violent."""
    return [*side.words_of(top), *side.anchors(top, after=1, before=1)]
