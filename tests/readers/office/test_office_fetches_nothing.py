"""No document makes LibreOffice ask anybody for anything, nor does it run what is in it."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from gilint.readers import Limits
from gilint.readers.office.office import Office
from tests import specimens, writers
from tests.readers.wordml.made import paragraph, wordml


class Listener:
    """A web server that remembers what was asked of it."""

    def __init__(self) -> None:
        asked: list[str] = []

        class Handler(BaseHTTPRequestHandler):
            def handle_one_request(self) -> None:
                asked.append(self.rfile.readline(200).decode("latin-1"))
                self.close_connection = True

        self.asked = asked
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.server.shutdown()
    listener.server.server_close()


def remote_docx(address: str) -> bytes:
    """With a picture, a template, an embedded object and a frame that are somewhere else."""
    relationship = '<Relationship Id="{0}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{1}" '
    relationship += f'Target="{address}/{{1}}" TargetMode="External"/>'
    linked = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:extent cx="900000" cy="900000"/><wp:docPr id="9" name="far"/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="9" name="far"/>'
        '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="far1" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        f'<w:p><w:fldSimple w:instr=" INCLUDEPICTURE &quot;{address}/field.png&quot; "><w:r><w:t>图</w:t></w:r></w:fldSimple></w:p>'
        f'<w:p><w:fldSimple w:instr=" INCLUDETEXT &quot;{address}/text.docx&quot; "><w:r><w:t>文</w:t></w:r></w:fldSimple></w:p>'
    )
    stream = BytesIO()
    with ZipFile(BytesIO(writers.docx(specimens.document()))) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode("utf-8", "surrogateescape")
            if name == "word/document.xml":
                part = part.replace("<w:sectPr", linked + "<w:sectPr", 1)
            elif name == "word/_rels/document.xml.rels":
                far = "".join(relationship.format(f"far{n}", kind) for n, kind in enumerate(("image", "oleObject", "frame"), start=1))
                part = part.replace("</Relationships>", f"{far}</Relationships>")
            elif name == "word/settings.xml":
                part = part.replace("<w:zoom", '<w:attachedTemplate r:id="t1"/><w:zoom', 1)
            new.writestr(name, part.encode("utf-8", "surrogateescape"))
        settings = relationship.format("t1", "attachedTemplate")
        spaces = "http://schemas.openxmlformats.org/package/2006/relationships"
        new.writestr("word/_rels/settings.xml.rels", f'<Relationships xmlns="{spaces}">{settings}</Relationships>')
    return stream.getvalue()


def remote_wordml(address: str) -> bytes:
    shape = f'<v:shape style="width:90pt;height:90pt"><v:imagedata src="{address}/picture.png"/></v:shape>'
    linked = f'<o:OLEObject Type="Link" ProgID="Word.Document.8" ShapeID="s" DrawAspect="Content" r:id="{address}/object.doc"/>'
    spaces = 'xmlns:r="urn:r"'
    template = f'<w:docPr><w:attachedTemplate w:val="{address}/template.dot"/></w:docPr>'
    return wordml(f"<w:p><w:r><w:pict>{shape}{linked}</w:pict></w:r></w:p>{paragraph('年报')}", root=spaces).replace(
        b"<w:body>", template.encode() + b"<w:body>"
    )


def remote_rtf(address: str) -> bytes:
    field = f'{{\\field{{\\*\\fldinst INCLUDEPICTURE "{address}/field.png"}}{{\\fldrslt x}}}}'
    return f"{{\\rtf1\\ansi{{\\*\\template {address}/template.dot}}{field}\\par text\\par}}".encode()


def remote_page(address: str) -> bytes:
    return f'<html><body background="{address}/ground.png"><img src="{address}/picture.png"><p>text</p></body></html>'.encode()


FILES = {
    "docx": (remote_docx, "MS Word 2007 XML", ".docx"),
    "wordml": (remote_wordml, "MS Word 2003 XML", ".xml"),
    "rtf": (remote_rtf, "Rich Text Format", ".rtf"),
    "html": (remote_page, "HTML (StarWriter)", ".html"),
}


@pytest.mark.parametrize("kind", FILES)
def test_nothing_is_fetched(kind: str, kept: Office, listener: Listener) -> None:
    write, infilter, suffix = FILES[kind]
    assert kept.to_docx(write(listener.address), infilter, suffix, Limits()).startswith(b"PK")
    assert listener.asked == []


@pytest.mark.parametrize("kind", ["docx", "html"])
def test_left_to_itself_it_would_fetch(kind: str, program: Path, listener: Listener, tmp_path: Path) -> None:
    """Else the test above would show nothing."""
    write, infilter, suffix = FILES[kind]
    page = tmp_path / f"page{suffix}"
    page.write_bytes(write(listener.address))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command: list[str | Path] = [
        program,
        profile,
        "--headless",
        f"--infilter={infilter}",
        "--convert-to",
        "docx",
        "--outdir",
        tmp_path / "made",
        page,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    assert listener.asked
