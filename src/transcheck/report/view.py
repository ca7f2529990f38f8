"""What every report says: the order of copies, the gravest issue, the fact matrix, short quotes in their context.

Formats differ in how they write these values, never in the values.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from transcheck.document import Document, Sentence, language_name
from transcheck.issues import Issue, Quote, Severity
from transcheck.results import (
    AuditReport,
    Claim,
    ClaimVerdict,
    CopyReport,
    Fact,
    FactState,
    MachineTranslation,
    OriginVerdict,
)

__all__ = [
    "CLAIM_STATES",
    "ORIGIN_NAMES",
    "STATE_SYMBOLS",
    "Cell",
    "Row",
    "Snippet",
    "by_gravity",
    "change_and_message",
    "change_phrase",
    "claim_counts",
    "claim_rows",
    "figure_rows",
    "gravest",
    "headline",
    "leaves_out",
    "notes",
    "one_line",
    "origin_phrase",
    "origin_share",
    "percent",
    "plural",
    "severity_phrase",
    "short_names",
    "shortened",
    "sides",
    "snippet",
    "sorted_issues",
    "stands_in",
    "visible",
]

# A claim that says more or less than the canonical one stands beside a figure of another precision.
CLAIM_STATES = {
    ClaimVerdict.KEPT: FactState.AGREE,
    ClaimVerdict.ADDED: FactState.HEDGED,
    ClaimVerdict.CHANGED: FactState.HEDGED,
    ClaimVerdict.CONTRADICTED: FactState.WRONG,
    ClaimVerdict.OMITTED: FactState.ABSENT,
}
STATE_SYMBOLS = {FactState.AGREE: "=", FactState.HEDGED: "~", FactState.WRONG: "x", FactState.ABSENT: "-"}

ORIGIN_NAMES = {
    OriginVerdict.MACHINE: "machine translation",
    OriginVerdict.HUMAN: "human text",
    OriginVerdict.UNCERTAIN: "origin uncertain",
}
_LONG_NAME = 16
_OMISSION = "accuracy/omission"

# Characters that change how the text around them is shown or that HTML and XML forbid: control characters, the
# explicit bidirectional controls, surrogates, noncharacters.
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(17))
    + "]"
)


def visible(text: str) -> str:
    """Replace each character that could disturb a terminal or a markup file by a visible one.

    The length stays: control characters become their pictures (U+2400…), carriage returns spaces, all others U+FFFD.
    """
    return _UNSHOWABLE.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code == 0x0D:
        return " "
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def one_line(text: str) -> str:
    """The visible text with every run of white space as one space."""
    return " ".join(visible(text).split())


def plural(count: int, noun: str, many: str = "") -> str:
    """`1 copy`, `2 copies`; `many` where adding an s is not enough."""
    return f"{count} {noun if count == 1 else many or noun + 's'}"


def sorted_issues(copy: CopyReport) -> tuple[Issue, ...]:
    """The issues of a copy, gravest first, then in reading order."""
    return tuple(sorted(copy.issues, key=lambda issue: (issue.severity.rank, _position(issue))))


def _position(issue: Issue) -> tuple[int, int]:
    side = issue.copy or issue.canonical
    assert side is not None
    return side.start, side.end


def sides(
    report: AuditReport, copy: CopyReport, issue: Issue
) -> Iterator[tuple[str, Quote, Document, Sequence[Sentence]]]:
    """The sides that an issue quotes: their name, the quote, the text that it is of, and that text's sentences."""
    if issue.canonical is not None:
        yield "canonical", issue.canonical, report.canonical, report.sentences
    if issue.copy is not None:
        yield "copy", issue.copy, copy.document, copy.sentences


def gravest(copy: CopyReport) -> Issue | None:
    """The issue to show first: by severity, then those that quote both sides, then by confidence and reading order."""
    return min(
        copy.issues,
        key=lambda issue: (
            issue.severity.rank,
            issue.canonical is None or issue.copy is None,
            -issue.confidence,
            _position(issue),
        ),
        default=None,
    )


def by_gravity(report: AuditReport) -> tuple[CopyReport, ...]:
    """The copies, worst first: by number of critical, major and minor issues, then in the order given."""
    return tuple(sorted(report.copies, key=lambda copy: [-copy.count(severity) for severity in Severity]))


def shortened(text: str, most: int) -> str:
    """A text in one line of at most so many characters, the rest an ellipsis."""
    line = one_line(text)
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def short_names(paths: Sequence[str]) -> tuple[str, ...]:
    """A short name for each path: the file name without its ending, a long one cut where its words tell it apart.

    `002_c281646b71ce9fbe.txt` beside `003_2dfc2eee0aad665e.txt` becomes `002`. Equal names are told apart by folders.
    """
    parts = {path: _words(_stem(path)) for path in paths}
    beginnings = Counter(tuple(words[:n]) for words in parts.values() for n in range(1, len(words) + 1))
    short = {}
    for path, words in parts.items():
        length = next((n for n in range(1, len(words) + 1) if beginnings[tuple(words[:n])] == 1), len(words))
        name = "".join(words[:length])
        short[path] = name if len(name) > 2 else "".join(words)
    often = Counter(short[path] for path in paths)
    return tuple(path if often[short[path]] > 1 else short[path] for path in paths)


def _words(stem: str) -> list[str]:
    return re.split(r"(?<=[^\W_])(?=[\W_])", stem) if len(stem) > _LONG_NAME else [stem]


def _stem(path: str) -> str:
    stem = PurePath(path.rstrip("/")).stem if path != "-" else "standard input"
    return one_line(stem) or path


def change_phrase(issue: Issue) -> str:
    """Both sides in a line: `“one” became “two”`, `adds “two”`, `leaves out “one”`, `leaves out “one” at “two”`."""
    left, right = (f"“{one_line(side.text)}”" if side else "" for side in (issue.canonical, issue.copy))
    if left and right:
        return f"leaves out {left} at {right}" if leaves_out(issue) else f"{left} became {right}"
    return f"adds {right}" if right else f"leaves out {left}"


def leaves_out(issue: Issue) -> bool:
    """Whether canonical words have no counterpart; the copy's quote, if there is one, says where they are missing."""
    return issue.copy is None or (issue.canonical is not None and issue.category == _OMISSION)


def change_and_message(issue: Issue) -> tuple[str, ...]:
    """The change in a line and the message; the message alone where it begins with the change and so says both."""
    change, message = change_phrase(issue), one_line(issue.message)
    return (message,) if message.startswith(change) else (change, message)


def severity_phrase(copy: CopyReport) -> str:
    """`3 critical, 4 major, 3 minor issues`; severities without issues are left out."""
    counts = [(copy.count(severity), severity.value) for severity in Severity]
    present = [f"{count} {name}" for count, name in counts if count]
    if not present:
        return "no issues"
    return ", ".join(present) + (" issue" if len(copy.issues) == 1 else " issues")


def percent(share: float) -> str:
    """A share in whole percent; `<1%` and `>99%` where rounding would claim certainty."""
    if 0 < share < 0.005:
        return "<1%"
    return ">99%" if 0.995 <= share < 1 else f"{share:.0%}"


def origin_phrase(origin: MachineTranslation) -> str:
    """The verdict on the text's origin, with the source language of a machine translation where it is known."""
    name = ORIGIN_NAMES[origin.verdict]
    if origin.verdict is OriginVerdict.MACHINE and origin.source_language:
        return f"{name} from {language_name(origin.source_language)}"
    return name


def origin_share(origin: MachineTranslation) -> str:
    """The probability, with what it is one of where the verdict is not machine translation."""
    share = f"{origin.probability:.2f}"
    return share if origin.verdict is OriginVerdict.MACHINE else f"machine {share}"


def headline(report: AuditReport) -> str:
    """The answer in at most four sentences: how many copies say something false, how many are machine translations."""
    total = len(report.copies)
    if not total:
        return "No copy could be audited."
    false = sum(copy.count(Severity.CRITICAL) > 0 for copy in report.copies)
    major = sum(not copy.count(Severity.CRITICAL) and copy.count(Severity.MAJOR) > 0 for copy in report.copies)
    machine = sum(copy.machine_translation.verdict is OriginVerdict.MACHINE for copy in report.copies)
    strange = sum(not any(pair.canonical and pair.copy for pair in copy.pairs) for copy in report.copies)
    if total == 1:
        first = (
            "The copy could not be compared: no sentence has a counterpart in the article."
            if strange
            else "The copy tells its readers something false."
            if false
            else "The copy changes the meaning of a passage."
            if major
            else "No critical or major issue was found in the copy."
        )
        return first + (" It is a machine translation." if machine else "")
    sentences = []
    if false:
        sentences.append(f"{false} of {total} copies {_verb(false, 'tells', 'tell')} readers something false.")
    if major:
        more = "more " if false else ""
        sentences.append(f"{major} {more}{_verb(major, 'changes', 'change')} the meaning of a passage.")
    if not sentences:
        sentences.append(f"No critical or major issue was found in {total} copies.")
    if strange:
        sentences.append(f"{strange} could not be compared: no sentence has a counterpart in the article.")
    if machine:
        sentences.append(f"{machine} {_verb(machine, 'is a machine translation', 'are machine translations')}.")
    return " ".join(sentences)


def _verb(count: int, one: str, many: str) -> str:
    return one if count == 1 else many


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words with what stands around them; `before` and `after` end in an ellipsis where the sentence goes on."""

    before: str
    words: str
    after: str


def stands_in(document: Document, quote: Quote) -> bool:
    """Whether a quote is of this document; quotes of a sheet of canonical figures are not of the canonical article."""
    return document.text[quote.start : quote.end] == quote.text


def snippet(document: Document, sentences: Sequence[Sentence], quote: Quote, context: int) -> Snippet:
    """The quoted words with up to `context` characters on each side, cut at words, inside the quoted sentences.

    A quote that is not of `document` is shown in the sentence it carries.
    """
    if stands_in(document, quote):
        first = bisect_right(sentences, quote.start, key=lambda sentence: sentence.start) - 1
        last = bisect_left(sentences, quote.end, key=lambda sentence: sentence.end)
        start = sentences[first].start if first >= 0 else 0
        end = sentences[last].end if last < len(sentences) else len(document.text)
        before, after = document.text[start : quote.start], document.text[quote.end : end]
    else:
        before, _, after = quote.sentence.partition(quote.text)
    lead, trail = before[-1:].isspace(), after[:1].isspace()
    before, after = one_line(before), one_line(after)
    if len(before) > context:
        before = "…" + _from_word(before[-context:])
    if len(after) > context:
        after = _from_word(after[:context][::-1])[::-1] + "…"
    return Snippet(before + " " * (lead and bool(before)), one_line(quote.text), " " * (trail and bool(after)) + after)


def _from_word(text: str) -> str:
    """Drop the broken word at the start; scripts without spaces are kept as they are."""
    head, space, rest = text.partition(" ")
    return rest if space and len(head) < len(text) // 2 else text


@dataclass(frozen=True, slots=True)
class Cell:
    """What one copy does to one fact.

    Attributes:
        state: Agree, hedged, wrong, absent.
        label: The word for it (`agrees`, `hedged`, `wrong`, `absent`; for claims the verdict, or `added to`).
        copy: The words of the copy, None where absent.
    """

    state: FactState
    label: str
    copy: Quote | None


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of the canonical article and a cell for each copy; None where a copy was not compared."""

    kind: str
    canonical: Quote
    cells: tuple[Cell | None, ...]

    @property
    def differs(self) -> bool:
        """Whether any copy does not agree."""
        return any(cell is not None and cell.state is not FactState.AGREE for cell in self.cells)


_STATE_LABELS = {
    FactState.AGREE: "agrees",
    FactState.HEDGED: "hedged",
    FactState.WRONG: "wrong",
    FactState.ABSENT: "absent",
}


def figure_rows(copies: Sequence[CopyReport]) -> tuple[Row, ...]:
    """The fact matrix: figures and dates of the canonical article in reading order, a cell a copy."""
    return _rows([[(fact.kind, fact.canonical, _fact_cell(fact)) for fact in copy.facts] for copy in copies])


def claim_rows(copies: Sequence[CopyReport]) -> tuple[Row, ...]:
    """The claim matrix: statements of the canonical article in reading order, a cell a copy."""
    return _rows(
        [
            [("claim", claim.canonical, _claim_cell(claim)) for claim in copy.claims if claim.canonical is not None]
            for copy in copies
        ]
    )


def _fact_cell(fact: Fact) -> Cell:
    return Cell(fact.state, _STATE_LABELS[fact.state], fact.copy)


def _claim_cell(claim: Claim) -> Cell:
    label = "added to" if claim.verdict is ClaimVerdict.ADDED else claim.verdict.value
    return Cell(CLAIM_STATES[claim.verdict], label, claim.copy)


def _rows(columns: Sequence[Sequence[tuple[str, Quote, Cell]]]) -> tuple[Row, ...]:
    # The words are part of the key: figures of a sheet may stand at the same offsets as those of the article.
    kinds: dict[tuple[int, int, str], tuple[str, Quote]] = {}
    cells: dict[tuple[int, int, str], dict[int, Cell]] = {}
    for column, entries in enumerate(columns):
        for kind, quote, cell in entries:
            key = quote.start, quote.end, quote.text
            kinds.setdefault(key, (kind, quote))
            cells.setdefault(key, {}).setdefault(column, cell)
    return tuple(
        Row(kind, quote, tuple(cells[key].get(column) for column in range(len(columns))))
        for key, (kind, quote) in sorted(kinds.items(), key=lambda item: item[0])
    )


def notes(copy: CopyReport) -> tuple[str, ...]:
    """What a reader should know about the audit of a copy, each sentence once."""
    return tuple(dict.fromkeys(filter(None, (copy.machine_translation.note, *copy.document.notes, *copy.notes))))


def claim_counts(copy: CopyReport) -> dict[ClaimVerdict, int]:
    """How many claims were kept, contradicted, omitted, added, changed."""
    return {verdict: sum(claim.verdict is verdict for claim in copy.claims) for verdict in ClaimVerdict}
