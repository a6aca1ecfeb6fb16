"""Rules on a Document as read: its structure, before any number in it is understood.

The frame is `checks.frames.document_frame`. What numbers mean does not belong here. Only a document that gives nothing
at all is kept out as a whole; the figures of a table that was read wrongly are held by the rule `table_understood`.
"""

from checks.rule import Row, Rule, Scope
from normalise.records import Severity


def _alike(found: object, due: object) -> bool | None:
    return None if found is None and due is None else found == due


def _has_headings(row: Row) -> bool | None:
    """Tables of figures only."""
    if row["kind"] != "table" or row["low_confidence"] or row["rows"] < 3 or row["numbers"] < 1:
        return None
    return bool(row["named_columns"] >= 1)


RULES = (
    Rule(
        id="document_not_empty",
        severity=Severity.ERROR,
        scope=Scope.PRESENCE,
        expected="a document with at least one heading, paragraph or table",
        expected_vi="tài liệu có ít nhất một đề mục, đoạn văn hoặc bảng",
        why="A file without text was not read, whatever its pages look like.",
        remedy="look at the file: a scan needs its text recognised first",
        expect=lambda e: (e.SomeRows(),),
    ),
    Rule(
        id="document_has_numbers",
        severity=Severity.ERROR,
        scope=Scope.PRESENCE,
        expected="a text in which at least one number is printed",
        expected_vi="văn bản có ít nhất một con số",
        why="A report without a number in it is not a report of results or targets.",
        remedy="check that the right file was published; leave it out if it holds no figures",
        expect=lambda e: (e.TotalPresent(column="numbers"),),
    ),
    Rule(
        id="row_complete",
        severity=Severity.WARNING,
        scope=Scope.ROW,
        expected="as many cells in a row as its table has columns",
        expected_vi="mỗi dòng có đủ số ô bằng số cột của bảng",
        why="One cell too few or too many puts every later value of the row under the wrong heading.",
        remedy="compare the table with the page and report the reading as a fault",
        holds=lambda row: _alike(row["cells"], row["columns"]),
        shows=("cells", "columns"),
    ),
    Rule(
        id="header_known",
        severity=Severity.WARNING,
        scope=Scope.ROW,
        expected="a heading over at least one column of a table of figures",
        expected_vi="bảng số liệu có tiêu đề cho ít nhất một cột",
        why=(
            "Only the heading tells a target from a result. Letterheads and signatures are laid out as tables too, "
            "but have few rows; plain text gives its tables with low confidence and is read without their headings."
        ),
        remedy="compare the table with the page and report the reading as a fault",
        holds=_has_headings,
        shows=("rows", "numbers"),
    ),
    Rule(
        id="serials_run_on",
        severity=Severity.WARNING,
        scope=Scope.ROW,
        expected="serial numbers that run on inside a table",
        expected_vi="số thứ tự trong bảng liên tục",
        why="A gap is a row lost at a page end, or a mistake of the report itself.",
        remedy="compare the rows before and after with the page",
        holds=lambda row: _alike(row["serial"], row["serial_due"]),
        shows=("serial", "serial_due"),
    ),
    Rule(
        id="pages_covered",
        severity=Severity.WARNING,
        scope=Scope.ROW,
        expected="text read from every page",
        expected_vi="trang nào cũng đọc được chữ",
        why="A page without any text is a picture, or was lost.",
        remedy="look at the page; a scanned page needs its text recognised first",
        expect=lambda e: (e.Within(column="blocks", min_value=1),),
        shows=("blocks",),
    ),
)
