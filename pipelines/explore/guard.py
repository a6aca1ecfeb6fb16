"""What stands before the pages: whom they answer, and which of Datasette's own pages are nobody's business.

The pages ask for no password, since they listen to this machine only. A page of the web must not come at them all the
same by giving its own name the address 127.0.0.1 (DNS rebinding): the browser then says that name as the host.
"""

import ipaddress
import re
import socket
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

INTERNAL = re.compile(
    r"/-/(actor|allow-debug|config|databases|metadata|permissions|plugins|settings|threads|versions)\b"
)
"""Pages for those who run Datasette: they tell paths of this machine and versions of programs."""


def guarded(app: App, host: str) -> App:
    """Let through what is asked of this machine, by an address or by one of its names; `host` is one of them."""
    names = {host, "localhost", socket.gethostname(), socket.getfqdn()}

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        asked = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
        if not _is_here(asked, names):
            await _refuse(send, 421, "This host is not served here; use http://127.0.0.1 and the port.")
        elif INTERNAL.match(scope["path"]):
            await _refuse(send, 404, "No such page.")
        else:
            await app(scope, receive, send)

    return guard


def _is_here(host: str, names: set[str]) -> bool:
    """An address cannot be given away by a name server; a name can."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    with suppress(ValueError):
        ipaddress.ip_address(name)
        return True
    return name in names


async def _refuse(send: Send, status: int, text: str) -> None:
    body = text.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
