"""Some sentences of a document read as one text, with the way back to the document's offsets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from transcheck.document import Document, Sentence
from transcheck.issues import Quote, quote

__all__ = ["UNSPACED", "Stretch", "join", "sentence_quote"]

UNSPACED = frozenset({"zh", "yue", "ja", "th", "lo", "km", "my"})
"""Languages written without spaces between words, and between sentences."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Joined sentences.

    Attributes:
        text: The sentences, joined by a space where their script has spaces.
        document: Where they come from.
        sentences: The sentences in order.
        offsets: Where each begins in `text`.
    """

    text: str
    document: Document
    sentences: tuple[Sentence, ...]
    offsets: tuple[int, ...]

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Offsets of each sentence in `text`."""
        places = zip(self.offsets, self.sentences, strict=True)
        return tuple((offset, offset + len(sentence.text)) for offset, sentence in places)

    def locate(self, start: int, end: int) -> tuple[int, int, Sentence]:
        """Offsets in the document of `text[start:end]`, cut to the sentence it begins in, and that sentence."""
        index = max(i for i, offset in enumerate(self.offsets) if offset <= start)
        sentence = self.sentences[index]
        shift = sentence.start - self.offsets[index]
        return start + shift, min(end + shift, sentence.end), sentence

    def quote(self, start: int, end: int) -> Quote:
        """Quote `text[start:end]` from the document."""
        first, last, sentence = self.locate(start, end)
        return quote(self.document, first, last, sentence.text)

    def whole(self) -> Quote:
        """Quote the first sentence, or all where they stand side by side."""
        first, last = self.sentences[0], self.sentences[-1]
        between = self.document.text[first.start : last.end]
        if sum(len(sentence.text) for sentence in self.sentences) + 2 * len(self.sentences) < len(between):
            return sentence_quote(first)
        return Quote(between, first.start, last.end, between)


def join(document: Document, sentences: Sequence[Sentence], indices: Iterable[int]) -> Stretch:
    """Join the sentences with the given indices, in document order."""
    chosen = tuple(sentences[index] for index in sorted(indices))
    offsets: list[int] = []
    parts: list[str] = []
    length = 0
    for sentence in chosen:
        if parts and sentence.language not in UNSPACED:
            parts.append(" ")
            length += 1
        offsets.append(length)
        parts.append(sentence.text)
        length += len(sentence.text)
    return Stretch("".join(parts), document, chosen, tuple(offsets))


def sentence_quote(sentence: Sentence) -> Quote:
    """A whole sentence as a quote."""
    return Quote(sentence.text, sentence.start, sentence.end, sentence.text)
