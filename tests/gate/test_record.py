"""The forms in which records and signatures are kept, and the hashes that a record is made of."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.checking import Examined
from gilint.gate import digests
from gilint.gate.armour import NotArmour, armoured
from gilint.gate.canonical import NotCanonical, canonical, parsed
from gilint.gate.drawing import draw_up
from gilint.gate.persons import is_name, moment, now, same_person
from gilint.gate.record import (
    SCHEMA,
    AuthorPart,
    BesidePart,
    ConditionPart,
    DecisionsPart,
    FindingPart,
    PackPart,
    PolicyPart,
    Record,
    ReportPart,
    WaiverPart,
)
from gilint.readers import Limits
from gilint.resources import rules_folder
from tests.archives import plain
from tests.gate.office import AUTHOR, Office
from tests.runs import write_report

words = st.text(max_size=30)
hashes = st.one_of(st.none(), words)
numbers = st.integers(0, 10**9)
records = st.builds(
    Record,
    schema=st.just(SCHEMA),
    report=st.builds(ReportPart, words, words, numbers, words, words, st.one_of(st.none(), numbers), words),
    gilint=words,
    packs=st.lists(st.builds(PackPart, words, words, numbers), max_size=3).map(tuple),
    knowledge=words,
    configuration=hashes,
    policy=st.builds(PolicyPart, words, words),
    examined=st.builds(Examined, numbers, numbers, numbers),
    findings=st.lists(
        st.builds(FindingPart, words, st.just("error"), words, words, st.just("accepted"), st.sampled_from(("new", "unchanged"))),
        max_size=3,
    ).map(tuple),
    waivers=st.lists(st.builds(WaiverPart, words, words, st.just("accepted"), words, words, words, words), max_size=2).map(tuple),
    decisions=st.one_of(st.none(), st.builds(DecisionsPart, hashes, words)),
    beside=st.builds(BesidePart, hashes, hashes, hashes),
    conditions=st.lists(
        st.builds(ConditionPart, words, words, st.one_of(st.none(), numbers), st.just("most"), numbers, st.booleans()), max_size=2
    ).map(tuple),
    author=st.builds(AuthorPart, words, words),
)


@given(records)
def test_a_record_has_one_form(record: Record) -> None:
    data = canonical(record)
    assert canonical(parsed(Record, data)) == data
    assert data.decode().endswith("}\n")


@given(records, st.data())
def test_no_other_bytes_are_that_record(record: Record, data: st.DataObject) -> None:
    whole = canonical(record)
    at = data.draw(st.integers(0, len(whole)))
    blank = data.draw(st.sampled_from((b" ", b"\n", b"\t", b"\r")))
    try:
        other = parsed(Record, whole[:at] + blank + whole[at:])
    except NotCanonical:
        return
    assert canonical(other) != whole


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff\xfe{", b'{"schema": NaN}', b"1" * 5000, b'{"a": "\\ud800"}'])
def test_what_is_no_record(data: bytes) -> None:
    with pytest.raises(NotCanonical):
        parsed(Record, data)


@given(st.binary(min_size=1, max_size=400))
def test_a_signature_has_one_form(blob: bytes) -> None:
    import base64

    loose = b"-----BEGIN SSH SIGNATURE-----\r\n" + base64.encodebytes(blob) + b"\n-----END SSH SIGNATURE-----"
    text = armoured(loose)
    assert armoured(text) == text
    assert base64.b64decode(b"".join(text.split(b"\n")[1:-2])) == blob


@pytest.mark.parametrize(
    "data", [b"", b"-----BEGIN SSH SIGNATURE-----\n!\n-----END SSH SIGNATURE-----\n", b"-----BEGIN PGP SIGNATURE-----\n"]
)
def test_what_is_no_signature(data: bytes) -> None:
    with pytest.raises(NotArmour):
        armoured(data)


def test_a_record_says_what_was_found_and_let_pass(signed: Office) -> None:
    record = parsed(Record, signed.record.read_bytes())
    found = {each.code: each for each in record.findings}
    assert (found["GI301"].state, found["GI301"].turn) == ("accepted", "new")
    assert (found["GI303"].state, found["GI303"].turn) == ("open", "unchanged")
    assert [(each.code, each.who, each.reason) for each in record.waivers] == [("GI301", "李某", "已核对原始台账，以台账为准")]
    assert (record.report.organ, record.report.year, record.report.format) == ("青屿县水务局", 2024, "text")
    assert [pack.name for pack in record.packs] == ["core", "rules"]
    assert record.examined.tables == 3
    assert record.author.who == AUTHOR
    assert moment(record.author.when)


def test_a_record_names_no_folder(signed: Office) -> None:
    """It goes with its report, and is published."""
    assert "/" not in signed.record.read_text(encoding="utf-8").replace('"gilint.signoff/1"', "")


def test_every_file_of_the_rules_counts(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    shutil.copytree(rules_folder(), folder)
    first = digests.of_folder(folder)
    assert first == digests.of_folder(rules_folder())
    for name in ("decisions.yaml", "profiles.yaml", "vocabulary/claims.yaml", "forms/2021.yaml"):
        whole = (folder / name).read_bytes()
        (folder / name).write_bytes(whole + b"#")
        assert digests.of_folder(folder) != first, name
        (folder / name).write_bytes(whole)
    (folder / "core/lists/new.txt").write_bytes(b"")
    assert digests.of_folder(folder) != first


def test_names() -> None:
    assert same_person("Wang Mou", "ｗａｎｇ mou ")
    assert not same_person("李某", "李某某")
    assert is_name("李某 (水务局) <li@example.org>")
    assert not any(map(is_name, ("", " 李某", "李\n某", "李\u202e某", "\x1b[2J", "李" * 201)))


def test_moments() -> None:
    assert moment("2026-01-31T09:30:00+08:00")
    assert not any(map(moment, ("2026-01-31", "2026-01-31T09:30:00", "2026-13-01T00:00:00+08:00", "0001-01-01T00:00:00+23:59", "昨天")))


def test_the_year_before_is_found_when_only_this_report_names_the_city(unsigned: Office) -> None:
    write_report(unsigned.report, agency="云川市青屿县水务局")
    record = draw_up(unsigned.report, unsigned.basis()[0], AuthorPart(AUTHOR, now().isoformat())).record
    assert record.beside.previous is not None


def test_a_member_of_an_archive_has_the_hash_of_its_bytes_as_far_as_the_limits_say(tmp_path: Path) -> None:
    packed = tmp_path / "报送.zip"
    packed.write_bytes(plain(("a.txt", b"1" * 50)))
    member = Path(f"{packed}!/a.txt")
    assert digests.of_report(member, Limits(file=50)) == hashlib.sha256(b"1" * 50).hexdigest()
    with pytest.raises(OSError, match="too-large"):
        digests.of_report(member, Limits(file=49))
