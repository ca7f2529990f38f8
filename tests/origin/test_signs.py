from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from transcheck.document import Document
from transcheck.origin.calque import find_calques
from transcheck.origin.duplication import find_duplications
from transcheck.origin.grammar import find_broken_sentences
from transcheck.origin.leftover import SCRIPT_WEIGHT, find_foreign_words, find_leftovers
from transcheck.origin.lexicon import calques
from transcheck.origin.notation import find_notation
from transcheck.origin.terms import find_inconsistent_terms
from transcheck.results import Evidence, Pair, Passage
from transcheck.segment import segment


def quotes(text: str, find: Callable[[Document], Sequence[Evidence]]) -> list[str]:
    document = Document.from_text(text)
    evidence = find(document)
    assert all(document.text[item.start : item.end] == item.quote and item.message for item in evidence)
    return [item.quote for item in evidence]


def doubled(text: str, language: str = "en") -> list[str]:
    return quotes(text, lambda document: find_duplications(document, language))


def broken(text: str) -> list[str]:
    return quotes(text, lambda document: find_broken_sentences(document, segment(document, "en"), "en"))


def notation(text: str, language: str = "en") -> list[str]:
    return quotes(text, lambda document: find_notation(document, language))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("They walked along the river river at night.", "river river"),
        ("The seaside side of town was dark.", "seaside side"),
        ("A storm thunderstorm hit the coast.", None),
        ("The motor motorcycle stopped.", "motor motorcycle"),
        ("He went to the harbour to the harbour again.", "to the harbour to the harbour"),
    ],
)
def test_doublings(text: str, quote: str | None) -> None:
    found = doubled(text)
    if quote is None:
        assert found == []
    else:
        assert found == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "He had had enough of that.",
        "They played again and again and again.",
        "Duran Duran sang in Baden Baden.",
        "It was a very very long day.",
        "Ha ha ha ha, they laughed.",
        "River. River banks were flooded.",
        "Storm over harbour Harbour masters closed the port.",
        "The workers worked on.",
        "He left the place somewhere where nobody looked.",
    ],
)
def test_meant_doublings_are_left_alone(text: str) -> None:
    assert doubled(text) == []


def test_reduplication_is_grammar_in_some_languages() -> None:
    assert doubled("Anak anak bermain di taman.", "id") == []
    assert doubled("Das kleine kleine Haus brennt.", "de") == ["kleine kleine"]


def test_numbers_of_another_locale() -> None:
    assert notation("About 12.500 people came, 1.234.567 watched.") == ["12.500", "1.234.567"]
    assert notation("Prices rose by 3,5 percent, wages by 2,25%.") == ["3,5", "2,25"]
    assert notation("Layers of 0,2 and 0,5 apples grew by %5.1.") == ["0,2", "0,5", "%5.1"]
    assert notation("Es kamen 12,500 Leute.", "de") == ["12,500"]


@pytest.mark.parametrize(
    "text",
    [
        "The value is 3.142, the weight 1.250 kg.",
        "About 12,500 people came in 2021.",
        "See sections 3,5 and 7 of version 1.2.3 at 10.30.",
        "The address is 192.168.100.200.",
        "See rooms 1,0,2 and a%20b; grow 5% to 8%.",
    ],
)
def test_numbers_of_this_locale(text: str) -> None:
    assert notation(text) == []


def test_punctuation_and_damage() -> None:
    assert notation("The mayor，a lawyer, resigned.") == ["，"]
    assert notation("He said „no“ and left.") == ["„"]
    assert notation("Why ? Because ! Nobody knows.") == [" ?", " !"]
    assert notation("It was &quot;good&quot; ⁇") == ["&quot;", "&quot;", "⁇"]
    assert notation("“Good,” he said: fine; really!") == []


def test_calques_name_their_language() -> None:
    text = "The relevant departments vigorously promote sports. Recall that the criminal case was opened in May."
    document = Document.from_text(text)
    found = find_calques(document, "en")
    assert [item.quote for item in found] == [
        "The relevant departments",
        "vigorously promote",
        "Recall that",
        "criminal case was opened",
    ]
    assert "Chinese" in found[0].message
    assert "Russian" in found[2].message
    assert find_calques(document, "de") == ()


def test_weak_calques_need_company() -> None:
    assert find_calques(Document.from_text("It should be noted that it rained."), "en") == ()
    both = "It should be noted that the relevant departments met."
    assert len(find_calques(Document.from_text(both), "en")) == 2


def test_a_calque_may_need_to_recur() -> None:
    assert find_calques(Document.from_text("As many as 40 died."), "en") == ()
    assert len(find_calques(Document.from_text("As many as 40 died and as many as 12 fled."), "en")) == 2


def test_calques_are_many_and_complete() -> None:
    assert len(calques()) >= 60
    assert {code for calque in calques() for code in calque.languages} >= {
        "zh", "id", "ja", "ko", "es", "fr", "de", "ru", "ar",
    }  # fmt: skip
    assert all(calque.strength in {"strong", "medium", "weak"} and calque.natural for calque in calques())


def test_run_ons() -> None:
    assert broken("The mill had been sold from March to June as part of a “bigger” plan 40 old houses were burnt.") == [
        "had been sold from March to June as part of a “bigger” plan 40 old houses were burnt"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The mill had been sold in March, 40 old houses were burnt.",
        "The mill had been sold in March and 40 old houses were burnt.",
        "It was estimated in the spring 40 old houses were burnt.",
        "The mill had been sold in the spring when 40 old houses were burnt.",
        "More than 40 houses were burnt.",
    ],
)
def test_joined_sentences_do_not_run_on(text: str) -> None:
    assert broken(text) == []


def test_agreement() -> None:
    assert broken("They has left. He did not went home. It is more easier now.") == [
        "They has left",
        "did not went",
        "more easier",
    ]
    assert broken("They have left. He did not go. It is easier. She asked for a news agency.") == []


def leftovers(text: str, passages: Sequence[Passage] = (), language: str = "en") -> list[str]:
    return quotes(text, lambda document: find_leftovers(document, passages, language))


def test_leftovers_of_other_languages() -> None:
    text = "The market is open.\nLeer más:\nIt closes at six."
    start = text.index("Leer")
    passages = [Passage(0, 19, "en", 0.9), Passage(start, start + 9, "es", 0.8)]
    assert leftovers(text, passages) == ["Leer más:"]
    assert leftovers("The governor of 静岡 resigned.") == ["静岡"]


@pytest.mark.parametrize(
    ("text", "language", "passage", "code", "left"),
    [
        ("The market is open. Foto dok.", "en", "Foto dok.", "id", True),
        ("The market is open. ca. It closes.", "en", "ca.", "ro", False),
        (
            "The level was 4. Level 4: Mito, Sano, Oyama, Kasama.",
            "en",
            "Level 4: Mito, Sano, Oyama, Kasama.",
            "sw",
            False,
        ),
        (
            "The market is open. Lire aussi: The Long Winter of Kasama.",
            "en",
            "Lire aussi: The Long Winter of Kasama.",
            "fr",
            True,
        ),
        ("Рынок открыт. The market closes at six.", "ru", "The market closes at six.", "en", True),
        ("Рынок открыт. Новый матрас Soft Dream Deluxe.", "ru", "Новый матрас Soft Dream Deluxe.", "en", False),
        ("市場は開いています。必要。", "ja", "必要。", "zh", False),
        ("市場は開いています。市场下午六点钟关门停止营业。", "ja", "市场下午六点钟关门停止营业。", "zh", True),
        ("The market is open. 市场。", "en", "市场。", "zh", True),
    ],
)
def test_leftovers_whose_language_is_sure(text: str, language: str, passage: str, code: str, left: bool) -> None:
    start = text.index(passage)
    found = leftovers(text, [Passage(start, start + len(passage), code, 0.9)], language)
    assert bool(found) is left


def test_what_is_left_in_another_script_is_evidence() -> None:
    text = "The market is open on weekdays, and it closes at six. Leer más aquí. 市场下午六点钟关门停止营业。"
    document = Document.from_text(text)
    passages = [
        Passage(text.index(start), text.index(end) + 1, code, 0.9)
        for start, end, code in (("Leer", ". 市", "es"), ("市", "。", "zh"))
    ]
    assert [item.weight for item in find_leftovers(document, passages, "en")] == [0, SCRIPT_WEIGHT]


PORT = "Officials told reporters que la policía había llegado to the port before dawn, and nobody was hurt."


def foreign(text: str, language: str = "en", canonical: str = "Nobody was hurt.") -> list[str]:
    article = Document.from_text(canonical)
    return quotes(text, lambda document: find_foreign_words(document, segment(text, language), language, article))


def test_words_of_another_language_inside_a_sentence() -> None:
    assert foreign(PORT) == ["que la policía había llegado"]
    assert foreign(PORT, canonical=PORT.upper()) == []
    assert foreign(PORT, "de") == []


@pytest.mark.parametrize(
    "text",
    [
        "“Que será, será,” she said, but the wind of 15 m/s, i.e. a storm, was no coup de grâce.",
        "The players of Atlético de Madrid and Ville de Liège met in Ashikaga; Nishikata, Tochigi; Motojuku, Kiryu.",
    ],
)
def test_quotations_names_and_units_are_no_foreign_words(text: str) -> None:
    assert foreign(text) == []


def test_quoted_foreign_words_are_no_leftovers() -> None:
    assert leftovers("The dish (餃子) is popular, as is “拉麵”.") == []
    assert leftovers("Follow #новости or @привет today.") == []
    text = "They shouted “hasta la vista” and left."
    start = text.index("hasta")
    assert leftovers(text, [Passage(start, start + 14, "es", 0.8)]) == []


CANONICAL = "The “ride-hailing” firms grew. Cities want ride-hailing rules. A ride-hailing driver sued."


def inconsistent(copy: str, canonical: str | None = CANONICAL, pairs: Sequence[Pair] = ()) -> list[str]:
    reference = None if canonical is None else Document.from_text(canonical)
    sentences = None if reference is None else segment(reference, "en")
    return quotes(
        copy,
        lambda document: find_inconsistent_terms(document, segment(document, "en"), reference, sentences, pairs),
    )


def test_one_term_in_two_ways() -> None:
    copy = "The ride-hailing firms grew. Cities want rules for “car hailing”. A ride-hailing driver sued."
    assert inconsistent(copy) == ["car hailing"]
    assert inconsistent(copy.replace("car hailing", "ride hailing")) == []
    assert inconsistent(copy, canonical=None) == []


def test_one_term_in_two_ways_by_alignment() -> None:
    copy = "The “ride-hailing” firms grew. Cities want “net taxi” rules. A driver sued."
    pairs = [Pair((0,), (0,), 0.9), Pair((1,), (1,), 0.9), Pair((2,), (2,), 0.9)]
    assert inconsistent(copy, pairs=pairs) == ["net taxi"]
    assert inconsistent(copy.replace("net taxi", "nobody asked us"), pairs=pairs) == []
