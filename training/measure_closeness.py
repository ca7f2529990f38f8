"""Measures how closely translations follow their English originals: `measure_closeness.py --data DIR --out FILE`.

Documents of `mt_detection` whose English original is there too and has at most 300 words; in each language one human
and one machine version, in an order by hash, so that the first N documents are a sample. Each is encoded, which takes
about a quarter of a second of one core a text. Writes lines of JSON with `id` and `closeness`, for `train_origin.py`
and `benchmarks/machine_translation.py`. Languages are those that have a classifier.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final
from zlib import crc32

from origin_model import Text, read

from transcheck.align import similarity
from transcheck.document import Document
from transcheck.encoder import Encoding, load_encoder
from transcheck.origin.closeness import closeness
from transcheck.segment import segment

LONGEST: Final = 300
LANGUAGES: Final = frozenset(("de", "cs", "ru", "zh", "ja"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the development data")
    parser.add_argument("--out", type=Path, required=True, help="file to write")
    parser.add_argument("--documents", type=int, help="how many documents, by default all")
    options = parser.parse_args()
    with options.out.open("w", encoding="utf-8") as file:
        for original, versions in list(translations(read(options.data)))[: options.documents]:
            article = _encode(original)
            for version in versions:
                copy = _encode(version)
                found = closeness(similarity(article, copy), copy)
                if found is not None:
                    file.write(json.dumps({"id": version.name, "closeness": round(found, 5)}) + "\n")
            file.flush()


def translations(texts: Sequence[Text]) -> Iterator[tuple[Text, list[Text]]]:
    """English originals, each with a human and a machine translation in every language that has one."""
    originals = {
        key(text): text
        for text in texts
        if text.language == "en" and text.origin == "original" and len(text.text.split()) <= LONGEST
    }
    versions: dict[tuple[int, str], dict[tuple[str, bool], Text]] = defaultdict(dict)
    for text in sorted(texts, key=lambda text: crc32(text.name.encode())):
        if text.language in LANGUAGES and (text.machine or text.origin == "translated") and key(text) in originals:
            versions[key(text)].setdefault((text.language, text.machine), text)
    for story in sorted(versions, key=lambda story: crc32(repr(story).encode())):
        yield originals[story], list(versions[story].values())


def key(text: Text) -> tuple[int, str]:
    """Year and name of the document that a text is a version of, whatever its language."""
    return text.year, text.document.split("/", 1)[1]


def _encode(text: Text) -> list[Encoding]:
    return load_encoder().encode([sentence.text for sentence in segment(Document.from_text(text.text), text.language)])


if __name__ == "__main__":
    main()
