"""Events that must be kept apart: “detained” became “convicted”, “missing” became “injured”, in any pair of languages.

The lexicon `data/lexical/events.tsv` sorts words of news reports into classes of concepts that exclude each other or
differ in gravity. A finding needs a concept on each side that the other side lacks, of one class, at linked words or as
the only such ones in a pair of single sentences. A word of several concepts may mean any of them. Events that befall
people exclude each other across classes too, at linked words. `data/lexical/relations.tsv` does the same for small
words that turn a statement round ("before", "after"), but only at words that stand for each other: "the talks before
the vote" is "the vote after the talks". So does `data/lexical/cohyponyms.tsv` for parts of the day, seasons, how often
something is, superlatives, and things and people of one sort; `data/lexical/akin.tsv` has those that do not exclude
each other. Between two languages these, and opposites, may also stand in one slot without being linked surely.
`data/lexical/periods.tsv` does it for last, this and next week, month and year, `data/lexical/opposites.tsv` for
properties, states and acts and their opposites.
`data/lexical/groups.tsv` does it for groups of people that are taken for each other (teachers and pupils, suppliers and
customers), at linked words alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cache

from transcheck.bundled import read_pairs
from transcheck.document import overlap
from transcheck.issues import Direction, Issue, Severity
from transcheck.lexical.lexicon import Cue, languages_where, load_lexicon
from transcheck.lexical.negation import excepted
from transcheck.lexical.passage import Pairing, Passage
from transcheck.lexical.support import contradiction, issue
from transcheck.wordnet import Relation, relation

__all__ = ["complements", "event_issues", "negators", "opposed"]

_EVENTS, _RELATIONS, _COHYPONYMS = _TABLES = "events", "relations", "cohyponyms"
# Sets of which the only two members in a pair of single sentences need no linked words, as those of events.
_SURE = frozenset(
    (
        *("age", "chamber", "half", "heat", "length", "noon", "period", "price", "recurrence", "repetition", "season"),
        *("speed", "wealth", "wetness"),
    )
)
# What a reader of the copy is told where the class says it better than the table.
_READINGS = {
    "compass": "another direction",
    "daytime": "another part of the day",
    "dignitary": "somebody else",
    "frequency": "another frequency",
    "kin": "somebody else",
    "portfolio": "somebody else",
    "multiple": "another multiple",
    "period": "another time",
    "recurrence": "another number of times",
    "repetition": "another number of times",
    "season": "another season",
}
_READINGS |= dict.fromkeys(
    ("acquaintance", "age-group", "army-rank", "artist", "clergy", "occupation", "people", "player", "scholar"),
    "somebody else",
)
_READINGS |= dict.fromkeys(
    (
        *("age", "chamber", "flight", "half", "heat", "height", "length", "merit", "owner", "phase", "price", "reach"),
        *("settlement", "size", "speed", "strength", "wealth", "wetness", "wing"),
    ),
    "the opposite",
)
_GROUPS, _PERIODS, _OPPOSITES = "groups", "periods", "opposites"
# What a copy that appears a week later says of the same time, from the canonical side.
_A_WEEK_LATER = frozenset((("this-week", "last-week"), ("next-week", "this-week")))
# Tables of which the only two words of a class in a pair of single sentences need not be best matches of each other.
_IN_A_SLOT = frozenset((_COHYPONYMS, _OPPOSITES))
# From this distance on a scale of gravity the reader is told something else happened.
_FAR = 2
# One of so many words before an event may deny it; in some languages one behind it.
_NEAR = 3
_NEGATORS = frozenset(("negator", "until"))
# Classes whose concepts exclude those of the other classes too where the words stand for each other: somebody who was
# detained in one text was injured in the other.
_PEOPLE = frozenset(("casualties", "custody", "employment", "legal-process"))
# Concepts of two classes that translations put for each other.
_KINDRED = frozenset(
    map(
        frozenset,
        (
            ("detained", "arrested"),
            ("fled", "arrested"),
            ("fled", "detained"),
            ("fled", "escaped"),
            ("imprisoned", "arrested"),
            ("imprisoned", "convicted"),
            ("killed", "executed"),
            ("rescued", "released"),
        ),
    )
)
# Classes of relations whose two sides are two parties: who is taken for the other does what the other did.
_PARTIES = frozenset(("office", "lease", "loan", "sale", "work", "class", "care", "outcome"))
# Classes of relations whose concepts may tell one deal from its two ends. Across languages, where nothing shows which
# end acts, they exclude each other from this contradiction on; set on dev copies, and on training ones.
_DEALS, _TURNED_ROUND = frozenset(("contest", "dealing", "lending")), 0.45
_ALIKE = frozenset({Relation.SAME, Relation.SYNONYM, Relation.NARROWER, Relation.BROADER})


@dataclass(frozen=True, slots=True)
class _Concept:
    """A class of a cue: `class/concept/rank`."""

    group: str
    name: str
    rank: int | None


@cache
def _concept(kind: str) -> _Concept:
    group, name, rank = kind.split("/")
    return _Concept(group, name, int(rank) if rank else None)


def _concepts(cue: Cue, group: str | None = None) -> frozenset[_Concept]:
    """What a cue may say, of one group or of all: “dibebaskan” is freed and acquitted."""
    found = map(_concept, cue.kinds)
    return frozenset(concept for concept in found if group in {None, concept.group})


def _groups(cues: Iterable[Cue]) -> list[str]:
    return list(dict.fromkeys(_concept(kind).group for cue in cues for kind in cue.kinds))


def _excludes(one: Cue, other: Cue, group: str) -> bool:
    """Whether two cues say things of a group that cannot both be meant."""
    ours, theirs = _concepts(one, group), _concepts(other, group)
    if not (ours and theirs) or _shared(ours, theirs):
        return False
    return not any((here.name, there.name) in _A_WEEK_LATER for here in ours for there in theirs)


def _shared(some: Set[_Concept], others: Set[_Concept]) -> bool:
    """Whether two words may say the same: a concept in common, or one that translators put for another (`akin.tsv`)."""
    return not some.isdisjoint(others) or any(not others.isdisjoint(_akin().get(one, ())) for one in some)


@cache
def _akin() -> dict[_Concept, frozenset[_Concept]]:
    """For each concept those of its class that it does not exclude, both ways."""
    pairs = read_pairs("lexical/akin.tsv")
    return {_concept(f"{kind}/"): frozenset(_concept(f"{other}/") for other in kinds) for kind, kinds in pairs.items()}


def _answers(one: Cue, other: Cue) -> bool:
    """Whether two cues may say the same: they share a concept, and one of every group that both are of."""
    shared = _shared(_concepts(one), _concepts(other))
    return shared and not any(_excludes(one, other, group) for group in _groups([one]))


def _unanswered(cues: Iterable[Cue], others: Sequence[Cue]) -> list[Cue]:
    return [cue for cue in cues if not any(_answers(cue, other) for other in others)]


def negators(text: str, language: str) -> list[Cue]:
    """The words of a text that deny; in a language without a lexicon none."""
    return [cue for cue in load_lexicon("negation", language).find(text) if cue.kind in _NEGATORS]


def opposed(one: Cue, other: Cue) -> bool:
    """Whether two cues of a table say things of which only one is true of the same people or things.

    Arrest and detention are not: they differ in gravity alone.
    """
    if not _concepts(one).isdisjoint(_concepts(other)):
        return False
    if any(_excludes(one, other, group) for group in _groups([one])):
        return True
    befall = all(_PEOPLE.intersection(_groups([cue])) for cue in (one, other))
    return befall and not _kindred(_names([one]), _names([other]))


def event_issues(forth: Pairing) -> list[Issue]:
    """Issues about events or relations that exclude and stand for each other, from the canonical side."""
    found = [
        *_exclusive(forth, _EVENTS, "another event"),
        *_of_other_classes(forth),
        *_exclusive(forth, _RELATIONS, "the opposite"),
        *_exclusive(forth, _COHYPONYMS, "something else"),
        *_exclusive(forth, _PERIODS, "another time"),
        *_exclusive(forth, _OPPOSITES, "the opposite"),
    ]
    told = {(issue.canonical, issue.copy) for issue in found}
    return found + [issue for issue in _other_people(forth) if (issue.canonical, issue.copy) not in told]


def _other_people(forth: Pairing) -> list[Issue]:
    """Groups of people that stand for each other, of two languages: whoever tells a story anew names them otherwise."""
    if forth.same_language:
        return []
    lost, new = _told_alone(forth.here, forth.there, _GROUPS), _told_alone(forth.there, forth.here, _GROUPS)
    pairs = {
        one: other
        for one in lost
        for other in new
        if forth.linked(one, other) and any(_excludes(one, other, group) for group in _groups([one]))
    }
    return [_issue(forth, one, other, "somebody else") for one, other in _first_of_each(pairs)]


def _exclusive(forth: Pairing, table: str, reading: str) -> list[Issue]:
    """Concepts of a table that took each other's place.

    Args:
        forth: The pair, from the canonical side.
        table: Name of the lexicon.
        reading: What a reader of the copy is told, unless the class says it better.
    """
    lost, new = _told_alone(forth.here, forth.there, table), _told_alone(forth.there, forth.here, table)
    one_deal = not forth.same_language and contradiction(forth.judged) < _TURNED_ROUND
    spared = _DEALS if one_deal else frozenset[str]()
    issues = [
        _issue(forth, one, other, _READINGS.get(group, reading), group)
        for one, other, group in _exchanged(forth, table, {*lost, *new})
        if group not in spared
    ]
    for group in _groups(lost):
        if group in spared:
            continue
        ours = [cue for cue in lost if _concepts(cue, group)]
        theirs = [cue for cue in new if _concepts(cue, group)] or _told_again(forth, ours, table, group)
        alone = len({_concepts(cue, group) for cue in (*ours, *theirs)}) == 2
        pairs = forth.answers(ours, theirs)
        anywhere = table == _EVENTS or group in _SURE
        anywhere = anywhere or (table in _IN_A_SLOT and not forth.same_language and _may_stand_for(forth, ours, theirs))
        if not pairs and anywhere and alone and ours and theirs and forth.single:
            pairs = {} if _met_elsewhere(forth, ours[0], theirs[0]) else {ours[0]: theirs[0]}
        issues += [
            _issue(forth, one, other, _READINGS.get(group, reading), group)
            for one, other in _first_of_each(pairs)
            if _excludes(one, other, group)
            and not _same_event(forth, one, other)
            and not complements(forth, one, other)
        ]
    return issues


def _exchanged(forth: Pairing, table: str, alone: Set[Cue]) -> list[tuple[Cue, Cue, str]]:
    """Linked cues of two languages that exclude each other, where others answer them that stand for another word.

    “The number fell, since fewer came”, «het aantal steeg, omdat er minder kwamen»: fewer is no answer to fell.
    """
    if forth.same_language:
        return []
    here, there = forth.here.cues(table), forth.there.cues(table)
    back = forth.turned()
    return [
        (one, other, group)
        for one in here
        for other in there
        if not (one in alone and other in alone) and forth.linked(one, other)
        for group in _groups([one])
        if _excludes(one, other, group)
        and all(_placed(back, cue, one) for cue in there if _answers(one, cue))
        and all(_placed(forth, cue, other) for cue in here if _answers(other, cue))
        and not (_joined(forth.here, one, other, here) and _joined(forth.there, other, one, there))
        and not complements(forth, one, other)
    ][:1]


def _joined(side: Passage, cue: Cue, other: Cue, cues: Iterable[Cue]) -> bool:
    """Whether a cue stands beside one that answers the other side's: “quake and tsunami” are one in either order."""
    for near in cues:
        first, last = sorted((cue, near), key=lambda one: one.start)
        if _answers(other, near) and not any(side.words[word].content for word in side.words_in(first.end, last.start)):
            return True
    return False


def _placed(pairing: Pairing, cue: Cue, other: Cue) -> bool:
    """Whether a cue here surely stands for content words there, none of which is of a given cue."""
    ends = pairing.counterparts(pairing.here.words_of(cue), firm=True)
    return any(pairing.there.words[end].content for end in ends) and set(ends).isdisjoint(pairing.there.words_of(other))


def _told_alone(side: Passage, other: Passage, table: str) -> list[Cue]:
    """The cues of a table that the other side does not answer, neither there nor, by the same word, in another table.

    “Geschlossen” is an event, “closed” only the opposite of “open”.
    """
    answered = []
    for second in _TABLES:
        if second != table:
            theirs = other.cues(second)
            answered += [cue for cue in side.cues(second) if any(_answers(cue, one) for one in theirs)]
    return [
        cue for cue in _unanswered(side.cues(table), other.cues(table)) if not any(_meet(cue, one) for one in answered)
    ]


def _meet(cue: Cue, other: Cue) -> bool:
    """Whether two cues of one text share words, those in their gaps apart."""
    return any(start < last and first < end for start, end in cue.spans for first, last in other.spans)


def _told_again(forth: Pairing, lost: Sequence[Cue], table: str, group: str) -> list[Cue]:
    """What the copy says oftener than the article, in the place of what it lost: sentenced and, again, found guilty.

    Only where it stands for a lost word itself, and is the utmost opposite of it.
    """
    here, there = forth.here.cues(table), forth.there.cues(table)
    ends = set(forth.counterparts([index for cue in lost for index in forth.here.words_of(cue)]))
    return [
        cue
        for cue in there
        if not ends.isdisjoint(forth.there.words_of(cue))
        and sum(_answers(cue, one) for one in here) < sum(_answers(cue, one) for one in there)
        and all(_far_apart(one, cue, group) for one in lost)
    ]


def _far_apart(one: Cue, other: Cue, group: str) -> bool:
    """Whether two cues exclude each other, two or more steps of gravity apart where they have any."""
    ranks = _rank(one, group), _rank(other, group)
    return _excludes(one, other, group) and (None in ranks or abs((ranks[0] or 0) - (ranks[1] or 0)) >= _FAR)


def complements(pairing: Pairing, one: Cue, other: Cue) -> bool:
    """Whether one of two events is denied: nobody was hurt, all were unharmed; or one is the exception from the other.

    A denial that belongs to the event (“no injuries”) is answered by any in the other text.
    """
    if excepted(pairing):
        return True
    here, there = (negators(side.text, side.language) for side in (pairing.here, pairing.there))
    if (there and any(_inside(word, one) for word in here)) or (here and any(_inside(word, other) for word in there)):
        return True
    return _denied(pairing.here, one) != _denied(pairing.there, other)


def _inside(word: Cue, event: Cue) -> bool:
    return event.start <= word.start < event.end


def _denied(side: Passage, cue: Cue) -> bool:
    words = side.words_of(cue)
    if not words:
        return False
    behind = side.language in languages_where("negator_behind")
    first, last = (max(words) + 1, max(words) + _NEAR) if behind else (min(words) - _NEAR, min(words) - 1)
    near = side.words[max(first, 0) : last + 1]
    return any(overlap(negator, word) for negator in negators(side.text, side.language) for word in near)


def _may_stand_for(forth: Pairing, ours: Sequence[Cue], theirs: Sequence[Cue]) -> bool:
    """Whether cues of two languages stand in one slot, or none of them surely stands for another content word.

    Who exchanged a word often left both without a best match; but so does who denies the opposite.
    """
    ends = set(forth.counterparts([word for cue in ours for word in forth.here.words_of(cue)]))
    if not ends.isdisjoint(word for cue in theirs for word in forth.there.words_of(cue)):
        return True
    back = forth.turned()
    denied = any(negators(side.text, side.language) for side in (forth.here, forth.there))
    return not (denied or any(_firmly(forth, cue) for cue in ours) or any(_firmly(back, cue) for cue in theirs))


def _firmly(forth: Pairing, cue: Cue) -> bool:
    """Whether a cue here surely stands for a content word there."""
    ends = forth.counterparts(forth.here.words_of(cue), firm=True)
    return any(forth.there.words[end].content for end in ends)


def _met_elsewhere(forth: Pairing, one: Cue, other: Cue) -> bool:
    """Whether the copy's word stands for another content word of an English pair: “commissioned” became “ordered”."""
    if not forth.same_language:
        return False
    own = set(forth.here.words_of(one))
    told = set(forth.there.words_of(other))
    firm = [(link.canonical, link.copy) for link in forth.links.values() if not link.leftover]
    content = {index for index, word in enumerate(forth.here.words) if word.content} - own
    return any(copy in told and canonical in content for canonical, copy in firm)


def _of_other_classes(forth: Pairing) -> list[Issue]:
    """The first events of two classes, both of which befall people, at words that stand for each other."""
    here, there = (
        [cue for cue in side.cues(_EVENTS) if not _PEOPLE.isdisjoint(_groups([cue]))]
        for side in (forth.here, forth.there)
    )
    names = _names(here), _names(there)
    issues = []
    for one in here:
        ends = set(forth.counterparts(forth.here.words_of(one)))
        for other in there:
            left, right = _names([one]), _names([other])
            told = left & names[1] or right & names[0] or _kindred(left, right)
            if (
                not told
                and set(_groups([one])).isdisjoint(_groups([other]))
                and ends.intersection(forth.there.words_of(other))
            ):
                issues.append(_issue(forth, one, other, "another event"))
    return issues[:1]


def _kindred(some: set[str], others: set[str]) -> bool:
    return any(name in others or {name, other} in _KINDRED for name in some for other in others)


def _names(cues: Iterable[Cue]) -> set[str]:
    return {_concept(kind).name for cue in cues for kind in cue.kinds}


def _same_event(pairing: Pairing, one: Cue, other: Cue) -> bool:
    """Whether English words of concepts without a rank can say the same: a permit revoked is a permit cancelled."""
    if not pairing.english:
        return False
    return all(concept.rank is None for concept in _concepts(one)) and relation(one.text, other.text) in _ALIKE


def _first_of_each(pairs: dict[Cue, Cue]) -> Sequence[tuple[Cue, Cue]]:
    """One pair for each two concepts."""
    found: dict[tuple[str, str], tuple[Cue, Cue]] = {}
    for one, other in pairs.items():
        found.setdefault((one.kind, other.kind), (one, other))
    return list(found.values())


def _rank(cue: Cue, group: str | None) -> int | None:
    """The degree of gravity of a cue in a group; None where it has none or may have several."""
    ranks = {concept.rank for concept in _concepts(cue, group)} if group else set()
    return ranks.pop() if len(ranks) == 1 else None


def _issue(pairing: Pairing, one: Cue, other: Cue, reading: str, group: str | None = None) -> Issue:
    before, after = _rank(one, group), _rank(other, group)
    ranked = before is not None and after is not None
    far = ranked and abs((after or 0) - (before or 0)) >= _FAR
    direction = None
    if ranked and before != after:
        direction = Direction.HARSHER if (after or 0) > (before or 0) else Direction.SOFTER
    sure = contradiction(pairing.judged) >= 0.5 or (pairing.english and group in _PARTIES)
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
