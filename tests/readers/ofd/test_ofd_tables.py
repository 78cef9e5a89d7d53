"""Lines that part cells, however a producer draws them."""

from __future__ import annotations

import pytest

from gilint.document import Document
from gilint.readers import Limits
from gilint.readers.ofd import read_ofd
from tests.readers.ofd.small import build, layer, line, read, stroke, table, texts, xml

ROWS = (("项目", "本年", "上年"), ("受理", "12", "7"), ("办结", "9", ""), ("结转", "3", "1"))
FILLED = 'Fill="true" Stroke="false"'
TURNS = {"clockwise": "0 1 -1 0 210 0", "upside down": "-1 0 0 -1 210 297", "anticlockwise": "0 -1 1 0 0 297"}


def _rows(document: Document) -> list[tuple[tuple[str, ...], ...]]:
    return [tuple(tuple(cell.text if cell else "" for cell in row) for row in found.grid()) for found in document.tables()]


def _bars() -> str:
    """The same lines as thin rectangles."""
    sides = [(25, y, 115, y + 0.2) for y in (60, 68, 76, 84, 92)] + [(x, 60, x + 0.2, 92.2) for x in (25, 55, 85, 115)]
    corners = ([(left, top), (right, top), (right, bottom), (left, bottom)] for left, top, right, bottom in sides)
    return "".join(stroke(*each, attributes=FILLED) for each in corners)


def _words() -> str:
    """The words of the table without its lines."""
    return table(ROWS, attributes='Visible="false"')


def _frames() -> str:
    """Each cell with a rectangle of its own."""
    boxes = [(25 + 30 * column, 60 + 8 * row) for row in range(4) for column in range(3)]
    data = " ".join(f"M {x} {y} L {x + 30} {y} L {x + 30} {y + 8} L {x} {y + 8} C" for x, y in boxes)
    return f'<ofd:PathObject Boundary="0 0 210 297"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'


@pytest.mark.parametrize(
    "drawn",
    [
        table(ROWS),
        table(ROWS, attributes='LineWidth="1.2"'),
        table(ROWS, inside='<ofd:StrokeColor Value="120 120 120"/>'),
        _words() + _bars(),
        _words() + _frames(),
        _words() + _frames().replace("PathObject Boundary", 'PathObject Fill="false" Boundary').replace(" M ", " S "),
    ],
    ids=["lines", "thick lines", "grey lines", "thin rectangles", "a box a cell", "started with S"],
)
def test_lines_in_every_notation(drawn: str) -> None:
    assert _rows(read(layer(line("下表为办理情况") + drawn))) == [ROWS]


@pytest.mark.parametrize("attributes", ['Visible="false"', 'Alpha="0"', 'Stroke="false"', 'LineWidth="30"'])
def test_lines_that_nobody_sees_part_nothing(attributes: str) -> None:
    words = [["项目", "本年"], ["受理", "12"]]
    assert not list(read(layer(table(words, attributes=attributes))).tables())
    assert _rows(read(layer(table(words)))) == [(("项目", "本年"), ("受理", "12"))]


def test_white_lines_part_nothing() -> None:
    assert not list(read(layer(table([["甲", "乙"], ["丙", "丁"]], inside='<ofd:StrokeColor Value="255 255 255"/>'))).tables())


def test_a_table_in_a_composite_object_stands_where_that_is_put() -> None:
    unit = f'<ofd:CompositeGraphicUnit ID="9" Width="210" Height="297"><ofd:Content>{table(ROWS)}</ofd:Content></ofd:CompositeGraphicUnit>'
    content = line("下表为办理情况") + '<ofd:CompositeObject ID="3" Boundary="10 20 200 200" CTM="0.9 0 0 0.9 0 0" ResourceID="9"/>'
    document = read(
        layer(content),
        common="<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>",
        parts={"Doc_0/DocumentRes.xml": xml("Res", f"<ofd:CompositeGraphicUnits>{unit}</ofd:CompositeGraphicUnits>")},
    )
    assert texts(document) == ["下表为办理情况"]
    assert _rows(document) == [ROWS]


def test_the_resources_of_a_page_are_its_own() -> None:
    unit = '<ofd:CompositeGraphicUnit ID="9"><ofd:Content>{}</ofd:Content></ofd:CompositeGraphicUnit>'
    use = layer('<ofd:CompositeObject ID="3" Boundary="0 0 210 297" ResourceID="9"/>')
    document = read(
        use,
        f"<ofd:PageRes>Res.xml</ofd:PageRes>{use}",
        common="<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>",
        parts={
            "Doc_0/DocumentRes.xml": xml(
                "Res", f"<ofd:CompositeGraphicUnits>{unit.format(line('共用的一段。'))}</ofd:CompositeGraphicUnits>"
            ),
            "Doc_0/Pages/Page_1/Res.xml": xml(
                "Res", f"<ofd:CompositeGraphicUnits>{unit.format(line('本页的一段。'))}</ofd:CompositeGraphicUnits>"
            ),
        },
    )
    assert "".join(texts(document)) == "共用的一段。本页的一段。"


@pytest.mark.parametrize("turn", TURNS)
def test_a_page_that_is_laid_on_its_side_is_read_upright(turn: str) -> None:
    """The whole page is one object, turned by its matrix, as a landscape table in a portrait report often is."""
    unit = f'<ofd:CompositeGraphicUnit ID="9"><ofd:Content>{line("下表为办理情况")}{table(ROWS)}</ofd:Content></ofd:CompositeGraphicUnit>'
    area = "<ofd:Area><ofd:PhysicalBox>0 0 297 210</ofd:PhysicalBox></ofd:Area>" if turn != "upside down" else ""
    matrix = TURNS[turn].replace("0 1 -1 0 210 0", "0 1 -1 0 297 0").replace("0 -1 1 0 0 297", "0 -1 1 0 0 210")
    document = read(
        area + layer(f'<ofd:CompositeObject ID="3" Boundary="0 0 297 297" CTM="{matrix}" ResourceID="9"/>'),
        common="<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>",
        parts={"Doc_0/DocumentRes.xml": xml("Res", f"<ofd:CompositeGraphicUnits>{unit}</ofd:CompositeGraphicUnits>")},
    )
    assert texts(document) == ["下表为办理情况"]
    assert _rows(document) == [ROWS]


def test_the_same_bytes_give_the_same_document() -> None:
    data = build(layer(table(ROWS)))
    assert read_ofd(data, Limits()) == read_ofd(data, Limits())
