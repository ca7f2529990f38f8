"""Running transformer bodies on ONNX Runtime.

Every input runs alone, several at a time on threads of one core each: a score then depends on its text and on nothing
that happens to stand beside it, whatever the number of threads, and no time goes into padding. Models are loaded beside
the rest of the program: who needs one first waits for it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

# Official builds of ONNX Runtime tell their maker of every session, over the network. No audit may: the variable
# is read when the library is loaded, so it stands before the import; the call is for programs that loaded it already.
# Nothing else in the repository imports the library: `training/` takes it from here.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
import onnxruntime

onnxruntime.disable_telemetry_events()

__all__ = ["VERSION", "Body", "beside", "default_threads", "onnxruntime"]

VERSION: str = onnxruntime.__version__
"""Version of ONNX Runtime, which results depend on."""

Array = NDArray[np.float32]
T = TypeVar("T")


def default_threads() -> int:
    """Number of cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def beside(work: Callable[[], T], threads: int | None = None) -> Future[T]:
    """Start work that lets other threads run Python, such as reading a model, on a thread of its own.

    A process of one thread does it at once: what a thread gives back of the memory that loading took stays with that
    thread, some 50 MB a model.

    Args:
        work: Gives what is waited for.
        threads: What the process may use; None for as many as there are cores.
    """
    if threads == 1:
        done: Future[T] = Future()
        done.set_result(work())
        return done
    pool = ThreadPoolExecutor(1)
    started = pool.submit(work)
    pool.shutdown(wait=False)
    return started


class Body:
    """An ONNX graph from embedding rows (1, s, 384) of one text to named outputs.

    Args:
        path: The ONNX file.
        threads: How many inputs run at the same time; None for one a core.
    """

    def __init__(self, path: Path, threads: int | None = None) -> None:
        self._session = beside(lambda: _session(path), threads)
        self._threads = threads or default_threads()

    def run(self, inputs: Sequence[Array], outputs: Sequence[str]) -> list[list[Array]]:
        """For each input of shape (s, 384) the named outputs without their batch axis, in the order given."""
        session = self._session.result()

        def one(rows: Array) -> list[Array]:
            return [value[0] for value in session.run(list(outputs), {"inputs_embeds": rows[None]})]

        if self._threads == 1 or len(inputs) < 2:
            return [one(rows) for rows in inputs]
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(one, inputs))


def _adds_products_exactly(description: Path = Path("/proc/cpuinfo")) -> bool:
    """Whether the processor is known to have VNNI.

    Others saturate sums of products of bytes, and would say other things, unless ONNX Runtime is told to take a way
    round, which is slower even where it is not needed. Only Linux says in a file what its processor can do.
    """
    try:
        return "vnni" in description.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # 4-bit weights become int8 ones once, while loading, instead of at every call.
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    if not _adds_products_exactly():
        options.add_session_config_entry("session.x64quantprecision", "1")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
