"""Everything after `mkdocs build`: engine, finder, PDF, API, offline list, headers, checks, and the swap."""
