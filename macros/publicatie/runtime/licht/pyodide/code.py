"""In place of pyodide.code: the page only ever calls the bridge, with exactly the arguments it takes."""

from _pyodide._base import eval_code


def relaxed_call(functie, *args, **kwargs):
    return functie(*args, **kwargs)


def find_imports(_bron):
    return []


__all__ = ["eval_code", "find_imports", "relaxed_call"]
