"""Pairs of a sentence and its copy, half of them changed and half honest, and what an audit makes of them.

Each pair is audited as an article of one sentence and its copy. A changed pair is `found` if an issue of its severity
(major where the pair names none) or a graver one quotes the changed words, on each side that it quotes, and found as
what the set is about if such an issue has one of its categories. A pair that says the same is `alarmed` if it has any
issue of severity major or critical, and `noted` if it has minor ones of those categories alone. Rules were chosen on
the split `dev`; the sentences of the other are never shown.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tables import show, write

from transcheck.audit import Auditor
from transcheck.document import Document
from transcheck.issues import Issue, Quote, Severity

GROUPS_OF_LANGUAGES = {
    **dict.fromkeys(
        ("bg", "cs", "de", "el", "es", "fr", "it", "nl", "pl", "pt", "ro", "ru", "sv", "uk"), "other European"
    ),
    **dict.fromkeys(("ar", "bn", "fa", "hi", "id", "tr", "vi"), "other Asian"),
    **dict.fromkeys(("ja", "ko", "zh"), "East Asian"),
    "en": "English",
}
GRAVITY = (Severity.MINOR, Severity.MAJOR, Severity.CRITICAL)

Row = Mapping[str, Any]
GROUPS: dict[str, Callable[[Row], str]] = {
    "all": lambda _: "all",
    "copy": lambda row: "English" if row["language"] == "en" else "translation",
    "phenomenon": lambda row: f"{row['phenomenon']}, {'English' if row['language'] == 'en' else 'translation'}",
    "languages": lambda row: GROUPS_OF_LANGUAGES[row["language"]],
    "language": lambda row: row["language"],
}


def read_lines(path: Path) -> list[Row]:
    """The pairs of a file, one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@dataclass(frozen=True)
class PairSet:
    """Pairs about one thing.

    Attributes:
        name: What a finding of it is called, as in “as negation”.
        path: Where the pairs are.
        categories: The categories of such findings.
        read: Reads the pairs.
    """

    name: str
    path: Path
    categories: frozenset[str]
    read: Callable[[Path], Sequence[Row]] = read_lines

    @property
    def columns(self) -> tuple[str, ...]:
        """What is counted."""
        return "changed", "found", f"as {self.name}", "same", "alarmed", "noted"

    def measure(self, description: str | None, arguments: Sequence[str] | None = None) -> int:
        """The command line of a script that measures the set; prints the table."""
        parser = argparse.ArgumentParser(
            description=description, formatter_class=argparse.RawDescriptionHelpFormatter, epilog=__doc__
        )
        parser.add_argument("--split", choices=("dev", "held-out"), help="only this split")
        parser.add_argument("--csv", type=Path, help="write the table here")
        parser.add_argument("--verbose", action="store_true", help="name what went wrong, of dev alone")
        options = parser.parse_args(arguments)
        rows = [self.judge(row) for row in self.read(self.path) if options.split in {None, row["split"]}]
        if options.verbose:
            for row in rows:
                if row["split"] == "dev" and row["wrong"]:
                    print(row["id"], row["phenomenon"], row["canonical"], row["copy"], *row["wrong"], sep="\n  ")
        table = [["split", "by", "pairs", *self.columns]]
        for split in dict.fromkeys(row["split"] for row in rows):
            part = [row for row in rows if row["split"] == split]
            for by, group in GROUPS.items():
                table += [
                    [split, by, name, *self.count([row for row in part if group(row) == name])]
                    for name in sorted({group(row) for row in part})
                ]
        show(table)
        write(table, options.csv)
        return 0

    def judge(self, row: Row) -> dict[str, Any]:
        """A row with what became of it: the columns that it counts in; in `wrong` why, if the audit was not right."""
        issues = Auditor(Document.from_text(row["canonical"])).audit(Document.from_text(row["copy"])).issues
        if row["kind"] == "same":
            loud = [issue for issue in issues if issue.severity is not Severity.MINOR]
            quiet = [] if loud else [issue for issue in issues if issue.category in self.categories]
            counts = {"same": True, "alarmed": bool(loud), "noted": bool(quiet)}
            return {**row, **counts, "wrong": [*map(shown, loud or quiet)]}
        least = GRAVITY.index(Severity(row.get("severity", "major")))
        hits = [issue for issue in issues if GRAVITY.index(issue.severity) >= least and about(issue, row)]
        right = any(issue.category in self.categories for issue in hits)
        wrong = [] if right else [f"expected {row['canonical_words']} > {row['copy_words']}", *map(shown, issues)]
        return {**row, "changed": True, "found": bool(hits), f"as {self.name}": right, "wrong": wrong}

    def count(self, rows: Sequence[Row]) -> list[str]:
        """How many of the rows count in each column."""
        return [str(sum(bool(row.get(name)) for row in rows)) for name in self.columns]


def about(issue: Issue, row: Row) -> bool:
    """Whether an issue quotes the changed words, on each side that it quotes."""
    sides = ((issue.canonical, row["canonical"], row["canonical_words"]), (issue.copy, row["copy"], row["copy_words"]))
    return all(touches(quote, text.index(words), words) for quote, text, words in sides if quote is not None)


def touches(quote: Quote, start: int, words: str) -> bool:
    """Whether a quote and words that begin at an offset of the same text have a character in common."""
    return quote.start < start + len(words) and start < quote.end


def shown(issue: Issue) -> str:
    """An issue in one line."""
    quotes = " > ".join(quote.text if quote else "–" for quote in (issue.canonical, issue.copy))
    return f"{issue.severity.value} {issue.category} {issue.confidence:.2f}: {quotes}"
