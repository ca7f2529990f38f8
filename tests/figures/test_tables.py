"""The tables of number words and calendars: generated as they stand, and free of what a generator can get wrong."""

from __future__ import annotations

import importlib.util
import json
import unicodedata
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from unicode_rbnf import RbnfEngine

from transcheck.figures import extract, tokens
from transcheck.figures.tokens import DIGITS, split, tokenize

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
            assert found, word
            assert found <= languages, word


@pytest.mark.parametrize("language", ["pl", "eu", "fr"])
def test_generator_writes_the_tables(language: str) -> None:
    if version("babel") != "2.18.0":
        pytest.skip("the tables were made with the CLDR of another babel")
    spec = importlib.util.spec_from_file_location("make_figure_tables", ROOT / "tools/make_figure_tables.py")
    assert spec is not None
    assert spec.loader is not None
    generator = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generator)
    generator.table("az")  # what one language leaves behind must not reach the next
    stored = json.loads(TABLES[language].read_text(encoding="utf-8"))
    made = generator.table(language)
    assert {key: stored[key] for key in made} == made


def test_phrases_are_split_as_texts_are() -> None:
    for path in (ROOT / "src/transcheck/figures/data").glob("*/*.json"):
        for phrase in _strings(json.loads(path.read_text(encoding="utf-8"))):
            assert split(phrase) == tuple(tokenize(phrase).words), phrase


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _strings(item)


def test_digits_are_those_of_unicode() -> None:
    assert frozenset(char for char in map(chr, range(0x20000)) if char.isdecimal()) == DIGITS


SPELLED = (7, 16, 21, 48, 75, 99, 100, 105, 121, 200, 345, 999, 1000, 1001, 1100, 1984, 2023, 10_000, 15_200, 101_000,
           103_536, 250_000, 1_001_000, 1_200_000, 2_345_678, 21_000_000, 195_503_252, 2_000_000_000)  # fmt: skip
# Languages whose cardinals are read back, all of them, as CLDR spells them.
READ_BACK = [
    "am", "ar", "az", "be", "bg", "bs", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "fa", "fr", "he", "hi",
    "hr", "hu", "hy", "id", "is", "it", "ja", "kk", "ko", "mk", "ms", "nb", "ne", "nl", "pt", "ro", "ru", "sk", "sq",
    "sr", "sv", "sw", "ta", "tr", "uk", "vi", "zh",
]  # fmt: skip


@pytest.mark.parametrize("language", READ_BACK)
def test_cardinals_are_read_back(language: str) -> None:
    engine = RbnfEngine.for_language("no" if language == "nb" else language)
    for number in SPELLED:
        text = engine.format_number(number, ruleset_names=["spellout-numbering"]).text.replace("\u00ad", "")
        assert [figure.normalized for figure in extract(text, language)] == [str(number)], text


def test_bytes_tell_which_texts_need_no_folding() -> None:
    for char in map(chr, range(0x80, 0x110000)):
        coded = char.encode(errors="surrogatepass")
        unusual = tokens._UNUSUAL.search(char) is not None
        assert tokens._may_be_unusual(char, coded) or not unusual, hex(ord(char))
        if tokens._is_plain(coded):
            assert not unusual, hex(ord(char))
            assert not unicodedata.combining(char), hex(ord(char))
            assert unicodedata.is_normalized("NFC", char), hex(ord(char))
            assert unicodedata.is_normalized("NFC", f"e{char}e"), hex(ord(char))
    assert tokens._is_plain(b"plain")
    assert not tokens._is_plain("e\u0301".encode())
