"""Fits the classifiers of `transcheck.origin`: reading the data, features, weights, calibration. Needs scikit-learn.

`train_origin.py` writes the bundled weights with it, `benchmarks/machine_translation.py` fits on some years or systems
and measures on others.
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from rows import read_rows
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from transcheck.origin.classifier import CANONICAL_SHARE, Calibration, Hashed, Patterns, length_in_words
from transcheck.origin.closeness import Beside
from transcheck.origin.features import (
    BUCKETS,
    WordPairs,
    character_ngrams,
    mask,
    masked_ngrams,
    ngrams,
    normalise,
    style,
    words_of,
)
from transcheck.origin.likeness import Among, Together, compare

Floats = NDArray[np.float64]

NEUTRAL: Final = Calibration(1.0, 0.0, 0.0, 0.0)
SEED: Final = 20
RARE: Final = {"en": 10, "other": 5}
"""Texts that a pattern must occur in to get a weight."""
STRENGTH: Final = 2.0
"""Inverse regularisation of the logistic regression."""
STYLE_SCALE: Final = 0.15
"""Size of a standard deviation of a style measure beside a TF-IDF vector of length one: how much it is regularised."""
FREQUENT: Final = 250
"""Words of a language that its masked patterns show as they are."""
MASKED: Final = frozenset(("de", "ru", "zh", "ja"))
"""Languages whose masked patterns hold from year to year; Czech ones do not, and are left out."""
ORIGINAL_WEIGHT: Final = 0.25
"""Weight, outside English, of texts that are no translations: they have no machine version of the same subject."""
CLOSENESS_SCALE: Final = 0.05
LIKENESS_SCALE: Final = 0.2
"""About a standard deviation of closeness, and of likeness: how much they are regularised."""
MIXTURES: Final = 6
"""Groups drawn from the versions of a document."""
REPEAT_WEIGHT: Final = 0.4
"""Weight of the extra texts of segment_scores: other systems' versions of documents that are there already."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the training or test data.

    Attributes:
        text: The text.
        machine: Whether a machine translated it.
        language: Its language.
        year: Year of the shared task; 0 for none of 2021 and 2022.
        part: `train`, `dev`, or `extra` for texts from the other data sets.
        document: The document that it is a version of.
        pair: The language pair.
        kind: `human`, `online`, `submission`.
        origin: `original` (written in this language) or `translated`.
        weight: Weight in training.
        name: Its `id` in the data.
    """

    text: str
    machine: bool
    language: str
    year: int
    part: str
    document: str
    pair: str
    kind: str
    origin: str
    weight: float = 1.0
    name: str = ""


def read(data: Path) -> list[Text]:
    """`mt_detection`, train and dev."""
    folder = data / "mt_detection"
    names = ("en.train.jsonl.gz", "en.dev.jsonl", "other.train.jsonl.gz", "other.dev.jsonl.gz")
    return [
        Text(
            row["text"],
            row["label"] == "machine",
            row["lang"],
            row["year"],
            name.split(".")[1],
            f"{row['pair']}/{row['doc_id']}",
            row["pair"],
            row["system_kind"],
            row["origin"],
            name=row["id"],
        )
        for name in names
        for row in read_rows(folder / name)
    ]


def read_closeness(path: Path) -> dict[str, float]:
    """Closeness of texts to their English originals, by name, from a file of `measure_closeness.py`."""
    return {row["id"]: row["closeness"] for row in read_rows(path)}


def read_extra(data: Path, held_out: Iterable[Text]) -> list[Text]:
    """English pairs of a human and a machine version from other sets: TED talks, DEMETR, and more systems of WMT.

    Documents of `held_out` are left out, so that no test document has another version in training.
    """
    banned = {text.document.split("/", 1)[1] for text in held_out}
    return [*_talks(data), *_demetr(data), *(text for text in _segments(data) if text.document not in banned)]


def _talks(data: Path) -> list[Text]:
    choose = random.Random(SEED)
    versions: dict[tuple[str, int], dict[str, str]] = defaultdict(dict)
    for row in read_rows(data / "mqm_spans" / "ted.zh-en.jsonl.gz"):
        versions[row["doc"], row["seg_id"]][row["system"]] = row["target"].replace("<v>", "").replace("</v>", "")
    talks: dict[str, list[int]] = defaultdict(list)
    for talk, segment in sorted(versions):
        talks[talk].append(segment)
    result: list[Text] = []
    for talk, segments in talks.items():
        start = 0
        while start < len(segments):
            stretch = segments[start : start + choose.choice((3, 6, 10))]
            start += len(stretch)
            systems = sorted(set.intersection(*(set(versions[talk, segment]) for segment in stretch)))
            machines = [system for system in systems if not system.startswith("ref")]
            for system in [s for s in systems if s.startswith("ref")] + choose.sample(machines, min(4, len(machines))):
                text = " ".join(versions[talk, segment][system] for segment in stretch)
                human = system.startswith("ref")
                kind = "human" if human else "online" if system.startswith("Online") else "submission"
                name = f"{talk}-{stretch[0]}"
                result.append(Text(text, not human, "en", 2021, "extra", name, "zh-en", kind, "translated"))
    return result


def _demetr(data: Path) -> list[Text]:
    items = {
        (row["src_lang"], row["data_source"], row["item"]): row
        for row in read_rows(data / "demetr" / "demetr.jsonl.gz")
    }
    groups: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for key in sorted(items):
        groups[key[:2]].append(items[key])
    result: list[Text] = []
    for (language, source), members in groups.items():
        for start in range(0, len(members), 4):
            for field, machine in (("ref", False), ("mt", True)):
                text = " ".join(row[field] for row in members[start : start + 4])
                name = f"demetr-{language}-{source}-{start}"
                kind = "submission" if machine else "human"
                result.append(Text(text, machine, "en", 0, "extra", name, f"{language}-en", kind, "translated"))
    return result


def _segments(data: Path) -> list[Text]:
    result: dict[str, Text] = {}
    for name in ("da2021.is-en.jsonl", "da2021.ja-en.jsonl.gz", "da2022.de-en.jsonl.gz", "da2022.ja-en.jsonl.gz"):
        documents: dict[tuple[str, str], dict[int, dict[str, Any]]] = defaultdict(dict)
        for row in read_rows(data / "segment_scores" / name):
            documents[row["doc"], row["system"]][row["seg"]] = row
        for (document, system), segments in sorted(documents.items()):
            for field, machine in (("ref", False), ("mt", True)):
                text = " ".join(segments[number][field] for number in sorted(segments))
                if len(text.split()) < 30:
                    continue
                kind = "human" if not machine else "online" if system.startswith("Online") else "submission"
                year, pair = int(name[2:6]), name[7:12]
                result[text] = Text(
                    text, machine, "en", year, "extra", document, pair, kind, "translated", REPEAT_WEIGHT
                )
    return list(result.values())


def word_pairs(unigrams: Path, bigrams: Path) -> tuple[list[str], Floats, NDArray[np.int64], NDArray[np.int64], Floats]:
    """Words, their counts, and pairs with counts, from the two frequency dictionaries of symspellpy."""
    counts = {word: float(count) for word, count in (line.split() for line in _lines(unigrams))}
    pairs = [(left, right, float(count)) for left, right, count in (line.split() for line in _lines(bigrams))]
    words = sorted({word for left, right, _ in pairs for word in (left, right) if word in counts})
    index = {word: number for number, word in enumerate(words)}
    kept = [(index[left], index[right], count) for left, right, count in pairs if left in index and right in index]
    left, right = (np.array([pair[side] for pair in kept], dtype=np.int64) for side in (0, 1))
    return words, np.array([counts[word] for word in words]), left, right, np.array([pair[2] for pair in kept])


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8-sig").splitlines()


@dataclass(frozen=True)
class Features:
    """What the classifier sees of some texts.

    Attributes:
        counts: One counter of patterns (English) or of buckets of characters a text.
        styles: (n, S) measures of style of English texts, else (n, 0).
        masked: One counter of buckets of masked patterns a text, other languages only.
        words: (n,) lengths in words.
    """

    counts: list[Counter[Any]]
    styles: Floats
    masked: list[Counter[int]]
    words: NDArray[np.int64]


def featurise(texts: Sequence[Text], pairs: WordPairs) -> Features:
    """Features of English texts."""
    words = np.array([length_in_words(text.text) for text in texts])
    plain = [normalise(text.text) for text in texts]
    return Features([ngrams(mask(text)) for text in plain], np.stack([style(text, pairs) for text in plain]), [], words)


def featurise_other(texts: Sequence[Text], frequent: frozenset[str]) -> Features:
    """Features of texts of another language, whose most frequent words are given."""
    return Features(
        [character_ngrams(text.text) for text in texts],
        np.zeros((len(texts), 0)),
        [masked_ngrams(text.text, text.language, frequent) for text in texts],
        np.array([length_in_words(text.text) for text in texts]),
    )


def frequent_words(texts: Sequence[Text]) -> frozenset[str]:
    """The words that occur in most of the texts."""
    texts_with = Counter(word for text in texts for word in set(words_of(text.text)) if word[0].isalpha())
    return frozenset(word for word, _ in sorted(texts_with.items(), key=lambda item: (-item[1], item[0]))[:FREQUENT])


def fit_english(texts: Sequence[Text], features: Features, pairs: WordPairs) -> Patterns:
    """The English classifier, not yet calibrated."""
    occurrences = Counter(key for counts in features.counts for key in counts)
    patterns = sorted(key for key, count in occurrences.items() if count >= RARE["en"])
    index = {pattern: number for number, pattern in enumerate(patterns)}
    idf = np.array([1 + math.log((1 + len(texts)) / (1 + occurrences[pattern])) for pattern in patterns])
    mean, scale = features.styles.mean(axis=0), features.styles.std(axis=0) + 1e-9
    z = np.clip((features.styles - mean) / scale, -4, 4) * STYLE_SCALE
    matrix = sparse.hstack([tfidf(features.counts, index, idf), sparse.csr_matrix(z)]).tocsr()
    weights, intercept = _regress(matrix, texts)
    size = len(patterns)
    styles = weights[size:] * STYLE_SCALE
    return Patterns(index, idf, weights[:size], mean, scale, styles, intercept, pairs, NEUTRAL, NEUTRAL)


def fit_hashed(texts: Sequence[Text], features: Features, frequent: frozenset[str]) -> Hashed:
    """The classifier of another language, not yet calibrated."""
    language = texts[0].language
    idf = np.zeros((2, BUCKETS))
    families = (features.counts, features.masked) if language in MASKED else (features.counts,)
    for row, family in zip(idf, families, strict=False):
        for bucket, count in Counter(bucket for counts in family for bucket in counts).items():
            if count >= RARE["other"]:
                row[bucket] = 1 + math.log((1 + len(texts)) / (1 + count))
    weighted = [
        replace(text, weight=text.weight * (ORIGINAL_WEIGHT if text.origin == "original" else 1.0)) for text in texts
    ]
    weights, intercept = _regress(_hashed_matrix(features, idf), weighted)
    return Hashed(language, frequent, idf, weights.reshape(2, BUCKETS), intercept, NEUTRAL)


def _hashed_matrix(features: Features, idf: Floats) -> sparse.csr_matrix:
    """(n, 2 B) the two families side by side, each of unit length."""
    index = {bucket: bucket for bucket in range(BUCKETS)}
    parts = zip((features.counts, features.masked), idf, strict=True)
    return sparse.hstack([tfidf(counts, index, row) for counts, row in parts]).tocsr()


def tfidf(counts: Sequence[Counter[Any]], index: dict[Any, int], idf: Floats) -> sparse.csr_matrix:
    """(n, V) TF-IDF vectors of unit length, sublinear, as the classifier computes them."""
    data: list[float] = []
    places: list[int] = []
    ends = [0]
    for one in counts:
        known = [(index[key], count) for key, count in one.items() if key in index and idf[index[key]] > 0]
        values = np.array([(1 + math.log(count)) * idf[place] for place, count in known])
        data.extend(values / (np.sqrt(values @ values) or 1.0))
        places.extend(place for place, _ in known)
        ends.append(len(places))
    return sparse.csr_matrix((data, places, ends), shape=(len(counts), len(idf)))


def _regress(matrix: sparse.csr_matrix, texts: Sequence[Text]) -> tuple[Floats, float]:
    labels = np.array([text.machine for text in texts])
    weights = np.array([text.weight for text in texts])
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", solver="liblinear", random_state=SEED)
    model.fit(matrix, labels, sample_weight=weights)
    return model.coef_[0], float(model.intercept_[0])


def scores(model: Patterns | Hashed, features: Features) -> Floats:
    """(n,) scores before calibration, all at once."""
    if isinstance(model, Hashed):
        return np.asarray(_hashed_matrix(features, model.idf) @ model.weights.ravel() + model.intercept)
    z = np.clip((features.styles - model.style_mean) / model.style_scale, -4, 4)
    patterns = tfidf(features.counts, dict(model.index), model.idf) @ model.weights
    return np.asarray(patterns + z @ model.style_weights + model.intercept)


def beside_canonical(texts: Sequence[Text], values: Floats) -> tuple[NDArray[np.int64], Floats]:
    """Every version of a document beside each human translation of it that could be the canonical one.

    Documents with two human translations or more, so that there is a human text to judge.

    Returns:
        (k,) places of the judged texts, and (k,) their scores less `CANONICAL_SHARE` of the canonical one's.
    """
    versions: dict[tuple[int, str], list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        if text.machine or text.origin == "translated":
            versions[text.year, text.document].append(place)
    places: list[int] = []
    differences: list[float] = []
    for members in versions.values():
        human = [place for place in members if not texts[place].machine]
        if 2 <= len(human) < len(members):
            for canonical in human:
                judged = [place for place in members if place != canonical]
                places += judged
                differences += [float(values[place] - CANONICAL_SHARE * values[canonical]) for place in judged]
    return np.array(places, dtype=np.int64), np.array(differences)


def calibrate(values: Floats, words: NDArray[np.int64], machine: NDArray[np.bool_]) -> Calibration:
    """Slope and offset, each with its change by length, from scores of texts that the weights had not seen."""
    length = np.log(np.clip(words, 20, 1000) / 100)
    matrix = np.stack([values, values * length, length], axis=1)
    model = LogisticRegression(C=1.0, class_weight="balanced", solver="lbfgs", max_iter=1000)
    model.fit(matrix, machine)
    slope, by_length, offset_by_length = (float(value) for value in model.coef_[0])
    return Calibration(slope, by_length, float(model.intercept_[0]), offset_by_length)


def fit_beside(alone: Floats, close: Floats, machine: NDArray[np.bool_]) -> Beside:
    """Weights of the log odds of texts alone, and of their closeness to the English article."""
    matrix = np.stack([alone, close / CLOSENESS_SCALE], axis=1)
    model = LogisticRegression(C=1.0, class_weight="balanced", solver="lbfgs", max_iter=1000).fit(matrix, machine)
    slope, by_closeness = (float(value) for value in model.coef_[0])
    return Beside(slope, by_closeness / CLOSENESS_SCALE, float(model.intercept_[0]))


def stories(texts: Sequence[Text], alone: Floats) -> tuple[NDArray[np.int64], list[Among]]:
    """Versions of a document in one language as texts to judge together, by chance and in any mixture.

    Args:
        texts: Texts of any languages.
        alone: (n,) their log odds alone.

    Returns:
        (k,) places of the judged texts, a text often more than once, and what the others say about each.
    """
    choose = random.Random(SEED)
    versions: dict[tuple[str, int, str], list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        if text.machine or text.origin == "translated":
            versions[text.language, text.year, text.document].append(place)
    places: list[int] = []
    found: list[Among] = []
    for (language, _, _), members in versions.items():
        human = [place for place in members if not texts[place].machine]
        machine = [place for place in members if texts[place].machine]
        groups = {
            tuple(
                sorted(
                    place for side in (human, machine) for place in choose.sample(side, choose.randint(0, len(side)))
                )
            )
            for _ in range(MIXTURES)
        }
        for group in sorted(groups):
            for index, nearest in enumerate(compare([texts[place].text for place in group], language)):
                if nearest is not None:
                    others = float(np.mean([alone[place] for place in group if place != group[index]]))
                    places.append(group[index])
                    found.append(Among(others, nearest.likeness, 0, 0, ""))
    return np.array(places, dtype=np.int64), found


def fit_together(
    alone: Floats, among: Sequence[Among], words: NDArray[np.int64], machine: NDArray[np.bool_], wording: bool = True
) -> Together:
    """Weights of a text's own log odds, of those of the others, and of its likeness to the nearest of them.

    Args:
        alone: (n,) log odds of texts alone.
        among: What the others say about each.
        words: (n,) lengths.
        machine: (n,) whether a machine translated them.
        wording: Whether the log odds count; else likeness alone, for languages without a classifier.
    """
    length = np.log(np.clip(words, 20, 1000) / 100)
    likeness = np.array([item.likeness for item in among])
    others = np.array([item.others for item in among])
    matrix = np.stack([likeness / LIKENESS_SCALE, likeness * length / LIKENESS_SCALE, length], axis=1)
    if wording:
        matrix = np.concatenate([matrix, np.stack([alone, others], axis=1)], axis=1)
    model = LogisticRegression(C=1.0, class_weight="balanced", solver="lbfgs", max_iter=1000).fit(matrix, machine)
    by_likeness, likeness_by_length, by_length, *rest = (float(value) for value in model.coef_[0])
    own, by_others = rest or (0.0, 0.0)
    return Together(
        own,
        by_others,
        by_likeness / LIKENESS_SCALE,
        likeness_by_length / LIKENESS_SCALE,
        float(model.intercept_[0]),
        by_length,
        float(likeness[~machine].mean()),
    )


def unseen_scores(
    texts: Sequence[Text],
    features: Features,
    folds: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]],
    fit: Callable[[Sequence[Text], Features], Patterns | Hashed],
) -> tuple[NDArray[np.int64], Floats]:
    """Indices and scores of texts that were held out, by weights fitted on the rest: pairs of (train, test) indices."""
    places: list[NDArray[np.int64]] = []
    values: list[Floats] = []
    for train, test in folds:
        model = fit([texts[i] for i in train], subset(features, train))
        places.append(test)
        values.append(scores(model, subset(features, test)))
    return np.concatenate(places), np.concatenate(values)


def subset(features: Features, places: NDArray[np.int64]) -> Features:
    """The features of some of the texts."""
    return Features(
        [features.counts[i] for i in places],
        features.styles[places],
        [features.masked[i] for i in places] if features.masked else [],
        features.words[places],
    )
