"""Words of another language left in the text: foreign passages, and letters of other scripts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from transcheck.document import Document
from transcheck.language import UNDETERMINED, dominant_script
from transcheck.origin.lexicon import language_name
from transcheck.results import Evidence, Passage

__all__ = ["find_leftovers"]

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
_LATIN_LANGUAGES = frozenset(
    {
        "en",
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "nl",
        "id",
        "ms",
        "tr",
        "pl",
        "cs",
        "vi",
        "sv",
        "da",
        "nb",
        "no",
        "fi",
        "hu",
        "ro",
        "hr",
        "is",
        "ha",
    }
)
_OPENING, _CLOSING = '"“‘«„(（[「『《', '"”’»“)）]」』》'


def find_leftovers(document: Document, passages: Sequence[Passage], language: str) -> tuple[Evidence, ...]:
    """Passages in another language than the document's, and words in another script inside a text in Latin letters.

    In a text whose language is in doubt (`und`) no passage is in another one.
    Words that a writer may have quoted on purpose (in quotation marks or brackets) are left out, and so are passages
    whose language is not sure: a few letters, names, a sentence of the text's own language with foreign names in it.
    """
    found = list(_passages(document, passages, language))
    starts = [item[0] for item in found]
    for start, end, message, weight in _scripts(document, language):
        before = bisect_left(starts, end)
        if not before or found[before - 1][1] <= start:
            found.append((start, end, message, weight))
    return tuple(
        Evidence("leftover", document.text[start:end], start, end, message, weight)
        for start, end, message, weight in sorted(found)
    )


_Found = tuple[int, int, str, float]


def _passages(document: Document, passages: Sequence[Passage], language: str) -> Iterator[_Found]:
    own = dominant_script(document.text)[0]
    for passage in passages if language != UNDETERMINED else ():
        quote = document.text[passage.start : passage.end]
        stripped = quote.strip()
        if passage.language in {language, UNDETERMINED} or not stripped:
            continue
        start = passage.start + quote.index(stripped)
        if _is_sure(stripped, own) and not _quoted(document.text, start, start + len(stripped)):
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


def _scripts(document: Document, language: str) -> Iterator[_Found]:
    if language not in _LATIN_LANGUAGES:
        return
    for match in _OTHER_SCRIPT.finditer(document.text):
        end = match.start() + len(match[0].rstrip())
        if _TAG.search(document.text, max(0, match.start() - 80), match.start()) or sum(map(str.isalpha, match[0])) < 2:
            continue
        if not _quoted(document.text, match.start(), end):
            yield match.start(), end, "These words were left in the script of another language.", SCRIPT_WEIGHT


def _quoted(text: str, start: int, end: int) -> bool:
    """Whether the span stands in quotation marks or brackets within its line."""
    before, after = text[text.rfind("\n", 0, start) + 1 : start], text[end:].split("\n", 1)[0]
    if before.endswith(tuple(_OPENING)) or text[start] in _OPENING:
        return True
    opened = max(before.rfind(sign) for sign in "“«„(（[「『《")
    closed = max(before.rfind(sign) for sign in "”»)）]」』》")
    straight = before.count('"') % 2 == 1 and '"' in after
    return straight or (opened > closed and any(sign in after for sign in _CLOSING))
