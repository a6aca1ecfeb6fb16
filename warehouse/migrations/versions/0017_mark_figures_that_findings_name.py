"""Mark the figures that findings name, so that observations and compared years say so."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

NAMED = """
SELECT DISTINCT g.observation_id, f.check_run_id, f.position, f.severity
FROM check_finding_figure g
JOIN check_finding f ON f.check_run_id = g.check_run_id AND f.position = g.position
JOIN check_run c ON c.check_run_id = g.check_run_id
WHERE c.recorded_to IS NULL AND g.observation_id IS NOT NULL
ORDER BY f.check_run_id, f.position
"""
GRAVITY = {"error": 0, "warning": 1, "info": 2}


def upgrade() -> None:
    table = op.create_table(
        "finding_mark",
        sa.Column("observation_id", sa.Text(), nullable=False, comment="Statement"),
        sa.Column(
            "findings", sa.Text(), nullable=False, comment="Ids of the findings that name it, with blanks between"
        ),
        sa.Column("severity", sa.Text(), nullable=False, comment="That of the gravest: error, warning or info"),
        sa.Column("check_run_id", sa.Integer(), nullable=False, comment="Run of the gravest finding"),
        sa.Column("position", sa.Integer(), nullable=False, comment="Its turn within the run, from 0"),
        sa.ForeignKeyConstraint(
            ["check_run_id"], ["check_run.check_run_id"], name=op.f("fk_finding_mark_check_run_id")
        ),
        sa.PrimaryKeyConstraint("observation_id", name=op.f("pk_finding_mark")),
        comment="Statements that findings name, as far as they hold",
    )
    marks: dict[str, dict[str, object]] = {}
    for statement, run, position, severity in op.get_bind().execute(sa.text(NAMED)).all():
        mark = marks.setdefault(
            statement,
            {
                "observation_id": statement,
                "findings": "",
                "severity": severity,
                "check_run_id": run,
                "position": position,
            },
        )
        mark["findings"] = f"{mark['findings']} {run}.{position}".strip()
        if GRAVITY.get(severity, 3) < GRAVITY.get(str(mark["severity"]), 3):
            mark |= {"severity": severity, "check_run_id": run, "position": position}
    if marks:
        op.bulk_insert(table, list(marks.values()))
