"""How an audit compares with what an editor marked: `python benchmarks/gold.py seeds benchmarks/stories/dev-*`.

Each folder holds a `gold.json` (see seeds/README.md) and the texts it names. An issue of the audit is the marked one if
it quotes overlapping words on each side that the editor quoted and that the issue has, and its category is the
marked one, one above it or one below it. `place` counts marked issues whose words were found under any category.
Loud issues are those of severity major or critical; `other` counts loud ones that the editor did not mark. A second
table shows what a confidence means: of the issues in each band of it, how many quote words that the editor marked. A
third one shows what became of the claims, by the gravest issue that the editor marked in them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from pathlib import Path
from typing import Any

from tables import show, write

from transcheck.audit import Auditor, Options
from transcheck.issues import Issue, Quote, Severity
from transcheck.reading import read
from transcheck.results import ClaimVerdict, CopyReport
from transcheck.retelling import pair_likeness

Gold = Mapping[str, Any]


BANDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True)
class Row:
    """What became of one copy.

    Two fields are no columns of the table: `sure` has confidence and truth of each issue, `claims` the gravest mark in
    each claim of the article (`none` without one) and its verdict.
    """

    story: str
    copy: str
    marked: int
    found: int
    place: int
    critical_marked: int
    critical_found: int
    other: int
    disturbed: int
    origin: str
    origin_right: bool
    sure: tuple[tuple[float, bool], ...]
    claims: tuple[tuple[str, str], ...]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--csv", type=Path, help="write the first table here")
    parser.add_argument("--claims-csv", type=Path, help="write the table of the claims here")
    parser.add_argument("--verbose", action="store_true", help="name what was missed and what was too much")
    parser.add_argument("--entailment-model", help="another model than the bundled one")
    parser.add_argument("--copies", default="", help="only copies whose name contains this")
    options = parser.parse_args(arguments)
    settings = Options(entailment_model=options.entailment_model)
    rows = [row for folder in options.folders for row in judge(folder, settings, options.copies, options.verbose)]
    names = [field.name for field in fields(Row) if field.name not in {"sure", "claims"}]
    table = [[str(getattr(row, name)) for name in names] for row in rows]
    total = ["total", "", *(str(sum(getattr(row, name) for row in rows)) for name in names[2:9]), "", ""]
    total[-1] = f"{sum(row.origin_right for row in rows)}/{len(rows)}"
    show([names, *table, total])
    print("\nconfidence  issues  marked")
    for band in bands([item for row in rows for item in row.sure]):
        print(band)
    print()
    claims = claim_table(rows)
    show(claims)
    write([names, *table, total], options.csv)
    write(claims, options.claims_csv)
    return 0


def claim_table(rows: Sequence[Row]) -> list[list[str]]:
    """Shares of the verdicts, by kind of copy and by the gravest mark in a claim."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for row in rows:
        kind = "seeds" if row.copy[0].isdigit() else row.copy.partition(".")[0].partition("-")[0]
        for mark, verdict in row.claims:
            for name in (kind, "all"):
                found.setdefault((name, mark), Counter())[verdict] += 1
    verdicts = [item.value for item in ClaimVerdict]
    return [
        ["copies", "marked", "claims", *verdicts],
        *(
            [*key, str(count.total()), *(f"{count[verdict] / count.total():.3f}" for verdict in verdicts)]
            for key, count in sorted(found.items(), key=lambda item: (item[0][0] == "all", item[0]))
        ),
    ]


def judge(folder: Path, options: Options, only: str, verbose: bool) -> list[Row]:
    """Audit a folder's copies and compare them with its gold file."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    auditor = Auditor(read(str(folder / gold["canonical"])), options)
    rows = []
    for name, marks in gold["copies"].items():
        if only in name:
            agreements = [item for item in gold["must_agree"] if item["copy"] == name]
            report = auditor.audit(read(str(folder / name)))
            rows.append(compare(folder.name, report, auditor.canonical.text, marks, agreements, verbose))
    return rows


def compare(
    story: str, report: CopyReport, canonical: str, marks: Gold, agreements: Sequence[Gold], verbose: bool
) -> Row:
    """Count what was found, what was too much and what should have been left alone."""
    copy = report.document.text
    expected = marks["must_find"]
    matches = {
        mark["id"]: [item for item in report.issues if same_place(item, mark, canonical, copy)] for mark in expected
    }
    found = {mark["id"] for mark in expected if any(same_category(i, mark) for i in matches[mark["id"]])}
    used = {item.id for items in matches.values() for item in items}
    loud = [item for item in report.issues if item.severity is not Severity.MINOR]
    other = [item for item in loud if item.id not in used]
    disturbed = [
        (mark, item)
        for mark in agreements
        for item in loud
        if touches(item.copy, mark["quote"], copy) and item.id not in used
    ]
    critical = [mark["id"] for mark in expected if mark["severity"] == "critical"]
    verdict = report.machine_translation.verdict.value
    wanted = "machine-translated" if marks["machine_translated"] else "human"
    if verbose:
        count, likeness = pair_likeness(report.pairs)
        print(
            f"== {story}/{Path(report.path).name} {verdict} {report.machine_translation.probability:.2f}"
            f" ({count} pairs, median similarity {likeness:.3f})"
        )
        for mark in expected:
            if mark["id"] not in found:
                state = "PLACE" if matches[mark["id"]] else "MISSED"
                print(f"  {state} {mark['severity']} {mark['category']}: {mark['canonical']!r} -> {mark['copy']!r}")
        for item in other:
            print(f"  OTHER {describe(item)}")
        for mark, item in disturbed:
            print(f"  DISTURBED {mark['quote']!r} by {describe(item)}")
        for item in report.issues:
            if item.id in used:
                print(f"  ok {describe(item)}")
    return Row(
        story, Path(report.path).name, len(expected), len(found), sum(bool(items) for items in matches.values()),
        len(critical), len(found & set(critical)), len(other), len(disturbed), verdict, verdict == wanted,
        tuple((item.confidence, item.id in used) for item in report.issues),
        tuple(
            (gravest(mark["severity"] for mark in expected if touches(claim.canonical, mark["canonical"], canonical)),
             claim.verdict.value)
            for claim in report.claims if claim.canonical
        ),
    )  # fmt: skip


def gravest(severities: Iterable[str]) -> str:
    """The gravest of them, `none` of none."""
    return max(severities, key=["minor", "major", "critical"].index, default="none")


def bands(items: Sequence[tuple[float, bool]]) -> list[str]:
    """Of the issues of each band of confidence, their number and the share whose words an editor marked."""
    lines = []
    for least, most in pairwise((*BANDS, 1.01)):
        marked = [true for confidence, true in items if least <= confidence < most]
        share = f"{sum(marked) / len(marked):.2f}" if marked else "–"
        lines.append(f"{least:.1f}…{min(most, 1):.1f}     {len(marked):5}   {share}")
    return lines


def describe(item: Issue) -> str:
    """One line a person can judge by."""
    sides = " -> ".join(repr(side.text[:90]) if side else "–" for side in (item.canonical, item.copy))
    return f"{item.severity.value} {item.category} {item.confidence:.2f}: {sides} ({item.message[:80]})"


def same_place(item: Issue, mark: Gold, canonical: str, copy: str) -> bool:
    """Whether an issue quotes the words an editor marked."""
    sides = [(item.canonical, mark["canonical"], canonical), (item.copy, mark["copy"], copy)]
    both = [(side, words, text) for side, words, text in sides if side is not None and words]
    return bool(both) and all(touches(side, words, text) for side, words, text in both)


def touches(side: Quote | None, words: str, text: str) -> bool:
    """Whether a quote overlaps any occurrence of the words in its text."""
    if side is None or not words:
        return False
    start = text.find(words)
    while start >= 0:
        if side.start < start + len(words) and start < side.end:
            return True
        start = text.find(words, start + 1)
    return False


def same_category(item: Issue, mark: Gold) -> bool:
    """Equal, or one above the other."""
    one, other = item.category, str(mark["category"])
    return one == other or one.startswith(f"{other}/") or other.startswith(f"{one}/")


if __name__ == "__main__":
    sys.exit(main())
