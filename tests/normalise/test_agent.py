"""Which bodies a sentence is about, as the reports word it."""

from datetime import date

import pytest

from normalise import agent
from normalise.analysis import Sentence


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # it opens the sentence, or acts further on
        ("Trong năm 2022, Bộ GTVT ban hành 06 Quyết định", ["BGTVT"]),
        ("CSDL quốc gia đang được Bộ Tài nguyên và Môi trường, các địa phương phát triển", ["BTNMT"]),
        ("Tổng cục Thống kê chủ trì 28 chỉ tiêu; Bộ Thông tin Truyền thông 15 chỉ tiêu", ["TCTK", "BTTTT"]),
        # a number directly behind each of a list
        ("như: Hải Phòng (132 tổ), Cần Thơ (56 tổ)", ["31", "92"]),
        # one leads, the other helps
        ("Bộ trưởng Bộ Y tế chủ trì chỉ đạo, Bộ Thông tin và Truyền thông phối hợp thúc đẩy", ["BYT"]),
        ("Thống đốc Ngân hàng Nhà nước chủ trì, Bộ TT&TT và các bộ, ngành phối hợp phát triển", ["NHNN"]),
        # services named by the field of their ministry, and by one that is no ministry's name
        ("+ Nhóm DVC về giáo dục và đào tạo: Triển khai 2 dịch vụ", ["BGDDT"]),
        ("+ Nhóm dịch vụ Tài chính, ngân hàng: Đẩy mạnh thanh toán", []),
        # only mentioned
        ("Đã phối hợp với Bộ Y tế kết nối 12 hệ thống", []),
        ("Người dân Việt Nam có 2 tài khoản", []),
    ],
)
def test_a_sentence_is_about_the_bodies_that_act(sentence: str, expected: list[str]) -> None:
    assert [one.entry.code for one in agent.subjects(Sentence(sentence, 0), date(2022, 12, 31))] == expected
