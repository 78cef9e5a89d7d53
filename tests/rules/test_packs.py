"""Rule packs: what is wrong is told by file, line and allowed keys; what is sound still loads; a rule that fails is told once."""

from __future__ import annotations

from pathlib import Path

import pytest

from gilint.cache import remembered
from gilint.findings import Finding, Location
from gilint.rules.model import Mute, Subject
from gilint.rules.pack import Pack, load_pack
from gilint.rules.run import run_rules, without_muted
from gilint.yamlfile import YamlFault, parse_yaml
from tests import specimens

RULE = """\
rules:
  - code: XX001
    name: no-canal
    level: warning
    title: {zh: 不写运河, en: No canals}
    message: {zh: '写了“{found}”。', en: 'It says {found}.'}
    advice: {zh: 删去。, en: Leave it out.}
    why: {zh: 本县没有运河。, en: There is no canal here., clause: 青屿县办法第三条}
    check: {kind: pattern, patterns: [运河]}
    examples:
      bad: [{name: 写了, change: {append: {"1": 运河已经通航。}}}]
      good: [{name: 没写}]
"""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GILINT_CACHE", str(tmp_path / "cache"))


def _pack(folder: Path, text: str) -> Pack:
    (folder / "pack").mkdir(exist_ok=True)
    (folder / "pack" / "canal.yaml").write_text(text)
    return load_pack(folder / "pack")


def test_a_pack_of_ones_own_runs_beside_nothing_else(tmp_path: Path) -> None:
    pack = _pack(tmp_path, RULE)
    assert not pack.faults
    document = specimens.document(append={"1": "运河已经通航。"})
    outcome = run_rules(pack.rules, Subject("x", document=document, report=specimens.report_of(document)))
    assert [(finding.code, finding.severity, finding.location.section, finding.location.quote) for finding in outcome.findings] == [
        ("XX001", "warning", 1, "运河")
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("level: warning", "level: grave", 4, ["'grave'", "error, warning, info, off"]),
        ("level: warning", "levle: warning", 4, ["unknown key 'levle'", "did you mean 'level'", "allowed: code, name"]),
        ("code: XX001", "code: canal", 2, ["'canal' is no code"]),
        ("name: no-canal", "name: No Canal", 3, ["is no name"]),
        ("kind: pattern,", "kind: patern,", 9, ["did you mean 'pattern'"]),
        ("patterns: [运河]", "pattern: [运河]", 9, ["did you mean 'patterns'"]),
        ("patterns: [运河]", "patterns: 运河", 9, ["expected a list"]),
        ("patterns: [运河]", "patterns: ['(运河']", 9, ["RE2"]),
        ("patterns: [运河]", "patterns: ['(?=运)河']", 9, ["RE2"]),
        ("patterns: [运河]", "patterns: {list: canals}", 9, ["no word list 'canals'"]),
        ("{zh: 删去。, en: Leave it out.}", "{zh: 删去。}", 7, ["the key 'en' is missing"]),
        ("      good: [{name: 没写}]\n", "      good: []\n", 10, ["at least one example"]),
        ("rules:", "rulez:", 1, ["a key 'rules'"]),
        ("    level: warning", "    level: warning\n    level: error", 5, ["duplicate key 'level'"]),
        ("    level: warning", "    level: &a warning\n    confidence: *a", 4, ["alias"]),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_is_allowed(tmp_path: Path, old: str, new: str, line: int, words: list[str]) -> None:
    pack = _pack(tmp_path, RULE.replace(old, new))
    assert not pack.rules
    told = [fault for fault in pack.faults if all(word in fault.message for word in words)]
    assert told, [str(fault) for fault in pack.faults]
    assert told[0].line == line
    assert told[0].file.endswith("canal.yaml")


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    pack = _pack(
        tmp_path, RULE.replace("level: warning", "level: grave").replace("kind: pattern,", "kind: patern,").replace("clause:", "claus:")
    )
    assert len(pack.faults) >= 3


def test_the_sound_rules_of_a_faulty_pack_load(tmp_path: Path) -> None:
    second = RULE.split("rules:\n")[1].replace("XX001", "XX002").replace("level: warning", "level: grave")
    pack = _pack(tmp_path, RULE + second)
    assert [rule.code for rule in pack.rules] == ["XX001"]
    assert len(pack.faults) == 1


def test_a_code_stands_once(tmp_path: Path) -> None:
    pack = _pack(tmp_path, RULE + RULE.split("rules:\n")[1])
    assert any("used twice" in fault.message for fault in pack.faults)


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{a: " * 50_000, "&a [*a]", "!!python/object:os.system x", "a: 1\na: 2", "\x00", "? [a]\n: b"]
)
def test_hostile_yaml_is_a_fault_and_no_crash(text: str) -> None:
    with pytest.raises(YamlFault):
        parse_yaml(text, "x.yaml")


def test_plain_words_stay_words() -> None:
    data = parse_yaml("{a: no, b: 12:30, c: 010, d: 2024-01-31, e: 7, f: 1.5, g: true, h: ~, i: '7'}", "x").data
    assert data == {"a": "no", "b": "12:30", "c": "010", "d": "2024-01-31", "e": 7, "f": 1.5, "g": True, "h": None, "i": "7"}


def test_a_rule_that_fails_is_told_and_the_others_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = _pack(tmp_path, RULE)
    other = load_pack(Path("rules/core")).rules
    document = specimens.document(tables={"t3": "absent"})
    subject = Subject("x", document=document, report=specimens.report_of(document))
    monkeypatch.setattr("gilint.rules.kinds.pattern.passages", lambda *_: 1 // 0)
    outcome = run_rules([*pack.rules, *(rule for rule in other if rule.code == "GI201")], subject)
    assert [(fault.code, fault.message) for fault in outcome.faults] == [("XX001", "ZeroDivisionError: integer division or modulo by zero")]
    assert "GI201" in [finding.code for finding in outcome.findings]


def _finding(code: str, cell: str = "", section: int | None = None) -> Finding:
    return Finding(
        code, code, "error", "high", Location(section=section, table=cell.partition(".")[0], cell=cell), fingerprint=f"{code}{cell}"
    )


@pytest.mark.parametrize(
    ("within", "kept"),
    [
        ("file", []),
        ("section", ["t4.review.total"]),
        ("table", ["t4.review.total"]),
        ("row", ["t3.granted.total", "t4.review.total"]),
        ("cell", ["t3.new.research", "t3.granted.total", "t4.review.total"]),
    ],
)
def test_a_rule_mutes_another_as_far_as_it_says(within: str, kept: list[str]) -> None:
    others = [
        _finding("B", cell, 4 if cell.startswith("t4") else 3)
        for cell in ("t3.new.total", "t3.new.research", "t3.granted.total", "t4.review.total")
    ]
    left = without_muted([_finding("A", "t3.new.total", 3), *others], {"A": (Mute(("B",), within),)})  # type: ignore[arg-type]
    assert [finding.location.cell for finding in left if finding.code == "B"] == kept


def test_what_is_remembered_is_made_anew_when_its_source_changes_or_its_file_is_broken(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_text("one")
    made: list[str] = []

    def make() -> str:
        made.append(source.read_text())
        return made[-1]

    assert [remembered("x", [source], make) for _ in range(2)] == ["one", "one"]
    assert made == ["one"]
    source.write_text("two")
    assert remembered("x", [source], make) == "two"
    for file in (tmp_path / "cache").iterdir():
        file.write_bytes(b"broken")
    assert remembered("x", [source], make) == "two"
    assert made == ["one", "two", "two"]


def test_a_paragraph_of_the_same_text_elsewhere_keeps_its_fingerprint() -> None:
    before = specimens.document(append={"1": "网址为澳门金沙。"})
    after = specimens.document(append={"1": "网址为澳门金沙。"}, insert=("另一行",))
    rules = load_pack(Path("rules/core")).rules
    subjects = [Subject("x", document=document, report=specimens.report_of(document)) for document in (before, after)]
    spam = [[finding for finding in run_rules(rules, subject).findings if finding.code == "GI601"] for subject in subjects]
    assert [finding.fingerprint for finding in spam[0]] == [finding.fingerprint for finding in spam[1]] != []


def test_a_word_list_stands_for_its_words_in_a_list_of_groups_too(tmp_path: Path) -> None:
    (tmp_path / "pack" / "lists").mkdir(parents=True)
    (tmp_path / "pack" / "lists" / "water.yaml").write_text("words: [运河, 水渠]")
    group = "{name: {zh: 水, en: water}, near: 4, words: {list: water}}"
    pack = _pack(tmp_path, RULE.replace("{kind: pattern, patterns: [运河]}", f"{{kind: word-list, groups: [{group}]}}"))
    assert not pack.faults
    assert pack.rules[0].params.groups[0].words == ("运河", "水渠")
