"""Names that a copy spells otherwise, or gives to somebody else."""

from __future__ import annotations

import pytest

from transcheck.document import Document, Sentence
from transcheck.issues import Severity
from transcheck.misnamed import Misnamed, misnamed_issues
from transcheck.results import Language, Pair
from transcheck.side import Side


def side(sentences: tuple[str, ...], language: str) -> Side:
    text, places = "", []
    for sentence in sentences:
        start = len(text) + bool(text)
        text += (" " if text else "") + sentence
        places.append(Sentence(sentence, start, start + len(sentence), language))
    return Side(Document.from_text(text), Language(language, 1.0, True), (), tuple(places), ())


def found(canonical: tuple[str, ...], copy: tuple[str, ...], language: str) -> Misnamed:
    pairs = [Pair((index,), (index,), 1.0) for index in range(len(canonical))]
    return misnamed_issues(side(canonical, "en"), side(copy, language), pairs)


def quotes(result: Misnamed) -> list[tuple[str, str]]:
    return [(i.canonical.text, i.copy.text) for i in result.issues if i.canonical and i.copy]


@pytest.mark.parametrize(
    ("canonical", "copy", "language", "wanted"),
    [
        # Spelt otherwise.
        (
            "The report by Lorna Hutchins is late.",
            "Le rapport de Lorna Huchkins tarde.",
            "fr",
            ("Hutchins", "Huchkins"),
        ),
        ("The report by Lorna Hutchins is late.", "Le rapport de Lorna Hutchens tarde.", "fr", None),
        ("The report by Ida Malvern is late.", "The report by Ida Mavern is late.", "en", ("Malvern", "Mavern")),
        # Another name behind a first name.
        ("On Monday Ingrid Solvang resigned.", "Am Montag trat Ingrid Petrow zurück.", "de", ("Solvang", "Petrow")),
        ("The manager Boris Hawkins left.", "Der Manager Boris Petrow ging.", "de", ("Hawkins", "Petrow")),
        ("Hundreds of Migrant Workers Left", "Des centaines de Migrant Ouvrier", "fr", None),
        # The only name that went, and the only one that came.
        ("The mayor met Solvang there.", "Burmistrz spotkał tam Petrowa.", "pl", ("Solvang", "Petrowa")),
        ("The mayor met Solvang there.", "Мэр встретил там Петрову.", "ru", ("Solvang", "Петрову")),
        # Nouns have capitals too, or the only words that came are several.
        ("The mayor met Solvang there.", "Der Chef traf dort Petrow.", "de", None),
        ("The mayor met Solvang there.", "Le maire a vu Petrow à la Maison Dubreuil.", "fr", None),
        # Spelt as other languages spell and inflect.
        ("The mayor met Volodymyr Zhadan.", "Der Chef traf Wolodymyr Schadan.", "de", None),
        ("The mayor met Mikhail Chodyn.", "Le maire a vu Mikhaïl Khodine.", "fr", None),
        ("The mayor met Solvang there.", "Burmistrz spotkał tam Solvanga.", "pl", None),
        ("The mayor met Solvang there.", "Мэр встретил там Солванга.", "ru", None),
        ("The mayor met Boris Kamtsov.", "Gradonačelnik je sreo Borisa Kamcova.", "hr", None),
        ("The mayor met Alexandra Vexley.", "Burmistrz spotkał Aleksandrę Veksley.", "pl", None),
        # A first name is no article, and no word in the capital of a sentence or a headline.
        ("Joe Solvang laughed out loud.", "Er lachte laut.", "de", None),
        ("Anna Solvang said that it was late.", "Ein Sprecher sagte, es sei spät.", "de", None),
        ("Mayor Solvang Resigns", "Wali Kota Mengundurkan Diri", "id", None),
        # Scripts without capitals show no name.
        ("The mayor met Solvang there.", "市长在 Spotify 那里见面并且讨论了计划。", "zh", None),
        # What languages translate.
        ("Bestvale Street is closed.", "La Via Bestvale è chiusa.", "it", None),
        ("Democrats met in Solvang.", "Les Démocrates se sont vus à Solvang.", "fr", None),
    ],
)
def test_names_of_a_pair(canonical: str, copy: str, language: str, wanted: tuple[str, str] | None) -> None:
    assert quotes(found((canonical,), (copy,), language)) == ([wanted] if wanted else [])


def test_another_vowel_is_minor_in_english_and_a_way_of_spelling_elsewhere() -> None:
    (issue,) = found(
        ("The report by Lorna Hutchins is late.",), ("Lorna Hutchens wrote it, and it is late.",), "en"
    ).issues
    assert issue.severity is Severity.MINOR
    assert not found(("The mayor met Muammar Gandafi.",), ("The mayor saw Muammar Qandafi.",), "en").issues


def test_a_name_that_the_copy_has_elsewhere_is_no_issue() -> None:
    canonical = ("The mayor met Solvang there.", "Solvang smiled.")
    assert not found(canonical, ("Le maire a vu Petrow.", "Solvang a souri."), "fr").issues


def test_a_name_is_told_once_and_known_at_its_other_places() -> None:
    canonical = ("The mayor met Ingrid Solvang there.", "Solvang smiled, and Berger left.")
    result = found(canonical, ("Der Chef traf dort Ingrid Petrow.", "Petrow lächelte, und Berger ging."), "de")
    assert quotes(result) == [("Solvang", "Petrow")]
    assert [issue.copy.start for issue in result.again if issue.copy] == [34]
    assert result.issues[0].category == "accuracy/mistranslation/entity"


def test_other_languages_than_english_are_not_read_for_names() -> None:
    one, other = side(("Le maire a vu Solvang.",), "fr"), side(("Le maire a vu Solvagn.",), "fr")
    assert misnamed_issues(one, other, [Pair((0,), (0,), 1.0)]) == Misnamed([], [])
