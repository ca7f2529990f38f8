"""The HTML report: one file that needs no network, reads without scripts and prints.

The verdict stands first, then the fact matrix, then every copy beside the canonical article. Texts of documents are
escaped by `markup`; the page's policy allows the one style sheet and the one script of this package, by hash.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from transcheck.document import Document, Sentence, language_name, sentences_at
from transcheck.inference import Probabilities
from transcheck.issues import CATEGORIES, Issue, Quote, Severity
from transcheck.report import view
from transcheck.report.markup import Markup, join, page, tag, text
from transcheck.results import AuditReport, ClaimVerdict, CopyReport, Evidence, FactState, OriginVerdict, Pair, WordLink

__all__ = ["render"]

_SYMBOLS = {FactState.AGREE: "✓", FactState.HEDGED: "≈", FactState.WRONG: "✕", FactState.ABSENT: "–"}
_CONTEXT, _BRIEF_CONTEXT = 90, 28
_LONG = 60  # characters; longer quotes are not set large
_GLANCE = 3  # critical issues that stand in the line of a copy
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku", "prs", "ps", "sd", "ug", "ur", "yi"})


def render(audit: AuditReport) -> str:
    """Write the page.

    Args:
        audit: What to report.

    Returns:
        A complete HTML document, ending in a line break.
    """
    names = view.short_names([copy.path for copy in view.by_gravity(audit)])
    copies = [
        _Copy(audit, copy, name, number)
        for number, (copy, name) in enumerate(zip(view.by_gravity(audit), names, strict=True), start=1)
    ]
    title = f"{view.headline(audit)} Audit of {view.one_line(audit.canonical.path)}"
    facts = _facts(copies)
    style, script = _asset("report.css"), _asset("report.js")
    body = tag(
        "body",
        tag("a", "Skip to the verdict", href="#verdict", class_="skip"),
        _header(audit, bool(facts)),
        tag("main", _verdict(audit, copies), facts, _reading(audit, copies)),
        _footer(audit),
        _help(),
        tag("div", id="peek", hidden=True),
        tag("div", id="gloss", hidden=True, aria_hidden="true"),
        tag("script", script),
    )
    return page(title, audit.version, style, body, script)


@cache
def _asset(name: str) -> Markup:
    return Markup(resources.files("transcheck.report").joinpath("templates", name).read_text("utf-8"))


# What is marked: the words, the element that explains them, and a severity or `sign`.
_Span = tuple[Quote, str, str]


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the reading: aligned sentences of both sides, by index."""

    canonical: tuple[int, ...]
    copy: tuple[int, ...]
    words: tuple[WordLink, ...] = ()


class _Copy:
    """A copy with what the page needs to lead from anywhere to the passage: rows and numbered issues."""

    def __init__(self, audit: AuditReport, report: CopyReport, name: str, number: int) -> None:
        self.audit, self.report, self.name, self.id = audit, report, name, f"c{number}"
        self.lines = _lines(report.pairs, len(audit.sentences), len(report.sentences))
        self._line_of = {
            side: {index: n for n in reversed(range(len(self.lines))) for index in getattr(self.lines[n], side)}
            for side in ("canonical", "copy")
        }
        self.issues = tuple(
            sorted(report.issues, key=lambda issue: (self.line_of_issue(issue), issue.severity.rank, issue.id))
        )
        self.numbers = {id(issue): number for number, issue in enumerate(self.issues, start=1)}
        self.language = report.language.code
        left = [
            (issue.canonical, self.issue_id(issue), issue.severity.value)
            for issue in self.issues
            if issue.canonical and view.stands_in(audit.canonical, issue.canonical)
        ]
        right = [(issue.copy, self.issue_id(issue), issue.severity.value) for issue in self.issues if issue.copy]
        signs = [
            (_quote(sign), f"{self.id}-e{n}", "sign")
            for n, sign in enumerate(report.machine_translation.evidence, start=1)
        ]
        self.canonical_spans = _by_sentence(audit.sentences, left)
        self.copy_spans = _by_sentence(report.sentences, right + signs)

    def line(self, canonical: Quote | None, copy: Quote | None) -> int:
        """The row that shows a passage: where the copy has it, else where the canonical text does; -1 for none."""
        for quote, document, sentences, side in (
            (copy, self.report.document, self.report.sentences, "copy"),
            (canonical, self.audit.canonical, self.audit.sentences, "canonical"),
        ):
            if quote is not None and view.stands_in(document, quote):
                return self._line_of[side].get(_sentence_at(sentences, quote.start), -1)
        return -1

    def line_of_issue(self, issue: Issue) -> int:
        """The row of an issue."""
        return self.line(issue.canonical, issue.copy)

    def place(self, canonical: Quote | None, copy: Quote | None) -> str:
        """The link to a passage."""
        line = self.line(canonical, copy)
        return f"#{self.id}" if line < 0 else f"#{self.id}-r{line + 1}"

    def issue_id(self, issue: Issue) -> str:
        """The element of an issue's note."""
        return f"{self.id}-i{self.numbers[id(issue)]}"


def _sentence_at(sentences: Sequence[Sentence], offset: int) -> int:
    return next(iter(sentences_at(sentences, offset, offset + 1)), -1)


def _lines(pairs: Iterable[Pair], canonical: int, copy: int) -> tuple[_Line, ...]:
    """Rows in the order of the copy; what it omits stands after the canonical sentence it followed."""
    lines = [_Line(pair.canonical, pair.copy, pair.words) for pair in pairs]
    alone = set(range(copy)).difference(*(line.copy for line in lines))
    left_out = set(range(canonical)).difference(*(line.canonical for line in lines))
    lines += [_Line((), (index,)) for index in sorted(alone)] + [_Line((index,), ()) for index in sorted(left_out)]
    ordered = sorted((line for line in lines if line.copy), key=lambda line: line.copy)
    for omitted in sorted((line for line in lines if not line.copy), key=lambda line: line.canonical):
        before = [(max(line.canonical), n) for n, line in enumerate(ordered) if line.canonical]
        at = max(((last, n) for last, n in before if last < omitted.canonical[0]), default=(0, -1))[1]
        ordered.insert(at + 1, omitted)
    return tuple(ordered)


def _header(audit: AuditReport, with_facts: bool) -> Markup:
    return tag(
        "header",
        tag(
            "p",
            tag("strong", "transcheck", class_="brand"),
            " audit against ",
            tag("span", view.one_line(audit.canonical.path), class_="path", dir="auto"),
        ),
        tag(
            "nav",
            tag("a", "Verdict", href="#verdict"),
            tag("a", "Facts", href="#facts") if with_facts else "",
            tag("a", "Reading", href="#reading"),
            tag("button", "Dark or light", type="button", id="theme", class_="js-only"),
            tag("button", "Keys ", tag("kbd", "?"), type="button", id="help-open", class_="js-only"),
            aria_label="Sections",
        ),
        class_="top",
    )


# Verdict


def _verdict(audit: AuditReport, copies: Sequence[_Copy]) -> Markup:
    errors = [tag("li", tag("strong", "Not audited: "), view.one_line(error)) for error in audit.errors]
    return tag(
        "section",
        tag("h1", view.headline(audit), id="verdict-title"),
        _overview(copies) if len(copies) > 1 else "",
        tag("ol", *map(_card, copies), class_="cards"),
        tag("ul", *errors, class_="errors") if errors else "",
        id="verdict",
        aria_labelledby="verdict-title",
    )


def _overview(copies: Sequence[_Copy]) -> Markup:
    key = tag("p", "What the canonical article says ", tag("span", "→", class_="arrow"), " what the copy says")
    return tag("div", key, tag("ol", *map(_glance, copies)), class_="glance")


def _glance(copy: _Copy) -> Markup:
    """A copy in a line: its name, its origin, and its critical issues or else the gravest one."""
    gravest = view.gravest(copy.report)
    critical = [issue for issue in view.sorted_issues(copy.report) if issue.severity is Severity.CRITICAL]
    shown = critical[:_GLANCE] or ([gravest] if gravest else [])
    changes = [
        tag("li", tag("a", *_change(copy, issue), href=f"#{copy.issue_id(issue)}"), class_=issue.severity.value)
        for issue in shown
    ]
    if len(critical) > len(shown):
        more = f"and {len(critical) - len(shown)} more critical"
        changes.append(tag("li", tag("a", more, href=f"#{copy.id}"), class_="quiet"))
    return tag(
        "li",
        tag("a", tag("bdi", copy.name), href=f"#{copy.id}", class_="name", title=view.one_line(copy.report.path)),
        _badge(copy.report),
        tag("ul", *changes, class_="changes") if changes else tag("span", "no issues found", class_="quiet"),
    )


def _card(copy: _Copy) -> Markup:
    issue = view.gravest(copy.report)
    worst = issue.severity.value if issue else "clean"
    head = tag(
        "div",
        tag("h2", tag("a", tag("bdi", copy.name), href=f"#{copy.id}", title=view.one_line(copy.report.path))),
        _origin(copy.report),
        _counts(copy.report),
        class_="card-head",
    )
    if issue is None:
        return tag("li", head, tag("p", "No issues found.", class_="quiet"), class_=f"card {worst}")
    body = tag("div", _clash(copy, issue), _others(copy, issue), class_="card-body")
    return tag("li", head, body, class_=f"card {worst}")


def _badge(report: CopyReport) -> Markup:
    verdict = report.machine_translation.verdict
    name = view.ORIGIN_NAMES[verdict]
    return tag("span", name[0].upper() + name[1:], class_=f"origin {verdict.value}")


def _origin(report: CopyReport) -> Markup:
    origin = report.machine_translation
    probability = f"Probability of machine translation: {origin.probability:.2f}"
    share, source = view.percent(origin.probability), ""
    if origin.verdict is not OriginVerdict.MACHINE:
        share = f"{share} machine"
    elif origin.source_language:
        source = f"from {language_name(origin.source_language)}, "
    return tag(
        "p",
        _badge(report),
        " ",
        tag("span", share, class_="quiet", title=probability),
        " ",
        tag("span", f"{source}in {language_name(report.language.code)}", class_="quiet"),
        class_="origin-line",
    )


def _counts(report: CopyReport) -> Markup:
    chips = [
        tag("li", tag("b", str(count)), f" {severity.value}", class_=f"chip {severity.value}")
        for severity in Severity
        if (count := report.count(severity))
    ]
    return tag("ul", *chips, class_="chips") if chips else Markup("")


def _clash(copy: _Copy, issue: Issue) -> Markup:
    """Both sides of an issue with a few words around them."""
    audit, report = copy.audit, copy.report
    return tag(
        "div",
        tag(
            "dl",
            _side("The canonical article", issue.canonical, audit.canonical, audit.sentences, audit.language.code),
            _side("This copy", issue.copy, report.document, report.sentences, copy.language),
            class_=f"clash {issue.severity.value} {'long' if _is_long(issue) else ''}".strip(),
        ),
        tag(
            "p",
            tag("span", issue.severity.value, class_=f"sev {issue.severity.value}"),
            " ",
            view.one_line(issue.message),
            " ",
            tag("a", "Read it in place", href=f"#{copy.issue_id(issue)}", class_="more"),
            class_="message",
        ),
    )


def _is_long(issue: Issue) -> bool:
    return any(side is not None and len(side.text) > _LONG for side in (issue.canonical, issue.copy))


def _side(label: str, quote: Quote | None, document: Document, sentences: Sequence[Sentence], language: str) -> Markup:
    if quote is None:
        return tag("div", tag("dt", label), tag("dd", "does not say this", class_="nothing"))
    part = view.snippet(document, sentences, quote, _CONTEXT)
    return tag(
        "div",
        tag("dt", label),
        tag("dd", part.before, tag("mark", part.words), part.after, lang=_lang(language), dir="auto"),
    )


def _others(copy: _Copy, shown: Issue) -> Markup:
    """The other critical issues of a copy, a line each, both sides under those of the first."""
    others = [issue for issue in view.sorted_issues(copy.report) if issue.severity is Severity.CRITICAL]
    rows = [tag("li", _other(copy, issue)) for issue in others if issue is not shown]
    return tag("ul", *rows, class_="others") if rows else Markup("")


def _other(copy: _Copy, issue: Issue) -> Markup:
    audit, report = copy.audit, copy.report
    return tag(
        "a",
        _brief(issue.canonical, audit.canonical, audit.sentences, audit.language.code),
        tag("span", " → ", class_="vh"),
        _brief(issue.copy, report.document, report.sentences, copy.language),
        href=f"#{copy.issue_id(issue)}",
        title=view.one_line(issue.message),
    )


def _brief(quote: Quote | None, document: Document, sentences: Sequence[Sentence], language: str) -> Markup:
    if quote is None:
        return tag("span", "does not say this", class_="nothing")
    part = view.snippet(document, sentences, quote, _BRIEF_CONTEXT)
    return tag("span", part.before, tag("mark", part.words), part.after, lang=_lang(language), dir="auto")


def _change(copy: _Copy, issue: Issue) -> Iterator[Markup]:
    """“one” → “two”, adds “two”, leaves out “one”, leaves out “one” at “two”: each side in its own direction."""
    missing = view.leaves_out(issue)
    if issue.canonical is None or missing:
        yield tag("span", "leaves out " if missing else "adds ", class_="arrow")
    if issue.canonical is not None:
        yield tag("q", view.one_line(issue.canonical.text), lang=_lang(copy.audit.language.code), dir="auto")
    if issue.canonical is not None and issue.copy is not None:
        yield tag("span", " at " if missing else " → ", class_="arrow")
    if issue.copy is not None:
        yield tag("q", view.one_line(issue.copy.text), lang=_lang(copy.language), dir="auto")


# Facts


def _facts(copies: Sequence[_Copy]) -> Markup:
    reports = [copy.report for copy in copies]
    figures, claims = view.figure_rows(reports), view.claim_rows(reports)
    if not copies or not (figures or claims):
        return Markup("")
    legend = [
        tag("li", tag("span", _SYMBOLS[state], class_=f"symbol {state.value}", aria_hidden="true"), f" {words}")
        for state, words in (
            (FactState.AGREE, "agrees"),
            (FactState.HEDGED, "less exact, or changed in part"),
            (FactState.WRONG, "wrong"),
            (FactState.ABSENT, "absent"),
        )
    ]
    return tag(
        "section",
        tag("h2", "What each copy says", id="facts-title"),
        tag(
            "div",
            tag("ul", *legend, class_="legend"),
            tag(
                "label",
                tag("input", type="checkbox", id="only-differing"),
                " only what differs",
                class_="js-only",
            ),
            class_="legend-line",
        ),
        _matrix("Figures and dates", figures, copies) if figures else "",
        _matrix("Statements", claims, copies) if claims else "",
        id="facts",
        aria_labelledby="facts-title",
    )


def _matrix(caption: str, rows: Sequence[view.Row], copies: Sequence[_Copy]) -> Markup:
    heads = [
        tag(
            "th",
            tag("a", tag("bdi", copy.name), href=f"#{copy.id}", title=view.one_line(copy.report.path)),
            scope="col",
        )
        for copy in copies
    ]
    body = [
        tag(
            "tr",
            tag("th", *_fact(row, copies[0].audit), scope="row"),
            *(_cell(row, cell, copy) for cell, copy in zip(row.cells, copies, strict=True)),
            class_=None if row.differs else "same",
        )
        for row in rows
    ]
    return tag(
        "div",
        tag(
            "table",
            tag("caption", caption),
            tag("thead", tag("tr", tag("th", "The canonical article", scope="col"), *heads)),
            tag("tbody", *body),
            class_="matrix",
        ),
        class_="scroll",
        tabindex=0,
        role="region",
        aria_label=caption,
    )


def _fact(row: view.Row, audit: AuditReport) -> Iterator[Markup]:
    language = _lang(audit.language.code)
    yield tag(
        "span",
        view.one_line(row.canonical.text),
        class_="statement" if row.kind == "claim" else "fact",
        lang=language,
        dir="auto",
    )
    if row.kind != "claim":
        part = view.snippet(audit.canonical, audit.sentences, row.canonical, 32)
        yield tag("span", part.before, tag("b", part.words), part.after, class_="around", lang=language, dir="auto")


def _cell(row: view.Row, cell: view.Cell | None, copy: _Copy) -> Markup:
    if cell is None:
        reason = "Neither found in this copy nor counted as left out"
        return tag("td", tag("span", "not compared", class_="quiet", title=reason))
    obvious = cell.state is FactState.AGREE and row.kind != "claim"
    label = tag("span", cell.label, class_="vh" if obvious else "label")
    words = Markup("")
    if cell.copy is not None and row.kind != "claim":
        words = join(tag("bdi", view.one_line(cell.copy.text), lang=_lang(copy.language)), " ")
    return tag("td", tag("a", words, label, href=copy.place(row.canonical, cell.copy)), class_=cell.state.value)


# Reading


def _reading(audit: AuditReport, copies: Sequence[_Copy]) -> Markup:
    return tag(
        "section",
        tag("h2", "Side by side", id="reading-title"),
        _toolbar(audit, copies),
        *map(_section, copies),
        id="reading",
        aria_labelledby="reading-title",
    )


def _toolbar(audit: AuditReport, copies: Sequence[_Copy]) -> Markup:
    present = sorted({issue.category for issue in audit.issues})
    options = [tag("option", f"{CATEGORIES[name].title} ({name})", value=name) for name in present]
    severities = [
        tag(
            "label",
            tag("input", type="checkbox", name="severity", value=severity.value, checked=True),
            tag("span", f" {severity.value} "),
            tag("b", str(sum(copy.report.count(severity) for copy in copies))),
            class_=f"chip {severity.value}",
        )
        for severity in Severity
    ]
    return tag(
        "div",
        tag(
            "label",
            tag("span", "Copy "),
            tag(
                "select",
                tag("option", "all copies", value=""),
                *(tag("option", copy.name, value=copy.id) for copy in copies),
                id="filter-copy",
            ),
        ),
        tag("fieldset", tag("legend", "Severity", class_="vh"), *severities),
        tag(
            "label",
            tag("span", "Category "),
            tag("select", tag("option", "all categories", value=""), *options, id="filter-category"),
        ),
        tag("label", tag("input", type="checkbox", id="only-issues"), " with issues only"),
        tag(
            "div",
            tag("output", "", id="shown", aria_live="polite"),
            tag("button", "↑", type="button", id="previous", title="Previous issue (k)", aria_label="Previous issue"),
            tag("button", "↓", type="button", id="next", title="Next issue (j)", aria_label="Next issue"),
            class_="step",
        ),
        class_="toolbar js-only",
        role="toolbar",
        aria_label="Filters",
    )


def _section(copy: _Copy) -> Markup:
    report = copy.report
    notes: dict[int, list[Markup]] = {}
    for issue in copy.issues:
        notes.setdefault(copy.line_of_issue(issue), []).append(_note(copy, issue))
    elsewhere = notes.pop(-1, [])
    return tag(
        "section",
        tag("h3", tag("bdi", copy.name), id=f"{copy.id}-title"),
        tag("p", view.one_line(report.path), class_="path", dir="auto"),
        tag("div", _origin(report), _counts(report), class_="card-head"),
        _signs(copy),
        _notes(report),
        _scores(report),
        _beliefs(copy),
        tag("div", *elsewhere, class_="elsewhere") if elsewhere else "",
        tag(
            "div",
            tag("span", f"Canonical article ({language_name(copy.audit.language.code)})"),
            tag("span", f"This copy ({language_name(copy.language)})"),
            tag("span", "Issues"),
            class_="columns",
            aria_hidden="true",
        ),
        tag("ol", *(_row(copy, n, notes.get(n, [])) for n in range(len(copy.lines))), class_="rows"),
        id=copy.id,
        class_="copy",
        tabindex=-1,
        aria_labelledby=f"{copy.id}-title",
    )


def _signs(copy: _Copy) -> Markup:
    evidence = copy.report.machine_translation.evidence
    if not evidence:
        return Markup("")
    rows = [tag("li", *_sign(copy, sign)) for sign in evidence]
    return tag("div", tag("h4", "Signs of machine translation"), tag("ul", *rows, class_="signs"))


def _sign(copy: _Copy, sign: Evidence) -> Iterator[str]:
    """The message; the words it quotes, or else the words put before it, lead to the passage."""
    words, message = view.one_line(sign.quote), view.one_line(sign.message)
    before, quoted, after = message.partition(f"“{words}”")
    link = tag("a", tag("q", words, lang=_lang(copy.language), dir="auto"), href=copy.place(None, _quote(sign)))
    yield from (before, link, after) if quoted else (link, " ", message)


def _quote(sign: Evidence) -> Quote:
    return Quote(sign.quote, sign.start, sign.end, sign.quote)


def _notes(report: CopyReport) -> Markup:
    notes = [tag("li", view.one_line(note)) for note in view.notes(report)]
    return tag("ul", *notes, class_="caveats") if notes else Markup("")


def _scores(report: CopyReport) -> Markup:
    scores, figures = report.scores, report.figures
    entries = [
        ("quality", f"{scores.quality:.2f}", "0 to 1, higher is better"),
        ("MQM", f"{scores.mqm:.1f}", "penalty points per 100 words, 0 is best"),
        ("coverage", f"{scores.coverage:.0%}", "share of the canonical statements that the copy contains"),
        ("figure F1", f"{scores.figure_f1:.2f}", "agreement of the figures, 0 to 1"),
        (
            "figures",
            f"{figures.matched} ✓ {figures.mismatched} ✕ {figures.omitted} – {figures.added} +",
            "match, differ, missing, new",
        ),
    ]
    for name, value in (("BLEU", scores.bleu), ("chrF", scores.chrf), ("TER", scores.ter)):
        if value is not None:
            entries.append((name, f"{value:.1f}", "sacreBLEU, against the canonical article"))
    return tag(
        "dl",
        *(tag("div", tag("dt", name), tag("dd", value), title=meaning) for name, value, meaning in entries),
        class_="scores",
    )


_BELIEFS = {
    ClaimVerdict.CONTRADICTED: "contradicted: its readers believe something else",
    ClaimVerdict.CHANGED: "changed: it says more, less or otherwise",
    ClaimVerdict.OMITTED: "omitted: its readers do not learn this",
    ClaimVerdict.ADDED: "added: only its readers are told this",
}


def _beliefs(copy: _Copy) -> Markup:
    """What a reader of this copy now believes: statements by what became of them."""
    counts = view.claim_counts(copy.report)
    if not copy.report.claims:
        return Markup("")
    groups = []
    for verdict, words in _BELIEFS.items():
        rows = [
            tag("li", *_statement(copy, claim.canonical, claim.copy))
            for claim in copy.report.claims
            if claim.verdict is verdict
        ]
        if rows:
            groups += [tag("h4", f"{counts[verdict]} {words}"), tag("ul", *rows)]
    summary = ", ".join(f"{count} {verdict.value}" for verdict, count in counts.items() if count)
    return tag(
        "details",
        tag("summary", "What a reader of this copy now believes: ", tag("b", summary)),
        *groups,
        class_="beliefs",
    )


def _statement(copy: _Copy, canonical: Quote | None, own: Quote | None) -> Iterator[Markup]:
    shown, language = (own, copy.language) if own is not None else (canonical, copy.audit.language.code)
    if shown is not None:
        yield tag("a", view.one_line(shown.text), href=copy.place(canonical, own), lang=_lang(language), dir="auto")
    if own is not None and canonical is not None:
        yield tag("span", " for ", class_="quiet")
        yield tag("span", view.one_line(canonical.text), lang=_lang(copy.audit.language.code), dir="auto")


def _row(copy: _Copy, number: int, notes: Sequence[Markup]) -> Markup:
    audit, report, line = copy.audit, copy.report, copy.lines[number]
    left, right = copy.canonical_spans, copy.copy_spans
    return tag(
        "li",
        _passage("Canonical", audit.canonical, audit.sentences, line.canonical, left, audit.language.code),
        _passage("This copy", report.document, report.sentences, line.copy, right, copy.language),
        tag("div", *notes, class_="notes"),
        id=f"{copy.id}-r{number + 1}",
        class_="row",
        data_words=_links(copy, line),
    )


def _by_sentence(sentences: Sequence[Sentence], spans: Iterable[_Span]) -> Mapping[int, Sequence[_Span]]:
    """The spans that touch each sentence, by its index."""
    found: defaultdict[int, list[_Span]] = defaultdict(list)
    for span in spans:
        for index in sentences_at(sentences, span[0].start, span[0].end):
            found[index].append(span)
    return found


def _passage(
    label: str,
    document: Document,
    sentences: Sequence[Sentence],
    indices: Sequence[int],
    spans: Mapping[int, Sequence[_Span]],
    language: str,
) -> Markup:
    if not indices:
        missing = "Not in the canonical article." if label == "Canonical" else "Not in this copy."
        return tag("div", tag("span", f"{label}: ", class_="side"), missing, class_="passage nothing")
    parts: list[str] = []
    for index, gap in _spaced(sentences, indices):
        sentence = sentences[index]
        parts += [gap, _marked(document.text, sentence.start, sentence.end, spans.get(index, ()))]
    own = sentences[indices[0]].language or language
    return tag(
        "div",
        tag("span", f"{label}: ", class_="side", lang="en", dir="ltr"),
        tag("p", *parts, lang=_lang(own), dir="rtl" if own in _RIGHT_TO_LEFT else "auto"),
        class_="passage",
    )


def _spaced(sentences: Sequence[Sentence], indices: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The sentences in reading order by index, each with the space to put before it."""
    previous: Sentence | None = None
    for index in sorted(indices):
        sentence = sentences[index]
        yield index, "" if previous is None or previous.end == sentence.start else " "
        previous = sentence


def _links(copy: _Copy, line: _Line) -> str | None:
    """Aligned words for the script: `a-b:c-d`, offsets in UTF-16 units into the texts of both cells."""
    left = _positions(copy.audit.sentences, line.canonical)
    right = _positions(copy.report.sentences, line.copy)
    links = [
        f"{left[word.canonical[0]]}-{left[word.canonical[1]]}:{right[word.copy[0]]}-{right[word.copy[1]]}"
        for word in line.words
        if {*word.canonical} <= left.keys() and {*word.copy} <= right.keys()
    ]
    return " ".join(links) or None


def _positions(sentences: Sequence[Sentence], indices: Sequence[int]) -> dict[int, int]:
    """Where each offset of the document stands in the cell that shows these sentences, in UTF-16 units."""
    positions, at = {}, 0
    for index, gap in _spaced(sentences, indices):
        sentence = sentences[index]
        at += len(gap)
        for offset, character in enumerate(sentence.text, start=sentence.start):
            positions[offset] = at
            at += 1 if ord(character) < 0x10000 else 2
        positions[sentence.end] = at
    return positions


def _marked(content: str, start: int, end: int, spans: Sequence[_Span]) -> Markup:
    """The text from `start` to `end` with every span marked; spans may overlap."""
    inside = [
        (max(quote.start, start), min(quote.end, end), key, kind)
        for quote, key, kind in spans
        if quote.start < end and quote.end > start
    ]
    if not inside:
        return text(content[start:end])
    cuts = sorted({start, end, *(a for a, *_ in inside), *(b for _, b, *_ in inside)})
    parts: list[Markup] = []
    for a, b in pairwise(cuts):
        over = [(key, kind) for left, right, key, kind in inside if left <= a and b <= right]
        if not over:
            parts.append(text(content[a:b]))
            continue
        ends = [key for _, right, key, kind in inside if right == b and kind != "sign" and right > a]
        kinds, keys = _by_gravity({kind for _, kind in over}), " ".join(key for key, _ in over)
        parts.append(tag("mark", content[a:b], class_=kinds, data_i=keys))
        parts += [_reference(key) for key in ends]
    return join(*parts)


def _by_gravity(kinds: set[str]) -> str:
    return " ".join(kind for kind in (*(severity.value for severity in Severity), "sign") if kind in kinds)


def _reference(key: str) -> Markup:
    number = key.rpartition("-i")[2]
    return tag("sup", tag("a", number, href=f"#{key}", aria_label=f"issue {number}", data_i=key))


def _note(copy: _Copy, issue: Issue) -> Markup:
    category, direction = CATEGORIES[issue.category], issue.direction
    number = copy.numbers[id(issue)]
    return tag(
        "article",
        tag(
            "h4",
            tag("span", str(number), class_="number"),
            " ",
            tag("span", issue.severity.value, class_=f"sev {issue.severity.value}"),
            " ",
            category.title,
        ),
        tag("p", *_change(copy, issue), class_="change"),
        tag("p", view.one_line(issue.message)),
        tag(
            "p",
            " · ".join([f"{issue.confidence:.2f}", *([direction.value] if direction else []), issue.category]),
            class_="quiet",
            title="; ".join([f"confidence {issue.confidence:.2f}", *_entailment(issue.forward, issue.backward)]),
        ),
        id=copy.issue_id(issue),
        class_=f"note {issue.severity.value}",
        tabindex=-1,
        data_severity=issue.severity.value,
        data_category=issue.category,
    )


def _entailment(forward: Probabilities | None, backward: Probabilities | None) -> Iterator[str]:
    for name, side in (("canonical to copy", forward), ("copy to canonical", backward)):
        if side is not None:
            yield f"{name}: {side.label} {getattr(side, side.label):.2f}"


# Around


def _footer(audit: AuditReport) -> Markup:
    return tag(
        "footer",
        tag(
            "p",
            "What the program finds is an issue; it becomes an error when an editor confirms it. Critical: the reader "
            "is told something false about who, what, how many or when. Major: a meaning changes. Minor: noticeable, "
            "the meaning stands.",
        ),
        tag("p", f"transcheck {audit.version} · ", tag("code", view.one_line(audit.signature))),
    )


_KEYS = (
    ("j", "next issue"),
    ("k", "previous issue"),
    ("n", "next copy"),
    ("p", "previous copy"),
    ("1 2 3", "show or hide critical, major, minor"),
    ("i", "only passages with issues"),
    ("f", "to the filters"),
    ("t", "dark or light"),
    ("?", "this help"),
)


def _help() -> Markup:
    rows = [tag("div", tag("dt", *(tag("kbd", key) for key in keys.split())), tag("dd", does)) for keys, does in _KEYS]
    return tag(
        "dialog",
        tag("h2", "Keys", id="help-title"),
        tag("dl", *rows, class_="keys"),
        tag("form", tag("button", "Close"), method="dialog"),
        id="help",
        aria_labelledby="help-title",
    )


def _lang(code: str) -> str:
    """A value for `lang`: empty, which means unknown, where the text has no language; the page itself is in English."""
    return "" if code == "und" else code
