"""Claims of the canonical article and what became of them: entailment asked both ways on aligned sentences, and issues.

Forward, the canonical text is the premise: a copy that is not entailed says more or other. Backward, the copy is the
premise: a canonical sentence that is not entailed is said less or otherwise. A canonical sentence of several clauses
makes several claims; each is asked of the copy's passage on its own unless the whole sentence is kept. What was found
in a claim goes before what the model says of it, and only an issue, which can be quoted, contradicts a claim: the model
alone does so too often (benchmarks/claims.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from transcheck.clauses import split_clauses
from transcheck.document import Document, Sentence, sentences_at
from transcheck.entailment import EntailmentModel, Judgement, Mark
from transcheck.inference import Probabilities
from transcheck.issues import Direction, Issue, Quote, Severity
from transcheck.results import Claim, ClaimVerdict, Pair
from transcheck.stretch import Stretch, join, sentence_quote

__all__ = ["JudgedPair", "claims_of", "clause_quotes", "judge_clauses", "judge_pairs", "verdict"]

_CERTAIN = Probabilities(1.0, 0.0, 0.0)
# One text bears out another from this probability of entailment on: set on translations and second translations of the
# dev split, so that hardly any lies below.
_HOLDS = 0.2
_OTHER, _LESS, _MORE = "accuracy/mistranslation", "accuracy/omission", "accuracy/addition"


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
    def languages(self) -> tuple[str, str]:
        """Languages of the two sides, those of their first sentences; `und` where they are not known."""
        return self.canonical.sentences[0].language or "und", self.copy.sentences[0].language or "und"

    @property
    def contradictions(self) -> tuple[float, float]:
        """The probabilities of a contradiction, forward and backward."""
        return self.forward.probabilities.contradiction, self.backward.probabilities.contradiction

    def issue(
        self,
        category: str,
        severity: Severity,
        confidence: float,
        message: str,
        canonical: Quote | None,
        copy: Quote | None,
        direction: Direction | None = None,
    ) -> Issue:
        """An issue found in the pair, with what the model says of it both ways."""
        forward, backward = self.forward.probabilities, self.backward.probabilities
        return Issue(category, severity, confidence, message, canonical, copy, direction, forward, backward)

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


def judge_clauses(
    canonical: Sequence[Sentence], judged: Sequence[JudgedPair], model: EntailmentModel
) -> dict[tuple[int, int], Probabilities]:
    """Ask of the clauses of canonical sentences that are not kept as a whole whether the copy's passage bears them.

    Returns:
        The probabilities of a clause given the passage, by the clause's place in the canonical text.
    """
    asked: list[tuple[Quote, str]] = []
    for item in judged:
        if item.identical or verdict(item.forward.probabilities, item.backward.probabilities) is ClaimVerdict.KEPT:
            continue
        for index in item.pair.canonical:
            quotes = clause_quotes(canonical[index])
            if len(quotes) > 1:
                asked += [(quote, item.copy.text) for quote in quotes]
    judgements = model.judge([premise for _, premise in asked], [quote.text for quote, _ in asked])
    return {
        (quote.start, quote.end): judgement.probabilities
        for (quote, _), judgement in zip(asked, judgements, strict=True)
    }


def clause_quotes(sentence: Sentence) -> list[Quote]:
    """The claims of a sentence as quotes."""
    return [
        Quote(sentence.text[start:end], sentence.start + start, sentence.start + end, sentence.text)
        for start, end in split_clauses(sentence)
    ]


def claims_of(
    canonical: Sequence[Sentence],
    copy: Sequence[Sentence],
    judged: Sequence[JudgedPair],
    pairs: Sequence[Pair],
    clauses: Mapping[tuple[int, int], Probabilities] | None = None,
    issues: Sequence[Issue] = (),
) -> tuple[Claim, ...]:
    """The claims of the canonical sentences in order, one a sentence or clause; then the copy's own sentences.

    Args:
        canonical: Sentences of the canonical article.
        copy: Sentences of the copy.
        judged: The aligned pairs with their entailment.
        pairs: The alignment.
        clauses: Clauses judged on their own (`judge_clauses`); others share the verdict of their sentence.
        issues: What was found in the copy.
    """
    by_sentence: Mapping[int, JudgedPair] = {index: item for item in judged for index in item.pair.canonical}
    quoted, added = _by_sentence(canonical, copy, issues)
    claims = []
    for index, sentence in enumerate(canonical):
        item = by_sentence.get(index)
        for quote in clause_quotes(sentence):
            alone = (clauses or {}).get((quote.start, quote.end))
            if item is None:
                claims.append(Claim(ClaimVerdict.OMITTED, quote, None, index=index))
                continue
            here = [issue for issue, start, end in quoted[index] if start < quote.end and quote.start < end]
            if alone is not None:
                # Whether the copy adds to one clause cannot be asked of a passage that also bears the others.
                found = verdict(_CERTAIN, alone, here)
                claims.append(Claim(found, quote, item.copy.whole(), None, alone, index))
            else:
                forward, backward = item.forward.probabilities, item.backward.probabilities
                found = verdict(forward, backward, [*here, *(issue for at in item.pair.copy for issue in added[at])])
                claims.append(Claim(found, quote, item.copy.whole(), forward, backward, index))
    own = [index for pair in pairs if not pair.canonical for index in pair.copy]
    claims += [Claim(ClaimVerdict.ADDED, None, sentence_quote(copy[index])) for index in sorted(own)]
    return tuple(claims)


def verdict(forward: Probabilities, backward: Probabilities, issues: Iterable[Issue] = ()) -> ClaimVerdict:
    """What became of a claim.

    Args:
        forward: What the entailment model says of the copy, given the claim.
        backward: What it says of the claim, given the copy.
        issues: What was found in the claim. Minor ones do not count.
    """
    grave = [issue for issue in issues if issue.severity is not Severity.MINOR]
    others = {issue.severity for issue in grave if issue.category.startswith(_OTHER)}
    if others:
        return ClaimVerdict.CONTRADICTED if Severity.CRITICAL in others else ClaimVerdict.CHANGED
    less = backward.entailment < _HOLDS or any(issue.category.startswith(_LESS) for issue in grave)
    more = forward.entailment < _HOLDS or any(issue.category.startswith(_MORE) for issue in grave)
    if less:
        return ClaimVerdict.CHANGED if more else ClaimVerdict.OMITTED
    return ClaimVerdict.ADDED if more else ClaimVerdict.KEPT


def _by_sentence(
    canonical: Sequence[Sentence], copy: Sequence[Sentence], issues: Iterable[Issue]
) -> tuple[Mapping[int, list[tuple[Issue, int, int]]], Mapping[int, list[Issue]]]:
    """The issues that quote words of each canonical sentence, with the span; and of the copy's, those of it alone."""
    quoted: defaultdict[int, list[tuple[Issue, int, int]]] = defaultdict(list)
    alone: defaultdict[int, list[Issue]] = defaultdict(list)
    for issue in issues:
        if issue.canonical is not None:
            start, end = issue.canonical.start, issue.canonical.end
            for index in sentences_at(canonical, start, end):
                quoted[index].append((issue, start, end))
        elif issue.copy is not None:
            for index in sentences_at(copy, issue.copy.start, issue.copy.start + 1):
                alone[index].append(issue)
    return quoted, alone


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _mean(one: Sequence[Mark], other: Sequence[Mark]) -> tuple[Mark, ...]:
    scores = {(mark.start, mark.end): mark.score for mark in other}
    return tuple(
        Mark(mark.start, mark.end, (mark.score + scores.get((mark.start, mark.end), mark.score)) / 2) for mark in one
    )
