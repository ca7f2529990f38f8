"""Joined sentences and the way back to the document."""

from __future__ import annotations

import pytest

from transcheck.document import Document, Sentence
from transcheck.stretch import join

TEXT = "First one here.  Second one there. Third."
DOCUMENT = Document.from_text(TEXT)
SENTENCES = [Sentence(TEXT[a:b], a, b, "en") for a, b in ((0, 15), (17, 34), (35, 41))]


@pytest.mark.parametrize("word", ["First", "here", "Third"])
def test_quotes_lead_back_to_the_document(word: str) -> None:
    stretch = join(DOCUMENT, SENTENCES, (2, 0))
    start = stretch.text.index(word)
    quote = stretch.quote(start, start + len(word))
    assert DOCUMENT.text[quote.start : quote.end] == quote.text == word
    assert word in quote.sentence


def test_a_quote_ends_with_its_sentence() -> None:
    stretch = join(DOCUMENT, SENTENCES, (0, 1))
    assert stretch.quote(6, 30).text == "one here."


def test_neighbours_are_quoted_together_and_others_not() -> None:
    assert join(DOCUMENT, SENTENCES, (1, 2)).whole().text == "Second one there. Third."
    far = Document.from_text("One. " + "x" * 200 + " Two.")
    sentences = [Sentence("One.", 0, 4, "en"), Sentence("Two.", 206, 210, "en")]
    assert join(far, sentences, (0, 1)).whole().text == "One."


def test_unspaced_scripts_are_joined_without_spaces() -> None:
    text = "工厂关闭了。工人离开了。"
    sentences = [Sentence(text[:6], 0, 6, "zh"), Sentence(text[6:], 6, 12, "zh")]
    assert join(Document.from_text(text), sentences, (0, 1)).text == text
