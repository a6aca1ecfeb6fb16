"""Rules on figures that belong together: of each, words that break it and words of the same kind that keep it.

The words go the whole way, from the text to the verdict of Great Expectations; in most of them only a digit differs.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from checks.relations import related
from checks.relations.judging import judge
from checks.relations.relation import Relation, slip
from checks.rules import rules
from normalise.observation import extract
from sources.document import Block, Document, Heading, Paragraph, ReportKind, Row, Table
from tests.checks.records_of import REPORT
from tests.checks.test_bases_and_shares import PAIRS as OF_BASES
from tests.checks.test_cited_tables import PAIRS as OF_TABLES
from tests.checks.test_lists_and_means import PAIRS as OF_LISTS
from tests.checks.test_sentence_arithmetic import PAIRS
from tests.checks.test_slipped_shares import RULE as SHARES
from tests.checks.test_table_arithmetic import TABLES
from tests.checks.test_table_identities import TABLES as IDENTITIES


@dataclass(frozen=True)
class Text:
    """A report: paragraphs, sections of bodies, or a table of head and rows, and what differs from a result of 2022."""

    paragraphs: tuple[str, ...] = ()
    title: str | None = None
    sections: tuple[tuple[str, str], ...] = ()
    group: str | None = None
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    report: dict[str, Any] = field(default_factory=dict)

    def relations(self) -> list[Relation]:
        blocks: list[Block] = [Paragraph(text=text, number=turn) for turn, text in enumerate(self.paragraphs, start=1)]
        if self.title:
            blocks.append(Heading(text=self.title, level=1))
        for turn, (name, text) in enumerate(self.sections, start=1):
            blocks += [Heading(text=f"{turn}. {name}", level=2), Paragraph(text=text, number=turn)]
        if self.head:
            rows = tuple(Row(cells=cells, page=None) for cells in self.rows)
            if self.group:
                rows = (Row(cells=(self.group, *("",) * (len(self.head) - 1)), page=None, group=True), *rows)
            blocks.append(Table(number=1, title=None, columns=self.head, rows=rows))
        document = Document(file="bao-cao.txt", format="text", pages=None, blocks=tuple(blocks))
        report = REPORT.model_copy(update=self.report)
        extraction = extract(document, report)
        return related(document, report, [*extraction.observations, *extraction.not_reported])


def said(*paragraphs: str, **report: Any) -> Text:
    return Text(paragraphs=paragraphs, report=report)


PLAN = {"kind": ReportKind.PLAN, "issued_on": date(2022, 3, 15)}
INDICATORS = ("STT", "Chỉ tiêu", "Kết quả 2022", "Mục tiêu 2025", "Mức độ hoàn thành")
SKILLS = "Tỷ lệ viên chức ngành thú y được tập huấn, bồi dưỡng kỹ năng giám sát dịch bệnh"
TASKS = ("TT", "Tên nhiệm vụ", "Kết quả đạt được trong năm 2022")


def rated(*rows: tuple[str, str, str, str]) -> Text:
    """Indicators with result, target and rating."""
    return Text(head=INDICATORS, rows=tuple((f"{turn}", *row) for turn, row in enumerate(rows, start=1)))


def done(task: str, result: str, *others: tuple[str, str]) -> Text:
    """Tasks with their results."""
    return Text(
        head=TASKS, rows=tuple((f"{turn}", *row) for turn, row in enumerate(((task, result), *others), start=1))
    )


def ordered(result: str) -> Text:
    """The result of a strategy that the words before the table name."""
    order = "Kết quả thực hiện Chiến lược theo Quyết định số 411/QĐ-TTg ngày 31/3/2022 như sau:"
    return Text(paragraphs=(order,), head=TASKS, rows=(("1", "Thúc đẩy chuyển đổi số", result),))


CENTRAL = "III. NHIỆM VỤ CỦA CÁC BỘ, CƠ QUAN NGANG BỘ, CƠ QUAN THUỘC CHÍNH PHỦ TẬP TRUNG CHỈ ĐẠO"


def assigned(*tasks: tuple[str, str], head: str | None = None) -> Text:
    """A plan with a heading for each body, and its task under it."""
    return Text(title=head, sections=tasks, report=PLAN)


def grouped(heading: str) -> Text:
    """A table of tasks with a heading row."""
    return Text(head=TASKS, group=heading, rows=(("1", "Xây dựng kế hoạch hành động", "Đã ban hành."),))


SUMMARY = "Tổng số chỉ tiêu gồm {} chỉ tiêu. Trong đó:"
ACCOUNTS = "Số lượng người dân có tài khoản giao dịch là {} người, đạt tỷ lệ {}%."
PROVINCES = "Lạng Sơn, Thái Bình, Vĩnh Long, Cà Mau"

UNITS = (
    "Tổng số là 271 đơn vị, trong đó: tự chủ đầu tư là 12 đơn vị, tự chủ thường xuyên là 71 đơn vị, tự chủ một phần là "
    "123 đơn vị (từ 70% - dưới 100% là 36 đơn vị, dưới 70% là 87 đơn vị), Nhà nước bảo đảm là {} đơn vị."
)
FUNDS = (
    "Dự toán chi đầu tư là 22.000 tỷ đồng (gồm vốn năm 2022 là 19.500 tỷ đồng; vốn năm 2021 chuyển sang là 2.500 tỷ "
    "đồng), đã giải ngân được {} tỷ đồng."
)
ON_TIME = "Số hồ sơ {} đã giải quyết là nhiều, trong đó tỷ lệ giải quyết đúng hạn đạt {}%."

CASES: tuple[tuple[str, Text, Text], ...] = (
    (
        "parts_make_whole",  # What a bracket divides a part into is counted in that part.
        said(UNITS.format(65 + 10)),
        said(UNITS.format(65)),
    ),
    (
        "parts_make_whole",  # Behind a semicolon the same whole is divided again.
        said("Có 386 hồ sơ, trong đó: 95 hồ sơ mới, 291 hồ sơ cũ; cấp tỉnh có 74 hồ sơ, cấp xã có 352 hồ sơ."),
        said("Có 386 hồ sơ, trong đó: 95 hồ sơ mới, 291 hồ sơ cũ; cấp tỉnh có 74 hồ sơ, cấp xã có 312 hồ sơ."),
    ),
    (
        "spent_within_funds",  # The funds are what the bracket divides, not its last part.
        said(FUNDS.format("29.400")),
        said(FUNDS.format("9.400")),
    ),
    # Rule, words that break it, words that keep it.
    (
        "fraction_matches_percent",
        said("14/36 chỉ tiêu có khả năng hoàn thành (chiếm tỷ lệ 35%)."),
        said("04/36 chỉ tiêu có khả năng hoàn thành (chiếm tỷ lệ 11%)."),
    ),
    (
        "fraction_matches_percent",  # Two fractions that share a percentage: 17 of 36 are 47 %.
        said("12/36 chỉ tiêu khó hoàn thành và 05/36 chỉ tiêu khó đánh giá (chiếm tỷ lệ 33%)."),
        said("12/36 chỉ tiêu khó hoàn thành và 05/36 chỉ tiêu khó đánh giá (chiếm tỷ lệ 47%)."),
    ),
    (
        "fraction_matches_percent",  # Bounds: gần 160 of hơn 240 may be 65 %, not 75 %.
        said("Có khoảng hơn 240 trường đại học, trong đó gần 160 trường đào tạo công nghệ (chiếm 75%)."),
        said("Có khoảng hơn 240 trường đại học, trong đó gần 160 trường đào tạo công nghệ (chiếm 65%)."),
    ),
    (
        "parts_make_whole",
        said("Toàn tỉnh có 469.549 tài khoản, trong đó có 458.018 tài khoản cá nhân và 11.563 tài khoản tổ chức."),
        said("Toàn tỉnh có 469.581 tài khoản, trong đó có 458.018 tài khoản cá nhân và 11.563 tài khoản tổ chức."),
    ),
    (
        "parts_make_whole",  # Parts that are named as all of them must reach the whole.
        said("Có 221 cơ sở tiêm chủng, gồm 201 cơ sở nhà nước và 10 cơ sở tư nhân."),
        said("Có 221 cơ sở tiêm chủng, gồm 211 cơ sở nhà nước và 10 cơ sở tư nhân."),
    ),
    (
        "parts_make_whole",  # A part alone need not be the whole.
        said("Đã ban hành 12 văn bản (trong đó có 18 văn bản về chất lượng)."),
        said("Đã ban hành 12 văn bản (trong đó có 08 văn bản về chất lượng)."),
    ),
    (
        "item_has_number",
        said("Hệ thống gồm có 50 chỉ tiêu, gồm: Bộ A 28 chỉ tiêu; Bộ B 15 chỉ tiêu; Bộ C chỉ tiêu và Bộ D 4 chỉ tiêu."),
        said(
            "Hệ thống gồm có 50 chỉ tiêu, gồm: Bộ A 28 chỉ tiêu; Bộ B 15 chỉ tiêu; Bộ C 3 chỉ tiêu và Bộ D 4 chỉ tiêu."
        ),
    ),
    (
        "one_whole_behind_shares",
        said(ACCOUNTS.format("796.268", "79,89") + " " + ACCOUNTS.format("852.174", "82,52")),
        said(ACCOUNTS.format("796.268", "79,89") + " " + ACCOUNTS.format("825.174", "82,52")),
    ),
    (
        "part_of_one_size",
        said("Có 4/10 bộ và 25/45 địa phương ban hành kế hoạch.", "Có 11/22 bộ, 45/63 địa phương gửi báo cáo."),
        said("Có 4/11 bộ và 25/45 địa phương ban hành kế hoạch.", "Có 11/22 bộ, 45/63 địa phương gửi báo cáo."),
    ),
    (
        "spent_within_funds",
        said("Số liệu về trích lập Quỹ là 3.368 tỷ đồng; số đã sử dụng là 3.385 tỷ đồng."),
        said("Số liệu về trích lập Quỹ là 3.385 tỷ đồng; số đã sử dụng là 3.368 tỷ đồng."),
    ),
    (
        "shares_make_hundred",
        said(
            SUMMARY.format(36),
            "- 18/36 chỉ tiêu có khả năng hoàn thành (chiếm tỷ lệ 50%);",
            "- 18/36 chỉ tiêu khó hoàn thành (chiếm tỷ lệ 46%).",
        ),
        said(
            SUMMARY.format(36),
            "- 18/36 chỉ tiêu có khả năng hoàn thành (chiếm tỷ lệ 50%);",
            "- 18/36 chỉ tiêu khó hoàn thành (chiếm tỷ lệ 50%).",
        ),
    ),
    (
        "count_matches_names",
        said(f"Đã có 05 địa phương ban hành kế hoạch, bao gồm: {PROVINCES}, Thái Bình."),
        said(f"Đã có 04 địa phương ban hành kế hoạch, bao gồm: {PROVINCES}."),
    ),
    (
        "count_matches_rows",
        Text(
            paragraphs=("12/36 chỉ tiêu khó hoàn thành;",),
            head=INDICATORS,
            rows=(("1", "Tỷ lệ hồ sơ", "10%", "100%", "Khó hoàn thành"),),
        ),
        Text(
            paragraphs=("01/36 chỉ tiêu khó hoàn thành;",),
            head=INDICATORS,
            rows=(("1", "Tỷ lệ hồ sơ", "10%", "100%", "Khó hoàn thành"),),
        ),
    ),
    ("whole_is_class", said("Đã kết nối với 09/62 tỉnh, thành phố."), said("Đã kết nối với 09/63 tỉnh, thành phố.")),
    (
        "whole_is_class",  # The whole may be a part of the class that is counted elsewhere.
        said("Có 25/45 địa phương ban hành kế hoạch. Có 44/63 địa phương gửi báo cáo."),
        said("Có 25/45 địa phương ban hành kế hoạch. Có 45/63 địa phương gửi báo cáo."),
    ),
    (
        "count_within_class",
        said("Đã triển khai tại 64 tỉnh, thành phố."),
        said("Đã triển khai tại 63 tỉnh, thành phố."),
    ),
    (
        "share_of_class_possible",
        said("63,8% địa phương đã triển khai thanh toán trực tuyến."),
        said("63,5% địa phương đã triển khai thanh toán trực tuyến."),
    ),
    (
        "central_bodies_of_one_size",
        said("22/22 bộ, cơ quan ngang bộ ban hành kế hoạch. 19/30 bộ, ngành ban hành quy chế."),
        said("22/22 bộ, cơ quan ngang bộ ban hành kế hoạch. 19/22 bộ, ngành ban hành quy chế."),
    ),
    (
        "part_within_class",
        said("04/10 bộ, ngành gửi báo cáo đã ban hành kế hoạch.", "02/22 bộ, ngành đã ban hành kế hoạch."),
        said("04/10 bộ, ngành gửi báo cáo đã ban hành kế hoạch.", "12/22 bộ, ngành đã ban hành kế hoạch."),
    ),
    (
        "fraction_of_all",  # The abbreviation in the one is spelt out in the other.
        said(
            "Mạng TSLCD đã kết nối đến 100% các tỉnh, thành phố.",
            "Đã kết nối 31/63 tỉnh, thành phố vào mạng Truyền số liệu chuyên dùng.",
        ),
        said(
            "Mạng TSLCD đã kết nối đến 100% các tỉnh, thành phố.",
            "Đã kết nối 63/63 tỉnh, thành phố vào mạng Truyền số liệu chuyên dùng.",
        ),
    ),
    (
        "change_matches_values",
        said("Số giao dịch năm 2022 đạt 1.375.607 giao dịch, tăng hơn 28 lần so với năm 2021 (74.665 giao dịch)."),
        said("Số giao dịch năm 2022 đạt 1.375.607 giao dịch, tăng hơn 18 lần so với năm 2021 (74.665 giao dịch)."),
    ),
    (
        "change_has_value",
        said("Tổng số nông sản lên sàn năm 2022 đạt tăng 3,3 lần so với năm 2021."),
        said("Tổng số nông sản lên sàn năm 2022 đạt tăng 3,3 lần (171.425 sản phẩm) so với năm 2021."),
    ),
    (
        "base_lies_before",
        said("Trong 10 tháng đầu năm 2022, hệ thống đạt 129 triệu giao dịch (tăng 99,79% so với cùng kỳ 2022)."),
        said("Trong 10 tháng đầu năm 2022, hệ thống đạt 129 triệu giao dịch (tăng 99,79% so với cùng kỳ 2021)."),
    ),
    (
        "rate_matches_total",
        said("Trong 11 tháng đầu năm 2022 có trên 5,8 triệu văn bản gửi, trung bình khoảng 550.000 văn bản/tháng."),
        said("Trong 11 tháng đầu năm 2022 có trên 5,8 triệu văn bản gửi, trung bình khoảng 530.000 văn bản/tháng."),
    ),
    (
        "household_size_plausible",
        said("Đã hoàn thiện dữ liệu của hơn 98 triệu dân; trên 2,7 triệu hộ gia đình."),
        said("Đã hoàn thiện dữ liệu của hơn 98 triệu dân; trên 27 triệu hộ gia đình."),
    ),
    (
        "status_has_result",
        rated(("Tỷ lệ hồ sơ", "-", "80%", "Có khả năng hoàn thành")),
        rated(("Tỷ lệ hồ sơ", "54,34%", "80%", "Có khả năng hoàn thành")),
    ),
    (
        "status_has_result",  # A task called done, and nothing else.
        done("Xây dựng nền tảng", "Đã hoàn thành."),
        done("Xây dựng nền tảng", "Đã hoàn thành. Nền tảng đã vận hành."),
    ),
    (
        "status_fits_target",
        rated(("Tỷ lệ cơ quan mở dữ liệu", "11,20%", "100%", "Có khả năng hoàn thành")),
        rated(("Tỷ lệ cơ quan mở dữ liệu", "51,20%", "100%", "Có khả năng hoàn thành")),
    ),
    (
        "status_fits_target",
        rated(("Tỷ lệ cơ quan mở dữ liệu", "1,20%", "5%", "Có khả năng hoàn thành")),
        rated(
            ("Tỷ lệ hồ sơ quá hạn", "1,20%", "dưới 5%", "Có khả năng hoàn thành"),
            ("Tỷ lệ cơ quan mở dữ liệu", "51,20%", "100%", "Có khả năng hoàn thành"),
        ),
    ),
    (
        "status_fits_target",
        done("Mục tiêu 50% số xã áp dụng nền tảng.", "Đã hoàn thành. Tỉnh đã có 21,2% số xã áp dụng nền tảng."),
        done("Mục tiêu 50% số xã áp dụng nền tảng.", "Đã hoàn thành. Tỉnh đã có 51,2% số xã áp dụng nền tảng."),
    ),
    (
        "statuses_in_order",
        rated(
            ("Tỷ lệ dịch vụ", "22%", "100%", "Có khả năng hoàn thành"),
            ("Tỷ lệ hộ kinh doanh", "30,50%", "100%", "Có khả năng hoàn thành thấp"),
        ),
        rated(
            ("Tỷ lệ dịch vụ", "32%", "100%", "Có khả năng hoàn thành"),
            ("Tỷ lệ hộ kinh doanh", "30,50%", "100%", "Có khả năng hoàn thành thấp"),
        ),
    ),
    (
        "done_target_has_figure",
        done("Mục tiêu tỷ trọng thương mại điện tử đạt 7%.", "Đã hoàn thành. Tỉnh đã ban hành kế hoạch thực hiện."),
        done("Mục tiêu tỷ trọng thương mại điện tử đạt 7%.", "Đã hoàn thành. Tỷ trọng thương mại điện tử đạt 9,80%."),
    ),
    (
        "done_is_whole",
        done("Xây dựng dữ liệu đất đai", "Đã hoàn thành. Nghiệm thu 240.837/1.048.910 thửa, đạt tỷ lệ 22,96%."),
        done("Xây dựng dữ liệu đất đai", "Đã hoàn thành. Nghiệm thu 1.040.837/1.048.910 thửa, đạt tỷ lệ 99,23%."),
    ),
    (
        "done_tells_of_work_done",
        done("Xây dựng bản đồ số", "Đã hoàn thành. Nền tảng đang trong quá trình cập nhật dữ liệu."),
        done("Xây dựng bản đồ số", "Đã hoàn thành. Nền tảng đã vận hành, đang tiếp tục cập nhật dữ liệu."),
    ),
    (
        "done_tells_of_work_done",  # A trial is all that was done, of a task that is no trial.
        done("Triển khai bản đồ số", "Đã hoàn thành. Đã triển khai thử nghiệm tại hai huyện."),
        done("Triển khai thí điểm bản đồ số", "Đã hoàn thành. Đã triển khai thử nghiệm, đang vận hành tại hai huyện."),
    ),
    (
        "done_tells_of_work_done",  # A trial that is over, and the system in use.
        done("Dữ liệu đất đai", "Đã hoàn thành. Tỉnh đã vận hành thử nghiệm phần mềm."),
        done("Dữ liệu đất đai", "Đã hoàn thành. Tỉnh đã vận hành thử nghiệm và đưa vào sử dụng, đang cập nhật."),
    ),
    (
        "done_tells_of_work_done",  # The body's own act is something done.
        done("Thúc đẩy chuyển đổi số", "Đã hoàn thành. Tỉnh đang thực hiện các nhiệm vụ theo kế hoạch."),
        done("Thúc đẩy chuyển đổi số", "Đã hoàn thành. Ban hành Kế hoạch số 132/KH-UBND. Tỉnh đang thực hiện."),
    ),
    (
        "done_tells_of_work_done",  # Under way, and in the same breath not to be had yet.
        done("Phát thanh số", "Đã hoàn thành. Đã có 21 đài; kinh phí hiện nay chưa được phân bổ."),
        done("Phát thanh số", "Đã hoàn thành. Đã có 21 đài; kinh phí của năm nay sẽ tăng."),
    ),
    (
        "open_target_not_met",
        Text(
            paragraphs=("Số giao dịch thực hiện qua nền tảng tích hợp dữ liệu năm 2022 là trên 876 triệu giao dịch.",),
            head=("TT", "Nhiệm vụ", "Dự kiến kết quả", "Tiến độ", "Kết quả đến hết 2022"),
            rows=(
                (
                    "1",
                    "Nền tảng tích hợp dữ liệu",
                    "Tối thiểu 860 triệu giao dịch qua nền tảng",
                    "Đang thực hiện",
                    "Có",
                ),
            ),
        ),
        Text(
            paragraphs=("Số giao dịch thực hiện qua nền tảng tích hợp dữ liệu năm 2022 là trên 776 triệu giao dịch.",),
            head=("TT", "Nhiệm vụ", "Dự kiến kết quả", "Tiến độ", "Kết quả đến hết 2022"),
            rows=(
                (
                    "1",
                    "Nền tảng tích hợp dữ liệu",
                    "Tối thiểu 860 triệu giao dịch qua nền tảng",
                    "Đang thực hiện",
                    "Có",
                ),
            ),
        ),
    ),
    (
        "one_value_for_one_thing",
        said("Cổng đã cung cấp 4.396 dịch vụ công trực tuyến.", "Đến nay, Cổng có 4.250 dịch vụ công trực tuyến."),
        said("Cổng đã cung cấp 4.396 dịch vụ công trực tuyến.", "Đến nay, Cổng có 4.396 dịch vụ công trực tuyến."),
    ),
    (
        "one_value_for_one_thing",  # "hơn 152" is taken for 152 to 153: 154 million would have been told.
        said("Có hơn 152 triệu hồ sơ đồng bộ trạng thái.", "Có trên 154 triệu hồ sơ đồng bộ trạng thái."),
        said("Có hơn 152 triệu hồ sơ đồng bộ trạng thái.", "Có trên 152 triệu hồ sơ đồng bộ trạng thái."),
    ),
    (
        "value_not_copied",
        rated((f"{SKILLS} cơ bản", "45%", "100%", "-"), (f"{SKILLS} nâng cao", "45%", "50%", "-")),
        rated((f"{SKILLS} cơ bản", "45%", "100%", "-"), (f"{SKILLS} nâng cao", "44%", "50%", "-")),
    ),
    (
        "percent_of_one_population",
        said(
            "Hệ thống cho thí sinh nộp lệ phí xét tuyển trực tuyến đạt tỷ lệ thanh toán trên 97% số nguyện vọng.",
            "Trên 97% thí sinh thanh toán lệ phí xét tuyển bằng hình thức trực tuyến.",
        ),
        said(
            "Hệ thống cho thí sinh nộp lệ phí xét tuyển trực tuyến đạt tỷ lệ thanh toán trên 97% thí sinh thanh toán.",
            "Trên 97% thí sinh thanh toán lệ phí xét tuyển bằng hình thức trực tuyến.",
        ),
    ),
    (
        "one_comparator",
        said("Tỷ lệ hộ gia đình có cáp quang đạt 75%.", "Tối thiểu 75% hộ gia đình có cáp quang.", **PLAN),
        said("Tỷ lệ hộ gia đình có cáp quang đạt 75%.", "Đạt 75% hộ gia đình có cáp quang.", **PLAN),
    ),
    (
        "shares_of_one_whole",
        said(
            "Tỷ trọng doanh thu thương mại điện tử trong tổng mức bán lẻ đạt 7%.",
            "Doanh thu thương mại điện tử chiếm 12% so với tổng mức bán lẻ hàng hóa và dịch vụ.",
            **PLAN,
        ),
        said(
            "Tỷ trọng doanh thu thương mại điện tử trong tổng mức bán lẻ đạt 7%.",
            "Doanh thu thương mại điện tử chiếm 12% so với tổng mức bán lẻ.",
            **PLAN,
        ),
    ),
    (
        "same_target_same_horizon",
        said(
            "Mục tiêu đến hết năm 2022 có trên 90% người dân có hồ sơ sức khỏe điện tử.",
            "Mục tiêu có trên 90% người dân có hồ sơ sức khỏe điện tử.",
            "Thời gian hoàn thành: Tháng 6/2022.",
            **PLAN,
        ),
        said(
            "Mục tiêu đến hết năm 2022 có trên 90% người dân có hồ sơ sức khỏe điện tử.",
            "Mục tiêu có trên 90% người dân có hồ sơ sức khỏe điện tử.",
            "Thời gian hoàn thành: Tháng 12/2022.",
            **PLAN,
        ),
    ),
    (
        "target_due_by_deadline",
        said("Hết năm 2022 đạt 70% lao động sử dụng ứng dụng.", "Thời gian hoàn thành: Tháng 6/2022.", **PLAN),
        said("Hết năm 2022 đạt 70% lao động sử dụng ứng dụng.", "Thời gian hoàn thành: Tháng 12/2022.", **PLAN),
    ),
    (
        "yearly_change_in_whole_years",
        said("Doanh thu tăng 25% so với năm trước.", "Thời gian hoàn thành: Tháng 6/2022.", **PLAN),
        said("Doanh thu tăng 25% so với năm trước.", "Thời gian hoàn thành: Tháng 12/2022.", **PLAN),
    ),
    (
        "yearly_target_at_year_end",
        said("Hoàn thành các chỉ tiêu đặt ra năm 2022 trước tháng 6/2022.", **PLAN),
        said("Hoàn thành các chỉ tiêu đặt ra năm 2022 trước tháng 12/2022.", **PLAN),
    ),
    (
        "task_lies_ahead",
        said("Bắt đầu triển khai từ tháng 01/2022.", **PLAN),
        said("Bắt đầu triển khai từ tháng 04/2022.", **PLAN),
    ),
    (
        "plan_lies_ahead",
        said("Xây dựng dữ liệu của 250 huyện, dự kiến hoàn thành tháng 6/2022."),
        said("Xây dựng dữ liệu của 250 huyện, dự kiến hoàn thành tháng 12/2022."),
    ),
    (
        "result_is_no_plan",
        done("Cập nhật kiến trúc", "Theo kế hoạch hoàn thành tháng 09/2023."),
        done("Cập nhật kiến trúc", "Theo kế hoạch hoàn thành tháng 09/2022."),
    ),
    (
        "result_is_no_plan",  # The time stands before what is still to come.
        done("Nền tảng trạm y tế", "Trong năm 2023, Bộ sẽ triển khai thống nhất trên toàn quốc."),
        done("Nền tảng trạm y tế", "Trong năm 2022, Bộ sẽ triển khai thống nhất trên toàn quốc."),
    ),
    (
        "result_not_after_its_year",
        done("Ban hành kế hoạch", "Đã ban hành ngày 24/2/2023."),
        done("Ban hành kế hoạch", "Đã ban hành ngày 24/2/2022."),
    ),
    (
        "list_is_class",
        assigned(*[(f"Bộ số {turn}", "Chuyển đổi số.") for turn in range(31)], head=CENTRAL),
        assigned(*[(f"Bộ số {turn}", "Chuyển đổi số.") for turn in range(30)], head=CENTRAL),
    ),
    (
        "count_after_order",
        ordered("Đã có 30 địa phương ban hành kế hoạch (cập nhật đến 20/2/2022)."),
        ordered("Đã có 30 địa phương ban hành kế hoạch (cập nhật đến 20/12/2022)."),
    ),
    (
        "figure_of_its_year",
        done("Tín dụng", "Đến cuối năm 2021, có 48 tổ chức cung ứng."),
        done("Tín dụng", "Đến cuối năm 2022, có 48 tổ chức cung ứng."),
    ),
    (
        "result_within_span",
        said("Tăng nhanh trong giai đoạn 2013-2021, cụ thể là: tháng 11/2022 có 72.060 tài khoản."),
        said("Tăng nhanh trong giai đoạn 2013-2022, cụ thể là: tháng 11/2022 có 72.060 tài khoản."),
    ),
    (
        "thousands_marked",
        said("Có 1482 lượt đăng ký.", "Có 1.417 phiếu lấy ý kiến."),
        said("Có 1.482 lượt đăng ký.", "Có 1.417 phiếu lấy ý kiến."),
    ),
    (
        "decimal_comma",  # Alone in its passage, against the rest of the report.
        said("Tỷ trọng đạt 10.15%.", "Tỷ lệ hồ sơ đạt 9,80%."),
        said("Tỷ trọng đạt 10,15%.", "Tỷ lệ hồ sơ đạt 9,80%."),
    ),
    ("bound_is_round", said("Có trên 204.397 lượt tham gia."), said("Có trên 204.000 lượt tham gia.")),
    ("unit_printed", said("Tổng giá trị giao dịch hơn 929 tỷ."), said("Số lượt giao dịch là trên 876 triệu.")),
    (
        "unit_of_name",
        said("Số doanh nghiệp khai báo trực tuyến là 183.594 hồ sơ."),
        said("Số doanh nghiệp khai báo trực tuyến là 183.594 doanh nghiệp."),
    ),
    (
        "bound_within_whole",
        said("Mục tiêu trên 100% cơ sở y tế.", **PLAN),
        said("Mục tiêu trên 90% cơ sở y tế.", **PLAN),
    ),
)

# Rules on slips and repetitions: where there is none, there is nothing to look at.
COURSE = "Khóa bồi dưỡng, tập huấn toàn quốc về quản trị dữ liệu cho các bộ, ngành, địa phương"


def calendar(*rows: tuple[str, str]) -> Text:
    """Months and what one ministry does in them."""
    cells = tuple((*row, "Bộ TT&TT") for row in rows)
    return Text(head=("Thời gian", "Hành động trọng tâm", "Cơ quan chủ trì"), rows=cells, report=PLAN)


DECISION = (
    "Quyết định số 172/QĐ-BVH ngày 25/01/2022 về việc ban hành Kế hoạch phát triển du lịch số giai đoạn 2021-2025"
)
DUE = "Triển khai đáp ứng yêu cầu bảo đảm an toàn hệ thống thông tin trên địa bàn {}; sơ kết trước tháng {}/2022."
TEN = tuple(
    f"Tỉnh {name}"
    for name in (
        "Bắc Giang",
        "Bắc Kạn",
        "Bến Tre",
        "Cà Mau",
        "Cao Bằng",
        "Gia Lai",
        "Hà Giang",
        "Hà Nam",
        "Lào Cai",
        "Sơn La",
    )
)


SLIPS: tuple[tuple[str, Text, Text], ...] = (
    (
        "base_as_long",
        said("Trong 10 tháng đầu năm 2022, hệ thống đạt 129 triệu giao dịch (tăng 49,52% so với năm 2021)."),
        said("Trong 10 tháng đầu năm 2022, hệ thống đạt 129 triệu giao dịch (tăng 49,52% so với cùng kỳ năm 2021)."),
    ),
    (
        "result_not_before_its_year",
        done("Ban hành thông tư", "Đã ban hành ngày 21/6/2021."),
        done("Ban hành thông tư", "Đã ban hành ngày 21/6/2022."),
    ),
    (
        "result_not_before_its_year",  # An act that is the result, and one that it only rests on.
        done("Kiện toàn", "Đã kiện toàn Ban Chỉ đạo tại Quyết định số 1930/QĐ-BGTVT ngày 10/11/2021."),
        done("Kiện toàn", "Đã trình theo Nghị quyết số 01/NQ-CP ngày 01/01/2021, họp ngày 10/3/2022."),
    ),
    (
        "task_told_once",
        calendar(("Tháng 7", COURSE), ("Tháng 9", COURSE)),
        calendar(("Tháng 7", COURSE), ("Tháng 9", COURSE.replace("quản trị", "hạ tầng"))),
    ),
    (
        "value_told_once",
        done("Tập huấn", "Trên 204.397 lượt được tập huấn.", ("Bồi dưỡng", "Đã có 204.397 lượt học.")),
        done("Tập huấn", "Trên 204.397 lượt được tập huấn.", ("Bồi dưỡng", "Đã có 104.397 lượt học.")),
    ),
    (
        "sentence_told_once",
        done(
            "Ban hành tiêu chuẩn",
            "Bộ đã hoàn thành việc triển khai hóa đơn điện tử trên toàn quốc từ ngày 21/04/2022.",
            ("Nền tảng", "Bộ đã hoàn thành việc triển khai hóa đơn điện tử trên toàn quốc từ ngày 21/04/2022."),
        ),
        done(
            "Ban hành tiêu chuẩn",
            "Bộ đã hoàn thành việc triển khai hóa đơn điện tử trên toàn quốc từ ngày 21/04/2022.",
            ("Nền tảng", "Bộ đã hoàn thành việc triển khai nền tảng điện tử trên toàn quốc từ ngày 21/05/2022."),
        ),
    ),
    (
        "act_listed_once",
        said(f"Đã ban hành: {DECISION}; Kế hoạch số 5/KH-BVH ngày 01/3/2022; {DECISION}."),
        said(f"Đã ban hành: {DECISION}; Kế hoạch số 5/KH-BVH ngày 01/3/2022."),
    ),
    (
        "name_listed_once",
        said("Vận hành điểm kết nối tại 4 tỉnh, gồm: Lạng Sơn, Thái Bình, Huế, Cà Mau, Huế."),
        said("Vận hành điểm kết nối tại 4 tỉnh, gồm: Lạng Sơn, Thái Bình, Huế, Cà Mau."),
    ),
    (
        "result_told",  # A number alone.
        done("Sửa đổi chức năng, nhiệm vụ", "Nghị định 48/2022/NĐ-CP"),
        done("Sửa đổi chức năng, nhiệm vụ", "Nghị định 48/2022/NĐ-CP quy định chức năng, nhiệm vụ."),
    ),
    (
        "body_spelt",
        said("Cơ quan phối hợp: Bộ Tài nguyên và Môi trưởng, Bộ Công an."),
        said("Cơ quan phối hợp: Bộ Tài nguyên và môi trường, Bộ Công an."),
    ),
    (
        "body_spelt",  # A letter too many.
        said("Cơ quan phối hợp: Bộ Nông nghiệp và Phát triển nông thông."),
        said("Cơ quan phối hợp: Bộ Nông nghiệp và Phát triển nông thôn."),
    ),
    ("words_not_doubled", said("Phát triển nhân lực dữ liệu dữ liệu."), said("Phát triển dữ liệu số, dữ liệu mở.")),
    (
        "words_not_doubled",  # A phrase of a title.
        said("Chiến lược an toàn, an ninh mạng quốc gia, chủ động an toàn, an ninh mạng quốc gia, chủ động ứng phó."),
        said("Thúc đẩy nền tảng số, dịch vụ số, dịch vụ trực tuyến; Đại học Hà Nội, Đại học Bách khoa Hà Nội."),
    ),
    (
        "word_without_number",
        said(*["Đẩy mạnh phát triển nhân lực."] * 10, "Đẩy mạnh phát 2 triển nhân lực."),
        said(*["Đẩy mạnh phát triển nhân lực."] * 10, "Kế hoạch phát hành 2 bộ tem."),
    ),
    (
        "time_said_once",
        said("Đến tháng 11/2022, số website được xác nhận đăng ký tháng 11/2022 là 2.061 website."),
        said("Đến tháng 11/2022, số website được xác nhận đăng ký là 2.061 website."),
    ),
    (
        "one_number_for_one_name",
        said("Kết nối theo chuẩn tin điện ISO 20022.", "Áp dụng tiêu chuẩn tin điện ISO 2022."),
        said("Kết nối theo chuẩn tin điện ISO 20022.", "Quản lý chất lượng theo ISO 9001."),
    ),
    (
        "phase_has_two_years",
        said("Theo đó, giai đoạn 2021-2025: Rà soát. Giai đoạn 2025: Ban hành danh mục."),
        said("Theo đó, giai đoạn 2021-2025: Rà soát. Giai đoạn 2 đến năm 2025: Ban hành danh mục."),
    ),
    (
        "items_count_from_one",
        said("Hoàn thiện thủ tục đầu tư. Dự án 2: Nâng cao năng lực. Dự án 3: Triển khai ứng dụng."),
        said("Hoàn thiện thủ tục đầu tư. Dự án 1: Nâng cao năng lực. Dự án 2: Triển khai ứng dụng."),
    ),
    (
        "act_of_one_date",
        said("Thông tư số 49/2017/TT-BYT ngày 28/12/2018 quy định y tế từ xa."),
        said("Thông tư số 49/2017/TT-BYT ngày 28/12/2017 quy định y tế từ xa."),
    ),
    (
        "act_of_one_date",  # One act on two days.
        said("Quyết định số 12/QĐ-BYT ngày 01/3/2022.", "Quyết định số 12/QĐ-BYT ngày 03/1/2022."),
        said("Quyết định số 12/QĐ-BYT ngày 01/3/2022.", "Quyết định số 12/QĐ-BYT ngày 01 tháng 3 năm 2022."),
    ),
    (
        "act_has_number",
        said("Ban hành kèm theo Quyết định số /QĐ-UBQGCĐS ngày tháng năm 2023.", **PLAN),
        said("Ban hành kèm theo Quyết định số 17/QĐ-UBQGCĐS ngày 04 tháng 4 năm 2023.", **PLAN),
    ),
    (
        "rhythm_kept",
        said("Họp định kỳ hàng quý.", "Dự kiến họp: tháng 3, tháng 7 (sơ kết 6 tháng), tháng 9 và tháng 12.", **PLAN),
        said("Họp định kỳ hàng quý.", "Dự kiến họp: tháng 3, tháng 6 (sơ kết 6 tháng), tháng 9 và tháng 12.", **PLAN),
    ),
    (
        "place_words_fit_body",
        assigned(("Thành phố Cần Thơ", "Phát triển dữ liệu giao thông trên địa bàn tỉnh.")),
        assigned(("Tỉnh Yên Bái", "Triển khai trên địa bàn thành phố Yên Bái và trên địa bàn tỉnh.")),
    ),
    (
        "place_words_fit_body",  # Only cities have urban districts.
        assigned(("Tỉnh Lạng Sơn", "Triển khai ở tất cả các quận, huyện, phường, xã.")),
        assigned(("Thành phố Hà Nội", "Triển khai ở tất cả các quận, huyện, phường, xã.")),
    ),
    (
        "heading_has_name",
        grouped("III"),
        grouped("III Giáo dục và đào tạo"),
    ),
    (
        "period_of_its_row",
        calendar(("Quý I", "Chủ đề tháng: Khởi động Năm Dữ liệu số quốc gia")),
        calendar(("Tháng 4", "Chủ đề tháng: Dữ liệu mở")),
    ),
    (
        "task_has_deadline",
        assigned(*[(name, DUE.format("tỉnh", 9)) for name in TEN], ("Tỉnh An Giang", "Triển khai nền tảng giám định.")),
        assigned(*[(name, DUE.format("tỉnh", 9)) for name in TEN], ("Tỉnh An Giang", DUE.format("tỉnh", 9))),
    ),
    (
        "task_has_deadline",  # Rows of a table.
        calendar(*[("Tháng 7", f"{COURSE} lần {turn}") for turn in range(10)], ("", COURSE)),
        calendar(*[("Tháng 7", f"{COURSE} lần {turn}") for turn in range(10)], ("Tháng 8", COURSE)),
    ),
    (
        "result_told",
        done("Hạ tầng cung cấp điện", "Báo cáo số 1430/TMĐT ngày 10/12/2022 chưa có nội dung này."),
        done("Hạ tầng cung cấp điện", "Báo cáo số 1430/TMĐT ngày 10/12/2022 nêu đủ nội dung này."),
    ),
    ("result_told", done("Hạ tầng cung cấp điện", ""), done("Hạ tầng cung cấp điện", "Đã trình chiến lược.")),
    (
        "nothing_or_something",
        done("Ưu tiên kinh phí", "Báo cáo của Bộ chưa có thông tin về nhiệm vụ này. Bộ đã phân bổ 1.000 tỷ đồng."),
        done("Ưu tiên kinh phí", "Báo cáo của Bộ chưa có thông tin về nhiệm vụ này. Bộ đang nghiên cứu."),
    ),
    (
        "done_list_is_whole",
        done(
            "Triển khai gồm: nền tảng A; nền tảng B; nền tảng C; nền tảng D.",
            "Đã hoàn thành. Bao gồm: nền tảng A; nền tảng B; nền tảng D.",
        ),
        done(
            "Triển khai gồm: nền tảng A; nền tảng B; nền tảng C; nền tảng D.",
            "Đã hoàn thành. Bao gồm: nền tảng A; nền tảng B; nền tảng C; nền tảng D.",
        ),
    ),
    ("unit_spelt", said("Có khoảng 2,4 triệu giao dịch/này."), said("Có khoảng 2,4 triệu giao dịch/ngày.")),
    ("frequency_in_order", said("Họp định kỳ 01 quý/01 lần."), said("Họp định kỳ 01 lần/quý.")),
    (
        "percent_of_something",
        said("Dịch vụ cấp hộ chiếu phổ thông: 51,1%; Cấp giấy phép kinh doanh: 80,25%."),
        said("Tỷ lệ cấp hộ chiếu phổ thông: 51,1%; tỷ lệ cấp giấy phép kinh doanh: 80,25%."),
    ),
)


def raws(rule_id: str, text: Text) -> list[tuple[str, ...]]:
    """The printed phrases that each relation of a rule names."""
    return [tuple(place.raw for place in one.places) for one in text.relations() if one.rule == rule_id]


def test_each_row_has_its_own_finding_on_dates() -> None:
    text = done(
        "Kiện toàn Ban Chỉ đạo",
        "Đã kiện toàn tại Quyết định số 1930/QĐ-BGTVT ngày 10/11/2021.",
        ("Hợp tác", "Thụy Sỹ hỗ trợ; phát biểu tại hội chợ lần thứ 18 (10/9/2021)."),
    )
    heading = "Kết quả đạt được trong năm 2022"
    assert raws("result_not_before_its_year", text) == [
        ("Quyết định số 1930/QĐ-BGTVT ngày 10/11/2021", heading),
        ("phát biểu tại hội chợ lần thứ 18 (10/9/2021", heading),
    ]


def test_a_change_without_its_value_is_named_with_its_base_and_the_total_before() -> None:
    text = said("Tổng số: 173.742 sản phẩm, trong đó năm 2022 đạt tăng 3,3 lần so với năm 2021 (51.947 sản phẩm).")
    (named,) = raws("change_has_value", text)
    assert {"173.742 sản phẩm", "3,3 lần", "so với năm 2021", "51.947 sản phẩm"} <= set(named)


def test_the_shares_of_two_wholes_are_two_things() -> None:
    one, same, other = (
        ON_TIME.format(*told) for told in (("cấp xã", "98,97"), ("cấp xã", "99,79"), ("các sở", "99,79"))
    )
    assert raws("one_value_for_one_thing", said(one, same)) == [("98,97%", "99,79%")]
    assert raws("one_value_for_one_thing", said(one, other)) == []


def test_decimals_are_compared_in_their_passage_first() -> None:
    text = said("Đạt 10.15%; tỷ trọng đạt 9,80%.", "Tỷ lệ đạt 22.96%.", "Tỷ lệ đạt 21.2%.", "Tỷ lệ 7,5%.", "Có 3,8%.")
    assert raws("decimal_comma", text)[0] == ("10.15%", "9,80%")
    assert ("22.96%", "21.2%", "9,80%") in raws("decimal_comma", text)


def test_a_count_and_its_amount_of_money_are_one_finding() -> None:
    text = said("Có hơn 502.481 giao dịch với giá trị đạt gần 831,934 nghìn tỷ đồng.")
    assert raws("bound_is_round", text) == [("502.481 giao dịch", "831,934 nghìn tỷ đồng")]


MARKS = {
    "number": ("1", "2", "3"),
    "number and stop": ("1.", "2.", "3."),
    "number and bracket": ("1)", "2)", "3)"),
    "Roman": ("I.", "II.", "III."),
    "letter": ("a)", "b)", "c)"),
    "dash": ("-", "-", "-"),
    "none": ("", "", ""),
}
"""How tables print the serial numbers of their rows."""


@pytest.mark.parametrize("marks", MARKS.values(), ids=MARKS)
def test_a_contradiction_is_found_however_its_row_is_numbered(marks: tuple[str, ...]) -> None:
    rows = (
        (
            "Tỷ lệ cơ quan mở dữ liệu",
            "Có 14/36 cơ quan mở dữ liệu (đạt 35%), tăng 10.15%",
            "100%",
            "Có khả năng hoàn thành",
        ),
        ("Tỷ lệ hồ sơ trực tuyến", "Đạt 9,80%", "90%", "Khó hoàn thành"),
        ("Tỷ lệ thanh toán", "-", "80%", "Có khả năng hoàn thành"),
    )
    found = [
        Text(head=INDICATORS, rows=tuple((mark, *row) for mark, row in zip(numbers, rows, strict=True))).relations()
        for numbers in (MARKS["number"], marks)
    ]
    plain, marked = ([(one.rule, one.found, [place.raw for place in one.places]) for one in each] for each in found)
    assert marked == plain
    assert {"fraction_matches_percent", "status_has_result", "decimal_comma"} <= {rule for rule, *_ in plain}


@dataclass(frozen=True)
class Verdict:
    """What all rules together say of all texts, read in one run."""

    told: dict[int, list[tuple[str, bool]]]
    """Of each text, by its identity: the rule of each of its relations, and whether that rule names the relation."""

    def of(self, rule_id: str, text: Text) -> list[bool]:
        return [failed for rule, failed in self.told[id(text)] if rule == rule_id]


@pytest.fixture(scope="module")
def verdict() -> Verdict:
    texts = [text for _, *both in (*CASES, *SLIPS) for text in both] + [text for _, text in CLEAN]
    relations = [(text, relation) for text in texts for relation in text.relations()]
    results = judge("relations", "r", [relation for _, relation in relations], "f").results
    failing = {(result.rule_id, name) for result in results for name in result.failing}
    told: dict[int, list[tuple[str, bool]]] = {id(text): [] for text in texts}
    for turn, (text, relation) in enumerate(relations, start=1):
        told[id(text)].append((relation.rule, (relation.rule, f"relation-{turn}") in failing))
    return Verdict(told)


@pytest.mark.parametrize(("rule_id", "wrong", "right"), CASES, ids=[f"{case[0]}-{n}" for n, case in enumerate(CASES)])
def test_a_rule_tells_wrong_words_from_right_ones(verdict: Verdict, rule_id: str, wrong: Text, right: Text) -> None:
    assert any(verdict.of(rule_id, wrong)), "nothing was found wrong"
    assert verdict.of(rule_id, right), "the right words were not looked at"
    assert not any(verdict.of(rule_id, right))


@pytest.mark.parametrize(("rule_id", "wrong", "right"), SLIPS, ids=[f"{case[0]}-{n}" for n, case in enumerate(SLIPS)])
def test_a_slip_is_found_and_nothing_else(verdict: Verdict, rule_id: str, wrong: Text, right: Text) -> None:
    assert any(verdict.of(rule_id, wrong))
    assert not any(verdict.of(rule_id, right))


def test_every_rule_has_a_case() -> None:
    in_tables = {fault.rule for _, faults in (*TABLES.values(), *IDENTITIES.values()) for fault in faults}
    tried = {case[0] for case in (*CASES, *SLIPS, *PAIRS, *OF_BASES, *OF_TABLES, *OF_LISTS)} | in_tables | {SHARES}
    tried |= {"rule_ran"}  # In tests/checks/test_program_faults.py.
    assert tried == {each.id for each in rules("relations")}


def test_a_relation_of_no_rule_is_a_mistake_of_its_finder() -> None:
    with pytest.raises(KeyError, match="no_such_rule"):
        judge("relations", "r", [slip("no_such_rule", "x", ())], "f")


CLEAN: tuple[tuple[str, Text], ...] = (
    ("two times", said("Trong 11 tháng đầu năm 2022 có hơn 63 triệu hồ sơ. Từ tháng 11/2019 có hơn 152 triệu hồ sơ.")),
    ("two bodies", said("Trên 93% học sinh đăng ký trực tuyến; trên 97% thí sinh thanh toán trực tuyến.")),
    ("a sum of two classes", said("Có 36 cơ quan ban hành, trong đó có 05/22 bộ, ngành và 31/63 tỉnh, thành phố.")),
    (
        "so many a day",
        said(
            "Tính đến hết ngày 31/12/2022 có trên 876 triệu giao dịch, trung bình 2,4 triệu giao dịch/ngày.",
            issued_on=date(2023, 1, 15),
        ),
    ),
    (
        "a part of two counts",
        said("Có trên 1,6 triệu giáo viên, 23 triệu học sinh, trong đó xác thực gần 18 triệu hồ sơ."),
    ),
    ("25 times more", said("Từ 344 hồ sơ năm 2013 lên 8.862 hồ sơ tháng 11/2022 (tăng 25 lần).")),
    ("names with examples", said("Có 12 tỉnh thành lập tổ khuyến nông, như: Hải Phòng, Cần Thơ, Hậu Giang.")),
    ("inside a province", said("Tỉnh Tiền Giang có 138/162 xã có tổ khuyến nông.")),
    (
        "a target and its province",
        said("Mục tiêu trên 90% người dân có hồ sơ. Tỉnh Quảng Nam trên 70% người dân có hồ sơ.", **PLAN),
    ),
    ("a law in force", done("Ban hành nghị định", "Đã ban hành, có hiệu lực từ ngày 01/01/2023.")),
    ("a base for comparison", done("Bán hàng", "Năm 2022 đạt 900 giao dịch, năm 2021 là 300 giao dịch.")),
    (
        "two classes",
        said("05/22 bộ, ngành ban hành danh mục dữ liệu.", "04/63 tỉnh, thành phố ban hành danh mục dữ liệu."),
    ),
    ("a dot throughout", said("Tỷ trọng đạt 10.15%.", "Tỷ lệ hồ sơ đạt 9.80%.")),
    ("a base in brackets", said("Tổng số ca mắc là 172.520 ca, giảm 53,8% so với năm 2021 (373.123 ca).")),
    ("since the end of a year", said("Giá vàng tháng 4/2022 tăng 3,75% so với cuối năm trước.")),
    (
        "two levels of one service",
        rated(
            ("Tỷ lệ dịch vụ công trực tuyến mức độ 3, 4", "55,7%", "80%", "-"),
            ("Tỷ lệ dịch vụ công trực tuyến mức độ 4 trên tổng số dịch vụ công", "30,85%", "80%", "-"),
        ),
    ),
    ("what was aimed at", said("Năm 2021, phấn đấu tỷ lệ dịch vụ công trực tuyến phát sinh hồ sơ đạt 50%.")),
    ("a number in a title", done("Ban hành kế hoạch", "Đã ban hành Kế hoạch năm 2023.")),
)


@pytest.mark.parametrize(("why", "text"), CLEAN, ids=[case[0] for case in CLEAN])
def test_what_only_looks_wrong_is_left_alone(verdict: Verdict, why: str, text: Text) -> None:
    assert [rule for rule, failed in verdict.told[id(text)] if failed] == []
