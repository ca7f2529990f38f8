"""The files a batch leaves, written from the cache in the order of the sources."""

from __future__ import annotations

import csv
import io
import os
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import nsmallest
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import transcheck
from transcheck.baseline import Baseline
from transcheck.batch.codec import from_json
from transcheck.batch.corrections import Corrections
from transcheck.batch.family import family_tree, witness_of
from transcheck.batch.family_views import family_svg, family_text
from transcheck.batch.keys import Keys
from transcheck.batch.ledger import Audited, Input, Ledger
from transcheck.batch.pages import FactRow, Listed, Matrix, is_page_name, page_name, render_index, render_page
from transcheck.batch.place import Place
from transcheck.batch.store import Store
from transcheck.batch.summary import Summary, gravity, render_csv, row_of, summarize, write_parquet
from transcheck.config import ENDINGS
from transcheck.document import Document
from transcheck.errors import InputError
from transcheck.files import write_atomically
from transcheck.outline import outline
from transcheck.report import render
from transcheck.report.csv import safe_cell
from transcheck.report.json import encode
from transcheck.report.view import change_phrase, gravest
from transcheck.results import AuditReport, CopyReport, FactState

__all__ = ["Outputs", "Written"]

JSON = dict[str, Any]
# The index is a page to look at: more copies than these stand in the summary alone.
_LISTED = 1000
# Columns of the fact matrix in the index.
_COLUMNS = 12
# A tree of more copies than these cannot be looked at; the text says that there are more.
_IN_TREE = 500

# Beginnings of the names of what is written, the cache included.
_WRITTEN = ("cache", "corrections", "errors", "facts", "family", "index", "report", "results", "summary")

_Place = tuple[str, str, int, int, str]


@dataclass(frozen=True, slots=True)
class Written:
    """What the files say.

    Attributes:
        summary: All copies.
        failed: How many inputs have no audit.
    """

    summary: Summary
    failed: int


@dataclass(slots=True)
class _Gathered:
    """What is known once the results are written; the ledger has what there is of every copy."""

    failed: int = 0
    errors: list[tuple[str, str]] = field(default_factory=list)
    facts: Counter[tuple[str, str, int, int, str, str]] = field(default_factory=Counter)
    witnesses: Counter[int] = field(default_factory=Counter)


class Outputs:
    """Writes what a batch leaves.

    Args:
        place: Where to.
        signature: That of the auditor.
        canonicals: The articles.
        keys: The keys of the run.
        store: The cache.
        ledger: The inputs; what comes of them is noted there.
        baseline: Known issues.
        pages: Whether to write the index and a page a copy.
        form: The format of a report of all copies of an article, which is then written as well; None for none.

    Raises:
        InputError: If there is no place for the pages.
    """

    def __init__(
        self,
        place: Place,
        signature: str,
        canonicals: Sequence[Document],
        keys: Keys,
        store: Store,
        ledger: Ledger,
        *,
        baseline: Baseline | None = None,
        pages: bool = True,
        form: str | None = None,
    ) -> None:
        self._place = place
        self._signature = signature
        self._canonicals = canonicals
        self._keys = keys
        self._store = store
        self._ledger = ledger
        self._baseline = baseline
        self._pages = pages
        self._form = form
        self._reports = place.file("reports")
        self._drop_unfinished()
        if pages:
            try:
                self._reports.mkdir(exist_ok=True)
            except OSError as error:
                raise InputError(str(self._reports), f"cannot be written to ({error.strerror})") from error

    def add_page(self, path: str, digest: str, canonical: int, page: str) -> None:
        """Write the report of a copy as soon as there is one."""
        name = self._page_name(path, digest, canonical)
        if not (self._reports / name).exists():
            write_atomically(self._reports / name, page)

    def write(self, corrections: Corrections) -> Written:
        """Write all files, each in one step. Pages that are not of this run are removed from the folder of reports.

        Args:
            corrections: The articles that were corrected since the last run.
        """
        found = _Gathered()
        write_atomically(self._place.file("results.jsonl"), self._lines(found))
        self._json_lines("errors.jsonl", self._errors(found))
        if len(corrections):
            self._json_lines("corrections.jsonl", self._carried(corrections))
        write_atomically(self._place.file("summary.csv"), render_csv(item.row for item in self._ledger.audits()))
        write_atomically(self._place.file("facts.csv"), _facts_csv(found.facts))
        if find_spec("pyarrow"):
            write_parquet((item.row for item in self._ledger.audits()), self._place.file("summary.parquet"))
        worst = nsmallest(_LISTED, self._ledger.audits(), key=lambda item: gravity(item.row))
        summary = summarize((item.row for item in self._ledger.audits()), [item.row for item in worst])
        pictures = self._trees(found.witnesses)
        if self._form:
            self._wholes(self._form, found)
        if self._pages:
            write_atomically(self._place.file("index.html"), self._index(found, summary, worst, pictures))
            with os.scandir(self._reports) as entries:
                stale = [
                    entry.path
                    for entry in entries
                    if is_page_name(entry.name) and entry.is_file() and not self._ledger.has_page(entry.name)
                ]
            for path in stale:
                Path(path).unlink()
        return Written(summary, found.failed)

    def _lines(self, found: _Gathered) -> Iterator[str]:
        for item in self._ledger.inputs():
            canonical = self._article_of(item)
            if canonical is None:
                continue
            language, report = self._report(item.path, item.digest, canonical)
            line = self._line(canonical, language, report)
            self._ledger.add_audit(Audited(row_of(line), item.digest, canonical))
            found.facts.update(_states(line))
            found.witnesses[canonical] += 1
            if found.witnesses[canonical] <= _IN_TREE:
                self._ledger.add_witness(canonical, witness_of(report))
            if self._pages:
                self._ledger.add_page(self._page(item, canonical, report))
            yield encode(line)

    def _errors(self, found: _Gathered) -> Iterator[JSON]:
        for item in self._ledger.inputs():
            if self._article_of(item) is None:
                why = item.reason or "tells the story of none of the canonical articles"
                found.failed += 1
                if len(found.errors) < _LISTED:
                    found.errors.append((item.path, why))
                yield {"path": item.path, "error": why}

    def _carried(self, corrections: Corrections) -> Iterator[JSON]:
        for item in self._ledger.audits():
            if corrections.concern(item.canonical, item.digest):
                _, report = self._report(item.row.path, item.digest, item.canonical)
                path = self._canonicals[item.canonical].path
                for found in corrections.carried(item.canonical, item.digest, report, path):
                    yield found.to_dict()

    def _article_of(self, item: Input) -> int | None:
        """The index of the article that an input was audited against; None if there is no audit of it."""
        return None if item.reason else self._keys.chosen(item.digest, self._store)[1]

    def _report(self, path: str, digest: str, canonical: int) -> tuple[str, CopyReport]:
        """The language of the article and the audit of a copy, from the cache."""
        value = self._store.get(self._keys.audit(digest, canonical))
        report = from_json(CopyReport, value["report"])
        return value["language"], replace(report, document=replace(report.document, path=path))

    def _line(self, canonical: int, language: str, report: CopyReport) -> JSON:
        """A line of results, see schema `audit-line`; issues of the baseline are marked as known."""
        copy = report.to_dict()
        known = self._baseline.ids(report.path) if self._baseline else frozenset()
        if known:
            copy["issues"] = [issue | {"known": True} if issue["id"] in known else issue for issue in copy["issues"]]
        return {
            "schema": "transcheck/audit-line/1",
            "tool": {"version": transcheck.__version__, "signature": self._signature},
            "canonical": {"path": self._canonicals[canonical].path, "language": language},
            "copy": copy,
        }

    def _json_lines(self, name: str, values: Iterator[JSON]) -> None:
        write_atomically(self._place.file(name), map(encode, values))

    def _page_name(self, path: str, digest: str, canonical: int) -> str:
        key = self._keys.audit(digest, canonical)
        return page_name(key, path, self._canonicals[canonical].path, self._baseline)

    def _page(self, item: Input, canonical: int, report: CopyReport) -> str:
        """The file name of a copy's page, which is written now if its audit was in the cache."""
        name = self._page_name(item.path, item.digest, canonical)
        if not (self._reports / name).exists():
            write_atomically(self._reports / name, render_page(self._of_article(canonical, [report]), self._baseline))
        return name

    def _of_article(self, canonical: int, copies: Iterable[CopyReport], errors: Iterable[str] = ()) -> AuditReport:
        """Audits of copies of an article as one report."""
        article = self._canonicals[canonical]
        parts = outline(article)
        version = transcheck.__version__
        return AuditReport(
            article, parts.language, parts.sentences, tuple(copies), version, self._signature, tuple(errors)
        )

    def _wholes(self, form: str, found: _Gathered) -> None:
        """Write a report of all copies of each article that has any; those of one article are in memory at once."""
        ending = next((ending for ending, name in ENDINGS.items() if name == form), ".txt")
        errors = [f"{path}: {why}" for path, why in found.errors]
        if found.failed > len(errors):
            errors.append(f"{found.failed - len(errors)} more inputs, see errors.jsonl")
        audits: defaultdict[int, list[Audited]] = defaultdict(list)
        for item in self._ledger.audits():
            audits[item.canonical].append(item)
        written = set()
        for number, (canonical, items) in enumerate(sorted(audits.items()), 1):
            reports = (self._report(item.row.path, item.digest, canonical)[1] for item in items)
            shown = map(self._baseline.without_known, reports) if self._baseline else reports
            whole = self._of_article(canonical, shown, errors)
            path = self._numbered("report", ending, number)
            write_atomically(path, render(whole, form))
            written.add(path.name)
        self._drop_others("report", ending, written)

    def _numbered(self, stem: str, ending: str, number: int) -> Path:
        """The path of an output of which there is one an article; it has no number if there is only one article."""
        return self._place.file(f"{stem}{ending}" if len(self._canonicals) == 1 else f"{stem}-{number}{ending}")

    def _drop_unfinished(self) -> None:
        """Remove what a run left that was killed while it wrote its outputs; those of other shards may be at work."""
        name = re.escape(self._place.file("#").name).replace(r"\#", f"(?:{'|'.join(_WRITTEN)})(?:-\\d+)?")
        ours = re.compile(rf"\.{name}\.[a-z.]+\.\d+\.tmp")
        for path in list(self._place.folder.iterdir()):
            if ours.fullmatch(path.name):
                path.unlink()

    def _drop_others(self, stem: str, ending: str, written: Collection[str]) -> None:
        """Remove those that an earlier run left, of more articles or of more copies."""
        ours = re.compile(re.escape(self._place.file(f"{stem}#{ending}").name).replace(r"\#", r"(?:-\d+)?"))
        for path in list(self._place.folder.iterdir()):
            if ours.fullmatch(path.name) and path.name not in written:
                path.unlink()

    def _trees(self, copies: Mapping[int, int]) -> list[tuple[str, str]]:
        """Write the family trees of articles with two copies or more; path of the article and picture of each."""
        texts, pictures = [], []
        for canonical, witnesses in self._ledger.witnesses():
            if len(witnesses) < 2:
                continue
            family = family_tree(self._canonicals[canonical].path, witnesses)
            note = f"of the first {_IN_TREE} copies; there are more\n" if copies[canonical] > _IN_TREE else ""
            texts.append(family_text(family) + note)
            pictures.append((self._canonicals[canonical].path, family_svg(family)))
        write_atomically(self._place.file("family.txt"), "\n".join(texts))
        written = set()
        for number, (_, svg) in enumerate(pictures, 1):
            path = self._numbered("family", ".svg", number)
            write_atomically(path, svg)
            written.add(path.name)
        self._drop_others("family", ".svg", written)
        return pictures

    def _index(
        self, found: _Gathered, summary: Summary, worst: Sequence[Audited], pictures: Sequence[tuple[str, str]]
    ) -> str:
        listed: list[Listed] = []
        cells: dict[str, list[tuple[Listed, dict[tuple[int, int], tuple[FactState, str]]]]] = defaultdict(list)
        for audited in worst:
            row = audited.row
            _, report = self._report(row.path, audited.digest, audited.canonical)
            shown = self._baseline.without_known(report) if self._baseline else report
            issue = gravest(shown)
            name = self._page_name(row.path, audited.digest, audited.canonical)
            item = Listed(row, f"{self._reports.name}/{name}", change_phrase(issue) if issue else "")
            listed.append(item)
            if len(cells[row.canonical]) < _COLUMNS:
                states = {
                    (fact.canonical.start, fact.canonical.end): (fact.state, fact.copy.text if fact.copy else "")
                    for fact in reversed(report.facts)
                }
                cells[row.canonical].append((item, states))
        matrices = [
            Matrix(
                article.path,
                summary.articles.get(article.path, 0),
                tuple(item for item, _ in cells[article.path]),
                tuple(
                    FactRow(quote, kind, states, tuple(column.get((start, end)) for _, column in cells[article.path]))
                    for (_, kind, start, end, quote), states in _fact_rows(found.facts, article.path)
                ),
            )
            for article in self._canonicals
        ]
        return render_index(summary, listed, matrices, found.errors, found.failed, pictures)


def _states(line: JSON) -> Iterator[tuple[str, str, int, int, str, str]]:
    for fact in line["copy"]["facts"]:
        place = fact["canonical"]
        yield line["canonical"]["path"], fact["kind"], place["start"], place["end"], place["quote"], fact["state"]


def _fact_rows(
    counts: Mapping[tuple[str, str, int, int, str, str], int], canonical: str | None = None
) -> Iterator[tuple[_Place, dict[FactState, int]]]:
    """The facts of all articles, or of one, in the order of the articles' text, with the number of copies by state."""
    places = {key[:5] for key in counts if canonical in {None, key[0]}}
    for place in sorted(places, key=lambda key: (key[0], key[2], key[3], key[1])):
        yield place, {state: counts.get((*place, state.value), 0) for state in FactState}


def _facts_csv(counts: Mapping[tuple[str, str, int, int, str, str], int]) -> str:
    """The fact matrix, summed up: a row a fact, and how many copies agree, hedge, err, or leave it out."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["canonical", "kind", "start", "end", "quote", *FactState])
    for (canonical, kind, start, end, quote), states in _fact_rows(counts):
        writer.writerow([safe_cell(canonical), kind, start, end, safe_cell(" ".join(quote.split())), *states.values()])
    return out.getvalue()
