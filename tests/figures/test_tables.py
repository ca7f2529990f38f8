"""The tables of number words and calendars: generated as they stand, and free of what a generator can get wrong."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLES = {path.stem: path for path in (ROOT / "src/transcheck/figures/data/cldr").glob("*.json")}


@pytest.mark.parametrize("language", sorted(TABLES))
def test_words_of_two_parts_are_their_sum(language: str) -> None:
    """“Dwadzieścia jeden” is 21: where both words are in the table, their values make up that of the two."""
    cardinals = json.loads(TABLES[language].read_text(encoding="utf-8"))["cardinals"]
    for phrase, value in cardinals.items():
        first, _, second = phrase.partition(" ")
        if phrase.count(" ") == 1 and 20 < value < 100 and first in cardinals and second in cardinals:
            assert value in (cardinals[first] + cardinals[second], cardinals[first] * cardinals[second]), phrase


def test_names_of_one_language_stay_in_its_table() -> None:
    owners = {
        "months": {"dekabr": {"az", "uz"}, "oktyabr": {"az", "uz"}, "avqust": {"az"}, "toukokuu": {"fi"}},
        "days": {"پينځنۍ": {"ps"}, "asteartea": {"eu"}},
    }
    for key, words in owners.items():
        for word, languages in words.items():
            found = {code for code, path in TABLES.items() if word in json.loads(path.read_text(encoding="utf-8"))[key]}
            assert found <= languages, word


@pytest.mark.parametrize("language", ["pl", "eu", "fr"])
def test_generator_writes_the_tables(language: str) -> None:
    pytest.importorskip("babel")
    pytest.importorskip("unicode_rbnf")
    spec = importlib.util.spec_from_file_location("make_figure_tables", ROOT / "tools/make_figure_tables.py")
    assert spec is not None
    assert spec.loader is not None
    generator = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generator)
    generator.table("az")  # what one language leaves behind must not reach the next
    stored = json.loads(TABLES[language].read_text(encoding="utf-8"))
    made = generator.table(language)
    assert {key: stored[key] for key in made} == made
