"""The reference pages in docs/rules are those of the rules that ship; `gilint rules docs` writes them and tells what is stale."""

from __future__ import annotations

from pathlib import Path

from gilint.planning import core_folder
from gilint.rules.pack import load_pack
from tests.packaging.conftest import ROOT
from tests.packs import NO_CANAL
from tests.runs import Run

OWN = "rules:\n" + NO_CANAL + NO_CANAL.replace("XX001", "XX002").replace("no-canal", "no-bridge")


def test_the_pages_of_this_repository_are_up_to_date(run: Run) -> None:
    done = run("rules", "docs", "--check", "--output", ROOT / "docs" / "rules", "--lang", "en")
    assert done.returncode == 0, f"run `gilint rules docs`:\n{done.stdout}{done.stderr}"


def test_every_rule_has_a_page_in_both_languages_and_stands_in_the_index(run: Run, tmp_path: Path) -> None:
    assert run("rules", "docs", "--output", "pages").returncode == 0
    rules = load_pack(core_folder()).rules
    for lang in ("zh", "en"):
        index = (tmp_path / "pages" / lang / "README.md").read_text(encoding="utf-8")
        for rule in rules:
            assert f"[{rule.code}]({rule.code}.md) | {rule.name}" in index
            page = (tmp_path / "pages" / lang / f"{rule.code}.md").read_text(encoding="utf-8")
            assert page.startswith(f"# {rule.code} {rule.name}")
            assert f"ignore: [{rule.code}]" in page
            assert f"kind: {rule.kind}" in page
    assert "相差1" in (tmp_path / "pages" / "zh" / "GI301.md").read_text(encoding="utf-8"), "a message filled with values"


def test_pages_are_the_same_each_time_and_wherever_they_are_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    for folder in (tmp_path, tmp_path / "other"):
        (folder / "own.yaml").write_text(OWN, encoding="utf-8")
    run("rules", "docs", "own.yaml", "--output", "one")
    run("rules", "docs", tmp_path / "other" / "own.yaml", "--output", "two", "--lang", "en")
    one, two = (
        {str(path.relative_to(tmp_path / name)): path.read_text(encoding="utf-8") for path in (tmp_path / name).rglob("*.md")}
        for name in ("one", "two")
    )
    assert one == two
    assert len(one) == 6
    assert not [name for name, page in one.items() if str(tmp_path) in page]


def test_what_is_not_as_it_would_be_written_is_told_and_then_put_right(run: Run, tmp_path: Path) -> None:
    pages = tmp_path / "docs" / "rules"
    (tmp_path / "own.yaml").write_text(OWN, encoding="utf-8")
    assert run("rules", "docs", "own.yaml").returncode == 0
    assert run("rules", "docs", "own.yaml", "--check").returncode == 0
    (pages / "zh" / "XX001.md").write_text("old", encoding="utf-8")
    (pages / "en" / "XX002.md").unlink()
    (pages / "zh" / "XX003.md").write_text("of a rule of somebody else", encoding="utf-8")
    (pages / "own-words.md").write_text("not of this command", encoding="utf-8")
    done = run("rules", "docs", "own.yaml", "--check", "--lang", "en")
    assert done.returncode == 1
    told = [line.replace("\\", "/") for line in done.stdout.splitlines()]
    assert told[:-1] == ["stale docs/rules/zh/XX001.md", "missing docs/rules/en/XX002.md"]
    assert (pages / "zh" / "XX001.md").read_text(encoding="utf-8") == "old"
    assert run("rules", "docs", "own.yaml").returncode == 0
    assert run("rules", "docs", "own.yaml", "--check").returncode == 0
    assert (pages / "zh" / "XX003.md").exists()
    assert (pages / "own-words.md").exists()


def test_a_pack_with_mistakes_gets_no_pages(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("rules: [{code: XX001}]", encoding="utf-8")
    assert run("rules", "docs", "own.yaml", "--output", "pages").returncode == 2
    assert run("rules", "docs", "absent.yaml", "--output", "pages").returncode == 2
    assert not (tmp_path / "pages").exists()


def test_a_folder_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pages").write_text("a file", encoding="utf-8")
    (tmp_path / "own.yaml").write_text(OWN, encoding="utf-8")
    done = run("rules", "docs", "own.yaml", "--output", "pages")
    assert (done.returncode, "pages" in done.stderr) == (2, True)


def test_only_pages_of_gilints_own_rules_are_ever_removed(run: Run, tmp_path: Path) -> None:
    foreign = [tmp_path / "docs" / "zh" / name for name in ("guide.md", "index.md", "XX001.md")]
    gone = tmp_path / "docs" / "en" / "GI999.md"
    for place in (*foreign, gone):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("own words", encoding="utf-8")
    assert run("rules", "docs", "--output", "docs").returncode == 0
    assert not gone.exists()
    assert [place.read_text(encoding="utf-8") for place in foreign] == ["own words"] * 3
    (tmp_path / "own.yaml").write_text(OWN, encoding="utf-8")
    assert run("rules", "docs", "own.yaml", "--output", "docs").returncode == 0
    assert (tmp_path / "docs" / "zh" / "GI301.md").exists()
    assert foreign[0].read_text(encoding="utf-8") == "own words"
