"""How fast sentences become statements, how the time grows with the length, and what one large input costs.

The sentences of the real reports beside the project, else sentences made here. A large input is read as a paragraph,
and its relations are checked. At most half a millisecond a sentence, 2 s for 100 kB, and fifteen times as long for ten
times the text. Texts that were analysed before are forgotten before each round.
"""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.record import SHARED, Record, Work, processor
from checks.relations import related
from normalise.lexical import text
from normalise.observation import extract
from normalise.statements import statement
from normalise.statements.analysis import analyse
from normalise.statements.passage import Context
from sources.document import Document, Locator, Paragraph, Report, ReportKind

MILLISECONDS, LONGEST, GROWTH, ROUNDS = 0.5, 2.0, 15, 3
TOO_SHORT = 0.2
"""Seconds below which growth says nothing."""
MADE = (
    "Đến hết tháng 10/2022, hệ thống đã nối với 7 kho dữ liệu, 21 phần mềm của 15 sở, ngành.",
    "Doanh thu dịch vụ viễn thông ước đạt 138 nghìn tỷ đồng, tăng 2,5% so với cùng kỳ năm 2021.",
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.",
    "Tỷ lệ hồ sơ được giải quyết đúng hạn đạt 98,7% (12.345/12.508 hồ sơ), vượt chỉ tiêu được giao là 95%.",
    "Các sở, ngành tiếp tục rà soát, sửa đổi, bổ sung quy định để phù hợp với thực tiễn của địa phương.",
)
HOSTILE = {
    "digits": lambda size: "1" * size,
    "numbers": lambda size: "1.234,5 " * (size // 8),
    "brackets": lambda size: "(" * (size // 2) + "5%" + ")" * (size // 2),
    "one sentence without a stop": lambda size: "tăng 5% so với cùng kỳ năm 2021, " * (size // 33),
    "commas": lambda size: "bộ, ngành, " * (size // 11) + "có 5 tỉnh",
    "spaces": lambda size: "đạt" + " " * size + "5%",
    "one word": lambda size: "đ" * size + " 5%",
    "dates": lambda size: "ngày 31/12/2022 đến " * (size // 20),
    "slashes": lambda size: "1/" * (size // 2),
    "dashes": lambda size: "1-" * (size // 2) + "1",
    "bare numbers": lambda size: "1 " * (size // 2),
    "amounts": lambda size: "5 tỷ " * (size // 5),
    "rates": lambda size: "5 xã/6 hộ/" * (size // 10),
    "items": lambda size: "- 5 xã; " * (size // 8),
    "numbered items": lambda size: "1. " * (size // 3),
    "parts": lambda size: "5 xã, trong đó " * (size // 15),
    "lists in order": lambda size: "lần lượt là 3%, 4%, " * (size // 20),
    "names": lambda size: "Bộ Y tế 5 xã, " * (size // 14),
    "days": lambda size: "ngày 1/1 " * (size // 9),
    "verbs": lambda size: "tăng " * (size // 5) + "5%",
    "open brackets": lambda size: "( " * (size // 2) + "5%",
    "shares in brackets": lambda size: "5% nam (trong đó 3%), " * (size // 22),
    "words that point": lambda size: "Nền tảng này có 5 xã. " * (size // 22),
    "base with figures": lambda size: "(cùng kỳ năm 2021: " + "1," * (size // 2) + " và 5 xã",
    "one sentence again": lambda size: "Doanh thu đạt 138 nghìn tỷ đồng, tăng 2,5% so với cùng kỳ. " * (size // 61),
    "names of entities": lambda size: "Hà Nội, Hải Phòng và Bộ Tài chính đạt 5%, " * (size // 43),
    "times": lambda size: "Từ ngày 1/2 đến 3/4/2021 và tháng 5, quý II năm sau, " * (size // 53),
    "pairs of brackets": lambda size: "có 5 xã (3%) (2 huyện), " * (size // 24),
    "changes": lambda size: "tăng 5 xã và giảm 3%; " * (size // 22),
    "figures that differ": lambda size: ", ".join(f"{turn * 7919 % 100_003} hộ" for turn in range(size // 10)),
    "nothing but commas": lambda size: "," * size + " 5%",
}
"""Inputs that have undone regular expressions, by what they are made of."""


def measure() -> Iterator[Record]:
    """Give the cost of a sentence and of each large input."""
    pieces = sentences(sorted((SHARED / "reports" / "text").glob("*.txt"))) or list(MADE) * 1_000
    check(" ".join(MADE))  # catalogues are read once, before the clock starts
    took = _seconds(lambda: [read(piece) for piece in pieces])
    yield Record("a sentence", 1_000 * took / len(pieces), "ms", limit=MILLISECONDS)
    for name, make in HOSTILE.items():
        short, long = make(10_000), make(100_000)
        small, large = _seconds(lambda passage=short: check(passage)), _seconds(lambda passage=long: check(passage))
        yield Record(f"100 kB: {name}", large, "s", limit=LONGEST)
        if large > TOO_SHORT:
            yield Record(f"100 kB: {name}", large, "s", "10 kB", small, large / small, GROWTH)


def _seconds(work: Work) -> float:
    """Seconds of processor time, nothing kept from the round before."""

    def cold() -> None:
        analyse.cache_clear()
        work()

    return median(processor(cold) for _ in range(ROUNDS))


def read(passage: str) -> None:
    """Read one passage of a result report."""
    statement.read(passage, CONTEXT)


def check(passage: str) -> None:
    """Read one passage as the only paragraph of a result report, and check the relations of its figures."""
    blocks = (Paragraph(text=" ".join(passage.split()), number=1),)
    document = Document(file="", format="text", pages=None, blocks=blocks)
    related(document, CONTEXT.report, extract(document, CONTEXT.report).observations)


def sentences(files: list[Path]) -> list[str]:
    """The sentences of text files; lines that a page broke are joined, as a reader does."""
    found = []
    for file in files:
        for block in file.read_text(encoding="utf-8").split("\n\n"):
            passage = " ".join(block.split())
            found += [passage[start:end] for start, end in text.sentences(passage)]
    return found


CONTEXT = Context(
    report=Report(
        id="2022-bench",
        title="",
        issuer=None,
        number=None,
        issued_on=None,
        kind=ReportKind.RESULT,
        year=2022,
        file="",
        sha256="",
    ),
    locator=Locator(block="paragraph", number=1),
)
