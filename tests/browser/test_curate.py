"""Settling what waits, in a real browser without scripts: twenty names, and a figure held back."""

import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.pipelines.test_refresh import chiso, rows
from tests.sources.drawn_pages import Pages

THINGS = (
    ("đàn trâu", "con"), ("đàn ngựa", "con"), ("đàn dê", "con"), ("đàn hươu", "con"), ("đàn ong", "tổ"),
    ("sản lượng chè búp", "tấn"), ("sản lượng cao su", "tấn"), ("sản lượng hồ tiêu", "tấn"),
    ("sản lượng muối", "tấn"), ("sản lượng tôm hùm", "tấn"), ("diện tích rừng ngập mặn", "ha"),
    ("diện tích cà phê", "ha"), ("diện tích lúa đông xuân", "ha"), ("số trạm y tế xã", "trạm"),
    ("số giường bệnh", "giường"), ("số bác sĩ", "người"), ("số trường mầm non", "trường"),
    ("số thư viện huyện", "thư viện"),
    ("số tàu cá xa bờ", "tàu"), ("số hồ chứa nước", "hồ"), ("số cây cầu treo", "cây cầu"),
)  # fmt: skip
"""What two years' reports tell, each in a sentence of its own."""


def told(year: int, more: int) -> str:
    lines = (f"Năm {year}, {name} đạt {100 + 7 * turn + more} {unit}." for turn, (name, unit) in enumerate(THINGS))
    return f"Kết quả năm {year}\n\n" + "\n\n".join(lines) + "\n"


def printed_page() -> bytes:
    pages = Pages()
    pages.text(60, 60, "Báo cáo kết quả năm 2022", bold=True)
    pages.text(60, 120, "Cổng dịch vụ công có hơn 1 tỷ triệu lượt truy cập trong năm 2022.")
    pages.text(60, 160, "Năm 2022, có 29/33 bộ, ngành kết nối.")
    return pages.done()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for year, more in ((2021, 0), (2022, 5)):
        (folder / f"nam-{year}.txt").write_text(told(year, more), encoding="utf-8")
    (folder / "cong-2022.pdf").write_bytes(printed_page())
    return folder


@pytest.fixture(scope="module")
def data_dir(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    data_dir = tmp_path_factory.mktemp("data")
    done = chiso(data_dir, "refresh", "--reports", str(folder))
    assert "Reports: 3 read" in done.stdout, done.stdout
    return data_dir


@pytest.fixture(scope="module")
def address(folder: Path, data_dir: Path) -> Iterator[str]:
    command = [str(Path(sys.executable).parent / "chiso"), "explore", "--curate", "--port", "0"]
    environment = os.environ | {"CHISO_DATA_DIR": str(data_dir), "CHISO_REPORTS": str(folder)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.terminate()


@pytest.fixture(scope="module")
def page(address: str, browser_page: Page) -> Iterator[Page]:
    browser = browser_page.context.browser
    assert isinstance(browser, Browser)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def of_kind(page: Page, decision: str):
    return page.locator("form", has=page.locator(f"input[name=decision][value={decision}]"))


def status(address: str, **request) -> int:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, **request)) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def test_nobody_without_the_token_gets_in(address: str, page: Page) -> None:
    begin = address.partition("?")[0]
    token = address.partition("token=")[2]
    for path in ("", "/name", "/figure", "/picture?report=2022-cong-2022&at=x"):
        assert status(begin + path) == 403
    assert status(begin, headers={"Cookie": "chiso_curate=guessed"}) == 403
    # A form of another site would be sent with the cookie at most: it must say the token as well.
    mine = {"Cookie": f"chiso_curate={token}"}
    assert status(begin + "/name", headers=mine) == 200
    assert status(begin + "/name", headers=mine, data=b"code=X&decision=dismiss&reason=a&step=write") == 403
    assert status(begin, headers=mine | {"Host": "evil.example"}) == 421
    (cookie,) = page.context.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["path"]) == (True, "Strict", "/-/curate")
    assert "token" not in page.url


def test_twenty_names_are_settled(page: Page, folder: Path) -> None:
    page.get_by_role("link", name="Xem lần lượt").last.click()
    settled = []
    for turn in range(20):
        settled.append(page.locator("h1").inner_text())
        if turn % 2:
            form = of_kind(page, "dismiss")
            form.get_by_label("Lý do").fill("không theo dõi")
        else:
            form = of_kind(page, "entry")
            form.get_by_label("Tên tiếng Anh").fill(f"Thing {turn}")
            form.get_by_label("Định nghĩa").fill("Theo báo cáo.")
        if turn == 0:
            # What would change is shown before anything is written, and the form keeps what was typed.
            form.get_by_role("button", name="Xem thay đổi").click()
            expect(page.locator(".changes tbody tr")).not_to_have_count(0)
            expect(page.locator(".changes")).to_contain_text("ok (")
            assert not (folder / "indicators.yaml").exists()
            form = of_kind(page, "entry")
            expect(form.get_by_label("Định nghĩa")).to_have_value("Theo báo cáo.")
        form.get_by_role("button", name="Ghi").click()
        expect(page.locator(".message-error")).to_have_count(0)
    assert len(set(settled)) == 20
    written = yaml.safe_load((folder / "indicators.yaml").read_text("utf-8"))
    assert (len(written["indicators"]), len(written["dismissed"])) == (10, 10)


def test_a_wrong_entry_is_told_and_not_written(page: Page, folder: Path) -> None:
    before = (folder / "indicators.yaml").read_text("utf-8")
    form = of_kind(page, "alias")
    form.get_by_label("Mã khác").fill("NO_SUCH")
    form.get_by_role("button", name="Ghi").click()
    expect(page.locator(".message-error")).to_contain_text("no indicator NO_SUCH")
    assert (folder / "indicators.yaml").read_text("utf-8") == before


def test_a_figure_held_back_is_settled_beside_its_page(address: str, page: Page, folder: Path) -> None:
    page.goto(address)
    page.get_by_role("link", name="1 tỷ triệu lượt truy cập").click()
    picture = page.locator("img.page")
    expect(picture).to_be_visible()
    assert page.request.get(picture.evaluate("image => image.src")).headers["content-type"] == "image/png"
    form = page.locator("form", has=page.locator("input[value=override]"))
    form.get_by_label("Con số").fill("một câu")
    form.get_by_label("Lý do").fill("hai bội số liền nhau")
    form.get_by_role("button", name="Ghi").click()
    expect(page.locator(".message-error")).to_contain_text("0 figures in the value")
    form = page.locator("form", has=page.locator("input[value=override]"))
    form.get_by_label("Con số").fill("hơn 1 tỷ lượt truy cập")
    form.get_by_role("button", name="Xem thay đổi").click()
    # How the figure would be read is shown before anything is written, and the form keeps what was typed.
    value = page.locator(".changes tbody tr").filter(has_text="Giá trị").get_by_role("cell")
    expect(value).to_have_text(["Giá trị", "1000000000000000", "1000000000"])
    assert not (folder / "corrections.yaml").exists()
    form = page.locator("form", has=page.locator("input[value=override]"))
    expect(form.get_by_label("Lý do")).to_have_value("hai bội số liền nhau")
    form.get_by_role("button", name="Ghi").click()
    (entry,) = yaml.safe_load((folder / "corrections.yaml").read_text("utf-8"))["corrections"]
    assert (entry["action"], entry["value"]) == ("override", "hơn 1 tỷ lượt truy cập")
    expect(page.get_by_role("link", name="1 tỷ triệu lượt truy cập")).to_have_count(0)


def test_the_next_refresh_does_what_was_decided(folder: Path, data_dir: Path) -> None:
    count = "select count(*) from unmapped_indicators"
    ((before,),) = rows(data_dir, count)
    done = chiso(data_dir, "refresh", "--reports", str(folder))
    assert "Reports: 3 read" in done.stdout, done.stdout
    assert "Quarantine: 0 open" in done.stdout, done.stdout
    codes = {entry["code"] for entry in yaml.safe_load((folder / "indicators.yaml").read_text("utf-8"))["indicators"]}
    compared = "select indicator_code from year_over_year where status = 'ok' and curation = 'curated'"
    assert {code for (code,) in rows(data_dir, compared)} == codes
    # Twenty are gone, and the name of the figure that was held back is there.
    assert rows(data_dir, count) == [(before - 20 + 1,)]
    assert "Reports: 0 read, 3 unchanged" in chiso(data_dir, "refresh", "--reports", str(folder)).stdout
