"""What a spreadsheet prints of a value in a number format, with the signs of a Vietnamese system."""

from datetime import date, datetime

import pytest

from sources.xlsx.number_format import printed

ACCOUNTING = '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)'


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        # Only a percent sign that is neither quoted nor escaped multiplies.
        (3.25, '0.00"%"', "3,25%"),
        (2.71, r"0.00\%", "2,71%"),
        (88, '0.0" %"', "88,0 %"),
        (0.0325, "0.00%", "3,25%"),
        (0.5, "0%", "50%"),
        (-0.1234, "0.0%;[Red]-0.0%", "-12,3%"),
        # Negative figures in brackets, zeros as dashes, room for a bracket.
        (-1234.5, "#,##0.0_);(#,##0.0)", "(1.234,5)"),
        (1234.5, "#,##0.0_);(#,##0.0)", "1.234,5"),
        (0, ACCOUNTING, "-"),
        (-5, ACCOUNTING, "(5,00)"),
        (-7.25, r"0.0;[Red]\(0.0\)", "(7,3)"),
        (2.5, "+0.0;-0.0;0.0", "+2,5"),
        (-3.04, r"###0.0;\-###0.0", "-3,0"),
        # Thousands left out, by one comma or several, before and behind the point.
        (5_120_400_000, "#,##0,,", "5.120"),
        (5_120_400_000, "0.0,,", "5120,4"),
        (5_120_400_000, '#,##0.0,,," tỷ"', "5,1 tỷ"),
        (1_234_567, "#,##0.00,", "1.234,57"),
        # Blanks and other text between the digits.
        (1234567.8, r"###\ ###\ ##0.0", "1 234 567,8"),
        (12.34, r"###\ ##0.0", "12,3"),
        (123456789, r"000\-000\-000", "123-456-789"),
        # Places that print nothing, and sections that hide.
        (12, "0.##", "12"),
        (0.05, ".00", "0,05"),
        (0, "#,###", ""),
        (0, "0;-0;;@", ""),
        (7, ";;;", ""),
        # Text around "General" and around text; conditions.
        (1200, 'General" tấn"', "1200 tấn"),
        ("2022", '"Năm "@', "Năm 2022"),
        (5, '[>=1000]0.0," nghìn";0', "5"),
        (5200, '[>=1000]0.0," nghìn";0', "5,2 nghìn"),
        # Fractions and powers are not printed as such: the value says more.
        (1.5, "# ?/?", "1,5"),
        (123456, "0.00E+00", "123456"),
        (datetime(2023, 5, 1), "mm/yyyy", "05/2023"),
        (date(2023, 5, 1), '"Tháng "m/yyyy', "Tháng 5/2023"),
    ],
)
def test_what_is_printed(value: object, form: str, text: str) -> None:
    assert printed(value, form).strip() == text
