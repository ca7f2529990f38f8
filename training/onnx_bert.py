"""Builds a BERT body as an ONNX graph straight from arrays, with the fused operators of ONNX Runtime.

The graph starts at word-embedding rows (`inputs_embeds`), because the word-embedding table is shared by all bundled
models and stays outside. Linear layers are either float32, to be quantised to int8 afterwards by ONNX Runtime's
`quantize_dynamic`, or 4-bit blocks (Q4_0 of llama.cpp) that ONNX Runtime unfolds to float32 while loading: small on
disk, and exact where the weights came in that format.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

BLOCK = 32
HEADS = 12
OPSET = 21

Array = NDArray[np.float32]


@dataclass
class Graph:
    """Collects nodes and initialisers; every method returns the name of its output."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    initialisers: list[onnx.TensorProto] = field(default_factory=list)

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        """Store an array under a name."""
        self.initialisers.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, op: str, inputs: Sequence[str], output: str, domain: str = "", **attributes: object) -> str:
        """Add a node with one output."""
        self.nodes.append(helper.make_node(op, list(inputs), [output], name=output, domain=domain, **attributes))
        return output

    def linear(self, x: str, weight: Array, bias: Array, output: str, *, four_bit: bool) -> str:
        """`x @ weight.T + bias` for a weight of shape (out, in)."""
        if four_bit:
            blocks = self.node(
                "DequantizeLinear", self._four_bit(weight, output), f"{output}.dq", axis=1, block_size=BLOCK
            )
            transposed = self.node("Transpose", [blocks], f"{output}.t", perm=[1, 0])
        else:
            transposed = self.constant(f"{output}.w", weight.T)
        product = self.node("MatMul", [x, transposed], f"{output}.product")
        return self.node("Add", [product, self.constant(f"{output}.b", bias)], output)

    def _four_bit(self, weight: Array, name: str) -> list[str]:
        packed, scales = quantise_q4(weight)
        middle = np.full(scales.size // 2, 0x88, np.uint8)
        for suffix, data, shape in (("q", packed, weight.shape), ("z", middle, scales.shape)):
            tensor = TensorProto(
                name=f"{name}.{suffix}", data_type=TensorProto.UINT4, dims=shape, raw_data=data.tobytes()
            )
            self.initialisers.append(tensor)
        return [f"{name}.q", self.constant(f"{name}.s", scales), f"{name}.z"]


def quantise_q4(weight: Array) -> tuple[NDArray[np.uint8], Array]:
    """Symmetric 4-bit quantisation of rows in blocks of 32, in the layout of ONNX `UINT4` (low nibble first).

    The scale is the signed extreme of a block over -8, as in the Q4_0 format of llama.cpp, so weights that were
    stored as Q4_0 come back exactly.

    Args:
        weight: (out, in), `in` a multiple of 32.

    Returns:
        Packed nibbles (out, in / 2) and scales (out, in / 32); the zero point is 8.
    """
    blocks = weight.reshape(weight.shape[0], -1, BLOCK)
    extreme = np.take_along_axis(blocks, np.abs(blocks).argmax(-1, keepdims=True), -1)
    scales = extreme / -8
    inverse = np.divide(1.0, scales, out=np.zeros_like(scales), where=scales != 0)
    quants = np.clip(np.rint(blocks * inverse) + 8, 0, 15).astype(np.uint8).reshape(weight.shape)
    return quants[:, 0::2] | (quants[:, 1::2] << 4), scales[..., 0].astype(np.float32)


def add_body(graph: Graph, tensors: Mapping[str, Array], layers: int, *, four_bit: bool) -> list[str]:
    """Add the rest of the embeddings and the layers; returns the names of the `layers` + 1 hidden states."""
    hidden = tensors["embeddings.position_embeddings.weight"].shape[1]
    positions = tensors["embeddings.position_embeddings.weight"] + tensors["embeddings.token_type_embeddings.weight"][0]
    table = graph.constant("positions", positions)
    graph.node("Shape", ["inputs_embeds"], "length", start=1, end=2)
    zero, axis = graph.constant("zero", np.array([0])), graph.constant("axis", np.array([0]))
    rows = graph.node("Slice", [table, zero, "length", axis], "position_rows")
    summed = graph.node("Add", ["inputs_embeds", rows], "summed")
    gamma = graph.constant("norm.w", tensors["embeddings.LayerNorm.weight"])
    beta = graph.constant("norm.b", tensors["embeddings.LayerNorm.bias"])
    state = graph.node("LayerNormalization", [summed, gamma, beta], "hidden_0", axis=-1, epsilon=1e-12)
    mask = graph.node("Cast", ["attention_mask"], "mask", to=TensorProto.INT32)
    states = [state]
    for index in range(layers):
        prefix = f"encoder.layer.{index}."
        weights = {name.removeprefix(prefix): value for name, value in tensors.items() if name.startswith(prefix)}
        names = [f"attention.self.{part}" for part in ("query", "key", "value")]
        joined = graph.linear(
            state,
            np.concatenate([weights[f"{name}.weight"] for name in names]),
            np.concatenate([weights[f"{name}.bias"] for name in names]),
            f"l{index}.qkv",
            four_bit=four_bit,
        )
        parts = [f"l{index}.{part}" for part in "qkv"]
        sizes = graph.constant(f"l{index}.sizes", np.array([hidden] * 3))
        graph.nodes.append(helper.make_node("Split", [joined, sizes], parts, axis=-1))
        attended = graph.node(
            "MultiHeadAttention", [*parts, "", mask], f"l{index}.attended", domain="com.microsoft", num_heads=HEADS
        )
        state = _residual(graph, attended, state, weights, "attention.output", f"l{index}.ao", four_bit=four_bit)
        inner = graph.linear(
            state,
            weights["intermediate.dense.weight"],
            weights["intermediate.dense.bias"],
            f"l{index}.fi",
            four_bit=four_bit,
        )
        active = graph.node("Gelu", [inner], f"l{index}.gelu", domain="com.microsoft")
        state = _residual(graph, active, state, weights, "output", f"hidden_{index + 1}", four_bit=four_bit)
        states.append(state)
    return states


def _residual(
    graph: Graph, x: str, skip: str, weights: Mapping[str, Array], part: str, output: str, *, four_bit: bool
) -> str:
    dense = graph.linear(
        x, weights[f"{part}.dense.weight"], weights[f"{part}.dense.bias"], f"{output}.dense", four_bit=four_bit
    )
    gamma = graph.constant(f"{output}.w", weights[f"{part}.LayerNorm.weight"])
    beta = graph.constant(f"{output}.beta", weights[f"{part}.LayerNorm.bias"])
    return graph.node(
        "SkipLayerNormalization", [dense, skip, gamma, beta], output, domain="com.microsoft", epsilon=1e-12
    )


def save(graph: Graph, outputs: Mapping[str, int], path: Path) -> None:
    """Write the graph. `outputs` maps output names to their rank: 3 for (b, s, d), 2 for (b, s) or (b, n)."""
    shapes = {3: ["b", "s", None], 2: ["b", None]}
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "bert",
            [
                helper.make_tensor_value_info("inputs_embeds", TensorProto.FLOAT, ["b", "s", 384]),
                helper.make_tensor_value_info("attention_mask", TensorProto.INT64, ["b", "s"]),
            ],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, shapes[rank]) for name, rank in outputs.items()],
            graph.initialisers,
        ),
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)],
        ir_version=10,
    )
    onnx.save(model, path)
