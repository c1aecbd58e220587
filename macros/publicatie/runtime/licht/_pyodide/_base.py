"""In place of Pyodide's code runner: boot evaluates a few short pieces of source and imports by name.

Saves ast, tokenize, linecache and their patterns at every start.
"""

import _ast
from importlib import import_module


def eval_code(bron, globals=None, **_opties):
    """Run all statements; the value of the last one when it is an expression."""
    ruimte = {} if globals is None else globals
    boom = compile(bron, "<exec>", "exec", _ast.PyCF_ONLY_AST)
    laatste = boom.body.pop() if boom.body and isinstance(boom.body[-1], _ast.Expr) else None
    exec(compile(boom, "<exec>", "exec"), ruimte)
    return laatste and eval(compile(_ast.Expression(laatste.value), "<exec>", "eval"), ruimte)


def pyimport_impl(pad):
    """`pyimport("a.b")` from JavaScript: a module, or a name in one."""
    try:
        return import_module(pad)
    except ModuleNotFoundError:
        module, _, naam = pad.rpartition(".")
        return getattr(import_module(module), naam)
