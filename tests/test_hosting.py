"""The 404 page is shown at addresses of any depth: it has to know where the site stands."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

CONFIG = """\
INHERIT: {wortel}/mkdocs.yml
docs_dir: docs
site_dir: site
strict: false
watch: []
theme: {{custom_dir: {wortel}/macros/thema}}
plugins: [search]
nav: [index.md]
"""


@pytest.mark.parametrize(("adres", "begin"), [("", "/"), ("https://voorbeeld.nl/a/b/", "/a/b/")])
def test_404_wijst_naar_de_plek_van_de_site(wortel, tmp_path, adres, begin):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Start\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG.format(wortel=wortel), encoding="utf-8")
    omgeving = {**os.environ, "SITE_URL": adres, "NO_MKDOCS_2_WARNING": "1"}
    argv = [sys.executable, "-m", "mkdocs", "build"]
    klaar = subprocess.run(argv, cwd=tmp_path, env=omgeving, capture_output=True, text=True, check=False)
    assert klaar.returncode == 0, klaar.stderr
    html = (tmp_path / "site" / "404.html").read_text(encoding="utf-8")
    assert f'href="{begin}assets/kleur.css"' in html
    assert f'href="{begin}welke-tafel/"' in html
