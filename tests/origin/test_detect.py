from __future__ import annotations

import pytest

from transcheck.document import Document
from transcheck.origin import detect_origin
from transcheck.origin.detect import evidence_log_odds
from transcheck.results import Evidence, MachineTranslation, OriginVerdict
from transcheck.segment import segment

PLAIN = (
    "The old ferry had carried islanders across the sound since 1962, and hardly anyone believed it would ever stop. "
    "Then the engine gave out. The council met twice, argued about money both times, and went home without an answer. "
    "“We'll row if we have to,” said Ann Moore, who has run the island's only shop for most of her life. Nobody "
    "laughed. By Friday her nephew had patched the thing up with parts from a tractor, and the queue on the quay "
    "stretched past the church again."
)
DISCLAIMER = "This article was automatically translated from Portuguese."


def judge(text: str, language: str = "en") -> MachineTranslation:
    document = Document.from_text(text)
    found = detect_origin(document, segment(document, language), (), language)
    assert all(document.text[item.start : item.end] == item.quote for item in found.evidence)
    assert 0 <= found.probability <= 1
    return found


def test_a_disclaimer_convicts_alone() -> None:
    for text in (DISCLAIMER, f"{PLAIN}\n\n{DISCLAIMER}", f"Ein kurzer Text.\n\n{DISCLAIMER}"):
        found = judge(text)
        assert found.verdict is OriginVerdict.MACHINE
        assert found.evidence[0].kind == "disclaimer"
        assert found.source_language == "pt"


def test_a_lively_human_text_is_not_accused() -> None:
    assert judge(PLAIN).verdict is not OriginVerdict.MACHINE


@pytest.mark.parametrize("text", ["", "Closed.", "The shop was closed on Monday, officials said."])
def test_short_texts_are_uncertain(text: str) -> None:
    found = judge(text)
    assert found.verdict is OriginVerdict.UNCERTAIN
    assert "too few" in found.note


def test_languages_without_a_classifier_are_uncertain() -> None:
    swahili = "Serikali imetangaza leo kwamba barabara mpya itajengwa katika mji mkuu mwaka ujao. " * 10
    found = judge(swahili, "sw")
    assert found.verdict is OriginVerdict.UNCERTAIN
    assert "Swahili" in found.note
    assert judge(f"{swahili}\n\n{DISCLAIMER}", "sw").verdict is OriginVerdict.MACHINE


def test_a_language_whose_classifier_does_not_hold_gets_no_verdict() -> None:
    german = 'Der Rat tagte zweimal, stritt über Geld und ging ohne Antwort nach Hause. "Wir rudern", sagte sie. ' * 8
    found = judge(german, "de")
    assert found.verdict is OriginVerdict.UNCERTAIN
    assert "does not hold" in found.note
    assert found.probability == judge(german.replace(' "', " „").replace('",', "“,"), "de").probability


def test_the_canonical_article_changes_the_judgement_of_english_copies_only() -> None:
    german = "Der Rat tagte zweimal, stritt über Geld und ging ohne Antwort nach Hause. " * 8
    for text, language, same in ((PLAIN, "en", False), (german, "de", True)):
        document = Document.from_text(text)
        beside = detect_origin(
            document, segment(document, language), (), language, canonical=Document.from_text(f"{PLAIN} {PLAIN}")
        )
        assert (beside.probability == judge(text, language).probability) is same


def test_a_copy_that_follows_the_english_article_closely_is_suspected() -> None:
    german = Document.from_text("Der Rat tagte zweimal, stritt über Geld und ging ohne Antwort nach Hause. " * 8)

    def beside(close: float, language: str) -> MachineTranslation:
        return detect_origin(german, segment(german, language), (), language, closeness=close)

    near, far = beside(0.85, "de"), beside(0.6, "de")
    assert near.verdict is OriginVerdict.MACHINE
    assert far.verdict is OriginVerdict.HUMAN
    assert near.probability > beside(0.7, "de").probability > far.probability
    for language in ("en", "sw"):
        assert beside(0.85, language) == beside(0.6, language)


def test_signs_raise_the_probability() -> None:
    spoiled = PLAIN.replace("the queue", "the queue queue").replace("twice", "12.500 times")
    assert judge(spoiled).probability > judge(PLAIN).probability


def test_a_kind_counts_at_most_twice() -> None:
    def sign(kind: str, weight: float) -> Evidence:
        return Evidence(kind, "x", 0, 1, "Why.", weight)

    assert evidence_log_odds(()) == 0
    assert evidence_log_odds([sign("calque", 0.4)] * 5) == pytest.approx(0.8)
    assert evidence_log_odds([sign("calque", 0.4), sign("duplication", 1.2)]) == pytest.approx(1.6)


def test_the_same_text_gets_the_same_judgement() -> None:
    assert judge(PLAIN) == judge(PLAIN)
