"""Folders at any size: worker processes, a cache of results, outputs that do not depend on how the work was done."""

from __future__ import annotations

from transcheck.batch.corrections import Correction
from transcheck.batch.family import Family, Witness, family_tree, witness_of
from transcheck.batch.place import Place, Shard
from transcheck.batch.run import BatchResult, Progress, run_batch
from transcheck.batch.summary import Row, Summary, means

__all__ = [
    "BatchResult",
    "Correction",
    "Family",
    "Place",
    "Progress",
    "Row",
    "Shard",
    "Summary",
    "Witness",
    "family_tree",
    "means",
    "run_batch",
    "witness_of",
]
