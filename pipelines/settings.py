"""All settings, from `CHISO_*` environment variables; defaults keep everything in one folder `data`.

Secrets (passwords in addresses) come from the environment only and are never shown: print `shown`, not the values.
"""

import difflib
import os
import re
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, PrivateAttr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from sources.document import Rejected

PROJECT = Path(__file__).resolve().parent.parent
DATA = (PROJECT if (PROJECT / "pyproject.toml").is_file() else Path()) / "data"
"""In the checkout; where chiso was installed from a wheel, in the folder that it is called in."""
PREFIX = "CHISO_"
HIDDEN = "***"
_SIGN_IN = re.compile(r"(?<=://)(?P<user>[^:@/\s]*)(?P<rest>\S*)@")
"""Up to the last @: a password may hold any sign, and to hide too much of an address does no harm."""
_SECRET = re.compile(
    r"(?P<name>[?&;#\s][\w.-]*(?:pass|pwd|token|secret|sig|key|cred|auth|code|session)[\w.-]*=)[^&;#\s]+", re.IGNORECASE
)
"""Values whose name tells that they are secret: `password=`, `sig=`, `X-Amz-Signature=`, `api_key=`."""
_NAMED_USER = re.compile(r"(postgresql|mysql)[\w+]*://", re.IGNORECASE)
"""Addresses in which a name alone is the user's; elsewhere it may be a token."""


class WrongSetting(Rejected):
    """A setting that cannot be used: wrong use of the program, which refuses to start."""

    exit_status = 2


class Settings(BaseSettings):
    """Where things lie and when they run. Wrong values and unknown names are refused when the settings are read."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", hide_input_in_errors=True)

    data_dir: Path = Field(default=DATA, description="everything that chiso writes")
    reports: str = Field(
        default=str(PROJECT / "sources" / "bundled" / "reports"),
        description="folder or fsspec URL of the reports; the bundled ones unless set",
    )
    warehouse_url: str = Field(
        default="",
        validate_default=True,
        repr=False,
        description="SQLAlchemy URL of the warehouse; a SQLite file in the data folder unless set",
    )
    staging_root: str = Field(
        default="", description="folder or fsspec URL of intermediate data; in the data folder unless set"
    )
    site_url: str = Field(default="", description="address at which the pages are published, for the links of feeds")
    refresh_cron: str = Field(default="0 2 * * *", description="when the nightly refresh starts, as a cron expression")
    refresh_timezone: str = Field(default="Asia/Ho_Chi_Minh", description="the time zone of `refresh_cron`")
    reports_a_run: int = Field(default=200, ge=1, description="reports of a backfill that share one run and process")
    keep_runs_days: int = Field(
        default=90, ge=1, description="days after which Dagster forgets runs that later ones have replaced"
    )
    check_rules: Path | None = Field(
        default=None, description="YAML file that turns rules of the checks off or changes how grave a breach is"
    )
    alert_urls: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), repr=False, description="Apprise URLs that alerts go to, separated by blanks"
    )

    _given: frozenset[str] = PrivateAttr(default=frozenset())

    def __init__(self, **values: Any) -> None:
        try:
            super().__init__(**values)
        except ValidationError as error:
            raise _wrong(error) from None
        _refuse_unknown_names()

    @field_validator("alert_urls", mode="before")
    @classmethod
    def _separated(cls, value: Any) -> Any:
        return tuple(value.split()) if isinstance(value, str) else value

    @field_validator("alert_urls")
    @classmethod
    def _known_services(cls, urls: tuple[str, ...]) -> tuple[str, ...]:
        if urls:
            from apprise import Apprise

            wrong = [turn for turn, url in enumerate(urls, 1) if Apprise.instantiate(url) is None]
            if wrong:
                raise ValueError(f"no service that Apprise knows in address {wrong[0]} of {len(urls)}")
        return urls

    @field_validator("reports", "staging_root")
    @classmethod
    def _without_password(cls, location: str) -> str:
        if without_password(location) != location:
            raise ValueError("a password in an address that logs and the UI show: give it by the store's own variables")
        return location

    @field_validator("warehouse_url")
    @classmethod
    def _with_a_driver(cls, url: str) -> str:
        if url and not re.match(r"sqlite(\+\w+)?:///|postgresql\+psycopg://", url):
            raise ValueError("neither sqlite:///FILE nor postgresql+psycopg://USER:PASSWORD@HOST/DATABASE")
        return url

    @field_validator("refresh_timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        try:
            return ZoneInfo(name).key
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError("no time zone of the IANA database, such as Asia/Ho_Chi_Minh") from None

    @field_validator("refresh_cron")
    @classmethod
    def _cron(cls, cron: str) -> str:
        if cron == cls.model_fields["refresh_cron"].default:
            return cron  # commands that run nothing need not import Dagster
        from assets.dagster_internals import is_valid_cron_string

        if not is_valid_cron_string(cron):
            raise ValueError("no cron expression, such as 0 2 * * * for 02:00")
        return cron

    def model_post_init(self, _context: object) -> None:
        """Fill what depends on another setting; paths become absolute, since runs may start elsewhere."""
        self._given = frozenset(self.model_fields_set)
        self.data_dir = self.data_dir.expanduser().resolve()
        if "://" not in self.reports:
            self.reports = str(Path(self.reports).expanduser().resolve())
        self.warehouse_url = self.warehouse_url or f"sqlite:///{self.data_dir / 'warehouse.sqlite'}"
        self.staging_root = self.staging_root or str(self.data_dir / "staging")

    @property
    def exports(self) -> Path:
        """The analysts' files."""
        return self.data_dir / "exports"

    @property
    def site(self) -> Path:
        """The pages to read."""
        return self.data_dir / "site"

    @property
    def dagster_home(self) -> Path:
        """Dagster's own storage: runs, events, schedules."""
        return self.data_dir / "dagster"

    def shown(self) -> dict[str, str]:
        """Variable → value for people: passwords hidden, and of the addresses of alerts all but the service."""
        values = {PREFIX + name.upper(): str(value) for name, value in self if name != "alert_urls"}
        services = " ".join(f"{url.split('://')[0]}://{HIDDEN}" for url in self.alert_urls)
        return {name: without_password(value) for name, value in values.items()} | {f"{PREFIX}ALERT_URLS": services}

    @property
    def by_default(self) -> frozenset[str]:
        """The variables that nobody has set."""
        return frozenset(PREFIX + name.upper() for name in type(self).model_fields.keys() - self._given)


def without_password(url: str) -> str:
    """Give an address as it may be shown: the user's name stays, the password does not.

    >>> without_password("https://user:pa/ss@host/reports?sig=abc")
    'https://user:***@host/reports?sig=***'
    """

    def sign_in(found: re.Match[str]) -> str:
        if found["rest"]:
            return f"{found['user']}:{HIDDEN}@"
        return found[0] if _NAMED_USER.match(url) else f"{HIDDEN}@"

    hidden = url if url.startswith("sqlite") else _SIGN_IN.sub(sign_in, url)
    return _SECRET.sub(lambda found: found["name"] + HIDDEN, hidden)


def _wrong(error: ValidationError) -> WrongSetting:
    """The first wrong value, in one line; the value itself may be a secret and is not shown."""
    fault = error.errors(include_input=False)[0]
    field = str(fault["loc"][0])
    meaning = Settings.model_fields[field].description if field in Settings.model_fields else "a known setting"
    return WrongSetting(
        PREFIX + field.upper(),
        fault["msg"].removeprefix("Value error, "),
        meaning or "",
        "set it right or leave it out; `chiso settings` lists all settings",
        "environment",
    )


def _refuse_unknown_names() -> None:
    """A misspelt name would otherwise leave a default in place without a word."""
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for name in sorted(os.environ):
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            near = difflib.get_close_matches(name.upper(), known, n=1)
            raise WrongSetting(
                name,
                "a setting that chiso does not know",
                near[0] if near else f"one of {', '.join(sorted(known))}",
                "correct or remove it; `chiso settings` lists all settings",
                "environment",
            )
