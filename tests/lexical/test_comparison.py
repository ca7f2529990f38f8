"""Comparisons of which the members traded places."""

from __future__ import annotations

import pytest
from tests.lexical.pairs import issues

CANONICAL = "Rents rose faster in Leeds than in York."


def turned(copy: str, language: str = "en", canonical: str = CANONICAL, pairs: str = "Leeds:Leeds York:York") -> bool:
    return any("turned round" in issue.message for issue in issues(canonical, copy, pairs, language))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Rents went up more quickly in {0} than in {1}."),
        ("de", "Die Mieten stiegen in {0} schneller als in {1}."),
        ("fr", "Les loyers ont augmenté plus vite dans {0} que dans {1}."),
        ("es", "Los alquileres subieron más rápido en {0} que en {1}."),
        ("it", "Gli affitti sono saliti più in fretta in {0} che in {1}."),
        ("sv", "Hyrorna steg snabbare i {0} än i {1}."),
        ("ru", "Аренда в {0} росла быстрее, чем в {1}."),
        ("ja", "家賃は{1}よりも{0}で速く上がった。"),
    ],
)
def test_members_that_traded_places(language: str, sentence: str) -> None:
    names, pairs = ("Leeds", "York"), "Leeds:Leeds York:York"
    if language == "ja":  # each character is a word here
        names, pairs = ("甲", "乙"), "leeds:甲 york:乙"
    assert not turned(sentence.format(*names), language, pairs=pairs)
    assert turned(sentence.format(*reversed(names)), language, pairs=pairs)


@pytest.mark.parametrize(
    "copy",
    [
        "Rents rose more slowly in York than in Leeds, or less fast.",
        "Rents did not rise faster in York than in Leeds.",
        "Rents rose faster in York than in 2010, and in Leeds.",
        "Leeds saw faster rises than York.",
        "York and Leeds have more flats than houses.",
    ],
)
def test_what_is_not_turned_round(copy: str) -> None:
    assert not turned(copy)
