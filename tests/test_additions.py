"""Names that only the copy has, from which the gravity of an addition follows."""

from __future__ import annotations

import pytest

from transcheck.additions import new_names
from transcheck.document import Sentence


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The ferry belongs to Anna Lindqvist of Visby.", ["Anna Lindqvist Visby"]),
        ("Yesterday nobody came.", []),
        ("NATO said nothing.", ["NATO"]),
        ("The mayor of Oslo came.", []),
        # Scripts without capitals, and sentences that begin with a small letter.
        ("قال الوزير إن الجسر أغلق.", []),
        ("中国外交部发言人表示。", []),
        ("ένα πλοίο από τη Χίο", ["Χίο"]),
    ],
)
def test_new_names(text: str, names: list[str]) -> None:
    assert new_names(Sentence(text, 0, len(text)), frozenset({"mayor", "oslo"})) == names
