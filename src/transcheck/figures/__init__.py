"""Figures by value: extraction in every language, comparison without a model."""

from __future__ import annotations

from transcheck.figures.compare import FigureComparison, Match, compare_figures
from transcheck.figures.facts import FactSheet, compare_facts, read_facts, to_facts
from transcheck.figures.grammar import extract
from transcheck.figures.model import Figure, Hedge, Kind
from transcheck.figures.texts import compare_documents, compare_texts

__all__ = [
    "FactSheet",
    "Figure",
    "FigureComparison",
    "Hedge",
    "Kind",
    "Match",
    "compare_documents",
    "compare_facts",
    "compare_figures",
    "compare_texts",
    "extract",
    "read_facts",
    "to_facts",
]
