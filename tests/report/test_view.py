from __future__ import annotations

from dataclasses import replace

import pytest
import story

from transcheck.issues import Issue, Quote, Severity
from transcheck.report import view


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["a/002_c281646b71ce9fbe.txt", "a/003_2dfc2eee0aad665e.txt"], ("002", "003")),
        (["seeds/002_c281646b71ce9fbe.txt"], ("002",)),
        (["courier.html", "harbour-post.html"], ("courier", "harbour-post")),
        (["a/copy.txt", "b/copy.txt"], ("a/copy.txt", "b/copy.txt")),
        (["-"], ("standard input",)),
        (["https://example.org/news/a-long-title-of-an-article", "https://example.org/news/a-long-title-of-another"],
         ("a-long-title-of-an", "a-long-title-of-another")),
        (["北港晚报.txt"], ("北港晚报",)),
    ],
)  # fmt: skip
def test_short_names_tell_paths_apart(paths: list[str], names: tuple[str, ...]) -> None:
    assert view.short_names(paths) == names


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("\u202eflip", "\ufffdflip"),
        ("mark \u200e stays", "mark \u200e stays"),
        ("\ud800 \ufffe \U0001ffff", "\ufffd \ufffd \ufffd"),
        ("one\r\ntwo", "one \ntwo"),
    ],
)
def test_visible_replaces_what_would_disturb_and_keeps_offsets(text: str, shown: str) -> None:
    assert view.visible(text) == shown
    assert len(shown) == len(text)


def test_snippet_is_cut_at_words_and_at_the_sentence() -> None:
    quote = story.CANONICAL.words(2, "46-year-old")
    part = view.snippet(story.CANONICAL.document, story.CANONICAL.sentences, quote, 20)
    assert part == view.Snippet("…company retired the ", "46-year-old", " ferry Meridian last…")
    whole = view.snippet(story.CANONICAL.document, story.CANONICAL.sentences, quote, 500)
    assert whole.before + whole.words + whole.after == story.CANONICAL.sentences[2].text


def test_snippet_of_a_text_without_spaces() -> None:
    quote = story.CHINESE.words(2, "推迟")
    part = view.snippet(story.CHINESE.document, story.CHINESE.sentences, quote, 5)
    assert part.before + part.words + part.after == "…号渡轮，并推迟了另外两艘…"


def test_snippet_of_a_quote_from_elsewhere_stays_in_its_sentence() -> None:
    quote = Quote("nine", 4, 8, "The nine lines.")
    part = view.snippet(story.CANONICAL.document, story.CANONICAL.sentences, quote, 50)
    assert part == view.Snippet("The ", "nine", " lines.")


@pytest.mark.parametrize(
    ("share", "shown"), [(0.0, "0%"), (0.004, "<1%"), (0.27, "27%"), (0.994, "99%"), (0.999, ">99%"), (1.0, "100%")]
)
def test_percent_does_not_claim_certainty(share: float, shown: str) -> None:
    assert view.percent(share) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a harbour", "a harbour"),
        ("a\nharbour", "a harbour"),
        ("the harbour of Velmar", "the harbour…"),
        ("x" * 13, "x" * 11 + "…"),
    ],
)
def test_shortened(text: str, shown: str) -> None:
    assert view.shortened(text, 12) == shown


def test_copies_come_worst_first_and_the_gravest_issue_quotes_both_sides() -> None:
    report = story.audit()
    assert view.by_gravity(report)[0].path == "copies/harbour-post.txt"
    for copy in report.copies:
        first = view.gravest(copy)
        if first is not None:
            assert first.severity.rank == min(issue.severity.rank for issue in copy.issues)
            assert first.canonical
            assert first.copy


def test_rows_are_in_reading_order() -> None:
    rows = view.figure_rows(story.audit().copies)
    assert [row.canonical.start for row in rows] == sorted(row.canonical.start for row in rows)
    assert [row.differs for row in rows].count(False) == 3


def test_the_place_of_a_missing_word_is_not_what_became_of_it() -> None:
    here = Quote("against", 20, 27, "Few of them were against.")
    lost = Quote("toll", 4, 8, "The toll had few opponents.")
    issue = Issue("accuracy/omission", Severity.MINOR, 0.6, "A word is missing.", canonical=lost, copy=here)
    assert view.change_phrase(issue) == "leaves out “toll” at “against”"
    assert view.change_phrase(replace(issue, category="accuracy/mistranslation")) == "“toll” became “against”"


def test_a_change_is_not_said_twice() -> None:
    issue = next(issue for issue in story.audit().issues if issue.canonical and issue.copy)
    change = view.change_phrase(issue)
    assert view.change_and_message(issue) == (change, issue.message)
    message = f"{change}: another word."
    assert view.change_and_message(replace(issue, message=message)) == (message,)
