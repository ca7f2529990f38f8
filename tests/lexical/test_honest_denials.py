"""English copies that deny the same in other words have no issue of negation; the opposite has one."""

from __future__ import annotations

import pytest
from tests.lexical.pairs import issues

from transcheck.inference import Probabilities

AGAINST = Probabilities(0.1, 0.1, 0.8)


def denied(canonical: str, copy: str, pairs: str) -> bool:
    """Whether an issue of negation is raised where the model sees a contradiction."""
    found = issues(canonical, copy, pairs, forward=AGAINST, backward=AGAINST)
    return any(issue.category.endswith("negation") for issue in found)


@pytest.mark.parametrize(
    ("canonical", "copy", "opposite", "pairs"),
    [
        # One denial reaches across an “or”.
        (
            "The club never bribed clerks and did not pay players.",
            "The club never bribed clerks or paid players.",
            "The club never bribed clerks and paid players.",
            "bribed:bribed pay:paid players:players",
        ),
        (
            "The plan won't be backed by either miners or sailors.",
            "The plan won't be backed by miners, nor sailors.",
            "The plan will be backed by miners and sailors.",
            "backed:backed miners:miners sailors:sailors",
        ),
        # What nobody thinks possible is thought impossible, however far away the word is.
        (
            "The mayor does not think that the deadline set by the board of the port authority is realistic.",
            "The mayor thinks that the deadline set by the board of the port authority is unrealistic.",
            "The mayor thinks that the deadline set by the board of the port authority is realistic.",
            "think:thinks deadline:deadline realistic:unrealistic",
        ),
        # “Nothing” behind its verb denies the verb.
        ("The course costs nothing.", "The course is free.", "The course costs money.", "costs:free"),
        # What is to open on a day at the earliest does not open before.
        (
            "The pool will open on June 3 at the earliest.",
            "The pool will not open before June 3.",
            "The pool will not open on June 3.",
            "open:open",
        ),
        ("Lorries may not pass the gate.", "The gate is shut to lorries.", "Lorries may pass the gate.", "pass:shut"),
    ],
)
def test_other_ways_to_deny_the_same(canonical: str, copy: str, opposite: str, pairs: str) -> None:
    turned = " ".join(":".join(reversed(pair.split(":"))) for pair in pairs.split())
    assert not denied(canonical, copy, pairs)
    assert not denied(copy, canonical, turned)
    assert denied(canonical, opposite, pairs)


@pytest.mark.parametrize("sign", ["’", "‘", "'", "`", "´"])
def test_every_sign_for_an_apostrophe(sign: str) -> None:
    assert not denied("The ferry didn't sail.", f"The ferry didn{sign}t sail.", "sail:sail")
    assert denied("The ferry sailed.", f"The ferry didn{sign}t sail.", "sailed:sail")


def test_bounds_and_set_phrases_deny_nothing() -> None:
    measured = "The planks measure 8 metres at most."
    assert not denied(measured, "The planks are no longer than 8 metres.", "measure:metres")
    assert not denied("She is a minister of state.", "She is a minister without portfolio.", "minister:minister")
    assert denied("She is a minister of state.", "She is not a minister of state.", "minister:minister")


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "pairs"),
    [
        (
            "de",
            "The pool will open on June 3 at the earliest.",
            "Das Bad wird nicht vor dem 3. Juni öffnen.",
            "open:öffnen",
        ),
        ("ru", "The pool will open on June 3 at the earliest.", "Бассейн не откроется до 3 июня.", "open:откроется"),
        ("de", "The pool will not open before June 3.", "Das Bad öffnet frühestens am 3. Juni.", "open:öffnet"),
        ("it", "The pool will not open before June 3.", "La piscina aprirà al più presto il 3 giugno.", "open:aprirà"),
    ],
)
def test_at_the_earliest_is_not_before(language: str, canonical: str, copy: str, pairs: str) -> None:
    found = issues(canonical, copy, pairs, language)
    assert not any(issue.category.endswith("negation") for issue in found)
