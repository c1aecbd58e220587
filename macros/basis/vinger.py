"""Fingerprints: what decides whether a step has to run again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path


def van_bytes(*stukken: bytes) -> str:
    som = hashlib.sha256()
    for stuk in stukken:
        som.update(len(stuk).to_bytes(8, "big"))
        som.update(stuk)
    return som.hexdigest()


def van_bestanden(bestanden: Iterable[Path], wortel: Path) -> str:
    """Names and contents, in a fixed order."""
    stukken: list[bytes] = []
    for bestand in sorted(bestanden):
        stukken += [bestand.relative_to(wortel, walk_up=True).as_posix().encode(), bestand.read_bytes()]
    return van_bytes(*stukken)


def onder(*mappen: Path, achtervoegsels: tuple[str, ...] = ()) -> list[Path]:
    """All files under some folders, without caches."""
    return [
        pad
        for map_ in mappen
        for pad in ([map_] if map_.is_file() else map_.rglob("*"))
        if pad.is_file() and "__pycache__" not in pad.parts and (not achtervoegsels or pad.suffix in achtervoegsels)
    ]


def is_van_nu(stempel: Path, sleutel: str) -> bool:
    """Does the stamp hold this key?"""
    try:
        return bool(json.loads(stempel.read_text(encoding="utf-8"))["sleutel"] == sleutel)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def alleen_als_nieuw(stempel: Path, sleutel: str, maak: Callable[[], None], *uitvoer: Path) -> bool:
    """Run `maak` unless the stamp holds the same key and its output is there. True when it ran."""
    if is_van_nu(stempel, sleutel) and all(pad.exists() for pad in uitvoer):
        return False
    maak()
    stempel.parent.mkdir(parents=True, exist_ok=True)
    stempel.write_text(json.dumps({"sleutel": sleutel}) + "\n", encoding="utf-8")
    return True
