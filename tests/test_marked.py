"""Words that the token head marks become issues of the right kind, with the right quotes."""

from __future__ import annotations

import pytest
from tests.marked_pairs import DECISION, contradicted, drift

from transcheck.issues import Severity
from transcheck.marked import marked_issues
from transcheck.names import spellings


def found(*arguments: object, **options: str | float) -> list[tuple[str, str | None, str | None, Severity]]:
    pair = drift(*arguments, **options)  # type: ignore[arg-type]
    return [
        (i.category, i.canonical.text if i.canonical else None, i.copy.text if i.copy else None, i.severity)
        for i in marked_issues(pair, DECISION)
    ]


def test_marked_counterparts_are_an_exchange() -> None:
    assert found(
        "The port hired divers in spring.",
        "The port fired divers in spring.",
        {"hired": 0.9, "fired": 0.7},
        "hired:fired",
    ) == [("accuracy/mistranslation", "hired", "fired", Severity.MAJOR)]


def test_a_marked_word_without_marked_counterpart_was_left_out_or_put_in() -> None:
    assert found("The port hired trained divers.", "The port hired divers.", {"trained": 0.6}) == [
        ("accuracy/omission", "trained", None, Severity.MINOR)
    ]
    assert found("The port hired divers.", "The port hired unpaid divers.", {"unpaid": 0.95}) == [
        ("accuracy/addition", None, "unpaid", Severity.MINOR)
    ]


def test_what_is_said_anew_in_many_words_is_minor() -> None:
    marks = dict.fromkeys(["hired", "took", "divers", "from", "other", "firms"], 0.9)
    assert found("The port hired staff.", "The port took divers from other firms.", marks, "hired:took") == [
        ("accuracy/mistranslation", "hired", "took divers from other firms", Severity.MINOR)
    ]


def test_words_side_by_side_are_one_issue() -> None:
    marks = {"after": 0.5, "heavy": 0.6, "autumn": 0.9, "storms": 0.5}
    assert found("The port closed after heavy autumn storms.", "The port closed.", marks) == [
        ("accuracy/omission", "heavy autumn storms", None, Severity.MINOR)
    ]


@pytest.mark.parametrize("word", ["300", "the", "allegedly"])
def test_figures_function_words_and_words_of_the_lexicons_are_left_to_others(word: str) -> None:
    assert found(f"They saw {word} divers.", "They saw divers.", {word: 0.95}) == []


@pytest.mark.parametrize(("contrast", "severity"), [(1.5, Severity.MAJOR), (-4.0, Severity.MINOR)])
def test_across_languages_words_that_may_translate_each_other_are_minor(contrast: float, severity: Severity) -> None:
    assert found(
        "The port hired divers.",
        "Der Hafen entließ Taucher.",
        {"hired": 0.5, "entließ": 0.9},
        "hired:entließ",
        language="de",
        contrast=contrast,
    ) == [("accuracy/mistranslation", "hired", "entließ", severity)]


def test_a_name_that_the_other_language_gives_in_full_is_no_exchange() -> None:
    marks = {"Lund": 0.9, "Marta": 0.9, "Berg": 0.9}
    links = "Lund:Marta Lund:Lund Lund:Berg"
    assert found("The port hired Lund.", "Der Hafen stellte Marta Lund ein.", marks, links, "de", 1.5) == []
    found_other = found("The port hired Lund.", "Der Hafen stellte Marta Berg ein.", marks, links, "de", 1.5)
    assert found_other == [("accuracy/mistranslation", "Lund", "Marta Berg", Severity.MAJOR)]


def test_nothing_is_said_where_nothing_is_marked() -> None:
    assert found("The port hired divers.", "The harbour took on divers.", {}) == []


@pytest.mark.parametrize(("own", "other"), [("backs it", "supports it"), ("delays it", "holds up it")])
def test_a_synonym_is_no_exchange(own: str, other: str) -> None:
    words = [phrase.split(maxsplit=1)[0] for phrase in (own, other)]
    pair = drift(f"The mayor {own}.", f"The mayor {other}.", dict.fromkeys(words, 0.9), ":".join(words))
    assert marked_issues(pair, DECISION) == []


def test_a_phrase_that_wordnet_knows_is_a_synonym() -> None:
    marks = {"called": 0.9, "back": 0.9, "recalled": 0.9, "off": 0.9}
    links = "called:recalled"
    assert marked_issues(drift("It called back lamps.", "It recalled lamps.", marks, links), DECISION) == []
    assert marked_issues(drift("It called off lamps.", "It recalled lamps.", marks, links), DECISION)


@pytest.mark.parametrize(
    ("canonical", "copy", "words", "language"),
    [
        ("On Monday Rosa moved.", "Am Montag zog ihr sturm weiter.", "Rosa sturm", "de"),
        ("We saw Capp there.", "Мы видели там Кэпп.", "Capp Кэпп", "ru"),
        ("The new JE film is out.", "De nieuwe film Johnny English is uit.", "JE Johnny English", "nl"),
        ("We met Kit there.", "Wir trafen dort Harington.", "Kit Harington", "de"),
        ("We met Lee there.", "Wir trafen dort Lees Vater.", "Lee Lees", "de"),
    ],
)
def test_a_name_that_another_language_may_tell_otherwise_is_minor(
    canonical: str, copy: str, words: str, language: str
) -> None:
    one, *others = words.split()
    pair = drift(canonical, copy, dict.fromkeys([one, *others], 0.9), f"{one}:{others[-1]}", language, contrast=1.5)
    known = spellings(["Kit", "Harington"])
    assert {issue.severity for issue in marked_issues(pair, DECISION, (known, known))} <= {Severity.MINOR}


def test_a_name_for_which_another_one_stands_is_major() -> None:
    pair = drift("We met Kit there.", "Wir trafen dort Moser.", {"Kit": 0.9, "Moser": 0.9}, "Kit:Moser", "de", 1.5)
    assert [issue.severity for issue in marked_issues(pair, DECISION)] == [Severity.MAJOR]


def test_english_words_that_wordnet_knows_to_be_near_are_minor() -> None:
    marks = {"quarantine": 0.9, "isolation": 0.9}
    assert found("Divers left quarantine.", "Divers left isolation.", marks, "quarantine:isolation") == [
        ("accuracy/mistranslation", "quarantine", "isolation", Severity.MINOR)
    ]


def test_words_marked_on_both_sides_have_another_role_where_the_sentences_contradict_each_other() -> None:
    pair = drift("Here rust leads to leaks.", "Leaks lead to rust here.", {"rust": 0.9})
    [issue] = marked_issues(contradicted(pair), DECISION)
    assert (issue.category, issue.severity) == ("accuracy/mistranslation/agency", Severity.CRITICAL)
    assert issue.canonical is not None
    assert issue.copy is not None
    assert issue.canonical.text == issue.copy.text == "rust"
    assert marked_issues(pair, DECISION) == []


def test_a_name_that_both_languages_have_is_turned_round_where_the_sentences_contradict_each_other() -> None:
    pair = drift("Lund sued the port.", "Der Hafen verklagte Lund.", {"Lund": 0.9}, "Lund:Lund", "de")
    assert marked_issues(pair, DECISION) == []
    [issue] = marked_issues(contradicted(pair), DECISION)
    assert (issue.category, issue.severity) == ("accuracy/mistranslation/agency", Severity.CRITICAL)
