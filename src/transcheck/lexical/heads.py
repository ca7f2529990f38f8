"""A name of a list whose last word came to belong to all of it: “the Labour, church and army parties”.

“The Labour Party, the church and the army” are three; in a copy that puts the last word of one of them behind a list
of them all, two of them are something else. English with English.
"""

from __future__ import annotations

import re

from transcheck.english import english
from transcheck.issues import Issue, Severity
from transcheck.lexical.passage import Pairing, Passage
from transcheck.lexical.support import issue
from transcheck.wordnet import lemmas, parts_of_speech

__all__ = ["head_issues"]

# From the first word of a list to its last: words with commas, “and” or “or” between them.
_LIST = re.compile(r"(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s)(?:(?:the|a|an|its|their|his|her)\s)?")
_ITEM = re.compile(r"[\w'’-]+")
_ARTICLES = frozenset(("the", "a", "an", "its", "their", "his", "her", "our"))
_BASE = 0.7


def head_issues(forth: Pairing) -> list[Issue]:
    """The first word of the copy that belongs to a whole list, and to one name of it in the article."""
    if not forth.english:
        return []
    back = forth.turned()
    here, there = forth.here, forth.there
    for last in range(len(there.words) - 1):
        item, head = there.words[last], there.words[last + 1]
        if not (item.content and head.content and there.text[item.end : head.start].isspace()):
            continue
        for own, first in _heads(forth, back, last):
            if first < last and _listed(there, first, last):
                near = here.stretch.quote(here.words[own - 1].start, here.words[own].end)
                far = there.stretch.quote(there.words[first].start, head.end)
                message = (
                    f"“{here.words[own].text}” belongs to “{here.words[own - 1].text}” alone in the canonical text."
                )
                return [issue(forth, "accuracy/mistranslation", Severity.MAJOR, _BASE, message, near, far)]
    return []


def _heads(forth: Pairing, back: Pairing, last: int) -> list[tuple[int, int]]:
    """The same words of the article as behind a word of the copy that follow the counterpart of an earlier word.

    Args:
        forth: The pair.
        back: The pair from the copy's side.
        last: A word of the copy that stands in the article as a thing of its own, written small behind an article.

    Returns:
        Places in the article, and in the copy of the words whose counterparts stand before them.
    """
    here, there = forth.here, forth.there
    forms = {there.words[last + 1].text.casefold(), *lemmas(there.words[last + 1].text)}
    if not any(_thing(here, word) for word in back.counterparts([last], firm=True)):
        return []
    found = []
    for own in range(1, len(here.words)):
        word, before = here.words[own], here.words[own - 1]
        if forms.isdisjoint({word.text.casefold(), *lemmas(word.text)}) or not before.content:
            continue
        if here.text[before.end : word.start].isspace():
            found += [(own, first) for first in forth.counterparts([own - 1], firm=True)]
    return found


def _thing(side: Passage, word: int) -> bool:
    """Whether a word stands by itself behind an article: “the army,”."""
    item = side.words[word]
    if word == 0 or not item.text.islower() or side.words[word - 1].text.casefold() not in _ARTICLES:
        return False
    behind = side.words[word + 1] if word + 1 < len(side.words) else None
    alone = behind is None or not side.text[item.end : behind.start].isspace()
    verb = behind is not None and (
        "n" not in parts_of_speech(behind.text) or behind.text.casefold() in english("finite")
    )
    return alone or verb


def _listed(side: Passage, first: int, last: int) -> bool:
    """Whether two words are the first and a later one of a list of single words."""
    place, end = side.words[first].end, side.words[last].start
    while place < end:
        joint = _LIST.match(side.text, place)
        if joint is None:
            return False
        if joint.end() == end:
            return True
        item = _ITEM.match(side.text, joint.end())
        if item is None:
            return False
        place = item.end()
    return False
