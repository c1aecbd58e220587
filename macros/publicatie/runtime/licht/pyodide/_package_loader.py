"""In place of Pyodide's package installer: nothing is ever installed, everything is in the baked library.

Saves zipfile, shutil, tempfile and the compressors at every start. The names are those that boot asks for; the
snapshot expects the import from JavaScript at its place in the table of objects.
"""

from pyodide_js import loadedPackages  # noqa: F401


class _Pad:
    def __init__(self, pad):
        self._pad = pad

    def __str__(self):
        return self._pad


SITE_PACKAGES = _Pad("/lib/python3.14/site-packages")
DSO_DIR = _Pad("/usr/lib")


def init_loaded_packages():
    """Boot calls this; there is nothing to register."""


def get_install_dir(_target=None):
    return str(SITE_PACKAGES)


def unpack_buffer(*_args, **_kwargs):
    raise NotImplementedError("deze motor laadt geen pakketten")
