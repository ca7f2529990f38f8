"""Agreed terms and names that must not be translated, as a newsroom or a localisation team lists them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from transcheck.claims import JudgedPair
from transcheck.errors import InputError
from transcheck.issues import Issue, Severity
from transcheck.side import Side

__all__ = ["Term", "read_terms", "term_issues"]


@dataclass(frozen=True, slots=True)
class Term:
    """One line of a term list.

    Attributes:
        term: The term in the canonical text.
        translations: Renderings that are agreed; the term itself if it must not be translated.
        language: The language of the copies the line holds for; None for all.
    """

    term: str
    translations: tuple[str, ...]
    language: str | None = None


def read_terms(text: str, path: str = "-") -> tuple[Term, ...]:
    """Read a term list: CSV with the columns `term`, `translation` and optionally `language`.

    Several agreed renderings stand in several lines or are parted by `|`; an empty translation means that the term
    must not be translated.

    Raises:
        InputError: If there is no column `term`.
    """
    rows = csv.DictReader(io.StringIO(text))
    if "term" not in (rows.fieldnames or []):
        raise InputError(path, "is no term list: its first line must name the column 'term'")
    collected: dict[tuple[str, str | None], list[str]] = {}
    for row in rows:
        term = (row.get("term") or "").strip()
        if term:
            renderings = [item.strip() for item in (row.get("translation") or "").split("|") if item.strip()]
            language = (row.get("language") or "").strip() or None
            collected.setdefault((term, language), []).extend(renderings or [term])
    return tuple(Term(term, tuple(found), language) for (term, language), found in collected.items())


def term_issues(terms: Sequence[Term], copy: Side, judged: Sequence[JudgedPair]) -> list[Issue]:
    """An issue for each aligned passage that has a listed term on the canonical side and none of its renderings."""
    issues = []
    for term in terms:
        if term.language not in {None, copy.language.code}:
            continue
        for item in judged:
            found = _find(term.term, item.canonical.text)
            if found is None or any(_find(rendering, item.copy.text) for rendering in term.translations):
                continue
            wanted = " or ".join(f"“{rendering}”" for rendering in term.translations)
            issues.append(
                Issue(
                    category="terminology/wrong-term",
                    severity=Severity.MAJOR,
                    confidence=0.9,
                    message=f"The term list asks for {wanted} where the canonical text says “{term.term}”.",
                    canonical=item.canonical.quote(*found),
                    copy=item.copy.whole(),
                )
            )
    return issues


def _find(term: str, text: str) -> tuple[int, int] | None:
    """Place of a term in a text, whole words where its script has spaces, case ignored."""
    edge = r"\b" if term[:1].isascii() else ""
    match = re.search(f"{edge}{re.escape(term)}{edge}", text, re.IGNORECASE)
    return match.span() if match else None
