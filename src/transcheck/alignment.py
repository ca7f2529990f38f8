"""Alignment of two documents in one call, as `transcheck align` shows it, and of the words of aligned sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from transcheck.align import align_sentences, similarity
from transcheck.document import Document, Sentence
from transcheck.encoder import load_encoder
from transcheck.results import Pair, WordLink
from transcheck.side import Side, prepare
from transcheck.words import Word, link_words, words_of

__all__ = ["AlignedGroup", "align_documents", "align_words"]

# About half of the words linked below this cosine do not stand for each other (looked through on NTREX-128 news
# sentences in German, Spanish, French, Polish and Russian); above it few.
_LEAST = 0.5
# A figure with separators is one word to a reader, whatever its pieces were linked to.
_FIGURE = re.compile(r"\d+(?:[.,]\d+)+")


@dataclass(frozen=True, slots=True)
class AlignedGroup:
    """Sentences of both sides that say the same.

    Attributes:
        canonical: Sentences of the canonical document; empty for an addition.
        copy: Sentences of the copy; empty for an omission.
        similarity: Token match of the two sides, 0…1; 0 where a side is empty.
        words: Words that stand for each other; empty unless they were asked for.
    """

    canonical: tuple[Sentence, ...]
    copy: tuple[Sentence, ...]
    similarity: float
    words: tuple[WordLink, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Both sides with their offsets: schema `transcheck/align/1`; `words` only where words were aligned."""
        sentences = {
            "schema": "transcheck/align/1",
            "canonical": [_place(sentence) for sentence in self.canonical],
            "copy": [_place(sentence) for sentence in self.copy],
            "similarity": round(self.similarity, 4),
        }
        if not self.words:
            return sentences
        return sentences | {
            "words": [
                {"canonical": _word(self.canonical, link.canonical), "copy": _word(self.copy, link.copy)}
                for link in self.words
            ]
        }


def align_documents(
    canonical: Document, copy: Document, *, words: bool = False, threads: int | None = None
) -> list[AlignedGroup]:
    """Align the sentences of two documents.

    Args:
        canonical: The canonical document.
        copy: The copy, in any language.
        words: Whether the words of aligned sentences are aligned too.
        threads: Sentences encoded at the same time; None for one a core.

    Returns:
        Groups in the order of the copy, omissions last; every sentence of both sides is in exactly one of them.

    Raises:
        ModelError: If the encoder is missing or damaged.
    """
    encoder = load_encoder(threads)
    left, right = prepare(canonical, encoder), prepare(copy, encoder)
    pairs = align_sentences(similarity(left.encodings, right.encodings))
    return [
        AlignedGroup(
            tuple(left.sentences[index] for index in pair.canonical),
            tuple(right.sentences[index] for index in pair.copy),
            pair.similarity,
            pair.words,
        )
        for pair in (align_words(left, right, pairs) if words else pairs)
    ]


def align_words(canonical: Side, copy: Side, pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """Fill `Pair.words`, from the token states that both sides already carry: no model runs.

    Words are linked as in Jalili Sabet et al. 2020 ("SimAlign"): mutual best matches of contextual token states, then
    content words left over on one side with those left over on the other. Links are in the order of the copy.
    """
    return tuple(replace(pair, words=_word_links(canonical, copy, pair)) for pair in pairs)


def _word_links(canonical: Side, copy: Side, pair: Pair) -> tuple[WordLink, ...]:
    left, right = _words(canonical, pair.canonical), _words(copy, pair.copy)
    links = [link for link in link_words(left, right, _LEAST) if link.similarity >= _LEAST]
    return tuple(
        dict.fromkeys(
            WordLink((one.start, one.end), (other.start, other.end))
            for one, other in ((left[link.canonical], right[link.copy]) for link in links)
        )
    )


def _words(side: Side, indices: Sequence[int]) -> list[Word]:
    """The words of some sentences with offsets into the document; all parts of a figure stand for the whole figure."""
    words = []
    for index in sorted(indices):
        sentence = side.sentences[index]
        figures = [match.span() for match in _FIGURE.finditer(sentence.text)]
        for word in words_of(sentence, side.encodings[index]):
            span = word.start, word.end
            start, end = next((item for item in figures if item[0] <= span[0] and span[1] <= item[1]), span)
            words.append(replace(word, start=start + sentence.start, end=end + sentence.start))
    return words


def _word(sentences: Sequence[Sentence], span: tuple[int, int]) -> dict[str, Any]:
    start, end = span
    sentence = next(item for item in sentences if item.start <= start < item.end)
    return {"start": start, "end": end, "quote": sentence.text[start - sentence.start : end - sentence.start]}


def _place(sentence: Sentence) -> dict[str, Any]:
    return {"start": sentence.start, "end": sentence.end, "sentence": sentence.text}
