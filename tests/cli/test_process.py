"""What only a real process shows: signals, pipes, encodings, exit statuses."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "transcheck"]


def start(*arguments: str, **options: object) -> subprocess.Popen[bytes]:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([*COMMAND, *arguments], **{**pipes, **options})  # type: ignore[call-overload,no-any-return]


def test_output_is_utf8_whatever_the_terminal(folder: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    with start("figures", "-", env=environment) as process:
        out, err = process.communicate("Il pleut à Orléans — 3 000 €.\n".encode())
    assert process.returncode == 0, err
    assert "€" in out.decode("utf-8")


ANSWERS = pytest.mark.parametrize(
    "arguments", [["explain"], ["--help"], ["--version"], ["audit", "--help"]], ids=" ".join
)


@ANSWERS
@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="pipes end otherwise on Windows")
def test_a_reader_that_goes_away_is_no_error(folder: Path, arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with start(*arguments, stdout=writer) as process:
        os.close(writer)
        _, err = process.communicate()
    assert process.returncode == 141
    assert err == b""


@ANSWERS
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_one_clear_line(folder: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full, start(*arguments, stdout=full) as process:
        _, err = process.communicate()
    assert process.returncode == 2
    assert err == b"transcheck: standard output: cannot be written (No space left on device)\n"


@pytest.mark.skipif(os.name == "nt", reason="descriptors are another thing on Windows")
def test_streams_that_the_caller_closed_are_no_defect(folder: Path) -> None:
    def ending(closed: int, *arguments: str) -> tuple[int, bytes]:
        with start(*arguments, preexec_fn=lambda: os.close(closed)) as process:
            _, err = process.communicate()
        return process.returncode, err

    assert ending(1, "explain") == (2, b"transcheck: standard output: cannot be written (closed)\n")
    assert ending(0, "figures", "-") == (2, b"transcheck: -: is empty\n")
    assert ending(2, "figures", "none.txt") == (2, b"")


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no /dev/fd")
def test_the_output_of_a_command_is_read_like_a_file(folder: Path) -> None:
    reader, writer = os.pipe()
    os.write(writer, b"The harbour was closed for 14 days.")
    os.close(writer)
    with start("figures", f"/dev/fd/{reader}", pass_fds=[reader]) as process:
        out, err = process.communicate()
    os.close(reader)
    assert (process.returncode, err) == (0, b"")
    assert "“14 days”" in out.decode()


@pytest.mark.skipif(os.name == "nt", reason="signals are another thing on Windows")
def test_an_interrupt_leaves_one_line(folder: Path) -> None:
    # A background job may inherit that interrupts are ignored.
    with start("entail", "-", preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(b"A dog barked.\tA dog was heard.\n" * 256)
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
    assert process.returncode == 130
    assert err == b"transcheck: interrupted\n"


@pytest.mark.skipif(os.name == "nt", reason="signals are another thing on Windows")
@pytest.mark.parametrize(
    ("sent", "status", "line"),
    [(signal.SIGINT, 130, b"transcheck: interrupted\n"), (signal.SIGTERM, 143, b"transcheck: terminated\n")],
    ids=["interrupt", "termination"],
)
def test_a_batch_that_is_stopped_while_its_workers_start_leaves_one_line(
    folder: Path, sent: signal.Signals, status: int, line: bytes
) -> None:
    """The signal goes to all processes, as from a terminal; workers that knew of no handler yet wrote tracebacks."""
    arguments = ("batch", "faithful.txt", "--canonical", "canonical.txt", "--output", "out", "--workers", "2")
    options = {"start_new_session": True, "preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}
    with start(*arguments, **options) as process:
        while process.poll() is None and not (folder / "out" / "reports").exists():
            time.sleep(0.05)
        time.sleep(0.3)  # the workers are importing what they need
        os.killpg(process.pid, sent)
        out, err = process.communicate()
    assert (process.returncode, out, err) == (status, b"", line)
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["batch.lock", "cache.jsonl", "reports"]


def test_a_defect_is_never_taken_for_a_finding(folder: Path) -> None:
    code = (
        "import transcheck.segment, transcheck.outline as o\n"
        "def broken(*_): raise RuntimeError('broken')\n"
        "o.segment = broken\n"
        "from transcheck.cli import main; main(['figures', 'canonical.txt'])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "RuntimeError: broken" in result.stderr
    assert "defect of transcheck" in result.stderr


def test_the_command_is_installed() -> None:
    result = subprocess.run(
        [Path(sys.executable).with_name("transcheck"), "--version"], capture_output=True, text=True, check=True
    )
    assert result.stdout.startswith("transcheck ")
