from __future__ import annotations

from datetime import date

import pytest

from transcheck.figures import extract


def read(text: str, language: str) -> list[tuple[str, str]]:
    return [(figure.kind.value, figure.normalized) for figure in extract(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "kind", "normalized"),
    [
        ("en", "about 1.4 million letters", "number", "1400000"),
        ("en", "it hit 46.2C", "number", "46.2 °C"),
        ("en", "it was 115F there", "number", "115 °F"),
        ("ja", "長さ10㎞の川", "number", "10 km"),
        ("ko", "용량 5.7ℓ", "number", "5.7 l"),
        ("en", "one million two hundred thousand", "number", "1200000"),
        ("en", "five hundred and twenty-three sheep", "number", "523"),
        ("en", "half a million", "number", "500000"),
        ("en", "hundreds of thousands of birds", "number", "100000..9999999"),
        ("en", "20 per cent", "percent", "20%"),
        ("en", "$3.5bn", "money", "USD 3500000000"),
        ("en", "12 dollars and 50 cents", "money", "USD 12.5"),
        ("en", "two-month closure", "duration", "P2M"),
        ("en", "between 5 and 10 boats", "range", "5/10"),
        ("en", "3 to 5 million fish", "range", "3000000/5000000"),
        ("en", "won 3–2", "range", "3/2"),
        ("en", "on 3 June 2019", "date", "2019-06-03"),
        ("en", "June 3", "date", "XXXX-06-03"),
        ("en", "in the 1990s", "date", "199X"),
        ("en", "at 5:30 pm", "time", "T17:30"),
        ("en", "it opened at 6.50", "time", "T06:50"),
        ("en", "at 6.50 percent", "percent", "6.5%"),
        ("en", "the 20th century", "ordinal", "#20"),
        ("en", "two thirds", "fraction", "0.6666666666666666666666666667"),
        ("en", "930.000 visitors", "number", "930000"),
        ("zh", "约140万份", "number", "1400000"),
        ("zh", "三十万多亿", "number", "30000000000000"),
        ("zh", "一万五千亿", "number", "1500000000000"),
        ("zh", "二〇一九年六月三日", "date", "2019-06-03"),
        ("zh", "两个月", "duration", "P2M"),
        ("ja", "6万7000件", "number", "67000"),
        ("ja", "午後5時30分", "time", "T17:30"),
        ("ko", "6만7000개", "number", "67000"),
        ("ko", "100여 명", "number", "100"),
        ("id", "1,4 juta unggahan", "number", "1400000"),
        ("id", "Rp1,5 triliun", "money", "IDR 1500000000000"),
        ("id", "ratusan ribu", "number", "100000..9999999"),
        ("es", "37 mil millones de dólares", "money", "USD 37000000000"),
        ("es", "un millón cuatrocientos mil", "number", "1400000"),
        ("de", "zweihundertfünfzig Menschen", "number", "250"),
        ("de", "17.30 Uhr", "time", "T17:30"),
        ("fr", "un million quatre cent mille", "number", "1400000"),
        ("fr", "67 000 lettres", "number", "67000"),
        ("hi", "१४ लाख", "number", "1400000"),
        ("en", "2 crore 30 lakh rupees", "money", "INR 23000000"),
        ("en", "4 thousand 3 hundred and 21", "number", "4321"),
        ("en", "3 × 10^6 cells", "number", "3000000"),
        ("en", "two twenty-fifths", "fraction", "0.08"),
        ("en", "six and two fifths million", "number", "6400000"),
        ("en", "four hundred thousandth", "ordinal", "#400000"),
        ("en", "⅜ of it", "fraction", "0.375"),
        ("es", "tres veinteavos", "fraction", "0.15"),
        ("pt", "três vinte e cinco avos", "fraction", "0.12"),
        ("de", "eintausendfünfhundertsechs", "number", "1506"),
        ("de", "am 3. Tag", "ordinal", "#3"),
        ("fr", "34 cents", "money", "EUR 0.34"),
        ("ar", "ثلاثة وعشرون", "number", "23"),
        ("ar", "مائة و واحد و ستون", "number", "161"),
        ("zh", "三百多万", "number", "3000000"),
        ("zh", "第二百五十次", "ordinal", "#250"),
        ("ja", "マイナス三", "number", "-3"),
        ("ja", "二百・七一", "number", "200.71"),
        ("hi", "इक्कीसवीं", "ordinal", "#21"),
        ("tr", "yirmiden fazla", "number", "20"),
        ("tr", "onuncu ve on beşinci arasında", "range", "#10/#15"),
        ("ko", "20과 30 사이", "range", "20/30"),
        ("ko", "1 414 021 100", "number", "1414021100"),
    ],
)
def test_one_figure(language: str, text: str, kind: str, normalized: str) -> None:
    assert read(text, language) == [(kind, normalized)]


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19",
        "the G7 summit",
        "an Airbus A380",
        "https://example.org/2019/12345",
        "Call +44 20 7946 0958 now",
        "write to desk42@example.org",
        "no one, one another",
    ],
)
def test_not_a_figure(text: str) -> None:
    assert read(text, "en") == []


def test_quotes_are_slices() -> None:
    text = "Nearly 8,000 of them, some 5 %, left on Saturday (May 27) at 17:30 — after 2 weeks."
    figures = extract(text, "en")
    assert [figure.quote for figure in figures] == ["8,000", "5 %", "Saturday (May 27)", "17:30", "2 weeks"]
    assert all(text[figure.start : figure.end] == figure.quote for figure in figures)


@pytest.mark.parametrize(
    ("language", "text", "hedge"),
    [
        ("en", "nearly 900 cows", "nearly"),
        ("en", "more than 900 cows", "more-than"),
        ("en", "900 or more cows", "at-least"),
        ("en", "as many as 900 cows", "up-to"),
        ("zh", "近900头牛", "nearly"),
        ("zh", "900多头牛", "more-than"),
        ("id", "hampir 900 sapi", "nearly"),
        ("es", "más de 900 vacas", "more-than"),
        ("de", "rund 900 Kühe", "about"),
        ("fr", "près de 900 vaches", "nearly"),
        ("ja", "900頭以上", "at-least"),
        ("ko", "3천 마리 미만", "less-than"),
        ("en", "about 900 or more", "at-least"),
    ],
)
def test_hedges(language: str, text: str, hedge: str | None) -> None:
    (figure,) = extract(text, language)
    assert (figure.hedge.value if figure.hedge else None) == hedge


@pytest.mark.parametrize(
    ("language", "text", "hedge"),
    [
        ("ru", "Работают не менее чем в 40 пекарнях.", "at-least"),
        ("ru", "Работают не более чем в 40 пекарнях.", "up-to"),
        ("ru", "Снизилась не менее чем на 5 процентов.", "at-least"),
        ("uk", "Працюють не менш ніж у 40 пекарнях.", "at-least"),
        ("pl", "Pracują co najmniej w 40 piekarniach.", "at-least"),
        ("cs", "Pracují téměř ve 40 pekárnách.", "nearly"),
        ("es", "Trabajan al menos en 40 panaderías.", "at-least"),
        ("it", "È chiuso almeno nel 40% dei forni.", "at-least"),
        ("fr", "Elle travaille au moins dans 40 fournils.", "at-least"),
        ("nl", "Ze werken bijna in 40 bakkerijen.", "nearly"),
        ("id", "Mereka bekerja setidaknya di 40 toko roti.", "at-least"),
        ("zh", "至少在40家面包店工作", "at-least"),
        ("he", "לפחות ב-40 מאפיות", "at-least"),
        ("hr", "Najmanje u 40 pekara.", "at-least"),
        ("hr", "To je najmanje u 40 godina.", None),
        ("en", "Bread sold best in 40 shops.", None),
        ("en", "The firm was valued at north of $40 million.", "more-than"),
        ("en", "The shop is north of 40 houses.", None),
        ("en", "The price did not exceed 40 crowns.", "up-to"),
        ("de", "Der Preis überstieg 40 Kronen.", "more-than"),
        ("de", "Es hieß, dass der Preis 40 Kronen nicht übersteigt.", "up-to"),
        ("fr", "Le prix ne dépasse pas les 40 couronnes.", "up-to"),
        ("es", "El precio superó las 40 coronas.", "more-than"),
        ("es", "El precio no superó las 40 coronas.", "up-to"),
        ("pt", "O preço ultrapassou as 40 coroas.", "more-than"),
        ("it", "Il prezzo non ha superato le 40 corone.", "up-to"),
        ("cs", "Cena nepřesáhla 40 korun.", "up-to"),
        ("sv", "Priset översteg inte 40 kronor.", "up-to"),
        ("tr", "Fiyat 40 avroyu aştı.", "more-than"),
        ("es", "Superó 40 obstáculos.", None),
        ("it", "Ha superato 40 avversari.", None),
        ("nl", "De verkoop daalde meer dan in 40 andere dorpen.", None),
    ],
)
def test_hedges_before_a_preposition_and_in_verbs(language: str, text: str, hedge: str | None) -> None:
    (figure,) = extract(text, language)
    assert (figure.hedge.value if figure.hedge else None) == hedge


def test_dates_resolve_against_the_publication() -> None:
    (day,) = extract("on Friday, May 26", "en", published=date(2023, 5, 28))
    assert day.low == date(2023, 5, 26).toordinal()
    assert day.normalized == "XXXX-05-26"


def test_interval() -> None:
    (figure,) = extract("nearly one million", "en")
    assert figure.interval == (900_000, 1_000_000)


@pytest.mark.parametrize(
    ("language", "text", "normalized"),
    [
        ("es", "Cayeron 31 mm de lluvia.", "31 mm"),
        ("es", "Costó 31 MM de dólares.", "USD 31000000"),
        ("ca", "Són 31 km de costa.", "31 km"),
        ("es", "Se esperan 31 °C en Lugo.", "31 °C"),
        ("pt", "Esperam-se 27°C em Faro.", "27 °C"),
        ("it", "Da 27 a 31 °C in pianura.", "27 °C/31 °C"),
        ("it", "È il 3° posto.", "#3"),
        ("vi", "lúc 5 giờ 42 phút chiều", "T17:42"),
        ("vi", "lúc 5 giờ 30 chiều", "T17:30"),
        ("vi", "kéo dài 5 giờ 42 phút", "PT5H42M"),
    ],
)
def test_signs_of_units_and_hours_are_read_as_what_they_are(language: str, text: str, normalized: str) -> None:
    assert [figure.normalized for figure in extract(text, language)] == [normalized]


def test_figures_of_a_language_are_none_inside_names() -> None:
    assert read("오하이오주에서", "ko") == []
    assert read("vitamin B12 C and Grade 3 F", "en") == [("number", "3")]


@pytest.mark.parametrize(
    ("language", "text", "normalized"),
    [
        ("ja", "火は深夜0時に消えた。", "T00:00"),
        ("ja", "火は夜12時に消えた。", "T00:00"),
        ("ja", "火は深夜2時に消えた。", "T02:00"),
        ("ja", "火は夜8時に消えた。", "T20:00"),
        ("ja", "火は午後0時に消えた。", "T12:00"),
        ("zh", "大火于晚上12点熄灭", "T00:00"),
        ("ko", "밤 1시에 불이 꺼졌다", "T01:00"),
        ("vi", "Lửa tắt lúc 2 giờ đêm", "T02:00"),
        ("es", "Se apagó a las 12 de la noche", "T00:00"),
        ("de", "Es erlosch um 12 Uhr nachts", "T00:00"),
        ("nl", "Ze liep hem in 2.06.19 uur.", "T02:06:19"),
        ("da", "Hun løb det på 2.06.19 timer.", "T02:06:19"),
        ("nl", "Ze liep hem op 2.06.19.", "2019-06-02"),
    ],
)
def test_hours_of_the_night_and_race_times(language: str, text: str, normalized: str) -> None:
    assert [figure.normalized for figure in extract(text, language)] == [normalized]
