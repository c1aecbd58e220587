"""Stands in for the package `zensical-ui`: the theme is Material's, from which ours is made."""

from importlib.util import find_spec
from pathlib import Path


def get_theme_dir() -> str:
    spec = find_spec("material")
    assert spec, "mkdocs-material is not installed"
    assert spec.origin, "mkdocs-material is not a package"
    return str(Path(spec.origin).parent / "templates")
