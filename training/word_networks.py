"""What the small networks over word vectors share: the words of sentences, and the fit of one hidden layer."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file
from torch import nn

from transcheck.document import Sentence
from transcheck.encoder import Encoder
from transcheck.networks import logits
from transcheck.words import Word, words_of

BATCH: Final = 512
SCALE: Final = 20.0
"""Of the inputs while training: parts of unit vectors are too small for the steps of AdamW."""

Array = NDArray[np.float32]


def read_words(texts: Sequence[str], encoder: Encoder, languages: Sequence[str] | None = None) -> list[list[Word]]:
    """The words of each sentence, a few hundred sentences at a time; English unless languages are given."""
    out = []
    codes = languages or ["en"] * len(texts)
    for at in range(0, len(texts), 400):
        part = texts[at : at + 400]
        for text, code, encoding in zip(part, codes[at : at + 400], encoder.encode(part), strict=True):
            out.append(words_of(Sentence(text, 0, len(text), code), encoding))
    return out


def fit(
    inputs: Callable[[torch.Tensor], torch.Tensor],
    labels: NDArray[np.bool_],
    *,
    hidden: int,
    epochs: int,
    dropout: float,
) -> dict[str, Array]:
    """A network of one hidden layer; logits of the mean log loss.

    Args:
        inputs: Gives the inputs (n, width) of examples by their indices (n,).
        labels: Of all examples.
        hidden: Width of the hidden layer.
        epochs: Passes over the examples.
        dropout: Share of the hidden units left out while training.
    """
    torch.manual_seed(0)
    width = inputs(torch.tensor([0])).shape[1]
    net = nn.Sequential(nn.Linear(width, hidden), nn.ReLU(), nn.Dropout(dropout), nn.Linear(hidden, 1))
    y = torch.from_numpy(labels.astype(np.float32))
    optimiser = torch.optim.AdamW(net.parameters(), 1e-3, weight_decay=0.05)
    steps = epochs * (len(y) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 2e-3, total_steps=steps)
    for _ in range(epochs):
        for batch in torch.randperm(len(y)).split(BATCH):
            optimiser.zero_grad()
            logits = net(inputs(batch).float() * SCALE)[:, 0]
            nn.functional.binary_cross_entropy_with_logits(logits, y[batch]).backward()
            optimiser.step()
            schedule.step()
    state = {name: value.detach().numpy() for name, value in net.state_dict().items()}
    return {
        # safetensors writes arrays as they lie in memory.
        "hidden.weight": np.ascontiguousarray((state["0.weight"].T * SCALE).astype(np.float16)),
        "hidden.bias": state["0.bias"],
        "out.weight": state["3.weight"][0],
        "out.bias": state["3.bias"],
    }


def score(weights: Mapping[str, Array], inputs: Array) -> Array:
    """Logits (n,) of inputs (n, width), computed as at run time."""
    wide = {name: np.asarray(tensor, np.float32) for name, tensor in weights.items()}
    return logits(wide, np.asarray(inputs, np.float32))


def save(out: Path, name: str, weights: dict[str, Array], encoder: Encoder, **config: object) -> None:
    """Writes NAME.safetensors and config.json of a bundled network."""
    out.mkdir(parents=True, exist_ok=True)
    file = out / f"{name}.safetensors"
    save_file(weights, file)
    content = {
        "name": name,
        "version": "1",
        "kind": name,
        "license": "Apache-2.0; trained on data under several licences, see MODEL_CARD.md",
        "encoder": encoder.model.fingerprint,
        **config,
        "sha256": {file.name: hashlib.sha256(file.read_bytes()).hexdigest()},
    }
    (out / "config.json").write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
