"""Files as a bad disk, a broken transfer or a careless tool leaves them."""

import io
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from pipelines.settings import PROJECT

BUNDLED = PROJECT / "sources" / "bundled" / "reports"
BLOCK = 512


def cut(data: bytes, by: random.Random) -> bytes:
    """Broken off."""
    return data[: by.randrange(len(data))]


def flipped(data: bytes, by: random.Random) -> bytes:
    """One to eight bits turned."""
    changed = bytearray(data)
    for _ in range(by.randint(1, 8)):
        changed[by.randrange(len(data))] ^= 1 << by.randrange(8)
    return bytes(changed)


def blanked(data: bytes, by: random.Random) -> bytes:
    """A block of zeroes, as of a disk that lost it."""
    begin = by.randrange(len(data))
    return data[:begin] + bytes(min(BLOCK, len(data) - begin)) + data[begin + BLOCK :]


def doubled(data: bytes, by: random.Random) -> bytes:
    """A block written twice."""
    begin = by.randrange(len(data))
    return data[: begin + BLOCK] + data[begin:]


def dropped(data: bytes, by: random.Random) -> bytes:
    """A block left out."""
    begin = by.randrange(len(data))
    return data[:begin] + data[begin + BLOCK :]


def swapped(data: bytes, by: random.Random) -> bytes:
    """Its halves about a random place changed with each other."""
    place = by.randrange(len(data))
    return data[place:] + data[:place]


def as_text(data: bytes, _by: random.Random) -> bytes:
    """Carried over as text: every line end by itself, every byte beyond ASCII replaced."""
    return data.replace(b"\n", b"\r\n").decode("ascii", "replace").encode()


def followed(data: bytes, by: random.Random) -> bytes:
    """Something else behind its end."""
    return data + by.randbytes(by.randint(1, 4 * BLOCK))


WAYS: Sequence[Callable[[bytes, random.Random], bytes]] = (
    cut,
    flipped,
    blanked,
    doubled,
    dropped,
    swapped,
    as_text,
    followed,
)


SHEET = (
    ("STT", "Chỉ tiêu", "Đơn vị", "Năm 2021", "Năm 2022"),
    (1, "Số hộ nghèo", "hộ", 1250, 1100),
    (2, "Tỷ lệ hộ nghèo", "%", 4.5, 3.9),
)
"""What the workbooks hold, which are not among the bundled reports."""


def _xlsx() -> bytes:
    import openpyxl

    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet: Any = book.active
    for row in SHEET:
        sheet.append(row)
    book.save(out)
    return out.getvalue()


def _xls() -> bytes:
    import xlwt

    book, out = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("Biểu 1")
    for at, row in enumerate(SHEET):
        for column, value in enumerate(row):
            sheet.write(at, column, value)
    book.save(out)
    return out.getvalue()


def whole_files(smallest: bool) -> list[tuple[str, bytes]]:
    """Ending and bytes of whole reports of every format; of each the smallest only where time is short."""
    found: dict[str, list[bytes]] = {}
    for path in sorted(BUNDLED.iterdir(), key=lambda path: path.stat().st_size):
        if path.suffix != ".yaml":
            found.setdefault(path.suffix, []).append(path.read_bytes())
    found |= {".xlsx": [_xlsx()], ".xls": [_xls()]}
    return [(ending, data) for ending, all_of_it in found.items() for data in all_of_it[: 1 if smallest else None]]


def write(folder: Path, count: int, by: random.Random, smallest: bool) -> list[str]:
    """Write so many damaged reports, formats and ways in turn; give their names, which tell how each came about."""
    names = []
    whole = whole_files(smallest)
    for number in range(count):
        (ending, data), way = whole[number % len(whole)], WAYS[(number + number // len(whole)) % len(WAYS)]
        name = f"hong-{number:03}-{way.__name__.replace('_', '-')}-2022{ending}"
        (folder / name).write_bytes(way(data, by))
        names.append(name)
    return names
