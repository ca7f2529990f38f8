"""Names of countries: found in many languages, compared by code."""

from __future__ import annotations

import pytest
from tests.marked_pairs import drift

from transcheck.changes import Drift
from transcheck.issues import Issue, Severity
from transcheck.territories import find_territories, territory_issues


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("en", "Envoys of Niger and Nigeria flew to South Korea.", "NE NG KR"),
        ("en", "Nigerian envoys visited St. Martin's church in New Malian Road.", ""),
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
    assert [item.code for item in find_territories(text, language)] == codes.split()


def test_offsets_are_those_of_the_name() -> None:
    text = "From South Korea to Chad."
    assert [text[item.start : item.end] for item in find_territories(text, "en")] == ["South Korea", "Chad"]


def issues(pair: Drift, language: str = "en") -> list[Issue]:
    return territory_issues(pair, "en", language)


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
