"""The names of the contract, and that they cost nothing until they are used."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import transcheck


@pytest.mark.parametrize("name", [name for name in transcheck.__all__ if name != "__version__"])
def test_public_names_exist_and_are_described(name: str) -> None:
    assert getattr(transcheck, name).__doc__


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import sys, transcheck; print([m for m in ('numpy', 'onnxruntime', 'rich', 'click') if m in sys.modules])"
    assert run(code) == "[]"


def test_functions_stay_functions_when_their_modules_are_imported() -> None:
    code = (
        "import transcheck, transcheck.audit, transcheck.figures; from transcheck.figures import extract\n"
        "print(callable(transcheck.audit), callable(transcheck.figures), callable(transcheck.audit))"
    )
    assert run(code) == "True True True"


def test_unknown_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'audits'"):
        _ = transcheck.audits
    assert "audit_many" in dir(transcheck)


def test_no_model_tells_anybody_that_it_runs(tmp_path: Path) -> None:
    """ONNX Runtime sends what it observes under an identity that it keeps in the user's cache; without it, nothing."""
    code = "import transcheck; transcheck.embed(['The port was closed.'])"
    environment = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    homes = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"), str(tmp_path))
    subprocess.run([sys.executable, "-c", code], env=environment | homes, check=True)
    assert not list(tmp_path.rglob("*"))
