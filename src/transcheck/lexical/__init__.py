"""Drift that a lexicon can show: attribution, modality, negation, framing and events, in one language or across two.

Each kind looks for a telling word on one side whose neighbour in meaning is aligned to the other side, and asks whether
anything there answers it. The lexicons are tables in `data/lexical`; `docs/drift-lexicons.md` states the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from transcheck.claims import JudgedPair
from transcheck.issues import Issue
from transcheck.lexical.attribution import attribution_issues
from transcheck.lexical.events import event_issues
from transcheck.lexical.framing import framing_issues
from transcheck.lexical.gender import gender_issues
from transcheck.lexical.modality import modality_issues
from transcheck.lexical.negation import negation_issues, settled
from transcheck.lexical.passage import Pairing, Passage, pairing
from transcheck.lexical.polarity import polarity_issues
from transcheck.words import Link, Word

__all__ = ["lexical_issues", "unsettled_issues"]


def lexical_issues(
    pair: JudgedPair,
    canonical_words: Sequence[Word],
    copy_words: Sequence[Word],
    links: Sequence[Link],
    canonical_language: str,
    copy_language: str,
) -> list[Issue]:
    """Issues of attribution, modality, negation, framing, events and pronouns between two aligned passages.

    Args:
        pair: The passages with the entailment model's judgement, which only sways the confidence.
        canonical_words: Words of `pair.canonical`, offsets into its text.
        copy_words: Words of `pair.copy`, offsets into its text.
        links: Which of them stand for each other.
        canonical_language: Language code of the canonical passage.
        copy_language: Language code of the copy's passage.

    Returns:
        Issues that quote the telling words of both sides; none where a language has no lexicon.
    """
    if pair.identical:
        return []
    forth, back = _pairing(pair, canonical_words, copy_words, links, canonical_language, copy_language)
    return [
        *(polarity_issues(forth) or negation_issues(forth, back)),
        *modality_issues(forth, back),
        *attribution_issues(forth, back),
        *framing_issues(forth, back),
        *event_issues(forth),
        *gender_issues(forth),
    ]


def unsettled_issues(
    issues: Iterable[Issue],
    pair: JudgedPair,
    canonical_words: Sequence[Word],
    copy_words: Sequence[Word],
    links: Sequence[Link],
    canonical_language: str,
    copy_language: str,
) -> list[Issue]:
    """Issues of a pair without those of words that a denial explains (see `negation.settled`); arguments as above."""
    return settled(issues, _pairing(pair, canonical_words, copy_words, links, canonical_language, copy_language)[0])


def _pairing(
    pair: JudgedPair,
    canonical_words: Sequence[Word],
    copy_words: Sequence[Word],
    links: Sequence[Link],
    canonical_language: str,
    copy_language: str,
) -> tuple[Pairing, Pairing]:
    return pairing(
        pair,
        Passage(pair.canonical, canonical_language, tuple(canonical_words)),
        Passage(pair.copy, copy_language, tuple(copy_words)),
        links,
    )
