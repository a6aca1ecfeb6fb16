"""Comparison keys and sentence ends."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise.lexical.text import fold, nfc, sentences


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Bình", "HÒA BÌNH"),  # tone on the second vowel or the first
        ("sức khoẻ", "sức khỏe"),
        ("Uỷ ban", "Ủy ban"),
        ("Thừa Thiên – Huế", "Thừa Thiên-Huế"),  # dashes, and the blanks around them
        ("dịch\u00a0vụ  công", "dịch vụ công"),  # blanks
        ("Đà Nẵng", "đà nẵng"),
        (unicodedata.normalize("NFD", "tỷ lệ"), "tỷ lệ"),  # the page's own mixture of forms
    ],
)
def test_two_spellings_of_the_same_words_have_one_key(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bản", "bán"),  # another tone, another word
        ("cân", "căn"),  # another vowel
        ("tỷ lệ", "tỉ lệ"),  # i and y are kept: both are printed
    ],
)
def test_accents_tell_words_apart(one, other):
    assert fold(one) != fold(other)


def test_đ_becomes_d_and_the_other_letters_stay():
    assert fold("Đường") == "dường"


@given(st.text())
def test_folding_a_key_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_nfc_joins_letter_and_accent():
    assert nfc("tỷ") == "tỷ"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a stop before a capital, a question, a quotation
        ("Đã xong. Còn lại ba xã? “Sẽ làm.” Hết!", ["Đã xong.", "Còn lại ba xã?", "“Sẽ làm.”", "Hết!"]),
        # numbers, abbreviations and open lists hold their stops
        ("TP. Huế có 5.030 hồ sơ, v.v… Đến nay xong.", ["TP. Huế có 5.030 hồ sơ, v.v… Đến nay xong."]),
        # the number of an item belongs to it, a year at the end of a sentence does not
        ("1.1. Mục tiêu năm 2022. Kết quả tốt.", ["1.1. Mục tiêu năm 2022.", "Kết quả tốt."]),
        ("a. Kết quả", ["a. Kết quả"]),
        # semicolons join, bullets and line ends part
        ("Đạt 5%; đạt 6%. - Còn 3 xã", ["Đạt 5%; đạt 6%.", "- Còn 3 xã"]),
        ("Dòng một\nDòng hai", ["Dòng một", "Dòng hai"]),
        # a figure may begin a sentence; a small letter does not
        ("Đã kết nối. 63 tỉnh tham gia. gồm cả xã.", ["Đã kết nối.", "63 tỉnh tham gia. gồm cả xã."]),
        (" \n ", []),
    ],
)
def test_sentences_end_where_a_reader_pauses(text, expected):
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(st.text(alphabet="aĐ1.…?!\n -–(“.", max_size=60))
def test_sentences_lose_no_word(text):
    spans = sentences(text)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
