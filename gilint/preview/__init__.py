"""The document as a person sees it, in lines for a terminal, with one finding marked in it."""

from gilint.preview.details import details
from gilint.preview.layout import Layout, lay_out
from gilint.preview.page import Page, show
from gilint.preview.search import Match, highlighted, search

__all__ = ["Layout", "Match", "Page", "details", "highlighted", "lay_out", "search", "show"]
