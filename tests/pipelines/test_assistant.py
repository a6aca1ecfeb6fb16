"""`chiso mcp` as an assistant uses it: the SDK's own client, over standard input and output."""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters

from pipelines.settings import Settings
from tests.bundled import bundled_warehouse


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Any]:
    """Ask a tool of a server of the bundled reports."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("mcp"))
    bundled_warehouse(settings.warehouse_url).dispose()
    command = StdioServerParameters(
        command=str(Path(sys.executable).parent / "chiso"),
        args=["mcp"],
        env=os.environ | {"CHISO_DATA_DIR": str(settings.data_dir)},
    )

    def ask(use: Callable[[Client], Awaitable[Any]]) -> Any:
        async def talk() -> Any:
            async with Client(command) as client:
                return await use(client)

        return asyncio.run(talk())

    return ask


def test_from_a_question_to_the_page(asked):
    async def use(client: Client) -> tuple[Any, ...]:
        found = await client.call_tool("find_indicator", {"words": "TMĐT"})
        code = found.structured_content["indicators"][0]["indicator_code"]
        series = await client.call_tool("series", {"indicator_code": code})
        figure = series.structured_content["figures"][0]
        place = await client.call_tool("where_printed", {"observation_id": figure["observation_id"]})
        return code, series.structured_content, place.structured_content

    code, series, place = asked(use)
    assert code == "ECOMMERCE_RETAIL_SHARE"
    assert place["report_id"] == series["figures"][0]["report_id"]
    assert place["page"] or place["place"]
    assert place["sentence"]


def test_every_figure_has_its_report_and_every_comparison_its_reason(asked):
    async def use(client: Client) -> Any:
        return (await client.call_tool("series", {"indicator_code": "ICT_INDUSTRY_REVENUE"})).structured_content

    series = asked(use)
    assert series["year_over_year"]
    for row in series["year_over_year"]:
        assert row["status"]
        assert row["reason"]
    sides = [row[side] for row in series["year_over_year"] for side in ("previous", "current") if row[side]]
    for figure in (*series["figures"], *sides):
        assert figure["report_id"]
        assert figure["place"]
        assert figure["raw"]
    pages = {(figure["report_id"], figure["page"]) for figure in series["figures"]}
    assert ("2023-summary-results", 1) in pages


def test_it_only_reads_and_says_so(asked):
    async def use(client: Client) -> Any:
        return (await client.list_tools()).tools

    tools = asked(use)
    assert {tool.name for tool in tools} == {"find_indicator", "series", "where_printed"}
    assert all(tool.annotations.read_only_hint for tool in tools)


def test_what_is_not_known_is_said_with_a_remedy(asked):
    async def use(client: Client) -> Any:
        unknown = await client.call_tool("series", {"indicator_code": "NOTHING"})
        nowhere = await client.call_tool("where_printed", {"observation_id": "O0"})
        return unknown, nowhere

    for answer, remedy in zip(asked(use), ("find_indicator", "series"), strict=True):
        assert answer.is_error
        assert remedy in answer.content[0].text
