"""Names that became other names in another script, and how names sound."""

from __future__ import annotations

import pytest
from tests.marked_pairs import drift

from transcheck.changes import Drift
from transcheck.issues import Issue, Severity
from transcheck.respelt import respelt_issues
from transcheck.sounds import Sounds, as_read, consonants, heard, likeness, sound

ARTICLE = ["Minister", "Anna", "Lindgren", "said", "the", "budget", "would", "be", "cut"]


def exchanged(canonical: str, copy: str, links: str, language: str, contrast: float = 2.0) -> Drift:
    """A pair whose words all contrast with their counterparts."""
    return drift(canonical, copy, {}, links, language, contrast)


def issues(pair: Drift, known: list[str] = ARTICLE) -> list[Issue]:
    return respelt_issues(pair, Sounds(known))


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Keller", "Келлера"),
        ("Keller", "كيلر"),
        ("Guardiola", "جوارديولا"),
        ("Kavanaugh", "캐버노"),
        ("Walker", "Уокер"),
        ("Smith", "स्मिथ"),
        ("Schröder", "Шрёдер"),
        ("Petersen", "ピーターセン"),
    ],
)
def test_a_name_is_heard_in_another_script(name: str, other: str) -> None:
    assert heard(name, [other])


@pytest.mark.parametrize(("name", "other"), [("Keller", "Вебер"), ("Lindgren", "سودربرگ"), ("Walker", "स्मिथ")])
def test_another_name_is_not(name: str, other: str) -> None:
    assert not heard(name, [other])


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("Вебер",),
        ("Келлера", "Вебер", "كيلر"),
        ("Голланд", "Гейдж"),
        ("كجوارديولا", "سودربرگ", "1"),
        ("Вебер" * 20, "Петров"),
    ],
)
def test_names_are_looked_up_among_many_words_as_they_are_compared_with_each(words: tuple[str, ...]) -> None:
    sounds = Sounds(spelt for word in words for spelt in as_read(word))
    for name in ("Keller", "Weber", "Holland", "Gage", "Gu", "Guardiola", "Weber" * 20, "Weberov" * 40, "42"):
        assert sounds.heard(name) is heard(name, words), name


def test_sounds_are_latin_letters() -> None:
    assert sound("42") == ""
    assert likeness("42", "Keller") == 0.0
    assert consonants("Anna") == "n"
    assert likeness("Keller", "Keller") == 1.0


def test_another_name_in_the_place_of_one_is_an_issue() -> None:
    pair = exchanged("It was Anna Lindgren.", "Это была Мария Вебер.", "Anna:Мария Lindgren:Вебер", "ru")
    (found,) = issues(pair)
    assert (found.category, found.severity) == ("accuracy/mistranslation/entity", Severity.MAJOR)
    assert (found.canonical and found.canonical.text, found.copy and found.copy.text) == ("Lindgren", "Вебер")


def test_names_side_by_side_are_one_issue() -> None:
    pair = exchanged("It was Erik Lindgren.", "Это была Мария Вебер.", "Erik:Мария Lindgren:Вебер", "ru")
    (found,) = issues(pair)
    assert (found.canonical and found.canonical.text, found.copy and found.copy.text) == (
        "Erik Lindgren",
        "Мария Вебер",
    )


def test_the_same_name_is_none() -> None:
    assert issues(exchanged("It was Lindgren.", "Это был Линдгрен.", "Lindgren:Линдгрен", "ru")) == []


def test_a_name_that_stands_elsewhere_in_the_sentence_is_none() -> None:
    assert issues(exchanged("It was Lindgren.", "Это был Вебер, не Линдгрен.", "Lindgren:Вебер", "ru")) == []


def test_another_name_of_the_article_is_none() -> None:
    pair = exchanged("It was Lindgren.", "Это был Вебер.", "Lindgren:Вебер", "ru")
    assert issues(pair, [*ARTICLE, "Weber"]) == []


def test_words_that_the_network_holds_for_translations_are_none() -> None:
    assert issues(exchanged("It was Lindgren.", "Это был Вебер.", "Lindgren:Вебер", "ru", -3.0)) == []


def test_words_that_are_no_names_are_none() -> None:
    assert issues(exchanged("It was Lindgren.", "Это был министр.", "Lindgren:министр", "ru")) == []
    assert (
        issues(exchanged("Then Superintendent Lee left.", "Затем Комиссар Ли ушёл.", "Superintendent:Комиссар", "ru"))
        == []
    )
    assert issues(exchanged("The White House spoke.", "Белый дом сказал.", "White:Белый", "ru")) == []


def test_names_in_latin_letters_are_compared_too() -> None:
    (found,) = issues(exchanged("It was Lindgren.", "Foi Weber.", "Lindgren:Weber", "pt"))
    assert "sounds like another name" in found.message
    assert issues(exchanged("It was Lindgren.", "Był to Lindgrena.", "Lindgren:Lindgrena", "pl")) == []


def test_english_copies_are_left_to_others() -> None:
    assert issues(exchanged("It was Lindgren.", "He was Weber.", "Lindgren:Weber", "en")) == []
