"""Fits the weights of wording drift: `python training/fit_wording.py --pairs FILE --data DIR [--rows 240]`.

Candidates come from honest and damaged pairs that the entailment model was not trained on: FILE is what
`generate_pairs.py --split dev` writes (candidates on the changed words are positive, those of true translations and
second references negative), DIR gives `demetr/` (damaged English against its reference) and `paraphrase/` (two
references: honest), English with English. Writes src/transcheck/data/wording/weights.json. Pairs are split by a hash of
the canonical text: 70 % fit the weights, the rest choose the thresholds, which are set on the share of honest pairs
that get an issue.
"""

from __future__ import annotations

import argparse
import difflib
import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from transcheck.claims import judge_pairs
from transcheck.document import Document, Sentence
from transcheck.encoder import load_encoder
from transcheck.entailment import load_entailment
from transcheck.results import Language, Pair
from transcheck.side import Side
from transcheck.substitution import Candidate, candidates, exchange, features, linked_pair

WEIGHTS = Path(__file__).parents[1] / "src" / "transcheck" / "data" / "wording" / "weights.json"
# What the exchange of words should find; figures, dates, negation and modality have detectors of their own.
KINDS = frozenset({"antonym", "verb", "noun", "adjective", "adverb", "name", "role"})
HONEST = frozenset({"translation", "reference", "synonym", "foreign-reference", "form", "honest", "paraphrase"})
WANTED = ("antonym", "ne_replaced", "gender")
# Share of honest pairs that may get an issue of this severity or a graver one, on the held-out rows.
ALARMS = {"report": 0.08, "major": 0.03, "critical": 0.01}
TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class Example:
    """A pair of sentences; `changed` are the damaged spans of the copy."""

    canonical: str
    copy: str
    kind: str
    changed: tuple[tuple[int, int], ...] = ()


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
    decision = {"source": "training/fit_wording.py", **fit(rows)}
    WEIGHTS.write_text(json.dumps(decision, indent=2) + "\n", encoding="utf-8")


def sample(data: Path, generated: Path, count: int) -> list[Example]:
    """`count` pairs of each source, as mixed as they come."""
    rng = random.Random(7)
    demetr = [
        row
        for row in read(data / "demetr" / "demetr.jsonl.gz")
        if any(name in row["perturbation_name"] for name in WANTED)
    ]
    damaged = [perturbed(row) for row in rng.sample(demetr, count)]
    honest = [Example(row["ref"], row["mt"], "honest") for row in rng.sample(demetr, count // 2)]
    references = [row for row in read(data / "paraphrase" / "references.jsonl.gz") if row["lang"] == "en"]
    pairs = [Example(row["a"], row["b"], "paraphrase") for row in rng.sample(references, count)]
    rows = [
        row
        for row in read(generated)
        if row["langs"] == "en-en" and (row["kind"] in HONEST or (row["kind"] in KINDS and row["hypothesis_spans"]))
    ]
    made = []
    for kind in sorted(KINDS | HONEST):
        chosen = [row for row in rows if row["kind"] == kind]
        made += [generated_example(row) for row in rng.sample(chosen, min(count // 3, len(chosen)))]
    return damaged + honest + pairs + made


def generated_example(row: dict[str, Any]) -> Example:
    changed = tuple((start, end) for start, end in row["hypothesis_spans"]) if row["kind"] in KINDS else ()
    return Example(row["premise"], row["hypothesis"], row["kind"], changed)


def perturbed(row: dict[str, Any]) -> Example:
    before = [(m.start(), m.end()) for m in TOKEN.finditer(row["mt"])]
    after = [(m.start(), m.end()) for m in TOKEN.finditer(row["perturbed"])]
    matcher = difflib.SequenceMatcher(
        None, [row["mt"][a:b] for a, b in before], [row["perturbed"][a:b] for a, b in after], autojunk=False
    )
    changed = tuple(
        (after[k][0], after[n - 1][1]) for tag, _, _, k, n in matcher.get_opcodes() if tag in {"replace", "insert"}
    )
    return Example(row["ref"], row["perturbed"], row["perturbation_name"], changed)


def measure(examples: Sequence[Example], name: str | None) -> list[dict[str, Any]]:
    encoder, model = load_encoder(), load_entailment(name)
    rows = []
    for number, example in enumerate(examples):
        left, right = (one_sentence(text, encoder.encode([text])) for text in (example.canonical, example.copy))
        pair = Pair((0,), (0,), 1.0)
        (judged,) = judge_pairs((left.document, left.sentences), (right.document, right.sentences), [pair], model)
        if judged.identical:
            continue
        drift = linked_pair(left, right, judged)
        found = exchange(drift, candidates(drift), encoder)
        row = {"pair": number, "kind": example.kind, "held_out": held_out(example.canonical)}
        rows.append(row | {"features": None})
        rows += [
            row
            | {
                "label": int(positive(item, example)),
                "words": [
                    span and text[slice(*span)]
                    for span, text in ((item.canonical, example.canonical), (item.copy, example.copy))
                ],
                "features": features(item, judged),
            }
            for item in found
        ]
        if number % 200 == 0:
            print(number, len(examples), flush=True)
    return rows


def one_sentence(text: str, encodings: Sequence[Any]) -> Side:
    sentence = Sentence(text, 0, len(text), "en")
    return Side(Document.from_text(text), Language("en", 1.0), (), (sentence,), tuple(encodings))


def positive(item: Candidate, example: Example) -> bool:
    return any(item.copy[0] < b and a < item.copy[1] for a, b in example.changed)


def fit(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Weights and thresholds of one set of pairs."""
    named = [row for row in rows if row["features"] is not None]
    names = sorted({name for row in named for name in row["features"]} - {"bias"})
    table = np.array([[row["features"].get(name, 0.0) for name in names] for row in named])
    labels = np.array([row["label"] for row in named])
    train = np.array([not row["held_out"] for row in named])
    model = LogisticRegression(C=1.0, max_iter=2000).fit(table[train], labels[train])
    shares = model.predict_proba(table)[:, 1]
    best = {row["pair"]: 0.0 for row in rows if row["held_out"] and row["kind"] in HONEST}
    for row, share in zip(named, shares, strict=True):
        if row["pair"] in best:
            best[row["pair"]] = max(best[row["pair"]], float(share))
    ordered = sorted(best.values(), reverse=True)
    thresholds = {name: ordered[int(len(ordered) * alarms)] for name, alarms in ALARMS.items()}
    report(rows, named, shares, thresholds)
    weights = zip(["bias", *names], [float(model.intercept_[0]), *map(float, model.coef_[0])], strict=True)
    return {
        "thresholds": {name: round(value, 4) for name, value in thresholds.items()},
        "weights": {name: round(value, 4) for name, value in weights},
    }


def report(
    rows: Iterable[dict[str, Any]], named: Sequence[dict[str, Any]], shares: Any, thresholds: dict[str, float]
) -> None:
    """Share of held-out pairs caught by kind: an issue on a damaged word; for honest pairs, any issue."""
    pairs: dict[tuple[str, int], float] = {(r["kind"], r["pair"]): 0.0 for r in rows if r["held_out"]}
    for row, share in zip(named, shares, strict=True):
        key = (row["kind"], row["pair"])
        if key in pairs and (row["label"] or row["kind"] in HONEST):
            pairs[key] = max(pairs[key], float(share))
    for kind in sorted({kind for kind, _ in pairs}):
        values = [value for (name, _), value in pairs.items() if name == kind]
        caught = " ".join(f"{name} {np.mean([v >= t for v in values]):.3f}" for name, t in thresholds.items())
        print(f"{kind} n={len(values)} {caught}")


def held_out(text: str) -> bool:
    return hashlib.sha256(text.encode()).digest()[0] < 77


def read(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    main()
