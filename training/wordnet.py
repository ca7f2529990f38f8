"""A small reader of WordNet 3.0 database files (`data.*`, `index.*`), as Debian's `wordnet-base` installs them.

Only what the generator of training pairs needs: senses in order of frequency, antonyms, synonyms, hypernyms and
co-hyponyms. The file format is documented in wndb(5WN).
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

POS_FILES: Final = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
DEFAULT_DIR: Final = Path("/usr/share/wordnet")


@dataclass(frozen=True)
class Synset:
    """One set of synonyms. `pointers` are (symbol, target offset, source word number, target word number), 0 = all."""

    words: tuple[str, ...]
    pointers: tuple[tuple[str, int, int, int], ...]


class WordNet:
    """WordNet for one part of speech: `n`, `v`, `a` or `r`. Lemmas are lower case; multi-word lemmas are left out."""

    def __init__(self, pos: str, folder: Path = DEFAULT_DIR) -> None:
        self.synsets: dict[int, Synset] = {}
        self.senses: dict[str, tuple[int, ...]] = {}
        self.hyponyms: dict[int, list[int]] = defaultdict(list)
        name = POS_FILES[pos]
        with (folder / f"data.{name}").open(encoding="utf-8") as lines:
            for line in lines:
                if not line.startswith("  "):
                    self._read_synset(line, pos)
        with (folder / f"index.{name}").open(encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("  "):
                    continue
                fields = line.split()
                count = int(fields[2])
                if "_" not in fields[0]:
                    self.senses[fields[0]] = tuple(int(x) for x in fields[-count:])
        for offset, synset in self.synsets.items():
            for symbol, target, _, _ in synset.pointers:
                if symbol in ("@", "@i"):
                    self.hyponyms[target].append(offset)

    def _read_synset(self, line: str, pos: str) -> None:
        fields = line.split(" | ", maxsplit=1)[0].split()
        count = int(fields[3], 16)
        words = tuple(fields[4 + 2 * i].split("(")[0].lower() for i in range(count))
        at = 4 + 2 * count
        pointers = []
        for i in range(int(fields[at])):
            symbol, target, kind, numbers = fields[at + 1 + 4 * i : at + 5 + 4 * i]
            if kind.replace("s", "a") == pos:
                pointers.append((sys.intern(symbol), int(target), int(numbers[:2], 16), int(numbers[2:], 16)))
        self.synsets[int(fields[0])] = Synset(words, tuple(pointers))

    def first_sense(self, lemma: str) -> int | None:
        """Offset of the most frequent sense, or None where the lemma is unknown."""
        senses = self.senses.get(lemma)
        return senses[0] if senses else None

    def antonyms(self, lemma: str, depth: int = 3) -> set[str]:
        """Lexical antonyms of the first `depth` senses."""
        found: set[str] = set()
        for offset in self.senses.get(lemma, ())[:depth]:
            synset = self.synsets[offset]
            for symbol, target, source_word, target_word in synset.pointers:
                if symbol == "!" and source_word and synset.words[source_word - 1] == lemma:
                    found.add(self.synsets[target].words[target_word - 1])
        return {w for w in found if "_" not in w}

    def synonyms(self, lemma: str) -> set[str]:
        """Words whose own most frequent sense is the most frequent sense of `lemma`: nearly exchangeable."""
        first = self.first_sense(lemma)
        if first is None:
            return set()
        return {w for w in self.synsets[first].words if w != lemma and self.first_sense(w) == first}

    def hypernyms(self, lemma: str) -> set[str]:
        """Words of the direct hypernyms of the most frequent sense."""
        first = self.first_sense(lemma)
        if first is None:
            return set()
        return {
            w
            for symbol, target, _, _ in self.synsets[first].pointers
            if symbol == "@"
            for w in self.synsets[target].words
            if "_" not in w
        }

    @cache  # noqa: B019 - the few WordNet objects live as long as the program
    def cohyponyms(self, lemma: str) -> frozenset[str]:
        """Words whose most frequent sense has a direct hypernym in common with that of `lemma`, synonyms left out."""
        first = self.first_sense(lemma)
        if first is None:
            return frozenset()
        found: set[str] = set()
        for symbol, target, _, _ in self.synsets[first].pointers:
            if symbol != "@":
                continue
            for sister in self.hyponyms[target]:
                if sister != first:
                    found.update(w for w in self.synsets[sister].words if self.first_sense(w) == sister)
        return frozenset(w for w in found if "_" not in w and not self.related(lemma, w))

    def related(self, a: str, b: str) -> bool:
        """Whether two lemmas share a sense, or a sense of one lies directly above one of the other (any sense)."""
        one, two = set(self.senses.get(a, ())), set(self.senses.get(b, ()))
        if one & two:
            return True

        def up(offsets: set[int]) -> set[int]:
            return {t for o in offsets for s, t, _, _ in self.synsets[o].pointers if s in ("@", "$", "&", "*", ">")}

        above_one, above_two = up(one), up(two)
        return bool(above_one & two or above_two & one or up(above_one) & two or up(above_two) & one)
