"""Words of an aligned pair that may have moved the meaning, and the signs that they did.

Three signs are gathered for every word of an English copy that differs from its counterpart, or has none: the mark of
the entailment model, what the network of contrasts says of the vectors of the two, and how they are related (cosine,
WordNet).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from transcheck.changes import Drift, log_odds, pair_signs, strongest
from transcheck.claims import JudgedPair
from transcheck.contrast import contrast_scores, counterparts
from transcheck.english import english
from transcheck.lexical.lexicon import load_lexicon
from transcheck.names import known_word
from transcheck.side import Side
from transcheck.stretch import Stretch
from transcheck.wordnet import Relation, lemmas, parts_of_speech, relation
from transcheck.words import Word, figure_word, link_words, words_of

__all__ = ["Candidate", "candidates", "features", "judged_by_lexicon", "linked_pair", "one_verb"]

# Related in these ways, two words say the same.
_SETTLED = frozenset({Relation.SAME, Relation.SYNONYM})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word of the copy that may have moved the meaning; spans are offsets into the passages of the pair.

    Attributes:
        canonical: Span of the canonical word that it stands for; None if it stands for none.
        copy: Span of the copy's word.
        similarity: Cosine with the canonical word that it stands for, or with the most alike.
        leftover: Whether the two were linked only because nothing else was left.
        same_part: Whether the two may be of one part of speech.
        relation: How the two are related in WordNet.
        mark: The entailment model's strongest mark on the words, 0…1.
        contrast: Logit that they say different things, by their vectors.
    """

    canonical: tuple[int, int] | None
    copy: tuple[int, int]
    similarity: float
    leftover: bool
    same_part: bool
    relation: Relation
    mark: float
    contrast: float


def linked_pair(canonical: Side, copy: Side, judged: JudgedPair) -> Drift:
    """Find and link the words of a pair."""
    left = _words(canonical, judged.pair.canonical, judged.canonical.offsets)
    right = _words(copy, judged.pair.copy, judged.copy.offsets)
    links = tuple(link_words(left, right))
    return Drift(judged, left, right, links, *contrast_scores(left, right, links))


def _words(side: Side, indices: Iterable[int], offsets: Sequence[int]) -> tuple[Word, ...]:
    return tuple(
        word
        for index, offset in zip(sorted(indices), offsets, strict=True)
        for word in words_of(side.sentences[index], side.encodings[index], offset)
    )


def candidates(drift: Drift, canonical_known: frozenset[str], copy_known: frozenset[str]) -> list[Candidate]:
    """The words of an English copy that may have moved the meaning, each with its counterpart if it has one.

    Words linked for lack of better must be of one part of speech.

    Args:
        drift: The pair with its words linked.
        canonical_known: `names.spellings` of the whole canonical article: a word without a counterpart that the article
            has elsewhere was not put in, and a name that it has elsewhere may stand for another one.
        copy_known: `names.spellings` of the whole copy.
    """
    left, right = drift.canonical, drift.copy
    leftover = {link.copy for link in drift.links if link.leftover}
    quoted = [(cue.start, cue.end) for cue in load_lexicon("attribution", "en").find(drift.judged.copy.text)]
    found = []
    for row, column, own in counterparts(left, right, drift.links):
        one, other = left[row], right[column]
        if own == "canonical" or any(
            _dated(word.text) or word.text.casefold() in english("titles") for word in (one, other)
        ):
            continue
        same_part = _same_part_of_speech(one.text, other.text)
        linked = own == "both" and (same_part or column not in leftover)
        if judged_by_lexicon(other, drift.judged.copy) or (linked and judged_by_lexicon(one, drift.judged.canonical)):
            continue
        if not linked and (
            other.text.casefold() in english("particles") or any(start <= other.start < end for start, end in quoted)
        ):
            continue
        related = relation(one.text, other.text)
        if related in _SETTLED or one_verb(drift, row, column):
            continue
        known = known_word(right, column, canonical_known)
        if known and (not linked or (_capital(one) and _capital(other) and known_word(left, row, copy_known))):
            continue
        marks = [strongest(drift.judged.copy_marks, other)]
        marks += [strongest(drift.judged.canonical_marks, one)] if linked else []
        found.append(
            Candidate(
                (one.start, one.end) if linked else None,
                (other.start, other.end),
                float(one.vector @ other.vector),
                column in leftover,
                same_part,
                related,
                max(marks),
                drift.copy_contrasts[column],
            )
        )
    return found


def one_verb(drift: Drift, row: int, column: int) -> bool:
    """Whether two English words, one of them with the particle behind it, say the same: “ruled out”, “rejected”."""
    one, other = _with_particle(drift.canonical, row), _with_particle(drift.copy, column)
    return " " in one + other and relation(one, other) in _SETTLED


def _with_particle(words: Sequence[Word], index: int) -> str:
    """A word with the particle behind it where WordNet knows the two as one verb."""
    if index + 1 < len(words) and words[index + 1].text.casefold() in english("particles"):
        phrase = f"{words[index].text} {words[index + 1].text}"
        return phrase if lemmas(phrase) else words[index].text
    return words[index].text


def _dated(text: str) -> bool:
    """Whether a word is a figure or part of a date, which are compared by value; a small “may” and “march” are not."""
    return figure_word(text) or (text[:1].isupper() and text.casefold() in english("calendar"))


def _capital(word: Word) -> bool:
    return word.text[:1].isupper()


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


def features(item: Candidate, judged: JudgedPair) -> dict[str, float]:
    """What the decision weighs, by name."""
    return pair_signs(judged) | {
        "bias": 1.0,
        "mark": log_odds(item.mark),
        "contrast": item.contrast,
        "similarity": item.similarity,
        "leftover": float(item.leftover),
        "unlinked": float(item.canonical is None),
        "same_part": float(item.same_part),
        f"relation_{item.relation.value}": 1.0,
    }
