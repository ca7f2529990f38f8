"""What must hold for every text: offsets, order, no crash, and work that grows with the length alone."""

from __future__ import annotations

import random
import re
from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.figures import compare_texts, extract
from transcheck.figures import grammar as grammar_module
from transcheck.figures.model import Figure
from transcheck.figures.tables import Phrases, Profile, languages, profile

LANGUAGES = ["en", "de", "fr", "es", "ar", "he", "hi", "zh", "ja", "ko", "th", "sw", "tr", "vi", "ru", "fi", None]
PIECES = st.sampled_from(
    [
        "1", "12", "2019", "1.4", "1,400", "930.000", "½", "%", "$", "€", "-", "–", "/", ":", ".", ",", "'", "s", "th",
        " ", " ", " ", "million", "thousand", "hundred", "and", "of", "a", "half", "between", "to", "May", "Friday",
        "五", "十", "百", "万", "亿", "年", "月", "分之", "수", "백", "만", "ล้าน", "สิบ", "elfu", "milioni", "mia", "na",
        "zweihundert", "und", "e", "^", "+", "−", "٣", "०", "\u00a0", "\n", "(", ")", "COVID-", "nearly", "more than",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join))


def check(text: str, figures: list[Figure]) -> None:
    end = 0
    for figure in figures:
        assert text[figure.start : figure.end] == figure.quote
        assert end <= figure.start < figure.end <= len(text)
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert figure.normalized
        assert figure.to_dict()["quote"] == figure.quote
        end = figure.end


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(LANGUAGES))
def test_quotes_are_slices_in_order(text: str, language: str | None) -> None:
    check(text, extract(text, language))


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS)
def test_issues_quote_what_stands_there(canonical: str, copy: str) -> None:
    for issue in compare_texts(canonical, copy, canonical_language="en", copy_language="en"):
        for side, text in ((issue.canonical, canonical), (issue.copy, copy)):
            assert side is None or text[side.start : side.end] == side.text


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_a_text_agrees_with_itself(text: str) -> None:
    assert not [
        issue
        for issue in compare_texts(text, text, canonical_language="en", copy_language="en")
        if issue.category not in ("locale-convention/number-format", "accuracy/mistranslation/date-time")
    ]


@settings(max_examples=200, deadline=None)
@given(st.integers(min_value=0, max_value=10**12), st.sampled_from(["en", "de", "fr", "hi", "zh"]))
def test_grouped_digits_read_back(number: int, language: str) -> None:
    rules = profile(language)
    written = f"{number:,}".replace(",", rules.group)
    (figure,) = extract(f"x {written} yy", language) if number not in range(1900, 2100) else extract("x 7 yy", language)
    assert figure.low == (number if number not in range(1900, 2100) else 7)


@pytest.mark.parametrize(
    "unit",
    ["1", "1 ", "1.", "1,", "1-", "a ", "one ", "hundred ", "五", "万", "오", "1 000 ", "May ", "1/", "(", "e1", "+1 "],
)
def test_long_runs_are_read(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    for language in ("en", "zh", "ko", "th"):
        check(text, extract(text, language))


def test_the_work_grows_with_the_length(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0
    inner = grammar_module._read

    def counted(*arguments: object) -> object:
        nonlocal calls
        calls += 1
        return inner(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(grammar_module, "_read", counted)
    extract("1 one two hundred 3% " * 200, "en")
    once = calls
    extract("1 one two hundred 3% " * 400, "en")
    assert calls - once <= 2 * once


def test_every_language_has_what_it_needs() -> None:
    known = languages()
    assert len(known) >= 70
    dated = [code for code in known if len(_months(code)) == 12]
    assert len(dated) >= 40
    worded = [code for code in known if _reads_words(code)]
    assert len(worded) >= 25
    scaled = [code for code in known if any(power >= 6 for power in _scales(code))]
    assert len(scaled) >= 50


def _months(code: str) -> set[int]:
    rules = profile(code)
    return set(rules.months.phrases.values()) or (set(range(1, 13)) if rules.month_after else set())


def _scales(code: str) -> list[int]:
    return [*profile(code).scales.phrases.values(), *profile(code).powers.values()]


def _reads_words(code: str) -> bool:
    known = {atom.value for atom in profile(code).numbers.phrases.values()}
    return len(known & set(range(2, 20))) >= 15 or code in ("zh", "ja", "ko")


def test_digits_of_every_script() -> None:
    for zero in (
        0x0660,
        0x06F0,
        0x0966,
        0x09E6,
        0x0A66,
        0x0AE6,
        0x0BE6,
        0x0C66,
        0x0CE6,
        0x0D66,
        0x0E50,
        0x0ED0,
        0x1040,
    ):
        written = "".join(chr(zero + int(digit)) for digit in "745")
        (figure,) = extract(f"( {written} )", None)
        assert figure.normalized == "745"


def test_no_pattern_repeats_a_repetition() -> None:
    nested = re.compile(r"[+*]\)[+*]")
    for _, _, pattern in grammar_module._NOT_TEXT:
        assert not nested.search(pattern.pattern)


@pytest.mark.parametrize("unit", ["1", "9.", "1,", "x" * 50 + " "])
def test_a_line_of_a_megabyte_is_read(unit: str) -> None:
    text = unit * (1_000_000 // len(unit.encode()))
    check(text, extract(text, "en"))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "0",
                "1",
                "999",
                "٣",
                "९",
                "１",
                "五",
                "½",
                ".",
                ",",
                "،",
                "，",
                "'",
                "\u00a0",
                "\u202f",
                " ",
                "-",
                "/",
                "e",
                "^",
                "×",
            ]
        ),
        max_size=40,
    ).map("".join),
    st.sampled_from(LANGUAGES),
)
def test_adversarial_digits(text: str, language: str | None) -> None:
    check(text, extract(text, language))


@pytest.mark.parametrize("language", sorted(languages()))
def test_words_of_the_tables_in_any_order(language: str) -> None:
    """Runs of words that figures are made of, which texts of random letters never have."""
    rules, rng = profile(language), random.Random(language)
    words = [
        " ".join(phrase)
        for table in fields(Profile)
        if isinstance(part := getattr(rules, table.name), Phrases)
        for phrase in part.phrases
    ]
    signs = [
        "-",
        ",",
        ".",
        "/",
        "%",
        "(",
        ")",
        "1",
        "10",
        "1000",
        "2019",
        "3,5",
        "1/2",
        "27.5.",
        "^",
        "×",
        "½",
        "M",
        "’",
    ]
    for _ in range(30):
        parts = [rng.choice(words if rng.random() < 0.7 else signs) for _ in range(rng.randint(2, 12))]
        text = rng.choice((" ", "")).join(parts)
        check(text, extract(text, language, published=date(2024, 2, 29)))


@pytest.mark.parametrize(("language", "text"), [("nl", "zestien en"), ("da", "fireogtyve -"), ("de", "0.0'0.00")])
def test_a_number_that_breaks_off(language: str, text: str) -> None:
    check(text, extract(text, language))


@pytest.mark.parametrize(
    ("language", "unit"),
    [
        ("zh", "三分之"),
        ("zh", "百分之"),
        ("ja", "3分の"),
        ("de", "zwei und "),
        ("sw", "elfu mbili na "),
        ("en", "two to the power of "),
        ("fr", "deux et "),
    ],
)
def test_numbers_in_numbers_do_not_nest_without_end(language: str, unit: str) -> None:
    text = unit * 2_000
    check(text, extract(text, language))
