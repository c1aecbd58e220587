"""The print editions: built pages in, accessible PDFs out. Never imported by the site generator."""
