"""The names of the contract, and that they cost nothing until they are used."""

from __future__ import annotations

import subprocess
import sys

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
