"""Word documents as one XML file, in the language of Word 2003 (WordprocessingML 2003), which reporting systems fill in and call .doc."""

from gilint.readers.wordml.reader import read_wordml

__all__ = ["read_wordml"]
