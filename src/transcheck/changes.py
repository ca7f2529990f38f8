"""Words of a pair that may have been exchanged, left out or put in, and the signs that this moved the meaning.

A word that two passages do not share is suspicious where all the rest is said alike, and means little where a passage
was told anew. The signs of a change therefore hold its mark, its contrast and what surrounds it: how alike the other
words are, how many stand alone, and what the two sentences say of each other. Their weights are fitted by
training/fit_wording.py.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from transcheck.claims import JudgedPair
from transcheck.entailment import Mark
from transcheck.issues import Issue, Quote, Severity
from transcheck.stretch import Stretch
from transcheck.words import Link, Word, cosines

__all__ = [
    "Change",
    "Drift",
    "Span",
    "change_issues",
    "change_signs",
    "contrast",
    "grown",
    "linked",
    "log_odds",
    "pair_signs",
    "probability",
    "strongest",
    "told_alike",
]


# Where more of a sentence's content words stand alone, a word without counterpart was put otherwise rather than lost.
# Set on damaged sentences and second translations of the training split.
_ALONE = 0.4


@dataclass(frozen=True, slots=True)
class Drift:
    """An aligned pair with its words linked.

    Attributes:
        judged: The pair.
        canonical: Words of the canonical passage.
        copy: Words of the copy's passage.
        links: Which words stand for each other.
        canonical_contrasts: For each canonical word a logit that it says something else than its counterpart.
        copy_contrasts: The same for each word of the copy.
    """

    judged: JudgedPair
    canonical: tuple[Word, ...]
    copy: tuple[Word, ...]
    links: tuple[Link, ...]
    canonical_contrasts: tuple[float, ...]
    copy_contrasts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Words side by side: indices of the first and the last one among the words of their passage."""

    first: int
    last: int

    def __contains__(self, index: int) -> bool:
        return self.first <= index <= self.last


@dataclass(frozen=True, slots=True)
class Change:
    """Words that were exchanged; left out, if there are none of the copy; put in, if there are none of the article.

    Attributes:
        canonical: Words of the canonical passage.
        copy: Words of the copy's passage.
        mark: The strongest mark of the entailment model on them, 0…1.
    """

    canonical: Span | None
    copy: Span | None
    mark: float


def linked(drift: Drift, left: Span, right: Span) -> bool:
    """Whether some word of one span stands for one of the other."""
    return any(link.canonical in left and link.copy in right for link in drift.links)


def told_alike(drift: Drift) -> bool:
    """Whether at most `_ALONE` of the canonical content words lack a firm counterpart."""
    firm = {link.canonical for link in drift.links if not link.leftover}
    content = [index for index, word in enumerate(drift.canonical) if word.content]
    return sum(index not in firm for index in content) <= _ALONE * len(content)


def grown(scores: Sequence[float], peak: int, free: Sequence[bool] | None = None) -> tuple[int, int]:
    """The first and the last word of the run around a marked one that have at least half its mark.

    Args:
        scores: Marks of the words.
        peak: Index of the word.
        free: Which words may belong to the run; None for all.
    """
    joined = [score >= scores[peak] / 2 and (free is None or free[index]) for index, score in enumerate(scores)]
    first = last = peak
    while first > 0 and joined[first - 1]:
        first -= 1
    while last < len(scores) - 1 and joined[last + 1]:
        last += 1
    return first, last


def strongest(marks: Sequence[Mark], word: Word) -> float:
    """The strongest mark on a word, 0 where there are none."""
    return max((mark.score for mark in marks if mark.start < word.end and word.start < mark.end), default=0.0)


def contrast(drift: Drift, change: Change) -> float:
    """The strongest contrast of a word of a change with its counterpart: a logit."""
    sides = ((change.canonical, drift.canonical_contrasts), (change.copy, drift.copy_contrasts))
    return max(max(scores[span.first : span.last + 1]) for span, scores in sides if span)


def log_odds(share: float) -> float:
    """Log odds of a share, kept within those of 0.001 and 0.999."""
    bounded = min(max(share, 0.001), 0.999)
    return math.log(bounded / (1 - bounded))


def pair_signs(judged: JudgedPair) -> dict[str, float]:
    """What the two statements say of each other: three shares, by name."""
    forward, backward = judged.forward.probabilities, judged.backward.probabilities
    return {
        "not_entailed_forward": 1 - forward.entailment,
        "not_entailed_backward": 1 - backward.entailment,
        "contradiction": max(judged.contradictions),
    }


def change_signs(change: Change, drift: Drift) -> dict[str, float]:
    """What the decision about a change weighs, by name."""
    judged = drift.judged
    rest = _Rest.of(change, drift)
    return pair_signs(judged) | {
        "bias": 1.0,
        "mark": log_odds(change.mark),
        "other_mark": log_odds(rest.mark),
        "contrast": contrast(drift, change),
        "exchanged": float(change.canonical is not None and change.copy is not None),
        "omitted": float(change.copy is None),
        "likeness": rest.likeness,
        "alone": rest.alone,
        "passages": float(len(judged.canonical.sentences) + len(judged.copy.sentences) > 2),
        "words": math.log1p(sum(span.last - span.first for span in (change.canonical, change.copy) if span)),
    }


@dataclass(frozen=True, slots=True)
class _Rest:
    """The content words of a pair outside of a change.

    Attributes:
        mark: The strongest mark on any.
        likeness: Median cosine of each with the word of the other side that is most like it.
        alone: Share without a firm link.
    """

    mark: float
    likeness: float
    alone: float

    @classmethod
    def of(cls, change: Change, drift: Drift) -> _Rest:
        cosine = cosines(drift.canonical, drift.copy)
        sides = (
            (drift.canonical, change.canonical, drift.judged.canonical_marks, cosine.max(1, initial=0.0)),
            (drift.copy, change.copy, drift.judged.copy_marks, cosine.max(0, initial=0.0)),
        )
        firm = [link for link in drift.links if not link.leftover]
        paired = {link.canonical for link in firm}, {link.copy for link in firm}
        marks, alike, alone = [0.0], [], []
        for (words, span, given, best), others in zip(sides, paired, strict=True):
            for index, word in enumerate(words):
                if word.content and not (span and index in span):
                    marks.append(strongest(given, word))
                    alike.append(float(best[index]))
                    alone.append(index not in others)
        return cls(max(marks), float(np.median(alike)) if alike else 0.0, float(np.mean(alone)) if alone else 1.0)


def probability(values: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Estimated share of such candidates that moved the meaning, 0…1."""
    total = sum(weights.get(name, 0.0) * value for name, value in values.items())
    return 1 / (1 + math.exp(-total))


def change_issues(
    drift: Drift,
    changes: Sequence[Change],
    decision: Mapping[str, Mapping[str, float]],
    wording: Callable[[Quote | None, Quote | None], tuple[str, str]],
) -> list[Issue]:
    """The changes that probably moved the meaning.

    Args:
        drift: The pair.
        changes: What may have changed in it.
        decision: `weights` of the signs of `change_signs`, and `thresholds` of the probability (`report`, `major`).
        wording: Category and message for the quoted words of the two sides.
    """
    judged, thresholds = drift.judged, decision["thresholds"]
    issues = []
    for change in changes:
        share = probability(change_signs(change, drift), decision["weights"])
        if share < thresholds["report"]:
            continue
        left, right = change.canonical, change.copy
        one = _quote(judged.canonical, drift.canonical, left) if left else None
        other = _quote(judged.copy, drift.copy, right) if right else None
        category, message = wording(one, other)
        issues.append(
            judged.issue(
                category=category,
                severity=Severity.MAJOR if share >= thresholds["major"] else Severity.MINOR,
                confidence=share,
                message=message,
                canonical=one,
                copy=other,
            )
        )
    return issues


def _quote(stretch: Stretch, words: Sequence[Word], span: Span) -> Quote:
    return stretch.quote(words[span.first].start, words[span.last].end)
