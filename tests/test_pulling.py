"""Fetching models: what is asked of the hub's client, and one line for whatever it says."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from transcheck.errors import ModelError
from transcheck.pulling import pull_model


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[dict[str, Any]]:
    """A client of the hub that notes what it is asked and gives a folder."""
    seen: list[dict[str, Any]] = []

    def snapshot_download(name: str, **settings: Any) -> str:
        seen.append({"name": name, **settings})
        if name == "owner/silent":
            raise OSError
        if name == "owner/missing":
            raise ValueError("no such model\nmore that nobody reads")
        return str(settings["local_dir"] or tmp_path)

    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    monkeypatch.setitem(sys.modules, "huggingface_hub", SimpleNamespace(snapshot_download=snapshot_download))
    return seen


def test_weights_are_fetched_and_neither_pickles_nor_code(asked: list[dict[str, Any]], tmp_path: Path) -> None:
    assert pull_model("owner/model") == tmp_path
    assert pull_model("owner/model", tmp_path / "models") == tmp_path / "models" / "owner--model"
    for request in asked:
        assert "*.safetensors" in request["allow_patterns"]
        assert not {"*", "*.py", "*.bin", "*.pt", "*.pkl"} & set(request["allow_patterns"])


@pytest.mark.parametrize(("name", "reason"), [("owner/missing", "no such model"), ("owner/silent", "OSError")])
def test_what_the_client_says_is_one_line(asked: list[dict[str, Any]], name: str, reason: str) -> None:
    with pytest.raises(ModelError) as error:
        pull_model(name)
    assert str(error.value) == f"model {name}: cannot be fetched ({reason})"


def test_without_network_or_client_nothing_is_asked(
    asked: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ModelError, match="network access is forbidden"):
        pull_model("owner/model", offline=True)
    with monkeypatch.context() as patched:
        patched.setenv("HF_HUB_OFFLINE", "1")
        with pytest.raises(ModelError, match="network access is forbidden"):
            pull_model("owner/model")
    monkeypatch.setitem(sys.modules, "huggingface_hub", None)
    with pytest.raises(ModelError, match=r"install transcheck\[torch\]"):
        pull_model("owner/model")
    assert asked == []
