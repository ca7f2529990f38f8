"""Small words that turn a statement round, in languages other than English: only at words that stand for each other."""

from __future__ import annotations

import pytest
from tests.lexical.pairs import issues

from transcheck.inference import Probabilities


def turned(canonical: str, copy: str, language: str, pairs: str = "") -> list[tuple[str, str]]:
    return [
        (issue.canonical.text if issue.canonical else "", issue.copy.text if issue.copy else "")
        for issue in issues(canonical, copy, pairs, language)
        if issue.message.endswith((": the opposite.", ": another direction."))
    ]


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "same", "opposite"),
    [
        ("de", "The farm lies north of the lake.", "Der Hof liegt {} vom See.", "nördlich", "südlich"),
        ("fr", "The farm lies north of the lake.", "La ferme est au {} du lac.", "nord", "sud"),
        ("it", "The farm lies east of the lake.", "La fattoria è a {} del lago.", "est", "ovest"),
        ("ru", "The farm lies west of the lake.", "Ферма лежит {} озера.", "западнее", "восточнее"),
        ("tr", "The farm lies south of the lake.", "Çiftlik gölün {} .", "güneyinde", "kuzeyinde"),
        ("es", "The mayor denied the story.", "El alcalde {} la historia.", "desmintió", "confirmó"),
        ("nl", "The mayor denied the story.", "De burgemeester {} het verhaal.", "ontkende", "bevestigde"),
        ("pl", "The mayor confirmed the story.", "Burmistrz {} tę historię.", "potwierdził", "zdementował"),
        ("sv", "The ban was lifted.", "Förbudet {} i går.", "hävdes", "infördes"),
        ("uk", "The ban was imposed in May.", "Заборону {} в травні.", "запровадили", "скасували"),
        ("pt", "The talks resumed in May.", "As conversas foram {} em maio.", "retomadas", "suspensas"),
        ("id", "The result is preliminary.", "Hasilnya {} saja.", "sementara", "final"),
        ("sv", "The result is preliminary.", "Resultatet är {} .", "preliminärt", "slutgiltigt"),
        ("ar", "Rice exports doubled.", "تضاعفت {} الأرز.", "صادرات", "واردات"),
        ("fa", "Membership is voluntary.", "عضویت {} است.", "داوطلبانه", "اجباری"),
        ("ko", "It is a temporary bridge.", "그것은 {} 다리이다.", "임시", "영구"),
        ("vi", "It was too early to celebrate.", "Ăn mừng lúc đó còn {} .", "sớm", "muộn"),
        ("de", "A man opened the door.", "Ein {} machte die Tür auf.", "Mann", "Mädchen"),
    ],
)
def test_a_word_that_turns_the_statement_is_reported(
    language: str, canonical: str, copy: str, same: str, opposite: str
) -> None:
    words = [
        *("north", "east", "west", "south", "denied", "confirmed", "lifted", "imposed", "resumed", "preliminary"),
        *("exports", "voluntary", "temporary", "early", "man"),
    ]
    (word,) = (item for item in words if f" {item} " in f" {canonical.rstrip('.').lower()} ")
    for told in (same, opposite):
        found = turned(canonical, copy.format(told), language, f"{word}:{told.casefold()}")
        assert bool(found) == (told == opposite), found
        assert all(two == told for _, two in found)
    assert turned(canonical, copy.format(opposite), language) == []


@pytest.mark.parametrize(
    ("canonical", "copy", "pairs", "message"),
    [
        ("The council did not deny it.", "The council denied it.", "deny:denied", "“not deny” became “denied”: "),
        ("The council denied it.", "The council did not deny it.", "denied:deny", "“denied” became “not deny”: "),
        ("The lake is not safe.", "The lake is safe.", "", "The negation “not” is missing: "),
    ],
)
def test_one_denial_for_another_is_not_told_as_an_addition(canonical: str, copy: str, pairs: str, message: str) -> None:
    sure = Probabilities(0.0, 0.0, 1.0)
    found = issues(canonical, copy, pairs, forward=sure, backward=sure)
    told = [issue.message for issue in found if issue.category.endswith("/negation")]
    assert [text.startswith(message) for text in told] == [True], told


def test_what_goes_south_comes_from_the_north() -> None:
    assert turned("Cold air came from the north.", "寒気が南下した。", "ja", "north:南") == []
    assert turned("The farm lies in the north.", "農場は南にある。", "ja", "north:南") == [("north", "南")]


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "word", "same", "opposite"),
    [
        ("de", "The cellar was dry.", "Der Keller war {} .", "dry", "trocken", "feucht"),
        ("fr", "The alley is narrow.", "La ruelle est {} .", "narrow", "étroite", "large"),
        ("es", "The lake is deep.", "El lago es {} .", "deep", "profundo", "somero"),
        ("it", "The exam was difficult.", "L'esame era {} .", "difficult", "difficile", "facile"),
        ("pt", "The signal was weak.", "O sinal era {} .", "weak", "fraco", "forte"),
        ("nl", "The cook remembered her.", "De kok {} haar.", "remembered", "herinnerde", "vergat"),
        ("sv", "The bag was heavy.", "Väskan var {} .", "heavy", "tung", "lätt"),
        ("pl", "The street was empty.", "Ulica była {} .", "empty", "pusta", "zatłoczona"),
        ("ru", "The driver was sober.", "Водитель был {} .", "sober", "трезв", "пьян"),
        ("uk", "The hall was crowded.", "Зала була {} .", "crowded", "переповнена", "порожня"),
        ("tr", "The bridge is safe.", "Köprü {} .", "safe", "güvenli", "tehlikeli"),
        ("ar", "The well is deep.", "البئر {} .", "deep", "عميقة", "ضحلة"),
        ("fa", "The exam was easy.", "امتحان {} بود.", "easy", "آسان", "دشوار"),
        ("id", "The guards were armed.", "Para penjaga {} .", "armed", "bersenjata", "tidak bersenjata"),
        ("vi", "The man was conscious.", "Người đàn ông {} .", "conscious", "tỉnh táo", "bất tỉnh"),
        ("ko", "The reservoir is empty.", "저수지가 {} .", "empty", "비었다", "가득하다"),
    ],
)
def test_a_property_that_became_its_opposite(
    language: str, canonical: str, copy: str, word: str, same: str, opposite: str
) -> None:
    for told in (same, opposite):
        links = " ".join(f"{word}:{part}" for part in told.split())
        expected = [] if told == same else [(word, opposite)]
        assert turned(canonical, copy.format(told), language, links) == expected


def test_a_property_that_is_denied_is_not_its_opposite() -> None:
    assert turned("The cellar was not dry.", "Der Keller war feucht.", "de", "dry:feucht") == []
    assert turned("The cellar was dry.", "Der Keller war nicht feucht.", "de", "dry:feucht") == []


def test_again_is_not_for_the_first_time_and_what_came_later_came_before() -> None:
    canonical = "The team won the cup again."
    assert turned(canonical, "The team won the cup for the first time.", "en") == []
    (found,) = issues(canonical, "The team won the cup for the first time.", "again:first")
    assert (found.category, found.message) == (
        "accuracy/mistranslation",
        "“again” became “for the first time”: another number of times.",
    )
    assert issues(canonical, "Once again the team won the cup.", "again:again") == []
    before = "The bridge opened a month before the tunnel closed."
    assert turned(before, "The bridge opened; a month later the tunnel closed.", "en", "before:later") == []
    assert turned(before, "The bridge opened a month after the tunnel closed.", "en", "before:after") != []
