"""In place of the library's asyncio: Pyodide's core looks up one function at start and never calls it here.

See pyodide/webloop.py beside this folder.
"""


def get_event_loop():
    raise RuntimeError("deze motor heeft geen event loop")
