"""The store of bundled models: where they are, what they are, whether they are undamaged.

A model is a folder with a `config.json` that names its kind and the SHA-256 of every weight file. Weights are ONNX or
safetensors, never pickles.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transcheck.errors import ModelError

__all__ = ["Model", "bundled", "find", "models_folder", "verify"]

_DTYPES = {"U8": np.uint8, "U16": np.uint16, "F16": np.float16, "F32": np.float32, "F64": np.float64}
"""Types of safetensors that the bundled weights use."""


@dataclass(frozen=True, slots=True)
class Model:
    """A model folder.

    Attributes:
        name: Name of the folder.
        kind: `vocabulary`, `contrast`, `encoder`, `entailment`, `gaps`, `origin` or `roles`.
        folder: Where it is.
        config: The content of its `config.json`.
    """

    name: str
    kind: str
    folder: Path
    config: Mapping[str, Any]

    @property
    def checksums(self) -> Mapping[str, str]:
        """SHA-256 by file name."""
        sums: Mapping[str, str] = self.config.get("sha256", {})
        return sums

    @property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits that change with any weight file; part of every report's signature."""
        joined = "".join(f"{name}={value};" for name, value in sorted(self.checksums.items()))
        return hashlib.sha256(joined.encode()).hexdigest()[:8]

    def file(self, name: str) -> Path:
        """The path of a file of the model, its checksum verified when it is a weight file.

        Raises:
            ModelError: If it is missing or damaged.
        """
        path = self.folder / name
        if not path.is_file():
            raise ModelError(f"model {self.name}: {name} is missing in {self.folder}")
        expected = self.checksums.get(name)
        if expected and _sha256(path, path.stat().st_mtime_ns) != expected:
            raise ModelError(f"model {self.name}: {name} is damaged (its checksum differs from config.json)")
        return path

    def tensors(self, name: str) -> dict[str, NDArray[Any]]:
        """The arrays of a safetensors file by name, memory-mapped and read-only.

        Raises:
            ModelError: If it is missing, damaged, or holds types that no bundled model uses.
        """
        path = self.file(name)
        try:
            with path.open("rb") as file:
                length = int.from_bytes(file.read(8), "little")
                header = json.loads(file.read(length))
            header.pop("__metadata__", None)
            return {
                key: np.memmap(
                    path,
                    _DTYPES[entry["dtype"]],
                    mode="r",
                    offset=8 + length + entry["data_offsets"][0],
                    shape=tuple(entry["shape"]),
                )
                for key, entry in header.items()
            }
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"model {self.name}: {name} cannot be read ({error})") from error


def models_folder() -> Path:
    """The folder of the bundled models: inside the installed package, or at the top of a source checkout.

    Raises:
        ModelError: If there is none.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "models", package.parents[1] / "models"):
        if folder.is_dir():
            return folder
    raise ModelError("the bundled models are missing: reinstall transcheck")


def bundled() -> tuple[Model, ...]:
    """All bundled models, by name."""
    return tuple(load(folder) for folder in sorted(models_folder().iterdir()) if (folder / "config.json").is_file())


def find(name: str) -> Model:
    """A bundled model by name, or a model folder by path.

    Raises:
        ModelError: If there is no such model.
    """
    for folder in (models_folder() / name, Path(name)):
        if (folder / "config.json").is_file():
            return load(folder)
    known = ", ".join(model.name for model in bundled())
    raise ModelError(f"no model {name!r}: bundled are {known}")


def load(folder: Path) -> Model:
    """Read a model folder's description; weights are read later, through `Model.file`.

    Raises:
        ModelError: If it cannot be read.
    """
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"model {folder}: config.json cannot be read ({error})") from error
    return Model(folder.name, str(config.get("kind", "")), folder, config)


def verify(model: Model) -> list[str]:
    """What is wrong with a model's files, one line a problem; empty if all checksums hold."""
    problems = []
    for name in model.checksums:
        try:
            model.file(name)
        except ModelError as error:
            problems.append(str(error))
    if not model.checksums:
        problems.append(f"model {model.name}: config.json names no checksums")
    return problems


@cache
def _sha256(path: Path, modified: int) -> str:
    del modified  # part of the cache key only
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
