"""Packs of people who mean harm: nothing hangs, eats memory, runs code or dies; each mistake is told once, the sound rules run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.packs import NO_CANAL
from tests.runs import environment, write_report

resource = pytest.importorskip("resource", reason="memory and time are bounded as POSIX has it")

MEMORY = 1024**3
"""Address space that a run may take, in bytes."""
SECONDS = 60
"""Processor time of a run: far above what any takes, far below what a pattern that backtracks does."""

SOUND = NO_CANAL.replace("XX001", "XX900").replace("no-canal", "sound-rule")


def rule(code: str = "XX001", **changed: str) -> str:
    """A rule whose lines are replaced by others; a value is written as YAML."""
    lines = SOUND.replace("XX900", code).replace("sound-rule", f"rule-{code.lower()}").splitlines()
    for key, value in changed.items():
        lines = [f"    {key}: {value}" if line.startswith(f"    {key}:") else line for line in lines]
    return "\n".join(lines) + "\n"


def pack(folder: Path, hostile: str | bytes, name: str = "bad.yaml") -> Path:
    """A folder with a sound rule file and a hostile one."""
    place = folder / "pack"
    place.mkdir(exist_ok=True)
    (place / "sound.yaml").write_text(f"rules:\n{SOUND}", encoding="utf-8")
    (place / name).write_bytes(hostile.encode() if isinstance(hostile, str) else hostile)
    return place


def gilint(folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    done = subprocess.run(
        [sys.executable, "-m", "gilint", *map(str, arguments)],
        cwd=folder, capture_output=True, encoding="utf-8", timeout=300, preexec_fn=limited, check=False,
        env=environment(GILINT_CACHE=str(folder / "cache"), GILINT_LANG="en"),
    )  # fmt: skip
    assert done.returncode in (0, 1, 2, 3), done.stderr
    assert "Traceback" not in done.stderr
    assert "internal error" not in done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    return done


def check(folder: Path, place: Path) -> subprocess.CompletedProcess[str]:
    """Checks two reports in which the sound rule has something to find."""
    for name in ("one.txt", "two.txt"):
        write_report(folder / name, append={"1": "运河已经通航。"})
    done = gilint(folder, "check", "one.txt", "two.txt", "--isolated", "--rules", place, "--format", "json")
    assert len(done.stderr.splitlines()) < 120, "a pack does not fill a screen"
    return done


def spoke(done: subprocess.CompletedProcess[str], code: str = "XX900") -> bool:
    reports = json.loads(done.stdout)["reports"]
    return bool(reports) and all(any(finding["code"] == code for finding in report["findings"]) for report in reports)


def matching(patterns: str, more: str = "") -> str:
    """A file with a rule for a YAML list of patterns."""
    return "rules:\n" + rule(check=f"{{kind: pattern, patterns: {patterns}{more}}}")


def saying(key: str, zh: str, en: str) -> str:
    return "rules:\n" + rule(**{key: f'{{zh: "{zh}", en: "{en}"}}'})


REFUSED: dict[str, tuple[Callable[[], str | bytes], str]] = {
    "a repetition of a repetition": (lambda: matching("['x{1000}{1000}']"), "bad.yaml:9"),
    "nested repetitions": (lambda: matching("['((x{30}){30}){30}']"), "bad.yaml:9"),
    "a pattern that grows when compiled": (lambda: matching(f"['{'(?:[一-龥]{1,900})?' * 40}']"), "bad.yaml:9"),
    "many patterns that grow when compiled": (lambda: matching(str([f"a{n}x{{900}}" for n in range(900)])), "too large together"),
    "a huge alternation": (lambda: matching(f"['{'|'.join(f'w{n}' for n in range(300_000))}']"), "more than 10000 characters"),
    "a pattern that matches nothing": (lambda: matching("['a*']"), "bad.yaml:9"),
    "a million words": (lambda: "rules: [" + "w, " * 1_000_000 + "w]", "too many"),
    "half a million nodes": (lambda: "rules:\n" + "- {}\n" * 500_000, "too many"),
    "a rule of a hundred thousand values": (lambda: matching("[" + "w, " * 100_000 + "]"), "more than 5000 values"),
    "a thousand unknown keys": (lambda: "rules:\n  - {" + ", ".join(f"k{n}: 1" for n in range(1_000)) + "}\n", "unknown key 'k0'"),
    "a key of a million letters": (lambda: "rules:\n  - {? " + "k" * 1_000_000 + " : 1}\n", "unknown key"),
    "deep lists": (lambda: "rules: " + "[" * 100_000, "deeply nested"),
    "deep mappings": (lambda: "rules: " + "{a: " * 60 + "1" + "}" * 60, "deeply nested"),
    "an alias bomb": (lambda: "a: &a [x, x]\n" + "".join(f"{n}: &n{n} [*a, *a]\n" for n in range(50)), "aliases"),
    "an anchor that holds itself": (lambda: "rules: &a [*a]", "aliases"),
    "a tag that makes objects": (lambda: "rules: !!python/object/apply:os.system ['touch ran']", "not allowed"),
    "a tag with an escape": (lambda: "rules: !%1b%5b31m x", "not allowed"),
    "two documents": (lambda: "rules: []\n---\nrules: []\n", "more than one document"),
    "no text at all": (lambda: bytes(range(256)) * 1_000, "bad.yaml:1"),
    "a hundred megabytes": (lambda: b"rules: []\n" + b"#" * 100_000_000, "larger than"),
    "not a list of rules": (lambda: "rules: 7", "with a list of rules"),
    "rules that are no mappings": (lambda: "rules: [1, 2, [3], x]", "rules[2]: expected a mapping"),
    "a word list that is no name": (lambda: matching("{list: [a, {b: c}]}"), "no word list"),
    "a kind that is no name": (lambda: "rules:\n" + rule(check="{kind: [pattern]}"), "no check kind"),
    "a kind that is a private module": (lambda: "rules:\n" + rule(check="{kind: _patterns}"), "no check kind"),
    "a kind that is somewhere else": (lambda: "rules:\n" + rule(check="{kind: ..run}"), "no check kind"),
    "escapes in a title": (lambda: saying("title", r"\e[31m红", r"\e[2J"), "title: holds characters that cannot be seen: U+001B"),
    "marks that turn the line in a message": (lambda: saying("message", r"\u202Ex", r"x\u2066"), "U+202E"),
    "escapes in an unknown key": (lambda: "rules:\n" + rule().replace("level:", r'"\e[31mlevel":'), "unknown key"),
    "a message of a million letters": (lambda: saying("message", "x" * 1_000_000, "x"), "message: longer than"),
    "a message that repeats what was found": (lambda: saying("message", "{found}" * 200, "x"), "more than 24 places"),
    "not a number": (lambda: matching("[a]", ", near: .nan"), "expected a whole number"),
    "endless": (lambda: matching("[a]", ", near: .inf"), "expected a whole number"),
    "a number of a thousand digits": (lambda: matching("[a]", ", near: " + "9" * 1_000), "expected a whole number"),
    "less than no findings": (lambda: "rules:\n" + rule().replace("{name: 写了,", "{name: 写了, times: -1,"), "no count"),
    "no findings": (lambda: "rules:\n" + rule().replace("{name: 写了,", "{name: 写了, times: 0,"), "no count"),
    "a code of gilint's own": (lambda: "rules:\n" + rule("GI301"), "GI301: codes that begin with GI"),
    "a code like gilint's own": (lambda: "rules:\n" + rule("GI9999"), "codes that begin with GI"),
    "a rule that silences gilint's own": (
        lambda: "rules:\n" + rule() + "    mutes: [{codes: [GI201, GI301], within: file}]\n",
        "must not mute GI201, GI301",
    ),
    "a code twice": (lambda: "rules:\n" + rule() + rule(), "used twice"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_wrong_is_told_once_and_the_sound_rules_run(name: str, tmp_path: Path) -> None:
    content, words = REFUSED[name]
    done = check(tmp_path, pack(tmp_path, content()))
    assert done.returncode == 2
    assert sum(words in line for line in done.stderr.splitlines()) >= 1, done.stderr
    assert len(set(done.stderr.splitlines())) == len(done.stderr.splitlines())
    assert spoke(done)
    assert not (tmp_path / "ran").exists()


def test_a_pattern_that_matches_everything_in_an_endless_sentence_takes_no_time(tmp_path: Path) -> None:
    write_report(tmp_path / "long.txt", append={"1": "水质公告，" * 60_000})
    done = gilint(tmp_path, "check", "long.txt", "--isolated", "--rules", pack(tmp_path, matching("['(.)', '(公)']")), "--format", "json")
    assert any(finding["code"] == "XX001" for finding in json.loads(done.stdout)["reports"][0]["findings"])


def test_a_pattern_that_others_backtrack_on_takes_no_time(tmp_path: Path) -> None:
    place = pack(tmp_path, matching("['(a+)+$|(?:a|a)*b|(?:[a-z]+)*c']"))
    write_report(tmp_path / "report.txt", append={"1": "a" * 50_000 + "！运河"})
    done = gilint(tmp_path, "check", "report.txt", "--isolated", "--rules", place, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert spoke(done)


@pytest.mark.parametrize(
    "message",
    ["{found.__class__}", "{0}", "{", "}{", "{found:>999999999}", "{found!r}", "{{found}}", "%(found)s", "${found}", "{__class__}"],
)
def test_a_message_is_filled_with_values_and_nothing_else(message: str, tmp_path: Path) -> None:
    done = check(tmp_path, pack(tmp_path, "rules:\n" + rule(message=json.dumps({"zh": message, "en": message}))))
    told = [
        finding["message"] for report in json.loads(done.stdout)["reports"] for finding in report["findings"] if finding["code"] == "XX001"
    ]
    assert set(told) == {message.replace("{found}", "运河")}


def test_the_test_of_a_pack_tells_a_place_that_nothing_fills(tmp_path: Path) -> None:
    done = gilint(tmp_path, "rules", "test", pack(tmp_path, saying("message", "写了{fuond}", "x")))
    assert (done.returncode, "there is no value for {fuond}" in done.stdout) == (2, True)


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _loop(path: Path) -> None:
    path.symlink_to(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _folder(path: Path) -> None:
    path.symlink_to(path.parent)


def _unreadable(path: Path) -> None:
    """Memory of the reading process itself: a regular file that nobody, root included, can read from its beginning."""
    path.symlink_to("/proc/self/mem")


@pytest.mark.skipif(sys.platform != "linux", reason="files of a sort that only Linux has")
@pytest.mark.parametrize("make", [_fifo, _loop, _device, _folder, _unreadable])
@pytest.mark.parametrize("where", ["bad.yaml", "lists/bad.yaml"])
def test_a_file_that_is_none_is_told(make: Callable[[Path], None], where: str, tmp_path: Path) -> None:
    place = pack(tmp_path, f"rules:\n{rule()}", "second.yaml")
    (place / "lists").mkdir()
    make(place / where)
    done = check(tmp_path, place)
    assert done.returncode == 2
    assert [f"{where}:1" in line for line in done.stderr.splitlines()] == [True]
    assert spoke(done)
    assert spoke(done, "XX001")


@pytest.mark.skipif(sys.platform != "linux", reason="files of a sort that only Linux has")
@pytest.mark.parametrize("make", [_fifo, _loop, _device])
def test_a_pack_that_is_no_file_is_told(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "bad.yaml")
    write_report(tmp_path / "one.txt")
    done = gilint(tmp_path, "check", "one.txt", "--isolated", "--rules", "bad.yaml")
    assert (done.returncode, "bad.yaml" in done.stderr) == (2, True)


def test_a_folder_that_leads_back_to_itself_is_read_once(tmp_path: Path) -> None:
    place = pack(tmp_path, f"rules:\n{rule()}")
    (place / "again").symlink_to(place)
    done = check(tmp_path, place)
    assert (done.returncode, done.stderr) == (0, "")
    assert spoke(done)


def test_ten_thousand_rules_are_too_many(tmp_path: Path) -> None:
    place = tmp_path / "pack"
    place.mkdir()
    for part in range(4):
        rules = "".join(rule(f"X{'ABCD'[part]}{n:04}") for n in range(2_500))
        (place / f"part{part}.yaml").write_text(f"rules:\n{rules}", encoding="utf-8")
    done = check(tmp_path, place)
    assert (done.returncode, "more than 1000 rules" in done.stderr) == (2, True)
    assert spoke(done, "XA0001")


def test_ten_thousand_files_are_too_many(tmp_path: Path) -> None:
    place = pack(tmp_path, "rules: []")
    for n in range(10_000):
        (place / f"{n}.yaml").write_text("rules: []")
    done = check(tmp_path, place)
    assert (done.returncode, "more than 500 files" in done.stderr) == (2, True)


def test_a_pack_without_rules_is_told(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    done = check(tmp_path, tmp_path / "pack")
    assert (done.returncode, "no rule files" in done.stderr) == (2, True)


def test_a_word_list_of_a_million_words_is_told(tmp_path: Path) -> None:
    place = pack(tmp_path, matching("{list: words}"))
    (place / "lists").mkdir()
    (place / "lists" / "words.yaml").write_text("words: [" + "w, " * 1_000_000 + "]")
    done = check(tmp_path, place)
    assert done.returncode == 2
    assert "words.yaml:1" in done.stderr
    assert spoke(done)


def test_a_long_word_list_that_many_rules_use_is_counted_each_time(tmp_path: Path) -> None:
    rules = "".join(rule(f"XX{n:03}", check="{kind: pattern, patterns: {list: words}}") for n in range(200))
    place = pack(tmp_path, f"rules:\n{rules}")
    (place / "lists").mkdir()
    (place / "lists" / "words.yaml").write_text("words: [" + ", ".join(f"word{n}" for n in range(1_500)) + "]")
    done = check(tmp_path, place)
    assert (done.returncode, "of the pack are too large together" in done.stderr) == (2, True)
    assert spoke(done)


def test_a_rule_that_fails_on_every_report_is_told_once(tmp_path: Path) -> None:
    odd = "{kind: figures, cell: t9.nowhere, when: [{sum: [t3.new.total], relation: '>='}]}"
    done = check(tmp_path, pack(tmp_path, f"rules:\n{rule(check=odd)}"))
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "bad.yaml:2" in done.stderr
    assert spoke(done)


def test_numbers_below_zero_are_only_odd(tmp_path: Path) -> None:
    odd = "{kind: pattern, patterns: [运河], near: -5, parts: [-1, 99, 999999999999999999]}"
    done = check(tmp_path, pack(tmp_path, f"rules:\n{rule(check=odd)}"))
    assert (done.returncode, spoke(done)) == (0, True)


def test_names_with_escapes_do_not_reach_the_terminal(tmp_path: Path) -> None:
    place = pack(tmp_path, "rules: 7", "\x1b[31mbad\x07.yaml")
    done = check(tmp_path, place)
    assert (done.returncode, r"\x1b[31mbad\x07.yaml:1" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    "change",
    [
        "{order: [99]}",
        "{order: [0, -7]}",
        "{year: -5}",
        "{edition: '1066'}",
        "{rows: {t3.new: 1}}",
        "{body: 7}",
        "{repeat: {'1': 999999999999}}",
    ],
)
def test_examples_that_make_no_report_are_told(change: str, tmp_path: Path) -> None:
    done = gilint(
        tmp_path, "rules", "test", pack(tmp_path, f"rules:\n{rule()}".replace("{name: 没写}", f"{{name: odd, change: {change}}}"))
    )
    assert (done.returncode, "fault XX001 “odd”" in done.stdout) == (2, True), done.stdout


def test_escapes_in_examples_do_not_reach_the_terminal(tmp_path: Path) -> None:
    place = pack(tmp_path, f"rules:\n{rule()}".replace("name: 没写", 'name: "\\e[31m没写", change: {append: {"1": "\\e[2J"}}'))
    for command in (("rules", "test"), ("explain", "XX", "--rules"), ("rules", "show", "XX001", "--rules"), ("rules", "list", "--rules")):
        assert gilint(tmp_path, *command, place).returncode == 0
    assert gilint(tmp_path, "rules", "docs", place, "--output", "pages").returncode == 0
    assert "\x1b" not in (tmp_path / "pages" / "zh" / "XX001.md").read_text(encoding="utf-8")


def test_a_page_shows_marks_as_signs(tmp_path: Path) -> None:
    title = '{zh: "<script>x</script> [a](javascript:x) | `b`", en: "# x"}'
    gilint(tmp_path, "rules", "docs", pack(tmp_path, "rules:\n" + rule(title=title)), "--output", "pages")
    page = (tmp_path / "pages" / "zh" / "XX001.md").read_text(encoding="utf-8").splitlines()[0]
    assert page.endswith(r"\<script\>x\</script\> \[a\](javascript:x) \| \`b\`")
