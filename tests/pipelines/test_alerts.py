"""Alerts to a real HTTP endpoint: told once when a fault begins, once when it is over, and to nobody else."""

from collections.abc import Iterator

import dagster as dg
import pytest

from assets.resources import Warehouse
from assets.version import content_key
from pipelines.alerts import alerts, faults, tell
from pipelines.instance import open_instance
from pipelines.settings import Settings
from tests.alerts_endpoint import Endpoint, endpoint
from tests.pipelines.test_refresh import chiso
from warehouse.loading.register import Outcome, SourceFile, file_of, record_outcome, register

FOLDER = "/reports"
WHY = "words-2022.txt: coverage: found none; check that the right file was published"


@pytest.fixture
def service() -> Iterator[Endpoint]:
    with endpoint("user:s3cret@") as taken:
        yield taken


@pytest.fixture
def ready(settings: Settings, service: Endpoint, monkeypatch) -> Iterator[tuple[dg.DagsterInstance, Settings]]:
    """An instance and settings in which two reports are registered, one of them rejected."""
    monkeypatch.setenv("CHISO_DATA_DIR", str(settings.data_dir))
    monkeypatch.setenv("CHISO_ALERT_URLS", service.url)
    settings = Settings()
    engine = Warehouse(url=settings.warehouse_url).engine
    register(
        engine, FOLDER, [SourceFile(FOLDER, f"{name}-2022.txt", f"2022-{name}", "1") for name in ("plan", "words")]
    )
    settle(settings, "2022-words", Outcome.REJECTED, WHY)
    with open_instance(settings) as instance:
        yield instance, settings


def settle(settings: Settings, report: str, outcome: Outcome, why: str | None = None) -> None:
    engine = Warehouse(url=settings.warehouse_url).engine
    file = file_of(engine, report)
    record_outcome(engine, file.folder, file.file, outcome, content_key(file), why)


def say(ready: tuple[dg.DagsterInstance, Settings]) -> str:
    instance, settings = ready
    return tell(instance, settings, faults(instance, settings))


def test_a_fault_is_told_once_with_report_check_and_remedy(ready, service: Endpoint):
    said = [say(ready) for _ in range(3)]
    assert service.bodies == [f"chiso: 1 new, 0 over\nrejected: {WHY}"]
    assert said == ["service 1 was told of 1 new and 0 ended faults", "nothing new to tell", "nothing new to tell"]


def test_its_end_is_told_once(ready, service: Endpoint):
    say(ready)
    settle(ready[1], "2022-words", Outcome.LOADED)
    for _ in range(2):
        say(ready)
    assert service.bodies[1:] == [f"chiso: 1 over\nover: rejected: {WHY}"]


def test_a_fault_that_was_over_is_told_again_when_it_returns(ready, service: Endpoint):
    for outcome, why in ((Outcome.LOADED, None), (Outcome.REJECTED, WHY)):
        say(ready)
        settle(ready[1], "2022-words", outcome, why)
    say(ready)
    assert [body.splitlines()[0] for body in service.bodies] == [
        "chiso: 1 new, 0 over",
        "chiso: 1 over",
        "chiso: 1 new, 0 over",
    ]


def test_what_a_service_did_not_take_is_tried_again_and_its_address_stays_secret(ready, service: Endpoint, caplog):
    service.answers = 500
    assert say(ready) == "service 1 did not take the alert; it is tried again"
    service.answers = 200
    assert say(ready) == "service 1 was told of 1 new and 0 ended faults"
    assert len(service.bodies) == 1
    assert "s3cret" not in caplog.text
    assert service.url not in caplog.text


def test_many_faults_come_in_one_message(ready, service: Endpoint):
    _, settings = ready
    engine = Warehouse(url=settings.warehouse_url).engine
    files = [SourceFile(FOLDER, f"{turn}-2022.txt", f"2022-{turn}", "1") for turn in range(50)]
    register(engine, FOLDER, files)
    for file in files:
        settle(settings, file.report_id, Outcome.FAILED, f"{file.file}: the store does not answer")
    say(ready)
    (body,) = service.bodies
    assert body.startswith("chiso: 50 new, 0 over\n")
    assert body.splitlines()[-1] == "and 30 more: see the check no_report_left_failed in the Dagster UI"


def test_the_sensor_gives_the_standing_check_when_what_is_wrong_changes(ready):
    instance, settings = ready
    first = alerts(dg.build_sensor_context(instance=instance))
    (evaluation,) = first.asset_events
    assert (evaluation.check_name, evaluation.passed, evaluation.description) == ("no_report_left_failed", False, WHY)
    again = alerts(dg.build_sensor_context(instance=instance, cursor=first.cursor))
    assert isinstance(again, dg.SkipReason)
    settle(settings, "2022-words", Outcome.LOADED)
    over = alerts(dg.build_sensor_context(instance=instance, cursor=first.cursor))
    assert [evaluation.passed for evaluation in over.asset_events] == [True]


def test_a_warehouse_that_does_not_answer_is_a_fault(ready, service: Endpoint, monkeypatch):
    monkeypatch.setenv("CHISO_WAREHOUSE_URL", "postgresql+psycopg://loader:s3cret@127.0.0.1:1/chiso")
    said = alerts(dg.build_sensor_context(instance=ready[0]))
    assert "does not answer now" in service.text
    assert "s3cret" not in service.text + str(said.skip_message)


def test_a_refresh_without_a_daemon_tells_what_it_leaves_behind(tmp_path, service: Endpoint, monkeypatch):
    (tmp_path / "cut-2022.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n")
    monkeypatch.setenv("CHISO_ALERT_URLS", service.url)
    for said in ("1 new and 0 ended faults", "nothing new to tell"):
        result = chiso(tmp_path / "data", "refresh", "--reports", str(tmp_path))
        assert result.returncode == 1
        assert said in result.stdout
    (body,) = service.bodies
    assert body.startswith("chiso: 1 new, 0 over\nrejected: cut-2022.pdf: ")
