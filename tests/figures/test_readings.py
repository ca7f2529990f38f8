"""What readers of a language take figures to mean, where the words around them mislead."""

from __future__ import annotations

from datetime import date

import pytest

from transcheck.figures import Hedge, Kind, extract

PUBLISHED = date(2023, 5, 31)  # a Wednesday


def read(text: str, language: str) -> list[str]:
    return [figure.normalized for figure in extract(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "normalized"),
    [
        ("es", "Llegaron al menos 40 barcos", "40"),
        ("es", "hace menos 4 grados", "-4 °"),
        ("pt", "pelo menos 40 barcos", "40"),
        ("nl", "een kans van ,25", "0.25"),
        ("ja", "２５００人", "2500"),
        ("ja", "２０１９年", "2019"),
        ("fr", "soixante et onze moutons", "71"),
        ("fr", "quatre vingt dix sept moutons", "97"),
        ("fr", "trois centièmes", "0.03"),
        ("sv", "5 tusen 2 hundra 12 får", "5212"),
        ("it", "da cento a centoventi pecore", "100/120"),
        ("ar", "بين ثلاثين وأربعين", "30/40"),
        ("ar", "خمس وأربعون شاة", "45"),
        ("he", "שלושים וארבע", "34"),
        ("pl", "dwadzieścia jeden owiec", "21"),
    ],
)
def test_numbers(language: str, text: str, normalized: str) -> None:
    assert read(text, language) == [normalized]


@pytest.mark.parametrize(
    ("language", "text", "normalized"),
    [
        ("en", "a voyage of 3 days 7 hours", "P3DT7H"),
        ("en", "two years and five months in prison", "P2Y5M"),
        ("en", "a 2-day, 6-hour walk", "P2DT6H"),
        ("de", "nach 4 Stunden und 12 Minuten", "PT4H12M"),
        ("zh", "历时3天5小时", "P3DT5H"),
        ("zh", "2小时40分", "PT2H40M"),
        ("fr", "deux heures et dix minutes", "PT2H10M"),
        ("de", "die vierwöchige Sperre", "P4W"),
        ("de", "eine zehntägige Reise", "P10D"),
        ("nl", "een vierdaagse staking", "P4D"),
        ("sv", "en sjuårig flicka", "P7Y"),
        ("da", "en femårig plan", "P5Y"),
        ("ru", "пятидневная забастовка", "P5D"),
        ("uk", "двотижнева перерва", "P2W"),
        ("pl", "czterodniowy strajk", "P4D"),
        ("cs", "čtyřdenní stávka", "P4D"),
        ("hu", "négynapos sztrájk", "P4D"),
        ("fi", "nelipäiväinen lakko", "P4D"),
        ("sr", "четворомесечни прекид", "P4M"),
        ("en", "they waited for an hour", "PT1H"),
        ("es", "cerrado durante una semana", "P1W"),
        ("de", "seit einem Jahr geschlossen", "P1Y"),
        ("en", "it took a year and a half", "P1.5Y"),
        ("fr", "une heure et demie plus tard", "PT1.5H"),
        ("es", "en un año y medio", "P1.5Y"),
        ("it", "un anno e mezzo di lavoro", "P1.5Y"),
    ],
)
def test_lengths_of_time(language: str, text: str, normalized: str) -> None:
    assert read(text, language) == [normalized]


def test_a_price_by_the_hour_is_no_length_of_time() -> None:
    assert read("It costs £7 an hour, £90 a week.", "en") == ["GBP 7", "GBP 90"]


def test_parts_of_a_length_count_in_the_smallest_unit() -> None:
    (figure,) = extract("8 days 20 hours", "en")
    assert (figure.low, figure.unit, len(figure.ends or ())) == (212, "hour", 2)


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "a week ago", ["2023-05-24"]),
        ("fr", "il y a un mois", ["2023-04-30"]),
        ("nl", "over een week", ["2023-06-07"]),
        ("de", "vor einem Jahr", ["2022-05-31"]),
        ("en", "They will vote in three weeks.", ["2023-06-21"]),
        ("en", "on 18 and 19 June", ["2023-06-18", "2023-06-19"]),
        ("fr", "le 18 et le 19 juin", ["2023-06-18", "2023-06-19"]),
        ("fr", "lundi 12.", ["2023-06-12"]),
        ("en", "Tuesday the thirteenth", ["2023-06-13"]),
        ("pt", "em 3 de outubro de 87.", ["1987-10-03"]),
        ("en", "May 14, ’92", ["1992-05-14"]),
        ("en", "6 March nineteen eighty-four", ["1984-03-06"]),
        ("fr", "le 05 03 2011", ["2011-03-05"]),
        ("en", "the fourth day of July, 1995", ["1995-07-04"]),
        ("es", "el cuarto día de julio de 1995", ["1995-07-04"]),
        ("eu", "2023ko maiatzaren 27an", ["2023-05-27"]),
        ("eu", "ekainaren 3an", ["2023-06-03"]),
        ("tr", "İki gün önce", ["2023-05-29"]),
    ],
)
def test_days(language: str, text: str, days: list[str]) -> None:
    figures = extract(text, language, published=PUBLISHED)
    assert [date.fromordinal(int(figure.low or 1)).isoformat() for figure in figures] == days


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "They built it in three weeks."), ("fr", "lundi 21 personnes"), ("en", "won on Saturday 2-1.")],
)
def test_no_day(language: str, text: str) -> None:
    assert not any(figure.when and figure.when.day for figure in extract(text, language))


@pytest.mark.parametrize(
    ("language", "text", "normalized"),
    [
        ("en", "It cost 18 dollars 75.", ["USD 18.75"]),
        ("de", "Es kostete 18 Euro und 75.", ["EUR 18.75"]),
        ("en", "It cost 18 dollars 75 times", ["USD 18", "75"]),
        ("en", "between 18 dollars and 75.", ["USD 18/USD 75"]),
        ("fr", "douze euros et trente-cinq cents", ["EUR 12.35"]),
        ("en", "two hundred and three dozen eggs", ["236"]),
        ("fr", "sept millions et demi", ["7500000"]),
        ("hi", "तीस का छठा भाग", ["5"]),
        ("hi", "डेढ़ सौ गायें", ["150"]),
        ("hi", "तीन सौवां मैच", ["#300"]),
        ("sv", "minus ett", ["-1"]),
        ("ko", "사천이백오십 이상", ["4250"]),
        ("tr", "5 saatliğine kapandı", ["PT5H"]),
        ("hi", "सत्तासी गायें", ["87"]),
        ("ko", "세 달 동안", ["P3M"]),
        ("ko", "소 네 마리", ["4"]),
        ("ko", "여든 살", ["P80Y"]),
        ("ko", "천 명이 왔다", ["1000"]),
        ("ko", "4분의 1 조각", ["0.25"]),
        ("ko", "세대와 열대와 조사", []),
        ("ko", "비율은 오분의 이이다", ["0.4"]),
        ("ja", "答えは七です", ["7"]),
        ("zh", "答案是七。", ["7"]),
        ("zh", "他说一不二。", []),
    ],
)
def test_idioms_of_counting(language: str, text: str, normalized: list[str]) -> None:
    assert read(text, language) == normalized


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "The factory has 1950 workers.", Kind.NUMBER),
        ("en", "Around 2000 people came.", Kind.NUMBER),
        ("en", "Around 2000, people came.", Kind.DATE),
        ("en", "In 2020 people stayed at home.", Kind.DATE),
        ("de", "Um 2000 Menschen kamen.", Kind.NUMBER),
        ("de", "Um 2000 wuchs die Stadt.", Kind.DATE),
        ("he", "הגיעו 2000 איש", Kind.NUMBER),
        ("sw", "takriban watu 2000 walikuja", Kind.NUMBER),
        ("sw", "Kombe la Dunia la Wanawake 2023", Kind.DATE),
        ("es", "Hasta 2019 mujeres y hombres", Kind.DATE),
        ("sw", "mwaka 2000 walikuja", Kind.DATE),
    ],
)
def test_four_digits_before_what_they_count_are_no_year(language: str, text: str, kind: Kind) -> None:
    assert [figure.kind for figure in extract(text, language)] == [kind]


@pytest.mark.parametrize(
    ("language", "text", "hedge"),
    [
        ("en", "twice as many as a year ago", None),
        ("en", "three times more than a year ago", None),
        ("en", "20% more than a year ago", None),
        ("pl", "dwa razy więcej niż rok temu", None),
        ("en", "more than a year ago", Hedge.MORE_THAN),
        ("en", "up to two years ago", Hedge.UP_TO),
    ],
)
def test_a_comparison_with_a_time_is_no_hedge_of_it(language: str, text: str, hedge: Hedge | None) -> None:
    assert extract(text, language)[-1].hedge is hedge
