"""The pipeline from a canonical article and its copies to a report: the only module that knows all the stages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path

import transcheck
from transcheck import origin, runtime
from transcheck.additions import addition_issues
from transcheck.align import Similarity, align_sentences, similarity
from transcheck.alignment import align_words
from transcheck.anchored import anchored_issues
from transcheck.bounds import bound_issues, without_reopenings
from transcheck.claims import JudgedPair, claims_of, judge_clauses, judge_pairs
from transcheck.config import is_category, is_reported
from transcheck.counted import counted_issues
from transcheck.document import Document, Sentence
from transcheck.encoder import Encoder, load_encoder
from transcheck.entailment import EntailmentModel, load_entailment
from transcheck.errors import InputError
from transcheck.figures import FactSheet, FigureComparison, compare_facts, compare_figures
from transcheck.figures.retellings import Rest, told_otherwise
from transcheck.identifiers import identifier_issues
from transcheck.issues import CATEGORIES, Issue
from transcheck.lexical.lexicon import load_lexicon
from transcheck.lexical.negation import NEGATOR
from transcheck.merging import merge_issues, selected
from transcheck.misnamed import misnamed_issues
from transcheck.models import find
from transcheck.outline import caveat
from transcheck.quality import score_copy
from transcheck.reading import read
from transcheck.results import AuditReport, AuditSet, CopyReport, Language, MachineTranslation, Pair
from transcheck.retelling import eased
from transcheck.sheet import beside
from transcheck.side import Side, prepare
from transcheck.steps import step_issues
from transcheck.surnames import surname_issues
from transcheck.terminology import Term, term_issues
from transcheck.traded import traded_issues
from transcheck.wording import drift_issues

__all__ = ["Auditor", "Options", "audit", "audit_many"]

Source = Document | str | Path


@dataclass(frozen=True, slots=True)
class Options:
    """What an audit can be told.

    Attributes:
        select: Categories to report (prefixes count); all if empty.
        ignore: Categories not to report.
        min_confidence: The least confidence of an issue that is reported, 0…1.
        facts: Canonical figures. Beside an article they hold for what it does not have; in place of one the canonical
            document is `facts.document`.
        terms: Terminology and names that must not be translated.
        entailment_model: Name of an entailment model of the Hugging Face hub, or a folder; None for the bundled one.
        device: Where a model of the hub runs: `cpu`, or a torch device.
        threads: Sentences encoded and pairs judged at the same time; None for one a core.

    Raises:
        TypeError: If `select` or `ignore` is a single string.
        ValueError: If a category is not known, none of the selected ones is left, or a number is out of its range:
            nothing would be found, and all pass.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float = 0.0
    facts: FactSheet | None = None
    terms: tuple[Term, ...] = ()
    entailment_model: str | None = None
    device: str = "cpu"
    threads: int | None = None

    def __post_init__(self) -> None:
        for names in (self.select, self.ignore):
            if isinstance(names, str):
                raise TypeError(f"categories must be a tuple of names, not the string {names!r}")
            for name in names:
                if not is_category(name):
                    raise ValueError(f"{name!r} is no category; transcheck explain lists them")
        if not any(is_reported(name, self.select, self.ignore) for name in CATEGORIES):
            raise ValueError("select and ignore leave no category")
        if not 0 <= self.min_confidence <= 1:
            raise ValueError(f"min_confidence must be from 0 to 1, not {self.min_confidence}")
        if self.threads is not None and self.threads < 1:
            raise ValueError(f"threads must be 1 or more, not {self.threads}")


class Auditor:
    """Audits copies of one canonical article. Models are loaded once; copies do not influence each other.

    Args:
        canonical: The canonical article.
        options: What to check and how.
    """

    def __init__(self, canonical: Document, options: Options | None = None) -> None:
        self.options = options or Options()
        self.canonical = canonical

    @cached_property
    def encoder(self) -> Encoder:
        """The bundled encoder."""
        return load_encoder(self.options.threads)

    @cached_property
    def entailment(self) -> EntailmentModel:
        """The entailment model of the options."""
        return load_entailment(self.options.entailment_model, self.options.threads, self.options.device)

    @cached_property
    def side(self) -> Side:
        """The canonical article, ready."""
        return prepare(self.canonical, self.encoder)

    @property
    def signature(self) -> str:
        """All that can change a number: versions and fingerprints of the models. Loads no bundled model."""
        hub = self.options.entailment_model
        encoder, judge = find("encoder"), find("entailment")
        return "|".join(
            [
                "transcheck",
                f"enc:{encoder.name}@{encoder.fingerprint}",
                f"nli:{self.entailment.signature if hub else f'{judge.name}@{judge.fingerprint}'}",
                f"voc:{find('vocabulary').fingerprint}",
                f"mt:{find('origin').fingerprint}",
                f"gap:{find('gaps').fingerprint}",
                f"contrast:{find('contrast').fingerprint}",
                f"roles:{find('roles').fingerprint}",
                f"ort:{runtime.VERSION}",
                f"bleu:{version('sacrebleu')}",
                f"cldr:{version('babel')}",
                f"ascii:{version('anyascii')}",
                f"v:{transcheck.__version__}",
            ]
        )

    def audit(self, document: Document) -> CopyReport:
        """Audit one copy."""
        left, right = self.side, prepare(document, self.encoder)
        scores = similarity(left.encodings, right.encodings)
        pairs = align_words(left, right, align_sentences(scores))
        judged = judge_pairs((left.document, left.sentences), (right.document, right.sentences), pairs, self.entailment)
        figures = self._figures(left, right, pairs, scores)
        detected = origin.detect_origin(
            document,
            right.sentences,
            right.passages,
            right.language.sure_code,
            canonical=left.document,
            canonical_sentences=left.sentences,
            pairs=pairs,
            closeness=origin.closeness(scores, right.encodings) if left.language.code == "en" else None,
        )
        found = self._issues(left, right, pairs, scores, judged, figures, detected)
        clauses = judge_clauses(left.sentences, judged, self.entailment)
        claims = claims_of(left.sentences, right.sentences, judged, pairs, clauses, found)
        options = self.options
        issues = selected(found, options.select, options.ignore, options.min_confidence)
        return CopyReport(
            document=document,
            language=right.language,
            machine_translation=detected,
            issues=issues,
            claims=claims,
            facts=figures.facts,
            figures=figures.counts,
            scores=score_copy(left, right, judged, issues, claims, figures.counts),
            sentences=right.sentences,
            pairs=pairs,
            passages=right.passages,
            notes=(*document.notes, *_notes(right.language, judged)),
        )

    def audit_all(self, documents: Iterable[Document]) -> list[CopyReport]:
        """Audit several copies, in order. While one is with the models, another is with the rest of the pipeline."""
        _ready_before_threads_share_them = (self.side, self.entailment)
        with ThreadPoolExecutor(min(self.options.threads or runtime.default_threads(), 2)) as pool:
            return list(pool.map(self.audit, documents))

    def report(self, copies: Iterable[CopyReport], errors: Iterable[str] = ()) -> AuditReport:
        """Put the audits of several copies into one report."""
        return AuditReport(
            canonical=self.canonical,
            language=self.side.language,
            sentences=self.side.sentences,
            copies=tuple(copies),
            version=transcheck.__version__,
            signature=self.signature,
            errors=tuple(errors),
        )

    def _figures(self, left: Side, right: Side, pairs: Sequence[Pair], scores: Similarity) -> FigureComparison:
        compare = partial(
            compare_figures,
            left.document,
            right.document,
            copy_sentences=right.sentences,
            pairs=pairs,
            similarity=lambda row, column: float(scores.margin[row, column]),
        )
        sheet = self.options.facts
        if sheet is None:
            return compare(canonical_sentences=left.sentences)
        by_sheet = compare_facts(sheet, right.document, right.sentences)
        if left.document != sheet.document:
            return beside(by_sheet, compare(canonical_sentences=left.sentences), sheet, left.document)
        if not _same_places(sheet.sentences, left.sentences):
            return by_sheet
        wanted = frozenset((item.figure.start, item.figure.end) for item in sheet.figures)
        # The sheet's own sentences have the languages that it states.
        return compare(canonical_sentences=sheet.sentences, only=wanted)

    def _issues(
        self,
        left: Side,
        right: Side,
        pairs: Sequence[Pair],
        scores: Similarity,
        judged: Sequence[JudgedPair],
        figures: FigureComparison,
        detected: MachineTranslation,
    ) -> tuple[Issue, ...]:
        counted = counted_issues(left, right, pairs, figures.matches, self.encoder)
        counted += step_issues(left, right, pairs, figures.matches)
        counted += anchored_issues(left, right, pairs, figures.matches)
        counted += bound_issues(left, right, pairs, figures.matches)
        misnamed = misnamed_issues(left, right, pairs)
        named = [*identifier_issues(left, right), *misnamed.issues, *misnamed.again]
        named += surname_issues(left, right, pairs)
        named += traded_issues(left, right, pairs, figures.matches)
        wording = drift_issues(left, right, judged, [*figures.issues, *counted, *named], figures.matches)
        wording = without_reopenings(wording, left, right, pairs, figures.matches)
        measured, wording = told_otherwise(
            figures.issues, wording, figures.retellings, figures.rests, partial(_denies, left, right)
        )
        added = [issue for issue in measured if issue.canonical is None]
        added += addition_issues(left, right, pairs, scores, detected.evidence, self.entailment, figures.matches)
        found = [
            *(issue for issue in measured if issue.canonical is not None),
            *named,
            *eased([*counted, *wording, *added], left, right, pairs),
            *origin.evidence_issues(right.document, right.sentences, detected.evidence),
            *term_issues(self.options.terms, right, judged),
        ]
        return tuple(issue for issue in merge_issues(found) if not any(issue is again for again in misnamed.again))


def _denies(left: Side, right: Side, rest: Rest) -> bool:
    """Whether the sentences of a rest differ in their number of negations; False where a language has no lexicon."""
    counts = []
    for side, (start, end) in zip((left, right), rest.sentences, strict=True):
        lexicon = load_lexicon("negation", side.language.code or "")
        if not lexicon:
            return False
        counts.append(sum(cue.kind == NEGATOR for cue in lexicon.find(side.document.text[start:end])))
    return counts[0] != counts[1]


def _same_places(one: Sequence[Sentence], other: Sequence[Sentence]) -> bool:
    return [(item.start, item.end) for item in one] == [(item.start, item.end) for item in other]


def _notes(language: Language, judged: Sequence[JudgedPair]) -> list[str]:
    notes = []
    if about_language := caveat(language):
        notes.append(about_language)
    if not judged:
        notes.append("no sentence has a counterpart in the canonical article: the copy may tell another story")
    windows = max((max(item.forward.windows, item.backward.windows) for item in judged), default=1)
    if windows > 1:
        notes.append(f"long sentences were read in up to {windows} overlapping windows")
    return notes


def _document(source: Source) -> Document:
    if isinstance(source, Document):
        if not any(character.isalnum() for character in source.text):
            raise InputError(source.path, "holds no text")
        return source
    if not isinstance(source, str | Path):
        raise TypeError(f"an article must be a path, a URL or a Document, not {type(source).__name__}")
    try:
        return read(str(source))
    except InputError as error:
        if "\n" not in str(source):
            raise
        start = str(source).split("\n", 1)[0]
        raise InputError(start, "is no path; wrap a text in Document.from_text") from error


def audit(canonical: Source, copy: Source, options: Options | None = None) -> AuditReport:
    """Audit one copy of an article.

    Args:
        canonical: The canonical article: a path, a URL, or a `Document` (`Document.from_text` wraps a text).
        copy: What was published.
        options: What to check and how.

    Returns:
        The report, with this one copy.

    Raises:
        TypeError: If one of them is none of these.
        InputError: If one of them cannot be read, or holds no text.
        ModelError: If a model is missing or damaged.
    """
    auditor = Auditor(_document(canonical), options)
    return auditor.report([auditor.audit(_document(copy))])


def audit_many(canonical: Source, copies: Iterable[Source], options: Options | None = None) -> AuditSet:
    """Audit several copies of an article.

    Args:
        canonical: The canonical article, as for `audit`.
        copies: What was published.
        options: What to check and how.

    Returns:
        The audits side by side: the fact matrix, one row a fact, one column a copy.

    Raises:
        TypeError: If one of them is no path, URL or `Document`, or `copies` is a single one.
        InputError: If one of them cannot be read, or holds no text.
        ModelError: If a model is missing or damaged.
    """
    if isinstance(copies, str | Path | Document):
        raise TypeError("audit_many: copies must be several, in a list; audit takes one")
    auditor = Auditor(_document(canonical), options)
    return AuditSet.of(auditor.report(auditor.audit_all(_document(copy) for copy in copies)))
