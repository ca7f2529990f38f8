"""Measure `transcheck.figures`: extraction on specification cases, comparison on translations and paraphrases, speed.

    python benchmarks/figures.py --data DIR [--part specs|translations|paraphrases|speed] [--half dev|held-out] [--errors]

DIR holds `figure_specs/`, `figures/` and `paraphrase/` (JSON Lines, see docs/figures.md). Rows are split in two halves
by a hash of their sentence, the same for all languages: errors are looked at in the development half only, and both
halves are reported. `--csv FILE` writes the table.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from transcheck.document import Document, Sentence
from transcheck.figures import Figure, Hedge, Kind, compare_figures, extract
from transcheck.issues import Issue
from transcheck.results import Pair

Row = dict[str, Any]
HALVES = ("dev", "held-out")
MISMATCH = (
    "accuracy/mistranslation/number",
    "accuracy/mistranslation/date-time",
    "accuracy/mistranslation/duration",
    "accuracy/mistranslation/unit",
    "locale-convention/number-format",
)


def rows(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def half(key: str) -> str:
    """The half of a row, by a hash of what identifies its sentence."""
    return HALVES[hashlib.sha256(key.encode()).digest()[0] % 2]


def compared(canonical: str, copy: str, canonical_language: str, copy_language: str) -> tuple[Issue, ...]:
    """The issues of one aligned pair of passages."""
    sides = [
        (Document.from_text(text), [Sentence(text, 0, len(text), language)])
        for text, language in ((canonical, canonical_language), (copy, copy_language))
    ]
    return compare_figures(
        sides[0][0],
        sides[1][0],
        canonical_sentences=sides[0][1],
        copy_sentences=sides[1][1],
        pairs=[Pair((0,), (0,), 1.0)],
    ).issues


def translations(data: Path, errors: str | None, language: str | None) -> list[list[Any]]:
    """Changed figures caught on the changed span, and untouched translations flagged as a mismatch."""
    caught: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    kinds: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    seen: set[tuple[str, int]] = set()
    for row in rows(data / "figures/figures.jsonl.gz"):
        if language and row["lang"] != language:
            continue
        part = half(str(row["sentence"]))
        issues = compared(row["english"], row["perturbed_translation"], "en", row["lang"])
        hit = any(
            issue.copy is not None
            and issue.category in MISMATCH
            and issue.copy.start < row["end"]
            and row["start"] < issue.copy.end
            for issue in issues
        )
        caught[part, row["lang"]]["caught" if hit else "missed"] += 1
        kinds[part, row["kind"]]["caught" if hit else "missed"] += 1
        if errors == "missed" and not hit and part == "dev":
            _show("MISSED", row, row["perturbed_translation"], f"{row['perturbed_from']} -> {row['perturbed_to']}", issues)
        if (row["lang"], row["sentence"]) in seen:
            continue
        seen.add((row["lang"], row["sentence"]))
        issues = compared(row["english"], row["translation"], "en", row["lang"])
        flagged = [issue for issue in issues if issue.category in MISMATCH]
        caught[part, row["lang"]]["untouched"] += 1
        caught[part, row["lang"]]["flagged"] += bool(flagged)
        caught[part, row["lang"]]["modality"] += any(issue.category.endswith("modality") for issue in issues)
        if errors == "flagged" and flagged and part == "dev":
            _show("FLAGGED", row, row["translation"], "", flagged)
        if errors == "modality" and part == "dev":
            found = [issue for issue in issues if issue.category.endswith("modality")]
            if found:
                _show("MODALITY", row, row["translation"], "", found)
    table = []
    for title, counts in (("translations", caught), ("translations by kind", kinds)):
        for part in HALVES:
            names = sorted({name for where, name in counts if where == part})
            for name in ["all", *names] if title == "translations" else names:
                count = sum((counts[part, key] for key in names if name in ("all", key)), Counter())
                changed = count["caught"] + count["missed"]
                table.append(
                    [title, part, name, changed, _share(count["caught"], changed), count["untouched"],
                     _share(count["flagged"], count["untouched"]), _share(count["modality"], count["untouched"])]
                )  # fmt: skip
    return table


def paraphrases(data: Path, errors: str | None, language: str | None) -> list[list[Any]]:
    """Second human translations flagged as a mismatch, of those with a digit on either side and of all."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows(data / "paraphrase/references.jsonl.gz"):
        if language and row["lang"] != language:
            continue
        part = half(row["id"])
        count = counts[part, row["lang"]]
        issues = compared(row["a"], row["b"], row["lang"], row["lang"])
        flagged = [issue for issue in issues if issue.category in MISMATCH and issue.severity.value != "minor"]
        count["all"] += 1
        count["figures"] += bool(re.search(r"\d", row["a"] + row["b"]))
        count["flagged"] += bool(flagged)
        count["minor"] += any(issue.category in MISMATCH for issue in issues) and not flagged
        if errors == "flagged" and flagged and part == "dev":
            print(row["id"], "\n  A:", row["a"], "\n  B:", row["b"])
            for issue in flagged:
                print("  !", issue.severity.value, issue.category, issue.message)
    table = []
    for part in HALVES:
        names = sorted({name for where, name in counts if where == part})
        for name in ["all", *names]:
            count = sum((counts[part, key] for key in names if name in ("all", key)), Counter())
            table.append(
                ["paraphrases", part, name, count["all"], _share(count["flagged"], count["all"]), count["figures"],
                 _share(count["flagged"], count["figures"]), _share(count["minor"], count["all"])]
            )  # fmt: skip
    return table


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.4f}" if whole else ""


def _show(title: str, row: Row, copy: str, change: str, issues: Any) -> None:
    print(title, row["id"], row["kind"], change)
    print("  EN:", row["english"], [(f.quote, f.normalized, f.kind.value) for f in extract(row["english"], "en")])
    print("  XX:", copy, [(f.quote, f.normalized, f.kind.value) for f in extract(copy, row["lang"])])
    for issue in issues:
        print("  !", issue.severity.value, issue.category, issue.message)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", choices=("specs", "translations", "paraphrases", "speed"))
    parser.add_argument("--language")
    parser.add_argument("--errors", choices=("missed", "flagged", "modality"))
    parser.add_argument("--csv", type=Path)
    options = parser.parse_args()
    parts = {"translations": translations, "paraphrases": paraphrases}
    table: list[list[Any]] = []
    for name, measure in parts.items():
        if options.part in (None, name):
            table += measure(options.data, options.errors, options.language)
    for line in table:
        print("\t".join(str(cell) for cell in line))
    if options.csv:
        with options.csv.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(table)


if __name__ == "__main__":
    sys.exit(main())
