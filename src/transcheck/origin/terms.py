"""One term of the canonical text, rendered in two ways within the copy."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence

from transcheck.document import Document, Sentence
from transcheck.origin.lexicon import function_words
from transcheck.results import Evidence, Pair

__all__ = ["find_inconsistent_terms"]

WEIGHT = 0.0
"""Log odds of an inconsistent term: people call a thing by two names as often as machines do."""

_QUOTED = re.compile(r"[“\"‘«„]([^“”\"‘«»„\n]{3,40}?)[,.]?[”\"’»]")
_HYPHENATED = re.compile(r"(?<![\w-])[A-Za-z]{2,}-[A-Za-z]{3,}(?![\w-])")
_TITLE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}(?![\w-])")
_WORDS = re.compile(r"[^\W\d_]+")
_LONGEST = 4
"""Words of the longest term looked at."""


def find_inconsistent_terms(
    document: Document,
    sentences: Sequence[Sentence],
    canonical: Document | None,
    canonical_sentences: Sequence[Sentence] | None,
    pairs: Sequence[Pair] | None,
) -> tuple[Evidence, ...]:
    """Renderings in the copy that differ from another rendering of the same canonical term, in order.

    Only terms that the canonical text marks (by quotation marks or a hyphen) and uses at least twice are looked at. A
    second rendering is either a marked phrase with the same head word ("net-car", "Hailed Car") that the canonical text
    does not contain, or the only quoted phrase of a sentence aligned with one whose only marked term it is. A phrase
    with function words that the term lacks ("nobody will tell us") is quoted speech, not the name of something.
    Without a canonical text nothing is near enough to certain, and nothing is reported.
    """
    if canonical is None:
        return ()
    reference = _normal(canonical.text).split()
    terms = _terms(canonical.text, reference)
    seen: dict[tuple[int, int], Evidence] = {}
    found = [*_same_head(document.text, terms, reference)]
    if canonical_sentences is not None and pairs is not None:
        found += _aligned(document.text, sentences, canonical_sentences, pairs, terms, reference)
    for start, end, term, other in found:
        quote = document.text[start:end]
        message = f"“{term}” of the canonical text is rendered as “{quote}” here and as “{other}” elsewhere."
        seen.setdefault((start, end), Evidence("inconsistent-term", quote, start, end, message, WEIGHT))
    return tuple(seen[key] for key in sorted(seen))


_Found = tuple[int, int, str, str]


def _normal(text: str) -> str:
    return " ".join(_WORDS.findall(text.lower()))


def _phrases(words: Sequence[str], wanted: Container[str]) -> Counter[str]:
    """How often each of the wanted phrases of two to `_LONGEST` words occurs in a text, by its words."""
    runs = (" ".join(words[at : at + size]) for size in range(2, _LONGEST + 1) for at in range(len(words) - size + 1))
    return Counter(run for run in runs if run in wanted)


def _terms(text: str, words: Sequence[str]) -> tuple[str, ...]:
    """Marked phrases of two to four words that occur at least twice, marked or not, in normal form."""
    marked = [match[1] for match in _QUOTED.finditer(text)] + [match[0] for match in _HYPHENATED.finditer(text)]
    names = dict.fromkeys(_normal(phrase) for phrase in marked)
    often = _phrases(words, names)
    return tuple(name for name in names if often[name] >= 2)


def _same_head(text: str, terms: Sequence[str], reference: Sequence[str]) -> Iterator[_Found]:
    spans = [match.span(1 if match.lastindex else 0) for match in (*_QUOTED.finditer(text), *_TITLE.finditer(text))]
    phrases = [(start, end, _normal(text[start:end])) for start, end in spans]
    known = _phrases(reference, {phrase for _, _, phrase in phrases})
    rendered = _phrases(_normal(text).split(), frozenset(terms))
    by_head: defaultdict[str, list[str]] = defaultdict(list)
    for term in terms:
        if term in rendered:
            by_head[_stem(term.split()[-1])].append(term)
    for start, end, phrase in phrases:
        size = len(phrase.split())
        if not 2 <= size <= _LONGEST or phrase in known:
            continue
        for term in by_head[_stem(phrase.split()[-1])]:
            if size <= len(term.split()):
                yield start, end, term, term


def _stem(word: str) -> str:
    return word.removesuffix("s")


def _aligned(
    text: str,
    sentences: Sequence[Sentence],
    canonical_sentences: Sequence[Sentence],
    pairs: Sequence[Pair],
    terms: Sequence[str],
    reference: Sequence[str],
) -> Iterator[_Found]:
    renderings: dict[str, list[tuple[str, int, int]]] = {term: [] for term in terms}
    for pair in pairs:
        source = _normal(" ".join(canonical_sentences[i].text for i in pair.canonical))
        present = [*_phrases(source.split(), renderings)]
        if len(present) != 1 or not pair.copy:
            continue
        start, end = sentences[pair.copy[0]].start, sentences[pair.copy[-1]].end
        rendering = _rendering(text, start, end, present[0])
        if rendering is not None:
            renderings[present[0]].append(rendering)
    known = _phrases(reference, {name for found in renderings.values() for name, _, _ in found})
    for term, all_found in renderings.items():
        found = [item for item in all_found if item[0] == term or item[0] not in known]
        ways = Counter(name for name, _, _ in found)
        if len(ways) < 2:
            continue
        usual = term if term in ways else found[0][0]
        for name, start, end in found:
            if name != usual:
                yield start, end, term, usual


def _rendering(text: str, start: int, end: int, term: str) -> tuple[str, int, int] | None:
    stretch = text[start:end]
    if f" {term} " in f" {_normal(stretch)} ":
        return term, start, end
    quoted = [match.span(1) for match in _QUOTED.finditer(stretch) if 1 < len(_WORDS.findall(match[1])) <= _LONGEST]
    if len(quoted) != 1:
        return None
    name = _normal(stretch[slice(*quoted[0])])
    if set(name.split()) & function_words() - set(term.split()):
        return None
    return name, start + quoted[0][0], start + quoted[0][1]
