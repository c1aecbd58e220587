"""In place of Pyodide's event loop: the bridge is called, answers and returns, so no loop is ever needed.

Saves asyncio and all it imports (sockets, subprocesses, logging, threads) at every start. The snapshot expects this
one import from JavaScript at its place in the table of objects.
"""

from pyodide_js._api import scheduleCallback  # noqa: F401


def _initialize_event_loop():
    """Called once by pyodide/__init__.py."""
