"""How often a faithful copy is accused: `python benchmarks/translations.py --data DIR [--csv FILE]`.

DIR is the folder of the development data. Nothing in these copies is an error beyond the choices of translators, so
each issue of severity major or critical is a false alarm until a reader says otherwise. Parts of the table:

- `sentences`: English sentences of NTREX-128 and their professional translations into 24 languages, in documents of
  ten. Only sentences of the benchmark split of training/generate_pairs.py; `--split train` or `dev` for development;
- `documents`: the news documents of `stories/`. The copy is the original that the English was translated from, or the
  second English translation.

A sentence counts once, however many issues quote it: `critical` is the share of the article's sentences with a critical
issue, `loud` of those with a major or critical one. An issue without words of the article counts for the sentence of
the copy that it quotes. `untouched` is the share of documents without any.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from drift import belongs, read_rows, say
from tables import show, write

from transcheck.audit import Auditor
from transcheck.document import Document
from transcheck.issues import Issue, Severity

LENGTH = 10
"""Sentences of a document of `sentences`."""


class Text(NamedTuple):
    """An article and a faithful copy of it.

    Attributes:
        part: `sentences` or `documents`.
        language: Of the copy; `en` for second translations.
        article: The article, a line a sentence or paragraph.
        copy: The copy.
    """

    part: str
    language: str
    article: str
    copy: str


class Count(NamedTuple):
    """What an audit of a text came to.

    Attributes:
        sentences: Of the article.
        critical: Sentences with a critical issue.
        loud: Sentences with a critical or major issue.
        categories: Loud issues by category.
    """

    sentences: int
    critical: int
    loud: int
    categories: Counter[str]


def sentence_texts(data: Path, split: str) -> Iterator[Text]:
    """Documents of sentences that stand alone."""
    rows = defaultdict(list)
    for row in read_rows(data / "parallel" / "ntrex.jsonl.gz"):
        if belongs(row["english"], split):
            rows[row["lang"]].append((row["english"], row["translation"]))
    for language, pairs in sorted(rows.items()):
        for start in range(0, len(pairs), LENGTH):
            sides = zip(*pairs[start : start + LENGTH], strict=True)
            yield Text("sentences", language, *("\n".join(lines) for lines in sides))


def document_texts(data: Path, split: str) -> Iterator[Text]:
    """News documents with their sources and second translations."""
    for row in read_rows(data / "stories" / "stories.jsonl"):
        if belongs(row["canonical"], "train") == (split == "train"):
            yield Text("documents", row["source_lang"], row["canonical"], row["source_text"])
            if row["refB"]:
                yield Text("documents", "en", row["canonical"], row["refB"])


def count(text: Text, verbose: bool) -> Count:
    """Audit a text."""
    auditor = Auditor(Document.from_text(text.article))
    report = auditor.audit(Document.from_text(text.copy))
    loud = [issue for issue in report.issues if issue.severity in (Severity.MAJOR, Severity.CRITICAL)]
    if verbose:
        for issue in loud:
            quotes = [quote for quote in (issue.canonical, issue.copy) if quote is not None]
            print(f"{text.language} {say([issue])}\n   " + "\n   ".join(quote.sentence for quote in quotes), flush=True)
    return Count(
        len(auditor.side.sentences),
        len({_sentence(issue) for issue in loud if issue.severity is Severity.CRITICAL}),
        len({_sentence(issue) for issue in loud}),
        Counter(issue.category for issue in loud),
    )


def _sentence(issue: Issue) -> str:
    quote = issue.canonical or issue.copy
    return quote.sentence if quote is not None else ""


def table(counted: Iterable[tuple[Text, Count]]) -> list[list[str]]:
    """Shares by part and language, and over all languages of a part."""
    groups: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for text, found in counted:
        groups[text.part, text.language].append(found)
        groups[text.part, "all"].append(found)
    lines = [["part", "language", "documents", "sentences", "critical", "loud", "untouched"]]
    for (part, language), some in groups.items():
        sentences = sum(item.sentences for item in some)
        shares = (sum(item.critical for item in some) / sentences, sum(item.loud for item in some) / sentences,
                  sum(not item.loud for item in some) / len(some))  # fmt: skip
        lines.append([part, language, str(len(some)), str(sentences), *(f"{share:.4f}" for share in shares)])
    return lines


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", default="benchmark", choices=("benchmark", "dev", "train"))
    parser.add_argument("--part", choices=("sentences", "documents"))
    parser.add_argument("--languages", default="", help="only these languages of copies, with commas between them")
    parser.add_argument("--most", type=int, help="documents of a language and part at most")
    parser.add_argument("--csv", type=Path, help="write the table here")
    parser.add_argument("--verbose", action="store_true", help="print what was flagged")
    options = parser.parse_args(arguments)
    wanted = [code for code in options.languages.split(",") if code]
    seen: Counter[tuple[str, str]] = Counter()
    counted = []
    for text in (*sentence_texts(options.data, options.split), *document_texts(options.data, options.split)):
        seen[text.part, text.language] += 1
        skipped = options.most is not None and seen[text.part, text.language] > options.most
        if not skipped and options.part in (None, text.part) and (not wanted or text.language in wanted):
            counted.append((text, count(text, options.verbose)))
    lines = table(counted)
    show(lines)
    categories = sum((found.categories for _, found in counted), Counter[str]())
    print(*(f"{number:5} {category}" for category, number in categories.most_common()), sep="\n")
    write(lines, options.csv)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
