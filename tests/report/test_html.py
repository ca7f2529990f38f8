"""The page as text and as a parser reads it; what it does under a hand is in test_html_browser.py."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from xml.etree.ElementTree import Element

import html5lib
import pytest

from transcheck.issues import Quote, Severity
from transcheck.report import render
from transcheck.results import AuditReport, CopyReport, WordLink

XHTML = "{http://www.w3.org/1999/xhtml}"


def page(report: AuditReport) -> Element:
    """The page by the strict parser of html5lib, which refuses whatever the HTML standard calls a parse error."""
    parsed: Element = html5lib.HTMLParser(strict=True).parse(render(report, "html"))
    return parsed


def elements(root: Element, name: str, class_: str = "") -> list[Element]:
    return [e for e in root.iter(f"{XHTML}{name}") if not class_ or class_ in e.get("class", "").split()]


def text(element: Element) -> str:
    return "".join(element.itertext())


def ids(root: Element) -> list[str]:
    return [element.get("id", "") for element in root.iter() if element.get("id")]


def test_page_is_valid_and_its_links_lead_somewhere(audit: AuditReport, hostile: AuditReport) -> None:
    for report in (audit, hostile, replace(audit, copies=()), replace(audit, copies=audit.copies[-1:])):
        root = page(report)
        found = ids(root)
        assert len(found) == len(set(found))
        links = {link.get("href", "") for link in elements(root, "a")}
        assert {link.removeprefix("#") for link in links} <= set(found)
        assert all(link.startswith("#") for link in links)


def test_nothing_is_fetched_and_only_the_two_hashed_blocks_may_run(audit: AuditReport) -> None:
    root = page(audit)
    assert not [e for e in root.iter() if {"src", "srcset", "style", "onclick"} & set(e.keys())]
    assert not elements(root, "link")
    assert "url(" not in render(audit, "html")
    assert "@import" not in render(audit, "html")
    policy = next(e.get("content", "") for e in elements(root, "meta") if "Security" in e.get("http-equiv", ""))
    assert policy.startswith("default-src 'none'; ")
    for name, directive in (("style", "style-src"), ("script", "script-src")):
        (block,) = elements(root, name)
        digest = base64.b64encode(hashlib.sha256(text(block).encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'; " in policy


def test_documents_cannot_add_elements_or_attributes(audit: AuditReport, hostile: AuditReport) -> None:
    known = {(e.tag, *sorted(e.keys())) for e in page(audit).iter()}
    foreign = {(e.tag, *sorted(e.keys())) for e in page(hostile).iter()} - known
    assert not [tag for tag, *_ in foreign if tag.removeprefix(XHTML) in {"script", "img", "style", "iframe"}]
    assert "<script>alert" not in render(hostile, "html")
    assert len(elements(page(hostile), "script")) == 1
    assert not elements(page(hostile), "img")


def test_verdict_shows_the_gravest_issue_of_every_copy_first(audit: AuditReport) -> None:
    (main,) = elements(page(audit), "main")
    verdict = next(iter(main))
    assert verdict.get("id") == "verdict"
    assert text(elements(verdict, "h1")[0]).startswith("3 of 5 copies tell readers something false.")
    cards = elements(verdict, "li", "card")
    assert [text(elements(card, "h2")[0]) for card in cards] == [
        "harbour-post",
        "الميناء",
        "北港晚报",
        "daily-courier",
        "kabar-pelabuhan",
    ]
    marks = [text(mark) for mark in elements(cards[0], "mark")]
    assert marks[:4] == ["three-week", "three-month", "retired", "sank"]
    assert len(marks) == 2 * audit.copies[1].count(Severity.CRITICAL)
    assert "No issues found." in text(cards[4])


def test_matrix_has_a_cell_a_fact_and_copy_not_by_colour_alone(audit: AuditReport) -> None:
    figures, claims = elements(page(audit), "table", "matrix")
    rows = elements(figures, "tr")[1:]
    assert len(rows) == 9
    assert all(len(elements(row, "td")) == len(audit.copies) for row in rows)
    states = Counter(cell.get("class") for cell in elements(figures, "td"))
    expected = Counter(fact.state.value for copy in audit.copies for fact in copy.facts)
    assert states == expected
    words = {"agree": "agrees", "hedged": "hedged", "wrong": "wrong", "absent": "absent"}
    for cell in elements(figures, "td"):
        assert words[cell.get("class", "")] in text(cell)
    assert "contradicted" in text(claims)


def passages(root: Element, number: int) -> list[tuple[str, str]]:
    """Both sides of every row of a copy, without the numbers of issues."""
    (section,) = [e for e in elements(root, "section") if e.get("id") == f"c{number}"]
    rows = []
    for row in elements(section, "li", "row"):
        sides = []
        for passage in elements(row, "div", "passage"):
            paragraphs = elements(passage, "p")
            for reference in elements(passage, "sup"):
                for link in list(reference):
                    link.text = ""
            sides.append(text(paragraphs[0]) if paragraphs else "")
        rows.append((sides[0], sides[1]))
    return rows


def test_reading_shows_every_sentence_of_both_sides(audit: AuditReport) -> None:
    root = page(audit)
    rows = passages(root, 1)
    post = audit.copies[1]
    assert [right for _, right in rows if right] == [sentence.text for sentence in post.sentences]
    assert [left for left, _ in rows if left] == [sentence.text for sentence in audit.sentences]
    assert ("Tickets bought before 1 March remain valid.", "") in rows
    assert ("", "The opposition demands that the mayor resign.") in rows
    omitted = [left for left, right in passages(root, 2) if not right]
    assert omitted == ["No passengers were injured.", "Tickets bought before 1 March remain valid."]


def test_every_issue_has_a_note_and_its_words_are_marked(audit: AuditReport) -> None:
    root = page(audit)
    notes = elements(root, "article", "note")
    assert len(notes) == len(audit.issues)
    marked: dict[str, list[str]] = {}
    for mark in elements(root, "mark"):
        for key in mark.get("data-i", "").split():
            marked.setdefault(key, []).append(text(mark))
    for note in notes:
        quotes = [text(quote) for quote in elements(note, "q")]
        assert "".join(marked[note.get("id", "")]) == "".join(quotes)


def test_overlapping_issues_are_both_marked(audit: AuditReport) -> None:
    post = audit.copies[1]
    first = next(issue for issue in post.issues if issue.copy and issue.copy.text == "ships ships")
    wide = replace(first, category="fluency/grammar", copy=replace(_around(post, first.copy.start), sentence=""))
    root = page(replace(audit, copies=(replace(post, issues=(first, wide)),)))
    marks = [(text(mark), mark.get("data-i", "").split()) for mark in elements(root, "mark", "minor")]
    inner = ["c1-i1", "c1-i2", "c1-e3"]  # both issues and the sign of machine translation that quotes the same words
    assert marks == [
        ("four ", ["c1-i2"]),
        ("ships ships", inner),
        (", a", ["c1-i2"]),
    ]
    assert passages(root, 1)[1][1] == post.sentences[1].text


def _around(copy: CopyReport, start: int) -> object:
    quote = copy.issues[0].copy
    assert quote is not None
    return replace(quote, text=copy.document.text[start - 5 : start + 14], start=start - 5, end=start + 14)


def test_languages_and_directions_are_declared(audit: AuditReport) -> None:
    paragraphs = elements(page(audit), "p")
    declared = {(p.get("lang"), p.get("dir")) for p in paragraphs if p.get("lang")}
    assert {("en", "auto"), ("zh", "auto"), ("ar", "rtl"), ("id", "auto")} <= declared


def test_a_text_without_a_language_is_not_said_to_be_in_that_of_the_page(audit: AuditReport) -> None:
    copy = audit.copies[1]
    unknown = replace(
        copy,
        language=replace(copy.language, code="und"),
        sentences=tuple(replace(sentence, language=None) for sentence in copy.sentences),
    )
    languages = [p.get("lang") for p in elements(page(replace(audit, copies=(unknown,))), "p") if p.get("dir")]
    assert languages.count("") == len([pair for pair in copy.pairs if pair.copy])


def test_a_sentence_without_a_pair_is_shown(audit: AuditReport) -> None:
    courier = replace(audit.copies[0], pairs=audit.copies[0].pairs[:3])
    rows = passages(page(replace(audit, copies=(courier,))), 1)
    assert [right for _, right in rows if right] == [sentence.text for sentence in courier.sentences]
    assert {left for left, _ in rows if left} == {sentence.text for sentence in audit.sentences}


@pytest.mark.parametrize("count", [20])
def test_twenty_copies_of_a_long_article_stay_under_two_megabytes(audit: AuditReport, count: int) -> None:
    copies = tuple(
        replace(audit.copies[1], document=replace(audit.copies[1].document, path=f"{n}.txt")) for n in range(count)
    )
    size = len(render(replace(audit, copies=copies), "html").encode())
    assert size < 2_000_000
    assert not re.search(r"\n\s*\n\s*\n", render(replace(audit, copies=copies), "html"))


def test_word_links_count_as_browsers_do(audit: AuditReport) -> None:
    post = audit.copies[1]
    document = replace(post.document, text="😀 " + post.document.text)
    assert all("😀" not in sentence.text for sentence in post.sentences)
    sentences = tuple(replace(s, start=s.start + 2, end=s.end + 2) for s in post.sentences)
    sentences = (replace(sentences[0], text="😀 " + sentences[0].text, start=0), *sentences[1:])
    first = replace(post.pairs[0], words=(WordLink((11, 20), (2, 4)),))
    copy = replace(post, document=document, sentences=sentences, pairs=(first,), issues=(), claims=(), facts=())
    rows = elements(page(replace(audit, copies=(copy,))), "li", "row")
    assert rows[0].get("data-words") == "11-20:3-5"


def test_a_quote_of_a_fact_sheet_is_shown_in_its_own_sentence(audit: AuditReport) -> None:
    issue = audit.copies[1].issues[2]
    sheet = Quote("21 days", 3, 10, "It took 21 days in all.")
    copy = replace(audit.copies[1], issues=(replace(issue, canonical=sheet),), facts=())
    root = page(replace(audit, copies=(copy,)))
    assert "It took 21 days in all." in text(elements(root, "dl", "clash")[0])
    assert not [mark for mark in elements(root, "mark", "critical") if "21" in text(mark)]
