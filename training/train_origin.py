"""Writes the bundled classifiers: `python training/train_origin.py --data DIR --out models/origin`.

`DIR` is the folder of the development data. Only its `train` part and the English pairs of other sets are used; `dev`
stays for measuring. Needs `pip install scikit-learn symspellpy safetensors`: the table of English word pairs is made
from the two frequency dictionaries of symspellpy (MIT; from Google Books n-grams, CC BY 3.0, and SCOWL).

`--closeness FILE`, written by `measure_closeness.py`, is needed to fit what judges copies in other languages beside the
English article; without it, or where only some languages are fitted, what is there is kept.

Each classifier is calibrated, and the thresholds are chosen, on scores of texts of a year that the weights were not
fitted on (2021 by 2022 and 2022 by 2021). Left out is Ukrainian, of which there is one year only. German and Czech get
no thresholds for texts alone: once typesetting cannot be seen, their classifiers do not hold from year to year.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray
from origin_model import (
    Features,
    Floats,
    Text,
    beside_canonical,
    calibrate,
    featurise,
    featurise_other,
    fit_beside,
    fit_english,
    fit_hashed,
    fit_together,
    frequent_words,
    read,
    read_closeness,
    read_extra,
    stories,
    unseen_scores,
    word_pairs,
)
from safetensors.numpy import save_file

from transcheck.document import Document
from transcheck.origin.classifier import ANY, Calibration, Hashed, Thresholds, length_in_words
from transcheck.origin.closeness import Beside
from transcheck.origin.detect import evidence_log_odds
from transcheck.origin.evidence import find_evidence
from transcheck.origin.features import WordPairs
from transcheck.origin.likeness import Among, Together
from transcheck.segment import segment

Fitted = TypeVar("Fitted", Calibration, Beside, Together)

LANGUAGES: Final = ("en", "de", "cs", "ru", "zh", "ja")
JUDGED: Final = ("en", "ru", "zh", "ja")
"""Languages that get thresholds, and so a verdict, for texts alone."""
FALSE_ALARMS: Final = 0.05
MARGIN: Final = 0.5
"""Standard errors that the share of accused human texts stays below `FALSE_ALARMS` where it is chosen."""
MISSED: Final = 0.15
"""Share of unseen machine texts that may fall below the threshold of the verdict `human`."""
SHORT: Final = 60
ENOUGH: Final = 50
"""Human texts, or human translations, of a year from which on they get a limit of false alarms of their own."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the development data")
    parser.add_argument("--out", type=Path, required=True, help="model folder to write")
    parser.add_argument("--closeness", type=Path, help="file of measure_closeness.py")
    parser.add_argument("--languages", nargs="*", default=LANGUAGES, help="languages to fit anew; others are kept")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    config_file = options.out / "config.json"
    before: dict[str, Any] = json.loads(config_file.read_text()) if config_file.is_file() else {}
    calibration, limits = dict(before.get("calibration", {})), dict(before.get("thresholds", {}))
    beside, together = before.get("beside", {}), before.get("together", {})
    beside = {key: dict(beside.get(key, {})) for key in ("calibration", "thresholds")}
    sums = dict(before.get("sha256", {}))
    close = read_closeness(options.closeness) if options.closeness else {}
    texts = [text for text in read(options.data) if text.part == "train"]
    unseen: list[Unseen] = []
    for language in options.languages:
        chosen = [text for text in texts if text.language == language]
        if language == "en":
            arrays, found, by_article = english(chosen, options.data)
        else:
            arrays, found = other(language, chosen)
            by_article = decide_beside(found, close) if close else {}
        alone = found.decide()
        calibration[language], limits[language] = alone["calibration"], alone["thresholds"]
        for key, value in by_article.items():
            beside[key][language] = value
        unseen.append(found)
        path = options.out / f"{language}.safetensors"
        save_file(arrays, path)
        path.chmod(0o644)
        sums[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
        if len(unseen) == len(LANGUAGES):
            together = decide_together(unseen, [text for text in texts if text.language not in LANGUAGES])
        config = {
            "name": "origin",
            "version": "3",
            "kind": "origin",
            "license": "Apache-2.0; trained on data under several licences, see MODEL_CARD.md",
            "thresholds": {code: limits[code] for code in JUDGED if code in limits},
            "calibration": {code: calibration[code] for code in LANGUAGES if code in calibration},
            "beside": beside,
            "together": together,
            "sha256": dict(sorted(sums.items())),
        }
        config_file.write_text(json.dumps(config, indent=2) + "\n")
        print(language, len(chosen), path.stat().st_size, alone, by_article, flush=True)
    print(json.dumps(together))


Decision = dict[str, dict[str, float]]
"""`calibration` and `thresholds` as config.json holds them."""


@dataclass(frozen=True)
class Unseen:
    """Texts of a language, scored by weights that had not seen their year.

    Attributes:
        language: The language.
        texts: The texts.
        scores: (n,) scores before calibration.
        words: (n,) lengths.
        signs: (n,) weight of their evidence.
    """

    language: str
    texts: Sequence[Text]
    scores: Floats
    words: NDArray[np.int64]
    signs: Floats

    def decide(self) -> Decision:
        """Calibration and thresholds of texts alone."""
        fitted = self._calibration()
        limits = thresholds(self.log_odds() + self.signs, self.texts, self.words)
        return {"calibration": asdict(fitted), "thresholds": asdict(limits)}

    def log_odds(self) -> Floats:
        """(n,) log odds of the wording."""
        fitted = self._calibration()
        return np.array([fitted.log_odds(score, int(n)) for score, n in zip(self.scores, self.words, strict=True)])

    def some(self, places: NDArray[np.int64], scores: Floats) -> Unseen:
        """Some of the texts, with other scores."""
        texts = [self.texts[i] for i in places]
        return Unseen(self.language, texts, scores, self.words[places], self.signs[places])

    def _calibration(self) -> Calibration:
        return _rounded(calibrate(self.scores, self.words, machines(self.texts)))


def machines(texts: Sequence[Text]) -> NDArray[np.bool_]:
    """(n,) whether a machine translated each text."""
    return np.array([text.machine for text in texts])


def _rounded(fitted: Fitted) -> Fitted:
    return type(fitted)(**{key: round(value, 5) for key, value in asdict(fitted).items()})


def english(texts: list[Text], data: Path) -> tuple[dict[str, Any], Unseen, Decision]:
    """Arrays of the English classifier; texts scored unseen; what decides on one beside the canonical article."""
    dictionaries = files("symspellpy")
    words, counts, left, right, pair_counts = word_pairs(
        Path(str(dictionaries / "frequency_dictionary_en_82_765.txt")),
        Path(str(dictionaries / "frequency_bigramdictionary_en_243_342.txt")),
    )
    pairs = WordPairs.build(words, counts, left, right, pair_counts)
    extra = read_extra(data, [text for text in read(data) if text.part == "dev"])
    everything = [*texts, *extra]
    features = featurise(everything, pairs)

    def fit(some: Any, seen: Features) -> Any:
        return fit_english(some, seen, pairs)

    test = [(year, np.array([i for i, text in enumerate(texts) if text.year == year])) for year in (2021, 2022)]
    train = [np.array([i for i, text in enumerate(everything) if text.year not in (year, -1)]) for year, _ in test]
    places, values = unseen_scores(
        everything, features, [(fitting, held) for fitting, (_, held) in zip(train, test, strict=True)], fit
    )
    held_out = [everything[i] for i in places]
    signs = np.array([_signs(text.text, "en") for text in held_out])
    found = Unseen("en", held_out, values, features.words[places], signs)
    by_article = found.some(*beside_canonical(held_out, values)).decide()
    model = fit_english(everything, features, pairs)
    order = np.lexsort((right, left))
    arrays = {
        "patterns": _text(model.index),
        "idf": model.idf.astype(np.float32),
        "weights": model.weights.astype(np.float32),
        "style_mean": model.style_mean,
        "style_scale": model.style_scale,
        "style_weights": model.style_weights,
        "intercept": np.array([model.intercept]),
        "words": _text(words),
        "log_counts": np.log(counts).astype(np.float16),
        "followers": np.bincount(left, minlength=len(words)).astype(np.uint16),
        "right": right[order].astype(np.uint16),
        **_folded("log_pairs", np.log(pair_counts)[order]),
    }
    return arrays, found, by_article


def decide_beside(found: Unseen, close: dict[str, float]) -> Decision:
    """What decides on copies beside the English article, from those whose closeness to it was measured."""
    places = np.array([i for i, text in enumerate(found.texts) if text.name in close], dtype=np.int64)
    texts, alone = [found.texts[i] for i in places], found.log_odds()[places]
    measured = np.array([close[text.name] for text in texts])
    fitted = _rounded(fit_beside(alone, measured, machines(texts)))
    odds = np.array([fitted.log_odds(one, near) for one, near in zip(alone, measured, strict=True)])
    limits = thresholds(odds + found.signs[places], texts, found.words[places])
    return {"calibration": asdict(fitted), "thresholds": asdict(limits)}


def decide_together(unseen: Sequence[Unseen], more: Sequence[Text]) -> dict[str, Decision]:
    """What decides on texts among others, by language; `ANY` by likeness alone, from all languages and `more`."""
    result: dict[str, Decision] = {"calibration": {}, "thresholds": {}}
    everything: list[tuple[list[Text], list[Among], NDArray[np.int64], Floats]] = []
    for found in unseen:
        alone = found.log_odds()
        places, among = stories(found.texts, alone)
        texts, words, signs = [found.texts[i] for i in places], found.words[places], found.signs[places]
        fitted = fit_together(alone[places], among, words, machines(texts))
        _add(result, found.language, fitted, alone[places], texts, among, words, signs)
        everything.append((texts, among, words, signs))
    places, among = stories(more, np.zeros(len(more)))
    words = np.array([length_in_words(text.text) for text in more])
    everything.append(([more[i] for i in places], among, words[places], np.zeros(len(places))))
    texts = [text for part in everything for text in part[0]]
    among = [item for part in everything for item in part[1]]
    words, signs = (np.concatenate([part[i] for part in everything]) for i in (2, 3))
    nothing = np.zeros(len(texts))
    _add(result, ANY, fit_together(nothing, among, words, machines(texts), False), nothing, texts, among, words, signs)
    return result


def _add(
    result: dict[str, Decision],
    language: str,
    fitted: Together,
    alone: Floats,
    texts: Sequence[Text],
    among: Sequence[Among],
    words: NDArray[np.int64],
    signs: Floats,
) -> None:
    rounded = _rounded(fitted)
    odds = np.array([rounded.log_odds(a, item, int(n)) for a, item, n in zip(alone, among, words, strict=True)])
    result["calibration"][language] = asdict(rounded)
    result["thresholds"][language] = asdict(thresholds(odds + signs, texts, words))


def _text(lines: Iterable[str]) -> NDArray[np.uint8]:
    """Lines as the bytes of one text, since safetensors hold numbers only."""
    return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)


def _folded(name: str, values: Floats) -> dict[str, NDArray[Any]]:
    """Numbers in eight bits, with the least of them and the step between two levels."""
    low, step = float(values.min()), float(values.max() - values.min()) / 255
    return {name: np.round((values - low) / step).astype(np.uint8), f"{name}_scale": np.array([low, step])}


def _signs(text: str, language: str) -> float:
    document = Document.from_text(text)
    return evidence_log_odds(find_evidence(document, segment(document, language), (), language))


def thresholds(log_odds: Floats, texts: Sequence[Text], words: NDArray[np.int64]) -> Thresholds:
    """Probabilities between which a text is `uncertain`.

    At most 5 % of the human texts of any language and year reach the upper one, nor do more of their human
    translations, less half a standard error for chance; all but 15 % of the machine texts reach the lower one,
    which is neither above the upper one nor above one half.
    """
    judged = words >= SHORT
    machine = machines(texts)
    translated = np.array([text.origin == "translated" for text in texts])
    year = np.array([f"{text.language} {text.year}" for text in texts])
    probability = 1 / (1 + np.exp(-log_odds))
    human = [judged & ~machine & (year == value) for value in sorted(set(year))]
    groups = [group for group in [*human, *(group & translated for group in human)] if group.sum() >= ENOUGH]
    accuse = max(_limit(probability[group]) for group in [*groups, judged & ~machine])
    acquit = min(float(np.quantile(probability[judged & machine], MISSED)), accuse, 0.5)
    return Thresholds(round(accuse + 5e-4, 3), round(acquit, 3), SHORT)


def _limit(probability: Floats) -> float:
    error = math.sqrt(FALSE_ALARMS * (1 - FALSE_ALARMS) / len(probability))
    return float(np.quantile(probability, 1 - FALSE_ALARMS + MARGIN * error))


def other(language: str, texts: list[Text]) -> tuple[dict[str, Any], Unseen]:
    """Arrays of the classifier of another language, and its texts scored unseen."""
    frequent = frequent_words(texts)
    features = featurise_other(texts, frequent)
    year = np.array([text.year for text in texts])
    folds = [(np.flatnonzero(year != value), np.flatnonzero(year == value)) for value in (2021, 2022)]

    def fit(some: Sequence[Text], seen: Features) -> Hashed:
        return fit_hashed(some, seen, frequent)

    places, values = unseen_scores(texts, features, folds, fit)
    held_out = [texts[i] for i in places]
    signs = np.array([_signs(text.text, language) for text in held_out])
    model = fit(texts, features)
    used = model.idf > 0
    arrays = {
        "frequent": _text(sorted(frequent)),
        "used": np.packbits(used),
        **_folded("idf", model.idf[used]),
        **_folded("weights", model.weights[used]),
        "intercept": np.array([model.intercept]),
    }
    return arrays, Unseen(language, held_out, values, features.words[places], signs)


if __name__ == "__main__":
    main()
