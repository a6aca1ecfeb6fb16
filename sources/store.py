"""Folders and stores of files, local, S3-compatible or HTTP, through fsspec: what is there, what changed, the bytes.

Which of the files are reports, and what they are, does not belong here.
"""

import errno
import os
import stat
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import unquote

from sources.document import Rejected, Unavailable

STAMPS = ("ETag", "Content-MD5", "Digest", "Last-Modified", "LastModified", "mtime")
"""What stores say of a file's content or its last change, in the words of their fsspec implementations."""
SETTLED_SECONDS = 2.0
"""A local file that was written this recently may be written again within the same tick of the clock."""
SETTLED_ERRORS = {
    errno.ENAMETOOLONG: "give it a shorter name",
    errno.EISDIR: "name a file",
    errno.ENOTDIR: "name a folder",
    errno.ELOOP: "take the links out that lead to themselves",
    errno.EROFS: "name a place that can be written to",
}
"""What an operating system says that is the same at every try, and what to do about it."""
FOLDER = "a folder"
"""The fault of a name that is a folder's."""
QUESTIONS_AT_A_TIME = 16
"""A server that lists only names is asked about each file."""


class Missing(Rejected):
    """A file that is not there."""


class NotAFile(Rejected):
    """Something else under the name of a file: a folder, a pipe."""


@dataclass(frozen=True)
class File:
    """An entry of a folder or store under a name of its own."""

    name: str
    """As it can be printed: bytes that are no UTF-8 are escaped."""
    stamp: str | None = None
    """The same while the content is the same, as far as the store can tell; None where it cannot."""
    fault: str | None = None
    """Why there is nothing to read under the name, in words; None for a file."""


def files(location: str) -> dict[str, File]:
    """Give what a folder or store holds by name, in order, hidden ones left out; of folders only itself.

    Whatever has a name is there, with its fault where it is no file that can be read. Raises Rejected if there is no
    such folder, Unavailable if the store does not answer.
    """
    with answering(location):
        store, folder = _open(location)
        missing = Rejected(location, "no such folder", "a folder of reports", "check the location")
        found = _of_folder(Path(folder), missing) if "file" in store.protocol else _of_store(store, folder, missing)
    return {each.name: each for each in sorted(found, key=lambda each: each.name) if not each.name.startswith(".")}


def _of_folder(folder: Path, missing: Rejected) -> list[File]:
    """Look into a folder of this machine, whose entries may be anything that bears a name."""
    if folder.is_file():
        raise Rejected(str(folder), "a file", "a folder of reports", f"name its folder: {folder.parent}")
    try:
        with os.scandir(folder) as entries:
            return [_entry(entry, folder) for entry in entries]
    except (FileNotFoundError, NotADirectoryError) as error:
        raise missing from error


def _entry(entry: "os.DirEntry[str]", folder: Path) -> File:
    name = entry.name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    if name != entry.name:
        return File(name, fault="a name that is not UTF-8")
    try:
        target = Path(entry.path).resolve(strict=True)
        found = target.stat()
    except (OSError, RuntimeError):
        return File(name, fault="a link that leads nowhere" if entry.is_symlink() else "an entry that cannot be read")
    if stat.S_ISDIR(found.st_mode):
        return File(name, fault=FOLDER)
    if not stat.S_ISREG(found.st_mode):
        return File(name, fault="a pipe, a socket or a device")
    if not target.is_relative_to(folder.resolve()):
        return File(name, fault=f"a link that leads out of the folder, to {target}")
    # The time of change cannot be set by hand, and another file in its place has another number.
    if time.time() - max(found.st_mtime, found.st_ctime) < SETTLED_SECONDS:
        return File(name)
    return File(name, f"{found.st_mtime_ns}:{found.st_ctime_ns}:{found.st_ino}:{found.st_size}")


def _of_store(store: Any, folder: str, missing: Rejected) -> list[File]:
    store.invalidate_cache()
    try:
        listed = store.ls(folder, detail=True)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise _missing(error, missing) from error
    # A web page has links that are no files: those for sorting begin with a question mark.
    entries = {_name(item["name"], store): item for item in listed if item["type"] == "file"}
    names = [name for name in entries if name and not name.startswith("?")]
    if entries and not any(stamp in item for item in entries.values() for stamp in STAMPS):
        with ThreadPoolExecutor(QUESTIONS_AT_A_TIME) as pool:
            entries |= zip(names, pool.map(lambda name: store.info(entries[name]["name"]), names), strict=True)
    return [File(name, _stamp(entries[name])) for name in names]


def fetch(location: str, file: str, largest: int, too_large: Callable[[str, int], Rejected]) -> bytes:
    """Fetch the bytes of one file; Missing if it is not there, Rejected if it is larger than `largest` bytes.

    Raises Unavailable if the store does not answer.
    """
    with answering(location):
        store, folder = _open(location)
        path = f"{folder.rstrip('/')}/{file}"
        try:
            found = store.info(path)
            if found["type"] != "file":
                raise NotAFile(file, "no file", "a file", "put the file itself there")
            if found["size"] and found["size"] > largest:
                raise too_large(file, found["size"])
            return bytes(store.cat_file(path))
        except FileNotFoundError as error:
            missing = Missing(file, "no such file", f"a file in {location}", "check the name and the folder")
            raise _missing(error, missing) from error
        except PermissionError as error:
            raise Rejected(file, "no right to read it", "a readable file", "change its rights") from error


def _open(location: str) -> tuple[Any, str]:
    from fsspec.core import url_to_fs

    try:
        store, folder = url_to_fs(location)
    except (ValueError, ImportError) as error:
        raise Rejected(location, str(error), "a folder or an fsspec URL", "check the location") from error
    return store, folder


@contextmanager
def answering(location: str) -> Iterator[None]:
    """Tell a store that does not answer, which may pass, from what is settled: everything else that it says is."""
    try:
        yield
    except (Rejected, Unavailable):
        raise
    except PermissionError as error:
        raise Rejected(location, "no right to use it", "a store that is open to us", "change the rights") from error
    except OSError as error:
        if error.errno in SETTLED_ERRORS:
            file = str(error.filename or location)
            raise Rejected(file, str(error.strerror), "what can be used", SETTLED_ERRORS[error.errno]) from error
        raise _unavailable(location, error) from error
    except Exception as error:
        raise _unavailable(location, error) from error


def _unavailable(location: str, error: Exception) -> Unavailable:
    said = " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Unavailable(location, said, "make room on the disk; it is tried again")
    return Unavailable(location, said, "it is tried again; check the address, the network and the credentials")


def _missing(error: OSError, missing: Rejected) -> Exception:
    """Believe a "not found" that the store itself says.

    The HTTP store says it also where nothing was reached; the cause tells the two apart.
    """
    cause = error.__cause__
    return missing if cause is None or getattr(cause, "status", None) in (404, 410) else ConnectionError(str(cause))


def _name(path: str, store: Any) -> str:
    """Give the file's own name; addresses are percent-encoded, other stores' paths are not."""
    name = PurePath(path).name
    return unquote(name) if "http" in store.protocol else name


def _stamp(item: dict[str, Any]) -> str | None:
    """Give what the store says of the content, with the size, or None where it says nothing to rely on."""
    said = [str(item[name]) for name in STAMPS if item.get(name)]
    if not said or time.time() - item.get("mtime", 0) < SETTLED_SECONDS:
        return None
    return ":".join([*said, str(item.get("size"))])
