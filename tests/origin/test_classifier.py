from __future__ import annotations

import math

import numpy as np
import pytest

from transcheck.origin.classifier import (
    CANONICAL_SHARE,
    Calibration,
    Hashed,
    Patterns,
    beside,
    classifier,
    length_in_words,
    measured_languages,
    thresholds,
    together,
)
from transcheck.origin.features import BUCKETS, STYLE_NAMES, WordPairs, character_ngrams, masked_ngrams

NEUTRAL = Calibration(1.0, 0.0, 0.0, 0.0)


@pytest.fixture
def patterns() -> Patterns:
    pairs = WordPairs.build(["a", "the"], np.ones(2), np.array([0]), np.array([1]), np.ones(1))
    size = len(STYLE_NAMES)
    index = {"the": 0, "of the": 1}
    return Patterns(
        index,
        np.ones(2),
        np.array([1.0, 3.0]),
        np.zeros(size),
        np.ones(size),
        np.zeros(size),
        0.5,
        pairs,
        NEUTRAL,
        Calibration(1.0, 0.0, 7.0, 0.0),
    )


def test_score_is_the_weighted_unit_vector(patterns: Patterns) -> None:
    assert patterns.log_odds("nothing") == 0.5
    one, two = 1.0, 1 + math.log(2)
    assert patterns.log_odds("the end of the") == pytest.approx(0.5 + (two * 1 + one * 3) / math.hypot(one, two))


def test_shares_add_up_to_the_score(patterns: Patterns) -> None:
    sentences = ["the end", "of the day", "rain"]
    shares = patterns.shares(sentences)
    assert 0.5 + sum(shares) == pytest.approx(patterns.log_odds(". ".join(sentences)))
    assert shares[2] == 0
    assert shares[1] > shares[0]


def test_the_canonical_article_takes_its_share_off(patterns: Patterns) -> None:
    alone, canonical = patterns.log_odds("the end of the"), patterns.log_odds("the end")
    assert patterns.log_odds("the end of the", "the end") == pytest.approx(7 + alone - CANONICAL_SHARE * canonical)


def test_both_families_of_buckets_add_to_the_score() -> None:
    (bucket,) = [b for b, n in character_ngrams("ö").items() if n == 1 and b in character_ngrams("öö")][:1]
    (pattern,) = masked_ngrams("ö", "de", frozenset())
    idf, weights = np.zeros((2, BUCKETS)), np.zeros((2, BUCKETS))
    idf[0, bucket], weights[0, bucket] = 2.0, 1.5
    model = Hashed("de", frozenset(), idf, weights, 0.25, NEUTRAL)
    assert model.log_odds("ö") == pytest.approx(1.75)
    assert model.log_odds("x") == pytest.approx(0.25)
    assert model.shares(["ö"]) == [0.0]
    idf[1, pattern], weights[1, pattern] = 1.0, -1.0
    assert model.log_odds("ö") == pytest.approx(0.75)


def test_calibration_depends_on_length() -> None:
    calibration = Calibration(1.0, 0.5, 0.1, -0.2)
    assert calibration.log_odds(2.0, 100) == pytest.approx(2.1)
    longer = math.log(3)
    assert calibration.log_odds(2.0, 300) == pytest.approx((1 + 0.5 * longer) * 2 + 0.1 - 0.2 * longer)
    assert calibration.log_odds(2.0, 10**6) == calibration.log_odds(2.0, 1000)
    assert Calibration(0.1, 5.0, 0.0, 0.0).log_odds(-3.0, 20) == 0.0


def test_length_counts_characters_where_there_are_no_blanks() -> None:
    assert length_in_words("one two three") == 3
    assert length_in_words("記者从有关部门获悉") == 4


def test_bundled_weights_load() -> None:
    assert "en" in measured_languages()
    assert isinstance(classifier("en"), Patterns)
    assert classifier("xx") is None
    assert thresholds("xx") is None
    assert thresholds("xx", "beside") is None
    assert beside("xx") is None
    assert thresholds("xx", "together") == thresholds("yy", "together") is not None
    assert together("xx").own == 0
    for language in measured_languages():
        for limits in (thresholds(language), thresholds(language, "beside"), thresholds(language, "together")):
            assert limits is None or 0 < limits.acquit <= limits.accuse < 1
        assert thresholds(language, "beside") is not None
        assert together(language).by_likeness > 0
        model = classifier(language)
        assert model is not None
        found = beside(language)
        assert (found is None) is (language == "en")
        assert found is None or found.by_closeness > 0
        assert math.isfinite(model.log_odds("A first sentence. 記者从有关部门获悉。 Здесь."))
