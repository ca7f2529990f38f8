"""Sentence segmentation that keeps offsets: every sentence is a slice of the document's text.

Two steps. First the text is cut into blocks at every line break that ends something: a paragraph, a heading, a list
item. A break inside hard-wrapped prose ends nothing and is read as a space. Then sentencex (rules for some 300
languages) splits each block, and a few joints that it misses are mended here: closing quotation marks, list numbers,
abbreviations of `data/language/abbreviations.json`, ellipses. The time is linear in the length of the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import sentencex

from transcheck.bundled import read_bytes
from transcheck.document import Document, Sentence

__all__ = ["MAX_SENTENCE", "segment"]

MAX_SENTENCE = 1000
"""Code points after which a stretch without a full stop is cut at a clause mark or a space."""

_LONG = 240
"""Code points from which quoted and bracketed sentences are told apart too; shorter quotations stay whole."""

_CONTEXT = 40
"""Code points before a joint that are looked at."""

Span = tuple[int, int]

_ITEM = re.compile(r"(?:[-*+•‣◦▪–—·]\s|#{1,6}\s|>\s?|\|)|\(?(?:\d{1,3}|[a-zA-Z])[.)]\s")
_FINAL = ".!?…。！？｡।॥۔؟։።᙮။៕"
_CLOSING = "\"'”’»›」』）)]】》〉］｝}"
_OPENING = "\"'“‘«‹「『（([【《〈［｛{„‚¿¡"
_END_OF_LINE = re.compile(rf"[{re.escape(_FINAL)}:：;；][{re.escape(_CLOSING)}]*$")
_ONLY_CLOSING = re.compile(rf"[\s{re.escape(_CLOSING + _FINAL)}]+")
_LEADING_CLOSING = re.compile(r"(?:[”’»›」』）)\]】》〉］]|[\"'](?=\s|$))+")
_BRACKETS = re.compile(r"[\"“”„«»‹›()\[\]「」『』（）《》]")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z])[.)]\s*")
_ORDINAL = re.compile(r"\d\.\s*$")
# In German an ordinal stands behind these, and never the end of a sentence: “zum 7. Mal”, “im 1. Weltkrieg”.
_RANKED = re.compile(r"\b(?:im|zum|beim|(?:jed|sein|ihr)e[mnrs]?)\s\d{1,2}\.\s*$", re.IGNORECASE)
_POINT = re.compile(r"\d[.٫]$")
_INITIAL = re.compile(r"(?<![\w.])(?<!\d )[\u0370-\u06ff]\.\s*$")
_FIRST_WORD = re.compile(r"([^\W\d_]+)([.,]?)")
_SHORT_MONTH = 3  # letters at least
_LAST_WORD = re.compile(r"([^\s\"'“‘«(\[]+?)\.\s*$")
_MISSED = re.compile(rf"(?:…|\.\.\.|[.!?][)\]][\"”’»]?)\s+(?=[{re.escape(_OPENING)}]*[^\W\d_])")
_CLOCK = re.compile(r"\b[ap]\.\s?m\.\s*$", re.IGNORECASE)
# What tells that a time of day ends no sentence: its half goes on with a day, a place or a zone.
_CLOCK_NEXT = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|on|at|local|et|est|edt|gmt|utc|pt|jan|feb|mar|apr|may|jun|jul|aug|sep"
    r"|oct|nov|dec)\b",
    re.IGNORECASE,
)
# Particles of Japanese behind a quotation, a closed class.
_QUOTATIVE = re.compile(r"と|って|との|という|とは|など|を|が|に|の|は|も")
_CLAUSE_MARKS = (";；:：", ",，、،", " \t\n\u3000")
_MIN_WRAP, _MAX_WRAP = 30, 130


def segment(document_or_text: Document | str, language: str) -> tuple[Sentence, ...]:
    """Cut a text into sentences, headings and list items.

    Args:
        document_or_text: A document or its text.
        language: Language code; an unknown one gets sentencex's general rules.

    Returns:
        Sentences in order, without surrounding white space. They do not overlap, and every character that is not
        white space stands in exactly one of them. No sentence is longer than `MAX_SENTENCE`.
    """
    text = document_or_text if isinstance(document_or_text, str) else document_or_text.text
    return tuple(
        Sentence(text[start:end], start, end)
        for block in _blocks(text)
        for cut in _sentences(text, block, language)
        for start, end in _pieces(text, cut)
    )


# --- lines to blocks -------------------------------------------------------------------------------------------------


def _blocks(text: str) -> Iterator[Span]:
    """Paragraphs, headings and list items: line breaks inside a block are wraps."""
    paragraph: list[Span] = []
    paragraphs = [paragraph]
    for line in _lines(text):
        if text[line[0] : line[1]].strip():
            paragraph.append(line)
        elif paragraph:
            paragraphs.append(paragraph := [])
    width = _wrap_width(text, paragraphs)
    for lines in paragraphs:
        start = -1
        for index, (line_start, line_end) in enumerate(lines):
            if start < 0:
                start = line_start
            if index + 1 == len(lines) or not _wraps(text, lines[index], lines[index + 1], width):
                yield start, line_end
                start = -1


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for match in re.finditer(r"\r\n|[\n\r\v\f\u0085\u2028\u2029]", text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _wrap_width(text: str, paragraphs: Sequence[Sequence[Span]]) -> int:
    """The width at which prose was wrapped by hand, or 0 where line breaks are ends.

    Prose that was wrapped shows it: nearly every line inside a paragraph is so full that the next word would not
    have fitted, and (in scripts with case) many lines begin with a small letter.
    """
    pairs = [pair for lines in paragraphs for pair in pairwise(lines)]
    width = max((len(text[start:end].rstrip()) for lines in paragraphs for start, end in lines), default=0)
    if not pairs or not _MIN_WRAP <= width <= _MAX_WRAP:
        return 0
    full = sum(_is_full(text, first, second, width) for first, second in pairs) / len(pairs)
    open_ended = [
        text[start:end].lstrip()
        for first, (start, end) in pairs
        if not _END_OF_LINE.search(text[first[0] : first[1]].rstrip())
    ]
    small = sum(line[0].islower() for line in open_ended)
    if any(line.lower() != line.upper() for line in open_ended):
        wrapped = full >= 0.5 and small >= max(1, 0.3 * len(open_ended))
    else:
        wrapped = full >= 0.8 and len(open_ended) >= max(2, 0.5 * len(pairs))
    return width if wrapped else 0


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the next line's first word would not have fitted (with room for proportional fonts: a fifth)."""
    next_line = text[following[0] : following[1]].split(maxsplit=1)
    word = min(len(next_line[0]), 20) if next_line else 0
    return len(text[line[0] : line[1]].rstrip()) + 1 + word > 0.8 * width


def _wraps(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the break between two lines of one paragraph is a wrap and not an end."""
    this, after = text[line[0] : line[1]].strip(), text[following[0] : following[1]].strip()
    if _ITEM.match(after) or this.startswith(("#", "|")):
        return False
    if width and _is_full(text, line, following, width):
        return True
    return (width > 0 or len(this) >= _MIN_WRAP) and after[0].islower() and not _END_OF_LINE.search(this)


# --- blocks to sentences ---------------------------------------------------------------------------------------------


def _sentences(text: str, block: Span, language: str) -> list[Span]:
    start, end = block
    flat = re.sub(r"\s", " ", text[start:end])
    bare = _BRACKETS.sub(" ", flat)
    cuts: list[Span] = []
    for first, last in _split(flat, 0, len(flat), language):
        if last - first <= _LONG:
            cuts.append((first, last))
        else:
            cuts.extend(_split(bare, first, last, language))
    merged: list[Span] = []
    for first, last in (missed for cut in cuts for missed in _split_missed(flat, *cut)):
        taken = _taken_by_previous(flat, merged[-1], (first, last), language) if merged else 0
        if taken:
            merged[-1] = (merged[-1][0], first + taken)
        if flat[first + taken : last].strip():
            merged.append((first + taken, last))
    return [(start + first, start + last) for first, last in merged]


def _split(flat: str, start: int, end: int, language: str) -> Iterator[Span]:
    """The sentences that sentencex sees between two offsets; together they cover the stretch."""
    position = start
    for piece in sentencex.segment(language, flat[start:end]):
        yield position, position + len(piece)
        position += len(piece)
    if position < end:
        yield position, end


def _split_missed(flat: str, start: int, end: int) -> Iterator[Span]:
    """Boundaries after an ellipsis or a closing bracket, where a new sentence begins with a capital."""
    previous = start
    for match in _MISSED.finditer(flat, start, end):
        following = flat[match.end() : match.end() + 4].lstrip(_OPENING)
        if following[:1].isupper() and match.end() < end:
            yield previous, match.end()
            previous = match.end()
    yield previous, end


def _taken_by_previous(flat: str, previous: Span, cut: Span, language: str) -> int:
    """How many characters at the start of `cut` belong to the sentence before it."""
    before = flat[max(previous[0], previous[1] - _CONTEXT) : previous[1]]
    here = flat[cut[0] : cut[1]]
    if previous[1] - previous[0] < _CONTEXT and _LIST_NUMBER.fullmatch(before.lstrip()):
        return len(here)
    if _ONLY_CLOSING.fullmatch(here) or _belongs_together(before, here, language):
        return len(here)
    closing = _LEADING_CLOSING.match(here)
    return closing.end() if closing and not before[-1:].isspace() else 0


def _belongs_together(before: str, here: str, language: str) -> bool:
    if _POINT.search(before) and here[:1].isdecimal():
        return True  # ৭.৫: sentencex knows the decimal point between digits of ASCII only
    last = _LAST_WORD.search(before)
    if last and last[1].lower() in _abbreviations(language.split("-", maxsplit=1)[0]):
        return True
    if (initial := _INITIAL.search(before)) and not initial[0].islower():
        return True  # К. Роулинг, ك. رولينغ; not “2018 г.”
    if _ORDINAL.search(before) and (_is_month(here, language) or (language == "de" and _RANKED.search(before))):
        return True
    if here.lstrip()[:1].islower() and (_ORDINAL.search(before) or (last and _looks_abbreviated(last[1]))):
        return True
    if language == "ja" and before.rstrip().endswith(("」", "』")):
        return _QUOTATIVE.match(here) is not None
    return _CLOCK.search(before) is not None and _CLOCK_NEXT.match(here) is not None


def _is_month(here: str, language: str) -> bool:
    """Whether a text begins with a month and a comma, or with its short form: “12. Juni, ein Montag”, “23. Aug.”."""
    from transcheck.figures.tables import profile  # figures are found in sentences, so their package needs this module

    rules, found = profile(language), _FIRST_WORD.match(here.lstrip())
    if found is None or not rules.dot_ordinal:
        return False
    word, mark = found[1].lower(), found[2]
    if mark == ".":
        return len(word) >= _SHORT_MONTH and any(month.startswith(word) for month in rules.months.single)
    return mark == "," and word in rules.months.single


def _looks_abbreviated(word: str) -> bool:
    """A word of few letters, or with a full stop inside, before a small letter: "г.", "т.е.", "tys."."""
    return "." in word or len(word) <= 3


@cache
def _abbreviations(language: str) -> frozenset[str]:
    data = json.loads(read_bytes("language/abbreviations.json"))
    english_names = data["not en"] if language != "en" else ()  # “on Main St. The shop” ends a sentence in English
    return frozenset((*data.get(language, ()), *english_names))


# --- long stretches --------------------------------------------------------------------------------------------------


def _pieces(text: str, cut: Span) -> Iterator[Span]:
    """The cut without surrounding white space, in pieces of at most `MAX_SENTENCE`."""
    start, end = _trim(text, *cut)
    while end - start > MAX_SENTENCE:
        middle = _break_point(text, start, start + MAX_SENTENCE)
        first, last = _trim(text, start, middle)
        if first < last:
            yield first, last
        start, end = _trim(text, middle, end)
    if start < end:
        yield start, end


def _break_point(text: str, start: int, limit: int) -> int:
    """The last clause mark, else the last space, in the second half of the window; else its end."""
    for marks in _CLAUSE_MARKS:
        for position in range(limit - 1, start + (limit - start) // 2, -1):
            if text[position] in marks:
                return position + 1
    return limit


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
