"""Debian's nginx with the shipped configuration, under a sub-path, on loopback."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import SUBPAD

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")

HOOFD = """\
daemon off; worker_processes 1; pid {map}/nginx.pid; error_log {map}/fout.log;
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_body_temp_path {map}/t1; proxy_temp_path {map}/t2; fastcgi_temp_path {map}/t3;
  uwsgi_temp_path {map}/t4; scgi_temp_path {map}/t5;
  server {{ listen 127.0.0.1:{poort}; include {map}/routeboek.conf; }}
}}
"""


def _vrije_poort() -> int:
    with socket.socket() as los:
        los.bind(("127.0.0.1", 0))
        return los.getsockname()[1]


def _wacht(proces: subprocess.Popen, poort: int) -> None:
    """Until it listens; when it stops first, its own words."""
    while True:
        with socket.socket() as los:
            if los.connect_ex(("127.0.0.1", poort)) == 0:
                return
        assert proces.poll() is None, proces.stderr.read()
        time.sleep(0.05)


@contextmanager
def nginx_met(site: Path, map_: Path) -> Iterator[str]:
    """Serve a site; yields its address. `map_` is an empty folder for what nginx itself writes."""
    assert NGINX, "nginx ontbreekt; make test installeert het"
    poort = _vrije_poort()
    conf = (site / "hosting" / "nginx.conf").read_text(encoding="utf-8")
    (map_ / "routeboek.conf").write_text(conf.replace("@MAP@", f"{site}/").replace("@PAD@", SUBPAD), encoding="utf-8")
    # started as root, nginx would give it up for its workers and then not read the folder
    gebruiker = "user root;\n" if os.geteuid() == 0 else ""
    (map_ / "nginx.conf").write_text(gebruiker + HOOFD.format(map=map_, poort=poort), encoding="utf-8")
    proces = subprocess.Popen([NGINX, "-c", str(map_ / "nginx.conf"), "-p", str(map_)], stderr=subprocess.PIPE)
    try:
        _wacht(proces, poort)
        yield f"http://127.0.0.1:{poort}{SUBPAD}"
    finally:
        proces.terminate()
        proces.wait()
