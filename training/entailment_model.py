"""The entailment model: encoder body, a sentence head and a token head."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import torch
from onnx_bert import read_body, read_dense
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertModel

LABELS: Final = ("entailment", "neutral", "contradiction")
EVIDENCE: Final = 64
FAR: Final = 1e4
"""Added with a minus to padding before the maximum."""


class EntailmentModel(nn.Module):
    """`<s> premise </s> </s> hypothesis </s>` to logits of entailment, neutral, contradiction, and one a token.

    The input is rows of the word embedding table, float32 [batch, tokens, 384]; positions, token type and LayerNorm of
    the embeddings are inside. The token logit says whether the token is part of what moved the meaning.
    """

    def __init__(self, body: BertModel) -> None:
        super().__init__()
        self.body = body
        size = body.config.hidden_size
        self.hidden = nn.Linear(2 * size, size)
        self.sentence = nn.Linear(size, len(LABELS))
        self.token = nn.Linear(size, 1)
        # One word can turn a sentence: besides the mean, the strongest evidence of any token counts.
        self.evidence = nn.Linear(size, EVIDENCE)
        self.verdict = nn.Linear(EVIDENCE + 1, len(LABELS), bias=False)
        nn.init.zeros_(self.verdict.weight)

    def forward(self, inputs_embeds: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor]:
        """Logits [batch, 3] and [batch, tokens]."""
        states = self.body(inputs_embeds=inputs_embeds, attention_mask=attention_mask).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        mean = (states * mask).sum(1) / mask.sum(1)
        pooled = torch.tanh(self.hidden(torch.cat([states[:, 0], mean], dim=-1)))
        changed = self.token(states)
        evidence = torch.cat([self.evidence(states), changed], dim=-1) + (mask - 1) * FAR
        return self.sentence(pooled) + self.verdict(evidence.amax(1)), changed.squeeze(-1)


def load_body(encoder: Path) -> tuple[BertModel, Tensor]:
    """The encoder without dropout, and its word embedding table [pieces, 384]; the table is taken out of the body."""
    body = BertModel.from_pretrained(
        encoder,
        add_pooling_layer=False,
        attn_implementation="eager",  # on a CPU a fifth faster than sdpa at this length
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    table = body.embeddings.word_embeddings.weight.detach().clone()
    body.embeddings.word_embeddings = nn.Embedding(1, table.shape[1])
    return body, table


def read_weights(path: Path) -> dict[str, Tensor]:
    """State of an `EntailmentModel`: what a run trained, or all of it from an exported `model.onnx`.

    Args:
        path: A `weights.safetensors` of `train_entailment.py`, or a `model.onnx`.
    """
    if path.suffix != ".onnx":
        return load_file(path)
    state = {f"body.{name}": torch.tensor(value) for name, value in read_body(path).items()}
    for layer in ("hidden", "sentence", "token", "evidence", "verdict"):
        weight, bias = read_dense(path, f"head.{layer}")
        state |= {f"{layer}.weight": torch.tensor(weight), f"{layer}.bias": torch.tensor(bias)}
    del state["verdict.bias"]
    return state
