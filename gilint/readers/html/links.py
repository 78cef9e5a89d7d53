"""What a link or a picture of a page is: a file that belongs to the text, a way to another page, or decoration."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import unquote

from gilint.readers.html.style import declarations
from gilint.readers.html.tree import Element

_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|rtf|zip|rar|7z)(?=$|[?#&\s])", re.IGNORECASE)
_DECORATION = re.compile(
    r"icon|logo|(?:^|[/_.-])(?:btn|button|arrow|blank|spacer|space|dot|line|bg|print|share|ewm|qrcode|weixin|weibo)(?:$|[/_.\d-])|filetype",
    re.IGNORECASE,
)
_SMALL = 32
_LONGEST_ADDRESS = 4096
"""A longer one is no name, as a picture is that was written into its address."""


def link_kind(element: Element) -> Literal["file", "page", "none"]:
    """`none` for an anchor that only names a place, or leads to one within the page."""
    target = element.attributes.get("href", "").strip()
    if not target or target.startswith("#"):
        return "none"
    return "file" if _file(target) else "page"


def names_file(text: str) -> bool:
    """Whether a link's text is a file's name, for links that lead to a script that sends the file."""
    return bool(_FILE.search(text.strip()))


def embedded_file(element: Element) -> str:
    """The address of a file that is shown inside of the page, by a frame or a plug-in; empty where there is none."""
    if element.tag not in ("iframe", "frame", "embed", "object"):
        return ""
    target = element.attributes.get("data" if element.tag == "object" else "src", "")
    return target if _file(target) else ""


def file_name(target: str) -> str:
    """The last part of an address that ends like a file."""
    found = _file(target)
    return re.split(r"[/\\=]", unquote(target)[: found.end()])[-1] if found else target


def picture(element: Element) -> str:
    """The name of a picture that tells something: its alternative text or else its address; empty for decoration."""
    attributes = element.attributes
    source = attributes.get("data-src") or attributes.get("data-original") or attributes.get("src", "")
    style = declarations(attributes.get("style", ""))
    sizes = [style.get(side) or attributes.get(side, "") for side in ("width", "height")]
    if any(re.fullmatch(r"\d+(?:px)?", size) and int(size.removesuffix("px")) <= _SMALL for size in sizes):
        return ""
    if not source or (not source.startswith("data:") and _DECORATION.search(source)):
        return ""
    return attributes.get("alt", "").strip() or (source.partition(",")[0] if source.startswith("data:") else unquote(source))


def _file(target: str) -> re.Match[str] | None:
    """Where an address names a file."""
    return None if target.startswith("data:") else _FILE.search(unquote(target[:_LONGEST_ADDRESS]))
