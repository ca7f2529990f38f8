"""Dates at which one side ends what the other begins."""

from __future__ import annotations

import pytest
from tests.aligned_figures import aligned

from transcheck.bounds import bound_issues, without_reopenings
from transcheck.issues import Issue, Severity, quote

UNTIL = "The museum is closed until March 31."
SINCE = "The harbour has been closed since 2019."
BEFORE = "The council wants to rebuild the pier before 2030."


def quotes(canonical: str, copy: str, language: str) -> list[tuple[str, str]]:
    issues = bound_issues(*aligned(canonical, copy, language))
    assert all(issue.category == "accuracy/mistranslation/date-time" for issue in issues)
    return [(issue.canonical.text, issue.copy.text) for issue in issues if issue.canonical and issue.copy]


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "quote"),
    [
        ("en", UNTIL, "The museum is closed from March 31.", ("until March 31", "from March 31")),
        ("de", UNTIL, "Das Museum ist ab dem 31. März geschlossen.", ("until March 31", "ab dem 31. März")),
        ("fr", UNTIL, "Le musée est fermé à partir du 31 mars.", ("until March 31", "à partir du 31 mars")),
        ("nl", BEFORE, "De raad wil de pier na 2030 herbouwen.", ("before 2030", "na 2030")),
        ("tr", BEFORE, "Belediye iskeleyi 2030'dan sonra yenilemek istiyor.", ("before 2030", "2030'dan sonra")),
        ("zh", BEFORE, "市议会希望在2030年之后重建码头。", ("before 2030", "2030年之后")),
        ("ko", UNTIL, "박물관은 3월 31일부터 휴관한다.", ("until March 31", "3월 31일부터")),
        ("ja", SINCE, "港は2019年まで閉鎖されていた。", ("since 2019", "2019年まで")),
        ("ru", SINCE, "Гавань была закрыта до 2019 года.", ("since 2019", "до 2019 года")),
        ("ar", SINCE, "ظل الميناء مغلقا حتى 2019.", ("since 2019", "حتى 2019")),
        ("hi", SINCE, "बंदरगाह 2019 तक बंद था।", ("since 2019", "2019 तक")),
    ],
)
def test_what_ends_on_one_side_begins_on_the_other(
    language: str, canonical: str, copy: str, quote: tuple[str, str]
) -> None:
    assert quotes(canonical, copy, language) == [quote]


@pytest.mark.parametrize(
    ("language", "canonical", "copy"),
    [
        ("en", UNTIL, "The museum will not open before March 31."),
        ("de", UNTIL, "Das Museum bleibt bis zum 31. März geschlossen."),
        ("es", SINCE, "El puerto está cerrado desde 2019."),
        ("zh", UNTIL, "博物馆闭馆至3月31日。"),
        # Both ends of a stretch: the word between them belongs to the second.
        ("de", "The fair runs from May 3 to May 9.", "Die Messe dauert vom 3. Mai bis 9. Mai."),
        ("zh", "The fair runs from Monday to Friday.", "博览会从周一到周五举行。"),
        # “As of” is either.
        ("de", "As of March 31 nobody had applied.", "Bis zum 31. März hatte sich niemand beworben."),
        # No word of the copy stands at the date.
        ("de", SINCE, "Der Hafen wurde 2019 geschlossen."),
    ],
)
def test_the_same_end_or_beginning_is_no_issue(language: str, canonical: str, copy: str) -> None:
    assert quotes(canonical, copy, language) == []


REOPENS = "The museum will reopen in March 2027."


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "words", "stays"),
    [
        ("en", REOPENS, "The museum is closed until March 2027.", ("reopen", "closed"), False),
        ("en", UNTIL, "The museum opens on March 31.", ("closed", "opens"), False),
        ("de", REOPENS, "Das Museum bleibt bis März 2027 geschlossen.", ("reopen", "geschlossen"), False),
        ("fr", REOPENS, "Le musée restera fermé jusqu'en mars 2027.", ("reopen", "fermé"), False),
        ("ja", REOPENS, "博物館は2027年3月まで閉鎖される。", ("reopen", "閉鎖"), False),
        # Nothing goes on until then.
        ("en", REOPENS, "The museum will be closed in March 2027.", ("reopen", "closed"), True),
        ("en", REOPENS, "The museum will be closed by March 2027.", ("reopen", "closed"), True),
        ("de", REOPENS, "Das Museum wird vor März 2027 geschlossen.", ("reopen", "geschlossen"), True),
        # Of both sides something goes on.
        ("en", "The museum is open until March 31.", "The museum is closed until March 31.", ("open", "closed"), True),
        # Another date, and other words.
        ("en", REOPENS, "The museum is closed until May 2027.", ("reopen", "closed"), True),
        ("en", REOPENS, "The museum is closed until March 2027.", ("museum", "museum"), True),
    ],
)
def test_what_is_closed_until_a_date_reopens_then(
    language: str, canonical: str, copy: str, words: tuple[str, str], stays: bool
) -> None:
    left, right, pairs, matches = aligned(canonical, copy, language)
    places = [
        quote(side.document, start, start + len(word), side.sentences[0].text)
        for side, word in zip((left, right), words, strict=True)
        for start in [side.document.text.index(word)]
    ]
    issue = Issue("accuracy/mistranslation", Severity.MAJOR, 0.8, "opposites", canonical=places[0], copy=places[1])
    assert without_reopenings([issue], left, right, pairs, matches) == ([issue] if stays else [])


def test_an_opening_and_a_closing_explain_their_bounds() -> None:
    assert quotes("The garden opens from March 31.", "The garden is closed until March 31.", "en") == []
    assert quotes("The garden is open from March 31.", "The garden is open until March 31.", "en") != []
