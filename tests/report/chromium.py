"""A headless Chromium driven over its DevTools pipe: real clicks and keys without further packages."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import shutil
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--disable-renderer-backgrounding",
    "--remote-debugging-pipe",
)
TIMEOUT = 60


def executable() -> str | None:
    """The path of a Chromium, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Chromium:
    """One browser; `open` gives pages."""

    def __init__(self, path: str) -> None:
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()
        low_in, low_out = (fcntl.fcntl(fd, fcntl.F_DUPFD, 10) for fd in (theirs_in, theirs_out))
        nowhere = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_RDWR, 0) for fd in (0, 1, 2)]
        pipes = [(os.POSIX_SPAWN_DUP2, low_in, 3), (os.POSIX_SPAWN_DUP2, low_out, 4)]
        command = [path, *OPTIONS, f"--user-data-dir={self._folder.name}"]
        self._process = os.posix_spawn(path, command, os.environ, file_actions=nowhere + pipes)
        for fd in (theirs_in, theirs_out, low_in, low_out):
            os.close(fd)
        self._in, self._out, self._buffer, self._last = ours_in, ours_out, b"", 0
        self.events: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.call("Browser.close")
        os.waitpid(self._process, 0)
        os.close(self._in)
        os.close(self._out)
        self._folder.cleanup()

    def call(self, method: str, session: str | None = None, **parameters: Any) -> dict[str, Any]:
        """Send a command and wait for its answer."""
        self._last += 1
        message = {"id": self._last, "method": method, "params": parameters} | (
            {"sessionId": session} if session else {}
        )
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == self._last:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                result: dict[str, Any] = answer["result"]
                return result
            self.events.append(answer)

    def wait(self, event: str) -> None:
        """Wait until an event has come."""
        while not any(seen.get("method") == event for seen in self.events):
            self.events.append(self._receive())

    def _receive(self) -> dict[str, Any]:
        until = time.monotonic() + TIMEOUT
        while b"\0" not in self._buffer:
            if not select.select([self._in], [], [], max(0, until - time.monotonic()))[0]:
                raise TimeoutError("Chromium does not answer")
            part = os.read(self._in, 1 << 20)
            if not part:
                raise RuntimeError("Chromium has ended")
            self._buffer += part
        message, self._buffer = self._buffer.split(b"\0", 1)
        loaded: dict[str, Any] = json.loads(message)
        return loaded

    def open(
        self, file: Path, width: int = 1280, height: int = 900, *, dark: bool = False, touch: bool = False
    ) -> Page:
        """Open a file in a new tab."""
        return Page(self, file, width, height, dark=dark, touch=touch)


class Page:
    """One tab with an emulated screen."""

    def __init__(self, browser: Chromium, file: Path, width: int, height: int, *, dark: bool, touch: bool) -> None:
        self._browser = browser
        self._target: str = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self._session: str = browser.call("Target.attachToTarget", targetId=self._target, flatten=True)["sessionId"]
        self._width = width
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.call(f"{domain}.enable")
        self._metrics(height, touch=touch)
        self.call(
            "Emulation.setEmulatedMedia",
            features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}],
        )
        browser.events.clear()
        self.call("Page.navigate", url=file.as_uri())
        browser.wait("Page.loadEventFired")

    def _metrics(self, height: int, *, touch: bool = False) -> None:
        self.call(
            "Emulation.setDeviceMetricsOverride", width=self._width, height=height, deviceScaleFactor=1, mobile=touch
        )

    def close(self) -> None:
        """Close the tab."""
        self._browser.call("Target.closeTarget", targetId=self._target)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command to this tab."""
        return self._browser.call(method, self._session, **parameters)

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"]["exception"]["description"])
        return answer["result"].get("value")

    def becomes(self, expression: str, value: object = True) -> bool:
        """Whether an expression takes a value once the page has handled what was done to it."""
        deadline = time.monotonic() + 10
        while (found := self.evaluate(expression)) != value and time.monotonic() < deadline:
            time.sleep(0.02)
        return bool(found == value)

    def _point(self, selector: str) -> dict[str, float]:
        element = f"document.querySelector({json.dumps(selector)})"
        point: dict[str, float] = self.evaluate(
            f"(async () => {{ {element}.scrollIntoView({{block: 'center', behavior: 'instant'}}); "
            "for (const _ of '12') await new Promise(requestAnimationFrame); "  # the scroll event comes with a frame
            f"const box = {element}.getClientRects()[0]; "
            "return {x: box.x + box.width / 2, y: box.y + box.height / 2} })()"
        )
        return point

    def hover(self, selector: str) -> None:
        """Move the pointer over an element."""
        self.call("Input.dispatchMouseEvent", type="mouseMoved", **self._point(selector))

    def click(self, selector: str) -> None:
        """Press and release the mouse on an element."""
        point = self._point(selector)
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            count = 0 if kind == "mouseMoved" else 1
            self.call(
                "Input.dispatchMouseEvent", type=kind, button="left" if count else "none", clickCount=count, **point
            )

    def press(self, key: str) -> None:
        """Press and release a key."""
        text = key if len(key) == 1 else ""
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, text=text)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def requests(self) -> list[str]:
        """What the page has asked for so far."""
        self.evaluate("1")
        sent = [event for event in self._browser.events if event.get("method") == "Network.requestWillBeSent"]
        return [event["params"]["request"]["url"] for event in sent]

    def complaints(self) -> list[str]:
        """Errors and warnings in the console so far."""
        self.evaluate("1")
        entries = [event["params"] for event in self._browser.events if event.get("method") == "Log.entryAdded"]
        thrown = [
            str(event["params"]) for event in self._browser.events if event.get("method") == "Runtime.exceptionThrown"
        ]
        return [entry["entry"]["text"] for entry in entries] + thrown

    def screenshot(self, file: Path, *, whole: bool = False) -> None:
        """Write what is on the screen, or the whole page, as PNG."""
        if whole:
            self._metrics(int(self.evaluate("document.documentElement.scrollHeight")))
        file.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))
