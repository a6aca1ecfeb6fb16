"""What a provisional indicator may mean, as the view `unmapped_indicators` shows it."""

from decimal import Decimal

from normalise.records import Suggestion
from tests.warehouse.factory import observation, report
from tests.warehouse.rows import plain
from warehouse.export import read_view
from warehouse.loading.dimensions import load_suggestions

REPORT = report("2022-results")
PHONES = {"indicator_code": "X_PHONES", "indicator": "thuê bao có điện thoại thông minh", "mapped": False, "unit": "%"}
FOUND = (
    Suggestion(code="PHONES", score=Decimal("0.86"), lacks=("dân số",), adds=("thuê bao", "đã"), is_another=True),
    Suggestion(code="FIBRE", score=Decimal("0.50")),
)


def test_the_best_suggestions_stand_beside_an_unmapped_indicator(engine, load):
    load(REPORT, observation(REPORT, "80", "2022", sentence="80% thuê bao", **PHONES))
    load_suggestions(engine, {"X_PHONES": FOUND})
    (row,) = plain(read_view(engine, "unmapped_indicators"))
    assert {name: row[name] for name in row if "suggestion" in name} == {
        "suggestion": "PHONES",
        "suggestion_score": 0.86,
        "suggestion_lacks": "dân số",
        "suggestion_adds": "thuê bao, đã",
        "suggestion_is_another": 1,
        "second_suggestion": "FIBRE (50/100)",
        "third_suggestion": None,
    }
    assert row["sentence"] == "80% thuê bao"


def test_without_a_suggestion_the_indicator_is_listed_all_the_same(engine, load):
    load(REPORT, observation(REPORT, "80", "2022", **PHONES))
    load_suggestions(engine, {"X_PHONES": ()})
    (row,) = read_view(engine, "unmapped_indicators")
    assert (row["indicator_code"], row["suggestion"]) == ("X_PHONES", None)


def test_new_suggestions_take_the_place_of_the_old(engine, load):
    load(REPORT, observation(REPORT, "80", "2022", **PHONES))
    load_suggestions(engine, {"X_PHONES": FOUND})
    load_suggestions(engine, {"X_PHONES": FOUND[1:]})
    (row,) = read_view(engine, "unmapped_indicators")
    assert (row["suggestion"], row["second_suggestion"]) == ("FIBRE", None)


def test_an_indicator_that_was_not_loaded_is_passed_over(engine):
    load_suggestions(engine, {"X_KEPT_OUT": FOUND})
    assert read_view(engine, "unmapped_indicators") == []
