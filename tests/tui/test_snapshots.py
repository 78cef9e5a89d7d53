"""Every screen as it looked when somebody last looked at it.

After a change that is meant: `pytest tests/tui --snapshot-update`, and read the diff.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.widgets import Input, OptionList

from gilint.decisions.file import NAME, Change, write_decisions
from gilint.decisions.model import Decision
from gilint.triage.rows import Row
from gilint.tui.themes import LIGHT, PLAIN
from gilint.wording import Language
from tests.tui.drawing import drawn
from tests.tui.sittings import Sitting, run, samples_in, sitting

SIZES = ((80, 24), (120, 40))
TABLES, PROSE, DATES, TOWN = "交通运输局", "水利厅", "司法局", "钟汀镇"


class Screens(SingleFileSnapshotExtension):
    """A text file a screen."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


class Shots:
    """What was seen in one sitting, by name; compared at its end."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self.taken: dict[str, str] = {}

    async def take(self, name: str) -> None:
        app = self._sitting.app
        for field in app.screen.query(Input):
            field.cursor_blink = False
        await self._sitting.pilot.pause()
        self.taken[name] = drawn(app.screen._compositor.render_strips())


Visit = Callable[[Sitting, Shots], Awaitable[None]]


@pytest.fixture
def visited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion) -> Callable[..., None]:
    """Makes a visit to a folder with some samples, and compares what was seen."""
    # The name of the folder is all that is seen of its place.
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)

    def visit(visit: Visit, size: tuple[int, int], lang: Language, samples: Sequence[str], **looks: object) -> None:
        taken: dict[str, str] = {}

        async def main() -> None:
            folder = Path("报告")
            folder.mkdir()
            if samples:
                samples_in(folder, *samples)
            async with sitting(folder, size=size, lang=lang, **looks) as opened:  # type: ignore[arg-type]
                await opened.checked()
                shots = Shots(opened)
                await visit(opened, shots)
                taken.update(shots.taken)

        run(main)
        for name, text in taken.items():
            assert text == snapshot.use_extension(Screens)(name=name)

    return visit


every_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
both = pytest.mark.parametrize("lang", ["zh", "en"])


async def go_to(opened: Sitting, word: str) -> None:
    """To the finding of a rule or at a cell."""
    await opened.press("colon")
    await opened.write(word)
    await opened.press("enter")


async def reading(opened: Sitting, shots: Shots) -> None:
    await go_to(opened, "GI301")
    await shots.take("table")
    await opened.press("z")
    await shots.take("findings-zoomed")
    await opened.press("z", "enter", "z")
    await shots.take("document-zoomed")
    await opened.press("z", "4")
    await shots.take("details-focused")
    await go_to(opened, "GI402")
    await shots.take("prose")
    await opened.press("t")
    await shots.take("prose-related")
    await opened.press("1", "down")
    await shots.take("reports-focused")


async def finding(opened: Sitting, shots: Shots) -> None:
    await opened.press("slash")
    await shots.take("filter-empty")
    await opened.write("规则:GI3 ")
    await shots.take("filter")
    await opened.write("什么:")
    await shots.take("filter-fault")
    await opened.press("ctrl+u")
    await opened.write("规则:GI999")
    await opened.press("enter")
    await shots.take("filter-nothing")
    await opened.press("escape")
    await opened.press("s")
    await shots.take("sort")
    await opened.press("3", "b")
    await shots.take("group")
    await opened.press("2")
    await opened.press("g", "enter")
    await shots.take("grouped")
    await opened.press("v")
    await shots.take("quick-filter")
    await opened.press("escape", "colon")
    await opened.write("GI999")
    await opened.press("enter")
    await shots.take("jump-fault")
    await opened.press("escape", "ctrl+f")
    await opened.write("申请")
    await shots.take("find")
    await opened.press("enter")
    await shots.take("found")


async def deciding(opened: Sitting, shots: Shots) -> None:
    await go_to(opened, "GI301")
    await opened.press("a")
    await shots.take("accept")
    await opened.press("ctrl+s")
    await shots.take("accept-fault")
    await opened.write("总计含转送件，已向省厅报备。")
    await opened.press("tab")
    await opened.write("+90")
    await shots.take("accept-filled")
    await opened.press("ctrl+s")
    await opened.until(lambda: "accepted" in opened.decided())
    await shots.take("accepted")
    await opened.press("g", "space")
    await shots.take("marked")
    await opened.press("x")
    await shots.take("false-positive-many")
    await opened.press("escape")
    await opened.press("m")
    await shots.take("note")
    await opened.press("escape", "escape", "e")
    await shots.take("export")


async def states(opened: Sitting, shots: Shots) -> None:
    rows = [line for line in opened.screen.arrangement.lines if isinstance(line, Row)]
    by_code = {row.code: row for row in rows}
    now = "2026-03-01T09:30:00+08:00"

    def decision(code: str, state: str, **more: str) -> Decision:
        row = by_code[code]
        told = {"evidence": row.evidence, "who": "李某", "when": now, "reason": "与上级核对过，口径如此。", **more}
        return Decision(row.fingerprint, row.code, f"{row.agency} {row.year}", row.message, state, **told)  # type: ignore[arg-type]

    made = [
        decision("GI301", "accepted", until="2026-12-31", note="明年按新口径填写。"),
        decision("GI303", "false-positive"),
        decision("GI502", "fixed", reason=""),
        decision("GI204", "accepted", until="2026-03-08"),
        decision("GI402", "accepted", evidence="00000000"),
    ]
    write_decisions(opened.folder / NAME, [Change(None, each) for each in made])
    report = next(opened.folder.glob("*司法局*"))
    text = report.read_bytes().decode("gb18030")
    assert "12月30日" in text
    report.write_bytes(text.replace("12月30日", "12月31日").encode("gb18030"))
    await opened.until(lambda: any(row.turn == "gone" for row in opened.screen.arrangement.rows))
    await opened.until(lambda: opened.screen.session.desk.total.decided == 3)
    await opened.checked()
    for code in by_code:
        await go_to(opened, code)
        await shots.take(f"state-{code}")


async def around(opened: Sitting, shots: Shots) -> None:
    await opened.press("question_mark")
    await shots.take("help")
    await opened.press("end")
    await shots.take("help-end")
    await opened.press("escape", "T")
    await shots.take("theme")
    await opened.press("escape", "ctrl+p")
    await opened.until(lambda: opened.app.screen.query_one(OptionList).option_count > 5)
    await shots.take("palette")


@every_size
@both
def test_reading(visited: Callable[..., None], size: tuple[int, int], lang: Language) -> None:
    visited(reading, size, lang, (TABLES, PROSE))


@every_size
@both
def test_finding(visited: Callable[..., None], size: tuple[int, int], lang: Language) -> None:
    visited(finding, size, lang, (TABLES, PROSE, TOWN))


@every_size
@both
def test_deciding(visited: Callable[..., None], size: tuple[int, int], lang: Language) -> None:
    visited(deciding, size, lang, (TABLES, PROSE))


@every_size
@both
def test_states(visited: Callable[..., None], size: tuple[int, int], lang: Language) -> None:
    visited(states, size, lang, (TABLES, PROSE, DATES, TOWN))


@every_size
@both
def test_around(visited: Callable[..., None], size: tuple[int, int], lang: Language) -> None:
    visited(around, size, lang, (TABLES,))


@every_size
@both
def test_empty_folder(visited: Callable[..., None], size: tuple[int, int], lang: Language) -> None:
    async def empty(opened: Sitting, shots: Shots) -> None:
        await shots.take("empty")

    visited(empty, size, lang, ())


@pytest.mark.parametrize(
    "looks",
    [{"theme": LIGHT.name}, {"theme": PLAIN.name}, {"plain_signs": True}],
    ids=["light", "plain", "plain-signs"],
)
def test_looks(visited: Callable[..., None], looks: dict[str, object]) -> None:
    async def looking(opened: Sitting, shots: Shots) -> None:
        await go_to(opened, "GI301")
        await shots.take("looks")
        await opened.press("a")
        await shots.take("looks-dialog")

    visited(looking, (80, 24), "zh", (TABLES, PROSE), **looks)
