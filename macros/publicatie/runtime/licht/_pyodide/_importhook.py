"""In place of Pyodide's import hook: JavaScript objects as modules, and nothing about packages or Windows.

Saves re, warnings and importlib.abc at every start.
"""

import sys
from importlib.machinery import ModuleSpec

from ._core_docs import JsProxy


class JsLoader:
    def __init__(self, object_):
        self.object = object_

    def create_module(self, _spec):
        return self.object

    def exec_module(self, _module):
        """The object is there already."""


class JsFinder:
    """Finds the registered objects, and what hangs below them."""

    def __init__(self):
        self.objecten = {}

    def find_spec(self, naam, _pad, _doel=None):
        ouder, _, kind = naam.rpartition(".")
        boven = sys.modules.get(ouder)
        object_ = self.objecten.get(naam) if not ouder else getattr(boven, kind, None)
        if object_ is None or (ouder and not isinstance(boven, JsProxy)):
            return None
        return ModuleSpec(naam, JsLoader(object_), origin="javascript", is_package=True)

    def register_js_module(self, naam, object_):
        self.objecten[naam] = object_

    def unregister_js_module(self, naam):
        del self.objecten[naam]


jsfinder = JsFinder()
register_js_module = jsfinder.register_js_module
unregister_js_module = jsfinder.unregister_js_module


def register_js_finder():
    sys.meta_path.append(jsfinder)


def register_windows_finder():
    """Boot calls this; no path here comes from Windows."""


def register_module_not_found_hook(_pakketten):
    """Boot calls this; there are no packages to advise."""
