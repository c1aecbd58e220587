"""What the theme copies along and this site never uses: other languages, source maps."""

from __future__ import annotations

import re
from pathlib import Path

TAAL = re.compile(r"/lunr\.(?!nl\.|multi\.|stemmer\.)[a-z]+\.min\.js$|/lunr/(tinyseg|wordcut)\.js$")
KAARTVERWIJZING = re.compile(rb"\n?(//# sourceMappingURL=[^\s]+|/\*# sourceMappingURL=[^*]+\*/)\s*$")


def overbodig(naam: str) -> bool:
    return naam.endswith(".map") or TAAL.search(f"/{naam}") is not None


def doe(klaar: Path) -> None:
    for pad in sorted(klaar.rglob("*")):
        if not pad.is_file():
            continue
        if overbodig(pad.relative_to(klaar).as_posix()):
            pad.unlink()
        elif pad.suffix in {".js", ".css"}:
            inhoud = pad.read_bytes()
            kaal = KAARTVERWIJZING.sub(b"\n", inhoud)
            if kaal != inhoud:
                pad.write_bytes(kaal)
