"""What nearly happened, told as what happened, and the reverse: “the talks nearly collapsed”, “the talks collapsed”.

`data/lexical/nearly.tsv` has the words of each language: those that are said of events alone, those that are said of
amounts and degrees too and count before an English verb of the past, and others that only answer them. A finding needs
the event on both sides, and nothing on the side without such a word that leaves open whether it happened.
"""

from __future__ import annotations

import re

from transcheck.english import english
from transcheck.issues import Direction, Issue, Severity
from transcheck.lexical.lexicon import Cue, languages_where
from transcheck.lexical.negation import denials
from transcheck.lexical.passage import Pairing, Passage
from transcheck.lexical.support import issue, quote_cue, quote_words
from transcheck.wordnet import lemmas, parts_of_speech

__all__ = ["nearly_issues"]

_CATEGORY = "accuracy/mistranslation/modality"
_TABLE = "nearly"
_NEARLY, _ALMOST = "nearly", "almost"
# Content words beside such a word, one of which is the event.
_BESIDE = 2
_FIGURE = re.compile(r"\s?[^\w\s]?\d")


def nearly_issues(forth: Pairing, back: Pairing) -> list[Issue]:
    """The first event that nearly happened on one side and happened on the other."""
    if not forth.here.knows(_TABLE) or not forth.there.knows(_TABLE):
        return []
    return (_happened(forth) or _happened(back))[:1]


def _happened(side: Pairing) -> list[Issue]:
    if side.there.cues(_TABLE) or denials(side.there):
        return []
    for cue in side.here.cues(_TABLE):
        if cue.kind not in {_NEARLY, _ALMOST} or (cue.kind == _ALMOST and _of_amount(side.here, cue)):
            continue
        deed = _deed(side, cue)
        words = side.counterparts(deed, firm=True) or _instead(side, cue, deed)
        there = quote_words(side, words[:1])
        if there is None:
            continue
        near = quote_cue(side, cue, deed[:1])
        message = f"“{near.text}” became “{there.text}”: what nearly happened is told as done."
        direction = Direction.HARSHER
        if not side.forward:
            message = f"“{there.text}” became “{near.text}”: what happened is told as what only nearly did."
            direction = Direction.SOFTER
        return [issue(side, _CATEGORY, Severity.MAJOR, 0.6, message, near, there, direction)]
    return []


def _of_amount(passage: Passage, cue: Cue) -> bool:
    """Whether a word that is said of amounts, too, stands before a figure, or beside a denial: “hardly any”."""
    return _FIGURE.match(passage.text, cue.end) is not None or (passage.language != "en" and bool(denials(passage)))


def _deed(side: Pairing, cue: Cue) -> list[int]:
    """The words of the event beside a cue: of an English word that is said of amounts too, a verb of the past alone."""
    if side.here.language == "en":
        last = side.here.words_of(cue)[-1:]  # “almost hit”, a phrase of the table
        own = [word for word in last if side.here.words[word].text.casefold() in english("unchanging")]
        following = side.here.anchors(cue, after=_BESIDE)
        if cue.kind == _ALMOST:
            return [word for word in following[:1] if _past(side.here, word)]
        return own or following[:1]
    if side.here.language in languages_where("negator_behind") or side.here.language == "hi":
        around = [*side.here.words_of(cue), *side.here.anchors(cue, after=1, before=_BESIDE)]
    else:
        around = [*side.here.words_of(cue), *side.here.anchors(cue, after=_BESIDE)]
    # What the English side tells must be a deed too: “casi mil” stands beside no verb.
    return [word for word in around if any(_past(side.there, end) for end in side.counterparts([word], firm=True))]


def _instead(side: Pairing, cue: Cue, deed: list[int]) -> list[int]:
    """What may stand in another language for an English cue and its event together, where nothing surely does."""
    if side.same_language or not side.forward or not deed:
        return []
    return side.counterparts([*side.here.words_of(cue), *deed])


def _past(passage: Passage, word: int) -> bool:
    """Whether an English word is a past tense or a participle of a verb."""
    form = passage.words[word].text.casefold()
    if form in english("unchanging"):
        return True
    if form.endswith(("ing", "s", "er", "est", "ly")):
        return False
    return any(lemma != form and "v" in parts_of_speech(lemma) for lemma in lemmas(form))
