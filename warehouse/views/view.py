"""What a view is. The views themselves are in `definitions` and `tasks`."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class View:
    """A view: its SELECT, what it is for, and the meaning of columns that no table explains."""

    name: str
    comment: str
    sql: str
    order_by: str
    """In which order exports and summaries give the rows."""
    columns: dict[str, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    """Types of columns that are no text and come from no table: `integer`, `number` or `boolean`."""
    of: tuple[str, ...] = ()
    """Tables that say what its other columns mean, the first that has a column."""
    key: tuple[str, ...] = ()
    """Columns that tell the rows apart and are never null; none where only nullable ones do."""
