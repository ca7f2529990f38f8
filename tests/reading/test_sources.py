"""Reading from the web, tried on a server of the test's own."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from transcheck.errors import InputError
from transcheck.reading import Limits, read

FERRY = "Le préfet a déclaré que la météo était mauvaise."
ANSWERS = {
    "/page": (200, {"Content-Type": "text/html; charset=iso-8859-1"}, f"<p>{FERRY}</p>".encode("latin-1")),
    "/text": (
        200,
        {"Content-Type": "text/plain; charset=utf-8", "Content-Encoding": "gzip"},
        gzip.compress(FERRY.encode()),
    ),
    "/deflated": (200, {"Content-Type": "text/plain", "Content-Encoding": "deflate"}, zlib.compress(FERRY.encode())),
    "/broken": (200, {"Content-Type": "text/plain", "Content-Encoding": "deflate"}, zlib.compress(FERRY.encode())[:-9]),
    "/moved": (302, {"Location": "/text"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/local": (302, {"Location": "file:///etc/hosts"}, b""),
    "/ftp": (302, {"Location": "ftp://127.0.0.1/x"}, b""),
    "/drip": (200, {"Content-Type": "text/plain"}, b"a" * 1000),
    "/empty": (200, {"Content-Type": "text/plain"}, b""),
}


class Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = ANSWERS.get(self.path, (404, {}, b"missing"))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.path == "/drip":
            self.drip(body)
        else:
            self.wfile.write(body)

    def drip(self, body: bytes) -> None:
        """A byte now and then, until nobody listens any more."""
        with suppress(OSError):
            for byte in body:
                self.wfile.write(bytes([byte]))
                time.sleep(0.05)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.mark.parametrize("page", ["/page", "/text", "/deflated", "/moved"])
def test_pages(site: str, page: str) -> None:
    document = read(site + page)
    assert document.text == FERRY
    assert document.path == site + page


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("/missing", "the server answers 404"),
        ("/loop", "redirects too often"),
        ("/local", "to something that is not a web page"),
        ("/ftp", "to something that is not a web page"),
        ("/empty", "is empty"),
        ("/broken", "is damaged"),
    ],
)
def test_pages_that_cannot_be_read(site: str, page: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        read(site + page)
    assert "\n" not in str(caught.value)


def test_downloads_have_a_limit(site: str) -> None:
    with pytest.raises(InputError, match="larger than 20 bytes"):
        read(f"{site}/page", limits=Limits(size=20))


def test_a_download_has_a_time_in_all(site: str) -> None:
    with pytest.raises(InputError, match=r"takes more than 0\.5 seconds"):
        read(f"{site}/drip", limits=Limits(seconds=5, download=0.5))


def test_a_server_that_never_ends_its_first_lines_has_a_time_in_all() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            connection, _ = server.accept()
            with connection, suppress(OSError):
                connection.sendall(b"HTTP/1.1 200 OK\r\n")
                for number in range(1000):
                    connection.sendall(b"X-%d: a\r\n" % number)
                    time.sleep(0.05)

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        with pytest.raises(InputError, match=r"takes more than 0\.5 seconds"):
            read(f"http://127.0.0.1:{server.getsockname()[1]}/", limits=Limits(seconds=5, download=0.5))
