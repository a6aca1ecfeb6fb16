"""The files of deploy/: their linters, and that they say the same as each other."""

import re
import subprocess
import sys
from pathlib import Path

import yaml

from pipelines.settings import PROJECT, Settings

DEPLOY = PROJECT / "deploy"


def command(name: str, *arguments: str | Path) -> str:
    """What a linter says; nothing where all is well."""
    ended = subprocess.run(
        [str(Path(sys.executable).parent / name), *map(str, arguments)], capture_output=True, text=True, check=False
    )
    return "" if ended.returncode == 0 else ended.stdout + ended.stderr


def loaded(name: str) -> dict:
    return yaml.safe_load((DEPLOY / name).read_text(encoding="utf-8"))


def test_the_yaml_is_well_formed():
    assert command("yamllint", "-c", DEPLOY / ".yamllint.yaml", DEPLOY) == ""


def test_the_compose_file_is_one():
    assert command("check-jsonschema", "--builtin-schema", "vendor.compose-spec", DEPLOY / "compose.yaml") == ""


def test_the_database_driver_of_dagster_is_named():
    environment = loaded("compose.yaml")["services"]["web"]["environment"]
    assert environment["DAGSTER_POSTGRES_URL"].startswith("postgresql+psycopg2://")
    assert loaded("kubernetes/values.yaml")["postgresql"]["postgresqlScheme"] == "postgresql+psycopg2"


def test_settings_are_spelt_as_chiso_knows_them():
    named = set(re.findall(r"CHISO_\w+", (DEPLOY / "compose.yaml").read_text(encoding="utf-8")))
    assert named <= {f"CHISO_{name.upper()}" for name in Settings.model_fields}


def test_compose_and_kubernetes_start_the_same_workers_and_launcher():
    compose, instance, values = loaded("compose.yaml"), loaded("dagster.yaml"), loaded("kubernetes/values.yaml")
    [container] = loaded("kubernetes/workers.yaml")["spec"]["template"]["spec"]["containers"]
    assert container["command"] == compose["services"]["worker"]["command"]
    launcher = values["runLauncher"]["config"]["customRunLauncher"]
    assert launcher == instance["run_launcher"]
    coordinator = values["dagsterDaemon"]["runCoordinator"]["config"]["queuedRunCoordinator"]
    assert coordinator["maxConcurrentRuns"] == instance["concurrency"]["runs"]["max_concurrent_runs"]


def test_only_the_proxy_is_reached_from_outside_and_only_on_this_host():
    services = loaded("compose.yaml")["services"]
    assert {name: service["ports"] for name, service in services.items() if "ports" in service} == {
        "proxy": ["127.0.0.1:8443:8443"]
    }
    assert "basic_auth" in (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
