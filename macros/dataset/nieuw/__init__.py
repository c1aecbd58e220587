"""Iets nieuws in de dataset: alles wat bij elkaar hoort in één keer, met open plekken voor wat de redactie weet.

`plan` houdt de nieuwe tekst vast tot alles klopt; `invoegen` zet een stukje in een bestaand bestand; per soort is er
een module die zegt wat erbij komt. `opdracht` is de opdracht zelf.
"""
