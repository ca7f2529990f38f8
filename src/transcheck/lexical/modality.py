"""Certainty that moved: allegations and possibilities that became facts, or the reverse; hints that became proof."""

from __future__ import annotations

from collections.abc import Sequence

from transcheck.document import overlap
from transcheck.issues import Direction, Issue, Severity
from transcheck.lexical.lexicon import Cue, tokens_of
from transcheck.lexical.passage import Pairing, Passage
from transcheck.lexical.support import issue, quote_words

__all__ = ["modality_issues"]

_CATEGORY = "accuracy/mistranslation/modality"
_TABLE = "modality"
_ALLEGED, _ACCUSED, _POSSIBLE, _MAY, _PROBABLE, _EVIDENCE, _PROOF = (
    "alleged", "accused", "possible", "may", "probable", "evidence", "proof",
)  # fmt: skip
_FAINT = "faint"
_BELIEF = "belief"
# What is less than a proof, and counts where the proof stands for the same words.
_HELD = frozenset({_BELIEF, _PROBABLE, _POSSIBLE})
# Hedges whose loss is an issue of its own, with its severity and the confidence in the same and in another language.
_DROPPED = {
    _ALLEGED: (Severity.MAJOR, 0.75, 0.6),
    _ACCUSED: (Severity.MAJOR, 0.7, 0.55),
    _POSSIBLE: (Severity.MAJOR, 0.6, 0.45),
    _MAY: (Severity.MAJOR, 0.55, 0.0),
    _PROBABLE: (Severity.MINOR, 0.6, 0.45),
}
_ADDED = {_ALLEGED: (Severity.MINOR, 0.6, 0.45), _POSSIBLE: (Severity.MINOR, 0.5, 0.4)}
# English modal verbs, a closed class, that leave open what follows, and that do not.
_OPEN, _CERTAIN = frozenset(("could", "might", "may")), frozenset(("will", "must", "shall", "would"))
_SPOKEN = frozenset({"neutral", "doubt", "assertive"})
# It may be the past of “will” or stand under a condition: less sure than the others.
_WOULD = "would"
# Content words after a hedge, one of which at least must be met beside the first.
_AFTER = 3
# Words between the counterparts of the hedged word and of one beside it.
_NEAR = 6
# How many words may stand between "accused" and the "of" of the accusation.
_REACH = 8


def modality_issues(forth: Pairing, back: Pairing) -> list[Issue]:
    """Hedges of one side whose predicate stands unhedged in the other."""
    if not forth.here.knows(_TABLE) or not forth.there.knows(_TABLE):
        return []
    canonical, copy = _cues(forth), _cues(back)
    proof = _proof(forth, canonical, copy)
    if proof is not None:
        return [proof]
    return _hardened(forth) or [*_one_sided(forth, canonical, copy), *_one_sided(back, copy, canonical)]


def _cues(side: Pairing) -> list[Cue]:
    """The hedges of a side; with a capital, "May" is the month or a wish."""
    return [cue for cue in side.here.cues(_TABLE) if cue.text != "May"]


def _hardened(side: Pairing) -> list[Issue]:
    """An English “could impose” that became “will impose”: modal verbs before words that stand for each other."""
    if not side.english:
        return []
    copy = {word: cue for cue in _modals(side.there, _CERTAIN) for word in side.there.anchors(cue, after=1)}
    for cue in _modals(side.here, _OPEN):
        ends = side.counterparts(side.here.anchors(cue, after=1), firm=True)
        for end in ends:
            if end in copy:
                message = f"“{cue.text}” became “{copy[end].text}”: a possibility became a certainty."
                severity = Severity.MINOR if copy[end].text == _WOULD else Severity.MAJOR
                return [issue(side, _CATEGORY, severity, 0.6, message, cue, copy[end], Direction.HARSHER)]
    return []


def _modals(passage: Passage, forms: frozenset[str]) -> list[Cue]:
    tokens = [token for token in tokens_of(passage.text) if token.form in forms]
    texts = [(token, passage.text[token.start : token.end]) for token in tokens]
    return [Cue("modal", token.start, token.end, text) for token, text in texts if text != "May"]


def _proof(side: Pairing, canonical: Sequence[Cue], copy: Sequence[Cue]) -> Issue | None:
    """A hint that became a proof."""
    proofs = [cue for cue in copy if cue.kind == _PROOF]
    hints = [cue for cue in canonical if cue.kind == _EVIDENCE] or _exchanged_hints(side, canonical, copy)
    if not hints or not proofs or any(cue.kind == _PROOF for cue in canonical):
        return None
    if any(cue.kind == _EVIDENCE for cue in copy):
        return None
    if not side.counterparts(side.here.anchors(hints[0], after=2)):
        return None
    message = (
        f"“{hints[0].text}” became “{proofs[0].text}”: the copy takes for settled what the canonical article infers."
    )
    return issue(side, _CATEGORY, Severity.MAJOR, 0.65, message, hints[0], proofs[0], Direction.HARSHER)


def _exchanged_hints(side: Pairing, canonical: Sequence[Cue], copy: Sequence[Cue]) -> list[Cue]:
    """Beliefs and probabilities at whose words the copy has a proof, and none of its own."""
    if any(cue.kind in _HELD for cue in copy):
        return []
    proofs = {word for cue in copy if cue.kind == _PROOF for word in side.there.words_of(cue)}
    held = [cue for cue in canonical if cue.kind in _HELD]
    return [cue for cue in held if not proofs.isdisjoint(side.counterparts(side.here.words_of(cue)))]


def _one_sided(side: Pairing, here: Sequence[Cue], there: Sequence[Cue]) -> list[Issue]:
    rules = _DROPPED if side.forward else _ADDED
    hedges = [cue for cue in there if cue.kind != _PROOF and not (side.same_language and cue.kind == _FAINT)]
    answers = side.answers(here, hedges) if side.same_language else {}
    free = [cue for cue in hedges if cue not in answers.values()]
    found = []
    for cue in here:
        if cue.kind not in rules or cue in answers or (cue.kind == _MAY and not side.same_language):
            continue
        predicate = _predicate(side, cue)
        counterparts = (
            side.counterparts(predicate[:1], firm=True)
            or side.counterparts(predicate[1:2], firm=True)
            or _instead(side, cue, predicate)
        )
        if (
            not counterparts
            or _elsewhere(side, cue, counterparts)
            or _hedged(side, free, counterparts)
            or (cue.kind == _ALLEGED and _told(side, cue))
        ):
            continue
        severity, same, other = rules[cue.kind]
        base = same if side.same_language else other
        message, direction = _message(side, cue)
        far = quote_words(side, counterparts)
        near = side.here.stretch.quote(cue.start, side.here.words[predicate[0]].end)
        found.append(issue(side, _CATEGORY, severity, base, message, near, far, direction))
    return found[:1]


def _predicate(side: Pairing, cue: Cue) -> list[int]:
    """What the hedge is about: the content word after it; after "accused somebody", that behind "of".

    An English "seen" or "caught" may go with its allegation: "was allegedly seen cutting", "cut".
    """
    if cue.kind != _ACCUSED:
        first, second = (side.here.anchors(cue, after=count) for count in (1, 2))
        acts = side.here.language == "en" and second and side.here.words[second[-1]].text.endswith("ing")
        return second if acts else first
    _, end = side.here.sentence_at(cue.start)
    following = tokens_of(side.here.text[cue.end : end])[:_REACH]
    of = next((token for token in following if token.form == "of"), None)
    if of is None:
        return []
    return side.here.anchors(Cue(cue.kind, cue.end + of.start, cue.end + of.end, "of"), after=1)


def _instead(side: Pairing, cue: Cue, predicate: list[int]) -> list[int]:
    """What may stand in another language for a hedge and its predicate together, where nothing surely does."""
    if side.same_language or not side.forward or cue.kind not in {_ALLEGED, _PROBABLE} or not predicate:
        return []
    return side.counterparts([*side.here.words_of(cue), predicate[0]])


def _elsewhere(side: Pairing, cue: Cue, counterparts: list[int]) -> bool:
    """Whether another statement is met there: what follows the hedged word has no counterpart in the sentence.

    So it is if what stands right beside the word has none near its counterpart.

    "Accounts allegedly used to sell data" are no "people who use the service".
    """
    following = side.here.anchors(cue, after=_AFTER)[1:]
    if not side.same_language or not following:
        return False
    start, end = side.there.sentence_at(side.there.words[counterparts[0]].start)
    ends = side.counterparts(following, firm=True)
    within = [word for word in ends if start <= side.there.words[word].start < end]
    beside = side.counterparts(side.here.anchors(cue, after=2, before=1), firm=True)
    return not within or not any(0 < abs(word - counterparts[0]) <= _NEAR for word in beside)


def _hedged(side: Pairing, hedges: Sequence[Cue], counterparts: list[int]) -> bool:
    """Whether a hedge stands in the sentence of the counterpart; across languages, anywhere in the passage."""
    if not side.same_language:
        return bool(hedges)
    start, end = side.there.sentence_at(side.there.words[counterparts[0]].start)
    return any(start <= cue.start < end for cue in hedges)


def _told(side: Pairing, allegation: Cue) -> bool:
    """Whether the other side puts the allegation in somebody's mouth who is not quoted here.

    A verb that alleges (“alleged that”) is answered by the verb of saying that stands for it.
    """
    spoken = [cue for cue in side.here.cues("attribution") if cue.kind in _SPOKEN]
    here = sum(not overlap(cue, allegation) for cue in spoken)
    there = sum(cue.kind in _SPOKEN for cue in side.there.cues("attribution"))
    return there > here


def _message(side: Pairing, cue: Cue) -> tuple[str, Direction]:
    if not side.forward:
        return f"“{cue.text}” was added: the copy is less sure than the canonical article.", Direction.SOFTER
    what = {
        _ALLEGED: "an allegation became a fact",
        _ACCUSED: "an accusation became a fact",
        _POSSIBLE: "a possibility became a certainty",
        _MAY: "a possibility became a certainty",
        _PROBABLE: "a probability became a certainty",
    }[cue.kind]
    return f"“{cue.text}” was lost: {what}.", Direction.HARSHER
