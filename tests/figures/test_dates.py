"""Dates that count from another day, and times of day."""

from __future__ import annotations

from datetime import date

import pytest

from transcheck.figures import compare_texts, extract
from transcheck.figures.calendars import gregorian, holiday
from transcheck.figures.tables import languages, profile

PUBLISHED = date(2023, 5, 31)  # a Wednesday


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "The dam broke two weeks ago.", date(2023, 5, 17)),
        ("en", "She was born 31 years ago.", date(1992, 5, 31)),
        ("en", "They meet three months from now.", date(2023, 8, 31)),
        ("en", "They left last Friday.", date(2023, 5, 26)),
        ("en", "They leave next Friday.", date(2023, 6, 9)),
        ("en", "They left on Tuesday of last week.", date(2023, 5, 23)),
        ("en", "They left on Friday.", date(2023, 5, 26)),
        ("en", "It opened the day before yesterday.", date(2023, 5, 29)),
        ("en", "It opens two days after 27 May 2023.", date(2023, 5, 29)),
        ("en", "It opened one month before March 31, 2024.", date(2024, 2, 29)),
        ("fr", "Elle est partie il y a dix jours.", date(2023, 5, 21)),
        ("fr", "Il arrive vendredi prochain.", date(2023, 6, 9)),
        ("de", "Sie kam vor drei Wochen.", date(2023, 5, 10)),
        ("de", "Er kam letzten Montag.", date(2023, 5, 22)),
        ("es", "Llegó el martes pasado.", date(2023, 5, 23)),
        ("es", "Llegó el diez de octubre de 2018.", date(2018, 10, 10)),
        ("it", "È arrivata cinque giorni fa.", date(2023, 5, 26)),
        ("pt", "Aconteceu há duas semanas.", date(2023, 5, 17)),
        ("nl", "Het gebeurde vier dagen geleden.", date(2023, 5, 27)),
        ("tr", "Üç gün önce geldi.", date(2023, 5, 28)),
        ("ru", "Это случилось две недели назад.", date(2023, 5, 17)),
        ("ja", "2日前に始まった。", date(2023, 5, 29)),
        ("ja", "先週の金曜日に始まった。", date(2023, 5, 26)),
        ("ko", "3일 전에 시작했다.", date(2023, 5, 28)),
        ("zh", "前天开始。", date(2023, 5, 29)),
        ("id", "Itu terjadi dua minggu lalu.", date(2023, 5, 17)),
        ("hi", "यह दो दिन पहले हुआ।", date(2023, 5, 29)),
    ],
)
def test_relative_dates_resolve_against_the_publication(language: str, text: str, day: date) -> None:
    (figure,) = extract(text, language, published=PUBLISHED)
    assert figure.kind.value == "date"
    assert figure.low == figure.high == day.toordinal()


def test_without_a_publication_the_distance_is_kept() -> None:
    (figure,) = extract("two weeks ago", "en")
    assert (figure.normalized, figure.low) == ("P-2W", None)


def test_a_hedge_before_a_distance_stays() -> None:
    (figure,) = extract("It broke about two weeks ago.", "en")
    assert figure.hedge is not None
    assert figure.hedge.value == "about"


@pytest.mark.parametrize(
    ("canonical", "copy", "language"),
    [
        ("The bridge closed two weeks ago.", "Le pont ferme dans deux semaines.", "fr"),
        ("The talks ended last Friday.", "Las conversaciones terminan el próximo viernes.", "es"),
    ],
)
def test_past_for_future_is_an_issue(canonical: str, copy: str, language: str) -> None:
    (issue,) = compare_texts(canonical, copy, canonical_language="en", copy_language=language)
    assert issue.category == "accuracy/mistranslation/date-time"


@pytest.mark.parametrize(
    ("canonical", "copy", "language"),
    [
        ("The bridge closed two weeks ago.", "Le pont a fermé il y a deux semaines.", "fr"),
        ("The bridge closed two weeks ago.", "橋は2週間前に閉鎖された。", "ja"),
        ("It opened 36 years ago.", "Lleva 36 años abierto.", "es"),
        ("The talks ended last Friday.", "Die Gespräche endeten am Freitag.", "de"),
    ],
)
def test_the_same_distance_is_none(canonical: str, copy: str, language: str) -> None:
    assert compare_texts(canonical, copy, canonical_language="en", copy_language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "normalized"),
    [
        ("ja", "24時間", "PT24H"),
        ("ja", "5時間", "PT5H"),
        ("ja", "午後5時", "T17:00"),
        ("es", "veinticuatro horas", "PT24H"),
        ("zh", "下午七点五十分", "T19:50"),
        ("de", "am 22.04. um", "XXXX-04-22"),
        ("fr", "le 22/04", "XXXX-04-22"),
        ("en", "on 2019-Aug-1", "2019-08-01"),
    ],
)
def test_lengths_and_times(language: str, text: str, normalized: str) -> None:
    assert [figure.normalized for figure in extract(text, language)] == [normalized]


@pytest.mark.parametrize(
    ("calendar", "written", "day"),
    [
        ("persian", (1402, 1, 1), date(2023, 3, 21)),
        ("persian", (1403, 1, 1), date(2024, 3, 20)),
        ("persian", (1399, 12, 30), date(2021, 3, 20)),
        ("persian", (1357, 11, 22), date(1979, 2, 11)),
        ("islamic", (1444, 9, 1), date(2023, 3, 23)),
        ("islamic", (1445, 1, 1), date(2023, 7, 19)),
        ("persian", (1402, 12, 30), None),
    ],
)
def test_other_calendars(calendar: str, written: tuple[int, int, int], day: date | None) -> None:
    assert gregorian(calendar, *written) == day


@pytest.mark.parametrize(
    ("language", "text", "normalized"),
    [
        ("fa", "۶ خرداد ۱۴۰۲", "2023-05-27"),
        ("en", "on 6 Khordad 1402", "2023-05-27"),
        ("ar", "في 1 رمضان 1444", "2023-03-23"),
        ("th", "27 พฤษภาคม 2566", "2023-05-27"),
        ("ja", "令和5年5月27日", "2023-05-27"),
        ("zh", "民國112年5月27日", "2023-05-27"),
    ],
)
def test_dates_of_other_calendars_are_converted(language: str, text: str, normalized: str) -> None:
    assert [figure.normalized for figure in extract(text, language)] == [normalized]


@pytest.mark.parametrize(
    ("copy", "language", "agrees"),
    [
        ("سد در ۶ خرداد ۱۴۰۲ شکست.", "fa", True),
        ("سد در ۹ خرداد ۱۴۰۲ شکست.", "fa", False),
        ("انهار السد في 8 ذو القعدة 1444.", "ar", True),
    ],
)
def test_other_calendars_are_compared(copy: str, language: str, agrees: bool) -> None:
    issues = compare_texts("The dam broke on 27 May 2023.", copy, canonical_language="en", copy_language=language)
    assert (issues == []) is agrees


def test_an_iranian_year_lies_in_two() -> None:
    for year, agrees in ((2023, True), (2024, True), (2019, False)):
        issues = compare_texts(
            f"It opened in {year}.", "در سال ۱۴۰۲ افتتاح شد.", canonical_language="en", copy_language="fa"
        )
        assert (issues == []) is agrees


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("easter", date(2024, 3, 31)),
        ("easter", date(2019, 4, 21)),
        ("easter-2", date(2025, 4, 18)),
        ("easter+49", date(2000, 6, 11)),
        ("12-25", date(2010, 12, 25)),
        ("11-weekday4-4", date(2023, 11, 23)),
        ("11-weekday4-4+1", date(2023, 11, 24)),
    ],
)
def test_holidays_by_rule(rule: str, day: date) -> None:
    assert holiday(rule, day.year) == day


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "They married on Easter Monday 2019.", date(2019, 4, 22)),
        ("de", "Der Markt endet an Heiligabend.", date(2022, 12, 24)),
        ("fr", "trois jours après Pâques", date(2023, 4, 12)),
        ("sv", "på långfredagen", date(2023, 4, 7)),
        ("ja", "クリスマスに始まった。", date(2022, 12, 25)),
        ("en", "next Easter", date(2024, 3, 31)),
    ],
)
def test_holidays_are_days(language: str, text: str, day: date) -> None:
    (figure,) = extract(text, language, published=PUBLISHED)
    assert figure.low == figure.high == day.toordinal()


def test_every_holiday_of_the_tables_has_a_rule() -> None:
    for language in languages():
        for rule in profile(language).holidays.phrases.values():
            assert holiday(rule, 2024).year in (2023, 2024)


def test_a_holiday_that_a_copy_does_not_name_is_no_omission() -> None:
    canonical, copy = "The shop burnt down on Christmas Day.", "Das Geschäft brannte am Feiertag ab."
    assert compare_texts(canonical, copy, canonical_language="en", copy_language="de") == []


@pytest.mark.parametrize(
    ("language", "text", "readings"),
    [
        ("en", "They recalled on Tuesday 2.3 million doses.", ["XXXX-WXX-2", "2300000"]),
        ("en", "On Tuesday, 2.3% of them came.", ["XXXX-WXX-2", "2.3%"]),
        ("en", "On Tuesday 4.5 kilometres of road closed.", ["XXXX-WXX-2", "4.5 km"]),
        ("en", "On Tuesday 12.5 euros were paid.", ["XXXX-WXX-2", "EUR 12.5"]),
        ("en", "On Tuesday 3.5 magnitudes were felt.", ["XXXX-WXX-2", "3.5"]),
        ("en", "On Friday 1,234.5 points were lost.", ["XXXX-WXX-5", "1234.5"]),
        ("en", "On Monday 5 million people voted.", ["XXXX-WXX-1", "5000000"]),
        ("en", "In May 5 million people voted.", ["XXXX-05", "5000000"]),
        ("en", "In May 20 percent of them voted.", ["XXXX-05", "20%"]),
        ("en", "On Friday first aid arrived.", ["XXXX-WXX-5", "#1"]),
        ("de", "Am Dienstag 2.3 Millionen Dosen.", ["XXXX-WXX-2", "2300000"]),
        ("de", "Im Mai 20 Prozent mehr.", ["XXXX-05", "20%"]),
        ("fr", "Mardi 2.3 millions de doses.", ["XXXX-WXX-2", "2300000"]),
        ("es", "El martes 2.3 millones de dosis.", ["XXXX-WXX-2", "2300000"]),
        ("es", "El martes 2/3 de los votos.", ["XXXX-WXX-2", "0.6666666666666666666666666667"]),
        ("ru", "Во вторник 2.3 миллиона доз.", ["XXXX-WXX-2", "2300000"]),
        ("pl", "We wtorek 2.3 miliona dawek.", ["XXXX-WXX-2", "2300000"]),
        ("ar", "الثلاثاء 2.3 مليون جرعة", ["XXXX-WXX-2", "2300000"]),
        ("hi", "मंगलवार 2.3 करोड़ रुपये", ["XXXX-WXX-2", "INR 23000000"]),
        ("th", "วันอังคาร 2.3 ล้านโดส", ["XXXX-WXX-2", "2300000"]),
        ("vi", "Thứ Ba 2.3 triệu liều.", ["XXXX-WXX-2", "2300000"]),
        ("zh", "周二2.3万剂疫苗", ["XXXX-WXX-2", "23000"]),
        ("ja", "火曜日2.3%上昇した。", ["XXXX-WXX-2", "2.3%"]),
        ("ko", "화요일 2.3% 상승했다.", ["XXXX-WXX-2", "2.3%"]),
        ("en", "It was Friday 7.6.", ["XXXX-07-06"]),
        ("de", "Am Freitag 7.6 am Morgen.", ["XXXX-06-07"]),
        ("ru", "В пятницу 7.6 он пришёл.", ["XXXX-06-07"]),
        ("en", "Friday the thirteenth it rained.", ["XXXX-XX-13"]),
        ("en", "On May 5 in Paris.", ["XXXX-05-05"]),
    ],
)
def test_a_quantity_behind_a_weekday_or_month_is_no_day(language: str, text: str, readings: list[str]) -> None:
    assert [figure.normalized for figure in extract(text, language)] == readings


@pytest.mark.parametrize(
    ("text", "normalized"),
    [("I am 24 and live in Hull.", "24"), ("The shop opens at 9 am.", "T09:00"), ("AM 9:30 it opens.", "T09:30")],
)
def test_the_verb_am_makes_no_time_of_day(text: str, normalized: str) -> None:
    (figure,) = extract(text, "en")
    assert figure.normalized == normalized
