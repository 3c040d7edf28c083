"""A gate before the live server, to stop its answers half-way."""

import subprocess
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Gate(ThreadingHTTPServer):
    """Stands before the site and can stop an answer half-way."""

    daemon_threads = True
    closed_for = ""
    open_for = 0

    def __init__(self, site: str) -> None:
        super().__init__(("localhost", 0), Relay)
        self.site = site
        self.address = f"http://localhost:{self.server_port}"
        self.asked: list[str] = []
        self.stopped, self.released = threading.Event(), threading.Event()

    def kill_at(self, name: str, process: "subprocess.Popen[str]", after: int = 0) -> None:
        """Kill a program in the middle of an answer, after some that were whole."""
        self.closed_for, self.open_for = name, after
        assert self.stopped.wait(timeout=60)
        process.kill()
        process.wait()
        self.closed_for = ""
        self.released.set()
        self.stopped, self.released = threading.Event(), threading.Event()


class Relay(BaseHTTPRequestHandler):
    server: Gate

    def do_GET(self) -> None:
        gate = self.server
        gate.asked.append(self.path)
        with urllib.request.urlopen(gate.site + self.path) as answer:
            body = answer.read()
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.headers["Content-Type"])
        self.end_headers()
        if gate.closed_for and f"/{gate.closed_for}" in self.path:
            gate.open_for -= 1
            if gate.open_for < 0:
                self._stop_half_way(body)
                return
        self.wfile.write(body)

    def _stop_half_way(self, body: bytes) -> None:
        gate, released = self.server, self.server.released
        self.wfile.write(body[: len(body) // 2])
        self.wfile.flush()
        gate.stopped.set()
        released.wait(timeout=60)

    def log_message(self, *_arguments: Any) -> None:
        pass


@contextmanager
def gate(site: str) -> Iterator[Gate]:
    with Gate(site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
