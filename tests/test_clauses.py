"""Sentences are split where both parts claim something, and nowhere else."""

from __future__ import annotations

import pytest

from transcheck.clauses import split_clauses
from transcheck.document import Sentence


def parts(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in split_clauses(Sentence(text, 0, len(text), language))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor resigned on Monday, and her deputy will lead the town.",
            ["The mayor resigned on Monday", "her deputy will lead the town."],
        ),
        (
            "The bridge was closed in May, but the tunnel has stayed open; repairs were finished by June.",
            ["The bridge was closed in May", "the tunnel has stayed open", "repairs were finished by June."],
        ),
        (
            "Exports to the coast rose sharply, while imports from inland towns were flat.",
            ["Exports to the coast rose sharply", "imports from inland towns were flat."],
        ),
    ],
)
def test_claims_side_by_side(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "She bought apples, pears, and a large basket of plums.",
        "The mayor, who resigned on Monday, left the town.",
        "He came, and left.",
        "Prices of bread, milk and butter were raised.",
    ],
)
def test_lists_and_insertions_are_not_split(text: str) -> None:
    assert parts(text) == [text]


def test_semicolons_split_in_every_language() -> None:
    assert parts("桥在五月关闭了；隧道一直开放。", "zh") == ["桥在五月关闭了", "隧道一直开放。"]
    assert parts("Die Brücke wurde gesperrt, und der Tunnel blieb offen.", "de") == [
        "Die Brücke wurde gesperrt, und der Tunnel blieb offen."
    ]
