"""Which words of a text a term of a list is, and what is a rendering of it."""

from __future__ import annotations

import pytest

from transcheck.claims import JudgedPair
from transcheck.document import Document, Sentence
from transcheck.entailment import Judgement
from transcheck.inference import Probabilities
from transcheck.results import Language, Pair, WordLink
from transcheck.side import Side
from transcheck.stretch import join
from transcheck.terminology import Term, _find, _message, broken, read_terms, term_issues


@pytest.mark.parametrize(
    ("term", "text", "words"),
    [
        ("US", "They told us of the US army.", "US"),
        ("US", "They told us.", None),
        ("port authority", "The Port Authority said so.", "Port Authority"),
        ("port authority", "The Port\nAuthority said so.", "Port\nAuthority"),
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


@pytest.mark.parametrize(
    ("links", "quote"),
    [
        ([("dam", "Mauer")], "Mauer"),
        ([("dam", "alte"), ("dam", "Mauer")], "alte Mauer"),
        # Words far apart are no rendering together: the most that stand side by side.
        ([("dam", "Die"), ("dam", "Oldbridge"), ("dam", "hält")], "Oldbridge hält"),
        ([("holds", "hält")], "Die alte Mauer am Ufer von Oldbridge hält."),
    ],
)
def test_what_stands_for_the_term_is_quoted(links: list[tuple[str, str]], quote: str) -> None:
    texts = "The dam holds.", "Die alte Mauer am Ufer von Oldbridge hält."
    (left, right), words = [Document.from_text(text) for text in texts], []
    for one, other in links:
        starts = texts[0].index(one), texts[1].index(other)
        words.append(WordLink((starts[0], starts[0] + len(one)), (starts[1], starts[1] + len(other))))
    sides = [
        join(document, [Sentence(document.text, 0, len(document.text), language)], [0])
        for document, language in ((left, "en"), (right, "de"))
    ]
    judgement = Judgement(Probabilities(1.0, 0.0, 0.0))
    judged = JudgedPair(Pair((0,), (0,), 0.9, tuple(words)), *sides, judgement, judgement)
    copy = Side(right, Language("de", 1.0), (), sides[1].sentences, ())
    (issue,) = term_issues([Term("dam", ("Damm",))], copy, [judged])
    assert issue.canonical is not None
    assert issue.copy is not None
    assert (issue.canonical.text, issue.copy.text) == ("dam", quote)
    assert right.text[issue.copy.start : issue.copy.end] == quote
