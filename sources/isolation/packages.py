"""Packages of parts (DOCX, XLSX: zip files of XML) before they are opened: sizes, names and markup within limits.

Nothing is unpacked to disk, and packages inside packages are not opened. What the parts say is the business of the
readers of the formats, who also say so where a package is damaged.
"""

import zipfile
from io import BytesIO
from xml.parsers import expat

from sources import limits
from sources.document import Rejected

_PARTS = 5_000
"""Every picture is a part; the largest of the known reports has 20."""
_UNPACKED, _UNPACKED_PART = 256 * 1024**2, 64 * 1024**2
"""Bytes; results-411 has 1.2 MB of XML."""
_RATIO, _RATIO_FROM = 500, 8 * 1024**2
"""Unpacked bytes for a packed one in parts of that size or more; tables of empty cells may reach 250, a bomb 1,000."""
_ENTRY = b"PK\x01\x02"
"""What every entry of a zip file's directory begins with."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""ECMA-376 part 2 allows no other."""
_ENCRYPTED = 1
"""The bit of an entry's flags."""


def check(data: bytes, file: str) -> None:
    """Raise Rejected if a package holds more than it may, or what no program for documents writes."""
    # Counted before the directory is read: each entry of it takes half a kilobyte of memory then.
    if data.count(_ENTRY) > _PARTS:
        raise limits.rejected(file, f"more than {_PARTS:,} parts")
    try:
        package = zipfile.ZipFile(BytesIO(data))
    except zipfile.BadZipFile:
        return
    with package:
        parts = package.infolist()
        _check_directory(parts, file)
        for part in parts:
            _check_markup(package, part, file)


def _check_directory(parts: list[zipfile.ZipInfo], file: str) -> None:
    names = [part.filename for part in parts]
    for part in parts:
        name = part.filename
        if part.flag_bits & _ENCRYPTED:
            raise Rejected(file, "a locked part", "a package that opens without a password", "save it unlocked", name)
        if name.startswith("/") or "\\" in name or ".." in name.split("/") or part.compress_type not in _METHODS:
            raise Rejected(file, "a part that no office program writes", "a document", "save it anew", f"part {name!r}")
        if part.file_size > _UNPACKED_PART:
            raise limits.rejected(file, f"{part.file_size >> 20} MB unpacked", f"part {name!r}")
        if part.file_size > _RATIO_FROM and part.file_size > _RATIO * part.compress_size:
            raise limits.rejected(file, f"contents packed more than {_RATIO} times", f"part {name!r}")
    if len(set(names)) < len(names):
        raise Rejected(file, "two parts of one name", "a document", "save it anew with an office program")
    if (total := sum(part.file_size for part in parts)) > _UNPACKED:
        raise limits.rejected(file, f"{total >> 20} MB unpacked")


def _check_markup(package: zipfile.ZipFile, part: zipfile.ZipInfo, file: str) -> None:
    """Refuse document types, by which alone markup refers to files and expands entities; count elements and depth.

    What a part is, is told by trying: anything but XML fails at its first byte.
    """
    place = f"part {part.filename!r}"
    count = depth = 0

    def document_type(*_: object) -> None:
        raise Rejected(file, "a document type declaration", "markup without one", "save it anew", place)

    def start(*_: object) -> None:
        nonlocal count, depth
        count, depth = count + 1, depth + 1
        if count > limits.ELEMENTS:
            raise limits.rejected(file, f"more than {limits.ELEMENTS:,} elements", place)
        if depth > limits.DEPTH:
            raise limits.rejected(file, f"elements nested more than {limits.DEPTH} deep", place)

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = document_type
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        with package.open(part) as contents:
            parser.ParseFile(contents)
    except Rejected:
        raise
    except Exception:
        # Damaged, or no markup: whether it matters is known to the reader, who may not need the part.
        return
