"""Relations of English words."""

from __future__ import annotations

import pytest

from transcheck.wordnet import Relation, is_a, lemmas, names_a, parts_of_speech, relation, synonyms


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("boats", "boat", Relation.SAME),
        ("went", "goes", Relation.SAME),
        ("begin", "commenced", Relation.SYNONYM),
        ("rise", "fell", Relation.ANTONYM),
        ("appeared", "vanished", Relation.OPPOSED),
        ("happy", "unhappily", Relation.NONE),
        ("dog", "poodles", Relation.NARROWER),
        ("poodle", "dogs", Relation.BROADER),
        ("teach", "piano", Relation.NONE),
        ("boat", "qzxw", Relation.UNKNOWN),
    ],
)
def test_relation(one: str, other: str, expected: Relation) -> None:
    assert relation(one, other) is expected


def test_lemmas_of_irregular_and_doubled_forms() -> None:
    assert "sink" in lemmas("sank")
    assert "stop" in lemmas("stopped")
    assert "city" in lemmas("cities")
    assert lemmas("qzxw") == ()


@pytest.mark.parametrize(
    ("word", "expected"), [("rescuers", True), ("nurses", True), ("ferry", False), ("qzxw", False)]
)
def test_persons_are_known(word: str, expected: bool) -> None:
    assert is_a(word, "person") is expected


def test_adverbs_are_no_forms_of_adjectives() -> None:
    assert parts_of_speech("approximately") == {"r"}
    assert "a" in parts_of_speech("friendly")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("backs", "supported", True), ("blank", "white", False), ("backs", "backed", False), ("backs", "sells", False)],
)
def test_synonyms_share_a_frequent_sense(one: str, other: str, expected: bool) -> None:
    assert synonyms(one, other) is expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("drivers", True), ("nurse", True), ("hands", False), ("mastered", False), ("building", False), ("engine", False)],
)
def test_nouns_that_name_persons_in_few_senses_or_verbs_do_not(word: str, expected: bool) -> None:
    assert names_a(word, "person") is expected
