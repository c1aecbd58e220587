"""De uitleg bij elk veld, met een goed en een fout voorbeeld en wat de controle daarbij echt zegt."""

from macros.dataset import velden as model
from macros.dataset import voorbeelden
from macros.dataset.velden import Soort, Veld
from macros.pagina.boek import Boek
from macros.pagina.sjabloon import schrijf

HOOFDSTUKKEN = {
    "Pagina's": "onderwerp uitspraak opdracht ingang document onderdeel naamgenoot lezing verhuisd",
    "Gemeenten": "gemeente kenmerk kenmerksoort gemeenteveld",
    "Lijsten": "sector bron plaats link papier rol begrip tegenstrijdigheid openstaand dekking",
    "Regels": "regel rij eerst termijn eerder_mag ladder daarnaast feit afgeleid voorwaarde voorwaardevorm",
    "Wetten": "wetboek wet wetpunt wetuitzondering",
    "Vragen": "vragenlijst scherm vraag optie",
    "Teksten bij een uitkomst": "melding passend plicht tegenspraak zinnen termijnzinnen lezingzinnen linkzinnen "
    "tegenspraakzinnen haastzinnen kopzinnen berichtzinnen agendazinnen",
    "Teksten van het handboek": "handboek situatie vastetekst routelijst",
    "De velden zelf": "dataset veldsoort veld",
}


def velden(boek: Boek) -> str:
    """Alle velden, per hoofdstuk en per soort."""
    alle = model.alle()
    delen = [(kop, [alle[naam] for naam in namen.split()]) for kop, namen in HOOFDSTUKKEN.items()]
    return schrijf("velden.md.j2", boek, "over/velden.md", hoofdstukken=delen, zegt=zegt)


def zegt(soort: Soort, veld: Veld) -> list[str]:
    """Wat de controle zegt bij het foute voorbeeld."""
    return voorbeelden.meldingen(soort, veld, veld.fout)
