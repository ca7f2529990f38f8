"""Names that only the copy has, from which the gravity of an addition follows."""

from __future__ import annotations

import pytest

from transcheck.additions import new_names, owns_page
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


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        ("A mill burned down.\n© 2025 Harbour News. Distributed by Wireless Ltd.", True),
        ("(c) 2025 Harbour News. Distributed by Wireless Ltd.", True),
        ("All rights reserved. Distributed by Wireless Ltd.", True),
        ("Copyrights were sold.\nDistributed by Wireless Ltd.", False),
        ("A mill that sells © signs burned down. Distributed by Wireless Ltd.", False),
    ],
)
def test_a_line_about_the_rights_is_no_statement(text: str, owned: bool) -> None:
    assert owns_page(text, text.index("Distributed")) is owned
