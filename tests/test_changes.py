"""The signs of a change: what is around it counts as much as its mark."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.marked_pairs import drift

from transcheck.changes import Change, Drift, Span, change_signs, probability


def with_vectors(pair: Drift) -> Drift:
    """The pair with a vector of its own for every word form."""
    forms = sorted({word.text for word in (*pair.canonical, *pair.copy)})
    table = dict(zip(forms, np.eye(len(forms), dtype=np.float32), strict=True))
    left, right = (
        tuple(replace(word, vector=table[word.text]) for word in words) for words in (pair.canonical, pair.copy)
    )
    return replace(pair, canonical=left, copy=right)


def signs(canonical: str, copy: str, left: int | None, right: int | None) -> dict[str, float]:
    pair = with_vectors(drift(canonical, copy, {"hired": 0.8, "divers": 0.3}))
    one, other = (None if index is None else Span(index, index) for index in (left, right))
    return change_signs(Change(one, other, 0.8), pair)


def test_a_literal_pair_is_told_from_one_told_anew() -> None:
    literal = signs("The port hired divers.", "The port fired divers.", 2, 2)
    anew = signs("The port hired divers.", "Harbour masters took on help.", 2, 2)
    assert (literal["likeness"], literal["alone"]) == (1.0, 0.0)
    assert anew["likeness"] < 0.5 < anew["alone"]


def test_the_strongest_mark_elsewhere_is_a_sign() -> None:
    found = signs("The port hired divers.", "The port fired divers.", 2, 2)
    assert found["mark"] == pytest.approx(np.log(0.8 / 0.2))
    assert found["other_mark"] == pytest.approx(np.log(0.3 / 0.7))


@pytest.mark.parametrize(("left", "right", "kind"), [(2, 2, "exchanged"), (2, None, "omitted"), (None, 2, "")])
def test_the_kind_of_a_change(left: int | None, right: int | None, kind: str) -> None:
    found = signs("The port hired divers.", "The port fired divers.", left, right)
    assert {name for name in ("exchanged", "omitted") if found[name]} == ({kind} if kind else set())


def test_an_empty_passage_has_no_likeness() -> None:
    pair = drift("The port hired divers.", "", {})
    found = change_signs(Change(Span(2, 2), None, 0.5), pair)
    assert found["likeness"] == 0.0


def test_probability_weighs_the_named_signs_only() -> None:
    assert probability({"bias": 1.0, "mark": 2.0, "other": 9.0}, {"bias": -1.0, "mark": 0.5}) == 0.5
