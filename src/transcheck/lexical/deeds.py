"""What was done, told as something else in another language: “widened the road”, “menutup jalan”.

`data/lexical/deeds.tsv` has verbs of the news by what they say in each language; the events and the reverse verbs of
`events.tsv` and `relations.tsv` count with them. Any two concepts exclude each other, but for those that one deed may
be told by (`kindred.tsv`): what was ended was also completed, closed or stopped. So an exchange needs no class that
foresaw it. A finding needs verbs that stand for each other, neither of which is told by any other word, and that the
network of contrasts does not hold for translations of each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from transcheck.bundled import read_pairs
from transcheck.document import overlap
from transcheck.issues import Issue, Severity
from transcheck.lexical.events import complements
from transcheck.lexical.lexicon import Cue
from transcheck.lexical.passage import Pairing, Passage
from transcheck.lexical.support import issue

__all__ = ["deed_issues"]

_TABLE = "deeds"
# Classes of the other tables that tell deeds; what is exchanged within one of them is found there.
_CLASSES = {
    _TABLE: frozenset({"deed"}),
    "events": frozenset(
        (
            *("assets", "casualties", "conflict", "contract", "decision", "election", "employment", "health"),
            *("inquiry", "legal-process", "multiple", "opening-closing", "penalty", "property-crime", "relation"),
            *("transport-accident", "trend", "urging"),
        )
    ),
    "relations": frozenset(
        (
            *("causing", "claim", "contest", "dealing", "door", "fire", "going", "harm", "lending", "measure", "move"),
            *("trade", "travel", "verdict", "words"),
        )
    ),
}
_BASE = 0.6
# Logit of the contrast of two words from which they may tell different deeds; in human translations of the training
# split, of a sample of 107 pairs of deeds that stood for each other this left 31.
_DIFFERENT = -2.0
# Share of the other content words that must have a sure counterpart where a deed merely fills the place of another.
_TOLD = 0.6


@dataclass(frozen=True, slots=True)
class _Deed:
    """A word of a passage and what it may say was done.

    Attributes:
        cue: The word.
        names: The concepts that it may tell.
        classes: The classes of the other tables that it belongs to.
    """

    cue: Cue
    names: frozenset[str]
    classes: frozenset[str]


def deed_issues(forth: Pairing, contrasts: Sequence[float]) -> list[Issue]:
    """The first deed of the canonical side for which the copy, in another language, has another.

    The two stand for each other, or are the only ones that the other side lacks and one fills the place of the other.

    Args:
        forth: The pair, from the canonical side.
        contrasts: For each word of the canonical side a logit that it says something else than its counterpart.
    """
    if forth.same_language or not forth.here.knows(_TABLE) or not forth.there.knows(_TABLE):
        return []
    here, there = _deeds(forth.here), _deeds(forth.there)
    lost = [one for one in here if not any(_alike(one, other) for other in there)]
    new = [other for other in there if not any(_alike(one, other) for one in here)]
    alone = len(lost) == len(new) == 1
    return [
        issue(
            forth,
            "accuracy/mistranslation",
            Severity.MAJOR,
            _BASE,
            f"“{one.cue.text}” became “{other.cue.text}”: another event.",
            one.cue,
            other.cue,
        )
        for one in lost
        for other in new
        if (
            (one.classes.isdisjoint(other.classes) and forth.linked(one.cue, other.cue))
            or (alone and _in_its_place(forth, one.cue, other.cue))
        )
        and max((contrasts[word] for word in forth.here.words_of(one.cue)), default=_DIFFERENT) >= _DIFFERENT
        and not complements(forth, one.cue, other.cue)
    ][:1]


def _in_its_place(forth: Pairing, one: Cue, other: Cue) -> bool:
    """Whether a word fills the place of another in a sentence of which most else is told alike."""
    here, there = forth.here.words_of(one), forth.there.words_of(other)
    if set(forth.counterparts(here)).isdisjoint(there):
        return False
    return _told(forth, here) >= _TOLD and _told(forth.turned(), there) >= _TOLD


def _told(side: Pairing, but: list[int]) -> float:
    """The share of the content words here, but for some, that have a sure counterpart; 0 without any."""
    rest = [index for index, word in enumerate(side.here.words) if word.content and index not in but]
    return len(side.counterparts(rest, firm=True)) / len(rest) if rest else 0.0


def _deeds(passage: Passage) -> list[_Deed]:
    """The deeds of a passage; what several tables say of one word is one deed."""
    found: list[_Deed] = []
    for table, classes in _CLASSES.items():
        for cue in passage.cues(table):
            kinds = [kind.split("/") for kind in cue.kinds]
            names = frozenset(name for group, name, _ in kinds if group in classes)
            if not names:
                continue
            groups = frozenset(group for group, _, _ in kinds) if table != _TABLE else frozenset()
            same = next((deed for deed in found if overlap(deed.cue, cue)), None)
            if same is None:
                found.append(_Deed(cue, names, groups))
            else:
                found[found.index(same)] = _Deed(same.cue, same.names | names, same.classes | groups)
    return found


def _alike(one: _Deed, other: _Deed) -> bool:
    """Whether two words may tell one deed."""
    return any(name in other.names or not other.names.isdisjoint(_kindred().get(name, ())) for name in one.names)


@cache
def _kindred() -> dict[str, frozenset[str]]:
    """For each concept those that may tell the same deed, both ways."""
    return read_pairs("lexical/kindred.tsv")
