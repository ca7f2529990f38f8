"""Writes the bundled classifiers: `python training/train_origin.py --data DIR --out models/origin`.

`DIR` is the folder of the development data. Only its `train` part and the English pairs of other sets are used; `dev`
stays for measuring. Needs `pip install scikit-learn symspellpy`: the table of English word pairs is made from the two
frequency dictionaries of symspellpy (MIT; from Google Books n-grams, CC BY 3.0, and SCOWL).

Each classifier is calibrated, and the thresholds are chosen, on scores of texts of a year that the weights were not
fitted on (2021 by 2022 and 2022 by 2021). Left out are Ukrainian, of which there is one year only,
and Russian, whose classifier does not hold from year to year against human translations (AUC 0.56 and 0.67).
"""

from __future__ import annotations

import argparse
import hashlib
import json
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from origin_model import (
    Features,
    Floats,
    Text,
    calibrate,
    featurise,
    fit_characters,
    fit_english,
    read,
    read_extra,
    unseen_scores,
    word_pairs,
)

from transcheck.document import Document
from transcheck.origin.classifier import Calibration, Thresholds
from transcheck.origin.detect import evidence_log_odds
from transcheck.origin.evidence import find_evidence
from transcheck.origin.features import WordPairs
from transcheck.segment import segment

LANGUAGES: Final = ("en", "de", "cs", "zh", "ja")
FALSE_ALARMS: Final = 0.05
MISSED: Final = 0.15
"""Share of unseen machine texts that may fall below the threshold of the verdict `human`."""
SHORT: Final = 60


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the development data")
    parser.add_argument("--out", type=Path, required=True, help="model folder to write")
    parser.add_argument("--languages", nargs="*", default=LANGUAGES, help="languages to fit anew; others are kept")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    config_file = options.out / "config.json"
    config: dict[str, Any] = json.loads(config_file.read_text()) if config_file.is_file() else {}
    calibration, sums = dict(config.get("calibration", {})), dict(config.get("sha256", {}))
    limits = dict(config.get("thresholds", {}))
    texts = [text for text in read(options.data) if text.part == "train"]
    for language in options.languages:
        chosen = [text for text in texts if text.language == language]
        if language == "en":
            arrays, fitted, chosen_limits = english(chosen, options.data)
        else:
            arrays, fitted, chosen_limits = other(language, chosen)
        limits[language] = asdict(chosen_limits)
        calibration[language] = {key: round(value, 5) for key, value in asdict(fitted).items()}
        path = options.out / f"{language}.npz"
        np.savez_compressed(path, **arrays)
        sums[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
        config = {
            "name": "origin",
            "version": "1",
            "kind": "origin",
            "license": "Apache-2.0; trained on data under several licences, see MODEL_CARD.md",
            "thresholds": {code: limits[code] for code in LANGUAGES if code in limits},
            "calibration": {code: calibration[code] for code in LANGUAGES if code in calibration},
            "sha256": dict(sorted(sums.items())),
        }
        config_file.write_text(json.dumps(config, indent=2) + "\n")
        print(language, len(chosen), path.stat().st_size, calibration[language], limits[language], flush=True)


def english(texts: list[Text], data: Path) -> tuple[dict[str, Any], Calibration, Thresholds]:
    """Arrays of the English classifier, its calibration, and the thresholds."""
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
    machine = np.array([everything[i].machine for i in places])
    fitted = calibrate(values, features.words[places], machine)
    wording = np.array(
        [fitted.log_odds(value, int(n)) for value, n in zip(values, features.words[places], strict=True)]
    )
    signs = np.array([_signs(everything[i].text, "en") for i in places])
    year = np.array([everything[i].year for i in places])
    limits = thresholds(wording + signs, machine, features.words[places], year)
    model = fit_english(everything, features, pairs)
    arrays = {
        "patterns": np.array("\n".join(model.index)),
        "idf": model.idf.astype(np.float32),
        "weights": model.weights.astype(np.float32),
        "style_mean": model.style_mean,
        "style_scale": model.style_scale,
        "style_weights": model.style_weights,
        "intercept": np.array(model.intercept),
        "words": np.array("\n".join(words)),
        "log_counts": np.log(counts).astype(np.float16),
        "left": left.astype(np.uint16),
        "right": right.astype(np.uint16),
        "log_pairs": np.log(pair_counts).astype(np.float16),
    }
    return arrays, fitted, limits


def _signs(text: str, language: str) -> float:
    document = Document.from_text(text)
    return evidence_log_odds(find_evidence(document, segment(document, language), (), language))


def thresholds(
    log_odds: Floats, machine: NDArray[np.bool_], words: NDArray[np.int64], year: NDArray[np.int64]
) -> Thresholds:
    """Probabilities that at most 5 % of either year's human texts, and all but 15 % of machine texts, reach."""
    judged = words >= SHORT
    probability = 1 / (1 + np.exp(-log_odds))
    accuse = max(
        float(np.quantile(probability[judged & ~machine & (year == value)], 1 - FALSE_ALARMS)) for value in (2021, 2022)
    )
    acquit = float(np.quantile(probability[judged & machine], MISSED))
    return Thresholds(round(accuse + 5e-4, 3), round(acquit, 3), SHORT)


def other(language: str, texts: list[Text]) -> tuple[dict[str, Any], Calibration, Thresholds]:
    """Arrays of the classifier of another language, its calibration, and its thresholds."""
    features = featurise(texts, None)
    year = np.array([text.year for text in texts])
    folds = [(np.flatnonzero(year != value), np.flatnonzero(year == value)) for value in (2021, 2022)]
    places, values = unseen_scores(texts, features, folds, fit_characters)
    machine = np.array([texts[i].machine for i in places])
    words = features.words[places]
    fitted = calibrate(values, words, machine)
    wording = np.array([fitted.log_odds(value, int(n)) for value, n in zip(values, words, strict=True)])
    signs = np.array([_signs(texts[i].text, language) for i in places])
    limits = thresholds(wording + signs, machine, words, year[places])
    model = fit_characters(texts, features)
    arrays = {
        "idf": model.idf.astype(np.float16),
        "weights": model.weights.astype(np.float16),
        "intercept": np.array(model.intercept),
    }
    return arrays, fitted, limits


if __name__ == "__main__":
    main()
