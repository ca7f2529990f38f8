"""Edits of a translation: figures, dates and negation by tables, names and content words through word links."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from babel import Locale
from edits import CONTRADICTION, NAME_TYPES, POS, Edit, edit_digits, replace_spans
from word_links import Link, project

UNSPACED: Final = {"zh", "ja", "th"}
NEGATION: Final = {
    "de": r"\bnicht ", "es": r"\bno ", "pt": r"\bnão ", "it": r"\bnon ", "nl": r"\bniet ", "ru": r"\bне ",
    "uk": r"\bне ", "pl": r"\bnie ", "id": r"\b(?:tidak|bukan|belum) ", "ms": r"\b(?:tidak|bukan|belum) ",
    "vi": r"\b(?:không|chưa) ", "zh": r"没有|並不|并不|不|没|未", "ar": r"\b(?:لا|لم|لن|ليس|ليست) ",
    "hi": r"\b(?:नहीं|न) ", "he": r"\bלא ", "th": r"ไม่", "hr": r"\bne ", "is": r"\bekki ", "bn": r" (?:না|নি)\b",
    "tr": r" değil(?=dir)", "fr": r"\b(?:ne |n'|n’)(?=\w+ (?:pas|jamais) )",
}  # fmt: skip
"""Free-standing negators; taking the only one out of a sentence turns its meaning. Languages that negate within the
verb (Czech, Japanese, Korean, Persian, Swahili, Turkish) are covered from the English side."""


@cache
def calendar(language: str) -> tuple[tuple[str, ...], ...]:
    """Names of months and of weekdays (CLDR, wide, format and stand-alone)."""
    locale = Locale.parse(language)
    groups = []
    for table in (locale.months, locale.days):
        for context in ("format", "stand-alone"):
            names = tuple(str(n) for n in table[context]["wide"].values())
            if all(len(n) > 2 for n in names) and not any(any(c.isdigit() for c in n) for n in names):
                groups.append(names)
    return tuple(groups)


def figure(text: str, english: str, rng: random.Random) -> Edit | None:
    """Changes a number whose digits occur in the English sentence too."""
    changed = edit_digits(text, rng, english)
    return Edit("figure", *changed, CONTRADICTION, CONTRADICTION) if changed else None


def date(text: str, language: str, rng: random.Random) -> Edit | None:
    """Another month or weekday."""
    for group in calendar(language):
        for name in group:
            edge = "" if language in UNSPACED else r"(?!\w)"
            start = "" if language in UNSPACED else r"(?<!\w)"
            found = re.search(start + re.escape(name) + edge, text)
            if found:
                new = rng.choice([n for n in group if n != name])
                changed = replace_spans(text, [(found.start(), found.end(), new)])
                return Edit("date", *changed, CONTRADICTION, CONTRADICTION)
    return None


def negation(text: str, language: str, negations_in_english: int) -> Edit | None:
    """Takes out the only negator, where the English has exactly one as well."""
    pattern = NEGATION.get(language)
    if pattern is None or negations_in_english != 1:
        return None
    found = list(re.finditer(pattern, text, re.IGNORECASE))
    if len(found) != 1:
        return None
    m = found[0]
    new, old, _ = replace_spans(text, [(m.start(), m.end(), "")])
    if language == "fr":
        new = re.sub(r" (?:pas|jamais) ", " ", new, count=1)
    return Edit("negation", new[:1].upper() + new[1:] if m.start() == 0 else new, old, (), CONTRADICTION, CONTRADICTION)


class ForeignLexicon:
    """What English words and names look like in each language, gathered from word links."""

    def __init__(self) -> None:
        self.words: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
        self.names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)

    def add(self, doc: Any, language: str, text: str, links: Sequence[Link]) -> None:
        """Adds the words of one sentence pair."""
        spaced = language not in UNSPACED
        for token in doc:
            if token.pos_ in POS and token.is_alpha and not token.ent_type_:
                span = project(links, token.idx, token.idx + len(token), text, spaced)
                if span and " " not in text[span[0] : span[1]]:
                    self.words[language, token.tag_, token.lemma_.lower()][text[span[0] : span[1]].lower()] += 1
        for ent in doc.ents:
            if ent.label_ in NAME_TYPES and ent.text[0].isupper():
                span = project(links, ent.start_char, ent.end_char, text, spaced)
                if span and span[1] - span[0] > 2 - (not spaced):
                    self.names[language, ent.label_][text[span[0] : span[1]]] += 1

    def word(self, language: str, tag: str, lemma: str) -> str | None:
        """The commonest form of a word, None where it was seen less than twice."""
        counts = self.words.get((language, tag, lemma))
        if not counts:
            return None
        form, n = counts.most_common(1)[0]
        return form if n >= 2 else None

    def name(self, language: str, label: str, rng: random.Random, text: str) -> str | None:
        """Another name of this type that does not occur in `text`."""
        pool = list(self.names.get((language, label), ()))
        for _ in range(5 if pool else 0):
            name = rng.choice(pool)
            if name not in text and len(name) < 40:
                return name
        return None


Linked = tuple[Edit, tuple[tuple[int, int], ...]]
"""An edit of the translation, and the spans of the English words concerned."""


def linked_edits(
    doc: Any,
    english_edits: Sequence[Edit],
    language: str,
    text: str,
    links: Sequence[Link],
    lexicon: ForeignLexicon,
    rng: random.Random,
) -> list[Linked]:
    """Edits of the translation made through word links: content words, names, exchanged names."""
    words = [_linked_word(doc, edit, language, text, links, lexicon) for edit in english_edits]
    return [w for w in words if w is not None] + _linked_names(doc, language, text, links, lexicon, rng)


def _linked_word(
    doc: Any, edit: Edit, language: str, text: str, links: Sequence[Link], lexicon: ForeignLexicon
) -> Linked | None:
    """An English exchange of one content word, made on the linked word with a form seen in other translations."""
    if edit.words is None or edit.kind not in ("verb", "noun", "adjective", "adverb"):
        return None
    start, end = edit.original_spans[0]
    token = next((t for t in doc if t.idx == start and len(t) == end - start), None)
    if token is None:
        return None
    form = lexicon.word(language, token.tag_, edit.words[1])
    span = project(links, start, end, text, language not in UNSPACED)
    if form is None or span is None:
        return None
    old = text[span[0] : span[1]]
    if " " in old or old.lower()[:4] == form[:4]:
        return None
    form = form[:1].upper() + form[1:] if old[:1].isupper() else form
    changed = replace_spans(text, [(*span, form)])
    return Edit(edit.kind, *changed, edit.forward, edit.backward), ((start, end),)


def _linked_names(
    doc: Any, language: str, text: str, links: Sequence[Link], lexicon: ForeignLexicon, rng: random.Random
) -> list[Linked]:
    out: list[Linked] = []
    spans: list[tuple[Any, tuple[int, int]]] = []
    for ent in doc.ents:
        if ent.label_ not in NAME_TYPES or not ent.text[0].isupper() or len(ent.text) < 3:
            continue
        span = project(links, ent.start_char, ent.end_char, text, language not in UNSPACED)
        if span is None or span[1] - span[0] > 40:
            continue
        spans.append((ent, span))
        name = lexicon.name(language, ent.label_, rng, text)
        if name and name[:3].lower() != text[span[0] : span[0] + 3].lower():
            changed = replace_spans(text, [(*span, name)])
            edit = Edit("name", *changed, CONTRADICTION, CONTRADICTION)
            out.append((edit, ((ent.start_char, ent.end_char),)))
    for i, (one, a) in enumerate(spans):
        for two, b in spans[i + 1 :]:
            related = one.root in two.root.ancestors or two.root in one.root.ancestors
            apart = a[1] <= b[0] or b[1] <= a[0]
            first, second = text[a[0] : a[1]], text[b[0] : b[1]]
            if one.label_ == two.label_ and first != second and apart and not related:
                changed = replace_spans(text, [(*a, second), (*b, first)])
                edit = Edit("role", *changed, CONTRADICTION, CONTRADICTION)
                out.append((edit, ((one.start_char, one.end_char), (two.start_char, two.end_char))))
    return out
