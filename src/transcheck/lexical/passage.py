"""One side of an aligned pair, and the ways from its words to the other side's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from transcheck.claims import JudgedPair
from transcheck.lexical.lexicon import Cue, load_lexicon
from transcheck.stretch import Stretch
from transcheck.words import Link, Word

__all__ = ["Pairing", "Passage", "pairing"]

_NUMERO = frozenset(("No", "no"))
_FIGURE = re.compile(r"\.\s?\d")
_NAME_BEFORE, _NAME = re.compile(r"\b[A-Z]\w*\s$"), re.compile(r"\s[A-Z]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A side of an aligned pair.

    Attributes:
        stretch: Its text.
        language: Its language.
        words: Its words; offsets into the text of the stretch.
    """

    stretch: Stretch
    language: str
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The text that all offsets count in."""
        return self.stretch.text

    def cues(self, table: str) -> list[Cue]:
        """What the lexicon of a table finds here; the “no” of a number or a name is no word of its own."""
        found = load_lexicon(table, self.language).find(self.text)
        return [cue for cue in found if not (cue.text in _NUMERO and self._names(cue))]

    def _names(self, cue: Cue) -> bool:
        """Whether a “no” belongs to a number (“No. 3”) or, written small, to a name (“Kimetsu no Yaiba”)."""
        if _FIGURE.match(self.text, cue.end):
            return True
        within = _NAME_BEFORE.search(self.text, 0, cue.start) and _NAME.match(self.text, cue.end)
        return cue.text.islower() and within is not None

    def knows(self, table: str) -> bool:
        """Whether the table has this side's language."""
        return bool(load_lexicon(table, self.language))

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Offsets in the text of the sentence that covers an offset."""
        return max(span for span in self.stretch.spans if span[0] <= offset)

    def words_in(self, start: int, end: int) -> list[int]:
        """Indices of the words that touch `text[start:end]`."""
        return [index for index, word in enumerate(self.words) if word.start < end and start < word.end]

    def words_of(self, cue: Cue) -> list[int]:
        """Indices of the words of a cue, without those in its gap."""
        return [index for span in cue.spans for index in self.words_in(*span)]

    def anchors(self, cue: Cue, after: int, before: int = 0) -> list[int]:
        """The content words nearest to a cue in its sentence: so many before it, then so many after it."""
        start, end = self.sentence_at(cue.start)
        content = [index for index in self.words_in(start, end) if self.words[index].content]
        following = [index for index in content if self.words[index].start >= cue.end][:after]
        preceding = [index for index in content if self.words[index].end <= cue.start]
        return (preceding[-before:] if before else []) + following


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two passages seen from one of them.

    Attributes:
        here: The side looked from.
        there: The side looked at.
        links: The link of each word here that has a counterpart, by the word's index.
        judged: The pair with the entailment model's judgement.
        forward: Whether `here` is the canonical side.
    """

    here: Passage
    there: Passage
    links: Mapping[int, Link]
    judged: JudgedPair
    forward: bool

    @property
    def same_language(self) -> bool:
        """Whether both sides are in one language."""
        return self.here.language == self.there.language

    @property
    def english(self) -> bool:
        """Whether both sides are English, the only language whose lexicons are rich enough to do without much else."""
        return self.same_language and self.here.language == "en"

    @property
    def single(self) -> bool:
        """Whether both sides are single sentences."""
        return len(self.here.stretch.sentences) == len(self.there.stretch.sentences) == 1

    def turned(self) -> Pairing:
        """The same pair seen from the other side."""
        ends = {(link.copy if self.forward else link.canonical): link for link in self.links.values()}
        return Pairing(self.there, self.here, ends, self.judged, not self.forward)

    def counterparts(self, words: Iterable[int], *, firm: bool = False) -> list[int]:
        """The words there that stand for words here; firm ones are best matches, not leftovers in the same slot."""
        links = [self.links[word] for word in words if word in self.links]
        return [link.copy if self.forward else link.canonical for link in links if not (firm and link.leftover)]

    def answers(self, here: Sequence[Cue], there: Sequence[Cue]) -> dict[Cue, Cue]:
        """The partners of the cues here that have one: linked, beside linked words, or of the same form."""
        pairs: dict[Cue, Cue] = {}
        free = list(there)
        for same_kind in (True, False):
            for meet in (self.linked, self._neighbours, _same_form):
                for one in here:
                    if one in pairs:
                        continue
                    fitting = (other for other in free if other.kind == one.kind or not same_kind)
                    partner = next((other for other in fitting if meet(one, other)), None)
                    if partner is not None:
                        pairs[one] = partner
                        free.remove(partner)
        return pairs

    def linked(self, one: Cue, other: Cue) -> bool:
        """Whether a word of a cue here is a best match of a word of a cue there."""
        ends = self.counterparts(self.here.words_of(one), firm=True)
        return not set(ends).isdisjoint(self.there.words_of(other))

    def _neighbours(self, one: Cue, other: Cue) -> bool:
        return any(
            not set(self.counterparts(self.here.anchors(one, after=near), firm=True)).isdisjoint(
                self.there.anchors(other, after=far)
            )
            for near, far in ((1, 2), (2, 1))
        )


def _same_form(one: Cue, other: Cue) -> bool:
    return one.text.casefold() == other.text.casefold()


def pairing(judged: JudgedPair, canonical: Passage, copy: Passage, links: Sequence[Link]) -> Pairing:
    """Two aligned passages seen from the canonical side.

    Args:
        judged: The pair with the entailment model's judgement.
        canonical: Its canonical passage.
        copy: Its passage of the copy.
        links: Which of their words stand for each other; a word has at most one link.
    """
    return Pairing(canonical, copy, {link.canonical: link for link in links}, judged, True)
