"""Gaps in English sentences: places where a word must have been lost.

"The of the council" lacks a noun, "they the vote" a verb: what grammar demands can be looked up, and the table
data/wording/gaps.toml has the words that cannot meet. For all other places a small network (models/gaps) looks at the
encoder's vectors of the two words that meet there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from transcheck.bundled import read_toml
from transcheck.changes import Drift, told_alike
from transcheck.document import overlap
from transcheck.encoder import WIDTH
from transcheck.english import english
from transcheck.issues import Issue, Severity
from transcheck.models import find
from transcheck.names import is_name
from transcheck.networks import load_network, logits
from transcheck.stretch import Stretch
from transcheck.wordnet import Relation, relation
from transcheck.words import Link, Word

__all__ = ["Gap", "find_gaps", "gap_issues", "gap_scores", "lost_words", "word_pairs"]

Array = NDArray[np.float32]

# How far from the gap, in words of the canonical passage, the lost word may stand.
_NEAR = 6
# Confidence where the article has no word that the copy lacks, and where only the network sees the gap.
_BROKEN, _SEEN = 0.4, 0.6
# Where the copy's sentence entails that of the article so surely, nothing was lost that matters. Set on damaged
# sentences and second translations of the training split.
_ENTAILED = 0.9
# Score of the network from which a gap is clear: set on damaged sentences and second translations of the training
# split, where scores a little lower met several honest sentences.
_CLEAR = 3.0
# How many words on either side of the gap, and of the lost words, are looked at for counterparts.
_BESIDE = 3
# Signs with nothing between them.
_EMPTY = re.compile(r",\s*,|\(\s*\)|,\s+\.")


@dataclass(frozen=True, slots=True)
class Gap:
    """Two words, or a word and a sign, between which something is missing.

    Attributes:
        start: Offset of the first in the text.
        end: Offset after the second.
        lacks: What is missing, as a reader would call it.
        sure: Whether people hardly ever write this, so that it takes no word of the article to show the loss.
        clear: Whether a lost word near it is reason enough, wherever that stood in the article.
        confidence: That a word was lost, where the article has one that the copy lacks, 0…1.
    """

    start: int
    end: int
    lacks: str
    sure: bool
    clear: bool
    confidence: float = 0.8


@dataclass(frozen=True, slots=True)
class _Meeting:
    pattern: re.Pattern[str]
    lacks: str
    sure: bool

    def gap(self, match: re.Match[str]) -> Gap:
        return Gap(*match.span(), self.lacks, self.sure, self.sure)


def find_gaps(stretch: Stretch) -> list[Gap]:
    """The gaps of an English passage, none overlapping another."""
    text = stretch.text
    found = [Gap(*match.span(), "a word", False, False) for match in _EMPTY.finditer(text)]
    for meeting in _table("gaps"):
        found += [meeting.gap(match) for match in meeting.pattern.finditer(text)]
    for start, end in stretch.spans:
        if "?" not in text[start:end]:
            starts = ((meeting, meeting.pattern.match(text, start, end)) for meeting in _table("starts"))
            found += [meeting.gap(match) for meeting, match in starts if match]
    return list(_apart(sorted(found, key=lambda gap: (gap.start, -gap.end))))


def word_pairs(words: Sequence[Word]) -> Array:
    """What meets at each place of a sentence: the vectors of the words before and after it.

    Args:
        words: Words of one sentence.

    Returns:
        (n + 1, 768) for n words; zeros stand for what is before the first and after the last one.
    """
    vectors = np.zeros((len(words) + 2, WIDTH), np.float32)
    for index, word in enumerate(words, 1):
        vectors[index] = word.vector
    return np.concatenate([vectors[:-1], vectors[1:]], axis=1)


def gap_scores(words: Sequence[Word]) -> Array:
    """Scores (n + 1,) of the places of an English sentence of n words: logits that a word is missing there."""
    return logits(load_network("gaps"), word_pairs(words))


def lost_words(canonical: Sequence[Word], links: Sequence[Link], place: int) -> list[int]:
    """The run of canonical content words without a counterpart that is nearest to a place of the copy.

    Args:
        canonical: Words of the canonical passage.
        links: Which of them stand for words of the copy.
        place: Index of the word of the copy after the place, from 0 to the number of words.

    Returns:
        Indices of canonical words; none where all near ones have a counterpart.
    """
    firm = [link for link in links if not link.leftover]
    paired = {link.canonical for link in firm}
    alone = {i for i, word in enumerate(canonical) if word.content and i not in paired}
    beside = sorted(firm, key=lambda link: (place - link.copy - 1) if link.copy < place else (link.copy - place))[:2]
    near = [i for i in sorted(alone) if any(abs(i - link.canonical) <= _NEAR for link in beside)]
    if not near:
        return []
    run = [min(near, key=lambda i: min(abs(i - link.canonical) for link in beside))]
    while run[-1] + 1 in alone:
        run.append(run[-1] + 1)
    while run[0] - 1 in alone:
        run.insert(0, run[0] - 1)
    return run


def gap_issues(drift: Drift) -> list[Issue]:
    """An issue for each gap of an English copy, unless the same words meet in the canonical passage.

    Where a word of the article near the gap has no counterpart, it is quoted as lost: major, unless the sentence was
    told anew. Otherwise the sentence is broken, and nothing is known of what was lost: minor, where people sometimes
    write so.
    """
    judged = drift.judged
    shared = {_words(judged.canonical, gap) for gap in find_gaps(judged.canonical)}
    shared |= {judged.canonical.text[one.start : other.end].casefold() for one, other in pairwise(drift.canonical)}
    looked_up = find_gaps(judged.copy)
    seen = [gap for gap in _seen(drift) if not any(overlap(gap, one) for one in looked_up)]
    issues = []
    close = told_alike(drift) and drift.judged.backward.probabilities.entailment <= _ENTAILED
    for gap in sorted([*looked_up, *seen], key=lambda gap: gap.start):
        if _words(judged.copy, gap) in shared:
            continue
        lost = _lost(drift, gap)
        if _phrasal(drift, gap, lost):
            continue
        one = judged.canonical.quote(drift.canonical[lost[0]].start, drift.canonical[lost[-1]].end) if lost else None
        place = judged.copy.quote(gap.start, gap.end)
        grave = gap.sure or (one is not None and close and not _recast(drift, gap) and _shows(drift, gap, lost))
        what = f"A word is missing at “{place.text}”: {gap.lacks}"
        issues.append(
            judged.issue(
                category="accuracy/omission" if one else "fluency/grammar",
                severity=Severity.MAJOR if grave else Severity.MINOR,
                confidence=gap.confidence if one else _BROKEN,
                message=f"{what}, perhaps “{one.text}”." if one else f"{what}.",
                canonical=one,
                copy=place,
            )
        )
    return issues


def _phrasal(drift: Drift, gap: Gap, lost: Sequence[int]) -> bool:
    """Whether a gap begins with the particle of a verb that says what seems lost: “to step in, he said”, intervene."""
    text = drift.judged.copy.text
    before, inside = text[: gap.start].split(), text[gap.start : gap.end].split()
    if len(lost) != 1 or not before:
        return False
    verb = f"{before[-1]} {inside[0].rstrip(',.;:)')}"
    return relation(drift.canonical[lost[0]].text, verb) is Relation.SYNONYM


def _recast(drift: Drift, gap: Gap) -> bool:
    """Whether a form of “be” stands at a gap and none in the article's passage: a loss puts no word in."""
    forms = english("be")
    beside = (word for word in drift.copy if overlap(word, gap))
    return any(word.text.casefold() in forms for word in beside) and all(
        word.text.casefold() not in forms for word in drift.canonical
    )


def _shows(drift: Drift, gap: Gap, lost: Sequence[int]) -> bool:
    """Whether the lost words are those that the gap lacks: it is clear, they are a name, or they stood there."""
    names = all(is_name(drift.canonical[index], drift.judged.canonical.text) for index in lost)
    return gap.clear or names or _in_place(drift, gap, lost)


def _in_place(drift: Drift, gap: Gap, lost: Sequence[int]) -> bool:
    """Whether the words beside the gap stand for words beside the lost ones, one before and one after."""
    firm = {link.copy: link.canonical for link in drift.links if not link.leftover}
    inside = [i for i, word in enumerate(drift.copy) if overlap(word, gap)]
    if not inside:
        return False
    place = inside[-1]
    before = [firm[i] for i in range(max(place - _BESIDE, 0), place) if i in firm]
    after = [firm[i] for i in range(place, min(place + _BESIDE, len(drift.copy))) if i in firm]
    return any(0 < lost[0] - i <= _BESIDE for i in before) and any(0 < i - lost[-1] <= _BESIDE for i in after)


def _seen(drift: Drift) -> Iterator[Gap]:
    """The gaps of a copy's passage that the network sees: at most one a sentence."""
    thresholds = _thresholds()
    for start, end in drift.judged.copy.spans:
        first = sum(word.start < start for word in drift.copy)
        words = [word for word in drift.copy if start <= word.start < end]
        scores = gap_scores(words)
        for place in np.argsort(-scores):
            if scores[place] < min(thresholds.values()):
                break
            if _parted(drift.judged.copy.text, words, int(place)):
                continue
            alone = scores[place] >= thresholds["alone"]
            if words and (alone or lost_words(drift.canonical, drift.links, first + int(place))):
                beside = words[max(int(place) - 1, 0) : int(place) + 1]
                clear = bool(scores[place] >= _CLEAR)
                yield Gap(beside[0].start, beside[-1].end, "something was lost there", False, clear, _SEEN)
                break


def _parted(text: str, words: Sequence[Word], place: int) -> bool:
    """Whether a sign stands between the words of a place: nearly any two may meet there."""
    return 0 < place < len(words) and bool(text[words[place - 1].end : words[place].start].strip())


def _lost(drift: Drift, gap: Gap) -> list[int]:
    """What the article has where the copy has a gap: from the last word that begins within it."""
    inside = [i for i, word in enumerate(drift.copy) if word.start < gap.end]
    return lost_words(drift.canonical, drift.links, inside[-1] if inside else 0)


def _words(stretch: Stretch, gap: Gap) -> str:
    return stretch.text[gap.start : gap.end].casefold()


def _apart(gaps: Sequence[Gap]) -> Iterator[Gap]:
    end = 0
    for gap in gaps:
        if gap.start >= end:
            yield gap
            end = gap.end


@cache
def _thresholds() -> dict[str, float]:
    """Least scores: `alone`, where no word of the article needs to show the gap; `lost`, where one does."""
    thresholds: dict[str, float] = find("gaps").config["thresholds"]
    return thresholds


@cache
def _table(kind: str) -> tuple[_Meeting, ...]:
    """The meetings of one kind, `gaps` or `starts`."""
    return tuple(
        _Meeting(_pattern(row["before"], row["after"], small=row.get("small", False)), row["lacks"], row["sure"])
        for row in read_toml("wording/gaps.toml")[kind]
    )


def _pattern(before: Sequence[str], after: Sequence[str], *, small: bool) -> re.Pattern[str]:
    """Words of one list followed by words or signs of another; `small` if only small letters count."""
    words = "|".join(re.escape(word) for word in after if word[0].isalpha())
    signs = "|".join(re.escape(sign) for sign in after if not sign[0].isalpha())
    ends = [rf"\s+(?:{words})(?![\w'’-])"] if words else []
    ends += [rf"\s*(?:{signs})(?![\w.]|-\w)"] if signs else []
    heads = "|".join(re.escape(word) for word in before)
    return re.compile(rf"(?<![\w'’.-])(?:{heads})(?:{'|'.join(ends)})", 0 if small else re.IGNORECASE)
