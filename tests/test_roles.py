"""Who did what to whom: words that trade places, and honest changes of voice and order."""

from __future__ import annotations

import re

import numpy as np
import pytest

from transcheck.audit import audit
from transcheck.document import Document, Sentence
from transcheck.encoder import load_encoder
from transcheck.networks import load_network
from transcheck.roles import AGENT, PATIENT, RECIPIENT, distances, plainly_acts, plainly_borne, role_shares
from transcheck.words import Word, words_of

AGENCY = "accuracy/mistranslation/agency"


def found(canonical: str, copy: str) -> list[tuple[str, str]]:
    report = audit(Document.from_text(canonical), Document.from_text(copy))
    issues = [issue for issue in report.copies[0].issues if issue.category == AGENCY]
    return [(issue.canonical.text, issue.copy.text) for issue in issues if issue.canonical and issue.copy]


def test_distances_are_grouped_and_signed() -> None:
    steps = distances(20)
    assert steps[5, 5] == 8
    assert [int(steps[0, at]) for at in (1, 4, 5, 6, 7, 9, 10, 14, 15, 19)] == [9, 12, 13, 13, 14, 14, 15, 15, 16, 16]
    assert np.array_equal(steps - 8, -(steps.T - 8))


def roles(text: str, verb: str) -> dict[str, int]:
    words = words_of(Sentence(text, 0, len(text), "en"), load_encoder().encode([text])[0])
    shares = role_shares(words, load_network("roles"))
    assert np.allclose(shares.sum(2), 1, atol=1e-5)
    place = [word.text for word in words].index(verb)
    return {word.text: int(role) for word, role in zip(words, shares[place].argmax(1), strict=True) if role}


@pytest.mark.parametrize(
    ("text", "verb", "wanted"),
    [
        ("The divers rescued the miners on Friday.", "rescued", {"divers": AGENT, "miners": PATIENT}),
        ("The miners were rescued by the divers on Friday.", "rescued", {"divers": AGENT, "miners": PATIENT}),
        ("The bishop who blessed the fleet has left.", "blessed", {"bishop": AGENT, "fleet": PATIENT}),
        ("Prices rose in the summer.", "rose", {"Prices": AGENT}),
        ("The clerk gave the widow a letter.", "gave", {"clerk": AGENT, "widow": RECIPIENT, "letter": PATIENT}),
    ],
)
def test_roles_are_read_in_active_and_passive(text: str, verb: str, wanted: dict[str, int]) -> None:
    seen = roles(text, verb)
    assert {word: seen.get(word) for word in wanted} == wanted


@pytest.mark.parametrize(
    ("canonical", "copy"),
    [
        (
            "The gardener sued the orchestra over the broken fence in April.",
            "In April the orchestra sued the gardener over the broken fence.",
        ),
        # One of the two words is acted on in another way: it is told, given or asked.
        (
            "The baker had given the priest the only key of the mill.",
            "The priest had given the baker the only key of the mill.",
        ),
        (
            "She would ask the council to stop the auction, the farmer said.",
            "The council would ask her to stop the auction, the farmer said.",
        ),
        (
            "Shepherds from the valley rescued two climbers near the glacier.",
            "Shepherds from the valley were rescued by two climbers near the glacier.",
        ),
        (
            "The mayor had warned the builders in three letters, the court heard.",
            "The mayor had been warned by the builders in three letters, the court heard.",
        ),
    ],
)
def test_words_that_trade_places_are_an_issue(canonical: str, copy: str) -> None:
    assert len(found(canonical, copy)) == 1


@pytest.mark.parametrize(
    ("canonical", "copy"),
    [
        (
            "The gardener sued the orchestra over the broken fence in April.",
            "In April the orchestra was sued by the gardener over the broken fence.",
        ),
        ("The storm sank the ferry near the cape.", "The ferry sank near the cape in the storm."),
        ("It took 40 divers a week to raise the wreck.", "40 divers took a week to raise the wreck."),
        (
            "Shepherds from the valley rescued two climbers near the glacier.",
            "Two climbers were rescued near the glacier by shepherds who live in the valley.",
        ),
        (
            (
                "The Blue Party won most seats, according to final results published by the electoral "
                "commission on Sunday."
            ),
            (
                "According to the final results that the Electoral Commission published on Sunday, the Blue "
                "Party won most seats."
            ),
        ),
        ("Zagreb Zoo gave Tallinn Zoo a lynx.", "Tallinn Zoo was given a lynx by Zagreb Zoo."),
        (
            "Sophie Marchal taught Irina Dobre to make cheese on a farm in the Jura.",
            "On a Jura farm, Irina Dobre learned cheesemaking from Sophie Marchal.",
        ),
        (
            "Around 2,000 small investors lost their savings when the bank collapsed in 2012.",
            "When the bank failed in 2012, some 2,000 small savers lost their money.",
        ),
    ],
)
def test_another_voice_or_order_is_none(canonical: str, copy: str) -> None:
    assert found(canonical, copy) == []


@pytest.mark.parametrize(
    ("text", "verb", "word", "acts"),
    [
        ("It was held by Rome.", "held", "Rome", True),
        ("a town which Rome held", "held", "Rome", True),
        ("Land was given to monks by the king.", "given", "king", True),
        ("Land was given to monks by the king.", "given", "monks", False),
        ("Rome has held it.", "held", "Rome", True),
        ("Rome has been held.", "held", "Rome", False),
        ("They held Rome.", "held", "Rome", False),
    ],
)
def test_small_words_show_who_acts(text: str, verb: str, word: str, acts: bool) -> None:
    words = [Word(found[0], *found.span(), np.zeros(384, np.float32), True) for found in re.finditer(r"\w+", text)]
    listed = [one.text for one in words]
    assert plainly_acts(words, listed.index(verb), listed.index(word)) is acts


@pytest.mark.parametrize(
    ("text", "verb", "word", "borne"),
    [
        ("A law passed by Rome ended it.", "passed", "law", True),
        ("He wrote about pigeon keeping.", "keeping", "pigeon", True),
        ("He wrote about keeping pigeons.", "keeping", "pigeons", False),
        ("Rome passed a law.", "passed", "Rome", False),
    ],
)
def test_small_words_show_what_is_acted_on(text: str, verb: str, word: str, borne: bool) -> None:
    words = [Word(found[0], *found.span(), np.zeros(384, np.float32), True) for found in re.finditer(r"\w+", text)]
    listed = [one.text for one in words]
    assert plainly_borne(words, listed.index(verb), listed.index(word)) is borne


def test_who_stands_before_the_same_form_of_a_verb_on_both_sides_keeps_its_role() -> None:
    assert found("In all 40 bakers contested the nine seats.", "40 registered bakers contested nine seats.") == []
    assert found("Two barns earlier caught fire at a mill.", "Earlier, two barns caught fire at a mill.") == []
