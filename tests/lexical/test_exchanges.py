"""Groups, ranks, offices, deals and lists of which a copy makes others."""

from __future__ import annotations

import pytest
from tests.lexical.pairs import issues, pair_of

from transcheck.issues import Direction, Issue, Severity
from transcheck.lexical import without_converses


def told(canonical: str, copy: str, pairs: str = "", language: str = "en") -> list[tuple[str, str]]:
    return [
        (issue.canonical.text if issue.canonical else "", issue.copy.text if issue.copy else "")
        for issue in issues(canonical, copy, pairs, language)
        if issue.severity is not Severity.MINOR
    ]


@pytest.mark.parametrize(
    ("canonical", "copy", "wanted"),
    [
        ("Two of them were damaged.", "All of them were damaged.", [("Two of them", "All of")]),
        ("Some farms flooded.", "All farms flooded.", [("Some", "All")]),
        ("All farms flooded.", "Several farms flooded.", [("All", "Several")]),
        ("All but two sailors survived.", "Only two sailors survived.", [("All but two", "Only two")]),
        ("Some farms flooded.", "No farms flooded.", [("Some", "No")]),
        ("Some farms flooded.", "Several farms flooded.", []),
        ("Two of the farms flooded, and all lost power.", "All lost power, two of the farms flooded.", []),
        ("All but two sailors survived.", "Everybody but two sailors survived.", []),
    ],
)
def test_how_many_of_a_group(canonical: str, copy: str, wanted: list[tuple[str, str]]) -> None:
    assert told(canonical, copy) == wanted


@pytest.mark.parametrize(
    ("language", "copy", "pairs"),
    [
        ("de", "Alle Höfe wurden überflutet.", "farms:höfe"),
        ("es", "Todas las granjas se inundaron.", "farms:granjas"),
        ("ru", "Все фермы затопило.", "farms:фермы"),
        ("tr", "Bütün çiftlikler su altında kaldı.", "farms:çiftlikler"),
    ],
)
def test_how_many_of_a_group_across_languages(language: str, copy: str, pairs: str) -> None:
    assert len(told("Some farms were flooded.", copy, pairs, language)) == 1
    assert told("All farms were flooded.", copy, pairs, language) == []


@pytest.mark.parametrize(
    ("canonical", "copy", "wanted"),
    [
        ("It is the second-largest port.", "It is the largest port.", [("second-largest", "largest")]),
        ("It is the third largest port.", "It is the largest port.", [("third largest", "largest")]),
        ("It is one of the largest ports.", "It is the largest port.", [("one of the largest", "largest")]),
        ("It is the largest port.", "It is one of the largest ports.", [("largest", "one of the largest")]),
        ("It is one of the largest ports.", "It is among the largest ports.", []),
        ("It is the second-largest port.", "Only one port is larger: it is largest after Genoa.", []),
        ("It is the second-largest port.", "It is No. 2 of the largest ports.", []),
    ],
)
def test_ranks(canonical: str, copy: str, wanted: list[tuple[str, str]]) -> None:
    assert told(canonical, copy, "ports:port port:ports") == wanted


@pytest.mark.parametrize(
    ("language", "raised", "kept", "pairs"),
    [
        ("de", "Es ist der größte Hafen.", "Es ist der zweitgrößte Hafen.", "port:hafen"),
        ("fr", "C'est le plus grand port.", "C'est le deuxième plus grand port.", ""),
        ("es", "Es el mayor puerto.", "Es el segundo mayor puerto.", "port:puerto"),
        ("pl", "To największy port.", "To drugi największy port.", ""),
        ("ru", "Это крупнейший порт.", "Это второй по величине порт.", "port:порт"),
        ("tr", "Bu en büyük liman.", "Bu ikinci büyük liman.", "port:liman"),
        ("id", "Ini pelabuhan terbesar.", "Ini pelabuhan terbesar kedua.", "port:pelabuhan"),
        ("fa", "این بزرگترین بندر است.", "این دومین بندر بزرگ است.", "port:بندر"),
    ],
)
def test_ranks_across_languages(language: str, raised: str, kept: str, pairs: str) -> None:
    canonical = "It is the second-largest port."
    assert [issue.severity for issue in issues(canonical, raised, pairs, language)] == [Severity.MAJOR]
    assert told(canonical, kept, pairs, language) == []


@pytest.mark.parametrize(
    ("canonical", "copy", "wanted"),
    [
        ("The deputy governor spoke.", "The governor spoke.", [("deputy governor", "governor")]),
        (
            "A former transport minister spoke.",
            "A transport minister spoke.",
            [("former transport minister", "minister")],
        ),
        ("The ex-minister spoke.", "The minister spoke.", [("ex-minister", "minister")]),
        ("The governor spoke.", "The acting governor spoke.", [("governor", "acting governor")]),
        ("The deputy governor spoke.", "The vice governor spoke.", []),
        ("A former minister spoke.", "A man who was minister spoke.", []),
        ("The former factory burned.", "The factory burned.", []),
        ("The deputy governor spoke.", "The governor spoke.\nThe deputy governor had come.", []),
    ],
)
def test_offices(canonical: str, copy: str, wanted: list[tuple[str, str]]) -> None:
    assert told(canonical, copy, "ex-minister:minister") == wanted


@pytest.mark.parametrize(
    ("language", "lost", "kept", "pairs"),
    [
        ("de", "Der Gouverneur sprach.", "Der Vizegouverneur sprach.", "governor:gouverneur governor:vizegouverneur"),
        ("fr", "Le gouverneur a parlé.", "Le gouverneur adjoint a parlé.", "governor:gouverneur"),
        ("pt", "O governador falou.", "O vice-governador falou.", "governor:governador governor:vice-governador"),
        ("ru", "Губернатор выступил.", "Заместитель губернатора выступил.", "governor:губернатор governor:губернатора"),
        ("uk", "Губернатор виступив.", "Заступник губернатора виступив.", "governor:губернатор governor:губернатора"),
        ("id", "Gubernur berbicara.", "Wakil gubernur berbicara.", "governor:gubernur governor:gubernur"),
    ],
)
def test_offices_across_languages(language: str, lost: str, kept: str, pairs: str) -> None:
    assert len(told("The deputy governor spoke.", lost, pairs, language)) == 1
    assert told("The deputy governor spoke.", kept, pairs, language) == []


@pytest.mark.parametrize(
    ("canonical", "copy", "found"),
    [
        ("The duke sold the mill to the abbey.", "The duke bought the mill from the abbey.", True),
        ("The mill was sold by the duke to the abbey.", "The mill was bought by the duke from the abbey.", True),
        ("The duke sold the mill to the abbey.", "The abbey bought the mill from the duke.", False),
        ("The duke sold the mill to the abbey.", "The mill was bought from the duke by the abbey.", False),
        ("The mill was sold to the abbey.", "The mill was bought by the abbey.", False),
    ],
)
def test_deals_from_their_other_end(canonical: str, copy: str, found: bool) -> None:
    agency = [
        issue.severity
        for issue in issues(canonical, copy, "sold:bought")
        if issue.category == "accuracy/mistranslation/agency"
    ]
    assert agency == ([Severity.CRITICAL] if found else [])


@pytest.mark.parametrize(
    ("canonical", "copy", "quotes", "kept"),
    [
        ("The duke sold it to the abbey.", "The abbey bought it from the duke.", ("sold", "bought"), False),
        ("The duke sold the mill.", "The duke bought the mill.", ("sold", "bought"), True),
        ("Ada replaced Ben.", "Ben was replaced by Ada.", ("Ben", "Ben"), False),
        ("Ada replaced Ben.", "Ada was replaced by Ben.", ("Ben", "Ben"), True),
        ("Ada replaced Ben.", "Ben was replaced by Ada.", ("Ada", "Ben"), True),
        ("Ada met her older brother Ben.", "Ben met his younger sister Ada.", ("older", "younger"), False),
        ("Ada met her older brother Ben.", "Ada met her younger brother Ben.", ("older", "younger"), True),
    ],
)
def test_what_is_told_alike_from_both_ends_is_no_issue(
    canonical: str, copy: str, quotes: tuple[str, str], kept: bool
) -> None:
    pair = pair_of(canonical, copy, pairs="sold:bought")
    spans = [text.index(quote) for text, quote in zip((canonical, copy), quotes, strict=True)]
    one, other = (
        side.stretch.quote(start, start + len(quote))
        for side, start, quote in zip((pair.here, pair.there), spans, quotes, strict=True)
    )
    issue = Issue("accuracy/mistranslation", Severity.MAJOR, 0.5, "", one, other)
    assert without_converses([issue], pair) == ([issue] if kept else [])


@pytest.mark.parametrize(
    ("canonical", "copy", "found"),
    [
        ("The Rose Party, the church and the army met.", "The Rose, church and army parties met.", True),
        (
            "Members of the Rose Party, the court, or the army met.",
            "Members of the Rose, court, or army Party met.",
            True,
        ),
        ("The Rose Party and the Greens met.", "The Rose and Green parties met.", False),
        ("The Rose Party, the church and the army met.", "The army, the church and the Rose Party met.", False),
        ("The Rose, church and army parties met.", "The Rose, the church and the army parties met.", False),
    ],
)
def test_the_last_word_of_a_name_belongs_to_it_alone(canonical: str, copy: str, found: bool) -> None:
    pairs = "party:parties greens:green"
    assert bool([issue for issue in issues(canonical, copy, pairs) if "belongs to" in issue.message]) is found


@pytest.mark.parametrize(
    ("canonical", "copy", "found"),
    [
        ("It is taller than the church.", "It is shorter than the church.", True),
        ("It is taller than the church.", "The church is shorter than it.", False),
        ("It is taller than the church.", "It is not shorter than the church.", False),
        ("It is taller than the church.", "It is higher than the church.", False),
    ],
)
def test_comparisons_with_the_same_measure(canonical: str, copy: str, found: bool) -> None:
    messages = [issue.message for issue in issues(canonical, copy, "taller:shorter taller:higher")]
    assert any("the comparison is turned round" in message for message in messages) is found


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "same", "other", "pairs"),
    [
        ("en", "It sank despite the calm.", "It sank {} the calm.", "in spite of", "because of", ""),
        ("en", "It sank despite the calm.", "It sank {} the great calm.", "in spite of", "because of", ""),
        ("en", "It sank despite the great calm.", "It sank {} the calm of May.", "in spite of", "because of", ""),
        ("de", "It sank despite the calm.", "Es sank {} der Flaute.", "trotz", "wegen", "calm:flaute"),
        (
            "fr",
            "It sank because of the fog.",
            "Il a coulé {} brouillard.",
            "à cause du",
            "en dépit du",
            "fog:brouillard",
        ),
        ("es", "It sank because of the fog.", "Se hundió {} la niebla.", "a causa de", "a pesar de", "fog:niebla"),
        ("ru", "It sank because of the fog.", "Он затонул {} тумана.", "из-за", "несмотря на", "fog:тумана"),
        ("en", "Her predecessor wrote it.", "Her {} wrote it.", "forerunner", "successor", "predecessor:successor"),
        ("de", "Her predecessor wrote it.", "Ihr {} schrieb es.", "Vorgänger", "Nachfolger", "predecessor:nachfolger"),
        ("en", "The tenants paid.", "The {} paid.", "renters", "landlords", "tenants:landlords"),
        ("en", "The bishop praised it.", "The bishop {} it.", "commended", "condemned", "praised:condemned"),
    ],
)
def test_grounds_and_the_two_ends_of_a_relation(
    language: str, canonical: str, copy: str, same: str, other: str, pairs: str
) -> None:
    def opposites(text: str) -> int:
        return sum(issue.category == "accuracy/mistranslation" for issue in issues(canonical, text, pairs, language))

    assert opposites(copy.format(other)) == 1
    assert opposites(copy.format(same)) == 0


def test_a_demand_told_as_done() -> None:
    (issue,) = issues("They urged the mayor to resign.", "The mayor resigned.", "resign:resigned")
    assert issue.category == "accuracy/mistranslation/modality"
    assert issues("They urged the mayor to resign.", "The mayor was asked to resign.") == []
    assert issues("They urged the mayor to resign.", "Wali kota mundur.", "resign:mundur", "id") == []


@pytest.mark.parametrize(
    ("canonical", "copy", "denied"),
    [
        ("The shops closed.", "No shops opened.", False),
        ("It is the oldest bridge.", "No bridge is older.", False),
        ("The shops closed.", "No shops closed.", True),
    ],
)
def test_none_of_the_opposite(canonical: str, copy: str, denied: bool) -> None:
    found = issues(canonical, copy, "closed:opened oldest:older")
    assert any(issue.category == "accuracy/mistranslation/negation" for issue in found) is denied


@pytest.mark.parametrize(
    ("canonical", "copy", "found"),
    [
        ("The nurse accused the surgeon.", "The surgeon accused the nurse.", True),
        ("The nurse accused the surgeon.", "The surgeon was accused by the nurse.", False),
        ("The nurse accused the surgeon.", "On Monday the nurse accused the surgeon.", False),
        ("The nurse told the surgeon.", "The surgeon told the nurse.", False),
    ],
)
def test_agents_that_traded_places(canonical: str, copy: str, found: bool) -> None:
    assert any("the copy names who" in issue.message for issue in issues(canonical, copy)) is found


@pytest.mark.parametrize(
    ("canonical", "copy", "wanted"),
    [
        ("It is the oldest iron bridge.", "It is the oldest bridge.", [("oldest iron bridge", "oldest bridge")]),
        ("It is the oldest iron bridge.", "It is of iron, the oldest bridge.", []),
        ("It is the oldest bridge.", "It is the oldest iron bridge.", []),
    ],
)
def test_superlatives_without_their_limits(canonical: str, copy: str, wanted: list[tuple[str, str]]) -> None:
    assert told(canonical, copy) == wanted


def test_what_was_done_told_as_to_come() -> None:
    (issue,) = issues("The guests got refunds.", "The guests will get refunds.", "got:get")
    assert issue.category == "accuracy/mistranslation/modality"
    assert issue.direction is Direction.SOFTER
