"""The verdict on a text's origin: evidence and classifier, weighed in log odds."""

from __future__ import annotations

import math
from collections.abc import Sequence

from transcheck.document import Document, Sentence
from transcheck.encoder import Encoder
from transcheck.origin.evidence import find_evidence, guess_source
from transcheck.results import Evidence, MachineTranslation, OriginVerdict, Pair, Passage

__all__ = ["detect_origin"]

PRIOR = -1.0
ACCUSE = 0.9
ACQUIT = 0.4


def detect_origin(
    document: Document,
    sentences: Sequence[Sentence],
    passages: Sequence[Passage],
    language: str,
    *,
    canonical: Document | None = None,
    canonical_sentences: Sequence[Sentence] | None = None,
    pairs: Sequence[Pair] | None = None,
    encoder: Encoder | None = None,  # noqa: ARG001
) -> MachineTranslation:
    """Judge whether a text is a machine translation."""
    evidence = find_evidence(
        document,
        sentences,
        passages,
        language,
        canonical=canonical,
        canonical_sentences=canonical_sentences,
        pairs=pairs,
    )
    probability = 1 / (1 + math.exp(-(PRIOR + _evidence_log_odds(evidence))))
    verdict = OriginVerdict.UNCERTAIN
    if probability >= ACCUSE:
        verdict = OriginVerdict.MACHINE
    elif probability < ACQUIT:
        verdict = OriginVerdict.HUMAN
    return MachineTranslation(probability, verdict, guess_source(document, evidence, language), evidence)


def _evidence_log_odds(evidence: Sequence[Evidence]) -> float:
    """Sum of the weights, a kind counting at most twice its strongest item."""
    total = 0.0
    for kind in dict.fromkeys(item.kind for item in evidence):
        weights = [item.weight for item in evidence if item.kind == kind]
        total += min(sum(weights), 2 * max(weights))
    return total
