"""The bundled vocabulary: pieces with offsets, embedding rows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcheck.vocabulary import load_vocabulary

TEXTS = [
    ("  The mill closed 1,200 jobs.", ["The", "mill", "closed", "jobs"]),
    ("工厂关闭了。", ["工厂", "关闭"]),
    ("المصنع أغلق", ["المصنع"]),
    ("Pabrik itu ditutup", ["Pabrik"]),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_spans_are_slices_of_the_text(text: str, expected: list[str]) -> None:
    pieces = load_vocabulary().pieces(text)
    words = [text[start:end] for start, end in pieces.spans]
    assert len(pieces.ids) == len(pieces.spans)
    assert all(any(want.startswith(word) and word for word in words) for want in expected)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=80))
def test_spans_stay_in_order_and_inside(text: str) -> None:
    pieces = load_vocabulary().pieces(text)
    assert all(0 <= start <= end <= len(text) for start, end in pieces.spans)
    assert list(pieces.spans) == sorted(pieces.spans)


def test_rows_have_the_right_shape_and_differ() -> None:
    vocabulary = load_vocabulary()
    ids = np.array(vocabulary.pieces("mill harbour").ids, np.int64)
    rows = vocabulary.rows(ids)
    assert rows.shape == (len(ids), 384)
    assert rows.dtype == np.float32
    assert not np.allclose(rows[0], rows[-1])
