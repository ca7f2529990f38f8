from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from transcheck import models
from transcheck.audit import Options
from transcheck.batch import keys
from transcheck.batch.keys import Keys, document_digest, fingerprint_of
from transcheck.document import Document
from transcheck.models import Model
from transcheck.terminology import Term

ARTICLE = Document("The dam was closed.", "article")


def audit_key(signature: str = "s", options: Options | None = None, article: Document = ARTICLE) -> str:
    return Keys(signature, options or Options(), [article]).audit("copy", 0)


def test_what_can_change_a_result_changes_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    before = audit_key()
    assert audit_key() == before
    assert audit_key(article=replace(ARTICLE, path="elsewhere")) == before
    assert audit_key(options=Options(threads=3, device="cuda")) == before
    assert audit_key("other models") != before
    assert audit_key(article=replace(ARTICLE, text="The dam was opened.")) != before
    assert audit_key(options=Options(ignore=("accuracy/omission",))) != before
    assert audit_key(options=Options(terms=(Term("dam", ("Damm",)),))) != before
    assert Keys("s", Options(), [ARTICLE]).audit("another copy", 0) != before
    monkeypatch.setattr(keys, "code_fingerprint", lambda: "other code")
    assert audit_key() != before


def test_the_settings_of_a_model_count_as_its_weights_do(monkeypatch: pytest.MonkeyPatch) -> None:
    before = audit_key()
    found = models.bundled()
    warmer = [Model(model.name, model.kind, model.folder, dict(model.config) | {"temperature": 9.5}) for model in found]
    monkeypatch.setattr(keys, "bundled", lambda: warmer)
    assert audit_key() != before


def test_code_and_tables_count_and_what_shows_results_does_not(tmp_path: Path) -> None:
    for name in ("audit.py", "data/words.tsv", "report/html.py", "cli/batch.py", "__pycache__/audit.pyc"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("1")
    before = fingerprint_of(tmp_path)
    for name in ("report/html.py", "cli/batch.py", "__pycache__/audit.pyc"):
        (tmp_path / name).write_text("2")
        assert fingerprint_of(tmp_path) == before
    for name in ("audit.py", "data/words.tsv"):
        (tmp_path / name).write_text("2")
        assert fingerprint_of(tmp_path) != before
        (tmp_path / name).write_text("1")
    (tmp_path / "data" / "words.tsv").rename(tmp_path / "data" / "other.tsv")
    assert fingerprint_of(tmp_path) != before


def test_all_that_an_audit_sees_of_a_document_is_in_its_digest() -> None:
    before = document_digest(ARTICLE)
    assert document_digest(replace(ARTICLE, path="elsewhere")) == before
    for change in ({"text": "x"}, {"language": "de"}, {"published": date(2024, 1, 1)}, {"notes": ("n",)}):
        assert document_digest(replace(ARTICLE, **change)) != before
