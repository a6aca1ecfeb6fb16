"""Results as a file and as tables: `results.json`, what is printed, and the part of the README made of it."""

import json
import os
import platform
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks.record import PROJECT, Record

FILE = Path(__file__).with_name("results.json")
README = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- made by `python -m benchmarks --table` -->\n", "<!-- end of what is made -->\n"
LIBRARIES = (
    "dagster", "great-expectations", "pandas", "sqlalchemy", "pdfplumber", "pypdfium2", "rapidfuzz", "psycopg",
    "tablers", "camelot-py", "pandera",
)  # fmt: skip
HEADER = ("benchmark", "subject", "chiso", "unit", "alternative", "its value", "ratio", "limit", "")


def machine() -> dict[str, Any]:
    """Describe what the results were measured on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "memory_gib": round(memory),
        "python": platform.python_version(),
        "libraries": {name: found for name in LIBRARIES if (found := _version(name))},
    }


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def commit() -> str:
    """The commit that was measured, marked where what is measured differs from it."""
    head = _git("rev-parse", "--short=10", "HEAD")
    changed = _git("status", "--porcelain", "--untracked-files=no", "--", ":!benchmarks", ":!docs", ":!tests")
    return f"{head}, changed" if changed else head


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=PROJECT, capture_output=True, text=True, check=True).stdout.strip()


def keep(name: str, records: Iterable[Record], file: Path = FILE) -> None:
    """Put the records of a benchmark in the place of its earlier ones; results of another machine are dropped."""
    results = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    here = machine()
    others = results.get("benchmarks", {}) if results.get("machine") == here else {}
    measured = {
        "commit": commit(),
        "load": round(os.getloadavg()[2], 1),
        "records": [asdict(record) | {"ok": record.ok} for record in records],
    }
    made = {"machine": here, "benchmarks": dict(sorted((others | {name: measured}).items()))}
    file.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def stored(file: Path = FILE) -> Iterator[tuple[str, Record]]:
    """Give the records of the file with the names of their benchmarks."""
    for name, measured in json.loads(file.read_text(encoding="utf-8"))["benchmarks"].items():
        for given in measured["records"]:
            yield name, Record(**{field: value for field, value in given.items() if field != "ok"})


def lines(records: Iterable[tuple[str, Record]]) -> Iterator[Sequence[str]]:
    """Give the cells of each record."""
    for name, record in records:
        yield (
            name,
            record.subject if record.size is None else f"{record.subject}, {record.size:,}",
            number(record.value),
            record.unit,
            record.alternative or "",
            number(record.alternative_value),
            number(record.ratio),
            number(record.limit),
            "" if record.limit is None else "kept" if record.ok else "beyond",
        )


def number(value: float | None) -> str:
    """Three digits are enough to tell a change from noise."""
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def printed(records: Iterable[tuple[str, Record]]) -> str:
    """One table in columns."""
    rows = [HEADER, *lines(records)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def table(file: Path = FILE) -> str:
    """The table of the README."""
    results = json.loads(file.read_text(encoding="utf-8"))
    where = results["machine"]
    libraries = ", ".join(f"{name} {found}" for name, found in where["libraries"].items())
    commits = sorted({measured["commit"] for measured in results["benchmarks"].values()})
    loads = [measured["load"] for measured in results["benchmarks"].values()]
    rows = [HEADER, tuple("---" for _ in HEADER), *lines(stored(file))]
    return "\n".join(
        [
            f"{where['system']}, {where['cores']} cores, {where['memory_gib']} GiB, Python {where['python']}; "
            f"{libraries}. Measured at {', '.join(commits)}, while {min(loads):g} to {max(loads):g} "
            "processes wanted a core: limits on the clock presuppose that nothing else does.",
            "",
            *(f"| {' | '.join(row)} |" for row in rows),
            "",
        ]
    )


def with_table(text: str, made: str) -> str:
    """Put the table in its place in the README."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + made + END + after
