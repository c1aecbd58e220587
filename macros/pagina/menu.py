"""Het menu van de site: vaste pagina's, onderwerpen uit de dataset en proza dat iemand in `docs/` zette."""

import json
import re
from importlib import util
from pathlib import Path

from macros.pagina.boek import Boek

# Zoeken: wat over de bronnen gaat, komt na wat je moet doen.
ZOEK_HOGER, ZOEK_LAGER, ZOEK_LAATST = ({"search": {"boost": getal}} for getal in (4, 0.3, 0.05))
ZOEK_NIET = {"search": {"exclude": True}}

# bestand → (titel, omschrijving, aanroep, verdere kop)
VASTE_PAGINAS = {
    "index.md": ("Routeboek verzuim en thuiszitten", "Welke tafel, welke week en welke papieren: het routeboek voor een leerling die niet naar school gaat.", "start()", {"hide": ["navigation", "toc"]}),
    "welke-tafel/index.md": ("Welke tafel?", "Beantwoord korte vragen en zie welke stap nu aan de beurt is, wie aanmeldt en vóór welke dag.", "welke_tafel()", {"template": "finder.html", "hide": ["toc"]}),
    "welke-tafel/embed.md": ("Welke tafel? voor een andere site", "De vragen van Welke tafel?, om op een andere site te tonen.", "welke_tafel_embed()", {"template": "embed.html", "hide": ["navigation", "toc"], **ZOEK_NIET}),
    "beslisboek.md": ("Beslisboek", "De vragen van Welke tafel? op papier: genummerde stappen zonder computer.", "beslisboek()", {**ZOEK_LAGER}),
    "routes/index.md": ("Routes en fasen", "De drie routes bij verzuim en de fasen van signaal tot opschaling.", "routes_overzicht()"),
    "po/index.md": ("Primair onderwijs", "De vier stappen van opschaling in het primair onderwijs, met termijn en gemeente.", 'ladder("PO")'),
    "vo/index.md": ("Voortgezet onderwijs", "De tafels en de stappen van opschaling in het voortgezet onderwijs.", 'ladder("VO")'),
    "naast/index.md": ("Naast de ladder", "Tafels en hulp die je naast de opschaling inzet.", "naast_overzicht()"),
    "gemeenten/index.md": ("Gemeenten", "Per gemeente wie aanmeldt, waar en met wie, naast elkaar.", "verschillen()", {**ZOEK_LAGER}),
    "termijnen.md": ("Termijnen", "Alle termijnen op een rij, met de twee klokken en een tijdlijn.", "termijnen()"),
    "dossier.md": ("Dossier", "Welke papieren je per stap meeneemt, als lijst om af te vinken.", "dossier()", {**ZOEK_LAGER}),
    "po-naast-vo.md": ("PO naast VO", "Primair en voortgezet onderwijs naast elkaar: woorden, stappen en termijnen.", "po_naast_vo()"),
    "themas/index.md": ("Thema's", "Uitleg over onderwerpen die bij elke stap terugkomen.", "themas()"),
    "rollen.md": ("Rollen", "Wie doet wat bij verzuim en thuiszitten, en hoe elke rol nog meer heet.", "rollen()", {**ZOEK_LAGER}),
    "begrippen.md": ("Begrippen", "Alle begrippen en afkortingen van het routeboek, kort uitgelegd.", "begrippen()", {**ZOEK_LAGER}),
    "contact.md": ("Contact en links", "Adressen, formulieren en websites, met het jaar van elk bestand.", "contact()", {**ZOEK_LAGER}),
    "casussen.md": ("Casussen", "Voorbeelden van casussen met de uitkomst van Welke tafel?", "casussen()", {**ZOEK_LAGER}),
    "verantwoording/index.md": ("Verantwoording", "Waar dit routeboek op steunt en hoe we omgaan met bronnen die botsen.", "verantwoording()"),
    "verantwoording/bronnen.md": ("Bronnen", "De vijf bronnen van dit routeboek, met elke plaats waarnaar een pagina verwijst.", "bronnen()", {**ZOEK_LAGER}),
    "verantwoording/tegenstrijdigheden.md": ("Waar de bronnen botsen", "Elke botsing tussen de bronnen, met beide lezingen, onze keuze en de reden.", "tegenstrijdigheden()", {**ZOEK_LAATST}),
    "verantwoording/openstaand.md": ("Wat nog openstaat", "Vragen die de bronnen niet beslissen en wat dit routeboek tot dan doet.", "openstaand()", {**ZOEK_LAATST}),
    "verantwoording/dekking.md": ("Dekking", "Per bron en per plaats: hoeveel feiten er staan en waar ze terechtkwamen.", "dekking()", {**ZOEK_LAATST}),
    "verantwoording/beslisregels.md": ("Beslisregels", "De regels van Welke tafel? rij voor rij, in woorden en met hun bronnen.", "beslisregels()", {**ZOEK_LAGER}),
    "verantwoording/bewijs.md": ("Bewijs", "Hoe we nagaan dat de tekst en de beslishulp hetzelfde zeggen.", "bewijs()"),
    "verantwoording/wijzigingen.md": ("Wijzigingen", "Wat er in dit routeboek veranderde, met datum en gemeente.", "wijzigingen()"),
    "verantwoording/data-en-api.md": ("Data en API", "De dataset van dit routeboek als open bestanden.", "data_en_api()"),
    "afdrukken.md": ("Afdrukken", "Het routeboek als PDF, ook per sector en gemeente.", "afdrukken()"),
}
NASLAG = ("termijnen", "dossier", "po-naast-vo", "rollen", "begrippen", "contact", "casussen", "beslisboek", "afdrukken")
_TITEL = re.compile(r"^(?:title: *\"?(.+?)\"?|# +(.+?))\s*$", re.MULTILINE)


def bestaat(aanroep: str) -> bool:
    """Is de macro van deze aanroep er al? Anders komt de pagina later."""
    from macros import MACROS

    naam = aanroep.partition("(")[0]
    return naam in MACROS and util.find_spec(f"macros.pagina.{MACROS[naam][0]}") is not None


def als_yaml(boek: Boek, docs: Path, stubs: set[str]) -> str:
    """Het menu als YAML, klaar voor tussen de merktekens."""
    regels = ["nav:"]
    for titel, inhoud in menu(boek, docs, stubs):
        regels += _regels(titel, inhoud, 1)
    return "\n".join(regels) + "\n"


def _regels(titel: str, inhoud: object, diepte: int) -> list[str]:
    marge = "  " * diepte
    if isinstance(inhoud, str):
        return [f"{marge}- {json.dumps(titel, ensure_ascii=False)}: {inhoud}" if titel else f"{marge}- {inhoud}"]
    kop = [f"{marge}- {json.dumps(titel, ensure_ascii=False)}:"]
    return kop + [regel for naam, kind in inhoud for regel in _regels(naam, kind, diepte + 1)]


def menu(boek: Boek, docs: Path, stubs: set[str]) -> list[tuple[str, object]]:
    """De onderdelen van het menu in leesvolgorde; wat er niet is, valt weg."""
    def groep(naam: str) -> list[tuple[str, str]]:
        return _als_er(stubs, "", f"{naam}/index.md") + [(o.naam, f"{naam}/{o.id}.md") for o in boek.groep(naam)]

    gemeenten = _als_er(stubs, "", "gemeenten/index.md") + [(str(g.get("naam", i)), f"gemeenten/{i}.md") for i, g in boek.gemeenten.items()]
    naslag = [deel for naam in NASLAG for deel in _als_er(stubs, VASTE_PAGINAS[f"{naam}.md"][0], f"{naam}.md")]
    delen = [
        ("Start", "index.md"),
        ("Welke tafel?", _als_er(stubs, "", "welke-tafel/index.md") + _als_er(stubs, "Voor een andere site", "welke-tafel/embed.md")),
        ("Routes", groep("routes")), ("PO", groep("po")), ("VO", groep("vo")), ("Daarnaast", groep("naast")),
        ("Gemeenten", gemeenten), ("Thema's", groep("themas")), ("Naslag", naslag),
        ("Verantwoording", _map(docs, "verantwoording", stubs)), ("Over", _map(docs, "over", stubs)),
    ]
    return [(titel, inhoud) for titel, inhoud in delen if inhoud]


def _als_er(stubs: set[str], titel: str, bestand: str) -> list[tuple[str, str]]:
    return [(titel, bestand)] if bestand in stubs else []


def _map(docs: Path, naam: str, stubs: set[str]) -> list[tuple[str, object]]:
    """Een map met proza en stubs: de beginpagina eerst, dan de vaste volgorde, dan het alfabet."""
    vast = [p for p in VASTE_PAGINAS if p.startswith(f"{naam}/")]
    op_schijf = {p.relative_to(docs).as_posix() for p in (docs / naam).glob("*.md")}
    paden = sorted((stubs & set(vast)) | op_schijf, key=lambda p: (not p.endswith("index.md"), vast.index(p) if p in vast else 99, p))
    uit: list[tuple[str, object]] = [("" if p.endswith("/index.md") else _naam(docs, p), p) for p in paden]
    for sub in sorted(d for d in (docs / naam).glob("*") if d.is_dir() and list(d.glob("*.md"))):
        uit.append((sub.name.replace("-", " ").capitalize(), _map(docs, f"{naam}/{sub.name}", stubs)))
    return uit


def _naam(docs: Path, pad: str) -> str:
    if pad in VASTE_PAGINAS:
        return VASTE_PAGINAS[pad][0]
    m = _TITEL.search((docs / pad).read_text(encoding="utf-8"))
    return (m[1] or m[2]) if m else Path(pad).stem.replace("-", " ").capitalize()
