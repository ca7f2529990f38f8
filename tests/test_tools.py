"""The scripts that write tables of the package."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = sorted((Path(__file__).parents[1] / "tools").glob("*.py"))


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.stem)
def test_who_asks_for_help_gets_it_and_no_new_tables(tool: Path) -> None:
    result = subprocess.run([sys.executable, str(tool), "--help"], capture_output=True, text=True, check=True)
    assert result.stdout.startswith(f"usage: {tool.name}")
