from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from transcheck.audit import Options
from transcheck.batch import Place, Progress, run, run_batch
from transcheck.batch.auditing import Setup
from transcheck.batch.cluster import Cluster
from transcheck.document import Document
from transcheck.errors import TranscheckError

from .test_run import COPIES, DAM, OUTPUTS

ray = pytest.importorskip("ray", reason="needs transcheck[ray]")


@pytest.fixture(scope="module")
def started() -> Any:
    """A cluster on this machine."""
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    yield
    ray.shutdown()


def test_a_cluster_gives_what_one_process_gives_though_an_actor_is_killed(
    tmp_path: Path, started: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for index in range(5):
        (tmp_path / f"{index}.txt").write_text(COPIES["a.txt"].replace("41", str(20 + index)), encoding="utf-8")
    sources = sorted(str(path) for path in tmp_path.iterdir())
    clusters: list[Cluster] = []

    def cluster(name: str, workers: int, setup: Setup) -> Cluster:
        clusters.append(Cluster(workers, setup))
        return clusters[0]

    def kill(progress: Progress) -> None:
        if progress.audited == 1 and not killed:
            killed.append(ray.kill(clusters[0].actors[0], no_restart=False))

    killed: list[None] = []
    canonicals = [Document(DAM, "article")]
    with monkeypatch.context() as patched:
        patched.setattr(run, "_engine", cluster)
        place = Place(tmp_path / "ray")
        result = run_batch(sources, canonicals, Options(), place, workers=2, engine="ray", on_progress=kill)
    assert killed
    assert (result.audited, result.failed) == (5, 0)
    run_batch(sources, canonicals, Options(), Place(tmp_path / "local"), workers=1)
    for name in OUTPUTS:
        assert (tmp_path / "ray" / name).read_bytes() == (tmp_path / "local" / name).read_bytes()


def test_other_code_on_the_cluster_is_an_error(started: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from transcheck.batch import cluster

    monkeypatch.setattr(cluster, "code_fingerprint", lambda: "here")
    found = Cluster(1, Setup((Document(DAM, "article"),), Options(threads=1)))
    with pytest.raises(TranscheckError, match="another version of transcheck"):
        list(found.run([]))
