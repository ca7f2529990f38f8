"""The text of an article and the offsets everything else is quoted by."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Protocol

from transcheck.errors import InputError

__all__ = ["Document", "Sentence", "language_code", "language_name", "overlap", "sentences_at"]

_CODE = re.compile(r"[a-z]{2,3}")
_ALIASES = {"nb": "no", "nn": "no", "fil": "tl"}
"""Codes that transcheck knows under another one, beside those that CLDR replaces."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text as transcheck read it. Every later span is a pair of offsets into `text`.

    Attributes:
        text: The content, in Unicode code points. Never changed after reading.
        path: Where it came from: a path, a URL, `-` for standard input, or a name given by the caller.
        language: The language stated by the source or the user, as an ISO 639 code (`en`, `zh`, `id`), or None. A tag
            may be given (`pt-BR`, `zh_Hans`, `EN`, `deu`); what is no code counts as not stated.
        published: The publication date where the source states one; relative dates are resolved against it.
        notes: One sentence for each thing a reader should know about the reading (encoding guessed, parts left out).

    Raises:
        TypeError: If the text or the language is no string.
        InputError: If the text has half of a character (a lone surrogate), which no model or file can take.
    """

    text: str
    path: str = "-"
    language: str | None = None
    published: date | None = None
    notes: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise TypeError(f"the text of a document must be a string, not {type(self.text).__name__}")
        if not isinstance(self.language, str | None):
            raise TypeError(f"the language of a document must be a string, not {type(self.language).__name__}")
        object.__setattr__(self, "path", str(self.path))
        try:
            self.text.encode()
        except UnicodeEncodeError as error:
            raise InputError(self.path, f"has half of a character (a lone surrogate) at {error.start}") from error
        object.__setattr__(self, "language", language_code(self.language))

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


class Placed(Protocol):
    """What has a place in a text."""

    @property
    def start(self) -> int:
        """Offset of its first character."""

    @property
    def end(self) -> int:
        """Offset after its last character."""


def overlap(one: Placed, other: Placed) -> bool:
    """Whether two things in one text have a character in common."""
    return one.start < other.end and other.start < one.end


def sentences_at(sentences: Sequence[Sentence], start: int, end: int) -> range:
    """Indices of the sentences that a span touches.

    Args:
        sentences: Sentences of a document, in order.
        start: Offset of the span's first character in the document.
        end: Offset after its last character.
    """
    first = bisect_right(sentences, start, key=lambda sentence: sentence.end)
    return range(first, bisect_left(sentences, end, first, key=lambda sentence: sentence.start))


def language_code(stated: str | None) -> str | None:
    """The ISO 639 code of a language tag without script and region; None for what is no tag."""
    code = stated.replace("_", "-").split("-")[0].strip().lower() if stated else ""
    if not _CODE.fullmatch(code):
        return None
    from babel.core import get_global

    current: str = get_global("language_aliases").get(code, code).split("_")[0]
    return _ALIASES.get(current, current)


@cache
def language_name(code: str) -> str:
    """The English name of a language, by its code or tag (CLDR); the code where it has none."""
    from babel import Locale

    if code == "und":
        return "no particular language"
    return str(Locale("en").languages.get(language_code(code) or code, code))
