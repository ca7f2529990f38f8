"""Pairs of passages with links and marks given by hand, as the detectors of wording drift take them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tests.lexical.pairs import passage

from transcheck.changes import Drift
from transcheck.claims import JudgedPair
from transcheck.entailment import Judgement, Mark
from transcheck.inference import Probabilities
from transcheck.results import Pair
from transcheck.words import Link, Word

# Decides by the mark alone: reported from 0.5, major from 0.8.
DECISION = {"weights": {"mark": 1.0}, "thresholds": {"report": 0.5, "major": 0.8}}
OPEN = Probabilities(0.2, 0.6, 0.2)
SURE = Probabilities(0.01, 0.02, 0.97)


def drift(
    canonical: str,
    copy: str,
    marks: Mapping[str, float],
    links: str = "",
    language: str = "en",
    contrast: float = -8.0,
) -> Drift:
    """A pair with marks by word, of one contrast; equal words are linked, `links` links others: "shut:closed"."""
    left, right = passage(canonical, "en"), passage(copy, language)
    wanted = {tuple(item.split(":")) for item in links.split()}
    linked = [
        Link(row, column, 0.9)
        for row, one in enumerate(left[1])
        for column, other in enumerate(right[1])
        if one.text == other.text or (one.text, other.text) in wanted
    ]
    forward = Judgement(OPEN, _marks(left[1], marks), _marks(right[1], marks))
    backward = Judgement(OPEN, _marks(right[1], marks), _marks(left[1], marks))
    judged = JudgedPair(Pair((0,), (0,), 0.9), left[0], right[0], forward, backward)
    contrasts = (contrast,) * len(left[1]), (contrast,) * len(right[1])
    return Drift(judged, tuple(left[1]), tuple(right[1]), tuple(linked), *contrasts)


def _marks(words: list[Word], marks: Mapping[str, float]) -> tuple[Mark, ...]:
    return tuple(Mark(word.start, word.end, marks.get(word.text, 0.01)) for word in words)


def contradicted(pair: Drift) -> Drift:
    """The pair with sentences that surely contradict each other."""
    judged = pair.judged
    forward, backward = (replace(one, probabilities=SURE) for one in (judged.forward, judged.backward))
    return replace(pair, judged=replace(judged, forward=forward, backward=backward))
