"""Broken and hostile files: each ends in one reason, or in what can be read of it."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gilint.readers import Limits, Unreadable
from gilint.readers.ofd import read_ofd
from tests.readers.ofd.made import zipped
from tests.readers.ofd.small import build, layer, line, stroke, table, texts, xml

SENTENCE = "本年度共收到政府信息公开申请12件。"
RESOURCES = "<ofd:DocumentRes>Res.xml</ofd:DocumentRes>"


def _reason(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as refused:
        read_ofd(data, limits or Limits())
    return refused.value.reason


def _use(unit: int) -> str:
    return f'<ofd:CompositeObject ID="3" Boundary="0 0 210 297" ResourceID="{unit}"/>'


def _units(*contents: str) -> dict[str, str | bytes]:
    """Units with the numbers from 1."""
    units = (
        f'<ofd:CompositeGraphicUnit ID="{number}"><ofd:Content>{content}</ofd:Content></ofd:CompositeGraphicUnit>'
        for number, content in enumerate(contents, start=1)
    )
    return {"Doc_0/Res.xml": xml("Res", f"<ofd:CompositeGraphicUnits>{''.join(units)}</ofd:CompositeGraphicUnits>")}


def _stored(data: bytes) -> bytes:
    """The same file without compression, so that no ratio gives it away."""
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as packed, ZipFile(stream, "w", ZIP_STORED) as plain:
        for name in packed.namelist():
            plain.writestr(name, packed.read(name))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: zipped({"a.xml": "<a/>"}), "not-the-format"),
        (lambda: zipped({"OFD.xml": "<a/>"}), "not-the-format"),
        (lambda: zipped({"OFD.xml": "<ofd:OFD"}), "damaged"),
        (lambda: zipped({"OFD.xml": xml("OFD", "")}), "damaged"),
        (lambda: build(pages='<ofd:Page BaseLoc="nowhere.xml"/>'), "damaged"),
        (lambda: build(pages='<ofd:Page BaseLoc="Document.xml"/>'), "damaged"),
        (lambda: build(pages="<ofd:Page/>"), "damaged"),
        (lambda: build(pages=""), "damaged"),
        (lambda: build(layer(""))[:-40], "damaged"),
        (lambda: build(layer(""), parts={"Encryptions.xml": xml("Encryptions", "")}), "encrypted"),
        (lambda: build(layer(""), parts={"OFD.xml": '<!DOCTYPE a [<!ENTITY b "c">]><OFD>&b;</OFD>'}), "unsafe-xml"),
        (lambda: build("<a>" * 5000 + "</a>" * 5000), "too-deep"),
        (lambda: build(*[""] * 301), "too-large"),
        (lambda: _stored(build("", pages='<ofd:Page BaseLoc="Pages/Page_0/Content.xml"/>' * 50_000)), "too-large"),
        (lambda: _stored(zipped({"OFD.xml": xml("OFD", "<ofd:DocBody/>" * 50_000)})), "too-large"),
        (lambda: build(layer(line("字" * 3_000_000))), "bomb"),
        (lambda: _stored(build(layer(line("字" * 3_000_000)))), "bomb"),
        (lambda: _stored(build(layer(line(" " * 9_000_000)))), "bomb"),
        (lambda: _stored(build(layer(line("字") * 300_000))), "bomb"),
        (lambda: _stored(build(layer(stroke(*[(0, 0), (9, 0)] * 500_000)))), "bomb"),
        (lambda: build(layer(_use(1)), common=RESOURCES, parts=_units(*(_use(n) * 2 for n in range(2, 60)))), "bomb"),
        (lambda: build(layer(_use(1)), common=RESOURCES, parts=_units(*(_use(n) for n in range(2, 400)))), "too-deep"),
        (
            lambda: _stored(build(layer(_use(1) * 5000), common=RESOURCES, parts=_units(f"<ofd:PathObject Boundary='{'0 ' * 90_000}'/>"))),
            "bomb",
        ),
    ],
    ids=(
        "no-entry another-root cut-entry no-document page-missing page-is-none page-nowhere no-pages truncated encrypted entities nested "
        "301-pages 50000-pages 50000-documents packed-letters letters blanks objects strokes doubling-units deep-units heavy-unit"
    ).split(),
)
def test_each_has_its_reason(make: Callable[[], bytes], reason: str) -> None:
    assert _reason(make()) == reason


def test_duplicate_pages_are_no_file_to_trust() -> None:
    stream = BytesIO(build(layer(line(SENTENCE))))
    with ZipFile(stream, "a") as package:
        package.writestr("doc_0\\pages/Page_0/content.xml", xml("Page", layer(line("另一句话。"))))
    assert _reason(stream.getvalue()) == "damaged"


def test_units_that_draw_themselves_are_drawn_once() -> None:
    for parts in (_units(_use(1) + line(SENTENCE)), _units(_use(2), _use(1) + line(SENTENCE))):
        assert texts(read_ofd(build(layer(_use(1)), common=RESOURCES, parts=parts), Limits())) == [SENTENCE]


def test_a_template_that_uses_itself_is_read_once() -> None:
    common = '<ofd:TemplatePage ID="5" BaseLoc="T.xml"/>'
    use = '<ofd:Template TemplateID="5"/>'
    data = build(use * 50 + layer(line(SENTENCE)), common=common, parts={"Doc_0/T.xml": xml("Page", use + layer(line("文件头", 0)))})
    document = read_ofd(data, Limits())
    assert texts(document) == [SENTENCE]
    assert document.margins.count("文件头") == 1


@pytest.mark.parametrize(
    "wrong", ["nan", "inf", "-1e999", "1e308", "甲", "", "g", "g g g", "1_0", "９", "0x10", "--4", "9" * 5000, "g 1e9 1e9"]
)
def test_numbers_that_are_none_cost_no_more_than_their_object(wrong: str) -> None:
    broken = (
        f'<ofd:TextObject Boundary="{wrong} {wrong} {wrong} {wrong}" CTM="{" ".join([wrong] * 6)}" Size="{wrong}" HScale="{wrong}" '
        f'ReadDirection="{wrong}" CharDirection="{wrong}" Alpha="{wrong}"><ofd:FillColor Value="{wrong} {wrong} #zz" Alpha="{wrong}"/>'
        f'<ofd:TextCode X="{wrong}" Y="{wrong}" DeltaX="{wrong}" DeltaY="g {wrong} {wrong}">某</ofd:TextCode></ofd:TextObject>'
        f'<ofd:PathObject Boundary="{wrong}" LineWidth="{wrong}"><ofd:AbbreviatedData>M {wrong} L 1 {wrong} B 1 1 C L</ofd:AbbreviatedData>'
        f'</ofd:PathObject><ofd:ImageObject Boundary="{wrong}" CTM="{wrong}"/>'
    )
    assert SENTENCE in "".join(texts(read_ofd(build(layer(broken + line(SENTENCE, 5))), Limits())))


@pytest.fixture(scope="module")
def good() -> bytes:
    content = layer(line(SENTENCE) + table([["项目", "本年"], ["受理", "12"]]) + _use(1))
    parts = _units(line("复合对象里的话。", 20))
    return _stored(build(content, "<ofd:Template TemplateID='5'/>" + content, common=RESOURCES, parts=parts))


def _only_refused(data: bytes) -> None:
    """Whatever comes, it is a document or a reason; anything else that is raised fails the test."""
    with suppress(Unreadable):
        assert read_ofd(data, Limits()).format == "ofd"


def test_mutations_of_a_good_file(good: bytes) -> None:
    chance = random.Random(33190)
    for _ in range(400):
        data = bytearray(good)
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        _only_refused(bytes(data))


def test_mutations_of_the_markup_inside(good: bytes) -> None:
    """The checksums fit, so that more than the package is tried."""
    chance = random.Random(2016)
    words = ["nan", "-1", "1e300", "g 9999999 1", "<ofd:Layer>", "&#0;", "", "<", ">", '"', "Res.xml", "ofd:Page", "true", "\ufffe"]
    with ZipFile(BytesIO(good)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    for _ in range(400):
        name = chance.choice(list(parts))
        text = parts[name]
        start = chance.randrange(len(text))
        changed = text[:start] + chance.choice(words) + text[start + chance.randrange(20) :]
        _only_refused(zipped({**parts, name: changed}))


@settings(max_examples=60)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    _only_refused(data)


@settings(max_examples=60)
@given(st.text(alphabet="MLCSQBA g.-+0123456789eE甲 ,", max_size=120), st.text(alphabet="g -.0123456789eE甲", max_size=60))
def test_any_path_and_any_offsets(path: str, offsets: str) -> None:
    drawn = f"<ofd:PathObject Boundary='{offsets}'><ofd:AbbreviatedData>{path}</ofd:AbbreviatedData></ofd:PathObject>"
    code = f"<ofd:TextCode X='0' Y='4' DeltaX='{offsets}'>某句话</ofd:TextCode>"
    text = f"<ofd:TextObject Boundary='25 40 9 9' CTM='{offsets}'>{code}</ofd:TextObject>"
    _only_refused(build(layer(drawn + text)))
