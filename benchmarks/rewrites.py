"""What the audit makes of figures told another way: `python benchmarks/rewrites.py [--errors] [--csv FILE]`.

`rewrites/` holds pairs of short passages (see its README). Each pair is audited twice: alone, as two documents with the
date of publication where the pair has one, and together with others of its split and language, as passages of two
longer documents without a date, the copy's in another order, where figures of one passage may be taken for those of
another. `alarmed` is the share of honest pairs with an issue of severity major or critical in the copy's passage (or,
where it quotes the canonical text alone, in that), `caught` the share of changed pairs with one that quotes some of the
changed words, on each side that the issue has. Rules are made on the split `dev`; of the other one only totals are
shown, and `--errors` names no pair of it.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from tables import show, write

from transcheck.audit import Auditor
from transcheck.document import Document
from transcheck.issues import Issue, Quote, Severity

HERE: Final = Path(__file__).parent
LOUD: Final = (Severity.MAJOR, Severity.CRITICAL)
TOGETHER: Final = 8  # passages in one document
SEED: Final = 7
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Judged:
    """One pair, how it was audited, and the loud issues of its passages."""

    row: Row
    mode: str
    issues: tuple[Issue, ...]
    flagged: bool


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="print the false alarms and misses of the split dev")
    parser.add_argument("--csv", type=Path, help="write the table here")
    options = parser.parse_args(arguments)
    lines = (HERE / "rewrites" / "rewrites.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    judged = [item for row in rows for item in judge([row], "alone")]
    judged += [item for group in groups(rows) for item in judge(group, "together")]
    table = [["split", "audited", "pairs", "honest", "alarmed", "changed", "caught"], *sections(judged)]
    show(table)
    write(table, options.csv)
    if options.errors:
        for item in judged:
            if item.row["split"] == "dev" and item.row["honest"] == item.flagged:
                explain(item)
    return 0


def groups(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Pairs of one split and language, no passage twice in one group; drawn by a fixed seed."""
    made: dict[tuple[str, str], list[list[Row]]] = {}
    for row in random.Random(SEED).sample(rows, len(rows)):
        of_language = made.setdefault((row["split"], row["language"]), [])
        for group in of_language:
            if len(group) < TOGETHER and all(other["passage"] != row["passage"] for other in group):
                group.append(row)
                break
        else:
            of_language.append([row])
    return (group for of_language in made.values() for group in of_language)


def judge(rows: Sequence[Row], mode: str) -> Iterator[Judged]:
    """The pairs, audited as passages of one article and one copy."""
    day = rows[0]["published"] if mode == "alone" else None
    published = date.fromisoformat(day) if day else None
    articles, copies = join(row["canonical"] for row in rows), join(row["copy"] for row in reversed(rows))
    canonical = Document.from_text(articles[0], "canonical", published=published)
    report = Auditor(canonical).audit(Document.from_text(copies[0], "copy", published=published))
    loud = [issue for issue in report.issues if issue.severity in LOUD]
    for row, article, copy in zip(rows, articles[1], reversed(copies[1]), strict=True):
        here = [issue for issue in loud if overlaps(issue.copy or issue.canonical, copy if issue.copy else article)]
        if row["honest"]:
            yield Judged(row, mode, tuple(here), bool(here))
        else:
            words = [
                (start + row[side].index(row["changed"][side]), len(row["changed"][side]))
                for side, start in (("canonical", article[0]), ("copy", copy[0]))
            ]
            spans = [(start, start + length) for start, length in words]
            found = any(overlaps(item.canonical, spans[0]) and overlaps(item.copy, spans[1]) for item in here)
            yield Judged(row, mode, tuple(here), found)


def join(passages: Iterable[str]) -> tuple[str, list[tuple[int, int]]]:
    """Passages as paragraphs of one text, and where each stands in it."""
    text, spans = "", []
    for passage in passages:
        text += "\n\n" if text else ""
        spans.append((len(text), len(text) + len(passage)))
        text += passage
    return text, spans


def overlaps(quote: Quote | None, span: tuple[int, int]) -> bool:
    """Whether a quote lies over a span; an issue without one on that side may be anywhere there."""
    return quote is None or (quote.start < span[1] and span[0] < quote.end)


def sections(judged: Sequence[Judged]) -> Iterator[list[str]]:
    """Lines of the table: totals of each split, and the kinds of pairs of dev."""
    for split in ("dev", "held-out"):
        for mode in ("alone", "together"):
            part = [item for item in judged if (item.row["split"], item.mode) == (split, mode)]
            yield [split, mode, "all", *shares(part)]
            yield [split, mode, "English", *shares([item for item in part if item.row["language"] == "en"])]
            yield [split, mode, "other languages", *shares([item for item in part if item.row["language"] != "en"])]
            if split == "dev":
                for kind in dict.fromkeys(item.row["kind"] for item in part):
                    yield [split, mode, kind, *shares([item for item in part if item.row["kind"] == kind])]


def shares(judged: Sequence[Judged]) -> Iterator[str]:
    """How many pairs are honest, the share of them that is alarmed, how many are changed, the share that is caught."""
    for honest in (True, False):
        found = [item.flagged for item in judged if item.row["honest"] is honest]
        yield str(len(found))
        yield f"{sum(found) / len(found):.3f}" if found else ""


def explain(item: Judged) -> None:
    row = item.row
    print(f"\n{row['id']} {item.mode} {row['published'] or ''}\n  {row['canonical']}\n  {row['copy']}")
    if not row["honest"]:
        print(f"  changed: {row['changed']['canonical']!r} -> {row['changed']['copy']!r}")
    for issue in item.issues:
        quotes = [quote.text if quote is not None else None for quote in (issue.canonical, issue.copy)]
        print(f"  {issue.severity} {issue.category} {quotes} {issue.message}")


if __name__ == "__main__":
    sys.exit(main())
