"""Builds a BERT body as an ONNX graph straight from arrays, in operators that ONNX Runtime runs fast.

The graph starts at word-embedding rows (`inputs_embeds`), because the word-embedding table is shared by all bundled
models and stays outside. It reads one text at a time, so it has no mask. Its linear layers are stored in one of three
ways:

- `float32`;
- `int8`, per output channel;
- `int4`: 4-bit blocks (Q4_0 of llama.cpp), exact where the weights came in that format, from which ONNX Runtime makes
  the int8 weights while loading.

The two small ones compute in int8: each input is quantised as it comes (one scale a text), after SmoothQuant (Xiao et
al., 2023, arXiv:2211.10438) has moved the outliers of its channels into the weights that they meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from transcheck.runtime import onnxruntime as ort

BLOCK: Final = 32
HEADS: Final = 12
OPSET: Final = 21
SMOOTHING: Final = 0.75
"""The exponent a of SmoothQuant; 0.7 to 0.8 did equally well for both models."""

Array = NDArray[np.float32]
Storage = Literal["float32", "int8", "int4"]


@dataclass
class Graph:
    """Collects nodes and initialisers; every method returns the name of its output.

    Attributes:
        storage: How the linear layers of the body are stored.
        sizes: The size of each input channel by name of the layer, from `input_sizes`; layers that are not in it are
            not smoothed.
    """

    storage: Storage = "float32"
    sizes: Mapping[str, Array] = field(default_factory=dict)
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

    def dense(self, x: str, weight: Array, bias: Array, output: str) -> str:
        """`x @ weight.T + bias` in float32, for a weight of shape (out, in)."""
        product = self.node("MatMul", [x, self.constant(f"{output}.w", weight.T)], f"{output}.product")
        return self.node("Add", [product, self.constant(f"{output}.b", bias)], output)

    def linear(self, x: str, weight: Array, bias: Array, output: str) -> str:
        """The same, stored and computed as the graph's `storage` says."""
        if self.storage == "float32":
            return self.dense(x, weight, bias, output)
        if output in self.sizes:
            factors = smoothing_factors(self.sizes[output], weight)
            x = self.node("Mul", [x, self.constant(f"{output}.smooth", 1 / factors)], f"{output}.x")
        else:
            factors = np.ones(weight.shape[1], np.float32)
        smoothed = weight * factors
        scales = self.constant(f"{output}.scales", (np.abs(smoothed).max(1) / 127).astype(np.float32))
        zeros = self.constant(f"{output}.zeros", np.zeros(len(weight), np.int8))
        if self.storage == "int4":
            blocks = self._unfolded(weight, output)
            scaled = self.node("Mul", [blocks, self.constant(f"{output}.factors", factors)], f"{output}.scaled")
            # In this order: quantising the other axis takes ONNX Runtime five times as long to load.
            rounded = self.node("QuantizeLinear", [scaled, scales, zeros], f"{output}.rounded", axis=0)
            stored = self.node("Transpose", [rounded], f"{output}.w", perm=[1, 0])
        else:
            integers = np.rint(smoothed / np.abs(smoothed).max(1, keepdims=True) * 127)
            stored = self.constant(f"{output}.w", integers.astype(np.int8).T)
        parts = [f"{output}.{part}" for part in ("quantised", "scale", "zero")]
        self.nodes.append(helper.make_node("DynamicQuantizeLinear", [x], parts))
        product = self.node("MatMulInteger", [parts[0], stored, parts[2], zeros], f"{output}.integers")
        real = self.node("Cast", [product], f"{output}.real", to=TensorProto.FLOAT)
        scale = self.node("Mul", [parts[1], scales], f"{output}.both_scales")
        return self.node(
            "Add", [self.node("Mul", [real, scale], f"{output}.product"), self.constant(f"{output}.b", bias)], output
        )

    def _unfolded(self, weight: Array, name: str) -> str:
        """The weight (out, in) from its 4-bit blocks."""
        packed, scales = quantise_q4(weight)
        # Two's complement of the nibble less 8, so that no zero points need storing.
        signed = TensorProto(
            name=f"{name}.q", data_type=TensorProto.INT4, dims=weight.shape, raw_data=(packed ^ 0x88).tobytes()
        )
        self.initialisers.append(signed)
        inputs = [signed.name, self.constant(f"{name}.s", scales)]
        return self.node("DequantizeLinear", inputs, f"{name}.unfolded", axis=1, block_size=BLOCK)


def smoothing_factors(sizes: Array, weight: Array) -> Array:
    """Factors (in,) of SmoothQuant: size_i^a / max|W_i|^(1-a), over their median.

    Channel i of an input is divided, and column i of the weight multiplied, by factor i.
    """
    columns = np.maximum(np.abs(weight).max(0), 1e-3)
    factors = np.maximum(sizes, 1e-3) ** SMOOTHING / columns ** (1 - SMOOTHING)
    return (factors / np.median(factors)).astype(np.float32)


def input_sizes(fp32: Path, texts: Iterable[Array]) -> dict[str, Array]:
    """The root mean square of each input channel of every linear layer of the body, by name of the layer.

    With it the token states of the encoder come closer to float32 than with the largest value, which the paper takes.

    Args:
        fp32: A graph saved with storage `float32`.
        texts: Word-embedding rows (s, 384) of the texts to calibrate on.
    """
    model = onnx.load(str(fp32))
    inputs = {
        node.output[0].removesuffix(".product"): node.input[0]
        for node in model.graph.node
        if node.op_type == "MatMul" and node.output[0].startswith(("l", "hidden_"))
    }
    wanted = sorted(set(inputs.values()))
    shown = {output.name for output in model.graph.output}
    model.graph.output.extend(
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["b", "s", None]) for name in wanted if name not in shown
    )
    session = ort.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    total = [np.float32(0)] * len(wanted)
    count = 0
    for text in texts:
        values = session.run(wanted, {"inputs_embeds": text[None]})
        total = [old + np.square(new[0]).mean(0) for old, new in zip(total, values, strict=True)]
        count += 1
    sizes = {name: np.sqrt(squares / count) for name, squares in zip(wanted, total, strict=True)}
    return {layer: sizes[name] for layer, name in inputs.items()}


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


def add_body(graph: Graph, tensors: Mapping[str, Array], layers: int) -> list[str]:
    """Add the rest of the embeddings and the layers; returns the names of the `layers` + 1 hidden states."""
    hidden = tensors["embeddings.position_embeddings.weight"].shape[1]
    positions = tensors["embeddings.position_embeddings.weight"] + tensors["embeddings.token_type_embeddings.weight"][0]
    # Half precision halves the table; it is unfolded once, while loading.
    half = graph.constant("half_positions", positions.astype(np.float16))
    table = graph.node("Cast", [half], "positions", to=TensorProto.FLOAT)
    graph.node("Shape", ["inputs_embeds"], "length", start=1, end=2)
    zero, axis = graph.constant("zero", np.array([0])), graph.constant("axis", np.array([0]))
    rows = graph.node("Slice", [table, zero, "length", axis], "position_rows")
    summed = graph.node("Add", ["inputs_embeds", rows], "summed")
    gamma = graph.constant("norm.w", tensors["embeddings.LayerNorm.weight"])
    beta = graph.constant("norm.b", tensors["embeddings.LayerNorm.bias"])
    state = graph.node("LayerNormalization", [summed, gamma, beta], "hidden_0", axis=-1, epsilon=1e-12)
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
        )
        parts = [f"l{index}.{part}" for part in "qkv"]
        sizes = graph.constant(f"l{index}.sizes", np.array([hidden] * 3))
        graph.nodes.append(helper.make_node("Split", [joined, sizes], parts, axis=-1))
        attended = graph.node(
            "MultiHeadAttention", parts, f"l{index}.attended", domain="com.microsoft", num_heads=HEADS
        )
        state = _residual(graph, attended, state, weights, "attention.output", f"l{index}.ao")
        inner = graph.linear(
            state, weights["intermediate.dense.weight"], weights["intermediate.dense.bias"], f"l{index}.fi"
        )
        active = graph.node("Gelu", [inner], f"l{index}.gelu", domain="com.microsoft")
        state = _residual(graph, active, state, weights, "output", f"hidden_{index + 1}")
        states.append(state)
    return states


def _residual(graph: Graph, x: str, skip: str, weights: Mapping[str, Array], part: str, output: str) -> str:
    dense = graph.linear(x, weights[f"{part}.dense.weight"], weights[f"{part}.dense.bias"], f"{output}.dense")
    gamma = graph.constant(f"{output}.w", weights[f"{part}.LayerNorm.weight"])
    beta = graph.constant(f"{output}.beta", weights[f"{part}.LayerNorm.bias"])
    # Two nodes: SkipLayerNormalization, which does both, takes four times as long in ONNX Runtime 1.31.
    summed = graph.node("Add", [dense, skip], f"{output}.sum")
    return graph.node("LayerNormalization", [summed, gamma, beta], output, axis=-1, epsilon=1e-12)


def read_body(path: Path) -> dict[str, Array]:
    """The tensors of `add_body` from a graph with storage `int8`, by their names in `BertModel`.

    What rounding to eight bits took is gone; the token type is part of the positions.
    """
    stored = {i.name: numpy_helper.to_array(i) for i in onnx.load(str(path)).graph.initializer}
    hidden = stored["norm.w"].shape[0]
    tensors = {
        "embeddings.position_embeddings.weight": stored["half_positions"].astype(np.float32),
        "embeddings.token_type_embeddings.weight": np.zeros((2, hidden), np.float32),
        "embeddings.LayerNorm.weight": stored["norm.w"],
        "embeddings.LayerNorm.bias": stored["norm.b"],
    }

    def linear(name: str) -> tuple[Array, Array]:
        weight = (stored[f"{name}.w"].astype(np.float32) * stored[f"{name}.scales"]).T
        return np.ascontiguousarray(weight * stored.get(f"{name}.smooth", np.float32(1))), stored[f"{name}.b"]

    for index in range(sum(name.endswith(".qkv.w") for name in stored)):
        prefix = f"encoder.layer.{index}."
        weight, bias = linear(f"l{index}.qkv")
        for at, part in enumerate(("query", "key", "value")):
            rows = slice(at * hidden, (at + 1) * hidden)
            tensors[f"{prefix}attention.self.{part}.weight"] = weight[rows]
            tensors[f"{prefix}attention.self.{part}.bias"] = bias[rows]
        for part, name in (("attention.output", f"l{index}.ao"), ("output", f"hidden_{index + 1}")):
            weight, bias = linear(f"{name}.dense")
            tensors |= {f"{prefix}{part}.dense.weight": weight, f"{prefix}{part}.dense.bias": bias}
            tensors[f"{prefix}{part}.LayerNorm.weight"] = stored[f"{name}.w"]
            tensors[f"{prefix}{part}.LayerNorm.bias"] = stored[f"{name}.beta"]
        weight, bias = linear(f"l{index}.fi")
        tensors |= {f"{prefix}intermediate.dense.weight": weight, f"{prefix}intermediate.dense.bias": bias}
    return tensors


def read_dense(path: Path, output: str) -> tuple[Array, Array]:
    """Weight (out, in) and bias (out,) of a layer added by `Graph.dense` under this name."""
    stored = {i.name: i for i in onnx.load(str(path)).graph.initializer}
    weight, bias = (numpy_helper.to_array(stored[f"{output}.{part}"]) for part in "wb")
    return np.ascontiguousarray(weight.T), bias


def save(graph: Graph, outputs: Mapping[str, int], path: Path) -> None:
    """Write the graph. `outputs` maps output names to their rank: 3 for (b, s, d), 2 for (b, s) or (b, n)."""
    shapes = {3: ["b", "s", None], 2: ["b", None]}
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "bert",
            [helper.make_tensor_value_info("inputs_embeds", TensorProto.FLOAT, ["b", "s", 384])],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, shapes[rank]) for name, rank in outputs.items()],
            graph.initialisers,
        ),
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)],
        ir_version=10,
    )
    onnx.save(model, path)
