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


def services() -> dict[str, dict]:
    return loaded("compose.yaml")["services"]


def test_every_image_is_built_here_or_demanded_by_its_digest():
    images = {name: service["image"] for name, service in services().items() if "build" not in service}
    assert {"postgres", "redis", "store", "proxy"} <= images.keys()
    wrong = {
        name: image for name, image in images.items() if not re.fullmatch(r"\$\{\w+:\?by digest, .*@sha256:…\}", image)
    }
    assert wrong == {}
    dockerfile = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    assert re.findall(r"^FROM (.*)$", dockerfile, re.MULTILINE) == ["${PYTHON_IMAGE}"]


def test_no_password_has_a_default():
    text = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    passwords = re.findall(r"\$\{(\w*(?:PASSWORD|HASH)\w*)(:\?[^}]+)?\}", text)
    assert len({name for name, _ in passwords}) >= 8
    assert [name for name, demanded in passwords if not demanded] == []


def test_no_container_has_a_right_that_it_does_not_need():
    for name, service in services().items():
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["read_only"], name
        assert service["networks"] == (["inside", "outside"] if name == "proxy" else ["inside"]), name
    [pod] = [loaded("kubernetes/workers.yaml")["spec"]["template"]["spec"]]
    assert pod["automountServiceAccountToken"] is False
    rights = pod["containers"][0]["securityContext"]
    assert rights["readOnlyRootFilesystem"]
    assert rights["capabilities"] == {"drop": ["ALL"]}
    assert not rights["allowPrivilegeEscalation"]


def test_chiso_signs_in_nowhere_as_root():
    environment = services()["worker"]["environment"]
    root = {services()["store"]["environment"]["MINIO_ROOT_USER"], "postgres", "root"}
    assert environment["AWS_ACCESS_KEY_ID"] not in root
    assert not any(f"//{name}:" in str(value) for name in root for value in environment.values())
    assert "redis://:${REDIS_PASSWORD" in environment["DAGSTER_BROKER_URL"]


def test_nothing_but_what_runs_goes_into_the_image():
    kept = (PROJECT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in kept
    assert not [line for line in kept if line.startswith(("!data", "!.env", "!deploy/.env", "!.git", "!tests"))]
    copied = {line[1:].partition("/")[0] for line in kept if line.startswith("!")}
    assert {path.partition("/")[0] for path in copied} <= {path.name for path in PROJECT.iterdir()}


def test_the_network_of_the_cluster_is_closed_unless_opened():
    policies = list(yaml.safe_load_all((DEPLOY / "kubernetes" / "network.yaml").read_text(encoding="utf-8")))
    assert policies[0]["spec"] == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
    workers = loaded("kubernetes/workers.yaml")["spec"]["template"]["metadata"]["labels"]
    assert policies[1]["spec"]["podSelector"]["matchLabels"] == workers
    assert "ingress" not in policies[1]["spec"]
