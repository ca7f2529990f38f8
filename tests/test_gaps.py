"""Gaps that lost words leave in English sentences."""

from __future__ import annotations

import numpy as np
import pytest
from tests.lexical.pairs import passage
from tests.marked_pairs import drift

from transcheck.document import Sentence
from transcheck.encoder import load_encoder
from transcheck.gaps import find_gaps, gap_issues, gap_scores, lost_words, word_pairs
from transcheck.issues import Severity
from transcheck.words import words_of


def gaps(text: str) -> list[str]:
    stretch, _ = passage(text, "en")
    return [text[gap.start : gap.end] for gap in find_gaps(stretch)]


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("The of the council spoke.", "The of"),
        ("She praised the, then left.", "the,"),
        ("A man from the was seen.", "the was"),
        ("Nobody saw a of the kind.", "a of"),
        ("The plan of, the owner, is good.", "of,"),
        ("They the vote after midnight.", "They the"),
        ("He didn't the petition.", "didn't the"),
        ("He stayed because was late.", "because was"),
        ("Was also treated for a cut.", "Was also"),
        ("It rained.\nSaid on Monday that all was well.", "Said on"),
        ("The mayor, , refused.", ", ,"),
        ("Has already won twice in Lund.", "Has already"),
        ("Was born in the north.", "Was born"),
        ("They met in front of 's new house.", "of 's"),
    ],
)
def test_words_that_cannot_meet(text: str, gap: str) -> None:
    assert gaps(text) == [gap]


@pytest.mark.parametrize(
    "text",
    [
        "The country they live in is small.",
        "Was it the council that met?",
        "Had the mayor known, he would have left.",
        "He lives in 's-Hertogenbosch.",
        "Group A of the cup was hard.",
        "She spoke of that, and of the vote.",
        "We gave them the an-eye-for-an-eye speech.",
        "The by-election was close.",
        "Because of that he left early.",
        "He did not know what the U.S. wanted.",
    ],
)
def test_sentences_that_people_write(text: str) -> None:
    assert gaps(text) == []


def test_the_lost_word_of_the_article_is_quoted() -> None:
    (found,) = gap_issues(drift("The director of the museum spoke.", "The of the museum spoke.", {}))
    assert (found.category, found.severity) == ("accuracy/omission", Severity.MAJOR)
    assert found.canonical is not None
    assert found.copy is not None
    assert (found.canonical.text, found.copy.text) == ("director", "The of")
    assert "the noun" in found.message


def test_in_a_sentence_told_anew_a_lost_word_is_minor() -> None:
    canonical = "The director spoke with friends, so they left."
    (alike,) = gap_issues(drift(canonical, "The director spoke with, so they left.", {}))
    (anew,) = gap_issues(drift(canonical, "A boss talked with, so everybody went.", {}))
    assert (alike.category, alike.severity) == ("accuracy/omission", Severity.MAJOR)
    assert anew.severity is Severity.MINOR


def test_a_word_lost_elsewhere_is_minor() -> None:
    """What the article says between other words than those beside the gap was hardly lost there."""
    canonical = "On Monday reporters met the director, who spoke with friends, so they left."
    (elsewhere,) = gap_issues(drift(canonical, "On Monday met the director, who spoke with, so friends they left.", {}))
    assert elsewhere.severity is Severity.MINOR


def test_what_the_network_is_less_sure_of_must_be_a_name_or_have_stood_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(lost: str, score: float) -> Severity:
        scores = np.full(9, -9.0, np.float32)
        scores[7] = score
        monkeypatch.setattr("transcheck.gaps.gap_scores", lambda _: scores)
        canonical = f"On Monday {lost} met divers of the harbour which there."
        (issue,) = gap_issues(drift(canonical, "On Monday met divers of the harbour there.", {}))
        return issue.severity

    assert found("sailors", 3.5) is Severity.MAJOR
    assert found("sailors", 1.5) is Severity.MINOR
    assert found("Lund", 1.5) is Severity.MAJOR


def test_the_particle_of_a_verb_leaves_no_gap() -> None:
    canonical = "Divers had plans to intervene, so they left."
    assert gap_issues(drift(canonical, "Divers had plans to step in, so they left.", {})) == []


def test_without_a_lost_word_the_sentence_is_broken() -> None:
    (sure,) = gap_issues(drift("Museum spoke.", "Museum spoke the of.", {}))
    assert (sure.category, sure.severity, sure.canonical) == ("fluency/grammar", Severity.MAJOR, None)
    (doubtful,) = gap_issues(drift("Museum spoke.", "Museum spoke with, so.", {}))
    assert doubtful.severity is Severity.MINOR


def test_what_the_article_says_itself_is_no_gap() -> None:
    assert gap_issues(drift("Sign here: the of.", "Sign there: the of.", {})) == []


@pytest.mark.parametrize(
    ("whole", "lost"),
    [
        ("The director of the museum praised the new exhibition on Friday.", "praised"),
        ("Residents of the valley have complained about the noise of the quarry for years.", "noise"),
        ("The court ruled that the company must pay the damages within a month.", "company"),
        ("After the storm the authorities closed the bridge to all lorries.", "authorities"),
        ("The two sides signed an agreement that ends the strike.", "agreement"),
    ],
)
def test_the_network_sees_where_a_word_was_lost(whole: str, lost: str) -> None:
    def scored(text: str) -> tuple[list[str], list[float]]:
        sentence = Sentence(text, 0, len(text), "en")
        words = words_of(sentence, load_encoder().encode([text])[0])
        return [word.text for word in words], list(gap_scores(words))

    words, scores = scored(whole)
    place = words.index(lost)
    left, broken = scored(whole.replace(f"{lost} ", ""))
    assert left == words[:place] + words[place + 1 :]
    assert max(range(len(broken)), key=broken.__getitem__) == place
    assert broken[place] > max(scores) + 1


def test_scores_have_a_place_before_between_and_after_the_words() -> None:
    assert word_pairs([]).shape == (1, 768)
    _, words = passage("One two three.", "en")
    assert word_pairs(words).shape == (4, 768)
    assert gap_scores(words).shape == (4,)


@pytest.mark.parametrize(("place", "lost"), [(1, ["director"]), (3, ["director"]), (0, ["director"])])
def test_the_nearest_words_without_counterpart_are_the_lost_ones(place: int, lost: list[str]) -> None:
    pair = drift("The director of the museum spoke.", "The of the museum spoke.", {})
    found = lost_words(pair.canonical, pair.links, place)
    assert [pair.canonical[index].text for index in found] == lost


def test_where_the_copy_has_a_form_of_be_that_the_article_lacks_nothing_was_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def found(canonical: str) -> Severity:
        scores = np.full(8, -9.0, np.float32)
        scores[3] = 3.5
        monkeypatch.setattr("transcheck.gaps.gap_scores", lambda _: scores)
        (issue,) = gap_issues(drift(canonical, "Blue flags were at half mast there.", {}))
        return issue.severity

    assert found("Blue flags were flown at half mast there.") is Severity.MAJOR
    assert found("Blue flags flew at half mast there.") is Severity.MINOR
