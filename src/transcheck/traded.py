"""Two figures that traded their names (171,000 in Sweden, 43,000 in Norway) or what they count (31 goals in 58 games).

Each value and each name stands on both sides, so that neither figures nor names differ. Where two figures of one unit
and two names take turns in a sentence, each figure goes with the name beside it. What a figure counts is the word
behind it, and the words' links show that two of them changed places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from transcheck.changes import Drift
from transcheck.counted import agreeing_figures
from transcheck.figures import Figure, Match
from transcheck.figures.model import Kind
from transcheck.issues import Issue, Quote, Severity, quote
from transcheck.places import named_places
from transcheck.results import FactState, Pair
from transcheck.side import Side
from transcheck.stretch import Stretch
from transcheck.words import WORD, Word

__all__ = ["traded_count_issues", "traded_issues"]

_KINDS = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PERCENT})
_CONFIDENCE = 0.8
_LETTERS = 3  # of a name
_SURE = 2  # of the signs that two words changed places: the order of their figures, and two good links


# A name, or the number of a figure, with its offsets in the document.
_Place = tuple[str | int, int, int]


def traded_issues(canonical: Side, copy: Side, pairs: Iterable[Pair], matches: Sequence[Match]) -> list[Issue]:
    """Issues about two agreeing figures of aligned sentences that stand beside each other's names.

    Names are countries, in any two languages that CLDR has them of, and words with a capital letter that both
    sides spell alike.

    Args:
        canonical: The canonical article.
        copy: The copy.
        pairs: Aligned sentences.
        matches: The figures of both sides and their counterparts.
    """
    together: dict[tuple[int, int], list[tuple[Figure, Figure]]] = {}
    for one, other, row, column in agreeing_figures(canonical, copy, pairs, matches):
        if one.kind in _KINDS and one.low is not None and one.low > 1:
            together.setdefault((row, column), []).append((one, other))
    issues = []
    for (row, column), figures in together.items():
        names = _names(canonical, row), _names(copy, column)
        if sum(len(told) > 1 for told in names) == len(names):
            found = (_traded(pair, names) for pair in combinations(figures, 2) if all(map(_alike, *pair)))
            places = next((item for item in found if item is not None), None)
            if places is not None:
                quotes = _quote(canonical, row, places[0]), _quote(copy, column, places[1])
                issues.append(_issue(*quotes, "the name that the other one has"))
    return issues


def traded_count_issues(drift: Drift, matches: Iterable[Match]) -> list[Issue]:
    """The first issue about two agreeing figures of a pair, each of which stands before what the other one counts.

    Args:
        drift: An aligned pair with its words linked, in any two languages that write a number before what it counts.
        matches: The figures of both sides and their counterparts.
    """
    ends = {link.canonical: link for link in drift.links}
    sides = (drift.judged.canonical, drift.canonical), (drift.judged.copy, drift.copy)
    counts = []
    for match in matches:
        one, other = match.canonical, match.copy
        if one is None or other is None or match.state is FactState.WRONG or not _counts(one):
            continue
        left, right = _behind(*sides[0], one), _behind(*sides[1], other)
        if left is not None and right is not None:
            counts.append(((one, other), left, right))
    for (pair, left, right), (second, left_too, right_too) in combinations(counts, 2):
        if not (_alike(pair[0], second[0]) and _alike(pair[1], second[1])) or right == right_too:
            continue
        first, last = ends.get(left), ends.get(left_too)
        if first is None or last is None or (first.copy, last.copy) != (right_too, right):
            continue
        # Where the figures kept their order, links that cross may be wrong ones.
        turned = (left < left_too) is not (right < right_too)
        if turned + (not first.leftover) + (not last.leftover) >= _SURE:
            quotes = _with_word(*sides[0], pair[0], left), _with_word(*sides[1], pair[1], right)
            return [_issue(*quotes, "what the other one counts")]
    return []


def _with_word(stretch: Stretch, words: Sequence[Word], figure: Figure, word: int) -> Quote:
    """Quote a figure and a word behind it."""
    _, end, sentence = stretch.locate(words[word].start, words[word].end)
    return quote(stretch.document, figure.start, end, sentence.text)


def _counts(figure: Figure) -> bool:
    return figure.kind is Kind.NUMBER and figure.unit is None and figure.low is not None and figure.low > 1


def _behind(stretch: Stretch, words: Sequence[Word], figure: Figure) -> int | None:
    """The content word that stands just behind a figure of a passage, by its index; None where none does."""
    for sentence, offset in zip(stretch.sentences, stretch.offsets, strict=True):
        if sentence.start <= figure.start < sentence.end:
            end = figure.end - sentence.start + offset
            index = next((at for at, word in enumerate(words) if word.start >= end), None)
            beside = index is not None and words[index].content and stretch.text[end : words[index].start].isspace()
            return index if beside else None
    return None


def _alike(one: Figure, other: Figure) -> bool:
    """Whether two figures may stand for each other: of one unit, and not of one value."""
    return (one.kind, one.unit) == (other.kind, other.unit) and one.low != other.low


def _names(side: Side, index: int) -> list[_Place]:
    """The countries and other names that a sentence has once; its first word may be any word."""
    sentence = side.sentences[index]
    found: list[_Place] = [
        ("+".join(sorted(item.countries)), sentence.start + item.start, sentence.start + item.end)
        for item in named_places(sentence.text, side.language.code)
        if item.countries
    ]
    countries = tuple(found)
    for word in WORD.finditer(sentence.text):
        start, end = sentence.start + word.start(), sentence.start + word.end()
        own = any(first < end and start < last for _, first, last in countries)
        if word.start() and word[0][0].isupper() and len(word[0]) >= _LETTERS and not own:
            found.append((word[0], start, end))
    counts = Counter(name for name, _, _ in found)
    return [item for item in found if counts[item[0]] == 1]


def _traded(
    figures: Sequence[tuple[Figure, Figure]], names: tuple[list[_Place], list[_Place]]
) -> tuple[tuple[_Place, _Place], tuple[_Place, _Place]] | None:
    """A figure and the name that goes with it, on each side, if two figures exchanged theirs; None if they did not.

    Of the names that take turns with the figures on both sides all must speak for it.
    """
    shared = {name for name, _, _ in names[0]} & {name for name, _, _ in names[1]}
    left, right = (
        _turns(
            [
                *((at, pair[side].start, pair[side].end) for at, pair in enumerate(figures)),
                *(item for item in names[side] if item[0] in shared),
            ]
        )
        for side in (0, 1)
    )
    tried = sorted(left.keys() & right.keys(), key=sorted)
    if any(left[wanted][1][0] == right[wanted][1][0] for wanted in tried):
        return None
    return (left[tried[0]], right[tried[0]]) if tried else None


def _turns(places: Sequence[_Place]) -> dict[frozenset[str], tuple[_Place, _Place]]:
    """The first of two figures with its name, by any two names that take turns with the figures.

    Args:
        places: The figures, and all names that may go with them; none of these may stand between.
    """
    ordered = sorted(places, key=lambda item: item[1])
    found = {}
    for four in zip(ordered, ordered[1:], ordered[2:], ordered[3:], strict=False):
        kinds = [isinstance(item[0], int) for item in four]
        if kinds in ([True, False, True, False], [False, True, False, True]):
            bound = [sorted(four[i : i + 2], key=lambda item: not isinstance(item[0], int)) for i in (0, 2)]
            figure, name = min(bound, key=lambda item: str(item[0][0]))
            found[frozenset(str(pair[1][0]) for pair in bound)] = figure, name
    return found


def _quote(side: Side, index: int, places: tuple[_Place, _Place]) -> Quote:
    start, end = min(item[1] for item in places), max(item[2] for item in places)
    return quote(side.document, start, end, side.sentences[index].text)


def _issue(one: Quote, other: Quote, beside: str) -> Issue:
    message = f"Two figures traded places: each stands beside {beside} in the canonical text."
    return Issue("accuracy/mistranslation/agency", Severity.CRITICAL, _CONFIDENCE, message, canonical=one, copy=other)
