"""Who did what to whom: words of an English pair that trade places as agent and patient of a verb.

“The tenant sued the landlord” and “The landlord sued the tenant” have the same words, and nearly the same vectors. A
small network (models/roles), trained on parsed sentences, tells from the vectors of a verb and of another word of its
sentence, and of the words beside them, whether the word names who acts, what is acted on, or to whom or from whom, in
the active and the passive. Words that stand for each other and are agent of the verb on one side, patient or recipient
of it on the other, were exchanged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod

import numpy as np
from numpy.typing import NDArray

from transcheck.changes import Drift
from transcheck.english import english
from transcheck.issues import Issue, Severity
from transcheck.models import find
from transcheck.networks import load_network
from transcheck.stretch import Stretch
from transcheck.wordnet import Relation, lemmas, names_a, parts_of_speech, relation
from transcheck.words import Link, Word

__all__ = [
    "AGENT",
    "NONE",
    "PATIENT",
    "RECIPIENT",
    "Exchange",
    "distances",
    "exchanges",
    "plainly_acts",
    "plainly_borne",
    "role_inputs",
    "role_issues",
    "role_shares",
    "traded",
]

Array = NDArray[np.float32]

NONE, AGENT, PATIENT, RECIPIENT = range(4)
"""Roles of a word beside a verb, in the order of the network's outputs."""
_FARTHEST = 8
# A verb that has an agent and no patient may have the very patient of the other text: shares fell, they lowered shares.
_OBJECT = 0.4
# Roles that are less likely than this are not looked at.
_LEAST = 0.3
_ALIKE = 0.7
_SAME_VERB = frozenset({Relation.SAME, Relation.SYNONYM})
# These three are closed classes of grammar, to which no table would add a word. Relative pronouns point at another word
# of the sentence, and two sentences seldom at the same.
_RELATIVE = frozenset(("who", "whom", "whose", "which", "that", "what"))
_PERFECT = frozenset(("has", "have", "had"))
_PRONOUNS = {"him": "he", "her": "she", "them": "they", "us": "we", "me": "i"}


@dataclass(frozen=True, slots=True)
class Exchange:
    """A word that acts on one side of a pair and is acted on at the other.

    Attributes:
        verb: The link of the verb.
        word: The link of the word.
        agent_first: Whether it acts in the canonical text.
        share: The lesser of the estimates of its two roles, 0…1; of `traded` that one of the words did so.
    """

    verb: Link
    word: Link
    agent_first: bool
    share: float


def distances(count: int) -> NDArray[np.int64]:
    """Of each word of a sentence to each other: (count, count), 0…16; 8 for itself, more for words that follow.

    One to four words each count for themselves; five and six, seven to nine, ten to fourteen, and more, together.
    """
    steps = np.arange(count)[None, :] - np.arange(count)[:, None]
    size = np.abs(steps)
    grouped = np.select([size <= 4, size <= 6, size <= 9, size <= 14], [size, 5, 6, 7], _FARTHEST)
    found: NDArray[np.int64] = np.sign(steps) * grouped + _FARTHEST
    return found


def role_shares(words: Sequence[Word], weights: Mapping[str, Array]) -> Array:
    """Estimated roles of the words of one English sentence.

    Args:
        words: The words.
        weights: The network's.

    Returns:
        (n, n, 4): for each word as a verb, for each other word, the shares of no role, agent, patient and recipient; a
        word has no role beside itself.
    """
    inputs = role_inputs(np.stack([word.vector for word in words]))
    verbs = inputs @ weights["verb.weight"] + weights["hidden.bias"]
    others = inputs @ weights["other.weight"]
    hidden = np.maximum(verbs[:, None] + others[None] + weights["distance.weight"][distances(len(words))], 0)
    scores = hidden @ weights["out.weight"] + weights["out.bias"]
    powers = np.exp(scores - scores.max(2, keepdims=True))
    shares: Array = powers / powers.sum(2, keepdims=True)
    itself = np.arange(len(words))
    shares[itself, itself] = np.eye(shares.shape[2])[NONE]
    return shares


def role_inputs(vectors: Array) -> Array:
    """What the network sees of each word of a sentence: vectors of the word before it, its own, and of the word after.

    Args:
        vectors: (n, 384), of the words in order.

    Returns:
        (n, 1152); zeros stand for what is before the first word and after the last.
    """
    padded = np.pad(vectors, ((1, 1), (0, 0)))
    return np.concatenate([padded[:-2], vectors, padded[2:]], axis=1)


def role_issues(drift: Drift) -> list[Issue]:
    """An issue for the words of an English pair that are surest to have traded places; at most one for each verb."""
    judged = drift.judged
    least = float(find("roles").config["threshold"])
    shares = _passage_shares(judged.canonical, drift.canonical), _passage_shares(judged.copy, drift.copy)
    issues = []
    for item in traded(exchanges(drift.canonical, drift.copy, drift.links, *shares)):
        if item.share < least:
            continue
        one = _extent(drift.canonical[item.verb.canonical], drift.canonical[item.word.canonical])
        other = _extent(drift.copy[item.verb.copy], drift.copy[item.word.copy])
        word, verb = drift.copy[item.word.copy].text, drift.copy[item.verb.copy].text
        acts, bears = f"“{word}” acts (“{verb}”)", "is acted on"
        issues.append(
            judged.issue(
                category="accuracy/mistranslation/agency",
                severity=Severity.CRITICAL,
                confidence=item.share,
                message=f"In the canonical text {acts}, in the copy it {bears}: who did what to whom has changed."
                if item.agent_first
                else f"In the copy {acts}, in the canonical text it {bears}: who did what to whom has changed.",
                canonical=judged.canonical.quote(*one),
                copy=judged.copy.quote(*other),
            )
        )
    return issues


def exchanges(
    canonical: Sequence[Word], copy: Sequence[Word], links: Sequence[Link], our_shares: Array, their_shares: Array
) -> Iterator[Exchange]:
    """The words of a pair that may have traded places, with their verbs.

    Args:
        canonical: Words of the canonical passage.
        copy: Words of the copy's passage.
        links: Which words stand for each other.
        our_shares: Roles in the canonical passage, as `role_shares` gives them.
        their_shares: Roles in the copy's.
    """
    both = [(link, canonical[link.canonical], copy[link.copy]) for link in links]
    # The same word in another role may be left over by its vector.
    firm = [(link, one, other) for link, one, other in both if not link.leftover or _same_text(one, other)]
    verbs = [link for link, one, other in firm if _same_verb(one, other)]
    words = [link for link, one, other in firm if _same_word(one, other, link.similarity) and not _twice(link, both)]
    for verb in verbs:
        here, there = our_shares[verb.canonical], their_shares[verb.copy]
        for word in words:
            for agent_first, (acting, i, bearing, j) in (
                (True, (here, word.canonical, there, word.copy)),
                (False, (there, word.copy, here, word.canonical)),
            ):
                share = float(min(acting[i, AGENT], bearing[j, PATIENT:].sum()))
                ours, theirs = (canonical, verb.canonical, word.canonical), (copy, verb.copy, word.copy)
                agent, patient = (ours, theirs) if agent_first else (theirs, ours)
                acts = plainly_acts(*patient) or plainly_borne(*agent) or _same_order(ours, theirs)
                borne = np.delete(acting[:, PATIENT:].sum(1), i).max(initial=0.0)
                if share > _LEAST and not acts and borne >= _OBJECT:
                    yield Exchange(verb, word, agent_first, share)


def _twice(link: Link, both: Iterable[tuple[Link, Word, Word]]) -> bool:
    """Whether another link has a word of the same name on both sides: “Zagreb Zoo gave Tallinn Zoo a lynx”."""
    words = {item: (one.text.casefold(), other.text.casefold()) for item, one, other in both}
    return sum(words[link] == pair for pair in words.values()) > 1


def traded(found: Iterable[Exchange]) -> list[Exchange]:
    """The surest exchange of each verb. Where one word came to act and another to be acted on, both speak for it."""
    best: dict[Link, dict[bool, Exchange]] = {}
    for item in found:
        ways = best.setdefault(item.verb, {})
        if item.agent_first not in ways or item.share > ways[item.agent_first].share:
            ways[item.agent_first] = item
    return [
        replace(
            max(ways.values(), key=lambda item: item.share), share=1 - prod(1 - item.share for item in ways.values())
        )
        for ways in best.values()
    ]


def plainly_acts(words: Sequence[Word], verb: int, word: int) -> bool:
    """Whether small words show that a word acts: “given to us by Rome”, “Rome has held”, “which Rome held”."""
    if word > verb:
        behind = verb + 1 < len(words) and words[verb + 1].text.casefold() == "by" and word - verb <= _FARTHEST // 2
        beside = any(one.text.casefold() == "by" for one in words[max(word - 2, verb + 1) : word])
        return behind or (beside and word - verb <= _FARTHEST)
    if verb == word + 1:
        return any(one.text.casefold() in _RELATIVE for one in words[max(word - 3, 0) : word])
    between = [one.text.casefold() for one in words[word + 1 : verb]]
    return 0 < len(between) <= 2 and between[0] in _PERFECT and "been" not in between


def plainly_borne(words: Sequence[Word], verb: int, word: int) -> bool:
    """Whether small words show that a word is acted on: “a law passed by Rome”, and “law-passing” written in two."""
    if word > verb:
        return False
    close = verb - word <= _FARTHEST
    by = verb + 1 < len(words) and words[verb + 1].text.casefold() == "by"
    return (by and close) or (verb == word + 1 and words[verb].text.casefold().endswith("ing") and words[word].content)


def _same_order(ours: tuple[Sequence[Word], int, int], theirs: tuple[Sequence[Word], int, int]) -> bool:
    """Whether a word stands before one form of a verb on both sides, with nothing but adverbs between and no “by”."""
    return all(_leads(*side) for side in (ours, theirs)) and _same_text(ours[0][ours[1]], theirs[0][theirs[1]])


def _leads(words: Sequence[Word], verb: int, word: int) -> bool:
    between = words[word + 1 : verb]
    by = verb + 1 < len(words) and words[verb + 1].text.casefold() == "by"
    return word < verb and not by and all("r" in parts_of_speech(one.text) for one in between)


def _same_text(one: Word, other: Word) -> bool:
    return one.text.casefold() == other.text.casefold()


def _same_verb(one: Word, other: Word) -> bool:
    related = relation(one.text, other.text)
    silent = english("light_verbs") | english("intransitive")
    if related is not Relation.SAME:
        silent |= english("reverses")
    told = one.content and other.content and silent.isdisjoint({*lemmas(one.text), *lemmas(other.text)})
    return told and related in _SAME_VERB


def _same_word(one: Word, other: Word, similarity: float) -> bool:
    """Whether two words name the same: equal but for case and number, the same pronoun, or very much alike.

    Savers and savings may be alike, but only one of them names people.
    """
    first, second = one.text.casefold(), other.text.casefold()
    if first in _RELATIVE or second in _RELATIVE:
        return False
    if one.content and other.content:
        alike = similarity >= _ALIKE and names_a(first, "person") == names_a(second, "person")
        return relation(first, second) is Relation.SAME or alike
    return _PRONOUNS.get(first, first) == _PRONOUNS.get(second, second)


def _passage_shares(stretch: Stretch, words: Sequence[Word]) -> Array:
    """The roles of a passage's words (n, n, 4), none across sentences."""
    shares = np.zeros((len(words), len(words), RECIPIENT + 1), np.float32)
    shares[:, :, NONE] = 1
    for start, end in stretch.spans:
        inside = [index for index, word in enumerate(words) if start <= word.start < end]
        if inside:
            first, last = inside[0], inside[-1] + 1
            shares[first:last, first:last] = role_shares(words[first:last], load_network("roles"))
    return shares


def _extent(verb: Word, word: Word) -> tuple[int, int]:
    return min(verb.start, word.start), max(verb.end, word.end)
