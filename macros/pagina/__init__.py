"""De pagina's van het handboek: van dataset naar Markdown. Hier wordt opgemaakt, nooit beslist."""
