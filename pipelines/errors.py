"""What becomes of an error that ends a command: one line with its remedy, and an exit status; never a traceback.

Every command goes through `told`, so that no error has to be foreseen where it is raised.
"""

import errno
import tempfile
import traceback
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from sources.document import Rejected, Unavailable

REMEDIES = {
    errno.ENOSPC: "make room on the disk and run it again",
    errno.EDQUOT: "make room within the quota and run it again",
    errno.EACCES: "change its rights, or name another place (`chiso settings` shows all places)",
    errno.EPERM: "change its rights, or name another place (`chiso settings` shows all places)",
    errno.EROFS: "name a place that can be written to (`chiso settings` shows all places)",
    errno.ENOTDIR: "a file stands where a folder is needed: move it, or name another place",
    errno.EEXIST: "a file stands where a folder is needed: move it, or name another place",
    errno.EISDIR: "a folder stands where a file is needed: move it, or name another place",
    errno.ENOENT: "check the path",
    errno.ENAMETOOLONG: "give it a shorter name",
    errno.EMFILE: "let the process have more open files (`ulimit -n`)",
}
ELSE = "see what the system says of that place, and run it again"


def told(error: Exception) -> tuple[str, int]:
    """Give the line that says what happened and what to do, and the exit status (1, and 2 for wrong use)."""
    if isinstance(error, Rejected):
        return f"rejected: {error}", getattr(error, "exit_status", 1)
    if isinstance(error, Unavailable):
        return f"failed: {error}", 1
    if isinstance(error, MemoryError):
        return "failed: there is no memory left; end other programs, or give this one more, and run it again", 1
    if isinstance(error, OSError) and error.errno is not None:
        place = f"{error.filename}: " if error.filename else ""
        return f"failed: {place}{error.strerror}; {REMEDIES.get(error.errno, ELSE)}", 1
    from warehouse.database import fault_of

    if fault := fault_of(error):
        return f"failed: {fault}", 1
    said = " ".join(str(error).split())[:300]
    return f"failed: {type(error).__name__}: {said}; a fault of chiso: report it with {_kept(error)}", 1


def _kept(error: Exception) -> str:
    """Keep what the programmers need in a file, and name it."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="chiso-", suffix=".traceback", delete=False, encoding="utf-8"
        ) as file:
            file.writelines(traceback.format_exception(error))
    except OSError:
        return "what was done before it"
    return str(Path(file.name))


class OneLineErrors(TyperGroup):
    """All commands: an error that ends one is told in one line (`pipelines.errors`)."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except (TyperException, typer.Exit, typer.Abort, BrokenPipeError):
            raise  # wrong use, an end as meant, a reader who has seen enough
        except Exception as error:
            line, status = told(error)
            typer.echo(line, err=True)
            raise typer.Exit(status) from error
