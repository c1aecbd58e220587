"""`json.dumps` on one line; see json/__init__.py."""

from _json import encode_basestring, encode_basestring_ascii, make_encoder


def _kan_niet(waarde):
    raise TypeError(f"Object of type {type(waarde).__name__} is not JSON serializable")


def dumps(waarde, *, ensure_ascii=True, sort_keys=False, separators=(", ", ": ")):
    tussen, na = separators
    schrijf = encode_basestring_ascii if ensure_ascii else encode_basestring
    if isinstance(waarde, str):
        return schrijf(waarde)
    return "".join(make_encoder({}, _kan_niet, schrijf, None, na, tussen, sort_keys, False, True)(waarde, 0))
