"""What callers of the Python functions may get wrong, and what they are told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import transcheck
from transcheck import Document, Options

TEXT = Document.from_text("The bridge was closed on Monday.")


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"select": ("nonsense",)}, ValueError),
        ({"ignore": ("accuracy/",)}, ValueError),
        ({"select": "accuracy"}, TypeError),
        ({"min_confidence": 2}, ValueError),
        ({"threads": 0}, ValueError),
    ],
)
def test_options_that_would_let_everything_pass_are_refused(options: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        Options(**options)


@pytest.mark.parametrize("wrong", [None, 5, b"article.txt"])
def test_an_article_is_a_path_or_a_document(wrong: Any) -> None:
    with pytest.raises(TypeError, match="must be a path, a URL or a Document"):
        transcheck.audit(wrong, TEXT)


def test_a_text_in_place_of_a_path_is_told_what_to_do() -> None:
    with pytest.raises(transcheck.InputError, match=r"^Title: is no path; wrap a text in Document\.from_text$"):
        transcheck.audit("Title\n\nThe bridge was closed on Monday.", TEXT)


@pytest.mark.parametrize("nothing", ["", " \n", "…"])
def test_nothing_is_compared_with_nothing(nothing: str) -> None:
    with pytest.raises(transcheck.InputError, match="holds no text"):
        transcheck.audit(Document.from_text(nothing), TEXT)
    with pytest.raises(transcheck.InputError, match="holds no text"):
        transcheck.audit(TEXT, Document.from_text(nothing))


def test_many_copies_are_a_list() -> None:
    with pytest.raises(TypeError, match="in a list"):
        transcheck.audit_many(TEXT, "copy.txt")


def test_paths_may_be_objects(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(TEXT.text, encoding="utf-8")
    assert transcheck.read(path).path == str(path)
    assert Document.from_text("A text.", path).path == str(path)  # type: ignore[arg-type] (wrong on purpose)


def test_texts_are_strings_that_can_be_written() -> None:
    with pytest.raises(TypeError, match="premises must be strings, not NoneType"):
        transcheck.entail([None], ["b"])  # type: ignore[list-item] (wrong on purpose)
    with pytest.raises(ValueError, match="surrogates"):
        transcheck.embed(["\ud800"])
    with pytest.raises(TypeError, match="language of a document must be a string"):
        transcheck.figures("2", language=5)  # type: ignore[arg-type] (wrong on purpose)
