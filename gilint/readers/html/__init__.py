"""Web pages: the article of a page as a Document, without the page around it."""

from gilint.readers.html.reader import read_html

__all__ = ["read_html"]
