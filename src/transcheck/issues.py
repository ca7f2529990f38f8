"""Issues: what transcheck finds and an editor confirms. Categories and severities are those of MQM.

An issue (found by a program) becomes an error when a person confirms it: MQM specification, section 3.1.
The text of `Category` members is the single source of `transcheck explain`, the documentation and SARIF rules.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from transcheck.document import Document
from transcheck.inference import Probabilities

__all__ = ["CATEGORIES", "Category", "Direction", "Issue", "Quote", "Severity", "issue_id", "mqm_penalty", "quote"]


class Severity(StrEnum):
    """How much an issue matters to a reader, after MQM."""

    CRITICAL = "critical"  # the reader is told something false about who, what, how many or when
    MAJOR = "major"  # a meaning changes
    MINOR = "minor"  # noticeable, the meaning stands

    @property
    def penalty(self) -> int:
        """MQM penalty points: 25, 5, 1 (MQM 2.0 scoring model)."""
        return {Severity.CRITICAL: 25, Severity.MAJOR: 5, Severity.MINOR: 1}[self]

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class Direction(StrEnum):
    """Whether the copy puts a thing more harshly or more softly than the canonical text."""

    HARSHER = "harsher"
    SOFTER = "softer"


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of issue.

    Attributes:
        id: Its name in reports and in `--select`/`--ignore`; a prefix selects all under it.
        title: A few words.
        description: What it means, for `transcheck explain`.
        example: One example, canonical against copy.
        severity: The usual severity; a single issue may differ.
        mqm: The place in the MQM core typology.
    """

    id: str
    title: str
    description: str
    example: str
    severity: Severity
    mqm: str


def _categories(*rows: tuple[str, str, str, str, Severity, str]) -> dict[str, Category]:
    return {row[0]: Category(*row) for row in rows}


CATEGORIES: dict[str, Category] = _categories(
    (
        "accuracy/mistranslation",
        "Meaning changed",
        "Words of the copy say something else than the words of the canonical text they stand for.",
        "“The shop was closed” became “The shop was robbed”.",
        Severity.MAJOR,
        "Accuracy > Mistranslation",
    ),
    (
        "accuracy/mistranslation/number",
        "Number differs",
        "A number, percentage, amount of money or score has another value in the copy, beyond rounding and hedges.",
        "“2.3 million voters” became “2.3 billion voters”.",
        Severity.CRITICAL,
        "Accuracy > Mistranslation > Number",
    ),
    (
        "accuracy/mistranslation/date-time",
        "Date or time differs",
        "A date, weekday or time of day has moved, or a weekday does not fit its date.",
        "“on 3 June” became “on 5 June”.",
        Severity.CRITICAL,
        "Accuracy > Mistranslation > Date/time",
    ),
    (
        "accuracy/mistranslation/duration",
        "Duration differs",
        "A length of time has another value or another unit.",
        "“a six-week strike” became “a six-month strike”.",
        Severity.CRITICAL,
        "Accuracy > Mistranslation > Number",
    ),
    (
        "accuracy/mistranslation/unit",
        "Unit or currency differs",
        "The number is the same, but it counts something else: another currency, unit of measure or thing.",
        "“40 miles” became “40 kilometres”.",
        Severity.CRITICAL,
        "Accuracy > Mistranslation > Unit conversion",
    ),
    (
        "accuracy/mistranslation/entity",
        "Name differs",
        "A person, place, organisation or role was exchanged for another.",
        "“the mayor of Lyon” became “the mayor of Lille”.",
        Severity.CRITICAL,
        "Accuracy > Mistranslation > Entity",
    ),
    (
        "accuracy/mistranslation/negation",
        "Negation added or lost",
        "One text denies what the other states.",
        "“has not signed” became “has signed”.",
        Severity.CRITICAL,
        "Accuracy > Mistranslation",
    ),
    (
        "accuracy/mistranslation/agency",
        "Who did what to whom changed",
        "The one who acts and the one acted upon were exchanged, or one of them was lost.",
        "“arrested for impersonating doctors” became “arrested doctors”.",
        Severity.CRITICAL,
        "Accuracy > Mistranslation",
    ),
    (
        "accuracy/mistranslation/attribution",
        "Who says so changed",
        "A statement is ascribed to another source, or its source is gone.",
        "“the union said prices had doubled” became “prices had doubled”.",
        Severity.MAJOR,
        "Accuracy > Mistranslation",
    ),
    (
        "accuracy/mistranslation/modality",
        "Certainty changed",
        "A hedge, an allegation or a possibility was dropped, added or exchanged.",
        "“who allegedly took bribes” became “who took bribes”.",
        Severity.MAJOR,
        "Accuracy > Mistranslation",
    ),
    (
        "accuracy/addition",
        "Added",
        "The copy states what the canonical text does not contain.",
        "A sentence about another scandal was inserted.",
        Severity.MAJOR,
        "Accuracy > Addition",
    ),
    (
        "accuracy/omission",
        "Omitted",
        "The canonical text states what the copy leaves out.",
        "The number of the injured is not mentioned.",
        Severity.MINOR,
        "Accuracy > Omission",
    ),
    (
        "accuracy/untranslated",
        "Left untranslated",
        "Words of another language stand in the copy's running text.",
        "“Leer más:” in an English page.",
        Severity.MINOR,
        "Accuracy > Untranslated",
    ),
    (
        "terminology/inconsistent-use",
        "One term, several renderings",
        "A term that the canonical text uses throughout is rendered in different ways in the copy.",
        "“ride-hailing” is “ride-hailing” once and “net car” later.",
        Severity.MINOR,
        "Terminology > Inconsistent use of terminology",
    ),
    (
        "terminology/wrong-term",
        "Not the agreed term",
        "The copy does not use the term, or changes the name, that the given term list prescribes.",
        "The list asks for “European Commission”, the copy has “EU Committee”.",
        Severity.MAJOR,
        "Terminology > Wrong term",
    ),
    (
        "locale-convention/number-format",
        "Number written in another locale's way",
        "The value is meant right, but the notation makes a reader of the copy's language read another value.",
        "“12.500 visitors” in English text for 12,500.",
        Severity.MAJOR,
        "Locale conventions > Number format",
    ),
    (
        "locale-convention/date-format",
        "Date written in another locale's way",
        "The date is right, but its notation is not that of the copy's language.",
        "“2026年3月1日” in English text.",
        Severity.MINOR,
        "Locale conventions > Date format",
    ),
    (
        "fluency/duplication",
        "Doubled words",
        "A word or its stem stands twice in a row for no reason.",
        "“the river river bank”.",
        Severity.MINOR,
        "Linguistic conventions > Duplication",
    ),
    (
        "fluency/grammar",
        "Broken sentence",
        "The sentence does not hold together: run-on, broken agreement, a missing part.",
        "“It had been sold from March 40 houses were burnt.”",
        Severity.MINOR,
        "Linguistic conventions > Grammar",
    ),
    (
        "fluency/encoding",
        "Damaged characters",
        "Characters were damaged by a wrong encoding somewhere on the way.",
        "“donâ€™t” for “don’t”.",
        Severity.MINOR,
        "Linguistic conventions > Character encoding",
    ),
    (
        "style/framing",
        "Loaded wording",
        "A neutral word was exchanged for one that takes sides (framing bias, after Recasens et al. 2013).",
        "“announced” became “boasted”.",
        Severity.MINOR,
        "Style",
    ),
)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one side: `document.text[start:end] == text`.

    Attributes:
        text: The quoted words, as few as the meaning allows.
        start: Offset of the first character (Unicode code points).
        end: Offset after the last character.
        sentence: The sentence they stand in.
    """

    text: str
    start: int
    end: int
    sentence: str


def quote(document: Document, start: int, end: int, sentence: str) -> Quote:
    """Quote `document.text[start:end]`."""
    return Quote(document.text[start:end], start, end, sentence)


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding, quotable on each side that it has.

    Attributes:
        category: A key of `CATEGORIES`.
        severity: How much it matters here.
        confidence: 0…1, the estimated share of such issues that an editor confirms.
        message: One sentence that an editor understands.
        canonical: The words of the canonical text, or None (an addition has none).
        copy: The words of the copy, or None (an omission has none).
        direction: Harsher or softer, where the category has a direction.
        forward: Entailment of the copy's sentence by the canonical one, where it was asked.
        backward: Entailment of the canonical sentence by the copy's one.
    """

    category: str
    severity: Severity
    confidence: float
    message: str
    canonical: Quote | None = None
    copy: Quote | None = None
    direction: Direction | None = None
    forward: Probabilities | None = None
    backward: Probabilities | None = None

    def __post_init__(self) -> None:
        """Refuse unknown categories and issues that quote nothing."""
        if self.category not in CATEGORIES:
            raise ValueError(f"unknown category {self.category!r}")
        if self.canonical is None and self.copy is None:
            raise ValueError("an issue quotes at least one side")

    @property
    def id(self) -> str:
        """A fingerprint that survives edits elsewhere in the texts, see `issue_id`."""
        return issue_id(self)


def issue_id(issue: Issue) -> str:
    """12 hexadecimal digits from the category and the quoted words with their sentences, not from offsets."""
    parts = [issue.category]
    for side in (issue.canonical, issue.copy):
        parts += [side.text, " ".join(side.sentence.split())] if side else ["", ""]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def mqm_penalty(issues: Iterable[Issue]) -> int:
    """Sum of the MQM penalties (25, 5, 1) of the issues."""
    return sum(issue.severity.penalty for issue in issues)
