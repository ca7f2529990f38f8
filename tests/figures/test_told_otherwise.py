"""Figures that honest copies tell another way, beside others that only look like it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from transcheck.audit import Auditor
from transcheck.document import Document, Sentence
from transcheck.figures.compare import FigureComparison, compare_figures
from transcheck.figures.derived import is_step, is_whole
from transcheck.figures.rates import times_of
from transcheck.figures.retellings import Rest, Retelling, told_otherwise
from transcheck.issues import Issue, Quote, Severity
from transcheck.results import FactState, Pair

RETOLD, ALIKE = 0.75, 0.95  # similarities of sentences in other words and in the same ones


def compared(
    canonical: str, copy: str, language: str = "en", published: str | None = None, similarity: float = RETOLD
) -> FigureComparison:
    """The comparison of two sentences that stand for each other."""
    day = date.fromisoformat(published) if published else None
    return compare_figures(
        Document.from_text(canonical, published=day),
        Document.from_text(copy, published=day),
        canonical_sentences=[Sentence(canonical, 0, len(canonical), "en")],
        copy_sentences=[Sentence(copy, 0, len(copy), language)],
        pairs=[Pair((0,), (0,), similarity)],
    )


def loud(found: FigureComparison) -> list[tuple[str, str]]:
    return [(issue.category, issue.severity) for issue in found.issues if issue.severity is not Severity.MINOR]


@pytest.mark.parametrize(
    ("language", "published", "canonical", "copy"),
    [
        # A day by its weekday, its date, or from the day of publication (2024-10-04 was a Friday).
        ("en", "2024-10-04", "The mill burned down on Tuesday.", "The mill burned down on October 1."),
        ("sv", "2024-10-04", "The mill burned down on October 1.", "Kvarnen brann ner i tisdags."),
        ("en", "2024-10-04", "The mill burned down on October 3.", "The mill burned down yesterday."),
        ("nl", "2024-10-04", "The mill burned down yesterday.", "De molen brandde donderdag af."),
        ("en", "2024-10-04", "The mill burned down on Tuesday.", "The mill burned down three days ago."),
        # By the day before it; by a time of day before it.
        ("it", None, "It rained on May 2, it froze on May 16.", "Piovve il 2 maggio e gelò due settimane dopo."),
        ("en", None, "The alarm came at 6:20 p.m., the crew 25 minutes on.", "The crew took 25 minutes to 6:45 p.m."),
        # The end of one month or year is the beginning of the next.
        ("en", None, "The fair opens before October.", "The fair opens by the end of September."),
        ("en", None, "The ban holds until the end of 2026.", "The ban holds before 2027."),
        # A copy that appears on a later day may count from there.
        ("sv", None, "The mill burned down yesterday.", "Kvarnen brann ner i förrgår."),
        # A year by the years since.
        ("en", "2024-10-04", "The rink was built in 1984.", "The rink was built four decades ago."),
        ("pt", "2024-10-04", "The rink was built in 2004.", "O rinque foi construído há 20 anos."),
        ("en", "2024-10-04", "Her uncle, born in 1950, won.", "Her uncle, 73, won."),
    ],
)  # fmt: skip
def test_a_time_told_otherwise_is_neither_left_out_nor_added(
    language: str, published: str | None, canonical: str, copy: str
) -> None:
    assert compared(canonical, copy, language, published).issues == ()


@pytest.mark.parametrize(
    ("language", "published", "canonical", "copy"),
    [
        # A rate in another time.
        ("en", None, "The guards get 2,400 crowns a week.", "The guards get 124,800 crowns a year."),
        ("fr", None, "The well yields 90 litres a minute.", "Le puits donne 5 400 litres par heure."),
        ("ja", None, "The rent is 250 euros a month.", "家賃は年間3000ユーロだ。"),
        ("en", None, "They charge 18% a year.", "They charge 1.5% a month."),
        # A length of time in one unit and in several.
        ("en", None, "She served four years and six months.", "She served four and a half years."),
        ("en", None, "She served four years and six months.", "She served 54 months."),
        ("de", None, "The ferry took two and a half hours.", "Die Fähre brauchte 2 Stunden 30 Minuten."),
        ("es", None, "The ferry took 150 minutes.", "El ferri tardó dos horas y media."),
        # A time and one some minutes later, of which half of the day is open.
        ("en", None, "The alarm came at 2:52 p.m., the crew 8 minutes on.", "The crew came at three o'clock."),
        # A total for its parts.
        ("de", None, "Nine goats and 14 sheep drowned.", "23 Tiere ertranken."),
        ("da", None, "They sold 310 lamps in May, 275 in June.", "De solgte 585 lamper, heraf 310 i maj."),
        # A step for where it began.
        ("de", None, "The fee rises from 4 to 7 euros.", "Die Gebühr steigt um 3 auf 7 Euro."),
        ("en", None, "The fee rises from 4 to 7 euros.", "The fee is going to be 7 euros, three euros more."),
        ("en", None, "The choir grew from 8 to 11 singers.", "Three singers joined the choir, which has 11 now."),
        ("en", None, "The choir shrank from 15 to 11 singers.", "Four singers left the choir, which has 11 now."),
        # A share for a part of a whole.
        ("en", None, "Of the 80 seats 20 are free.", "A quarter of the 80 seats are free."),
        # A second currency in brackets.
        ("en", None, "The boat cost 70,000 euros.", "The boat cost 70,000 euros ($76,000)."),
        ("ru", None, "The boat cost 70,000 euros.", "Лодка стоила 70 000 евро (около 7 млн рублей)."),
        ("en", None, "The boat cost 70,000 euros.", "The boat cost 70,000 euros, or about $76,000."),
        ("en", None, "The boat cost 700 Danish crowns.", "The boat cost 700 Danish crowns (about $100)."),
        # One scale for two numerals.
        ("en", None, "It holds 3 to 4 million letters.", "It holds between three and four million letters."),
        # British spellings are units.
        ("en", None, "The beam is 45 mm thick.", "The beam has 4.5 centimetres."),
    ],
)  # fmt: skip
def test_the_same_told_otherwise_is_silent(language: str, published: str | None, canonical: str, copy: str) -> None:
    assert loud(compared(canonical, copy, language, published)) == []


@pytest.mark.parametrize(
    ("language", "published", "canonical", "copy", "expected"),
    [
        ("en", "2024-10-04", "The mill burned down on Tuesday.", "The mill burned down on September 29.", "date-time"),
        ("es", "2024-10-04", "The mill burned down on October 3.", "El molino ardió el martes.", "date-time"),
        ("en", "2024-10-04", "The mill burned down on Tuesday.", "The mill burned down six days ago.", "date-time"),
        ("en", "2024-10-04", "The rink was built in 1984.", "The rink was built 14 years ago.", "date-time"),
        ("en", None, "The alarm came at 6:20 p.m., the crew 25 minutes on.", "The crew came by 7:45 p.m.", "date-time"),
        ("en", None, "The guards get 2,400 crowns a week.", "The guards get 28,800 crowns a year.", "number"),
        ("en", None, "The guards get 2,400 crowns a week.", "The guards get 124,800 crowns a week.", "number"),
        ("en", None, "She served four years and six months.", "She served four and a quarter years.", "duration"),
        ("en", None, "The ferry took two and a half hours.", "The ferry took 2 hours 50 minutes.", "duration"),
        ("ko", None, "It ended 20-6 on Sunday.", "일요일 경기는 60대 6으로 끝났다.", "number"),
        ("de", None, "Nine goats and 14 sheep drowned.", "Neun Ziegen und 23 Schafe ertranken.", "number"),
        ("de", None, "The fee rises from 4 to 7 euros.", "Die Gebühr steigt von 3 auf 7 Euro.", "number"),
        ("es", None, "It is the first in 18 games since 4-1.", "Es el primero en 14 partidos desde 4-1.", "number"),
        ("en", None, "Of the 80 seats 20 are free.", "Half of the 80 seats are free.", "number"),
        ("en", None, "Between 30 and 45 cranes left.", "Some 30-75 cranes left.", "number"),
        ("de", None, "It cost 70,000 euros ($76,000).", "Es kostete 70.000 Euro (96.000 Dollar).", "number"),
        ("de", None, "The boat cost 70,000 crowns ($6,100).", "Das Boot kostete 70.000 Kronen (6100 Euro).", "unit"),
    ],
)  # fmt: skip
def test_something_else_is_an_issue(
    language: str, published: str | None, canonical: str, copy: str, expected: str
) -> None:
    assert f"accuracy/mistranslation/{expected}" in dict(loud(compared(canonical, copy, language, published)))


def test_a_date_that_may_be_the_weekday_of_a_retold_sentence() -> None:
    canonical = "On Tuesday the board met; the new rules hold from June 30."
    copy = "The board met on June 10."
    assert loud(compared(canonical, copy)) == []
    assert loud(compared(canonical, copy, similarity=ALIKE))
    # With the day of publication known, June 10 is that Tuesday or it is not.
    assert loud(compared(canonical, copy, published="2025-06-13", similarity=ALIKE)) == []
    assert loud(compared(canonical, copy.replace("10", "9"), published="2025-06-13"))


def test_days_are_known_from_a_dateline_and_from_another_date() -> None:
    lead = "TORVA, Oct. 4, 2024 – The mill burned down on Tuesday."
    assert loud(compared(lead, "The mill burned down on October 1.")) == []
    stated = "The mill, shut since Monday, September 30, burned down on Thursday."
    assert loud(compared(stated, "The mill, shut since September 30, burned down on October 3.")) == []
    assert compared(stated, "The mill, shut since September 30, burned down on October 3.").counts.mismatched == 0


def test_parts_of_a_total_agree_and_are_not_left_out() -> None:
    found = compared("Nine goats and 14 sheep drowned.", "In the flood 23 animals drowned.")
    assert [fact.state for fact in found.facts] == [FactState.AGREE]
    assert found.counts.omitted == found.counts.added == 0
    assert found.matches == ()


def test_what_is_left_over_is_minor_where_the_copy_names_the_whole() -> None:
    canonical = "The club has 16 courts, of which 7 are flooded."
    (found,) = compared(canonical, "9 of the club's 16 courts can be used.").issues
    assert found.severity is Severity.MINOR
    assert found.message.endswith("unless it says how many are left.")
    assert loud(compared(canonical, "8 of the club's 16 courts can be used."))
    assert loud(compared(canonical, "9 of the club's 16 courts are flooded.", similarity=ALIKE))


def quote(text: str, words: str) -> Quote:
    start = text.index(words)
    return Quote(words, start, start + len(words), text)


def issue(category: str, canonical: Quote | None, copy: Quote | None) -> Issue:
    return Issue(category, Severity.CRITICAL, 0.9, "…", canonical=canonical, copy=copy)


def test_a_rest_and_a_negation_explain_each_other() -> None:
    canonical, copy = "Of 40 buses 31 ran.", "Nine of the 40 buses did not run."
    (rest,) = compared(canonical, copy, similarity=ALIKE).rests
    assert rest == Rest(((0, len(canonical)), (0, len(copy))), ((12, 14), (0, 4)))
    figure = issue("accuracy/mistranslation/number", quote(canonical, "31"), quote(copy, "Nine"))
    negation = issue("accuracy/mistranslation/negation", quote(canonical, "ran"), quote(copy, "not run"))
    other = issue("accuracy/mistranslation", quote(canonical, "buses"), quote(copy, "buses"))
    minor = replace(other, severity=Severity.MINOR)
    assert told_otherwise([figure], [negation, other], (), (rest,), lambda _: False) == ([], [minor])
    assert told_otherwise([figure], [other], (), (rest,), lambda _: True) == ([], [minor])
    # Nothing is denied: nine ran, and that is wrong.
    assert told_otherwise([figure], [other], (), (rest,), lambda _: False) == ([figure], [minor])


def test_an_audit_knows_negations_in_two_languages() -> None:
    canonical = Document.from_text("Only 31 of the 75 buses had been cleaned.")
    auditor = Auditor(canonical)
    told = auditor.audit(Document.from_text("De los 75 autobuses, 44 no habían sido limpiados."))
    assert [issue for issue in told.issues if issue.severity is not Severity.MINOR] == []
    wrong = auditor.audit(Document.from_text("De los 75 autobuses, 44 habían sido limpiados."))
    assert "accuracy/mistranslation/number" in {issue.category for issue in wrong.issues}


def test_words_of_a_figure_told_otherwise_are_no_drift() -> None:
    canonical, copy = "Five cooks and six waiters quit.", "Eleven people quit."
    (retelling,) = compared(canonical, copy).retellings
    assert retelling == Retelling(((0, 26),), ((0, 13),))
    exchanged = issue("accuracy/mistranslation", quote(canonical, "waiters"), quote(copy, "people"))
    missing = issue("accuracy/omission", quote(canonical, "six waiters"), quote(copy, "quit"))
    elsewhere = issue("accuracy/mistranslation", quote(canonical, "quit"), quote(copy, "quit"))
    added = issue("accuracy/addition", None, quote(copy, "people"))
    found = told_otherwise([], [exchanged, missing, elsewhere, added], (retelling,), (), lambda _: False)
    assert found == ([], [elsewhere, added])


def test_units_of_time_without_a_number() -> None:
    text = "Fees are due each month, and twice a year for two weeks."
    figures = [(text.index("two"), text.index("."))]
    assert times_of(text, "en", figures) == {
        "month": (text.index("month"), text.index("month") + 5),
        "year": (text.index("year"), text.index("year") + 4),
    }
    # 아주 (“very”) has the letter of a week, 토요일 (“Saturday”) that of a day.
    assert times_of("토요일에 아주 좋았다.", "ko", []) == {}
    assert list(times_of("요금은 매월 낸다.", "ko", [])) == ["month"]


@pytest.mark.parametrize(
    ("language", "text", "figure", "step"),
    [
        ("en", "Fares go up by 3 euros.", "3 euros", True),
        ("en", "Fares go up to 3 euros.", "3 euros", False),
        ("en", "Fares will be 3 euros higher.", "3 euros", True),
        ("de", "Die Preise steigen um 3 Euro.", "3 Euro", True),
        ("ru", "Цена выросла на 3 евро.", "3 евро", True),
        ("ru", "Цена выросла до 3 евро.", "3 евро", False),
    ],
)
def test_steps(language: str, text: str, figure: str, step: bool) -> None:
    start = text.index(figure)
    assert is_step(text, language, start, start + len(figure)) is step


def test_wholes() -> None:
    assert is_whole("Five of the town hall's 14 rooms", "en", 24)
    assert not is_whole("Five rooms and 14 halls", "en", 15)


def test_a_share_of_something_else_is_not_held_against_a_part_and_its_whole() -> None:
    article = "Of the 80 seats in the hall 20 are free."
    assert loud(compared(article, "Half of the 80 seats in the hall are free."))
    assert loud(compared(article, "The hall has 80 seats, which cost half as much as last year.")) == []
    assert loud(compared(article, "More than a fifth of the 80 seats in the hall are free.")) == []


@pytest.mark.parametrize(("day", "grave"), [("Wednesday", False), ("Friday", True), ("Sunday", True)])
def test_weekdays_more_than_one_day_apart_are_no_matter_of_clocks(day: str, grave: bool) -> None:
    found = compared("The mill burned down on Tuesday.", f"The mill burned down on {day}.", similarity=ALIKE)
    assert len(found.issues) == 1
    assert bool(loud(found)) == grave


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "wrong"),
    [
        ("zh", "Call 116 123 today.", "请拨打116 123（免费）。", False),
        ("hi", "Call 116 123 today.", "आज 116 123 पर बात करें।", False),
        ("zh", "Call 116 123 today.", "请拨打116 124（免费）。", True),
        ("ja", "The snow was 1.5 metres deep.", "雪の深さは約1・5メートルだった。", False),
        ("ja", "The snow was 1.5 metres deep.", "雪の深さは1・6メートルだった。", True),
    ],
)
def test_a_number_that_the_other_language_reads_as_two(language: str, canonical: str, copy: str, wrong: bool) -> None:
    found = compared(canonical, copy, language).issues
    assert any(issue.severity is not Severity.MINOR for issue in found) is wrong, found


@pytest.mark.parametrize(
    ("language", "second", "severity"),
    [
        ("en", "The vote on Thursday took three weeks.", Severity.MAJOR),
        ("de", "Die Abstimmung am Donnerstag dauerte drei Wochen.", Severity.MAJOR),
        ("ru", "Голосование в четверг длилось три недели.", Severity.MAJOR),
        ("ar", "استغرق التصويت يوم الخميس ثلاثة أسابيع.", Severity.MAJOR),
        ("ko", "목요일 투표는 3주가 걸렸다.", Severity.MAJOR),
        # The clock of another country, another way to count, and a second day.
        ("en", "The vote on Wednesday took three weeks.", None),
        ("en", "The vote on Thursday, two days later, took three weeks.", None),
        ("en", "The vote on Thursday after that of Tuesday took three weeks.", None),
    ],
)
def test_a_wrong_weekday_is_one_though_another_sentence_has_the_right_one(
    language: str, second: str, severity: Severity | None
) -> None:
    def told(sentences: tuple[str, str], language: str) -> tuple[Document, list[Sentence]]:
        one, two = sentences
        places = [Sentence(one, 0, len(one), language), Sentence(two, len(one) + 1, len(one) + len(two) + 1, language)]
        return Document.from_text(" ".join(sentences)), places

    first = {"en": "It rained on Tuesday.", "de": "Am Dienstag regnete es.", "ru": "Во вторник шёл дождь."}
    first |= {"ar": "هطل المطر يوم الثلاثاء.", "ko": "화요일에 비가 왔다."}
    article, ours = told((first["en"], "The vote on Tuesday took three weeks."), "en")
    copy, theirs = told((first[language], second), language)
    pairs = [Pair((0,), (0,), ALIKE), Pair((1,), (1,), ALIKE)]
    found = compare_figures(article, copy, canonical_sentences=ours, copy_sentences=theirs, pairs=pairs).issues
    wrong = [issue.severity for issue in found if issue.category == "accuracy/mistranslation/date-time"]
    assert wrong == ([severity] if severity else []), found
