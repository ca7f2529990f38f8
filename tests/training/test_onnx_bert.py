"""The graphs of training/onnx_bert.py: what the small storages lose against float32."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("onnx")

import onnx_bert

from transcheck.runtime import Body

WIDTH, INNER = 384, 768


def tensors(rng: np.random.Generator) -> dict[str, Any]:
    """One layer with weights that 4-bit blocks hold exactly, and one outlier among the channels of the last product."""

    def normal(*shape: int) -> np.ndarray:
        return rng.normal(0, 0.05, shape).astype(np.float32)

    def blocks(*shape: int) -> np.ndarray:
        quants = rng.integers(-7, 8, shape).astype(np.float32).reshape(-1, onnx_bert.BLOCK)
        quants[:, 0] = -8
        return (quants * np.float32(0.0078125)).reshape(shape)

    layer = "encoder.layer.0"
    out = {
        "embeddings.position_embeddings.weight": normal(16, WIDTH),
        "embeddings.token_type_embeddings.weight": normal(2, WIDTH),
        f"{layer}.intermediate.dense.weight": blocks(INNER, WIDTH),
        f"{layer}.intermediate.dense.bias": normal(INNER),
        f"{layer}.output.dense.weight": blocks(WIDTH, INNER),
        f"{layer}.output.dense.bias": normal(WIDTH),
    }
    out[f"{layer}.intermediate.dense.bias"][5] = 60.0
    for name in ("query", "key", "value"):
        out[f"{layer}.attention.self.{name}.weight"] = blocks(WIDTH, WIDTH)
        out[f"{layer}.attention.self.{name}.bias"] = normal(WIDTH)
    out[f"{layer}.attention.output.dense.weight"] = blocks(WIDTH, WIDTH)
    out[f"{layer}.attention.output.dense.bias"] = normal(WIDTH)
    for name in ("embeddings", f"{layer}.attention.output", f"{layer}.output"):
        out[f"{name}.LayerNorm.weight"] = np.ones(WIDTH, np.float32)
        out[f"{name}.LayerNorm.bias"] = np.zeros(WIDTH, np.float32)
    return out


def state(
    path: Path, weights: dict[str, Any], text: np.ndarray, storage: onnx_bert.Storage, sizes: dict[str, Any]
) -> np.ndarray:
    graph = onnx_bert.Graph(storage, sizes)
    graph.node("Identity", [onnx_bert.add_body(graph, weights, 1)[-1]], "state")
    onnx_bert.save(graph, {"state": 3}, path)
    [[value]] = Body(path, 1).run([text], ["state"])
    return value


@pytest.mark.parametrize("storage", ["int8", "int4"])
def test_int8_products_stay_close_once_outliers_are_smoothed(tmp_path: Path, storage: onnx_bert.Storage) -> None:
    rng = np.random.default_rng(1)
    weights, text = tensors(rng), rng.normal(0, 1, (9, WIDTH)).astype(np.float32)
    exact = state(tmp_path / "fp32.onnx", weights, text, "float32", {})
    sizes = onnx_bert.input_sizes(tmp_path / "fp32.onnx", [text])
    plain = state(tmp_path / "plain.onnx", weights, text, storage, {})
    smoothed = state(tmp_path / "smoothed.onnx", weights, text, storage, sizes)
    assert set(sizes) == {"l0.qkv", "l0.ao.dense", "l0.fi", "hidden_1.dense"}
    assert np.abs(smoothed - exact).mean() < 0.5 * np.abs(plain - exact).mean()
    assert np.abs(smoothed - exact).mean() < 0.02 * np.abs(exact).mean()


def test_both_small_storages_compute_the_same(tmp_path: Path) -> None:
    rng = np.random.default_rng(2)
    weights, text = tensors(rng), rng.normal(0, 1, (5, WIDTH)).astype(np.float32)
    stored = [state(tmp_path / f"{kind}.onnx", weights, text, kind, {}) for kind in ("int8", "int4")]
    np.testing.assert_allclose(*stored, atol=1e-4)
    assert (tmp_path / "int4.onnx").stat().st_size < 0.7 * (tmp_path / "int8.onnx").stat().st_size


def test_weights_are_read_back_from_int8(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    weights, text = tensors(rng), rng.normal(0, 1, (7, WIDTH)).astype(np.float32)
    state(tmp_path / "fp32.onnx", weights, text, "float32", {})
    sizes = onnx_bert.input_sizes(tmp_path / "fp32.onnx", [text])
    stored = state(tmp_path / "int8.onnx", weights, text, "int8", sizes)
    read = onnx_bert.read_body(tmp_path / "int8.onnx")
    assert set(read) == set(weights) | {"embeddings.token_type_embeddings.weight"}
    again = state(tmp_path / "again.onnx", read, text, "int8", sizes)
    assert np.abs(again - stored).mean() < 0.01 * np.abs(stored).mean()
