"""Negation on one side only: the copy denies what the canonical text states, or the reverse."""

from __future__ import annotations

from collections.abc import Sequence

from transcheck.issues import Issue, Severity
from transcheck.lexical.lexicon import Cue
from transcheck.lexical.passage import Pairing
from transcheck.lexical.support import contradiction, issue, quote_words
from transcheck.wordnet import Relation, relation

__all__ = ["NEGATOR", "negation_issues"]

_CATEGORY = "accuracy/mistranslation/negation"
_TABLE = "negation"
NEGATOR, _DEGREE, _NEAR = "negator", "degree", "near"
# Negators that leave no exception; a word of degree in their place ("never", "rarely") weakens them.
_ABSOLUTE = frozenset({"never", "none", "nobody", "no one", "nothing", "nowhere", "neither"})
# Confidence where both sides are English; where another language lacks a negation; where it has one of its own.
# Other languages deny in ways that English does not ("no more than a pretext"), so an addition alone proves little.
_SURE, _MISSING, _ADDED = 0.75, 0.6, 0.45
# The model's contradiction from which an addition in another language is taken at its word.
_CONTRADICTED = 0.5
# The same where nothing denies the negated words because nothing stands for them: all rests on the model.
_CONTRADICTED_SURELY = 0.7
# Contradiction in the less sure direction from which only what denies by itself answers a negation across languages;
# human translations hardly ever reach it.
_BOTH_WAYS = 0.85
_BASE_DEGREE = 0.6
# Words between an English negation and what it denies.
_CLOSE = 4


def negation_issues(forth: Pairing, back: Pairing) -> list[Issue]:
    """Negators of either side whose predicate has a counterpart that nothing denies."""
    if not forth.here.knows(_TABLE) or not forth.there.knows(_TABLE):
        return []
    return [found for side, other in ((forth, back), (back, forth)) for found in _one_sided(side, other)]


def _one_sided(side: Pairing, other_side: Pairing) -> list[Issue]:
    here, there = side.here.cues(_TABLE), side.there.cues(_TABLE)
    # Only in English is the lexicon sure enough to tell which negation answers which.
    answers = side.answers(here, there) if _sure(side) else {}
    taken = set(answers.values())
    for cue in here:
        if cue.kind != NEGATOR:
            continue
        if cue in answers:
            if _weaker(cue, [answers[cue]]):
                return [_weakened(side, cue, answers[cue])]
            continue
        predicate = side.here.anchors(cue, after=1)
        counterparts = side.counterparts(predicate, firm=True)
        free = [other for other in there if other not in taken and not _elsewhere(other_side, other, here, predicate)]
        if not counterparts:
            if not free and contradiction(side.judged) >= _CONTRADICTED_SURELY:
                return [_denied(side, cue, predicate[0] if predicate else None, [])]
            continue
        if _opposites(side, predicate[0], counterparts[0]):
            continue
        # Where both are negative words themselves ("avoid", "avoid"), that answers no negation before one of them.
        own = {answers.get(other) for other in here if predicate[0] in side.here.words_in(other.start, other.end)}
        start, end = side.there.sentence_at(side.there.words[counterparts[0]].start)
        within = [other for other in there if start <= other.start < end]
        near = [
            other
            for other in within
            if (other in free and _may_answer(side, other, counterparts[0]))
            or (_touches(side, other, counterparts[0]) and other not in own)
        ]
        if not near:
            return [_denied(side, cue, predicate[0], counterparts)]
        if _weaker(cue, near):
            return [_weakened(side, cue, near[0])]
    return []


def _sure(side: Pairing) -> bool:
    return side.same_language and side.here.language == "en"


def _surely_denied(side: Pairing) -> bool:
    """Whether both texts are English and the model is sure that they contradict each other."""
    return _sure(side) and contradiction(side.judged) >= _CONTRADICTED_SURELY


def _contradicted_both_ways(side: Pairing) -> bool:
    judged = side.judged
    return min(judged.forward.probabilities.contradiction, judged.backward.probabilities.contradiction) >= _BOTH_WAYS


def _elsewhere(side: Pairing, cue: Cue, denied: Sequence[Cue], predicate: Sequence[int]) -> bool:
    """Whether a cue here only means what a word of the other side does that no negation has to do with.

    A "dispute" that stands for "conflict" answers no "not". Of English pairs that the model is sure contradict each
    other, and never of a plain negator.
    """
    if cue.kind == NEGATOR or not _surely_denied(side):
        return False
    ends = side.counterparts(side.here.words_in(cue.start, cue.end), firm=True)
    negative = {word for other in denied for word in side.there.words_in(other.start, other.end)}
    return bool(ends) and negative.isdisjoint(ends) and not set(predicate).intersection(ends)


def _may_answer(side: Pairing, cue: Cue, word: int) -> bool:
    """Whether a cue that answers no other may deny a word.

    Where the model is sure that the texts contradict each other, one far from it does not if both are English, and one
    that denies by its meaning alone does not across languages, whose lists of such words are long.
    """
    if not side.same_language and cue.kind == _NEAR and _contradicted_both_ways(side):
        return False
    if not _surely_denied(side):
        return True
    places = side.there.words_in(cue.start, cue.end)
    return any(abs(place - word) <= _CLOSE for place in places)


def _touches(side: Pairing, cue: Cue, word: int) -> bool:
    """Whether a word there is itself negative: what is not regulated is non-regulated."""
    return word in side.there.words_in(cue.start, cue.end)


def _weaker(cue: Cue, answers: list[Cue]) -> bool:
    """Whether a negation without exception is answered by words of degree alone."""
    return cue.text.casefold() in _ABSOLUTE and all(answer.kind == _DEGREE for answer in answers)


def _opposites(side: Pairing, predicate: int, counterpart: int) -> bool:
    """Whether the negated word's counterpart is its antonym, so that the negation is not missing."""
    if not _sure(side):
        return False
    one, other = side.here.words[predicate].text, side.there.words[counterpart].text
    return relation(one, other) in (Relation.ANTONYM, Relation.OPPOSED)


def _denied(side: Pairing, cue: Cue, predicate: int | None, counterparts: list[int]) -> Issue:
    end = cue.end if predicate is None else side.here.words[predicate].end
    words = side.here.stretch.quote(cue.start, end)
    there = quote_words(side, counterparts)
    if side.forward:
        message = f"The negation “{cue.text}” is missing: the copy states what the canonical article denies."
    else:
        message = f"The negation “{cue.text}” was added: the copy denies what the canonical article states."
    if _sure(side):
        return issue(side, _CATEGORY, Severity.CRITICAL, _SURE, message, words, there)
    if side.forward or contradiction(side.judged) >= _CONTRADICTED:
        return issue(side, _CATEGORY, Severity.CRITICAL, _MISSING, message, words, there)
    return issue(side, _CATEGORY, Severity.MAJOR, _ADDED, message, words, there)


def _weakened(side: Pairing, cue: Cue, degree: Cue) -> Issue:
    one, other = (cue.text, degree.text) if side.forward else (degree.text, cue.text)
    message = f"“{one}” became “{other}”: an exception is allowed in one text and excluded in the other."
    return issue(side, _CATEGORY, Severity.MAJOR, _BASE_DEGREE, message, cue, degree)
