"""Claims: both directions of entailment, equal texts, omitted and added ones."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from transcheck.claims import claims_of, judge_clauses, judge_pairs, verdict
from transcheck.document import Document, Sentence
from transcheck.entailment import Judgement, Mark
from transcheck.inference import Probabilities
from transcheck.issues import Issue, Quote, Severity
from transcheck.results import ClaimVerdict, Pair

YES, OPEN, NO = Probabilities(0.9, 0.08, 0.02), Probabilities(0.1, 0.85, 0.05), Probabilities(0.02, 0.08, 0.9)
DOUBTED = Probabilities(0.3, 0.1, 0.6)


def issue(category: str, severity: Severity, canonical: Quote | None, copy: Quote | None = None) -> Issue:
    return Issue(category, severity, 0.8, "message", canonical, copy)


def quote(text: str, words: str) -> Quote:
    start = text.index(words)
    return Quote(words, start, start + len(words), text)


@pytest.mark.parametrize(
    ("forward", "backward", "found", "expected"),
    [
        (YES, YES, (), ClaimVerdict.KEPT),
        (DOUBTED, DOUBTED, (), ClaimVerdict.KEPT),
        (YES, OPEN, (), ClaimVerdict.OMITTED),
        (OPEN, YES, (), ClaimVerdict.ADDED),
        (OPEN, OPEN, (), ClaimVerdict.CHANGED),
        (NO, NO, (), ClaimVerdict.CHANGED),
        (YES, YES, (("accuracy/mistranslation/number", Severity.CRITICAL),), ClaimVerdict.CONTRADICTED),
        (YES, YES, (("accuracy/mistranslation", Severity.MAJOR),), ClaimVerdict.CHANGED),
        (YES, YES, (("accuracy/omission", Severity.MAJOR),), ClaimVerdict.OMITTED),
        (YES, YES, (("accuracy/addition", Severity.MAJOR),), ClaimVerdict.ADDED),
        (
            YES,
            YES,
            (("accuracy/mistranslation/modality", Severity.MINOR), ("fluency/grammar", Severity.MAJOR)),
            ClaimVerdict.KEPT,
        ),
    ],
)
def test_verdict(
    forward: Probabilities, backward: Probabilities, found: Sequence[tuple[str, Severity]], expected: ClaimVerdict
) -> None:
    words = quote("It was shut.", "shut")
    assert verdict(forward, backward, [issue(*item, words) for item in found]) is expected


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
        ClaimVerdict.OMITTED,
        ClaimVerdict.KEPT,
        ClaimVerdict.OMITTED,
        ClaimVerdict.ADDED,
    ]
    assert claims[-1].copy is not None
    assert claims[-1].copy.text == "Cows grazed nearby."


class Sure:
    """A model that believes everything."""

    signature = "sure"

    def judge(self, premises: Sequence[str], hypotheses: Sequence[str]) -> list[Judgement]:
        return [Judgement(YES) for _ in zip(premises, hypotheses, strict=True)]


class Clauses:
    """A model that finds the reopening, and nothing else, in any passage."""

    signature = "clauses"

    def judge(self, premises: Sequence[str], hypotheses: Sequence[str]) -> list[Judgement]:
        return [Judgement(YES if text == "it will open again." else OPEN) for text in hypotheses]


def test_clauses_of_a_sentence_that_is_not_kept_are_claims_of_their_own() -> None:
    canonical = side("The mill was closed in May, but it will open again.", "Nobody was hurt.")
    copy = side("The mill is to reopen.", "Everyone was safe.")
    pairs = [Pair((0,), (0,), 0.9), Pair((1,), (1,), 0.9)]
    judged = judge_pairs(canonical, copy, pairs, Clauses())
    clauses = judge_clauses(canonical[1], judged, Clauses())
    claims = claims_of(canonical[1], copy[1], judged, pairs, clauses)
    assert [(claim.verdict, claim.canonical.text if claim.canonical else None, claim.index) for claim in claims] == [
        (ClaimVerdict.OMITTED, "The mill was closed in May", 0),
        (ClaimVerdict.KEPT, "it will open again.", 0),
        (ClaimVerdict.CHANGED, "Nobody was hurt.", 1),
    ]
    assert all(
        canonical[0].text[c.canonical.start : c.canonical.end] == c.canonical.text for c in claims if c.canonical
    )


def test_clauses_of_an_omitted_or_kept_sentence_share_its_verdict() -> None:
    canonical = side("The mill was closed in May, but it will open again.")
    copy = side("The mill was shut in May but will reopen.")
    kept = claims_of(canonical[1], copy[1], judge_pairs(canonical, copy, [Pair((0,), (0,), 0.9)], Lookup()), [])
    assert [claim.verdict for claim in kept] == [ClaimVerdict.KEPT, ClaimVerdict.KEPT]
    lost = claims_of(canonical[1], [], [], [Pair((0,), (), 0.0)])
    assert [(claim.verdict, claim.copy) for claim in lost] == [(ClaimVerdict.OMITTED, None)] * 2


def test_an_issue_touches_the_claim_whose_words_it_quotes_or_whose_passage() -> None:
    canonical = side("The mill was shut in May; nobody was hurt then.", "It was old.")
    copy = side("The mill was shut in June; nobody was hurt then.", "It was very old.")
    pairs = [Pair((0,), (0,), 0.9), Pair((1,), (1,), 0.9)]
    text, other = canonical[0].text, copy[0].text
    found = [
        issue("accuracy/mistranslation/date-time", Severity.CRITICAL, quote(text, "May"), quote(other, "June")),
        issue("accuracy/addition", Severity.MAJOR, None, quote(other, "very")),
    ]
    judged = judge_pairs(canonical, copy, pairs, Sure())
    claims = claims_of(canonical[1], copy[1], judged, pairs, issues=found)
    assert [claim.verdict for claim in claims] == [ClaimVerdict.CONTRADICTED, ClaimVerdict.KEPT, ClaimVerdict.ADDED]
