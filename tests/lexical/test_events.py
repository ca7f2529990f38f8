"""Events that exclude each other, in one language and across two."""

from __future__ import annotations

import pytest
from tests.lexical.pairs import issues

from transcheck.inference import Probabilities
from transcheck.issues import Severity
from transcheck.lexical.lexicon import load_lexicon

NO = Probabilities(0.02, 0.08, 0.9)


def found(canonical: str, copy: str, pairs: str = "", language: str = "en") -> list[tuple[str, str, str, str | None]]:
    return [
        (
            issue.canonical.text if issue.canonical else "",
            issue.copy.text if issue.copy else "",
            issue.severity.value,
            issue.direction.value if issue.direction else None,
        )
        for issue in issues(canonical, copy, pairs, language)
        if issue.message.endswith("another event.")
    ]


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language", "expected"),
    [
        (
            "The jury acquitted the banker.",
            "The jury convicted the banker.",
            "acquitted:convicted",
            "en",
            ("acquitted", "convicted", "critical", "harsher"),
        ),
        (
            "The suspect was arrested in March.",
            "The suspect was detained in March.",
            "arrested:detained",
            "en",
            ("arrested", "detained", "major", "softer"),
        ),
        (
            "Two miners were injured.",
            "Zwei Bergleute wurden getötet.",
            "injured:getötet",
            "de",
            ("injured", "getötet", "critical", "harsher"),
        ),
        ("The parliament approved the law.", "议会否决了该法案。", "", "zh", ("approved", "否决", "major", None)),
    ],
)
def test_another_event_is_reported(
    canonical: str, copy: str, pairs: str, language: str, expected: tuple[str, str, str, str | None]
) -> None:
    assert found(canonical, copy, pairs, language) == [expected]


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language"),
    [
        ("The jury acquitted the banker.", "The banker was found not guilty.", "banker:banker", "en"),
        ("Two miners were injured.", "Dos mineros resultaron heridos.", "injured:heridos", "es"),
        ("Police arrested a man.", "La policía detuvo a un hombre.", "arrested:detuvo", "es"),
        ("He was charged, then acquitted.", "He was acquitted after he was charged.", "", "en"),
    ],
)
def test_the_same_event_in_other_words_is_silent(canonical: str, copy: str, pairs: str, language: str) -> None:
    assert found(canonical, copy, pairs, language) == []


def test_a_contradiction_makes_unranked_events_critical() -> None:
    (issue,) = issues("The parliament approved the law.", "议会否决了该法案。", language="zh", forward=NO, backward=NO)
    assert issue.severity.value == "critical"


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "language", "words"),
    [
        ("Prices rose before the strike.", "Prices rose after the strike.", "", "en", ("before", "after")),
        ("The former director spoke.", "The current director spoke.", "", "en", ("former", "current")),
        (
            "The former director spoke.",
            "Der derzeitige Direktor sprach.",
            "director:direktor",
            "de",
            ("former", "derzeitige"),
        ),
        ("They slept outside the town.", "Durmieron dentro del pueblo.", "town:pueblo", "es", ("outside", "dentro")),
    ],
)
def test_small_words_turn_a_statement_round(
    canonical: str, copy: str, pairs: str, language: str, words: tuple[str, str]
) -> None:
    (found,) = issues(canonical, copy, pairs, language)
    assert (found.canonical.text if found.canonical else None, found.copy.text if found.copy else None) == words
    assert found.severity is Severity.MAJOR


@pytest.mark.parametrize(
    ("canonical", "copy"),
    [
        ("The talks took place before the vote.", "The vote took place after the talks."),
        ("He spoke before and after the match.", "He spoke before and after the match, twice."),
        ("Sales fell after all.", "Sales fell before long."),
    ],
)
def test_other_orders_of_the_same_time_are_silent(canonical: str, copy: str) -> None:
    assert issues(canonical, copy) == []


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "words"),
    [
        ("it", "The court acquitted the mayor.", "Il tribunale ha condannato il sindaco.", "acquitted:condannato"),
        ("it", "Three sailors were rescued.", "Tre marinai sono rimasti uccisi.", "rescued:uccisi"),
        ("nl", "The council approved the plan.", "De raad heeft het plan verworpen.", "approved:verworpen"),
        ("nl", "The ferry capsized.", "De veerboot vloog in brand.", "capsized:vloog in brand"),
        ("pl", "The minister resigned.", "Ministra zwolniono wczoraj.", "resigned:zwolniono"),
        ("pl", "The flood hit the valley.", "Dolinę nawiedziła susza.", "flood:susza"),
        ("sv", "The factory hired forty people.", "Fabriken avskedade fyrtio personer.", "hired:avskedade"),
        ("sv", "The general strike lasted a week.", "Upploppet varade i en vecka.", "general strike:Upploppet"),
        ("tr", "The prosecutor spoke.", "Avukat konuştu.", "prosecutor:Avukat"),
        ("tr", "The invasion began at dawn.", "Ateşkes şafakta başladı.", "invasion:Ateşkes"),
        ("fr", "The baker voted against the bypass.", "Le boulanger a voté pour la rocade.", "voted against:voté pour"),
        ("ru", "All twelve miners survived.", "Все двенадцать горняков погибли.", "survived:погибли"),
    ],
)
def test_an_event_exchanged_in_translation_is_reported(language: str, canonical: str, copy: str, words: str) -> None:
    one, other = words.split(":")
    assert [item[:2] for item in found(canonical, copy, "", language)] == [(one, other)]


@pytest.mark.parametrize(
    ("language", "canonical", "copy"),
    [
        ("it", "The explosion injured two people.", "L'esplosione ha ferito due persone."),
        ("it", "The bill was postponed.", "Il disegno di legge è stato rinviato."),
        ("nl", "Two divers are still missing.", "Twee duikers zijn nog vermist."),
        ("nl", "The mayor stepped down after the riots.", "De burgemeester trad af na de rellen."),
        ("pl", "The court found him guilty of fraud.", "Sąd uznał go za winnego oszustwa."),
        ("pl", "The volcano erupted on Monday.", "W poniedziałek doszło do erupcji wulkanu."),
        ("sv", "Police arrested a suspect.", "Polisen grep en misstänkt."),
        ("sv", "The government banned demonstrations.", "Regeringen förbjöd demonstrationer."),
        ("tr", "The resignation surprised the party.", "İstifa partiyi şaşırttı."),
        ("fr", "The baker voted against the bypass.", "Le boulanger a voté contre la rocade."),
        ("de", "All twelve miners were rescued.", "Alle zwölf Bergleute überlebten."),
        (
            "de",
            "The museum reopened after a burst pipe closed it.",
            "Nachdem es ein Rohrbruch geschlossen hatte, ist das Museum wieder geöffnet.",
        ),
        ("de", "Both nurses walked free.", "Beide Krankenschwestern wurden freigesprochen."),
        ("zh", "The minister stepped down.", "部长下台。"),
        ("tr", "Nine people were killed in the flood.", "Selde dokuz kişi hayatını kaybetti."),
    ],
)
def test_an_event_honestly_translated_is_silent(language: str, canonical: str, copy: str) -> None:
    assert found(canonical, copy, "", language) == []
    assert load_lexicon("events", language).find(copy)


@pytest.mark.parametrize(
    ("language", "copy", "fell", "rose"),
    [
        ("en", "Rents {} in July.", "fell", "climbed"),
        ("de", "Im Juli {} die Mieten.", "sanken", "stiegen"),
        ("fr", "Les loyers ont {} en juillet.", "baissé", "augmenté"),
        ("es", "Los alquileres {} en julio.", "bajaron", "subieron"),
        ("pt", "As rendas {} em julho.", "caíram", "subiram"),
        ("it", "Gli affitti sono {} a luglio.", "scesi", "saliti"),
        ("nl", "De huren {} in juli.", "daalden", "stegen"),
        ("pl", "Czynsze {} w lipcu.", "spadły", "wzrosły"),
        ("sv", "Hyrorna {} i juli.", "sjönk", "ökade"),
        ("tr", "Kiralar temmuzda {}.", "düştü", "arttı"),
    ],
)
def test_a_rise_is_no_fall(language: str, copy: str, fell: str, rose: str) -> None:
    canonical = "Rents rose in July."
    (issue,) = issues(canonical, copy.format(fell), f"rose:{fell}", language)
    assert issue.message == f"“rose” became “{fell}”: the opposite."
    assert issues(canonical, copy.format(rose), f"rose:{rose}", language) == []


@pytest.mark.parametrize(
    ("language", "copy", "words"),
    [
        ("en", "The museum closed in May.", "reopened:closed"),
        ("de", "Das Museum wurde im Mai geschlossen.", "reopened:geschlossen"),
        ("fr", "Le musée a fermé en mai.", "reopened:fermé"),
        ("es", "El museo cerró en mayo.", "reopened:cerró"),
        ("pt", "O museu fechou em maio.", "reopened:fechou"),
        ("it", "Il museo è stato chiuso a maggio.", "reopened:chiuso"),
        ("nl", "Het museum is in mei gesloten.", "reopened:gesloten"),
        ("pl", "Muzeum zamknięto w maju.", "reopened:zamknięto"),
        ("sv", "Museet stängdes i maj.", "reopened:stängdes"),
        ("tr", "Müze mayısta kapatıldı.", "reopened:kapatıldı"),
    ],
)
def test_an_open_door_is_not_shut(language: str, copy: str, words: str) -> None:
    found = [
        (issue.canonical.text, issue.copy.text)
        for issue in issues("The museum reopened in May.", copy, words, language)
        if issue.canonical and issue.copy
    ]
    assert tuple(words.split(":")) in found


@pytest.mark.parametrize(
    ("canonical", "copy"),
    [
        ("The minister declined to comment.", "The minister raised no comment."),
        ("She lost her job at the mill.", "She gained a job at the mill."),
        ("They signed an open letter.", "They signed a closed letter."),
        ("Tea prices fell as coffee prices rose.", "Coffee prices rose as tea prices fell."),
    ],
)
def test_other_senses_of_rising_and_opening_are_silent(canonical: str, copy: str) -> None:
    assert issues(canonical, copy) == []


@pytest.mark.parametrize(
    ("language", "canonical", "same", "other"),
    [
        ("ja", "Exports doubled.", "輸出は2倍になった。", "輸出は3倍になった。"),
        (
            "de",
            "Rents rose threefold.",
            "Die Mieten stiegen auf das Dreifache.",
            "Die Mieten stiegen auf das Vierfache.",
        ),
        (
            "es",
            "Complaints rose tenfold.",
            "Las quejas se multiplicaron por diez.",
            "Las quejas se multiplicaron por cinco.",
        ),
        ("ru", "Rents tripled.", "Арендная плата выросла в три раза.", "Арендная плата выросла в пять раз."),
        # “By two times” is threefold to some and twofold to others.
        ("zh", "Cases tripled.", "病例数增加了两倍。", "病例数增至五倍。"),
        ("zh", "Cases doubled.", "病例数增加了两倍。", "病例数增长到十倍。"),
        ("ja", "Output doubled.", "生産高は1.3倍になった。", "生産高は3倍になった。"),
    ],
)
def test_another_multiple(language: str, canonical: str, same: str, other: str) -> None:
    assert issues(canonical, same, "", language) == []
    assert [issue.message.rpartition(": ")[2] for issue in issues(canonical, other, "", language)] == [
        "another multiple."
    ]
