"""De pagina met alles wat je kunt afdrukken. Bladzijden en grootte zijn pas bekend als de PDF's er zijn.

Daarom staat er achter elke link een plek met een naam (`data-pdf`); de afdrukstap vult die in (`macros.pdf.lijst`).
"""

from macros.pagina import edities
from macros.pagina.boek import Boek
from macros.pagina.sjabloon import schrijf


def afdrukken(boek: Boek) -> str:
    """De hele downloadpagina."""
    heel, *delen = edities.edities(boek)
    kaarten = edities.kaarten(boek)
    per_sector = [
        (naam, [(o, [k for k in kaarten if k.onderwerp == o.id]) for o in boek.groep(s.lower())])
        for s, naam in boek.sectoren.items()
        if boek.groep(s.lower())
    ]
    return schrijf("afdrukken.md.j2", boek, "afdrukken.md", heel=heel, edities=delen, kaarten=per_sector)
