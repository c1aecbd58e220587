"""`json.loads` for text; see json/__init__.py. The C code raises the error below, which it looks up by name."""

from _json import make_scanner

WIT = " \t\n\r"


class JSONDecodeError(ValueError):
    def __init__(self, wat, tekst, plek):
        super().__init__(f"{wat} (char {plek})")
        self.msg, self.doc, self.pos = wat, tekst, plek


class _Hoe:
    """What the scanner asks for: nothing special about objects, numbers and constants."""

    strict = True
    object_hook = object_pairs_hook = array_hook = None
    parse_float, parse_int, parse_constant = float, int, float


_lees = make_scanner(_Hoe)


def loads(tekst):
    begin = len(tekst) - len(tekst.lstrip(WIT))
    try:
        waarde, einde = _lees(tekst, begin)
    except StopIteration as fout:
        raise JSONDecodeError("Expecting value", tekst, fout.value) from None
    rest = tekst[einde:].lstrip(WIT)
    if rest:
        raise JSONDecodeError("Extra data", tekst, len(tekst) - len(rest))
    return waarde
