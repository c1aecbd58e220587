"""Which server a browser test visits: the project's own, or Debian's nginx with the shipped configuration."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import geserveerd
from tests.nginx import nginx_met

BEIDE = pytest.mark.parametrize("server", ["eigen", "nginx"], indirect=True)


@pytest.fixture(scope="session")
def nginx(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with nginx_met(site, tmp_path_factory.mktemp("nginx")) as adres:
        yield adres


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """Our own server, unless a test asks for both."""
    if getattr(request, "param", "eigen") == "nginx":
        yield request.getfixturevalue("nginx")
        return
    with geserveerd(site) as adres:
        yield adres
