"""The site of the bundled reports as files: whole, valid, and made of nothing from elsewhere."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib
import pytest
from lxml import html

KINDS = (
    "index.html",
    "indicators.html",
    "reports.html",
    "indicator/ECOMMERCE_RETAIL_SHARE.html",
    "indicator/ICT_INDUSTRY_REVENUE.html",
    "report/2022-summary-indicators/index.html",
    "report/2022-summary-indicators/page-1.html",
    "report/2022-summary-plan/text.html",
    "agencies.html",
    "agency/VN-GOV-BTC.html",
    "quality.html",
    "changes.html",
    "search.html",
)
"""A page of each kind."""


def pages(site: Path) -> Iterator[tuple[Path, html.HtmlElement]]:
    for path in sorted(site.rglob("*.html")):
        yield path, html.fromstring(path.read_bytes())


def targets(element: html.HtmlElement) -> Iterator[str]:
    for name in ("href", "src"):
        yield from (str(value) for value in element.xpath(f"//@{name}"))


def test_every_link_leads_to_a_file_of_the_site_and_to_a_place_in_it(site: Path):
    ids = {path.resolve(): set(page.xpath("//@id")) for path, page in pages(site)}
    dead = []
    for path, page in pages(site):
        for target in targets(page):
            parts = urlsplit(target)
            if parts.scheme == "data":
                continue
            assert not parts.scheme, f"{path}: {target}"
            assert not parts.netloc, f"{path}: {target}"
            aim = (path.parent / unquote(parts.path)).resolve() if parts.path else path.resolve()
            if not aim.is_file() or (parts.fragment and parts.fragment not in ids[aim]):
                dead.append(f"{path.relative_to(site)}: {target}")
    assert dead == []


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_valid_html_in_its_language(site: Path, language: str, kind: str):
    text = (site / language / kind).read_text("utf-8")
    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    assert document.get("lang") == language
    ids = html.fromstring(text).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_a_statement_of_an_indicator_leads_to_its_cell(site: Path):
    page = html.fromstring((site / "vi" / "indicator" / "ICT_INDUSTRY_REVENUE.html").read_bytes())
    links = page.xpath('//a[contains(@class, "printed")]')
    assert {link.get("href").partition("#")[0] for link in links if "148" in link.text_content()} >= {
        "../report/2023-summary-results/page-1.html",
        "../report/2022-summary-growth/text.html",
    }


def test_both_languages_tell_the_same(site: Path):
    vietnamese = {str(path.relative_to(site / "vi")) for path in (site / "vi").rglob("*.html")}
    english = {str(path.relative_to(site / "en")) for path in (site / "en").rglob("*.html")}
    assert vietnamese == english
    page = html.fromstring((site / "en" / "indicator" / "ICT_INDUSTRY_REVENUE.html").read_bytes())
    assert "148 billion USD" in page.text_content()
    assert (
        "148 tỷ USD"
        in html.fromstring((site / "vi" / "indicator" / "ICT_INDUSTRY_REVENUE.html").read_bytes()).text_content()
    )


def test_the_page_of_the_nation_has_what_no_other_body_is_named_for(site: Path):
    page = html.fromstring((site / "vi" / "agency" / "VN.html").read_bytes())
    (results,) = page.xpath('//h2[text()="Kết quả"]/following-sibling::div[1]')
    assert "Doanh thu công nghiệp ICT" in results.text_content()
    assert "148 tỷ USD" in results.text_content()


def test_each_language_has_its_own_alphabet(site: Path):
    named = {}
    for language in ("vi", "en"):
        page = html.fromstring((site / language / "agencies.html").read_bytes())
        named[language] = page.xpath('//h2[contains(., "rovince") or contains(., "ỉnh")]/following-sibling::ul[1]//a')
    names = {language: [link.text_content() for link in links] for language, links in named.items()}
    assert names["en"] == sorted(names["en"])
    assert names["vi"].index("Tỉnh Lâm Đồng") < names["vi"].index("Tỉnh Yên Bái")
    assert len(names["en"]) == len(names["vi"]) > 10


def test_a_report_shows_its_pages_small(site: Path):
    page = html.fromstring((site / "en" / "report" / "2022-summary-indicators" / "index.html").read_bytes())
    first = page.xpath('//ol[@class="pages"]//a[@href="page-1.html"]/img')[0]
    assert (site / "en" / "report" / "2022-summary-indicators" / first.get("src")).resolve().is_file()


def test_each_value_of_a_row_has_the_name_of_its_column_with_it(site: Path):
    page = html.fromstring((site / "en" / "indicator" / "ICT_INDUSTRY_REVENUE.html").read_bytes())
    row = page.xpath('//table[@class="rows"]//tr[td]')[0]
    heads = [head.text_content() for head in row.xpath("ancestor::table//th")]
    assert [cell.get("data-label") for cell in row.xpath("td")] == heads
