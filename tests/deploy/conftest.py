"""A team's services as fixtures; what they are is in `services`."""

from collections.abc import Iterator

import pytest

from tests.deploy import services
from tests.deploy.services import Databases


@pytest.fixture
def databases() -> Iterator[Databases]:
    with services.databases() as made:
        yield made


@pytest.fixture
def broker() -> Iterator[dict[str, str]]:
    with services.broker() as variables:
        yield variables


@pytest.fixture
def store() -> Iterator[dict[str, str]]:
    with services.store() as variables:
        yield variables
