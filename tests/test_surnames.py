"""Full names whose surname a copy in a script without capitals exchanges."""

from __future__ import annotations

import pytest

from transcheck.document import Document, Sentence
from transcheck.results import Language, Pair
from transcheck.side import Side
from transcheck.surnames import surname_issues


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
        ("ko", "의료원장 헬렌 모레티는 인력이 부족하다고 말했다.", "헬렌 모레티는"),
        ("ko", "의료원장 헬렌 애슈비는 인력이 부족하다고 말했다.", None),
        ("ko", "의료원장 헬렌은 인력이 부족하다고 말했다.", None),
        ("ar", "قالت الدكتورة هيلين موريتي إن عدد الموظفين غير كاف.", "هيلين موريتي"),
        ("ar", "قالت الدكتورة هيلين أشبي إن عدد الموظفين غير كاف.", None),
        ("hi", "डॉक्टर हेलेन मोरेटी ने कहा कि कर्मचारी कम हैं।", "हेलेन मोरेटी"),
        ("hi", "डॉक्टर हेलेन ऐशबी ने कहा कि कर्मचारी कम हैं।", None),
        ("fa", "دکتر هلن بریتینگهام گفت کارکنان کم هستند.", "هلن بریتینگهام"),
        # Between first name and surname: a second first name, a title.
        ("ko", "의료원장 헬렌 메리 애슈비는 인력이 부족하다고 말했다.", None),
        # Scripts with capitals are looked at elsewhere.
        ("ru", "Доктор Хелен Моретти сказала, что персонала мало.", None),
        ("th", "ดร.เฮเลน โมเร็ตติ กล่าวว่าเจ้าหน้าที่ไม่เพียงพอ", None),
    ],
)
def test_a_surname_behind_a_first_name(language: str, copy: str, wanted: str | None) -> None:
    canonical = side("On Thursday Dr Helen Ashby said that staff were short.", "en")
    found = surname_issues(canonical, side(copy, language), [Pair((0,), (0,), 1.0)])
    assert [issue.copy.text for issue in found if issue.copy] == ([wanted] if wanted else [])
    assert [issue.canonical.text for issue in found if issue.canonical] == (["Helen Ashby"] if wanted else [])


def test_another_person_of_the_article_is_no_other_name() -> None:
    canonical = side("On Thursday Helen Ashby and Anna Moretti met the press.", "en")
    copy = side("周四，海伦·莫雷蒂会见了记者。", "zh")
    assert surname_issues(canonical, copy, [Pair((0,), (0,), 1.0)]) == []


def test_a_surname_that_the_copy_has_elsewhere_is_no_other_name() -> None:
    canonical = side("On Thursday Helen Ashby met the press.", "en")
    copy = side("애슈비 의료원장, 곧 헬렌 박사는 목요일에 기자들을 만났다.", "ko")
    assert surname_issues(canonical, copy, [Pair((0,), (0,), 1.0)]) == []


def test_an_office_and_a_translated_word_are_no_surnames() -> None:
    canonical = side("Helen Ashby left the board of Harvard University.", "en")
    copy = side("헬렌 애슈비가 하버드 대학교 이사회를 떠났다.", "ko")
    assert surname_issues(canonical, copy, [Pair((0,), (0,), 1.0)]) == []


def test_g_and_j_are_read_as_other_languages_say_them() -> None:
    canonical = side("Steven Gerrard and Thomas Bjorn met the press.", "en")
    copy = side("스티븐 제라드와 토마스 비욘은 기자들을 만났다.", "ko")
    assert surname_issues(canonical, copy, [Pair((0,), (0,), 1.0)]) == []
