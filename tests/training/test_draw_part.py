"""Drawing the pairs of one part of the training."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import draw_part
import pytest
from generate_pairs import NLI, Pair

PARTS = sorted((Path(draw_part.__file__).parent / "parts").glob("*.toml"))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with a set of ten pairs for inference, of which one is too long."""
    (tmp_path / "nli").mkdir()
    with gzip.open(tmp_path / "nli" / "fa.train.jsonl.gz", "wt", encoding="utf-8") as out:
        for n in range(10):
            row = {"premise": f"p{n}" * (300 if n == 9 else 1), "hypothesis": f"h{n}", "label": "neutral", "lang": "fa",
                   "source": "farstail-train"}  # fmt: skip
            out.write(json.dumps(row) + "\n")
    return tmp_path


@pytest.fixture
def generated() -> list[Pair]:
    return [Pair(f"{kind}{n}", f"copy{n}", 2, None, None, kind, "en-en") for kind in ("verb", "unit") for n in range(9)]


def part(**other: Any) -> dict[str, Any]:
    return {
        "seed": 5, "inference": 4, "written": 3, "nli": {"fa.train.jsonl.gz": 6}, "generated": {"verb": 5}
    } | other  # fmt: skip


def test_as_many_of_each_kind_as_asked_for(data: Path, generated: list[Pair]) -> None:
    chosen = draw_part.draw(part(), data, generated)
    counts = Counter(p.kind.split("-")[0] if p.kind.startswith("written") else p.kind for p in chosen)
    assert counts == {"nli-farstail": 6, "nli-written": 4, "written": 3, "verb": 5}
    assert len({(p.premise, p.hypothesis) for p in chosen}) == len(chosen)


def test_the_seed_decides(data: Path, generated: list[Pair]) -> None:
    chosen = draw_part.draw(part(), data, generated)
    assert chosen == draw_part.draw(part(), data, generated)
    assert chosen != draw_part.draw(part(seed=6), data, generated)


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"nli": {"fa.train.jsonl.gz": 10}}, "nli: 9 pairs where 10"),
        ({"generated": {"unit": 10}}, "generated: 9 pairs of the kind unit, 10"),
    ],
)
def test_too_few_pairs_are_an_error(data: Path, generated: list[Pair], other: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        draw_part.draw(part(**other), data, generated)


@pytest.mark.parametrize("path", PARTS, ids=lambda path: path.name)
def test_parts_name_sets_that_may_be_trained_on(path: Path) -> None:
    table = draw_part.tomllib.loads(path.read_text(encoding="utf-8"))
    assert set(table) == {"seed", "inference", "written", "nli", "generated"}
    assert set(table["nli"]) <= set(NLI)
