"""How two English words are related, after WordNet 3.0 (Fellbaum 1998; table made by tools/make_wordnet_table.py)."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from transcheck.bundled import read_bytes

__all__ = ["Relation", "is_a", "lemmas", "names_a", "parts_of_speech", "relation"]

# Regular inflections, after Morphy: ending of the form, ending of the lemma.
_ENDINGS = (
    ("ies", "y"), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("men", "man"),
    ("es", "e"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""),
    ("er", ""), ("er", "e"), ("est", ""), ("est", "e"), ("ly", ""),
)  # fmt: skip

# Senses are in the order of their frequency; indirect relations of rare ones are noise.
_FREQUENT = 3

# Endings of forms that are none of a noun; and of a noun's senses those of a kind of which it is one.
_OF_VERBS = ("ed", "ing")
_GOOD_SHARE = 0.2

# Words and pairs whose answers are kept: a process that audits many copies meets ever more of them.
_KEPT = 1 << 12

# The number of a sense and those of its hypernyms, in a line of the table.
_SENSE = re.compile(r"[\t ][nvar]([0-9a-z]+):([0-9a-z,]*):")


class Relation(StrEnum):
    """How the second word stands to the first."""

    SAME = "same"
    SYNONYM = "synonym"
    ANTONYM = "antonym"
    OPPOSED = "opposed"
    NARROWER = "narrower"
    BROADER = "broader"
    RELATED = "related"
    SISTER = "sister"
    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class _Sense:
    pos: str
    synset: str
    above: frozenset[str]
    near: frozenset[str]
    opposite: frozenset[str]


@lru_cache(_KEPT)
def relation(one: str, other: str) -> Relation:
    """The closest relation between any senses of two words in any inflection; phrases are joined by spaces.

    `OPPOSED` is a synonym of an antonym, or an adjective similar to one (the indirect antonyms of Gross et al. 1989),
    `SISTER` a common direct hypernym; `UNKNOWN` says that WordNet lacks one of the words.
    """
    left, right = lemmas(one), lemmas(other)
    if set(left) & set(right) or one.casefold() == other.casefold():
        return Relation.SAME
    first = [sense for lemma in left for sense in _senses(lemma)]
    second = [sense for lemma in right for sense in _senses(lemma)]
    if not first or not second:
        return Relation.UNKNOWN
    if any(lemma in sense.opposite for sense in first for lemma in right):
        return Relation.ANTONYM
    synsets, others = {sense.synset for sense in first}, {sense.synset for sense in second}
    if synsets & others:
        return Relation.SYNONYM
    if _opposed(first, second) or _opposed(second, first):
        return Relation.OPPOSED
    above = frozenset().union(*(sense.above for sense in first))
    others_above = frozenset().union(*(sense.above for sense in second))
    if synsets & others_above:
        return Relation.NARROWER
    if others & above:
        return Relation.BROADER
    near = frozenset().union(*(sense.near for sense in first))
    others_near = frozenset().union(*(sense.near for sense in second))
    if near & (others | others_near) or others_near & synsets:
        return Relation.RELATED
    return Relation.SISTER if above & others_above else Relation.NONE


@lru_cache(_KEPT)
def synonyms(one: str, other: str) -> bool:
    """Whether two different words in any inflection share a frequent sense: “backs” and “supports”."""
    left, right = lemmas(one), lemmas(other)
    return set(left).isdisjoint(right) and not _frequent(left).isdisjoint(_frequent(right))


def _frequent(listed: Sequence[str]) -> set[str]:
    """The synsets of the first senses of words as each part of speech."""
    found = set()
    for lemma in listed:
        seen: Counter[str] = Counter()
        for sense in _senses(lemma):
            seen[sense.pos] += 1
            found |= {sense.synset} if seen[sense.pos] <= _FREQUENT else set()
    return found


def _opposed(first: Sequence[_Sense], second: Sequence[_Sense]) -> bool:
    """Whether a frequent sense of the second word says what an antonym of a frequent sense of the first does."""
    meant = {
        (sense.pos, synset)
        for sense in second[:_FREQUENT]
        for synset in (sense.synset, *(sense.near if sense.pos == "a" else ()))
    }
    return any(
        opposite.pos == sense.pos and (opposite.pos, opposite.synset) in meant
        for sense in first[:_FREQUENT]
        for lemma in sense.opposite
        for opposite in _senses(lemma)[:_FREQUENT]
    )


@lru_cache(_KEPT)
def parts_of_speech(word: str) -> frozenset[str]:
    """Parts of speech that WordNet knows a word as: `n`, `v`, `a`, `r`; empty for an unknown word.

    An adverb in -ly is no form of the adjective it comes from.
    """
    found = frozenset(sense.pos for lemma in lemmas(word) for sense in _senses(lemma))
    return frozenset({"r"}) if "r" in found and word.casefold().endswith("ly") else found


@lru_cache(_KEPT)
def is_a(word: str, kind: str) -> bool:
    """Whether some sense of a word lies under the first sense of another: a fitter is a person."""
    return _under(frozenset(sense.synset for lemma in lemmas(word) for sense in _senses(lemma)), kind)


@lru_cache(_KEPT)
def names_a(noun: str, kind: str, share: float = _GOOD_SHARE) -> bool:
    """Whether a noun, or its plural, means what lies under the first sense of another in a good share of its senses.

    A hand is a person in few texts, and “mastered” is no master.

    Args:
        noun: A word.
        kind: A noun that WordNet knows.
        share: Of the senses of the noun, 0…1.
    """
    forms = (lemma for lemma in lemmas(noun) if not noun.casefold().endswith(_OF_VERBS) or lemma == noun.casefold())
    nouns = [sense.synset for lemma in forms for sense in _senses(lemma) if sense.pos == "n"]
    return sum(_under(frozenset((synset,)), kind) for synset in nouns) >= max(share * len(nouns), 1)


def _under(found: frozenset[str], kind: str) -> bool:
    """Whether one of some synsets is the first sense of a word or lies under it."""
    target = next((sense.synset for lemma in lemmas(kind) for sense in _senses(lemma)), None)
    above, frontier = _above(), found
    while frontier and target not in found:
        frontier = frozenset().union(*(_set(above.get(synset, "")) for synset in frontier)) - found
        found = found | frontier
    return target is not None and target in found


@lru_cache(_KEPT)
def lemmas(form: str) -> tuple[str, ...]:
    """Dictionary forms of an inflected word or phrase that WordNet knows, the form itself first if it is one."""
    table = _table()
    word = "_".join(form.casefold().split())
    found = []
    if word in table:
        entry = table[word]
        found += [line[1:] for line in entry.split("\n") if line.startswith("=")]
        found += [word] if any(not line.startswith("=") for line in entry.split("\n")) else []
    head, _, rest = word.partition("_")
    irregular = [line[1:] for line in table.get(head, "").split("\n") if line.startswith("=")]
    for candidate in [*irregular, *_regular(head)]:
        lemma = f"{candidate}_{rest}" if rest else candidate
        if lemma in table and not table[lemma].startswith("=") and lemma not in found:
            found.append(lemma)
    return tuple(found)


def _regular(word: str) -> Iterator[str]:
    for ending, lemma_ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            yield stem + lemma_ending
            if lemma_ending == "" and len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]


@cache
def _above() -> dict[str, str]:
    """Direct hypernyms of every synset, joined by commas."""
    return dict(_SENSE.findall(_text()))


def _senses(lemma: str) -> list[_Sense]:
    senses = []
    for line in _table().get(lemma, "").split("\n"):
        for item in line.split(" ") if line and not line.startswith("=") else ():
            synset, above, near, opposite = item.split(":")
            senses.append(_Sense(synset[0], synset[1:], _set(above), _set(near), _set(opposite)))
    return senses


def _set(field: str) -> frozenset[str]:
    return frozenset(field.split(",")) if field else frozenset()


@cache
def _text() -> str:
    packed = read_bytes("wording/wordnet.tsv.gz")
    return gzip.decompress(packed).decode()


@cache
def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _text().split("\n"):
        lemma, _, entry = line.partition("\t")
        table[lemma] = f"{table[lemma]}\n{entry}" if lemma in table else entry
    return table
