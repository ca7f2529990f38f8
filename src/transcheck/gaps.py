"""Gaps in English sentences: places where a word must have been lost, since its neighbours cannot meet.

"The of the council" lacks a noun, "they the vote" a verb. What languages drop freely needs a model; what grammar
demands can be looked up. The table data/wording/gaps.toml has the words that cannot meet.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from transcheck.changes import Drift
from transcheck.issues import Issue, Severity
from transcheck.stretch import Stretch

__all__ = ["Gap", "find_gaps", "gap_issues"]

# How far from the gap, in words of the canonical passage, the lost word may stand.
_NEAR = 6
# Confidence where the article has a word that nothing in the copy stands for, and where it has none.
_LOST, _BROKEN = 0.8, 0.4
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
    """

    start: int
    end: int
    lacks: str
    sure: bool


@dataclass(frozen=True, slots=True)
class _Meeting:
    pattern: re.Pattern[str]
    lacks: str
    sure: bool

    def gap(self, match: re.Match[str]) -> Gap:
        return Gap(*match.span(), self.lacks, self.sure)


def find_gaps(stretch: Stretch) -> list[Gap]:
    """The gaps of an English passage, none overlapping another."""
    text = stretch.text
    found = [Gap(*match.span(), "a word", False) for match in _EMPTY.finditer(text)]
    for meeting in _table("gaps"):
        found += [meeting.gap(match) for match in meeting.pattern.finditer(text)]
    for offset, sentence in zip(stretch.offsets, stretch.sentences, strict=True):
        if "?" not in sentence.text:
            starts = (
                (meeting, meeting.pattern.match(text, offset, offset + len(sentence.text)))
                for meeting in _table("starts")
            )
            found += [meeting.gap(match) for meeting, match in starts if match]
    return list(_apart(sorted(found, key=lambda gap: (gap.start, -gap.end))))


def gap_issues(drift: Drift) -> list[Issue]:
    """An issue for each gap of an English copy that the canonical passage does not have itself.

    Where a word of the article near the gap has no counterpart, it is quoted as lost. Otherwise the sentence is broken,
    and nothing is known of what was lost: minor, where people sometimes write so.
    """
    judged = drift.judged
    shared = {_words(judged.canonical, gap) for gap in find_gaps(judged.canonical)}
    issues = []
    for gap in find_gaps(judged.copy):
        if _words(judged.copy, gap) in shared:
            continue
        lost = _lost(drift, gap)
        one = judged.canonical.quote(drift.canonical[lost[0]].start, drift.canonical[lost[-1]].end) if lost else None
        place = judged.copy.quote(gap.start, gap.end)
        what = f"A word is missing at “{place.text}”: {gap.lacks}"
        issues.append(
            Issue(
                category="accuracy/omission" if one else "fluency/grammar",
                severity=Severity.MAJOR if one or gap.sure else Severity.MINOR,
                confidence=_LOST if one else _BROKEN,
                message=f"{what}, perhaps “{one.text}”." if one else f"{what}.",
                canonical=one,
                copy=place,
                forward=judged.forward.probabilities,
                backward=judged.backward.probabilities,
            )
        )
    return issues


def _lost(drift: Drift, gap: Gap) -> list[int]:
    """The run of canonical content words without a counterpart that is nearest to where the gap's neighbours stand."""
    firm = [link for link in drift.links if not link.leftover]
    paired = {link.canonical for link in firm}
    alone = {i for i, word in enumerate(drift.canonical) if word.content and i not in paired}
    beside = sorted(firm, key=lambda link: _distance(drift, link.copy, gap))[:2]
    near = [i for i in sorted(alone) if any(abs(i - link.canonical) <= _NEAR for link in beside)]
    if not near:
        return []
    run = [min(near, key=lambda i: min(abs(i - link.canonical) for link in beside))]
    while run[-1] + 1 in alone:
        run.append(run[-1] + 1)
    while run[0] - 1 in alone:
        run.insert(0, run[0] - 1)
    return run


def _distance(drift: Drift, word: int, gap: Gap) -> int:
    """Characters between a word of the copy and the gap."""
    return max(drift.copy[word].start - gap.end, gap.start - drift.copy[word].end)


def _words(stretch: Stretch, gap: Gap) -> str:
    return stretch.text[gap.start : gap.end].casefold()


def _apart(gaps: Sequence[Gap]) -> Iterator[Gap]:
    end = 0
    for gap in gaps:
        if gap.start >= end:
            yield gap
            end = gap.end


@cache
def _table(kind: str) -> tuple[_Meeting, ...]:
    """The meetings of one kind, `gaps` or `starts`."""
    content = files("transcheck").joinpath("data/wording/gaps.toml").read_text(encoding="utf-8")
    return tuple(
        _Meeting(_pattern(row["before"], row["after"], small=row.get("small", False)), row["lacks"], row["sure"])
        for row in tomllib.loads(content)[kind]
    )


def _pattern(before: Sequence[str], after: Sequence[str], *, small: bool) -> re.Pattern[str]:
    """Words of one list followed by words or signs of another; `small` if only small letters count."""
    words = "|".join(re.escape(word) for word in after if word[0].isalpha())
    signs = "|".join(re.escape(sign) for sign in after if not sign[0].isalpha())
    ends = [rf"\s+(?:{words})(?![\w'’-])"] if words else []
    ends += [rf"\s*(?:{signs})(?![\w.])"] if signs else []
    heads = "|".join(re.escape(word) for word in before)
    return re.compile(rf"(?<![\w'’.-])(?:{heads})(?:{'|'.join(ends)})", 0 if small else re.IGNORECASE)
