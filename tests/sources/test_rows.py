"""Characters in the order in which they are read, with blanks where gaps are."""

from itertools import pairwise

import numpy as np
import pytest

from sources.pdf.page import Char, Chars, as_array
from sources.pdf.rows import Rows, by_height, one_row


def letters(text: str, x: float = 0.0, top: float = 100.0, width: float = 5.0) -> list[Char]:
    """Letters of size 10 side by side; a blank leaves room and is none."""
    return [
        Char(sign, x + place * width, top, x + (place + 1) * width, top + 10, 10.0, False)
        for place, sign in enumerate(text)
        if sign != " "
    ]


def texts(rows: Rows) -> list[str]:
    ends = [*rows.starts.tolist(), len(rows.chars)]
    return [rows.texts.between(start, end) for start, end in pairwise(ends)]


def chars(*runs: list[Char]) -> Chars:
    return as_array([char for run in runs for char in run])


def test_accented_letters_that_are_drawn_after_the_plain_ones_of_their_line_are_put_in_their_places() -> None:
    assert texts(by_height(chars(letters("T  l  h  s "), letters(" ỷ  ệ  ồ  ơ")))) == ["Tỷ lệ hồ sơ"]


def test_rows_come_from_top_to_bottom_and_marks_that_stand_raised_belong_to_their_row() -> None:
    found = by_height(chars(letters("hai", top=120), letters("mot"), letters("1", x=15, top=97)))
    assert texts(found) == ["mot1", "hai"]


def test_each_region_has_rows_of_its_own() -> None:
    page = chars(letters("ten"), letters("so", x=100), letters("ngoai", x=200))
    found = by_height(page, np.array([2] * 3 + [1] * 2 + [0] * 5))
    assert (texts(found), found.regions.tolist()) == (["ngoai", "so", "ten"], [0, 1, 2])
    assert texts(found.first_region) == ["ngoai"]


@pytest.mark.parametrize(
    ("apart", "text"),
    [
        (1.0, "ab"),  # letters of one word
        (1.3, "a b"),  # words of one line
    ],
)
def test_a_gap_wider_than_letters_stand_apart_is_a_blank(apart: float, text: str) -> None:
    assert texts(by_height(chars(letters("a"), letters("b", x=5 + apart)))) == [text]


def test_a_letter_that_lies_over_the_next_ones_leaves_no_gap_behind_them() -> None:
    wide = Char("W", 0.0, 100.0, 14.0, 110.0, 10.0, False)
    assert texts(one_row(as_array([wide, *letters("i", x=4), *letters("j", x=12)]))) == ["Wij"]


def test_signs_that_stand_for_several_letters_keep_all_of_them() -> None:
    sign = Char("ffi", 5.0, 100.0, 15.0, 110.0, 10.0, False)
    assert texts(by_height(chars(letters("e"), [sign], letters("cient", x=15)))) == ["efficient"]


def test_a_page_without_letters_has_no_rows() -> None:
    assert texts(by_height(as_array([]))) == []
