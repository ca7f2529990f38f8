"""Deeds that were told as others across languages."""

from __future__ import annotations

import pytest
from tests.lexical.pairs import pair_of

from transcheck.bundled import read_rows
from transcheck.issues import Severity
from transcheck.lexical import deed_issues

SAME, OTHER = -5.0, 1.0


def told(canonical: str, copy: str, language: str, pairs: str, contrast: float = OTHER) -> list[tuple[str, str]]:
    pair = pair_of(canonical, copy, language, pairs)
    found = deed_issues(pair, [contrast] * len(pair.here.words))
    assert all(issue.severity is Severity.MAJOR for issue in found)
    return [(issue.canonical.text, issue.copy.text) for issue in found if issue.canonical and issue.copy]


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "link"),
    [
        ("de", "They nationalised the mine.", "Sie haben die Mine privatisiert.", "nationalised:privatisiert"),
        ("fr", "The town repaired its bridge.", "La ville a détruit son pont.", "repaired:détruit"),
        ("es", "The jury thanked him.", "El jurado lo insultó.", "thanked:insultó"),
        ("pl", "The ship docked.", "Statek wypłynął.", "docked:wypłynął"),
        ("ru", "The court summoned the mayor.", "Суд наградил мэра.", "summoned:наградил"),
        ("id", "They buried the archive.", "Mereka menerbitkan arsip itu.", "buried:menerbitkan"),
        ("ar", "They hid the report.", "ترجموا التقرير.", "hid:ترجموا"),
    ],
)
def test_another_deed(language: str, canonical: str, copy: str, link: str) -> None:
    one, other = link.split(":")
    assert told(canonical, copy, language, link) == [(one, other)]
    assert told(canonical, copy, language, link, contrast=SAME) == []


@pytest.mark.parametrize(
    ("language", "canonical", "copy", "link"),
    [
        # One deed in other words, and one that may be told by the other.
        ("de", "They repaired the bridge.", "Sie haben die Brücke saniert.", "repaired:saniert"),
        ("fr", "The rebels freed him.", "Les rebelles l'ont relâché.", "freed:relâché"),
        ("es", "The plant stopped work.", "La planta terminó el trabajo.", "stopped:terminó"),
        ("zh", "She turned down the offer.", "她谢绝了提议。", "turned:提议"),
        ("ja", "She turned down the offer.", "彼女は提案を断った。", "turned:提案"),
        (
            "it",
            "Forty runners completed the race.",
            "Quaranta corridori hanno tagliato il traguardo.",
            "completed:tagliato",
        ),
        ("de", "The share tumbled at noon.", "Die Aktie brach am Mittag um neun Prozent ein.", "tumbled:brach"),
        # The deed is told by a word that is not linked.
        ("de", "They repaired and opened it.", "Sie eröffneten es, als es saniert war.", "repaired:eröffneten"),
        # One of the two is denied.
        ("de", "They did not hide it.", "Sie haben es veröffentlicht.", "hide:veröffentlicht"),
    ],
)
def test_the_same_deed(language: str, canonical: str, copy: str, link: str) -> None:
    assert told(canonical, copy, language, link) == []


def test_one_language_is_left_to_others() -> None:
    assert told("They repaired the bridge.", "They destroyed the bridge.", "en", "repaired:destroyed") == []


def test_kindred_concepts_have_words() -> None:
    names = {kind.split("/")[1] for _, kind, _ in read_rows("lexical/deeds.tsv")}
    for table in ("events", "relations"):
        names |= {kind.split("/")[1] for _, kind, _ in read_rows(f"lexical/{table}.tsv") if "/" in kind}
    for name, others in read_rows("lexical/kindred.tsv"):
        assert {name, *others.split("|")} <= names
        assert name not in others.split("|")


def test_every_deed_has_words_in_every_language() -> None:
    by_language: dict[str, set[str]] = {}
    for language, kind, patterns in read_rows("lexical/deeds.tsv"):
        assert patterns
        by_language.setdefault(language, set()).add(kind)
    assert len(by_language) == 21
    assert len({frozenset(kinds) for kinds in by_language.values()}) == 1
