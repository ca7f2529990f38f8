"""The bundled encoder: true sentence vectors, token vectors, windows, independence of company."""

from __future__ import annotations

import numpy as np

from transcheck.encoder import load_encoder

ENGLISH = "The ferry sank near the island on Friday."
GERMAN = "Die Fähre sank am Freitag in der Nähe der Insel."
OTHER = "Share prices rose after the bank cut its rates."


def test_translations_are_nearer_than_other_sentences() -> None:
    vectors = load_encoder().embed([ENGLISH, GERMAN, OTHER])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.05


def test_a_text_does_not_depend_on_its_company() -> None:
    encoder = load_encoder()
    alone = encoder.encode([ENGLISH])[0]
    among = encoder.encode([OTHER, GERMAN, ENGLISH, OTHER * 20])[2]
    assert np.array_equal(alone.vector, among.vector)
    assert np.array_equal(alone.tokens, among.tokens)


def test_long_texts_are_read_to_the_end() -> None:
    encoder = load_encoder()
    long = " ".join([OTHER] * 100 + [ENGLISH])
    encoding = encoder.encode([long])[0]
    assert len(encoding.spans) == len(encoding.tokens) > 1000
    assert long[slice(*encoding.spans[-1])] in {".", "Friday.", "day."}
    assert not np.array_equal(encoding.vector, encoder.encode([" ".join([OTHER] * 100)])[0].vector)


def test_empty_texts_have_no_direction() -> None:
    encoding = load_encoder().encode(["  "])[0]
    assert not encoding.spans
    assert not encoding.vector.any()


def test_a_word_finds_its_translation() -> None:
    english, german = load_encoder().encode([ENGLISH, GERMAN])
    ferry = next(i for i, (a, b) in enumerate(english.spans) if "ferry".startswith(ENGLISH[a:b]) and b > a)
    start, end = german.spans[int((english.tokens[ferry] @ german.tokens.T).argmax())]
    assert GERMAN[start:end] in "Fähre"
