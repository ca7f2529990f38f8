"""Events that must be kept apart: “detained” became “convicted”, “missing” became “injured”, in any pair of languages.

The lexicon `data/lexical/events.tsv` sorts words of news reports into classes of concepts that exclude each other or
differ in gravity. A finding needs a concept on each side that the other side lacks, of one class, at linked words or as
the only such ones in a pair of single sentences. Events that befall people exclude each other across classes too, at
linked words. `data/lexical/relations.tsv` does the same for small words
that turn a statement round ("before", "after"), but only at words that stand for each other: "the talks before the
vote" is "the vote after the talks".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transcheck.issues import Direction, Issue, Severity
from transcheck.lexical.lexicon import Cue
from transcheck.lexical.passage import Pairing
from transcheck.lexical.support import contradiction, issue
from transcheck.wordnet import Relation, relation

__all__ = ["event_issues"]

_EVENTS, _RELATIONS = "events", "relations"
# From this distance on a scale of gravity the reader is told something else happened.
_FAR = 2
# Classes whose concepts exclude those of the other classes too where the words stand for each other: somebody who was
# detained in one text was injured in the other.
_PEOPLE = frozenset(("casualties", "custody", "employment", "legal-process"))
# Concepts of two classes that translations put for each other.
_KINDRED = frozenset(
    map(
        frozenset,
        (
            ("detained", "arrested"),
            ("imprisoned", "arrested"),
            ("imprisoned", "convicted"),
            ("killed", "executed"),
            ("rescued", "released"),
        ),
    )
)
_ALIKE = frozenset({Relation.SAME, Relation.SYNONYM, Relation.NARROWER, Relation.BROADER})


@dataclass(frozen=True, slots=True)
class _Concept:
    """The class of a cue: `class/concept/rank`."""

    group: str
    name: str
    rank: int | None


def _concept(cue: Cue) -> _Concept:
    group, name, rank = cue.kind.split("/")
    return _Concept(group, name, int(rank) if rank else None)


def event_issues(forth: Pairing) -> list[Issue]:
    """Issues about events or relations that exclude and stand for each other, from the canonical side."""
    return [
        *_exclusive(forth, _EVENTS, "another event", anywhere=True),
        *_of_other_classes(forth),
        *_exclusive(forth, _RELATIONS, "the opposite", anywhere=False),
    ]


def _exclusive(forth: Pairing, table: str, reading: str, *, anywhere: bool) -> list[Issue]:
    """Concepts of a table that took each other's place.

    Args:
        forth: The pair, from the canonical side.
        table: Name of the lexicon.
        reading: What a reader of the copy is told.
        anywhere: Whether the only two concepts of a class in a pair of single sentences need no linked words.
    """
    here, there = forth.here.cues(table), forth.there.cues(table)
    known = {_concept(cue) for cue in here}
    told = {_concept(cue) for cue in there}
    lost = [cue for cue in here if _concept(cue) not in told]
    new = [cue for cue in there if _concept(cue) not in known]
    issues = []
    for group in dict.fromkeys(_concept(cue).group for cue in lost):
        ours = [cue for cue in lost if _concept(cue).group == group]
        theirs = [cue for cue in new if _concept(cue).group == group]
        alone = len({_concept(cue) for cue in (*ours, *theirs)}) == 2
        pairs = forth.answers(ours, theirs)
        if not pairs and anywhere and alone and ours and theirs and _single(forth):
            pairs = {} if _met_elsewhere(forth, ours[0], theirs[0]) else {ours[0]: theirs[0]}
        exclusive = [two for two in _first_of_each(pairs) if not _same_event(forth, *two)]
        issues += [_issue(forth, one, other, reading) for one, other in exclusive]
    return issues


def _met_elsewhere(forth: Pairing, one: Cue, other: Cue) -> bool:
    """Whether the copy's word stands for another content word of an English pair: “commissioned” became “ordered”."""
    if not forth.same_language:
        return False
    own = set(forth.here.words_in(one.start, one.end))
    told = set(forth.there.words_in(other.start, other.end))
    firm = [(link.canonical, link.copy) for link in forth.links.values() if not link.leftover]
    content = {index for index, word in enumerate(forth.here.words) if word.content} - own
    return any(copy in told and canonical in content for canonical, copy in firm)


def _of_other_classes(forth: Pairing) -> list[Issue]:
    """The first events of two classes, both of which befall people, at words that stand for each other."""
    here, there = (
        [cue for cue in side.cues(_EVENTS) if _concept(cue).group in _PEOPLE] for side in (forth.here, forth.there)
    )
    names = {_concept(cue).name for cue in here}, {_concept(cue).name for cue in there}
    issues = []
    for one in here:
        ends = set(forth.counterparts(forth.here.words_in(one.start, one.end)))
        for other in there:
            left, right = _concept(one), _concept(other)
            told = left.name in names[1] or right.name in names[0] or {left.name, right.name} in _KINDRED
            if (
                left.group != right.group
                and not told
                and ends.intersection(forth.there.words_in(other.start, other.end))
            ):
                issues.append(_issue(forth, one, other, "another event"))
    return issues[:1]


def _same_event(pairing: Pairing, one: Cue, other: Cue) -> bool:
    """Whether English words of concepts without a rank can say the same: a permit revoked is a permit cancelled."""
    if _concept(one).rank is not None or not pairing.here.language == pairing.there.language == "en":
        return False
    return relation(one.text, other.text) in _ALIKE


def _single(pairing: Pairing) -> bool:
    return len(pairing.here.stretch.sentences) == len(pairing.there.stretch.sentences) == 1


def _first_of_each(pairs: dict[Cue, Cue]) -> Sequence[tuple[Cue, Cue]]:
    """One pair for each two concepts."""
    found: dict[tuple[str, str], tuple[Cue, Cue]] = {}
    for one, other in pairs.items():
        found.setdefault((one.kind, other.kind), (one, other))
    return list(found.values())


def _issue(pairing: Pairing, one: Cue, other: Cue, reading: str) -> Issue:
    before, after = _concept(one).rank, _concept(other).rank
    if _concept(one).group != _concept(other).group:
        before = after = None
    ranked = before is not None and after is not None
    far = ranked and abs((after or 0) - (before or 0)) >= _FAR
    direction = None
    if ranked and before != after:
        direction = Direction.HARSHER if (after or 0) > (before or 0) else Direction.SOFTER
    sure = contradiction(pairing.judged) >= 0.5
    return issue(
        pairing,
        "accuracy/mistranslation",
        Severity.CRITICAL if far or (sure and not ranked) else Severity.MAJOR,
        0.75,
        f"“{one.text}” became “{other.text}”: {reading}.",
        one,
        other,
        direction,
    )
