"""What the rules say, in plain Vietnamese: what a person does about a breach, and the names of what was found.

Each rule has its own words for what is expected (`Rule.expected_vi`); what many rules share stands here once.
"""

from datetime import date
from decimal import Decimal

ASK_VI = "hỏi lại cơ quan ban hành số nào đúng; trong khi chờ không nên trích dẫn riêng số nào"
FAULT_OF_READING = "báo lỗi đọc văn bản của phần mềm"

REMEDIES = {
    "ask the issuer which of the figures is right; until then none of them should be quoted alone": ASK_VI,
    "quote the result with its own population, and do not count the target as reached": (
        "trích dẫn kết quả kèm đúng phạm vi của nó, không coi là đã đạt mục tiêu"
    ),
    "take the date for a slip, or the statement for a plan; ask the issuer which": (
        "ngày có thể ghi nhầm hoặc đây là kế hoạch; hỏi lại cơ quan ban hành"
    ),
    "read the number as it was meant only if the context leaves no doubt; else ask the issuer": (
        "chỉ hiểu theo ý định khi ngữ cảnh đã rõ; nếu không, hỏi lại cơ quan ban hành"
    ),
    "report it as a fault of the program, with the report": "báo lỗi của phần mềm, kèm báo cáo này",
    "report it as a fault of the computation": "báo lỗi tính toán của phần mềm",
    "report it as a fault of the extraction": "báo lỗi trích xuất của phần mềm",
    "compare the table with the page and report the reading as a fault": (
        f"đối chiếu bảng với trang in và {FAULT_OF_READING}"
    ),
    "quote the figures, not the status": "trích dẫn số liệu, không trích dẫn đánh giá",
    "ask the issuers which of the reports is right; until then quote the figure with its report": (
        "hỏi lại các cơ quan ban hành báo cáo nào đúng; trong khi chờ, trích dẫn số kèm tên báo cáo"
    ),
    "check that the right file was published; leave it out if it holds no figures": (
        "kiểm tra đã đăng đúng tệp chưa; bỏ tệp nếu không có số liệu"
    ),
    "compare with the page": "đối chiếu với trang in",
    "compare the row with the page": "đối chiếu dòng với trang in",
    "add the printed wording to the status words": "bổ sung cách ghi này vào danh mục tình trạng",
    "load the report again": "nạp lại báo cáo",
    "look at the file: a scan needs its text recognised first": "xem lại tệp; bản quét cần nhận dạng chữ trước",
    "compare the rows before and after with the page": "đối chiếu dòng trước và dòng sau với trang in",
    "look at the page; a scanned page needs its text recognised first": (
        "xem lại trang; trang quét cần nhận dạng chữ trước"
    ),
    "read the number on its page, and report the sentence as a fault of the extraction": (
        "đọc số này trên trang in và báo lỗi trích xuất câu"
    ),
    "look at the refused numbers in quarantine; their reasons say what is missing": (
        "xem các số bị giữ lại; lý do cho biết còn thiếu gì"
    ),
    "look at the refused numbers of the report; their reasons say what is missing": (
        "xem các số không đọc được của báo cáo; lý do cho biết còn thiếu gì"
    ),
    "compare the cell with the page": "đối chiếu ô với trang in",
    "ask the issuer, or correct the value with its reason": "hỏi lại cơ quan ban hành, hoặc đính chính kèm lý do",
    "compare with the page; if the indicator is no share, give its valid range in the catalogue": (
        "đối chiếu với trang in; nếu chỉ tiêu không phải tỷ lệ của tổng thể, khai báo khoảng hợp lệ trong danh mục"
    ),
    "compare the sign with the page: a dash before a number is often no minus": (
        "đối chiếu dấu với trang in; gạch ngang trước số thường không phải dấu âm"
    ),
    "compare with the page; a date or a document number may have been read as a fraction": (
        "đối chiếu với trang in; ngày hoặc số văn bản có thể bị đọc thành phân số"
    ),
    "compare the period with the heading and the sentence": "đối chiếu kỳ với tiêu đề và câu văn",
    "compare the period with the sentence: it may state a target, or the year of another clause": (
        "đối chiếu kỳ với câu văn; có thể là mục tiêu hoặc năm của vế khác"
    ),
    "add the indicator to the catalogue, or leave the observation unmapped": (
        "bổ sung chỉ tiêu vào danh mục, hoặc để số liệu chưa gắn chỉ tiêu"
    ),
    "compare with the page; if it is another measure, give it an indicator of its own": (
        "đối chiếu với trang in; nếu là đại lượng khác, lập chỉ tiêu riêng"
    ),
    "compare with the page; widen the range in the catalogue only if the definition allows it": (
        "đối chiếu với trang in; chỉ nới khoảng hợp lệ khi định nghĩa cho phép"
    ),
    "compare the task table with the page and report the reading as a fault": (
        f"đối chiếu bảng nhiệm vụ với trang in và {FAULT_OF_READING}"
    ),
    "add the printed wording to normalise/tasks/deadline.py": "báo lỗi đọc thời hạn của phần mềm",
    "compare the item with the page": "đối chiếu mục với trang in",
    "ask the issuer which of the bodies belong elsewhere": "hỏi lại cơ quan ban hành cơ quan nào thuộc đề mục khác",
    "ask the issuer for the results; do not count these rows as reported": (
        "đề nghị cơ quan ban hành cho biết kết quả; không tính các dòng này là đã báo cáo"
    ),
    "ask for the figure; the status alone proves nothing": "đề nghị cung cấp số liệu; chỉ đánh giá thì chưa đủ",
    "read the result, not the status": "xem kết quả, không xem đánh giá",
    "ask for what is missing; the status alone proves nothing": "đề nghị bổ sung phần thiếu; chỉ đánh giá thì chưa đủ",
    "ask the bodies in charge for the results; do not count these rows as reported": (
        "đề nghị cơ quan chủ trì cho biết kết quả; không tính các dòng này là đã báo cáo"
    ),
    "read the figure; ask where it comes from": "dùng số liệu và hỏi rõ nguồn",
    "check whether target and result are of the same period": "kiểm tra mục tiêu và kết quả có cùng kỳ không",
    "ask the issuer which of the rows was meant to differ": "hỏi lại cơ quan ban hành dòng nào lẽ ra phải khác",
    "count the result once": "chỉ tính kết quả một lần",
    "count each act once": "chỉ tính mỗi văn bản một lần",
    "ask the issuer for the deadline": "đề nghị cơ quan ban hành cho biết thời hạn",
    "do not add up the rows of this table": "không cộng các dòng của bảng này",
    "do not compare the two shares": "không so sánh hai tỷ lệ này",
    "compare results at the same date only": "chỉ so sánh kết quả cùng thời điểm",
    "count the figure for the year that its sentence names": "tính số liệu cho năm nêu trong câu",
    "do not count the row as a result": "không tính dòng này là kết quả",
    "count what happened later for the later year": "tính việc xảy ra sau cho năm sau",
    "count what happened earlier for the earlier year": "tính việc xảy ra trước cho năm trước",
    "take number and day from the act as it was published": "lấy số và ngày theo văn bản đã ban hành",
    "look the act up": "tra cứu văn bản",
    "look the standard up": "tra cứu tiêu chuẩn",
    "ask for the item that is missing": "đề nghị bổ sung mục còn thiếu",
    "look the heading up in the act that the table follows": "tra đề mục trong văn bản mà bảng căn cứ",
    "read the task for the body that it stands under; the words were copied": (
        "hiểu nhiệm vụ cho cơ quan nêu ở đề mục; câu chữ đã được sao chép"
    ),
    "read the name as that of the body; no other has a name so near to it": (
        "hiểu là tên cơ quan đó; không cơ quan nào có tên gần hơn"
    ),
    "leave the number out": "bỏ số này",
    "take the number for exact only if the issuer says so": "chỉ coi là số chính xác khi cơ quan ban hành xác nhận",
    "read the change as points, and ask the issuer to print it so": (
        "hiểu mức thay đổi là điểm phần trăm và đề nghị cơ quan ban hành ghi như vậy"
    ),
    "ask the issuer for the day; a digit of the year may be wrong": (
        "hỏi lại cơ quan ban hành ngày chính xác; năm có thể sai một chữ số"
    ),
    "ask the issuer whether an item is missing or the numbers are wrong": (
        "hỏi lại cơ quan ban hành thiếu mục hay đánh số sai"
    ),
    "ask the issuer whether a row is printed twice or the numbers are wrong": (
        "hỏi lại cơ quan ban hành dòng bị in lặp hay đánh số sai"
    ),
    "ask the issuer for the day": "hỏi lại cơ quan ban hành ngày chính xác",
    "ask the issuer whether the target was updated": "hỏi lại cơ quan ban hành mục tiêu đã được cập nhật chưa",
    "count the row once, and ask the issuer whether another row was meant": (
        "chỉ tính dòng này một lần và hỏi lại cơ quan ban hành có phải dòng khác không"
    ),
    "compare the held rows with the page and report the reading as a fault; accept those that are right": (
        f"đối chiếu các dòng bị giữ lại với trang in, {FAULT_OF_READING}; chấp nhận dòng đúng"
    ),
    "`chiso extract --explain FILE` says what became of each printed number; take a file that states none out of the "
    "folder": (
        "chạy `chiso extract --explain TỆP` để biết từng con số in ra được đọc thế nào; nếu tệp không nêu "
        "số liệu nào thì đưa ra khỏi thư mục"
    ),
    "close the older row of the two": "đóng dòng cũ hơn trong hai dòng",
    "load the report again, and report the difference as a fault of the load": "nạp lại báo cáo và báo lỗi nạp dữ liệu",
    "compute the year again": "tính lại năm",
    "look at the view revisions (a later report restates) or conflicts (two that hold at once)": (
        "xem phần điều chỉnh (báo cáo sau nêu lại) hoặc phần mâu thuẫn (hai số cùng hiệu lực)"
    ),
    "compare both values with their pages; correct the wrong one with its reason": (
        "đối chiếu cả hai số với trang in; đính chính số sai kèm lý do"
    ),
    "take the later value, and name its publication": "dùng số của báo cáo sau và nêu tên báo cáo đó",
    "give the report its right `issuer` in catalogue.yaml, or accept the figure with its reason": (
        "ghi đúng cơ quan ban hành của báo cáo trong danh mục, hoặc chấp nhận số liệu kèm lý do"
    ),
    "measure by the plan, and tell the author of the report": "đánh giá theo kế hoạch và báo cho đơn vị soạn báo cáo",
}
"""What a person does about a breach, by the words of the rule."""

NAMES = {
    "found": "chi tiết",
    "value": "giá trị",
    "value_high": "đầu trên",
    "denominator": "mẫu số",
    "unit": "đơn vị",
    "kind": "loại số liệu",
    "qualifier": "cách so sánh",
    "per": "tính theo",
    "scale": "bội số",
    "direction": "chiều",
    "period_start": "kỳ từ ngày",
    "period_end": "kỳ đến ngày",
    "base_start": "kỳ gốc từ ngày",
    "base_end": "kỳ gốc đến ngày",
    "issued_on": "ngày ban hành",
    "indicator": "chỉ tiêu",
    "entity_code": "mã cơ quan",
    "indicator_code": "mã chỉ tiêu",
    "indicator_unit": "đơn vị của chỉ tiêu",
    "indicator_minimum": "giá trị nhỏ nhất",
    "indicator_maximum": "giá trị lớn nhất",
    "cells": "số ô",
    "columns": "số cột",
    "rows": "số dòng",
    "numbers": "số con số",
    "held": "số dòng bị giữ lại",
    "serial": "số thứ tự",
    "serial_due": "số thứ tự đúng",
    "blocks": "số đoạn",
    "reason": "lý do",
    "number": "số hiệu",
    "section": "mục",
    "deadline": "thời hạn",
    "status": "tình trạng",
    "status_raw": "tình trạng ghi",
    "letter": "chữ cái",
    "letter_due": "chữ cái đúng",
    "staged": "số dòng đã đọc",
    "live": "số dòng đã nạp",
    "staged_value": "giá trị đã đọc",
    "live_value": "giá trị đã nạp",
    "staged_unit": "đơn vị đã đọc",
    "live_unit": "đơn vị đã nạp",
    "current_value": "giá trị năm nay",
    "previous_value": "giá trị năm trước",
    "absolute_change": "mức thay đổi",
    "point_change": "thay đổi điểm phần trăm",
    "percent_change": "thay đổi phần trăm",
    "change_low": "thay đổi ít nhất",
    "change_high": "thay đổi nhiều nhất",
    "percent_low": "phần trăm ít nhất",
    "percent_high": "phần trăm nhiều nhất",
}
"""What the columns of the frames are called."""

VALUES = {
    "actual": "kết quả",
    "target": "mục tiêu",
    "growth": "mức tăng giảm",
    "up": "tăng",
    "down": "giảm",
    "day": "ngày",
    "month": "tháng",
    "year": "năm",
    "VND": "đồng",
    "x": "lần",
    "done": "đã hoàn thành",
}
"""Members of closed sets that a message shows."""

REFUSALS = {
    "broken_grouping": "dấu chấm, dấu phẩy trong số đặt không đúng chỗ",
    "leading_zeros": "số có chữ số 0 ở đầu",
    "too_long": "số quá dài",
    "broken_fraction": "phân số in không đầy đủ hoặc có quá nhiều dấu gạch chéo",
    "descending_range": "khoảng giá trị có số đầu lớn hơn số cuối",
    "foreign_digits": "số viết bằng chữ số của ngôn ngữ khác",
    "glued_word": "số viết dính liền với chữ",
    "impossible_date": "ngày, tháng không có trong lịch",
    "fault": "phần mềm gặp lỗi khi đọc đoạn hoặc bảng này",
    "letters_in_number": "có chữ cái xen giữa các chữ số",
    "scale": "bội số (nghìn, triệu, tỷ) không rõ nghĩa",
    "too_many_numbers": "câu có quá nhiều con số",
}
"""Why a number could not be understood, by what follows `refused:` in its reason."""
UNREADABLE = "không xác định được giá trị theo cách ghi này"


def shown(value: object) -> str:
    """Write a value for Vietnamese readers: 12.345,6 and 31/12/2023.

    >>> shown(Decimal("12345.6")), shown(date(2023, 12, 31)), shown(None)
    ('12.345,6', '31/12/2023', 'không có')
    """
    if value is None:
        return "không có"
    if isinstance(value, Decimal):
        return f"{value:,f}".translate(str.maketrans(",.", ".,"))
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return VALUES.get(f"{value}", f"{value}")
