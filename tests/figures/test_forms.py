"""The ordinary ways to write figures, language by language: `forms.csv` names what each short text must be read as.

A hedge stands behind the value, `5@at-least`.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

import pytest

from transcheck.figures import extract

FORMS: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
with (Path(__file__).parent / "forms.csv").open(encoding="utf-8", newline="") as lines:
    for line in csv.DictReader(lines):
        wanted = [figure for figure in line["figures"].split("; ") if figure]
        FORMS[line["language"]].append((line["text"], wanted))


def same(wanted: str, found: str) -> bool:
    """Whether two figures are written alike, or are numbers that differ by no more than rounding (1/3)."""
    if wanted == found:
        return True
    try:
        one, two = (Fraction(text.rstrip("%")) for text in (wanted, found))
    except ValueError:
        return False
    return wanted.endswith("%") == found.endswith("%") and abs(one - two) <= abs(one) / 10**6


@pytest.mark.parametrize("language", sorted(FORMS))
def test_forms(language: str) -> None:
    wrong = []
    for text, wanted in FORMS[language]:
        hedged = any("@" in figure for figure in wanted)
        found = [
            f"{figure.normalized}@{figure.hedge}" if hedged and figure.hedge else figure.normalized
            for figure in extract(text, language)
        ]
        if len(found) != len(wanted) or not all(map(same, wanted, found)):
            wrong.append(f"{text}: {found}, not {wanted}")
    assert not wrong, "\n".join(wrong)
