"""Words of an aligned pair that may have moved the meaning, and the signs that they did.

Three signs are gathered for every pair of words that stand for each other, and for words without counterpart: the
entailment model's mark on them, how far the meaning of a few words around moves when one is put in the place of the
other, and how the two are related (vectors; in English also WordNet).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from transcheck.claims import JudgedPair
from transcheck.encoder import Encoder
from transcheck.entailment import Mark
from transcheck.side import Side
from transcheck.wordnet import Relation, relation
from transcheck.words import Link, Word, link_words, words_of

__all__ = ["Candidate", "Drift", "candidates", "exchange", "features", "linked_pair", "probability", "strongest"]

# Exchanges tested per pair at most, the most suspicious first: the cost of a pair stays bounded.
_MOST_TESTS = 8
# Words to each side of an exchanged one.
_WINDOW = 2
# Related in these ways, two words say the same; the exchange is not even tested.
_SETTLED = frozenset({Relation.SAME, Relation.SYNONYM})


@dataclass(frozen=True, slots=True)
class Drift:
    """An aligned pair with its words linked.

    Attributes:
        judged: The pair.
        canonical: Words of the canonical passage.
        copy: Words of the copy's passage.
        links: Which words stand for each other.
    """

    judged: JudgedPair
    canonical: tuple[Word, ...]
    copy: tuple[Word, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may have moved the meaning; spans are offsets into the passages of the pair.

    Attributes:
        canonical: Span of the canonical words, None for an insertion.
        copy: Span of the copy's words, None for words dropped.
        similarity: Cosine of their vectors; of the nearest other word for words without counterpart.
        leftover: Whether they were linked only because nothing else was left.
        relation: How they are related in WordNet; `UNKNOWN` across languages.
        mark: The entailment model's strongest mark on the words, 0…1.
        exchanged: Cosine of a few canonical words with the same words after the exchange, or, across languages, with
            the copy's words around; None if untested.
    """

    canonical: tuple[int, int] | None
    copy: tuple[int, int] | None
    similarity: float
    leftover: bool
    relation: Relation
    mark: float
    exchanged: float | None = None


def linked_pair(canonical: Side, copy: Side, judged: JudgedPair) -> Drift:
    """Find and link the words of a pair."""
    left = _words(canonical, judged.pair.canonical, judged.canonical.offsets)
    right = _words(copy, judged.pair.copy, judged.copy.offsets)
    return Drift(judged, left, right, tuple(link_words(left, right)))


def _words(side: Side, indices: Iterable[int], offsets: Sequence[int]) -> tuple[Word, ...]:
    return tuple(
        word
        for index, offset in zip(sorted(indices), offsets, strict=True)
        for word in words_of(side.sentences[index], side.encodings[index], offset)
    )


def candidates(drift: Drift, *, english: bool) -> list[Candidate]:
    """All words of a pair that may have moved the meaning, most suspicious first."""
    left, right = drift.canonical, drift.copy
    left_marks, right_marks = drift.judged.canonical_marks, drift.judged.copy_marks
    found = []
    for link in drift.links:
        one, other = left[link.canonical], right[link.copy]
        if not (one.content and other.content) or _figure(one.text) or _figure(other.text):
            continue
        related = relation(one.text, other.text) if english else Relation.UNKNOWN
        if related in _SETTLED or one.text.casefold() == other.text.casefold():
            continue
        mark = max(strongest(left_marks, one), strongest(right_marks, other))
        spans = (one.start, one.end), (other.start, other.end)
        found.append(Candidate(*spans, link.similarity, link.leftover, related, mark))
    linked_left = {link.canonical for link in drift.links}
    linked_right = {link.copy for link in drift.links}
    found += [
        Candidate(None, (word.start, word.end), _nearest(word, left), True, Relation.NONE, strongest(right_marks, word))
        for index, word in enumerate(right)
        if index not in linked_right and word.content and not _figure(word.text)
    ]
    found += [
        Candidate((word.start, word.end), None, _nearest(word, right), True, Relation.NONE, strongest(left_marks, word))
        for index, word in enumerate(left)
        if index not in linked_left and word.content and not _figure(word.text)
    ]
    return sorted(found, key=lambda item: (-item.mark, item.similarity, item.copy or item.canonical))


def strongest(marks: Sequence[Mark], word: Word) -> float:
    """The strongest mark on a word, 0 where there are none."""
    return max((mark.score for mark in marks if mark.start < word.end and word.start < mark.end), default=0.0)


def _nearest(word: Word, others: Sequence[Word]) -> float:
    return max((float(word.vector @ other.vector) for other in others), default=0.0)


def _figure(text: str) -> bool:
    return any(character.isdigit() for character in text)


def exchange(drift: Drift, found: Sequence[Candidate], encoder: Encoder, *, same_language: bool) -> list[Candidate]:
    """Measure how far a few words move in meaning when the copy's word takes the place of the canonical one.

    Whole sentences hide the exchange of one word; a window of two words to each side does not.
    """
    places = [index for index, item in enumerate(found) if item.canonical and item.copy][:_MOST_TESTS]
    texts = []
    for item in (found[index] for index in places):
        assert item.canonical is not None
        assert item.copy is not None
        before, words, after = _window(drift.judged.canonical.text, drift.canonical, item.canonical)
        left, other, right = _window(drift.judged.copy.text, drift.copy, item.copy)
        texts += [before + words + after, before + other + after if same_language else left + other + right]
    vectors = encoder.embed(texts)
    tested = list(found)
    for number, index in enumerate(places):
        cosine = float(vectors[2 * number] @ vectors[2 * number + 1])
        tested[index] = replace(tested[index], exchanged=cosine)
    return tested


def _window(text: str, words: Sequence[Word], span: tuple[int, int]) -> tuple[str, str, str]:
    """The text around a span of words, two words to each side: before, the span itself, after."""
    inside = [index for index, word in enumerate(words) if word.start < span[1] and span[0] < word.end]
    first, last = max(inside[0] - _WINDOW, 0), min(inside[-1] + _WINDOW, len(words) - 1)
    return text[words[first].start : span[0]], text[slice(*span)], text[span[1] : words[last].end]


def features(item: Candidate, judged: JudgedPair) -> dict[str, float]:
    """What the decision weighs, by name."""
    forward, backward = judged.forward.probabilities, judged.backward.probabilities
    values = {
        "bias": 1.0,
        "mark": _logit(item.mark),
        "similarity": item.similarity,
        "leftover": float(item.leftover),
        "inserted": float(item.canonical is None),
        "dropped": float(item.copy is None),
        "not_entailed_forward": 1 - forward.entailment,
        "not_entailed_backward": 1 - backward.entailment,
        "contradiction": max(forward.contradiction, backward.contradiction),
        f"relation_{item.relation.value}": 1.0,
    }
    if item.exchanged is not None:
        values |= {"exchanged": 1.0, "moved": 10 * (1 - item.exchanged)}
    return values


def probability(values: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Estimated share of such candidates that moved the meaning, 0…1."""
    total = sum(weights.get(name, 0.0) * value for name, value in values.items())
    return 1 / (1 + math.exp(-total))


def _logit(share: float) -> float:
    bounded = min(max(share, 0.001), 0.999)
    return math.log(bounded / (1 - bounded))
