"""All checkable signs of machine translation in one text, and those of them that are issues of the text as well."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from transcheck.document import Document, Sentence, sentences_at
from transcheck.issues import Issue, Severity, quote
from transcheck.origin.calque import find_calques, source_votes
from transcheck.origin.disclaimer import find_disclaimers, stated_source
from transcheck.origin.duplication import find_duplications
from transcheck.origin.grammar import find_broken_sentences
from transcheck.origin.leftover import find_foreign_words, find_leftovers
from transcheck.origin.notation import find_notation
from transcheck.origin.terms import find_inconsistent_terms
from transcheck.results import Evidence, Pair, Passage

__all__ = ["evidence_issues", "find_evidence", "guess_source"]

_CATEGORY = {
    "number-format": ("locale-convention/number-format", 0.8),
    "duplication": ("fluency/duplication", 0.85),
    "leftover": ("accuracy/untranslated", 0.8),
    "foreign-words": ("accuracy/untranslated", 0.6),
    "inconsistent-term": ("terminology/inconsistent-use", 0.7),
    "encoding": ("fluency/encoding", 0.9),
    "run-on": ("fluency/grammar", 0.7),
    "agreement": ("fluency/grammar", 0.6),
}
"""Category and confidence of the issue that a kind of evidence is."""

_FEWEST_VOTES = 2
"""Different calques that must speak for a language: guesses by one were wrong outside the news that they come from."""
_ENOUGH_VOTES = 0.6
_MARGIN = 1.5
_AFTER_DISCLAIMER = 200


def find_evidence(
    document: Document,
    sentences: Sequence[Sentence],
    passages: Sequence[Passage],
    language: str,
    *,
    canonical: Document | None = None,
    canonical_sentences: Sequence[Sentence] | None = None,
    pairs: Sequence[Pair] | None = None,
) -> tuple[Evidence, ...]:
    """Every checkable sign of machine translation, the strongest first.

    Args:
        document: The text.
        sentences: Its sentences.
        passages: Its passages by language.
        language: Its language.
        canonical: The canonical article, where there is one: terms are compared with it.
        canonical_sentences: Its sentences.
        pairs: The alignment of the two.

    Returns:
        Evidence with `document.text[start:end] == quote`; `weight` is its share in the log odds.
    """
    found = [
        *find_disclaimers(document, sentences),
        *(leftovers := find_leftovers(document, passages, language)),
        *_outside(leftovers, find_foreign_words(document, sentences, language, canonical)),
        *find_notation(document, language),
        *find_duplications(document, language),
        *find_calques(document, language),
        *find_broken_sentences(document, sentences, language),
        *find_inconsistent_terms(document, sentences, canonical, canonical_sentences, pairs),
    ]
    return tuple(sorted(found, key=lambda item: (-item.weight, item.start, item.end, item.kind)))


def _outside(passages: Sequence[Evidence], words: Sequence[Evidence]) -> list[Evidence]:
    """The words that do not stand in a passage which is named as a whole; both in the order of the text."""
    starts = [item.start for item in passages]
    before = ((item, bisect_right(starts, item.start)) for item in words)
    return [item for item, count in before if not count or passages[count - 1].end <= item.start]


def evidence_issues(document: Document, sentences: Sequence[Sentence], evidence: Sequence[Evidence]) -> list[Issue]:
    """The signs that an editor would correct in the copy anyway, as minor issues, in the order of the text."""
    issues: list[Issue] = []
    for item in sorted(evidence, key=lambda item: (item.start, item.end)):
        if item.kind in _CATEGORY:
            category, confidence = _CATEGORY[item.kind]
            sentence = next(
                (sentences[n].text for n in sentences_at(sentences, item.start, item.start + 1)), item.quote
            )
            place = quote(document, item.start, item.end, sentence)
            issues.append(Issue(category, Severity.MINOR, confidence, item.message, copy=place))
    return issues


def guess_source(document: Document, evidence: Sequence[Evidence], language: str) -> str | None:
    """The language that the text betrays as its source, or None.

    A disclaimer that names it, or the text right after it, decides. Otherwise calques vote by weight, each once and
    shared among the languages that put it so; the winner needs two of them, enough weight and a margin over the next.
    Leftover words do not vote: pages carry buttons in languages that their text was never in.
    """
    for item in evidence:
        if item.kind == "disclaimer":
            stated = stated_source(document.text[item.start : item.end + _AFTER_DISCLAIMER])
            if stated is not None and stated != language:
                return stated
    votes = source_votes(evidence)
    ranked = sorted(((sum(shares), code) for code, shares in votes.items()), key=lambda vote: (-vote[0], vote[1]))
    if not ranked or len(votes[ranked[0][1]]) < _FEWEST_VOTES or ranked[0][0] < _ENOUGH_VOTES:
        return None
    if len(ranked) > 1 and ranked[0][0] < _MARGIN * ranked[1][0]:
        return None
    return ranked[0][1]
