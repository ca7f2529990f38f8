"""Fetching models of the Hugging Face hub: descriptions, tokenisers and safetensors weights, never pickles or code."""

from __future__ import annotations

import os
from pathlib import Path

from transcheck.errors import ModelError, first_line

__all__ = ["pull_model"]

_FILES = ("*.json", "*.safetensors", "*.model", "*.txt", "README.md")


def pull_model(name: str, folder: Path | None = None, *, offline: bool = False) -> Path:
    """Fetch a model.

    Args:
        name: Its name on the hub, `owner/model`.
        folder: Put it into a folder of the model's name below this one; None for the hub's cache.
        offline: Refuse.

    Returns:
        The folder that holds the model.

    Raises:
        ModelError: If the network is forbidden, the extra is not installed, or the hub does not give the model.
    """
    if offline or os.environ.get("HF_HUB_OFFLINE") == "1":
        raise ModelError(f"model {name}: cannot be fetched, network access is forbidden (--offline, HF_HUB_OFFLINE)")
    try:
        from huggingface_hub import snapshot_download
    except ImportError as error:
        raise ModelError(f"model {name}: install transcheck[torch] to fetch models of the hub") from error
    target = folder / name.replace("/", "--") if folder else None
    try:
        return Path(snapshot_download(name, allow_patterns=list(_FILES), local_dir=target))
    except Exception as error:  # the hub's client raises errors of several libraries
        raise ModelError(f"model {name}: cannot be fetched ({first_line(error)})") from error
