"""What an audit makes of a claim: `python benchmarks/claims.py --pairs FILE`.

FILE holds generated pairs of the benchmark split (`python training/generate_pairs.py --split benchmark`). Of each pair
with an English side this is the article, a single claim, and the other side the copy. Unchanged kinds: share of the
claims that are kept. Changed kinds: share of those that are not. The entailment model alone is measured on the same
pairs beside it: kept means entailed both ways by its likeliest label.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from entailment import UNCHANGED, judge, pick, read_rows, shares
from tables import show, write

from transcheck.audit import Auditor
from transcheck.document import Document
from transcheck.entailment import load_entailment
from transcheck.results import ClaimVerdict


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--each", type=int, default=4, help="most pairs of each kind and language")
    parser.add_argument("--csv", type=Path, help="write the table here")
    options = parser.parse_args(arguments)
    rows = [row for row in read_rows(options.pairs) if "en" in row["langs"].split("-")]
    rows = pick(rows, options.each)
    model = load_entailment()
    texts = [(row["premise"], row["hypothesis"]) for row in rows]
    forward, backward = (
        shares(judge(model, pairs)).argmax(1) == 0 for pairs in (texts, [pair[::-1] for pair in texts])
    )
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row, entailed in zip(rows, forward & backward, strict=True):
        sides = row["premise"], row["hypothesis"]
        article, copy = sides if row["langs"].startswith("en-") else sides[::-1]
        report = Auditor(Document.from_text(article)).audit(Document.from_text(copy))
        claims = [claim for claim in report.claims if claim.canonical]
        unchanged = row["kind"] in UNCHANGED
        for kind in (row["kind"], "unchanged" if unchanged else "changed"):
            count = counts[kind]
            count["pairs"] += 1
            count["audit"] += all(claim.verdict is ClaimVerdict.KEPT for claim in claims) == unchanged
            count["model"] += bool(entailed) == unchanged
            count["contradicted"] += any(claim.verdict is ClaimVerdict.CONTRADICTED for claim in claims)
    table = [["kind", "wanted", "pairs", "audit", "entailment alone", "contradicted"]]
    for kind, count in sorted(counts.items()):
        wanted = "kept" if kind in UNCHANGED | {"unchanged"} else "not kept"
        rates = (f"{count[name] / count['pairs']:.3f}" for name in ("audit", "model", "contradicted"))
        table.append([kind, wanted, str(count["pairs"]), *rates])
    show(table)
    write(table, options.csv)
    return 0


if __name__ == "__main__":
    sys.exit(main())
