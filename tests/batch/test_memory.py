from __future__ import annotations

import gc
import json
import tracemalloc
from collections.abc import Sequence
from functools import _lru_cache_wrapper, partial
from typing import Any

import numpy as np
import pytest

from transcheck.audit import Options
from transcheck.batch import auditing
from transcheck.batch.auditing import Setup, Task, Worker
from transcheck.batch.memory import Remembering, RememberingEncoder
from transcheck.document import Document
from transcheck.encoder import Encoder, Encoding, load_encoder
from transcheck.entailment import Judgement, load_entailment
from transcheck.inference import Probabilities

TOKENS = np.zeros((0, 384), np.float32)


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


def test_the_pairs_asked_last_are_known_for_the_next_copy() -> None:
    model = Counting()
    memory = Remembering(model, pairs=2)
    first = memory.judge(["aa", "bbb"], ["x", "y"])
    memory.begin({})
    assert memory.kept() == {}
    assert memory.judge(["aa"], ["x"]) == first[:1]
    assert len(memory.kept()) == 1
    memory.judge(["c"], ["z"])
    assert model.asked[2:] == [("c", "z")]
    memory.begin({})
    memory.judge(["bbb", "aa"], ["y", "x"])
    assert model.asked[3:] == [("bbb", "y")]  # the one asked longest ago was forgotten


class Lengths(Encoder):
    """An encoder whose vectors tell how long a text is, and that counts what it is asked."""

    def __init__(self) -> None:
        bundled = load_encoder(1)
        self.model, self.vocabulary = bundled.model, bundled.vocabulary
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> list[Encoding]:
        self.asked += texts
        return [
            Encoding(np.full(384, len(text), np.float32), tuple((at, at + 1) for at in range(len(text))), TOKENS)
            for text in texts
        ]


def test_texts_encoded_of_late_are_not_encoded_again() -> None:
    encoder = Lengths()
    memory = RememberingEncoder(encoder, pieces=10)
    assert memory.embed(["one", "three", "one"])[:, 0].tolist() == [3, 5, 3]
    assert encoder.asked == ["one", "three"]
    assert memory.embed(["three", "ab"])[:, 0].tolist() == [5, 2]
    assert encoder.asked == ["one", "three", "ab"]
    assert memory.encode([]) == []
    # A text counts one more than its pieces: "one" had to go for "ab". One too long to be kept is encoded all the same.
    assert memory.embed(["ab", "three", "one"])[:, 0].tolist() == [2, 5, 3]
    assert encoder.asked[3:] == ["one"]
    assert memory.embed(["a long text", "one"])[:, 0].tolist() == [11, 3]
    assert encoder.asked[4:] == ["a long text"]


def test_remembered_encodings_are_those_of_the_encoder() -> None:
    texts = ["The dam was closed.", "", "Der Damm wurde geschlossen.", "The dam was closed."]
    memory, encoder = RememberingEncoder(load_encoder(1)), load_encoder(1)
    for found in (memory.encode(texts), memory.encode(texts)):
        for one, text in zip(found, texts, strict=True):
            alone = encoder.encode([text])[0]
            assert one.spans == alone.spans
            assert one.vector.tobytes() == alone.vector.tobytes()
            assert one.tokens.tobytes() == alone.tokens.tobytes()


def test_judgements_of_the_bundled_model_come_back_to_the_last_bit() -> None:
    memory = Remembering(load_entailment(threads=1))
    asked = ([" The dam was closed.", "word " * 600], ["Der Damm wurde  geschlossen.", "word"])
    found = memory.judge(*asked)
    kept = json.loads(json.dumps(memory.kept()))
    assert len(kept) == 1  # not the pair read in windows
    memory.begin(kept)
    assert memory.judge(*asked) == found


def caches() -> list[_lru_cache_wrapper[Any]]:
    return [item for item in gc.get_objects() if isinstance(item, _lru_cache_wrapper)]


def test_nothing_without_a_bound_grows_with_the_copies() -> None:
    """Every cache of functions that grows from copy to copy, in whatever package, has a bound of its own."""
    article = Document("The Oldbridge dam was closed on Monday after a long inspection.", "article")
    worker = Worker(Setup((article,), Options(threads=1)))

    def sizes() -> dict[str, int]:
        infos = {f"{item.__module__}.{item.__qualname__}": item.cache_info() for item in caches()}
        return {name: info.currsize for name, info in infos.items() if info.maxsize is None or info.maxsize > 1 << 14}

    found = []
    for text in (
        "The Oldbridge dam was shut on Monday after a lengthy check.",
        "The Oldbridge barrage has been opened on Tuesday before thorough works.",
        "An Oldbridge weir was painted on Sunday amid cheerful dances.",
    ):
        worker.audit(Task(Document(text, "copy"), "digest", frozenset()))
        found.append(sizes())
    assert not [name for name, size in found[2].items() if size > found[1].get(name, 0) > found[0].get(name, 0)]


class Shallow(Encoder):
    """An encoder without a network: a piece has the vector of its embedding, a text their mean."""

    def __init__(self) -> None:
        bundled = load_encoder(1)
        self.model, self.vocabulary = bundled.model, bundled.vocabulary

    def encode(self, texts: Sequence[str]) -> list[Encoding]:
        found = []
        for pieces in map(self.vocabulary.pieces, texts):
            rows = self.vocabulary.rows(np.array(pieces.ids, np.int64))
            tokens = rows / np.linalg.norm(rows, axis=1, keepdims=True)
            mean = tokens.mean(0)
            found.append(Encoding(mean / np.linalg.norm(mean), pieces.spans, tokens))
        return found


def test_an_audit_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker may audit thousands of copies. Of each it keeps far less than a report, but for caches with a bound."""
    model = Counting()
    monkeypatch.setattr(auditing, "load_encoder", lambda _: Shallow())
    monkeypatch.setattr(auditing, "load_entailment", lambda *_: model)
    monkeypatch.setattr(auditing, "RememberingEncoder", partial(RememberingEncoder, pieces=32))
    monkeypatch.setattr(auditing, "Remembering", partial(Remembering, pairs=2))
    article = Document("Engineers found 14 cracks in the Oldbridge dam. It was closed on Monday.", "article")
    worker = Worker(Setup((article,), Options(threads=1)))

    def held_after(numbers: range) -> int:
        for number in numbers:
            text = f"Engineers found {number} cracks in the Oldbridge dam. It was shut on Monday."
            outcome = worker.audit(Task(Document(text, f"{number}.txt"), str(number), frozenset()))
            assert outcome.audit
            assert outcome.page
            model.asked.clear()
        for cache in caches():
            # Tables loaded once are kept, as the test above sees to; what is kept of texts comes and goes.
            if (cache.cache_info().maxsize or 0) > 16:
                cache.cache_clear()
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    # The first copies fill what Python and its packages keep for small things, some 2 KB a copy.
    tracemalloc.start()
    try:
        before = held_after(range(1000, 1030))
        growth = held_after(range(1030, 1070)) - before
    finally:
        tracemalloc.stop()
    assert growth / 40 < 1024
