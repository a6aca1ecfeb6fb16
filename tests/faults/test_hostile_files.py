"""Whatever a file does, its reading ends as stated, nothing is left behind, and the next file is read as ever."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from pipelines.settings import PROJECT
from sources import reader
from sources.document import Document, Rejected
from tests.faults import made
from tests.faults.conftest import children

BUNDLED = PROJECT / "sources" / "bundled" / "reports"


def rejection(data: bytes, name: str) -> Rejected:
    with pytest.raises(Rejected) as caught:
        reader.read(data, name)
    error = caught.value
    assert error.file == name
    assert all((error.place, error.found, error.expected, error.remedy))
    assert "\n" not in str(error)
    return error


@pytest.mark.parametrize(
    ("name", "place", "found"),
    [
        ("packed-bomb.pdf", "page 1", "contents that end the process"),  # PDFium aborts when memory is refused
        ("many-characters.pdf", "page 1", "bytes of drawing operators"),
        ("many-operators.pdf", "page 1", "drawing operators"),
        ("many-paths.pdf", "page 1", "drawn paths"),
        ("many-cells.pdf", "page 1", "crossings"),
        ("deep-array.pdf", "file", "no text"),
        ("pages-in-themselves.pdf", "file", "no pages"),
        ("one-page-often.pdf", "file", "500,000 pages"),
        ("bomb.docx", "part 'word/more.xml'", "300 MB"),
        ("small-bombs.docx", "file", "400 MB"),
        ("many-parts.docx", "file", "5,000 parts"),
        ("climbing.docx", "part '../../climbed.xml'", "no office program"),
        ("entities.docx", "part 'word/document.xml'", "document type"),
        ("external-entity.docx", "part 'word/document.xml'", "document type"),
        ("deep.docx", "part 'word/document.xml'", "nested"),
        ("endless-table.docx", "part 'word/document.xml'", "elements"),
        ("deep.html", "file", "nested"),
        ("endless-table.html", "file", "tags"),
        ("wide-cells.html", "file", "cells"),
        ("nul.html", "byte", "NUL"),
        ("endless-table.txt", "file", "lines"),
        ("nul.txt", "byte 5000", "NUL"),
        ("noise.txt", "file", "unknown bytes"),
    ],
)
def test_files_that_grow_without_end_are_rejected_by_name_and_place(name: str, place: str, found: str) -> None:
    error = rejection(made.FILES[name](), name)
    assert error.place.startswith(place)
    assert found in error.found


@pytest.mark.parametrize("name", ["entities.html", "external-entity.html", "package-in-package.docx", "one-line.txt"])
def test_what_is_harmless_in_a_format_is_read(name: str) -> None:
    document = reader.read(made.FILES[name](), name)
    text = " ".join(block.text for block in document.blocks if block.type == "paragraph")
    assert made.SENTENCE in text
    assert "haha" not in text
    hostname = Path("/etc/hostname")
    assert not hostname.exists() or hostname.read_text().strip() not in text


def test_a_page_that_would_never_end_is_left_out_and_the_others_are_read() -> None:
    document = reader.read(made.good_and_bad_pages(), "a.pdf")
    assert [block.text for block in document.blocks if block.type == "paragraph"] == [
        "Ket qua nam 2022 dat 50%.",
        "Ket qua nam 2023 dat 60%.",
    ]
    assert document.pages == 3
    (note,) = document.notes
    assert note.startswith("page 2: left out: ")  # by the number of drawn things or by the time, whichever comes first


def test_a_locked_part_and_a_name_that_two_parts_have() -> None:
    def doubled(package) -> None:
        with pytest.warns(UserWarning, match="Duplicate name"):
            package.writestr("word/document.xml", "<a/>")

    assert rejection(made.docx(more=doubled), "a.docx").found == "two parts of one name"
    whole = made.docx()
    # Bit 0 of the flags, eight bytes into the directory's first entry (APPNOTE.TXT 4.4.4).
    place = whole.index(b"PK\x01\x02") + 8
    assert rejection(whole[:place] + b"\x01" + whole[place + 1 :], "a.docx").found == "a locked part"


@pytest.mark.parametrize(
    "name", ["2024-summary-gdp-share.pdf", "2022-summary-growth.docx", "2021-summary-results.html"]
)
def test_broken_off_and_rotten_copies_of_a_report_end_as_stated(name: str) -> None:
    """The whole count, 50 and 200 of each, is that of `tests/faults/campaign/hostile.py`."""
    data = (BUNDLED / name).read_bytes()
    for what, damaged in (*made.cut(data, 10), *made.flipped(data, 20)):
        outcome: Document | Rejected
        try:
            outcome = reader.read(damaged, name)
        except Rejected as error:
            outcome = error
        # Anything else that is raised fails the test.
        assert outcome.file == name, what


def test_a_report_after_a_hostile_one_is_read_as_before() -> None:
    path = BUNDLED / "2024-summary-gdp-share.pdf"
    before = reader.read(path)
    rejection(made.packed_bomb(), "bomb.pdf")
    assert reader.read(path) == before


def test_threads_read_at_the_same_time() -> None:
    found: dict[str, Document] = {}

    def read(path: Path) -> None:
        found[path.name] = reader.read(path)

    paths = [path for path in BUNDLED.iterdir() if path.suffix in (".txt", ".html")]
    threads = [threading.Thread(target=read, args=(path,)) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {path.name: reader.read(path) for path in paths}


def test_a_fork_of_this_process_reads_by_a_process_of_its_own() -> None:
    path = BUNDLED / "2021-summary-results.html"
    reader.read(path)
    fork = os.fork()
    if fork == 0:
        status = 1
        try:
            status = 0 if reader.read(path).blocks else 1
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(fork, 0)[1]) == 0
    assert reader.read(path).blocks


def test_nothing_goes_on_when_the_program_that_reads_is_killed(tmp_path: Path) -> None:
    (tmp_path / "hang.pdf").write_bytes(made.forms_in_forms())
    script = "import sys; from sources import reader; reader.read(sys.argv[1])"
    command = [sys.executable, "-c", script, str(tmp_path / "hang.pdf")]
    program = subprocess.Popen(command, cwd=PROJECT)
    waiting = wait_for(lambda: children(program.pid))
    reading = wait_for(lambda: children(waiting[0]))
    program.send_signal(signal.SIGKILL)
    program.wait()
    wait_for(lambda: not Path(f"/proc/{waiting[0]}").exists() and not Path(f"/proc/{reading[0]}").exists())


def wait_for(what):
    """Give what `what` gives once it is true; the test fails if that is not within a minute."""
    for _ in range(600):
        if found := what():
            return found
        time.sleep(0.1)
    raise AssertionError


def test_the_good_report_among_hostile_ones_is_loaded(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    names = ("packed-bomb.pdf", "bomb.docx", "entities.docx", "endless-table.txt")
    for name in names:
        (folder / name.replace(".", "-2022.")).write_bytes(made.FILES[name]())
    (folder / "results-2022.docx").write_bytes((BUNDLED / "2022-summary-growth.docx").read_bytes())
    command = [str(Path(sys.executable).parent / "chiso"), "refresh", "--reports", str(folder)]
    environment = os.environ | {"CHISO_DATA_DIR": str(tmp_path / "data")}
    result = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert f"Reports: 1 read, 0 unchanged, {len(names)} rejected, 0 failed" in result.stdout, result.stdout
