"""Copies that tell a story anew: where hardly a sentence is kept, other words are no sign of another meaning.

An honest rewrite differs from its source in nearly every word, and each difference is as suspicious as the one word
that was changed in a copy that is otherwise faithful. So the same finding counts for less there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

from transcheck.issues import Issue, Quote, Severity
from transcheck.results import Pair
from transcheck.side import Side

__all__ = ["eased", "pair_likeness", "told_anew"]

# A copy is told anew if the median similarity of its pairs lies below the first, and in it a sentence that is not as
# alike as the second; set on the development stories.
_ANEW, _ALIKE = 0.78, 0.9
# Of fewer pairs the median says little. The development stories have 15 and more; one of the seeds has six, a median
# below that of the stories, and a change of event that should stay loud: so six are too few.
_FEWEST = 8


def told_anew(canonical: Side, copy: Side, pairs: Sequence[Pair]) -> bool:
    """Whether an English copy tells an English article in words of its own: by the similarity of its pairs."""
    english = canonical.language.code == copy.language.code == "en"
    count, likeness = pair_likeness(pairs)
    return english and count >= _FEWEST and likeness < _ANEW


def pair_likeness(pairs: Iterable[Pair]) -> tuple[int, float]:
    """How many pairs have sentences of both sides, and the median of their similarities, 0…1; 0 without any."""
    both = [pair.similarity for pair in pairs if pair.canonical and pair.copy]
    return len(both), median(both) if both else 0.0


def eased(issues: Iterable[Issue], canonical: Side, copy: Side, pairs: Sequence[Pair]) -> list[Issue]:
    """Issues that a new wording alone may raise, made minor and half as confident where a copy tells a sentence anew.

    These are issues of wording, and what seems to have been added: sentences told anew are hard to align.

    Args:
        issues: The issues.
        canonical: The canonical article.
        copy: The copy.
        pairs: Its aligned sentences.
    """
    if not told_anew(canonical, copy, pairs):
        return list(issues)
    kept = [pair for pair in pairs if pair.similarity >= _ALIKE]
    rows = {row for pair in kept for row in pair.canonical}
    columns = {column for pair in kept for column in pair.copy}
    return [
        issue
        if _within(issue.canonical, canonical, rows) or _within(issue.copy, copy, columns)
        else replace(issue, severity=Severity.MINOR, confidence=issue.confidence / 2)
        for issue in issues
    ]


def _within(quote: Quote | None, side: Side, indices: Iterable[int]) -> bool:
    """Whether a quote begins in one of these sentences."""
    sentences = (side.sentences[index] for index in indices)
    return quote is not None and any(sentence.start <= quote.start < sentence.end for sentence in sentences)
