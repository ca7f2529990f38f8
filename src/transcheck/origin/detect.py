"""The verdict on a text's origin: evidence and classifier, weighed in log odds."""

from __future__ import annotations

import math
from collections.abc import Sequence

from transcheck.document import Document, Sentence
from transcheck.encoder import Encoder
from transcheck.origin.classifier import (
    Hashed,
    Patterns,
    Thresholds,
    classifier,
    length_in_words,
    measured_languages,
    thresholds,
)
from transcheck.origin.evidence import find_evidence, guess_source
from transcheck.origin.lexicon import language_name
from transcheck.results import Evidence, MachineTranslation, OriginVerdict, Pair, Passage

__all__ = ["STRONG", "detect_origin", "evidence_log_odds"]

STRONG = 3.0
"""Log odds of evidence from which a text is judged on it, however short and whatever its language."""

_TWICE = 2.0
"""A kind of evidence counts at most so many times its strongest item: ten slips of one kind are one habit."""
_QUOTED_SENTENCES = 2
_MIN_SENTENCE_WORDS = 5


def detect_origin(
    document: Document,
    sentences: Sequence[Sentence],
    passages: Sequence[Passage],
    language: str,
    *,
    canonical: Document | None = None,
    canonical_sentences: Sequence[Sentence] | None = None,
    pairs: Sequence[Pair] | None = None,
    encoder: Encoder | None = None,
) -> MachineTranslation:
    """Judge whether a text is a machine translation.

    The calibrated log odds of the classifier and the weights of the evidence add up. The probability supposes that
    human and machine texts are equally frequent.

    Args:
        document: The text.
        sentences: Its sentences.
        passages: Its passages by language.
        language: Its language.
        canonical: The canonical article, where there is one, in English. Terms are compared with it, and half of its
            own score is taken off that of an English copy: what they share is the subject.
        canonical_sentences: Its sentences.
        pairs: The alignment of the two.
        encoder: Not used by the bundled classifiers.

    Returns:
        The judgement; `uncertain` between the thresholds, and for texts that are short or in a language not measured
        unless the evidence is strong.
    """
    del encoder
    evidence = find_evidence(
        document,
        sentences,
        passages,
        language,
        canonical=canonical,
        canonical_sentences=canonical_sentences,
        pairs=pairs,
    )
    signs = evidence_log_odds(evidence)
    reference = _reference(canonical, language)
    model, limits = classifier(language), thresholds(language, reference is not None)
    prose = _prose(document, sentences, evidence)
    words = length_in_words(prose)
    wording = model.log_odds(prose, reference) if model is not None and words else 0.0
    probability = 1 / (1 + math.exp(-max(min(wording + signs, 30.0), -30.0)))
    measured = model is not None and limits is not None and words >= limits.short
    verdict = OriginVerdict.UNCERTAIN
    if signs >= STRONG:
        verdict = OriginVerdict.MACHINE if probability >= 0.5 else OriginVerdict.UNCERTAIN
    elif measured and limits is not None and probability >= limits.accuse:
        verdict = OriginVerdict.MACHINE
    elif measured and limits is not None and probability < limits.acquit:
        verdict = OriginVerdict.HUMAN
    quoted = _telling_sentences(sentences, model) if measured and model is not None and probability >= 0.5 else ()
    return MachineTranslation(
        probability,
        verdict,
        guess_source(document, evidence, language),
        (*evidence, *quoted),
        _note(language, words, limits, evidence, probability),
    )


def evidence_log_odds(evidence: Sequence[Evidence]) -> float:
    """Sum of the weights, each kind counting at most twice its strongest item."""
    total = 0.0
    for kind in dict.fromkeys(item.kind for item in evidence):
        weights = [item.weight for item in evidence if item.kind == kind]
        total += min(sum(weights), _TWICE * max(weights))
    return total


def _reference(canonical: Document | None, language: str) -> str | None:
    """The canonical article's text where it can serve as a measure of its subject: both in English, and long enough."""
    limits = thresholds(language, True)
    usable = canonical is not None and limits is not None and length_in_words(canonical.text) >= limits.short
    return canonical.text if canonical is not None and usable else None


def _prose(document: Document, sentences: Sequence[Sentence], evidence: Sequence[Evidence]) -> str:
    """The text without the page's disclaimers and leftovers, which say nothing about its wording."""
    apart = [item for item in evidence if item.kind in {"disclaimer", "leftover"}]
    kept = [s.text for s in sentences if not any(i.start < s.end and s.start < i.end for i in apart)]
    return " ".join(kept) if sentences else document.text


def _telling_sentences(sentences: Sequence[Sentence], model: Patterns | Hashed) -> tuple[Evidence, ...]:
    """The sentences whose wording spoke most for a machine; their share is in the classifier's, not added to it."""
    shares = model.shares([sentence.text for sentence in sentences])
    ranked = sorted(zip(shares, sentences, strict=True), key=lambda item: (-item[0], item[1].start))
    return tuple(
        Evidence(
            "passage",
            sentence.text,
            sentence.start,
            sentence.end,
            "The wording of this sentence contributed most to the classifier's judgement.",
            model.calibration.slope * share,
        )
        for share, sentence in ranked[:_QUOTED_SENTENCES]
        if share > 0 and len(sentence.text.split()) >= _MIN_SENTENCE_WORDS
    )


def _note(
    language: str, words: int, limits: Thresholds | None, evidence: Sequence[Evidence], probability: float
) -> str:
    if limits is None and language in measured_languages():
        return (
            f"No verdict rests on the wording: what the classifier learned of {language_name(language)} does not hold."
        )
    if limits is None:
        return f"The classifier was not measured on {language_name(language)}: only evidence that can be quoted counts."
    if words < limits.short:
        return f"{words} words are too few for the classifier: only strong evidence decides."
    if probability >= limits.accuse and not evidence:
        return "The probability rests on the wording alone: there is no sign that can be quoted and checked."
    return ""
