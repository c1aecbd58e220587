"""In place of the library's annotationlib: `dataclasses` asks for the annotations of a class; ours are all values.

Saves ast at every start. An annotation that cannot be evaluated stops the build, as the engine is tried there.
"""


class Format:
    VALUE, VALUE_WITH_FAKE_GLOBALS, FORWARDREF, STRING = 1, 2, 3, 4


def get_annotations(soort, **_hoe):
    return dict(soort.__annotations__)
