"""Which words of a text a term of a list is."""

from __future__ import annotations

import pytest

from transcheck.terminology import Term, _find, _message, read_terms


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
