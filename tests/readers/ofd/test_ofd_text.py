"""Text objects: where letters stand, which are seen, and which of them are text of the report."""

from __future__ import annotations

import pytest

from tests.readers.ofd.small import layer, line, read, stroke, texts, xml

SENTENCE = "本年度共收到政府信息公开申请12件。"
WHITE = '<ofd:FillColor Value="255 255 255"/>'


def _object(code: str, attributes: str = 'Boundary="25 40 160 6"') -> str:
    return f'<ofd:TextObject ID="1" {attributes} Font="3" Size="4">{code}</ofd:TextObject>'


@pytest.mark.parametrize(
    "deltas",
    [
        'DeltaX="g 17 4"',
        f'DeltaX="{"4 " * 17}"',
        'DeltaX="4 g 3 4.0 4 g 12 4"',
        'DeltaX="4"',
        "",
        'DeltaX="g 1000000000 4"',
        'DeltaX="4,4,4"',
    ],
)
def test_offsets_in_every_notation(deltas: str) -> None:
    code = f'<ofd:TextCode X="0" Y="4" {deltas}>{SENTENCE}</ofd:TextCode>'
    assert texts(read(layer(_object(code)))) == [SENTENCE]


def test_strings_of_one_object_go_on_where_they_say() -> None:
    first, second = SENTENCE[:8], SENTENCE[8:]
    code = f'<ofd:TextCode X="0" Y="4" DeltaX="g 7 4">{first}</ofd:TextCode><ofd:TextCode X="32" DeltaX="g 9 4">{second}</ofd:TextCode>'
    assert texts(read(layer(_object(code)))) == [SENTENCE]


def test_glyphs_beside_the_letters_change_nothing() -> None:
    glyphs = '<ofd:CGTransform CodePosition="0" CodeCount="18" GlyphCount="18"><ofd:Glyphs>31 32 33</ofd:Glyphs></ofd:CGTransform>'
    code = f'{glyphs}<ofd:TextCode X="0" Y="4" DeltaX="g 17 4">{SENTENCE}</ofd:TextCode>'
    assert texts(read(layer(_object(code)))) == [SENTENCE]


def test_a_tidied_file_has_no_line_breaks_in_its_text() -> None:
    code = f'<ofd:TextCode X="0" Y="4" DeltaX="g 17 4">\n      {SENTENCE}\n    </ofd:TextCode>'
    assert texts(read(layer(_object(code)))) == [SENTENCE]


@pytest.mark.parametrize(
    "content",
    [
        layer(line(SENTENCE)).replace("ofd:", ""),
        layer(f"<![CDATA[]]>{line(SENTENCE)}"),
        layer(f"<ofd:PageBlock><ofd:PageBlock>{line(SENTENCE)}</ofd:PageBlock></ofd:PageBlock>"),
        layer("").replace("</ofd:Content>", f'<ofd:Layer Type="Foreground">{line(SENTENCE)}</ofd:Layer></ofd:Content>'),
        layer(line(SENTENCE, attributes='HScale="0.5"')),
        layer(line(SENTENCE, attributes='Stroke="true" Fill="false"')),
        layer(line(SENTENCE, inside='<ofd:FillColor Value="#c0 #00 #00"/>')),
    ],
    ids=["no namespace", "character data", "blocks", "second layer", "narrow", "outlined", "red"],
)
def test_what_is_seen_is_read(content: str) -> None:
    assert texts(read(content)) == [SENTENCE]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (line("改动前为9件", 2, 'Visible="false"'), "hidden-text"),
        (line("改动前为9件", 2, 'Alpha="0"'), "hidden-text"),
        (line("改动前为9件", 2, 'Fill="false"'), "hidden-text"),
        (line("改动前为9件", 2, inside='<ofd:FillColor Value="0 0 0" Alpha="0"/>'), "hidden-text"),
        (f'<ofd:PageBlock Visible="false">{line("改动前为9件", 2)}</ofd:PageBlock>', "hidden-text"),
        (line("改动前为9件", 2, inside=WHITE), "invisible-colour"),
        (line("改动前为9件", 2, inside='<ofd:FillColor ColorSpace="9" Value="255"/>'), "invisible-colour"),
        (line("改动前为9件", 2, inside='<ofd:FillColor ColorSpace="9" Value="0 0 0 0"/>'), "invisible-colour"),
    ],
)
def test_what_nobody_sees_is_noted(content: str, kind: str) -> None:
    document = read(layer(line(SENTENCE) + content))
    assert texts(document) == [SENTENCE]
    assert [(note.kind, note.text, note.place.page) for note in document.notes] == [(kind, "改动前为9件", 1)]


def test_white_letters_on_a_dark_ground_are_read() -> None:
    ground = stroke((20, 35), (190, 35), (190, 50), (20, 50), attributes='Fill="true"', inside='<ofd:FillColor Value="0 60 140"/>')
    document = read(layer(ground + line(SENTENCE, inside=WHITE)))
    assert texts(document) == [SENTENCE]
    assert not document.notes


def test_parameters_of_layers_and_of_other_parameters_hold() -> None:
    parameters = (
        '<ofd:DrawParam ID="1"><ofd:FillColor Value="255 255 255"/></ofd:DrawParam>'
        '<ofd:DrawParam ID="2" Relative="1" LineWidth="1"/><ofd:DrawParam ID="3" Relative="3"/>'
        '<ofd:DrawParam ID="4" Relative="2"><ofd:FillColor Value="0 0 0"/></ofd:DrawParam>'
    )
    content = line("甲", 1) + line("乙", 3, 'DrawParam="4"') + line("丙", 5, 'DrawParam="3"')
    document = read(
        layer(content, 'DrawParam="2"'),
        common="<ofd:PublicRes>Res.xml</ofd:PublicRes>",
        parts={"Doc_0/Res.xml": xml("Res", f"<ofd:DrawParams>{parameters}</ofd:DrawParams>")},
    )
    assert texts(document) == ["乙"]
    assert [note.text for note in document.notes] == ["甲 丙"]


@pytest.mark.parametrize(
    "watermark",
    [
        line("内部资料", 5, 'CTM="0.866 -0.5 0.5 0.866 0 0"'),
        line("内部资料", 5, 'CTM="0 1 -1 0 20 0"'),
        line("内部资料", 5, 'CTM="4 0 0 4 0 0"', '<ofd:FillColor Value="200 200 200"/>'),
        line("内部资料", 5, 'CTM="4 0 0 4 0 0" Alpha="60"'),
    ],
    ids=["slanted", "down the page", "large and pale", "large and sheer"],
)
def test_a_watermark_is_no_text_of_the_report(watermark: str) -> None:
    document = read(layer(line(SENTENCE) + watermark))
    assert texts(document) == [SENTENCE]
    assert "内部资料" in document.margins


def test_text_beside_the_page_is_left_out() -> None:
    away = _object('<ofd:TextCode X="0" Y="4" DeltaX="4">页外</ofd:TextCode>', 'Boundary="300 40 60 6"')
    assert texts(read(layer(line(SENTENCE) + away))) == [SENTENCE]


def test_the_template_of_a_page_is_its_margin() -> None:
    template = layer(line("青屿县水务局文件", 0) + stroke((20, 36), (190, 36)))
    document = read(
        '<ofd:Template TemplateID="5"/>' + layer(line(SENTENCE)),
        '<ofd:Template TemplateID="5" ZOrder="Background"/>' + layer(line("第二页的一段话。")),
        common='<ofd:TemplatePage ID="5" BaseLoc="Tpls/Tpl_0/Content.xml"/>',
        parts={"Doc_0/Tpls/Tpl_0/Content.xml": xml("Page", template)},
    )
    assert "".join(texts(document)) == f"{SENTENCE}第二页的一段话。"
    assert "青屿县水务局文件" in document.margins


def test_a_missing_template_costs_nothing() -> None:
    assert texts(read('<ofd:Template TemplateID="5"/>' + layer(line(SENTENCE)))) == [SENTENCE]


def test_letters_without_meaning_are_said_to_be_unread() -> None:
    document = read(layer(line("\ue101\ue102\ue103\ue104\ue105\ue106")), layer(line(SENTENCE)))
    assert [(note.kind, note.text, note.place.page) for note in document.notes] == [("unread-page", "letters", 1)]
