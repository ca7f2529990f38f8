"""What a comparison of figures reports: other precision, wrong figures, omissions, additions, impossible weekdays.

Each function takes the board of a comparison and adds issues to it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from transcheck.figures.board import ALIKE, SMALL, Board, is_vague
from transcheck.figures.dates import When
from transcheck.figures.differences import beside_original, dates_weekday, explains, moved_weekday, says_again
from transcheck.figures.judge import Role, Value, converted
from transcheck.figures.messages import describe, hedge_issue, mismatch
from transcheck.figures.model import Hedge, Kind
from transcheck.figures.sides import Side, datelines
from transcheck.figures.sums import broken_sum, totals
from transcheck.figures.tables import profile
from transcheck.issues import Issue, Severity

__all__ = ["report_additions", "report_links", "report_omissions", "report_weekdays", "report_wrong"]

_DERIVED = frozenset({Kind.ORDINAL, Kind.DURATION, Kind.PERCENT, Kind.FRACTION})  # honest rewrites work them out
_MODALITY = "accuracy/mistranslation/modality"
_NOT_BEFORE = re.compile(
    r"(?:\b(?:not|never|cannot|(?:impossible|unable)(?:\sfor(?:\s\w+){1,3})?\sto)|n['’]t)\s(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
# A negation behind what is counted, in languages that put it at the end of a clause: „überstieg 300 Euro nicht“.
_DENIED_BEHIND = re.compile(r"\s(?:[^\W\d_]+\s){0,2}(?:nicht|niet|inte|ikke)\b")
_NEGATION_LAST = frozenset(("de", "nl", "sv", "da", "nb"))
_LEFT_OVER = 0.4  # confidence in a figure that is wrong unless the words around it say the opposite


def report_links(board: Board) -> None:
    """Report linked values that are told with another hedge, precision or notation."""
    done: set[tuple[int, int]] = set()
    for index, link in sorted(board.of_right.items()):
        if link.copy != index:
            continue
        one, two = board.left.values[link.canonical], board.right.values[link.copy]
        key = (one.part.start, two.part.start)
        if key in done:
            continue
        issue = hedge_issue(
            one,
            two,
            link.fit,
            board.left.quote(one),
            board.right.quote(two),
            board.right.sentences[two.sentence].language,
        )
        turned = _denied(board.left, one) is not _denied(board.right, two)
        if issue is not None and issue.category == _MODALITY and turned:
            continue
        if issue is not None and (link.local or board.likeness(link.canonical, link.copy) >= ALIKE):
            done.add(key)
            board.issues.append(issue)


def report_wrong(board: Board) -> None:
    """Report the values that stand for each other and differ, each pair of figures once."""
    reported: set[tuple[int, int, int, int]] = set()
    sums = totals(board.left.values) if board.wrong else {}
    partners = {a: board.right.values[link.copy] for a, link in board.of_left.items()}
    partners |= {a: board.right.values[b] for a, b in board.wrong}
    for a, b in board.wrong:
        one, two = board.left.values[a], board.right.values[b]
        spans = (one.figure.start, one.figure.end, two.figure.start, two.figure.end)
        if spans in reported:
            continue
        reported.add(spans)
        aligned = a not in board.of_left and any(a in lefts and b in rights for lefts, rights in board.groups)
        aligned = aligned or moved_weekday(board, a, b)
        sure = aligned and not (board.left.dates_article(one) or board.right.dates_article(two))
        apart = board.calendar.apart(one, two)
        issue = mismatch(one, two, board.left.quote(one), board.right.quote(two), sure=sure, apart=apart)
        if (a, b) in board.left_over:
            message = f"{issue.message[:-1]}, unless it says how many are left."
            issue = replace(issue, severity=Severity.MINOR, confidence=_LEFT_OVER, message=message)
        if (broken := broken_sum(a, sums, partners)) is not None:
            issue = replace(issue, message=f"{issue.message} The parts no longer add up: {broken}.")
        board.issues.append(issue)


def report_omissions(board: Board) -> list[int]:
    """Report canonical values without a counterpart, one a sentence and none beside a wrong one.

    Returns:
        All of them, each distinct value once.
    """
    wrong = {a for a, _ in board.wrong}
    missing = [
        a
        for a in board.free_left(range(len(board.left.values)))
        if not (board.left.values[a].soft or board.left.values[a].role is Role.MONTH or is_vague(board.left.values[a]))
    ]
    seen: set[tuple[int, int]] = set()
    values: set[tuple[Role, Decimal]] = set()
    sentences = {board.left.values[a].sentence for a in wrong}
    reported: list[int] = []
    for a in missing:
        value = board.left.values[a]
        key = (value.figure.start, value.figure.end)
        if key in seen or (value.role, value.amount) in values:
            continue
        seen.add(key)
        values.add((value.role, value.amount))
        reported.append(a)
        if value.sentence in sentences or board.left.dates_article(value) or says_again(board, a):
            continue
        sentences.add(value.sentence)
        quote = board.left.quote(value)
        message = f"The copy leaves out {describe(value)} (“{quote.text}”)."
        board.issues.append(Issue("accuracy/omission", Severity.MINOR, 0.6, message, canonical=quote))
    return reported


def report_additions(board: Board) -> list[int]:
    """Report values of the copy without a counterpart, one a sentence.

    Returns:
        All of them, each distinct value once.
    """
    reported: list[int] = []
    values: set[tuple[Role, Decimal]] = set()
    sentences: set[int] = set()
    for b in (b for b in board.free_right(range(len(board.right.values))) if b not in board.derived):
        value = board.right.values[b]
        if value.soft or value.role in (Role.MONTH, Role.OFFSET) or (value.role, value.amount) in values:
            continue
        if _in_a_name(board, value) or dates_weekday(board, value):
            continue
        values.add((value.role, value.amount))
        reported.append(b)
        if value.sentence in sentences:
            continue
        sentences.add(value.sentence)
        quote = board.right.quote(value)
        definite = value.role is Role.AMOUNT and value.part.hedge is not Hedge.SEVERAL
        definite = definite and not _as_a_word(value, board.right.sentences[value.sentence].language)
        new = definite and value.kind not in _DERIVED and not beside_original(board, b) and not explains(board, b)
        # A measure of the article in another unit, in a sentence that is aligned with another one.
        new = new and not any(converted(one, value) for one in board.left.values)
        severity = Severity.MAJOR if new else Severity.MINOR
        message = f"The copy gives {describe(value)} (“{quote.text}”), which the canonical text does not contain."
        board.issues.append(Issue("accuracy/addition", severity, 0.5, message, copy=quote))
    return reported


def report_weekdays(board: Board) -> None:
    """Report a weekday that is not that of its date, where the year is known and the canonical text differs."""
    years = [
        value.part.when.year
        for side in (board.left, board.right)
        for value in side.values
        if value.role is Role.YEAR and value.part.when and value.part.when.month
    ]
    dated = [figure.when.year for side in (board.left, board.right) for figure in datelines(side) if figure.when]
    published = [side.document.published.year for side in (board.right, board.left) if side.document.published]
    known = next(iter([*published, *dated, *years]), None)
    stated = {
        (value.part.when.month, value.part.when.day, value.part.when.weekday)
        for value in board.left.values
        if value.part.when is not None
    }
    for value in board.right.values:
        when = value.part.when
        if value.role is not Role.DAY or when is None or when.weekday is None:
            continue
        year = when.year or known
        if year is None or (when.month, when.day, when.weekday) in stated:
            continue
        day = _calendar_day(when, year)
        if day is not None and day.isoweekday() != when.weekday:
            quote = board.right.quote(value)
            names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
            message = f"“{quote.text}”: {day.isoformat()} was a {names[day.weekday()]}."
            board.issues.append(Issue("accuracy/mistranslation/date-time", Severity.MINOR, 0.7, message, copy=quote))


def _denied(side: Side, value: Value) -> bool:
    """Whether an English “not” a few words before a bound turns it, or a German „nicht“ behind its figure.

    “Will not fall below 27 degrees”, „überstieg 300 Euro nicht“.
    """
    sentence = side.sentences[value.sentence]
    if sentence.language in _NEGATION_LAST and value.part.hedge is not None:
        return _DENIED_BEHIND.match(sentence.text, value.part.end - sentence.start) is not None
    before = sentence.text[: side.quote(value).start - sentence.start]
    return value.part.hedge is not None and sentence.language == "en" and _NOT_BEFORE.search(before) is not None


def _in_a_name(board: Board, value: Value) -> bool:
    """Whether the canonical text has a number within a word, as a part of its name: “247Sports”."""
    digits = value.part.normalized
    return digits.isdecimal() and bool(re.search(rf"(?<![\w.,]){digits}[^\W\d_]{{4}}", board.left.document.text))


def _as_a_word(value: Value, language: str | None) -> bool:
    """Whether a number is one in words, or written in digits as such: 2人, “both”, 1つ, “one of”, 1キロ, “a kilo”.

    So is 2度, “twice”, which may be two degrees as well.
    """
    small = value.amount < SMALL and (value.unit in (None, "°") or value.amount == 1)
    return value.part.words or (small and profile(language).glued_words)


def _calendar_day(when: When, year: int) -> date | None:
    try:
        return date(year, when.month or 1, when.day or 1)
    except ValueError:
        return None
