"""What readers of a language take figures to mean, where the words around them mislead."""

from __future__ import annotations

from datetime import date

import pytest

from transcheck.figures import extract

PUBLISHED = date(2023, 5, 31)  # a Wednesday


def read(text: str, language: str) -> list[str]:
    return [figure.normalized for figure in extract(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "normalized"),
    [
        ("es", "Llegaron al menos 40 barcos", "40"),
        ("es", "hace menos 4 grados", "-4 °"),
        ("pt", "pelo menos 40 barcos", "40"),
        ("nl", "een kans van ,25", "0.25"),
        ("ja", "２５００人", "2500"),
        ("ja", "２０１９年", "2019"),
        ("fr", "soixante et onze moutons", "71"),
        ("fr", "quatre vingt dix sept moutons", "97"),
        ("fr", "trois centièmes", "0.03"),
        ("sv", "5 tusen 2 hundra 12 får", "5212"),
        ("it", "da cento a centoventi pecore", "100/120"),
        ("ar", "بين ثلاثين وأربعين", "30/40"),
        ("ar", "خمس وأربعون شاة", "45"),
        ("he", "שלושים וארבע", "34"),
        ("pl", "dwadzieścia jeden owiec", "21"),
    ],
)
def test_numbers(language: str, text: str, normalized: str) -> None:
    assert read(text, language) == [normalized]
