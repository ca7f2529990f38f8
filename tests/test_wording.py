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
def test_across_languages_a_contradiction_needs_words_that_differ(
    language: str, contrast: float, reported: bool
) -> None:
    marks = {"denied": 0.9, "dementierte": 0.9}
    pair = drift("The mayor denied it.", "Mayor dementierte es.", marks, "denied:dementierte", language, contrast)
    assert bool(contradiction_issues(contradicted(pair))) is reported


@pytest.mark.parametrize(
    ("copy", "links", "severity"),
    [
        ("The Mayor painted it.", "opened:painted", "minor"),
        ("The Mayor closed it.", "opened:closed", "major"),
        ("The Bishop opened it.", "Mayor:Bishop", "major"),
    ],
)
def test_common_words_must_be_surer_than_names_and_opposites(
    copy: str, links: str, severity: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wording, "probability", lambda *_: 0.65)
    (found,) = wording._issues(drift("The Mayor opened it.", copy, {}, links), frozenset(), frozenset())
    assert found.severity.value == severity
