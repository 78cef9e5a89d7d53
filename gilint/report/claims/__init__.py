"""Statements of the text about cells of the tables: none received, twelve received, one reconsideration."""

from gilint.report.claims.find import find_claims
from gilint.report.claims.grammar import Grammar, load_grammar

__all__ = ["Grammar", "find_claims", "load_grammar"]
