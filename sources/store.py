"""Folders and stores of files, local, S3-compatible or HTTP, through fsspec: what is there, what changed, the bytes.

Which of the files are reports, and what they are, does not belong here.
"""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any
from urllib.parse import unquote

from sources.document import Rejected, Unavailable

STAMPS = ("ETag", "Content-MD5", "Digest", "Last-Modified", "LastModified", "mtime")
"""What stores say of a file's content or its last change, in the words of their fsspec implementations."""
SETTLED_SECONDS = 2.0
"""A local file that was written this recently may be written again within the same tick of the clock."""
QUESTIONS_AT_A_TIME = 16
"""A server that lists only names is asked about each file."""


class Missing(Rejected):
    """A file that is not there."""


@dataclass(frozen=True)
class File:
    """A file of a folder or store."""

    name: str
    stamp: str | None
    """The same while the content is the same, as far as the store can tell; None where it cannot."""


def files(location: str) -> dict[str, File]:
    """Give the files of a folder by name, in order, hidden ones left out.

    Raises Rejected if there is no such folder, Unavailable if the store does not answer.
    """
    with answering(location):
        store, folder = _open(location)
        store.invalidate_cache()
        try:
            found = store.ls(folder, detail=True)
        except (FileNotFoundError, NotADirectoryError) as error:
            missing = Rejected(location, "no such folder", "a folder of reports", "check the location")
            raise _missing(error, missing) from error
        entries = {_name(item["name"], store): item for item in found if item["type"] == "file"}
        names = sorted(name for name in entries if name and not name.startswith((".", "?")))
        if entries and not any(stamp in item for item in entries.values() for stamp in STAMPS):
            with ThreadPoolExecutor(QUESTIONS_AT_A_TIME) as pool:
                entries |= zip(names, pool.map(lambda name: store.info(entries[name]["name"]), names), strict=True)
    return {name: File(name, _stamp(entries[name])) for name in names}


def fetch(location: str, file: str, largest: int, too_large: Callable[[str, int], Rejected]) -> bytes:
    """Fetch the bytes of one file; Missing if it is not there, Rejected if it is larger than `largest` bytes.

    Raises Unavailable if the store does not answer.
    """
    with answering(location):
        store, folder = _open(location)
        path = f"{folder.rstrip('/')}/{file}"
        try:
            size = store.size(path)
            if size and size > largest:
                raise too_large(file, size)
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
    except Exception as error:
        said = " ".join(str(error).split()) or type(error).__name__
        remedy = "it is tried again; check the address, the network and the credentials"
        raise Unavailable(location, said, remedy) from error


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
