"""Which words of a text a term of a list is, and what is a rendering of it."""

from __future__ import annotations

import pytest

from transcheck.terminology import Term, _find, _message, broken, read_terms


@pytest.mark.parametrize(
    ("term", "text", "words"),
    [
        ("US", "They told us of the US army.", "US"),
        ("US", "They told us.", None),
        ("port authority", "The Port Authority said so.", "Port Authority"),
        ("C++", "It is written in C++, mostly.", "C++"),
        ("Öl", "Das Ölfeld", None),
        ("Öl", "Das Öl floss.", "Öl"),
        ("ميناء", "والميناء مغلق", "ميناء"),
        ("港", "神戸港は", "港"),
    ],
)
def test_a_term_is_found_as_a_word(term: str, text: str, words: str | None) -> None:
    place = _find(term, text)
    assert (None if place is None else text[slice(*place)]) == words


def test_renderings_of_several_lines_are_joined_and_an_empty_one_keeps_the_term() -> None:
    assert read_terms("term, translation\ndam, Damm|Staudamm\ndam, Talsperre\nOldbridge,\n") == (
        Term("dam", ("Damm", "Staudamm", "Talsperre")),
        Term("Oldbridge", ("Oldbridge",)),
    )


def test_the_message_tells_a_name_that_stays_from_a_term() -> None:
    assert _message(Term("US", ("US",))) == "The term list wants “US” to stay as it is."
    assert "asks for “Damm” or “Wehr”" in _message(Term("dam", ("Damm", "Wehr")))


@pytest.mark.parametrize(
    ("term", "rendering", "canonical", "copy"),
    [
        ("government", "Regierung", "The government fell.", "Der Sturz der Bundesregierung kam früh."),
        ("government", "hükümet", "The government fell.", "Hükümetin düşmesi erken geldi."),
        ("hospital", "больница", "The hospitals are full.", "В больницах нет мест."),
        ("law", "ley", "The law’s text is short.", "Las leyes son breves."),
        ("election", "elección", "They won the election.", "Ganaron las elecciones."),
        ("company", "entreprise", "Two companies closed.", "Deux entreprises ont fermé."),
        ("court", "法院", "The court ruled.", "最高法院裁定。"),
        ("hospital", "rumah sakit", "The hospital is full.", "Rumah sakitnya penuh."),
        ("WHO", "WHO", "Ask who was there.", "Fragt, wer dort war."),
        ("law", "Gesetz", "The lawn is green.", "Der Rasen ist grün."),
    ],
)
def test_renderings_in_any_form_are_agreed(term: str, rendering: str, canonical: str, copy: str) -> None:
    assert broken(Term(term, (rendering,)), canonical, copy) is None


@pytest.mark.parametrize(
    ("term", "rendering", "canonical", "copy", "quote"),
    [
        ("court", "Gericht", "Two courts ruled.", "Zwei Kammern entschieden.", "courts"),
        ("law", "ley", "The law is short.", "La norma es breve, leyendas aparte.", "law"),
        ("government", "Regierung", "The government fell.", "Der regierende Fürst stürzte.", "government"),
        ("company", "compañía", "Both companies’ offices closed.", "Cerraron las oficinas.", "companies"),
        ("Apple", "Apple", "He works at Apple.", "Er arbeitet an Appetithäppchen.", "Apple"),
        ("WHO", "OMS", "The WHO warned.", "L’organisation a averti.", "WHO"),
        ("court", "法院", "The court ruled.", "法庭裁定。", "court"),
    ],
)
def test_other_words_are_not(term: str, rendering: str, canonical: str, copy: str, quote: str) -> None:
    found = broken(Term(term, (rendering,)), canonical, copy)
    assert found is not None
    assert canonical[slice(*found)] == quote
