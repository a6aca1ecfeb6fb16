"""Whom the pages of `chiso explore` answer, and which of Datasette's own pages they keep to themselves."""

import asyncio
from typing import Any

import pytest

from pipelines.explore.guard import guarded


def status(path: str, host: str, serving: str = "127.0.0.1") -> int:
    """The status of what a browser gets that believes to be at a host."""
    sent: list[Any] = []

    async def pages(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "path": path, "headers": [(b"host", host.encode())]}
    asyncio.run(guarded(pages, serving)(scope, None, send))  # type: ignore[arg-type]
    return sent[0]["status"]


@pytest.mark.parametrize("host", ["127.0.0.1:8001", "localhost:8001", "[::1]:8001", "10.0.0.7", "LOCALHOST"])
def test_this_machine_is_answered_under_its_addresses_and_names(host: str) -> None:
    assert status("/chiso/observations", host) == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8001", "localhost.evil.example", "", "[::1"])
def test_a_name_that_somebody_else_gave_this_address_is_not(host: str) -> None:
    assert status("/chiso/observations", host) == 421


def test_the_name_that_it_was_told_to_listen_to_is_answered() -> None:
    assert status("/", "reports.example:8001", serving="reports.example") == 200


@pytest.mark.parametrize("page", ["databases.json", "metadata", "settings.json", "plugins", "versions"])
def test_pages_that_tell_paths_of_this_machine_are_not_there(page: str) -> None:
    assert status(f"/-/{page}", "127.0.0.1") == 404
    assert status("/-/cell/O6e77d529f049d87a", "127.0.0.1") == 200
