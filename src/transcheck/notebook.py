"""Audits in a notebook: frames, highlighted passages, plots. Needs `pip install transcheck[notebook]`.

pandas and matplotlib are loaded where they are used, so that the command line never waits for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any, Literal

from transcheck.issues import Issue, Severity
from transcheck.report import fragment, view
from transcheck.results import AuditReport, CopyReport, FactState

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

__all__ = [
    "Html",
    "claim_matrix",
    "copies_frame",
    "distribution",
    "evidence_frame",
    "fact_matrix",
    "heat_map",
    "highlight",
    "severity_bars",
    "to_frame",
]

_STATES = (FactState.AGREE, FactState.HEDGED, FactState.WRONG, FactState.ABSENT)
# Light to dark in the order of gravity, so that the plot also reads in grey; absent stands apart.
_STATE_COLORS = {
    FactState.AGREE: "#e3efe6",
    FactState.HEDGED: "#f2c46d",
    FactState.WRONG: "#a3201a",
    FactState.ABSENT: "#c9c9c5",
}
_STATE_WORDS = {
    "figures": {state: state.value for state in _STATES},
    "claims": dict(zip(_STATES, ("kept", "part changed or added", "contradicted", "omitted"), strict=True)),
}
_SEVERITY_COLORS = {Severity.CRITICAL: "#a3201a", Severity.MAJOR: "#e0a030", Severity.MINOR: "#8fa8c4"}


@dataclass(frozen=True, slots=True)
class Html:
    """HTML that a notebook shows as such."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


def to_frame(report: AuditReport | Iterable[AuditReport]) -> pd.DataFrame:
    """One row an issue, copies in the order given, gravest first in each.

    Args:
        report: One audit, or several, whose rows follow each other.

    Returns:
        Columns `canonical_path`, `path`, `copy` (short name), `language`, `severity` (an ordered category, critical
        first), `category`, `direction`, `confidence`, `message`, `canonical_quote`, `copy_quote`, the offsets
        `canonical_start`, `canonical_end`, `copy_start`, `copy_end` (nullable integers), `canonical_sentence`,
        `copy_sentence`, `id`.
    """
    import pandas as pd

    rows = [
        {
            "canonical_path": audit.canonical.path,
            "path": copy.path,
            "copy": name,
            "language": copy.language.code,
            "severity": issue.severity.value,
            "category": issue.category,
            "direction": issue.direction.value if issue.direction else None,
            "confidence": issue.confidence,
            "message": issue.message,
            "canonical_quote": issue.canonical.text if issue.canonical else None,
            "copy_quote": issue.copy.text if issue.copy else None,
            "canonical_start": issue.canonical.start if issue.canonical else None,
            "canonical_end": issue.canonical.end if issue.canonical else None,
            "copy_start": issue.copy.start if issue.copy else None,
            "copy_end": issue.copy.end if issue.copy else None,
            "canonical_sentence": issue.canonical.sentence if issue.canonical else None,
            "copy_sentence": issue.copy.sentence if issue.copy else None,
            "id": issue.id,
        }
        for audit, copy, name in _named(report)
        for issue in view.sorted_issues(copy)
    ]
    frame = pd.DataFrame(rows, columns=_ISSUE_COLUMNS)
    frame["severity"] = pd.Categorical(frame["severity"], [severity.value for severity in Severity], ordered=True)
    offsets = [column for column in frame.columns if column.endswith(("_start", "_end"))]
    return frame.astype(dict.fromkeys(offsets, "Int64"))


_ISSUE_COLUMNS = [
    "canonical_path",
    "path",
    "copy",
    "language",
    "severity",
    "category",
    "direction",
    "confidence",
    "message",
    "canonical_quote",
    "copy_quote",
    "canonical_start",
    "canonical_end",
    "copy_start",
    "copy_end",
    "canonical_sentence",
    "copy_sentence",
    "id",
]


def copies_frame(report: AuditReport | Iterable[AuditReport]) -> pd.DataFrame:
    """One row a copy, in the order given.

    Returns:
        Columns `canonical_path`, `path`, `copy`, `language`, `supported`, `origin`, `machine_translation` (the
        probability), `critical`, `major`, `minor`, a count for every state of figures and claims, and every score.
    """
    import pandas as pd

    return pd.DataFrame(
        {
            "canonical_path": audit.canonical.path,
            "path": copy.path,
            "copy": name,
            "language": copy.language.code,
            "supported": copy.language.supported,
            "origin": copy.machine_translation.verdict.value,
            "machine_translation": copy.machine_translation.probability,
            **{severity.value: copy.count(severity) for severity in Severity},
            **{f"figures_{state}": count for state, count in copy.figures.to_dict().items()},
            **{f"claims_{verdict.value}": count for verdict, count in view.claim_counts(copy).items()},
            **copy.scores.to_dict(),
        }
        for audit, copy, name in _named(report)
    )


def evidence_frame(report: AuditReport | Iterable[AuditReport]) -> pd.DataFrame:
    """One row a sign of machine translation, strongest first in each copy.

    Returns:
        Columns `canonical_path`, `path`, `copy`, `kind`, `quote`, `message`, `weight`, `start`, `end`.
    """
    import pandas as pd

    columns = ["canonical_path", "path", "copy", "kind", "quote", "message", "weight", "start", "end"]
    rows = [
        {"canonical_path": audit.canonical.path, "path": copy.path, "copy": name, **sign.to_dict()}
        for audit, copy, name in _named(report)
        for sign in copy.machine_translation.evidence
    ]
    return pd.DataFrame(rows, columns=columns)


def _named(report: AuditReport | Iterable[AuditReport]) -> list[tuple[AuditReport, CopyReport, str]]:
    audits = [report] if isinstance(report, AuditReport) else list(report)
    copies = [(audit, copy) for audit in audits for copy in audit.copies]
    names = view.short_names([copy.path for _, copy in copies])
    return [(audit, copy, name) for (audit, copy), name in zip(copies, names, strict=True)]


def fact_matrix(report: AuditReport) -> pd.DataFrame:
    """One row a figure of the canonical article (indexed by kind and words), one column a copy.

    Cells are `agree`, `hedged`, `wrong`, `absent`, or missing where a copy was not compared.
    """
    return _matrix(report, view.figure_rows)


def claim_matrix(report: AuditReport) -> pd.DataFrame:
    """One row a statement of the canonical article, one column a copy; cells are the verdicts (`kept`, …)."""
    return _matrix(report, view.claim_rows)


def _matrix(report: AuditReport, rows_of: Callable[[Sequence[CopyReport]], tuple[view.Row, ...]]) -> pd.DataFrame:
    import pandas as pd

    rows = rows_of(report.copies)
    index = pd.MultiIndex.from_tuples(
        [(row.kind, view.one_line(row.canonical.text)) for row in rows], names=["kind", "canonical"]
    )
    cells = [[_word(row.kind, cell) for cell in row.cells] for row in rows]
    return pd.DataFrame(cells, index=index, columns=list(view.short_names([copy.path for copy in report.copies])))


def _word(kind: str, cell: view.Cell | None) -> str | None:
    if cell is None:
        return None
    return cell.label if kind == "claim" else cell.state.value


def highlight(
    report: AuditReport,
    *,
    copy: str | None = None,
    severity: Severity | str | None = None,
    category: str = "",
    direction: str | None = None,
) -> Html:
    """The flagged passages, both sides in their context with the words marked.

    Args:
        report: The audit.
        copy: Only of this copy: its path or its short name.
        severity: Only of this severity or a graver one.
        category: Only of this category or under it (`accuracy` holds `accuracy/omission`).
        direction: Only `harsher` or only `softer`.
    """
    limit = Severity(severity).rank if severity else len(Severity)
    found = [
        (report_, issue)
        for _, report_, name in _named(report)
        if copy in {None, name, report_.path}
        for issue in view.sorted_issues(report_)
        if issue.severity.rank <= limit and _under(issue, category) and direction in {None, issue.direction}
    ]
    return Html(fragment.passages(report, found))


def _under(issue: Issue, category: str) -> bool:
    return not category or issue.category == category or issue.category.startswith(f"{category.rstrip('/')}/")


def heat_map(report: AuditReport, of: Literal["figures", "claims"] = "figures", ax: Axes | None = None) -> Axes:
    """Copies against facts: what each copy does to each figure or statement of the canonical article.

    Args:
        report: The audit.
        of: `figures` (and dates) or `claims`.
        ax: Where to draw; a new figure of fitting size if None.

    Returns:
        The axes. States differ in lightness and, but for agreement, in the first letter of their name in the cell.
    """
    import numpy as np
    from matplotlib import pyplot as plt
    from matplotlib.colors import ListedColormap
    from matplotlib.patches import Patch

    rows = view.figure_rows(report.copies) if of == "figures" else view.claim_rows(report.copies)
    names, words = view.short_names([copy.path for copy in report.copies]), _STATE_WORDS[of]
    labels = [_shortened(view.one_line(row.canonical.text)) for row in rows]
    if ax is None:
        wide = 1.2 + 0.085 * max(map(len, labels), default=0) + 0.9 * len(names)  # inches
        _, ax = plt.subplots(figsize=(wide, 1.2 + 0.34 * len(rows)), layout="constrained")
    values = np.array([[_rank(cell) for cell in row.cells] for row in rows], dtype=float).reshape(len(rows), len(names))
    colors = ListedColormap([_STATE_COLORS[state] for state in _STATES])
    ax.imshow(np.ma.masked_less(values, 0), cmap=colors, vmin=-0.5, vmax=len(_STATES) - 0.5, aspect="auto")
    for (y, x), value in np.ndenumerate(values):
        if value > 0:
            state = _STATES[int(value)]
            ax.text(x, y, words[state][0], ha="center", va="center", color="white" if state == "wrong" else "black")
    ax.set_xticks(range(len(names)), names, rotation=30, ha="left")
    ax.set_yticks(range(len(rows)), labels)
    ax.set_xticks(np.arange(len(names) + 1) - 0.5, minor=True)
    ax.set_yticks(np.arange(len(rows) + 1) - 0.5, minor=True)
    ax.grid(which="minor", color="white", linewidth=1.5)
    ax.tick_params(which="both", length=0)
    ax.xaxis.tick_top()
    ax.spines[:].set_visible(False)
    ax.legend(
        handles=[Patch(facecolor=_STATE_COLORS[state], label=words[state]) for state in _STATES],
        loc="upper center",
        bbox_to_anchor=(0.5, -0.02),
        ncols=len(_STATES),
        frameon=False,
    )
    return ax


def _rank(cell: view.Cell | None) -> int:
    return -1 if cell is None else _STATES.index(cell.state)


def _shortened(text: str, most: int = 48) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def severity_bars(frame: pd.DataFrame, by: str = "copy", ax: Axes | None = None) -> Axes:
    """Stacked bars of critical, major and minor issues.

    Args:
        frame: A frame of `copies_frame`.
        by: The column whose values are the bars; counts of equal values are added.
        ax: Where to draw; a new figure if None.
    """
    from matplotlib import pyplot as plt

    counts: Any = frame.groupby(by, sort=False)[[severity.value for severity in Severity]].sum()
    counts = counts.sort_values([severity.value for severity in Severity])
    if ax is None:
        _, ax = plt.subplots(figsize=(7, 0.8 + 0.38 * len(counts)), layout="constrained")
    left = [0] * len(counts)
    for severity in Severity:
        values = counts[severity.value].tolist()
        bars = ax.barh(
            counts.index.astype(str), values, left=left, color=_SEVERITY_COLORS[severity], label=severity.value
        )
        color = "white" if severity is Severity.CRITICAL else "black"
        ax.bar_label(bars, labels=[str(value) if value else "" for value in values], label_type="center", color=color)
        left = [a + b for a, b in zip(left, values, strict=True)]
    ax.set_xlabel("issues")
    ax.spines[["top", "right"]].set_visible(False)
    ax.legend(frameon=False, loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=len(Severity))
    return ax


def distribution(frame: pd.DataFrame, value: str, by: str, ax: Axes | None = None) -> Axes:
    """How a number is spread in each group: a dot a row, a bar at the median, groups ordered by it.

    Args:
        frame: Any frame with both columns, such as one of `copies_frame`.
        value: The column of numbers; rows without one are left out.
        by: The column of groups.
        ax: Where to draw; a new figure if None.
    """
    from matplotlib import pyplot as plt

    groups = [
        (str(name), group.sort_values().tolist()) for name, group in frame.dropna(subset=[value]).groupby(by)[value]
    ]
    groups.sort(key=lambda item: median(item[1]))
    if ax is None:
        _, ax = plt.subplots(figsize=(7, 0.8 + 0.42 * len(groups)), layout="constrained")
    for row, (_, values) in enumerate(groups):
        # Dots are spread up and down by their rank, so that equal values stay visible.
        heights = [row + 0.16 * ((rank % 3) - 1) for rank in range(len(values))]
        ax.plot(values, heights, "o", color="#1f4f82", alpha=0.6, markeredgewidth=0)
        middle = median(values)
        ax.plot([middle, middle], [row - 0.32, row + 0.32], color="#a3201a", linewidth=2)
    ax.set_yticks(range(len(groups)), [f"{name} ({len(values)})" for name, values in groups])
    ax.set_xlabel(value)
    ax.spines[["top", "right"]].set_visible(False)
    return ax
