"""Who says so: sources that were exchanged for others, and statements of others that the copy makes its own.

`data/lexical/sources.tsv` sorts those who speak in the news (police, prosecutors, companies, residents) by language. A
source was exchanged if one of each side stands beside a verb of saying and neither text names the other's. It was lost
if what somebody says is told, and nothing in the copy's passage reports, hedges or quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice, product

from transcheck.issues import Direction, Issue, Severity
from transcheck.lexical.lexicon import Cue, load_lexicon, tokens_of
from transcheck.lexical.passage import Pairing, Passage
from transcheck.lexical.support import issue, quote_words
from transcheck.stretch import UNSPACED

__all__ = ["source_issues"]

_CATEGORY = "accuracy/mistranslation/attribution"
_TABLE = "sources"
# Verbs of saying that a source stands beside, and the class of those that put a statement in somebody's mouth.
_SAYING = frozenset({"neutral", "assertive", "doubt", "concede", "directive", "request", "demand", "loaded"})
_STATES = "states"
# Whoever it is: no source in particular.
_ANY = "any"
# A source that says little: an unnamed official, a report.
_VAGUE = "vague"
# The word with which a statement begins.
_THAT = "that"
# Somebody whose name is not told.
_VEILED = "sources"
# Words of the table of modality that leave open whether something is so.
_HEDGES = frozenset({"alleged", "accused", "possible", "probable", "may", "belief"})
# Words, or characters of a script without spaces, between a source and its verb.
_BESIDE, _BESIDE_STRING = 4, 8
# Characters that so many words have at most.
_APART = 80
# Words of a class that are looked at in a passage: no sentence of a report has more.
_MOST = 32
# The share of the words of a statement that has to be told, and how many words it has at least.
_TOLD, _LEAST = 0.6, 2
# Content words of a phrase such as “the head of the union said”.
_PHRASE = 6
_BREAK = re.compile(r"(?<!\d),|,(?!\d)|[;:—–“”\"«»„]|\.(?=\s)")
_QUOTED = re.compile(r"[“”\"«»„‟「」『』‹›]|(?<!\w)['‘]|''")
_SPAN = re.compile(r"[“\"«„]([^“”\"«»„]+)[”\"»“]")
# Words of a quotation that is more than a name or a phrase.
_LENGTH = 4
_BEHIND = frozenset({"according to", "in the words of"})


def source_issues(forth: Pairing) -> list[Issue]:
    """Issues about who says so, from the canonical side."""
    if not all(side.knows(_TABLE) and side.knows("attribution") for side in (forth.here, forth.there)):
        return []
    return _exchanged(forth) or _unnamed(forth) or _lost(forth) or _unquoted(forth)


def _exchanged(forth: Pairing) -> list[Issue]:
    """A source of the canonical text for which another speaks in the copy."""
    here, there = (_speakers(side) for side in (forth.here, forth.there))
    named = _kinds(forth.here.cues(_TABLE)), _kinds(forth.there.cues(_TABLE))
    ours = [cue for cue in here if not _named(cue, named[1])]
    theirs = [cue for cue in there if not _named(cue, named[0])]
    for one, other in product(ours, theirs):
        met = forth.counterparts(forth.here.words_of(one), firm=True)
        if set(met).issubset(forth.there.words_of(other)):
            message = f"“{one.text}” became “{other.text}”: somebody else says so."
            return [issue(forth, _CATEGORY, Severity.MAJOR, 0.6, message, one, other)]
    return []


def _unnamed(forth: Pairing) -> list[Issue]:
    """A source that one side does not name, and the other does."""
    for side in (forth, forth.turned()):
        veiled = [cue for cue in _speakers(side.here) if _VEILED in cue.kinds]
        if not veiled or any({_VEILED, _ANY} & set(cue.kinds) for cue in side.there.cues(_TABLE)):
            continue
        here = _kinds(cue for cue in _sources(side.here) if not any(_of(side.here, cue, source) for source in veiled))
        speakers = [cue for cue in _speakers(side.there) if not _named(cue, here)]
        if speakers:
            one, other = (veiled[0], speakers[0]) if side.forward else (speakers[0], veiled[0])
            tail = "the copy names a source" if side.forward else "the copy names no source"
            message = (
                f"“{one.text}” became “{other.text}”: {tail} where the canonical article does{' not' * side.forward}."
            )
            return [issue(side, _CATEGORY, Severity.MAJOR, 0.55, message, veiled[0], speakers[0])]
    return []


def _of(passage: Passage, cue: Cue, source: Cue) -> bool:
    """Whether a cue only says where a nameless source belongs: “a source in the ministry”."""
    near = 0 <= cue.start - source.end <= _APART
    return near and len(passage.text[source.end : cue.start].split()) <= _BESIDE


def _speakers(passage: Passage) -> list[Cue]:
    """The sources that stand beside a verb of saying."""
    verbs = [cue for cue in passage.cues("attribution") if cue.kind in _SAYING][:_MOST]
    return [source for source in _sources(passage) if any(_meet(passage, source, verb) for verb in verbs)]


def _sources(passage: Passage) -> list[Cue]:
    return [cue for cue in passage.cues(_TABLE) if not {_STATES, _THAT} & set(cue.kinds)][:_MOST]


def _meet(passage: Passage, source: Cue, verb: Cue) -> bool:
    first, second = sorted((source, verb), key=lambda cue: cue.start)
    if second.start - first.end > _APART or passage.sentence_at(source.start) != passage.sentence_at(verb.start):
        return False
    between = passage.text[first.end : second.start]
    if first is verb and _opens_statement(passage, between):
        return False
    if passage.language in UNSPACED:
        return len(between) <= _BESIDE_STRING
    return len(between.split()) <= _BESIDE


def _opens_statement(passage: Passage, between: str) -> bool:
    """Whether a statement begins between a verb and a source, which then does not speak: “said that the police”."""
    return any(cue.kind == _THAT for cue in load_lexicon(_TABLE, passage.language).find(between))


def _named(source: Cue, others: frozenset[str]) -> bool:
    """Whether other kinds of sources have the same one, or any; what says little is answered by whoever speaks."""
    return not others.isdisjoint({*source.kinds, _ANY}) or not {_ANY, _VAGUE}.isdisjoint(source.kinds)


def _kinds(cues: Iterable[Cue]) -> frozenset[str]:
    return frozenset(kind for cue in cues for kind in cue.kinds)


def _lost(forth: Pairing) -> list[Issue]:
    """What somebody says in the canonical text and the copy says by itself."""
    if _reported(forth.there):
        return []
    for cue in [cue for cue in forth.here.cues(_TABLE) if _STATES in cue.kinds][:_MOST]:
        phrase = _phrase(forth.here, cue)
        start, end = forth.here.sentence_at(cue.start)
        source = [index for index in phrase if index not in forth.here.words_of(cue)]
        claim = [
            index
            for index in forth.here.words_in(start, end)
            if forth.here.words[index].content and index not in {*phrase, *forth.here.words_of(cue)}
        ]
        told = forth.counterparts(claim, firm=True)
        if not source or _told_elsewhere(forth, source):
            continue
        if len(claim) < _LEAST or len(told) < _TOLD * len(claim) or forth.counterparts(phrase, firm=True):
            continue
        words = [forth.here.words[index] for index in (*source, *forth.here.words_of(cue))]
        first, last = min(word.start for word in words), max(word.end for word in words)
        near = forth.here.stretch.quote(first, last)
        message = f"“{near.text}” was lost: the copy states as a fact what somebody says."
        named = [other for other in _sources(forth.here) if first <= other.start < last]
        vague = any(_VAGUE in other.kinds for other in named)
        # What is no known source and no name may be a thing: “the sort that tells you”.
        person = bool(named) or any(forth.here.words[index].text[:1].isupper() for index in source)
        severity = Severity.MAJOR if person and not vague else Severity.MINOR
        return [issue(forth, _CATEGORY, severity, 0.5, message, near, quote_words(forth, told), Direction.HARSHER)]
    return []


def _unquoted(forth: Pairing) -> list[Issue]:
    """Words in quotation marks, no name or title, that the copy says by itself: “called it ‘an insult to all’”."""
    if _reported(forth.there):
        return []
    for match in islice(_SPAN.finditer(forth.here.text), _MOST):
        start, end = forth.here.sentence_at(match.start())
        if not re.search(r"\w", forth.here.text[start : match.start()] + forth.here.text[match.end() : end]):
            continue
        words = [index for index in forth.here.words_in(*match.span(1)) if forth.here.words[index].content]
        told = forth.counterparts(words, firm=True)
        named = sum(forth.here.words[index].text[:1].isupper() for index in words)
        if len(words) < _LEAST or len(match[1].split()) < _LENGTH or named * 2 > len(words):
            continue
        if len(told) >= _TOLD * len(words):
            near = forth.here.stretch.quote(*match.span(1))
            message = f"“{near.text}” is no quotation any more: the copy says itself what somebody said."
            there = quote_words(forth, told)
            speakers = [
                _phrase(forth.here, cue)
                for cue in forth.here.cues(_TABLE)
                if cue.kind != _THAT and start <= cue.start < end and not match.start() <= cue.start < match.end()
            ]
            if any(forth.counterparts(phrase, firm=True) for phrase in speakers):
                continue
            # Without a speaker the marks only kept a distance from the words.
            severity = Severity.MAJOR if speakers else Severity.MINOR
            return [issue(forth, _CATEGORY, severity, 0.5, message, near, there, Direction.HARSHER)]
    return []


def _told_elsewhere(forth: Pairing, source: Sequence[int]) -> bool:
    """Whether the copy names the source anywhere, so that one “said” may serve for several sentences."""
    start, end = forth.here.words[source[0]].start, forth.here.words[source[-1]].end
    copy = forth.there.stretch.document.text
    known = {kind for cue in forth.here.cues(_TABLE) if cue.start < end and start < cue.end for kind in cue.kinds}
    known.discard(_THAT)
    if any(known.intersection(cue.kinds) for cue in load_lexicon(_TABLE, forth.there.language).find(copy)):
        return True
    forms = {token.form for token in tokens_of(copy)}
    return any(forth.here.words[index].text.casefold() in forms for index in source)


def _reported(passage: Passage) -> bool:
    """Whether anything in a passage reports what others say, quotes it, or leaves open whether it is so."""
    hedged = any(cue.kind in _HEDGES for cue in passage.cues("modality"))
    return bool(hedged or passage.cues("attribution") or passage.cues("hearsay") or _QUOTED.search(passage.text))


def _phrase(passage: Passage, cue: Cue) -> list[int]:
    """The content words of an English phrase that says who says so: “the head of the union said”, “said Ann Lee”."""
    start, end = passage.sentence_at(cue.start)
    text = passage.text
    first = max((match.end() for match in _BREAK.finditer(text, start, cue.start)), default=start)
    last = next((match.start() for match in _BREAK.finditer(text, cue.end, end)), end)
    before, after = (
        [index for index in passage.words_in(*span) if passage.words[index].content]
        for span in ((first, cue.start), (cue.end, last))
    )
    if before and cue.text.casefold() not in _BEHIND:
        words = before
    elif _BREAK.search(text, max(cue.start - 2, start), cue.start) or cue.text.casefold() in _BEHIND:
        words = after if cue.text.casefold() in _BEHIND or _someone(passage, cue, after) else []
    else:
        words = []
    return words if len(words) <= _PHRASE else []


def _someone(passage: Passage, verb: Cue, words: Sequence[int]) -> bool:
    """Whether the words behind a verb are a name or a known source, not the day on which it was said."""
    if not words or passage.text[verb.end : passage.words[words[0]].start].split() not in ([], ["the"], ["a"]):
        return False
    spoken = {index for cue in _sources(passage) for index in passage.words_of(cue)}
    return any(index in spoken or passage.words[index].text[:1].isupper() for index in words)
