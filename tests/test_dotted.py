"""Full names whose surname a Chinese or Japanese copy exchanges."""

from __future__ import annotations

import pytest

from transcheck.document import Document, Sentence
from transcheck.dotted import dotted_issues
from transcheck.results import Language, Pair
from transcheck.side import Side


def side(text: str, language: str) -> Side:
    sentence = Sentence(text, 0, len(text), language)
    return Side(Document.from_text(text), Language(language, 1.0, True), (), (sentence,), ())


@pytest.mark.parametrize(
    ("language", "copy", "wanted"),
    [
        ("zh", "周四，医务主任海伦·莫雷蒂说人手不够。", "海伦·莫雷蒂说"),
        ("zh", "周四，医务主任海伦·阿什比说人手不够。", None),
        ("zh", "周四，医务主任乔治·莫雷蒂说人手不够。", None),
        ("zh", "周四，医务主任说人手不够。", None),
        ("ja", "医療部長のヘレン・モレッティ氏は人手が足りないと述べた。", "ヘレン・モレッティ"),
        ("ja", "医療部長のヘレン・アシュビー氏は人手が足りないと述べた。", None),
        # Other languages have no point between the parts of a name.
        ("ko", "의료원장 헬렌 모레티는 인력이 부족하다고 말했다.", None),
    ],
)
def test_a_surname_behind_a_first_name(language: str, copy: str, wanted: str | None) -> None:
    canonical = side("On Thursday Dr Helen Ashby said that staff were short.", "en")
    found = dotted_issues(canonical, side(copy, language), [Pair((0,), (0,), 1.0)])
    assert [issue.copy.text for issue in found if issue.copy] == ([wanted] if wanted else [])
    assert [issue.canonical.text for issue in found if issue.canonical] == (["Helen Ashby"] if wanted else [])


def test_another_person_of_the_article_is_no_other_name() -> None:
    canonical = side("On Thursday Helen Ashby and Anna Moretti met the press.", "en")
    copy = side("周四，海伦·莫雷蒂会见了记者。", "zh")
    assert dotted_issues(canonical, copy, [Pair((0,), (0,), 1.0)]) == []
