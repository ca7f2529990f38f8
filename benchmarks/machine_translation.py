"""Measures the detection of machine translation: `python benchmarks/machine_translation.py --data DIR`.

`DIR` is the folder of the development data. Writes `machine_translation.csv` beside this script, one line a group
of texts, and with `--picture FILE` a reliability diagram (needs matplotlib). Fitting on some years or systems and
measuring on others needs `pip install scikit-learn symspellpy`; no weights see the texts that they are measured on.

The part `limits` asks what keeps English weights from holding: documents of the years trained on, source languages not
trained on, and scores less the average of the document's human and machine versions, which a single copy does not tell.

The parts `together` and `beside` judge texts among other versions of the same document, and copies in other languages
beside the English article; `beside` needs `--closeness FILE`, written by `training/measure_closeness.py`.

Between years, texts are ranked by log odds whose calibration by length comes from documents of the training year that
the calibrated weights had not seen; nothing of the test year enters.

Columns: `test` (what was held out), `group` (all, or a length, a kind of system, an origin, a component), number of
human and machine texts, `auc`, and `caught`, the share of machine texts found at 5 % false alarms. In
the lines `verdicts …` the bundled thresholds are used as they are: `accused` is the share of human texts called
machine-translated, `caught` that of machine texts, `acquitted` the share of machine texts called human.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parent.parent / "training"))

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
    scores,
    stories,
    subset,
    tfidf,
    unseen_scores,
    word_pairs,
)
from sklearn.metrics import roc_auc_score, roc_curve

from transcheck.document import Document
from transcheck.origin import detect_origin
from transcheck.origin.classifier import Hashed, Patterns, length_in_words, measured_languages
from transcheck.origin.detect import wording_log_odds
from transcheck.origin.features import WordPairs
from transcheck.origin.likeness import Among
from transcheck.results import OriginVerdict
from transcheck.segment import segment

COLUMNS: Final = ("test", "group", "human", "machine", "auc", "caught", "accused", "acquitted")
LENGTHS: Final = (("under 80 words", 0, 80), ("80 to 199 words", 80, 200), ("200 words and more", 200, 10**9))
OTHERS: Final = ("de", "cs", "ru", "zh", "ja")
DEMETR_SOURCES: Final = {"chinese_simple": "zh", "german": "de", "japanese": "ja", "russian": "ru"}
"""Codes of the languages that the set names in words, where the documents have them too."""
FEW: Final = 30
"""Human translations under which a source language has no line of its own."""
BINS: Final = 10
FOLDS: Final = 5

Row = dict[str, Any]
Curve = tuple[str, Floats, NDArray[np.bool_]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the development data")
    parser.add_argument("--parts", nargs="*", help="what to measure; by default all, without --closeness all but two")
    parser.add_argument("--closeness", type=Path, help="file of training/measure_closeness.py")
    parser.add_argument("--picture", type=Path, help="file of the reliability diagram")
    parser.add_argument("--together-picture", type=Path, help="the same for texts among others of their story")
    options = parser.parse_args()
    options.parts = options.parts or [
        part for part in PARTS if options.closeness or part not in {"beside", "dev-beside"}
    ]
    texts = read(options.data)
    out = Path(__file__).with_suffix(".csv")
    kept = [row for row in _read(out) if row["part"] not in options.parts]
    rows: list[Row] = []
    for part in options.parts:
        for row in PARTS[part](texts, options):
            rows.append({"part": part, **row})
            print(" ".join(f"{key}={value}" for key, value in row.items()), flush=True)
    with out.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, ("part", *COLUMNS), lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted([*kept, *rows], key=lambda row: list(PARTS).index(row["part"])))


def _read(path: Path) -> list[Row]:
    if not path.is_file():
        return []
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def english(texts: Sequence[Text], options: argparse.Namespace) -> Iterator[Row]:
    """Leave a year out, leave a kind of system out; groups and components; the reliability diagram."""
    everything = _english_texts(texts, options)
    pairs = _word_pairs()
    features = featurise(everything, pairs)
    year = np.array([text.year for text in everything])
    repeated = np.array([text.part == "extra" for text in everything])
    unseen: list[tuple[NDArray[np.int64], Floats]] = []

    def fit(some: Sequence[Text], seen: Features) -> Patterns:
        return fit_english(some, seen, pairs)

    for held, other in ((2022, 2021), (2021, 2022)):
        train, test = np.flatnonzero(year != held), np.flatnonzero((year == held) & ~repeated)
        model = fit([everything[i] for i in train], subset(features, train))
        tested = subset(features, test)
        values = scores(model, tested)
        unseen.append((test, values))
        some = [everything[i] for i in test]
        name = f"fitted on {other}, tried on {held}"
        inner = _folds(everything, train)
        places, inner_values = unseen_scores(everything, features, inner, fit)
        kept = ~repeated[places]
        places, inner_values = places[kept], inner_values[kept]
        inner_texts = [everything[i] for i in places]
        odds = _log_odds(inner_values, inner_texts, features.words[places], values, tested.words)
        yield from groups(name, some, odds, tested)
        yield measure(name, "score before calibration", some, values)
        patterns = np.asarray(tfidf(tested.counts, dict(model.index), model.idf) @ model.weights)
        yield measure(name, "word patterns alone", some, patterns)
        yield measure(name, "style measures alone", some, values - patterns)
        judged, differences = beside_canonical(some, values)
        beside = [some[i] for i in judged]
        yield measure(name, "documents with two human translations: alone", beside, odds[judged])
        inner_judged, inner_differences = beside_canonical(inner_texts, inner_values)
        by_canonical = _log_odds(
            inner_differences,
            [inner_texts[i] for i in inner_judged],
            features.words[places][inner_judged],
            differences,
            tested.words[judged],
        )
        yield measure(name, "documents with two human translations: beside one", beside, by_canonical)
    if options.picture:
        _picture(options.picture, everything, features, unseen)
    half = np.array([crc32(text.document.encode()) % 2 for text in everything])
    kind = np.array([text.kind for text in everything])
    for held_kind in ("online", "submission"):
        train = np.flatnonzero((half == 0) & (kind != held_kind))
        test = np.flatnonzero((half == 1) & np.isin(kind, ["human", held_kind]) & ~repeated)
        model = fit([everything[i] for i in train], subset(features, train))
        yield measure(
            f"other documents, kind {held_kind} left out", "all", [everything[i] for i in test],
            scores(model, subset(features, test)),
        )  # fmt: skip


def limits(texts: Sequence[Text], options: argparse.Namespace) -> Iterator[Row]:
    """English by source language: other years, other documents of both years, other source languages."""
    everything = _english_texts(texts, options)
    pairs = _word_pairs()
    features = featurise(everything, pairs)
    year = np.array([text.year for text in everything])
    repeated = np.array([text.part == "extra" for text in everything])
    source = np.array([_source(text) for text in everything])

    def fit(some: Sequence[Text], seen: Features) -> Patterns:
        return fit_english(some, seen, pairs)

    def unseen(folds: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]]) -> tuple[NDArray[np.int64], Floats]:
        places, values = unseen_scores(everything, features, folds, fit)
        return places[~repeated[places]], values[~repeated[places]]

    for held, other in ((2022, 2021), (2021, 2022)):
        places, values = unseen([(np.flatnonzero(year != held), np.flatnonzero((year == held) & ~repeated))])
        yield from _by_source(f"scores fitted on {other}, tried on {held}", everything, features, places, values)
    places, values = unseen(_folds(everything, np.arange(len(everything))))
    for tried in (2022, 2021):
        same = year[places] == tried
        name = f"scores fitted on other documents of both years, tried on {tried}"
        yield from _by_source(name, everything, features, places[same], values[same])
    for left_out in sorted(set(source[(year > 0) & ~repeated]) - {"en"}):
        places, values = unseen(
            [(np.flatnonzero(source != left_out), np.flatnonzero((source == left_out) & ~repeated))]
        )
        yield measure(f"scores fitted without texts from {left_out}", "all", [everything[i] for i in places], values)


def _source(text: Text) -> str:
    first = text.pair.split("-")[0]
    return DEMETR_SOURCES.get(first, first)


def _by_source(
    name: str, everything: Sequence[Text], features: Features, places: NDArray[np.int64], values: Floats
) -> Iterator[Row]:
    """All texts, by length, by source language of the translations, and less the average of each document."""
    texts = [everything[i] for i in places]
    words = features.words[places]
    yield measure(name, "all", texts, values)
    for label, low, high in LENGTHS:
        yield measure(name, label, texts, values, (words >= low) & (words < high))
    human = np.array([not text.machine for text in texts])
    source = np.array([_source(text) for text in texts])
    for language in sorted(set(source) - {"en"}):
        if (human & (source == language)).sum() >= FEW:
            yield measure(name, f"translations from {language}", texts, values, source == language)
    kept, rest = _less_average(texts, values)
    yield measure(name, "less the document's average", [texts[i] for i in kept], rest)


def _less_average(texts: Sequence[Text], values: Floats) -> tuple[NDArray[np.int64], Floats]:
    """Places and scores of the versions of documents with both sides, less the mean of the two sides' means."""
    versions: dict[tuple[int, str], list[int]] = {}
    for place, text in enumerate(texts):
        versions.setdefault((text.year, text.document), []).append(place)
    kept: list[int] = []
    rest: list[float] = []
    for members in versions.values():
        sides = [[values[i] for i in members if texts[i].machine is machine] for machine in (False, True)]
        if all(sides):
            middle = float(np.mean([np.mean(side) for side in sides]))
            kept += members
            rest += [float(values[i]) - middle for i in members]
    return np.array(kept, dtype=np.int64), np.array(rest)


def _english_texts(texts: Sequence[Text], options: argparse.Namespace) -> list[Text]:
    return [*(text for text in texts if text.language == "en"), *read_extra(options.data, [])]


def _word_pairs() -> WordPairs:
    dictionaries = files("symspellpy")
    return WordPairs.build(
        *word_pairs(
            Path(str(dictionaries / "frequency_dictionary_en_82_765.txt")),
            Path(str(dictionaries / "frequency_bigramdictionary_en_243_342.txt")),
        )
    )


def _folds(texts: Sequence[Text], places: NDArray[np.int64]) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """The places in five parts by document, each with the rest."""
    part = np.array([crc32(texts[i].document.split("/", 1)[-1].encode()) % FOLDS for i in places])
    return [(places[part != fold], places[part == fold]) for fold in range(FOLDS)]


def _log_odds(
    values: Floats, texts: Sequence[Text], words: NDArray[np.int64], tested: Floats, tested_words: NDArray[np.int64]
) -> Floats:
    """Scores of tested texts, calibrated on those of others."""
    fitted = calibrate(values, words, np.array([text.machine for text in texts]))
    return np.array([fitted.log_odds(value, int(n)) for value, n in zip(tested, tested_words, strict=True)])


def groups(name: str, texts: Sequence[Text], values: Floats, features: Features) -> Iterator[Row]:
    """All texts, then by length, kind of system and origin of the human text."""
    yield measure(name, "all", texts, values)
    for label, low, high in LENGTHS:
        yield measure(name, label, texts, values, (features.words >= low) & (features.words < high))
    machine = np.array([text.machine for text in texts])
    for kind in ("online", "submission"):
        yield measure(name, f"kind {kind}", texts, values, ~machine | np.array([text.kind == kind for text in texts]))
    for origin in ("original", "translated"):
        same = np.array([text.origin == origin for text in texts])
        yield measure(name, f"human texts {origin}", texts, values, machine | same)


def measure(
    test: str,
    group: str,
    texts: Sequence[Text],
    values: Floats,
    among: NDArray[np.bool_] | None = None,
) -> Row:
    """AUC, and the share of machine texts found at 5 % false alarms."""
    machine = np.array([text.machine for text in texts])
    if among is not None:
        machine, values = machine[among], values[among]
    row: Row = {"test": test, "group": group, "human": int((~machine).sum()), "machine": int(machine.sum())}
    if 0 < row["machine"] < len(machine):
        false, true, _ = roc_curve(machine, values)
        row["auc"] = round(float(roc_auc_score(machine, values)), 3)
        row["caught"] = round(float(true[np.searchsorted(false, 0.05, side="right") - 1]), 3)
    return row


def _picture(
    path: Path,
    texts: Sequence[Text],
    features: Features,
    unseen: Sequence[tuple[NDArray[np.int64], Floats]],
) -> None:
    """Each year's texts, scored by weights and calibrated on scores that come from the other year."""
    curves: list[Curve] = []
    for (places, values), (other_places, other_values) in (unseen, unseen[::-1]):
        machine = np.array([texts[i].machine for i in other_places])
        fitted = calibrate(other_values, features.words[other_places], machine)
        odds = [fitted.log_odds(v, int(n)) for v, n in zip(values, features.words[places], strict=True)]
        truth = np.array([texts[i].machine for i in places])
        curves.append((f"tried on {texts[places[0]].year}", np.array(odds), truth))
    _draw(path, curves, "Years not trained on, humans and machines weighted equally")


def _draw(path: Path, curves: Sequence[Curve], title: str) -> None:
    """Stated probability against the share of machine texts, for log odds and truths."""
    import matplotlib.pyplot as plt

    figure, axis = plt.subplots(figsize=(5, 5))
    axis.plot([0, 1], [0, 1], color="0.7", linewidth=1)
    for label, odds, truth in curves:
        probability = 1 / (1 + np.exp(-odds))
        weight = np.where(truth, 0.5 / truth.sum(), 0.5 / (~truth).sum())
        bins = np.minimum((probability * BINS).astype(int), BINS - 1)
        filled = [b for b in range(BINS) if (bins == b).sum() >= 20]
        stated = [float(np.average(probability[bins == b], weights=weight[bins == b])) for b in filled]
        observed = [float(np.average(truth[bins == b], weights=weight[bins == b])) for b in filled]
        axis.plot(stated, observed, marker="o", label=label)
    axis.set(xlim=(0, 1), ylim=(0, 1), xlabel="stated probability", ylabel="share of machine translations")
    axis.set_title(title, fontsize=10)
    axis.legend()
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)


def dev(texts: Sequence[Text], options: argparse.Namespace) -> Iterator[Row]:
    """The bundled weights and thresholds, evidence included, on the English dev documents."""
    del options
    yield from _bundled(texts, ("en",))


def dev_other(texts: Sequence[Text], options: argparse.Namespace) -> Iterator[Row]:
    """The same in the other languages."""
    del options
    yield from _bundled(texts, measured_languages()[1:])


def _bundled(texts: Sequence[Text], languages: Sequence[str]) -> Iterator[Row]:
    for language in languages:
        chosen = [text for text in texts if text.language == language and text.part == "dev"]
        alone = {text: _detect(text) for text in chosen}
        yield from _verdicts(language, chosen, list(alone.values()))
        if language == "en":
            pairs = [pair for text in chosen for pair in _beside(text, chosen)]
            judged = [text for text, _ in pairs]
            yield from _verdicts("en, two human translations, alone", judged, [alone[text] for text in judged])
            found = [_detect(text, canonical) for text, canonical in pairs]
            yield from _verdicts("en, two human translations, beside one", judged, found)


def _beside(canonical: Text, texts: Sequence[Text]) -> list[tuple[Text, Text]]:
    """A human translation as the canonical article of the other versions, where another human one is among them."""
    versions = [text for text in texts if (text.year, text.document) == (canonical.year, canonical.document)]
    others = [text for text in versions if text is not canonical]
    if canonical.machine or all(text.machine for text in others):
        return []
    return [(text, canonical) for text in others]


def _verdicts(name: str, texts: Sequence[Text], found: Sequence[tuple[float, OriginVerdict]]) -> Iterator[Row]:
    yield measure(f"dev, {name}, bundled weights", "all", texts, np.array([probability for probability, _ in found]))
    human = [verdict for (_, verdict), text in zip(found, texts, strict=True) if not text.machine]
    machine = [verdict for (_, verdict), text in zip(found, texts, strict=True) if text.machine]
    yield {
        "test": f"verdicts on dev, {name}",
        "group": "all",
        "human": len(human),
        "machine": len(machine),
        "caught": round(machine.count(OriginVerdict.MACHINE) / len(machine), 3),
        "accused": round(human.count(OriginVerdict.MACHINE) / len(human), 3),
        "acquitted": round(machine.count(OriginVerdict.HUMAN) / len(machine), 3),
    }


def _detect(text: Text, canonical: Text | None = None) -> tuple[float, OriginVerdict]:
    document = Document.from_text(text.text)
    reference = None if canonical is None else Document.from_text(canonical.text)
    found = detect_origin(document, segment(document, text.language), (), text.language, canonical=reference)
    return found.probability, found.verdict


def other(texts: Sequence[Text], options: argparse.Namespace) -> Iterator[Row]:
    """Leave a year out in the other languages."""
    del options
    for language in OTHERS:
        chosen = [text for text in texts if text.language == language]
        year = np.array([text.year for text in chosen])
        for held, kept in ((2022, 2021), (2021, 2022)):
            train, test = np.flatnonzero(year != held), np.flatnonzero(year == held)
            frequent = frequent_words([chosen[i] for i in train])
            features = featurise_other(chosen, frequent)
            model = fit_hashed([chosen[i] for i in train], subset(features, train), frequent)
            some = [chosen[i] for i in test]
            values = scores(model, subset(features, test))
            name = f"{language}, fitted on {kept}, tried on {held}"
            machine = np.array([text.machine for text in some])
            translated = np.array([text.origin == "translated" for text in some])
            yield measure(name, "all", some, values)
            yield measure(name, "human texts translated", some, values, machine | translated)


@dataclass(frozen=True)
class Scored:
    """Texts of a year with log odds by weights and a calibration that had not seen them.

    Attributes:
        texts: The texts.
        alone: (n,) log odds of their wording.
        words: (n,) lengths.
    """

    texts: list[Text]
    alone: Floats
    words: NDArray[np.int64]

    @classmethod
    def nothing(cls, texts: list[Text]) -> Scored:
        """Texts whose wording does not count."""
        return cls(texts, np.zeros(len(texts)), np.array([length_in_words(text.text) for text in texts]))

    def some(self, places: NDArray[np.int64]) -> Scored:
        """Some of the texts."""
        return Scored([self.texts[i] for i in places], self.alone[places], self.words[places])

    @property
    def machine(self) -> NDArray[np.bool_]:
        """(n,) whether a machine translated each text."""
        return np.array([text.machine for text in self.texts])


def _years(language: str, texts: Sequence[Text], options: argparse.Namespace) -> Iterator[tuple[str, Scored, Scored]]:
    """What was fitted and tried, the texts of the one year (scored in folds by document), those of the other."""
    english = language == "en"
    everything = _english_texts(texts, options) if english else [text for text in texts if text.language == language]
    year = np.array([text.year for text in everything])
    repeated = np.array([text.part == "extra" for text in everything])
    pairs = _word_pairs() if english else None
    features = featurise(everything, pairs) if pairs else None
    for held, other_year in ((2022, 2021), (2021, 2022)):
        train, test = np.flatnonzero(year != held), np.flatnonzero((year == held) & ~repeated)
        frequent = frequent_words([everything[i] for i in train])
        seen = features or featurise_other(everything, frequent)

        def fit(some: Sequence[Text], measured: Features, frequent: frozenset[str] = frequent) -> Patterns | Hashed:
            return fit_english(some, measured, pairs) if pairs else fit_hashed(some, measured, frequent)

        places, inner = unseen_scores(everything, seen, _folds(everything, train), fit)
        places, inner = places[~repeated[places]], inner[~repeated[places]]
        inner_texts = [everything[i] for i in places]
        tested = subset(seen, test)
        model = fit([everything[i] for i in train], subset(seen, train))
        arguments = inner, inner_texts, seen.words[places]
        yield (
            f"{language}, fitted on {other_year}, tried on {held}",
            Scored(inner_texts, _log_odds(*arguments, inner, seen.words[places]), seen.words[places]),
            Scored(
                [everything[i] for i in test], _log_odds(*arguments, scores(model, tested), tested.words), tested.words
            ),
        )


def together(texts: Sequence[Text], options: argparse.Namespace) -> Iterator[Row]:
    """Texts among other versions of their documents, in any mixture; by likeness alone, fitted on other languages."""
    curves: list[Curve] = []
    for language in ("en", *OTHERS):
        for name, fitted, tried in _years(language, texts, options):
            places, train_among = stories(fitted.texts, fitted.alone)
            train = fitted.some(places)
            model = fit_together(train.alone, train_among, train.words, train.machine)
            places, among = stories(tried.texts, tried.alone)
            test = tried.some(places)
            yield measure(f"{name}, mixtures", "each alone", test.texts, test.alone)
            values = np.array(
                [model.log_odds(a, item, int(n)) for a, item, n in zip(test.alone, among, test.words, strict=True)]
            )
            yield measure(f"{name}, mixtures", "together", test.texts, values)
            if language == "en":
                curves.append((f"tried on {test.texts[0].year}", values, test.machine))
            model = fit_together(train.alone, train_among, train.words, train.machine, wording=False)
            values = np.array([model.log_odds(0.0, item, int(n)) for item, n in zip(among, test.words, strict=True)])
            yield measure(f"{name}, mixtures", "likeness alone", test.texts, values)
    if options.together_picture:
        _draw(options.together_picture, curves, "Among other texts of the story, years not trained on")
    for language in (*OTHERS, "uk"):
        sides = [
            Scored.nothing([text for text in texts if text.language != "en" and (text.language == language) is own])
            for own in (False, True)
        ]
        drawn = [stories(side.texts, side.alone) for side in sides]
        train, test = (side.some(places) for side, (places, _) in zip(sides, drawn, strict=True))
        model = fit_together(train.alone, drawn[0][1], train.words, train.machine, wording=False)
        values = np.array([model.log_odds(0.0, item, int(n)) for item, n in zip(drawn[1][1], test.words, strict=True)])
        yield measure(f"{language}, both years, mixtures", "likeness alone, of other languages", test.texts, values)


def beside(texts: Sequence[Text], options: argparse.Namespace) -> Iterator[Row]:
    """Translations beside their English originals, as far as their closeness was measured."""
    close = read_closeness(options.closeness)
    for language in OTHERS:
        for name, *sides in _years(language, texts, options):
            fitted, tried = (
                side.some(np.array([i for i, text in enumerate(side.texts) if text.name in close], dtype=np.int64))
                for side in sides
            )
            near = [np.array([close[text.name] for text in side.texts]) for side in (fitted, tried)]
            model = fit_beside(fitted.alone, near[0], fitted.machine)
            values = np.array([model.log_odds(a, c) for a, c in zip(tried.alone, near[1], strict=True)])
            yield measure(f"{name}, closeness measured", "alone", tried.texts, tried.alone)
            yield measure(f"{name}, closeness measured", "closeness alone", tried.texts, near[1])
            yield measure(f"{name}, closeness measured", "beside the article", tried.texts, values)


def dev_together(texts: Sequence[Text], options: argparse.Namespace) -> Iterator[Row]:
    """The bundled weights and thresholds on dev documents: each text once, among versions drawn by chance."""
    del options
    for language in (*measured_languages(), "uk"):
        chosen = [text for text in texts if text.language == language and text.part == "dev"]
        documents = [Document.from_text(text.text) for text in chosen]
        sentences = [segment(document, language) for document in documents]
        alone = np.array([wording_log_odds(d, s, language) for d, s in zip(documents, sentences, strict=True)])
        drawn: dict[int, Among] = {}
        for place, among in zip(*stories(chosen, alone), strict=True):
            drawn.setdefault(int(place), among)
        found = [detect_origin(documents[i], sentences[i], (), language, among=among) for i, among in drawn.items()]
        judged = [chosen[i] for i in drawn]
        yield from _verdicts(f"{language}, together", judged, [(item.probability, item.verdict) for item in found])


def dev_beside(texts: Sequence[Text], options: argparse.Namespace) -> Iterator[Row]:
    """The bundled weights and thresholds on dev translations beside their English originals."""
    close = read_closeness(options.closeness)
    for language in OTHERS:
        judged = [text for text in texts if text.language == language and text.part == "dev" and text.name in close]
        found = []
        for text in judged:
            document = Document.from_text(text.text)
            item = detect_origin(document, segment(document, language), (), language, closeness=close[text.name])
            found.append((item.probability, item.verdict))
        yield from _verdicts(f"{language}, beside the article", judged, found)


def speed(texts: Sequence[Text], options: argparse.Namespace) -> Iterator[Row]:
    """Documents of 400 words a second, from text to verdict (`group` holds the rate)."""
    del options
    words = " ".join(text.text for text in texts if text.language == "en" and text.part == "dev").split()
    documents = [Document.from_text(" ".join(words[start : start + 400])) for start in range(0, 400 * 40, 400)]
    detect_origin(documents[0], segment(documents[0], "en"), (), "en")
    wall, processor = time.perf_counter(), time.process_time()
    for document in documents:
        detect_origin(document, segment(document, "en"), (), "en")
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    yield {"test": "documents of 400 words a second of wall time", "group": round(len(documents) / wall, 1)}
    yield {"test": "documents of 400 words a second of processor time", "group": round(len(documents) / processor, 1)}


PARTS: Final = {
    "english": english,
    "limits": limits,
    "dev": dev,
    "other": other,
    "dev-other": dev_other,
    "together": together,
    "dev-together": dev_together,
    "beside": beside,
    "dev-beside": dev_beside,
    "speed": speed,
}

if __name__ == "__main__":
    main()
