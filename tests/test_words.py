"""Words of scripts whose vowel signs are not letters, and their links."""

from __future__ import annotations

import numpy as np
import pytest

from transcheck.document import Sentence
from transcheck.encoder import Encoding
from transcheck.words import link_words, words_of


def encoding(text: str, *vectors: int) -> Encoding:
    """One piece a word between spaces; equal numbers are equal vectors."""
    spans, at = [], 0
    for word in text.split(" "):
        spans.append((at, at + len(word)))
        at += len(word) + 1
    table = np.eye(384, dtype=np.float32)
    return Encoding(table[0], tuple(spans), np.stack([table[number] for number in vectors]))


@pytest.mark.parametrize(
    ("text", "language"),
    [("सरकार ने किसानों से मुलाकात की", "hi"), ("সরকার কৃষকদের সঙ্গে দেখা করেছে", "bn"), ("می‌گویند که خانه‌ها", "fa")],
)
def test_vowel_signs_and_joiners_stand_inside_words(text: str, language: str) -> None:
    words = text.split(" ")
    sentence = Sentence(text, 0, len(text), language)
    assert [word.text for word in words_of(sentence, encoding(text, *range(len(words))))] == words


def test_equal_words_are_linked_and_what_is_left_fills_the_same_slot() -> None:
    left, right = "banks closed branches", "banks opened branches"
    one = words_of(Sentence(left, 0, len(left), "en"), encoding(left, 1, 2, 3))
    other = words_of(Sentence(right, 0, len(right), "en"), encoding(right, 1, 4, 3))
    links = link_words(one, other, least=-1.0)
    assert [(link.canonical, link.copy, link.leftover) for link in links] == [
        (0, 0, False),
        (1, 1, True),
        (2, 2, False),
    ]


@pytest.mark.parametrize("text", ["doesn't", "doesn’t"])
def test_contractions_are_function_words_with_either_apostrophe(text: str) -> None:
    (word,) = words_of(Sentence(text, 0, len(text), "en"), encoding(text, 0))
    assert not word.content


def test_an_acronym_is_no_function_word_but_a_shouted_one_is() -> None:
    said, shouted = "sold to US buyers", "SOLD TO US"
    contents = [
        [
            word.content
            for word in words_of(Sentence(text, 0, len(text), "en"), encoding(text, *range(text.count(" ") + 1)))
        ]
        for text in (said, shouted)
    ]
    assert contents == [[True, False, True, True], [True, False, False]]
