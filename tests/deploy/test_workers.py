"""Celery workers, Redis, PostgreSQL and an S3 store: a backfill survives the death of a worker."""

from pathlib import Path

import pytest
from celery import Celery
from sqlalchemy import select

from tests.deploy.services import Databases
from tests.deploy.team import Team, launch, register, status, wait
from tests.pipelines.test_refresh import chiso
from warehouse.database import connect
from warehouse.schema.tables import fact_observation, fact_stated_change, fact_target, fact_task, quarantine

REPORTS = 10
NOT_COMPARED = {"fact_key", "quarantine_key", "recorded_from", "loaded_by"}


def report(number: int) -> str:
    """A short report of its own figures, in words that reports use."""
    year = 2015 + number % 8
    return "\n\n".join(
        [
            "NHÓM BIÊN SOẠN CHISO",
            f"Ngày 15 tháng 02 năm {year + 1}",
            f"TỔNG HỢP KẾT QUẢ CHUYỂN ĐỔI SỐ NĂM {year}, PHẦN {number}",
            f"Năm {year}, tỷ lệ hộ gia đình có đường Internet cáp quang băng rộng đạt {40 + number},{number % 10}%.",
            f"Trong năm {year}, số doanh nghiệp công nghệ số đạt {50 + number}.{100 + number} doanh nghiệp, tăng "
            f"{number + 1},5% so với năm {year - 1}.",
            f"Tính đến ngày 31/12/{year}, có {number + 10}/63 tỉnh, thành phố ban hành kế hoạch dữ liệu mở.",
        ]
    )


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(REPORTS):
        (folder / f"{2015 + number % 8}-ket-qua-{number:02}.txt").write_text(report(number), encoding="utf-8")
    return folder


def rows(url: str) -> list[tuple]:
    """The live rows of all tables of facts and of quarantine, without keys and times of recording."""
    engine, found = connect(url), []
    with engine.connect() as connection:
        for table in (fact_observation, fact_target, fact_stated_change, fact_task, quarantine):
            for row in connection.execute(select(table).where(table.c.recorded_to.is_(None))).mappings():
                found.append((table.name, *(row[name] for name in row if name not in NOT_COMPARED)))
    engine.dispose()
    return sorted(found, key=lambda row: row[:3])


def test_a_backfill_survives_the_death_of_a_worker(
    tmp_path: Path, broker: dict[str, str], databases: Databases, store: dict[str, str], reports: Path
):
    settings = {"CHISO_DATA_DIR": str(tmp_path / "data"), "CHISO_REPORTS": str(reports), "CHISO_REPORTS_A_RUN": "1"}
    home = tmp_path / "home"
    home.mkdir()
    places = {"CHISO_WAREHOUSE_URL": databases.loader, "DAGSTER_POSTGRES_URL": databases.dagster}
    team = Team(home, {"DAGSTER_HOME": str(home)} | settings | places | broker | store)
    roles = ("--loader", databases.names["chiso_loader"], "--reader", databases.names["chiso_reader"])
    team.run("chiso", "migrate", *roles, CHISO_WAREHOUSE_URL=databases.owner)
    try:
        team.start_control()
        for name in ("first", "second"):
            team.start_worker(name)
        names = register(team)
        backfill = launch(team, names)
        # Half-way: some runs are done, some not begun, and the first worker is in the middle of one.
        wait(lambda: caught_half_way(team, "first"), "the first worker works, half of the runs done")
        team.kill("first")
        wait(lambda: status(team, backfill) not in ("REQUESTED", "IN_PROGRESS"), "the backfill ends")
        assert status(team, backfill) == "COMPLETED_SUCCESS"
        assert lost_runs(team), "a run should have been lost with its worker, and done again"
    finally:
        team.stop()
    alone = tmp_path / "alone"
    said = chiso(alone, "refresh", "--reports", str(reports)).stdout
    assert f"Reports: {REPORTS} read" in said, said
    assert rows(databases.owner) == rows(f"sqlite:///{alone / 'warehouse.sqlite'}")


def runs_of(team: Team) -> list[dict]:
    answer = team.ask("{ runsOrError { ... on Runs { results { id status tags { key value } } } } }")
    return answer["runsOrError"]["results"]


def caught_half_way(team: Team, worker: str) -> bool:
    """Whether a worker is held in the middle of a run: one that ended while it was looked for goes on to the next."""
    if not busy_half_way(team, worker):
        return False
    team.pause(worker)
    if busy_half_way(team, worker):
        return True
    team.resume(worker)
    return False


def busy_half_way(team: Team, worker: str) -> bool:
    found = runs_of(team)
    done = sum(run["status"] == "SUCCESS" for run in found)
    busy = [run for run in found if run["status"] == "STARTED" and worker_of(team, run) == worker]
    return 2 <= done <= REPORTS - 3 and bool(busy)


def worker_of(team: Team, run: dict) -> str | None:
    """The worker that has a run's task."""
    tasks = [tag["value"] for tag in run["tags"] if tag["key"] == "dagster-celery/task_id"]
    if not tasks:
        return None
    app = Celery(broker=team.environment["DAGSTER_BROKER_URL"], backend=team.environment["DAGSTER_RESULTS_URL"])
    info = app.AsyncResult(tasks[0]).info
    return info.get("hostname", "").partition("@")[0] if isinstance(info, dict) else None


def lost_runs(team: Team) -> list[str]:
    return [run["id"] for run in runs_of(team) if run["status"] == "FAILURE"]
