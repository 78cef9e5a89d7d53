"""Text for people, in Chinese and English: templates with named places, and the catalogues of what the program itself says."""

from gilint.wording.catalogue import Language, language, say
from gilint.wording.text import Text, fill

__all__ = ["Language", "Text", "fill", "language", "say"]
