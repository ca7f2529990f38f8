"""Claims: both directions of entailment, equal texts, omitted and added ones."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from transcheck.claims import claims_of, judge_pairs, verdict
from transcheck.document import Document, Sentence
from transcheck.entailment import Judgement, Mark
from transcheck.inference import Probabilities
from transcheck.results import ClaimVerdict, Pair

YES, OPEN, NO = Probabilities(0.9, 0.08, 0.02), Probabilities(0.1, 0.85, 0.05), Probabilities(0.02, 0.08, 0.9)


@pytest.mark.parametrize(
    ("forward", "backward", "expected"),
    [
        (YES, YES, ClaimVerdict.KEPT),
        (YES, OPEN, ClaimVerdict.OMITTED),
        (OPEN, YES, ClaimVerdict.ADDED),
        (OPEN, OPEN, ClaimVerdict.CHANGED),
        (NO, NO, ClaimVerdict.CONTRADICTED),
        (NO, OPEN, ClaimVerdict.CONTRADICTED),
    ],
)
def test_verdict(forward: Probabilities, backward: Probabilities, expected: ClaimVerdict) -> None:
    assert verdict(forward, backward) is expected


class Lookup:
    """A model that knows one pair; counts what it is asked."""

    signature = "lookup"

    def __init__(self) -> None:
        self.asked = 0

    def judge(self, premises: Sequence[str], hypotheses: Sequence[str]) -> list[Judgement]:
        self.asked += len(premises)
        return [
            Judgement(YES if premise.startswith("The") else NO, (Mark(0, 3, 0.2),), (Mark(0, 3, 0.6),))
            for premise, _ in zip(premises, hypotheses, strict=True)
        ]


def side(*texts: str) -> tuple[Document, list[Sentence]]:
    text = " ".join(texts)
    starts = [text.index(item) for item in texts]
    sentences = [Sentence(item, start, start + len(item), "en") for item, start in zip(texts, starts, strict=True)]
    return Document.from_text(text), sentences


def test_pairs_are_judged_both_ways_and_equal_texts_not_at_all() -> None:
    canonical = side("The mill closed.", "Nobody was hurt.", "It was old.")
    copy = side("A mill shut.", "Nobody  was hurt.", "Cows grazed nearby.")
    pairs = [Pair((0,), (0,), 0.9), Pair((1,), (1,), 1.0), Pair((), (2,), 0.0), Pair((2,), (), 0.0)]
    model = Lookup()
    judged = judge_pairs(canonical, copy, pairs, model)
    assert model.asked == 2
    assert judged[0].forward.probabilities == YES
    assert judged[0].backward.probabilities == NO
    assert judged[1].identical
    assert [mark.score for mark in judged[0].copy_marks] == [pytest.approx(0.4)]
    claims = claims_of(canonical[1], copy[1], judged, pairs)
    assert [claim.verdict for claim in claims] == [
        ClaimVerdict.CONTRADICTED,
        ClaimVerdict.KEPT,
        ClaimVerdict.OMITTED,
        ClaimVerdict.ADDED,
    ]
    assert claims[-1].copy is not None
    assert claims[-1].copy.text == "Cows grazed nearby."
