from __future__ import annotations

import tracemalloc
from dataclasses import replace
from pathlib import Path

from transcheck.batch.family import Deviation, Witness
from transcheck.batch.ledger import Audited, Input, Ledger
from transcheck.issues import Severity

from .test_summary import ROW


def test_what_is_noted_comes_back_in_order(tmp_path: Path) -> None:
    inputs = [Input("b.txt", "1"), Input("not unicode \udcff", reason="cannot be read"), Input("a.txt", "2")]
    audits = [Audited(replace(ROW, path="b \udcff", bleu=1.0), "1", 0), Audited(ROW, "2", 1)]
    witness = Witness("b.txt", (Deviation("key", "14", "41", Severity.CRITICAL, 7),), ((3, 9),))
    with Ledger(tmp_path / "ledger") as ledger:
        for item in inputs:
            ledger.add_input(item)
        for audit in audits:
            ledger.add_audit(audit)
        for canonical, path in ((1, "x"), (0, "y"), (1, "z")):
            ledger.add_witness(canonical, replace(witness, path=path))
        ledger.fail("2", "too large")
        assert (ledger.has_failed("1"), ledger.has_failed("2")) == (False, True)
        assert list(ledger.inputs()) == [*inputs[:2], Input("a.txt", "2", "too large")]
        assert list(ledger.audits()) == audits
        assert [(canonical, [item.path for item in found]) for canonical, found in ledger.witnesses()] == [
            (0, ["y"]),
            (1, ["x", "z"]),
        ]
        assert next(ledger.witnesses())[1] == [replace(witness, path="y")]
        ledger.add_page("one.html")
        ledger.add_page("one.html")
        assert (ledger.has_page("one.html"), ledger.has_page("two.html")) == (True, False)


def test_a_ledger_begins_empty_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "ledger").write_bytes(b"left by a run that was killed")
    with Ledger(tmp_path / "ledger") as ledger:
        assert list(ledger.inputs()) == []
    assert list(tmp_path.iterdir()) == []


def test_memory_does_not_grow_with_what_is_noted(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger") as ledger:
        tracemalloc.start()
        for index in range(2000):
            ledger.add_input(Input("x" * 1000, str(index)))
            ledger.add_audit(Audited(replace(ROW, path="x" * 1000), str(index), 0))
            ledger.add_page(str(index))
        assert sum(len(item.row.path) for item in ledger.audits()) == 2_000_000
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 1_000_000
