"""Whether an audit sees that a statement was turned into its opposite: `python benchmarks/polarity.py`.

Reads `benchmarks/polarity/polarity.jsonl` and audits each pair as an article of one sentence and its copy. A changed
pair is `found` if an issue of severity major or critical quotes the changed words, on each side that it quotes, and
`as negation` if such an issue has the category accuracy/mistranslation/negation. A pair that says the same is `alarmed`
if it has any issue of severity major or critical. Rules were chosen on the split `dev` alone; the sentences of the
other are never shown.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tables import show, write

from transcheck.audit import Auditor
from transcheck.document import Document
from transcheck.issues import Issue, Quote, Severity

PAIRS = Path(__file__).with_name("polarity") / "polarity.jsonl"
NEGATION = "accuracy/mistranslation/negation"
SCRIPTS = {
    **dict.fromkeys(("cs", "de", "es", "fr", "it", "nl", "pl", "pt", "ro", "ru", "sv", "uk"), "other European"),
    **dict.fromkeys(("ar", "fa", "hi", "id", "tr", "vi"), "other Asian"),
    **dict.fromkeys(("ja", "ko", "zh"), "East Asian"),
    "en": "English",
}

Row = dict[str, Any]
COLUMNS = ("changed", "found", "as negation", "same", "alarmed")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("dev", "held-out"), help="only this split")
    parser.add_argument("--csv", type=Path, help="write the table here")
    parser.add_argument("--verbose", action="store_true", help="name what went wrong, of dev alone")
    options = parser.parse_args(arguments)
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    rows = [judge(row) for row in rows if options.split in {None, row["split"]}]
    if options.verbose:
        for row in rows:
            if row["split"] == "dev" and row["wrong"]:
                print(row["id"], row["phenomenon"], row["canonical"], row["copy"], *row["wrong"], sep="\n  ")
    table = [["split", "by", "pairs", *COLUMNS]]
    for split in dict.fromkeys(row["split"] for row in rows):
        part = [row for row in rows if row["split"] == split]
        for by, group in GROUPS.items():
            table += [
                [split, by, name, *count([row for row in part if group(row) == name])]
                for name in sorted({group(row) for row in part})
            ]
    show(table)
    write(table, options.csv)
    return 0


GROUPS: dict[str, Callable[[Row], str]] = {
    "all": lambda _: "all",
    "copy": lambda row: "English" if row["language"] == "en" else "translation",
    "phenomenon": lambda row: f"{row['phenomenon']}, {'English' if row['language'] == 'en' else 'translation'}",
    "languages": lambda row: SCRIPTS[row["language"]],
    "language": lambda row: row["language"],
}


def judge(row: Row) -> Row:
    """A row with what became of it: the `COLUMNS` that it counts in, and in `wrong` why, if the audit was not right."""
    issues = Auditor(Document.from_text(row["canonical"])).audit(Document.from_text(row["copy"])).issues
    loud = [issue for issue in issues if issue.severity is not Severity.MINOR]
    if row["kind"] == "same":
        counts = {"same": True, "alarmed": bool(loud)}
        return row | counts | {"wrong": [*map(shown, loud)]}
    hits = [issue for issue in loud if about(issue, row)]
    counts = {"changed": True, "found": bool(hits), "as negation": any(issue.category == NEGATION for issue in hits)}
    wrong = [] if counts["as negation"] else [f"expected {row['canonical_words']} > {row['copy_words']}"]
    return row | counts | {"wrong": wrong and [*wrong, *map(shown, issues)]}


def about(issue: Issue, row: Row) -> bool:
    """Whether an issue quotes the changed words, on each side that it quotes."""
    sides = ((issue.canonical, row["canonical"], row["canonical_words"]), (issue.copy, row["copy"], row["copy_words"]))
    return all(touches(quote, text.index(words), words) for quote, text, words in sides if quote is not None)


def touches(quote: Quote, start: int, words: str) -> bool:
    return quote.start < start + len(words) and start < quote.end


def shown(issue: Issue) -> str:
    quotes = " > ".join(quote.text if quote else "–" for quote in (issue.canonical, issue.copy))
    return f"{issue.severity.value} {issue.category} {issue.confidence:.2f}: {quotes}"


def count(rows: Sequence[Row]) -> list[str]:
    return [str(sum(bool(row.get(name)) for row in rows)) for name in COLUMNS]


if __name__ == "__main__":
    sys.exit(main())
