"""Drift that a lexicon can show: attribution, modality, negation, framing and events, in one language or across two.

Each kind looks for a telling word on one side whose neighbour in meaning is aligned to the other side, and asks whether
anything there answers it. The lexicons are tables in `data/lexical`; `docs/drift-lexicons.md` states the rules.
"""

from __future__ import annotations

from transcheck.issues import Issue
from transcheck.lexical.answers import answer_issues
from transcheck.lexical.attribution import attribution_issues
from transcheck.lexical.comparison import comparison_issues
from transcheck.lexical.conditions import condition_issues
from transcheck.lexical.converses import converse_issues, without_converses
from transcheck.lexical.deeds import deed_issues
from transcheck.lexical.events import event_issues
from transcheck.lexical.framing import framing_issues
from transcheck.lexical.gender import gender_issues
from transcheck.lexical.heads import head_issues
from transcheck.lexical.lengths import length_issues
from transcheck.lexical.modality import modality_issues
from transcheck.lexical.nearly import nearly_issues
from transcheck.lexical.negation import negation_issues, settled
from transcheck.lexical.passage import Pairing, Passage, pairing
from transcheck.lexical.polarity import polarity_issues
from transcheck.lexical.prepositions import preposition_issues
from transcheck.lexical.ranks import rank_issues
from transcheck.lexical.reality import reality_issues
from transcheck.lexical.sources import source_issues
from transcheck.lexical.titles import title_issues

__all__ = [
    "Pairing",
    "Passage",
    "deed_issues",
    "length_issues",
    "lexical_issues",
    "pairing",
    "settled",
    "without_converses",
]


def lexical_issues(forth: Pairing) -> list[Issue]:
    """Issues of attribution, modality, negation, framing, events, comparisons and pronouns of two aligned passages.

    Args:
        forth: The passages seen from the canonical side (`pairing`); the entailment model's judgement only sways the
            confidence.

    Returns:
        Issues that quote the telling words of both sides; none where a language has no lexicon.
    """
    if forth.judged.identical:
        return []
    back = forth.turned()
    return [
        *(polarity_issues(forth) or negation_issues(forth, back)),
        *(
            modality_issues(forth, back)
            or nearly_issues(forth, back)
            or reality_issues(forth, back)
            or condition_issues(forth)
        ),
        *(attribution_issues(forth, back) or source_issues(forth)),
        *answer_issues(forth),
        *framing_issues(forth, back),
        *event_issues(forth),
        *comparison_issues(forth),
        *preposition_issues(forth),
        *converse_issues(forth),
        *head_issues(forth),
        *title_issues(forth, back),
        *rank_issues(forth, back),
        *gender_issues(forth),
    ]
