"""Writes the bundled classifiers: `python training/train_origin.py --data DIR --out models/origin`.

`DIR` is the folder of the development data. Only its `train` part and the English pairs of other sets are used; `dev`
stays for measuring. Needs `pip install scikit-learn symspellpy safetensors`: the table of English word pairs is made
from the two frequency dictionaries of symspellpy (MIT; from Google Books n-grams, CC BY 3.0, and SCOWL).

Each classifier is calibrated, and the thresholds are chosen, on scores of texts of a year that the weights were not
fitted on (2021 by 2022 and 2022 by 2021). Left out is Ukrainian, of which there is one year only. German and Czech get
no thresholds: once typesetting cannot be seen, their classifiers do not hold from year to year.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Sequence
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
    beside_canonical,
    calibrate,
    featurise,
    featurise_other,
    fit_english,
    fit_hashed,
    frequent_words,
    read,
    read_extra,
    unseen_scores,
    word_pairs,
)
from safetensors.numpy import save_file

from transcheck.document import Document
from transcheck.origin.classifier import Calibration, Hashed, Thresholds
from transcheck.origin.detect import evidence_log_odds
from transcheck.origin.evidence import find_evidence
from transcheck.origin.features import WordPairs
from transcheck.segment import segment

LANGUAGES: Final = ("en", "de", "cs", "ru", "zh", "ja")
JUDGED: Final = ("en", "ru", "zh", "ja")
"""Languages that get thresholds, and so a verdict."""
FALSE_ALARMS: Final = 0.05
MISSED: Final = 0.15
"""Share of unseen machine texts that may fall below the threshold of the verdict `human`."""
SHORT: Final = 60
ENOUGH: Final = 50
"""Human translations of a year from which on they get a limit of false alarms of their own."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the development data")
    parser.add_argument("--out", type=Path, required=True, help="model folder to write")
    parser.add_argument("--languages", nargs="*", default=LANGUAGES, help="languages to fit anew; others are kept")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    config_file = options.out / "config.json"
    before: dict[str, Any] = json.loads(config_file.read_text()) if config_file.is_file() else {}
    calibration, limits = dict(before.get("calibration", {})), dict(before.get("thresholds", {}))
    beside, sums = dict(before.get("beside", {})), dict(before.get("sha256", {}))
    texts = [text for text in read(options.data) if text.part == "train"]
    for language in options.languages:
        chosen = [text for text in texts if text.language == language]
        if language == "en":
            arrays, alone, by_canonical = english(chosen, options.data)
            beside = {key: {language: value} for key, value in by_canonical.items()}
        else:
            arrays, alone = other(language, chosen)
        calibration[language], limits[language] = alone["calibration"], alone["thresholds"]
        path = options.out / f"{language}.safetensors"
        save_file(arrays, path)
        path.chmod(0o644)
        sums[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
        config = {
            "name": "origin",
            "version": "2",
            "kind": "origin",
            "license": "Apache-2.0; trained on data under several licences, see MODEL_CARD.md",
            "thresholds": {code: limits[code] for code in JUDGED if code in limits},
            "calibration": {code: calibration[code] for code in LANGUAGES if code in calibration},
            "beside": beside,
            "sha256": dict(sorted(sums.items())),
        }
        config_file.write_text(json.dumps(config, indent=2) + "\n")
        print(language, len(chosen), path.stat().st_size, alone, beside if language == "en" else "", flush=True)


Decision = dict[str, dict[str, float]]
"""`calibration` and `thresholds` as config.json holds them."""


def english(texts: list[Text], data: Path) -> tuple[dict[str, Any], Decision, Decision]:
    """Arrays of the English classifier; what decides on a text alone, and on one beside the canonical article."""
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
    words_of_text = features.words[places]
    alone = decide(values, held_out, words_of_text, signs)
    judged, differences = beside_canonical(held_out, values)
    by_canonical = decide(differences, [held_out[i] for i in judged], words_of_text[judged], signs[judged])
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
    return arrays, alone, by_canonical


def decide(values: Floats, texts: Sequence[Text], words: NDArray[np.int64], signs: Floats) -> Decision:
    """Calibration and thresholds from scores of texts that the weights had not seen, and the weight of their signs."""
    machine = np.array([text.machine for text in texts])
    fitted = calibrate(values, words, machine)
    rounded = Calibration(**{key: round(value, 5) for key, value in asdict(fitted).items()})
    wording = np.array([rounded.log_odds(value, int(n)) for value, n in zip(values, words, strict=True)])
    return {"calibration": asdict(rounded), "thresholds": asdict(thresholds(wording + signs, texts, words))}


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

    At most 5 % of either year's human texts reach the upper one, nor do more of its human translations; all but 15 %
    of the machine texts reach the lower one.
    """
    judged = words >= SHORT
    machine = np.array([text.machine for text in texts])
    translated = np.array([text.origin == "translated" for text in texts])
    year = np.array([text.year for text in texts])
    probability = 1 / (1 + np.exp(-log_odds))
    human = [judged & ~machine & (year == value) for value in (2021, 2022)]
    human += [group & translated for group in human if (group & translated).sum() >= ENOUGH]
    accuse = max(float(np.quantile(probability[group], 1 - FALSE_ALARMS)) for group in human)
    acquit = float(np.quantile(probability[judged & machine], MISSED))
    return Thresholds(round(accuse + 5e-4, 3), round(acquit, 3), SHORT)


def other(language: str, texts: list[Text]) -> tuple[dict[str, Any], Decision]:
    """Arrays of the classifier of another language, and what decides on its texts."""
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
    return arrays, decide(values, held_out, features.words[places], signs)


if __name__ == "__main__":
    main()
