"""What happened at a figure, by the lexicon of events, in any two languages: “17 were detained”, «пострадали 17».

A sentence that tells several events has the words of all of them on both sides, so nothing is lost and nothing new
where two trade places. A figure that agrees shows it: the events in its clause, with no other figure between, are
compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from transcheck.counted import agreeing_figures
from transcheck.document import Sentence, sentences_at
from transcheck.figures import Figure, Kind, Match
from transcheck.figures.tables import profile
from transcheck.issues import Issue, Quote, Severity
from transcheck.lexical.events import negators, opposed
from transcheck.lexical.lexicon import Cue, load_lexicon
from transcheck.results import Pair
from transcheck.side import Side
from transcheck.words import WORD, folded

__all__ = ["anchored_issues", "event_at"]

_KINDS = frozenset({Kind.NUMBER, Kind.RANGE, Kind.PERCENT, Kind.MONEY})
# One of something recurs in every sentence.
_LEAST = 2
# Signs that end a clause, but for those inside a number.
_BREAK = re.compile(r"(?<!\d)[,.:]|[,.:](?!\d)|[;،؛、，；：。()（）]|\s[–—-]\s|[–—]{2}")
# Tables with the classes that count here; all classes where none is named.
_TABLES: dict[str, tuple[str, ...]] = {
    "events": (),
    "cohyponyms": ("animal/", "disease/", "vehicle/", "weapon/"),
    "relations": ("camp/", "compass/", "door/", "measure/", "move/", "sex/", "trade/"),
}


def anchored_issues(canonical: Side, copy: Side, pairs: Iterable[Pair], matches: Sequence[Match]) -> list[Issue]:
    """Issues about events at agreeing figures of aligned sentences that exclude each other.

    Args:
        canonical: The canonical article.
        copy: The copy, in any language; without a lexicon of it there are no issues.
        pairs: Aligned sentences.
        matches: The figures of both sides and their counterparts.
    """
    figures = (
        _by_sentence(canonical, (match.canonical for match in matches if match.canonical)),
        _by_sentence(copy, (match.copy for match in matches if match.copy)),
    )
    issues = []
    for one, other, row, column in agreeing_figures(canonical, copy, pairs, matches):
        if {one.kind, other.kind} <= _KINDS and one.low is not None and one.low >= _LEAST:
            sides = (
                (canonical.sentences[row], one, figures[0][row]),
                (copy.sentences[column], other, figures[1][column]),
            )
            for table in _TABLES:
                left, right = (event_at(*side, table) for side in sides)
                if left and right and opposed(left, right):
                    issues.append(
                        _issue(*(_quote(side[0], cue) for side, cue in zip(sides, (left, right), strict=True)))
                    )
    return issues


def _by_sentence(side: Side, figures: Iterable[Figure]) -> dict[int, list[Figure]]:
    """The figures of each sentence that has one, by its index."""
    found: dict[int, list[Figure]] = {}
    for figure in figures:
        for index in sentences_at(side.sentences, figure.start, figure.start + 1):
            found.setdefault(index, []).append(figure)
    return found


def event_at(sentence: Sentence, figure: Figure, figures: Iterable[Figure], table: str = "events") -> Cue | None:
    """The event told at a figure: the word behind it, or the only one in its clause that no other figure parts from it.

    Args:
        sentence: The sentence the figure stands in.
        figure: The figure; offsets of the document.
        figures: The figures of the sentence.
        table: The lexicon that tells events.

    Returns:
        A cue with offsets in the sentence; None if there is no event, or a second one, or a word that denies it, if
        another figure claims the same one, or the value stands in the sentence twice.
    """
    near = [item for item in figures if item.kind in _KINDS]
    if sum((item.low, item.high) == (figure.low, figure.high) for item in near) != 1:
        return None
    told = {item.start: _told(sentence, item, near, table) for item in near}
    mine = told.pop(figure.start)
    end = figure.end - sentence.start
    beside = [cue for cue in mine if cue.start >= end and not sentence.text[end : cue.start].strip()]
    if beside:
        return beside[0]
    return mine[0] if len(mine) == 1 and mine not in told.values() else None


def _told(sentence: Sentence, figure: Figure, near: Sequence[Figure], table: str) -> list[Cue]:
    """The events in the clause of a figure, from the figure before it to the one behind.

    None where one is denied, or stands behind an “and”, which may begin what does not concern the figure.
    """
    spans = [(item.start - sentence.start, item.end - sentence.start) for item in near if item != figure]
    spans += [match.span() for match in _BREAK.finditer(sentence.text)]
    at = figure.start - sentence.start
    start = max((end for _, end in spans if end <= at), default=0)
    stop = min((begin for begin, _ in spans if begin > at), default=len(sentence.text))
    language = sentence.language or "und"
    if any(start <= cue.start < stop for cue in negators(sentence.text, language)):
        return []
    cues = [
        cue
        for cue in load_lexicon(table, language).find(sentence.text)
        if start <= cue.start and cue.end <= stop and (not _TABLES[table] or cue.kind.startswith(_TABLES[table]))
    ]
    joins, end = profile(language).range_and.firsts, figure.end - sentence.start
    behind = [WORD.findall(sentence.text[end : cue.start]) for cue in cues if cue.start >= end]
    return [] if any(folded(word) in joins for words in behind for word in words) else cues


def _quote(sentence: Sentence, cue: Cue) -> Quote:
    return Quote(cue.text, sentence.start + cue.start, sentence.start + cue.end, sentence.text)


def _issue(one: Quote, other: Quote) -> Issue:
    return Issue(
        category="accuracy/mistranslation",
        severity=Severity.CRITICAL,
        confidence=0.75,
        message=f"What the figure counts was “{one.text}” in the canonical text, “{other.text}” in the copy.",
        canonical=one,
        copy=other,
    )
