"""Writes the results of benchmarks/entailment.csv into the card of models/entailment.

Replaces what stands between the headings "Results" and "Limits"; everything else of the card is written by hand.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
CARD = ROOT / "models" / "entailment" / "MODEL_CARD.md"
RESULTS = ROOT / "benchmarks" / "entailment.csv"
INFERENCE = (
    ("zh.dev", "zh", "Chinese (OCNLI sample)", ""),
    ("ko.xnli_dev", "ko", "Korean (XNLI)", ""),
    ("ja.jnli_valid", "ja", "Japanese (JNLI)", ""),
    ("id.dev", "id", "Indonesian (IndoNLI dev)", ""),
    ("id.test_lay", "id", "Indonesian (IndoNLI test, lay)", ""),
    ("fa.dev", "fa", "Persian (FarsTail)", ""),
    ("en.dev", "en", "English, mixed corpora", "70"),
    ("en.control_dev", "en", "English, long passages (ConTRoL)", ""),
)
UNCHANGED = {
    "unchanged": "all", "translation": "translation", "reference": "second human translation, English",
    "foreign-reference": "second human translation, other languages", "synonym": "synonym", "form": "slip of form",
}  # fmt: skip
CHANGED = ("changed", "figure", "scale", "unit", "date", "negation", "name", "role", "verb", "noun", "adjective",
           "quantifier", "gender", "modality", "hedge", "attribution", "removed", "drop", "add")  # fmt: skip
BARS = {"unchanged": "95", "figure": "95", "negation": "95", "name": "95", "verb": "85", "role": "85"}
WRITTEN = ("changed", "deed", "agent", "thing", "person", "property", "negation", "modality", "quantity", "time",
           "reason", "condition", "source", "added", "dropped")  # fmt: skip
LANGUAGES = ("all", "ar", "de", "en", "es", "fr", "id", "ja", "ko", "ru", "zh")


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    with RESULTS.open(encoding="utf-8", newline="") as file:
        values = {
            (row["section"], row["name"], row["language"], row["metric"]): (float(row["value"]), int(row["n"]))
            for row in csv.DictReader(file)
        }
    card = CARD.read_text(encoding="utf-8")
    before, rest = card.split("## Results\n", 1)
    limits = rest[rest.index("## Limits\n") :]
    CARD.write_text(f"{before}## Results\n\n{chr(10).join(lines(values))}\n\n{limits}", encoding="utf-8")


def lines(values: dict[tuple[str, str, str, str], tuple[float, int]]) -> list[str]:
    """The tables, in per cent."""

    def share(*key: str) -> str:
        found = values.get((key[0], key[1], key[2], key[3]))
        return f"{100 * found[0]:.1f}" if found else ""

    def counted(*key: str) -> str:
        return f"{share(*key)} ({values[key[0], key[1], key[2], key[3]][1]})"

    rows = [
        "Of `benchmarks/entailment.csv`, by `benchmarks/entailment.py`. Per cent; the number of pairs in brackets;",
        "the bars that the project has set in the last column.",
        *table("natural language inference, accuracy", "", "bar"),
        *(
            f"| {label} | {counted('inference', name, lang, 'accuracy')} | {bar} |"
            for name, lang, label, bar in INFERENCE
        ),
        f"| mean of the five languages other than English | {share('inference', 'mean5', '', 'accuracy')} | 64 |",
        "",
        "Pairs generated from sentences, and from pairs of exchanged words, that were not trained on; both directions:",
        *table("unchanged: entailed both ways", "", "bar"),
        *(
            f"| {label} | {counted('job', name, 'all', 'kept')} | {BARS.get(name, '')} |"
            for name, label in UNCHANGED.items()
        ),
        f"| languages not trained on (Hebrew, Dutch, Thai) | {counted('job', 'unchanged', 'zero-shot', 'kept')} | |",
        *table("changed: caught", "", "top-scored piece is a changed one", "bar"),
    ]
    for name in CHANGED:
        if ("job", name, "all", "caught") in values:
            label = "all" if name == "changed" else name
            caught, top = counted("job", name, "all", "caught"), share("words", name, "all", "top")
            rows.append(f"| {label} | {caught} | {top} | {BARS.get(name, '')} |")
    rows += [
        f"| languages not trained on | {counted('job', 'changed', 'zero-shot', 'caught')} | | |",
        *table("hand-written exchanges (`benchmarks/substitutions`)", "changed: caught", "same: kept"),
    ]
    for lang in LANGUAGES:
        caught, kept = share("substitutions", "changed", lang, "caught"), share("substitutions", "same", lang, "kept")
        rows.append(f"| {lang} | {caught} | {kept} |")
    rows += [
        "",
        "Free copies written for the project, of items that were not trained on (`training/written`); both directions:",
        *table("change", "caught"),
        *(f"| {kind} | {counted('written', kind, 'all', 'caught')} |" for kind in WRITTEN),
        *table("told otherwise: entailed both ways", "kept"),
        f"| all | {counted('written', 'same', 'all', 'kept')} |",
        f"| English | {counted('written', 'same', 'en', 'kept')} |",
    ]
    error, pairs = values["calibration", "inference", "", "ece"]
    whole, job = ("quantisation", "inference"), ("quantisation", "job")
    alarms = [share("words", name, "all", "false_alarms") for name in ("translation", "synonym")]
    rows += [
        "",
        f"Any piece marked on an unchanged text: {alarms[0]} % of sides of translations, {alarms[1]} % of synonyms.",
        f"Calibration: expected error {100 * error:.1f} points over {pairs} pairs.",
        f"int8 against fp32: {share(*whole, 'int8', 'accuracy')} and {share(*whole, 'fp32', 'accuracy')} on inference,",
        f"{share(*job, 'int8', 'accuracy')} and {share(*job, 'fp32', 'accuracy')} on generated pairs,",
        f"labels equal in {share(*job, '', 'agreement')} %.",
    ]
    if ("speed", "bundled", "", "pairs_a_second") in values:
        speed, times = (values["speed", "bundled", "", name][0] for name in ("pairs_a_second", "times_faster"))
        rows.append(
            f"Speed: {speed:.0f} pairs a second, {times:.1f} times a plain `transformers` loop in fp32 (bar: 6)."
        )
    return rows


def table(*heads: str) -> Sequence[str]:
    """The head of a table."""
    return "", f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"


if __name__ == "__main__":
    main()
