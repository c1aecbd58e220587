"""In place of the library's json: reading and writing by the interpreter's own C code, without the patterns around it.

Saves re and enum at every start. A test holds it against the library's own json.
"""

from json.decoder import JSONDecodeError, loads
from json.encoder import dumps

__all__ = ["JSONDecodeError", "dumps", "loads"]
