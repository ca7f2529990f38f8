"""What the entailment model adds to the finding of a lexicon, and how a finding becomes an issue."""

from __future__ import annotations

from collections.abc import Sequence

from transcheck.claims import JudgedPair
from transcheck.issues import Direction, Issue, Quote, Severity
from transcheck.lexical.lexicon import Cue
from transcheck.lexical.passage import Pairing
from transcheck.stretch import Stretch

__all__ = ["confidence", "contradiction", "issue", "quote_cue", "quote_words"]

# How far the model may move the confidence of a lexical finding, either way. It is a support, not the ground.
_SWAY = 0.2


def confidence(base: float, judged: JudgedPair) -> float:
    """The confidence of a lexicon's finding, more where the model sees the meaning moved, less where both ways hold."""
    forward, backward = judged.forward.probabilities, judged.backward.probabilities
    kept = min(forward.entailment, backward.entailment)
    return min(max(base + _SWAY * (contradiction(judged) - kept), 0.05), 0.95)


def contradiction(judged: JudgedPair) -> float:
    """The higher of the two directions' probabilities of a contradiction."""
    return max(judged.contradictions)


def quote_words(pairing: Pairing, words: list[int]) -> Quote | None:
    """The stretch from the first to the last of some words there; None without words."""
    if not words:
        return None
    first, last = min(words), max(words)
    return pairing.there.stretch.quote(pairing.there.words[first].start, pairing.there.words[last].end)


def quote_cue(pairing: Pairing, cue: Cue, words: Sequence[int]) -> Quote:
    """The stretch of a cue here and of some words beside it."""
    spans = [(cue.start, cue.end), *((pairing.here.words[word].start, pairing.here.words[word].end) for word in words)]
    return pairing.here.stretch.quote(min(start for start, _ in spans), max(end for _, end in spans))


def issue(
    pairing: Pairing,
    category: str,
    severity: Severity,
    base: float,
    message: str,
    here: Cue | Quote | None,
    there: Cue | Quote | None,
    direction: Direction | None = None,
) -> Issue:
    """An issue from the cues or quotes of both sides."""
    near, far = _quote(here, pairing.here.stretch), _quote(there, pairing.there.stretch)
    canonical, copy = (near, far) if pairing.forward else (far, near)
    judged = pairing.judged
    return judged.issue(
        category=category,
        severity=severity,
        confidence=confidence(base, judged),
        message=message,
        canonical=canonical,
        copy=copy,
        direction=direction,
    )


def _quote(item: Cue | Quote | None, stretch: Stretch) -> Quote | None:
    return stretch.quote(item.start, item.end) if isinstance(item, Cue) else item
