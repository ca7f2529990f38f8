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
