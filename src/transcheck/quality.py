"""Scores of segments and of whole copies, beside sacreBLEU's metrics."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from transcheck.claims import JudgedPair
from transcheck.edit_rate import edit_rate
from transcheck.issues import Issue, mqm_penalty
from transcheck.results import Claim, ClaimVerdict, FigureCounts, Scores
from transcheck.side import Side

__all__ = ["figure_f1", "score_copy", "segment_quality"]


def segment_quality(forward: float, backward: float, similarity: float) -> float:
    """Quality of one segment against its reference, 0…1.

    Args:
        forward: Probability that the reference entails the segment.
        backward: Probability that the segment entails the reference.
        similarity: Token F score of the two, 0…1.
    """
    return float(np.clip((np.sqrt(forward * backward) + similarity) / 2, 0.0, 1.0))


def score_copy(
    canonical: Side,
    copy: Side,
    judged: Sequence[JudgedPair],
    issues: Sequence[Issue],
    claims: Sequence[Claim],
    figures: FigureCounts,
) -> Scores:
    """The scores of one copy; BLEU, chrF and TER only where both sides are in one language."""
    words = max(len(copy.document.text.split()), sum(len(item.spans) for item in copy.encodings) // 2, 1)
    weights = [len(item.canonical.text) for item in judged]
    total = sum(len(sentence.text) for sentence in canonical.sentences)
    qualities = [
        segment_quality(
            item.forward.probabilities.entailment,
            item.backward.probabilities.entailment,
            1.0 if item.identical else item.pair.similarity,
        )
        for item in judged
    ]
    quality = float(np.dot(weights, qualities)) / total if total else 0.0
    own = [claim for claim in claims if claim.canonical is not None]
    covered = sum(claim.verdict in {ClaimVerdict.KEPT, ClaimVerdict.ADDED} for claim in own)
    bleu, chrf, ter = (
        _overlap_scores([item.copy.text for item in judged], [item.canonical.text for item in judged])
        if canonical.language.code == copy.language.code and judged
        else (None, None, None)
    )
    return Scores(
        quality=quality,
        mqm=100 * mqm_penalty(issues) / words,
        coverage=covered / len(own) if own else 0.0,
        figure_f1=figure_f1(figures),
        bleu=bleu,
        chrf=chrf,
        ter=ter,
    )


def figure_f1(counts: FigureCounts) -> float:
    """F1 of the figures, 0…1; 1 where neither side has any. Mismatched figures count against both sides."""
    wrong = 2 * counts.mismatched + counts.omitted + counts.added
    total = 2 * counts.matched + wrong
    return 2 * counts.matched / total if total else 1.0


def _overlap_scores(hypotheses: Sequence[str], references: Sequence[str]) -> tuple[float, float, float]:
    """Corpus BLEU, chrF2 and TER of sacreBLEU over aligned passages."""
    from sacrebleu.metrics import BLEU, CHRF
    from sacrebleu.tokenizers.tokenizer_13a import Tokenizer13a
    from sacrebleu.tokenizers.tokenizer_re import TokenizerRegexp

    metrics = (BLEU(effective_order=True), CHRF())
    bleu, chrf = (metric.corpus_score(list(hypotheses), [list(references)]).score for metric in metrics)
    # sacreBLEU keeps the last 65,536 lines beside the tokeniser that split them, which nobody will ask again.
    for tokeniser in (Tokenizer13a, TokenizerRegexp):
        tokeniser.__call__.cache_clear()
    return float(bleu), float(chrf), edit_rate(hypotheses, references)
