"""Texts that are broken, locked, or made to do harm."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gilint.document import Document
from gilint.readers import Limits, Unreadable, read
from gilint.readers.odt import read_odt

OdtFile = Callable[..., bytes]
Read = Callable[..., Document]
BODY = "<text:p>正文</text:p>"
ENDLESS = "9" * 12
TABLE = "<table:table>{}</table:table>"
ROW = "<table:table-row {}>{}</table:table-row>"
CELL = "<table:table-cell {}>{}</table:table-cell>"
LOOP = (
    '<style:style style:name="A" style:family="text" style:parent-style-name="B"/>'
    '<style:style style:name="B" style:family="text" style:parent-style-name="A"><style:text-properties text:display="none"/></style:style>'
)


def reason(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as refused:
        read_odt(data, limits or Limits())
    return refused.value.reason


def test_a_text_with_a_password(odt_file: OdtFile) -> None:
    manifest = '<!DOCTYPE m><manifest><file-entry><encryption-data checksum="x"/></file-entry></manifest>'
    assert reason(odt_file(BODY, members={"META-INF/manifest.xml": manifest})) == "encrypted"


def test_the_document_type_of_an_old_manifest_does_no_harm(odt_file: OdtFile) -> None:
    manifest = '<!DOCTYPE manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd"><manifest/>'
    assert list(read_odt(odt_file(BODY, members={"META-INF/manifest.xml": manifest}), Limits()).paragraphs())


@pytest.mark.parametrize("part", ["content.xml", "styles.xml", "meta.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_are_refused(odt_file: OdtFile, part: str, encoding: str) -> None:
    harmful = '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/hostname">]><x>&y;</x>'
    assert reason(odt_file(BODY, members={part: harmful.encode(encoding)})) == "unsafe-xml"


@pytest.mark.parametrize("flat", [True, False])
def test_other_documents_of_the_family(odt_file: OdtFile, flat: bool) -> None:
    data = odt_file(BODY, flat=True).replace(b"office:text>", b"office:spreadsheet>")
    if not flat:
        data = odt_file(members={"content.xml": data})
    assert reason(data) == "not-the-format"


def test_a_package_without_content(odt_file: OdtFile) -> None:
    assert reason(odt_file(members={"content.xml": ""})) == "damaged"
    assert reason(odt_file(BODY)[:-40]) == "damaged"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"<office:document>", b"no document at all"])
def test_what_is_no_document(data: bytes) -> None:
    assert reason(data) == "damaged"


def test_macros_are_noted(odt_file: OdtFile) -> None:
    members = {"Basic/Standard/script-lb.xml": "<x/>", "Basic/Standard/Module1.xml": "<x/>", "Scripts/python/x.py": "x"}
    document = read_odt(odt_file(BODY, members=members), Limits())
    assert [note.text for note in document.noted("macro")] == ["Basic/Standard/Module1.xml", "Scripts/python/x.py"]
    scripts = (
        b"<office:scripts><office:script><ooo:libraries><ooo:module ooo:name='Module1'/></ooo:libraries></office:script></office:scripts>"
    )
    flat = odt_file(BODY, flat=True).replace(b"<office:meta>", scripts + b"<office:meta>", 1)
    assert [note.text for note in read_odt(flat, Limits()).noted("macro")] == ["Module1"]


def test_large_pictures_of_a_flat_file_are_passed_over(odt_file: OdtFile) -> None:
    picture = (
        f"<draw:frame draw:name='图'><draw:image><office:binary-data>{'A' * 12_000_000}</office:binary-data></draw:image></draw:frame>"
    )
    document = read_odt(odt_file(f"<text:p>甲{picture}</text:p>", flat=True), Limits())
    assert [image.name for image in document.images()] == ["图"]


def test_lists_with_the_same_identity_are_read(read_text: Read) -> None:
    # LibreOffice itself writes them, for lists in boxes.
    lists = "<text:list xml:id='a'><text:list-item><text:p>甲</text:p></text:list-item></text:list>"
    assert len(list(read_text(lists * 2).paragraphs())) == 2


def test_styles_that_stand_on_one_another(read_text: Read) -> None:
    document = read_text("<text:p>甲<text:span text:style-name='A'>乙</text:span></text:p>", automatic=LOOP)
    assert [paragraph.text for paragraph in document.paragraphs()] == ["甲"]


def test_cells_and_rows_repeated_without_end_are_cut_off(read_text: Read) -> None:
    blank = CELL.format(f"table:number-columns-repeated='{ENDLESS}'", "")
    rows = ROW.format("", CELL.format("", BODY) + blank) + ROW.format(f"table:number-rows-repeated='{ENDLESS}'", blank)
    (table,) = read_text(TABLE.format(rows)).tables()
    assert table.rows * table.columns < 20_000
    assert table.cells[0].text == "正文"


@pytest.mark.parametrize(
    "body",
    [
        lambda: TABLE.format(
            ROW.format(f"table:number-rows-repeated='{ENDLESS}'", CELL.format(f"table:number-columns-repeated='{ENDLESS}'", BODY * 999))
        ),
        lambda: TABLE.format(ROW.format("", CELL.format(f"table:number-columns-repeated='{ENDLESS}'", "")) * 20_000),
        lambda: TABLE.format(ROW.format("", CELL.format(f"table:number-rows-spanned='{ENDLESS}'", "") * 9) * 9000),
        lambda: "<text:p/>" * 300_001,
        lambda: "<text:p>" + f"<text:s text:c='{ENDLESS}'/>" * 400_000 + "</text:p>",
        lambda: (
            "<text:p>"
            + "".join(f"<office:annotation office:name='{number}'/>" for number in range(2000))
            + "<text:span>甲</text:span>" * 2000
            + "".join(f"<office:annotation-end office:name='{number}'/>" for number in range(2000))
            + "</text:p>"
        ),
    ],
    ids=["text", "columns", "spans", "paragraphs", "blanks", "annotations"],
)
def test_more_than_any_report_holds(odt_file: OdtFile, body: Callable[[], str]) -> None:
    assert reason(odt_file(body(), flat=True)) == "bomb"


@pytest.mark.parametrize("element", ["text:section", "text:list", "text:span", "draw:g", "table:table"])
def test_nesting_without_end(odt_file: OdtFile, element: str) -> None:
    assert reason(odt_file(f"<{element}>" * 5000 + f"</{element}>" * 5000)) == "too-deep"


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<text:section>", "</text:section>"),
        ("<text:list><text:list-item>", "</text:list-item></text:list>"),
        ("<table:table><table:table-row><table:table-cell>", "</table:table-cell></table:table-row></table:table>"),
        ("<text:p><draw:frame><draw:text-box>", "</draw:text-box></draw:frame></text:p>"),
        ("<table:table><table:table-rows>", "</table:table-rows></table:table>"),
    ],
)
def test_nesting_just_within_what_the_parser_takes(odt_file: OdtFile, opening: str, closing: str) -> None:
    times = 240 // opening.count("<")
    with suppress(Unreadable):
        document = read_odt(odt_file(opening * times + BODY + closing * times), Limits())
        assert [paragraph.text for paragraph in document.paragraphs()] in ([], ["正文"])


def test_a_flat_file_larger_than_a_part_may_be(odt_file: OdtFile) -> None:
    assert reason(odt_file(BODY * 100, flat=True), Limits(part=1000)) == "bomb"


def test_what_a_file_is_called(odt_file: OdtFile) -> None:
    for name, flat in (("a.odt", False), ("a.ott", False), ("a.fodt", True)):
        document = read(odt_file(BODY, flat=flat), name)
        assert document.format == "odt"
        assert not document.notes
    assert [note.text for note in read(odt_file(BODY), "a.doc").noted("wrong-extension")] == [".doc ≠ odt"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_file_is_read_or_refused(odt_file: OdtFile, data: st.DataObject) -> None:
    whole = odt_file(BODY * 3, flat=data.draw(st.booleans()))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole = whole[:at] + data.draw(st.binary(max_size=3)) + whole[at + data.draw(st.integers(0, 40)) :]
    with suppress(Unreadable):
        read_odt(whole, Limits())


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(Unreadable):
        read_odt(data, Limits())


TAGS = """
    text:p text:h text:span text:list text:list-item text:list-header text:numbered-paragraph text:section text:table-of-content
    text:index-body text:change text:change-start text:change-end text:soft-page-break text:s text:tab text:note text:ruby text:ruby-base
    text:hidden-text text:hidden-paragraph table:table table:table-row table:table-rows table:table-cell table:covered-table-cell
    draw:frame draw:text-box draw:image draw:object draw:g draw:custom-shape office:annotation office:annotation-end text:tracked-changes
    text:changed-region text:deletion text:insertion
""".split()
ATTRIBUTES = """
    text:style-name text:outline-level text:change-id text:id xml:id office:name text:start-value text:continue-list text:c
    text:continue-numbering text:level text:list-id text:is-hidden text:display table:number-columns-repeated table:number-rows-repeated
    table:number-columns-spanned table:number-rows-spanned table:visibility table:style-name xlink:href
""".split()
VALUES = st.sampled_from(["", "A", "L", "T", "d", "1", "3", "-1", ENDLESS, "true", "none", "collapse", "http://192.0.2.1/"])


def element(tag: str, attributes: dict[str, str], content: list[str]) -> str:
    told = "".join(f" {name}='{value}'" for name, value in attributes.items())
    return f"<{tag}{told}>{''.join(content)}</{tag}>"


NODES = st.recursive(
    st.sampled_from(["甲", " ", "2024年"]),
    lambda inner: st.builds(
        element, st.sampled_from(TAGS), st.dictionaries(st.sampled_from(ATTRIBUTES), VALUES, max_size=3), st.lists(inner, max_size=4)
    ),
    max_leaves=30,
)
STYLES = LOOP + (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>'
    '<style:style style:name="T" style:family="table-row"><style:table-row-properties loext:text-changes-only="false"/></style:style>'
    '<style:style style:name="A" style:family="paragraph" style:list-style-name="L" style:default-outline-level="1"/>'
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(NODES, max_size=4))
def test_elements_in_places_where_none_belong(odt_file: OdtFile, nodes: list[str]) -> None:
    with suppress(Unreadable):
        document = read_odt(odt_file("".join(nodes), automatic=STYLES, flat=True), Limits())
        assert all(paragraph.text.strip() for paragraph in document.paragraphs())
        assert all(table.grid() for table in document.tables() if table.rows)
