"""Currencies and units in every case that the tables give them, beside a number."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from transcheck.figures import Kind, extract

OWN = Path(__file__).parents[2] / "src/transcheck/figures/data/own"
PARADIGMS: dict[str, list[dict[str, Any]]] = {
    path.stem: found
    for path in sorted(OWN.glob("*.json"))
    if (found := json.loads(path.read_text(encoding="utf-8")).get("paradigms"))
}


@pytest.mark.parametrize("language", PARADIGMS)
def test_every_form_says_what_is_counted(language: str) -> None:
    for paradigm in PARADIGMS[language]:
        for stem, unit in paradigm["words"].items():
            for ending in paradigm["endings"].split():
                figures = extract(f"25 {stem}{ending} x", language)
                assert len(figures) == 1, stem + ending
                assert figures[0].unit is not None, stem + ending
                money = paradigm["of"] == "currencies"
                assert (figures[0].kind is Kind.MONEY) == money, (stem + ending, unit)
