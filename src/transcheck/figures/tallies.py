"""Results whose sides changed places: “passed by 52 votes to 48” became “passed by 48 to 52 votes”.

Who tells a result from the side of the loser puts it in other words, so only sentences of one language count that lead
to it in the same words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from transcheck.figures.board import Board
from transcheck.figures.judge import Role
from transcheck.figures.sides import Side
from transcheck.figures.tables import profile
from transcheck.issues import Issue, Quote, Severity

__all__ = ["report_tallies"]

_RESULT = re.compile(
    r"(?<![\w.,:/–-])(\d{1,3})(?:(?:\s([^\W\d_]{3,}))?\s([^\W\d_]{1,9})\s|([-–:]))(\d{1,3})(?![\w%:/–-]|[.,]\d)"
    r"(?:\s([^\W\d_]{3,}))?"
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_CLAUSE = re.compile(r"[.,;:!?()“”\"]\s")
_LEADS = 5  # words before a result that must be the same


class _Tally(NamedTuple):
    """Both numbers of a result, where it stands, the words around it, and the one between them."""

    first: int
    second: int
    start: int
    end: int
    leads: tuple[str, ...]
    tail: tuple[str, ...]
    noun: str


def report_tallies(board: Board) -> None:
    """Report results of aligned sentences whose two numbers changed places behind the same words."""
    for first, second in board.groups:
        rows = {board.left.values[a].sentence for a in first}
        columns = {board.right.values[b].sentence for b in second}
        if len(rows) != 1 or len(columns) != 1:
            continue
        row, column = rows.pop(), columns.pop()
        languages = board.left.sentences[row].language, board.right.sentences[column].language
        ours = _tally(board.left, row) if languages[0] == languages[1] else None
        theirs = _tally(board.right, column) if ours is not None else None
        if ours is None or theirs is None or not _same_words(ours, theirs):
            continue
        if (ours.first, ours.second) == (theirs.second, theirs.first) != (theirs.first, theirs.second):
            one, two = _quote(board.left, row, ours), _quote(board.right, column, theirs)
            message = f"The result “{one.text}” became “{two.text}”: its sides changed places."
            board.issues.append(Issue("accuracy/mistranslation/number", Severity.CRITICAL, 0.8, message, one, two))


def _tally(side: Side, index: int) -> _Tally | None:
    """The only result of a sentence; none where its numbers count two things (“52 men to 48 women”)."""
    sentence = side.sentences[index]
    joins = profile(sentence.language).result_joins
    found = [
        match
        for match in _RESULT.finditer(sentence.text)
        if match[4] or (match[3].casefold() in joins and not (match[2] and match[6] and match[2] != match[6]))
    ]
    if len(found) != 1 or _is_time(side, index, sentence.start + found[0].start()):
        return None
    match = found[0]
    before = _CLAUSE.split(sentence.text[: match.start()])[-1]
    leads = tuple(word.casefold() for word in _WORD.findall(before)[-_LEADS:])
    behind = _WORD.findall(_CLAUSE.split(sentence.text[match.end(5) :])[0])
    tail = tuple(word.casefold() for word in behind[:2])
    start, end = sentence.start + match.start(), sentence.start + match.end(5)
    return _Tally(int(match[1]), int(match[5]), start, end, leads, tail, match[2] or "") if leads else None


def _same_words(one: _Tally, two: _Tally) -> bool:
    """Whether the words around two results are the same, but for what their numbers count: “votes”."""
    nouns = {one.noun, two.noun}
    tails = [next((word for word in tally.tail if word not in nouns), "") for tally in (one, two)]
    return one.leads == two.leads and tails[0] == tails[1]


def _is_time(side: Side, index: int, start: int) -> bool:
    """Whether a time of day begins at an offset, 12:45."""
    values = (side.values[value] for value in side.by_sentence.get(index, ()))
    return any(value.role is Role.TIME and value.part.start == start for value in values)


def _quote(side: Side, index: int, tally: _Tally) -> Quote:
    text = side.document.text[tally.start : tally.end]
    return Quote(text, tally.start, tally.end, side.sentences[index].text)
