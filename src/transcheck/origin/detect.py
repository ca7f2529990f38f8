"""The verdict on a text's origin: evidence and classifier, weighed in log odds."""

from __future__ import annotations

import math
from collections.abc import Sequence

from transcheck.document import Document, Sentence, language_name, sentences_at
from transcheck.language import UNDETERMINED
from transcheck.origin.classifier import (
    Hashed,
    Patterns,
    Setting,
    Thresholds,
    beside,
    classifier,
    length_in_words,
    measured_languages,
    thresholds,
    together,
)
from transcheck.origin.evidence import find_evidence, guess_source
from transcheck.origin.likeness import Among
from transcheck.results import Evidence, MachineTranslation, OriginVerdict, Pair, Passage

__all__ = ["STRONG", "detect_origin", "evidence_log_odds", "wording_log_odds"]

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
    closeness: float | None = None,
    among: Among | None = None,
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
        closeness: How closely a copy in another language follows the English canonical article, see
            `transcheck.origin.closeness`.
        among: What other texts of the same story and language say about this one, see `transcheck.origin.likeness`;
            counts in place of the canonical article.

    Returns:
        The judgement; `uncertain` between the thresholds, and for texts that are short or in a language not measured
        unless the evidence is strong.
    """
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
    model = classifier(language)
    prose = _prose(document, sentences, evidence)
    words = length_in_words(prose)
    setting, wording = _wording(model, prose, words, language, canonical, closeness, among)
    limits = thresholds(language, setting)
    probability = 1 / (1 + math.exp(-max(min(wording + signs, 30.0), -30.0)))
    measured = (model is not None or setting == "together") and limits is not None and words >= limits.short
    verdict = OriginVerdict.UNCERTAIN
    if signs >= STRONG:
        verdict = OriginVerdict.MACHINE if probability >= 0.5 else OriginVerdict.UNCERTAIN
    elif measured and limits is not None and probability >= limits.accuse:
        verdict = OriginVerdict.MACHINE
    elif measured and limits is not None and probability < limits.acquit:
        verdict = OriginVerdict.HUMAN
    quoted = _telling_sentences(sentences, model) if measured and model is not None and probability >= 0.5 else ()
    alike = _alike(document, among, language, words) if setting == "together" else ()
    return MachineTranslation(
        probability,
        verdict,
        guess_source(document, evidence, language),
        (*evidence, *alike, *quoted),
        _note(language, words, limits, (*evidence, *alike), probability),
    )


def wording_log_odds(document: Document, sentences: Sequence[Sentence], language: str) -> float:
    """What the classifier says of a text alone; 0 for a text without words or in a language without a classifier."""
    model = classifier(language)
    prose = _prose(document, sentences, find_evidence(document, sentences, (), language))
    return model.log_odds(prose) if model is not None and length_in_words(prose) else 0.0


def _wording(
    model: Patterns | Hashed | None,
    prose: str,
    words: int,
    language: str,
    canonical: Document | None,
    close: float | None,
    among: Among | None,
) -> tuple[Setting, float]:
    """How the text can be judged, and the log odds of its wording."""
    alone = model.log_odds(prose) if model is not None and words else 0.0
    if among is not None and words:
        return "together", together(language).log_odds(alone, among, words)
    reference = _reference(canonical, language)
    if reference is not None and isinstance(model, Patterns) and words:
        return "beside", model.log_odds(prose, reference)
    calibration = beside(language)
    if close is not None and calibration is not None and words:
        return "beside", calibration.log_odds(alone, close)
    return "alone", alone


def _alike(document: Document, among: Among | None, language: str, words: int) -> tuple[Evidence, ...]:
    """The longest stretch that a text shares with the nearest other one, if they are more alike than is usual."""
    if among is None or among.start == among.end:
        return ()
    weight = together(language).share(among.likeness, words)
    if weight <= 0:
        return ()
    message = (
        f"{among.likeness:.0%} of its runs of words stand in {among.name}, too: either one was copied from the other, "
        "or machines made both."
    )
    return (Evidence("likeness", document.text[among.start : among.end], among.start, among.end, message, weight),)


def evidence_log_odds(evidence: Sequence[Evidence]) -> float:
    """Sum of the weights, each kind counting at most twice its strongest item."""
    total = 0.0
    for kind in dict.fromkeys(item.kind for item in evidence):
        weights = [item.weight for item in evidence if item.kind == kind]
        total += min(sum(weights), _TWICE * max(weights))
    return total


def _reference(canonical: Document | None, language: str) -> str | None:
    """The canonical article's text where it can serve as a measure of its subject: both in English, and long enough."""
    limits = thresholds(language, "beside") if language == "en" else None
    usable = canonical is not None and limits is not None and length_in_words(canonical.text) >= limits.short
    return canonical.text if canonical is not None and usable else None


def _prose(document: Document, sentences: Sequence[Sentence], evidence: Sequence[Evidence]) -> str:
    """The text without the page's disclaimers and leftovers, which say nothing about its wording."""
    apart = {
        index
        for item in evidence
        if item.kind in {"disclaimer", "leftover"}
        for index in sentences_at(sentences, item.start, item.end)
    }
    kept = [sentence.text for index, sentence in enumerate(sentences) if index not in apart]
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
    if language == UNDETERMINED:
        return "The language is in doubt: only evidence that can be quoted counts."
    if limits is None and language in measured_languages():
        return (
            f"No verdict rests on the wording: what the classifier learned of {language_name(language)} does not hold."
        )
    if limits is None:
        return f"The classifier was not measured on {language_name(language)}: only evidence that can be quoted counts."
    if words < limits.short:
        return f"{words} words are too few for the classifier: only strong evidence decides."
    if probability >= limits.accuse and not any(item.weight for item in evidence):
        return "The probability rests on the wording alone: there is no sign that can be quoted and checked."
    return ""
