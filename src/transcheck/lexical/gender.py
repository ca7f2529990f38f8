"""English pronouns that changed their gender: “she said”, “he said”. Machines guess it where a language has none."""

from __future__ import annotations

from typing import Final

from transcheck.issues import Issue, Severity
from transcheck.lexical.lexicon import Cue, tokens_of
from transcheck.lexical.passage import Pairing, Passage
from transcheck.lexical.support import issue

__all__ = ["gender_issues"]

# All the pronouns of the third person that have a gender: a closed class, which no table would make longer.
_FORMS: Final = {
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
}


def gender_issues(forth: Pairing) -> list[Issue]:
    """One minor issue where a passage has pronouns of one gender alone, and the other passage of the other alone.

    The first pronoun of either side that stands for one there is quoted; none if no two stand for each other.
    """
    if not forth.english:
        return []
    here, there = _pronouns(forth.here), _pronouns(forth.there)
    genders = {_FORMS[cue.kind] for cue in here}, {_FORMS[cue.kind] for cue in there}
    if len(genders[0]) != 1 or len(genders[1]) != 1 or genders[0] == genders[1]:
        return []
    for cue in here:
        ends = forth.counterparts(forth.here.words_in(cue.start, cue.end), firm=True)
        partner = next((other for other in there if not set(ends).isdisjoint(_words(forth.there, other))), None)
        if partner is not None:
            message = f"“{cue.text}” became “{partner.text}”: the pronoun has another gender."
            return [issue(forth, "accuracy/mistranslation", Severity.MINOR, 0.6, message, cue, partner)]
    return []


def _words(passage: Passage, cue: Cue) -> list[int]:
    return passage.words_in(cue.start, cue.end)


def _pronouns(passage: Passage) -> list[Cue]:
    found = (token for token in tokens_of(passage.text) if token.form in _FORMS)
    return [Cue(token.form, token.start, token.end, passage.text[token.start : token.end]) for token in found]
