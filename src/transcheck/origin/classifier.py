"""The classifier: how much a text's wording looks like machine translation. Linear: every sentence has a share."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transcheck.errors import ModelError
from transcheck.models import Model, find
from transcheck.origin.features import WordPairs, character_ngrams, mask, ngrams, normalise, style

__all__ = ["Calibration", "Characters", "Patterns", "Thresholds", "classifier", "measured_languages", "thresholds"]

Floats = NDArray[np.float64]


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

    def log_odds(self, text: str) -> float:
        """Calibrated log odds that an English text was translated by a machine."""
        plain = normalise(text)
        patterns = _score(*self._known(ngrams(mask(plain))), self.idf, self.weights)
        z = np.clip((style(plain, self.pairs) - self.style_mean) / self.style_scale, -4, 4)
        score = patterns + float(z @ self.style_weights) + self.intercept
        return self.calibration.log_odds(score, len(plain.split()))

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
class Characters:
    """The classifier for a language without a list of function words: TF-IDF of hashed character n-grams.

    Attributes:
        idf: (B,) inverse document frequency by bucket; 0 where a bucket was too rare to be used.
        weights: (B,) weight of each bucket.
        intercept: Constant of the score.
        calibration: From score to log odds.
    """

    idf: Floats
    weights: Floats
    intercept: float
    calibration: Calibration

    def log_odds(self, text: str) -> float:
        """Calibrated log odds that a text of this language was translated by a machine."""
        buckets = character_ngrams(text)
        places = np.fromiter(buckets, dtype=np.int64, count=len(buckets))
        score = _score(places, list(buckets.values()), self.idf, self.weights) + self.intercept
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
def thresholds(language: str) -> Thresholds | None:
    """The thresholds that were chosen with the bundled weights, or None for a language without a classifier."""
    limits = _model().config["thresholds"].get(language)
    return None if limits is None else Thresholds(**limits)


@cache
def measured_languages() -> tuple[str, ...]:
    """Languages for which the classifier was trained and measured."""
    return tuple(_model().config["calibration"])


@cache
def classifier(language: str) -> Patterns | Characters | None:
    """The bundled classifier of a language, or None where there is none.

    Raises:
        ModelError: If its file is missing or damaged.
    """
    model = _model()
    if language not in measured_languages():
        return None
    calibration = Calibration(**model.config["calibration"][language])
    arrays = _arrays(model, f"{language}.npz")
    if language != "en":
        return Characters(
            arrays["idf"].astype(np.float64),
            arrays["weights"].astype(np.float64),
            float(arrays["intercept"]),
            calibration,
        )
    words = str(arrays["words"]).split("\n")
    pairs = WordPairs.build(
        words,
        np.exp(arrays["log_counts"].astype(np.float64)),
        arrays["left"],
        arrays["right"],
        np.exp(arrays["log_pairs"].astype(np.float64)),
    )
    patterns = str(arrays["patterns"]).split("\n")
    return Patterns(
        {pattern: number for number, pattern in enumerate(patterns)},
        arrays["idf"].astype(np.float64),
        arrays["weights"].astype(np.float64),
        arrays["style_mean"],
        arrays["style_scale"],
        arrays["style_weights"],
        float(arrays["intercept"]),
        pairs,
        calibration,
    )


def _arrays(model: Model, name: str) -> dict[str, NDArray[Any]]:
    try:
        with np.load(model.file(name), allow_pickle=False) as file:
            return {key: file[key] for key in file.files}
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"model {model.name}: {name} cannot be read ({error})") from error
