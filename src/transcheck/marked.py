"""Words that the entailment model marks as having moved the meaning: left out, put in, or exchanged.

The token head of the bundled model estimates for every word of a pair, read in both directions, whether it moved the
meaning. Where both sides have marked words that stand for each other, they were exchanged; a marked word whose
counterpart is not marked, or that has none, was left out or put in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from transcheck.changes import Change, Drift, Span, change_issues, contrast, grown, linked, strongest
from transcheck.entailment import Mark
from transcheck.issues import Issue, Quote, Severity
from transcheck.language import is_latin
from transcheck.names import is_name, known_word
from transcheck.places import find_places
from transcheck.respelt import sound_apart
from transcheck.stretch import Stretch
from transcheck.substitution import judged_by_lexicon, one_verb
from transcheck.wordnet import Relation, relation, synonyms
from transcheck.words import Word, figure_word

__all__ = ["AGENCY", "marked_changes", "marked_issues", "renamed"]

AGENCY = "accuracy/mistranslation/agency"
"""What an exchange of roles is."""

# Mark from which a word is looked at.
_LEAST = 0.2
# Logit of the contrast from which words of two languages may say different things; set on the pairs of fit_wording.py.
_DIFFERENT = -1.0
# Words that one side may have in place of another's word.
_LONGEST = 4
# From this probability of a contradiction, in the less sure direction, marks on the same words say that their roles
# were turned round: “the storm sank the ferry”, “the ferry sank” only look so.
_TURNED = 0.8
# Letters that a case adds to a name: German “Lees”, Polish “Leego”.
_ENDING = 3
# So related, two English words say nearly the same.
_NEAR = frozenset({Relation.SYNONYM, Relation.NARROWER, Relation.BROADER, Relation.RELATED})


def marked_changes(drift: Drift) -> list[Change]:
    """One change for each run of marked words, or for two runs that stand for each other."""
    judged = drift.judged
    left = _runs(drift.canonical, judged.canonical, judged.canonical_marks)
    right = _runs(drift.copy, judged.copy, judged.copy_marks)
    changes: list[Change] = []
    used: set[Span | None] = set()
    for run, mark in left.items():
        partner = next((other for other in right if other not in used and linked(drift, run, other)), None)
        used.add(partner)
        changes.append(Change(run, partner, max(mark, right[partner] if partner else 0.0)))
    return changes + [Change(None, run, mark) for run, mark in right.items() if run not in used]


def marked_issues(
    drift: Drift,
    decision: Mapping[str, Mapping[str, float]],
    known: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset()),
) -> list[Issue]:
    """The marked changes that probably moved the meaning.

    What is said in more words than `_LONGEST` is said anew rather than exchanged, and a detail that only one side gives
    changes no statement of the other: these stay minor, but for a name that sounds otherwise. So do English words that
    WordNet knows to be near to each other, words of two languages that the network of contrasts holds for translations
    of each other, and names that the other language may only tell otherwise. A name that it gives in more words was not
    exchanged. Words marked on both sides, and names that both languages have, play another role if the sentences
    contradict each other; else nothing moved.

    Args:
        drift: The pair with its words linked.
        decision: Weights and thresholds, as for `change_issues`.
        known: `spellings` of the whole canonical article and of the whole copy.
    """
    one, other = drift.judged.languages
    issues: list[Issue] = []
    for change in marked_changes(drift):
        contradicted = min(drift.judged.contradictions) >= _TURNED
        same_name = one != other and _same_name(drift, change)
        if same_name and not contradicted:
            continue
        if one == other == "en" and _synonyms(drift, change):
            continue
        spans = (change.canonical, change.copy)
        exchanged = all(span is not None and span.last - span.first < _LONGEST for span in spans)
        if one != other:
            differs = contrast(drift, change) >= _DIFFERENT and not renamed(drift, change, known)
            other_name = sound_apart(drift, *_words(drift, change)) and not _told_elsewhere(drift, change, known)
            exchanged = (exchanged and differs) or other_name
        else:
            exchanged = exchanged and not _kin(drift, change)
        found = change_issues(drift, [change], decision, _wording)
        if not contradicted:
            found = [issue for issue in found if not _same_words(issue)]
        if same_name:
            issues += map(_turned, found)
            continue
        issues += map(_moved, found) if exchanged else [replace(issue, severity=Severity.MINOR) for issue in found]
    return issues


def _moved(found: Issue) -> Issue:
    """An issue, graver where the same words are marked on both sides: then they have another role."""
    return _turned(found) if _same_words(found) else found


def _turned(found: Issue) -> Issue:
    """An issue that says that words have another role."""
    words = found.copy.text if found.copy else ""
    return replace(
        found,
        category=AGENCY,
        severity=Severity.CRITICAL if found.severity is Severity.MAJOR else found.severity,
        message=f"“{words}” has another role than in the canonical text.",
    )


def _same_words(found: Issue) -> bool:
    one, other = found.canonical, found.copy
    return one is not None and other is not None and one.text.casefold() == other.text.casefold()


def _synonyms(drift: Drift, change: Change) -> bool:
    """Whether one English word took the place of a synonym, or of a phrase that WordNet knows as one: “called back”."""
    left, right = change.canonical, change.copy
    if left is None or right is None:
        return False
    if left.first < left.last or right.first < right.last:
        phrases = [
            " ".join(word.text for word in words[span.first : span.last + 1])
            for words, span in ((drift.canonical, left), (drift.copy, right))
        ]
        return relation(*phrases) is Relation.SYNONYM
    words = drift.canonical[left.first].text, drift.copy[right.first].text
    return synonyms(*words) or one_verb(drift, left.first, right.first)


def _kin(drift: Drift, change: Change) -> bool:
    """Whether one English word took the place of one that WordNet knows to be near to it: isolation, quarantine."""
    left, right = change.canonical, change.copy
    if left is None or right is None or left.first < left.last or right.first < right.last:
        return False
    return relation(drift.canonical[left.first].text, drift.copy[right.first].text) in _NEAR


def _same_name(drift: Drift, change: Change) -> bool:
    """Whether a capitalised word stands on both sides of two languages, in any case (“Lee”, „Lees”), or one place."""
    if change.canonical is None or change.copy is None:
        return False
    sides = ((drift.canonical, change.canonical), (drift.copy, change.copy))
    one, other = ({word.text for word in words[span.first : span.last + 1]} for words, span in sides)
    quotes = drift.judged.canonical, drift.judged.copy
    places = [
        _codes(stretch.text[words[span.first].start : words[span.last].end], language)
        for stretch, language, (words, span) in zip(quotes, drift.judged.languages, sides, strict=True)
    ]
    if not places[0].isdisjoint(places[1]):
        return True
    names = [text for text in one if text[:1].isupper() and len(text) > 1]
    return any(text.startswith(name) and len(text) <= len(name) + _ENDING for name in names for text in other)


def _words(drift: Drift, change: Change) -> tuple[Sequence[Word], Sequence[Word]]:
    """The words of a change on either side."""
    one, other = (
        words[span.first : span.last + 1] if span else ()
        for words, span in ((drift.canonical, change.canonical), (drift.copy, change.copy))
    )
    return one, other


def _codes(text: str, language: str) -> frozenset[str]:
    """What all places that a text names may be."""
    return frozenset().union(*(item.codes for item in find_places(text, language)))


def renamed(drift: Drift, change: Change, known: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether an English name stands for no Latin name, for what it is short of, or for another known one.

    Translators say “the hurricane” for “Rosa”, “Johnny English” for “JE” and “Harington” for “Kit”; what another script
    has for a name may be the same one.

    Args:
        drift: The pair with its words linked.
        change: Words of two languages.
        known: `spellings` of the whole canonical article and of the whole copy.
    """
    if drift.judged.languages[0] != "en" or change.canonical is None or change.copy is None:
        return False
    names, others = _names(drift, change)
    if not names:
        return False
    initials = "".join(drift.copy[index].text[0] for index in others)
    texts = [drift.canonical[index].text for index in names]
    short = any(text.isupper() and initials.startswith(text) for text in texts)
    return not others or short or _told_elsewhere(drift, change, known)


def _names(drift: Drift, change: Change) -> tuple[list[int], list[int]]:
    """The English names of a change, and the words in Latin capitals that the copy has for them, by their indices."""
    ours, theirs = (range(span.first, span.last + 1) if span else () for span in (change.canonical, change.copy))
    texts = {index: drift.copy[index].text for index in theirs}
    names = [index for index in ours if is_name(drift.canonical[index], drift.judged.canonical.text)]
    return names, [index for index, text in texts.items() if text[:1].isupper() and is_latin(text)]


def _told_elsewhere(drift: Drift, change: Change, known: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether the copy has the names of a change elsewhere too, and the article those that stand for them."""
    names, others = _names(drift, change)
    return all(known_word(drift.canonical, index, known[1]) for index in names) and all(
        known_word(drift.copy, index, known[0]) for index in others
    )


def _wording(one: Quote | None, other: Quote | None) -> tuple[str, str]:
    """Category and message of a change of marked words."""
    if one and other:
        return "accuracy/mistranslation", f"“{one.text}” became “{other.text}”, which seems to say something else."
    if other:
        return "accuracy/addition", f"“{other.text}” seems to have been added."
    said = one.text if one else ""
    return "accuracy/omission", f"The copy does not seem to say “{said}”."


def _telling(word: Word, stretch: Stretch) -> bool:
    """Words that no detector of their own looks at: not figures, nor the lexicons of attribution and modality."""
    return word.content and not figure_word(word.text) and not judged_by_lexicon(word, stretch)


def _runs(words: Sequence[Word], stretch: Stretch, marks: Sequence[Mark]) -> dict[Span, float]:
    """The most marked telling words, each with its neighbours of at least half its mark, and these marks."""
    scores = [strongest(marks, word) for word in words]
    telling = [_telling(word, stretch) for word in words]
    runs: dict[Span, float] = {}
    free = [True] * len(words)
    for peak in sorted(range(len(words)), key=lambda index: -scores[index]):
        if scores[peak] < _LEAST:
            break
        if not (telling[peak] and free[peak]):
            continue
        first, last = grown(scores, peak, free)
        first = next(i for i in range(first, peak + 1) if telling[i])
        last = next(i for i in range(last, peak - 1, -1) if telling[i])
        free[first : last + 1] = [False] * (last - first + 1)
        runs[Span(first, last)] = scores[peak]
    return dict(sorted(runs.items(), key=lambda item: item[0].first))
