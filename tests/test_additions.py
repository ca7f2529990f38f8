"""Names that only the copy has, from which the gravity of an addition follows."""

from __future__ import annotations

import pytest

from transcheck.additions import new_names, own_figures, owns_page
from transcheck.document import Document, Sentence
from transcheck.figures import compare_figures
from transcheck.results import Language, Pair
from transcheck.side import Side


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


@pytest.mark.parametrize(
    ("second", "own"),
    [
        ("It employed 340 weavers.", True),
        ("It employed 430 weavers.", False),
        ("It employed nine weavers.", False),
        ("Its 27 looms were sold.", False),  # the first sentence has that figure
    ],
)
def test_sentences_with_a_figure_of_the_article(second: str, own: bool) -> None:
    canonical = "The mill with 27 looms, nine of them new, and 340 weavers burned down."
    first = "A mill with 27 looms burned down."
    text = f"{first} {second}"
    sentences = (Sentence(first, 0, len(first), "en"), Sentence(second, len(first) + 1, len(text), "en"))
    copy = Side(Document.from_text(text), Language("en", 1.0), (), sentences, ())
    figures = compare_figures(
        Document.from_text(canonical),
        copy.document,
        canonical_sentences=[Sentence(canonical, 0, len(canonical), "en")],
        copy_sentences=sentences,
        pairs=[Pair((0,), (0,), 0.9)],
    )
    assert own_figures(copy, figures.matches) == ({0, 1} if own else {0})
