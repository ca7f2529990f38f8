from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sacrebleu.metrics import TER

from transcheck.edit_rate import count_edits, edit_rate

WORDS = st.lists(st.sampled_from(tuple("abcdefgh")), max_size=14)


def of_sacrebleu(hypotheses: list[str], references: list[str]) -> float:
    return float(TER().corpus_score(hypotheses, [references]).score)


@settings(deadline=None)
@given(WORDS, WORDS)
def test_any_words_have_the_rate_of_sacrebleu(hypothesis: list[str], reference: list[str]) -> None:
    texts = [" ".join(hypothesis)], [" ".join(reference)]
    assert edit_rate(*texts) == of_sacrebleu(*texts)


def shuffled(words: list[str], random_: random.Random) -> list[str]:
    """The words with some runs moved, some words left out and some put in."""
    for _ in range(random_.randint(0, 5)):
        first, last = sorted(random_.sample(range(len(words) + 1), 2))
        run, rest = words[first:last], words[:first] + words[last:]
        at = random_.randint(0, len(rest))
        words = [*rest[:at], *run, *rest[at:], *random_.sample(words, random_.randint(0, 1))]
        del words[random_.randrange(len(words))]
    return words


@pytest.mark.parametrize(("length", "vocabulary"), [(30, 25), (60, 15), (110, 60), (70, 4)])
def test_long_texts_with_moved_runs_have_the_rate_of_sacrebleu(length: int, vocabulary: int) -> None:
    """Long enough for the beam, the longest run, the farthest shift and, with few words, the limit of shifts."""
    random_ = random.Random(length)
    references = [[str(random_.randrange(vocabulary)) for _ in range(length)] for _ in range(3)]
    hypotheses = [shuffled(words, random_) for words in references]
    texts = [" ".join(words) for words in hypotheses], [" ".join(words) for words in references]
    assert edit_rate(*texts) == of_sacrebleu(*texts)


def test_lengths_far_apart_have_the_rate_of_sacrebleu() -> None:
    long = " ".join(f"w{number % 90}" for number in range(200))
    for hypothesis, reference in (("w3 w1", long), (long, "w5 w2 w9")):
        assert edit_rate([hypothesis], [reference]) == of_sacrebleu([hypothesis], [reference])


def test_case_and_spaces_do_not_count() -> None:
    assert edit_rate(["The  DAM\u00a0is closed "], ["the dam is closed"]) == 0


def test_a_shift_costs_one_edit() -> None:
    assert count_edits(list("monday"), list("daymon")) == 1
    assert count_edits([], ["a", "b"]) == 2
    assert count_edits(["a"], []) == 1


@pytest.mark.parametrize(("hypothesis", "reference"), [("", ""), ("", "a b"), ("a b", ""), (" ", "a")])
def test_empty_segments_have_the_rate_of_sacrebleu(hypothesis: str, reference: str) -> None:
    assert edit_rate([hypothesis], [reference]) == of_sacrebleu([hypothesis], [reference])


def test_numbers_of_segments_must_agree() -> None:
    with pytest.raises(ValueError, match="shorter"):
        edit_rate(["a"], [])
