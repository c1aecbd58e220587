"""All renderings together, and the certificate they give."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from macros.basis import plekken
from macros.bewijs.bron import dataset_nu, werk_nu
from macros.dataset.beeld import Beeld, beeld
from macros.publicatie.stap_certificaat import vinger_van
from tests.certificaat import beslisboek, beslisregels, klassen, papier
from tests.certificaat.browser import Worker
from tests.certificaat.site import Site
from tests.certificaat.vergelijken import Uitslag
from tests.certificaat.woorden import Woorden


class Certificaat:
    """What is the same for every rendering is made once; a store of its own takes what the readers add."""

    def __init__(self, site: Site) -> None:
        self.site = site

    @cached_property
    def beeld(self) -> Beeld:
        return beeld(werk_nu())

    @cached_property
    def woorden(self) -> Woorden:
        return Woorden(dataset_nu())

    @cached_property
    def klassen(self) -> list[klassen.Klasse]:
        return klassen.alle(self.beeld)

    def weergaven(self, worker: Worker) -> Iterator[Uitslag]:
        """Every rendering, one after the other."""
        yield klassen.cpython(self.beeld, self.klassen)
        yield klassen.worker(self.beeld, self.klassen, worker.kort)
        yield beslisboek.toets(self.beeld, self.woorden, self.site, (k.punt for k in self.klassen))
        yield beslisregels.toets(self.beeld, self.woorden, self.site, len(self.klassen))
        yield papier.toets(self.site, self.beeld.werk.regels)
        yield klassen.api(self.beeld, self.klassen, self.site)

    def als_json(self, uitslagen: list[Uitslag]) -> dict[str, Any]:
        """The file: data version, day and bytes of the build, and per rendering what was compared."""
        return {
            "dataversie": self.site.json("index")["dataversie"],
            "dag": datetime.fromtimestamp(plekken.epoch(), UTC).date().isoformat(),
            "vinger": vinger_van(self.site.map),
            "klassen": len(self.klassen),
            "gelijk": not any(uitslag.fouten for uitslag in uitslagen),
            "weergaven": [uitslag.als_json() for uitslag in uitslagen],
        }
