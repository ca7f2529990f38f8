"""Duties and permissions that took each other's place (“can”, “must”), and conditions that were lost (“if”).

`data/lexical/conditions.tsv` has the words of each language.
"""

from __future__ import annotations

from transcheck.issues import Direction, Issue, Severity
from transcheck.lexical.events import negators
from transcheck.lexical.lexicon import Cue, languages_where
from transcheck.lexical.passage import Pairing, Passage
from transcheck.lexical.support import issue, quote_words

__all__ = ["condition_issues"]

_CATEGORY = "accuracy/mistranslation/modality"
_TABLE = "conditions"
_MUST, _CAN, _IF, _UNLESS = "must", "can", "if", "unless"
# Content words behind a condition, one of which at least has to be told, and those about a modal verb.
_REACH = 2
# Words of a class that are looked at in a passage: no sentence of a report has more.
_MOST = 32


def condition_issues(forth: Pairing) -> list[Issue]:
    """Issues about what must, what may, and on what condition, from the canonical side."""
    if not forth.here.knows(_TABLE) or not forth.there.knows(_TABLE):
        return []
    return (_turned(forth, _CAN, _MUST) or _turned(forth, _MUST, _CAN) or _dropped(forth))[:1]


def _turned(side: Pairing, was: str, now: str) -> list[Issue]:
    """A verb of one kind for which the copy has the other, where neither text denies anything."""
    here, there = (passage.cues(_TABLE) for passage in (side.here, side.there))
    if any(cue.kind == now for cue in here) or any(cue.kind == was for cue in there):
        return []
    if any(negators(passage.text, passage.language) for passage in (side.here, side.there)):
        return []
    told = {
        word: cue
        for cue in [cue for cue in there if cue.kind == now][:_MOST]
        for word in _about(side.there, cue, _REACH)
    }
    for cue in [cue for cue in here if cue.kind == was and cue.text != "May"][:_MOST]:
        for word in side.counterparts(_about(side.here, cue, 1), firm=True):
            if word in told:
                other = told[word]
                what = "what is allowed became a duty" if now == _MUST else "a duty became what is allowed"
                message = f"“{cue.text}” became “{other.text}”: {what}."
                direction = Direction.HARSHER if now == _MUST else Direction.SOFTER
                return [issue(side, _CATEGORY, Severity.MAJOR, 0.6, message, cue, other, direction)]
    return []


def _about(passage: Passage, cue: Cue, reach: int) -> list[int]:
    """The content words that a modal verb is about; where verbs stand last, those before it and its own."""
    if passage.language in languages_where("negator_behind"):
        return [*passage.anchors(cue, after=0, before=reach), *passage.words_of(cue)]
    return passage.anchors(cue, after=reach)


def _dropped(side: Pairing) -> list[Issue]:
    """A condition that the copy does not make, although it tells what it is about."""
    if any(cue.kind in {_IF, _UNLESS} for cue in side.there.cues(_TABLE)) or _verb_first(side.there):
        return []
    for cue in [cue for cue in side.here.cues(_TABLE) if cue.kind == _IF][:_MOST]:
        words = side.here.anchors(cue, after=_REACH)
        ends = side.counterparts(words, firm=True)
        there = quote_words(side, ends)
        if there is not None:
            near = side.here.stretch.quote(cue.start, side.here.words[words[-1]].end)
            message = f"“{cue.text}” was lost: the copy tells without a condition what the article ties to one."
            # Minor: translations and second translations often tell a condition in other ways.
            return [issue(side, _CATEGORY, Severity.MINOR, 0.5, message, near, there, Direction.HARSHER)]
    return []


def _verb_first(passage: Passage) -> bool:
    """Whether a sentence may begin with its verb, as a condition may: “Legt die Bank keinen Plan vor, …”."""
    if passage.language not in languages_where("verb_first_condition"):
        return False
    firsts = (passage.words_in(start, start + 1) for start in passage.stretch.offsets)
    return any(passage.words[index].text.endswith(("t", "en", "te", "r")) for words in firsts for index in words)
