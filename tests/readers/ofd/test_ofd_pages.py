"""Pages that are pictures, and what stands beside the pages: remarks, stamps, versions, several documents."""

from __future__ import annotations

import pytest

from gilint.document import Image
from gilint.readers import Limits, read
from gilint.readers.ofd import read_ofd
from tests.readers.ofd.made import zipped
from tests.readers.ofd.small import build, layer, line, texts, xml
from tests.readers.ofd.small import read as read_pages

SENTENCE = "本年度共收到政府信息公开申请12件。"
SCAN = '<ofd:ImageObject ID="8" Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="9"/>'
STAMP = '<ofd:ImageObject ID="8" Boundary="120 200 42 42" CTM="42 0 0 42 0 0" ResourceID="9"/>'


def _notes(*contents: str, **beside: str) -> list[tuple[str, str, int | None]]:
    return [(note.kind, note.text, note.place.page) for note in read_pages(*contents, **beside).notes]


def test_a_scanned_page_is_said_to_be_unread() -> None:
    assert _notes(layer(line(SENTENCE)), layer(SCAN), layer(SCAN + line("— 3 —", 28))) == [
        ("unread-page", "picture", 2),
        ("unread-page", "picture", 3),
    ]


def test_a_page_of_strips_is_a_scanned_one() -> None:
    strips = "".join(f'<ofd:ImageObject ID="8" Boundary="0 {y} 210 33" CTM="210 0 0 33 0 0" ResourceID="9"/>' for y in range(0, 297, 33))
    assert _notes(layer(strips)) == [("unread-page", "picture", 1)]


@pytest.mark.parametrize(
    "content",
    [
        SCAN + line(SENTENCE, attributes='Alpha="0"'),
        SCAN + line(SENTENCE, attributes='Visible="false"'),
        SCAN + line(SENTENCE, inside='<ofd:FillColor Value="0 0 0" Alpha="0"/>'),
        line(SENTENCE) + SCAN,
    ],
    ids=["transparent", "invisible", "transparent colour", "under the picture"],
)
def test_text_behind_a_scanned_page_is_read_and_said_to_be_guessed(content: str) -> None:
    document = read_pages(layer(content))
    assert texts(document) == [SENTENCE]
    assert [(note.kind, note.text, note.place.page) for note in document.notes] == [("guessed-page", "picture", 1)]


def test_text_over_a_background_is_as_sure_as_any() -> None:
    document = read_pages(layer(SCAN + line(SENTENCE)))
    assert texts(document) == [SENTENCE]
    assert not document.notes


def test_a_picture_stands_in_the_flow_and_a_hidden_one_does_not() -> None:
    document = read_pages(layer(line(SENTENCE) + STAMP))
    assert [isinstance(block, Image) for block in document.blocks] == [False, True]
    hidden = STAMP.replace("Boundary", 'Visible="false" Boundary')
    assert not list(read_pages(layer(line(SENTENCE) + hidden)).images())


def test_remarks_are_comments_and_stamps_are_not() -> None:
    drawn = f"<ofd:Appearance Boundary='0 0 9 9'>{line('加盖印章处')}</ofd:Appearance>"
    annotations = (
        '<ofd:Annot ID="1" Type="Highlight" Creator="李某" LastModDate="2025-01-08"><ofd:Remark>这里的数字请核对</ofd:Remark></ofd:Annot>'
        f'<ofd:Annot ID="2" Type="Stamp" Creator="李某">{drawn}</ofd:Annot><ofd:Annot ID="3" Type="Watermark">{drawn}</ofd:Annot>'
        f'<ofd:Annot ID="4" Type="Path" Subtype="Typewriter">{drawn.replace("加盖印章处", "少一项")}</ofd:Annot>'
    )
    document = read_pages(
        layer(line(SENTENCE)),
        layer(line("另一页的话。")),
        beside="<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>",
        parts={
            "Doc_0/Annots/Annotations.xml": xml(
                "Annotations", '<ofd:Page PageID="91"><ofd:FileLoc>Page_1/Annotation.xml</ofd:FileLoc></ofd:Page>'
            ),
            "Doc_0/Annots/Page_1/Annotation.xml": xml("PageAnnot", annotations),
        },
    )
    assert [(comment.text, comment.author, comment.places[0].page) for comment in document.comments] == [
        ("这里的数字请核对", "李某", 2),
        ("少一项", "", 2),
    ]
    assert [note.text for note in document.noted("comment")] == ["这里的数字请核对", "少一项"]
    assert "加盖印章处" not in "".join(texts(document))


def test_signatures_and_attachments_are_left_alone() -> None:
    document = read_pages(
        layer(line(SENTENCE)),
        beside="<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>",
        parts={"Doc_0/Attachs/Attachments.xml": "no markup", "Doc_0/Signs/Sign_0/SignedValue.dat": b"\x00\x01"},
    )
    assert texts(document) == [SENTENCE]
    assert not list(document.attachments())


def test_the_title_is_that_of_the_file_and_its_making_says_nothing_of_the_publication() -> None:
    info = "<ofd:Title>青屿县水务局2024年年报</ofd:Title><ofd:CreationDate>2026-05-06</ofd:CreationDate>"
    document = read_pages(layer(line(SENTENCE)), info=info)
    assert (document.format, document.title, document.published) == ("ofd", "青屿县水务局2024年年报", "")


def test_of_several_versions_the_current_one_is_read() -> None:
    version = '<ofd:Version ID="{0}" Index="{0}" Current="{1}" BaseLoc="Doc_0/Versions/V{0}.xml"/>'
    body = f"<ofd:DocRoot>Doc_0/Old.xml</ofd:DocRoot><ofd:Versions>{version.format(1, 'false')}{version.format(2, 'true')}</ofd:Versions>"
    data = build(
        layer(line(SENTENCE)),
        parts={
            "OFD.xml": xml("OFD", f"<ofd:DocBody>{body}</ofd:DocBody>"),
            "Doc_0/Versions/V1.xml": xml("DocVersion", "<ofd:DocRoot>/Doc_0/Old.xml</ofd:DocRoot>"),
            "Doc_0/Versions/V2.xml": xml("DocVersion", "<ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot>"),
        },
    )
    assert texts(read_ofd(data, Limits())) == [SENTENCE]


def test_several_documents_follow_one_another() -> None:
    bodies = "".join(f"<ofd:DocBody><ofd:DocRoot>Doc_{n}/Document.xml</ofd:DocRoot></ofd:DocBody>" for n in range(2))
    other = {
        "Doc_1/Document.xml": xml("Document", '<ofd:Pages><ofd:Page ID="1" BaseLoc="P.xml"/></ofd:Pages>'),
        "Doc_1/P.xml": xml("Page", layer(SCAN)),
    }
    document = read_ofd(build(layer(line(SENTENCE)), parts={"OFD.xml": xml("OFD", bodies), **other}), Limits())
    assert texts(document) == [SENTENCE]
    assert [note.place.page for note in document.notes] == [2]


@pytest.mark.parametrize("location", ["Pages/P.xml", "./Pages/P.xml", "/Doc_0/Pages/P.xml", "Doc_0/Pages/P.xml", "..\\DOC_0\\pages\\p.XML"])
def test_locations_in_every_notation(location: str) -> None:
    page = f'<ofd:Page ID="1" BaseLoc="{location}"/>'
    data = build(pages=page, parts={"Doc_0/Pages/P.xml": xml("Page", layer(line(SENTENCE)))})
    assert texts(read_ofd(data, Limits())) == [SENTENCE]


def test_a_page_without_a_size_is_a_usual_one() -> None:
    for box in ("", "0 0 0 0", "0 0 nan 297", "0 0 1e9 1e9", "甲"):
        area = f"<ofd:Area><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:Area>"
        assert texts(read_pages(area + layer(line(SENTENCE)))) == [SENTENCE]


def test_an_ofd_file_is_known_by_what_it_holds() -> None:
    document = read(build(layer(line(SENTENCE))), "年报.pdf", Limits())
    assert document.format == "ofd"
    assert [note.kind for note in document.notes] == ["wrong-extension"]
    assert not read(
        zipped(
            {
                "ofd.XML": xml("OFD", "<ofd:DocBody><ofd:DocRoot>D.xml</ofd:DocRoot></ofd:DocBody>"),
                "D.xml": xml("Document", '<ofd:Pages><ofd:Page BaseLoc="P.xml"/></ofd:Pages>'),
                "P.xml": xml("Page", ""),
            }
        ),
        "年报.ofd",
        Limits(),
    ).blocks
