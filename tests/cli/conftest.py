from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from transcheck.cli import main

from .dam import CANONICAL, FAITHFUL, WRONG, Run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a story: canonical.txt, faithful.txt, wrong.txt."""
    monkeypatch.chdir(tmp_path)
    for variable in ("NO_COLOR", "FORCE_COLOR", "HF_HUB_OFFLINE"):
        monkeypatch.delenv(variable, raising=False)
    for name, text in (("canonical", CANONICAL), ("faithful", FAITHFUL), ("wrong", WRONG)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    """Run a command in the folder; an unexpected error is an error of the test."""

    def invoke(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)
        assert "Traceback" not in result.stderr, result.stderr
        return result

    return invoke
