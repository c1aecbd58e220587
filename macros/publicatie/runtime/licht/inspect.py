"""In place of the library's inspect, which reads source and bytecode: `dataclasses` only wants a signature to print.

ValueError is what inspect itself raises for a signature that cannot be had; `dataclasses` then goes on without.
"""


def signature(_wat, **_hoe):
    raise ValueError("geen signatuur in deze motor")


def unwrap(functie):
    return functie


def iscoroutinefunction(_wat):
    return False
