"""How somebody answered: who declined to comment is told to deny, or the reverse; a denial is told as a confirmation.

`data/lexical/answers.tsv` has the words of each language. Three answers exclude each other: a denial, a confirmation or
an admission, and none at all. An answer changed if each side has one that the other lacks, at linked words, or, where
one is none at all, as the only answers of two single sentences. That a denial became an admission is told by the verbs
of attribution.
"""

from __future__ import annotations

from collections.abc import Sequence

from transcheck.document import overlap
from transcheck.issues import Issue, Severity
from transcheck.lexical.lexicon import Cue
from transcheck.lexical.negation import NEGATOR, denials, doubles
from transcheck.lexical.passage import Pairing, Passage
from transcheck.lexical.support import issue

__all__ = ["answer_issues"]

# An answer for none at all is another speaker's act; a denial for a confirmation turns the statement itself round.
_CATEGORY, _REVERSED = "accuracy/mistranslation/attribution", "accuracy/mistranslation"
_TABLE = "answers"
_DENIED, _CONFIRMED, _ADMITTED, _SILENT, _ANY = "denied", "confirmed", "admitted", "silent", "any"
_READ = {
    _DENIED: "somebody is said to deny it",
    _CONFIRMED: "somebody is said to confirm it",
    _ADMITTED: "somebody is said to admit it",
    _SILENT: "somebody is said not to comment",
}
# Characters between a denial and a word of the table that it may deny.
_NEAR = 24


def answer_issues(forth: Pairing) -> list[Issue]:
    """The first answer of the canonical side for which the copy has another one."""
    if not forth.here.knows(_TABLE) or not forth.there.knows(_TABLE):
        return []
    here, there = _cues(forth.here), _cues(forth.there)
    told = [_told(cues) for cues in (here, there)]
    if any(_ANY in kinds for kinds in told):
        return []
    ours = [cue for cue in here if cue.kind not in told[1]]
    theirs = [cue for cue in there if cue.kind not in told[0]]
    pairs = forth.answers(ours, theirs) or _alone(forth, ours, theirs)
    return [
        issue(
            forth,
            _CATEGORY if _SILENT in (one.kind, other.kind) else _REVERSED,
            Severity.CRITICAL,
            0.7,
            f"“{one.text}” became “{other.text}”: {_READ[other.kind]}.",
            one,
            other,
        )
        for one, other in pairs.items()
        if {one.kind, other.kind} != {_DENIED, _ADMITTED}
    ][:1]


def _told(cues: Sequence[Cue]) -> set[str]:
    """The answers of a text: who admits something confirms it."""
    kinds = {cue.kind for cue in cues}
    return kinds | {_CONFIRMED, _ADMITTED} if kinds & {_CONFIRMED, _ADMITTED} else kinds


def _cues(side: Passage) -> list[Cue]:
    """The answers of a side; one that is itself denied (“did not confirm”, “cannot deny”) may be any."""
    cues = side.cues(_TABLE)
    negated = [cue for cue in denials(side) if cue.kind == NEGATOR] + doubles(side)
    return [Cue(_ANY, cue.start, cue.end, cue.text) if _denied(side, cue, negated) else cue for cue in cues]


def _denied(side: Passage, cue: Cue, negated: Sequence[Cue]) -> bool:
    """Whether a denial that is no part of a denial or confirmation stands beside it or, of a confirmation, near it."""
    if cue.kind not in {_DENIED, _CONFIRMED, _ADMITTED}:
        return False
    start, end = side.sentence_at(cue.start)
    if cue.kind == _DENIED:
        start, end = max(start, cue.start - _NEAR // 3), cue.start
    return any(start <= word.start < end and not _within(word, cue) for word in negated) or any(
        overlap(double, cue) for double in doubles(side)
    )


def _within(word: Cue, cue: Cue) -> bool:
    return cue.start <= word.start < cue.end


def _alone(forth: Pairing, ours: Sequence[Cue], theirs: Sequence[Cue]) -> dict[Cue, Cue]:
    """A silence and what is none, if they are the only answers of two single sentences.

    “Confirmed” alone is often told as “said”, “denied” as “said that it was not”.
    """
    kinds = {cue.kind for cue in ours}, {cue.kind for cue in theirs}
    if not forth.single or {_SILENT} not in kinds or {len(one) for one in kinds} != {1}:
        return {}
    return {ours[0]: theirs[0]}
