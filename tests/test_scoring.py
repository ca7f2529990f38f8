from __future__ import annotations

import numpy as np
import pytest

import transcheck
from transcheck.scoring import rate

REFERENCE = "The harbour was closed for three days."


def test_vectors_have_unit_length_and_do_not_depend_on_company() -> None:
    alone = transcheck.embed([REFERENCE])
    together = transcheck.embed(["Ein anderer Satz.", REFERENCE, ""])
    assert together.shape == (3, 384)
    assert np.linalg.norm(together[:2], axis=1) == pytest.approx([1, 1])
    assert not together[2].any()
    assert np.array_equal(alone[0], together[1])


def test_entailment_is_a_distribution_a_pair() -> None:
    found = transcheck.entail([REFERENCE, REFERENCE], [REFERENCE, "Der Hafen war nie geschlossen."])
    assert found.shape == (2, 3)
    assert found.sum(1) == pytest.approx([1, 1])
    assert found[0].argmax() == 0
    assert found[0, 0] > found[1, 0]


def test_quality_falls_with_the_meaning() -> None:
    copies = [REFERENCE, "The port was shut for three days.", "Two singers won a prize in Madrid.", ""]
    found = transcheck.score([REFERENCE] * 4, copies)
    assert found[0] == 1
    assert found[0] > found[1] > found[2]
    assert ((found >= 0) & (found <= 1)).all()


def test_a_source_counts_beside_the_reference() -> None:
    hypothesis = ["The port was shut for three days."]
    both = transcheck.score([REFERENCE], hypothesis, ["Der Hafen war drei Tage lang geschlossen."])
    one = transcheck.score([REFERENCE], hypothesis)
    other = transcheck.score(["Der Hafen war drei Tage lang geschlossen."], hypothesis)
    assert both == pytest.approx((one + other) / 2)


def test_no_segments_give_an_empty_array() -> None:
    assert transcheck.score([], []).shape == (0,)
    assert transcheck.entail([], []).shape == (0, 3)
    assert transcheck.embed([]).shape == (0, 384)


def test_a_string_for_a_list_is_refused() -> None:
    with pytest.raises(TypeError, match="score: references must be a sequence"):
        transcheck.score(REFERENCE, [REFERENCE])
    with pytest.raises(TypeError, match="embed: texts"):
        transcheck.embed(REFERENCE)


def test_unequal_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="references 1, hypotheses 2"):
        transcheck.score([REFERENCE], [REFERENCE, REFERENCE])


def test_sacrebleu_stands_beside_the_quality() -> None:
    segments, system = rate([REFERENCE] * 2, [REFERENCE, "Ships."], [1.0, 0.2])
    assert [item.segment for item in segments] == [1, 2]
    assert segments[0].bleu == pytest.approx(100)
    assert segments[0].ter == 0
    assert segments[1].chrf < 20
    assert system.quality == pytest.approx(0.6)
    assert "tok:13a" in system.signatures["bleu"]
    assert system.to_dict("a.txt")["segment"] is None


def test_chinese_is_not_cut_at_spaces() -> None:
    segments, system = rate(["港口关闭了三天。"], ["港口关闭了两天。"], [0.5])
    assert segments[0].bleu > 20
    assert "tok:zh" in system.signatures["bleu"]
    assert "asian:yes" in system.signatures["ter"]
