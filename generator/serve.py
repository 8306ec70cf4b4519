"""Build, show on this machine alone, build again on each change, reload the page."""

import threading
from collections.abc import Callable, Iterable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import watchfiles

from generator.failure import Failure

_HOST = "127.0.0.1"
_SCRIPT = "/__reload.js"
_STATE = "/__reload"
# Asks for the build's number until it changes. A file of its own: pages allow no inline script.
_RELOAD = b"""let was;
const ask = async () => {
  try {
    const now = await (await fetch("/__reload", { cache: "no-store" })).text();
    if (was !== undefined && now !== was) location.reload();
    was = now;
  } catch { /* the server is away: ask again */ }
  setTimeout(ask, 700);
};
ask();
"""


class _Builds:
    """How many builds have gone well."""

    def __init__(self) -> None:
        self.number = 1


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: object, builds: _Builds, directory: str) -> None:
        self._builds = builds
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path == _STATE:
            return self._send(str(self._builds.number).encode(), "text/plain")
        if self.path == _SCRIPT:
            return self._send(_RELOAD, "text/javascript")
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.split("?")[0].endswith("/"):
            path /= "index.html"
        if path.suffix == ".html" and path.is_file():
            return self._send(self._with_script(path), "text/html; charset=utf-8")
        if not path.exists():
            missing = Path(self.directory) / "404.html"
            if missing.is_file():
                return self._send(missing.read_bytes(), "text/html; charset=utf-8", 404)
        return super().do_GET()

    def _with_script(self, path: Path) -> bytes:
        tag = f'<script type="module" src="{_SCRIPT}"></script></body>'.encode()
        return path.read_bytes().replace(b"</body>", tag)

    def _send(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing of each request."""


def serve(
    site: Path,
    port: int,
    watched: Iterable[Path],
    rebuild: Callable[[], bool],
    say: Callable[[str], None],
    stop: threading.Event | None = None,
) -> None:
    """Serve `site` on loopback until interrupted, calling `rebuild` on each change below `watched`.

    Args:
        site: the built site.
        port: 0 takes any that is free.
        watched: folders and files.
        rebuild: builds again, and says whether it went well.
        say: tells the person where to look.
        stop: ends the watch, for tests.

    Raises:
        Failure: the port is taken.
    """
    builds = _Builds()
    handler = partial(_Handler, builds=builds, directory=str(site))
    try:
        server = ThreadingHTTPServer((_HOST, port), handler)
    except OSError as error:
        raise Failure(
            f"port {port} cannot be used: {error.strerror}; try --port with another"
        ) from error
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(f"Look at http://{_HOST}:{server.server_address[1]}/ (Ctrl+C ends it)")
    try:
        for _ in watchfiles.watch(
            *(p for p in watched if p.exists()), stop_event=stop, raise_interrupt=False
        ):
            if rebuild():
                builds.number += 1
                say("Built again; the page reloads.")
    finally:
        server.shutdown()
        server.server_close()
