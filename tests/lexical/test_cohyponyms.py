"""Words of small sets that exclude one another: parts of the day, seasons, how often, superlatives, things."""

from __future__ import annotations

import pytest
from tests.lexical.pairs import issues

from transcheck.bundled import read_pairs
from transcheck.lexical.lexicon import IGNORED, load_lexicon


def exchanged(canonical: str, copy: str, language: str, pairs: str = "") -> list[tuple[str, str, str]]:
    return [
        (issue.canonical.text, issue.copy.text, issue.message.rpartition(": ")[2].rstrip("."))
        for issue in issues(canonical, copy, pairs, language)
        if issue.canonical and issue.copy
    ]


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "word", "same", "other", "reading"),
    [
        (
            "de",
            "The ferry left in the morning.",
            "Die Fähre fuhr am {} ab.",
            "morning",
            "Vormittag",
            "Abend",
            "part of the day",
        ),
        (
            "es",
            "The ferry left in the evening.",
            "El ferri salió por la {} .",
            "evening",
            "tarde",
            "mañana",
            "part of the day",
        ),
        ("zh", "The ferry left in the evening.", "渡轮{}离开。", "evening", "傍晚", "清晨", "part of the day"),
        (
            "pl",
            "The board meets monthly.",
            "Zarząd spotyka się {} .",
            "monthly",
            "comiesięcznie",
            "cotygodniowo",
            "frequency",
        ),
        ("ja", "The board meets monthly.", "理事会は{}開かれる。", "monthly", "毎月", "毎週", "frequency"),
        (
            "fr",
            "Private clinics are exempt.",
            "Les cliniques {} sont exemptées.",
            "private",
            "privées",
            "publiques",
            "the opposite",
        ),
        ("id", "Foreign banks withdrew.", "Bank {} menarik diri.", "foreign", "asing", "domestik", "the opposite"),
        ("it", "The church was closed.", "La {} era chiusa.", "church", "chiesa", "moschea", "something else"),
        ("ru", "The bus turned over.", "Перевернулся {} .", "bus", "автобус", "трамвай", "something else"),
        ("tr", "The governor resigned.", "{} istifa etti.", "governor", "Vali", "Büyükelçi", "somebody else"),
        ("vi", "Wheat is dearer now.", "{} nay đắt hơn.", "wheat", "lúa mì", "gạo", "something else"),
        ("ko", "The far-left party won.", "{} 정당이 이겼다.", "far-left", "극좌", "극우", "the opposite"),
        ("cs", "The lorry burned.", "{} shořel.", "lorry", "Kamion", "Autobus", "something else"),
        ("cs", "Her sister drove.", "Řídila její {} .", "sister", "sestra", "teta", "somebody else"),
        ("ro", "The lorry burned.", "{} a ars.", "lorry", "Camionul", "Autobuzul", "something else"),
        ("ro", "She opened the school.", "A inaugurat {} .", "school", "școala", "spitalul", "something else"),
        ("sv", "The wheat was sold.", "{} såldes.", "wheat", "Vetet", "Riset", "something else"),
        ("sv", "They found a knife.", "De hittade en {} .", "knife", "kniv", "yxa", "something else"),
        ("ar", "He came by train.", "جاء {} .", "train", "بالقطار", "بالحافلة", "something else"),
    ],
)
def test_another_member_of_a_set_is_reported_at_words_that_stand_for_each_other(
    language: str, canonical: str, copy: str, word: str, same: str, other: str, reading: str
) -> None:
    for told in (same, other):
        linked = told[0] if language in {"ja", "zh"} else told.casefold()  # their words are single signs
        found = exchanged(canonical, copy.format(told), language, f"{word}:{linked}")
        assert [(two, message.endswith(reading)) for _, two, message in found] == (
            [(told, True)] if told == other else []
        )
    assert [two for _, two, _ in exchanged(canonical, copy.format(other), language)] == [other]


def test_the_only_two_members_are_none_where_one_surely_stands_for_another_word() -> None:
    canonical, copy = "They bought the wheat.", "De köpte riset."
    assert [two for _, two, _ in exchanged(canonical, copy, "sv")] == ["riset"]
    assert exchanged(canonical, copy, "sv", "bought:riset") == []


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "found"),
    [
        ("ru", "The bridge reopens in the spring.", "Мост откроют осенью.", ("the spring", "осенью", "another season")),
        ("tr", "She was arrested twice.", "Üç kez tutuklandı.", ("twice", "Üç kez", "another number of times")),
        ("ar", "It was the oldest tree.", "كانت الشجرة الأصغر سنا.", ("oldest", "الأصغر سنا", "the opposite")),
        ("zh", "Sales fell in the first half.", "下半年销售额下降。", ("first half", "下半年", "the opposite")),
        ("hi", "It was the hottest day.", "यह सबसे ठंडा दिन था।", ("hottest", "सबसे ठंडा", "the opposite")),
        (
            "en",
            "It was the cheapest seat.",
            "It was the most expensive seat.",
            ("cheapest", "most expensive", "the opposite"),
        ),
    ],
)
def test_of_sets_that_are_sure_the_only_two_members_need_no_links(
    language: str, canonical: str, copy: str, found: tuple[str, str, str]
) -> None:
    assert exchanged(canonical, copy, language) == [found]


def test_the_swedish_our_is_no_spring() -> None:
    assert exchanged("Mr Winter, our cook, left.", "Herr Winter, vår kock, gick.", "sv") == []
    assert exchanged("He left last winter.", "Han gick i vår.", "sv") == [("winter", "i vår", "another season")]


def test_a_word_of_several_members_may_mean_any() -> None:
    # “Tarde” is afternoon and evening, “madrugada” the end of the night and the early morning.
    for word, copy in (
        ("afternoon", "Salió por la tarde."),
        ("evening", "Salió por la tarde."),
        ("night", "Salió de madrugada."),
    ):
        assert exchanged(f"He left in the {word}.", copy, "es", f"{word}:{copy.split()[-1].rstrip('.')}") == []


def test_a_class_has_one_table() -> None:
    """Messages and gravity go by the name of a class, whichever table it is of."""
    classes = [
        {kind.partition("/")[0] for kinds in load_lexicon(table, "en").kinds for kind in kinds.split("+")} - {IGNORED}
        for table in ("events", "relations", "cohyponyms", "periods", "opposites")
    ]
    assert sum(map(len, classes)) == len(set().union(*classes))


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "word", "same", "other"),
    [
        ("de", "The plumber sued them.", "Der {} verklagte sie.", "plumber", "Klempner", "Bäcker"),
        ("fr", "He studied the saffron.", "Il a étudié le {}.", "saffron", "safran", "cumin"),
        ("tr", "The cello was lost.", "{} kayboldu.", "cello", "Viyolonsel", "Keman"),
        ("ru", "Her stepfather waited.", "Её {} ждал.", "stepfather", "отчим", "дядя"),
        ("es", "The goalkeeper left.", "El {} se fue.", "goalkeeper", "portero", "árbitro"),
        ("pl", "The wasps came back.", "Wróciły {}.", "wasps", "osy", "komary"),
    ],
)
def test_things_of_one_sort(language: str, canonical: str, copy: str, word: str, same: str, other: str) -> None:
    for told in (same, other):
        found = exchanged(canonical, copy.format(told), language, f"{word}:{told.casefold()}")
        assert [(one, two) for one, two, _ in found] == ([(word, other)] if told == other else [])


def test_what_translators_put_for_each_other_excludes_nothing() -> None:
    # Saffron is a spice, and so is cumin; but cumin is no saffron.
    assert exchanged("The spices were sold.", "Der Safran wurde verkauft.", "de", "spices:safran") == []
    assert exchanged("The saffron was sold.", "Die Gewürze wurden verkauft.", "de", "saffron:gewürze") == []
    (found,) = exchanged("The saffron was sold.", "Der Kreuzkümmel wurde verkauft.", "de", "saffron:kreuzkümmel")
    assert found[:2] == ("saffron", "Kreuzkümmel")


def test_akin_concepts_have_words() -> None:
    known = {kind.rstrip("/") for kinds in load_lexicon("cohyponyms", "en").kinds for kind in kinds.split("+")}
    for kind, others in read_pairs("lexical/akin.tsv").items():
        assert known.issuperset({kind, *others})
        assert {other.partition("/")[0] for other in others} == {kind.partition("/")[0]}
        assert kind not in others


@pytest.mark.parametrize(
    ("language", "copy", "word"),
    [
        ("ru", "Воры проникли в магазин на площади.", "магазин"),
        ("pl", "Złodzieje włamali się do sklepu na rynku.", "sklepu"),
        ("tr", "Hırsızlar meydandaki mağazaya girdi.", "mağazaya"),
        ("cs", "Zloději vnikli do obchodu na náměstí.", "obchodu"),
        ("ro", "Hoții au intrat în magazinul din piață.", "magazinul"),
    ],
)
def test_a_shop_may_be_any_shop(language: str, copy: str, word: str) -> None:
    assert exchanged("Thieves entered the jewelry store in the square.", copy, language, f"store:{word}") == []
