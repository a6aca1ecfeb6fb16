"""Reports for benchmarks of reading: the bundled ones, and small HTML files made up, all different."""

from pathlib import Path

from benchmarks.record import PROJECT

BUNDLED = PROJECT / "sources" / "bundled" / "reports"

ROWS = 20
FIRST_YEAR, YEARS = 2015, 10
INDICATORS = (
    "Tỷ lệ hộ gia đình có đường Internet cáp quang băng rộng",
    "Tỷ lệ hồ sơ xử lý trực tuyến",
    "Tỷ trọng kinh tế số trong GDP",
    "Tỷ lệ dân số trưởng thành có điện thoại thông minh",
)


def html(turn: int, year: int) -> str:
    """One report; its figures differ from those of every other."""
    rows = "".join(
        f"<tr><td>{row + 1}</td><td>{INDICATORS[row % 4]} nhóm {row // 4 + 1}</td>"
        f"<td>{20 + (turn * 7 + row * 3) % 70},{turn % 10}{row % 10}%</td><td>≥ {60 + row}%</td></tr>"
        for row in range(ROWS)
    )
    return (
        f"<html><head><title>Báo cáo số {turn}</title></head><body>"
        f"<h1>Báo cáo kết quả chuyển đổi số năm {year} của đơn vị {turn}</h1>"
        f"<p>Năm {year}, {INDICATORS[0].lower()} đạt {40 + turn % 50},5%.</p>"
        f"<p>Tổng số giao dịch đạt {turn % 900 + 100},{turn % 10} triệu giao dịch trong năm {year}.</p>"
        "<table><tr><th>STT</th><th>Chỉ tiêu</th>"
        f"<th>Kết quả {year}</th><th>Mục tiêu {year}</th></tr>{rows}</table></body></html>"
    )


def write(folder: Path, count: int) -> None:
    """Write `count` reports, spread over ten years."""
    folder.mkdir(parents=True, exist_ok=True)
    for turn in range(count):
        year = FIRST_YEAR + turn % YEARS
        (folder / f"don-vi-{turn:04}-{year}.html").write_text(html(turn, year), encoding="utf-8")
