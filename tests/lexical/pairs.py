"""Aligned passages for tests, with links given as pairs of words instead of vectors."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from transcheck.claims import JudgedPair
from transcheck.document import Document, Sentence
from transcheck.entailment import Judgement
from transcheck.inference import Probabilities
from transcheck.issues import Issue
from transcheck.lexical import Pairing, Passage, lexical_issues, pairing
from transcheck.results import Pair
from transcheck.stretch import Stretch, join
from transcheck.words import Link, Word, function_words

_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
NEUTRAL = Probabilities(0.0, 1.0, 0.0)


def passage(text: str, language: str) -> tuple[Stretch, list[Word]]:
    """A document of one sentence a line; the words of unspaced scripts are single characters."""
    document = Document.from_text(text)
    sentences = [Sentence(found[0], found.start(), found.end(), language) for found in re.finditer(r"[^\n]+", text)]
    stretch = join(document, sentences, range(len(sentences)))
    pattern = re.compile(r"\w") if language in {"zh", "ja"} else _WORD
    function = function_words(language)
    words = [
        Word(found[0], found.start(), found.end(), np.zeros(384, np.float32), found[0].casefold() not in function)
        for found in pattern.finditer(stretch.text)
    ]
    return stretch, words


def paired(
    judged: JudgedPair, canonical: Sequence[Word], copy: Sequence[Word], links: Sequence[Link], language: str
) -> Pairing:
    """The pair of an English article and a copy in a language, as the lexicons look at it."""
    sides = Passage(judged.canonical, "en", tuple(canonical)), Passage(judged.copy, language, tuple(copy))
    return pairing(judged, *sides, links)


def pair_of(
    canonical: str,
    copy: str,
    language: str = "en",
    pairs: str = "",
    *,
    forward: Probabilities = NEUTRAL,
    backward: Probabilities = NEUTRAL,
) -> Pairing:
    """Two passages. Equal words are linked in order; `pairs` links others: "shut:closed said:claimed"."""
    left, right = passage(canonical, "en"), passage(copy, language)
    links, used = [], set()
    wanted = [tuple(item.split(":")) for item in pairs.split()]
    for index, word in enumerate(left[1]):
        for other, candidate in enumerate(right[1]):
            forms = (word.text.casefold(), candidate.text.casefold())
            if other not in used and (forms[0] == forms[1] or forms in wanted):
                links.append(Link(index, other, 0.9))
                used.add(other)
                break
    judged = JudgedPair(
        Pair((0,), (0,), 0.9), left[0], right[0], Judgement(forward), Judgement(backward), canonical == copy
    )
    return paired(judged, left[1], right[1], links, language)


def issues(
    canonical: str,
    copy: str,
    pairs: str = "",
    language: str = "en",
    *,
    forward: Probabilities = NEUTRAL,
    backward: Probabilities = NEUTRAL,
) -> list[Issue]:
    """Issues of two passages, linked as in `pair_of`."""
    pair = pair_of(canonical, copy, language, pairs, forward=forward, backward=backward)
    found = lexical_issues(pair)
    sides = pair.here.stretch.document, pair.there.stretch.document
    for issue in found:
        for quote, document in zip((issue.canonical, issue.copy), sides, strict=True):
            assert quote is None or document.text[quote.start : quote.end] == quote.text
    return found
