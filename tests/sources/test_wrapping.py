"""Lines become running text, and tokens cut at a line end become whole."""

import pytest

from sources.layout.wrapping import clean, join, unwrap


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("Quyết định số 172/QĐ-", "BVHTTDL", "Quyết định số 172/QĐ-BVHTTDL"),  # cut after the hyphen of a number
        ("tại địa chỉ https://dichvucong.gov.vn/", "tin-tuc", "tại địa chỉ https://dichvucong.gov.vn/tin-tuc"),
        ("đạt 108,2", "% kế hoạch", "đạt 108,2% kế hoạch"),  # the sign never stands alone
        ("phát triển kinh tế -", "xã hội", "phát triển kinh tế - xã hội"),  # a dash between words keeps its blanks
        (
            "ban hành Quyết định 5/QĐ-",
            "- Tổ chức hội nghị",
            "ban hành Quyết định 5/QĐ- - Tổ chức hội nghị",
        ),  # a new item
        ("địa phương", ", tổ chức", "địa phương, tổ chức"),  # a comma pushed over by a narrow cell
        ("năm 2022", "đạt 50%", "năm 2022 đạt 50%"),
        ("", "đạt", "đạt"),
        ("22.", "311", "22.311"),  # figures cut by a narrow cell
        ("1.204.", "500 đồng", "1.204.500 đồng"),
        ("(12.", "345)", "(12.345)"),
        ("98,", "5%", "98,5%"),
        ("4.512", ",6", "4.512,6"),
        ("85", "95", "85 95"),  # two figures
        ("1.250", "300", "1.250 300"),
        ("1,", "2, 3", "1, 2, 3"),
        ("1.", "2022", "1. 2022"),
        ("1.", "Trồng rừng", "1. Trồng rừng"),
        ("năm 2022.", "311 xã", "năm 2022. 311 xã"),
    ],
)
def test_join(before: str, after: str, whole: str) -> None:
    assert join(before, after) == whole


def test_clean_gives_one_unicode_form_and_single_blanks() -> None:
    decomposed = "Kê\u0301t qua\u0309\u00a0\u00a0đa\u0323t\u200b \n 5\u00ad0%"
    assert clean(decomposed) == "Kết quả đạt 50%"


def test_unwrap_keeps_every_line() -> None:
    assert unwrap(["Văn bản 59/2022/NĐ-", "CP  ngày", "", "05/9/2022"]) == "Văn bản 59/2022/NĐ-CP ngày 05/9/2022"
