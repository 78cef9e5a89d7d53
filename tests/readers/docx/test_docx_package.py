"""Files that are broken, or made to do harm: each is refused for the right reason."""

from __future__ import annotations

import struct
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gilint.document import Document
from gilint.readers import Limits, Unreadable
from gilint.readers.docx import read_docx

WordFile = Callable[..., bytes]
BODY = "<w:p><w:r><w:t>正文</w:t></w:r></w:p>"
MAIN = "word/document.xml"


def reason(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as refused:
        read_docx(data, limits or Limits())
    return refused.value.reason


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs()]


def zipped(members: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return stream.getvalue()


def entry(data: bytes, name: str) -> int:
    """Where the directory's entry of a member begins."""
    return data.rindex(name.encode(), 0, len(data)) - 46


def patched(data: bytes, at: int, value: bytes) -> bytes:
    return data[:at] + value + data[at + len(value) :]


def test_a_part_far_larger_than_its_packed_size(word_file: WordFile) -> None:
    assert reason(word_file(BODY + " " * 40_000_000)) == "bomb"


def test_a_part_above_the_limit(word_file: WordFile) -> None:
    assert reason(word_file(BODY * 100), Limits(part=1000)) == "bomb"


def test_all_parts_together_have_a_limit(word_file: WordFile) -> None:
    body = "<w:p/>" * 120
    assert reason(word_file(body, header1=body, footer1=body), Limits(part=2000)) == "bomb"


@pytest.mark.parametrize("size", [10, 3000])
def test_a_directory_that_lies_about_the_size(word_file: WordFile, size: int) -> None:
    data = word_file(BODY * 5000)
    assert reason(patched(data, entry(data, MAIN) + 24, struct.pack("<I", size))) == "damaged"


def test_a_wrong_checksum(word_file: WordFile) -> None:
    data = word_file(BODY)
    assert reason(patched(data, entry(data, MAIN) + 16, b"\1\2\3\4")) == "damaged"


def test_broken_compressed_data(word_file: WordFile) -> None:
    data = word_file(BODY * 500)
    start = data.index(MAIN.encode()) + len(MAIN)
    assert reason(patched(data, start, b"\xff" * 20)) == "damaged"


def test_too_many_members(word_file: WordFile) -> None:
    assert reason(word_file(BODY, members={f"word/media/{n}.png": b"" for n in range(60)}), Limits(members=50)) == "bomb"


def test_an_encrypted_member(word_file: WordFile) -> None:
    data = word_file(BODY)
    at = entry(data, MAIN) + 8
    assert reason(patched(data, at, struct.pack("<H", struct.unpack_from("<H", data, at)[0] | 1))) == "encrypted"


def test_a_compression_that_word_does_not_know() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_LZMA) as package:
        package.writestr(MAIN, b"<x/>")
    assert reason(stream.getvalue()) == "damaged"


@pytest.mark.parametrize("cut", [1, 30, 200])
def test_a_file_that_was_cut_off(word_file: WordFile, cut: int) -> None:
    assert reason(word_file(BODY)[:-cut]) == "damaged"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 17, b"no zip at all"])
def test_what_is_no_package(data: bytes) -> None:
    assert reason(data) == "damaged"


def test_a_package_that_is_no_word_file(word_file: WordFile) -> None:
    assert reason(zipped({"readme.txt": b"x"})) == "not-the-format"
    assert reason(word_file(document="<workbook/>")) == "not-the-format"
    assert reason(word_file(document='<x:document xmlns:x="urn:x"><x:body/></x:document>')) == "not-the-format"


def test_a_part_that_is_there_twice(word_file: WordFile) -> None:
    stream = BytesIO(word_file(BODY))
    with ZipFile(stream, "a") as package:
        package.writestr("Word\\document.xml", b"<other/>")
    assert reason(stream.getvalue()) == "damaged"


@pytest.mark.parametrize(
    "content", ["", "<w:document", "<a></b>", "<a>\x01</a>", "<a>&unknown;</a>", '<?xml version="1.0" encoding="no-such"?><a/>']
)
def test_a_part_that_is_no_xml(word_file: WordFile, content: str) -> None:
    assert reason(word_file(members={MAIN: content})) == "damaged"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(9))
DOCTYPES = [
    f"<!DOCTYPE d [{LAUGHS}]>",
    '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
    '<!DOCTYPE d SYSTEM "http://192.0.2.1/x.dtd">',
    "<!DOCTYPE d>",
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("doctype", DOCTYPES)
def test_a_document_type_is_refused_in_any_encoding(word_file: WordFile, namespaces: str, doctype: str, encoding: str) -> None:
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff", "utf-32-le": b"\xff\xfe\0\0"}
    root = f"{doctype}<w:document {namespaces}><w:body>{BODY}</w:body></w:document>"
    if encoding == "utf-32-le":
        root = f'<?xml version="1.0" encoding="utf-32"?>{root}'
    data = word_file(document=marks.get(encoding, b"") + root.encode(encoding))
    assert reason(data) in (("unsafe-xml",) if encoding != "utf-32-le" else ("unsafe-xml", "damaged"))


def test_a_document_type_that_the_search_cannot_see(word_file: WordFile, namespaces: str) -> None:
    root = f'<?xml version="1.0" encoding="IBM037"?><!DOCTYPE d><w:document {namespaces}><w:body/></w:document>'
    assert reason(word_file(document=root.encode("cp037"))) in ("unsafe-xml", "damaged")


@pytest.mark.parametrize(
    "part",
    ["_rels/.rels", "word/_rels/document.xml.rels", "word/styles.xml", "word/numbering.xml", "word/comments.xml", "word/header1.xml"],
)
def test_a_document_type_in_a_part_beside_the_text(word_file: WordFile, part: str) -> None:
    parts = dict.fromkeys(("styles", "numbering", "comments", "header1"), "")
    assert reason(word_file(BODY, members={part: '<!DOCTYPE d [<!ENTITY x "y">]><d>&x;</d>'}, **parts)) == "unsafe-xml"


@pytest.mark.parametrize("element", ["w:sdt", "w:customXml", "w:ins", "w:tbl", "w:p", "w:r"])
def test_nesting_without_end(word_file: WordFile, element: str) -> None:
    assert reason(word_file(f"<{element}>" * 5000 + f"</{element}>" * 5000)) == "too-deep"


def test_nesting_just_within_what_the_parser_takes(word_file: WordFile) -> None:
    for opening, closing in (
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:ins>", "</w:ins>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    ):
        times = 245 // opening.count("<")
        assert texts(read_docx(word_file(opening * times + BODY + closing * times), Limits())) in ([], ["正文"])


def test_a_text_of_more_than_the_parser_takes_at_once(word_file: WordFile) -> None:
    limits = Limits(ratio=10**6)
    assert reason(word_file("<w:p><w:r><w:t>" + "x" * 11_000_000 + "</w:t></w:r></w:p>"), limits) == "bomb"


def test_more_elements_than_any_report_has(word_file: WordFile) -> None:
    limits = Limits(ratio=10**6)
    assert reason(word_file("<w:p/>" * 300_001), limits) == "bomb"
    assert reason(word_file("<a/>" * 2_000_001), limits) == "bomb"


def test_a_large_picture_is_not_unpacked(word_file: WordFile) -> None:
    data = word_file(BODY, members={"word/media/image1.bmp": bytes(100_000_000)})
    assert texts(read_docx(data, Limits())) == ["正文"]


def test_a_package_without_content_types_or_relationships_is_read(word_file: WordFile) -> None:
    data = word_file(BODY)
    document = ZipFile(BytesIO(data)).read(MAIN)
    assert texts(read_docx(zipped({MAIN: document}), Limits())) == ["正文"]


@pytest.mark.parametrize("target", ["word/document2.xml", "/word/document2.xml", "WORD/./Document2.xml", "word/%64ocument2.xml"])
def test_the_main_part_is_found_by_its_relationship(word_file: WordFile, namespaces: str, target: str) -> None:
    kind = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
    relations = f'<Relationships><Relationship Id="a" Type="{kind}" Target="{target}"/></Relationships>'
    main = f"<w:document {namespaces}><w:body>{BODY}</w:body></w:document>"
    assert texts(read_docx(word_file(members={"_rels/.rels": relations, "word/document2.xml": main}), Limits())) == ["正文"]


def test_a_main_part_that_lies_elsewhere_is_not_fetched() -> None:
    place = 'Target="http://192.0.2.1/d.xml" TargetMode="External"'
    relations = f'<Relationships><Relationship Id="a" Type="x/officeDocument" {place}/></Relationships>'
    assert reason(zipped({"_rels/.rels": relations.encode()})) == "not-the-format"


def test_strict_files_are_read(word_file: WordFile, namespaces: str) -> None:
    strict = namespaces.replace("schemas.openxmlformats.org/wordprocessingml/2006/main", "purl.oclc.org/ooxml/wordprocessingml/main")
    cells = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
    document = read_docx(word_file(document=f"<w:document {strict}><w:body>{BODY}{cells}</w:body></w:document>"), Limits())
    assert texts(document) == ["正文"]
    assert next(document.tables()).rows == 1


def test_utf_16_is_read(word_file: WordFile, namespaces: str) -> None:
    main = f'<?xml version="1.0" encoding="UTF-16"?><w:document {namespaces}><w:body>{BODY}</w:body></w:document>'
    assert texts(read_docx(word_file(document=main.encode("utf-16")), Limits())) == ["正文"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_file_is_read_or_refused(word_file: WordFile, data: st.DataObject) -> None:
    whole = word_file(BODY * 3, styles="<w:style/>", comments="<w:comment/>")
    for _ in range(data.draw(st.integers(1, 4))):
        whole = patched(whole, data.draw(st.integers(0, len(whole) - 1)), bytes([data.draw(st.integers(0, 255))]))
    with suppress(Unreadable):
        read_docx(whole, Limits())


TAGS = """
    w:p w:r w:t w:tbl w:tr w:tc w:ins w:del w:sdt w:sdtContent w:hyperlink w:txbxContent w:drawing w:pict w:ruby w:rubyBase w:fldSimple
    w:tab w:br w:sym w:pPr w:rPr w:tcPr w:trPr w:numPr w:vMerge w:hMerge w:gridSpan w:gridBefore w:vanish w:color w:shd w:fldChar
    w:instrText w:altChunk w:object mc:AlternateContent mc:Choice mc:Fallback a:blip v:imagedata wp:docPr m:oMath m:t o:OLEObject
""".split()
VALUES = st.sampled_from(["", "restart", "begin", "separate", "end", "0", "3", "-1", "FFFFFF", "TOC", "x"])
NODES = st.recursive(
    st.sampled_from(["甲", "", "2024年"]),
    lambda inner: st.builds(
        lambda tag, value, content: f'<{tag} w:val="{value}" w:fldCharType="{value}" w:char="{value}">{"".join(content)}</{tag}>',
        st.sampled_from(TAGS),
        VALUES,
        st.lists(inner, max_size=4),
    ),
    max_leaves=30,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(NODES, max_size=4))
def test_elements_in_places_where_none_belong(word_file: WordFile, nodes: list[str]) -> None:
    document = read_docx(word_file("".join(nodes)), Limits())
    assert all(paragraph.text.strip() for paragraph in document.paragraphs())


def test_names_with_backslashes_and_other_capitals(word_file: WordFile) -> None:
    with ZipFile(BytesIO(word_file(BODY))) as package:
        renamed = {name.replace("/", "\\").upper(): package.read(name) for name in package.namelist()}
    assert texts(read_docx(zipped(renamed), Limits())) == ["正文"]
