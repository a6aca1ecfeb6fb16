"""The code location: what it holds, that both ways of loading it agree, and what loading it must not cost."""

import os
import subprocess
import sys
import tomllib

import dagster as dg
import pytest
import yaml

from pipelines.definitions import defs
from pipelines.settings import PROJECT

REPORT_ASSETS = {
    "report_file",
    "document",
    "statements",
    "observations",
    "tasks",
    "corrections",
    "warehouse_facts",
}


def run(*command: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=PROJECT, capture_output=True, text=True, env=os.environ | (env or {}), check=False
    )


def test_the_location_holds_exactly_these_assets_checks_jobs_and_automations():
    definitions = defs()
    graph = definitions.resolve_asset_graph()
    assert {key.to_user_string() for key in graph.get_all_asset_keys()} == REPORT_ASSETS | {
        "report_folder",
        "year_over_year",
        "analyst_outputs",
        "analyst_pages",
    }
    assert {str(key.name) for key in graph.asset_check_keys} == {
        "structure",
        "coverage",
        "values",
        "relations",
        "task_words",
        "contract",
        "consistency",
        "agreement",
        "no_report_left_failed",
    }
    assert {job.name for job in definitions.jobs or []} == {"look", "report", "year", "publish", "forget_old_runs"}
    assert {sensor.name for sensor in definitions.sensors or []} == {"drop_folder", "what_is_due", "alerts"}
    assert {(each.name, each.cron_schedule, each.execution_timezone) for each in definitions.schedules or []} == {
        ("nightly_refresh", "0 2 * * *", "Asia/Ho_Chi_Minh"),
        ("weekly_forgetting", "0 4 * * 0", "Asia/Ho_Chi_Minh"),
    }


def test_reports_and_years_are_dynamic_partitions():
    graph = defs().resolve_asset_graph()
    for name in (*REPORT_ASSETS, "year_over_year"):
        partitions = graph.get(dg.AssetKey(name)).partitions_def
        assert isinstance(partitions, dg.DynamicPartitionsDefinition)
        assert partitions.name == ("years" if name == "year_over_year" else "reports")


def test_workspace_and_project_configuration_name_the_same_location():
    workspace = yaml.safe_load((PROJECT / "workspace.yaml").read_text())["load_from"][0]["python_module"]
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())["tool"]["dg"]["project"]
    assert workspace["location_name"] == project["code_location_name"]
    assert workspace["module_name"] == project["code_location_target_module"]


@pytest.mark.parametrize(
    "target",
    [
        pytest.param(["--workspace", "workspace.yaml"], id="workspace.yaml"),
        pytest.param([], id="[tool.dg] of pyproject.toml"),
    ],
)
def test_dagster_validates_the_definitions(target: list[str], tmp_path):
    dagster = f"{os.path.dirname(sys.executable)}/dagster"  # noqa: PTH120
    result = run(
        dagster,
        "definitions",
        "validate",
        *target,
        env={"DAGSTER_HOME": str(tmp_path), "CHISO_DATA_DIR": str(tmp_path)},
    )
    assert result.returncode == 0, result.stderr
    assert "Validation successful for code location chiso" in result.stdout + result.stderr


def test_loading_the_definitions_imports_neither_pandas_nor_great_expectations():
    code = (
        "import sys, pipelines.definitions as d; d.defs();"
        "print([m for m in ('pandas', 'great_expectations', 'pdfplumber', 'sqlalchemy') if m in sys.modules])"
    )
    result = run(sys.executable, "-c", code)
    assert result.stdout.strip() == "[]", result.stderr


def test_the_ui_is_told_no_password(tmp_path):
    code = (
        "from dagster._core.remote_representation.external_data import RepositorySnap;"
        "from dagster._serdes import serialize_value;"
        "from pipelines.definitions import defs;"
        "print(serialize_value(RepositorySnap.from_def(defs().get_repository_def())))"
    )
    secret = {
        "CHISO_DATA_DIR": str(tmp_path),
        "CHISO_WAREHOUSE_URL": "postgresql+psycopg://loader:s3cret@db.example/chiso",
        "CHISO_ALERT_URLS": "json://user:s3cret@alerts.example",
    }
    result = run(sys.executable, "-c", code, env=secret)
    assert "CHISO_WAREHOUSE_URL" in result.stdout, result.stderr
    assert "s3cret" not in result.stdout + result.stderr
