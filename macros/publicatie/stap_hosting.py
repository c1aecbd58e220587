"""Ready configuration for whoever runs the site: `_headers`, nginx and Caddy, all from macros/publicatie/koppen.py."""

from __future__ import annotations

import json
from pathlib import Path

from macros.publicatie import koppen


def _nginx_koppen(submap: str, sommen: list[str], *, lang: bool) -> str:
    waarden = {
        "Cache-Control": koppen.LANG if lang else koppen.KORT,
        "Content-Security-Policy": koppen.beleid(sommen, insluitbaar=submap == koppen.INSLUITBAAR),
        **koppen.VAST,
        **(koppen.OVERAL if submap == koppen.OPEN else {}),
    }
    return "\n".join(f'    add_header {naam} "{waarde}" always;' for naam, waarde in waarden.items())


def _nginx_types() -> str:
    """Nginx knows one type a suffix; the character set comes from `charset`."""
    return "\n".join(f"        {soort.split(';')[0]} {einde[1:]};" for einde, soort in koppen.MIME.items())


def _nginx_blok(pad: str, submap: str, sommen: list[str], *, lang: bool = False) -> str:
    return "\n".join(
        [
            f"location {pad}{submap} {{",
            f"    alias @MAP@{submap};",
            "    index index.html;",
            "    error_page 404 @PAD@404.html;",
            "    absolute_redirect off;",
            "    gzip_static on;",
            "    gzip_vary on;",
            "    # brotli_static on;  (als nginx de brotli-module heeft)",
            "    charset utf-8;",
            "    charset_types text/html text/css text/javascript application/json text/plain application/xml;",
            "    default_type application/octet-stream;",
            "    types {",
            _nginx_types(),
            "    }",
            _nginx_koppen(submap, sommen, lang=lang),
            "}",
            "",
        ]
    )


def nginx(sommen: list[str], gehasht: list[str]) -> str:
    kop = [
        "# Routeboek onder nginx: zet dit in een server-blok. Vervang eerst @MAP@ door de map met de inhoud",
        '# van site/ (met / aan het eind) en @PAD@ door het pad van de site ("/" of "/routeboek/"):',
        "#   sed 's|@MAP@|/srv/routeboek/|g; s|@PAD@|/|g' hosting/nginx.conf > /etc/nginx/snippets/routeboek.conf",
        "",
    ]
    blokken = [_nginx_blok("@PAD@", submap, sommen) for submap in ("", koppen.INSLUITBAAR, koppen.OPEN)]
    # A prefix location for hashed files: long caching, the same type table.
    blokken += [_nginx_blok("@PAD@", naam, sommen, lang=True) for naam in gehasht]
    return "\n".join([*kop, *blokken])


def caddy(sommen: list[str]) -> str:
    vast = [f'\t\t{naam} "{waarde}"' for naam, waarde in koppen.VAST.items()]
    return "\n".join(
        [
            "# Routeboek onder Caddy: vervang het adres en de map.",
            "routeboek.example {",
            "\troot * /srv/routeboek",
            "\tfile_server {",
            "\t\tprecompressed br gzip",
            "\t}",
            "\theader {",
            *vast,
            f'\t\tCache-Control "{koppen.KORT}"',
            f'\t\tContent-Security-Policy "{koppen.beleid(sommen)}"',
            "\t}",
            f"\t@vast path_regexp ^/{koppen.GEHASHT.pattern[1:]}",
            f'\theader @vast Cache-Control "{koppen.LANG}"',
            f"\t@insluitbaar path /{koppen.INSLUITBAAR}*",
            f'\theader @insluitbaar Content-Security-Policy "{koppen.beleid(sommen, insluitbaar=True)}"',
            f"\t@open path /{koppen.OPEN}*",
            *(f'\theader @open {naam} "{waarde}"' for naam, waarde in koppen.OVERAL.items()),
            "\t@mjs path *.mjs",
            '\theader @mjs Content-Type "text/javascript; charset=utf-8"',
            "\t@wasm path *.wasm",
            '\theader @wasm Content-Type "application/wasm"',
            "\thandle_errors {",
            "\t\trewrite * /404.html",
            "\t\tfile_server",
            "\t}",
            "}",
            "",
        ]
    )


def headers(sommen: list[str]) -> str:
    """`_headers`, as Cloudflare Pages reads it: a line with `!` takes back what a wider rule set."""
    vast = [f"  {naam}: {waarde}" for naam, waarde in koppen.VAST.items()]
    regels = ["# Voor Cloudflare Pages. Een host die de regels met ! niet kent, weigert het insluiten en bewaart kort."]
    regels += ["/*", *vast, f"  Cache-Control: {koppen.KORT}"]
    regels += [f"  Content-Security-Policy: {koppen.beleid(sommen)}"]
    for patroon in ("py-*", "stdlib-*", "snapshot-*", "invoer-*"):
        regels += [f"/assets/engine/{patroon}", "  ! Cache-Control", f"  Cache-Control: {koppen.LANG}"]
    regels += [
        "/*.mjs",
        "  Content-Type: text/javascript; charset=utf-8",
        "/*.wasm",
        "  Content-Type: application/wasm",
    ]
    regels += [f"/{koppen.OPEN}*", *(f"  {naam}: {waarde}" for naam, waarde in koppen.OVERAL.items())]
    regels += [f"/{koppen.INSLUITBAAR}*", "  ! Content-Security-Policy"]
    regels += [f"  Content-Security-Policy: {koppen.beleid(sommen, insluitbaar=True)}", ""]
    return "\n".join(regels)


def doe(klaar: Path, sommen: list[str]) -> None:
    motor = klaar / "assets" / "engine"
    gehasht = sorted(
        pad.relative_to(klaar).as_posix() + ("/" if pad.is_dir() else "")
        for pad in (motor.iterdir() if motor.is_dir() else [])
        if pad.name != "manifest.json"
    )
    hosting = klaar / "hosting"
    hosting.mkdir(exist_ok=True)
    (hosting / "nginx.conf").write_text(nginx(sommen, gehasht), encoding="utf-8")
    (hosting / "Caddyfile").write_text(caddy(sommen), encoding="utf-8")
    (hosting / "csp.json").write_text(json.dumps(sommen, indent=1) + "\n", encoding="utf-8")
    (klaar / "_headers").write_text(headers(sommen), encoding="utf-8")
