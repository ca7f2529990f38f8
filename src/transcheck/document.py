"""The text of an article and the offsets everything else is quoted by."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

__all__ = ["Document", "Sentence", "sentences_at"]


@dataclass(frozen=True, slots=True)
class Document:
    """A text as transcheck read it. Every later span is a pair of offsets into `text`.

    Attributes:
        text: The content, in Unicode code points. Never changed after reading.
        path: Where it came from: a path, a URL, `-` for standard input, or a name given by the caller.
        language: A language code stated by the source or the user (`en`, `zh`, `id`), or None.
        published: The publication date where the source states one; relative dates are resolved against it.
        notes: One sentence for each thing a reader should know about the reading (encoding guessed, parts left out).
    """

    text: str
    path: str = "-"
    language: str | None = None
    published: date | None = None
    notes: tuple[str, ...] = field(default=())

    @classmethod
    def from_text(
        cls, text: str, path: str = "-", *, language: str | None = None, published: date | None = None
    ) -> Document:
        """Wrap a text held in memory; it is used as it stands."""
        return cls(text=text, path=path, language=language, published=published)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a document: `document.text[start:end] == text`, without surrounding white space.

    Attributes:
        text: The sentence.
        start: Offset of its first character in the document (Unicode code points).
        end: Offset after its last character.
        language: The language of its passage, or None while nobody has looked.
    """

    text: str
    start: int
    end: int
    language: str | None = None


def sentences_at(sentences: Sequence[Sentence], start: int, end: int) -> range:
    """Indices of the sentences that a span touches.

    Args:
        sentences: Sentences of a document, in order.
        start: Offset of the span's first character in the document.
        end: Offset after its last character.
    """
    first = bisect_right(sentences, start, key=lambda sentence: sentence.end)
    return range(first, bisect_left(sentences, end, first, key=lambda sentence: sentence.start))
