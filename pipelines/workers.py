"""The run launcher of a team: every run is a Celery task, and a run whose worker died is found out.

Only loaded where `deploy/dagster.yaml` names it; a single machine runs without Celery. What happens to a run that
failed with its worker is decided there, too (`run_monitoring`, `run_retries`).
"""

from dagster import DagsterRun
from dagster_celery.launcher import CeleryRunLauncher
from dagster_celery.tags import DAGSTER_CELERY_TASK_ID_TAG

from assets.dagster_internals import CheckRunHealthResult, WorkerStatus

ANSWER_SECONDS = 5.0
"""How long a worker has to answer a ping; one that computes answers too, its parent process does so."""


class WatchedCeleryRunLauncher(CeleryRunLauncher):
    """dagster-celery's launcher, which believes a task to run until its worker says otherwise, and asks the worker.

    A worker that was killed says nothing any more: its task stays `STARTED` in the result store for ever, and so did
    its run (measured with dagster-celery 0.29.27).
    """

    def check_run_worker_health(self, run: DagsterRun) -> CheckRunHealthResult:
        """The launcher's own answer; where it takes the run for running, whether its worker still answers."""
        health = super().check_run_worker_health(run)
        if health.status is not WorkerStatus.RUNNING:
            return health
        task = self.celery.AsyncResult(run.tags[DAGSTER_CELERY_TASK_ID_TAG])
        worker = (task.info or {}).get("hostname")
        if worker is None or self.celery.control.ping(destination=[worker], timeout=ANSWER_SECONDS):
            return health
        return CheckRunHealthResult(WorkerStatus.FAILED, f"the worker {worker} no longer answers")
