"""Bytes on the line, brotli at its highest on both sides: the engine, the first question, and our own scripts."""

from __future__ import annotations

import re
from pathlib import Path

from macros.basis import plekken, vinger
from macros.publicatie.samenpersen import br
from tests.bench.boot import STOCK, manifest
from tests.bench.rij import Rij, getal
from tests.bench.venster import WORTEL, site


def geperst(pad: Path) -> int:
    """Size in brotli; kept, as the highest setting takes its time."""
    buur = pad.with_name(pad.name + ".br")
    if buur.is_file():
        return buur.stat().st_size
    inhoud = pad.read_bytes()
    bewaard = plekken.PERS / f"{vinger.van_bytes(inhoud)}.br"
    if not bewaard.is_file():
        plekken.PERS.mkdir(parents=True, exist_ok=True)
        bewaard.write_bytes(br(inhoud))
    return min(bewaard.stat().st_size, len(inhoud))


def gewicht_pagina(map_: Path, naam: str) -> int:
    """HTML, styles and scripts that a page asks for before anything is clicked."""
    pad = map_ / naam / "index.html"
    html = pad.read_text(encoding="utf-8")
    hoofd = re.sub(r"<template.*?</template>", "", html, flags=re.DOTALL)
    rest = {str((pad.parent / r).resolve()) for r in re.findall(r'(?:href|src)="([^"#?]+\.(?:css|js|mjs))"', hoofd)}
    return geperst(pad) + sum(geperst(Path(r)) for r in rest)


def meet() -> list[Rij]:
    map_ = site()
    m, motor = manifest(map_), map_ / "assets" / "engine"
    kern = [
        *(motor / m["indexURL"]).glob("pyodide*.mjs"),
        motor / m["indexURL"] / "pyodide.asm.wasm",
        motor / m["stdlib"],
    ]
    eigen = sum(geperst(pad) for pad in kern)
    stock = sum(geperst(WORTEL / "node_modules" / "pyodide" / naam) for naam in STOCK)
    met = eigen + geperst(motor / m["invoer"])
    bron = sum(p.stat().st_size for p in [*(WORTEL / "finder/web").glob("*.mjs"), WORTEL / "finder/web/sw.js"])
    js = sum(p.stat().st_size for p in [*(map_ / "assets/finder").glob("*.mjs"), WORTEL / "finder/web/sw.js"])
    return [
        Rij(
            "motor, eerste bezoek, brotli",
            eigen / stock,
            "×",
            None,
            0.71,
            0.60,
            f"{getal(eigen)} tegen {getal(stock)} bytes, finder/ ingebakken",
        ),
        Rij("motor met dataset en bomen", met / stock, "×", None, 0.71, 0.60, f"{getal(met)} bytes"),
        Rij(
            "momentopname, op de achtergrond",
            geperst(motor / m["snapshot"]) / stock,
            "×",
            None,
            None,
            None,
            f"{getal(geperst(motor / m['snapshot']))} bytes",
        ),
        Rij(
            "eigen JavaScript van de finder, zoals het over de lijn gaat, uitgepakt",
            js,
            "bytes",
            None,
            24_576,
            None,
            f"als bron, met namen en uitleg: {getal(bron)} bytes",
        ),
        Rij("pagina Welke tafel?, brotli", gewicht_pagina(map_, "welke-tafel"), "bytes"),
        Rij(
            "tafelpagina, brotli",
            gewicht_pagina(map_, "po/po-adviestafel"),
            "bytes",
            None,
            51_200,
            None,
            "streven van het platform: 50 KB, gzip",
        ),
        Rij(
            "beslisboek, HTML niet geperst", (map_ / "beslisboek" / "index.html").stat().st_size, "bytes", None, 153_600
        ),
    ]
