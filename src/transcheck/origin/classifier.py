"""The classifier: how much a text's wording looks like machine translation. Linear: every sentence has a share."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from transcheck.models import Model, find
from transcheck.origin.closeness import Beside
from transcheck.origin.features import WordPairs, character_ngrams, mask, masked_ngrams, ngrams, normalise, style
from transcheck.origin.likeness import Together

__all__ = [
    "CANONICAL_SHARE",
    "Calibration",
    "Hashed",
    "Patterns",
    "Setting",
    "Thresholds",
    "beside",
    "classifier",
    "length_in_words",
    "measured_languages",
    "thresholds",
    "together",
]

Floats = NDArray[np.float64]

Setting = Literal["alone", "beside", "together"]
"""A text is judged alone, beside the canonical article, or together with other texts of the story."""
ANY = "other"
"""Stands for the languages that have no calibration of their own among other texts."""

CANONICAL_SHARE = 0.5
"""How much of the canonical article's own score is taken off that of a copy in the same language.

The two share their subject, which moves scores more than the translator does. Half of it held best in both directions
between 2021 and 2022, among 0, 0.3, 0.5, 0.7 and 1.
"""


@dataclass(frozen=True, slots=True)
class Calibration:
    """From a score to log odds, fitted on years that the scoring weights had not seen (Platt 1999, by length).

    `log odds = (slope + slope_by_length · l) · score + offset + offset_by_length · l` with `l = ln(words / 100)`, for
    equally many human and machine texts.
    """

    slope: float
    slope_by_length: float
    offset: float
    offset_by_length: float

    def log_odds(self, score: float, words: int) -> float:
        """Log odds of machine translation; beyond 20 and 1000 words a text counts as one of that length."""
        length = math.log(min(max(words, 20), 1000) / 100)
        slope = max(self.slope + self.slope_by_length * length, 0.0)
        return slope * score + self.offset + self.offset_by_length * length


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities between which the verdict is `uncertain`.

    Attributes:
        accuse: From here on a text is called machine-translated; at most 5 % of human texts reach it.
        acquit: Below, a text is called human.
        short: Words under which a text without strong evidence is `uncertain`.
    """

    accuse: float
    acquit: float
    short: int


@dataclass(frozen=True)
class Patterns:
    """The English classifier: TF-IDF of masked word patterns and measures of style, weighed together.

    Attributes:
        index: Number of each of V patterns.
        idf: (V,) inverse document frequency.
        weights: (V,) weight of each pattern.
        style_mean: (S,) mean of each measure in the training texts.
        style_scale: (S,) its standard deviation.
        style_weights: (S,) weight of each measure, per standard deviation.
        intercept: Constant of the score.
        pairs: The table of word pairs.
        calibration: From score to log odds.
        beside: The same for scores less `CANONICAL_SHARE` of the canonical article's.
    """

    index: Mapping[str, int]
    idf: Floats
    weights: Floats
    style_mean: Floats
    style_scale: Floats
    style_weights: Floats
    intercept: float
    pairs: WordPairs
    calibration: Calibration
    beside: Calibration

    def log_odds(self, text: str, canonical: str | None = None) -> float:
        """Calibrated log odds that an English text was translated by a machine, alone or beside the canonical one."""
        score, words = self._score(text), length_in_words(text)
        if canonical is None:
            return self.calibration.log_odds(score, words)
        return self.beside.log_odds(score - CANONICAL_SHARE * self._score(canonical), words)

    def _score(self, text: str) -> float:
        plain = normalise(text)
        patterns = _score(*self._known(ngrams(mask(plain))), self.idf, self.weights)
        z = np.clip((style(plain, self.pairs) - self.style_mean) / self.style_scale, -4, 4)
        return patterns + float(z @ self.style_weights) + self.intercept

    def shares(self, texts: Sequence[str]) -> list[float]:
        """What the patterns of each sentence add to the score of a text made of them (before calibration)."""
        counts = [ngrams(mask(normalise(text))) for text in texts]
        whole: Counter[str] = sum(counts, Counter())
        places, totals = self._known(whole)
        values = _values(totals, self.idf[places])
        norm = float(np.sqrt(values @ values)) or 1.0
        worth = np.zeros(len(self.weights))
        worth[places] = values * self.weights[places] / np.array(totals, dtype=np.float64) / norm
        return [float(worth[known] @ np.array(n, dtype=np.float64)) for known, n in map(self._known, counts)]

    def _known(self, counts: Counter[str]) -> tuple[NDArray[np.int64], list[int]]:
        """Numbers of the patterns that have a weight, and how often each occurs."""
        known = [(self.index[key], count) for key, count in counts.items() if key in self.index]
        return np.array([place for place, _ in known], dtype=np.int64), [count for _, count in known]


@dataclass(frozen=True)
class Hashed:
    """The classifier of another language: TF-IDF of character n-grams and of masked patterns, B hashed buckets each.

    Attributes:
        language: The language.
        frequent: Words that the masked patterns show as they are.
        idf: (2, B) inverse document frequency by bucket; 0 where a bucket was too rare to be used.
        weights: (2, B) weight of each bucket.
        intercept: Constant of the score.
        calibration: From score to log odds.
    """

    language: str
    frequent: frozenset[str]
    idf: Floats
    weights: Floats
    intercept: float
    calibration: Calibration

    def log_odds(self, text: str) -> float:
        """Calibrated log odds that a text of this language was translated by a machine."""
        score = self.intercept
        families = character_ngrams(text), masked_ngrams(text, self.language, self.frequent)
        for buckets, idf, weights in zip(families, self.idf, self.weights, strict=True):
            places = np.fromiter(buckets, dtype=np.int64, count=len(buckets))
            score += _score(places, list(buckets.values()), idf, weights)
        return self.calibration.log_odds(score, length_in_words(text))

    def shares(self, texts: Sequence[str]) -> list[float]:
        """What each sentence adds to the score: characters are no reason that a reader could check, so nothing."""
        return [0.0] * len(texts)


def length_in_words(text: str) -> int:
    """Words between blanks, or half the characters where a language writes without blanks."""
    return max(len(text.split()), sum("\u3040" <= sign <= "\u9fff" for sign in text) // 2)


def _values(counts: Sequence[int], idf: Floats) -> Floats:
    """TF-IDF with sublinear counts, not yet of unit length."""
    return (1 + np.log(np.array(counts, dtype=np.float64))) * idf


def _score(places: NDArray[np.int64], counts: Sequence[int], idf: Floats, weights: Floats) -> float:
    """Weighted sum of a TF-IDF vector of unit length."""
    values = _values(counts, idf[places])
    return float(values @ weights[places]) / (float(np.sqrt(values @ values)) or 1.0)


@cache
def _model() -> Model:
    return find("origin")


@cache
def thresholds(language: str, setting: Setting = "alone") -> Thresholds | None:
    """The thresholds chosen with the bundled weights, or None for a language that has none in this setting."""
    config = _model().config
    limits = (config if setting == "alone" else config[setting])["thresholds"]
    found = limits.get(language, limits.get(ANY))
    return None if found is None else Thresholds(**found)


@cache
def beside(language: str) -> Beside | None:
    """What judges a copy beside an English article; None where not measured, and for English (`Patterns.log_odds`)."""
    found = _model().config["beside"]["calibration"].get(language)
    return None if found is None or language == "en" else Beside(**found)


@cache
def together(language: str) -> Together:
    """What judges a text among others of the same story and language."""
    calibration = _model().config["together"]["calibration"]
    return Together(**calibration.get(language, calibration[ANY]))


@cache
def measured_languages() -> tuple[str, ...]:
    """Languages for which the classifier was trained and measured."""
    return tuple(_model().config["calibration"])


@cache
def classifier(language: str) -> Patterns | Hashed | None:
    """The bundled classifier of a language, or None where there is none.

    Raises:
        ModelError: If its file is missing or damaged.
    """
    model = _model()
    if language not in measured_languages():
        return None
    calibration = Calibration(**model.config["calibration"][language])
    arrays = model.tensors(f"{language}.safetensors")
    if language != "en":
        return Hashed(
            language,
            frozenset(_lines(arrays["frequent"])),
            _dense(arrays, "idf"),
            _dense(arrays, "weights"),
            float(arrays["intercept"][0]),
            calibration,
        )
    pairs = WordPairs.build(
        _lines(arrays["words"]),
        np.exp(arrays["log_counts"].astype(np.float64)),
        np.repeat(np.arange(len(arrays["followers"])), arrays["followers"]),
        arrays["right"],
        np.exp(_unfolded(arrays, "log_pairs")),
    )
    return Patterns(
        {pattern: number for number, pattern in enumerate(_lines(arrays["patterns"]))},
        arrays["idf"].astype(np.float64),
        arrays["weights"].astype(np.float64),
        np.array(arrays["style_mean"]),
        np.array(arrays["style_scale"]),
        np.array(arrays["style_weights"]),
        float(arrays["intercept"][0]),
        pairs,
        calibration,
        Calibration(**model.config["beside"]["calibration"][language]),
    )


def _lines(array: NDArray[Any]) -> list[str]:
    """The lines of a text stored as bytes."""
    return array.tobytes().decode("utf-8").split("\n")


def _unfolded(arrays: Mapping[str, NDArray[Any]], name: str) -> Floats:
    """Numbers stored in eight bits, with the least of them and the step between two levels beside."""
    low, step = arrays[f"{name}_scale"]
    return np.asarray(low + step * arrays[name].astype(np.float64))


def _dense(arrays: Mapping[str, NDArray[Any]], name: str) -> Floats:
    """(2, B) numbers by bucket, of which those in use are stored."""
    used = np.unpackbits(arrays["used"]).astype(np.bool_)
    values = np.zeros(len(used))
    values[used] = _unfolded(arrays, name)
    return values.reshape(2, -1)
