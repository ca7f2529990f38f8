"""Words of a passage with their vectors, and their alignment to the words of another passage.

Alignment follows Jalili Sabet et al. 2020 ("SimAlign"): mutual best matches of contextual token vectors. What is left
over on both sides is then matched with what is left over, since a substituted word stands in its counterpart's slot.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from transcheck.bundled import read_rows
from transcheck.document import Sentence
from transcheck.encoder import Encoding

__all__ = [
    "WORD",
    "Link",
    "Word",
    "cosines",
    "figure_word",
    "folded",
    "function_words",
    "link_words",
    "phrase_pattern",
    "words_of",
]

Array = NDArray[np.float32]

# Letters with their combining marks: the scripts of India and Indochina, Hebrew and Arabic points, and the zero-width
# non-joiner of Persian stand inside words, which `\w` does not know.
_MARKS = r"\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0970-\u0dff\u1000-\u1049\u200c"
_LETTER = rf"(?:[^\W_]|[{_MARKS}])"
WORD = re.compile(rf"{_LETTER}+(?:['’‘ʼ`´.&-]{_LETTER}+)*")
"""A word of any script; in scripts without spaces a run of words."""
# Scripts without spaces between words: pieces of the tokeniser stand for words.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a passage: `passage[start:end] == text`.

    Attributes:
        text: The word.
        start: Offset in the passage.
        end: Offset after it.
        vector: (384,), unit length: the mean of its pieces' vectors.
        content: Whether it carries meaning of its own: not a function word of the language.
    """

    text: str
    start: int
    end: int
    vector: Array
    content: bool


@dataclass(frozen=True, slots=True)
class Link:
    """Two words that stand for each other.

    Attributes:
        canonical: Index of the canonical word.
        copy: Index of the copy's word.
        similarity: Cosine of their vectors.
        leftover: Linked only because neither has a better counterpart: they fill the same slot.
    """

    canonical: int
    copy: int
    similarity: float
    leftover: bool = False


def folded(text: str) -> str:
    """A text without case. The Turkish capital İ, which Unicode folds to two characters, becomes an i."""
    return text.replace("İ", "i").casefold()


def phrase_pattern(phrase: str) -> str:
    """A regular expression for a phrase, between whose words there may be a line break or a no-break space."""
    return r"\s+".join(map(re.escape, phrase.split(" ")))


def words_of(sentence: Sentence, encoding: Encoding, offset: int = 0) -> list[Word]:
    """The words of a sentence, with offsets moved by `offset`."""
    spans = _word_spans(sentence.text, encoding.spans)
    function = function_words(sentence.language or "und")
    shouted = sum(map(str.isupper, sentence.text)) > sum(map(str.islower, sentence.text))
    # Pieces come in the order of the text: those of a word stand together.
    starts, ends = [start for start, _ in encoding.spans], [end for _, end in encoding.spans]
    words = []
    for start, end in spans:
        first, last = bisect_right(ends, start), bisect_left(starts, end)
        if first >= last:
            continue
        mean = np.add.reduce(encoding.tokens[first:last], 0) / (last - first)
        text = sentence.text[start:end]
        # “US” and “WHO” are none.
        acronym = text.isupper() and len(text) > 1 and not shouted
        content = acronym or folded(text).replace("’", "'") not in function
        vector = (mean / max(float(np.sqrt(mean.dot(mean))), 1e-12)).astype(np.float32, copy=False)
        words.append(Word(text, start + offset, end + offset, vector, content))
    return words


def _word_spans(text: str, pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    spans = []
    for match in WORD.finditer(text):
        if _UNSPACED.search(match[0]):
            inside = [(max(a, match.start()), min(b, match.end())) for a, b in pieces]
            spans += [(a, b) for a, b in inside if a < b]
        else:
            spans.append(match.span())
    return spans


def cosines(canonical: Sequence[Word], copy: Sequence[Word]) -> Array:
    """How alike n words are to m others: (n, m), -1…1."""
    if not canonical or not copy:
        return np.zeros((len(canonical), len(copy)), np.float32)
    table: Array = np.stack([word.vector for word in canonical]) @ np.stack([word.vector for word in copy]).T
    return table


def link_words(canonical: Sequence[Word], copy: Sequence[Word], least: float = 0.25) -> list[Link]:
    """Mutual best matches, then leftover content words with leftover content words, best first.

    Args:
        canonical: Words of the canonical passage.
        copy: Words of the copy's passage.
        least: Leftover words below this cosine stay unlinked.
    """
    if not canonical or not copy:
        return []
    cosine = cosines(canonical, copy)
    links = []
    best_copy, best_canonical = cosine.argmax(1), cosine.argmax(0)
    for row, column in enumerate(best_copy):
        if best_canonical[column] == row and canonical[row].content == copy[int(column)].content:
            links.append(Link(row, int(column), float(cosine[row, column])))
    rows = {link.canonical for link in links}
    columns = {link.copy for link in links}
    free = sorted(
        (
            (-float(cosine[row, column]), row, column)
            for row, left in enumerate(canonical)
            for column, right in enumerate(copy)
            if left.content and right.content and row not in rows and column not in columns
        ),
    )
    for negative, row, column in free:
        if row not in rows and column not in columns and -negative >= least:
            links.append(Link(row, column, -negative, leftover=True))
            rows.add(row)
            columns.add(column)
    return sorted(links, key=lambda link: link.copy)


@cache
def function_words(language: str) -> frozenset[str]:
    """Function words of a language; empty where no list is bundled."""
    rows = read_rows("wording/function_words.tsv")
    return next((frozenset(words.split()) for code, words in rows if code == language), frozenset())


def figure_word(text: str) -> bool:
    """Whether a word holds digits: figures are compared by value elsewhere."""
    return any(character.isdigit() for character in text)
