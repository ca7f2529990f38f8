"""What an audit returns: plain values that every report is made from. `to_dict` gives the JSON of the contract."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal

from transcheck.document import Document, Sentence
from transcheck.inference import Probabilities
from transcheck.issues import Issue, Quote, Severity

if TYPE_CHECKING:
    import pandas as pd

    from transcheck.report.view import Row

__all__ = [
    "AuditReport",
    "AuditSet",
    "Claim",
    "ClaimVerdict",
    "CopyReport",
    "Evidence",
    "Fact",
    "FactState",
    "FigureCounts",
    "Language",
    "MachineTranslation",
    "OriginVerdict",
    "Pair",
    "Passage",
    "Scores",
    "WordLink",
]

JSON = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Language:
    """The language of a text.

    Attributes:
        code: ISO 639 code, `und` where the text has no language (digits, names alone).
        confidence: 0…1.
        supported: Whether the bundled models were measured on this language; false where the language is in doubt.
    """

    code: str
    confidence: float
    supported: bool = True

    @property
    def doubtful(self) -> bool:
        """Whether another language is as likely: in texts of the languages that are told apart, a rare case."""
        return self.confidence < 0.5

    @property
    def sure_code(self) -> str:
        """The code; `und` where it is in doubt, for what would take the words of one language for those of another."""
        return "und" if self.doubtful else self.code

    def to_dict(self) -> JSON:
        """As in the contract."""
        return {"code": self.code, "confidence": round(self.confidence, 4), "supported": self.supported}


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document in one language.

    Attributes:
        start: Offset of its first character (Unicode code points).
        end: Offset after its last character.
        language: ISO 639 code, or `und`.
        confidence: 0…1.
    """

    start: int
    end: int
    language: str
    confidence: float

    def to_dict(self) -> JSON:
        """As in the contract."""
        return {
            "start": self.start,
            "end": self.end,
            "language": self.language,
            "confidence": round(self.confidence, 4),
        }


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sign of machine translation that a reader can check: `document.text[start:end] == quote`.

    Attributes:
        kind: `disclaimer`, `leftover`, `foreign-words`, `number-format`, `duplication`, `inconsistent-term`, `calque`,
            `run-on`, `agreement`, `punctuation`, `encoding`, `passage` (contributed most to the classifier), `likeness`
            (stands in another text of the story as well).
        quote: The words.
        start: Offset of the first character.
        end: Offset after the last one.
        message: One sentence that says why it is a sign.
        weight: Contribution to the log odds of machine translation.
    """

    kind: str
    quote: str
    start: int
    end: int
    message: str
    weight: float = 0.0

    def to_dict(self) -> JSON:
        """As in the contract."""
        return {
            "kind": self.kind,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "message": self.message,
            "weight": round(self.weight, 3),
        }


class OriginVerdict(StrEnum):
    """Whether a text is a machine translation."""

    MACHINE = "machine-translated"
    HUMAN = "human"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class MachineTranslation:
    """The judgement on a text's origin.

    Attributes:
        probability: Calibrated probability of machine translation, 0…1.
        verdict: `uncertain` between the thresholds and for texts too short to tell.
        source_language: The language it was translated from, where the text betrays it.
        evidence: Checkable signs, strongest first.
        note: A sentence on the limits of this judgement (short text, language not measured), or "".
    """

    probability: float
    verdict: OriginVerdict
    source_language: str | None = None
    evidence: tuple[Evidence, ...] = ()
    note: str = ""

    def to_dict(self) -> JSON:
        """As in the contract."""
        return {
            "probability": round(self.probability, 4),
            "verdict": self.verdict.value,
            "source_language": self.source_language,
            "evidence": [item.to_dict() for item in self.evidence],
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class WordLink:
    """Two words that stand for each other, as offsets `(start, end)` into their documents."""

    canonical: tuple[int, int]
    copy: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """Aligned sentences: some consecutive sentences of one side and those of the other that say the same.

    Attributes:
        canonical: Indices of sentences of the canonical document; empty for an addition.
        copy: Indices of sentences of the copy; empty for an omission.
        similarity: Token match (F score of the token vectors) of the two sentences of the sides that are most alike,
            0…1; 0 where a side is empty.
        words: Aligned words, for readers who do not know the copy's language; empty where words were not linked.
    """

    canonical: tuple[int, ...]
    copy: tuple[int, ...]
    similarity: float
    words: tuple[WordLink, ...] = ()


class ClaimVerdict(StrEnum):
    """What became of a claim of the canonical text."""

    KEPT = "kept"
    CONTRADICTED = "contradicted"
    OMITTED = "omitted"
    ADDED = "added"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable statement and what became of it.

    Attributes:
        verdict: What became of it.
        canonical: The statement in the canonical text; None where it was added.
        copy: The statement in the copy; None where it was omitted.
        forward: Canonical as premise, copy as hypothesis (false: the copy says more or other).
        backward: Copy as premise (false: the copy says less or other).
        index: Index of the canonical sentence that makes the claim; None where it was added.
    """

    verdict: ClaimVerdict
    canonical: Quote | None
    copy: Quote | None
    forward: Probabilities | None = None
    backward: Probabilities | None = None
    index: int | None = None

    def to_dict(self) -> JSON:
        """As in the contract."""
        return {
            "canonical": _place(self.canonical),
            "copy": _place(self.copy),
            "forward": self.forward.to_dict() if self.forward else None,
            "backward": self.backward.to_dict() if self.backward else None,
            "verdict": self.verdict.value,
        }


class FactState(StrEnum):
    """What a copy does to one figure or claim of the canonical text; a cell of the fact matrix."""

    AGREE = "agree"
    HEDGED = "hedged"
    WRONG = "wrong"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Fact:
    """One cell of the fact matrix: a figure of the canonical text and its counterpart in the copy.

    Attributes:
        kind: Kind of figure (`number`, `date`, …).
        state: Agree, hedged (other precision), wrong, absent.
        canonical: The figure's words in the canonical text; the row of the matrix.
        copy: Its counterpart; None where absent.
    """

    kind: str
    state: FactState
    canonical: Quote
    copy: Quote | None

    def to_dict(self) -> JSON:
        """Kind, state and both places."""
        return {
            "kind": self.kind,
            "state": self.state.value,
            "canonical": _quote(self.canonical),
            "copy": _quote(self.copy),
        }


@dataclass(frozen=True, slots=True)
class FigureCounts:
    """How many figures agree, differ, are missing or new."""

    matched: int = 0
    mismatched: int = 0
    omitted: int = 0
    added: int = 0

    def to_dict(self) -> JSON:
        """As in the contract."""
        return {
            "matched": self.matched,
            "mismatched": self.mismatched,
            "omitted": self.omitted,
            "added": self.added,
        }


@dataclass(frozen=True, slots=True)
class Scores:
    """Numbers for a copy as a whole.

    Attributes:
        quality: 0…1, higher is better.
        mqm: MQM penalty per 100 words of the copy, 0 is best.
        coverage: Share of the canonical claims that the copy contains, 0…1.
        figure_f1: F1 of the figures, 0…1.
        bleu: sacreBLEU's BLEU against the canonical text, 0…100; None across languages.
        chrf: sacreBLEU's chrF2, 0…100; None across languages.
        ter: sacreBLEU's TER, 0 is best; None across languages.
    """

    quality: float
    mqm: float
    coverage: float
    figure_f1: float
    bleu: float | None = None
    chrf: float | None = None
    ter: float | None = None

    def to_dict(self) -> JSON:
        """As in the contract."""
        return {
            name: None if value is None else round(float(value), 4)
            for name, value in (
                ("quality", self.quality),
                ("mqm", self.mqm),
                ("coverage", self.coverage),
                ("figure_f1", self.figure_f1),
                ("bleu", self.bleu),
                ("chrf", self.chrf),
                ("ter", self.ter),
            )
        }


@dataclass(frozen=True, slots=True, repr=False)
class CopyReport:
    """The audit of one copy. Texts and alignment are kept so that reports can show passages side by side.

    Attributes:
        document: The copy.
        language: Its language.
        machine_translation: Whether it is a machine translation, with the evidence.
        issues: What was found, in the order of the copy.
        claims: What became of the claims of the canonical article; then the copy's own sentences.
        facts: What became of the figures of the canonical article.
        figures: How many figures agree, differ, are missing or new.
        scores: Numbers for the copy as a whole.
        sentences: Its sentences, to which `Pair.copy` refers.
        pairs: Which sentences stand for which, with their words.
        passages: Its passages by language.
        notes: What a reader should know about this audit, a sentence each.
    """

    document: Document
    language: Language
    machine_translation: MachineTranslation
    issues: tuple[Issue, ...]
    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    figures: FigureCounts
    scores: Scores
    sentences: tuple[Sentence, ...]
    pairs: tuple[Pair, ...]
    passages: tuple[Passage, ...] = ()
    notes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<CopyReport {self.path!r}: {self.machine_translation.verdict.value}, {len(self.issues)} issues>"

    @property
    def path(self) -> str:
        """Where the copy came from."""
        return self.document.path

    def count(self, severity: Severity) -> int:
        """Number of issues of one severity."""
        return sum(issue.severity is severity for issue in self.issues)

    def to_dict(self) -> JSON:
        """As in the contract."""
        return {
            "path": self.path,
            "language": self.language.to_dict(),
            "machine_translation": self.machine_translation.to_dict(),
            "issues": [issue_to_dict(issue) for issue in self.issues],
            "claims": [claim.to_dict() for claim in self.claims],
            "facts": [fact.to_dict() for fact in self.facts],
            "figures": self.figures.to_dict(),
            "scores": self.scores.to_dict(),
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True, repr=False)
class AuditReport:
    """The audit of one or more copies against one canonical article.

    Attributes:
        canonical: The canonical article.
        language: Its language.
        sentences: Its sentences, to which `Pair.canonical` refers.
        copies: One report a copy, in the order given.
        version: Version of transcheck.
        signature: What can change a number, by name: versions and checksums of the models.
        errors: One line for each input that could not be audited.
    """

    canonical: Document
    language: Language
    sentences: tuple[Sentence, ...]
    copies: tuple[CopyReport, ...]
    version: str
    signature: str
    errors: tuple[str, ...] = field(default=())

    def __repr__(self) -> str:
        copies = ", ".join(repr(copy.path) for copy in self.copies)
        return f"<AuditReport {self.canonical.path!r} against {copies or 'no copies'}: {len(self.issues)} issues>"

    @property
    def issues(self) -> tuple[Issue, ...]:
        """The issues of all copies, in order."""
        return tuple(issue for copy in self.copies for issue in copy.issues)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of all copies, in order."""
        return tuple(claim for copy in self.copies for claim in copy.claims)

    @property
    def machine_translation(self) -> MachineTranslation:
        """The judgement on the only copy.

        Raises:
            ValueError: If there are several copies; ask each of them.
        """
        return self._only().machine_translation

    @property
    def scores(self) -> Scores:
        """The scores of the only copy.

        Raises:
            ValueError: If there are several copies; ask each of them.
        """
        return self._only().scores

    def _only(self) -> CopyReport:
        if len(self.copies) != 1:
            raise ValueError(f"the report has {len(self.copies)} copies: use report.copies[i]")
        return self.copies[0]

    def to_dict(self) -> JSON:
        """As in the contract: schema `transcheck/audit/1`."""
        return {
            "schema": "transcheck/audit/1",
            "tool": {"version": self.version, "signature": self.signature},
            "canonical": {"path": self.canonical.path, "language": self.language.code},
            "copies": [copy.to_dict() for copy in self.copies],
            "errors": list(self.errors),
        }

    def to_frame(self, rows: Literal["issues", "facts"] = "issues") -> pd.DataFrame:
        """A frame with one row an issue (`transcheck.notebook.to_frame`), or with one row a fact (`fact_matrix`).

        Raises:
            ValueError: If `rows` is neither.
        """
        from transcheck import notebook

        if rows not in {"issues", "facts"}:
            raise ValueError(f"rows must be issues or facts, not {rows!r}")
        return notebook.to_frame(self) if rows == "issues" else notebook.fact_matrix(self)

    def fact_matrix(self) -> pd.DataFrame:
        """One row a figure of the canonical article, one column a copy; see `transcheck.notebook.fact_matrix`."""
        from transcheck import notebook

        return notebook.fact_matrix(self)

    def _repr_html_(self) -> str:
        from transcheck.report import fragment

        return fragment.summary(self)

    def _repr_markdown_(self) -> str:
        from transcheck.report import markdown

        return markdown.render(self)


@dataclass(frozen=True, slots=True, repr=False)
class AuditSet(AuditReport):
    """The audits of several copies side by side: the fact matrix, one row a fact, one column a copy.

    A fact is a figure or date of the canonical article. All that an `AuditReport` of several copies has is here too.
    """

    @classmethod
    def of(cls, report: AuditReport) -> AuditSet:
        """The copies of a report side by side."""
        return cls(**{item.name: getattr(report, item.name) for item in fields(AuditReport)})

    def __repr__(self) -> str:
        size = f"{len(self.rows)} facts in {len(self.copies)} copies"
        return f"<AuditSet {self.canonical.path!r}: {size}, {len(self.issues)} issues>"

    @property
    def rows(self) -> tuple[Row, ...]:
        """The facts in the order of the canonical article, each with a cell for each of `columns`."""
        from transcheck.report import view

        return view.figure_rows(self.copies)

    @property
    def columns(self) -> tuple[str, ...]:
        """The short names of the copies, in the order given."""
        from transcheck.report import view

        return view.short_names([copy.path for copy in self.copies])

    def to_frame(self, rows: Literal["issues", "facts"] = "facts") -> pd.DataFrame:
        """The fact matrix, see `transcheck.notebook.fact_matrix`; or the issues of all copies, one row an issue.

        Raises:
            ValueError: If `rows` is neither.
        """
        return AuditReport.to_frame(self, rows)

    def _repr_html_(self) -> str:
        from transcheck.report import fragment

        return fragment.side_by_side(self)


def issue_to_dict(issue: Issue) -> JSON:
    """One issue as in the contract."""
    return {
        "id": issue.id,
        "category": issue.category,
        "severity": issue.severity.value,
        "confidence": round(issue.confidence, 4),
        "direction": issue.direction.value if issue.direction else None,
        "message": issue.message,
        "canonical": _quote(issue.canonical),
        "copy": _quote(issue.copy),
        "entailment": {
            "forward": issue.forward.to_dict() if issue.forward else None,
            "backward": issue.backward.to_dict() if issue.backward else None,
        },
    }


def worst(issues: Sequence[Issue]) -> Severity | None:
    """The gravest severity among the issues, None if there are none."""
    return min((issue.severity for issue in issues), key=lambda severity: severity.rank, default=None)


def _quote(quote: Quote | None) -> JSON | None:
    if quote is None:
        return None
    return {"quote": quote.text, "start": quote.start, "end": quote.end, "sentence": quote.sentence}


def _place(quote: Quote | None) -> JSON | None:
    if quote is None:
        return None
    return {"start": quote.start, "end": quote.end, "sentence": quote.text}
