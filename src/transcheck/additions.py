"""Additions: sentences of the copy that no sentence of the canonical article carries.

The gravity follows what a reader would believe to be news from the canonical article: new names are facts (major),
commentary without them is minor. New figures are found where figures are compared.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from transcheck.align import Similarity
from transcheck.document import Sentence, sentences_at
from transcheck.entailment import EntailmentModel
from transcheck.figures import Kind, Match
from transcheck.issues import Issue, Severity
from transcheck.results import Evidence, FactState, Pair
from transcheck.side import Side
from transcheck.stretch import join, sentence_quote

__all__ = ["addition_issues", "new_names", "own_figures", "owns_page"]

# The canonical sentences an unaligned sentence is held against.
_NEAREST = 3
_ENTAILED = 0.5
# Smaller figures stand for many things in one text.
_LEAST_FIGURE = 13
_TOLD = 0.5
# Shorter lines are headings, credits and page furniture.
_FEWEST_PIECES = 10
# A line that says whose the page is.
_RIGHTS = re.compile(r"©|\(c\)\s|copyright\b|all rights reserved\b", re.IGNORECASE)
_CLOSING = "\"'”’»)]」』 "
_FINAL = (".", "!", "?", "…", "。", "！", "？", "؟", "।", "۔")

# A capitalised word or an acronym, with the words joined to it: "Lake Victoria", "al-Assad", "COVID-19".
_NAME = re.compile(r"\b[^\W\d_a-zà-öø-ÿа-яё][\w’'-]*(?:\s+(?:of\s+|de\s+|al-)?[^\W\d_a-zà-öø-ÿа-яё][\w’'-]*)*")
_WORD = re.compile(r"[^\W\d_]+")


def addition_issues(
    canonical: Side,
    copy: Side,
    pairs: Sequence[Pair],
    scores: Similarity,
    evidence: Sequence[Evidence],
    model: EntailmentModel,
    figures: Sequence[Match] = (),
) -> list[Issue]:
    """One issue for each unaligned sentence of the copy that the nearest canonical sentences do not entail.

    Headings, credits and the page's remarks on itself are no statements of the article. A sentence that has a figure of
    the article which no other one has mostly tells what the article says there: minor, and half as sure.
    """
    breaks = [match.start() for match in re.finditer("\n", copy.document.text)]
    notices = {bisect_left(breaks, item.start) for item in evidence if item.kind == "disclaimer"}
    told = own_figures(copy, figures)
    own = [
        index
        for pair in pairs
        if not pair.canonical
        for index in pair.copy
        if _is_statement(copy, index)
        and bisect_left(breaks, copy.sentences[index].start) not in notices
        and not owns_page(copy.document.text, copy.sentences[index].start)
    ]
    if not own or not canonical.sentences:
        return []
    premises = [
        join(canonical.document, canonical.sentences, scores.margin[:, index].argsort()[::-1][:_NEAREST].tolist()).text
        for index in own
    ]
    judgements = model.judge(premises, [copy.sentences[index].text for index in own])
    rendered = " ".join(copy.sentences[index].text for pair in pairs if pair.canonical for index in pair.copy)
    known = _words(f"{canonical.document.text} {rendered}")
    issues = []
    for index, judgement in zip(own, judgements, strict=True):
        if judgement.probabilities.entailment >= _ENTAILED:
            continue
        sentence = copy.sentences[index]
        names = new_names(sentence, known) if canonical.language.code == copy.language.code else []
        issues.append(
            Issue(
                category="accuracy/addition",
                severity=Severity.MAJOR if names and index not in told else Severity.MINOR,
                confidence=(1.0 - judgement.probabilities.entailment) * (_TOLD if index in told else 1.0),
                message=_message(names),
                copy=sentence_quote(sentence),
                forward=judgement.probabilities,
            )
        )
    return issues


def _is_statement(copy: Side, index: int) -> bool:
    sentence = copy.sentences[index]
    return (
        len(copy.encodings[index].spans) >= _FEWEST_PIECES
        and sentence.language == copy.language.code
        and sentence.text.rstrip(_CLOSING).endswith(_FINAL)
    )


def own_figures(copy: Side, figures: Iterable[Match]) -> set[int]:
    """Indices of the sentences that state a figure of the article, small ones apart, each at its first place."""
    found: set[int] = set()
    for match in figures:
        one, other = match.canonical, match.copy
        if one is None or other is None or match.state is FactState.WRONG or one.low is None or one.low < _LEAST_FIGURE:
            continue
        if one.kind is not Kind.DATE:
            found.update(sentences_at(copy.sentences, other.start, other.end))
    return found


def owns_page(text: str, offset: int) -> bool:
    """Whether the line at an offset of a text says whose the page is: “© 2025 Harbour News. Distributed by …”."""
    return _RIGHTS.match(text, text.rfind("\n", 0, offset) + 1) is not None


def new_names(sentence: Sentence, known: frozenset[str]) -> list[str]:
    """Names in a sentence none of whose words are known; the first word is no name unless it is all in capitals.

    Args:
        sentence: A sentence. In scripts without capitals no name is seen.
        known: Words, case folded.
    """
    names = []
    for match in _NAME.finditer(sentence.text):
        words = [word for word in match[0].split() if word[0].isupper()]
        opening = match.start() == 0 and bool(words) and match[0].startswith(words[0])
        if opening and (len(words[0]) == 1 or not words[0].isupper()):
            words = words[1:]
        unknown = [word for word in words if _words(word).isdisjoint(known)]
        if unknown:
            names.append(" ".join(unknown))
    return names


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))


def _message(names: Iterable[str]) -> str:
    listed = ", ".join(dict.fromkeys(names))
    if listed:
        return f"The canonical article does not say this, nor does it name {listed}."
    return "The canonical article does not say this."
