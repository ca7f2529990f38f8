from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.document import Document, sentences_at
from transcheck.segment import MAX_SENTENCE, segment


def texts(text: str, language: str = "en") -> list[str]:
    return [sentence.text for sentence in segment(text, language)]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["12-3-2019 (OSLO) The ferry of the U.S. Navy left at 5 p.m. Monday.", "Dr. Lee paid $1.4 million."]),
        ("en", ["It was No. 5 of Feb. 3, said J. K. Holt.", "“We won.”", "Nobody cheered."]),
        ("en", ["Then it rained…", "Nobody left.", "(He stayed.)", "They sang."]),
        ("en", ["“Why?” he asked.", "Wait... what is this?"]),
        ("es", ["El Sr. Ruiz llegó a EE. UU. ayer.", "¿Qué pasa?", "Costó 1.400.000 euros."]),
        ("fr", ["M. Dubois est là.", "Mme. Petit aussi.", "« Oui. »", "Il part."]),
        ("de", ["Am 3. Mai kam Dr. Vogt z. B. nach Bonn.", "Das war gut."]),
        ("de", ["Es sind 61.", "Ab dem 12. Juni, einem Montag, gilt er."]),
        ("de", ["Am 23. Aug. kam der Sturm.", "Er blieb."]),
        ("de", ["Das Fest findet zum 7. Mal statt.", "Er fiel im 1. Weltkrieg.", "Er ist 61.", "Sie ging."]),
        ("da", ["Den 4. maj, en fredag, kom hun.", "Det var godt."]),
        ("en", ["He was 12.", "May, who knew him, was older."]),
        ("id", ["Dr. H. Yusuf, S.H. datang.", "Jl. Merdeka No. 5 ramai.", "Harganya Rp 1.400.000 per unit."]),
        ("ru", ["В 2020 г. было 5 тыс. человек.", "Им. Чехова.", "Он ушёл."]),
        ("sv", ["Han greps kl. 21.30 i måndags.", "Ingen skadades."]),
        ("lv", ["Viņu aizturēja plkst. 21.30.", "Neviens necieta."]),
        ("lt", ["Pelnas siekė 2,1 mlrd. eurų.", "Niekas nenukentėjo."]),
        ("tr", ["Dr. Ali geldi.", "5. kat güzel."]),
        ("hi", ["यह है।", "डॉ. शर्मा आए।"]),
        ("ar", ["هل هذا صحيح؟", "نعم!"]),
        ("ar", ["بلغت قوته ٧.٥ درجات.", "قال م. ك. سالم إنه بخير."]),
        ("bn", ["ভূমিকম্পের মাত্রা ছিল ৫.৬ এবং ৭.২।", "কেউ মারা যায়নি।"]),
        ("hi", ["तीव्रता ५.६ थी।", "सब सुरक्षित हैं।"]),
        ("fa", ["نرخ به ۳.۲ درصد رسید.", "خبر خوبی است."]),
        ("pl", ["Jechał do St. Pölten z Dr. Brown.", "Padało."]),
        ("ru", ["Пришли Дж. Р. Смит и О. Генри.", "Было поздно."]),
    ],
)
def test_sentences_of_many_languages(language: str, expected: list[str]) -> None:
    assert texts(" ".join(expected), language) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh", ["他说：“我们走吧。”", "然后离开了。", "真的吗？！", "价格为3.5元。"]),
        ("ja", ["彼は「行こう。」と言った。", "そして去った。", "本当に？"]),
    ],
)
def test_scripts_without_spaces(language: str, expected: list[str]) -> None:
    assert texts("".join(expected), language) == expected


def test_headings_items_and_lines_without_a_full_stop_stand_alone() -> None:
    text = "Ferry Runs Aground\nThe ferry ran aground. Nobody was hurt\n\n- ten cars\n- two lorries\n\nShare:\n# More"
    assert texts(text) == [
        "Ferry Runs Aground",
        "The ferry ran aground.",
        "Nobody was hurt",
        "- ten cars",
        "- two lorries",
        "Share:",
        "# More",
    ]


def test_short_headlines_are_not_taken_for_wrapped_prose() -> None:
    headlines = ["Storm closes three ports in the north", "Ministers agree on a new fishing quota", "Rail strike ends"]
    assert texts("\n".join(headlines)) == headlines


def test_hard_wrapped_prose_is_not_cut_at_its_line_breaks() -> None:
    text = (
        "The harbour office said on Tuesday that the ferry had left\n"
        "the quay at noon, with forty passengers on board. It had\n"
        "been repaired twice since the spring, and the owners were\n"
        "told to replace the rudder.\n"
        "\n"
        "Nobody was hurt."
    )
    sentences = segment(text, "en")
    assert len(sentences) == 3
    assert sentences[1].text.startswith("It had\nbeen repaired")


def test_wrapped_chinese_is_not_cut_at_its_line_breaks() -> None:
    clause = "这艘渡轮在星期二中午离开码头的时候船上一共有四十名乘客和十二名船员他们都平安无事，"
    sentence = clause * 4 + "完。"
    lines = [sentence[i : i + 40] for i in range(0, len(sentence), 40)]
    assert len(segment("\n".join(lines), "zh")) == 1


def test_sentences_inside_a_long_quotation_are_told_apart() -> None:
    quoted = ["We have done all that could be done in a year like this one, with so few hands and so little money."] * 3
    text = f"She said: “{' '.join(quoted)}” Then she left."
    found = texts(text)
    assert len(found) == 4
    assert found[2].endswith("”")
    assert found[3] == "Then she left."


def test_a_stretch_without_a_full_stop_is_cut_at_a_clause_mark() -> None:
    text = "and then the wind rose, " * 200
    found = texts(text)
    assert max(map(len, found)) <= MAX_SENTENCE
    assert all(piece.endswith(",") for piece in found)


def test_a_word_of_ten_thousand_letters_is_still_covered() -> None:
    assert "".join(texts("x" * 10_000)) == "x" * 10_000


def test_no_text_gives_no_sentences() -> None:
    assert segment(" \n\t\n", "en") == ()


def test_an_unknown_language_gets_general_rules() -> None:
    assert texts("One came. Two left.", "und") == ["One came.", "Two left."]


ALPHABET = "aB1é. ,:;!?…。，！”“\"'’()«»「」\n\r\t-#*\u3000\u2028的日のΩЖ।😀\u0301"


@settings(max_examples=300, deadline=None)
@given(st.text(ALPHABET, max_size=200), st.sampled_from(["en", "zh", "ja", "id", "fr", "xx"]))
def test_offsets_cover_the_text_once(text: str, language: str) -> None:
    document = Document.from_text(text)
    position = 0
    for sentence in segment(document, language):
        assert sentence.start >= position
        assert not text[position : sentence.start].strip()
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
        assert sentence.text
        position = sentence.end
    assert not text[position:].strip()


def test_a_span_touches_the_sentences_that_it_shares_characters_with() -> None:
    sentences = segment("One day. Two days.\n\nThree days.", "en")
    spans = {(0, 3): [0], (7, 8): [0], (8, 9): [], (8, 10): [1], (5, 25): [0, 1, 2], (3, 3): [0], (31, 40): []}
    assert {span: list(sentences_at(sentences, *span)) for span in spans} == spans
