"""A comparison that was turned round: “larger in women than in men” became “larger in men than in women”.

The words of `data/lexical/comparison.tsv` tell what a comparison is measured by. It was turned round if that is what
the other side compares, and the reverse, and neither side alone says “less” or “not”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transcheck.issues import Issue, Quote, Severity
from transcheck.lexical.lexicon import Cue
from transcheck.lexical.negation import denials
from transcheck.lexical.passage import Pairing, Passage
from transcheck.lexical.support import issue
from transcheck.stretch import UNSPACED
from transcheck.wordnet import Relation, lemmas, relation

__all__ = ["comparison_issues"]

_TABLE = "comparison"
_THAN, _BEHIND, _LESS = "than", "than-behind", "less"
_STOP = re.compile(r"[,;:.!?()“”\"–—，；：。！？、؛،]")
# Content words of what a comparison is measured by.
_MEASURE = 3
# Cosine from which words of two languages surely stand for each other.
_SAME = 0.5
_BASE = 0.7


def comparison_issues(forth: Pairing) -> list[Issue]:
    """Comparisons whose members traded places; seen from the canonical side."""
    ours, theirs = _thans(forth.here), _thans(forth.there)
    if found := _opposite(forth, ours, theirs):
        return found
    if len(ours) != len(theirs) or not _alike_otherwise(forth):
        return []
    places = {word: link.copy for word, link in forth.links.items() if not link.leftover and _same(forth, word)}
    sources = {place: word for word, place in places.items()}
    issues = []
    for one, other in zip(ours, theirs, strict=True):
        left, right = _measure(forth.here, one), _measure(forth.there, other)
        measure, measured = next((w for w in left if w in places), None), next((w for w in right if w in sources), None)
        if measure is None or measured is None:
            continue
        moved, come = places[measure], sources[measured]
        apart = moved not in right and come not in left
        if apart and _together(forth.here, one, come) and _together(forth.there, other, moved):
            members = forth.here.words[come].text, forth.here.words[measure].text
            message = f"The comparison is turned round: “{members[0]}” and “{members[1]}” traded places."
            quotes = _quote(forth.here, one, (come, measure)), _quote(forth.there, other, (moved, measured))
            issues.append(issue(forth, "accuracy/mistranslation", Severity.CRITICAL, _BASE, message, *quotes))
    return issues


def _opposite(forth: Pairing, ours: Sequence[Cue], theirs: Sequence[Cue]) -> list[Issue]:
    """English comparisons that are measured by the same word and opposed: taller, and shorter, than the church."""
    if not forth.english or len(denials(forth.here)) != len(denials(forth.there)):
        return []
    for one in ours:
        for other in theirs:
            left, right = _measure(forth.here, one)[:1], _measure(forth.there, other)[:1]
            same = [word for word in left if word in forth.links and _same(forth, word)]
            near, far = _compared(forth.here, one), _compared(forth.there, other)
            if near is None or far is None or forth.counterparts(same) != right or not right:
                continue
            words = forth.here.words[near].text, forth.there.words[far].text
            if relation(*words) is Relation.ANTONYM:
                message = f"“{words[0]}” became “{words[1]}”: the comparison is turned round."
                quotes = _quote(forth.here, one, (near, *left)), _quote(forth.there, other, (far, *right))
                return [issue(forth, "accuracy/mistranslation", Severity.CRITICAL, _BASE, message, *quotes)]
    return []


def _compared(side: Passage, cue: Cue) -> int | None:
    """The word right before a “than”: what is compared."""
    before = side.words_in(0, cue.start)
    return before[-1] if before else None


def _thans(side: Passage) -> list[Cue]:
    """The words of a passage that join comparisons to their measures; of two that end together the shorter one."""
    found = {cue.end: cue for cue in side.cues(_TABLE) if cue.kind in {_THAN, _BEHIND}}
    return list(found.values())


def _alike_otherwise(forth: Pairing) -> bool:
    """Whether both sides deny, and say “less”, equally often, modulo two."""
    less = [sum(cue.kind == _LESS for cue in side.cues(_TABLE)) for side in (forth.here, forth.there)]
    denied = [len(denials(side)) for side in (forth.here, forth.there)]
    return less[0] % 2 == less[1] % 2 and denied[0] % 2 == denied[1] % 2


def _measure(side: Passage, cue: Cue) -> list[int]:
    """The content words of what a comparison is measured by, the nearest first: behind “than”, before よりも."""
    start, end = side.sentence_at(cue.start)
    if cue.kind == _BEHIND:
        stops = [match.end() for match in _STOP.finditer(side.text, start, cue.start)]
        # Where words are written apart, the word of comparison is an ending of its measure.
        words = side.words_in(max(stops, default=start), cue.start if side.language in UNSPACED else cue.end)
        return [word for word in words if side.words[word].content][: -_MEASURE - 1 : -1]
    stop = _STOP.search(side.text, cue.end, end)
    words = side.words_in(cue.end, stop.start() if stop else end)
    return [word for word in words if side.words[word].content][:_MEASURE]


def _same(forth: Pairing, word: int) -> bool:
    """Whether a word and its counterpart are one word, or surely translations of each other."""
    link = forth.links[word]
    one, other = forth.here.words[link.canonical].text.casefold(), forth.there.words[link.copy].text.casefold()
    if forth.here.language == forth.there.language == "en":
        return not {one, *lemmas(one)}.isdisjoint({other, *lemmas(other)})
    return one == other or (forth.here.words[word].content and link.similarity >= _SAME)


def _together(side: Passage, cue: Cue, word: int) -> bool:
    """Whether a word stands in the sentence of a cue."""
    start, end = side.sentence_at(cue.start)
    return start <= side.words[word].start < end


def _quote(side: Passage, cue: Cue, words: Sequence[int]) -> Quote:
    mark = cue.gap[1] if cue.gap else cue.start
    starts, ends = [side.words[word].start for word in words], [side.words[word].end for word in words]
    return side.stretch.quote(min(mark, *starts), max(cue.end, *ends))
