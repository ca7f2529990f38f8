from __future__ import annotations

import json
from collections.abc import Sequence

from transcheck.batch.memory import Remembering
from transcheck.entailment import Judgement, load_entailment
from transcheck.inference import Probabilities


class Counting:
    """A model without marks that counts what it is asked."""

    signature = "counting"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def judge(self, premises: Sequence[str], hypotheses: Sequence[str]) -> list[Judgement]:
        pairs = list(zip(premises, hypotheses, strict=True))
        self.asked += pairs
        return [Judgement(Probabilities(1 / len(left), 0.0, 1 / len(right))) for left, right in pairs]


def test_only_what_is_not_known_is_asked() -> None:
    model = Counting()
    memory = Remembering(model)
    first = memory.judge(["aa", "bbb", "aa"], ["x", "y", "x"])
    assert model.asked == [("aa", "x"), ("bbb", "y")]
    kept = json.loads(json.dumps(memory.kept()))
    memory.begin(kept)
    assert memory.judge(["bbb", "c", "aa"], ["y", "y", "x"])[::2] == [first[1], first[0]]
    assert model.asked[2:] == [("c", "y")]
    # Nothing goes over from one copy to the next.
    memory.begin({})
    memory.judge(["aa"], ["x"])
    assert model.asked[3:] == [("aa", "x")]


def test_judgements_of_the_bundled_model_come_back_to_the_last_bit() -> None:
    memory = Remembering(load_entailment(threads=1))
    asked = ([" The dam was closed.", "word " * 600], ["Der Damm wurde  geschlossen.", "word"])
    found = memory.judge(*asked)
    kept = json.loads(json.dumps(memory.kept()))
    assert len(kept) == 1  # not the pair read in windows
    memory.begin(kept)
    assert memory.judge(*asked) == found
