"""A service that alerts are sent to: it takes what Apprise posts to a `json://` address, or refuses it."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Endpoint:
    """What came in, and whether it is taken."""

    url: str
    answers: int = 200
    bodies: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All bodies in turn."""
        return "\n".join(self.bodies)


@contextmanager
def endpoint(credentials: str = "") -> Iterator[Endpoint]:
    """An endpoint on a free port; `credentials` stand before the host in its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if taken.answers == 200:
                taken.bodies.append(f"{body['title']}\n{body['message']}")
            self.send_response(taken.answers)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    taken = Endpoint(f"json://{credentials}127.0.0.1:{server.server_port}/")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield taken
    server.shutdown()
    server.server_close()
