"""Names and codes of languages."""

from __future__ import annotations

import pytest

from transcheck.document import language_name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("zh", "Chinese"),
        ("pt-BR", "Portuguese"),
        ("qq", "qq"),
        ("und", "no particular language"),
        ("ast", "Asturian"),
        ("tlh", "Klingon"),
        ("not a code", "not a code"),
    ],
)
def test_language_names(code: str, name: str) -> None:
    assert language_name(code) == name
