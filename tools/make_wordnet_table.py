"""Writes `src/transcheck/data/wording/wordnet.tsv.gz` from WordNet 3.0: `python tools/make_wordnet_table.py [FOLDER]`.

One line a lemma: the lemma, then for each sense, most frequent first, `synset:hypernyms:relatives:antonym lemmas`,
numbers in base 36. Synset numbers are shared by all parts of speech; relatives are verb groups, entailments, similar
adjectives, derived forms. Lines `form<TAB>=lemma` hold irregular inflections. FOLDER is that of the database files
(`/usr/share/wordnet` where Debian's wordnet-base is installed).
"""

from __future__ import annotations

import argparse
import gzip
from collections import defaultdict
from pathlib import Path

TABLE = Path(__file__).parents[1] / "src" / "transcheck" / "data" / "wording" / "wordnet.tsv.gz"
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
HYPERNYMS = {"@", "@i"}
RELATIVES = {"$", "*", ">", "&", "+", "\\"}
# Senses beyond these are rare, and noise when two words are compared.
MOST_SENSES = 8
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def base36(number: int) -> str:
    digits = ""
    while number or not digits:
        number, rest = divmod(number, 36)
        digits = DIGITS[rest] + digits
    return digits


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("/usr/share/wordnet"))
    folder = parser.parse_args().folder
    numbers: dict[tuple[str, int], int] = {}
    words: dict[tuple[str, int], list[str]] = {}
    pointers: dict[tuple[str, int], list[tuple[str, tuple[str, int], str]]] = {}
    for pos, name in FILES.items():
        for line in (folder / f"data.{name}").read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split(" | ")[0].split()
            key = (pos, int(fields[0]))
            numbers[key] = len(numbers) + 1
            count = int(fields[3], 16)
            words[key] = [fields[4 + 2 * i].split("(")[0].lower() for i in range(count)]
            at = 4 + 2 * count
            pointers[key] = [
                (
                    fields[at + 1 + 4 * i],
                    (fields[at + 3 + 4 * i].replace("s", "a"), int(fields[at + 2 + 4 * i])),
                    fields[at + 4 + 4 * i],
                )
                for i in range(int(fields[at]))
            ]
    lines: dict[str, list[str]] = defaultdict(list)
    for pos, name in FILES.items():
        for line in (folder / f"index.{name}").read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split()
            lemma, senses = fields[0], [int(x) for x in fields[-int(fields[2]) :]]
            if lemma.count("_") > 2 or not lemma[0].isalpha():
                continue
            tagged = int(fields[-int(fields[2]) - 1])
            if pos == "n" and not tagged and "_" in lemma:
                continue
            for offset in senses[:MOST_SENSES]:
                lines[lemma].append(sense(pos, offset, lemma, numbers, words, pointers))
    inflected = []
    for name in FILES.values():
        for line in (folder / f"{name}.exc").read_text(encoding="utf-8").splitlines():
            form, *lemmas = line.split()
            inflected += [f"{form}\t={lemma}" for lemma in lemmas if lemma in lines and form != lemma]
    text = "\n".join(
        [*(f"{lemma}\t{' '.join(found)}" for lemma, found in sorted(lines.items())), *sorted(set(inflected))]
    )
    TABLE.parent.mkdir(parents=True, exist_ok=True)
    TABLE.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{len(lines)} lemmas, {TABLE.stat().st_size} bytes")


def sense(
    pos: str,
    offset: int,
    lemma: str,
    numbers: dict[tuple[str, int], int],
    words: dict[tuple[str, int], list[str]],
    pointers: dict[tuple[str, int], list[tuple[str, tuple[str, int], str]]],
) -> str:
    key = (pos, offset)
    above = [base36(numbers[target]) for symbol, target, _ in pointers[key] if symbol in HYPERNYMS]
    near = [base36(numbers[target]) for symbol, target, _ in pointers[key] if symbol in RELATIVES]
    opposite = [
        words[target][int(places[2:], 16) - 1]
        for symbol, target, places in pointers[key]
        if symbol == "!" and words[key][int(places[:2], 16) - 1] == lemma
    ]
    return f"{pos}{base36(numbers[key])}:{','.join(above)}:{','.join(dict.fromkeys(near))}:{','.join(opposite)}"


if __name__ == "__main__":
    main()
