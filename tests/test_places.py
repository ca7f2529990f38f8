"""Names of countries, cities and parts of the world: found in many languages, compared by code."""

from __future__ import annotations

import pytest
from babel import Locale
from tests.marked_pairs import drift

from transcheck.bundled import read_rows
from transcheck.changes import Drift
from transcheck.issues import Issue, Severity
from transcheck.places import find_places, place_issues


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("en", "Envoys of Niger and Nigeria flew to South Korea.", "NE NG KR"),
        ("en", "Nigerian envoys visited St. Martin's church in New Malian Road.", "NG ML"),
        ("en", "Polish workers polish the guinea pig's cage, an Indian summer", "PL"),
        ("en", "From Vienna to Mexico City, not Kansas City", "Europe/Vienna America/Mexico_City"),
        ("en", "The U.S. and the EU", "US"),
        ("en", "South\nKorea, Sri\u00a0Lanka and New\n  Zealand", "KR LK NZ"),
        ("es", "viajaron a Sri\nLanka", "LK"),
        ("de", "die niederländischen Bauern aus Wien", "NL Europe/Vienna"),
        ("ru", "Голландский суд в Вене, а не в Риме", "NL Europe/Vienna Europe/Rome"),
        ("pl", "Spotkanie w Sarajewie i w Rzymie", "Europe/Sarajevo Europe/Rome"),
        ("es", "El Congreso de Georgina y el papa Francisco en Chad", "TD"),
        ("de", "Nigel Farage und Kenichi in Nigers Hauptstadt", "NE"),
        ("es", "una empresa danesa en Atenas", "DK Europe/Athens"),
        ("de", "in Afrika und Asien", "002 142"),
        ("de", "Die Slowakei und Sloweniens Regierung", "SK SI"),
        ("ru", "в Словакии, но не в Словении или Нигере", "SK SI NE"),
        ("fi", "Slovakiassa ja Sloveniassa", "SK SI"),
        ("zh", "斯洛伐克和斯洛文尼亚的官员", "SK SI"),
        ("ja", "インドネシアとインドの代表", "ID IN"),
        ("ko", "슬로바키아에서 슬로베니아까지", "SK SI"),
        ("hi", "यूनान नहीं, यूनाइटेड किंगडम नहीं", "GR GB"),
        ("bn", "রাশিয়ার দূত", "RU"),
        ("xx", "Slovakia", ""),
        ("not a code", "Slovakia", ""),
    ],
)
def test_names_are_found_with_their_endings(language: str, text: str, codes: str) -> None:
    assert [" ".join(sorted(item.codes)) for item in find_places(text, language)] == codes.split()


def test_offsets_are_those_of_the_name() -> None:
    text = "From South Korea to Chad."
    assert [text[item.start : item.end] for item in find_places(text, "en")] == ["South Korea", "Chad"]


def test_codes_are_those_of_cldr_or_name_a_city_or_region() -> None:
    territories = set(Locale("en").territories)
    for _, code, _ in read_rows("lexical/nations.tsv"):
        assert code in territories or code == "none" or code.startswith(("city/", "region/"))


def test_the_only_places_that_the_other_side_lacks_need_no_link() -> None:
    canonical, copy = "A Norwegian ship sank.", "Un navire irlandais a coulé."
    (found,) = issues(drift(canonical, copy, {}, "", "fr"), "fr")
    assert "(IE)" in found.message
    assert issues(drift(canonical, copy, {}, "Norwegian:navire", "fr"), "fr") == []


def issues(pair: Drift, language: str = "en") -> list[Issue]:
    return place_issues(pair, "en", language)


def test_another_country_in_the_place_of_one_is_an_issue() -> None:
    (found,) = issues(drift("Austria won on Friday.", "Australia won on Friday.", {}, "Austria:Australia"))
    assert (found.canonical and found.canonical.text, found.copy and found.copy.text) == ("Austria", "Australia")
    assert (found.category, found.severity) == ("accuracy/mistranslation/entity", Severity.MAJOR)
    assert "(AT)" in found.message
    assert "(AU)" in found.message


def test_the_same_country_in_another_language_is_none() -> None:
    assert issues(drift("Austria won.", "Österreich gewann.", {}, "Austria:Österreich", "de"), "de") == []
    (found,) = issues(drift("Austria won.", "Australien gewann.", {}, "Austria:Australien", "de"), "de")
    assert "“Australien” (AU)" in found.message


def test_another_nationality_and_another_city_are_issues() -> None:
    (found,) = issues(drift("A Dutch court ruled.", "Un tribunal danois a statué.", {}, "Dutch:danois", "fr"), "fr")
    assert (found.canonical and found.canonical.text, found.copy and found.copy.text) == ("Dutch", "danois")
    (found,) = issues(drift("They met in Vienna.", "Встретились в Каире.", {}, "Vienna:Каире", "ru"), "ru")
    assert "another city" in found.message


def test_a_capital_told_for_its_country_is_none() -> None:
    assert issues(drift("Russia denied it.", "Moscou a démenti.", {}, "Russia:Moscou", "fr"), "fr") == []


def test_a_name_of_two_countries_is_another_of_neither() -> None:
    pair = drift("Korean envoys left.", "Nordkoreas Gesandte reisten ab.", {}, "Korean:Nordkoreas", "de")
    assert issues(pair, "de") == []


def test_a_country_that_the_other_side_names_too_is_none() -> None:
    assert issues(drift("Chad met Peru.", "Peru met Chad.", {}, "Chad:Peru Peru:Chad")) == []


def test_a_country_is_named_as_the_press_does_too() -> None:
    links = "United:Danimarka"
    assert issues(drift("The United States won.", "Danimarka ABD’ye yenildi.", {}, links, "tr"), "tr") == []
    assert issues(drift("The United States won.", "Danimarka Peru’ya yenildi.", {}, links, "tr"), "tr") != []


def test_countries_that_do_not_stand_for_each_other_are_none() -> None:
    assert issues(drift("Chad voted on Friday.", "They voted near Peru.", {})) == []


@pytest.mark.parametrize(
    ("canonical", "found"),
    [
        ("LINZ, Austria, May 3, 2025 – A mill burned down.", False),
        ("LINZ, Austria (AP) — A mill burned down.", False),
        ("Linz, Austria, 3 May 2025 - A mill burned down.", False),
        ("The mill in Austria – an old one – burned down.", True),
        ("NATO said that Austria – no member – agreed.", True),
    ],
)
def test_the_country_of_a_dateline_is_not_told(canonical: str, found: bool) -> None:
    pair = drift(canonical, "In Chile a mill burned down.", {}, "Austria:Chile")
    assert bool(issues(pair)) is found
