"""Verbs that tell one deal from its two ends: “Ada sold the mill to Ben”, “Ben bought the mill from Ada”.

`data/lexical/converses.tsv` pairs them. Where the copy has the other verb with the same agent, who did what to whom is
turned round; where the agent is another one, the copy tells the same. So does a passive whose “by” names the agent of
the active. English with English: word order and “by” show who acts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from transcheck.document import overlap
from transcheck.english import english
from transcheck.issues import Issue, Quote, Severity
from transcheck.lexical.lexicon import Cue, tokens_of
from transcheck.lexical.passage import Pairing, Passage
from transcheck.lexical.reality import english_past
from transcheck.lexical.support import issue, quote_cue
from transcheck.wordnet import Relation, lemmas, parts_of_speech, relation

__all__ = ["converse_issues", "without_converses"]

_TABLE = "converses"
_AGENCY = "accuracy/mistranslation/agency"
_SAME_VERB = frozenset({Relation.SAME, Relation.SYNONYM})
_STOP = re.compile(r"[;:!?()“”\"–—]|\.\s")
_ARTICLES = frozenset(("the", "a", "an"))
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "'s", "got"))
# Words between an auxiliary of the passive and its participle, and from that to “by”.
_AUXILIARY, _BY = 2, 8
# The ending of comparatives; and words behind one among which what it belongs to is named.
_COMPARATIVE, _NEAR = "er", 3
_OPPOSITES = frozenset({Relation.ANTONYM, Relation.OPPOSED})
_BASE, _SWAPPED = 0.75, 0.6


def converse_issues(forth: Pairing) -> list[Issue]:
    """Deals told from their other end with the same agent, seen from the canonical side."""
    return [
        issue(
            forth,
            _AGENCY,
            Severity.CRITICAL,
            _BASE,
            f"“{one.text}” became “{other.text}” with the same agent: who did what to whom has changed.",
            one,
            other,
        )
        for one, other, same in _deals(forth)
        if same
    ][:1] or _swapped(forth)


def _swapped(forth: Pairing) -> list[Issue]:
    """An active verb whose agent stands behind it in the copy, and the copy's agent behind it in the article."""
    if not forth.english:
        return []
    back = forth.turned()
    for link in forth.links.values():
        one, other = (
            Cue("", word.start, word.end, word.text)
            for word in (forth.here.words[link.canonical], forth.there.words[link.copy])
        )
        if link.leftover or not forth.here.words[link.canonical].content or not _deed(one, other):
            continue
        if _passive(forth.here, one) or _passive(forth.there, other):
            continue
        ours, theirs = _agent(forth.here, one), _agent(forth.there, other)
        moved, come = forth.counterparts(ours, firm=True), back.counterparts(theirs, firm=True)
        if not (moved and come and _behind(forth.there, other, moved, theirs) and _behind(forth.here, one, come, ours)):
            continue
        if _way(forth.there, other, moved) == _way(forth.here, one, come):
            message = f"Before “{other.text}” the copy names who comes behind “{one.text}” in the canonical text."
            quotes = quote_cue(forth, one, ours), quote_cue(back, other, theirs)
            return [issue(forth, _AGENCY, Severity.CRITICAL, _SWAPPED, message, *quotes)]
    return []


def _deed(one: Cue, other: Cue) -> bool:
    """Whether two words are past forms of one verb that does not tell what somebody says."""
    forms = lemmas(one.text)
    past = all(
        word.text.islower() and english_past(word.text) and "v" in parts_of_speech(word.text) for word in (one, other)
    )
    alike = past and relation(one.text, other.text) is Relation.SAME
    return alike and english("telling").isdisjoint(forms) and english("light_verbs").isdisjoint(forms)


def _behind(side: Passage, verb: Cue, words: Sequence[int], agent: Sequence[int]) -> bool:
    """Whether all of some words stand near behind a verb, none of them as its agent."""
    near = side.words_in(verb.end, side.sentence_at(verb.start)[1])[:_BY]
    stop = _STOP.search(side.text, verb.end)
    return all(
        word in near and word not in agent and (stop is None or side.words[word].start < stop.start()) for word in words
    )


def without_converses(issues: Iterable[Issue], forth: Pairing) -> list[Issue]:
    """The issues without those about what is told alike from its two ends, or in the active and the passive.

    Those are issues that quote both verbs of a deal, the same words on both sides of a verb in its two voices, or that
    verb itself as one whose agent is another.
    """
    found = list(issues)
    if not forth.english or not found:
        return found
    deals = [_quotes(forth, one, other) for one, other, same in _deals(forth) if not same]
    voices = [_quotes(forth, one, other) for one, other in _voices(forth)]
    return [
        item
        for item in found
        if not _quote_both(item, deals)
        and not (voices and _same_words(item))
        and not (item.category == _AGENCY and _quote_both(item, voices))
        and not _of_each_other(item, forth)
    ]


def _of_each_other(found: Issue, forth: Pairing) -> bool:
    """Whether opposite comparatives belong to names that both texts have: her older brother Bo, his younger sister."""
    one, other = found.canonical, found.copy
    if one is None or other is None or relation(one.text, other.text) not in _OPPOSITES:
        return False
    if not all(quote.text.endswith(_COMPARATIVE) for quote in (one, other)):
        return False
    left, right = _name_behind(forth.here, one), _name_behind(forth.there, other)
    named = [{word.text for word in side.words} for side in (forth.here, forth.there)]
    return None not in (left, right) and left != right and left in named[1] and right in named[0]


def _name_behind(side: Passage, quote: Quote) -> str | None:
    """The first word with a capital letter near behind a quote in its sentence."""
    behind = [word for word in side.words if side.stretch.quote(word.start, word.end).start >= quote.end][:_NEAR]
    end = side.sentence_at(behind[0].start)[1] if behind else 0
    return next((word.text for word in behind if word.start < end and word.text[:1].isupper()), None)


def _quotes(forth: Pairing, one: Cue, other: Cue) -> tuple[Quote, Quote]:
    return forth.here.stretch.quote(one.start, one.end), forth.there.stretch.quote(other.start, other.end)


def _quote_both(found: Issue, pairs: Iterable[tuple[Quote, Quote]]) -> bool:
    """Whether an issue quotes words of both quotes of a pair."""
    left, right = found.canonical, found.copy
    if left is None or right is None:
        return False
    return any(overlap(left, one) and overlap(right, other) for one, other in pairs)


def _same_words(found: Issue) -> bool:
    """Whether an issue quotes the same words on both sides."""
    sides = found.canonical, found.copy
    return len({side.text.casefold() if side else None for side in sides}) == 1


def _voices(forth: Pairing) -> Iterator[tuple[Cue, Cue]]:
    """Verbs that stand for each other, active on one side and passive on the other, with the same agent."""
    for link in forth.links.values():
        words = forth.here.words[link.canonical], forth.there.words[link.copy]
        if link.leftover or "v" not in parts_of_speech(words[0].text):
            continue
        if relation(words[0].text, words[1].text) not in _SAME_VERB:
            continue
        one, other = (Cue("", word.start, word.end, word.text) for word in words)
        if _passive(forth.here, one) == _passive(forth.there, other):
            continue
        ends = set(forth.counterparts(_agent(forth.here, one), firm=True))
        met = ends & set(_agent(forth.there, other))
        if len(met) > len(ends - met):
            yield one, other


def _deals(forth: Pairing) -> Iterator[tuple[Cue, Cue, bool]]:
    """Verbs of the two ends of a deal that each side has alone, and whether they have the same agent."""
    if not forth.english:
        return
    here, there = (side.cues(_TABLE) for side in (forth.here, forth.there))
    told = {cue.kind for cue in here} & {cue.kind for cue in there}
    for one in here:
        for other in there:
            if one.kind.partition("/")[0] != other.kind.partition("/")[0] or {one.kind, other.kind} & told:
                continue
            ours, theirs = _agent(forth.here, one), _agent(forth.there, other)
            ends = set(forth.counterparts(ours, firm=True))
            met, missed = ends & set(theirs), ends - set(theirs)
            if ends and theirs and (not met or len(met) > len(missed)):
                yield one, other, bool(met)


def _agent(side: Passage, cue: Cue) -> list[int]:
    """The content words of who acts: before an active verb, behind the “by” of a passive one; none if unsaid."""
    start, end = side.sentence_at(cue.start)
    tokens = [token for token in tokens_of(side.text) if start <= token.start < end]
    before = [token for token in tokens if token.end <= cue.start]
    if _passive(side, cue):
        behind = [token for token in tokens if token.start >= cue.end][:_BY]
        by = next((index for index, token in enumerate(behind) if token.form == "by"), None)
        if by is None:
            return []
        stop = _STOP.search(side.text, behind[by].end, end)
        last = stop.start() if stop else end
        words: list[int] = []
        for token in behind[by + 1 :]:
            found = [index for index in side.words_in(token.start, token.end) if side.words[index].content]
            if token.start >= last or (words and not found):
                break
            words += found
        return words
    stops = [match.end() for match in _STOP.finditer(side.text, start, cue.start)]
    stops += [token.end for token in before if token.form in english("joints") and token.form != "and"]
    first = max(stops, default=start)
    return [index for index in side.words_in(first, cue.start) if side.words[index].content]


def _way(side: Passage, verb: Cue, words: Sequence[int]) -> list[str]:
    """What stands between a verb and the first of some words behind it, without articles: “on” of “called on them”."""
    end = min(side.words[word].start for word in words)
    forms = [token.form for token in tokens_of(side.text) if verb.end <= token.start and token.end <= end]
    return [form for form in forms if form not in _ARTICLES]


def _passive(side: Passage, cue: Cue) -> bool:
    """Whether a verb stands behind an auxiliary of the passive."""
    start, _ = side.sentence_at(cue.start)
    before = [token.form for token in tokens_of(side.text) if start <= token.start and token.end <= cue.start]
    return not cue.text.endswith("ing") and not _BE.isdisjoint(before[-_AUXILIARY:])
