"""The three classes of natural language inference and their probabilities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["LABELS", "Label", "Probabilities"]

Label = Literal["entailment", "neutral", "contradiction"]
LABELS: tuple[Label, Label, Label] = ("entailment", "neutral", "contradiction")


@dataclass(frozen=True, slots=True)
class Probabilities:
    """Calibrated probabilities of the three classes; they sum to 1.

    Attributes:
        entailment: The premise makes the hypothesis true.
        neutral: It leaves it open.
        contradiction: It makes it false.
    """

    entailment: float
    neutral: float
    contradiction: float

    @property
    def label(self) -> Label:
        """The likeliest class."""
        return max(LABELS, key=lambda name: float(getattr(self, name)))

    def to_dict(self) -> dict[str, float]:
        """The three numbers, rounded to four digits."""
        return {name: round(float(getattr(self, name)), 4) for name in LABELS}
