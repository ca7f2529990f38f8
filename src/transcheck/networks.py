"""The small networks over word vectors: one hidden layer with ReLU, one logit out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from transcheck.models import find

__all__ = ["load_network", "logits"]

Array = NDArray[np.float32]


@cache
def load_network(name: str) -> Mapping[str, Array]:
    """The weights of a bundled network in float32, by name, in the shapes that `logits` or `roles.role_shares` takes.

    Raises:
        ModelError: If it is missing or damaged.
    """
    tensors = find(name).tensors(f"{name}.safetensors")
    return {key: np.asarray(tensor, np.float32) for key, tensor in tensors.items()}


def logits(weights: Mapping[str, Array], inputs: Array) -> Array:
    """What a network says of n inputs.

    Args:
        weights: `hidden.weight` (width, hidden), `hidden.bias` and `out.weight` (hidden,), `out.bias` (1,).
        inputs: (n, width).

    Returns:
        (n,).
    """
    hidden = np.maximum(inputs @ weights["hidden.weight"] + weights["hidden.bias"], 0)
    scores: Array = hidden @ weights["out.weight"] + weights["out.bias"]
    return scores
