"""Words of an aligned pair that may have moved the meaning, and the signs that they did.

Three signs are gathered for every two English words that stand for each other but differ: the entailment model's mark
on them, how far the meaning of a few words around moves when one is put in the place of the other, and how the two are
related (vectors and WordNet).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from transcheck.changes import Drift, log_odds, pair_signs, strongest
from transcheck.claims import JudgedPair
from transcheck.encoder import Encoder
from transcheck.lexical.lexicon import load_lexicon
from transcheck.side import Side
from transcheck.stretch import Stretch
from transcheck.wordnet import Relation, parts_of_speech, relation
from transcheck.words import Word, link_words, words_of

__all__ = ["Candidate", "candidates", "exchange", "features", "figure_word", "judged_by_lexicon", "linked_pair"]

# Exchanges tested per pair at most, the most suspicious first: the cost of a pair stays bounded.
_MOST_TESTS = 8
# Leftover words less alike than this fill different slots.
_LEAST_LEFTOVER = 0.45
# Words to each side of an exchanged one.
_WINDOW = 2
# Related in these ways, two words say the same; the exchange is not even tested.
_SETTLED = frozenset({Relation.SAME, Relation.SYNONYM})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may have moved the meaning; spans are offsets into the passages of the pair.

    Attributes:
        canonical: Span of the canonical word.
        copy: Span of the copy's word.
        similarity: Cosine of their vectors.
        leftover: Whether they were linked only because nothing else was left.
        relation: How they are related in WordNet.
        mark: The entailment model's strongest mark on the words, 0…1.
        exchanged: Cosine of a few canonical words with the same words after the exchange; None if untested.
    """

    canonical: tuple[int, int]
    copy: tuple[int, int]
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


def candidates(drift: Drift) -> list[Candidate]:
    """The words of an English pair that may have moved the meaning, most suspicious first.

    Words linked for lack of better must at least be alike in their contexts and share a part of speech.
    """
    left, right = drift.canonical, drift.copy
    left_marks, right_marks = drift.judged.canonical_marks, drift.judged.copy_marks
    found = []
    for link in drift.links:
        one, other = left[link.canonical], right[link.copy]
        if not (one.content and other.content) or figure_word(one.text) or figure_word(other.text):
            continue
        if link.leftover and link.similarity < _LEAST_LEFTOVER:
            continue
        if not _same_part_of_speech(one.text, other.text):
            continue
        related = relation(one.text, other.text)
        if related in _SETTLED or one.text.casefold() == other.text.casefold():
            continue
        if judged_by_lexicon(one, drift.judged.canonical) or judged_by_lexicon(other, drift.judged.copy):
            continue
        mark = max(strongest(left_marks, one), strongest(right_marks, other))
        spans = (one.start, one.end), (other.start, other.end)
        found.append(Candidate(*spans, link.similarity, link.leftover, related, mark))
    return sorted(found, key=lambda item: (-item.mark, item.similarity, item.copy))


def _same_part_of_speech(one: str, other: str) -> bool:
    """Whether two words may be of one kind; WordNet lacks most names, which are only compared with each other."""
    first, second = parts_of_speech(one), parts_of_speech(other)
    if first and second:
        return bool(first & second)
    return one[:1].isupper() == other[:1].isupper()


def judged_by_lexicon(word: Word, stretch: Stretch) -> bool:
    """Whether a word is one of attribution or modality, which have detectors of their own."""
    language = stretch.sentences[0].language or "und"
    return any(load_lexicon(table, language).find(word.text) for table in ("attribution", "modality"))


def figure_word(text: str) -> bool:
    """Whether a word holds digits: figures are compared by value elsewhere."""
    return any(character.isdigit() for character in text)


def exchange(drift: Drift, found: Sequence[Candidate], encoder: Encoder) -> list[Candidate]:
    """Measure how far a few words move in meaning when the copy's word takes the place of the canonical one.

    Whole sentences hide the exchange of one word; a window of two words to each side does not.
    """
    places = range(min(len(found), _MOST_TESTS))
    texts = []
    for item in (found[index] for index in places):
        before, words, after = _window(drift.judged.canonical.text, drift.canonical, item.canonical)
        other = drift.judged.copy.text[slice(*item.copy)]
        texts += [before + words + after, before + other + after]
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
    values = pair_signs(judged) | {
        "bias": 1.0,
        "mark": log_odds(item.mark),
        "similarity": item.similarity,
        "leftover": float(item.leftover),
        f"relation_{item.relation.value}": 1.0,
    }
    if item.exchanged is not None:
        values |= {"exchanged": 1.0, "moved": 10 * (1 - item.exchanged)}
    return values
