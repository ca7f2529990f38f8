"""One error, one issue: what figures, entailment, wording and evidence say of the same words becomes one issue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from transcheck.config import is_reported
from transcheck.document import overlap
from transcheck.issues import Issue

__all__ = ["merge_issues", "selected"]

# How exact a category is: of two issues about the same words the more exact one speaks.
_EXACTNESS = (
    "locale-convention",
    "accuracy/mistranslation/",
    "terminology",
    "fluency",
    "accuracy/untranslated",
    "accuracy/mistranslation",
    "style",
    "accuracy/addition",
    "accuracy/omission",
)

# Characters of a stretch of a text: an issue is compared with those that quote words of the same stretches.
_STRETCH = 500


def merge_issues(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Drop issues whose words another, graver or more exact issue already covers; order them by place in the copy.

    Two issues are about the same words if their quotes overlap on every side that both have. Issues of one side only
    (omissions, additions) merge with issues that cover that side.
    """
    kept: list[Issue] = []
    near: defaultdict[tuple[str, int], list[Issue]] = defaultdict(list)
    for issue in sorted(issues, key=_precedence):
        stretches = [
            (side, number)
            for side, quote in (("canonical", issue.canonical), ("copy", issue.copy))
            if quote is not None
            for number in range(quote.start // _STRETCH, quote.end // _STRETCH + 1)
        ]
        if not any(_same_words(issue, other) for stretch in stretches for other in near[stretch]):
            kept.append(issue)
            for stretch in stretches:
                near[stretch].append(issue)
    return tuple(sorted(kept, key=_place))


def selected(
    issues: Iterable[Issue], select: Iterable[str] = (), ignore: Iterable[str] = (), min_confidence: float = 0.0
) -> tuple[Issue, ...]:
    """Keep issues of the selected categories (all if none are named) that are not ignored; prefixes count.

    Issues of a confidence below `min_confidence` (0…1) are left out too.
    """
    wanted, unwanted = tuple(select), tuple(ignore)
    return tuple(
        issue
        for issue in issues
        if is_reported(issue.category, wanted, unwanted) and issue.confidence >= min_confidence
    )


def _precedence(issue: Issue) -> tuple[int, int, float, tuple[int, int]]:
    exactness = next(index for index, prefix in enumerate(_EXACTNESS) if issue.category.startswith(prefix))
    return (issue.severity.rank, exactness, -issue.confidence, _place(issue))


def _place(issue: Issue) -> tuple[int, int]:
    copy = issue.copy.start if issue.copy else 1 << 60
    return copy, issue.canonical.start if issue.canonical else 0


def _same_words(one: Issue, other: Issue) -> bool:
    sides = [(one.canonical, other.canonical), (one.copy, other.copy)]
    shared = [(a, b) for a, b in sides if a is not None and b is not None]
    return bool(shared) and all(overlap(a, b) for a, b in shared)
