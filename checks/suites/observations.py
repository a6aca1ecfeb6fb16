"""Rules on single observations: what a value may be, given its unit, kind, period and catalogue entry.

The frame is `checks.frames.observations_frame`. Contradictions between several values do not belong here, nor how a
value was read.
"""

from checks.rule import Row, Rule, Scope, in_order
from normalise.records import Kind, Severity

LEVELS = [Kind.ACTUAL.value, Kind.TARGET.value]
"""Kinds that state where something stands; a growth states how it changed."""
QUALIFIERS = ["=", ">", ">=", "<", "<=", "~", "<~", "range"]
PER = ["day", "month", "year"]

RESULTS = [Kind.ACTUAL.value, Kind.GROWTH.value]


def _is_result(row: Row) -> bool:
    """Whether a figure tells what was reached: a price for each year is set before it has passed."""
    return row["kind"] in RESULTS and row["per"] != "year"


def _is_unitless(row: Row) -> bool:
    """Whether a cell stands in a table that prints no units at all, as its flag says; a part ("giảm 1/3") has none."""
    return "no_unit" in row["flags"] or row["denominator"] is not None


def _is_share_possible(row: Row) -> bool | None:
    if not row["share"] or row["kind"] not in LEVELS:
        return None
    return all(0 <= end <= 100 for end in (row["value"], row["value_high"]) if end is not None)


def _is_not_below_zero(row: Row) -> bool | None:
    free = row["share"] or row["below_zero"] or row["indicator_minimum"] is not None
    if free or row["kind"] not in LEVELS or row["value"] is None:
        return None
    return bool(row["value"] >= 0)


def _is_within_whole(row: Row) -> bool | None:
    whole = row["denominator"]
    return None if whole is None else whole > 0 and (row["whole_is_plan"] or in_order(row["value"], whole))


def _is_range_in_order(row: Row) -> bool | None:
    low, high = row["value"], row["value_high"]
    if high is None:
        return False if row["qualifier"] == "range" else None
    return in_order(low, high)


def _is_period_in_order(row: Row) -> bool:
    ordered = in_order(row["period_start"], row["period_end"]) and in_order(row["base_start"], row["base_end"])
    return row["period_end"] is not None and ordered


def _is_of_dimension(row: Row) -> bool | None:
    due = row["indicator_dimension"]
    return None if due is None or row["kind"] not in LEVELS else bool(row["unit_dimension"] == due)


def _is_within_range(row: Row) -> bool | None:
    if row["kind"] not in LEVELS:
        return None
    lowest, highest = row["indicator_minimum"], row["indicator_maximum"]
    return in_order(lowest, row["value"], highest) and in_order(row["value_high"], highest)


RULES = (
    Rule(
        id="observations_found",
        severity=Severity.WARNING,
        scope=Scope.PRESENCE,
        expected="at least one figure with a value",
        expected_vi="có ít nhất một số liệu có giá trị",
        why="A report from which nothing was understood must not look like one without faults.",
        remedy="look at the refused numbers of the report; their reasons say what is missing",
        expect=lambda e: (e.SomeValue(column="value"),),
    ),
    Rule(
        id="table_understood",
        severity=Severity.ERROR,
        scope=Scope.ROW,
        expected="a figure in a row that has all its cells, in a table whose columns have headings",
        expected_vi="số liệu nằm ở dòng đủ ô, trong bảng có tiêu đề cột",
        why="Only the heading tells a target from a result, and a cell lost moves all later ones.",
        remedy="compare the table with the page and report the reading as a fault",
        expect=lambda e: (e.Empty(column="misread"),),
    ),
    Rule(
        id="observation_id_unique",
        severity=Severity.ERROR,
        scope=Scope.PARTITION,
        expected="an id for every observation, and no id twice",
        expected_vi="mỗi số liệu có một mã riêng, không mã nào trùng",
        why="Facts are loaded by id: a second row of the same id would overwrite the first.",
        remedy="report it as a fault of the extraction",
        expect=lambda e: (e.Filled(column="observation_id"), e.Unique(column="observation_id")),
    ),
    Rule(
        id="value_present",
        severity=Severity.ERROR,
        scope=Scope.ROW,
        expected='a value, unless the cell says that nothing is reported ("-")',
        expected_vi='có giá trị, trừ ô ghi là không có số liệu ("-")',
        why="A missing value is never 0: without the printed sign for it, a value was lost.",
        remedy="compare the cell with the page",
        holds=lambda row: row["value"] is not None if row["reported"] else None,
    ),
    Rule(
        id="kind_known",
        severity=Severity.ERROR,
        scope=Scope.ROW,
        expected=f"one of {', '.join(Kind)}",
        expected_vi="loại số liệu là kết quả, mục tiêu hoặc mức tăng giảm",
        why="Year over year is computed within a kind; a value of none would be in no view.",
        remedy="report it as a fault of the extraction",
        expect=lambda e: (e.Filled(column="kind"), e.InSet(column="kind", value_set=[kind.value for kind in Kind])),
        shows=("kind",),
    ),
    Rule(
        id="qualifier_known",
        severity=Severity.ERROR,
        scope=Scope.ROW,
        expected=f"one of {' '.join(QUALIFIERS)}",
        expected_vi="cách so sánh thuộc danh mục đã biết",
        why="The qualifier decides whether a change is exact, bounded or approximate.",
        remedy="report it as a fault of the extraction",
        expect=lambda e: (e.Filled(column="qualifier"), e.InSet(column="qualifier", value_set=QUALIFIERS)),
        shows=("qualifier",),
    ),
    Rule(
        id="rate_basis_known",
        severity=Severity.ERROR,
        scope=Scope.ROW,
        expected=f"a value per {', per '.join(PER)}, or per nothing",
        expected_vi="giá trị tính theo ngày, tháng, năm hoặc không theo kỳ nào",
        why="A value per week compared with one per day would show a growth that never was.",
        remedy="report it as a fault of the extraction",
        expect=lambda e: (e.InSet(column="per", value_set=PER),),
        shows=("per",),
    ),
    Rule(
        id="scale_plausible",
        severity=Severity.ERROR,
        scope=Scope.ROW,
        expected="a multiplier that is in use (nghìn, triệu, tỷ, nghìn tỷ …)",
        expected_vi="bội số thường dùng (nghìn, triệu, tỷ, nghìn tỷ …)",
        why='"hơn 1 tỷ triệu lượt" is printed in a real report and cannot be: one of the two words is a slip.',
        remedy="ask the issuer, or correct the value with its reason",
        expect=lambda e: (e.NotFlagged(regex=r"(?:^| )odd_scale(?: |$)"),),
        shows=("value", "scale"),
    ),
    Rule(
        id="share_within_hundred",
        severity=Severity.ERROR,
        scope=Scope.ROW,
        expected="a share between 0 and 100 %",
        expected_vi="tỷ lệ từ 0 đến 100 %",
        why=(
            "No more than the whole can be reached or promised. Growth may exceed it, a ratio to a plan, a base or an "
            "index (flag `of_base`), and an indicator whose catalogue entry gives a range of its own."
        ),
        remedy="compare with the page; if the indicator is no share, give its valid range in the catalogue",
        holds=_is_share_possible,
        shows=("value", "value_high", "unit"),
    ),
    Rule(
        id="value_not_negative",
        severity=Severity.ERROR,
        scope=Scope.ROW,
        expected="a value of 0 or more, unless a sum or a measure is printed as negative",
        expected_vi="giá trị từ 0 trở lên, trừ khoản tiền hoặc số đo được in là số âm",
        why=(
            "Counts and scores start at 0. A change, a profit, a balance, a difference or a temperature may go below, "
            "where a minus or brackets are printed with it, and so may an indicator whose range says so."
        ),
        remedy="compare the sign with the page: a dash before a number is often no minus",
        holds=_is_not_below_zero,
        shows=("value",),
    ),
    Rule(
        id="part_within_whole",
        severity=Severity.ERROR,
        scope=Scope.ROW,
        expected="a part that is not larger than its whole, unless that was planned, and a whole above 0",
        expected_vi="tử số không lớn hơn mẫu số (trừ khi mẫu số là kế hoạch), mẫu số lớn hơn 0",
        why='In "29/33" the 33 is the whole population: 34 of 33 cannot be.',
        remedy="compare with the page; a date or a document number may have been read as a fraction",
        holds=_is_within_whole,
        shows=("value", "denominator"),
    ),
    Rule(
        id="range_in_order",
        severity=Severity.ERROR,
        scope=Scope.ROW,
        expected="an upper end for a range, not below its lower end",
        expected_vi="khoảng giá trị có đầu trên không nhỏ hơn đầu dưới",
        why='"65 - 70 %" has two ends; swapped or lost ones would turn achievement of a target around.',
        remedy="compare with the page",
        holds=_is_range_in_order,
        shows=("qualifier", "value", "value_high"),
    ),
    Rule(
        id="period_in_order",
        severity=Severity.ERROR,
        scope=Scope.ROW,
        expected="a period, and a base period, that end on or after the day they start",
        expected_vi="kỳ và kỳ gốc kết thúc không trước ngày bắt đầu",
        why="A period that runs backwards has no season and no partner in the year before.",
        remedy="compare the period with the heading and the sentence",
        holds=_is_period_in_order,
        shows=("period_start", "period_end", "base_start", "base_end"),
    ),
    Rule(
        id="result_not_in_future",
        severity=Severity.ERROR,
        scope=Scope.ROW,
        expected="a result of a period that had begun, and nearly ended, when the report was issued",
        expected_vi="kết quả của kỳ đã bắt đầu và gần kết thúc khi báo cáo được ban hành",
        why="What lies ahead is a target or a forecast; stored as a result it would be counted as reached.",
        remedy="compare the period with the sentence: it may state a target, or the year of another clause",
        holds=lambda row: in_order(row["period_end"], row["latest_end"]) if _is_result(row) else None,
        shows=("period_end", "issued_on"),
    ),
    Rule(
        id="subject_of_local_report",
        severity=Severity.ERROR,
        scope=Scope.ROW,
        expected="the place or body that the report is about, unless the report says that the figure is the nation's",
        expected_vi="số liệu thuộc địa phương hoặc đơn vị ra báo cáo, trừ khi báo cáo nói là của cả nước",
        why="A province's figure that is stored as the nation's is compared with the nation's of the year before.",
        remedy="give the report its right `issuer` in catalogue.yaml, or accept the figure with its reason",
        expect=lambda e: (e.InSet(column="of_nation_unsaid", value_set=[False]),),
        shows=("entity_code", "indicator"),
    ),
    Rule(
        id="growth_has_unit",
        severity=Severity.ERROR,
        scope=Scope.ROW,
        expected="the unit of a change: %, x (times) or what is counted",
        expected_vi="mức tăng, giảm có đơn vị: %, lần hoặc đơn vị đếm",
        why='"tăng 20" may be percent, points or pieces; guessed, it would be wrong two times out of three.',
        remedy="compare with the page",
        holds=lambda row: row["unit"] is not None if row["kind"] == Kind.GROWTH and not _is_unitless(row) else None,
        shows=("unit",),
    ),
    Rule(
        id="direction_known",
        severity=Severity.ERROR,
        scope=Scope.ROW,
        expected="up or down, or no direction where none is printed",
        expected_vi="tăng hoặc giảm, hoặc không nêu chiều",
        why="The sign of a stated change is its direction; the value itself carries none.",
        remedy="report it as a fault of the extraction",
        expect=lambda e: (e.InSet(column="direction", value_set=["up", "down"]),),
        shows=("direction",),
    ),
    Rule(
        id="indicator_in_catalogue",
        severity=Severity.ERROR,
        scope=Scope.ROW,
        expected="a catalogue entry for the code of a mapped indicator",
        expected_vi="mã chỉ tiêu có trong danh mục",
        why="A mapped observation takes name, unit and range from its entry; without one nothing vouches for them.",
        remedy="add the indicator to the catalogue, or leave the observation unmapped",
        holds=lambda row: row["indicator_unit"] is not None if row["mapped"] else None,
        shows=("indicator_code",),
    ),
    Rule(
        id="unit_of_indicator",
        severity=Severity.ERROR,
        scope=Scope.ROW,
        expected="a unit of the dimension that the catalogue gives for the indicator",
        expected_vi="đơn vị cùng loại với đơn vị của chỉ tiêu trong danh mục",
        why="Two values of one indicator in % and in đồng are two indicators, or one is misread; counted nouns vary.",
        remedy="compare with the page; if it is another measure, give it an indicator of its own",
        holds=_is_of_dimension,
        shows=("indicator_code", "unit", "indicator_unit"),
    ),
    Rule(
        id="value_in_indicator_range",
        severity=Severity.ERROR,
        scope=Scope.ROW,
        expected="a value within the valid range that the catalogue gives for the indicator",
        expected_vi="giá trị trong khoảng hợp lệ của chỉ tiêu",
        why="The range is what the indicator can be by its definition, not what is usual.",
        remedy="compare with the page; widen the range in the catalogue only if the definition allows it",
        holds=_is_within_range,
        shows=("indicator_code", "value", "value_high", "indicator_minimum", "indicator_maximum"),
    ),
)
