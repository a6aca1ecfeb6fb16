"""Reports in a folder, an S3-compatible store and behind a web server: what moved is found, and nothing else."""

import os
import threading
import uuid
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

import pytest

from sources import catalogue, store
from sources.catalogue import Listing, Seen, changes, find_reports
from sources.document import Rejected, Unavailable

PLAN = "Kế hoạch năm 2022\n\nTỷ lệ hộ gia đình có cáp quang đạt 75%.\n"
RESULT = "Báo cáo kết quả năm 2022\n\nTỷ lệ hộ gia đình có cáp quang đạt 72%.\n"


class Store(NamedTuple):
    """A store and how its owner changes it."""

    location: str
    put: Callable[[str, str], None]
    take: Callable[[str], None]
    asked: list[str]
    """What was fetched whole, where the store can tell."""


@pytest.fixture
def folder(tmp_path: Path) -> Store:
    def put(name: str, text: str) -> None:
        (tmp_path / name).write_text(text, encoding="utf-8")
        os.utime(tmp_path / name, (len(text), len(text)))  # written long ago

    return Store(str(tmp_path), put, lambda name: (tmp_path / name).unlink(), [])


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Store]:
    """The index page that Python's own server makes of a folder."""
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            super().do_GET()

        def log_message(self, *_: object) -> None:
            pass

    def put(name: str, text: str) -> None:
        (tmp_path / name).write_text(text, encoding="utf-8")
        os.utime(tmp_path / name, (len(text) * 1000, len(text) * 1000))

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Store(f"http://127.0.0.1:{server.server_port}/", put, lambda name: (tmp_path / name).unlink(), asked)
    server.shutdown()
    server.server_close()


@pytest.fixture
def bucket(monkeypatch) -> Iterator[Store]:
    """A bucket of moto's server, reached as a user would reach one: by the variables of AWS."""
    server_module = pytest.importorskip("moto.server")
    pytest.importorskip("s3fs")
    import boto3
    import s3fs

    server = server_module.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    for variable, value in {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "s3cret",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
    }.items():
        monkeypatch.setenv(variable, value)
    s3fs.S3FileSystem.clear_instance_cache()
    client = boto3.client("s3")
    name = f"reports-{uuid.uuid4().hex}"  # the servers of a process share what they hold
    client.create_bucket(Bucket=name)
    yield Store(
        f"s3://{name}/2022",
        lambda file, text: client.put_object(Bucket=name, Key=f"2022/{file}", Body=text.encode()) and None,
        lambda file: client.delete_object(Bucket=name, Key=f"2022/{file}") and None,
        [],
    )
    server.stop()
    s3fs.S3FileSystem.clear_instance_cache()


@pytest.fixture(params=["folder", "web", "bucket"])
def place(request: pytest.FixtureRequest) -> Store:
    return request.getfixturevalue(request.param)


def ids(listing: Listing) -> dict[str, str]:
    return {report.id: report.sha256 for report in listing.reports}


def test_what_changes_in_a_store_is_found_and_only_that(place: Store):
    place.put("plan-2022.txt", PLAN)
    place.put("báo cáo-2022.txt", RESULT)
    first = find_reports(place.location)
    assert list(ids(first)) == ["2022-bao-cao", "2022-plan"]
    assert list(changes(place.location, first.seen)) == []

    place.put("plan-2022.txt", f"{PLAN} Đạt 80%.")
    place.put("new-2023.txt", PLAN)
    place.take("báo cáo-2022.txt")
    assert [name for name, _ in changes(place.location, first.seen)] == [
        "báo cáo-2022.txt",
        "new-2023.txt",
        "plan-2022.txt",
    ]
    second = find_reports(place.location, first.seen)
    assert sorted(ids(second)) == ["2022-plan", "2023-new"]
    assert ids(second)["2022-plan"] != ids(first)["2022-plan"]


def test_a_changed_catalogue_is_a_change(place: Store):
    place.put("plan-2022.txt", PLAN)
    first = find_reports(place.location)
    place.put("catalogue.yaml", "reports:\n- {file: plan-2022.txt, title: Kế hoạch, kind: plan}\n")
    assert [name for name, _ in changes(place.location, first.seen)] == ["catalogue.yaml"]
    second = find_reports(place.location, first.seen)
    assert ids(second) == ids(first)
    assert second.reports[0].entry != first.reports[0].entry


def test_an_unchanged_file_is_not_fetched_again_where_the_store_says_that_it_is_the_same(web: Store):
    web.put("plan-2022.txt", PLAN)
    known = find_reports(web.location).seen
    web.asked.clear()
    assert list(changes(web.location, known)) == []
    find_reports(web.location, known)
    assert [path for path in web.asked if path.endswith(".txt")] == []


def test_a_file_written_just_now_is_looked_at_again(tmp_path: Path):
    file = tmp_path / "plan-2022.txt"
    file.write_text(PLAN, encoding="utf-8")
    known = find_reports(str(tmp_path)).seen
    assert known["plan-2022.txt"].stamp is None
    file.write_text(PLAN.replace("75", "76"), encoding="utf-8")  # same size, within the same tick of some clocks
    assert [name for name, _ in changes(str(tmp_path), known)] == ["plan-2022.txt"]


def test_a_store_that_does_not_answer_is_told_from_one_without_the_folder(web: Store, tmp_path: Path):
    with pytest.raises(Unavailable, match="tried again"):
        find_reports("http://127.0.0.1:1/")
    with pytest.raises(Unavailable, match="tried again"):
        catalogue.fetch("http://127.0.0.1:1/", "a.txt")
    with pytest.raises(Rejected, match="no such folder"):
        find_reports(f"{web.location}none/")
    with pytest.raises(store.Missing, match="no such file"):
        catalogue.fetch(web.location, "none.txt")


def test_links_for_sorting_are_no_files(web: Store, tmp_path: Path):
    (tmp_path / "index.html").write_text(
        '<a href="?C=N;O=D">Name</a> <a href="plan-2022.txt">plan</a>', encoding="utf-8"
    )
    web.put("plan-2022.txt", PLAN)
    listing = find_reports(web.location)
    assert list(ids(listing)) == ["2022-plan"]
    assert listing.left_alone == ()


def test_an_id_from_the_first_page_is_kept_while_the_file_is_the_same(place: Store):
    place.put("bao-cao.txt", RESULT)
    first = find_reports(place.location)
    assert list(ids(first)) == ["2022-bao-cao"]
    assert first.seen["bao-cao.txt"] == Seen(
        ids(first)["2022-bao-cao"], first.seen["bao-cao.txt"].stamp, "2022-bao-cao"
    )
    assert ids(find_reports(place.location, first.seen)) == ids(first)
