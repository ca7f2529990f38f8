"""Folders at any size: worker processes, a cache of results, outputs that do not depend on how the work was done."""

from __future__ import annotations

from transcheck.batch.run import BatchResult, Place, Progress, Shard, run_batch
from transcheck.batch.summary import Row, means, worst_first

__all__ = ["BatchResult", "Place", "Progress", "Row", "Shard", "means", "run_batch", "worst_first"]
