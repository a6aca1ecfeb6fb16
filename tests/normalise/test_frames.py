"""Every word of a class in frames of sentences of many fields: what is read must not hang on which word was chosen.

A frame is a sentence with a gap, `_`, and what it states; `_` in what it states is the word too, where the name holds
it. A word that no one would put into a frame is `unfit` there. What is read wrongly today stands in `failing_frames`.
"""

from dataclasses import dataclass
from typing import Any

import pytest

from normalise.lexical import lexicon
from normalise.lexical.text import fold
from tests.normalise.failing_frames import FAILING
from tests.normalise.test_foreign_fields import told


@dataclass(frozen=True)
class Frame:
    """A sentence with a gap for the words of a class."""

    of: str
    sentence: str
    states: tuple[str, ...]
    unfit: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """What the frame is called in test ids: its first words."""
        return " ".join(self.sentence.split()[:5])


def frame(of: str, sentence: str, *states: str, unfit: str = "") -> Frame:
    return Frame(of, sentence, states, frozenset(unfit.split(", ")) if unfit else frozenset())


def bounds(of: str, sign: str, how: str = "") -> tuple[Frame, ...]:
    """Frames for the words of a bound; those of `how` fast are none. A percentage at most is a rule."""
    share = "target" if sign == "<=" else "actual"
    return (
        frame(
            of,
            "Tỷ lệ trẻ em được tiêm chủng đầy đủ đạt _ 95%.",
            f"{share} | Tỷ lệ trẻ em được tiêm chủng đầy đủ | {sign} 95 % | 2023",
            unfit=how,
        ),
        frame(
            of,
            "Năm 2023, số vụ cháy trên địa bàn là _ 310 vụ.",
            f"actual | số vụ cháy trên địa bàn | {sign} 310 vụ | 2023",
            unfit=how,
        ),
        *surpassing(of, sign, how),
    )


def surpassing(of: str, sign: str, how: str = "") -> tuple[Frame, ...]:
    """Frames for words of a bound that need no verb or are one."""
    return (
        frame(
            of,
            "Doanh thu vận tải hành khách _ 4.200 tỷ đồng.",
            f"actual | Doanh thu vận tải hành khách | {sign} 4200000000000 VND | 2023",
            unfit=how,
        ),
        frame(
            of,
            "Sản lượng thủy sản _ 9,2 triệu tấn.",
            f"actual | Sản lượng thủy sản | {sign} 9200000 tấn | 2023",
            unfit=how,
        ),
    )


BOUNDS = (
    *bounds("at_least", ">="),
    *bounds("at_most", "<="),
    *bounds("over", ">"),
    *surpassing("surpass", ">"),
    *bounds("above", ">", how="nhanh hơn"),
    *bounds("below", "<", how="chậm hơn"),
    *bounds("under", "<"),
    *bounds("nearly", "<~"),
    *bounds("about", "~"),
    frame(
        "estimate",
        "Thu ngân sách địa phương _ 1.500 tỷ đồng.",
        "actual | Thu ngân sách địa phương | ~ 1500000000000 VND | 2023",
    ),
    frame("estimate", "Sản lượng lúa năm 2023 _ 43,5 triệu tấn.", "actual | Sản lượng lúa | ~ 43500000 tấn | 2023"),
    frame("estimate", "Tỷ lệ hộ nghèo _ 2,9%.", "actual | Tỷ lệ hộ nghèo | ~ 2.9 % | 2023"),
)
LEVELS = (
    frame(
        "reach",
        "Tỷ lệ che phủ rừng _ 42%.",
        "actual | Tỷ lệ che phủ rừng | = 42 % | 2023",
        unfit="lần lượt, lần lượt là",
    ),
    frame(
        "reach",
        "Năm 2023, thu nhập bình quân đầu người _ 59 triệu đồng.",
        "actual | thu nhập bình quân đầu người | = 59000000 VND | 2023",
        unfit="lần lượt, lần lượt là, chiếm tỷ lệ, chiếm tỷ trọng, đạt tỷ lệ, chiếm",
    ),
    frame(
        "reach",
        "Số học sinh trung học phổ thông _ 120.500 học sinh.",
        "actual | Số học sinh trung học phổ thông | = 120500 học sinh | 2023",
        unfit="lần lượt, lần lượt là, chiếm tỷ lệ, chiếm tỷ trọng, đạt tỷ lệ, chiếm",
    ),
    frame("measure_name", "_ của vùng miền núi đạt 12.400 tấn.", "actual | _ của vùng miền núi | = 12400 tấn | 2023"),
    frame("measure_name", "Năm 2023, _ của lĩnh vực y tế là 18%.", "actual | _ của lĩnh vực y tế | = 18 % | 2023"),
    frame(
        "of_which",
        "Chi ngân sách địa phương đạt 12.400 tỷ đồng, _ chi đầu tư 4.100 tỷ đồng.",
        "actual | Chi ngân sách địa phương | = 12400000000000 VND | 2023",
        "actual | Chi ngân sách địa phương (chi đầu tư) | = 4100000000000 VND | 2023",
    ),
    frame(
        "includes",
        "Tỉnh đã xây dựng 30 công trình, _ 12 trường học và 18 trạm y tế.",
        "actual | Tỉnh đã xây dựng công trình | = 30 công trình | 2023",
        "actual | Tỉnh đã xây dựng trường học | = 12 trường học | 2023",
        "actual | Tỉnh đã xây dựng trạm y tế | = 18 trạm y tế | 2023",
    ),
)


def changes(of: str, direction: str, how: str = "") -> tuple[Frame, ...]:
    """Frames for verbs and comparisons of change; those of `how` fast compare no counts."""
    return (
        frame(
            of,
            "Kim ngạch xuất khẩu gạo đạt 4,6 tỷ USD, _ 8% so với năm trước.",
            "actual | Kim ngạch xuất khẩu gạo | = 4600000000 USD | 2023",
            f"growth | Kim ngạch xuất khẩu gạo | = 8 % | 2023 {direction} from 2022",
        ),
        frame(
            of,
            "Số ca sốt xuất huyết trong tháng 5/2023 là 1.240 ca, _ 12% so với tháng trước.",
            "actual | Số ca sốt xuất huyết | = 1240 ca | 2023-05",
            f"growth | Số ca sốt xuất huyết | = 12 % | 2023-05 {direction} from 2023-04",
        ),
        frame(
            of,
            "Năm 2023 xảy ra 310 vụ cháy, _ 14 vụ so với năm 2022.",
            "actual | xảy ra vụ cháy | = 310 vụ | 2023",
            f"growth | xảy ra vụ cháy | = 14 vụ | 2023 {direction} from 2022",
            unfit=how,
        ),
    )


CHANGES = (
    *changes("rise", "up", how="tăng trưởng"),
    *changes("fall", "down"),
    *changes("above", "up", how="nhanh hơn"),
    *changes("below", "down", how="chậm hơn"),
    frame(
        "rise",
        "Doanh thu du lịch _ 15% so với cùng kỳ năm 2022.",
        "growth | Doanh thu du lịch | = 15 % | 2023 up from 2022",
    ),
    frame(
        "fall",
        "Số hộ nghèo _ 15% so với cùng kỳ năm 2022.",
        "growth | Số hộ nghèo | = 15 % | 2023 down from 2022",
    ),
    frame(
        "degree",
        "Giá trị sản xuất công nghiệp đạt 320 nghìn tỷ đồng, tăng _ 8,2% so với năm trước.",
        "actual | Giá trị sản xuất công nghiệp | = 320000000000000 VND | 2023",
        "growth | Giá trị sản xuất công nghiệp | = 8.2 % | 2023 up from 2022",
        unfit="chỉ, lần lượt, lần lượt là, hằng năm, hàng năm, mỗi năm, bình quân, trung bình",
    ),
    frame(
        "degree",
        "Số vụ tai nạn lao động giảm _ 11% so với cùng kỳ năm trước.",
        "growth | Số vụ tai nạn lao động | = 11 % | 2023 down from 2022",
        unfit="trưởng, cao, kỷ lục, chỉ, lần lượt, lần lượt là, hằng năm, hàng năm, mỗi năm, bình quân, trung bình, "
        "mới, thêm, ròng, vọt, khá cao",
    ),
    frame(
        "arrives",
        "Tỷ lệ lao động qua đào tạo tăng từ 65% năm 2022 _ 70% năm 2023.",
        "actual | Tỷ lệ lao động qua đào tạo | = 65 % | 2022",
        "actual | Tỷ lệ lao động qua đào tạo | = 70 % | 2023",
        unfit="xuống, xuống còn, xuống mức, xuống dưới, còn",
    ),
    frame(
        "arrives",
        "Tỷ lệ hộ nghèo giảm từ 5,2% năm 2022 _ 4,1% năm 2023.",
        "actual | Tỷ lệ hộ nghèo | = 5.2 % | 2022",
        "actual | Tỷ lệ hộ nghèo | = 4.1 % | 2023",
        unfit="lên, lên đến, lên tới, lên mức, lên thành, xuống dưới",
    ),
    frame(
        "compare",
        "Lượng khách quốc tế đạt 12,6 triệu lượt, tăng 34% _ cùng kỳ năm 2022.",
        "actual | Lượng khách quốc tế | = 12600000 lượt | 2023",
        "growth | Lượng khách quốc tế | = 34 % | 2023 up from 2022",
        unfit="đối với cùng kỳ",
    ),
    frame(
        "compare",
        "Số ca mắc sởi giảm 30% _ năm trước.",
        "growth | Số ca mắc sởi | = 30 % | 2023 down from 2022",
        unfit="đối với cùng kỳ",
    ),
    frame(
        "same_period",
        "Xuất khẩu thủy sản 9 tháng năm 2023 đạt 6,6 tỷ USD, giảm 22% so với _ năm 2022.",
        "actual | Xuất khẩu thủy sản | = 6600000000 USD | 2023-01-01/P9M",
        "growth | Xuất khẩu thủy sản | = 22 % | 2023-01-01/P9M down from 2022-01-01/P9M",
        unfit="cùng tháng, cùng quý",
    ),
    frame(
        "same_period",
        "Số vụ tai nạn giao thông tháng 9/2023 là 98 vụ, giảm 6% so với _ năm trước.",
        "actual | Số vụ tai nạn giao thông | = 98 vụ | 2023-09",
        "growth | Số vụ tai nạn giao thông | = 6 % | 2023-09 down from 2022-09",
        unfit="cùng quý",
    ),
    frame(
        "plan",
        "Thu nội địa đạt 1.500 tỷ đồng, bằng 105% _.",
        "actual | Thu nội địa | = 1500000000000 VND | 2023",
        "actual | tỷ lệ Thu nội địa so với _ | = 105 % | 2023",
    ),
    frame(
        "plan",
        "Diện tích gieo trồng đạt 12.000 ha, đạt 98,5% so với _.",
        "actual | Diện tích gieo trồng | = 12000 ha | 2023",
        "actual | tỷ lệ Diện tích gieo trồng so với _ | = 98.5 % | 2023",
    ),
    frame(
        "aim",
        "Năm 2025, _ tỷ lệ hộ dùng nước sạch đạt 95%.",
        "target | tỷ lệ hộ dùng nước sạch | = 95 % | 2025",
        unfit="cần đạt, phải đạt, sẽ, đặt ra",
    ),
    frame(
        "aim",
        "Tỷ lệ giường bệnh trên 10.000 dân _ 32%.",
        "target | Tỷ lệ giường bệnh trên 10.000 dân | = 32 % | 2023",
        unfit="mục tiêu, chỉ tiêu đề ra, chỉ tiêu đặt ra, chỉ tiêu là, đặt ra, sẽ, phấn đấu đến",
    ),
)
TIMES = (
    frame(
        "within",
        "_ 6 tháng đầu năm 2023, ngành y tế đã khám 2,4 triệu lượt bệnh nhân.",
        "actual | khám lượt bệnh nhân | = 2400000 lượt | 2023-01-01/P6M",
        unfit="vào, trong vòng",
    ),
    frame(
        "within",
        "Tỷ lệ thất nghiệp _ năm 2023 là 2,3%.",
        "actual | Tỷ lệ thất nghiệp | = 2.3 % | 2023",
        unfit="trong vòng, qua, sau",
    ),
    frame(
        "until",
        "_ ngày 30/6/2023, toàn tỉnh có 1.200 hợp tác xã.",
        "actual | hợp tác xã | = 1200 hợp tác xã | 2023-06-30",
        unfit="cuối, trước",
    ),
    frame(
        "until",
        "_ tháng 6/2023, dư nợ tín dụng đạt 12,4 triệu tỷ đồng.",
        "actual | dư nợ tín dụng | = 12400000000000000 VND | 2023-06-30",
        unfit="trước",
    ),
    frame(
        "end_of",
        "_ năm 2023, toàn ngành có 15.200 bác sĩ.",
        "actual | bác sĩ | = 15200 bác sĩ | 2023-12-31",
    ),
    frame(
        "end_of",
        "_ quý III/2023, vốn đăng ký là 20 tỷ USD.",
        "actual | vốn đăng ký | = 20000000000 USD | 2023-09-30",
    ),
    frame("now", "_, cả nước có 54 nhà máy thuốc.", "actual | nhà máy thuốc | = 54 nhà máy | 2023"),
    frame("now", "Toàn ngành _ có 1.320 bác sĩ.", "actual | bác sĩ | = 1320 bác sĩ | 2023", unfit="đến nay, tới nay"),
    frame(
        "quarter",
        "_ III/2023, sản lượng điện đạt 75 tỷ kWh.",
        "actual | sản lượng điện | = 75000000000 kWh | 2023-Q3",
    ),
    frame(
        "quarter",
        "Số doanh nghiệp thành lập mới trong _ 2 năm 2023 là 41.000 doanh nghiệp.",
        "actual | Số doanh nghiệp thành lập mới | = 41000 doanh nghiệp | 2023-Q2",
    ),
    frame(
        "cumulative",
        "_ 9 tháng năm 2023, vốn thực hiện đạt 15,9 tỷ USD.",
        "actual | vốn thực hiện | = 15900000000 USD | 2023-01-01/P9M",
    ),
)
FRAMES = (*BOUNDS, *LEVELS, *CHANGES, *TIMES)
MONTHS = {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip


def filled(text: str, words: str) -> str:
    """A frame with the words in its gap, a capital at its head."""
    whole = text.replace("_", words)
    return whole[0].upper() + whole[1:] if text.startswith("_") else whole


def cases() -> list[Any]:
    """Each frame with each fitting word of its class; strictly failing where that is known."""
    made = []
    for one in FRAMES:
        for word in lexicon.classes()[one.of]:
            if word.words in one.unfit:
                continue
            case = pytest.param(one, word.words, marks=marks(one.of, word.words, one.name))
            made.append(case._replace(id=f"{one.of}: {word.words}: {one.name}"))
    return made


def marks(*case: str) -> list[Any]:
    return [pytest.mark.xfail(strict=True, reason="not read yet")] if case in FAILING else []


@pytest.mark.parametrize(("one", "words"), cases())
def test_each_word_of_a_class_is_read_alike(one: Frame, words: str) -> None:
    estimated = fold(words) in lexicon.words("estimate")
    expected = [state.replace("| = ", "| ~ ") if estimated else state for state in one.states]
    found = told(filled(one.sentence, words), 2023)
    assert [fold(line) for line in found] == [fold(line.replace("_", words)) for line in expected]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(one.words, marks=marks("number_word", one.words, "month"))
        for one in lexicon.classes()["number_word"]
    ],
)
def test_each_number_in_words_names_a_month(words: str) -> None:
    found = told(f"Tháng {words.title()} năm 2023, số lượt khách là 1.200 lượt.", 2023)
    assert found == [f"actual | số lượt khách | = 1200 lượt | 2023-{MONTHS[words]:02}"]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(one, marks=marks("number_word", one, "months"))
        for one in MONTHS
        if one not in {"một", "giêng", "tư", "chạp", "mười hai"}
    ],
)
def test_each_number_in_words_counts_months(words: str) -> None:
    found = told(f"Trong {words} tháng đầu năm 2023, số lượt khách là 1.200 lượt.", 2023)
    code = "2023-Q1" if MONTHS[words] == 3 else f"2023-01-01/P{MONTHS[words]}M"
    assert found == [f"actual | số lượt khách | = 1200 lượt | {code}"]


def test_what_fails_is_a_word_of_a_class_in_a_frame() -> None:
    fitting = {(one.of, word.words, one.name) for one in FRAMES for word in lexicon.classes()[one.of]}
    others = {("number_word", words, about) for words in MONTHS for about in ("month", "months")}
    assert FAILING - fitting - others == set()
