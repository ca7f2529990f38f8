"""Words that differ because a figure is told another way: “a month” and “a year”, “men and women” and “people”."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from transcheck.issues import Issue, Quote, Severity

__all__ = ["Rest", "Retelling", "Span", "told_otherwise"]

Span = tuple[int, int]
_NEGATION = "accuracy/mistranslation/negation"
_EXCHANGED = "accuracy/mistranslation"
_MISSING = "accuracy/omission"


@dataclass(frozen=True, slots=True)
class Retelling:
    """Words of both texts that say one thing in two ways.

    Attributes:
        canonical: Spans of the canonical text.
        copy: Spans of the copy.
    """

    canonical: tuple[Span, ...]
    copy: tuple[Span, ...]

    def covers(self, issue: Issue) -> bool:
        """Whether an issue is about these words; of what seems missing in the copy, the canonical ones decide."""
        if issue.canonical is None or not _touches(issue.canonical, self.canonical):
            return False
        return issue.category == _MISSING or (issue.copy is not None and _touches(issue.copy, self.copy))


@dataclass(frozen=True, slots=True)
class Rest:
    """A figure that says how many did and one that says how many of the same did not.

    Attributes:
        sentences: The sentence of each side.
        figures: The figure of each side.
    """

    sentences: tuple[Span, Span]
    figures: tuple[Span, Span]

    def denied_by(self, issue: Issue) -> bool:
        """Whether an issue is about a negation that one of the two sentences has more."""
        return issue.category == _NEGATION and _meets(issue, self.sentences)

    def measured_by(self, issue: Issue) -> bool:
        """Whether an issue is about the two figures."""
        return _meets(issue, self.figures)


def told_otherwise(
    figures: Sequence[Issue],
    wording: Sequence[Issue],
    retellings: Sequence[Retelling],
    rests: Sequence[Rest],
    denies: Callable[[Rest], bool],
) -> tuple[list[Issue], list[Issue]]:
    """Issues of figures and of wording, without those that figures told another way explain.

    A rest and a negation on one side alone explain each other: 19 of 28 did, nine did not. Other words that were
    exchanged beside a rest are minor.

    Args:
        figures: The issues of figures.
        wording: Those of the words around them.
        retellings: Words that figures explain.
        rests: Figures that may say how many are left.
        denies: Whether one sentence of a rest has another number of negations than the other one.
    """
    denied = [rest for rest in rests if denies(rest) or any(rest.denied_by(issue) for issue in wording)]
    explained = [issue for issue in wording if any(rest.denied_by(issue) for rest in denied)]
    explained += [issue for issue in wording if any(retelling.covers(issue) for retelling in retellings)]
    return (
        [issue for issue in figures if not any(rest.measured_by(issue) for rest in denied)],
        [_eased(issue, rests) for issue in wording if issue not in explained],
    )


def _eased(issue: Issue, rests: Sequence[Rest]) -> Issue:
    """An issue of exchanged words; minor where a rest is told, which takes the opposite: four were found, three not."""
    opposite = issue.category == _EXCHANGED and any(_meets(issue, rest.sentences) for rest in rests)
    return replace(issue, severity=Severity.MINOR) if opposite else issue


def _meets(issue: Issue, spans: tuple[Span, Span]) -> bool:
    sides = ((issue.canonical, spans[0]), (issue.copy, spans[1]))
    return all(quote is None or _touches(quote, (span,)) for quote, span in sides)


def _touches(quote: Quote, spans: Iterable[Span]) -> bool:
    return any(quote.start < end and start < quote.end for start, end in spans)
