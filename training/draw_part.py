"""Draws the pairs of a part of training: `python training/draw_part.py --data DIR --pairs FILE --part FILE --out OUT`.

A part goes on from weights that have learned before, so it takes of each kind what these still lack. Its TOML file
(`training/parts/`) says how many pairs of each set of `nli/`, of `inference/`, of `written/`, and of each kind in a
file of `generate_pairs.py`. The same files give the same output.
"""

from __future__ import annotations

import argparse
import random
import sys
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from generate_pairs import Pair, inference_pairs, nli_pairs, print_kinds, write_pairs, written_pairs
from rows import read_rows


def draw(part: Mapping[str, Any], data: Path, generated: Sequence[Pair]) -> list[Pair]:
    """The pairs of a part, shuffled.

    Raises ValueError for a number greater than there are pairs.
    """
    rng = random.Random(part["seed"])
    chosen = list(nli_pairs(data, rng, part["nli"]))
    if len(chosen) < sum(part["nli"].values()):
        raise ValueError(f"nli: {len(chosen)} pairs where {sum(part['nli'].values())} are asked for")
    chosen += rng.sample(inference_pairs("train"), part["inference"])
    chosen += rng.sample(written_pairs("train"), part["written"])
    by_kind: dict[str, list[Pair]] = defaultdict(list)
    for pair in generated:
        by_kind[pair.kind].append(pair)
    for kind, number in sorted(part["generated"].items()):
        if number > len(by_kind[kind]):
            raise ValueError(f"generated: {len(by_kind[kind])} pairs of the kind {kind}, {number} are asked for")
        rng.shuffle(by_kind[kind])
        chosen += by_kind[kind][:number]
    rng.shuffle(chosen)
    return chosen


def main(argv: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="folder of the development data")
    parser.add_argument("--pairs", type=Path, required=True, help="file of generate_pairs.py")
    parser.add_argument("--part", type=Path, required=True, help="a file of training/parts")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args(argv)
    part = tomllib.loads(args.part.read_text(encoding="utf-8"))
    chosen = draw(part, args.data, [Pair(**row) for row in read_rows(args.pairs)])
    write_pairs(chosen, args.out)
    print_kinds(chosen)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
