"""Words of another language left in a text: passages, words inside a sentence, and letters of other scripts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from transcheck.document import Document, Sentence, language_name
from transcheck.language import UNDETERMINED, dominant_script, foreign_words
from transcheck.origin.lexicon import latin_languages
from transcheck.results import Evidence, Passage

__all__ = ["find_foreign_words", "find_leftovers"]

SCRIPT_WEIGHT = 1.5
"""Log odds of words in another script, in a text in Latin letters.

Other passages in another language are shown, for an editor will correct them, and weigh nothing: people leave as many.
"""

_PURE = 0.9
"""Share of one script in a passage below which foreign names in a sentence of the text's own are no leftover."""
_LETTERS = 5
"""Letters of a passage below which it is an abbreviation, a call or a slip: no language can be told from it."""
_HAN = 10
"""The same for Han characters in Japanese, and for those without Kana in Chinese: both languages share them."""
_NAMES = 0.5
"""Share of capitalised words, after the first, above which a passage is a list of names."""

_OTHER_SCRIPT = re.compile(
    r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af\u0400-\u04ff\u0600-\u06ff\u0590-\u05ff\u0e00-\u0e7f\u0900-\u097f]"
    r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af\u0400-\u04ff\u0600-\u06ff\u0590-\u05ff\u0e00-\u0e7f\u0900-\u097f\u3005・ー\s]*"
)
_HAN_SCRIPTS = frozenset({"Hani", "Jpan"})
_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"[#@/.][^\s#@]*$")
_OPENING, _CLOSING = '"“‘«„(（[「『《', '"”’»“)）]」』》'
# Those that tell by themselves whether they open or close.
_OPEN, _CLOSE = "“«„(（[「『《", "”»)）]」』》"


def find_leftovers(document: Document, passages: Sequence[Passage], language: str) -> tuple[Evidence, ...]:
    """Passages in another language than the document's, and words in another script inside a text in Latin letters.

    In a text whose language is in doubt (`und`) no passage is in another one.
    Words that a writer may have quoted on purpose (in quotation marks or brackets) are left out, and so are passages
    whose language is not sure: a few letters, names, a sentence of the text's own language with foreign names in it.
    """
    marks = _Marks(document.text)
    found = list(_passages(document, passages, language, marks))
    starts = [item[0] for item in found]
    for start, end, message, weight in _scripts(document, language, marks):
        before = bisect_left(starts, end)
        if not before or found[before - 1][1] <= start:
            found.append((start, end, message, weight))
    return tuple(
        Evidence("leftover", document.text[start:end], start, end, message, weight)
        for start, end, message, weight in sorted(found)
    )


def find_foreign_words(
    document: Document, sentences: Sequence[Sentence], language: str, canonical: Document | None = None
) -> tuple[Evidence, ...]:
    """Words in Latin letters of another language inside the sentences of an English text.

    They weigh nothing: how often people and machines leave them was not measured. Other languages than English are not
    looked at, since English words and names are at home in them. What the canonical article says too is no leftover.
    """
    if language != "en":
        return ()
    marks, known = _Marks(document.text), canonical.text.casefold() if canonical else ""
    return tuple(
        Evidence(
            "foreign-words",
            quote,
            passage.start,
            passage.end,
            f"These words are {language_name(passage.language)}, inside a sentence in English.",
            0.0,
        )
        for sentence in sentences
        for passage in foreign_words(sentence, language)
        if dominant_script(quote := document.text[passage.start : passage.end])[0] == "Latn"
        and quote.casefold() not in known
        and not marks.quoted(passage.start, passage.end)
    )


_Found = tuple[int, int, str, float]


def _passages(document: Document, passages: Sequence[Passage], language: str, marks: _Marks) -> Iterator[_Found]:
    own = dominant_script(document.text)[0]
    for passage in passages if language != UNDETERMINED else ():
        quote = document.text[passage.start : passage.end]
        stripped = quote.strip()
        if passage.language in {language, UNDETERMINED} or not stripped:
            continue
        start = passage.start + quote.index(stripped)
        if _is_sure(stripped, own) and not marks.quoted(start, start + len(stripped)):
            message = f"These words are {language_name(passage.language)}, in a text in {language_name(language)}."
            weight = SCRIPT_WEIGHT if own == "Latn" != dominant_script(stripped)[0] else 0.0
            yield start, start + len(stripped), message, weight


def _is_sure(quote: str, own: str | None) -> bool:
    """Whether the language of a passage can be told, in a text whose script is `own`."""
    script, share = dominant_script(quote)
    if share < _PURE:
        return False
    letters = sum(map(str.isalpha, quote))
    if script in _HAN_SCRIPTS:
        return own not in _HAN_SCRIPTS or letters >= _HAN
    following = _following(quote.partition(":")[0]) or _following(quote)  # Lire aussi : Trois Hommes à Venise
    return letters >= _LETTERS and sum(map(str.istitle, following)) <= _NAMES * len(following)


def _following(text: str) -> list[str]:
    """The words of a text but for the first and for those that begin with a digit."""
    return [word for word in _WORD.findall(text)[1:] if word[0].isalpha()]


def _scripts(document: Document, language: str, marks: _Marks) -> Iterator[_Found]:
    if language not in latin_languages():
        return
    for match in _OTHER_SCRIPT.finditer(document.text):
        end = match.start() + len(match[0].rstrip())
        if _TAG.search(document.text, max(0, match.start() - 80), match.start()) or sum(map(str.isalpha, match[0])) < 2:
            continue
        if not marks.quoted(match.start(), end):
            yield match.start(), end, "These words were left in the script of another language.", SCRIPT_WEIGHT


class _Marks:
    """Where a text has quotation marks, brackets and breaks of lines."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._breaks, self._straight, self._open, self._close, self._closing = (
            [match.start() for match in re.finditer(f"[{re.escape(signs)}]", text)]
            for signs in ("\n", '"', _OPEN, _CLOSE, _CLOSING)
        )

    def quoted(self, start: int, end: int) -> bool:
        """Whether the span stands in quotation marks or brackets within its line."""
        if self._text[start] in _OPENING or (start and self._text[start - 1] in _OPENING):
            return True
        line = _last(self._breaks, start)
        following = bisect_left(self._breaks, end)
        stop = self._breaks[following] if following < len(self._breaks) else len(self._text)

        def within(places: list[int], first: int, last: int) -> int:
            return bisect_left(places, last) - bisect_left(places, first)

        straight = within(self._straight, line + 1, start) % 2 == 1 and within(self._straight, end, stop)
        opened = max(line, _last(self._open, start)) > max(line, _last(self._close, start))
        return bool(straight or (opened and within(self._closing, end, stop)))


def _last(places: list[int], before: int) -> int:
    """The last of the places before a place, or -1."""
    number = bisect_left(places, before)
    return places[number - 1] if number else -1
