"""Claims of the canonical article and what became of them: entailment asked both ways on aligned sentences.

Forward, the canonical text is the premise: a copy that is not entailed says more or other. Backward, the copy is the
premise: a canonical sentence that is not entailed is said less or otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transcheck.document import Document, Sentence
from transcheck.entailment import EntailmentModel, Judgement, Mark
from transcheck.inference import Probabilities
from transcheck.results import Claim, ClaimVerdict, Pair
from transcheck.stretch import Stretch, join, sentence_quote

__all__ = ["JudgedPair", "claims_of", "judge_pairs", "verdict"]

_CERTAIN = Probabilities(1.0, 0.0, 0.0)
# A class counts from this probability on; below it in all classes the claim is only called changed.
_HOLDS = 0.5


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """An aligned pair with the entailment model's judgement in both directions.

    Attributes:
        pair: The alignment.
        canonical: The canonical sentences as one text.
        copy: The copy's sentences as one text.
        forward: Canonical as premise.
        backward: Copy as premise.
        identical: The texts are the same but for spaces; the model was not asked.
    """

    pair: Pair
    canonical: Stretch
    copy: Stretch
    forward: Judgement
    backward: Judgement
    identical: bool = False

    @property
    def canonical_marks(self) -> tuple[Mark, ...]:
        """Per piece of the canonical text the mean of both directions' estimates that it moved the meaning."""
        return _mean(self.forward.premise_marks, self.backward.hypothesis_marks)

    @property
    def copy_marks(self) -> tuple[Mark, ...]:
        """The same for the copy's text."""
        return _mean(self.forward.hypothesis_marks, self.backward.premise_marks)


def judge_pairs(
    canonical: tuple[Document, Sequence[Sentence]],
    copy: tuple[Document, Sequence[Sentence]],
    pairs: Sequence[Pair],
    model: EntailmentModel,
) -> list[JudgedPair]:
    """Ask the model both ways about every pair that has two sides; equal texts are settled without it."""
    stretches = [
        (pair, join(*canonical, pair.canonical), join(*copy, pair.copy))
        for pair in pairs
        if pair.canonical and pair.copy
    ]
    asked = [(left.text, right.text) for _, left, right in stretches if not _same(left.text, right.text)]
    forward = iter(model.judge([left for left, _ in asked], [right for _, right in asked]))
    backward = iter(model.judge([right for _, right in asked], [left for left, _ in asked]))
    settled = Judgement(_CERTAIN)
    return [
        JudgedPair(pair, left, right, settled, settled, identical=True)
        if _same(left.text, right.text)
        else JudgedPair(pair, left, right, next(forward), next(backward))
        for pair, left, right in stretches
    ]


def claims_of(
    canonical: Sequence[Sentence],
    copy: Sequence[Sentence],
    judged: Sequence[JudgedPair],
    pairs: Sequence[Pair],
) -> tuple[Claim, ...]:
    """One claim a canonical sentence, in order, then the copy's own sentences."""
    by_sentence: Mapping[int, JudgedPair] = {index: item for item in judged for index in item.pair.canonical}
    claims = []
    for index, sentence in enumerate(canonical):
        item = by_sentence.get(index)
        if item is None:
            claims.append(Claim(ClaimVerdict.OMITTED, sentence_quote(sentence), None))
        else:
            forward, backward = item.forward.probabilities, item.backward.probabilities
            claims.append(
                Claim(verdict(forward, backward), sentence_quote(sentence), item.copy.whole(), forward, backward)
            )
    own = [index for pair in pairs if not pair.canonical for index in pair.copy]
    claims += [Claim(ClaimVerdict.ADDED, None, sentence_quote(copy[index])) for index in sorted(own)]
    return tuple(claims)


def verdict(forward: Probabilities, backward: Probabilities) -> ClaimVerdict:
    """What became of a claim, from entailment both ways."""
    if forward.entailment >= _HOLDS and backward.entailment >= _HOLDS:
        return ClaimVerdict.KEPT
    if max(forward.contradiction, backward.contradiction) >= _HOLDS:
        return ClaimVerdict.CONTRADICTED
    if forward.entailment >= _HOLDS:
        return ClaimVerdict.OMITTED
    if backward.entailment >= _HOLDS:
        return ClaimVerdict.ADDED
    return ClaimVerdict.CHANGED


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _mean(one: Sequence[Mark], other: Sequence[Mark]) -> tuple[Mark, ...]:
    scores = {(mark.start, mark.end): mark.score for mark in other}
    return tuple(
        Mark(mark.start, mark.end, (mark.score + scores.get((mark.start, mark.end), mark.score)) / 2) for mark in one
    )
