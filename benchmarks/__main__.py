"""Run the benchmarks: `python -m benchmarks [--only NAME …] [--full]`, and `--table` to write the README's table.

Prints one table, keeps the records in `results.json` and ends with exit status 1 where a limit is not kept.
"""

import argparse
import sys
from importlib import import_module
from pkgutil import iter_modules

from benchmarks import measures
from benchmarks.picture import PICTURE, picture
from benchmarks.results import README, keep, printed, stored, table, with_table

NAMES = tuple(module.name for module in iter_modules(measures.__path__))


def main() -> int:
    """Run what is asked for; 1 beyond a limit."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--only", nargs="+", choices=NAMES, default=NAMES, metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--full", action="store_true", help="the largest sizes: an hour more")
    parser.add_argument("--table", action="store_true", help="write the README's table, measure nothing")
    asked = parser.parse_args()
    if asked.table:
        README.write_text(with_table(README.read_text(encoding="utf-8"), table()), encoding="utf-8")
        PICTURE.write_text(picture(stored()), encoding="utf-8")
        return 0
    found = []
    for name in asked.only:
        print(f"{name} …", file=sys.stderr, flush=True)
        module = import_module(f"benchmarks.measures.{name}")
        measure = getattr(module, "in_full", module.measure) if asked.full else module.measure
        records = list(measure())
        keep(name, records)
        found += [(name, record) for record in records]
    print(printed(found))
    return int(not all(record.ok for _, record in found))


if __name__ == "__main__":
    sys.exit(main())
