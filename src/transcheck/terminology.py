"""Agreed terms and names that must not be translated, as a newsroom or a localisation team lists them."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from transcheck.claims import JudgedPair
from transcheck.document import language_code, sentences_at
from transcheck.errors import InputError
from transcheck.issues import Issue, Quote, Severity, quote
from transcheck.language import dominant_script, is_latin
from transcheck.reading.records import delimiter_of
from transcheck.results import WordLink
from transcheck.side import Side
from transcheck.stretch import Stretch
from transcheck.words import phrase_pattern

__all__ = ["Term", "broken", "read_terms", "term_issues"]

_UNSPACED = frozenset({"Hani", "Jpan", "Hang", "Thai", "Laoo", "Khmr", "Mymr"})
"""Scripts without spaces between words, or with endings and particles written onto them."""
_SHORT = 3
"""Letters up to which a word must be there in full, and may have so many more."""
_APART = 12
"""Characters between two words of one rendering at most: small words, and signs."""
_WORD = re.compile(r"\w+")


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
    must not be translated. Columns may be parted by commas, semicolons or tabs, as spreadsheets write them.

    Raises:
        InputError: If it is damaged, has no column `term`, none `translation` but others, no term, or a language that
            is no code.
    """
    try:
        rows = csv.DictReader(
            io.StringIO(text), delimiter=delimiter_of(text), skipinitialspace=True, strict=True, restkey=""
        )
        rows.fieldnames = names = [name.strip().lower() for name in rows.fieldnames or ()]
        if "term" not in names:
            raise InputError(path, "is no term list: its first line must name the column 'term'")
        if "translation" not in names and set(names) - {"term", "language"}:
            raise InputError(path, "has no column 'translation': its first line must name it")
        collected: dict[tuple[str, str | None], list[str]] = {}
        for row in rows:
            term = (row["term"] or "").strip()
            if not term:
                continue
            renderings = [item.strip() for item in (row.get("translation") or "").split("|") if item.strip()]
            stated = (row.get("language") or "").strip()
            language = language_code(stated)
            if stated and language is None:
                raise InputError(path, f"line {rows.line_num}: {stated!r} is no language code")
            collected.setdefault((term, language), []).extend(renderings or [term])
    except csv.Error as error:
        raise InputError(path, f"is no term list ({error})") from error
    if not collected:
        raise InputError(path, "lists no term")
    return tuple(Term(term, tuple(found), language) for (term, language), found in collected.items())


def term_issues(terms: Sequence[Term], copy: Side, judged: Sequence[JudgedPair]) -> list[Issue]:
    """An issue for each aligned passage that has a listed term on the canonical side and none of its renderings.

    Args:
        terms: The list.
        copy: The copy.
        judged: The aligned passages. What stands for the term is quoted if their words are linked, else the passage.
    """
    issues = []
    for term in terms:
        if term.language not in {None, copy.language.code}:
            continue
        for item in judged:
            found = broken(term, item.canonical.text, item.copy.text)
            if found is None:
                continue
            said = item.canonical.quote(*found)
            issues.append(
                Issue(
                    category="terminology/wrong-term",
                    severity=Severity.MAJOR,
                    confidence=0.9,
                    message=_message(term),
                    canonical=said,
                    copy=_counterpart(said, item.pair.words, item.copy),
                )
            )
    return issues


def _counterpart(term: Quote, links: Sequence[WordLink], copy: Stretch) -> Quote:
    """What stands for a term: its linked words that stand together, the most of them if they do in several places."""
    spans = sorted(link.copy for link in links if link.canonical[0] < term.end and term.start < link.canonical[1])
    runs: list[list[tuple[int, int]]] = []
    for span in spans:
        if runs and span[0] - runs[-1][-1][1] <= _APART:
            runs[-1].append(span)
        else:
            runs.append([span])
    if not runs:
        return copy.whole()
    run = max(runs, key=len)
    sentence = copy.sentences[sentences_at(copy.sentences, run[0][0], run[0][1])[0]]
    start, end = run[0][0], min(run[-1][1], sentence.end)
    return quote(copy.document, start, end, sentence.text)


def _message(term: Term) -> str:
    if term.translations == (term.term,):
        return f"The term list wants “{term.term}” to stay as it is."
    wanted = " or ".join(f"“{rendering}”" for rendering in term.translations)
    return f"The term list asks for {wanted} where the canonical text says “{term.term}”."


def broken(term: Term, canonical: str, copy: str) -> tuple[int, int] | None:
    """Where a canonical text says a term of which its copy has no rendering; None where it has, or there is no term."""
    found = _find(term.term, canonical)
    return None if found is None or any(_rendered(item, copy) for item in term.translations) else found


def _find(term: str, text: str) -> tuple[int, int] | None:
    """Place of a term in a text; in Latin letters whole words, as other scripts join particles to theirs.

    The last word may be in the English plural or genitive. Case is ignored, but not that of an abbreviation in
    capitals: “US” is no “us”.
    """
    before = r"(?<!\w)" if _spaced(term[0]) else ""
    body, after = phrase_pattern(term), ""
    if term[-1] in "yY" and not term.isupper():
        body, after = phrase_pattern(term[:-1]), r"(?:y(?:['’]s)?|ies)(?!\w)"
    elif _spaced(term[-1]):
        after = r"(?:e?s)?(?:['’]s?)?(?!\w)" if term[-1].isalpha() else r"(?!\w)"
    match = re.search(f"{before}{body}{after}", text, 0 if term.isupper() else re.IGNORECASE)
    return match.span() if match else None


def _spaced(letter: str) -> bool:
    return letter.isdecimal() or is_latin(letter)


def _rendered(rendering: str, text: str) -> bool:
    """Whether a rendering stands in a text, in any form that its language may give it.

    No table of forms is asked: a word counts that begins as the rendering's does, up to an ending of one or two
    letters, or that holds all of it. Accents are ignored, for they come and go with endings; abbreviations stay whole.
    """
    if rendering.isupper() and is_latin(rendering):
        return _find(rendering, text) is not None
    wanted, said = _plain(rendering), _plain(text)
    if dominant_script(rendering)[0] in _UNSPACED:
        return wanted in said
    words = _WORD.findall(said)
    return all(any(_same_word(part, word) for word in words) for part in _WORD.findall(wanted))


def _same_word(wanted: str, word: str) -> bool:
    if len(wanted) <= _SHORT:
        return word.startswith(wanted) and len(word) <= len(wanted) + _SHORT
    stem = wanted[: -2 if len(wanted) > 2 * _SHORT - 1 else -1]
    return word.startswith(stem) or wanted in word


def _plain(text: str) -> str:
    """Without capitals and accents."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in parts if not unicodedata.combining(character))
