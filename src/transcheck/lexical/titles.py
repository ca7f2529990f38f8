"""Words that say that an office is not quite somebody's own (“deputy governor”, “former minister”), lost before it.

`data/lexical/titles.tsv` has such words by language. Any of them answers any other in a copy, and some only answer:
“who was minister” tells a former one.
"""

from __future__ import annotations

from transcheck.issues import Issue, Severity
from transcheck.lexical.lexicon import Cue, load_lexicon
from transcheck.lexical.passage import Pairing, Passage
from transcheck.lexical.support import issue, quote_cue, quote_words
from transcheck.stretch import UNSPACED
from transcheck.wordnet import is_a

__all__ = ["title_issues"]

_TABLE = "titles"
# Words that only answer.
_MAYBE = frozenset(("maybe",))
# Translators leave out that somebody only acts as another.
_ACTING = frozenset(("acting",))
# Words behind such a word among which the office is: “former deputy prime minister”.
_REACH = 3
# Characters between an office and such a word elsewhere in the article or copy.
_NEAR = 3
_CURRENT = "holder/current/"
_BASE = 0.65
_MOST = 16


def title_issues(forth: Pairing, back: Pairing) -> list[Issue]:
    """An office without what says that somebody else holds it; in English also with what the article does not say."""
    if not forth.here.knows(_TABLE) or not forth.there.knows(_TABLE):
        return []
    return (_lost(forth) or (_lost(back) if forth.english else []))[:1]


def _lost(side: Pairing) -> list[Issue]:
    """From the side that has the word."""
    weak = _MAYBE if side.english else _MAYBE | _ACTING
    cues = [cue for cue in side.here.cues(_TABLE) if cue.kind not in weak][:_MOST]
    if not cues or side.there.cues(_TABLE):
        return []
    # Told as the present holder, which is looked for elsewhere.
    if any(cue.kind == _CURRENT for cue in side.there.cues("relations")):
        return []
    for cue in cues:
        office = _office(side.here, cue)
        ends = side.counterparts([office], firm=True) if office is not None else []
        if office is not None and ends and not _told_elsewhere(side.there, ends[0]):
            near, far = quote_cue(side, cue, [office]), quote_words(side, ends)
            assert far is not None
            quotes = (near, far) if side.forward else (far, near)
            message = f"“{quotes[0].text}” became “{quotes[1].text}”: another office."
            return [issue(side, "accuracy/mistranslation", Severity.MAJOR, _BASE, message, near, far)]
    return []


def _office(passage: Passage, cue: Cue) -> int | None:
    """The last of the words right behind a cue that name somebody; the cue itself if it is written as one with it."""
    own = passage.words_in(cue.start, cue.end)
    if not own:
        return None
    last, found = own[-1], None
    if "-" in cue.text:
        return last
    for index in range(last + 1, min(last + 1 + _REACH, len(passage.words))):
        word = passage.words[index]
        if not word.content or not passage.text[passage.words[index - 1].end : word.start].isspace():
            break
        if not word.text[:1].isupper() or found is None:
            found = index if is_a(word.text, "person") else found
    return found


def _told_elsewhere(passage: Passage, word: int) -> bool:
    """Whether the whole text of a side has such a word right beside the same office."""
    text = passage.stretch.document.text
    folded, office = text.casefold(), passage.words[word].text.casefold()
    cues = [cue for cue in load_lexicon(_TABLE, passage.language).find(text) if cue.kind not in _MAYBE]
    width = 0 if passage.language in UNSPACED else _NEAR
    return any(
        folded[cue.end : cue.end + width + len(office)].strip().startswith(office)
        or folded[max(cue.start - width - len(office), 0) : cue.start].strip().endswith(office)
        or office in cue.text.casefold()
        for cue in cues
    )
