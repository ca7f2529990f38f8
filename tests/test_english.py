"""The table of English words: what it has, and that code and table know the same names."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

import transcheck
from transcheck.english import english
from transcheck.lexical.lexicon import languages_where

PACKAGE = Path(transcheck.__file__).parent


def asked(function: str) -> set[str]:
    """The names that the package asks a loader for."""
    return {
        name
        for path in PACKAGE.rglob("*.py")
        for name in re.findall(rf'{function}\("(\w+)"\)', path.read_text("utf-8"))
    }


def table(path: str) -> dict[str, list[str]]:
    return tomllib.loads(files("transcheck").joinpath("data", path).read_text(encoding="utf-8"))


def test_every_list_is_asked_for() -> None:
    assert asked(r"\benglish") == set(table("wording/english.toml"))
    assert asked("languages_where") == set(table("lexical/languages.toml"))


@pytest.mark.parametrize("path", ["wording/english.toml", "lexical/languages.toml"])
def test_lists_have_no_capitals_and_no_word_twice(path: str) -> None:
    for name, words in table(path).items():
        assert len(words) == len(set(words)), name
        assert words == [word.casefold().strip() for word in words], name


def test_a_list_that_is_not_there_is_an_error() -> None:
    assert "tell" in english("telling")
    assert "ko" in languages_where("negator_behind")
    with pytest.raises(KeyError):
        english("tellling")
