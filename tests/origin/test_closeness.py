from __future__ import annotations

import numpy as np
import pytest

from transcheck.align import similarity
from transcheck.audit import audit
from transcheck.document import Document
from transcheck.encoder import Encoding, load_encoder
from transcheck.origin.closeness import Beside, closeness


def encoding(*rows: tuple[float, float]) -> Encoding:
    tokens = np.array(rows, np.float32).reshape(len(rows), 2)
    return Encoding(np.array([1.0, 0.0], np.float32), tuple((i, i + 1) for i in range(len(rows))), tokens)


def measure(canonical: list[Encoding], copy: list[Encoding]) -> float | None:
    return closeness(_padded(canonical, copy), copy)


def _padded(canonical: list[Encoding], copy: list[Encoding]) -> object:
    wide = [Encoding(item.vector, item.spans, np.pad(item.tokens, ((0, 0), (0, 382)))) for item in (*canonical, *copy)]
    return similarity(wide[: len(canonical)], wide[len(canonical) :])


def test_each_piece_counts_with_its_best_match() -> None:
    article = [encoding((1, 0)), encoding((0, 1), (0.6, 0.8))]
    # The first sentence suits the article's first one best (1), of the second's three pieces one is matched at 0.8.
    copy = [encoding((1, 0)), encoding((0, 1), (0, 1), (1, 0))]
    assert measure(article, copy) == pytest.approx((1 + 1 + 1 + 0.6) / 4)


def test_nothing_to_compare() -> None:
    assert measure([], [encoding((1, 0))]) is None
    assert measure([encoding((1, 0))], []) is None
    assert measure([encoding((1, 0))], [encoding()]) is None


def test_a_literal_translation_is_closer_than_a_free_one() -> None:
    encoder = load_encoder()
    article = encoder.encode(["The council met twice last week and argued about money."])
    literal, free = (
        encoder.encode([text])
        for text in (
            "Der Rat traf sich letzte Woche zweimal und stritt über Geld.",
            "Gleich zwei Sitzungen lang zankte man sich im Rathaus vor ein paar Tagen ums liebe Geld.",
        )
    )
    near, far = closeness(similarity(article, literal), literal), closeness(similarity(article, free), free)
    assert near is not None
    assert far is not None
    assert near > far + 0.05


def test_log_odds_beside_the_article() -> None:
    assert Beside(0.5, 20.0, -14.0).log_odds(1.0, 0.75) == pytest.approx(1.5)


def test_an_audit_judges_a_foreign_copy_beside_the_english_article() -> None:
    copy = "Der Rat traf sich letzte Woche zweimal und stritt über Geld. " * 8
    article = "The council met twice last week and argued about money. " * 8
    elsewhere = "Children of the village paint boats at the harbour every spring. " * 8
    beside, apart = (
        audit(Document.from_text(text), Document.from_text(copy)).copies[0].machine_translation.probability
        for text in (article, elsewhere)
    )
    assert beside > apart
