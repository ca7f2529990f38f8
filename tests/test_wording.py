"""Contradictions between sentences that no single exchange of words explains."""

from __future__ import annotations

import pytest
from tests.marked_pairs import contradicted, drift

from transcheck import wording
from transcheck.wording import contradiction_issues


@pytest.mark.parametrize(
    ("language", "contrast", "reported"),
    [
        ("de", 2.0, True),
        ("de", -1.0, False),  # “denied” and “dementierte” translate each other, whatever the model says
        ("en", -1.0, True),
        ("xh", -1.0, True),  # nothing else looks for negations there
    ],
)
def test_a_contradiction_at_words_that_deny_needs_words_that_differ(
    language: str, contrast: float, reported: bool
) -> None:
    marks = {"denied": 0.9, "dementierte": 0.9}
    pair = drift("The mayor denied it.", "Mayor dementierte es.", marks, "denied:dementierte", language, contrast)
    assert bool(contradiction_issues(contradicted(pair))) is reported


def test_a_name_that_keeps_its_word_across_languages_has_another_role() -> None:
    pair = drift("Rome sued Lund.", "Rom wurde von Lund verklagt.", {"Lund": 0.9}, "sued:verklagt Rome:Rom", "de", -3.0)
    (issue,) = contradiction_issues(contradicted(pair))
    assert (issue.category, issue.severity.value) == ("accuracy/mistranslation/agency", "critical")
    assert (issue.canonical, issue.copy) != (None, None)


@pytest.mark.parametrize(
    ("words", "mark", "severity"),
    [
        ("major:minor", 0.6, "major"),
        ("major:minor", 0.4, "minor"),
        ("major:main", 0.6, "minor"),  # no opposites
        ("major:main", 0.9, "major"),
    ],
)
def test_an_opposite_is_major_from_a_lower_probability(
    words: str, mark: float, severity: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = words.split(":")
    decided = {"weights": {"mark": 1.0}, "thresholds": {"report": 0.2, "major": 0.8, "critical": 1.1}}
    monkeypatch.setattr(wording, "_decision", lambda: {"exchanged": decided})
    pair = drift(f"A {one} stop.", f"A {other} stop.", {other: mark}, words)
    (issue,) = wording._issues(pair, frozenset(), frozenset())
    assert issue.severity.value == severity
