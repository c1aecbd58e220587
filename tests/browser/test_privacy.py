"""Nothing leaves the own origin, nothing stands after `?`, nothing is stored."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser import finderhulp as f


@pytest.mark.parametrize("server", ["eigen", "nginx"], indirect=True)
def test_verzoeken(pagina: Page, server: str) -> None:
    verzoeken: list[Request] = []
    pagina.context.on("request", lambda verzoek: verzoeken.append(verzoek))  # noqa: PLW0108 - a builtin cannot listen
    f.open_finder(pagina, server)
    f.loop(pagina, f.antwoorden())
    f.beantwoord(pagina, "toestemming", "ja")
    f.uitkomst(pagina).locator("[data-vraag=toestemming] input[value=ja]").press("Enter")
    f.vouw(pagina, "Speelt er nog iets?")
    f.beantwoord(pagina, "visie-ouders", "ja")
    expect(pagina.locator(".rf-naast")).to_be_visible()
    oorsprong = urlsplit(server).netloc
    adressen = [urlsplit(v.url) for v in verzoeken if not v.url.startswith(("about:", "data:", "blob:"))]
    assert {a.netloc for a in adressen} == {oorsprong}
    assert [a for a in adressen if a.query] == []
    assert {v.method for v in verzoeken} == {"GET"}
    opslag = pagina.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert "sector" not in opslag
    assert "volledig" not in opslag
    assert pagina.context.cookies() == []
