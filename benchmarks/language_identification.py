"""Accuracy of language identification on short texts, and of finding leftovers of other languages in English text.

    python benchmarks/language_identification.py --data DIR [--sentences 100] [--output FILE.csv]

DIR holds `parallel/*.jsonl.gz` (`id`, `lang`, `english`, `translation`). Sentences whose id hashes to an even number
served to tune the weights and thresholds of `transcheck.language`; the tables are made of the others. Beside it stands
langdetect alone, seeded, on the same texts.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import random
from collections.abc import Iterator
from pathlib import Path

from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory
from langdetect.lang_detect_exception import LangDetectException

from transcheck.document import Sentence
from transcheck.language import foreign_words, identify, passages

LENGTHS = (20, 50, 200)
ENGLISH = "The ferry ran aground on Tuesday, but nobody was hurt. The harbour office said the rudder had failed."
RESIDUES = {"1 to 3 words": (1, 3), "4 to 6 words": (4, 6), "sentence": (1000, 1000)}


def held_out(identifier: str) -> bool:
    """Whether a sentence was kept away from tuning."""
    return hashlib.sha256(identifier.encode()).digest()[0] % 2 == 1


def read(folder: Path) -> dict[str, list[str]]:
    """Held-out sentences by language, English ones from the sources of the same rows."""
    found: dict[str, dict[str, None]] = {"en": {}}
    for path in sorted((folder / "parallel").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if held_out(row["id"]):
                    found.setdefault(row["lang"], {})[row["translation"]] = None
                    found["en"][row["english"]] = None
    return {language: list(sentences) for language, sentences in sorted(found.items())}


def langdetect_alone() -> DetectorFactory:
    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    factory.seed = 0
    return factory


def ask(factory: DetectorFactory, text: str) -> str:
    detector = factory.create()
    detector.append(text)
    try:
        return str(detector.detect()).split("-")[0]
    except LangDetectException:
        return "und"


def accuracies(sentences: dict[str, list[str]], count: int) -> Iterator[dict[str, object]]:
    """One row a language: accuracy on the first characters of its sentences, for both."""
    factory = langdetect_alone()
    chance = random.Random(0)
    sums = dict.fromkeys((f"{name}_{length}" for length in LENGTHS for name in ("transcheck", "langdetect")), 0.0)
    for language, texts in sentences.items():
        sample = chance.sample(texts, min(count, len(texts)))
        row: dict[str, object] = {"language": language, "sentences": len(sample)}
        for length in LENGTHS:
            heads = [text[:length] for text in sample]
            for name, right in (
                ("transcheck", sum(identify(head).code == language for head in heads)),
                ("langdetect", sum(ask(factory, head) == language for head in heads)),
            ):
                row[f"{name}_{length}"] = round(right / len(sample), 3)
                sums[f"{name}_{length}"] += right / len(sample)
        yield row
    yield {"language": "mean", "sentences": ""} | {key: round(value / len(sentences), 3) for key, value in sums.items()}


def cut(text: str, chance: random.Random, span: tuple[int, int]) -> str:
    """The first words of a text, as many as a number drawn from the span."""
    words = text.split()
    return " ".join(words[: chance.randint(*span)])


def leftovers(sentences: dict[str, list[str]], count: int) -> Iterator[tuple[str, int, int, int, int]]:
    """Kind, texts injected, found, found as the right language; then English controls and false alarms among them."""
    chance = random.Random(1)
    for kind, span in RESIDUES.items():
        total = found = right = 0
        for language, texts in sentences.items():
            if language == "en":
                continue
            for text in chance.sample(texts, min(count, len(texts))):
                codes = alone_in_english(cut(text, chance, span))
                total += 1
                found += bool(codes)
                right += language in codes
        controls = [cut(text, chance, span) for text in chance.sample(sentences["en"], min(1000, len(sentences["en"])))]
        yield f"line of {kind}", total, found, right, sum(bool(alone_in_english(text)) for text in controls)
    total = found = right = 0
    for language, texts in sentences.items():
        if language == "en":
            continue
        for text in chance.sample(texts, min(count, len(texts))):
            words = chance.choice(sentences["en"]).split()
            place = chance.randrange(len(words))
            inside = cut(text, chance, (2, 5))
            mixed = " ".join([*words[:place], inside, *words[place:]])
            codes = {passage.language for passage in foreign_words(Sentence(mixed, 0, len(mixed)), "en")}
            total += 1
            found += bool(codes)
            right += language in codes
    controls = chance.sample(sentences["en"], min(1000, len(sentences["en"])))
    alarms = sum(bool(foreign_words(Sentence(text, 0, len(text)), "en")) for text in controls)
    yield "2 to 5 words inside a sentence", total, found, right, alarms


def alone_in_english(line: str) -> set[str]:
    """Languages other than English that are found when the line stands alone in an English page."""
    found = passages(f"{ENGLISH}\n\n{line}\n\n{ENGLISH}")
    return {passage.language for passage in found} - {"en"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sentences", type=int, default=100, help="sentences a language")
    default = Path(__file__).parent / "results" / "language_identification.csv"
    parser.add_argument("--output", type=Path, default=default)
    options = parser.parse_args()
    sentences = read(options.data)
    rows = list(accuracies(sentences, options.sentences))
    columns = list(rows[0])
    options.output.parent.mkdir(parents=True, exist_ok=True)
    with options.output.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns)
        writer.writeheader()
        writer.writerows(rows)
    for row in rows:
        print("  ".join(f"{row[column]!s:>{len(column)}}" for column in columns))
    lines = list(leftovers(sentences, options.sentences // 5))
    with options.output.with_name("language_leftovers.csv").open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(("kind", "injected", "found", "right_language", "false_alarms_in_1000"))
        table.writerows(lines)
    for kind, total, found, right, alarms in lines:
        print(f"{kind}: found {found / total:.3f}, right language {right / total:.3f}, false alarms {alarms} in 1000")


if __name__ == "__main__":
    main()
