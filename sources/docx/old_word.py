"""Word files from before DOCX (DOC, and RTF by that name) as DOCX, by LibreOffice where it is installed.

How a DOCX is read is the business of `reader`. Workbooks from before XLSX are read without it (`xls`).
"""

import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sources.document import Rejected
from sources.limits import SECONDS_OF_A_PICTURE, Watch

REMEDY = "save it as DOCX, or install LibreOffice (Debian: libreoffice-writer-nogui) and read it again"
_SECONDS = SECONDS_OF_A_PICTURE - 10
"""After which LibreOffice is stopped, so that it is told from a file that takes too long."""


@cache
def office() -> str | None:
    """Path of LibreOffice, or None."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def as_docx(data: bytes, file: str, watch: Watch) -> bytes:
    """Give the bytes of an old Word file as those of a DOCX; Rejected where LibreOffice is missing or fails."""
    program = office()
    if program is None:
        raise Rejected(file, "a Word file from before 2007", "a DOCX file", REMEDY)
    # Starting LibreOffice takes as long as recognising a page, and the file is given the same time for it.
    watch.picture(0)
    with TemporaryDirectory() as folder:
        old = Path(folder, "old.doc")
        old.write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        try:
            subprocess.run(  # noqa: S603 (the program found on the path, fixed arguments)
                [
                    *(program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"),
                    *("--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, str(old)),
                ],
                capture_output=True,
                check=True,
                timeout=_SECONDS,
            )
            return Path(folder, "old.docx").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise Rejected(
                file, f"a Word file that LibreOffice does not open ({type(error).__name__})", "a DOCX file", REMEDY
            ) from error
