"""The family tree of errors: from deviations that copies share, who copied whom and at which hop each change entered.

The method is that of textual criticism. Agreement in an error, not in what is right, shows common descent (the common
errors of Lachmann; Maas 1958, "Textual Criticism"): copies that share an error have it from one ancestor, and a copy
whose every error stands in another one as well may be that one's source. The article at the root is known, so an error
is a character that arises and does not revert (Camin and Sokal 1965), and errors whose sets of copies are nested or
disjoint have exactly one tree (Gusfield 1991). Errors that contradict each other are taken up in the order of their
support, as long as they fit what stands; those that do not fit arose more than once, or passed between branches, and
are named so.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import reduce

from transcheck.issues import Issue, Severity
from transcheck.results import ClaimVerdict, CopyReport
from transcheck.values import figures

__all__ = ["Deviation", "Family", "Node", "Witness", "family_tree", "witness_of"]

# Leaving out is no sign of descent: everybody shortens. Nor are slips of grammar, spelling and notation.
_SIGNS = ("accuracy/mistranslation", "accuracy/addition", "style/framing", "terminology/wrong-term")
_FIGURES = ("/number", "/date-time", "/duration", "/unit")


@dataclass(frozen=True, slots=True)
class Deviation:
    """One departure from the canonical article.

    Attributes:
        key: Equal for copies that depart in the same way at the same place: the sentence of the article and the value
            of the figure or the words in its place. Figures are compared across languages, words are not.
        canonical: The words of the article; "" for an addition.
        copy: The words of the copy met first.
        severity: As in the copy met first.
        start: Where it stands in the article; -1 for an addition.
    """

    key: str
    canonical: str
    copy: str
    severity: Severity
    start: int = -1


@dataclass(frozen=True, slots=True)
class Witness:
    """What a copy shows of its descent.

    Attributes:
        path: The copy.
        deviations: Its departures from the article.
        unseen: Stretches of the article that it leaves out: what stood there in its source cannot be known.
        published: The date of publication, where it is known: nothing is copied before it is published.
    """

    path: str
    deviations: tuple[Deviation, ...]
    unseen: tuple[tuple[int, int], ...] = ()
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """One hop: a copy, or one that must have existed.

    Attributes:
        copies: Paths; none for a lost copy, several where the deviations cannot tell which of them was first.
        entered: The deviations that entered here, in the order of the article.
        children: What was copied from it.
    """

    copies: tuple[str, ...]
    entered: tuple[Deviation, ...] = ()
    children: tuple[Node, ...] = ()

    def walk(self) -> Iterator[tuple[int, Node]]:
        """This node and all below it in reading order, each with its distance from here in hops."""
        waiting = [(0, self)]
        while waiting:
            hop, node = waiting.pop()
            yield hop, node
            waiting += [(hop + 1, child) for child in reversed(node.children)]


@dataclass(frozen=True, slots=True)
class Family:
    """The tree of the copies of one article.

    Attributes:
        root: The article.
        again: Deviations that do not fit the tree: keys of those that entered at more than one place.
    """

    root: Node
    again: frozenset[str] = field(default=frozenset())


def witness_of(report: CopyReport) -> Witness:
    """What the audit of a copy says of its descent."""
    found = {item.key: item for issue in report.issues if (item := _deviation(issue, report.language.code))}
    unseen = tuple(
        (claim.canonical.start, claim.canonical.end)
        for claim in report.claims
        if claim.verdict is ClaimVerdict.OMITTED and claim.canonical is not None and claim.copy is None
    )
    return Witness(report.path, tuple(found.values()), unseen, report.document.published)


def family_tree(canonical: str, witnesses: Sequence[Witness]) -> Family:
    """The tree of some copies of an article.

    Args:
        canonical: The path of the article.
        witnesses: The copies. Their order has no influence but on that of the nodes.

    Returns:
        The tree. Every copy stands in it once.
    """
    bearers, deviations = _bearers(witnesses)
    clades, again = _clades(bearers, _unseen(witnesses, deviations, bearers), deviations)
    root = _Places(witnesses, clades, deviations).tree()
    return Family(replace(root, copies=(canonical,)), again)


def _bearers(witnesses: Sequence[Witness]) -> tuple[dict[str, int], dict[str, Deviation]]:
    """For each deviation the copies that have it, as a set of bits, and how it was met first."""
    bearers: dict[str, int] = defaultdict(int)
    deviations: dict[str, Deviation] = {}
    for index, witness in enumerate(witnesses):
        for item in witness.deviations:
            bearers[item.key] |= 1 << index
            deviations.setdefault(item.key, item)
    return dict(bearers), deviations


def _unseen(
    witnesses: Sequence[Witness], deviations: Mapping[str, Deviation], bearers: Mapping[str, int]
) -> dict[int, int]:
    """For each place of a shared deviation the copies that leave it out."""
    starts = {item.start for key, item in deviations.items() if item.start >= 0 and bearers[key].bit_count() > 1}
    unseen: dict[int, int] = defaultdict(int)
    for index, witness in enumerate(witnesses):
        for start in starts:
            if any(first <= start < last for first, last in witness.unseen):
                unseen[start] |= 1 << index
    return unseen


def _clades(
    bearers: Mapping[str, int], unseen: Mapping[int, int], deviations: Mapping[str, Deviation]
) -> tuple[dict[int, list[str]], frozenset[str]]:
    """Sets of copies with a common ancestor, each with the deviations it passed on; and deviations that fit none."""
    support = Counter(bearers.values())
    shared = sorted(
        (key for key, copies in bearers.items() if copies.bit_count() > 1),
        key=lambda key: (-support[bearers[key]], -bearers[key].bit_count(), deviations[key].severity.rank, key),
    )
    clades: dict[int, list[str]] = {}
    again = set()
    for key in shared:
        clade = _closed(bearers[key], unseen.get(deviations[key].start, 0), clades)
        if clade is None:
            again.add(key)
        else:
            clades.setdefault(clade, []).append(key)
    return clades, frozenset(again)


def _closed(copies: int, unseen: int, clades: Mapping[int, list[str]]) -> int | None:
    """The least set with these copies that is nested in or disjoint from all clades; those that may have it join."""
    settled = False
    while not settled:
        settled = True
        for clade in clades:
            if clade & copies and clade & ~copies and copies & ~clade:
                joining = clade & ~copies
                if joining & ~unseen:
                    return None
                copies |= joining
                settled = False
    return copies


class _Places:
    """Puts copies and lost copies into their places."""

    def __init__(
        self, witnesses: Sequence[Witness], clades: Mapping[int, list[str]], deviations: Mapping[str, Deviation]
    ) -> None:
        self._witnesses = witnesses
        self._deviations = deviations
        self._clades = clades
        self._passed = {key for keys in clades.values() for key in keys}
        starts = sorted({start for witness in witnesses for start, _ in witness.unseen})
        self._omitted = [
            sum(1 << n for n, start in enumerate(starts) if any(first <= start < last for first, last in item.unseen))
            for item in witnesses
        ]
        """For each copy what it leaves out of the article, as a set of bits."""

    def tree(self) -> Node:
        """The article with all that comes from it."""
        below: dict[int, list[tuple[int, Node]]] = defaultdict(list)
        ordered = sorted(self._clades, key=lambda clade: (clade.bit_count(), clade))
        for position, clade in enumerate(ordered):
            node = self._node(clade, below.pop(clade, []))
            # The article is above a clade of all copies: it is none of them. No clade is the number 0.
            above = next((other for other in ordered[position + 1 :] if clade & ~other == 0), 0)
            below[above].append((clade, node))
        everybody = (1 << len(self._witnesses)) - 1
        return self._node(everybody, below[0], root=True)

    def _node(self, clade: int, below: Sequence[tuple[int, Node]], *, root: bool = False) -> Node:
        inner = sum(other for other, _ in below)
        members = list(_bits(clade & ~inner))
        first = [] if root else self._first(clade, members)
        children = [(other & -other, node) for other, node in below]
        children += [(1 << n, Node((self._witnesses[n].path,), self._own(n))) for n in members if n not in first]
        entered = () if root else tuple(self._deviations[key] for key in self._clades[clade])
        return Node(
            tuple(self._witnesses[n].path for n in first),
            _in_order(entered),
            tuple(node for _, node in sorted(children, key=lambda item: item[0])),
        )

    def _first(self, clade: int, members: Sequence[int]) -> list[int]:
        """The members that may be the ancestor: nothing of their own, and not published after one of the others.

        What one of them leaves out and another copy has, that copy has not from it; but nobody is taken for lost for
        an omission alone.
        """
        dates = [self._witnesses[n].published for n in _bits(clade)]
        earliest = min((day for day in dates if day is not None), default=None)
        found = [n for n in members if not self._own(n) and (self._witnesses[n].published or earliest) == earliest]
        always = reduce(int.__and__, (self._omitted[n] for n in _bits(clade)))
        found = [n for n in found if not self._omitted[n] & ~always] or found
        dated = [n for n in found if self._witnesses[n].published is not None]
        # With the dates of all known there is one first copy, unless two came on the same day.
        return dated if dated and all(dates) else found

    def _own(self, index: int) -> tuple[Deviation, ...]:
        return _in_order(tuple(item for item in self._witnesses[index].deviations if item.key not in self._passed))


def _bits(copies: int) -> Iterator[int]:
    while copies:
        low = copies & -copies
        yield low.bit_length() - 1
        copies ^= low


def _in_order(deviations: tuple[Deviation, ...]) -> tuple[Deviation, ...]:
    return tuple(sorted(deviations, key=lambda item: (item.start < 0, item.start, item.key)))


def _deviation(issue: Issue, language: str) -> Deviation | None:
    if issue.copy is None or not issue.category.startswith(_SIGNS):
        return None
    place = _words(issue.canonical.sentence) if issue.canonical else ""
    what = _value(issue.copy.text, language) if issue.category.endswith(_FIGURES) else ""
    key = hashlib.sha256(f"{place}\n{what or _words(issue.copy.text)}".encode("utf-8", "surrogatepass")).hexdigest()[
        :16
    ]
    return Deviation(
        key,
        issue.canonical.text if issue.canonical else "",
        issue.copy.text,
        issue.severity,
        issue.canonical.start if issue.canonical else -1,
    )


def _value(quote: str, language: str) -> str:
    """The value of the one figure in a quote, the same in all languages; "" if there is none or more than one."""
    found = figures(quote, language)
    return f"{found[0].kind} {found[0].normalized}" if len(found) == 1 and found[0].normalized else ""


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
