"""Words, sources, reasons and all: the same bytes in Pyodide as in CPython, for every written case.

What decides is compared for every class of combinations in tests/test_certificaat.py.
"""

from __future__ import annotations

import pytest

from finder.brug import schrijf
from macros.bewijs.casussen import VANDAAG, casussen
from tests.certificaat.browser import worker


@pytest.mark.browser
@pytest.mark.ook_firefox
def test_heel_object_bij_elke_casus(motor, browser, server: str) -> None:
    verzoeken = [{"id": c.id, "vandaag": str(c.vandaag or VANDAAG), "feiten": c.feiten} for c in casussen()]
    with worker(browser, server) as vraag:
        uit_browser = vraag.heel(verzoeken)
    assert [v["id"] for v, tekst in zip(verzoeken, uit_browser, strict=True) if tekst != schrijf(motor.beslis(v))] == []
