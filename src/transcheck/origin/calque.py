"""Word-for-word renderings of another language's set phrases, from `data/origin/calques.toml`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from transcheck.document import Document, language_name
from transcheck.origin.lexicon import Calque, calques
from transcheck.results import Evidence

__all__ = ["WEIGHTS", "find_calques", "source_votes"]

WEIGHTS = {"strong": 1.0, "medium": 0.4, "weak": 0.15}
"""Log odds of one calque by its strength."""


def find_calques(document: Document, language: str) -> tuple[Evidence, ...]:
    """Calques in an English text, in order; none in other languages, for which there is no list.

    Weak ones are shown only beside another calque of the same language.
    """
    if language != "en":
        return ()
    hits: list[tuple[int, int, Calque]] = []
    for calque in calques():
        matches = list(calque.pattern.finditer(document.text))
        if len(matches) >= calque.times:
            hits += [(match.start(), match.end(), calque) for match in matches]
    languages = Counter(language for _, _, calque in hits for language in calque.languages)
    shown = [hit for hit in hits if hit[2].strength != "weak" or any(languages[code] > 1 for code in hit[2].languages)]
    result: list[Evidence] = []
    for start, end, calque in sorted(shown, key=lambda hit: (hit[0], -hit[1])):
        if result and start < result[-1].end:
            continue
        quote = document.text[start:end]
        names = " or ".join(language_name(code) for code in calque.languages)
        message = f"“{quote}” copies {names} ({calque.source}); English would say {calque.natural}."
        result.append(Evidence("calque", quote, start, end, message, WEIGHTS[calque.strength]))
    return tuple(result)


def source_votes(evidence: Sequence[Evidence]) -> dict[str, list[float]]:
    """What the calques say for each source language: the weight of each, shared among those that put it so.

    One that is met again has no further vote: a text about one thing repeats its words.
    """
    votes: defaultdict[str, list[float]] = defaultdict(list)
    quoted = [(item.quote, item.weight) for item in evidence if item.kind == "calque"]
    for calque in calques() if quoted else ():
        weight = WEIGHTS[calque.strength]
        if any(weight == own and calque.pattern.fullmatch(quote) for quote, own in quoted):
            for code in calque.languages:
                votes[code].append(weight / len(calque.languages))
    return dict(votes)
