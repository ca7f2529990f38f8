"""Shares with a noun between their numbers, “every third”, and what they are compared with."""

from __future__ import annotations

import pytest

from transcheck.figures import Kind, compare_texts, extract

IN_THREE = "One in three people is in debt."
AGREES = [
    ("de", IN_THREE, "Jeder dritte Mensch hat Schulden."),
    ("de", IN_THREE, "Ein Drittel der Menschen hat Schulden."),
    ("fr", IN_THREE, "Une personne sur trois est endettée."),
    ("fr", "A third of the people are in debt.", "Une personne sur trois est endettée."),
    ("pl", "A third of the people are in debt.", "Co trzeci człowiek ma długi."),
    ("ru", "33% of the people are in debt.", "Каждый третий человек в долгах."),
    ("sv", "20 percent of pupils are bullied.", "Var femte elev mobbas."),
    ("tr", "Two in five voters backed it.", "Her beş seçmenden ikisi destekledi."),
    ("en", "Half of the 80 berths are empty.", "Forty of the 80 berths are empty."),
    ("de", "A quarter of the 80 berths are empty.", "Von den 80 Liegeplätzen sind 20 leer."),
    ("es", "A third of the berths are empty.", "Cerca del 30 % de los amarres está vacío."),
]
DIFFERS = [
    ("de", IN_THREE, "Jeder vierte Mensch hat Schulden."),
    ("de", IN_THREE, "Ein Viertel der Menschen hat Schulden."),
    ("fr", IN_THREE, "Une personne sur quatre est endettée."),
    ("fr", "A third of the people are in debt.", "Une personne sur quatre est endettée."),
    ("pl", "A quarter of the people are in debt.", "Co trzeci człowiek ma długi."),
    ("ru", "Half of the people are in debt.", "Каждый третий человек в долгах."),
    ("tr", "Two in five voters backed it.", "Her beş seçmenden üçü destekledi."),
    ("en", "The orchard lost a quarter of its trees.", "The orchard lost three quarters of its trees."),
    ("ru", "The orchard lost a quarter of its trees.", "Сад потерял три четверти деревьев."),
    ("zh", "Two thirds of the tenants signed.", "三分之一的租户签了字。"),
    ("de", "The orchard lost 25 % of its trees.", "Der Obstgarten verlor drei Viertel seiner Bäume."),
    ("fr", "Rents fell to a third of what they were.", "Les loyers sont tombés à un quart de ce qu'ils étaient."),
]


@pytest.mark.parametrize(("language", "canonical", "copy"), AGREES)
def test_the_same_share_is_no_issue(language: str, canonical: str, copy: str) -> None:
    assert not compare_texts(canonical, copy, canonical_language="en", copy_language=language)


@pytest.mark.parametrize(("language", "canonical", "copy"), DIFFERS)
def test_another_share_is_an_issue(language: str, canonical: str, copy: str) -> None:
    issues = compare_texts(canonical, copy, canonical_language="en", copy_language=language)
    assert [issue.category for issue in issues] == ["accuracy/mistranslation/number"]


def test_a_share_keeps_both_numbers() -> None:
    (figure,) = extract("Près d'un jeune adulte sur deux vit chez ses parents.", "fr")
    assert (figure.kind, figure.quote, figure.hedge) == (Kind.FRACTION, "un jeune adulte sur deux", "nearly")
    assert figure.ends is not None
    assert [end.normalized for end in figure.ends] == ["1", "2"]


@pytest.mark.parametrize(
    ("language", "text"),
    [("sv", "Hon var tredje i loppet."), ("fi", "Se oli mies, joka kolmas kerta toden sanoi."),
     ("pl", "To, co trzeci kandydat powiedział"), ("de", "jeden dritten Tag"), ("en", "every third match")],
)  # fmt: skip
def test_pronouns_and_rhythms_are_no_shares(language: str, text: str) -> None:
    assert all(figure.kind is not Kind.FRACTION for figure in extract(text, language))


# What “to” means behind a rise or fall, by the hedge of the last figure.
MOVES = [
    ("es", "Las ventas crecieron un 4,5 % hasta 12.300 millones de euros.", None),
    ("es", "El paro subió hasta el 12 %.", None),
    ("es", "Pueden recibir hasta 20 euros.", "up-to"),
    ("pt", "As vendas subiram 4,5% até 12,3 mil milhões de euros.", None),
    ("pt", "até 20 pessoas", "up-to"),
    ("it", "Le vendite sono salite del 4,5% fino a 12,3 miliardi di euro.", None),
    ("it", "fino a 20 persone", "up-to"),
    ("fr", "Les ventes ont bondi de 4,5 % jusqu'à 12,3 milliards d'euros.", None),
    ("fr", "jusqu'à 20 personnes", "up-to"),
    ("ru", "Прибыль упала на треть, до 2,1 млрд рублей.", None),
    ("ru", "Цена упала до 20 рублей.", None),
    ("ru", "до 20 человек", "up-to"),
    ("uk", "Виторг зріс на 4,5 % до 12,3 млрд євро.", None),
    ("uk", "до 20 осіб", "up-to"),
    ("pl", "Sprzedaż wzrosła o 4,5 proc. do 12,3 mld euro.", None),
    ("pl", "do 20 osób", "up-to"),
    ("cs", "Tržby vzrostly až na 12,3 miliardy eur.", None),
    ("cs", "až 20 lidí", "up-to"),
]


@pytest.mark.parametrize(("language", "text", "hedge"), MOVES)
def test_to_is_no_ceiling_behind_a_rise_or_fall(language: str, text: str, hedge: str | None) -> None:
    assert extract(text, language)[-1].hedge == hedge
