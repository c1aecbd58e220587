"""Compressed neighbours (.gz and .br) of everything that shrinks; each content is compressed once and kept."""

from __future__ import annotations

import gzip
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from macros.basis import plekken, vinger

EINDES = {
    ".html",
    ".htm",
    ".css",
    ".js",
    ".mjs",
    ".json",
    ".svg",
    ".xml",
    ".dmn",
    ".txt",
    ".wasm",
    ".zip",
    ".bin",
    ".ics",
    ".webmanifest",
}
KLEINST = 860  # below one network packet there is nothing to win
SNEL_VANAF = 12_000_000  # the snapshot follows every edit of the dataset: a lighter setting, fifteen times faster


def gz(inhoud: bytes) -> bytes:
    return gzip.compress(inhoud, compresslevel=9, mtime=0)


def br(inhoud: bytes) -> bytes:
    kwaliteit = 9 if len(inhoud) > SNEL_VANAF else 11
    return bytes(brotli.compress(inhoud, quality=kwaliteit, lgwin=24))


def pers(pad: Path, *, alleen_bewaard: bool = False) -> list[Path]:
    """The compressed forms of a file, as they are kept; with `alleen_bewaard` those that are there already."""
    inhoud = pad.read_bytes()
    sleutel, uit = vinger.van_bytes(inhoud), []
    plekken.PERS.mkdir(parents=True, exist_ok=True)
    for einde, klein in ((".gz", gz), (".br", br)):
        bewaard = plekken.PERS / f"{sleutel}{einde}"
        if not bewaard.is_file():
            if alleen_bewaard:
                continue
            tijdelijk = bewaard.with_suffix(f"{einde}.{pad.name}.deel")
            tijdelijk.write_bytes(klein(inhoud))
            tijdelijk.replace(bewaard)
        bewaard.touch()
        uit.append(bewaard)
    return uit


def _een(pad: Path, *, alleen_bewaard: bool) -> None:
    for bewaard in pers(pad, alleen_bewaard=alleen_bewaard):
        shutil.copyfile(bewaard, pad.with_name(pad.name + bewaard.suffix))


def ruim_op(hoogstens: int = 4000) -> None:
    """Keep the cache from growing for ever: the oldest go."""
    bewaard = sorted(plekken.PERS.iterdir(), key=lambda pad: pad.stat().st_mtime, reverse=True)
    for pad in bewaard[hoogstens:]:
        pad.unlink()


def doe(klaar: Path, *, alleen_bewaard: bool = False) -> None:
    """Compress the whole site; with `alleen_bewaard` only what was compressed before."""
    paden = [p for p in klaar.rglob("*") if p.is_file() and p.suffix in EINDES and p.stat().st_size >= KLEINST]
    paden.sort(key=lambda pad: (-pad.stat().st_size, pad.as_posix()))
    with ThreadPoolExecutor(max_workers=2) as werkers:
        list(werkers.map(lambda pad: _een(pad, alleen_bewaard=alleen_bewaard), paden))
    ruim_op()
