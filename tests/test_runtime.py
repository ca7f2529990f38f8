"""Running graphs: products of bytes are exact on every processor."""

from __future__ import annotations

import os
import re
from pathlib import Path

import numpy as np
import pytest

from transcheck import runtime
from transcheck.runtime import Body

onnx = pytest.importorskip("onnx", reason="needs the test dependencies")


def test_onnx_runtime_is_imported_where_its_telemetry_is_off() -> None:
    root = Path(__file__).parents[1]
    found = [
        path.relative_to(root).as_posix()
        for folder in ("src", "training", "benchmarks", "tools", "notebooks")
        for path in (root / folder).rglob("*")
        if path.suffix in {".py", ".ipynb"}
        and re.search(r"^[\s\"]*(?:import|from) onnxruntime\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert found == ["src/transcheck/runtime.py"]
    assert os.environ["ORT_DISABLE_TELEMETRY"] == "1"


@pytest.mark.parametrize(
    ("flags", "exact"), [("flags : avx2 avx512_vnni", True), ("flags : avx2 avx_vnni", True), ("flags : avx2", False)]
)
def test_the_way_round_is_taken_unless_the_processor_says_that_it_needs_none(
    flags: str, exact: bool, tmp_path: Path
) -> None:
    path = tmp_path / "cpuinfo"
    path.write_text(flags, encoding="utf-8")
    assert runtime._adds_products_exactly(path) is exact


def test_a_system_that_does_not_describe_its_processor_takes_the_way_round(tmp_path: Path) -> None:
    assert not runtime._adds_products_exactly(tmp_path / "nothing")


@pytest.mark.parametrize("round_about", [False, True])
def test_products_of_bytes_are_not_saturated(
    round_about: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two products of 255 and 127 are more than 16 bits hold, in which some processors add them."""
    if round_about:
        monkeypatch.setattr(runtime, "_adds_products_exactly", lambda: False)
    weights = np.full((384, 2), 127, np.int8)
    steps = [
        ("DynamicQuantizeLinear", ["inputs_embeds"], ["bytes", "scale", "zero"]),
        ("MatMulInteger", ["bytes", "weights", "zero"], ["sums"]),
        ("Cast", ["sums"], ["found"]),
    ]
    nodes = [
        onnx.helper.make_node(kind, given, found, **({"to": 1} if kind == "Cast" else {}))
        for kind, given, found in steps
    ]
    ends = [
        onnx.helper.make_tensor_value_info(name, 1, [1, None, width])
        for name, width in (("inputs_embeds", 384), ("found", 2))
    ]
    graph = onnx.helper.make_graph(
        nodes, "products", ends[:1], ends[1:], [onnx.numpy_helper.from_array(weights, "weights")]
    )
    path = tmp_path / "model.onnx"
    onnx.save(onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 21)], ir_version=10), path)
    [[found]] = Body(path, 1).run([np.ones((3, 384), np.float32)], ["found"])
    assert (found == 255 * 127 * 384).all()
