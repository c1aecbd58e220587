"""De kleur van elke sector als stijlblad: voor het scherm achter `assets/kleur.css`, en voor de PDF."""

from macros.pagina.boek import Boek

KLEUREN = {  # licht, donker, vlak licht, vlak donker, vlak op papier
    "groen": ("#0b6355", "#66d3ba", "#e4f2ee", "#12302b", "#f2f8f6"),
    "paars": ("#5a3796", "#c3abf7", "#efe9f8", "#2a2140", "#f7f4fb"),
    "blauw": ("#1f4e9c", "#9cc0f7", "#e8effa", "#16263f", "#f3f7fd"),
    "bruin": ("#6b4a10", "#e3bd7a", "#f6eedd", "#2e2410", "#fbf7ef"),
}
BLOKKEN = ("kort", "rubriek", "chip", "tred", "kaart", "paneel")


def _sectoren(boek: Boek) -> list[tuple[str, tuple[str, ...]]]:
    return [(code, KLEUREN[str(s["kleur"])]) for code, s in boek.deel("sectoren").items()]


def scherm(boek: Boek) -> str:
    """Licht en donker; op papier geen vlakken. `--rb-merk-1` en verder is de streep bovenaan."""
    licht, donker, wit, regels = [], [], [], []
    for nr, (code, (inkt, op_donker, vlak, vlak_donker, _)) in enumerate(_sectoren(boek), start=1):
        naam = code.lower()
        licht.append(f"--rb-{naam}: {inkt}; --rb-{naam}-vlak: {vlak}; --rb-merk-{nr}: var(--rb-{naam});")
        donker.append(f"--rb-{naam}: {op_donker}; --rb-{naam}-vlak: {vlak_donker};")
        wit.append(f"--rb-{naam}-vlak: #fff;")
        blokken = ", ".join(f".rb-{blok}--{naam}" for blok in BLOKKEN)
        regels.append(f"{blokken} {{ --rb-accent: var(--rb-{naam}); --rb-accent-vlak: var(--rb-{naam}-vlak); }}")
        regels.append(f".rf-uitkomst.{code} {{ --rf-accent: var(--rb-{naam}); }}")
    delen = (
        f":root {{ {' '.join(licht)} }}",
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {' '.join(donker)} }} }}",
        f"@media print {{ :root {{ {' '.join(wit)} }} }}",
    )
    return "\n".join([*delen, *regels, ""])


def papier(boek: Boek) -> str:
    """Voor de PDF, die geen kleuren met een naam kent. `[class]` gaat voor de stijl van het blok zelf."""
    return "\n".join(
        f"[class].rb-rubriek--{n}, [class].rb-chip--{n} {{ color: {k[0]} }}\n"
        f"[class].rb-paneel--{n} {{ border-color: {k[0]} }}\n"
        f"[class].rb-kort--{n} {{ border-top-color: {k[0]}; background: {k[4]} }}\n"
        f"[class].rb-tred--{n}::before {{ background: {k[0]} !important }}"
        for n, k in ((code.lower(), kleur) for code, kleur in _sectoren(boek))
    )
