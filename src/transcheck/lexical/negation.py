"""Negation on one side only: the copy denies what the canonical text states, or the reverse.

Words that deny by their meaning ("failed to", "without", *refusé*) are told from those that deny in grammar: honest
copies put them in too many ways for a list, so one that is missing is only an issue where the entailment model sees a
contradiction as well. Two that cancel each other ("never failed to", "not without") deny nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from transcheck.document import overlap
from transcheck.english import english
from transcheck.issues import Issue, Quote, Severity
from transcheck.lexical.lexicon import Cue, denying_prefixes, load_lexicon
from transcheck.lexical.passage import Pairing, Passage
from transcheck.lexical.support import contradiction, issue, quote_words
from transcheck.wordnet import Relation, lemmas, relation
from transcheck.words import folded

__all__ = ["CATEGORY", "NEGATOR", "denials", "doubles", "excepted", "hints_of", "negation_issues", "settled"]

CATEGORY = "accuracy/mistranslation/negation"
"""What a lost or added negation is."""
_TABLE, _EVENTS, _BOUNDS = "negation", "events", "bounds"
# Classes of the bounds: “until March” and “by March” both end there.
_NO_LATER = ("until", "by")
NEGATOR, _LEXICAL, _UNTIL, _ONLY, _DEGREE, _NEAR, _DOUBLE, _EARLIEST = (
    "negator", "lexical", "until", "only", "degree", "near", "double", "earliest",
)  # fmt: skip
# Issues that words alone give rise to.
_OF_WORDS = frozenset(("accuracy/mistranslation", "accuracy/addition", "accuracy/omission"))
# Denials for which the other side may have another one at other words; and what nobody says for “deny”: “prove … not”.
_SETTLED, _STANCES = frozenset((_LEXICAL, _UNTIL, _DOUBLE)), frozenset(("prove", "refute", "concede", "loaded"))
# Classes of other tables whose words say the same, however they say it.
_ALIKE = (
    ("answers", frozenset(("denied",))),
    ("answers", frozenset(("confirmed", "admitted"))),
    ("answers", frozenset(("silent",))),
    ("nearly", frozenset(("nearly", "almost"))),
)
_OPPOSITES = frozenset({Relation.ANTONYM, Relation.OPPOSED})
# Classes of words that deny surely.
_DENIALS = frozenset((NEGATOR, _LEXICAL, _UNTIL))
# Confidence where both sides are English; where another language lacks a negation; where it has one of its own.
# Other languages deny in ways that English does not ("no more than a pretext"), so an addition alone proves little.
_SURE, _MISSING, _ADDED = 0.75, 0.6, 0.45
# The model's contradiction from which an addition in another language is taken at its word, and below which it is
# hardly more than another way of saying it.
_CONTRADICTED, _CONSISTENT = 0.5, 0.2
# The same where nothing denies the negated words because nothing stands for them: all rests on the model.
_CONTRADICTED_SURELY = 0.7
# The same where the negated word's counterpart may deny by its meaning.
_RENDERED = 0.8
# Contradiction in the less sure direction from which only what denies by itself answers a negation across languages;
# human translations hardly ever reach it.
_BOTH_WAYS = 0.85
# The model's contradiction from which a text that denies less often lacks a denial.
_OUTNUMBERED = 0.85
# The model's contradiction in the surer and in the less sure direction from which a word that denies by its meaning is
# missed: between two English texts, and across languages.
_LEXICAL_GATE, _LEXICAL_GATE_ACROSS = (0.75, 0.3), (0.75, 0.6)
_BASE_DEGREE = 0.6
# What may stand between a negation and what does not belong to it.
_CLOSED = re.compile(r"\s?[,;:.]\s")
# What joins the last of several things that one English denial denies.
_ALTERNATIVE = re.compile(r"\b(?:or|nor)\b")
# Words between an English negation and what it denies; and behind “no”, among which what it denies of its noun is.
_CLOSE, _FAR = 4, 8
_NO = "no"
# English questions that expect no answer; and articles of names that are written as words for “no” elsewhere.
_WHY = re.compile(r"\W*why (?:would|should)(?:n['’]t| \w+ not)\b", re.IGNORECASE)
_INSIDE_NAME, _LONGEST_WORD = re.compile(r"\b[A-ZÀ-Þ][^\W\d_]+\s$"), 40
_ARTICLE = re.compile(r"\b(?:La|Las|Le|Lo|Los|Na|No)\s$")


def negation_issues(forth: Pairing, back: Pairing) -> list[Issue]:
    """Negators of either side whose predicate has a counterpart that nothing denies."""
    if not forth.here.knows(_TABLE) or not forth.there.knows(_TABLE):
        return []
    return [found for side, other in ((forth, back), (back, forth)) for found in _one_sided(side, other)]


def doubles(side: Passage) -> list[Cue]:
    """Denials that deny nothing together: “never failed”, “not only”."""
    return [cue for cue in side.cues(_TABLE) if cue.kind == _DOUBLE]


def hints_of(side: Passage) -> list[Cue]:
    """Words of a passage that may deny by their meaning: “silent”, “lose”."""
    return [cue for cue in side.cues(_TABLE) if cue.kind == _NEAR]


def denials(side: Passage) -> list[Cue]:
    """The words of a passage that deny, each by itself: of two that cancel each other none."""
    return [cue for cue in side.cues(_TABLE) if cue.kind in {NEGATOR, _LEXICAL}]


def excepted(forth: Pairing) -> bool:
    """Whether one side makes an exception and the other says “only”: closed except on Monday, open only on Monday."""
    sides = forth.here.cues(_TABLE), forth.there.cues(_TABLE)
    only = [any(cue.kind == _ONLY for cue in cues) for cues in sides]
    excepting = [any(cue.text.casefold() in english("except") for cue in cues) for cues in sides]
    return (only[0] and excepting[1]) or (excepting[0] and only[1])


def settled(issues: Iterable[Issue], forth: Pairing) -> list[Issue]:
    """Issues of exchanged, added or lost words without those that a denial explains which the other side has as well.

    “Denied” that stands for “said” is no exchange where the copy goes on with a “not”; nor is “never failed”
    that stands for “always”. Nor are words that answer alike on both sides, or say alike that something nearly
    happened; nor an antonym where one of two English texts denies once more beside it: not alive, dead.
    """
    issues = [found for found in issues if found.category not in _OF_WORDS or not _said_alike(found, forth)]
    if forth.english:
        issues = [found for found in issues if found.category not in _OF_WORDS or not _denied_antonyms(found, forth)]
        if (_number(forth.here) - _number(forth.there)) % 2:
            return issues
    if not _same_sign(forth):
        return issues
    sides = forth.here, forth.there
    ours, theirs = (_quotes(side, _TABLE, _SETTLED) for side in sides)
    told = [quote for side in sides for quote in _quotes(side, "attribution", _STANCES)]
    return [
        found
        for found in issues
        if found.category not in _OF_WORDS
        or _touched(found.canonical, ours) == _touched(found.copy, theirs)
        or _touched(found.canonical, told)
        or _touched(found.copy, told)
    ]


def _denied_antonyms(found: Issue, forth: Pairing) -> bool:
    """Whether an issue quotes English words that are opposites, and of all other words one side denies once more."""
    one, other = found.canonical, found.copy
    if one is None or other is None or relation(one.text, other.text) not in _OPPOSITES:
        return False
    beside = (
        not _touched(side.stretch.quote(cue.start, cue.end), [quote])
        for side, quote in zip((forth.here, forth.there), (one, other), strict=True)
        for cue in side.cues(_TABLE)
        if cue.kind in _DENIALS
    )
    return sum(beside) % 2 == 1


def _said_alike(found: Issue, forth: Pairing) -> bool:
    """Whether both quotes of an issue are parts of phrases of one of `_ALIKE`."""
    return any(
        _part(found.canonical, forth.here, table, kinds) and _part(found.copy, forth.there, table, kinds)
        for table, kinds in _ALIKE
    )


def _part(quote: Quote | None, side: Passage, table: str, kinds: frozenset[str]) -> bool:
    cues = (cue for cue in side.cues(table) if cue.kind in kinds)
    span = side.stretch.quote
    return quote is not None and any(
        whole.start <= quote.start and quote.end <= whole.end for whole in (span(cue.start, cue.end) for cue in cues)
    )


def _quotes(side: Passage, table: str, kinds: frozenset[str]) -> list[Quote]:
    """The words of the cues of some classes."""
    return [side.stretch.quote(*span) for cue in side.cues(table) if cue.kind in kinds for span in cue.spans]


def _same_sign(forth: Pairing) -> bool:
    """Whether both sides deny as often, or one English text denies twice where the other has “only”."""
    if not all(_rich(side) for side in (forth.here, forth.there)):
        return False
    here, there = _number(forth.here), _number(forth.there)
    fewer = forth.here if here < there else forth.there
    only = forth.english and abs(here - there) == 2 and any(cue.kind == _ONLY for cue in fewer.cues(_TABLE))
    return here == there or only


def _number(side: Passage) -> int:
    """How often a text denies; other languages than English do it once in several words close to each other."""
    places = [side.words_of(cue) for cue in denials(side)]
    if side.language == "en":
        return len(places)
    steps = pairwise([[], *places])
    return sum(not before or not after or min(after) - max(before) > _CLOSE for before, after in steps)


def _touched(quote: Quote | None, others: Iterable[Quote]) -> bool:
    return quote is not None and any(overlap(quote, other) for other in others)


def _one_sided(side: Pairing, other_side: Pairing) -> list[Issue]:
    """The first denial here that nothing answers there, or that only a weaker word does."""
    here, there = _counting(side.here, side.there), _counting(side.there, side.here)
    # Only in English is the lexicon sure enough to tell which negation answers which.
    answers = _answers(side, here, there) if side.english else {}
    for cue in here:
        double = _doubled(side, cue)
        if (cue.kind not in _DENIALS and double is None) or _rhetorical(side, cue) or _of_name(side, cue):
            continue
        if _in_event(side, cue):
            continue
        if cue.kind != NEGATOR and double is None and not _missed_surely(side):
            continue
        if cue.kind == _UNTIL and not _turned(side, cue, there):
            continue
        if cue in answers:
            found = _weakened(side, cue, answers[cue]) if _weaker(cue, [answers[cue]]) else None
        elif double is not None:
            found = _denied(side, cue, None, side.there.words_in(double.start, double.end))
        else:
            found = _unanswered(side, other_side, cue, here, there, answers)
        if found is not None:
            return [found]
    return _outnumbered(side, here, there)


def _counting(own: Passage, other: Passage) -> list[Cue]:
    """The cues of a passage that deny or answer: an “at the earliest” only where the other one has a “not before”."""
    silent = {_DOUBLE} if _not_before(other) else {_DOUBLE, _EARLIEST}
    return [cue for cue in own.cues(_TABLE) if cue.kind not in silent]


def _not_before(side: Passage) -> bool:
    """Whether a passage denies something and has a word for “before”, or one for “not before”."""
    negated = [cue for cue in side.cues(_TABLE) if cue.kind == NEGATOR]
    bounds = load_lexicon(_BOUNDS, side.language).find(side.text) if negated else ()
    return any(cue.kind.startswith(_NO_LATER) or any(overlap(cue, denial) for denial in negated) for cue in bounds)


def _outnumbered(side: Pairing, here: Sequence[Cue], there: Sequence[Cue]) -> list[Issue]:
    """The denial that is missing where another language denies less often, and the texts surely contradict each other.

    That is the one whose denied word has the counterpart farthest from any denial: of “did not resign and did not
    apologise”, *a démissionné et ne s'est pas excusé*, the first.
    """
    passages = side.here, side.there
    if side.same_language or not all(map(_rich, passages)) or contradiction(side.judged) < _OUTNUMBERED:
        return []
    denying = [cue for cue in there if cue.kind in _DENIALS]
    if not denying or _number(side.here) <= _number(side.there) or any(cue.kind == _ONLY for cue in there):
        return []
    places = [place for cue in denying for place in side.there.words_of(cue)]
    far: list[tuple[int, Cue, int, list[int]]] = []
    for cue in here:
        predicate, counterparts = _predicate(side, cue)
        if cue.kind == NEGATOR and counterparts and not _of_name(side, cue) and not _in_event(side, cue):
            distance = min(abs(place - counterparts[0]) for place in places) if places else 0
            far.append((distance, cue, predicate[0], counterparts))
    if not far:
        return []
    distance, cue, word, counterparts = max(far, key=lambda item: item[0])
    return [_denied(side, cue, word, counterparts)] if distance > 1 else []


def _rhetorical(side: Pairing, cue: Cue) -> bool:
    """Whether another language may ask what English asks with a “not” that denies nothing: “why wouldn't I”."""
    start, _ = side.here.sentence_at(cue.start)
    asked = _WHY.match(side.here.text, start)
    return not side.same_language and asked is not None and cue.start < asked.end()


def _of_name(side: Pairing, cue: Cue) -> bool:
    """Whether a word that denies is part of a name: “Medics Without Walls”, or لا بومبا for the English “La Bomba”."""
    if _INSIDE_NAME.search(side.here.text[max(0, cue.start - _LONGEST_WORD) : cue.start]) and cue.text[:1].isupper():
        return side.here.text[cue.end : cue.end + 2].strip()[:1].isupper()
    if side.same_language or side.there.language != "en":
        return False
    names = [side.there.words[end].start for end in side.counterparts(side.here.anchors(cue, after=1))]
    return any(_ARTICLE.search(side.there.text, 0, start) for start in names)


def _in_event(side: Pairing, cue: Cue) -> bool:
    """Whether a denial is a part of what an event is called, which the other side tells too: not guilty, acquitted."""
    whole = [found for found in side.here.cues(_EVENTS) if found.start <= cue.start and cue.end <= found.end]
    told = {kind for found in side.there.cues(_EVENTS) for kind in found.kinds}
    return any(kind in told for found in whole for kind in found.kinds)


def _unanswered(
    side: Pairing,
    other_side: Pairing,
    cue: Cue,
    here: Sequence[Cue],
    there: Sequence[Cue],
    answers: Mapping[Cue, Cue],
) -> Issue | None:
    """The issue of a denial that no cue answers one to one, unless another one near its counterpart may do so."""
    predicate, counterparts = _predicate(side, cue)
    taken = set(answers.values())
    free = [other for other in there if other not in taken and not _elsewhere(other_side, other, here, predicate)]
    if not counterparts:
        firm = [other for other in free if _only(other, cue, here) or not _weak(side, other)]
        if firm or contradiction(side.judged) < _CONTRADICTED_SURELY:
            return None
        return _denied(side, cue, predicate[0] if predicate else None, side.counterparts(predicate))
    if cue.kind == NEGATOR and (
        _opposites(side, predicate[0], counterparts[0]) or _of_opposite(side, cue, predicate[0])
    ):
        return None
    if side.english and _listed(side.there, there, counterparts[0]):
        return None
    # Where both are negative words themselves ("avoid", "avoid"), that answers no negation before one of them.
    own = {answers.get(other) for other in here if predicate[0] in side.here.words_in(other.start, other.end)}
    start, end = side.there.sentence_at(side.there.words[counterparts[0]].start)
    near = [
        other
        for other in there
        if start <= other.start < end
        and not _renders(side, other, predicate[0], counterparts[0])
        and (
            _only(other, cue, here)
            or (other in free and _may_answer(side, cue, other, counterparts[0]))
            or (_touches(side, other, counterparts[0]) and other not in own)
        )
    ]
    if not near:
        return _denied(side, cue, predicate[0], counterparts)
    return _weakened(side, cue, near[0]) if _weaker(cue, near) else None


def _listed(passage: Passage, cues: Sequence[Cue], word: int) -> bool:
    """Whether a denial before a word reaches it across an English “or”: “not A, not B” is “not A or B”."""
    start, _ = passage.sentence_at(passage.words[word].start)
    return any(
        _ALTERNATIVE.search(passage.text, cue.end, passage.words[word].start)
        for cue in cues
        if cue.kind in _DENIALS and start <= cue.start and cue.end <= passage.words[word].start
    )


def _answers(side: Pairing, here: Sequence[Cue], there: Sequence[Cue]) -> dict[Cue, Cue]:
    """Which cue answers which: sure denials among each other first, and “unhurt” by the “not” before “hurt”."""
    denying = [cue for cue in here if cue.kind in _DENIALS]
    answering = [cue for cue in there if cue.kind in _DENIALS]
    sure = side.answers(denying, answering)
    for cue in denying:
        ends = set(_predicate(side, cue)[1])
        free = (other for other in answering if other not in sure.values())
        before = next((other for other in free if not ends.isdisjoint(side.there.anchors(other, after=1))), None)
        if cue not in sure and before is not None:
            sure[cue] = before
    taken = set(sure.values())
    ours = [cue for cue in here if cue not in sure and cue.kind != _UNTIL]
    theirs = [cue for cue in there if cue not in taken and cue.kind != _UNTIL]
    return sure | side.answers(ours, theirs)


def _predicate(side: Pairing, cue: Cue) -> tuple[list[int], list[int]]:
    """The word that a cue denies, and what stands for it.

    That is the next content word; in the gap of a denial with its exception, the first one there; and the cue's own
    last word, where it has a counterpart of its own, as “unable” has in “able”.
    """
    if cue.kind == _LEXICAL:
        own = [word for word in side.here.words_of(cue) if side.here.words[word].content]
        ends = [end for end in side.counterparts(own, firm=True) if side.there.words[end].content]
        if ends:
            return own[-1:], ends
    predicate = side.here.anchors(cue, after=1)
    if _CLOSED.match(side.here.text, cue.end):  # “who would not, and for three months”: what it denies stands before it
        predicate = []
    if not predicate and cue.text.casefold() in english("absolute"):  # “costs nothing”
        predicate = side.here.anchors(cue, after=0, before=1)
    if cue.kind == _UNTIL and cue.gap:
        within = [word for word in side.here.words_in(*cue.gap) if side.here.words[word].content][:1]
        predicate = within if side.counterparts(within, firm=True) else predicate
    return predicate, side.counterparts(predicate, firm=True)


def _doubled(side: Pairing, cue: Cue) -> Cue | None:
    """The two denials that cancel each other, of which one stands for an English cue: “not fail”, “failed”."""
    if cue.kind not in {_LEXICAL, _NEAR} or not side.english:
        return None
    ends = set(side.counterparts(side.here.words_of(cue), firm=True))
    return next((other for other in doubles(side.there) if not ends.isdisjoint(side.there.words_of(other))), None)


def _missed_surely(side: Pairing) -> bool:
    """Whether a word that denies by its meaning would be missed: where the model sees a contradiction, too."""
    if not (side.english or (_rich(side.here) and _rich(side.there))):
        return False
    surer, less_sure = _LEXICAL_GATE if side.english else _LEXICAL_GATE_ACROSS
    return max(side.judged.contradictions) >= surer and min(side.judged.contradictions) >= less_sure


def _turned(side: Pairing, cue: Cue, there: Sequence[Cue]) -> bool:
    """Whether a denial with its exception became a “before”; else it may be told without: “not until May”, “in May”."""
    ends = set(side.counterparts(side.here.words_of(cue), firm=True))
    befores = [other for other in there if other.kind == _NEAR and not ends.isdisjoint(side.there.words_of(other))]
    return bool(befores) and "without" not in cue.text.casefold()


def _rich(passage: Passage) -> bool:
    """Whether the lexicon of a language tells words that deny by their meaning from those that only may."""
    return _LEXICAL in load_lexicon(_TABLE, passage.language).kinds


def _surely_denied(side: Pairing) -> bool:
    """Whether both texts are English and the model is sure that they contradict each other."""
    return side.english and contradiction(side.judged) >= _CONTRADICTED_SURELY


def _contradicted_both_ways(side: Pairing) -> bool:
    return min(side.judged.contradictions) >= _BOTH_WAYS


def _elsewhere(side: Pairing, cue: Cue, denied: Sequence[Cue], predicate: Sequence[int]) -> bool:
    """Whether a cue here only means what a word of the other side does that no negation has to do with.

    A "dispute" that stands for "conflict" answers no "not". Of English pairs that the model is sure contradict each
    other, and never of a sure denial.
    """
    if cue.kind in {NEGATOR, _LEXICAL} or not _surely_denied(side):
        return False
    ends = side.counterparts(side.here.words_in(cue.start, cue.end), firm=True)
    negative = {word for other in denied for word in side.there.words_in(other.start, other.end)}
    return bool(ends) and negative.isdisjoint(ends) and not set(predicate).intersection(ends)


def _may_answer(side: Pairing, denial: Cue, cue: Cue, word: int) -> bool:
    """Whether a cue that answers no other may deny a word.

    A “before” is no “not until”. Where the model is sure that the texts contradict each other, one far from it does not
    if both are English, and one that denies by its meaning alone does not across languages, whose lists of such words
    are long.
    """
    if _weak(side, cue) or (denial.kind == _UNTIL and cue.kind == _NEAR and _contradicted_both_ways(side)):
        return False
    if not _surely_denied(side):
        return True
    places = side.there.words_in(cue.start, cue.end)
    return any(abs(place - word) <= _CLOSE for place in places)


def _weak(side: Pairing, cue: Cue) -> bool:
    """Whether a cue of another language answers nothing, since the model is sure of a contradiction both ways."""
    return not side.same_language and cue.kind in {_NEAR, _ONLY} and _contradicted_both_ways(side)


def _only(answer: Cue, cue: Cue, here: Sequence[Cue]) -> bool:
    """Whether an “only” says what a denial with its exception, or two denials, say: who fails to enrol cannot vote."""
    if answer.kind != _ONLY:
        return False
    excepting = english("except") | english("exceptions")
    exception = any(other.start > cue.end and other.text.casefold() in excepting for other in here)
    return exception or cue.kind == _UNTIL or sum(other.kind in _DENIALS for other in here) > 1


def _renders(side: Pairing, cue: Cue, predicate: int, word: int) -> bool:
    """Whether a word of another language that may deny by its meaning only renders the word that is denied here.

    The model sees a contradiction then: “has not resigned”, *a démissionné*; but what is not present is *absent*. What
    cannot be avoided is *inévitable*, though, whatever else in the sentence the model contradicts.
    """
    if side.same_language or cue.kind != _NEAR or not _touches(side, cue, word):
        return False
    if _denied_by_prefix(side, cue, predicate):
        return False
    return contradiction(side.judged) >= _RENDERED


def _denied_by_prefix(side: Pairing, cue: Cue, predicate: int) -> bool:
    """Whether a word denies by its prefix what a negative word without one says here: avoid, *in-évitable*."""
    here, there = side.here, side.there
    own = denying_prefixes(here.language)
    negative = any(predicate in here.words_in(other.start, other.end) for other in hints_of(here))
    if not negative or folded(here.words[predicate].text).startswith(own):
        return False
    text, lexicon = folded(cue.text), load_lexicon(_TABLE, there.language)
    rests = [text[len(prefix) :] for prefix in denying_prefixes(there.language) if text.startswith(prefix)]
    return any(found.kind in (_NEAR, _LEXICAL) for rest in rests for found in lexicon.find(rest))


def _touches(side: Pairing, cue: Cue, word: int) -> bool:
    """Whether a word there is itself negative: what is not regulated is non-regulated."""
    return word in side.there.words_in(cue.start, cue.end)


def _weaker(cue: Cue, answers: list[Cue]) -> bool:
    """Whether a negation without exception is answered by words of degree alone."""
    return cue.text.casefold() in english("absolute") and all(answer.kind == _DEGREE for answer in answers)


def _opposites(side: Pairing, predicate: int, counterpart: int) -> bool:
    """Whether the negated word's counterpart is its antonym, so that the negation is not missing."""
    if not side.english:
        return False
    one, other = side.here.words[predicate].text, side.there.words[counterpart].text
    return relation(one, other) in _OPPOSITES


def _of_opposite(side: Pairing, cue: Cue, predicate: int) -> bool:
    """Whether nobody, or no one of its kind, is the opposite of what the other side states: no shop open, no older one.

    What an English “no” denies of its noun, or a “not” of what depends on its verb (“does not think it realistic”),
    stands for an antonym, or is the comparative of a superlative.
    """
    if not side.english:
        return False
    raising = not english("raising").isdisjoint(lemmas(side.here.words[predicate].text.casefold()))
    if not raising and cue.text.casefold() not in english("absolute") | {_NO}:
        return False
    _, end = side.here.sentence_at(cue.start)
    closed = _CLOSED.search(side.here.text, cue.end, end)
    reach = side.here.words_in(cue.end, closed.start() if closed else end)
    for index in reach if raising else reach[:_FAR]:
        for other in side.counterparts([index]):
            one, two = side.here.words[index].text.casefold(), side.there.words[other].text.casefold()
            related = relation(one, two)
            if related in _OPPOSITES:
                return True
            if related is Relation.SAME and one.endswith("er") and two.endswith("est"):
                return True
    return False


def _denied(side: Pairing, cue: Cue, predicate: int | None, counterparts: list[int]) -> Issue:
    end = cue.end if predicate is None else max(cue.end, side.here.words[predicate].end)
    words = side.here.stretch.quote(cue.start, end)
    there = quote_words(side, [*counterparts, *_own_counterparts(side, cue, counterparts)])
    if there is not None and _touched(there, _quotes(side.there, _TABLE, _DENIALS | {_DOUBLE})):
        # Each side denies something: “denied” for “did not deny” adds no negation.
        one, other = (words.text, there.text) if side.forward else (there.text, words.text)
        message = f"“{one}” became “{other}”: the copy says the opposite."
    elif side.forward:
        message = f"The negation “{cue.text}” is missing: the copy states what the canonical article denies."
    else:
        message = f"The negation “{cue.text}” was added: the copy denies what the canonical article states."
    if side.english:
        return issue(side, CATEGORY, Severity.CRITICAL, _SURE, message, words, there)
    if side.forward or contradiction(side.judged) >= _CONTRADICTED:
        return issue(side, CATEGORY, Severity.CRITICAL, _MISSING, message, words, there)
    severity = Severity.MINOR if contradiction(side.judged) < _CONSISTENT else Severity.MAJOR
    return issue(side, CATEGORY, severity, _ADDED, message, words, there)


def _own_counterparts(side: Pairing, cue: Cue, others: Sequence[int]) -> list[int]:
    """The words that stand for a negation itself, close to others: “has” for “lacks”."""
    grammar = cue.kind == NEGATOR and cue.text.casefold() not in english("absolute")
    ends = side.counterparts(side.here.words_of(cue), firm=grammar)
    return [end for end in ends if any(abs(end - other) <= _CLOSE for other in others)]


def _weakened(side: Pairing, cue: Cue, degree: Cue) -> Issue:
    one, other = (cue.text, degree.text) if side.forward else (degree.text, cue.text)
    message = f"“{one}” became “{other}”: an exception is allowed in one text and excluded in the other."
    return issue(side, CATEGORY, Severity.MAJOR, _BASE_DEGREE, message, cue, degree)
