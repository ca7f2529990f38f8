"""What words are passed over by changes no figure: with sets that hold every word the same is read."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from transcheck.figures import grammar
from transcheck.figures.phrases import Begins, Openers
from transcheck.figures.tables import profile

TEXTS: dict[str, list[str]] = defaultdict(list)
with (Path(__file__).parent / "forms.csv").open(encoding="utf-8", newline="") as lines:
    for line in csv.DictReader(lines):
        TEXTS[line["language"]].append(line["text"])


class Everything(frozenset[str]):
    """A set of all words."""

    def __contains__(self, word: object) -> bool:
        return True

    def isdisjoint(self, words: object) -> bool:
        return False


class Anything(Openers):
    """All words, with nothing that need follow."""

    def __init__(self) -> None:
        super().__init__()
        self.firsts = Everything()

    def at(self, words: list[str], position: int) -> bool:
        return True


class Anywhere(Begins):
    """Every phrase of several words is begun by its first two words."""

    def at(self, words: list[str], position: int) -> bool:
        return True


SETS = (
    "date_leads", "day_words", "month_words", "dated_marks", "scale_openers", "leads", "signs", "marks_before",
    "hedge_ends", "not_numerals", "range_openers", "clock_leads", "clock_openers", "clock_names", "shift_leads",
    "shift_marks", "day_followers", "range_leads", "range_follows", "noun_links", "share_joins", "decade_leads",
    "beginnings", "other_marks", "hedge_follows", "uncounted", "unit_leads",
)  # fmt: skip
MAPS = ("part_openers", "number_openers", "not_figure_openers")


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_sets_lose_nothing(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = profile(language)
    open_rules = replace(
        rules,
        **dict.fromkeys(SETS, Everything()),
        **dict.fromkeys(MAPS, Anything()),
        alone={},
        bare_days=frozenset(),
        articles=frozenset(),
        first_letters=None,
        begins=Anywhere(rules.anchors, rules.openings, rules.compound_heads),
    )
    text = " ; ".join(TEXTS[language])
    wanted = [*grammar.extract(text, language), *grammar.extract(TEXTS[language][0], language)]
    monkeypatch.setattr(grammar, "profile", lambda _: open_rules)
    assert [*grammar.extract(text, language), *grammar.extract(TEXTS[language][0], language)] == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "国 庆节后2天，一共\n三百 人，USD 5，二〇二一年 ，Covid-19。"),
        ("ja", "料金はにせんごひゃく円、今 日は3時に1,200人、さんじゅう人"),
        ("ko", "어 제 3명, 다 섯 명이 이천 원을 냈다"),
        ("th", "วัน จันทร์ 5 คน สองพัน บาท"),
    ],
)
def test_first_letters_find_what_words_do(language: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = profile(language)
    assert rules.first_letters is not None
    found = grammar.extract(text * 3, language)
    assert len(found) >= 3
    monkeypatch.setattr(grammar, "profile", lambda _: replace(rules, first_letters=None))
    assert grammar.extract(text * 3, language) == found
