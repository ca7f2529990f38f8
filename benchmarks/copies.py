"""Whether an audit sees one change in a free copy: `python benchmarks/copies.py`.

The copies are those of `training/written/` that no model was trained on: each sentence was told again in English and in
two other languages, honestly and with one change. The half `dev` calibrates the entailment model and the weights of
wording (training/README.md), the other half, `held-out`, nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from pairs import PairSet, Row

sys.path.insert(0, str(Path(__file__).parent.parent / "training"))

from written import FOLDER, Told, Written, read_written


def read_copies(folder: Path) -> Sequence[Row]:
    """The copies of the English sentences, with the words that carry the point."""
    rows: list[Row] = []
    for split, name in (("dev", "dev"), ("benchmark", "held-out")):
        for number, item in enumerate(read_written(split, folder)):
            article = item[0].premise.text
            told = [pair for pair in item if pair.premise.text == article]
            same = [pair for pair in told if pair.kind == "same"]
            changed = [pair for pair in told if pair.kind != "same"]
            rows += [_row(pair, f"{name}-{number}", name, changed[0].kind) for pair in (*same, *changed)]
    return rows


def _row(pair: Written, item: str, split: str, phenomenon: str) -> Row:
    kind = "same" if pair.kind == "same" else "changed"
    words = dict(zip(("canonical_words", "copy_words"), map(_words, (pair.premise, pair.hypothesis)), strict=True))
    return {
        "id": f"{item}-{pair.hypothesis.language}-{kind}", "split": split, "language": pair.hypothesis.language,
        "kind": kind, "phenomenon": phenomenon, "canonical": pair.premise.text, "copy": pair.hypothesis.text, **words,
    }  # fmt: skip


def _words(side: Told) -> str:
    """The words that carry the point with what stands between them; the whole text where it lacks them."""
    spans = side.spans or ((0, len(side.text)),)
    return side.text[spans[0][0] : spans[-1][1]]


SET = PairSet(
    "meaning",
    FOLDER,
    frozenset(
        f"accuracy/{kind}"
        for kind in (
            *("addition", "mistranslation", "mistranslation/agency", "mistranslation/attribution"),
            *("mistranslation/entity", "mistranslation/modality", "mistranslation/negation", "omission"),
        )
    ),
    read_copies,
)

if __name__ == "__main__":
    sys.exit(SET.measure(__doc__))
