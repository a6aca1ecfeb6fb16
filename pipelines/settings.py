"""All settings, from `CHISO_*` environment variables; defaults keep everything in the folder `data` of the project."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Where things lie. Wrong values are refused when the settings are read."""

    model_config = SettingsConfigDict(env_prefix="CHISO_", extra="ignore")

    data_dir: Path = PROJECT / "data"
    """Everything that chiso writes: the warehouse file, intermediate data, exports, Dagster's runs."""
    reports: str = str(PROJECT / "sources" / "bundled" / "reports")
    """Folder or fsspec URL of the reports; the bundled ones unless set."""
    warehouse_url: str = Field(default="", validate_default=True)
    """SQLAlchemy URL; a SQLite file under `data_dir` unless set."""

    def model_post_init(self, _context: object) -> None:
        """Fill what depends on another setting; paths become absolute, since runs may start elsewhere."""
        self.data_dir = self.data_dir.expanduser().resolve()
        if "://" not in self.reports:
            self.reports = str(Path(self.reports).expanduser().resolve())
        self.warehouse_url = self.warehouse_url or f"sqlite:///{self.data_dir / 'warehouse.sqlite'}"

    @property
    def staging_root(self) -> str:
        """Intermediate data."""
        return str(self.data_dir / "staging")

    @property
    def exports(self) -> Path:
        """The analysts' files."""
        return self.data_dir / "exports"

    @property
    def dagster_home(self) -> Path:
        """Dagster's own storage: runs, events, schedules."""
        return self.data_dir / "dagster"
