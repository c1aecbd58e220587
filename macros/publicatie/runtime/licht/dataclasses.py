"""In place of the library's dataclasses, which writes and compiles source for every class.

The same classes from plain functions: arguments in order, defaults, frozen, slots, equality and hash by value. A test
holds it against the library's own dataclasses.
"""

_NIETS = object()
_zet = object.__setattr__


class FrozenInstanceError(AttributeError):
    pass


class Field:
    __slots__ = ("default", "default_factory")

    def __init__(self, default, default_factory):
        self.default, self.default_factory = default, default_factory

    def waarde(self, soort, naam):
        if self.default is not _NIETS:
            return self.default
        if self.default_factory is _NIETS:
            raise TypeError(f"{soort.__name__}: {naam} ontbreekt")
        return self.default_factory()


def field(*, default=_NIETS, default_factory=_NIETS, **_hoe):
    return Field(default, default_factory)


def dataclass(soort=None, *, frozen=False, slots=False, eq=True, **_hoe):
    def maak(kaal):
        velden = _velden(kaal)
        uit = _met_plekken(kaal, velden) if slots else kaal
        uit.__dataclass_fields__ = velden
        uit.__init__ = _begin(velden)
        if eq:
            uit.__eq__, uit.__hash__ = _gelijk(tuple(velden)), _som(tuple(velden)) if frozen else None
        if frozen:
            uit.__setattr__ = uit.__delattr__ = _vast
        return uit

    return maak if soort is None else maak(soort)


def _velden(soort):
    uit = {}
    for ouder in reversed(soort.__mro__[1:]):
        uit |= getattr(ouder, "__dataclass_fields__", {})
    for naam in soort.__annotations__:
        eigen = soort.__dict__.get(naam, _NIETS)
        uit[naam] = eigen if isinstance(eigen, Field) else Field(eigen, _NIETS)
    return uit


def _met_plekken(soort, velden):
    weg = {"__dict__", "__weakref__", *velden}
    inhoud = {naam: waarde for naam, waarde in soort.__dict__.items() if naam not in weg}
    inhoud["__slots__"] = tuple(naam for naam in velden if not any(hasattr(o, naam) for o in soort.__mro__[1:]))
    return type(soort)(soort.__name__, soort.__bases__, inhoud)


def _begin(velden):
    namen = tuple(velden)

    def begin(self, *gegeven, **genoemd):
        for naam, waarde in zip(namen, gegeven, strict=False):
            _zet(self, naam, waarde)
        for naam in namen[len(gegeven) :]:
            _zet(self, naam, genoemd.pop(naam) if naam in genoemd else velden[naam].waarde(type(self), naam))
        if genoemd or len(gegeven) > len(namen):
            raise TypeError(f"{type(self).__name__}: te veel of onbekende velden")

    return begin


def _waarden(zelf, namen):
    return tuple(getattr(zelf, naam) for naam in namen)


def _gelijk(namen):
    def gelijk(self, ander):
        if type(self) is not type(ander):
            return NotImplemented
        return _waarden(self, namen) == _waarden(ander, namen)

    return gelijk


def _som(namen):
    return lambda self: hash(_waarden(self, namen))


def _vast(self, naam, *_waarde):
    raise FrozenInstanceError(f"{type(self).__name__}.{naam} ligt vast")
