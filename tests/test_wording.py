"""Contradictions between sentences that no single exchange of words explains."""

from __future__ import annotations

import pytest
from tests.marked_pairs import contradicted, drift

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
