"""What turns a statement round although neither side lacks a negation: “all” and “none”, a “not” that moved.

The words of `data/lexical/polarity.tsv` exclude each other where they stand for each other and all else is stated or
denied on both sides: that none was hurt is that all were unhurt. A denial moved if what one side denies is stated on
the other, and the reverse: “as a witness, not as a suspect”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from transcheck.document import overlap
from transcheck.english import english
from transcheck.issues import Issue, Severity
from transcheck.lexical.lexicon import Cue, languages_where, tokens_of
from transcheck.lexical.negation import CATEGORY, denials, doubles, hints_of
from transcheck.lexical.passage import Pairing, Passage
from transcheck.lexical.support import issue
from transcheck.wordnet import lemmas

__all__ = ["polarity_issues"]

_TABLE = "polarity"
_INSTEAD, _NO = "instead", "no"
# What cannot be said of the same things at once, and how grave it is to say the one for the other.
_EXCLUSIVE = {
    frozenset(("all", "no")): Severity.CRITICAL,
    frozenset(("all", "part")): Severity.MAJOR,
    frozenset(("all", "some")): Severity.MAJOR,
    frozenset(("all", "few")): Severity.CRITICAL,
    frozenset(("all", "most")): Severity.MAJOR,
    frozenset(("rest", "just")): Severity.CRITICAL,
    frozenset(("rest", "only")): Severity.CRITICAL,
    frozenset(("no", "part")): Severity.MAJOR,
    frozenset(("no", "some")): Severity.CRITICAL,
    frozenset(("no", "most")): Severity.CRITICAL,
    frozenset(("few", "most")): Severity.CRITICAL,
    frozenset(("already", "pending")): Severity.CRITICAL,
    frozenset(("only", "also")): Severity.MAJOR,
    frozenset(("still", "ended")): Severity.CRITICAL,
    frozenset(("pending", "ended")): Severity.CRITICAL,
    frozenset(("seldom", "often")): Severity.CRITICAL,
    frozenset(("likely", "unlikely")): Severity.CRITICAL,
    frozenset(("allowed", "forbidden")): Severity.CRITICAL,
    frozenset(("subject", "exempt")): Severity.CRITICAL,
}
# Other languages deny with words for some, too (“not anyone”), and say “most” in ways that an English “all” answers.
_ENGLISH = frozenset((frozenset(("no", "some")), frozenset(("all", "most"))))
_YET = frozenset(("already", "pending"))
# What the classes are about; words about different things do not answer each other.
_ABOUT = (
    frozenset(("all", "most", "few", "no", "part", "some")),
    frozenset(("already", "pending", "still", "ended")),
    frozenset(("only", "also", "rest", "just")),
    frozenset(("often", "seldom")),
    frozenset(("likely", "unlikely")),
    frozenset(("allowed", "forbidden")),
    frozenset(("subject", "exempt")),
)
# The numbers of the phrases of the table that say how many there are.
_NUMBERS = frozenset(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"))
_BASE = 0.65
# Cosine from which words of two languages surely say the same.
_RENDERED = 0.85
# Where the reach of a denial ends; in English also at the words that join clauses.
_STOP = re.compile(r"[;!?()–—，；：。！？、؛،]|[,:.](?!\d)|\s-\s")
_NUMBER = re.compile(r"\d+")
_REACH = 5
# Words between a denial and the verb that it denies, and between such a verb and the denial that depends on it.
_BEFORE, _BEYOND = 2, 6
# The particle and its short form with either apostrophe: all there are.
_NOT = ("not", "n't", "n’t")


def polarity_issues(forth: Pairing) -> list[Issue]:
    """Words that exclude each other and stand for each other, and denials that moved, from the canonical side."""
    issues = []
    if forth.here.knows(_TABLE) and forth.there.knows(_TABLE):
        issues = [*_exchanged(forth), *_put_aside(forth)]
    return issues or _moved(forth)


def _exchanged(forth: Pairing) -> list[Issue]:
    here, there = ([cue for cue in side.cues(_TABLE) if cue.kind != _INSTEAD] for side in (forth.here, forth.there))
    told = {cue.kind for cue in here} & {cue.kind for cue in there}
    here, there = ([cue for cue in cues if cue.kind not in told] for cues in (here, there))
    pairs: dict[Cue, Cue] = {}
    for kinds in _ABOUT:
        pairs |= forth.answers(*([cue for cue in cues if cue.kind in kinds] for cues in (here, there)))
    pairs = pairs or _alone(forth, here, there)
    return [
        issue(forth, CATEGORY, _gravity(one, other), _BASE, f"“{one.text}” became “{other.text}”.", one, other)
        for one, other in pairs.items()
        if (kinds := frozenset((one.kind, other.kind))) in _EXCLUSIVE
        and (forth.english or kinds not in _ENGLISH)
        and _alike_otherwise(forth, one, other)
    ][:1]


def _gravity(one: Cue, other: Cue) -> Severity:
    """How grave it is to say one cue for the other; a number of them that became all is a wrong number."""
    numbers = any(cue.kind == "some" and cue.text.casefold().split()[0] in _NUMBERS for cue in (one, other))
    return Severity.CRITICAL if numbers else _EXCLUSIVE[frozenset((one.kind, other.kind))]


def _alone(forth: Pairing, here: Sequence[Cue], there: Sequence[Cue]) -> dict[Cue, Cue]:
    """What happened already and did not yet, in single sentences of two languages: such words are seldom linked."""
    if forth.same_language or not forth.single:
        return {}
    ours, theirs = ([cue for cue in cues if cue.kind in _YET] for cues in (here, there))
    return {ours[0]: theirs[0]} if len(ours) == len(theirs) == 1 else {}


def _alike_otherwise(forth: Pairing, one: Cue, other: Cue) -> bool:
    """Whether the texts, and what stands around two cues, deny equally often beside them.

    Modulo two; across languages, which deny once in several words, whether they do at all.
    """
    texts = (0, len(forth.here.text)), (0, len(forth.there.text))
    clauses = _around(forth.here, one), _around(forth.there, other)
    kept = _rendered(forth), _rendered(forth.turned())
    for here, there in (texts, clauses):
        ours = _denied_beside(forth.here, one, kept[0], *here)
        theirs = _denied_beside(forth.there, other, kept[1], *there)
        if ours % 2 != theirs % 2 if forth.same_language else bool(ours) != bool(theirs):
            return False
    # That none spoke is that all were silent.
    hints = [
        sum(not overlap(hint, cue) for hint in hints_of(side))
        for side, cue in ((forth.here, one), (forth.there, other))
    ]
    return not forth.same_language or hints[0] == hints[1]


def _rendered(pairing: Pairing) -> frozenset[int]:
    """The content words here that deny by themselves and surely stand for one there: unsafe, *onveilig*."""
    if pairing.same_language:
        return frozenset()
    words = {word for cue in denials(pairing.here) for word in pairing.here.words_of(cue)}
    links = ((word, pairing.links[word]) for word in words if word in pairing.links)
    return frozenset(
        word
        for word, link in links
        if pairing.here.words[word].content and not link.leftover and link.similarity >= _RENDERED
    )


def _denied_beside(side: Passage, cue: Cue, kept: Set[int], start: int, end: int) -> int:
    """How often `text[start:end]` denies something beside a cue; of two that cancel each other the other one counts.

    Denials within words that are kept count on neither side, whether the lexicon of the other language has them or not.
    """
    beside = [denial for denial in denials(side) if start <= denial.start < end and not overlap(denial, cue)]
    number = sum(kept.isdisjoint(side.words_of(denial)) for denial in beside)
    number += sum(overlap(double, cue) for double in doubles(side))
    return number - (cue.kind == _NO and side.language in languages_where("concord") and number > 0)


def _put_aside(forth: Pairing) -> list[Issue]:
    """The pumping instead of which one desalinates, and the reverse."""
    for one in _of_kind(forth.here, _INSTEAD):
        for other in _of_kind(forth.there, _INSTEAD):
            left, right = _reach(forth.here, one), _reach(forth.there, other)
            if _numbers(forth.here, one, left).isdisjoint(_numbers(forth.there, other, right)) and _crossed(
                forth, left, right, left, right
            ):
                return [_exchange_of(forth, one, other, left, right)]
    return []


def _numbers(side: Passage, cue: Cue, words: Sequence[int]) -> frozenset[str]:
    """The numbers in digits among the words that a cue denies; behind these it stands at the end of its clause."""
    start, end = cue.end, side.words[words[-1]].end if words else cue.end
    if side.language in languages_where("instead_behind"):
        start, end = _around(side, cue)[0], cue.start
    return frozenset(str(int(match[0])) for match in _NUMBER.finditer(side.text, start, end))


def _of_kind(side: Passage, kind: str) -> list[Cue]:
    return [cue for cue in side.cues(_TABLE) if cue.kind == kind]


def _crossed(
    forth: Pairing, left: Sequence[int], right: Sequence[int], around: Sequence[int], about: Sequence[int]
) -> bool:
    """Whether no word of the canonical denial stands for one near the copy's, and the reverse, though all are told.

    Args:
        forth: The pair.
        left: What the canonical text denies.
        right: What the copy denies.
        around: The words near the canonical denial.
        about: The words near the copy's.
    """
    ends = forth.counterparts(left, firm=True)
    starts = {link.canonical for link in forth.links.values() if link.copy in right and not link.leftover}
    return bool(ends and starts) and starts.isdisjoint(around) and set(ends).isdisjoint(about)


def _moved(forth: Pairing) -> list[Issue]:
    """The only “not” of an English sentence before another word than the only one of its English counterpart."""
    if not forth.english:
        return []
    sides = denials(forth.here), denials(forth.there)
    ones, others = ([cue for cue in cues if cue.kind == "negator"] for cues in sides)
    if len(ones) != 1 or len(others) != 1 or len(sides[0]) != len(sides[1]):
        return []
    one, other = ones[0], others[0]
    left, right = _reach(forth.here, one)[:1], _reach(forth.there, other)[:1]
    if any(_is_form(forth.here, word, english("raising")) for word in left):
        return []
    if any(_is_form(forth.there, word, english("raising")) for word in right):
        return []
    around, about = _clause(forth.here, one), _clause(forth.there, other)
    simple = all(cue.text.casefold().endswith(_NOT) for cue in (one, other))
    if (simple and _crossed(forth, left, right, around, about)) or _of_other_verb(forth, one, other):
        return [_exchange_of(forth, one, other, left, right)]
    return []


def _of_other_verb(forth: Pairing, one: Cue, other: Cue) -> bool:
    """Whether a verb that tells is denied on one side, and what depends on it on the other."""
    pairs = [(link.canonical, link.copy) for link in forth.links.values() if not link.leftover]
    return any(
        _is_form(forth.here, first, english("telling"))
        and (
            (_denied(forth.here, one, first) and _depends(forth.there, other, second))
            or (_depends(forth.here, one, first) and _denied(forth.there, other, second))
        )
        for first, second in pairs
    )


def _denied(side: Passage, cue: Cue, verb: int) -> bool:
    """Whether a denial stands right before a verb, or is the “no” of its subject in the passive."""
    start = side.words[verb].start
    between = len(side.words_in(cue.end, start))
    passive = cue.text.casefold() == "no" and side.words[verb - 1].text.casefold() in {"was", "were", "been"}
    near = between < _BEFORE or (passive and between <= _BEYOND)
    return cue.end <= start and near and not _STOP.search(side.text, cue.end, start)


def _depends(side: Passage, cue: Cue, verb: int) -> bool:
    """Whether a “not” follows a verb in its sentence, not far from it: to report no damage is not to report any."""
    start, _ = side.sentence_at(cue.start)
    end = side.words[verb].end
    near = start <= side.words[verb].start and end <= cue.start and len(side.words_in(end, cue.start)) <= _BEYOND
    return near and cue.text.casefold().endswith(_NOT)


def _is_form(side: Passage, word: int, verbs: frozenset[str]) -> bool:
    """Whether an English word is a form of one of some verbs."""
    return not verbs.isdisjoint(lemmas(side.words[word].text.casefold()))


def _reach(side: Passage, cue: Cue) -> list[int]:
    """The content words that a cue denies: to the next stop behind it, in some languages before it."""
    start, end = side.sentence_at(cue.start)
    if side.language in languages_where("instead_behind"):
        stops = [match.end() for match in _STOP.finditer(side.text, start, cue.start)]
        words = side.words_in(max(stops, default=start), cue.start)
        return [word for word in words if side.words[word].content][-_REACH:]
    words = side.words_in(cue.end, _stop(side, cue.end, end))
    return [word for word in words if side.words[word].content][:_REACH]


def _clause(side: Passage, cue: Cue) -> list[int]:
    """The content words between the stops around a cue; it may deny the subject before its verb."""
    _, end = side.sentence_at(cue.start)
    words = side.words_in(_around(side, cue)[0], _stop(side, cue.end, end))
    return [word for word in words if side.words[word].content]


def _around(side: Passage, cue: Cue) -> tuple[int, int]:
    """Offsets of the stops before and behind a cue."""
    start, end = side.sentence_at(cue.start)
    stops = [(match.end(), match.start()) for match in _STOP.finditer(side.text, start, end)]
    if side.language == "en":
        stops += [(token.end, token.start) for token in tokens_of(side.text) if token.form in english("joints")]
    before = max((behind for behind, _ in stops if start <= behind <= cue.start), default=start)
    return before, min((at for _, at in stops if cue.end <= at < end), default=end)


def _stop(side: Passage, start: int, end: int) -> int:
    """Where what stands behind a denial ends: at a sign, an English joint, or a finite verb behind a content word."""
    found = _STOP.search(side.text, start, end)
    end = found.start() if found else end
    if side.language != "en":
        return end
    content = False
    for token in tokens_of(side.text):
        if start <= token.start < end:
            if content and (token.form in english("joints") or token.form in english("auxiliaries")):
                return token.start
            content = content or any(side.words[word].content for word in side.words_in(token.start, token.end))
    return end


def _exchange_of(forth: Pairing, one: Cue, other: Cue, left: Sequence[int], right: Sequence[int]) -> Issue:
    near, far = _with_words(forth.here, one, left), _with_words(forth.there, other, right)
    message = "The denial moved: what the canonical article denies the copy states, and the reverse."
    left_quote, right_quote = forth.here.stretch.quote(*near), forth.there.stretch.quote(*far)
    return issue(forth, CATEGORY, Severity.CRITICAL, _BASE, message, left_quote, right_quote)


def _with_words(side: Passage, cue: Cue, words: Sequence[int]) -> tuple[int, int]:
    ends = [(side.words[word].start, side.words[word].end) for word in words]
    return min(cue.start, *(start for start, _ in ends)), max(cue.end, *(end for _, end in ends))
