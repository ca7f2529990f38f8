"""The page under a hand: real clicks and keys in headless Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from chromium import Chromium, Page, executable

from transcheck.report import render
from transcheck.results import AuditReport

pytestmark = pytest.mark.skipif(executable() is None, reason="no Chromium on this machine")

VISIBLE_NOTES = "[...document.querySelectorAll('.note')].filter((note) => note.checkVisibility()).length"
CURRENT = "document.querySelector('.note.current')?.id ?? null"
CHOOSE = "{{ const s = document.getElementById('{}'); s.value = '{}'; s.dispatchEvent(new Event('change')); }}"
FOCUS = "document.activeElement.id"
# What brings an issue into view follows its layout for some frames.
TO_TOP = """(async () => {
    scrollTo({top: 0, behavior: 'instant'});
    for (const _ of '123456') await new Promise(requestAnimationFrame);
    return scrollY;
})()"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    path = executable()
    assert path
    with Chromium(path) as running:
        yield running


@pytest.fixture(scope="module")
def file(audit: AuditReport, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render(audit, "html"), encoding="utf-8")
    return path


@pytest.fixture
def page(browser: Chromium, file: Path) -> Iterator[Page]:
    tab = browser.open(file)
    yield tab
    tab.close()


def test_page_asks_for_nothing_and_the_console_is_silent(page: Page, file: Path) -> None:
    assert page.requests() == [file.as_uri()]
    assert page.complaints() == []


@pytest.mark.parametrize("width", [390, 1280])
def test_the_first_screen_names_false_copies_and_machine_translations(
    browser: Chromium, file: Path, width: int
) -> None:
    page = browser.open(file, width, 844, touch=width < 600)
    seen = page.evaluate(
        "[...document.querySelectorAll('.glance > ol > li')]"
        ".filter((line) => line.getBoundingClientRect().bottom < innerHeight).map((line) => line.innerText)"
    )
    post, chinese = (next(line for line in seen if name in line) for name in ("harbour-post", "北港晚报"))
    assert "Machine translation" in post
    assert "retired → sank" in post
    assert "2.3 million euros → 2300万欧元" in chinese
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_line_of_a_copy_leads_to_its_issue(page: Page) -> None:
    page.click(".glance .changes a")
    assert page.becomes("document.querySelector('.note.current .change')?.innerText", "three-week → three-month")


def test_filters_by_severity_category_and_copy(page: Page, audit: AuditReport) -> None:
    assert page.evaluate(VISIBLE_NOTES) == len(audit.issues)
    page.click('input[value="minor"]')
    loud = sum(issue.severity != "minor" for issue in audit.issues)
    assert page.evaluate(VISIBLE_NOTES) == loud
    assert page.evaluate("document.getElementById('shown').textContent") == f"{loud} of {len(audit.issues)} issues"
    assert page.evaluate("document.querySelectorAll('.passage mark.minor:not(.off):not(.sign)').length") == 0
    page.evaluate(CHOOSE.format("filter-category", "accuracy/mistranslation"))
    same = [issue for issue in audit.issues if issue.category == "accuracy/mistranslation"]
    assert page.evaluate(VISIBLE_NOTES) == len(same)
    page.evaluate(CHOOSE.format("filter-copy", "c2"))
    assert page.evaluate(VISIBLE_NOTES) == 1
    page.click("#only-issues")
    assert page.evaluate("[...document.querySelectorAll('.row')].filter((row) => row.checkVisibility()).length") == 1


def test_keys_step_through_issues_and_copies(page: Page) -> None:
    page.press("j")
    assert page.evaluate(CURRENT) == "c1-i1"
    assert page.evaluate(FOCUS) == "c1-i1"
    page.press("j")
    assert page.evaluate(CURRENT) == "c1-i2"
    page.press("k")
    page.press("k")
    assert page.evaluate(CURRENT) == "c4-i1"
    assert page.becomes(TO_TOP, 0)
    page.press("n")
    assert page.evaluate(FOCUS) == "c1"
    page.press("?")
    assert page.evaluate("document.getElementById('help').open")
    page.press("j")
    assert page.evaluate(CURRENT) == "c4-i1"
    page.click("#help button")
    assert not page.evaluate("document.getElementById('help').open")


def test_a_mark_leads_to_its_note_and_lights_both_sides(page: Page) -> None:
    page.click('#c1 .passage mark[data-i="c1-i4"]')
    assert page.evaluate(CURRENT) == "c1-i4"
    lit = "[...document.querySelectorAll('mark.lit')].map((mark) => mark.textContent)"
    assert page.evaluate(lit) == ["retired", "sank"]


def test_a_word_shows_its_counterpart(page: Page) -> None:
    words = "[...(CSS.highlights.get('words') ?? [])].map(String)"
    page.hover('#c1 .passage:nth-child(2) mark[data-i="c1-i4"]')
    assert page.evaluate(words) == ["retired", "sank"]
    page.hover('#c1 .passage:nth-child(2) mark[data-i="c1-i5"]')
    assert page.evaluate(words) in ([], ["allegedly delayed", "delayed"])
    page.hover("#c1-r1 .passage p")
    assert page.evaluate(words) == []


def test_a_word_of_the_copy_says_what_it_stands_for(page: Page) -> None:
    gloss = "document.getElementById('gloss').hidden ? null : document.getElementById('gloss').textContent"
    page.hover('#c1 .passage:nth-child(2) mark[data-i="c1-i4"]')
    assert page.evaluate(gloss) == "retired"
    page.hover('#c1 .passage:nth-child(1) mark[data-i="c1-i4"]')
    assert page.evaluate(gloss) is None
    page.hover("h1")
    assert page.evaluate(gloss) is None
    page.click('#c1 .passage:nth-child(2) mark[data-i="c1-i4"]')
    assert page.evaluate(gloss) == "retired"


def test_a_cell_shows_its_passage_and_leads_to_it(page: Page) -> None:
    cell = ".matrix tbody tr:nth-child(3) td.wrong a"
    page.hover(cell)
    assert page.evaluate("document.getElementById('peek').checkVisibility()")
    assert "three-month" in page.evaluate("document.getElementById('peek').textContent")
    assert "three-week" in page.evaluate("document.getElementById('peek').textContent")
    page.click(cell)
    assert page.becomes("location.hash", "#c1-r1")


def test_a_link_to_a_hidden_passage_shows_it(page: Page) -> None:
    page.evaluate(CHOOSE.format("filter-copy", "c2"))
    page.click('input[value="critical"]')
    assert not page.evaluate("document.getElementById('c1-i1').checkVisibility()")
    page.click(".card:first-child .more")
    assert page.becomes("document.getElementById('c1-i1').checkVisibility()")
    assert page.becomes(CURRENT, "c1-i1")


def test_twenty_copies_are_one_small_file_whose_links_arrive(
    browser: Chromium, audit: AuditReport, tmp_path: Path
) -> None:
    copies = [
        replace(copy, document=replace(copy.document, path=f"outlets/{n:02}.txt"))
        for n, copy in enumerate(copy for copy in audit.copies for _ in range(4))
    ]
    file = tmp_path / "twenty.html"
    file.write_text(render(replace(audit, copies=tuple(copies)), "html"), encoding="utf-8")
    assert file.stat().st_size < 2_000_000
    page = browser.open(file)
    page.click(".glance > ol > li:nth-child(16) .changes a")
    middle = "(() => { const box = document.querySelector('#c16 .note.current')?.getBoundingClientRect(); "
    assert page.becomes(middle + "return box && box.top > 0 && box.bottom < innerHeight })()")


def test_only_what_differs(page: Page) -> None:
    rows = (
        "[...document.querySelectorAll('.matrix:first-child tbody tr')].filter((row) => row.checkVisibility()).length"
    )
    before = page.evaluate(rows)
    page.click("#only-differing")
    assert page.evaluate(rows) < before


@pytest.mark.parametrize("dark", [False, True])
def test_text_has_contrast(browser: Chromium, file: Path, dark: bool) -> None:
    """WCAG 2.2, success criterion 1.4.3: 4.5 to 1 for every text on its background."""
    page = browser.open(file, dark=dark)
    assert page.evaluate(CONTRAST) == []


def test_theme_turns(page: Page) -> None:
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before


CONTRAST = """(() => {
  const parse = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const channel = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] > 0.99) return color;
    }
    return [255, 255, 255];
  };
  const poor = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const shown = walker.currentNode.data.trim() && element.checkVisibility();
    if (!shown || element.closest("select, .vh, .skip")) continue;
    const [a, b] = [luminance(parse(getComputedStyle(element).color)), luminance(ground(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.add(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
  }
  return [...poor];
})()"""
