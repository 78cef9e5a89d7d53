"""What WordprocessingML of 2003 calls things, where its successor of 2006 calls them otherwise.

Source: the Word 2003 XML Reference (schemas wordnet.xsd, aml.xsd) and ECMA-376 for the names of 2006; the codes of number formats are
those of MSONFC in [MS-OSHARED] 2.2.1.3.
"""

from __future__ import annotations

from typing import Final

from gilint.readers.docx.names import W

WORDML: Final = "http://schemas.microsoft.com/office/word/2003/wordml"
AML: Final = "{http://schemas.microsoft.com/aml/2001/core}"
OFFICE: Final = "{urn:schemas-microsoft-com:office:office}"
PLAIN_SPACES: Final = frozenset(
    {
        *(W[1:-1], AML[1:-1], OFFICE[1:-1]),
        *("urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:word", "uuid:C2F41010-65B3-11d1-A29F-00AA00C14882"),
    }
)
"""Elements of other namespaces only stand around text: sections, smart tags, a schema of the author's own."""

RENAMED: Final = {
    W + old: W + new
    for old, new in {
        "vmerge": "vMerge",
        "hmerge": "hMerge",
        "hlink": "hyperlink",
        "listPr": "numPr",
        "ilfo": "numId",
        "lists": "numbering",
        "listDef": "abstractNum",
        "list": "num",
        "ilst": "abstractNumId",
        "listStyleLink": "numStyleLink",
        "nfc": "numFmt",
    }.items()
}
RENAMED_ATTRIBUTES: Final = {W + "listDefId": W + "abstractNumId", W + "ilfo": W + "numId"}

ANNOTATION: Final = AML + "annotation"
CONTENT: Final = AML + "content"
WRAPPER: Final = W + "customXml"
KINDS: Final = {
    "Word.Insertion": W + "ins",
    "Word.Deletion": W + "del",
    "Word.Comment.Start": W + "commentRangeStart",
    "Word.Comment.End": W + "commentRangeEnd",
    "Word.Comment": W + "commentReference",
}
"""Annotations by their type; the others, such as bookmarks and formats of before, say nothing of the text."""
