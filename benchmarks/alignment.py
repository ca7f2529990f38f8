"""How well sentences find their counterparts: `python benchmarks/alignment.py --data DIR`.

DIR holds `stories/`: English articles whose lines are those of the source text and of a second English translation.
A sentence is missed if it has no counterpart though the other side has its line, wrong if it has one of other lines
only. Then a share of the lines is taken from the article and as many others from the copy: a sentence that is left
alone should stay alone. Half of the stories, by a hash, is for development; the other half is held out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tables import show, write

from transcheck.align import align_sentences, similarity
from transcheck.document import Document
from transcheck.encoder import Encoder, Encoding, load_encoder
from transcheck.side import prepare

SHARES = (0.0, 0.1, 0.2)
"""Of the lines taken from either side."""
DRAWS = 6
FEWEST = 3
"""Sentences of a side that is looked at."""


@dataclass(frozen=True)
class Text:
    """The sentences of a text: their vectors and their lines."""

    encodings: tuple[Encoding, ...]
    lines: tuple[int, ...]

    def without(self, lines: set[int]) -> Text:
        """The sentences of the other lines."""
        kept = [index for index, line in enumerate(self.lines) if line not in lines]
        return Text(tuple(self.encodings[index] for index in kept), tuple(self.lines[index] for index in kept))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--csv", type=Path, help="write the table here")
    options = parser.parse_args(arguments)
    counts: dict[tuple[str, str, float], Counter[str]] = {}
    for part, kind, article, copy in texts(options.data, load_encoder()):
        rng = random.Random(f"{kind} {article.lines} {copy.lines}")
        for share in SHARES:
            for _ in range(DRAWS if share else 1):
                counts.setdefault((part, kind, share), Counter()).update(compare(article, copy, share, rng))
    table = [["part", "copy", "lines taken", "sentences", "missed", "wrong", "alone", "paired though alone"]]
    for (part, kind, share), count in sorted(counts.items()):
        met, alone = count["met"], count["alone"]
        rates = [f"{count['missed'] / met:.3f}", f"{count['wrong'] / met:.3f}"]
        rest = [str(alone), f"{count['paired'] / alone:.3f}" if alone else ""]
        table.append([part, kind, f"{share:.1f}", str(met), *rates, *rest])
    show(table)
    write(table, options.csv)
    return 0


def texts(data: Path, encoder: Encoder) -> Iterator[tuple[str, str, Text, Text]]:
    """Part, kind of the copy, article and copy."""
    with (data / "stories" / "stories.jsonl").open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            held = hashlib.sha1(row["story_id"].encode()).digest()[0] % 2
            article = read(row["canonical"], encoder)
            for kind, text in ((row["source_lang"], row["source_text"]), ("second English", row["refB"])):
                if text:
                    yield "held out" if held else "development", kind, article, read(text, encoder)


def read(text: str, encoder: Encoder) -> Text:
    side = prepare(Document.from_text(text), encoder)
    return Text(side.encodings, tuple(text.count("\n", 0, sentence.start) for sentence in side.sentences))


def compare(article: Text, copy: Text, share: float, rng: random.Random) -> Counter[str]:
    """What becomes of the article's sentences if this share of the lines is taken from it, and others from the copy."""
    lines = sorted({*article.lines, *copy.lines})
    rng.shuffle(lines)
    taken = round(len(lines) * share)
    article, copy = article.without(set(lines[:taken])), copy.without(set(lines[taken : 2 * taken]))
    count: Counter[str] = Counter()
    if min(len(article.lines), len(copy.lines)) < FEWEST:
        return count
    for pair in align_sentences(similarity(article.encodings, copy.encodings)):
        found = {copy.lines[column] for column in pair.copy}
        for row in pair.canonical:
            if article.lines[row] in copy.lines:
                count["met"] += 1
                count["missed"] += not found
                count["wrong"] += bool(found) and article.lines[row] not in found
            else:
                count["alone"] += 1
                count["paired"] += bool(found)
    return count


if __name__ == "__main__":
    sys.exit(main())
