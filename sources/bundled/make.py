"""Makes the bundled reports: `python -m sources.bundled.make [--to DIR]`.

Only the order of work belongs here; what the reports say is in `content`, how each format looks in the `to_*` modules.
The same content gives the same bytes, whatever the clock says.
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import yaml

from sources.bundled.content import Report, load_reports
from sources.bundled.to_docx import to_docx
from sources.bundled.to_html import to_html
from sources.bundled.to_pdf import to_pdf
from sources.bundled.to_text import to_text

REPORTS = Path(__file__).with_name("reports")
_WRITERS: dict[str, Callable[[Report], bytes]] = {"pdf": to_pdf, "docx": to_docx, "html": to_html, "txt": to_text}
_ENTRY = ("file", "id", "title", "issuer", "number", "issued_on", "kind", "year")


def make(folder: Path = REPORTS) -> tuple[Path, ...]:
    """Write every bundled report and their catalogue into the folder; return the paths of the reports."""
    folder.mkdir(parents=True, exist_ok=True)
    reports = load_reports()
    for report in reports:
        (folder / report.file).write_bytes(_WRITERS[report.format](report))
    entries = [{name: getattr(report, name) for name in _ENTRY} for report in reports]
    catalogue = yaml.safe_dump({"reports": entries}, allow_unicode=True, sort_keys=False, width=120)
    (folder / "catalogue.yaml").write_text(f"# Made by sources/bundled/make.py from content/.\n{catalogue}", "utf-8")
    return tuple(folder / report.file for report in reports)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m sources.bundled.make", description="Make the bundled reports.")
    parser.add_argument("--to", type=Path, default=REPORTS, help="folder to write into (default: %(default)s)")
    for path in make(parser.parse_args(arguments).to):
        print(f"{path.stat().st_size:>8}  {path.name}")


if __name__ == "__main__":
    main()
