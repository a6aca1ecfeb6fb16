"""Words, numbers and texts as the pages put them; the examples of the modules run too."""

import doctest

import pytest

from assets.pages import charts, figures, search, text, words
from assets.pages.page import _file
from assets.pages.words import LANGUAGES, Words


@pytest.mark.parametrize("module", [charts, figures, search, text, words])
def test_the_examples_hold(module):
    found = doctest.testmod(module)
    assert found.attempted
    assert not found.failed


def test_every_phrase_has_both_languages_and_the_same_gaps():
    vietnamese, english = (Words(language).phrases for language in LANGUAGES)
    for name, phrase in vietnamese.items():
        assert phrase.strip(), name
        assert english[name].strip(), name
        assert gaps(phrase) == gaps(english[name]), name


def gaps(phrase: str) -> set[str]:
    return {part.partition("}")[0] for part in phrase.split("{")[1:]}


@pytest.mark.parametrize(
    ("code", "vietnamese", "english"),
    [
        ("2023", "năm 2023", "2023"),
        ("2023-05", "tháng 5/2023", "May 2023"),
        ("2023-Q2", "quý 2/2023", "Q2 2023"),
        ("2023-01-01/P9M", "9 tháng đầu năm 2023", "Jan–Sep 2023"),
        ("2023-06-30", "đến 30/6/2023", "as of 30 Jun 2023"),
        ("2021-01-01/P5Y", "2021–2025", "2021–2025"),
        ("2019-11-01/P37M", "1/11/2019 – 30/11/2022", "1 Nov 2019 – 30 Nov 2022"),
        ("nothing known", "nothing known", "nothing known"),
    ],
)
def test_a_period_is_said_in_both_languages(code: str, vietnamese: str, english: str):
    assert (Words("vi").period(code), Words("en").period(code)) == (vietnamese, english)


@pytest.mark.parametrize(
    ("row", "vietnamese", "english"),
    [
        # a bound keeps its sign, a range both ends, a fraction its population
        ({"value": 85, "qualifier": ">", "unit": "%"}, "> 85 %", "> 85 %"),
        ({"value": 7, "value_high": 8.5, "qualifier": "range", "unit": "%"}, "7–8,5 %", "7–8.5 %"),
        ({"value": 29, "denominator": 33, "qualifier": "=", "unit": "dịch vụ"}, "29/33 dịch vụ", "29/33 dịch vụ"),
        ({"value": 2750000000000, "qualifier": ">", "unit": "VND"}, "> 2,75 nghìn tỷ đồng", "> 2.75 trillion VND"),
        ({"value": 71836, "qualifier": "=", "unit": "tổ"}, "71.836 tổ", "71,836 tổ"),
        ({"value": 4.86, "qualifier": "~", "unit": "x"}, "≈ 4,86 lần", "≈ 4.86 times"),
        ({"value": None, "qualifier": None, "unit": "%"}, "", ""),
    ],
)
def test_a_figure_is_said_in_both_languages(row, vietnamese: str, english: str):
    assert (figures.figure(row, Words("vi")), figures.figure(row, Words("en"))) == (vietnamese, english)


def test_names_of_files_are_plain_and_never_the_same_for_two_codes():
    codes = [
        "VN-GOV:BTC",
        "PRINTED:huyện-bác-ái",
        "PRINTED:huyen-bac-ai",
        "PRINTED:huyện bác ái",
        "X_1A",
        "../etc/passwd",
    ]
    names = [_file(code) for code in codes]
    assert names[0] == "VN-GOV-BTC"
    assert len(set(names)) == len(codes)
    assert all(name.isascii() and "/" not in name and "." not in name for name in names)
