"""Token states of the encoder (layer 5) for linking the words of a sentence and its translation.

The method is that of SimAlign (Jalili Sabet et al., 2020, argmax variant). Silver links are used to carry the spans of
an English edit to the translation, and to edit the translation itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import BertModel
from word_links import States

LAYER: Final = 5


class Aligner:
    """Embeds sentences with the first layers of the encoder and links tokens."""

    def __init__(self, encoder: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
        self.model = BertModel.from_pretrained(
            encoder, add_pooling_layer=False, num_hidden_layers=LAYER, attn_implementation="sdpa"
        ).eval()

    @torch.inference_mode()
    def states(self, texts: Sequence[str], batch: int = 64) -> list[States]:
        """For each text the character offsets of its tokens and their unit vectors (tokens, 384) as float16."""
        encoded = self.tokenizer.encode_batch(list(texts))
        order = sorted(range(len(texts)), key=lambda i: len(encoded[i].ids))
        out: list[States] = [([], np.zeros((0, 384), np.float16))] * len(texts)
        for at in range(0, len(order), batch):
            part = order[at : at + batch]
            width = min(160, max(len(encoded[i].ids) for i in part))
            ids = torch.ones((len(part), width), dtype=torch.long)
            mask = torch.zeros((len(part), width), dtype=torch.long)
            for row, i in enumerate(part):
                n = min(width, len(encoded[i].ids))
                ids[row, :n] = torch.tensor(encoded[i].ids[:n])
                mask[row, :n] = 1
            hidden = self.model(input_ids=ids, attention_mask=mask).last_hidden_state
            hidden = torch.nn.functional.normalize(hidden, dim=-1).half().numpy()
            for row, i in enumerate(part):
                n = min(width, len(encoded[i].ids))
                out[i] = (list(encoded[i].offsets[1 : n - 1]), hidden[row, 1 : n - 1])
        return out
