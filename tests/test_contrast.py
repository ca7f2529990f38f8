"""Words that stand for each other: which are looked at, and which say different things."""

from __future__ import annotations

import numpy as np
import pytest

from transcheck.contrast import contrast_inputs, contrast_scores, counterparts
from transcheck.document import Sentence
from transcheck.encoder import load_encoder
from transcheck.words import Link, Word, link_words, words_of


def word(text: str, *directions: int, content: bool = True) -> Word:
    vector = np.zeros(384, np.float32)
    vector[list(directions)] = 1 / np.sqrt(len(directions))
    return Word(text, 0, len(text), vector, content)


def test_words_without_a_link_are_set_against_the_most_alike_of_the_other_side() -> None:
    canonical = [word("bridge", 0), word("closed", 1), word("old", 2, 3)]
    copy = [word("crossing", 0), word("ancient", 2), word("wooden", 2, 3, 4)]
    assert counterparts(canonical, copy, [Link(0, 0, 1.0), Link(2, 1, 0.7)]) == [
        (0, 0, "both"),
        (2, 1, "both"),
        (1, 0, "canonical"),
        (2, 2, "copy"),
    ]


def test_words_written_alike_and_function_words_are_not_looked_at() -> None:
    canonical = [word("Bridge", 0), word("the", 1, content=False)]
    copy = [word("bridge", 0), word("a", 1, content=False)]
    links = [Link(0, 0, 1.0), Link(1, 1, 1.0)]
    assert counterparts(canonical, copy, links) == []
    assert contrast_scores(canonical, copy, links) == ((-8.0, -8.0), (-8.0, -8.0))


def test_a_side_without_words_has_no_scores() -> None:
    assert contrast_scores([], [word("bridge", 0)], []) == ((), (-8.0,))
    assert contrast_scores([], [], []) == ((), ())


def test_inputs_hold_both_vectors_their_product_and_difference() -> None:
    left, right = np.full((2, 384), 0.5, np.float32), np.full((2, 384), 0.25, np.float32)
    parts = contrast_inputs(left, right).reshape(2, 4, 384)
    assert [float(part[0]) for part in parts[0]] == [0.25, 0.5, 2.5, 0.25]


def scored(canonical: str, copy: str, said: str, language: str = "en") -> float:
    """The score of a word of the copy; with `said` in a script without spaces, of its first piece."""
    texts = [(canonical, "en"), (copy, language)]
    left, right = (
        words_of(Sentence(text, 0, len(text), code), load_encoder().encode([text])[0]) for text, code in texts
    )
    _, scores = contrast_scores(left, right, link_words(left, right))
    (found,) = [score for item, score in zip(right, scores, strict=True) if item.text == said]
    return found


EXCHANGES = [
    ("The town council approved the new harbour on Monday.", "The city council {} the new port on Monday.",
     "endorsed", "rejected"),
    ("The old mill was destroyed by a fire last week.", "Last week the old mill was {} by a fire.", "ruined", "spared"),
    ("Prices for wheat rose again this spring.", "Wheat prices {} again this spring.", "climbed", "dropped"),
    ("The journey is cheap and takes two days.", "The trip is {} and takes two days.", "inexpensive", "costly"),
    ("The minister met the farmers in Oslo.", "The minister met the {} in Oslo.", "growers", "fishermen"),
    ("The company hired ninety drivers in March.", "Ninety drivers were {} by the firm in March.", "recruited",
     "dismissed"),
    ("The museum opened a new wing for children.", "A new wing for {} was opened by the museum.", "kids", "dogs"),
    ("Residents welcomed the decision of the court.", "The court's decision was {} by residents.", "greeted",
     "condemned"),
    ("The pilot died in the crash near Bergen.", "The {} lost his life in the crash near Bergen.", "airman",
     "passenger"),
    ("Doctors warned of a dangerous virus.", "Doctors warned about a {} virus.", "hazardous", "harmless"),
    ("The road to the coast remains closed.", "The road to the coast is still {}.", "shut", "open"),
    ("Most schools will remain open.", "The majority of {} stay open.", "schools", "prisons"),
]  # fmt: skip


def test_most_exchanged_words_stand_out_from_synonyms() -> None:
    told = [
        scored(canonical, frame.format(other), other) > scored(canonical, frame.format(same), same)
        for canonical, frame, same, other in EXCHANGES
    ]
    assert sum(told) >= 8, told


@pytest.mark.parametrize(
    ("language", "frame", "same", "other"),
    [
        ("de", "Am Montag wurde die Brücke {}.", "geschlossen", "eröffnet"),
        ("es", "El lunes se {} el puente.", "cerró", "vendió"),
        ("fr", "Le pont a été {} lundi.", "fermé", "vendu"),
        ("pt", "A ponte foi {} na segunda-feira.", "fechada", "vendida"),
        ("ru", "Мост был {} в понедельник.", "закрыт", "продан"),
        ("tr", "Köprü pazartesi günü {}.", "kapatıldı", "satıldı"),
    ],
)
def test_an_exchanged_word_stands_out_across_languages(language: str, frame: str, same: str, other: str) -> None:
    canonical = "The bridge was closed on Monday."
    changed, kept = (scored(canonical, frame.format(said), said, language) for said in (other, same))
    assert changed > kept + 1
