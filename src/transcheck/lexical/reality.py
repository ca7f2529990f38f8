"""Whether something was done: plans, attempts and what is to come, told as done; and what may come, told as sure.

A finding needs signs on both sides: a word that leaves open whether a deed was done on one side (“plans to”, “tried
to”, “will”), and a form of what was done at its counterpart on the other, in a sentence with no word that leaves it
open. `data/lexical/reality.tsv` has both by language.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from transcheck.english import english
from transcheck.issues import Direction, Issue, Severity
from transcheck.lexical.lexicon import IGNORED, Cue, languages_where, load_lexicon, tokens_of
from transcheck.lexical.passage import Pairing, Passage
from transcheck.lexical.support import issue, quote_cue, quote_words
from transcheck.stretch import UNSPACED
from transcheck.wordnet import lemmas, parts_of_speech

__all__ = ["english_past", "reality_issues"]

_CATEGORY = "accuracy/mistranslation/modality"
_TABLE = "reality"
_INTENT, _ATTEMPT, _FUTURE, _MAYBE, _OPEN, _DEMAND = "intent", "attempt", "future", "maybe", "open", "demand"
_PAST, _PARTICIPLE, _AUX, _BEHIND, _COMING, _BEFORE = "past", "participle", "aux", "behind", "coming", "before"
_PRESENT, _ENACTED = "present", "enacted"
_TOLD = {
    _INTENT: "what was planned became done",
    _ATTEMPT: "an attempt became a success",
    _FUTURE: "what is to come became done",
    _MAYBE: "what may have happened became a fact",
    _DEMAND: "what was demanded became done",
}
# Of the copy only these count: a language may have one word for the future and the passive (“wird”).
_MEANT = frozenset({_INTENT, _ATTEMPT})
_LEFT_OPEN = frozenset({*_TOLD, _OPEN})
# Hedges of the table of modality that leave open what was done.
_HEDGES = frozenset({"possible", "may", "planned", "probable"})
# English modal verbs whose possibility may be told as sure in another language.
_POSSIBLE = frozenset({"could", "may", "might"})
# The one of them that also says what somebody was able to do.
_ABLE = "could"
# Words before a participle among which an auxiliary may stand; and before a verb, in a language without participles.
_REACH, _CLOSE = 8, 3
# Words of a class that are looked at in a passage: no sentence of a report has more.
_MOST = 32
# Characters behind a word and before it in which a script without spaces says that it was done.
_AFTER_STRING, _BEFORE_STRING = 2, 8


def reality_issues(forth: Pairing, back: Pairing) -> list[Issue]:
    """What was left open and is told as done or sure, and the reverse."""
    if not forth.here.knows(_TABLE) or not forth.there.knows(_TABLE):
        return []
    return (_done(forth) or _done(back) or _enacted(forth) or _sure(forth))[:1]


def _done(side: Pairing) -> list[Issue]:
    """Deeds that are left open on the side looked from and done on the other."""
    issues = []
    meant = _MEANT | {_FUTURE, _DEMAND} if side.english else _MEANT
    told = frozenset(_TOLD) if side.english else frozenset(_TOLD) - {_DEMAND}
    for cue in _cues(side.here, told if side.forward else meant):
        kind = next(kind for kind in cue.kinds if kind in _TOLD)
        deed = _deed(side, cue)
        for word in side.counterparts(deed, firm=True) or _instead(side, cue, deed):
            if not (_past(side.there, word) or _unmarked(side, kind)) or _left_open(side, word):
                continue
            if _asked(side.here, cue, kind):
                continue
            there = quote_words(side, [word])
            assert there is not None
            near = quote_cue(side, cue, deed)
            message = f"“{near.text}” became “{there.text}”: {_TOLD[kind]}."
            direction = Direction.HARSHER
            if not side.forward:
                message = f"“{there.text}” became “{near.text}”: the copy leaves open what was done."
                direction = Direction.SOFTER
            issues.append(issue(side, _CATEGORY, Severity.MAJOR, 0.6, message, near, there, direction))
    return issues


def _asked(passage: Passage, cue: Cue, kind: str) -> bool:
    """Whether an English future stands under a condition or question, or a “but” answers what a “may have” grants."""
    start, end = passage.sentence_at(cue.start)
    before, behind = passage.text[start : cue.start], passage.text[cue.end : end]
    if kind == _FUTURE:
        return any(token.form in english("conditional") for token in tokens_of(before.rpartition(",")[2]))
    return kind == _MAYBE and any(token.form in {"but", "yet"} for token in tokens_of(behind))


def _enacted(side: Pairing) -> list[Issue]:
    """A measure that was considered or proposed, and was taken in the copy."""
    for cue in _cues(side.here, frozenset({_INTENT})):
        deed = _deed(side, cue)
        meant = side.counterparts([*side.here.words_of(cue), *deed])
        for other in _cues(side.there, frozenset({_ENACTED})):
            near = {*side.there.words_of(other), *side.there.anchors(other, after=2, before=2)}
            if near.isdisjoint(meant) or _left_open(side, side.there.words_of(other)[0]):
                continue
            message = f"“{cue.text}” became “{other.text}”: {_TOLD[_INTENT]}."
            return [issue(side, _CATEGORY, Severity.MAJOR, 0.6, message, cue, other, Direction.HARSHER)]
    return []


def _sure(side: Pairing) -> list[Issue]:
    """What could be, and will be in another language."""
    if side.same_language or side.here.language != "en":
        return []
    tokens = [token for token in tokens_of(side.here.text) if token.form in _POSSIBLE][:_MOST]
    for token in tokens:
        if side.here.text[token.start : token.end] == "May":
            continue
        cue = Cue(_MAYBE, token.start, token.end, token.form)
        unmarked = token.form != _ABLE and side.there.language in languages_where("future_unmarked")
        unmarked = unmarked and not _weakened(side.there)
        deed = _deed(side, cue)
        for word in side.counterparts(deed, firm=True) or _instead(side, cue, deed):
            if (_to_come(side.there, word) or unmarked) and not _left_open(side, word, but=_FUTURE):
                near = side.here.stretch.quote(cue.start, side.here.words[deed[0]].end if deed else cue.end)
                there = quote_words(side, [word])
                message = f"“{cue.text}” was lost: a possibility became a certainty."
                return [issue(side, _CATEGORY, Severity.MINOR, 0.5, message, near, there, Direction.HARSHER)]
    return []


def _cues(passage: Passage, kinds: frozenset[str]) -> list[Cue]:
    """The cues of some classes; “Will” with a capital is a name."""
    found = [cue for cue in passage.cues(_TABLE) if not kinds.isdisjoint(cue.kinds) and cue.text != "Will"]
    return found[:_MOST]


def _deed(side: Pairing, cue: Cue) -> list[int]:
    """The content word that a cue is about: behind it, or before it where verbs stand last; no English adverb."""
    if side.here.language in languages_where("negator_behind"):
        return side.here.anchors(cue, after=0, before=1)
    words = side.here.anchors(cue, after=2)
    texts = {word: side.here.words[word].text for word in words}
    return [
        word for word, text in texts.items() if not text.endswith("ly") and parts_of_speech(text) != frozenset({"r"})
    ][:1]


def _weakened(passage: Passage) -> bool:
    """Whether any word of a passage may be a hedge."""
    return any(cue.kind == "weak" for cue in passage.cues("modality"))


def _instead(side: Pairing, cue: Cue, deed: list[int]) -> list[int]:
    """What may stand in another language for a cue and its deed together, where the deed has no sure counterpart."""
    if not side.forward or side.same_language:
        return []
    words = [*side.here.words_of(cue), *deed]
    return side.counterparts(words, firm=True) or (side.counterparts(words) if _INTENT in cue.kinds else [])


def _left_open(side: Pairing, word: int, but: str = "") -> bool:
    """Whether anything in the sentence of a word there leaves open what was done."""
    start, end = side.there.sentence_at(side.there.words[word].start)
    cues = _cues(side.there, _LEFT_OPEN - {but})
    if but:
        cues = [cue for cue in cues if word not in side.there.words_of(cue)]
    cues += [cue for cue in side.there.cues("modality") if cue.kind in _HEDGES]
    return any(start <= cue.start < end for cue in cues)


def _unmarked(side: Pairing, kind: str) -> bool:
    """Whether a language has no form for what was done, so that a plan or an attempt must be told as one."""
    return kind in _MEANT and side.there.language in languages_where("past_unmarked")


def _past(passage: Passage, word: int) -> bool:
    """Whether a word has the form of something done, by itself or with an auxiliary beside it."""
    if passage.language in UNSPACED:
        return _beside(passage, word, _PAST, _AUX)
    tokens, at = _at(passage, word)
    kinds = _kinds(passage.language, tokens[at])
    if not kinds.isdisjoint({_COMING, IGNORED}):
        return False
    if passage.language == "en":
        helped = any(_PRESENT in _kinds("en", form) for form in tokens[max(at - 2, 0) : at])
        return (english_past(tokens[at]) or _PAST in kinds) and not helped
    if any(_PRESENT in _kinds(passage.language, form) for form in tokens[at + 1 : at + 4]):
        return False
    if _PAST in kinds:
        return True
    if any(_BEHIND in _kinds(passage.language, form) for form in tokens[at + 1 : at + 3]):
        return True
    before = tokens[max(at - _REACH, 0) : at]
    if _PARTICIPLE in load_lexicon(_TABLE, passage.language).kinds:
        if _PARTICIPLE not in kinds:
            return False
        before += tokens[at + 1 : at + 3]
    else:
        before = before[-_CLOSE:]
    return any(_AUX in _kinds(passage.language, form) for form in before)


def _to_come(passage: Passage, word: int) -> bool:
    """Whether a word has the form of something that is to come, by itself or with an auxiliary of the future."""
    if passage.language in UNSPACED:
        return _beside(passage, word, None, _BEFORE)
    tokens, at = _at(passage, word)
    if _COMING in _kinds(passage.language, tokens[at]):
        return True
    near = tokens[max(at - _REACH, 0) : at]
    return any({_FUTURE, _BEFORE} & _kinds(passage.language, form) for form in near) and not _past(passage, word)


def _at(passage: Passage, word: int) -> tuple[list[str], int]:
    """The words of the sentence of a word, without case, and which of them it is."""
    item = passage.words[word]
    start, end = passage.sentence_at(item.start)
    tokens = [token for token in tokens_of(passage.text) if start <= token.start < end]
    at = next(index for index, token in enumerate(tokens) if token.end > item.start)
    return [token.form for token in tokens], at


def _beside(passage: Passage, word: int, behind: str | None, before: str) -> bool:
    """Whether a script without spaces says it right behind a word, or before it without a sign between them."""
    item = passage.words[word]
    for cue in passage.cues(_TABLE):
        if behind in cue.kinds and item.start <= cue.start <= item.end + _AFTER_STRING:
            return True
        between = passage.text[cue.end : item.start]
        near = cue.end <= item.start <= cue.end + _BEFORE_STRING
        if before in cue.kinds and near and (not between or between.isalnum()):
            return True
    return False


@lru_cache(1 << 13)
def _kinds(language: str, form: str) -> frozenset[str]:
    """The classes of the patterns of one word that a word fits."""
    patterns: Iterable[str] = (
        pattern.kind for pattern in load_lexicon(_TABLE, language).candidates(form) if len(pattern.words) == 1
    )
    return frozenset(kind for joined in patterns for kind in joined.split("+"))


def english_past(form: str) -> bool:
    """Whether an English form is a past tense or a participle and no other."""
    if form.endswith(("ing", "s", "er", "est", "ly", "men", "children")) or form in english("vowel_plurals"):
        return False
    return form.endswith("ed") or any(lemma != form for lemma in lemmas(form))
