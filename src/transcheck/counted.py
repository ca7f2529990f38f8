"""What a figure counts and what happened to it: “187,000 accounts were closed” against “187,000 people were closed”.

Figures that agree are anchors: around them both English texts must name the same thing and the same event. The noun
that a figure counts and the verb it stands with are read off the words beside it; where the two sides use different
words, both are put into one short frame (“300 accounts”, “300 accounts were closed”), whose sentence vectors tell
paraphrases from other things far better than whole sentences do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from transcheck.document import Sentence, sentences_at
from transcheck.encoder import Encoder
from transcheck.english import english
from transcheck.figures import Figure
from transcheck.figures.compare import Match
from transcheck.figures.model import Kind
from transcheck.issues import Issue, Quote, Severity, quote
from transcheck.results import FactState, Pair
from transcheck.side import Side
from transcheck.wordnet import Relation, is_a, lemmas, relation
from transcheck.words import Word, words_of

__all__ = ["Counted", "agreeing_figures", "counted_issues", "read_counted"]

# Cosines of frames below this say different things; tests/test_counted.py shows pairs on both sides.
_SAME = 0.95
_KINDS = frozenset({Kind.NUMBER, Kind.RANGE})
_COMPATIBLE = frozenset({Relation.SAME, Relation.SYNONYM, Relation.NARROWER, Relation.BROADER, Relation.RELATED})
_MOST_NOUN_WORDS = 5
_LONGEST_MODIFIER = 14  # words between a noun and its predicate
# Small counts recur in a story with different things; they are no anchors.
_LEAST = 13


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands around a figure, as spans of its sentence.

    Attributes:
        noun: The thing counted, None where the figure stands alone (“8,000 were closed”).
        verb: What happened to it: a past participle or a past form with its particle; None where it is not plain.
        phrase: From the word after the figure to the noun (“member states”).
    """

    noun: tuple[int, int] | None
    verb: tuple[int, int] | None
    phrase: tuple[int, int] | None = None


def counted_issues(
    canonical: Side, copy: Side, pairs: Iterable[Pair], matches: Iterable[Match], encoder: Encoder
) -> list[Issue]:
    """Issues about what agreeing figures of aligned sentences count and what happened to it; both texts in English."""
    if not canonical.language.code == copy.language.code == "en":
        return []
    issues: dict[tuple[Quote | None, Quote | None], Issue] = {}
    for one, other, row, column in agreeing_figures(canonical, copy, pairs, matches):
        if _anchors(one):
            left, right = _place(canonical, row, one), _place(copy, column, other)
            for issue in _compare(canonical, copy, left, right, encoder):
                issues.setdefault((issue.canonical, issue.copy), issue)
    return list(issues.values())


def agreeing_figures(
    canonical: Side, copy: Side, pairs: Iterable[Pair], matches: Iterable[Match]
) -> Iterator[tuple[Figure, Figure, int, int]]:
    """The figures that both sides state in sentences that stand for each other, and the indices of these sentences."""
    aligned = {(row, column) for pair in pairs for row in pair.canonical for column in pair.copy}
    for match in matches:
        one, other = match.canonical, match.copy
        if one is not None and other is not None and match.state is not FactState.WRONG:
            row, column = _sentence(canonical, one), _sentence(copy, other)
            if row is not None and column is not None and (row, column) in aligned:
                yield one, other, row, column


def _sentence(side: Side, figure: Figure) -> int | None:
    return next(iter(sentences_at(side.sentences, figure.start, figure.start + 1)), None)


def _anchors(figure: Figure) -> bool:
    return figure.kind in _KINDS and figure.low is not None and figure.low >= _LEAST


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence with one of its figures read."""

    sentence: Sentence
    words: Sequence[Word]
    counted: Counted

    def text(self, span: tuple[int, int]) -> str:
        return self.sentence.text[slice(*span)]

    def quote(self, side: Side, span: tuple[int, int]) -> Quote:
        start, end = self.sentence.start + span[0], self.sentence.start + span[1]
        return quote(side.document, start, end, self.sentence.text)


def _place(side: Side, index: int, figure: Figure) -> _Place:
    sentence = side.sentences[index]
    words = words_of(sentence, side.encodings[index])
    span = figure.start - sentence.start, figure.end - sentence.start
    return _Place(sentence, words, read_counted(sentence.text, words, span))


def read_counted(text: str, words: Sequence[Word], span: tuple[int, int]) -> Counted:
    """Noun and verb of the figure at `span` of a sentence."""
    inside = [index for index, word in enumerate(words) if word.start < span[1] and span[0] < word.end]
    if not inside:
        return Counted(None, None)
    after = _run(text, words, inside[-1] + 1)
    plurals = [index for index in after if _plural(words[index].text)]
    if plurals and _counts_events(words, inside[0], words[plurals[0]].text.casefold()):
        return Counted(None, None)
    head = max(plurals, default=None)
    noun = (words[head].start, words[head].end) if head is not None else None
    start = (head if head is not None else inside[-1]) + 1
    verb = _governing(text, words, inside[0]) or _passive(text, words, _behind_participle(text, words, start))
    return Counted(noun, verb, (words[after[0]].start, noun[1]) if noun else None)


def _counts_events(words: Sequence[Word], figure: int, noun: str) -> bool:
    """Whether a figure says how often something happened."""
    before = [word.text.casefold() for word in words[max(figure - 2, 0) : figure]]
    return noun == "times" or (noun in english("occasions") and not {"in", "on"}.isdisjoint(before))


def _run(text: str, words: Sequence[Word], start: int) -> list[int]:
    """Indices of the content words that follow without a break."""
    run: list[int] = []
    for index in range(start, min(start + _MOST_NOUN_WORDS, len(words))):
        between = text[words[index - 1].end : words[index].start] if index else ""
        word = words[index].text.casefold()
        if between.strip() or (not words[index].content and word != "other"):
            break
        if run and word in english("before_figure"):
            break
        if _past(word) and any(_plural(words[earlier].text) for earlier in run):
            break
        run.append(index)
    return run


def _plural(word: str) -> bool:
    lower = word.casefold()
    return lower in english("plurals") or (
        lower[-1:] in "sne" and any(lemma != lower for lemma in lemmas(lower)) and not _past(lower)
    )


def _past(word: str) -> bool:
    """Whether a word may be a past form or participle: regular, irregular (by WordNet), or unchanged."""
    lower = word.casefold()
    known = lemmas(lower)
    regular = lower.endswith("ed") and any(lemma != lower for lemma in known)
    irregular = lower.endswith(("d", "t", "n")) and not lower.endswith(("men", "ren")) and lower not in known[:1]
    return lower in english("unchanged") or regular or (irregular and bool(known))


def _governing(text: str, words: Sequence[Word], figure: int) -> tuple[int, int] | None:
    """The verb whose object the figure is: “closed about 300 accounts”."""
    for index in range(figure - 1, max(figure - 6, -1), -1):
        word = words[index].text.casefold()
        between = text[words[index].end : words[index + 1].start]
        if between.strip():
            return None
        if word == "to" and words[index - 1].text.casefold() != "up":
            return None
        if word in english("before_figure"):
            continue
        return _verb(words, index) if words[index].content and _past(word) else None
    return None


def _passive(text: str, words: Sequence[Word], start: int) -> tuple[int, int] | None:
    """The participle the figure is the subject of: “300 accounts have been closed”."""
    been = False
    for index in range(start, min(start + 5, len(words))):
        word = words[index].text.casefold()
        if text[words[index - 1].end : words[index].start].strip():
            return None
        if word in english("be"):
            been = True
        elif word not in english("between") and not word.endswith("ly"):
            return _verb(words, index) if been and words[index].content and _past(word) else None
    return None


def _behind_participle(text: str, words: Sequence[Word], start: int) -> int:
    """Where the predicate of a noun begins: “300 accounts | suspected of fraud | have been closed”.

    A participle with its preposition is passed over up to the next finite “be”; another clause may not begin before.
    """
    if start + 1 >= len(words) or not _past(words[start].text):
        return start
    if words[start + 1].text.casefold() not in english("behind_participle"):
        return start
    for index in range(start + 1, min(start + _LONGEST_MODIFIER, len(words))):
        word = words[index].text.casefold()
        if text[words[index - 1].end : words[index].start].strip() or word in english("joints") | english("relatives"):
            break
        if word in english("auxiliaries"):
            return index
    return start


def _verb(words: Sequence[Word], index: int) -> tuple[int, int] | None:
    """A verb with its particle: “taken down”; None for one that says little by itself."""
    follows = index + 1 < len(words) and words[index + 1].text.casefold() in english("figure_particles")
    if not follows and words[index].text.casefold() in english("light_participles"):
        return None
    return words[index].start, words[index + 1 if follows else index].end


def _compare(canonical: Side, copy: Side, left: _Place, right: _Place, encoder: Encoder) -> list[Issue]:
    one, other = left.counted, right.counted
    nouns, verbs = (one.noun, other.noun), (one.verb, other.verb)
    issues = []
    if nouns[0] and nouns[1]:
        words = left.text(nouns[0]), right.text(nouns[1])
        same = _alike(*words) or _same_phrase(left, right) or _laid_off(left, right)
        if not same and _differ(words, "About 300 {}", encoder):
            # A thing of the canonical sentence in another role: who did what to whom has changed.
            swapped = any(relation(words[1], word.text) is Relation.SAME for word in left.words)
            issues.append(
                Issue(
                    category="accuracy/mistranslation/agency" if swapped else "accuracy/mistranslation",
                    severity=Severity.CRITICAL if swapped else Severity.MAJOR,
                    confidence=0.8,
                    message=f"The figure counts “{words[0]}” in the canonical text, “{words[1]}” in the copy.",
                    canonical=left.quote(canonical, nouns[0]),
                    copy=right.quote(copy, nouns[1]),
                )
            )
    if verbs[0] and verbs[1]:
        words = left.text(verbs[0]), right.text(verbs[1])
        thing = left.text(nouns[0]) if nouns[0] else right.text(nouns[1]) if nouns[1] else "of them"
        if _differ(words, f"About 300 {thing} were {{}}.", encoder):
            issues.append(
                Issue(
                    category="accuracy/mistranslation",
                    severity=Severity.CRITICAL,
                    confidence=0.8,
                    message=f"What was “{words[0]}” in the canonical text was “{words[1]}” in the copy.",
                    canonical=left.quote(canonical, verbs[0]),
                    copy=right.quote(copy, verbs[1]),
                )
            )
    return issues


def _alike(one: str, other: str) -> bool:
    """People under another name: passengers, residents, officers."""
    return any(a == "people" and is_a(b, "person") for a, b in ((one, other), (other, one)))


def _laid_off(left: _Place, right: _Place) -> bool:
    """Whether one side counts jobs that are cut, the other those who hold them."""
    return any(
        one.counted.noun is not None
        and other.counted.noun is not None
        and one.text(one.counted.noun).casefold() in english("jobs")
        and other.text(other.counted.noun).casefold() in english("employees")
        and any(not english("cutting").isdisjoint(lemmas(word.text.casefold())) for word in one.words)
        for one, other in ((left, right), (right, left))
    )


def _same_phrase(left: _Place, right: _Place) -> bool:
    """Whether one noun is part of the other's name: member states, members."""

    def within(noun: str, place: _Place) -> bool:
        phrase = place.text(place.counted.phrase) if place.counted.phrase else ""
        return any(relation(noun, word) is Relation.SAME for word in phrase.split())

    return any(
        one.counted.noun is not None and within(one.text(one.counted.noun), other)
        for one, other in ((left, right), (right, left))
    )


def _differ(words: tuple[str, str], frame: str, encoder: Encoder) -> bool:
    if relation(*words) in _COMPATIBLE:
        return False
    vectors = encoder.embed([frame.format(word.casefold()) for word in words])
    return float(vectors[0] @ vectors[1]) < _SAME
