"""Wording drift: the issues that words of an aligned pair give rise to.

The signs gathered by `substitution` are weighed by a logistic model whose weights were fitted by
training/fit_wording.py and stand in data/wording/weights.json. Where no single exchange of words explains that two
sentences contradict each other, the contradiction itself is reported.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate

from transcheck.bundled import read_bytes
from transcheck.changes import Change, Drift, Span, grown, linked, probability, strongest
from transcheck.claims import JudgedPair
from transcheck.document import sentences_at
from transcheck.english import english
from transcheck.entailment import Mark
from transcheck.figures import Figure, Match
from transcheck.gaps import gap_issues
from transcheck.issues import Issue, Quote, Severity
from transcheck.lexical import Passage, deed_issues, length_issues, lexical_issues, pairing, settled, without_converses
from transcheck.lexical.lexicon import load_lexicon
from transcheck.marked import AGENCY, marked_issues, renamed
from transcheck.names import is_name, name_issues, spellings
from transcheck.persons import person_issues
from transcheck.places import place_issues
from transcheck.respelt import respelt_issues
from transcheck.roles import role_issues
from transcheck.side import Side
from transcheck.sounds import Sounds, as_read
from transcheck.substitution import Candidate, candidates, features, linked_pair
from transcheck.traded import traded_count_issues
from transcheck.wordnet import Relation, relation
from transcheck.words import WORD, Word

__all__ = ["contradiction_issues", "drift_issues"]

# From these probabilities of contradiction, in the less sure direction, on a pair is reported as a whole, and is
# critical. In English, whose exchanged words have detectors of their own, less certainty finds hardly more. Across
# languages they were set on dev pairs: 3 of 836 honest ones reach the first, none the second.
_CONTRADICTED, _SURELY = 0.95, 0.98
_CONTRADICTED_ACROSS, _SURELY_ACROSS = 0.8, 0.95
# Probability from which an opposite is major. Set on damaged sentences of the training split; of 632 honest pairs of
# the training and dev splits one has an opposite from here to the threshold of other words.
_OPPOSITE = 0.5
_OPPOSITES = frozenset({Relation.ANTONYM, Relation.OPPOSED})
# Logit of the contrast from which the quoted words of two languages say different things.
_DIFFERENT = 0.5


def drift_issues(
    canonical: Side,
    copy: Side,
    judged: Sequence[JudgedPair],
    known: Sequence[Issue] = (),
    figures: Sequence[Match] = (),
) -> list[Issue]:
    """The issues of all pairs.

    Args:
        canonical: The canonical article.
        copy: The copy.
        judged: Aligned pairs with their entailment.
        known: Issues found otherwise (figures): where they explain a contradiction, it is not reported once more.
        figures: The figures of both sides: their words were compared by value.
    """
    english = canonical.language.code == copy.language.code == "en"
    values = (
        _Spans(item.canonical for item in figures if item.canonical),
        _Spans(item.copy for item in figures if item.copy),
    )
    told = [WORD.findall(side.document.text) for side in (canonical, copy)]
    named = spellings(told[0]), spellings(told[1])
    sounds = Sounds(spelt for word in set(told[0]) for spelt in as_read(word))
    marked = _decision()["marked" if canonical.language.code == copy.language.code else "marked_across"]
    drifts = [linked_pair(canonical, copy, item) for item in judged if not item.identical]
    grave = [issue for issue in known if issue.severity is not Severity.MINOR]
    explained = _begun(canonical, (issue.canonical for issue in grave)), _begun(copy, (issue.copy for issue in grave))
    issues = []
    for drift in drifts:
        own = []
        if english:
            own += _not_figures(_issues(drift, *named), values)
            own += name_issues(drift, *named, _decision()["names"])
            own += role_issues(drift)
            own += person_issues(drift)
        if copy.language.code == "en":
            own += gap_issues(drift)
        own += place_issues(drift, canonical.language.code, copy.language.code)
        own += respelt_issues(drift, sounds)
        passages = (
            Passage(drift.judged.canonical, canonical.language.code, drift.canonical),
            Passage(drift.judged.copy, copy.language.code, drift.copy),
        )
        said = pairing(drift.judged, *passages, drift.links)
        own += lexical_issues(said)
        own += deed_issues(said, drift.canonical_contrasts)
        own += _not_figures(length_issues(said), values)
        own += traded_count_issues(drift, figures)
        pair = drift.judged.pair
        by_known = not (explained[0].isdisjoint(pair.canonical) and explained[1].isdisjoint(pair.copy))
        if not by_known and not any(_explains(issue, drift.judged) for issue in own):
            own += _not_figures(contradiction_issues(drift, named), values)
        traded = any(issue.category == AGENCY for issue in own)
        found = _not_figures(marked_issues(drift, marked, named), values)
        own += [issue for issue in found if not (traded and issue.category == AGENCY)]
        issues += without_converses(settled(own, said), said)
    return issues


class _Spans:
    """Where figures stand in a text.

    Args:
        figures: Figures in any order.
    """

    def __init__(self, figures: Iterable[Figure]) -> None:
        spans = sorted((item.start, item.end) for item in figures)
        self._starts = [start for start, _ in spans]
        self._ends = list(accumulate((end for _, end in spans), max))

    def touch(self, quote: Quote | None) -> bool:
        """Whether a quote has words of a figure."""
        before = bisect_left(self._starts, quote.end) if quote else 0
        return quote is not None and before > 0 and self._ends[before - 1] > quote.start


def _not_figures(issues: Iterable[Issue], figures: tuple[_Spans, _Spans]) -> list[Issue]:
    """The issues that quote no words of figures."""
    canonical, copy = figures
    return [issue for issue in issues if not canonical.touch(issue.canonical) and not copy.touch(issue.copy)]


def _begun(side: Side, quotes: Iterable[Quote | None]) -> frozenset[int]:
    """Indices of the sentences in which one of the quotes begins."""
    starts = [quote.start for quote in quotes if quote]
    return frozenset(index for start in starts for index in sentences_at(side.sentences, start, start + 1))


def _explains(issue: Issue, judged: JudgedPair) -> bool:
    """Whether an issue about these sentences is grave enough to make them contradict each other."""
    if issue.severity is Severity.MINOR:
        return False
    sides = ((issue.canonical, judged.canonical), (issue.copy, judged.copy))
    return any(
        sentence.start <= side.start < sentence.end
        for side, stretch in sides
        if side is not None
        for sentence in stretch.sentences
    )


def contradiction_issues(
    drift: Drift, known: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
) -> list[Issue]:
    """An issue where the sentences contradict each other both ways and no single exchange of words explains it.

    The words the model marks most are quoted. If they are the same words or names on both sides, it is their roles that
    changed; if they are a name that another language may only tell otherwise, the issue is minor.

    Args:
        drift: The pair with its words linked.
        known: `spellings` of the whole canonical article and of the whole copy.
    """
    judged = drift.judged
    share = min(judged.contradictions)
    across = judged.languages[0] != judged.languages[1]
    least, surely = (_CONTRADICTED_ACROSS, _SURELY_ACROSS) if across else (_CONTRADICTED, _SURELY)
    if share < least:
        return []
    left = _marked_span(drift.canonical, judged.canonical_marks)
    right = _marked_span(drift.copy, judged.copy_marks)
    if left is None or right is None:
        return []
    differ = _differ(drift, left, right)
    if across and not differ and _denies(judged, left, right):
        return []
    one, other = judged.canonical.quote(*left), judged.copy.quote(*right)
    if judged.languages == ("en", "en") and relation(one.text, other.text) is Relation.SYNONYM:
        return []
    change = Change(_words_in(drift.canonical, left), _words_in(drift.copy, right), 1.0)
    told_otherwise = across and differ and renamed(drift, change, known)
    sure = Severity.CRITICAL if share >= surely else Severity.MAJOR
    swapped = {word.casefold() for word in one.text.split()} == {word.casefold() for word in other.text.split()}
    swapped = swapped or (across and not differ and _one_name(drift, change))
    return [
        judged.issue(
            category=AGENCY if swapped else "accuracy/mistranslation",
            severity=Severity.MINOR if told_otherwise else sure,
            confidence=share,
            message="The two sentences contradict each other: what one says excludes what the other says.",
            canonical=one,
            copy=other,
        )
    ]


def _one_name(drift: Drift, change: Change) -> bool:
    """Whether the words of a change stand for each other and are somebody's name: what moved is their role."""
    left, right = change.canonical, change.copy
    if left is None or right is None or not linked(drift, left, right):
        return False
    return any(is_name(word, drift.judged.canonical.text) for word in drift.canonical[left.first : left.last + 1])


def _words_in(words: Sequence[Word], span: tuple[int, int]) -> Span:
    """The words that begin between two offsets."""
    inside = [index for index, word in enumerate(words) if span[0] <= word.start < span[1]]
    return Span(inside[0], inside[-1])


def _denies(judged: JudgedPair, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether a word that denies, or may deny by its meaning, stands in one of two spans of languages with a lexicon.

    Denials have a detector of their own there, and the model is too often sure of a contradiction where one is rendered
    well: “continues to be suspended”, *n'a pas été levée*.
    """
    lexicons = [load_lexicon("negation", language or "und") for language in judged.languages]
    sides = zip((judged.canonical, judged.copy), lexicons, (left, right), strict=True)
    return all(lexicons) and any(
        cue.start < end and start < cue.end
        for stretch, lexicon, (start, end) in sides
        for cue in lexicon.find(stretch.text)
    )


def _differ(drift: Drift, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether some word of two spans seems to say something else than its counterpart."""
    sides = ((drift.canonical, drift.canonical_contrasts, left), (drift.copy, drift.copy_contrasts, right))
    return any(
        score >= _DIFFERENT
        for words, scores, (start, end) in sides
        for word, score in zip(words, scores, strict=True)
        if start <= word.start < end
    )


def _marked_span(words: Sequence[Word], marks: Sequence[Mark]) -> tuple[int, int] | None:
    """The most marked content word with its neighbours of at least half its mark; None without marks."""
    scores = [strongest(marks, word) for word in words]
    peak = max(
        (i for i, word in enumerate(words) if _telling(word)),
        key=lambda i: scores[i],
        default=None,
    )
    if peak is None or scores[peak] <= 0:
        return None
    first, last = grown(scores, peak)
    return words[first].start, words[last].end


def _telling(word: Word) -> bool:
    return word.content and word.text.isalpha() and word.text.casefold() not in english("particles")


@cache
def _decision() -> Mapping[str, Mapping[str, Mapping[str, float]]]:
    """Of each detector the weights, if it weighs signs, and the thresholds."""
    decision: Mapping[str, Mapping[str, Mapping[str, float]]]
    decision = json.loads(read_bytes("wording/weights.json"))["detectors"]
    return decision


def _issues(drift: Drift, canonical_known: frozenset[str], copy_known: frozenset[str]) -> list[Issue]:
    decision = _decision()["exchanged"]
    weights, thresholds = decision["weights"], decision["thresholds"]
    judged = drift.judged
    issues = []
    for item in candidates(drift, canonical_known, copy_known):
        share = probability(features(item, judged), weights)
        if share < thresholds["report"]:
            continue
        grave = _gravity(judged)
        severity = (
            Severity.CRITICAL
            if share >= thresholds["critical"] and grave >= 0.5
            else Severity.MAJOR
            if share >= (_OPPOSITE if _is_opposite(item) else thresholds["major"])
            else Severity.MINOR
        )
        issues.append(_issue(item, judged, share, severity))
    return issues


def _is_opposite(item: Candidate) -> bool:
    """Whether a word of the copy stands in the place of its opposite, by WordNet."""
    return item.relation in _OPPOSITES and item.canonical is not None and not item.leftover


def _gravity(judged: JudgedPair) -> float:
    """How surely the two statements exclude each other."""
    return sum(judged.contradictions) / 2


def _issue(item: Candidate, judged: JudgedPair, share: float, severity: Severity) -> Issue:
    left = judged.canonical.quote(*item.canonical) if item.canonical else None
    right = judged.copy.quote(*item.copy)
    category, message = _exchanged(left, right)
    return judged.issue(
        category=category,
        severity=severity,
        confidence=share,
        message=message,
        canonical=left,
        copy=right,
    )


def _exchanged(left: Quote | None, right: Quote) -> tuple[str, str]:
    """Category and message of a word of the copy and the canonical word that it stands for."""
    if left is None:
        return "accuracy/addition", f"“{right.text}” stands for nothing that the canonical sentence says."
    names = all(side.text[:1].isupper() and side.sentence[: len(side.text)] != side.text for side in (left, right))
    category = "accuracy/mistranslation/entity" if names else "accuracy/mistranslation"
    return category, f"“{left.text}” became “{right.text}”, {'another name' if names else 'which says something else'}."
