"""Fits the weights of wording drift: `python training/fit_wording.py --pairs FILE --data DIR [--rows 240]`.

Every detector of wording looks for changes of words; a logistic model weighs the signs of each. The changes come from
honest and damaged pairs: FILE is what `generate_pairs.py --split dev` writes (changes of the words it changed are
positive, those of true translations and second references negative), DIR gives `demetr/` (damaged English against its
reference) and `paraphrase/` (two references: honest), without the sentences of the benchmark split, and of the latter
only those that the network of contrasts did not learn from. Thresholds are set on the share of honest pairs that get an
issue, with probabilities from five folds, each judged by weights that were fitted on the others. Writes
src/transcheck/data/wording/weights.json.
"""

from __future__ import annotations

import argparse
import difflib
import hashlib
import itertools
import json
import random
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict

from transcheck.changes import Change, Drift, Span, change_signs
from transcheck.claims import judge_pairs
from transcheck.document import Document, Sentence
from transcheck.encoder import load_encoder
from transcheck.entailment import load_entailment
from transcheck.marked import marked_changes
from transcheck.names import name_changes, spellings
from transcheck.results import Language, Pair
from transcheck.side import Side
from transcheck.substitution import candidates, features, linked_pair
from transcheck.words import WORD, Word

sys.path.insert(0, str(Path(__file__).parent))

from rows import read_rows
from splits import belongs, weighs

WEIGHTS = Path(__file__).parents[1] / "src" / "transcheck" / "data" / "wording" / "weights.json"
# What the detectors should find; figures, dates, negation and modality have detectors of their own.
WRITTEN = frozenset(f"written-{kind}" for kind in ("agent", "deed", "person", "property", "thing"))
KINDS = frozenset({"antonym", "verb", "noun", "adjective", "adverb", "name", "role"}) | WRITTEN
HONEST = frozenset(
    {"translation", "reference", "synonym", "foreign-reference", "form", "honest", "paraphrase", "written-same"}
)
# Pairs as they are published: none was made by exchanging a word.
TRUE = frozenset({"translation", "reference", "paraphrase", "honest"})
WANTED = ("antonym", "ne_replaced", "ne_removed", "gender", "verb_removed", "noun_removed", "subj_removed")
# By detector: share of true pairs that may get an issue of this severity or a graver one.
ALARMS = {
    "exchanged": {"report": 0.1, "major": 0.02, "critical": 0.005},
    "marked": {"report": 0.04, "major": 0.015},
    "marked_across": {"report": 0.03, "major": 0.01},
    "names": {"report": 0.05, "major": 0.03},
}
FOLDS = 5
TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class Example:
    """A pair of sentences; damaged spans of the copy, and spans of the canonical text that the copy lost."""

    canonical: str
    copy: str
    kind: str
    changed: tuple[tuple[int, int], ...] = ()
    lost: tuple[tuple[int, int], ...] = ()
    language: str = "en"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--rows", type=int, default=240, help="pairs of each source")
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--entailment-model", help="another model than the bundled one")
    parser.add_argument("--cache", type=Path, help="keep the candidates here, to fit again without the models")
    options = parser.parse_args()
    rows: list[dict[str, Any]]
    if options.cache and options.cache.exists():
        rows = [json.loads(line) for line in options.cache.read_text().splitlines()]
    else:
        rows = measure(sample(options.data, options.pairs, options.rows), options.entailment_model)
        if options.cache:
            options.cache.write_text("\n".join(json.dumps(row) for row in rows))
    detectors = {name: fit([row for row in rows if name in row["changes"]], name) for name in ALARMS}
    decision = {"source": "training/fit_wording.py", "detectors": detectors}
    WEIGHTS.write_text(json.dumps(decision, indent=2) + "\n", encoding="utf-8")


def sample(data: Path, generated: Path, count: int) -> list[Example]:
    """`count` pairs of each source, as mixed as they come."""
    rng = random.Random(7)
    demetr = [
        row
        for row in read_rows(data / "demetr" / "demetr.jsonl.gz")
        if any(name in row["perturbation_name"] for name in WANTED) and not belongs(row["ref"], "benchmark")
    ]
    damaged = [perturbed(row) for row in rng.sample(demetr, count)]
    honest = [Example(row["ref"], row["mt"], "honest") for row in rng.sample(demetr, count // 2)]
    references = [row for row in read_rows(data / "paraphrase" / "references.jsonl.gz") if row["lang"] == "en"]
    references = [row for row in references if belongs(row["a"], "dev") or weighs(row["a"])]
    pairs = [Example(row["a"], row["b"], "paraphrase") for row in rng.sample(references, count)]
    everything = [row for row in read_rows(generated) if "en" in row["langs"].split("-")]
    across = [row for row in everything if row["kind"] == "translation"]
    foreign = [generated_example(row) for row in rng.sample(across, min(4 * count, len(across)))]
    rows = [row for row in everything if row["kind"] in HONEST or (row["kind"] in KINDS and row["hypothesis_spans"])]
    made = []
    for kind, english in itertools.product(sorted(KINDS | HONEST - {"translation"}), (True, False)):
        chosen = [row for row in rows if row["kind"] == kind and (row["langs"] == "en-en") == english]
        made += [generated_example(row) for row in rng.sample(chosen, min(count // 3, len(chosen)))]
    return damaged + honest + pairs + made + foreign


def generated_example(row: dict[str, Any]) -> Example:
    """A generated pair with English as the canonical side."""
    spans = [
        tuple(map(tuple, row[name] or ())) if row["kind"] in KINDS else ()
        for name in ("premise_spans", "hypothesis_spans")
    ]
    sides = list(zip((row["premise"], row["hypothesis"]), row["langs"].split("-"), spans, strict=True))
    if sides[0][1] != "en":
        sides.reverse()
    (canonical, _, lost), (copy, language, changed) = sides
    return Example(canonical, copy, row["kind"], changed, lost, language)


def perturbed(row: dict[str, Any]) -> Example:
    before = [(m.start(), m.end()) for m in TOKEN.finditer(row["mt"])]
    after = [(m.start(), m.end()) for m in TOKEN.finditer(row["perturbed"])]
    matcher = difflib.SequenceMatcher(
        None, [row["mt"][a:b] for a, b in before], [row["perturbed"][a:b] for a, b in after], autojunk=False
    )
    changed = tuple(
        (after[k][0], after[n - 1][1]) for tag, _, _, k, n in matcher.get_opcodes() if tag in {"replace", "insert"}
    )
    gone = {
        word[:5].casefold()
        for tag, i, j, _, _ in matcher.get_opcodes()
        if tag == "delete"
        for word in (row["mt"][a:b] for a, b in before[i:j])
        if len(word) > 2
    }
    lost = tuple(m.span() for m in TOKEN.finditer(row["ref"]) if m[0][:5].casefold() in gone)
    return Example(row["ref"], row["perturbed"], row["perturbation_name"], changed, lost)


def measure(examples: Sequence[Example], name: str | None) -> list[dict[str, Any]]:
    encoder, model = load_encoder(), load_entailment(name)
    rows = []
    for number, example in enumerate(examples):
        left = one_sentence(example.canonical, "en", encoder.encode([example.canonical]))
        right = one_sentence(example.copy, example.language, encoder.encode([example.copy]))
        pair = Pair((0,), (0,), 1.0)
        (judged,) = judge_pairs((left.document, left.sentences), (right.document, right.sentences), [pair], model)
        if judged.identical:
            continue
        drift = linked_pair(left, right, judged)
        rows.append({"kind": example.kind, "canonical": example.canonical, "changes": changes(drift, example)})
        if number % 200 == 0:
            print(number, len(examples), flush=True)
    return rows


def changes(drift: Drift, example: Example) -> dict[str, list[dict[str, Any]]]:
    """By detector what it looks at in a pair: the signs, and whether these words were damaged."""
    judged = drift.judged

    def damaged(left: tuple[int, int] | None, right: tuple[int, int] | None) -> bool:
        return overlaps(left, example.lost) or overlaps(right, example.changed)

    def looked_at(found: Sequence[Change]) -> list[dict[str, Any]]:
        return [
            {
                "label": damaged(span(drift.canonical, change.canonical), span(drift.copy, change.copy)),
                "signs": change_signs(change, drift),
            }
            for change in found
        ]

    if example.language != "en":
        return {"marked_across": looked_at(marked_changes(drift))}
    # Where a word is gone there is nothing to exchange.
    known = spellings(WORD.findall(example.canonical)), spellings(WORD.findall(example.copy))
    found = candidates(drift, *known) if "removed" not in example.kind else []
    return {
        "exchanged": [
            {"label": overlaps(item.copy, example.changed), "signs": features(item, judged)} for item in found
        ],
        "marked": looked_at(marked_changes(drift)),
        "names": looked_at(name_changes(drift, *known)),
    }


def span(words: Sequence[Word], chosen: Span | None) -> tuple[int, int] | None:
    return (words[chosen.first].start, words[chosen.last].end) if chosen else None


def overlaps(found: tuple[int, int] | None, spans: Sequence[tuple[int, int]]) -> bool:
    return found is not None and any(found[0] < end and start < found[1] for start, end in spans)


def one_sentence(text: str, language: str, encodings: Sequence[Any]) -> Side:
    sentence = Sentence(text, 0, len(text), language)
    return Side(Document.from_text(text), Language(language, 1.0), (), (sentence,), tuple(encodings))


def fit(rows: Sequence[dict[str, Any]], detector: str) -> dict[str, Any]:
    """Weights and thresholds of a detector; prints the share of pairs that it reports, by kind and severity."""
    flat = [(number, item) for number, row in enumerate(rows) for item in row["changes"][detector]]
    names = sorted({name for _, item in flat for name in item["signs"]} - {"bias"})
    table = np.array([[item["signs"].get(name, 0.0) for name in names] for _, item in flat])
    labels = np.array([item["label"] for _, item in flat])
    folds = np.array([fold(rows[number]["canonical"]) for number, _ in flat])
    model = LogisticRegression(C=1.0, max_iter=5000)
    shares = cross_val_predict(model, table, labels, groups=folds, cv=LeaveOneGroupOut(), method="predict_proba")[:, 1]
    best = np.zeros(len(rows))
    for (number, item), share in zip(flat, shares, strict=True):
        if item["label"] or rows[number]["kind"] in HONEST:
            best[number] = max(best[number], share)
    kinds = np.array([row["kind"] for row in rows])
    honest = sorted(best[[kind in TRUE for kind in kinds]], reverse=True)
    thresholds = {name: round(float(honest[int(len(honest) * share)]), 4) for name, share in ALARMS[detector].items()}
    for kind in sorted(set(kinds)):
        of_kind = best[kinds == kind]
        reached = " ".join(f"{name} {(of_kind >= least).mean():.3f}" for name, least in thresholds.items())
        print(f"{detector} {kind} n={len(of_kind)} {reached}")
    model.fit(table, labels)
    values = zip(["bias", *names], [float(model.intercept_[0]), *map(float, model.coef_[0])], strict=True)
    return {"thresholds": thresholds, "weights": {name: round(value, 4) for name, value in values}}


def fold(text: str) -> int:
    return hashlib.sha256(text.encode()).digest()[0] % FOLDS


if __name__ == "__main__":
    main()
