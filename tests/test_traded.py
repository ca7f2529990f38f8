"""Figures that stand beside each other's names."""

from __future__ import annotations

import pytest
from tests.aligned_figures import aligned
from tests.marked_pairs import drift

from transcheck.document import Document, Sentence
from transcheck.figures import Match, compare_figures
from transcheck.issues import Severity
from transcheck.traded import traded_count_issues, traded_issues

CANONICAL = "The firm said that 171,000 lamps were sold in Sweden and 43,000 in Norway, at Lumo shops."


def quotes(canonical: str, copy: str, language: str = "en") -> list[tuple[str, str]]:
    issues = traded_issues(*aligned(canonical, copy, language))
    assert all(issue.severity == "critical" for issue in issues)
    return [(issue.canonical.text, issue.copy.text) for issue in issues if issue.canonical and issue.copy]


@pytest.mark.parametrize(
    ("language", "copy", "quote"),
    [
        ("en", "The firm sold 171,000 lamps in Norway and 43,000 in Sweden.", "171,000 lamps in Norway"),
        ("en", "In Norway it sold 171,000 lamps and in Sweden 43,000, at Lumo shops.", "Norway it sold 171,000"),
        ("de", "In Norwegen wurden 171.000 Lampen verkauft, in Schweden 43.000.", "Norwegen wurden 171.000"),
        ("ja", "ノルウェーで17万1000個、スウェーデンで4万3000個が売れた。", "ノルウェーで17万1000"),
    ],
)
def test_figures_that_traded_their_countries(language: str, copy: str, quote: str) -> None:
    assert quotes(CANONICAL, copy, language) == [("171,000 lamps were sold in Sweden", quote)]


@pytest.mark.parametrize(
    ("language", "copy"),
    [
        ("en", "The firm sold 43,000 lamps in Norway and 171,000 in Sweden."),
        ("en", "In Sweden it sold 171,000 lamps and in Norway 43,000, at Lumo shops."),
        # No turns: nobody can tell by the order which figure goes with which name.
        ("en", "Of 171,000 lamps in Norway and Sweden, 43,000 were sold."),
        ("de", "In Schweden wurden 171.000 Lampen verkauft, in Norwegen 43.000."),
        ("ja", "スウェーデンで17万1000個、ノルウェーで4万3000個が売れた。"),
    ],
)
def test_figures_that_stand_with_their_own(language: str, copy: str) -> None:
    assert quotes(CANONICAL, copy, language) == []


def test_an_age_and_a_count_cannot_trade_places() -> None:
    canonical = "Yesterday Ruiz, 52, of Holm, sold 9 lamps."
    assert quotes(canonical, "Dün Holm köyünden 52 yaşındaki Ruiz 9 lamba sattı.", "tr") == []


def test_names_that_both_sides_spell_alike_count_as_well() -> None:
    canonical = "At the count Ruiz had 4,120 votes and Alonso 3,870."
    assert quotes(canonical, "Bei der Auszählung hatte Alonso 4.120 Stimmen und Ruiz 3.870.", "de")
    assert quotes(canonical, "Bei der Auszählung hatte Ruiz 4.120 Stimmen und Alonso 3.870.", "de") == []
    # Figures of two units cannot trade places.
    assert quotes("Ruiz had 41 percent and Alonso 387 votes.", "Alonso had 41 percent and Ruiz 387 votes.") == []


@pytest.mark.parametrize(
    ("copy", "links", "traded"),
    [
        ("Ela marcou 58 gols em 31 jogos.", "goals:gols games:jogos", True),
        ("Ela marcou 31 gols em 58 jogos.", "goals:gols games:jogos", False),
        ("Em 31 jogos, ela marcou 58 gols.", "goals:gols games:jogos", True),
        ("Em 58 jogos, ela marcou 31 gols.", "goals:gols games:jogos", False),
        ("Ela marcou 58 gols em 31 jogos.", "goals:gols", False),
    ],
)
def test_figures_that_traded_what_they_count(copy: str, links: str, traded: bool) -> None:
    canonical = "She scored 31 goals in 58 games."
    matches = matches_of(canonical, copy)
    found = traded_count_issues(drift(canonical, copy, {}, links, "pt"), matches)
    assert [(issue.severity, issue.canonical and issue.canonical.text) for issue in found] == (
        [(Severity.CRITICAL, "31 goals")] if traded else []
    )


def matches_of(canonical: str, copy: str) -> tuple[Match, ...]:
    documents = Document.from_text(canonical), Document.from_text(copy)
    return compare_figures(
        *documents,
        canonical_sentences=[Sentence(canonical, 0, len(canonical), "en")],
        copy_sentences=[Sentence(copy, 0, len(copy), "pt")],
    ).matches
