from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from transcheck.baseline import Baseline
from transcheck.batch.pages import FactRow, Listed, Matrix, page_name, render_index
from transcheck.batch.summary import Row, gravity, summarize
from transcheck.results import FactState

from .test_summary import ROW

EVIL = "<img src=x onerror=alert(1)>\x1b"


class Page(HTMLParser):
    """Tags, links and texts of a page."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.texts: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def index(rows: Sequence[Row], *, errors: Sequence[tuple[str, str]] = (), most: int = 1000) -> str:
    listed = [
        Listed(row, f"reports/{number}.html", EVIL) for number, row in enumerate(sorted(rows, key=gravity)[:most])
    ]
    fact = FactRow(EVIL, "number", {FactState.WRONG: 2}, tuple((FactState.WRONG, EVIL) for _ in listed[:12]))
    matrix = Matrix("c.txt", len(rows), tuple(listed[:12]), (fact,))
    summary = summarize(rows, sorted(rows, key=gravity))
    return render_index(summary, listed, [matrix], errors, len(errors), [("c.txt", "<svg></svg>")])


def test_the_index_lists_the_worst_first_and_links_to_every_page() -> None:
    rows = [replace(ROW, path=f"copy-{number}", critical=number) for number in range(3)]
    page = Page(index(rows, errors=[("empty.txt", "is empty")]))
    assert page.links == ["reports/0.html", "reports/1.html", "reports/2.html"]
    names = [text for text in page.texts if text.startswith("copy-")]
    assert names[:3] == ["copy-2", "copy-1", "copy-0"]
    assert "3 copies: 2 with critical issues, 0 more with major ones, 0 machine translations." in page.texts
    assert {"empty.txt", "is empty"} <= set(page.texts)
    assert "svg" in page.tags


def test_the_index_is_one_file_without_scripts_and_shows_texts_as_texts() -> None:
    source = index([replace(ROW, path=EVIL, canonical=EVIL), replace(ROW, critical=1)], errors=[(EVIL, EVIL)])
    page = Page(source)
    assert not {"script", "img", "link", "iframe"} & set(page.tags)
    assert "\x1b" not in source
    assert "default-src 'none'; style-src 'sha256-" in unescape(source)
    assert sum("<img src=x onerror=alert(1)>" in text for text in page.texts) >= 5


def test_a_long_index_says_that_there_are_more() -> None:
    rows = [replace(ROW, path=f"copy-{number}") for number in range(40)]
    source = index(rows, errors=[(f"bad-{number}", "is empty") for number in range(130)], most=20)
    assert "the worst 20 of 40, all are in summary.csv" in source
    assert "words for the worst 12" in source
    assert "Without an audit: 130; the first 100, all are in errors.jsonl" in source
    assert "bad-99" in source
    assert "bad-100" not in source


def test_an_index_without_copies() -> None:
    assert "No copy could be audited." in render_index(summarize([], []), [], [], [("a", "is empty")], 1, [])


def test_the_name_of_a_page_changes_with_what_it_shows() -> None:
    name = page_name("key", "a.txt", "c.txt", None)
    assert page_name("key", "a.txt", "c.txt", Baseline(Path("/"), {})) == name
    known = Baseline(Path("/"), {str(Path("a.txt").resolve().relative_to("/")): frozenset({"1"})})
    others = {page_name("other", "a.txt", "c.txt", None), page_name("key", "b.txt", "c.txt", None)}
    others |= {page_name("key", "a.txt", "d.txt", None), page_name("key", "a.txt", "c.txt", known)}
    assert len(others) == 4
    assert name not in others
