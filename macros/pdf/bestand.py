"""A finished document written as a file: small numbers, objects packed together, a table of places that compresses."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

import pydyf  # type: ignore[import-untyped]

KOP = b"\n%\xf0\x9f\x96\xa4\n"
BREED = (1, 4, 2)  # bytes of the three columns in the table of places


@contextmanager
def korte_getallen() -> Iterator[None]:
    """While this is open, a place on paper is written in hundredths of a point: a printer sees no less."""
    van_pydyf = pydyf._to_bytes  # noqa: SLF001 - the one function through which every number passes
    pydyf._to_bytes = naar_bytes  # noqa: SLF001
    try:
        yield
    finally:
        pydyf._to_bytes = van_pydyf  # noqa: SLF001


def naar_bytes(waarde: Any) -> bytes:
    """As pydyf does, with two decimals; colours and scales keep four. A book asks this a million times."""
    soort = type(waarde)
    if soort is bytes:
        return bytes(waarde)
    if soort is float:
        return getal(waarde)
    if soort is str or soort is int:
        return str(waarde).encode("ascii")
    return bytes(waarde.data) if isinstance(waarde, pydyf.Object) else str(waarde).encode("ascii")


def getal(waarde: float) -> bytes:
    tekst = f"{waarde:.2f}" if abs(waarde) >= 2 else f"{waarde:.4f}"
    tekst = tekst.rstrip("0").rstrip(".")
    return b"0" if tekst in {"", "-0"} else tekst.encode("ascii")


def schrijf(pdf: Any, uit: BinaryIO, versie: bytes | str, *_: Any) -> None:
    """What stands in for the `write` of pydyf, whose table of places takes a hundred kilobytes in a book."""
    pdf.add_object(pdf.info)
    begin = b"%PDF-" + (versie.encode() if isinstance(versie, str) else versie) + KOP
    uit.write(begin)
    plaats, plekken = len(begin), {0: (0, 0, 65535)}
    objecten = [obj for obj in pdf.objects if obj.free != "f"]
    los = [(obj.number, obj.indirect) for obj in objecten if not obj.compressible]
    los.append(_pak(pdf, sorted((obj for obj in objecten if obj.compressible), key=_soort), plekken))
    for nummer, inhoud in los:
        plekken[nummer] = (1, plaats, 0)
        plaats += uit.write(inhoud + b"\n")
    uit.write(_tabel(pdf, plekken, plaats) + b"\nstartxref\n%d\n%%%%EOF\n" % plaats)


def _soort(obj: Any) -> tuple[str, str]:
    """What looks alike stands together, where it compresses best; within that the order stays."""
    eigen = obj if isinstance(obj, dict) else {}
    return str(eigen.get("Subtype", "")), str(eigen.get("S", ""))


def _pak(pdf: Any, objecten: list[Any], plekken: dict[int, tuple[int, int, int]]) -> tuple[int, bytes]:
    """One object stream, and for each object in it where it is."""
    nummer = len(pdf.objects)
    kop, lijf, plaats = [], [], 0
    for plek, obj in enumerate(objecten):
        plekken[obj.number] = (2, nummer, plek)
        kop.append(b"%d %d" % (obj.number, plaats))
        lijf.append(obj.data)
        plaats += len(lijf[-1]) + 1
    begin = b" ".join(kop) + b"\n"
    pak = pydyf.Dictionary({"Type": "/ObjStm", "N": len(objecten), "First": len(begin)})
    pdf.add_object(pak)
    return nummer, _stroom(nummer, pak, begin + b"\n".join(lijf))


def _tabel(pdf: Any, plekken: dict[int, tuple[int, int, int]], plaats: int) -> bytes:
    """The table of places: every row as the difference with the row above, which is nearly always the same."""
    nummer = len(pdf.objects)
    plekken[nummer] = (1, plaats, 0)
    rijen = [b"".join(w.to_bytes(b) for w, b in zip(plekken[nr], BREED, strict=True)) for nr in range(nummer + 1)]
    vorige, verschillen = bytes(sum(BREED)), []
    for rij in rijen:
        verschillen.append(b"\x02" + bytes((a - b) % 256 for a, b in zip(rij, vorige, strict=True)))
        vorige = rij
    tabel = pydyf.Dictionary({"Type": "/XRef", "W": pydyf.Array(BREED), "Size": nummer + 1})
    tabel["DecodeParms"] = pydyf.Dictionary({"Predictor": 12, "Columns": sum(BREED)})
    tabel |= {"Root": pdf.catalog.reference, "Info": pdf.info.reference}
    return _stroom(nummer, tabel, b"".join(verschillen))


def _stroom(nummer: int, kenmerken: Any, inhoud: bytes) -> bytes:
    klein = zlib.compress(inhoud, 9)
    kenmerken |= {"Filter": "/FlateDecode", "Length": len(klein)}
    return b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj" % (nummer, kenmerken.data, klein)
