"""The certificate: every rendering of the rules read back from the built site and held against the rows in CPython.

A rendering is read by its words: tables and decision book become decision diagrams in the store of `beeld`, so that
one comparison of numbers covers every combination; the worker and the JSON API answer for every class.
"""
