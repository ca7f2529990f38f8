"""The family tree of errors as text and as a picture (SVG)."""

from __future__ import annotations

from collections.abc import Sequence

from transcheck.batch.family import Deviation, Family, Node
from transcheck.issues import Severity
from transcheck.report.markup import Markup, tag
from transcheck.report.view import one_line, shortened

__all__ = ["family_svg", "family_text"]

_QUOTE = 60  # characters of a quote; the results have it whole
_COLUMN, _ROW, _MARGIN = 300, 46, 12
_LABEL, _CHANGES = 40, 44  # characters that fit into a column
_COLORS = {Severity.CRITICAL: "#a3201a", Severity.MAJOR: "#8a4b00", Severity.MINOR: "#3d5573"}
_LEGEND = (
    "Copies that share a departure have it from one ancestor. A lost copy is one that must have existed. "
    "* entered at more than one place."
)


def family_text(family: Family) -> str:
    """The tree as lines: the hop, the copies, the deviations that entered there. Equal leaves share a line."""
    lines: list[str] = []
    waiting: list[tuple[str, str, int, Node, int]] = [("", "", 0, family.root, 1)]
    while waiting:
        prefix, branch, hop, node, count = waiting.pop()
        label = _label(node) if count == 1 else f"{count} copies without departures"
        changes = "; ".join(_change(item, family) for item in node.entered)
        lines.append(f"{prefix}{branch}{f'{hop}  ' if hop else ''}{label}{': ' if changes else ''}{changes}")
        inner = prefix + {"": "", "├─ ": "│  ", "└─ ": "   "}[branch]
        children = _joined(node.children) if hop == 0 else [(child, 1) for child in node.children]
        for index, (child, number) in reversed(list(enumerate(children))):
            waiting.append((inner, "└─ " if index == len(children) - 1 else "├─ ", hop + 1, child, number))
    return "\n".join(lines) + ("\n* entered at more than one place\n" if family.again else "\n")


def family_svg(family: Family) -> str:
    """The tree as a picture, from left to right; every box says what entered there, and its title all of it."""
    rows: dict[int, float] = {}
    placed: list[tuple[int, Node, int | None, int]] = []
    waiting: list[tuple[int, Node, int | None, int]] = [(0, family.root, None, 1)]
    while waiting:
        hop, node, parent, count = waiting.pop()
        placed.append((hop, node, parent, count))
        children = _joined(node.children) if hop == 0 else [(child, 1) for child in node.children]
        waiting += [(hop + 1, child, len(placed) - 1, number) for child, number in reversed(children)]
    leaves = 0
    inner: dict[int, list[int]] = {}
    for index in reversed(range(len(placed))):
        parent = placed[index][2]
        if parent is not None:
            inner.setdefault(parent, []).append(index)
    for index in range(len(placed)):
        if index not in inner:
            rows[index] = leaves
            leaves += 1
    for index in reversed(range(len(placed))):
        if index in inner:
            rows[index] = (min(rows[child] for child in inner[index]) + max(rows[child] for child in inner[index])) / 2
    links = [
        _link(placed[index][0], rows[parent], rows[index])
        for index, (_, _, parent, _) in enumerate(placed)
        if parent is not None
    ]
    boxes = [_box(hop, rows[index], node, count, family) for index, (hop, node, _, count) in enumerate(placed)]
    width = 2 * _MARGIN + _COLUMN * (1 + max(hop for hop, *_ in placed))
    height = 2 * _MARGIN + _ROW * leaves + 24
    legend = tag("text", _LEGEND, x=_MARGIN, y=height - _MARGIN, font_size=11, fill="#565d66")
    title = tag("title", f"Family tree of the departures from {one_line(family.root.copies[0])}")
    return (
        str(
            tag(
                "svg",
                title,
                # A ground of its own: the picture stands in pages of any colour.
                tag("rect", width=width, height=height, fill="#ffffff"),
                *links,
                *boxes,
                legend,
                xmlns="http://www.w3.org/2000/svg",
                viewBox=f"0 0 {width} {height}",
                width=width,
                height=height,
                font_family="system-ui, sans-serif",
                font_size=13,
                role="img",
            )
        )
        + "\n"
    )


def _joined(children: Sequence[Node]) -> list[tuple[Node, int]]:
    """Copies without any deviation, more than three of them, as one."""
    plain = [child for child in children if not child.children and not child.entered]
    if len(plain) <= 3:
        return [(child, 1) for child in children]
    return [(child, 1) for child in children if child not in plain] + [(plain[0], len(plain))]


def _label(node: Node) -> str:
    if not node.copies:
        return "a lost copy"
    names = [one_line(path) for path in node.copies]
    return names[0] if len(names) == 1 else f"one of {', '.join(names)}"


def _change(item: Deviation, family: Family) -> str:
    star = "*" if item.key in family.again else ""
    right = f"“{shortened(item.copy, _QUOTE)}”"
    return f"{f'“{shortened(item.canonical, _QUOTE)}” → {right}' if item.canonical else f'adds {right}'}{star}"


def _x(hop: int) -> int:
    return _MARGIN + hop * _COLUMN


def _y(row: float) -> float:
    return _MARGIN + row * _ROW + _ROW / 2


def _link(hop: int, above: float, row: float) -> Markup:
    left, right = _x(hop) - 34, _x(hop) - 6
    # The names of copies with children stand on the line that leads to them.
    path = (
        f"M{_x(hop - 1)} {_y(above):g} H{left} C{left + 16} {_y(above):g} {right - 16} {_y(row):g} {right} {_y(row):g}"
    )
    return tag("path", d=path, fill="none", stroke="#9aa1aa", stroke_width="1.5")


def _box(hop: int, row: float, node: Node, count: int, family: Family) -> Markup:
    name = _label(node) if count == 1 else f"{count} copies without departures"
    changes = [_change(item, family) for item in node.entered]
    shown = shortened("; ".join(changes), _CHANGES)
    worst = min((item.severity for item in node.entered), key=lambda severity: severity.rank, default=Severity.MINOR)
    lost = {} if node.copies else {"font_style": "italic"}
    return tag(
        "g",
        tag("title", "\n".join([name, *changes])),
        tag("text", shortened(name, _LABEL), x=_x(hop), y=f"{_y(row) - 5:g}", fill="#1d2126", font_weight=600, **lost),
        tag("text", shown, x=_x(hop), y=f"{_y(row) + 14:g}", fill=_COLORS[worst], font_size=11) if changes else "",
    )
