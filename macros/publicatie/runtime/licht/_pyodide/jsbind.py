"""In place of Pyodide's typed bindings of JavaScript objects: the engine binds none, so one signature serves all calls.

It takes and gives what `func_to_sig(lambda *args, **kwargs: …)` would: everything converted as usual.
"""

from _pyodide_core import JsFuncSignature, js2py_default_call_result, py2js_default

no_default = object()


def _alles(*_args, **_kwargs):
    pass


default_signature = JsFuncSignature(
    _alles, False, 0, (), (), py2js_default, (), (), (), py2js_default, js2py_default_call_result
)


def func_to_sig(_functie):
    return default_signature


def get_attr_sig(_soort, _naam):
    return (False, None)


def bind_class_sig(soort):
    return soort
