"""Each form of time is found by its first word: examples of every form, and none without one."""

import pytest

from normalise.periods.period_pattern import CORE, FORMS

EXAMPLES = {
    "counted": ["6 tháng đầu năm 2022", "sáu tháng cuối năm", "ba quý đầu năm"],
    "counted_short": ["9T/2023", "6T đầu năm"],
    "half_month": ["kỳ 1 tháng 10/2025", "nửa cuối tháng 8"],
    "days_of_month": ["15 ngày đầu tháng 9/2024"],
    "half": ["nửa đầu năm 2022"],
    "half_year": ["bán niên 2024"],
    "single": ["tháng đầu năm", "quý cuối năm 2022"],
    "opening": ["so với đầu năm", "từ đầu năm", "lũy kế từ đầu năm 2024"],
    "start": ["đầu kỳ", "đầu năm 2022", "đầu năm trước"],
    "term_end": ["cuối kỳ"],
    "whole": ["cả năm"],
    "year_end": ["cuối năm"],
    "named_month": ["tháng Chín/2023", "tháng Năm"],
    "date": ["ngày 31/12/2022", "07-10/12/2022"],
    "short_date": ["31/3/23"],
    "iso_date": ["2022-12-31"],
    "written_date": ["ngày 15 tháng 3 năm 2022"],
    "days": ["15/12-14/12"],
    "quarter": ["Quý I/2023", "Q3/2022", "quí bốn"],
    "month": ["tháng 12/2022", "T9/2022"],
    "month_alone": ["tháng 6"],
    "month_short": ["T6"],
    "bare_month": ["6/2023"],
    "week": ["tuần 35"],
    "semester": ["học kỳ I năm học 2022-2023"],
    "school": ["năm học 2022-2023"],
    "years": ["2021-2025"],
    "year": ["năm 2022"],
    "bare_year": ["2022"],
    "day": ["ngày 15/3", "từ 1/8", "trước 30/4"],
    "same": ["cùng kỳ"],
    "years_before": ["5 năm trước"],
    "relative": ["năm trước", "quý này", "vụ trước", "kỳ trước"],
    "within": ["trong tháng"],
    "to_date": ["lũy kế"],
}


def test_every_form_has_an_example() -> None:
    assert set(EXAMPLES) == set(FORMS)


@pytest.mark.parametrize(("form", "words"), [(form, words) for form, said in EXAMPLES.items() for words in said])
def test_a_form_is_found_by_its_first_word(form: str, words: str) -> None:
    found = CORE.search(words)
    assert found is not None
    assert (found.lastgroup, found[0]) == (form, words)
