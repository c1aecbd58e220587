"""Content-Security-Policy: hashes of the inline scripts of each page, in the page and in the files for hosts."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
UITVOERBAAR = re.compile(r'\btype\s*=\s*["\']?(?!text/javascript|module|application/javascript)', re.IGNORECASE)
TEKENSET = re.compile(r'<meta\s+charset=["\']?utf-8["\']?\s*/?>', re.IGNORECASE)
OVERIG = (
    "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "frame-src 'self'; base-uri 'self'; form-action 'self'"
)


def hashes(html: str) -> list[str]:
    """One hash for every inline script that a browser would run."""
    gevonden = set()
    for kenmerken, inhoud in SCRIPT.findall(html):
        if "src=" in kenmerken or UITVOERBAAR.search(kenmerken) or not inhoud:
            continue
        som = base64.b64encode(hashlib.sha256(inhoud.encode()).digest()).decode()
        gevonden.add(f"'sha256-{som}'")
    return sorted(gevonden)


def beleid(sommen: list[str]) -> str:
    scripts = " ".join(["'self'", "'wasm-unsafe-eval'", *sommen])
    return f"default-src 'none'; script-src {scripts}; {OVERIG}"


def zet_in(html: str, tekst: str) -> str:
    """Right after the character set, so that it governs everything that follows."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{tekst}">'
    treffer = TEKENSET.search(html)
    if treffer is None:
        raise ValueError("pagina zonder <meta charset>")
    return html[: treffer.end()] + meta + html[treffer.end() :]


def doe(klaar: Path) -> list[str]:
    """Give every page its policy; returns all hashes of the site, for the headers."""
    alle: set[str] = set()
    for pad in sorted(klaar.rglob("*.html")):
        html = pad.read_bytes().decode("utf-8")
        sommen = hashes(html)
        alle.update(sommen)
        pad.write_bytes(zet_in(html, beleid(sommen)).encode())
    return sorted(alle)
