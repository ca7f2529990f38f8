"""Names that one side of an English pair has and the other lacks: exchanged, left out, or put in.

Names survive paraphrase better than any other word, so a name without a counterpart of like spelling is suspicious at a
far weaker mark of the entailment model than another word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from transcheck.changes import Change, Drift, Span, change_issues, linked, strongest, told_alike
from transcheck.english import english
from transcheck.entailment import Mark
from transcheck.issues import Issue, Quote, Severity
from transcheck.stretch import Stretch
from transcheck.wordnet import Relation, parts_of_speech, relation
from transcheck.words import Word, figure_word

__all__ = ["is_name", "known_in", "known_word", "name_changes", "name_issues", "spellings", "without_possessive"]

# After these a capital letter says nothing.
_OPENERS = frozenset('.!?:"“‘«(')
_POSSESSIVE = re.compile(r"['’]s?$")
_SAME = frozenset({Relation.SAME, Relation.SYNONYM, Relation.NARROWER, Relation.BROADER, Relation.RELATED})
_PREFIX = 4
_DATELINE = re.compile(r"[^\W\d_a-z]{3,}[^\n–—]{0,60}?\s[–—-]\s")
"""The place in capitals and what follows it up to the dash, at the head of an agency's report."""


def spellings(words: Iterable[str]) -> frozenset[str]:
    """What a name may be recognised by in another text: the beginnings of its words, initials of names, and acronyms.

    Beginnings of capitalised words stand a second time behind `^`, initials behind `=`, acronyms behind `-`.
    """
    listed = [without_possessive(word) for word in words]
    initials = "".join(word[0] for word in listed if word[:1].isupper())
    starts = {word.casefold()[:_PREFIX] for word in listed}
    starts |= {f"^{word.casefold()[:_PREFIX]}" for word in listed if word[:1].isupper()}
    acronyms = {f"-{word}" for word in listed if word.isupper() and len(word) > 1}
    return frozenset(starts | {f"={initials[i : i + 3]}" for i in range(len(initials))} | acronyms)


def without_possessive(word: str) -> str:
    """A word without its English possessive ending."""
    return _POSSESSIVE.sub("", word)


def known_in(text: str, known: frozenset[str], beside: Sequence[str] = ()) -> bool:
    """Whether a word is spelt like one of these `spellings`: its beginning, its initials, or letters of an acronym.

    Args:
        text: The word.
        known: Where it may be known from.
        beside: The names before and behind it, whose initials an acronym must have as well, in order; "" for none.
    """
    bare = without_possessive(text)
    acronym = bare.isupper() and len(bare) > 1
    # “US” is neither “us” nor “used”.
    start = f"{'^' if acronym else ''}{bare.casefold()[:_PREFIX]}"
    if start in known or (len(bare) in (2, 3) and any(item.startswith(start) for item in known)):
        return True
    if acronym:
        return any(item.startswith(f"={bare[:2]}") for item in known)
    acronyms = [item for item in known if item[0] == "-"]
    pairs = [f"{one[0]}{other[0]}" for one, other in pairwise((*beside[:1], bare, *beside[1:])) if one and other]
    return any(_holds(item, pair) for item in acronyms for pair in pairs)


def known_word(words: Sequence[Word], index: int, known: frozenset[str]) -> bool:
    """Whether a word of a passage is spelt like one of these `spellings`, as `known_in` says."""
    before = next((word.text for word in reversed(words[:index]) if word.content), "")
    behind = next((word.text for word in words[index + 1 :] if word.content), "")
    return known_in(words[index].text, known, (before, behind))


def _holds(acronym: str, pair: str) -> bool:
    """Whether two letters stand in an acronym, in this order: MOD has those of “Ministry of Defence”."""
    at = acronym.find(pair[0])
    return at > 0 and acronym.find(pair[1], at + 1) > 0


def name_changes(drift: Drift, canonical_known: frozenset[str], copy_known: frozenset[str]) -> list[Change]:
    """The names of an English pair that the other side lacks.

    Args:
        drift: The pair with its words linked.
        canonical_known: `spellings` of the whole canonical article: what it names elsewhere was not put in.
        copy_known: `spellings` of the whole copy: what it names elsewhere was not left out.
    """
    judged = drift.judged
    left = _lone_names(drift.canonical, judged.canonical, drift.copy, judged.canonical_marks)
    right = _lone_names(drift.copy, judged.copy, drift.canonical, judged.copy_marks)
    changes, lone = [], []
    for name, mark in left.items():
        partner = next((other for other in right if linked(drift, name, other)), None)
        known = _elsewhere(drift.canonical, name, copy_known)
        if partner is None:
            lone += [] if known else [Change(name, None, mark)]
            continue
        other_mark = right.pop(partner)
        if not (known and _elsewhere(drift.copy, partner, canonical_known)):
            changes.append(Change(name, partner, max(mark, other_mark)))
    added = [
        Change(None, name, mark) for name, mark in right.items() if not _elsewhere(drift.copy, name, canonical_known)
    ]
    if len(lone) == len(added) == 1:
        # The only one that went and the only one that came, even where the alignment does not link them.
        lone, added = [Change(lone[0].canonical, added[0].copy, max(lone[0].mark, added[0].mark))], []
    return changes + lone + added


def name_issues(
    drift: Drift,
    canonical_known: frozenset[str],
    copy_known: frozenset[str],
    decision: Mapping[str, Mapping[str, float]],
) -> list[Issue]:
    """The changes of names that probably moved the meaning, decided as `change_issues` says.

    A name that went with many other words of its sentence was hardly lost by mistake: minor.
    """
    issues = change_issues(drift, name_changes(drift, canonical_known, copy_known), decision, _wording)
    if told_alike(drift):
        return issues
    return [replace(issue, severity=Severity.MINOR) if issue.copy is None else issue for issue in issues]


def _wording(one: Quote | None, other: Quote | None) -> tuple[str, str]:
    """Category and message of a change of names."""
    if one and other:
        return "accuracy/mistranslation/entity", f"“{one.text}” became “{other.text}”, another name."
    if one:
        return "accuracy/omission", f"The copy does not name “{one.text}”."
    return "accuracy/addition", f"The canonical article does not name “{other.text if other else ''}”."


def _lone_names(
    words: Sequence[Word], stretch: Stretch, others: Sequence[Word], marks: Sequence[Mark]
) -> dict[Span, float]:
    """Runs of names without a counterpart, with their strongest mark."""
    known = spellings(word.text for word in others)
    found: dict[Span, float] = {}
    head = _DATELINE.match(stretch.text)
    begin = head.end() if head and not stretch.sentences[0].start else 0
    for index, word in enumerate(words):
        if (
            word.start < begin
            or not is_name(word, stretch.text)
            or known_word(words, index, known)
            or _related(word, others)
        ):
            continue
        mark = strongest(marks, word)
        before = next(reversed(found), None)
        if before is not None and before.last == index - 1:
            found[Span(before.first, index)] = max(found.pop(before), mark)
        else:
            found[Span(index, index)] = mark
    return found


def is_name(word: Word, text: str) -> bool:
    """A capitalised content word that WordNet does not know or that does not begin a sentence or a quotation."""
    before = text[: word.start].rstrip()
    return (
        word.content
        and word.text[:1].isupper()
        and ((bool(before) and before[-1] not in _OPENERS) or not parts_of_speech(word.text))
        and not figure_word(word.text)
        and word.text.casefold() not in english("calendar") | english("titles")
    )


def _related(word: Word, others: Sequence[Word]) -> bool:
    return any(other.text[:1].isupper() and relation(word.text, other.text) in _SAME for other in others)


def _elsewhere(words: Sequence[Word], name: Span, known: frozenset[str]) -> bool:
    return all(known_word(words, index, known) for index in range(name.first, name.last + 1))
