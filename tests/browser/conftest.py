"""Which server and which page a browser test visits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import finderhulp as f
from tests.conftest import geserveerd, vers_profiel
from tests.nginx import nginx_met


@pytest.fixture(scope="session")
def nginx(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with nginx_met(site, tmp_path_factory.mktemp("nginx")) as adres:
        yield adres


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """Our own server; Debian's nginx with the shipped configuration for a test that asks for it."""
    if getattr(request, "param", "eigen") == "nginx":
        yield request.getfixturevalue("nginx")
        return
    with geserveerd(site) as adres:
        yield adres


@pytest.fixture(scope="session")
def lopend(browser: Browser) -> Iterator[Page]:
    """One page for all tests that are about what the finder says, and not about how it starts."""
    with vers_profiel(browser) as pagina:
        yield pagina


@pytest.fixture
def pagina(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A fresh page in a fresh profile; for a module marked `loopt` the page with the engine in it, as nobody set it.

    In such a module a test marked `vers` has a profile of its own all the same.
    """
    if request.node.get_closest_marker("vers") or not request.node.get_closest_marker("loopt"):
        with vers_profiel(browser) as pagina:
            yield pagina
        return
    pagina = request.getfixturevalue("lopend")
    pagina.set_viewport_size({"width": 1280, "height": 720})
    pagina.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
    pagina.context.clear_permissions()
    f.houd_lopend(pagina, request.getfixturevalue("server"))
    yield pagina
