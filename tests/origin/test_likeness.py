from __future__ import annotations

import math

import pytest

from transcheck.origin.likeness import Among, Nearest, Together, compare, shared_run

ONE = "The council met twice and argued about money."
TWO = "The council met twice, arguing about money."
THREE = "Councillors quarrelled over costs in both sittings."


def test_the_nearest_text_is_found() -> None:
    found = compare([ONE, TWO, THREE], "en")
    assert [item.index for item in found if item] == [1, 0, 0]
    first, second, third = (item.likeness for item in found if item)
    # "the council", "council met", "met twice", "about money", "money ." of eight pairs each.
    assert first == second == pytest.approx(2 * 5 / (8 + 8))
    assert third == 0


def test_small_and_capital_letters_are_one() -> None:
    assert compare([ONE, ONE.upper().replace("MONEY", "TIME")], "en")[0] == Nearest(1, pytest.approx(2 * 6 / 16))


def test_a_copy_is_not_compared() -> None:
    assert compare([ONE * 5, ONE * 5 + " Yes."], "en") == [None, None]
    found = compare([ONE * 5, ONE * 5 + " Yes.", TWO * 5], "en")
    assert [item.index for item in found if item] == [2, 2, 0]
    assert compare([ONE], "en") == [None]
    assert compare(["", "..", "A"], "en")[0] is None


def test_languages_without_blanks_are_compared_by_characters() -> None:
    same, other = "市议会两次开会讨论资金。", "市议会两次 开会商讨经费。"
    found = compare([same, other], "zh")[0]
    assert found == Nearest(1, pytest.approx(2 * 5 / 20))
    assert shared_run(same, other, "zh") == (0, 7)
    assert other[slice(*shared_run(other, same, "zh"))] == "市议会两次 开会"


def test_the_longest_shared_run_is_quoted() -> None:
    assert ONE[slice(*shared_run(ONE, TWO, "en"))] == "The council met twice"
    assert shared_run(ONE, THREE, "en") == (0, 0)
    assert ONE[slice(*shared_run(ONE, f"{THREE} About money. Met twice.", "en"))] == "about money."


def test_log_odds_among_others() -> None:
    model = Together(0.5, -0.25, 4.0, 1.0, -2.0, 0.5, 0.4)
    among = Among(2.0, 0.6, 0, 5, "b.txt")
    assert model.log_odds(1.0, among, 100) == pytest.approx(0.5 - 0.5 + 2.4 - 2)
    longer = math.log(3)
    assert model.log_odds(1.0, among, 300) == pytest.approx((4 + longer) * 0.6 - 2 + 0.5 * longer)
    assert model.log_odds(1.0, among, 10**6) == model.log_odds(1.0, among, 1000)
    assert model.share(0.6, 100) == pytest.approx(0.8)
    assert model.share(0.3, 100) < 0
