"""How somebody answered, what nearly happened, and lengths of time without a number."""

from __future__ import annotations

from importlib.resources import files

import pytest
from tests.lexical.pairs import issues, pair_of

from transcheck.lexical import length_issues

ATTRIBUTION, MODALITY = "accuracy/mistranslation/attribution", "accuracy/mistranslation/modality"


def found(
    category: str, canonical: str, copy: str, pairs: str = "", language: str = "en"
) -> list[tuple[str, str, str]]:
    """Severity and quotes of the issues of a category."""
    return [
        (
            issue.severity.value,
            issue.canonical.text if issue.canonical else "",
            issue.copy.text if issue.copy else "",
        )
        for issue in issues(canonical, copy, pairs, language)
        if issue.category == category
    ]


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language", "expected"),
    [
        ("Ann declined to comment.", "Ann denied it.", "", "en", ("declined to comment", "denied")),
        ("Ann denied that the mill was sold.", "Ann refused to say it.", "", "en", ("denied", "refused to say")),
        ("Ann could not be reached.", "Anna bestritt das.", "", "de", ("could not be reached", "bestritt")),
        ("Ann did not respond.", "Ana lo desmintió.", "", "es", ("did not respond", "desmintió")),
        ("Ann confirmed the sale.", "Ann would not comment.", "", "en", ("confirmed", "would not comment")),
        ("Ann neither confirmed nor denied it.", "アンは否定した。", "", "ja",
         ("neither confirmed nor denied", "否定した")),
    ],
)  # fmt: skip
def test_another_answer(canonical: str, copy: str, pairs: str, language: str, expected: tuple[str, str]) -> None:
    assert ("critical", *expected) in found(ATTRIBUTION, canonical, copy, pairs, language)


def test_a_denial_that_became_a_confirmation_turns_the_statement_round() -> None:
    changed = "Ann denied the sale.", "Anna potvrdila prodej.", "denied:potvrdila", "cs"
    assert found("accuracy/mistranslation", *changed) == [("critical", "denied", "potvrdila")]


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language"),
    [
        ("Ann declined to comment.", "Ann would not comment.", "", "en"),
        ("Ann declined to comment.", "Ann wollte sich nicht äußern.", "", "de"),
        ("Ann denied the sale.", "Ann rejected the claim of a sale.", "", "en"),
        # A word that may say either answers all; so does an answer that is itself denied.
        ("Ann declined to comment.", "Ann dismissed it and denied nothing.", "", "en"),
        ("Ann declined to comment.", "Ann did not deny it.", "", "en"),
        # Other words than “denied” say what it says.
        ("Ann denied the sale and Ben paid.", "Ann said there was none, and confirmed that Ben paid.", "", "en"),
        # Who is denied something has not denied it.
        ("Ann was denied bail.", "Ann would not comment.", "", "en"),
    ],
)
def test_the_same_answer(canonical: str, copy: str, pairs: str, language: str) -> None:
    assert found(ATTRIBUTION, canonical, copy, pairs, language) == []


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language", "expected"),
    [
        ("The roof nearly collapsed.", "The roof collapsed.", "", "en", ("nearly collapsed", "collapsed")),
        ("The boy almost drowned.", "Der Junge ertrank.", "drowned:ertrank", "de", ("almost drowned", "ertrank")),
        ("The boat came close to sinking.", "Le bateau a coulé.", "sinking:coulé", "fr",
         ("came close to sinking", "coulé")),
        ("The car almost hit us.", "Машина врезалась в нас.", "hit:врезалась", "ru", ("almost hit", "врезалась")),
        ("The club narrowly avoided ruin.", "The club met ruin.", "", "en", ("narrowly avoided ruin", "ruin")),
    ],
)  # fmt: skip
def test_what_nearly_happened_is_told_as_done(
    canonical: str, copy: str, pairs: str, language: str, expected: tuple[str, str]
) -> None:
    assert found(MODALITY, canonical, copy, pairs, language) == [("major", *expected)]


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language", "expected"),
    [
        ("The roof collapsed.", "The roof nearly collapsed.", "", "en", ("collapsed", "nearly collapsed")),
        ("The roof collapsed.", "El techo casi colapsó.", "collapsed:colapsó", "es", ("collapsed", "casi colapsó")),
        ("The roof collapsed.", "Крыша чуть не рухнула.", "collapsed:рухнула", "ru", ("collapsed", "чуть не рухнула")),
    ],
)
def test_what_happened_is_told_as_what_nearly_did(
    canonical: str, copy: str, pairs: str, language: str, expected: tuple[str, str]
) -> None:
    assert found(MODALITY, canonical, copy, pairs, language) == [("major", *expected)]


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language"),
    [
        ("The roof nearly collapsed.", "The roof almost collapsed.", "", "en"),
        ("The roof nearly collapsed.", "Das Dach wäre um ein Haar eingestürzt.", "collapsed:eingestürzt", "de"),
        ("The roof nearly collapsed.", "The roof had not collapsed.", "", "en"),
        ("The roof nearly collapsed.", "سقف تا آستانهٔ ریزش رفت.", "collapsed:ریزش", "fa"),
        # An amount, a degree, and what is nearly so.
        ("Nearly 300 people came.", "300 people came.", "", "en"),
        ("Ann is almost certain.", "Ann is certain.", "", "en"),
        ("Prices nearly doubled.", "Prices doubled.", "", "en"),
        ("Tea prices were little changed.", "Цены на чай почти изменились.", "changed:изменились", "ru"),
        ("Ann sold the mill.", "Ana vendió casi mil molinos.", "sold:vendió mill:molinos", "es"),
    ],
)
def test_nearly_said_otherwise(canonical: str, copy: str, pairs: str, language: str) -> None:
    assert found(MODALITY, canonical, copy, pairs, language) == []


def drifts(canonical: str, copy: str, language: str) -> list[tuple[str, str, str]]:
    """Severity and quotes of the issues about lengths of time."""
    pair = pair_of(canonical, copy, language)
    return [
        (issue.severity.value, issue.canonical.text if issue.canonical else "", issue.copy.text if issue.copy else "")
        for issue in length_issues(pair)
    ]


@pytest.mark.parametrize(
    ("canonical", "copy", "language", "expected"),
    [
        ("It opens within hours.", "It opens within a few days.", "en", ("hours", "days")),
        ("They waited for weeks.", "Sie warteten monatelang.", "de", ("weeks", "monatelang")),
        ("They waited for decades.", "彼らは何百年も待った。", "ja", ("decades", "何百年も")),
        ("It opens in the coming days.", "Откроется через несколько месяцев.", "ru", ("days", "месяцев")),
    ],
)
def test_another_length_of_time(canonical: str, copy: str, language: str, expected: tuple[str, str]) -> None:
    assert drifts(canonical, copy, language) == [("major", *expected)]


@pytest.mark.parametrize(
    ("canonical", "copy", "language"),
    [
        ("It opens within hours.", "It opens in a few hours.", "en"),
        ("They waited for days.", "They waited for a week.", "en"),
        ("They waited for decades.", "Sie warteten über Generationen und Jahre.", "de"),
        # No length of time, and one that stands beside another.
        ("Working days are hard.", "Working hours are hard.", "en"),
        ("They waited for days, then for weeks.", "They waited for weeks, then for days.", "en"),
    ],
)
def test_the_same_length_of_time(canonical: str, copy: str, language: str) -> None:
    assert drifts(canonical, copy, language) == []


@pytest.mark.parametrize("table", ["answers", "nearly", "lengths"])
def test_tables_have_every_language(table: str) -> None:
    lines = files("transcheck").joinpath(f"data/lexical/{table}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert len({language for language, _, _ in rows}) == 25
    seen: dict[tuple[str, str], str] = {}
    for language, kind, patterns in rows:
        for pattern in patterns.split("|"):
            assert pattern.strip(), (language, kind)
            place = seen.setdefault((language, pattern), kind)
            assert place == kind or table == "lengths", (language, pattern)
