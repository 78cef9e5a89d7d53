"""OpenDocument texts written by hand, so that a test shows the very markup it is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZipFile

import pytest

from gilint.document import Document
from gilint.readers import Limits
from gilint.readers.odt import read_odt

MIMETYPE = "application/vnd.oasis.opendocument.text"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        **{name: f"{_ODF}{name}:1.0" for name in ("office", "style", "text", "table", "meta", "form")},
        "draw": f"{_ODF}drawing:1.0",
        "fo": f"{_ODF}xsl-fo-compatible:1.0",
        "svg": f"{_ODF}svg-compatible:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
        "xlink": "http://www.w3.org/1999/xlink",
        "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
        "ooo": "http://openoffice.org/2004/office",
    }.items()
)


def build_odt(
    body: str = "",
    *,
    automatic: str = "",
    fixed: str = "",
    headers: str = "",
    meta: str = "",
    flat: bool = False,
    members: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A text with this body; `automatic` and `fixed` are its styles, `members` go into the zip as they are, over all else."""
    styles = f"<office:styles>{fixed}</office:styles>"
    formats = f"<office:automatic-styles>{automatic}</office:automatic-styles>"
    masters = f'<office:master-styles><style:master-page style:name="Standard">{headers}</style:master-page></office:master-styles>'
    told = f"<office:meta>{meta}</office:meta>"
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    if flat:
        # LibreOffice takes it for a document by these attributes alone.
        opening = f'office:version="1.3" office:mimetype="{MIMETYPE}" {NAMESPACES}'
        return f'<?xml version="1.0"?><office:document {opening}>{told}{styles}{formats}{masters}{text}</office:document>'.encode()
    content: dict[str, str | bytes] = {
        "mimetype": MIMETYPE,
        "content.xml": f"<office:document-content {NAMESPACES}>{formats}{text}</office:document-content>",
        "styles.xml": f"<office:document-styles {NAMESPACES}>{styles}{masters}</office:document-styles>",
        "meta.xml": f"<office:document-meta {NAMESPACES}>{told}</office:document-meta>",
        "META-INF/manifest.xml": "<manifest/>",
        **(members or {}),
    }
    stream = BytesIO()
    with ZipFile(stream, "w") as package:
        for name, data in content.items():
            package.writestr(name, data)
    return stream.getvalue()


@pytest.fixture(scope="session")
def odt_file() -> Callable[..., bytes]:
    return build_odt


@pytest.fixture(params=["zip", "flat"])
def read_text(request: pytest.FixtureRequest) -> Callable[..., Document]:
    """Builds a text as `odt_file` does, as a zip and as one XML file, and reads it."""
    return lambda *args, **parts: read_odt(build_odt(*args, flat=request.param == "flat", **parts), Limits())


@pytest.fixture
def shown() -> Callable[[Document], list[str]]:
    """What the paragraphs of a document say."""
    return lambda document: [paragraph.text for paragraph in document.paragraphs()]
