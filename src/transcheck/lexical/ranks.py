"""A rank that was raised: “the second-largest”, “one of the largest” became “the largest”.

`data/lexical/ranks.tsv` has superlatives and the words that take something from them, by language. The article is
English; a copy in any of the languages tells a rank as high as the highest if it has a superlative there, and no word
that could answer what the article takes from it.
"""

from __future__ import annotations

import re

from transcheck.issues import Direction, Issue, Severity
from transcheck.lexical.lexicon import Cue, load_lexicon
from transcheck.lexical.passage import Pairing, Passage
from transcheck.lexical.support import issue, quote_cue

__all__ = ["rank_issues"]

_TABLE = "ranks"
_TOP, _NTH, _AMONG = "top", "nth", "among"
# Words of the article that take something from a superlative for certain: what else the table has only answers.
_ORDINAL = re.compile(r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th))(?:-(\w+))?")
# Between “one of” and its superlative, and between an ordinal and it: “one of the country's youngest”, “third most”.
_OF, _DIGIT = re.compile(r"\s(?:[\w'’-]+\s){0,3}"), re.compile(r"\d")
_BASE = 0.65


def rank_issues(forth: Pairing, back: Pairing) -> list[Issue]:
    """A rank that the copy raises to the first; in English also one that it lowers. Seen from the canonical side."""
    if not forth.here.knows(_TABLE) or not forth.there.knows(_TABLE):
        return []
    return (_raised(forth) or (_raised(back) or _widened(forth) if forth.english else []))[:1]


def _widened(forth: Pairing) -> list[Issue]:
    """A superlative of which the copy lost what limits it: the oldest iron bridge, the oldest bridge."""
    here, there = forth.here, forth.there
    tops = [cue for cue in here.cues(_TABLE) if cue.kind == _TOP]
    for top in tops:
        words = _run(here, here.words_of(top)[-1])
        for other in [cue for cue in there.cues(_TABLE) if cue.kind == _TOP and cue.text == top.text]:
            head = _run(there, there.words_of(other)[-1])[:1]
            place = next((at for at, word in enumerate(words) if forth.counterparts([word], firm=True) == head), 0)
            lost = words[:place]
            text = there.text.casefold()
            if head and lost and all(here.words[word].text.casefold() not in text for word in lost):
                near = quote_cue(forth, top, words[: place + 1])
                far = there.stretch.quote(other.start, there.words[head[0]].end)
                message = f"“{near.text}” became “{far.text}”: the superlative is no longer limited."
                return [issue(forth, "accuracy/mistranslation", Severity.MAJOR, _BASE, message, near, far)]
    return []


def _run(passage: Passage, word: int) -> list[int]:
    """The content words right behind a word, without another word or sign between them."""
    found = []
    for index in range(word + 1, len(passage.words)):
        item = passage.words[index]
        if not item.content or not passage.text[passage.words[index - 1].end : item.start].isspace():
            break
        found.append(index)
    return found


def _raised(side: Pairing) -> list[Issue]:
    here = side.here.cues(_TABLE)
    for weak in _weakened(side.here, here):
        there = side.there.cues(_TABLE)
        if any(cue.kind in {_NTH, _AMONG} for cue in there) or _DIGIT.search(side.there.text):
            return []
        tops = [cue for cue in there if cue.kind == _TOP]
        ends = set(side.counterparts(_about(side.here, weak)))
        top = next((cue for cue in tops if not ends.isdisjoint(_about(side.there, cue))), None)
        if top is not None:
            quotes = (weak.text, top.text) if side.forward else (top.text, weak.text)
            message = f"“{quotes[0]}” became “{quotes[1]}”: another rank."
            direction = Direction.HARSHER if side.forward else Direction.SOFTER
            # Translators leave “one of” out where a plural shows that there are several.
            sure = side.english or weak.kind == _NTH
            severity = Severity.MAJOR if sure else Severity.MINOR
            return [issue(side, "accuracy/mistranslation", severity, _BASE, message, weak, top, direction)]
    return []


def _weakened(passage: Passage, cues: list[Cue]) -> list[Cue]:
    """The superlatives of an English passage from which something is taken, with what takes it."""
    found = []
    tops = [cue for cue in cues if cue.kind == _TOP]
    for cue in cues:
        ordinal = _ORDINAL.fullmatch(cue.text.casefold()) if cue.kind == _NTH else None
        if ordinal and ordinal[1]:
            found += [cue] if any(top.kind == _TOP for top in load_lexicon(_TABLE, "en").find(ordinal[1])) else []
            continue
        for top in tops:
            between = passage.text[cue.end : top.start]
            adjoining = ordinal is not None and between.isspace()
            one_of = cue.text.casefold() in {"one of", "among"} and cue.end < top.start and _OF.fullmatch(between)
            if adjoining or one_of:
                found.append(Cue(cue.kind, cue.start, top.end, passage.text[cue.start : top.end]))
    return found


def _about(passage: Passage, cue: Cue) -> list[int]:
    """The words of a superlative and the content words beside it."""
    return [*passage.words_of(cue), *passage.anchors(cue, after=2, before=1)]
