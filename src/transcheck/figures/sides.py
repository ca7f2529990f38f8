"""The two sides of a comparison of figures: their values, the words around them, and which sentences go together."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from transcheck.document import Document, Sentence
from transcheck.figures.days import Calendar
from transcheck.figures.grammar import extract
from transcheck.figures.judge import Fit, Role, Value, fit, values_of
from transcheck.figures.model import Figure
from transcheck.figures.rates import Times, times_of
from transcheck.issues import Quote
from transcheck.results import Pair

__all__ = ["Side", "calendar_of", "datelines", "groups_of", "retold_sentences", "sentence_figures", "side_of"]

_WORD = re.compile(r"[^\W\d_]{3,}")
_NEXT_WORD = re.compile(r"\s{0,2}[^\W\d_]+")
_STEM = 5
_WINDOW = 60  # characters on each side of a figure that tell what it counts
_DATELINE = 80  # characters that a place and its country take before the date
_DASH = re.compile(r"[ \u00a0]?(?:\([^()\n]{1,40}\)[ \u00a0]?)?[-–—―]")  # also behind the name of an agency
_RETOLD = 0.85  # similarity of aligned sentences below which one of them is put in other words


@dataclass(slots=True)
class Side:
    """The values of one text.

    Attributes:
        document: The text.
        sentences: Its sentences.
        figures: Its figures, each with the index of its sentence.
        values: What the figures are compared by.
        by_sentence: Indices of the values of each sentence that has some.
        words: What `context` found, by the index of a value.
        times: What `times_at` found, by the index of a sentence.
    """

    document: Document
    sentences: Sequence[Sentence]
    figures: list[tuple[Figure, int]]
    values: list[Value]
    by_sentence: dict[int, list[int]] = field(default_factory=dict)
    words: dict[int, frozenset[str]] = field(default_factory=dict)
    times: dict[int, Times] = field(default_factory=dict)

    def quote(self, value: Value) -> Quote:
        """The words of a value with those of its hedge, and their sentence."""
        part = value.part
        start, end = part.start, part.end
        if part.hedge_span is not None:
            start, end = min(start, part.hedge_span[0]), max(end, part.hedge_span[1])
        return Quote(self.document.text[start:end], start, end, self.sentences[value.sentence].text)

    def dates_article(self, value: Value) -> bool:
        """Whether a date stands behind the place at the very beginning: “KUPANG, Jan. 19, 2025 – A ferry …”."""
        start, end, text = value.figure.start, value.figure.end, self.document.text
        if value.sentence or start > _DATELINE or not _DASH.match(text, end):
            return False
        return not any(word[0].islower() for word in text[:start].split())

    def context(self, index: int) -> frozenset[str]:
        """Stems of the words around a value."""
        if index not in self.words:
            value = self.values[index]
            sentence = self.sentences[value.sentence]
            left, right = value.part.start - sentence.start, value.part.end - sentence.start
            near = sentence.text[max(0, left - _WINDOW) : left] + " " + sentence.text[right : right + _WINDOW]
            self.words[index] = frozenset(word.lower()[:_STEM] for word in _WORD.findall(near))
        return self.words[index]

    def times_at(self, index: int) -> Times:
        """The units of time that a sentence names, by its index; offsets count in the document."""
        if index not in self.times:
            sentence = self.sentences[index]
            first, last = (cut(self.figures, index, key=lambda item: item[1]) for cut in (bisect_left, bisect_right))
            figures = [(one.start - sentence.start, one.end - sentence.start) for one, _ in self.figures[first:last]]
            found = times_of(sentence.text, sentence.language, figures)
            self.times[index] = {
                unit: (start + sentence.start, end + sentence.start) for unit, (start, end) in found.items()
            }
        return self.times[index]

    def with_noun(self, value: Value) -> tuple[int, int]:
        """A value with the word behind it, which is mostly what it counts."""
        found = _NEXT_WORD.match(self.document.text, value.part.end)
        return value.part.start, found.end() if found is not None else value.part.end

    def counted(self, index: int) -> frozenset[str]:
        """Stems of the words just after a value, up to the next punctuation: what it counts."""
        value = self.values[index]
        sentence = self.sentences[value.sentence]
        after = sentence.text[value.part.end - sentence.start :][:40]
        phrase = re.split(r"[,.;:()“”\"!?]", after, maxsplit=1)[0]
        return frozenset(word.lower()[:_STEM] for word in _WORD.findall(phrase)[:4])


def sentence_figures(sentences: Sequence[Sentence], *, published: date | None = None) -> list[tuple[Figure, int]]:
    """The figures of all sentences with the index of their sentence; offsets count in the document."""
    found: list[tuple[Figure, int]] = []
    for index, sentence in enumerate(sentences):
        figures = extract(sentence.text, sentence.language, published=published)
        found.extend((figure.moved(sentence.start), index) for figure in figures)
    return found


def side_of(document: Document, sentences: Sequence[Sentence], only: frozenset[tuple[int, int]] | None = None) -> Side:
    """One text ready to be compared; with `only`, no more than the figures at those spans."""
    figures = sentence_figures(sentences, published=document.published)
    if only is not None:
        figures = [item for item in figures if (item[0].start, item[0].end) in only]
    dateline = _dateline(figures)
    values: list[Value] = []
    for figure, index in figures:
        if figure is dateline:
            continue
        sentence = sentences[index]
        place = (figure.start - sentence.start) / max(1, len(sentence.text))
        values.extend(values_of(figure, index, place))
    side = Side(document, sentences, [item for item in figures if item[0] is not dateline], values)
    for position, value in enumerate(values):
        side.by_sentence.setdefault(value.sentence, []).append(position)
    return side


def _dateline(figures: Sequence[tuple[Figure, int]]) -> Figure | None:
    """A full numeric date at the very beginning, which dates the article and states nothing."""
    if not figures:
        return None
    figure, sentence = figures[0]
    when = figure.when
    full = when is not None and when.year and when.month and when.day and when.weekday is None
    numeric = not any(char.isalpha() for char in figure.quote)
    return figure if full and numeric and sentence == 0 and figure.start < 12 else None


def groups_of(left: Side, right: Side, pairs: Sequence[Pair] | None) -> list[tuple[list[int], list[int]]]:
    """Values that stand in aligned sentences."""
    if pairs is None:
        pairs = _rough_pairs(left, right)
    groups = []
    for pair in pairs:
        first = [value for index in pair.canonical for value in left.by_sentence.get(index, ())]
        second = [value for index in pair.copy for value in right.by_sentence.get(index, ())]
        if first and second:
            groups.append((first, second))
    return groups


def retold_sentences(left: Side, right: Side, pairs: Sequence[Pair]) -> dict[int, range]:
    """The copy's sentences that are put in other words of one language, with the canonical sentences around theirs.

    Sentences without a counterpart are among them; no canonical sentences stand around those.
    """
    found: dict[int, range] = {}
    for pair in pairs if left.sentences else ():
        around = range(min(pair.canonical) - 1, max(pair.canonical) + 2) if pair.canonical else range(0)
        own = left.sentences[pair.canonical[0] if pair.canonical else 0].language
        if pair.similarity < _RETOLD:
            found |= {index: around for index in pair.copy if right.sentences[index].language == own}
    return found


def _rough_pairs(left: Side, right: Side) -> list[Pair]:
    """Sentence pairs without a model: by equal values, shared words and relative position."""
    if len(left.sentences) == 1 or len(right.sentences) == 1:
        return [Pair(tuple(range(len(left.sentences))), tuple(range(len(right.sentences))), 1.0)]
    stems = [
        [frozenset(word.lower()[:_STEM] for word in _WORD.findall(sentence.text)) for sentence in side.sentences]
        for side in (left, right)
    ]
    pairs = []
    for second, values in right.by_sentence.items():
        best, score = -1, 0.35
        for first, others in left.by_sentence.items():
            shared = len(stems[0][first] & stems[1][second]) / (
                1 + math.sqrt(len(stems[0][first]) * len(stems[1][second]))
            )
            equal = sum(any(fit(left.values[a], right.values[b]) <= Fit.EQUAL for a in others) for b in values)
            distance = abs(first / len(left.sentences) - second / len(right.sentences))
            total = 2 * shared + equal / max(len(values), len(others)) - distance
            if len(left.sentences) == len(right.sentences) and first == second:
                total += 0.5
            if total > score:
                best, score = first, total
        if best >= 0:
            pairs.append(Pair((best,), (second,), min(1.0, score)))
    return pairs


def calendar_of(left: Side, right: Side) -> Calendar:
    """The days on which two texts appeared, as their documents or their datelines say, and days of known weekdays."""
    published = []
    for side in (left, right):
        stated = [value.part.when for value in side.values if value.role is Role.DAY and side.dates_article(value)]
        stated += [figure.when for figure in datelines(side)]
        days = [side.document.published, *(when.day_itself() for when in stated if when is not None)]
        published.append(next((day for day in days if day is not None), None))
    whens = [value.part.when for side in (left, right) for value in side.values if value.role is Role.DAY]
    return Calendar.of((published[0], published[1]), [when for when in whens if when is not None])


def datelines(side: Side) -> list[Figure]:
    """The date of the article at its head, if there is one."""
    figures = sentence_figures(side.sentences[:1], published=None)
    dateline = _dateline(figures)
    return [dateline] if dateline else []
