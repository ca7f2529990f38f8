"""After a correction of a canonical article: which copies still carry what it no longer says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from typing import Any

from transcheck.batch.codec import from_json
from transcheck.batch.keys import Keys, audit_key, digest_of
from transcheck.batch.store import Store
from transcheck.document import Document, Sentence
from transcheck.issues import Issue, Severity
from transcheck.outline import outline
from transcheck.results import ClaimVerdict, CopyReport

__all__ = ["Correction", "Corrections", "remember_articles"]

JSON = dict[str, Any]
# The one entry whose key does not depend on its content: the articles of the last run that came to its end.
_ARTICLES = digest_of("articles")
_STATED = frozenset({ClaimVerdict.KEPT, ClaimVerdict.ADDED})
_GRAVEST_FIRST = (
    ClaimVerdict.CONTRADICTED,
    ClaimVerdict.CHANGED,
    ClaimVerdict.OMITTED,
    ClaimVerdict.ADDED,
    ClaimVerdict.KEPT,
)


@dataclass(frozen=True, slots=True)
class Correction:
    """A copy that still says what its article said before.

    Attributes:
        path: The copy.
        canonical: The article.
        before: The sentence of the article as it was.
        after: The sentence as it is; "" if it was taken out.
        quote: What the copy says.
    """

    path: str
    canonical: str
    before: str
    after: str
    quote: str

    def to_dict(self) -> JSON:
        """The fields by name."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Change:
    """Sentences of an article before (by index) and after (by index), at least one of both."""

    before: tuple[int, ...]
    after: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Corrected:
    """An article that was corrected: the key of its audits before, its sentences on both sides, what changed."""

    key: str
    before: tuple[Sentence, ...]
    after: tuple[Sentence, ...]
    changes: tuple[_Change, ...]


class Corrections:
    """The articles whose text is not that of the last finished run.

    An article is the same by its path. Articles are not compared when models, code or options changed as well: then the
    audits before are of no use.

    Args:
        canonicals: The articles.
        keys: The keys of this run.
        store: The cache.
    """

    def __init__(self, canonicals: Sequence[Document], keys: Keys, store: Store) -> None:
        self._store = store
        self._corrected: dict[int, _Corrected] = {}
        record: JSON = store.get(_ARTICLES) if _ARTICLES in store else {"common": "", "articles": {}}
        if record["common"] != keys.common:
            return
        for index, document in enumerate(canonicals):
            before = record["articles"].get(document.path)
            if before is not None and before["key"] != keys.articles[index]:
                self._corrected[index] = _compare(before, document)

    def __len__(self) -> int:
        """How many articles were corrected."""
        return len(self._corrected)

    def known(self, digest: str) -> JSON:
        """Judgements that the entailment model gave of a copy before the correction, see `memory`."""
        found: JSON = {}
        for item in self._corrected.values():
            key = audit_key(item.key, digest)
            if key in self._store:
                found |= self._store.get(key)["judged"]
        return found

    def concern(self, canonical: int, digest: str) -> bool:
        """Whether there is an audit of a copy against its article before a correction."""
        item = self._corrected.get(canonical)
        return item is not None and audit_key(item.key, digest) in self._store

    def carried(self, canonical: int, digest: str, report: CopyReport, path: str) -> Iterator[Correction]:
        """What a copy still says of what the article said before.

        Args:
            canonical: The copy's article by index.
            digest: The copy's digest.
            report: The audit against the article as it is.
            path: The path of the article.
        """
        if not self.concern(canonical, digest):
            return
        item = self._corrected[canonical]
        before = from_json(CopyReport, self._store.get(audit_key(item.key, digest))["report"])
        for change in item.changes:
            sentences = _carrying(change, before, report)
            if sentences:
                yield Correction(
                    report.path,
                    path,
                    " ".join(item.before[index].text for index in change.before),
                    " ".join(item.after[index].text for index in change.after),
                    " ".join(report.sentences[index].text for index in sentences),
                )


def remember_articles(canonicals: Sequence[Document], keys: Keys, store: Store) -> str:
    """Keep the articles of a run that came to its end; returns the key under which they are kept."""
    articles = {
        document.path: {"key": key, "text": document.text, "language": document.language}
        for document, key in zip(canonicals, keys.articles, strict=True)
    }
    record = {"common": keys.common, "articles": articles}
    if _ARTICLES not in store or store.get(_ARTICLES) != record:
        store.add(_ARTICLES, record)
    return _ARTICLES


def _compare(before: JSON, document: Document) -> _Corrected:
    old = outline(Document.from_text(before["text"], language=before["language"])).sentences
    new = outline(document).sentences
    matcher = SequenceMatcher(None, [_spaced(item.text) for item in old], [_spaced(item.text) for item in new], False)
    changes: list[_Change] = []
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "replace" and end - start == last - first:
            changes += [_Change((start + n,), (first + n,)) for n in range(end - start)]
        elif kind != "equal":
            changes.append(_Change(tuple(range(start, end)), tuple(range(first, last))))
    return _Corrected(before["key"], old, new, tuple(changes))


def _carrying(change: _Change, before: CopyReport, after: CopyReport) -> tuple[int, ...]:
    """The sentences of the copy that say what the article said before and no longer says; by index."""
    said = {n for pair in before.pairs if set(pair.canonical) & set(change.before) for n in pair.copy}
    stated = any(_verdict(before, index) in _STATED for index in change.before)
    if not change.after:
        return tuple(sorted(said)) if stated else ()
    new = [issue for issue in after.issues if _is_loud(issue) and not any(_meets(issue, old) for old in before.issues)]
    blamed = {n for n in said if any(_stands_in(issue, after.sentences[n]) for issue in new)}
    if not blamed and stated and any(_verdict(after, index) is ClaimVerdict.CONTRADICTED for index in change.after):
        blamed = said
    return tuple(sorted(blamed))


def _verdict(report: CopyReport, index: int) -> ClaimVerdict:
    """What became of a sentence of the article: the gravest that became of any of its claims."""
    found = {claim.verdict for claim in report.claims if claim.index == index}
    return next(verdict for verdict in _GRAVEST_FIRST if verdict in found)


def _is_loud(issue: Issue) -> bool:
    return issue.severity is not Severity.MINOR and issue.canonical is not None and issue.copy is not None


def _meets(issue: Issue, old: Issue) -> bool:
    """Whether the audit before the correction had found fault with the same words of the copy."""
    return (
        issue.copy is not None
        and old.copy is not None
        and _is_loud(old)
        and issue.copy.start < old.copy.end
        and old.copy.start < issue.copy.end
    )


def _stands_in(issue: Issue, sentence: Sentence) -> bool:
    return issue.copy is not None and sentence.start <= issue.copy.start < sentence.end


def _spaced(text: str) -> str:
    return " ".join(text.split())
