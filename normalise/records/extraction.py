"""All that is extracted from one report."""

from normalise.records.observation import Observation, Unread
from normalise.records.task import Task
from sources.document import Frozen


class Extraction(Frozen):
    """All that one document gave: every printed number is in one of the first four."""

    observations: tuple[Observation, ...]
    not_reported: tuple[Observation, ...]
    skipped: tuple["Unread", ...]
    """Digits that are no statement: dates, document numbers, list numbers, names."""
    refused: tuple["Unread", ...]
    """Numbers that look like statements but could not be understood: they go to quarantine."""
    tasks: tuple[Task, ...]
