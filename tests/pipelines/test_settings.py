"""Settings: what is filled in, what is refused and with which remedy, and that nothing secret is shown."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipelines.cli import app
from pipelines.settings import PROJECT, Settings, WrongSetting, without_password


def test_everything_lies_in_the_data_folder_unless_said_otherwise(tmp_path: Path):
    settings = Settings(data_dir=tmp_path)
    assert settings.warehouse_url == f"sqlite:///{tmp_path / 'warehouse.sqlite'}"
    assert {Path(settings.staging_root).parent, settings.exports.parent, settings.dagster_home.parent} == {tmp_path}


def test_relative_places_become_absolute_and_addresses_stay(monkeypatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    assert Settings(reports="reports", data_dir=Path("data")).reports == str(tmp_path / "reports")
    assert Settings(data_dir=Path("data")).data_dir == tmp_path / "data"
    assert Settings(reports="s3://bucket/reports").reports == "s3://bucket/reports"


def test_variables_of_the_environment_are_read(monkeypatch):
    monkeypatch.setenv("CHISO_WAREHOUSE_URL", "sqlite:////elsewhere.sqlite")
    monkeypatch.setenv("CHISO_ALERT_URLS", "json://localhost/a  jsons://localhost/b")
    assert Settings().warehouse_url == "sqlite:////elsewhere.sqlite"
    assert Settings().alert_urls == ("json://localhost/a", "jsons://localhost/b")
    assert Settings().reports == str(PROJECT / "sources" / "bundled" / "reports")


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        pytest.param("CHISO_REPORT", "x", "expected CHISO_REPORTS;", id="a misspelt name"),
        pytest.param("CHISO_KWJQX", "x", "one of CHISO_ALERT_URLS", id="a name like no other"),
        pytest.param("CHISO_REFRESH_CRON", "at two", "no cron expression", id="a time in words"),
        pytest.param("CHISO_REFRESH_TIMEZONE", "Asia/Hanoi", "no time zone", id="a zone that the database lacks"),
        pytest.param("CHISO_REPORTS_A_RUN", "0", "greater than or equal to 1", id="no report a run"),
        pytest.param("CHISO_WAREHOUSE_URL", "postgresql://u:tell@h/d", "postgresql+psycopg://", id="without a driver"),
        pytest.param("CHISO_REPORTS", "https://u:tell@h/", "password", id="a password where it would be shown"),
        pytest.param("CHISO_REPORTS", "https://h/r?sig=tell", "password", id="a signature where it would be shown"),
        pytest.param("CHISO_STAGING_ROOT", "https://tell@h/", "password", id="a token where it would be shown"),
        pytest.param("CHISO_ALERT_URLS", "json://u:tell@h bogus://tell", "address 2 of 2", id="an unknown service"),
    ],
)
def test_a_wrong_setting_is_refused_in_one_line_with_its_remedy(monkeypatch, variable: str, value: str, said: str):
    monkeypatch.setenv(variable, value)
    with pytest.raises(WrongSetting) as refused:
        Settings()
    assert str(refused.value).startswith(f"{variable}: environment: found ")
    assert said in str(refused.value)
    assert "; " in str(refused.value), "the remedy follows the semicolon"
    assert "tell" not in str(refused.value)
    result = CliRunner().invoke(app, ["settings"])
    assert (result.exit_code, result.stderr) == (2, f"rejected: {refused.value}\n")


def test_secrets_are_not_shown(monkeypatch, tmp_path: Path):
    monkeypatch.setenv("CHISO_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("CHISO_WAREHOUSE_URL", "postgresql+psycopg://loader:s3cret@db.example/chiso")
    monkeypatch.setenv("CHISO_ALERT_URLS", "json://user:s3cret@alerts.example/token-s3cret")
    result = CliRunner().invoke(app, ["settings"])
    assert result.exit_code == 0
    assert "CHISO_WAREHOUSE_URL=postgresql+psycopg://loader:***@db.example/chiso\n" in result.stdout
    assert "CHISO_ALERT_URLS=json://***\n" in result.stdout
    assert f"CHISO_DATA_DIR={tmp_path}\n" in result.stdout
    assert "s3cret" not in result.stdout + repr(Settings())


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        pytest.param("postgresql+psycopg://u:p@h/d", "postgresql+psycopg://u:***@h/d", id="user and password"),
        pytest.param("postgresql+psycopg://u:p@ss@h/d", "postgresql+psycopg://u:***@h/d", id="a password with an @"),
        pytest.param(
            "postgresql+psycopg://u@h/d?password=p", "postgresql+psycopg://u@h/d?password=***", id="in the query"
        ),
        pytest.param("https://u:a/b?c@h/d", "https://u:***@h/d", id="a password with a slash and a mark"),
        pytest.param("https://ghp_t0ken@h/d", "https://***@h/d", id="a token in the place of the user"),
        pytest.param("postgresql+psycopg://u@h/d", "postgresql+psycopg://u@h/d", id="a user without a password"),
        pytest.param("https://h/c?sv=1&sig=x%3D&se=2", "https://h/c?sv=1&sig=***&se=2", id="a shared access signature"),
        pytest.param(
            "https://h/r?X-Amz-Credential=c&X-Amz-Date=1&X-Amz-Signature=s",
            "https://h/r?X-Amz-Credential=***&X-Amz-Date=1&X-Amz-Signature=***",
            id="a signed address of S3",
        ),
        pytest.param("https://h/r?api_key=k#access_token=t", "https://h/r?api_key=***#access_token=***", id="keys"),
        pytest.param("https://h/bao-cao?nam=2022", "https://h/bao-cao?nam=2022", id="nothing secret"),
        pytest.param("sqlite:////data/a:b@c.sqlite", "sqlite:////data/a:b@c.sqlite", id="a file"),
    ],
)
def test_addresses_are_shown_without_their_password(address: str, shown: str):
    assert without_password(address) == shown
