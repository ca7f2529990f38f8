"""Who says so, and how: reporting verbs exchanged for those of another class, sources that vanished.

The classes follow the epistemological bias of Recasens et al. 2013: neutral and assertive verbs, verbs that cast doubt
("claimed"), that grant ("admitted"), that vouch ("proved"), and verbs that colour the speaker ("boasted"). A verb that
says something of the truth of what is said is an issue of attribution, a verb that only colours the speaker is framing.
"""

from __future__ import annotations

from collections.abc import Sequence

from transcheck.english import english
from transcheck.issues import Direction, Issue, Severity
from transcheck.lexical.lexicon import Cue
from transcheck.lexical.passage import Pairing
from transcheck.lexical.support import issue, quote_words

__all__ = ["attribution_issues"]

_ATTRIBUTION = "accuracy/mistranslation/attribution"
_FRAMING = "style/framing"
_OPPOSITE = "accuracy/mistranslation"
_TABLE = "attribution"
_NEUTRAL, _DIRECTIVE, _ASSERTIVE, _DOUBT, _CONCEDE, _LOADED, _DENY, _REFUTE, _PROVE = (
    "neutral", "directive", "assertive", "doubt", "concede", "loaded", "deny", "refute", "prove",
)  # fmt: skip
_REQUEST, _DEMAND, _LEAK = "request", "demand", "leak"
_PLAIN = frozenset({_NEUTRAL, _DIRECTIVE, _ASSERTIVE, _REQUEST})
_SILENT = _PLAIN | {_DEMAND}


def attribution_issues(forth: Pairing, back: Pairing) -> list[Issue]:
    """Reporting verbs of the copy that are of another class than those they stand for, and allegations turned facts."""
    if not forth.here.knows(_TABLE) or not forth.there.knows(_TABLE):
        return []
    canonical, copy = forth.here.cues(_TABLE), forth.there.cues(_TABLE)
    found = []
    for cue in copy:
        if not any(other.kind == cue.kind for other in canonical):
            change = _changed(back, cue, canonical, copy)
            found += [change] if change else []
    return [*found, *_lost(forth, canonical, copy)]


def _partner(side: Pairing, cue: Cue, others: Sequence[Cue], own: Sequence[Cue]) -> Cue | None:
    """The reporting verb that a cue stands for: the linked one, or the only one whose own counterpart is no verb."""
    linked = side.counterparts(side.here.words_in(cue.start, cue.end), firm=True)
    for other in others:
        if any(
            other.start < side.there.words[index].end and side.there.words[index].start < other.end for index in linked
        ):
            return other
    taken = {
        index
        for mine in own
        if mine is not cue
        for index in side.counterparts(side.here.words_in(mine.start, mine.end))
    }
    spans = {
        side.there.sentence_at(side.there.words[index].start)
        for index in side.counterparts(side.here.anchors(cue, 2, 2))
    }
    free = [
        other
        for other in others
        if any(start <= other.start < end for start, end in spans)
        and taken.isdisjoint(side.there.words_in(other.start, other.end))
    ]
    return min(free, key=lambda other: other.kind != _NEUTRAL) if free else None


def _changed(side: Pairing, cue: Cue, canonical: Sequence[Cue], copy: Sequence[Cue]) -> Issue | None:
    """What a reporting verb of the copy (`side.here`) changed."""
    if cue.kind in _PLAIN or (cue.kind == _PROVE and (_inferred(side) or _beside_plain(side, cue, canonical, copy))):
        return None
    other = _partner(side, cue, canonical, copy)
    if other is None:
        return _granted(side, cue)
    was, now = other.text, cue.text
    category, severity, base, tail = _ATTRIBUTION, Severity.MINOR, 0.7, ""
    if cue.kind == _DOUBT and other.kind in _SILENT:
        if any(hedge.kind == "alleged" for hedge in side.there.cues("modality")):
            return None
        tail = "the copy casts doubt on what is said"
    elif cue.kind == _CONCEDE and other.kind in _SILENT:
        tail = "the speaker seems to give in"
        severity = Severity.MAJOR if english("forced") & set(now.casefold().split()) else Severity.MINOR
    elif cue.kind == _LOADED and other.kind in _SILENT | {_DENY}:
        category, tail = _FRAMING, "the verb colours the speaker"
    elif cue.kind == _PROVE and other.kind in _SILENT | {_DOUBT}:
        severity, base, tail = Severity.MAJOR, 0.6, "what somebody said became proven"
    elif cue.kind == _DEMAND and other.kind == _REQUEST:
        category, tail = _FRAMING, "to demand is more than to ask"
    elif cue.kind == _LEAK and other.kind == _NEUTRAL:
        severity, base, tail = Severity.MAJOR, 0.6, "what was made public by right became a leak"
    elif cue.kind == _REFUTE and other.kind == _DENY:
        tail = "to refute is to prove wrong, to deny is only to say so"
    elif {cue.kind, other.kind} == {_DENY, _CONCEDE}:
        category, severity, base, tail = _OPPOSITE, Severity.CRITICAL, 0.75, "the copy says the opposite"
    else:
        return None
    return issue(side, category, severity, base, f"“{was}” became “{now}”: {tail}.", cue, other, Direction.HARSHER)


def _inferred(side: Pairing) -> bool:
    """Whether the canonical text itself speaks of evidence, so that a proof is a matter of certainty."""
    return any(hedge.kind == "evidence" for hedge in side.there.cues("modality"))


def _beside_plain(side: Pairing, cue: Cue, canonical: Sequence[Cue], copy: Sequence[Cue]) -> bool:
    """Whether the copy has plain verbs enough for those of the canonical text, so that the proof replaced none.

    What somebody says may be proven ("I hope to be proved wrong", he said). An investigation that found something
    established it, which is said alike.
    """
    here, there = (sum(one.kind in _SILENT for one in cues) for cues in (copy, canonical))
    other = _partner(side, cue, canonical, copy)
    return (there > 0 and here >= there) or (other is not None and other.text.casefold() in english("finding"))


def _granted(side: Pairing, cue: Cue) -> Issue | None:
    """A finding or fact that the copy turns into an admission."""
    if cue.kind != _CONCEDE or not side.english:
        return None
    there = quote_words(side, side.counterparts(side.here.anchors(cue, 3)))
    if there is None:
        return None
    message = f"“{cue.text}” was added: what the canonical article reports became an admission."
    return issue(side, _ATTRIBUTION, Severity.MAJOR, 0.5, message, cue, there, Direction.HARSHER)


def _lost(side: Pairing, canonical: Sequence[Cue], copy: Sequence[Cue]) -> list[Issue]:
    """Claims of the canonical text that the copy states as facts, or reports without the doubt."""
    if any(other.kind not in _SILENT for other in copy):
        return []
    hedged = any(cue.kind not in {"proof", "faint"} for cue in side.there.cues("modality"))
    for cue in canonical:
        counterparts = side.counterparts(side.here.anchors(cue, after=2), firm=True)
        if cue.kind != _DOUBT or not counterparts:
            continue
        if copy:
            other = _partner(side, cue, copy, canonical)
            if other is not None and other.kind == _NEUTRAL and side.same_language:
                message = f"“{cue.text}” became “{other.text}”: the doubt about what is said was lost."
                return [issue(side, _ATTRIBUTION, Severity.MINOR, 0.45, message, cue, other, Direction.SOFTER)]
        elif not hedged:
            message = f"“{cue.text}” was lost: the copy states as a fact what somebody claimed."
            there = quote_words(side, counterparts)
            return [issue(side, _ATTRIBUTION, Severity.MAJOR, 0.55, message, cue, there, Direction.HARSHER)]
    return []
