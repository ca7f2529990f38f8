from __future__ import annotations

import numpy as np
import pytest

from transcheck.origin.features import (
    BUCKETS,
    STYLE_NAMES,
    WordPairs,
    character_ngrams,
    mask,
    masked_ngrams,
    ngrams,
    normalise,
    style,
)

WORDS = ["cat", "dog", "of", "the"]


@pytest.fixture
def pairs() -> WordPairs:
    return WordPairs.build(
        WORDS, np.array([10.0, 10.0, 40.0, 60.0]), np.array([3, 3, 2]), np.array([0, 1, 3]), np.array([30.0, 5.0, 20.0])
    )


def test_topics_cannot_be_seen() -> None:
    assert mask("The walking baker said he sold 12,5 breads in Lyon.") == mask(
        "The burning tower said he gold 930 boots in Oslo."
    )
    assert mask("The walking baker didn't.") == ["the", "Xing", "Xer", "didn't", "."]


def test_typesetting_cannot_be_seen() -> None:
    assert normalise("“It’s – well…”") == '"It\'s - well..."'


def test_patterns_are_single_and_paired() -> None:
    assert ngrams(["the", "CAP", "the"]) == {"the": 2, "CAP": 1, "the CAP": 1, "CAP the": 1}


def test_characters_are_hashed_alike_on_every_run() -> None:
    found = character_ngrams("Ab 12")
    assert found == character_ngrams("ab  7\n")
    assert character_ngrams("«ab» „ab“") == character_ngrams('"ab" 「ab」')
    assert all(0 <= bucket < BUCKETS for bucket in found)
    assert sum(found.values()) == 6 + 5 + 4


def test_masked_patterns_are_about_form() -> None:
    frequent = frozenset(("die", "und"))
    assert masked_ngrams("Die „Katze“ und 12 Hunde", "de", frequent) == masked_ngrams(
        'die "Tatze" und 7 Wunde', "de", frequent
    )
    assert masked_ngrams("die Katze", "de", frequent) != masked_ngrams("und Katze", "de", frequent)
    assert masked_ngrams("猫がいる", "ja", frozenset()) == masked_ngrams("犬がいる", "ja", frozenset())
    assert masked_ngrams("看YouTube", "zh", frozenset()) == masked_ngrams("看iPhone", "zh", frozenset())


def test_pairs_are_probabilities(pairs: WordPairs) -> None:
    everything = np.arange(4)
    for direction in (pairs.forward, pairs.backward):
        for given in everything:
            log_p, _ = direction.log_probability(np.full(4, given), everything)
            p = np.exp(log_p)
            assert p.sum() == pytest.approx(1.0)
            assert direction.mean[given] == pytest.approx(p @ log_p)
            assert direction.variance[given] == pytest.approx(max(p @ log_p**2 - (p @ log_p) ** 2, 0.1))


def test_listed_pairs_are_likelier(pairs: WordPairs) -> None:
    log_p, listed = pairs.forward.log_probability(np.array([3, 0]), np.array([0, 3]))
    assert listed.tolist() == [True, False]
    expected, _ = pairs.forward.log_probability(np.array([3]), np.array([2]))
    assert log_p[0] > expected[0]


def test_style_is_finite_for_any_text(pairs: WordPairs) -> None:
    for text in ("", "the", "The cat of the dog's. It didn't; why? 12!", "\n\n", "漢字"):
        assert style(text, pairs).shape == (len(STYLE_NAMES),)
        assert np.isfinite(style(text, pairs)).all()


def test_style_measures_what_it_says(pairs: WordPairs) -> None:
    measures = dict(zip(STYLE_NAMES, style("The cat, the dog. The dog's cat didn't.", pairs), strict=True))
    assert measures["article"] == pytest.approx(3 / 8)
    assert measures["comma"] == pytest.approx(1 / 8)
    assert measures["possessive"] == pytest.approx(1 / 8)
    assert measures["contraction"] == pytest.approx(1 / 8)
    assert measures["sentence_length"] == 4
