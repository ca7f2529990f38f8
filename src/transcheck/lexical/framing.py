"""Loaded words where the canonical text has neutral ones or none: framing bias after Recasens et al. 2013."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from transcheck.issues import Direction, Issue, Severity
from transcheck.lexical.lexicon import Cue, tokens_of
from transcheck.lexical.passage import Pairing
from transcheck.lexical.support import issue, quote_words
from transcheck.wordnet import lemmas

__all__ = ["framing_issues"]

_CATEGORY = "style/framing"
_TABLE = "framing"
# Confidence in the same and in another language, and what the class does to the reader. Praise and strong words have no
# fixed neutral counterpart in another language, so across languages they show nothing.
_CLASSES = {
    "harsh": (0.65, 0.5, "blackens what the canonical article names neutrally", Direction.HARSHER),
    "praise": (0.55, None, "praises what the canonical article names neutrally", Direction.SOFTER),
    "belittle": (0.6, 0.45, "belittles what the canonical article names neutrally", Direction.HARSHER),
    "intense": (0.55, None, "heightens what the canonical article says soberly", Direction.HARSHER),
}
# They judge even where what they judge was put in with them.
_JUDGING = frozenset(("harsh", "praise", "belittle"))
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{2,40})[”\"»“]")
_LONGEST_SCARE = 2
_MARK = re.compile(r"[“”„«»\"]")
_OPENING = frozenset("“„«")


def framing_issues(forth: Pairing, back: Pairing) -> list[Issue]:
    """Loaded words of the copy that stand for neutral words, or were put before them."""
    if not forth.here.knows(_TABLE) or not forth.there.knows(_TABLE):
        return []
    loaded = forth.here.cues(_TABLE)
    found = []
    for cue in back.here.cues(_TABLE):
        if not loaded and not _repeated(back, cue):
            change = _loaded(back, cue)
            found += [change] if change else []
    return [*found, *_scare_quotes(back)]


def _repeated(side: Pairing, cue: Cue) -> bool:
    """Whether the canonical article itself uses the word in any form."""
    if not side.same_language:
        return False
    forms = _forms(side.there.stretch.document.text)
    if cue.text.casefold() in forms:
        return True
    own = set(lemmas(cue.text)) if side.here.language == "en" else set()
    return any(not own.isdisjoint(lemmas(form)) for form in forms) if own else False


@lru_cache(maxsize=4)
def _forms(text: str) -> frozenset[str]:
    return frozenset(token.form for token in tokens_of(text))


def _loaded(side: Pairing, cue: Cue) -> Issue | None:
    same, other, what, direction = _CLASSES[cue.kind]
    base = same if side.same_language else other
    if base is None:
        return None
    replaced = side.counterparts(side.here.words_in(cue.start, cue.end), firm=True)
    if len(replaced) == 1:
        there = quote_words(side, replaced)
        assert there is not None
        message = f"“{there.text}” became “{cue.text}”, which {what}."
    else:
        there = quote_words(side, side.counterparts(side.here.anchors(cue, after=1), firm=True))
        if there is None and not (side.same_language and cue.kind in _JUDGING):
            return None
        message = f"“{cue.text}” was added: it {what}."
    return issue(side, _CATEGORY, Severity.MINOR, base, message, cue, there, direction)


def _scare_quotes(side: Pairing) -> list[Issue]:
    """Quotation marks newly put around the canonical article's own words."""
    if not side.same_language:
        return []
    found = []
    for match in _QUOTED.finditer(side.here.text):
        start, end = match.span(1)
        words = side.here.words_in(start, end)
        if not words or len(words) > _LONGEST_SCARE or not match[1].islower():
            continue
        counterparts = side.counterparts(words, firm=True)
        if len(counterparts) != len(words) or not _same_words(side, words, counterparts):
            continue
        there = quote_words(side, counterparts)
        if there is None or _inside_quotation(side.there.stretch.document.text, there.start):
            continue
        message = f"“{match[1]}” was put in quotation marks, which keep a distance the canonical article does not."
        here = side.here.stretch.quote(start, end)
        found.append(issue(side, _CATEGORY, Severity.MINOR, 0.5, message, here, there, Direction.HARSHER))
    return found


def _inside_quotation(text: str, offset: int) -> bool:
    """Whether an offset lies inside quotation marks opened in its paragraph or left open by the one before."""
    paragraph = text[text.rfind("\n", 0, offset) + 1 : offset]
    marks = _MARK.findall(paragraph)
    return bool(marks) and (marks[-1] in _OPENING or (marks[-1] == '"' and paragraph.count('"') % 2 == 1))


def _same_words(side: Pairing, words: Sequence[int], counterparts: Sequence[int]) -> bool:
    return all(
        side.here.words[one].text.casefold() == side.there.words[other].text.casefold()
        for one, other in zip(words, counterparts, strict=True)
    )
