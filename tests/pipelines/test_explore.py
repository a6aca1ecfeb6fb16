"""The pages of `chiso explore` over the bundled reports and one whose text means harm, asked as a browser asks."""

import asyncio
import csv
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from datasette.app import Datasette

from pipelines.explore.cell import place
from pipelines.explore.server import pages
from pipelines.explore.worked_queries import worked_queries
from pipelines.settings import Settings
from tests.bundled import bundled_warehouse, read_reports, staged
from tests.warehouse.factory import observation, report
from warehouse.loading.load import load_report
from warehouse.views.view import views

HOSTILE = (
    "<script>document.title='hại'</script>",
    '"><img src=http://evil.example/x.png onerror=alert(1)>',
    '=HYPERLINK("http://evil.example","bấm")',
    "http://evil.example/trang",
    "+84 {{ 7*7 }} -- ' OR 1=1",
)
FIRST = "O6e77d529f049d87a"


class Answers:
    """A Datasette that is asked for paths."""

    def __init__(self, datasette: Datasette, runner: asyncio.Runner) -> None:
        self.datasette, self.runner = datasette, runner

    def __call__(self, path: str, status: int = 200):
        response = self.runner.run(self.datasette.client.get(path, follow_redirects=True))
        assert response.status_code == status, (path, response.text[:500])
        return response


@pytest.fixture(scope="module")
def get(tmp_path_factory) -> Iterator[Answers]:
    settings = Settings(data_dir=tmp_path_factory.mktemp("explore"))
    engine = bundled_warehouse(settings.warehouse_url)
    staged(settings)
    hostile = report("2022-hostile", title=HOSTILE[0], file="<b>.pdf")
    rows = [
        observation(
            hostile,
            "7",
            "2022",
            observation_id=f"H{turn}",
            indicator_code=f"X_{turn}",
            mapped=False,
            unit="%",
            page=None,
            **dict.fromkeys(("indicator", "sentence", "section", "raw", "locator"), text),
        )
        for turn, text in enumerate(HOSTILE)
    ]
    load_report(engine, hostile, rows, [], [], [], [])
    with asyncio.Runner() as runner:
        datasette = pages(engine, settings)
        runner.run(datasette.invoke_startup())
        yield Answers(datasette, runner)


@pytest.fixture(scope="module")
def paths(get: Answers) -> list[str]:
    """One of every kind of page, and every view and worked query."""
    figure = observation_of(get, "ICT_INDUSTRY_REVENUE", "2023-summary-results", "2022")
    return [
        "/",
        "/chiso",
        "/chiso?sql=select+*+from+lineage",
        *(f"/chiso/{view.name}" for view in views()),
        *(f"/chiso/{view.name}?_all=1" for view in views()),
        *(f"/chiso/{query.name}" for query in worked_queries()),
        "/chiso/observations/H1",
        "/chiso/observations?_search=hai&kind=actual&_facet=unit",
        *(f"/-/cell/H{turn}" for turn in range(len(HOSTILE))),
        f"/-/cell/{figure}",
    ]


def observation_of(get: Answers, code: str, report_id: str, period: str) -> str:
    found = get(
        f"/chiso/observations.json?indicator_code={code}&report_id={report_id}&period_code={period}"
        "&kind=actual&_shape=array&locator__startswith=bảng"
    ).json()
    assert len(found) == 1
    return found[0]["observation_id"]


class Page(HTMLParser):
    """What a page loads and links to, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags.append((tag, named))
        for name in ("src", "srcset", "data", "poster", "background", "action"):
            self.loads += [named[name]] if named.get(name) else []
        if href := named.get("href"):
            (self.loads if tag in ("link", "base", "use", "image") else self.links).append(href)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def follow(get: Answers, path: str):
    response = get.runner.run(get.datasette.client.get(path, follow_redirects=True))
    assert response.status_code == 200, (path, response.text[:500])
    return response


def test_no_page_loads_or_leads_to_anything_outside(get: Answers, paths: list[str]):
    for path in paths:
        response = follow(get, path)
        page = Page(response.text)
        for address in (*page.loads, *page.links):
            target = urlsplit(urljoin("http://here/", address))
            assert (target.scheme, target.netloc) in {("http", "here"), ("http", "localhost")}, (path, address)
        assert "default-src 'self'" in response.headers["content-security-policy"]


def test_what_a_page_loads_is_there(get: Answers, paths: list[str]):
    loads = {
        address
        for path in paths
        for address in Page(follow(get, path).text).loads
        if not address.startswith("http://localhost")
    }
    assert "/-/chiso/chiso.css" in loads
    for address in sorted(loads):
        follow(get, address)


def test_text_of_a_report_is_shown_as_text(get: Answers, paths: list[str]):
    for path in paths:
        html = follow(get, path).text
        page = Page(html)
        scripts = {attributes.get("src") for tag, attributes in page.tags if tag == "script"} - {None}
        assert all(source.startswith("/-/static/") for source in scripts), path
        assert not [tag for tag, attributes in page.tags if "onerror" in attributes], path
        assert "<script>document.title" not in html, path
    shown = "".join(Page(get("/chiso/observations?report_id=2022-hostile&_all=1").text).words)
    for text in HOSTILE:
        assert text in shown
    assert all(text in "".join(Page(get(f"/-/cell/H{turn}").text).words) for turn, text in enumerate(HOSTILE))


def test_csv_starts_no_formula_and_json_is_what_was_printed(get: Answers):
    answer = get("/chiso/observations.csv?report_id=2022-hostile&_stream=on&_dl=on").content
    assert answer.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(answer.decode("utf-8-sig").splitlines(keepends=True)))
    assert {row["sentence"] for row in rows} == {f"'{text}" if text[0] in "=+" else text for text in HOSTILE}
    assert {row["value"] for row in rows} == {"7"}
    query = get("/chiso.csv?sql=select+-1.5+as+n,+'%3D1%2B1'+as+t").content.decode("utf-8-sig")
    assert query.splitlines()[1] == "-1.5,'=1+1"
    array = get("/chiso/observations.json?report_id=2022-hostile&_shape=array").json()
    assert {row["sentence"] for row in array} == set(HOSTILE)


SORTS = ("", *(f"&_sort{way}={name}" for way in ("", "_desc") for name in ("year", "unit", "value_high", "report_id")))


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("view", ["observations", "lineage"])
def test_all_rows_of_a_view_come_as_csv_however_it_is_sorted(get: Answers, view: str, sort: str):
    """Page after page of rows that have one value: none is lost, none comes twice."""
    if view == "lineage":
        sort = sort.replace("year", "page").replace("value_high", "qualifier")
    answer = get(f"/chiso/{view}.csv?_stream=on{sort}").text.lstrip("\ufeff")
    ids = [row["observation_id"] for row in csv.DictReader(answer.splitlines(keepends=True))]
    count = get(f"/chiso.json?sql=select+count(*)+as+n+from+{view}&_shape=array").json()[0]["n"]
    assert (len(ids), len(set(ids))) == (count, count)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("dong", "tỷ đồng"), ("đồng", "tỷ đồng"), ("thuong mai dien tu", "thương mại điện tử"), ("da nang", "Đà Nẵng")],
)
def test_search_finds_without_marks(get: Answers, typed: str, printed: str):
    rows = get(f"/chiso/observations.json?_search={typed}&_shape=array").json()
    assert rows
    assert all(
        any(word in str(value) for value in row.values() for word in (printed, printed.capitalize()))
        or typed != "da nang"
        for row in rows
    )
    assert any(printed in str(value) for row in rows for value in row.values())


def test_every_view_has_described_columns(get: Answers):
    for view in views():
        html = get(f"/chiso/{view.name}").text
        described = Page(html)
        names = [tag for tag, _ in described.tags if tag == "dt"]
        columns = get(f"/chiso/{view.name}.json?_size=0").json()["columns"]
        assert len(names) == len([name for name in columns if name != "rowid"]), view.name


UNTOLD = {
    "what-is-overdue-by-ministry",
    "what-must-a-body-do",
    "what-is-called-done-and-is-not-reached",
    "which-figures-are-suspicious-or-contradict-each-other",
}
"""Questions that the bundled reports cannot answer: they assign no tasks, and nothing was checked."""


@pytest.mark.parametrize("query", list(worked_queries()), ids=lambda query: query.name)
def test_a_worked_query_opens_with_what_is_loaded_and_answers(get: Answers, query):
    page = follow(get, f"/chiso/{query.name}")
    assert query.vietnamese in page.text
    for name in query.parameters:
        assert re.search(rf'name="{name}"[^>]*value="[^"]+"', page.text)
    assert ('class="rows-and-columns"' in page.text) is (query.name not in UNTOLD)
    other = dict.fromkeys(query.parameters, "9999")
    if other:
        asked = get(f"/chiso/{query.name}.json?_shape=array&" + "&".join(f"{k}={v}" for k, v in other.items()))
        assert asked.json() == [] or "threshold" in other


@pytest.mark.parametrize(
    "sql", ["delete from reports", "insert into reports(report_id) values('x')", "drop table reports", "vacuum"]
)
def test_nothing_can_be_changed(get: Answers, sql: str):
    get.runner.run(get.datasette.client.get("/chiso", params={"sql": sql}))
    answer = get.runner.run(get.datasette.client.get("/chiso.json", params={"sql": sql}))
    assert answer.status_code == 400
    assert "Statement must be a SELECT" in answer.text
    assert not get.datasette.get_database("chiso").is_mutable


def test_a_figure_leads_to_the_page_with_its_cell(get: Answers):
    figure = observation_of(get, "ICT_INDUSTRY_REVENUE", "2023-summary-results", "2022")
    rows = get("/chiso/year_over_year?indicator_code=ICT_INDUSTRY_REVENUE&year=2022&season=A").text
    assert f'href="/-/cell/{figure}"' in rows
    html = get(f"/-/cell/{figure}").text
    assert f'src="/-/cell/{figure}.png"' in html
    assert "trang 1" in html
    picture = get(f"/-/cell/{figure}.png")
    assert picture.headers["content-type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "path",
    [
        "/-/cell/..%2F..%2Fwarehouse.sqlite",
        "/-/cell/%2Fetc%2Fpasswd",
        "/-/cell/../../warehouse.sqlite",
        "/-/static/..%2F..%2Fetc%2Fpasswd",
        "/site/..%2F..%2Fwarehouse.sqlite",
        "/site/../warehouse.sqlite",
    ],
)
def test_no_path_leads_to_another_file(get: Answers, path: str):
    answer = get.runner.run(get.datasette.client.get(path, follow_redirects=True))
    assert answer.status_code in (400, 404)
    assert "root:" not in answer.text
    assert not answer.content.startswith(b"SQLite format")


def test_a_figure_of_a_format_without_pages_leads_to_its_table(get: Answers):
    """Agencies, table 1, row 12: Yên Bái, rank 15 in 2022 after 27; row 11 prints a 15 too."""
    found = get(
        "/chiso/observations.json?indicator_code=DTI_PROVINCE_RANK&_shape=array&year=2022&entity__contains=Yên Bái"
    ).json()
    html = get(f"/-/cell/{found[0]['observation_id']}").text
    assert html.count('class="marked"') == 1
    row = html[: html.index('class="marked"')].rpartition("<tr>")[2]
    assert [part.split("</td>")[0].strip() for part in row.split("<td>")[1:]] == [
        "12",
        "Tỉnh Yên Bái",
        "-",
        "-",
        "27",
    ]
    get(f"/-/cell/{found[0]['observation_id']}.png", status=404)


def test_a_figure_in_running_text_leads_to_its_paragraph(get: Answers):
    found = get("/chiso/observations.json?report_id=2022-summary-gdp-share-2023-09&raw=12,86%25&_shape=array").json()
    html = get(f"/-/cell/{found[0]['observation_id']}").text
    assert "<mark>12,86%</mark>. Đây là giá trị đầu tiên" in html


def test_every_bundled_figure_in_a_table_without_pages_is_found_in_its_cell():
    """The marked cell must print the figure."""
    missed = []
    for _, document, made in read_reports():
        if document.pages is None:
            for each in made.observations:
                assert each.span is not None
                shown = place(document, each.span)
                cells = [row.cells[row.marked] for row in shown.rows if row.marked is not None]
                if not any(each.raw in cell for cell in cells) and each.raw not in shown.paragraph:
                    missed.append((each.report_id, each.locator, each.raw))
    assert missed == []


def test_an_unknown_figure_is_not_found(get: Answers):
    get("/-/cell/O0", status=404)
    get("/-/cell/O0.png", status=404)


def test_a_figure_whose_report_is_no_longer_staged_says_so(get: Answers):
    html = get("/-/cell/H0").text
    assert "run `chiso refresh`" in html


def test_the_command_line_loads_no_page_server_until_it_is_asked_for():
    code = "import sys, pipelines.cli; print([m for m in ('datasette', 'uvicorn', 'sqlalchemy') if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"


def test_the_first_page_counts_the_rows(get: Answers):
    html = get("/").text
    rows = json.loads(get("/chiso.json?sql=select+count(*)+as+n+from+observations&_shape=array").text)[0]["n"]
    assert f'<span class="count">{rows}</span>' in html
    assert html.count("<li><a") >= len(list(worked_queries()))


def test_worked_queries_are_those_of_the_page():
    page = (Path(__file__).parents[2] / "docs" / "analyst.md").read_text("utf-8")
    assert page.count("```sql") == len(list(worked_queries()))
