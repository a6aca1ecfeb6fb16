"""The way into the `chiso` command: from its first moment on a signal ends it quietly, with exit status 130 or 143.

Nothing else belongs here: what this module imports is not yet covered. The commands are in `cli`.
"""

import signal
import sys
from types import FrameType

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interrupted(BaseException):
    """Somebody wants the program to end now; no fault, and caught by nobody but those who tidy up."""

    def __init__(self, number: int) -> None:
        self.exit_status = 128 + number
        super().__init__(signal.Signals(number).name)


def main() -> None:
    """Entry point."""
    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN or number != signal.SIGHUP:  # `nohup` is respected
            signal.signal(number, _interrupt)
    try:
        from pipelines.cli import app

        app()
    except Interrupted as error:
        for number in ENDING:
            signal.signal(number, signal.SIG_IGN)
        sys.exit(error.exit_status)


def _interrupt(number: int, _frame: FrameType | None) -> None:
    raise Interrupted(number)


if __name__ == "__main__":
    main()
