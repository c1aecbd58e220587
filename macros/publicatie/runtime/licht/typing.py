"""In place of the library's typing: names that may be subscripted, without the machinery behind them.

Nothing in the engine reads an annotation at run time. Generic, TypeVar and ParamSpec are the interpreter's own; it
looks up the two functions below by name.
"""

from _typing import Generic, ParamSpec, TypeVar

__all__ = [
    "IO",
    "Any",
    "ClassVar",
    "Generic",
    "Literal",
    "ParamSpec",
    "Protocol",
    "Self",
    "TextIO",
    "TypeVar",
    "overload",
]


class _Naam:
    def __getitem__(self, _wat):
        return self

    def __or__(self, _ander):
        return self

    __ror__ = __or__


Any = ClassVar = IO = Literal = Self = TextIO = _Naam()


def overload(functie):
    return functie


def _generic_class_getitem(soort, _wat):
    return soort


def _generic_init_subclass(soort, *_args, **_kwargs):
    super(Generic, soort).__init_subclass__()


class Protocol(Generic):
    pass
