"""The record types that pass between the rooms: what is extracted from a report, and what checks say of it.

Only data belongs here; how a record is made is the business of the module that makes it. Decimal, never float.
"""

from normalise.records.catalogue import (
    ClassSize,
    EntityChange,
    EntityClass,
    EntityEntry,
    IndicatorEntry,
    IndicatorLink,
    Relation,
    Suggestion,
    Theme,
)
from normalise.records.check import Action, CheckResult, CheckRun, Correction, Finding, Quarantined, Severity
from normalise.records.extraction import Extraction
from normalise.records.interval import Interval, difference, half_width, quotient, total
from normalise.records.observation import Observation, Unread
from normalise.records.quantity import Kind, Period, Quantity, Skipped
from normalise.records.task import DeadlineKind, FigureLink, Task, TaskFigure, TaskLevel, TaskLink, TaskStatus

__all__ = (
    "Action",
    "CheckResult",
    "CheckRun",
    "ClassSize",
    "Correction",
    "DeadlineKind",
    "EntityChange",
    "EntityClass",
    "EntityEntry",
    "Extraction",
    "FigureLink",
    "Finding",
    "IndicatorEntry",
    "IndicatorLink",
    "Interval",
    "Kind",
    "Observation",
    "Period",
    "Quantity",
    "Quarantined",
    "Relation",
    "Severity",
    "Skipped",
    "Suggestion",
    "Task",
    "TaskFigure",
    "TaskLevel",
    "TaskLink",
    "TaskStatus",
    "Theme",
    "Unread",
    "difference",
    "half_width",
    "quotient",
    "total",
)
