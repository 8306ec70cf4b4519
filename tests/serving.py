"""A built site as a host sends it: text compressed, and kept by the browser for a day."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

# What is packed already, and gains nothing.
_PACKED = frozenset(
    (
        ".woff2",
        ".jpg",
        ".jpeg",
        ".png",
        ".webp",
        ".pagefind",
        ".pf_meta",
        ".pf_index",
        ".pf_fragment",
    )
)
_LEVEL = 6  # nginx's and Apache's usual


def is_packed(path: Path) -> bool:
    """Whether a host sends the file as it is."""
    return path.suffix in _PACKED


def on_the_wire(path: Path) -> int:
    """The size of a file as a host sends it: text compressed, pictures and letters as they are."""
    return len(path.read_bytes() if is_packed(path) else _compressed(path, path.stat().st_mtime_ns))


@lru_cache(maxsize=2_000)
def _compressed(path: Path, _changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), _LEVEL)


class Compressed(SimpleHTTPRequestHandler):
    """Sends text compressed, and lets a browser keep what it got for a day."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # a head and its body in one packet, else the next waits for the one before
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        packed = is_packed(path)
        content = path.read_bytes() if packed else _compressed(path, path.stat().st_mtime_ns)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=86400")
        if not packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)
        return None

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """What is measured is the output."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which the folder stands on loopback, for as long as the block runs."""
    with _Server(("127.0.0.1", 0), partial(Compressed, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
