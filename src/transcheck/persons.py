"""People of one kind who became people of another in an English pair: nurses and doctors, patients and visitors.

WordNet knows which words name people, and the network of contrasts whether two of them say different things. Each is a
weak sign alone: an honest copy calls a head a boss, and many words have a contrast.
"""

from __future__ import annotations

from transcheck.changes import Drift, told_alike
from transcheck.issues import Issue, Severity
from transcheck.wordnet import Relation, names_a, relation
from transcheck.words import Word

__all__ = ["person_issues"]

# Otherwise related, two words may name the same people.
_UNRELATED = frozenset({Relation.NONE, Relation.SISTER})
_SAME = frozenset({Relation.SAME, Relation.SYNONYM, Relation.NARROWER, Relation.BROADER})
# Logit of a contrast from which two words for people name different ones; in second translations of the training split
# 23 of 23 such pairs of words stay below it.
_CONTRAST = 0.0
_CONFIDENCE = 0.6


def person_issues(drift: Drift) -> list[Issue]:
    """Issues about English words that stand for each other and name other people, in sentences told alike."""
    if not told_alike(drift):
        return []
    issues = []
    left_alone, right_alone = _changed(drift)
    for link in drift.links:
        one, other = drift.canonical[link.canonical], drift.copy[link.copy]
        if (
            drift.canonical_contrasts[link.canonical] >= _CONTRAST
            and _person(one)
            and _person(other)
            and relation(one.text, other.text) in _UNRELATED
            and not _told(one, right_alone)
            and not _told(other, left_alone)
        ):
            left, right = (
                stretch.quote(word.start, word.end)
                for stretch, word in ((drift.judged.canonical, one), (drift.judged.copy, other))
            )
            issues.append(
                drift.judged.issue(
                    category="accuracy/mistranslation",
                    severity=Severity.MAJOR,
                    confidence=_CONFIDENCE,
                    message=f"“{left.text}” became “{right.text}”: other people.",
                    canonical=left,
                    copy=right,
                )
            )
    return issues


def _person(word: Word) -> bool:
    return word.content and word.text.islower() and names_a(word.text, "person")


def _changed(drift: Drift) -> tuple[list[Word], list[Word]]:
    """The content words of both sides that do not stand for the same word."""
    pairs = [(drift.canonical[link.canonical], drift.copy[link.copy]) for link in drift.links if not link.leftover]
    same = {
        word for one, other in pairs if one.text.casefold() == other.text.casefold() for word in (id(one), id(other))
    }
    left, right = (
        [word for word in side if word.content and id(word) not in same] for side in (drift.canonical, drift.copy)
    )
    return left, right


def _told(word: Word, others: list[Word]) -> bool:
    """Whether one of some words of the other side may name the same people."""
    return any(relation(word.text, other.text) in _SAME for other in others)
