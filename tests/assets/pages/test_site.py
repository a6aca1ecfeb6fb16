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
