"""De pagina van één gemeente (wat is hier anders) en de tabel met alle verschillen."""

from macros.pagina import tijdlijn
from macros.pagina.boek import Boek, Onderwerp, lijst, stil
from macros.pagina.onderwerp import VASTE_VELDEN, verlopen
from macros.pagina.sjabloon import schrijf

VELDNAAM = {
    "aanmelden": "Aanmelden",
    "documenten": "Papieren",
    "informeren": "Informeren",
    "deelnemers": "Aan tafel",
    "werkwijze": "Werkwijze",
    "contact": "Bereiken",
}


def pagina(boek: Boek, id_: str) -> str:
    """De hele pagina van een gemeente."""
    g, van = boek.gemeenten[id_], f"gemeenten/{id_}.md"
    onderwerpen = [(o, velden(boek, id_, o)) for o in geordend(boek) if boek.bij(id_, o.id)]
    ladders = [
        (s, tijdlijn.figuur(boek, s, id_), tijdlijn.alternatief(boek, boek.ladder(s, id_), van, [id_]))
        for s in ("PO", "VO")
    ]
    return schrijf(
        "gemeente.md.j2",
        boek,
        van,
        g=g,
        id=id_,
        onderwerpen=onderwerpen,
        ladders=ladders,
        afwijkend=alleen_hier(boek, id_) if id_ in boek.eigen_gemeenten else [],
        anders=anders_ingevuld(boek, id_),
        onbekend=[boek.deel("kenmerken")[naam]["vraag"] for naam in boek.zwijgt_over(id_)],
        verlopen=verlopen(g),
    )


def geordend(boek: Boek) -> list[Onderwerp]:
    """Alle onderwerpen in de volgorde van het menu."""
    return [o for groep in ("po", "vo", "naast", "routes", "themas") for o in boek.groep(groep)]


def velden(boek: Boek, gemeente: str, o: Onderwerp) -> list[tuple[str, str, list]]:
    """Wat een gemeente bij een onderwerp invult: (veld, kop, waarden); zwijgen is een lege lijst."""
    bij = boek.bij(gemeente, o.id)
    namen = [v for v in VASTE_VELDEN if v in bij] + sorted(set(bij) - set(VASTE_VELDEN))
    return [(v, VELDNAAM.get(v, v.capitalize()), [] if stil(bij[v]) else lijst(bij[v])) for v in namen]


def alleen_hier(boek: Boek, gemeente: str) -> list[tuple[str, str]]:
    """Wat alleen deze gemeente heeft (`alleen`), niet heeft (`niet`) of waar de bronnen zwijgen (`stil`)."""

    def heeft(g: str, o: Onderwerp) -> bool:
        kenmerken = vereiste_kenmerken(boek, o)
        if kenmerken:
            return all(boek.gemeenten[g]["kenmerken"][kenmerk]["waarde"] == "ja" for kenmerk in kenmerken)
        return boek.geldt_in(o, g) and (bool(boek.bij(g, o.id)) or bool(o.regel.get("ladder")))

    anderen = [g for g in boek.eigen_gemeenten if g != gemeente]
    uit = []
    for o in geordend(boek):
        zelf, elders = heeft(gemeente, o), [heeft(g, o) for g in anderen]
        if zelf and not any(elders):
            uit.append(("alleen", o.id))
        elif not zelf and any(elders):
            kenmerk = (o.regel.get("ladder") or {}).get("alleen_bij")
            ontkend = bool(kenmerk) and kenmerk not in boek.zwijgt_over(gemeente)
            uit.append(("niet" if ontkend else "stil", o.id))
    return uit


def vereiste_kenmerken(boek: Boek, o: Onderwerp) -> set[str]:
    """De kenmerken van een gemeente waar de rijen van `daarnaast` om vragen, ook via een afgeleid feit."""
    afgeleid = boek.deel("afgeleid")

    def uit(als: dict) -> set[str]:
        gevonden = {naam.split(".")[1] for naam in als if naam.startswith(("gemeente.", "schoolgemeente."))}
        onder = [
            rij["als"] for naam in als for rijen in afgeleid.get(naam, {}).get("waarden", {}).values() for rij in rijen
        ]
        return gevonden.union(*(uit(deel) for deel in onder))

    rijen = o.regel.get("daarnaast", {}).get("wanneer", [])
    return set().union(*(uit(rij["als"]) for rij in rijen))


def anders_ingevuld(boek: Boek, gemeente: str) -> list[tuple[str, list[str]]]:
    """Per veld de onderwerpen waar deze gemeente iets anders invult dan elke andere gemeente."""
    anderen = [g for g in boek.eigen_gemeenten if g != gemeente]
    uit: dict[str, list[str]] = {}
    for o in geordend(boek):
        for veld in VASTE_VELDEN:
            zelf = boek.bij(gemeente, o.id).get(veld)
            if zelf is not None and not stil(zelf) and all(boek.bij(g, o.id).get(veld) != zelf for g in anderen):
                uit.setdefault(VELDNAAM[veld], []).append(o.id)
    return list(uit.items())


def verschillen(boek: Boek) -> str:
    """Alle gemeenten naast elkaar, onderwerp voor onderwerp."""
    rijen = []
    for o in geordend(boek):
        namen = sorted({v for g in boek.eigen_gemeenten for v, _, _ in velden(boek, g, o)}, key=_plek)
        waarden = [{v: w for v, _, w in velden(boek, g, o)} for g in boek.eigen_gemeenten]
        if namen:
            rijen.append((o, [(v, [w.get(v, []) for w in waarden]) for v in namen]))
    return schrijf("verschillen.md.j2", boek, "gemeenten/index.md", rijen=rijen, veldnaam=VELDNAAM)


def _plek(veld: str) -> tuple[int, str]:
    return (VASTE_VELDEN.index(veld) if veld in VASTE_VELDEN else 99, veld)
