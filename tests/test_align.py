"""Sentence alignment of rewritten, reordered, split and translated copies."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from transcheck import align
from transcheck.align import Similarity, align_sentences, similarity
from transcheck.encoder import Encoding, load_encoder
from transcheck.results import Pair

CANONICAL = [
    "The city council approved a new tram line on Monday.",
    "The line will cost 240 million euros and open in 2029.",
    "Residents of the old harbour fear that rents will rise.",
    "Mayor Ines Falk said the project would create 900 jobs.",
    "A similar plan failed in 2011 after protests.",
]


def pairs(copy: list[str]) -> dict[tuple[int, ...], tuple[int, ...]]:
    encoder = load_encoder()
    found = align_sentences(similarity(encoder.encode(CANONICAL), encoder.encode(copy)))
    return {pair.canonical: pair.copy for pair in found if pair.canonical and pair.copy}


def test_a_translation_in_another_order_is_followed() -> None:
    copy = [
        "Die Bürgermeisterin Ines Falk sagte, das Vorhaben werde 900 Arbeitsplätze schaffen.",
        "Der Stadtrat hat am Montag eine neue Straßenbahnlinie beschlossen.",
        "Ein ähnlicher Plan scheiterte 2011 nach Protesten.",
        "Sie wird 240 Millionen Euro kosten und 2029 eröffnet.",
        "Anwohner des alten Hafens fürchten, dass die Mieten steigen.",
    ]
    assert pairs(copy) == {(3,): (0,), (0,): (1,), (4,): (2,), (1,): (3,), (2,): (4,)}


def test_split_and_merged_sentences_are_grouped() -> None:
    copy = [
        "On Monday the council approved a new tram line, which will cost 240 million euros and open in 2029.",
        "People who live in the old harbour are worried.",
        "They fear rising rents.",
        "According to mayor Ines Falk, 900 jobs will be created.",
        "A plan like it came to nothing in 2011 after protests.",
    ]
    assert pairs(copy) == {(0, 1): (0,), (2,): (1, 2), (3,): (3,), (4,): (4,)}


def test_additions_and_omissions_stand_alone() -> None:
    encoder = load_encoder()
    copy = [*CANONICAL[:2], "Penguins at the zoo were vaccinated against bird flu last week.", CANONICAL[3]]
    found = align_sentences(similarity(encoder.encode(CANONICAL), encoder.encode(copy)))
    assert Pair((), (2,), 0.0) in found
    assert {pair.canonical for pair in found if not pair.copy} == {(2,), (4,)}


def aligned(margin: list[list[float]]) -> dict[tuple[int, ...], tuple[int, ...]]:
    table = np.array(margin, np.float32)
    found = align_sentences(Similarity(table, table, table.max(0)))
    return {pair.canonical: pair.copy for pair in found if pair.canonical and pair.copy}


def test_low_margins_do_where_most_sentences_have_a_mutually_best_one() -> None:
    story = np.full((5, 5), -0.2)
    np.fill_diagonal(story, [0.05, -0.02, 0.03, 0.0, 0.06])
    assert aligned(story.tolist()) == {(index,): (index,) for index in range(5)}
    other = np.full((5, 5), -0.2)
    other[0, 0], other[:, 1], other[4, 2:] = 0.0, -0.05, -0.04
    assert aligned(other.tolist()) == {}


def test_lone_sentences_go_together_where_their_neighbours_do() -> None:
    story = np.full((5, 5), -0.3)
    np.fill_diagonal(story, [0.05, 0.02, -0.07, 0.01, 0.05])
    story[2, 4] = -0.06
    assert aligned(story.tolist())[2,] == (2,)
    story[2, 2] = -0.2
    assert (2,) not in aligned(story.tolist())


@pytest.mark.parametrize(("margin", "joined"), [(-0.06, True), (-0.2, False)])
def test_a_lone_sentence_between_the_parts_of_a_split_one_is_another_part(margin: float, joined: bool) -> None:
    story = np.full((3, 5), -0.3)
    story[0, 0] = story[2, 4] = 0.1
    story[1, 1:4] = 0.1, margin, 0.12
    assert aligned(story.tolist())[1,] == ((1, 2, 3) if joined else (1, 3))
    story[2, 2] = margin + 0.01
    assert aligned(story.tolist())[1,] == (1, 3)


def test_a_sentence_is_split_into_five_parts_at_most() -> None:
    story = np.full((2, 8), -0.3)
    story[1, 7] = 0.1
    story[0, :7] = 0.15, -0.06, -0.05, -0.04, -0.07, -0.03, 0.12
    assert aligned(story.tolist())[0,] == (0, 2, 3, 5, 6)


def random(count: int, tokens: int = 5, seed: int = 3) -> list[Encoding]:
    vectors = np.random.default_rng(seed).normal(size=(count, tokens, 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=2, keepdims=True)
    return [Encoding(item[0], tuple((i, i + 1) for i in range(tokens)), item) for item in vectors]


def test_every_sentence_is_in_one_pair() -> None:
    found = align_sentences(similarity(random(13), random(7, seed=4)))
    assert sorted(i for pair in found for i in pair.canonical) == list(range(13))
    assert sorted(i for pair in found for i in pair.copy) == list(range(7))


def test_margins_do_not_depend_on_the_size_of_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    left, right = random(11), random(17, seed=4)
    margins = []
    for block in (1, 4, 256):
        monkeypatch.setattr(align, "_BLOCK", block)
        margins.append(similarity(left, right).margin.tobytes())
    assert len(set(margins)) == 1


def test_a_margin_is_over_the_best_others_of_row_and_column() -> None:
    left, right = random(6), random(9, seed=4)
    found = similarity(left, right)
    cosine = np.array([[one.vector @ other.vector for other in right] for one in left])
    row, column = 2, 5

    def usual(others: list[float], background: float) -> float:
        return max(float(np.mean(sorted([*others, background, background, background])[-3:])), background - 0.1)

    expected = 0.0
    for scores, background in ((cosine, 0.82), (found.matched, 0.60)):
        beside = [float(score) for index, score in enumerate(scores[row]) if index != column]
        above = [float(score) for index, score in enumerate(scores[:, column]) if index != row]
        expected += float(scores[row, column]) - (usual(beside, background) + usual(above, background)) / 2
    assert np.isclose(found.margin[row, column], expected, atol=1e-5)


def test_memory_is_little_more_than_the_two_tables_that_are_kept() -> None:
    left, right = random(1500, tokens=1), random(1500, tokens=1, seed=4)
    tracemalloc.start()
    found = similarity(left, right)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5 * found.margin.nbytes


def test_an_empty_side_leaves_everything_unaligned() -> None:
    encoder = load_encoder()
    found = align_sentences(similarity(encoder.encode(CANONICAL), []))
    assert found == tuple(Pair((index,), (), 0.0) for index in range(len(CANONICAL)))
