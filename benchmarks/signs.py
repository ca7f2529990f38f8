"""What the signs of machine translation are worth: `python benchmarks/signs.py --data DIR`.

DIR is the folder of the development data. Writes a table a part below `benchmarks/results`, where `--output` names no
other folder:

- `source_language.csv` (part `source`): how often a source language is named, and rightly, in translations by machines
  and by people and in texts that are none. Besides the dev documents of `mt_detection` there are four sentences at a
  time of `demetr/`, stretches of talks (`mqm_spans/`), news from Czech and Hausa (`parallel/wmt`), and English
  originals (`parallel/ntrex`). Two documents of `demetr/` and `parallel/ntrex` were the reason to ask for two phrases.
- `signs.csv`: documents with each kind of sign, and signs in 10,000 words, in human and machine versions of the same
  documents; weights were chosen by the part `train`. `log_ratio` is that of the shares of documents, half a document
  added to each side.
- `passages.csv`: whether the sentences that contribute most to the English classifier are those of machines. In
  documents made of a human version with one quarter of a machine's: AUC of the shares of sentences within a document,
  how often the first one is the machine's, and how often it would be by chance.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from tables import show, write

from transcheck.document import Document
from transcheck.origin import find_evidence, guess_source
from transcheck.origin.classifier import Patterns, classifier, length_in_words
from transcheck.origin.detect import STRONG, evidence_log_odds
from transcheck.outline import outline
from transcheck.segment import segment

sys.path.insert(0, str(Path(__file__).parent.parent / "training"))

from rows import read_rows

RESULTS = Path(__file__).with_name("results")
QUARTERS = 4
FEWEST_WORDS = 5
"""Words of a sentence that is quoted as a passage."""

Row = dict[str, Any]
Table = list[list[str]]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--parts", nargs="*", choices=PARTS, default=list(PARTS))
    parser.add_argument("--output", type=Path, default=RESULTS, help="folder of the tables")
    options = parser.parse_args(arguments)
    for part in options.parts:
        name, measure = PARTS[part]
        table = measure(options.data)
        show(table)
        write(table, options.output / name)
    return 0


# --- the source language ---------------------------------------------------------------------------------------------


def source(data: Path) -> Table:
    table = [["texts", "by", "number", "named", "right", "named and right by language"]]
    for (name, who), texts in groupby(sorted(_sources(data)), key=lambda item: item[:2]):
        members = list(texts)
        named = [(guess, known) for _, _, known, text in members if (guess := _guess(text)) is not None]
        right = Counter(known for guess, known in named if guess == known)
        wrong = Counter(f"{guess} for {known}" for guess, known in named if guess != known)
        detail = ", ".join(f"{what} {count}" for what, count in sorted((right + wrong).items()))
        table.append([name, who, str(len(members)), str(len(named)), str(right.total()), detail])
    return table


def _guess(text: str) -> str | None:
    document = Document.from_text(text)
    return guess_source(document, find_evidence(document, segment(document, "en"), (), "en"), "en")


def _sources(data: Path) -> Iterator[tuple[str, str, str, str]]:
    """Set, translator, source language and text."""
    for row in read_rows(data / "mt_detection" / "en.dev.jsonl"):
        who = "nobody" if row["origin"] == "original" else row["label"]
        yield "news, dev", who, row["source_lang"], row["text"]
    items = {
        (row["src_lang"], row["data_source"], row["item"]): row for row in read_rows(data / "demetr/demetr.jsonl.gz")
    }
    for (language, _), keys in groupby(sorted(items), key=lambda key: key[:2]):
        for members in _stretches(keys, 4):
            for who, field in (("human", "ref"), ("machine", "mt")):
                text = " ".join(items[key][field] for key in members)
                yield "demetr", who, DEMETR[language], text
    talks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in read_rows(data / "mqm_spans" / "ted.zh-en.jsonl.gz"):
        talks[row["doc"], row["system"]].append(row["target"].replace("<v>", "").replace("</v>", ""))
    for (_, system), lines in sorted(talks.items()):
        for stretch in _stretches(lines, 10):
            yield "talks", "human" if system.startswith("ref") else "machine", "zh", " ".join(stretch)
    lines: dict[str, list[str]] = defaultdict(list)
    for row in read_rows(data / "parallel" / "wmt.jsonl.gz"):
        if row["source"].endswith("-en") and row["lang"] in UNSEEN:
            lines[row["lang"]].append(row["english"])
    for language, texts in sorted(lines.items()):
        for stretch in _stretches(texts, 10):
            yield "news, other sources", "human", language, " ".join(stretch)
    originals = dict.fromkeys(row["english"] for row in read_rows(data / "parallel" / "ntrex.jsonl.gz"))
    for stretch in _stretches(originals, 10):
        yield "ntrex", "nobody", "en", " ".join(stretch)


def _stretches(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """The items, so many at a time."""
    rest = iter(items)
    while stretch := list(islice(rest, size)):
        yield stretch


UNSEEN = ("cs", "ha")
"""Languages that the documents of `mt_detection` are not translated from."""
DEMETR = {
    "chinese_simple": "zh", "czech": "cs", "french": "fr", "german": "de", "hindi": "hi", "italian": "it",
    "japanese": "ja", "polish": "pl", "russian": "ru", "spanish": "es",
}  # fmt: skip


# --- kinds of signs --------------------------------------------------------------------------------------------------


def signs(data: Path) -> Table:
    table = [
        ["part", "language", "sign", "weight", "human", "with it", "in 10,000 words", "machine", "with it",
         "in 10,000 words", "log_ratio", "originals", "with it"]
    ]  # fmt: skip
    for part, names in FILES.items():
        texts = [row for name in names for row in read_rows(data / "mt_detection" / name)]
        for language, members in groupby(sorted(texts, key=lambda row: row["lang"]), key=lambda row: row["lang"]):
            table += [[part, language, *line] for line in _kinds(list(members))]
    return table


FILES = {"train": ("en.train.jsonl.gz", "other.train.jsonl.gz"), "dev": ("en.dev.jsonl", "other.dev.jsonl.gz")}


def _kinds(texts: Sequence[Row]) -> Iterator[list[str]]:
    """A line a kind of sign and weight, and one for evidence that decides without the classifier."""
    sides: dict[tuple[Any, ...], set[str]] = defaultdict(set)
    for row in texts:
        sides[row["pair"], row["doc_id"], row["year"]].add(row["label"])
    documents: dict[str, int] = Counter()
    words: dict[str, int] = Counter()
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    bearing: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in texts:
        both = len(sides[row["pair"], row["doc_id"], row["year"]]) == 2
        if not both and row["origin"] != "original":
            continue
        side = row["label"] if both else "original"
        documents[side] += 1
        words[side] += length_in_words(row["text"])
        document = Document.from_text(row["text"])
        parts = outline(document)
        evidence = find_evidence(document, parts.sentences, parts.passages, parts.language.code)
        kinds = [(item.kind, f"{item.weight:g}") for item in evidence]
        if evidence_log_odds(evidence) >= STRONG:
            kinds.append(("enough to convict", ""))
        for kind in kinds:
            found[kind][side] += 1
        for kind in set(kinds):
            bearing[kind][side] += 1
    for kind in sorted(found):
        line = list(kind)
        for side in ("human", "machine"):
            rate = 10_000 * found[kind][side] / words[side]
            line += [str(documents[side]), str(bearing[kind][side]), f"{rate:.2f}"]
        shares = [(bearing[kind][side] + 0.5) / (documents[side] + 1) for side in ("human", "machine")]
        yield [
            *line, f"{math.log(shares[1] / shares[0]):.2f}", str(documents["original"]),
            str(bearing[kind]["original"]),
        ]  # fmt: skip


# --- passages --------------------------------------------------------------------------------------------------------


def passages(data: Path) -> Table:
    model = classifier("en")
    assert isinstance(model, Patterns)
    versions: dict[tuple[Any, ...], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in read_rows(data / "mt_detection" / "en.dev.jsonl"):
        versions[row["pair"], row["doc_id"], row["year"]][row["label"]].append(row["text"])
    pairs = [
        (human, machine) for sides in versions.values() for human in sides["human"] for machine in sides["machine"]
    ]
    table = [["documents", "number", "auc", "first is the machine's", "by chance"]]
    whole = [
        (max(shares), label)
        for sides in versions.values()
        if len(sides) == 2
        for label, texts in enumerate((sides["human"], sides["machine"]))
        for text in texts
        if (shares := [share for share, _ in _shares(model, [(text, False)])])
    ]
    values = [[value for value, label in whole if label == side] for side in (0, 1)]
    table.append(["whole, the highest share of each", str(len(whole)), f"{_auc(*values):.3f}", "", ""])
    for name, limit in (("one quarter by a machine", 0.0), ("… taken for a machine's", 0.5)):
        aucs, first, chance = [], 0, 0.0
        for human, machine in pairs:
            for quarter in range(QUARTERS):
                mixed = _mixed(human, machine, quarter)
                shares = _shares(model, mixed)
                own = [share for share, machine_made in shares if machine_made]
                others = [share for share, machine_made in shares if not machine_made]
                odds = model.log_odds(" ".join(text for text, _ in mixed))
                if not own or not others or 1 / (1 + math.exp(-odds)) < limit:
                    continue
                aucs.append(_auc(others, own))
                first += max(own) > max(others)
                chance += len(own) / len(shares)
        n = len(aucs)
        table.append([name, str(n), f"{sum(aucs) / n:.3f}", f"{first / n:.3f}", f"{chance / n:.3f}"])
    return table


def _mixed(human: str, machine: str, quarter: int) -> list[tuple[str, bool]]:
    """The quarters of a human version, one of them from the machine's, each with whether it is."""
    sides = [[item.text for item in segment(Document.from_text(text), "en")] for text in (human, machine)]
    result = []
    for place in range(QUARTERS):
        chosen = sides[place == quarter]
        first, last = (len(chosen) * edge // QUARTERS for edge in (place, place + 1))
        result += [(text, place == quarter) for text in chosen[first:last]]
    return result


def _shares(model: Patterns, texts: Iterable[tuple[str, bool]]) -> list[tuple[float, bool]]:
    """The share of each sentence that is long enough to be quoted, and whether a machine made it."""
    sentences = [(item.text, machine) for text, machine in texts for item in segment(Document.from_text(text), "en")]
    shares = model.shares([text for text, _ in sentences])
    return [
        (share, machine)
        for share, (text, machine) in zip(shares, sentences, strict=True)
        if len(text.split()) >= FEWEST_WORDS
    ]


def _auc(low: Sequence[float], high: Sequence[float]) -> float:
    """How often a value of the second list is above one of the first."""
    above = sum((a < b) + 0.5 * (a == b) for a in low for b in high)
    return above / (len(low) * len(high))


PARTS: dict[str, tuple[str, Callable[[Path], Table]]] = {
    "source": ("source_language.csv", source),
    "passages": ("passages.csv", passages),
    "signs": ("signs.csv", signs),
}

if __name__ == "__main__":
    sys.exit(main())
