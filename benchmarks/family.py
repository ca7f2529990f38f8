"""How much of the family tree of errors is found: `python benchmarks/family.py`.

Trees of copies of copies are drawn by chance from the articles of `stories/`: each copy has the article or any copy
before it as its source, says what that one says, and adds what copyists do: wrong figures, verbs of another event,
sentences left out, synonyms. Every copy is audited as a batch audits it, and the family tree compared with the truth:

- `source known`: copies whose source is the true one in the tree (lost copies passed over), and the only one offered;
- `source among`: … or among those that the tree cannot tell apart (copies of one node);
- `neighbours`: true links between a copy and its source that the tree shows in either direction;
- `errors entered`: wrong figures and verbs that enter the tree at the copy that made them (or at those that cannot be
  told from it) and nowhere else; `errors seen`: those that the tree shows at all.

The baseline lets every copy be made from the article: an error then enters in every copy that has it. The line `ideal
audit` gives the tree the true errors in place of those that the audits found, so what it misses the method misses.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tables import show, write

from transcheck.audit import Auditor
from transcheck.batch.family import Deviation, Family, Node, Witness, family_tree, witness_of
from transcheck.batch.memory import Remembering, RememberingEncoder
from transcheck.document import Document
from transcheck.encoder import load_encoder
from transcheck.entailment import load_entailment
from transcheck.issues import Severity
from transcheck.segment import segment

STORIES = Path(__file__).with_name("stories")
SIZES = (5, 12)
FEWEST, MOST = 0, 3
"""Wrong figures and verbs that a copyist adds."""
DROPS, REWORDS = 0.3, 0.5
"""How often a copyist leaves out a sentence, or writes synonyms."""
_FIGURE = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w.,]*\d)")
VERBS = {
    "closed": ("opened", "hacked", "sold"), "denied": ("admitted",), "rejected": ("accepted", "ignored"),
    "suspended": ("dismissed", "arrested"), "detained": ("jailed", "killed"), "arrested": ("killed", "released"),
    "opened": ("closed",), "accused": ("convicted", "suspected"), "warned": ("promised",), "injured": ("killed",),
    "died": ("disappeared", "recovered"), "approved": ("rejected",), "voted": ("protested",), "offered": ("refused",),
    "received": ("lost", "returned"), "released": ("destroyed", "hid"), "signed": ("cancelled",),
    "raised": ("lowered",),
    "declined": ("agreed",), "agreed": ("refused",), "urged": ("forced",), "returned": ("stolen", "fled"),
    "accepted": ("refused",), "ordered": ("forbade",), "halted": ("started",), "charged": ("acquitted",),
    "resumed": ("ended",), "blocked": ("supported",), "survived": ("caused",), "confirmed": ("denied",),
}  # fmt: skip
SYNONYMS = {
    "but": "yet", "about": "around", "said": "stated", "roughly": "about", "also": "too", "because": "since",
    "must": "have to", "start": "begin", "begin": "start", "near": "close to", "nearly": "almost", "buy": "purchase",
}  # fmt: skip


@dataclass
class Copy:
    """A copy: its source (-1 for the article), its sentences, and the errors in it by the sentence they are in.

    Attributes:
        source: Number of the copy it was made from; -1 for the article.
        sentences: What it says for each sentence of the article; None where it says nothing.
        errors: For each wrong sentence the words that it got wrong, and for what.
        own: The sentences that went wrong here.
    """

    source: int
    sentences: list[str | None]
    errors: dict[int, tuple[str, str]] = field(default_factory=dict)
    own: set[int] = field(default_factory=set)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("dev", "test"), default="test", help="articles for development, or held out")
    parser.add_argument("--trees", type=int, default=27)
    parser.add_argument("--csv", type=Path, help="write the table here")
    options = parser.parse_args(arguments)
    articles = [path.read_text(encoding="utf-8") for path in sorted(STORIES.glob(f"{options.part}-*/canonical.txt"))]
    counts: dict[str, Counter[str]] = {"as audited": Counter(), "ideal audit": Counter(), "baseline": Counter()}
    encoder, entailment = RememberingEncoder(load_encoder()), Remembering(load_entailment())
    for number in range(options.trees):
        choose = random.Random(f"{options.part} {number}")
        article = Document.from_text(articles[number % len(articles)])
        places = [(item.start, item.end) for item in segment(article, "en")]
        sentences = [article.text[start:end] for start, end in places]
        copies = grow(sentences, choose)
        auditor = Auditor(article)
        auditor.encoder, auditor.entailment = encoder, entailment
        audited = [
            witness_of(auditor.audit(Document.from_text("\n".join(filter(None, copy.sentences)), path=str(index))))
            for index, copy in enumerate(copies)
        ]
        ideal = [ideal_witness(str(index), copy, places, sentences) for index, copy in enumerate(copies)]
        for name, witnesses in (("as audited", audited), ("ideal audit", ideal)):
            counts[name].update(compare(copies, family_tree("article", witnesses), places))
        counts["baseline"].update(compare(copies, star(ideal), places))
        print(f"{number + 1} trees: {dict(counts['as audited'])}", file=sys.stderr, flush=True)
    table = [
        ["tree", "copies", "source known", "source among", "neighbours", "errors", "errors seen", "errors entered"]
    ]
    for name, count in counts.items():
        rates = [f"{count[key] / count['copies']:.3f}" for key in ("known", "among", "neighbours")]
        errors = [f"{count[key] / count['errors']:.3f}" for key in ("seen", "entered")]
        table.append([name, str(count["copies"]), *rates, str(count["errors"]), *errors])
    show(table)
    write(table, options.csv)
    return 0


def grow(sentences: Sequence[str], choose: random.Random) -> list[Copy]:
    """A tree of copies, each after its source."""
    copies: list[Copy] = []
    for _ in range(choose.randint(*SIZES)):
        source = choose.randrange(-1, len(copies))
        parent = copies[source] if source >= 0 else Copy(-1, list(sentences))
        copy = Copy(source, list(parent.sentences), dict(parent.errors))
        for _ in range(choose.randint(FEWEST, MOST)):
            err(copy, choose)
        present = [place for place, text in enumerate(copy.sentences) if text is not None and place not in copy.own]
        if choose.random() < DROPS:
            dropped = choose.choice(present)
            copy.sentences[dropped] = None
            copy.errors.pop(dropped, None)
        if choose.random() < REWORDS:
            for place in choose.sample(present, 3):
                copy.sentences[place] = reworded(copy.sentences[place], choose)
        copies.append(copy)
    return copies


def err(copy: Copy, choose: random.Random) -> None:
    """Gets a figure or a verb of a sentence wrong that was right so far."""
    options = []
    for place, text in enumerate(copy.sentences):
        if text is None or place in copy.errors:
            continue
        options += [(place, match, other(match[0], choose)) for match in _FIGURE.finditer(text)]
        options += [
            (place, match, choose.choice(VERBS[match[0]]))
            for match in re.finditer(r"\b[a-z]+\b", text)
            if match[0] in VERBS
        ]
    if options:
        place, match, new = choose.choice(options)
        copy.sentences[place] = f"{match.string[: match.start()]}{new}{match.string[match.end() :]}"
        copy.errors[place] = (match[0], new)
        copy.own.add(place)


def other(figure: str, choose: random.Random) -> str:
    """Another figure, its first digit changed."""
    return choose.choice([digit for digit in "123456789" if digit != figure[0]]) + figure[1:]


def reworded(text: str | None, choose: random.Random) -> str | None:
    words = [match for match in re.finditer(r"\b[a-z]+\b", text or "") if match[0] in SYNONYMS]
    if text is None or not words:
        return text
    word = choose.choice(words)
    return f"{text[: word.start()]}{SYNONYMS[word[0]]}{text[word.end() :]}"


def ideal_witness(path: str, copy: Copy, places: Sequence[tuple[int, int]], sentences: Sequence[str]) -> Witness:
    """What an audit without a fault would show of a copy."""
    deviations = tuple(
        Deviation(f"{place} {new}", old, new, Severity.CRITICAL, places[place][0] + sentences[place].find(old))
        for place, (old, new) in sorted(copy.errors.items())
    )
    return Witness(path, deviations, tuple(places[n] for n, text in enumerate(copy.sentences) if text is None))


def star(witnesses: Sequence[Witness]) -> Family:
    """The baseline: all were made from the article."""
    return Family(Node(("article",), (), tuple(Node((item.path,), item.deviations) for item in witnesses)))


def compare(copies: Sequence[Copy], family: Family, places: Sequence[tuple[int, int]]) -> Counter[str]:
    """What a drawn tree has right."""
    count: Counter[str] = Counter(copies=len(copies))
    sources: dict[int, set[int]] = {}
    entered: list[tuple[int, str, set[int]]] = []
    for above, node in _links(family.root, ()):
        members = {_number(path) for path in node.copies}
        for member in members:
            sources[member] = {_number(path) for path in above} | members - {member}
        for item in node.entered:
            place = next((n for n, (start, end) in enumerate(places) if start <= item.start < end), -1)
            entered.append((place, item.copy, members))
    for number, copy in enumerate(copies):
        count["known"] += sources[number] == {copy.source}
        count["among"] += copy.source in sources[number]
        count["neighbours"] += copy.source in sources[number] or number in sources.get(copy.source, ())
        for place in copy.own & copy.errors.keys():
            wrong = copy.errors[place][1]
            found = [members for where, words, members in entered if where == place and wrong in words]
            count["errors"] += 1
            count["seen"] += bool(found)
            count["entered"] += len(found) == 1 and number in found[0]
    return count


def _links(node: Node, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Node]]:
    """Each node below, with the copies of the nearest one above it that is not lost."""
    for child in node.children:
        named = node.copies or above
        yield named, child
        yield from _links(child, named)


def _number(path: str) -> int:
    return -1 if path == "article" else int(path)


if __name__ == "__main__":
    sys.exit(main())
