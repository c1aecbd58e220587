"""In place of the library's inspect, which reads source and bytecode: Pyodide's core asks for one function at start."""


def iscoroutinefunction(_wat):
    """The bridge has none."""
    return False
