"""Het beslispakket: welke tafel, wanneer, door wie, en waarom. Alleen de standaardbibliotheek.

Deze map draait ook in de browser. Hij kent geen YAML, geen bestanden, geen klok en geen scherm.
"""
