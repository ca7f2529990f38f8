"""The documentation: its site builds without a warning, and its pages speak of what there is."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import click
import pytest

from transcheck.cli import main

ROOT = Path(__file__).parent.parent
PAGES = sorted((ROOT / "docs").rglob("*.md"))
SITE = ("sphinx", "furo", "myst_parser", "sphinx_click")


@pytest.mark.skipif(not all(map(find_spec, SITE)), reason="needs the dependency group docs")
def test_the_site_builds_without_a_warning_and_holds_the_reference(tmp_path: Path) -> None:
    from sphinx.cmd.build import main as build

    assert build(["-q", "-W", "--keep-going", str(ROOT / "docs"), str(tmp_path)]) == 0
    text = {
        name: (tmp_path / "reference" / f"{name}.html").read_text("utf-8") for name in ("api", "commands", "categories")
    }
    assert "transcheck.audit_many" in text["api"]
    assert "--fail-on" in text["commands"]
    assert ".. option::" not in text["commands"]
    assert "accuracy/mistranslation/modality" in text["categories"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_options_and_commands_of_a_page_exist(page: Path) -> None:
    options = {
        option
        for command in (main, *main.commands.values())
        for inner in (command, *getattr(command, "commands", {}).values())
        for parameter in inner.params
        if isinstance(parameter, click.Option)
        for option in (*parameter.opts, *parameter.secondary_opts)
    }
    blocks = "\n".join(
        re.findall(r"^```(?:sh|console|yaml)\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    )
    lines = re.findall(r"^(?:\$ |[- ]*(?:run: )?)(transcheck .*)$", blocks, re.MULTILINE)
    assert lines or "transcheck audit " not in blocks
    for line in lines:
        assert line.split()[1] in {*main.commands, "--version"}, line
        assert set(re.findall(r"(?<=\s)--[a-z-]+", line)) <= options, line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_to_files_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target
