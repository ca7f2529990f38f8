"""Who says so and how surely: plans and attempts told as done, sources exchanged and lost, duties, conditions."""

from __future__ import annotations

from importlib.resources import files

import pytest
from tests.lexical.pairs import issues

from transcheck.lexical.reality import english_past

MODALITY, ATTRIBUTION = "accuracy/mistranslation/modality", "accuracy/mistranslation/attribution"


def found(canonical: str, copy: str, pairs: str = "", language: str = "en") -> list[tuple[str, str, str]]:
    """Severity and quotes of the issues about who says so and how surely."""
    return [
        (
            issue.severity.value,
            issue.canonical.text if issue.canonical else "",
            issue.copy.text if issue.copy else "",
        )
        for issue in issues(canonical, copy, pairs, language)
        if issue.category in {MODALITY, ATTRIBUTION, "style/framing"}
    ]


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language", "expected"),
    [
        ("Ann plans to sell the mill.", "Ann sold the mill.", "sell:sold", "en", ("plans to sell", "sold")),
        ("Ann tried to sell the mill.", "Ann sold the mill.", "sell:sold", "en", ("tried to sell", "sold")),
        ("Ann will sell the mill.", "Anna hat die Mühle verkauft.", "sell:verkauft", "de", ("will sell", "verkauft")),
        ("Ann will sell the mill.", "Anna a vendu le moulin.", "sell:vendu", "fr", ("will sell", "vendu")),
        ("Ann hopes to sell the mill.", "Ana vendió el molino.", "sell:vendió", "es", ("hopes to sell", "vendió")),
        ("Ann hopes to sell the mill.", "Анна продала мельницу.", "sell:продала", "ru", ("hopes to sell", "продала")),
        ("Ann may have sold the mill.", "Anna sprzedała młyn.", "sold:sprzedała", "pl", ("may have sold", "sprzedała")),
        ("The boat will sink.", "Tekne battı.", "sink:battı", "tr", ("will sink", "battı")),
        ("The boat will sink.", "船は沈んだ。", "sink:沈", "ja", ("will sink", "沈")),
        ("The boat will sink.", "船已沉没。", "sink:沉", "zh", ("will sink", "沉")),
        ("The crew tried to leave.", "Kru meninggalkan kapal.", "leave:meninggalkan", "id",
         ("tried to leave", "meninggalkan")),
        # The verb of the copy may stand for the attempt and the deed together.
        ("The crew threatened to strike.", "De bemanning staakte, blokkeerden.", "threatened:blokkeerden", "nl",
         ("threatened to strike", "blokkeerden")),
    ],
)  # fmt: skip
def test_what_was_left_open_is_told_as_done(
    canonical: str, copy: str, pairs: str, language: str, expected: tuple[str, str]
) -> None:
    assert found(canonical, copy, pairs, language) == [("major", *expected)]


def test_a_possibility_of_the_future_is_minor_across_languages() -> None:
    assert found("The dam could burst.", "La presa reventará.", "burst:reventará", "es") == [
        ("minor", "could burst", "reventará")
    ]
    assert found("The dam could burst.", "La presa podrá reventar.", "burst:reventar", "es") == []


def test_what_was_done_is_told_as_meant() -> None:
    assert found("Ann sold the mill.", "Ann plans to sell the mill.", "sold:sell") == [
        ("major", "sold", "plans to sell")
    ]


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language"),
    [
        ("Ann plans to sell the mill.", "Ann intends to sell the mill.", "", "en"),
        ("Ann tried to sell the mill.", "Anna hat versucht, die Mühle zu verkaufen.", "sell:verkaufen", "de"),
        ("The mill will be sold.", "Die Mühle wird verkauft.", "sold:verkauft", "de"),
        ("The mill is to be sold.", "Die Mühle soll verkauft werden.", "sold:verkauft", "de"),
        ("Ann wants to sell the mill.", "Anna veut avoir vendu le moulin.", "sell:vendu", "fr"),
        ("The mill is sold in May.", "The mill will be sold in May.", "sold:sold", "en"),
        ("The boat will sink.", "船は沈む。", "sink:沈", "ja"),
        ("The crew tried to leave.", "Kru berusaha meninggalkan kapal.", "leave:meninggalkan", "id"),
        ("The report was given.", "会上发表了报告。", "given:会", "zh"),
    ],
)
def test_plans_that_stay_plans_are_silent(canonical: str, copy: str, pairs: str, language: str) -> None:
    assert found(canonical, copy, pairs, language) == []


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language", "expected"),
    [
        ("Police said the lock was old.", "Tenants said the lock was old.", "", "en", ("Police", "Tenants")),
        ("Police said the lock was old.", "Laut Anwohnern war das Schloss alt.", "lock:schloss", "de",
         ("Police", "Anwohnern")),
        ("The union said the lock was old.", "公司表示锁很旧。", "lock:锁", "zh", ("union", "公司")),
        # Somebody who is not named.
        ("A source said the lock was old.", "The minister said the lock was old.", "", "en", ("A source", "minister")),
        ("The minister said the lock was old.", "A source said the lock was old.", "", "en", ("minister", "A source")),
        # Nobody says so any more.
        ("The brass lock was broken, police said.", "The brass lock was broken.", "", "en",
         ("police said", "brass lock was broken")),
        ("According to the police, the brass lock was broken.", "Das Messingschloss war kaputt.",
         "lock:messingschloss broken:kaputt", "de",
         ("According to the police", "Messingschloss war kaputt")),
        ("“The brass lock is a joke,” said Ann Lee.", "The brass lock is a joke.", "", "en",
         ("said Ann Lee", "brass lock is a joke")),
    ],
)  # fmt: skip
def test_sources(canonical: str, copy: str, pairs: str, language: str, expected: tuple[str, str]) -> None:
    assert found(canonical, copy, pairs, language) == [("major", *expected)]


def test_a_quotation_that_the_copy_says_by_itself() -> None:
    words = "a plain insult to all of us"
    assert found(f"The mayor called it “{words}”.", f"It was {words}.") == [("major", words, "plain insult")]
    # Without a speaker the marks only kept a distance.
    assert found(f"Shops were shut for “{words}”.", f"Shops were shut for {words}.") == [
        ("minor", words, "plain insult")
    ]
    assert found(f"The mayor reports: “It is {words}”.", f"It is {words} – mayor.") == []


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language"),
    [
        ("Police said the brass lock was old.", "The brass lock was old, police reported.", "", "en"),
        ("Police said the brass lock was old.", "Officials said the brass lock was old.", "", "en"),
        ("Police said the brass lock was old.", "Das Messingschloss sei alt gewesen.", "lock:messingschloss", "de"),
        # One “said” serves for several sentences of a copy that names its source.
        ("The brass lock was broken, police said.", "The brass lock was broken.\nPolice came late.", "", "en"),
        # What is announced is no statement that somebody makes.
        ("The court will announce the brass prices.", "Brass prices come from the court.", "", "en"),
        # Whom they told is no source.
        ("The mayor told a news conference that it broke.", "The mayor told reporters that it broke.", "", "en"),
    ],
)
def test_sources_that_stay_are_silent(canonical: str, copy: str, pairs: str, language: str) -> None:
    assert found(canonical, copy, pairs, language) == []


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language", "expected"),
    [
        ("Guests may park here.", "Guests must park here.", "", "en", ("may", "must")),
        ("Guests must park here.", "Guests can park here.", "", "en", ("must", "can")),
        ("Guests may park here.", "Gäste müssen hier parken.", "park:parken", "de", ("may", "müssen")),
        ("Guests must park here.", "Los huéspedes pueden aparcar aquí.", "park:aparcar", "es", ("must", "pueden")),
    ],
)
def test_duties(canonical: str, copy: str, pairs: str, language: str, expected: tuple[str, str]) -> None:
    assert found(canonical, copy, pairs, language) == [("major", *expected)]


def test_a_lost_condition_is_minor() -> None:
    lost = ("minor", "If rain comes", "Rain comes")
    assert found("If rain comes, crops rot.", "Rain comes and crops rot.") == [lost]
    lost = ("minor", "If rain comes", "pluie vient")
    assert found("If rain comes, crops rot.", "La pluie vient.", "rain:pluie comes:vient", "fr") == [lost]


def test_what_a_thing_tells_is_no_statement() -> None:
    lost = found("It was the sort that tells you that the brass lock broke.", "The brass lock broke.")
    assert [item[0] for item in lost] == ["minor"]


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language"),
    [
        ("Guests must park here.", "Guests have to park here.", "", "en"),
        ("Guests must not park here.", "Gäste dürfen hier nicht parken.", "park:parken", "de"),
        ("If rain comes, crops rot.", "Should rain come, crops rot.", "comes:come", "en"),
        ("If rain comes, crops rot.", "Kommt Regen, fault die Ernte.", "rain:regen comes:kommt", "de"),
        ("If rain comes, crops rot.", "En cas de pluie, tout pourrit.", "rain:pluie", "fr"),
    ],
)
def test_duties_and_conditions_that_stay_are_silent(canonical: str, copy: str, pairs: str, language: str) -> None:
    assert found(canonical, copy, pairs, language) == []


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language", "expected"),
    [
        ("Ann asked for tea.", "Ann demanded tea.", "asked:demanded", "en", ("minor", "asked", "demanded")),
        ("Ann criticised the tea.", "Ann savaged the tea.", "criticised:savaged", "en",
         ("minor", "criticised", "savaged")),
        ("Ann announced the price.", "Ann filtró el precio.", "announced:filtró", "es",
         ("major", "announced", "filtró")),
        ("Ann believes that it broke.", "Ann has established that it broke.", "believes:established", "en",
         ("major", "believes", "has established")),
    ],
)  # fmt: skip
def test_verbs_of_saying_and_believing(
    canonical: str, copy: str, pairs: str, language: str, expected: tuple[str, str, str]
) -> None:
    assert expected in found(canonical, copy, pairs, language)


def test_a_belief_that_stays_one_is_silent() -> None:
    assert found("Ann believes that it broke.", "Ann thinks that it broke.", "believes:thinks") == []


@pytest.mark.parametrize("table", ["reality", "sources", "conditions"])
def test_tables_have_every_language(table: str) -> None:
    lines = files("transcheck").joinpath(f"data/lexical/{table}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert len({language for language, _, _ in rows}) == 22
    for language, kind, patterns in rows:
        assert all(pattern.strip() for pattern in patterns.split("|")), (language, kind)


@pytest.mark.parametrize(("form", "past"), [("held", True), ("walked", True), ("mice", False), ("firemen", False)])
def test_irregular_plurals_are_no_past_forms(form: str, past: bool) -> None:
    assert english_past(form) is past
