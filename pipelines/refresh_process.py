"""The process in which a refresh runs; only `supervisor` starts it: `python -m pipelines.refresh_process FD`.

Over the socket FD it is told what to do and tells which run begins and which is done. It shares screen and settings
with the process that started it, and ends when that one does.
"""

import json
import os
import socket
import sys
import threading
from typing import Any

import typer

from pipelines.errors import told
from pipelines.settings import Settings


def main() -> int:
    """Refresh as asked; give the exit status."""
    link = socket.socket(fileno=int(sys.argv[1]))
    asked = json.loads(link.makefile("rb").readline())
    threading.Thread(target=_end_with, args=(link,), daemon=True).start()
    # A step that an error left half way may still have the output of the process for its own log.
    with os.fdopen(os.dup(2), "w", encoding="utf-8") as screen:
        try:
            return _refresh(asked, link)
        except Exception as error:
            line, status = told(error)
            typer.echo(line, file=screen)
            return status


def _end_with(link: socket.socket) -> None:
    """Nothing more is sent: what comes is the end of the process that started this one."""
    link.recv(1)
    os._exit(1)


def _refresh(asked: dict[str, Any], link: socket.socket) -> int:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from pipelines.alerts import faults, tell
    from pipelines.instance import open_instance
    from pipelines.news import tell_news
    from pipelines.refresh import refresh
    from pipelines.summary import show

    settings = Settings(reports=asked["reports"]) if asked["reports"] else Settings()
    console = Console(highlight=False)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # Drawn between runs only: a run redirects the output of its steps to its own log.
    bar = Progress(*columns, console=console, transient=True, auto_refresh=False, disable=not console.is_terminal)
    with open_instance(settings) as instance, bar:
        task = bar.add_task("refreshing", total=None)

        def heard(event: str, run: str) -> None:
            link.sendall(json.dumps([event, run]).encode() + b"\n")

        def step(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, refresh=True)

        def say(line: str) -> None:
            console.print(line, markup=False, soft_wrap=True)

        outcome = refresh(instance, settings, say, step, heard, asked["done"], asked["given_up"])
        bar.stop()
        show(console, outcome, settings)
        if settings.alert_urls:
            console.print(f"Alerts: {tell(instance, settings, faults(instance, settings))}", markup=False)
            if news := tell_news(instance, settings):
                console.print(f"News: {news}", markup=False)
    return 1 if outcome.rejected or outcome.failed else 0


if __name__ == "__main__":
    sys.exit(main())
