"""In place of the library's traceback: the kind and words of an error, with the places it came through.

The page shows a sentence of its own and writes this to the console; nobody reads colours or source lines there.
"""

import sys


def format_exception(soort, fout=None, spoor=None, **_hoe):
    fout = soort if fout is None else fout
    regels = []
    while spoor is not None:
        code = spoor.tb_frame.f_code
        regels.append(f"  {code.co_filename}:{spoor.tb_lineno}, {code.co_name}\n")
        spoor = spoor.tb_next
    return [*regels, f"{type(fout).__name__}: {fout}\n"]


def print_exception(soort, fout=None, spoor=None, **_hoe):
    sys.stderr.write("".join(format_exception(soort, fout, spoor)))
