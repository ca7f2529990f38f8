"""Measures the bundled entailment model: `python benchmarks/entailment.py --data DIR --pairs FILE`.

`DIR` is the folder of the development data; `FILE` holds generated pairs of the benchmark split, written by
`python training/generate_pairs.py --split benchmark` (sentences, word pairs and three languages that were not trained
on). Writes `entailment.csv` beside this script, one figure a line. Optional parts: `--fp32 FILE` compares with the fp32
graph that `training/export_entailment.py --keep-fp32` leaves; `--encoder DIR` times `transformers` in the loop a user
would write (needs torch).

Sections of the CSV:

- `inference`: accuracy on sets of natural language inference not trained on; `mean5` is the mean over zh, ko, ja, id
  and fa;
- `job`: pairs judged in both directions. Unchanged kinds: share entailed both ways. Changed kinds: share caught, that
  is not entailed in at least one direction;
- `substitutions`: the same for the hand-written pairs of `substitutions/`;
- `written`: the same for the share of `training/written/` that is kept for it;
- `words`: the token head on pairs whose changed words are known: precision, recall and F1 of pieces with a score of at
  least one half; `top` is the share of edited texts whose highest piece is one of the changed; for unchanged kinds the
  share of texts with any piece of at least one half;
- `calibration`: expected calibration error (15 bins) of the top label on the inference sets;
- `quantisation`, `speed`.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from transcheck.entailment import BundledEntailment, EntailmentModel, Judgement
from transcheck.inference import LABELS
from transcheck.models import Model, find
from transcheck.runtime import Body
from transcheck.vocabulary import load_vocabulary

sys.path.insert(0, str(Path(__file__).parent.parent / "training"))

from rows import read_rows
from written import read_written

HERE: Final = Path(__file__).parent
INFERENCE: Final = {
    "zh": ["zh.dev.jsonl"], "ko": ["ko.xnli_dev.jsonl"], "ja": ["ja.jnli_valid.jsonl"],
    "id": ["id.dev.jsonl", "id.test_lay.jsonl"], "fa": ["fa.dev.jsonl"],
    "en": ["en.dev.jsonl.gz", "en.control_dev.jsonl"],
}  # fmt: skip
UNCHANGED: Final = {"translation", "translation-pivot", "reference", "foreign-reference", "identity", "form", "synonym"}
NOT_JUDGED: Final = {"joint"}
HELD_OUT_LANGUAGES: Final = ("he", "nl", "th")

Row = dict[str, Any]
Result = tuple[str, str, str, str, int, float]


def judge(model: EntailmentModel, pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
    """Judgements of (premise, hypothesis) pairs."""
    return model.judge([p for p, _ in pairs], [h for _, h in pairs])


def shares(judgements: Sequence[Judgement]) -> NDArray[np.float64]:
    """Probabilities (n, 3)."""
    return np.array([[getattr(j.probabilities, label) for label in LABELS] for j in judgements])


def inference_rows(data: Path, limit: int) -> dict[str, list[Row]]:
    """Rows of the sets by language; `en` by corpus as well."""
    out: dict[str, list[Row]] = {}
    for lang, files in INFERENCE.items():
        for file in files:
            rows = list(read_rows(data / "nli" / file))
            out[f"{lang}/{file.split('.jsonl')[0]}"] = random.Random(1).sample(rows, min(limit, len(rows)))
    return out


def measure_inference(model: EntailmentModel, sets: dict[str, list[Row]]) -> tuple[list[Result], list[Result]]:
    """Accuracy a set, and calibration over all of them."""
    results: list[Result] = []
    tops, hits = [], []
    by_lang: dict[str, list[float]] = defaultdict(list)
    for name, rows in sets.items():
        lang, file = name.split("/")
        p = shares(judge(model, [(r["premise"], r["hypothesis"]) for r in rows]))
        right = p.argmax(1) == np.array([LABELS.index(r["label"]) for r in rows])
        results.append(("inference", file, lang, "accuracy", len(rows), float(right.mean())))
        if file != "en.control_dev":
            by_lang[lang].append(float(right.mean()))
            tops.append(p.max(1))
            hits.append(right)
        if file == "en.dev":
            corpora: dict[str, list[bool]] = defaultdict(list)
            for row, good in zip(rows, right, strict=True):
                corpora[row["source"].split("-")[0]].append(bool(good))
            results += [("inference", f"en.dev {c}", "en", "accuracy", len(v), float(np.mean(v)))
                        for c, v in sorted(corpora.items())]  # fmt: skip
    if all(lang in by_lang for lang in ("zh", "ko", "ja", "id", "fa")):
        mean = float(np.mean([np.mean(by_lang[lang]) for lang in ("zh", "ko", "ja", "id", "fa")]))
        results.append(("inference", "mean5", "", "accuracy", 5, mean))
    top, hit = np.concatenate(tops), np.concatenate(hits)
    error = 0.0
    for low in np.arange(0, 1, 1 / 15):
        inside = (top > low) & (top <= low + 1 / 15)
        if inside.any():
            error += float(inside.mean()) * abs(float(hit[inside].mean()) - float(top[inside].mean()))
    return results, [("calibration", "inference", "", "ece", len(top), error)]


def other_language(langs: str) -> str:
    """The side that is not English; `en` where both are; `x-x` where neither is."""
    a, b = langs.split("-")
    return b if a == "en" else a if b in ("en", a) else "x-x"


def pick(rows: Sequence[Row], most: int) -> list[Row]:
    """Up to `most` rows of each kind and language."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row["kind"] not in NOT_JUDGED:
            groups[row["kind"], other_language(row["langs"])].append(row)
    rng = random.Random(2)
    return [r for _, g in sorted(groups.items()) for r in rng.sample(g, min(most, len(g)))]


def measure_job(model: EntailmentModel, rows: Sequence[Row]) -> tuple[list[Result], list[Judgement]]:
    """Unchanged pairs entailed both ways, changed pairs caught; also the forward judgements."""
    forward = judge(model, [(r["premise"], r["hypothesis"]) for r in rows])
    backward = judge(model, [(r["hypothesis"], r["premise"]) for r in rows])
    both = (shares(forward).argmax(1) == 0) & (shares(backward).argmax(1) == 0)
    cells: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for row, kept in zip(rows, both, strict=True):
        kind, lang = row["kind"], other_language(row["langs"])
        good = bool(kept) == (kind in UNCHANGED)
        cells[kind, lang].append(good)
        cells[kind, "all"].append(good)
        group = "unchanged" if kind in UNCHANGED else "changed"
        cells[group, lang].append(good)
        cells[group, "all"].append(good)
        if lang in HELD_OUT_LANGUAGES:
            cells[group, "zero-shot"].append(good)
    return [
        ("job", kind, lang, "kept" if kind in UNCHANGED or kind == "unchanged" else "caught", len(v), float(np.mean(v)))
        for (kind, lang), v in sorted(cells.items())
    ], forward


def measure_substitutions(model: EntailmentModel, path: Path) -> list[Result]:
    """The hand-written exchanges by language of the hypothesis."""
    rows = list(read_rows(path))
    forward = shares(judge(model, [(r["premise"], r["hypothesis"]) for r in rows])).argmax(1) == 0
    backward = shares(judge(model, [(r["hypothesis"], r["premise"]) for r in rows])).argmax(1) == 0
    cells: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for row, kept in zip(rows, forward & backward, strict=True):
        for lang in (row["lang_hypothesis"], "all"):
            cells[row["kind"], lang].append(bool(kept) == (row["kind"] == "same"))
    return [("substitutions", kind, lang, "kept" if kind == "same" else "caught", len(v), float(np.mean(v)))
            for (kind, lang), v in sorted(cells.items())]  # fmt: skip


def measure_written(model: EntailmentModel) -> list[Result]:
    """The benchmark split of what was written for training, both directions."""
    pairs = [pair for item in read_written("benchmark") for pair in item]
    kept = shares(judge(model, [(p.premise.text, p.hypothesis.text) for p in pairs])).argmax(1) == 0
    cells: dict[tuple[str, str], list[bool]] = defaultdict(list)
    # The two directions of a pair stand beside each other.
    for pair, both in zip(pairs[::2], kept[::2] & kept[1::2], strict=True):
        language = other_language(f"{pair.premise.language}-{pair.hypothesis.language}")
        good = bool(both) == (pair.kind == "same")
        for cell in ((pair.kind, language), (pair.kind, "all")):
            cells[cell].append(good)
        if pair.kind != "same":
            cells["changed", language].append(good)
            cells["changed", "all"].append(good)
    return [("written", kind, lang, "kept" if kind == "same" else "caught", len(v), float(np.mean(v)))
            for (kind, lang), v in sorted(cells.items())]  # fmt: skip


def measure_words(rows: Sequence[Row], judgements: Sequence[Judgement]) -> list[Result]:
    """The token head by kind."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    tops: dict[str, list[bool]] = defaultdict(list)
    alarms: dict[str, list[bool]] = defaultdict(list)
    for row, j in zip(rows, judgements, strict=True):
        for spans, marks in ((row["premise_spans"], j.premise_marks), (row["hypothesis_spans"], j.hypothesis_marks)):
            if spans is None or not marks:
                continue
            if row["kind"] in UNCHANGED:
                alarms[row["kind"]].append(any(m.score >= 0.5 for m in marks))
                continue
            real = [any(m.start < e and m.end > s for s, e in spans) for m in marks]
            flagged = [m.score >= 0.5 for m in marks]
            total = counts[row["kind"]]
            total[0] += sum(r and f for r, f in zip(real, flagged, strict=True))
            total[1] += sum(flagged)
            total[2] += sum(real)
            if any(real):
                tops[row["kind"]].append(real[max(range(len(marks)), key=lambda i: marks[i].score)])
    results: list[Result] = []
    for kind, (hit, made, real_count) in sorted(counts.items()):
        precision, recall = hit / max(1, made), hit / max(1, real_count)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        for metric, value in (("precision", precision), ("recall", recall), ("f1", f1)):
            results.append(("words", kind, "all", metric, real_count, value))
        if tops[kind]:
            results.append(("words", kind, "all", "top", len(tops[kind]), float(np.mean(tops[kind]))))
    results += [("words", kind, "all", "false_alarms", len(v), float(np.mean(v))) for kind, v in sorted(alarms.items())]
    return results


class Graph(BundledEntailment):
    """The bundled model with another graph in the place of its own."""

    def __init__(self, model: Model, graph: Path) -> None:
        super().__init__(model, load_vocabulary())
        self._body = Body(graph)


def measure_quantisation(model: EntailmentModel, fp32: EntailmentModel, sets: dict[str, list[Row]],
                         rows: Sequence[Row]) -> list[Result]:  # fmt: skip
    """Accuracy of int8 and fp32 on the same rows, and how often the labels agree."""
    inference = [(r["premise"], r["hypothesis"], LABELS.index(r["label"])) for s in sets.values() for r in s[:250]]
    made = [(r["premise"], r["hypothesis"], int(r["label"])) for r in random.Random(3).sample(list(rows), 1000)]
    results: list[Result] = []
    for name, part in (("inference", inference), ("job", made)):
        gold = np.array([g for _, _, g in part])
        small, large = (shares(judge(m, [(p, h) for p, h, _ in part])).argmax(1) for m in (model, fp32))
        for label, guess in (("int8", small), ("fp32", large)):
            right = np.where(gold >= 0, guess == gold, guess != 0)
            results.append(("quantisation", name, label, "accuracy", len(part), float(right.mean())))
        results.append(("quantisation", name, "", "agreement", len(part), float((small == large).mean())))
    return results


def plain_transformers(encoder: Path) -> Callable[[Sequence[tuple[str, str]]], None]:
    """The loop a user would write with `transformers`: one pair at a time, fp32, the same body."""
    import torch
    from transformers import AutoTokenizer, BertForSequenceClassification

    tokenizer = AutoTokenizer.from_pretrained(encoder)
    model = BertForSequenceClassification.from_pretrained(encoder, num_labels=3).eval()

    def loop(pairs: Sequence[tuple[str, str]]) -> None:
        for premise, hypothesis in pairs:
            inputs = tokenizer(premise, hypothesis, truncation=True, return_tensors="pt")
            with torch.no_grad():
                model(**inputs).logits.softmax(-1)

    return loop


def measure_speed(model: EntailmentModel, encoder: Path, rows: Sequence[Row]) -> list[Result]:
    """Pairs a second, the two in turns, best of three."""
    pairs = [(r["premise"], r["hypothesis"]) for r in random.Random(4).sample(list(rows), 200)]
    loop = plain_transformers(encoder)
    best = {"bundled": 0.0, "transformers": 0.0}
    for _ in range(3):
        for name, work in (("transformers", loop), ("bundled", lambda p: judge(model, p))):
            start = time.perf_counter()
            work(pairs)
            best[name] = max(best[name], len(pairs) / (time.perf_counter() - start))
    results: list[Result] = [("speed", name, "", "pairs_a_second", len(pairs), value) for name, value in best.items()]
    return [*results, ("speed", "bundled", "", "times_faster", len(pairs), best["bundled"] / best["transformers"])]


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pairs", type=Path, required=True, help="generated pairs of the benchmark split")
    parser.add_argument("--model", default="entailment", help="a bundled model or a model folder")
    parser.add_argument("--fp32", type=Path, help="the same model as fp32 ONNX")
    parser.add_argument("--encoder", type=Path, help="Hugging Face folder of the encoder, for the timing")
    parser.add_argument("--limit", type=int, default=10**6, help="most rows of each inference set")
    parser.add_argument("--each", type=int, default=60, help="most generated pairs of each kind and language")
    parser.add_argument("--out", type=Path, default=HERE / "entailment.csv")
    args = parser.parse_args(argv)
    description = find(args.model)
    model = BundledEntailment(description, load_vocabulary())
    sets = inference_rows(args.data, args.limit)
    rows = pick(list(read_rows(args.pairs)), args.each)
    results, calibration = measure_inference(model, sets)
    job, forward = measure_job(model, rows)
    results += job
    results += measure_substitutions(model, HERE / "substitutions" / "substitutions.jsonl")
    results += measure_written(model)
    results += measure_words(rows, forward)
    results += calibration
    if args.fp32:
        results += measure_quantisation(model, Graph(description, args.fp32), sets, rows)
    if args.encoder:
        results += measure_speed(model, args.encoder, rows)
    with args.out.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["section", "name", "language", "metric", "n", "value"])
        writer.writerows((*r[:5], f"{r[5]:.4f}") for r in results)
    for r in results:
        if r[0] != "job" or r[2] in ("all", "zero-shot") or r[1] in ("unchanged", "changed"):
            print(f"{r[0]:14} {r[1]:24} {r[2]:10} {r[3]:14} {r[4]:6} {r[5]:.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
