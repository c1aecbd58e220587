"""Wat iedereen bij de bouw mag gebruiken, en wat zelf niets van het project kent: plekken, vingerafdrukken, Node."""
