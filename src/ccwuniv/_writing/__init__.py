"""How pages are written: Markdown, HTML, pictures, words."""
